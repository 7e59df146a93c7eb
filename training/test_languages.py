"""Words, pieces and names of Russian and Ukrainian reports.

    cd training && python -m unittest test_languages
"""
import os
import random
import tempfile
import unittest

from reader import stems, tokens

SCORES = {"<s>": 0, "<pad>": 0, "</s>": 0, "<unk>": 0, "▁при": -2000, "▁": -3000, "при": -2500, "каз": -2000, "▁приказ": -7000,
          "▁пр": -4000, "иказ": -1000, "а": -4000, ",": -1000}


def words(text):
    return [text[a:b] for a, b in tokens.words(text)]


class Words(unittest.TestCase):
    def test_a_hyphen_beside_a_cyrillic_letter_stays_in_its_word(self):
        self.assertEqual(words("пресс-служба Ил-9, 12-летний — п'ять"), ["пресс-служба", "Ил-9", ",", "12-летний", "—", "п'ять"])
        self.assertEqual(words("al-Daro B-2"), ["al", "-", "Daro", "B", "-", "2"])
        self.assertEqual(words("кто-"), ["кто", "-"])

    def test_a_low_quotation_mark_is_closed_by_a_high_one(self):
        text = "„а“ б «в „г“ д» е “ё” ж"
        spans = tokens.words(text)
        outside = [text[a:b] for (a, b), f in zip(spans, tokens.features(text, spans), strict=True) if f < 12]
        self.assertEqual(outside, ["б", "д", "е", "ж"])

    def test_an_abbreviation_ends_no_sentence(self):
        text = "В 2031 г. Министерство на ул. Мира. Г. Орлов ушёл. Всё"
        spans = tokens.words(text)
        self.assertEqual([text[spans[a][0]:spans[b - 1][1]] for a, b in tokens.sentences(text, spans)],
                         ["В 2031 г. Министерство на ул. Мира.", "Г. Орлов ушёл.", "Всё"])


class Pieces(unittest.TestCase):
    def setUp(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "vocab.tsv")
            with open(path, "w", encoding="utf-8") as f:
                f.writelines(f"{piece}\t{score}\n" for piece, score in SCORES.items())
            self.pieces = tokens.load(folder)

    def test_the_likeliest_way_is_taken(self):
        self.assertEqual(self.pieces("приказ"), [4, 7])
        self.assertEqual(self.pieces("приказ", False), [6, 7])
        self.assertEqual(self.pieces(",", False), [12])

    def test_of_two_ways_of_one_score_the_one_with_the_longer_end_is_taken(self):
        self.pieces.id["иказ"] = (10, 0)
        self.assertEqual(self.pieces("приказ"), [9, 10])

    def test_unknown_signs_in_a_row_are_one_piece_and_so_is_a_word_without_end(self):
        self.assertEqual(self.pieces("а漢字а", False), [11, 3, 11])
        self.assertEqual(self.pieces("а" * 101), [3])


class Names(unittest.TestCase):
    TEXT = "Торвен. У Торвена торвенские стрелки; ТОРВЕН молчит, сказал Дрошев. Позже Дрошева видели у торговцев."

    def test_every_case_of_a_name_follows_it(self):
        kinds = {"торвен": "place", "торвена": "place", "дрошев": "family", "дрошева": "family"}
        for seed in range(20):
            to = stems.anew(random.Random(seed), self.TEXT, kinds)
            self.assertEqual(set(to), {"торвен", "торвена", "торвенские", "дрошев", "дрошева"})
            self.assertEqual(to["торвена"], to["торвен"] + "а")
            self.assertEqual(to["торвенские"], to["торвен"] + "ские")
            self.assertTrue(to["дрошева"].endswith("ева"))
            self.assertNotEqual(to["торвен"], "торвен")

    def test_english_is_no_cyrillic(self):
        self.assertTrue(stems.is_cyrillic(self.TEXT))
        self.assertFalse(stems.is_cyrillic("The Торвен post said"))


if __name__ == "__main__":
    unittest.main()
