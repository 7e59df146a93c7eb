"""Figures with other numbers and nouns: marks stay on their words, and words stay as many."""
import random
import unittest

from reader import counts, data


class Counts(unittest.TestCase):
    def test_marks_stay_on_their_words(self):
        text = "Two soldiers of Orsk Guards and 1,240 villagers fled; one soldier died in 2031."
        span = lambda words: (text.index(words), text.index(words) + len(words))
        figures = [(*span("Two soldiers"), "other"), (*span("1,240 villagers"), "displaced"), (*span("one soldier"), "killed")]
        raw = "x", "own", text, [], [(*span("Orsk Guards"), "body")], figures
        seen = set()
        for seed in range(40):
            _, _, new, _, entities, moved = counts.recounted(random.Random(seed), raw, 0.8)
            seen.add(new)
            self.assertEqual(new[slice(*entities[0][:2])], "Orsk Guards")
            self.assertEqual([o for _, _, o in moved], ["other", "displaced", "killed"])
            self.assertEqual(new[moved[2][0]:moved[2][1]].split()[0], "one")
            self.assertRegex(new[moved[1][0]:moved[1][1]], r"^\d,\d{3} [a-z]+$")
            self.assertTrue(new[moved[0][0]].isupper() and new.endswith(" in 2031."))
        self.assertGreater(len(seen), 20)

    def test_nothing_is_redrawn_where_nothing_is_to_be(self):
        raw = "x", "own", "Two soldiers died.", [], [], [(0, 12, "killed")]
        self.assertEqual(counts.recounted(random.Random(1), raw, 0.0), raw)
        russian = "x", "own", "Погибли 12 солдат.", [], [], [(8, 17, "killed")]
        self.assertEqual(counts.recounted(random.Random(1), russian, 1.0), russian)

    def test_case_hangs_on_what_stays(self):
        russian = "x", "own", "Погибли 34 солдата.", [], [], [(8, 18, "killed")]
        new = {counts.recounted(random.Random(k), russian, 1.0)[2] for k in range(40)}
        self.assertEqual(len(new), 8)
        for text in new:
            self.assertRegex(text, r"^Погибли [2-9]4 солдата\.$")

    def test_a_whole_report_keeps_its_words(self):
        for raw in list(data.own("train"))[:40]:
            new = counts.recounted(random.Random(3), raw, 0.7)
            self.assertEqual(len(data.Document(*new).words), len(data.Document(*raw).words), raw[0])


if __name__ == "__main__":
    unittest.main()
