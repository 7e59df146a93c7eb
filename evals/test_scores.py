"""Intervals, B-cubed, pairs of points, aggregation rules of the sets, and RESULTS.md; all examples are invented."""
import os
import sys
import unittest
from typing import ClassVar

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from scoring import stats, table
from scoring.program import report_id
from sets import gold_points, gun_violence, isaf, located, muc4, polnear


class Located(unittest.TestCase):
    def test_kilometres(self):
        self.assertAlmostEqual(located.kilometres((10, 20), (11, 20)), 111.2, 1)
        self.assertAlmostEqual(located.kilometres((0, 179.5), (0, -179.5)), 111.2, 1)

    def test_right_is_the_entry_or_what_lies_near(self):
        at = lambda chosen, y, x, precision=1: {"chosen": chosen, "latitude": y, "longitude": x, "precision": precision}
        place = (50.0, 10.0, 7, "")
        self.assertTrue(located.is_right(at(7, 0, 0), "Orsk", place, {}))
        self.assertTrue(located.is_right(at(8, 50.5, 10.0), "Orsk", place, {}))
        self.assertFalse(located.is_right(at(8, 53.0, 10.0), "Orsk", place, {}))
        self.assertFalse(located.is_right(at(None, None, None, None), "Orsk", place, {}))

    def test_a_page_of_the_country_is_the_country(self):
        by_word = {"varnia": "VA", "varnian": "VA", "luria": "LU"}
        country = {"chosen": 9, "latitude": 0.0, "longitude": 0.0, "precision": 6}
        for page, right in (("Varnia", True), ("The_Varnia", True), ("Luria", False), ("Orsk", False)):
            self.assertIs(located.is_right(country, "Varnian", (50.0, 10.0, 0, page), by_word), right, page)
        self.assertFalse(located.is_right(country | {"precision": 4}, "Varnia", (50.0, 10.0, 0, "Varnia"), by_word))


class Statistics(unittest.TestCase):
    def test_wilson(self):
        low, high = stats.wilson(8, 10)
        self.assertAlmostEqual(low, 49.0, 1)
        self.assertAlmostEqual(high, 94.3, 1)
        self.assertEqual(stats.wilson(0, 0), (0.0, 100.0))

    def test_f1_and_its_interval(self):
        self.assertAlmostEqual(stats.f1(2, 4, 4), 50.0)
        documents = [(1, 2, 2)] * 5
        self.assertEqual(stats.bootstrap(documents, stats.f1), (50.0, 50.0))
        mixed = [(0, 2, 2), (2, 2, 2), (1, 2, 2)]
        self.assertEqual(stats.bootstrap(mixed, stats.f1), stats.bootstrap(mixed, stats.f1))

    def test_b_cubed(self):
        gold = {"a": 1, "b": 1, "c": 2}
        p, r = stats.b_cubed(gold, lambda x, y: {x, y} == {"b", "c"})
        self.assertEqual((p, r), ([1, 0.5, 0.5], [0.5, 0.5, 1]))


class Points(unittest.TestCase):
    text = "Nine died in Orsk. The army said two died. The army denied it."
    incidents: ClassVar = [{"id": "i", "points": [{"question": "?", "positions": [
        {"claims": [{"doc": "d", "sentence": "Nine died in Orsk."}]},
        {"claims": [{"doc": "d", "sentence": "The army said two died."}, {"doc": "d", "sentence": "The army denied it."}]}]}]}]

    def point(self, *positions):
        span = lambda w: {"start": self.text.index(w), "end": self.text.index(w) + len(w)}
        return {"type": "point", "incident": "x", "positions": [
            {"claims": [{"report": report_id(self.text), "span": span(w)} for w in p]} for p in positions]}

    def test_pairs(self):
        places = gold_points.Places({"d": self.text})
        gold, claims, _ = gold_points.gold_pairs(self.incidents, places)
        self.assertEqual(set(gold), {((0, 1), "contradiction"), ((0, 2), "contradiction"), ((1, 2), "agreement")})
        right = self.point(["Nine died"], ["two died", "denied it"])
        self.assertEqual(gold_points.predicted_pairs([right], places), set(gold))
        self.assertEqual(gold_points.found_incidents(claims, [right], places), {"i"})
        wrong = self.point(["Nine died", "two died"])
        self.assertEqual(gold_points.predicted_pairs([wrong], places), {((0, 1), "agreement")})


class Aggregation(unittest.TestCase):
    def test_isaf_numbers(self):
        figure = lambda text, low: {"text": text, "low": low}
        self.assertEqual(isaf.number(figure("several suspects", 2)), 3)
        self.assertEqual(isaf.number(figure("two suspects", 2)), 2)
        self.assertEqual(isaf.number(figure("more than 10 suspects", 10)), 11)
        self.assertEqual(isaf.added([(1, "leader"), (2, "suspects"), (2, "men")]), 3)
        self.assertEqual(isaf.added([(1, "leader"), (1, "leader"), (1, "courier")]), 2)
        self.assertEqual(isaf.added([(5, "men"), (2, "men"), (3, "men")]), 5)
        self.assertEqual(isaf.added([]), 0)

    def test_muc_entities(self):
        templates = [{"Victim": [[["Emric", 3], ["col. Emric", 9]]]}, {"Victim": [[["emric", 3]], [["two guards", 20]]]}]
        gold = muc4.victims(templates)
        self.assertEqual(sorted(map(sorted, gold)), [["col emric", "emric"], ["two guards"]])
        self.assertEqual(muc4.right(gold, [{"emric"}, {"col emric"}]), 1)
        self.assertEqual(muc4.right(gold, [{"general dalo emric"}]), 0)
        self.assertEqual(muc4.right(gold, [{"general dalo emric"}], muc4.part), 1)

    def test_polnear_pieces_that_touch_are_one(self):
        self.assertEqual(polnear.joined([(5, 8), (0, 4), (20, 22)]), [(0, 8), (20, 22)])

    def test_toll(self):
        self.assertEqual(gun_violence.most([1, 2, 2, 3]), 2)
        self.assertEqual(gun_violence.most([]), 0)
        self.assertEqual(gun_violence.site("http://web.archive.org/web/2016/http://www.orsk.example/a"), "orsk.example")


class Results(unittest.TestCase):
    def test_a_run_becomes_a_column_newest_first(self):
        one = table.results("", [table.share("s", "found", 1, 2)], [("x", "not there")], "2031-01-01 aaa")
        two = table.results(one, [table.share("s", "found", 2, 2), table.share("s", "right", 1, 4)], [], "2031-01-02 bbb")
        part = two.partition(table.RUNS)[2]
        self.assertIn("- x: not there", one)
        rows = [table.cells_of(line) for line in part.split("\n") if line.startswith("|")]
        self.assertEqual(rows[0], ["set", "measure", "2031-01-02 bbb", "2031-01-01 aaa"])
        self.assertEqual(rows[2], ["s", "found", "100.0", "50.0"])
        self.assertEqual(rows[3], ["s", "right", "25.0", ""])

    def test_a_run_of_the_same_name_takes_the_new_rows_and_keeps_the_others(self):
        one = table.results("", [table.share("s", "found", 1, 2), table.share("t", "found", 3, 4)], [], "day")
        two = table.results(one, [table.share("s", "found", 2, 2)], [], "day")
        self.assertEqual(two.count("50.0"), 0)
        self.assertEqual(two.count("75.0"), 2)


if __name__ == "__main__":
    unittest.main()
