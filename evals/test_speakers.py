"""Speaker and side names: what counts as the same, on invented names."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from scoring.speakers import same_name, same_side, same_speaker


def named(name, kind="person", body=None):
    return {"id": "x", "name": name, "role": None, "body": body, "kind": kind}


class Names(unittest.TestCase):
    def same(self, gold, found):
        self.assertTrue(same_name(gold, found), f"{gold!r} and {found!r} should be the same")

    def other(self, gold, found):
        self.assertFalse(same_name(gold, found), f"{gold!r} and {found!r} should not be the same")

    def test_articles_case_and_parentheses_do_not_count(self):
        self.same("Orsk Border Guard", "the Orsk border guard")
        self.same("Dalo Emric (Governor of Orsk)", "Dalo Emric")

    def test_a_country_and_its_adjective_are_one_word(self):
        self.same("Ministry of Defence of Varnia", "Varnian Defence Ministry")
        self.same("Ministry of Defence of Varnia", "Varnia's defense ministry")
        self.same("Belozar army", "the Belozari army")
        self.same("Russian Ministry of Defence", "Ministry of Defense of Russia")

    def test_part_of_a_name_is_enough_if_it_is_a_name(self):
        self.same("Dalo Emric", "Emric")
        self.same("Dalo Emric", "Colonel Dalo Emric")
        self.same("Abu Dalo Emric", "Abu Dalo")
        self.same("Lorn Observatory for Human Rights", "the observatory")

    def test_a_country_a_rank_or_a_generic_body_alone_is_not_enough(self):
        self.other("Ministry of Defence of Russia", "Russia")
        self.other("Colonel Dalo Emric", "the colonel")
        self.other("Ministry of Defence of Varnia", "the ministry")
        self.other("Varnian Foreign Ministry", "Varnian Defence Ministry")

    def test_a_more_exact_answer_than_the_gold_is_right(self):
        self.same("army", "Varnian army")
        self.same("Interior Minister Dalo Emric", "Dalo Emric")
        self.other("army", "Free Coast Army")

    def test_what_belongs_to_a_speaker_is_not_the_speaker(self):
        self.other("Dalo Emric", "Dalo Emric's aunt")
        self.other("Dalo Emric", "son of Dalo Emric")
        self.other("Dalo Emric", "Emric's office")
        self.other("Varnia", "General Staff of Varnia")
        self.other("Varnia", "a Varnian colonel")
        self.other("Varnia", "Varnian defence ministry")
        self.other("Kelt", "two officials in Kelt")

    def test_who_speaks_for_a_body_stands_for_it(self):
        self.same("Orsk Chancellery", "Orsk Chancellery officials")
        self.same("army of Varnia", "a Varnian army spokesman")
        self.same("Varnia", "the Varnian government")
        self.same("Orsk Border Guard", "a source at Orsk Border Guard")

    def test_gold_may_add_the_country_that_a_report_leaves_out(self):
        self.same("Russian army", "the army")
        self.same("Turkish government", "the government")
        self.other("Russian Ministry", "the ministry")
        self.other("Russian official", "officials")
        self.same("Turkey", "Ankara")

    def test_a_ministry_by_its_field(self):
        self.same("Ministry of Foreign Affairs of Varnia", "the foreign ministry")
        self.same("Ministry of Foreign Affairs of Varnia", "Varnian Foreign Ministry")

    def test_a_country_is_its_government(self):
        self.same("Turkey", "the Turkish government")
        self.other("Turkey", "Turkish state television")

    def test_known_names_and_initials(self):
        self.same("United Nations", "UN")
        self.same("ISIS", "Islamic State")
        self.same("United States", "the U.S.")
        self.same("Lorn Observatory for Human Rights", "LOHR")
        self.other("Lorn Observatory for Human Rights", "LO")

    def test_transliterations(self):
        self.same("Abdel Karim Odhan", "Abdul Karim Odhan")
        self.other("Samir Odhan", "Walid Odhari")


class Speakers(unittest.TestCase):
    def test_the_narrator_is_only_the_narrator(self):
        self.assertTrue(same_speaker("narrator", {"kind": "narrator"}))
        self.assertFalse(same_speaker("narrator", named("Dalo Emric")))
        self.assertFalse(same_speaker("Dalo Emric", {"kind": "narrator"}))

    def test_unnamed_gold_wants_an_unnamed_speaker(self):
        self.assertTrue(same_speaker("unnamed official", named("an official", "unnamed")))
        self.assertTrue(same_speaker("unknown", named(None, "unnamed")))
        self.assertTrue(same_speaker(None, named(None, "unnamed")))
        self.assertTrue(same_speaker("unnamed reports", named("reports", "body")))
        self.assertFalse(same_speaker("unnamed official", named("Dalo Emric")))

    def test_one_of_two_joint_speakers_is_enough(self):
        self.assertTrue(same_speaker("Lorn Observatory; Kelt officials", named("Lorn Observatory", "body")))

    def test_an_unnamed_spokesman_stands_for_his_body(self):
        self.assertTrue(same_speaker("Lorn Coalition", named("a spokesman", "unnamed", "the Lorn Coalition")))
        self.assertFalse(same_speaker("Lorn Coalition", named("Dalo Emric", "person", "the Lorn Coalition")))

    def test_words_for_a_side(self):
        self.assertTrue(same_speaker("Syrian opposition", named("the rebel groups", "side")))
        self.assertFalse(same_speaker("Syrian opposition", named("rebel commander Emric", "person")))

    def test_nothing_said_is_wrong_where_gold_names_somebody(self):
        self.assertFalse(same_speaker("Dalo Emric", named(None, "unnamed")))
        self.assertFalse(same_speaker("Dalo Emric", None))


class Sides(unittest.TestCase):
    def test_sides(self):
        self.assertTrue(same_side("ISIS", "Islamic State"))
        self.assertTrue(same_side("Syrian opposition", "rebels"))
        self.assertTrue(same_side("Varnia", "Varnian"))
        self.assertFalse(same_side("Syrian government", "rebels"))
        self.assertFalse(same_side("Varnia", None))


if __name__ == "__main__":
    unittest.main()
