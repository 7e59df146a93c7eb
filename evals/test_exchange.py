"""Exchanging the names of two sides: twice is nothing, places come back; all examples are invented."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from scoring.exchange import Exchange, Stems
from sets import mirror

PAIRS = Exchange([("Adalesh", "Wardiya"), ("Adaleshi", "Wardiyan")])
TEXT = "WARDIYA: an Adaleshi patrol shot a Wardiyan shepherd near Wardiyanka, Adalesh's army said."


class Exchanging(unittest.TestCase):
    def test_names_articles_and_capitals(self):
        turned = PAIRS.text(TEXT)
        self.assertEqual(
            turned, "ADALESH: a Wardiyan patrol shot an Adaleshi shepherd near Wardiyanka, Wardiya's army said.")
        self.assertEqual(PAIRS.text(turned), TEXT)

    def test_places_come_back(self):
        turned, back = PAIRS.text(TEXT), PAIRS.back(TEXT)
        for words in ("patrol", "shot", "shepherd", "Wardiyanka", "army", "said."):
            self.assertEqual(back(turned.index(words)), TEXT.index(words), words)
            self.assertEqual(back(turned.index(words) + len(words)), TEXT.index(words) + len(words), words)
        at = turned.index("Adaleshi")
        self.assertEqual((back(at), back(at + 8)), (TEXT.index("Wardiyan"), TEXT.index("Wardiyan") + 8))

    def test_stems_take_the_endings_along(self):
        stems = Stems([("Варни", "Лури")])
        text = "ВАРНИЯ: варнийский патруль встретил лурийцев у Варнии, а Подварния молчит."
        turned = stems.text(text)
        self.assertEqual(turned, "ЛУРИЯ: лурийский патруль встретил варнийцев у Лурии, а Подварния молчит.")
        self.assertEqual(stems.text(turned), text)
        back = stems.back(text)
        self.assertEqual(back(turned.index("патруль")), text.index("патруль"))

    def test_differences_are_counted_once(self):
        a, b = {"type": "event", "at": (0, 4), "mode": "happened"}, {"type": "event", "at": (0, 4), "mode": "denied"}
        lost, new = mirror.difference([a, a], [a, b])
        self.assertEqual((lost, new), ([a], [b]))


if __name__ == "__main__":
    unittest.main()
