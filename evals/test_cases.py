"""The judge of invented cases, on names that are invented."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from sets.case_points import one_holder


class Holders(unittest.TestCase):
    def test_the_reports_own_words_are_its_publishers(self):
        self.assertTrue(one_holder("Ministry of Defence of Orvia", None, True, publisher="Orvian Ministry of Defence"))
        self.assertFalse(one_holder("Ministry of Defence of Orvia", None, True, publisher="Kelt Herald"))
        self.assertTrue(one_holder("narrator", None, True, publisher="Kelt Herald"))
        # Nobody named is no publisher.
        self.assertFalse(one_holder("Ministry of Defence of Orvia", None, False, publisher="Orvian Ministry of Defence"))


if __name__ == "__main__":
    unittest.main()
