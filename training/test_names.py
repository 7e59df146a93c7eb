"""Names drawn anew: marks keep their words, forms keep their kind, and nothing else moves.

    cd training && python -m unittest test_names
"""
import random
import unittest

from reader import data, names

COMMON = {"the", "ministry", "said", "colonel", "troops", "fired", "was", "near", "officer", "denied", "guards"}
TEXT = ("VARNIA DENIES FIRING\n\nA Varnian officer, Colonel Dalo Emric, said the ministry's troops near Orsk fired. "
        "Luria's guards denied it; Emric was late in Varnia.")
SPANS = {"person": ["Colonel Dalo Emric"], "place": ["Orsk"], "side": ["VARNIA", "Varnian", "Luria", "Varnia"]}


def raw(text=TEXT):
    """The text as a set gives it: one saying, all names, one figure; a name that stands twice is marked where it stands last."""
    def at(words):
        start = text.rindex(words)
        return start, start + len(words)

    saying = {"Source": [at("A Varnian officer, Colonel Dalo Emric")], "Cue": [at("said")],
              "Content": [at("the ministry's troops near Orsk fired")]}
    entities = sorted((*at(form), kind) for kind, forms in SPANS.items() for form in forms)
    return "r", "own", text, [saying], entities, [(*at("A Varnian officer"), "other")]


class Drawn(unittest.TestCase):
    def setUp(self):
        self.names = names.Names(COMMON)

    def test_marks_hold_the_same_words_by_number_whatever_the_names(self):
        old = data.Document(*raw())
        for seed in range(50):
            new = data.Document(*self.names.drawn(random.Random(seed), raw(), 1.0))
            self.assertEqual((old.attributions, old.entities, old.figures), (new.attributions, new.entities, new.figures))
            self.assertEqual(len(old.words), len(new.words))

    def test_every_form_of_a_name_follows_it(self):
        to = self.names.anew(random.Random(1), TEXT, [], raw()[4])
        text = names.replaced(TEXT, to)[0]
        for old in ("Varnia", "VARNIA", "Emric", "Orsk", "Luria"):
            self.assertNotIn(old, text)
        self.assertTrue(text.startswith(to["varnia"].upper() + " DENIES"))
        self.assertIn(to["luria"] + "'s guards", text)
        self.assertEqual(text.count(to["emric"]), 2)
        self.assertNotEqual(to["varnia"], to["varnian"])
        self.assertIn("the ministry's troops", text)

    def test_exchange_moves_the_sides_and_nobody_else(self):
        to = self.names.exchanged(random.Random(1), TEXT, [], raw()[4])
        text = names.replaced(TEXT, to)[0]
        self.assertTrue(text.startswith("LURIA DENIES FIRING\n\nA Lurian officer, Colonel Dalo Emric, said"))
        self.assertIn("Varnia's guards", text)

    def test_an_article_follows_the_name(self):
        text, move = names.replaced("a Varnian post", {"varnian": "Orlish"})
        self.assertEqual((text, move([(2, 9), (10, 14)])), ("an Orlish post", [(3, 9), (10, 14)]))

    def test_a_small_letter_and_a_common_word_are_no_name(self):
        self.assertEqual(names.replaced("orsk is a word", {"orsk": "Brelin"})[0], "orsk is a word")
        self.assertFalse(self.names.is_name("Ministry"))
        self.assertEqual(names.common(["Orsk said. The orsk, the said"]), {"orsk", "said", "the"})
        self.assertEqual(names.common(["Orsk fell"]), {"fell"})

    def test_trees_keep_their_words_places_and_get_other_names(self):
        sents = [[("Tarsin", "PROPN", 2, "nsubj", True), ("said", "VERB", 0, "root", True), ("Tarsin", "PROPN", 2, "obj", False),
                  (".", "PUNCT", 2, "punct", False)], [("NATO", "PROPN", 0, "root", False)]]
        (first, said, again, stop), (short,) = names.Names({"said"}).in_trees(random.Random(1), sents)
        self.assertNotEqual(first[0], "Tarsin")
        self.assertEqual((first[0], first[1:]), (again[0], ("PROPN", 2, "nsubj", True)))
        self.assertEqual((said, stop, short), (sents[0][1], sents[0][3], sents[1][0]))

    def test_no_share_leaves_the_report_alone_and_one_seed_draws_one_name(self):
        self.assertEqual(self.names.drawn(random.Random(1), raw(), 0.0), raw())
        one, two = (self.names.drawn(random.Random(4), raw(), 1.0) for _ in range(2))
        self.assertEqual(one, two)


if __name__ == "__main__":
    unittest.main()
