"""The scorer of times, on invented sentences."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from scoring.times import iso
from sets import tempeval3

XML = """<TimeML><DCT><TIMEX3 tid="t0" type="TIME" value="2021-10-14T10:00" functionInDocument="CREATION_TIME">x</TIMEX3></DCT>
<TEXT>
The bridge <EVENT eid="e1">fell</EVENT> <TIMEX3 tid="t1" type="DATE" value="2021-10-12">Tuesday</TIMEX3> &amp; was shut for
<TIMEX3 tid="t2" type="DURATION" value="P9M">nine <EVENT eid="e2">months</EVENT></TIMEX3>.
</TEXT></TimeML>"""


class Values(unittest.TestCase):
    def test_forms(self):
        for timex, ours in [
            ("1989-Q3", "1989-07/1989-09"), ("1989-H2", "1989-07/1989-12"), ("198", "1980/1989"), ("199X", "1990/1999"),
            ("2021-W41", "2021-10-11/2021-10-17"), ("2021-W41-WE", "2021-10-16/2021-10-17"), ("2021-W41-3", "2021-10-13"),
            ("2021-10-12TNI", "2021-10-12"), ("2021-10-12T17", "2021-10-12T17:00"), ("2021-10-12T08:02:00", "2021-10-12T08:02"),
            ("2021-10-XX", "2021-10"), ("2021-XX-XX", "2021"), ("2021-WXX", "2021"), ("2021-FA", "2021-23"), ("FY1990", "1990"),
            ("P2Q", "P6M"), ("P1E", "P10Y"), ("10", "1000/1099"), ("2021-10-12", "2021-10-12"),
        ]:
            self.assertEqual(iso(timex), ours, timex)
            self.assertEqual(iso(ours), ours, "a form of ours stays as it is")

    def test_null_is_only_null(self):
        for value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF", "PXY", "PTXM", "XXXX-WXX-1", "", None):
            self.assertIsNone(iso(value), value)

    def test_what_is_not_made_equal(self):
        self.assertNotEqual(iso("P7D"), iso("P1W"))
        self.assertNotEqual(iso("2021-W41"), iso("2021"))
        self.assertNotEqual(iso("2021-10"), iso("2021-10-12"))

    def test_weeks_of_both_sides(self):
        self.assertEqual(iso("2021-W41"), iso("2021-10-11/2021-10-17"))


class Documents(unittest.TestCase):
    def test_the_text_is_plain_and_the_times_stand_in_it(self):
        text, times, made = tempeval3.document(XML)
        self.assertEqual(text, "\nThe bridge fell Tuesday & was shut for\nnine months.\n")
        self.assertEqual([(text[a:b], kind, value) for (a, b), kind, value in times],
                         [("Tuesday", "DATE", "2021-10-12"), ("nine months", "DURATION", "P9M")])
        self.assertEqual(made, "2021-10-14")

    def test_pairs_by_any_overlap_one_to_one(self):
        gold = [((0, 7), "DATE", "2021-10-12"), ((10, 20), "DURATION", "P9M")]
        printed = [((0, 3), "2021-10-12"), ((4, 7), "2021-10-12"), ((5, 12), "P9D")]
        got = tempeval3.score_document(gold, printed)
        self.assertEqual([i for i, _, _ in got], [0, 1])
        self.assertEqual([ok for _, _, ok in got], [True, False])
        counts = [(2, 1, 3, 2), (0, 0, 0, 1)]
        values = {r.measure: r.value for r in tempeval3.rows(counts, {})}
        self.assertAlmostEqual(values["relaxed F1"], 100 * 4 / 6)
        self.assertAlmostEqual(values["value F1"], 100 * 2 / 6)
        self.assertAlmostEqual(values["relaxed F1, the others"], 0)


if __name__ == "__main__":
    unittest.main()
