"""What a rule is worth, on invented numbers."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import rules
from scoring import table


class Worth(unittest.TestCase):
    def rows(self, speakers, figures, sides, stray):
        share = lambda measure, hits, total: table.share("set", measure, hits, total)
        return [
            share("found with the right speaker", speakers, 10),
            share("figures found", figures, 8),
            share("figures right", figures, 9),
            share("outcome, of found", 3, figures),
            share("side, where gold has one", sides, 4),
            share("side given though gold has none", stray, 4),
        ]

    def test_what_is_lost_without_a_rule(self):
        with_it, without = (rules.numbers(self.rows(*n)) for n in ((7, 6, 3, 1), (5, 6, 2, 2)))
        self.assertEqual(with_it, {"speakers": 7, "figures": 6, "outcomes": 3, "sides": 2, "made up": 3})
        self.assertEqual(rules.shown(rules.worth(with_it, without)), ["+2", "", "", "+2", ""])

    def test_a_report_that_does_not_change_is_matched_once(self):
        made = []
        once = rules.remembered(lambda report, gold: made.append(gold) or len(made))
        first, second = object(), object()
        self.assertEqual([once(first, 1), once(second, 2), once(first, 3)], [1, 2, 1])

    def test_the_table_is_put_between_its_marks(self):
        first = rules.in_text("# Rules\n", "| a |")
        self.assertIn("| a |", first)
        again = rules.in_text(first, "| b |")
        self.assertEqual(again, first.replace("| a |", "| b |"))


if __name__ == "__main__":
    unittest.main()
