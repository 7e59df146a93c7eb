"""The victims' scorer, on invented sentences."""
import unittest

from scoring.program import Report
from sets.victims import compare, persons, same_person


def report(text, *victims):
    r = Report({"id": "r", "path": "r.txt", "text": text})
    r.findings = [{"type": "victim", "name": n, "outcome": o} for n, o in victims]
    return r


class Victims(unittest.TestCase):
    def test_a_surname_is_enough_and_a_first_name_is_not(self):
        self.assertTrue(same_person("Olen Harsk", "Harsk"))
        self.assertTrue(same_person("Olen Harsk", "Private O. Harsk"))
        self.assertTrue(same_person("Abu Sefu", "Sefu"))
        self.assertFalse(same_person("Olen Harsk", "Olen Brun"))

    def test_each_person_once_and_the_outcome_counts(self):
        r = report("Olen Harsk and Rin Vao", ("Olen Harsk", "killed"), ("Harsk", "killed"), ("Rin Vao", "killed"), ("Dalo Emric", "killed"))
        listed = {"r": [
            {"start": 0, "end": 10, "outcome": ["killed"], "part": "rest"},
            {"start": 15, "end": 22, "outcome": ["detained", "missing"], "part": "drawn"},
        ]}
        found, right = compare(r, persons(r, listed, {}))
        self.assertEqual([f[2] for f in found], [True, False])
        self.assertEqual([(ok, somebody) for *_, ok, somebody in right], [(False, False), (True, True), (True, True), (False, True)])

    def test_an_unsure_person_is_not_missed_and_not_wrong(self):
        r = report("Olen Harsk")
        listed = {"r": [{"start": 0, "end": 10, "outcome": ["killed"], "part": "rest", "unsure": True}]}
        self.assertEqual(compare(r, persons(r, listed, {})), ([], []))


if __name__ == "__main__":
    unittest.main()
