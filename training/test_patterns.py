"""Reports put together by program: their marks stand where they should.

    cd training && python -m unittest test_patterns
"""
import random
import unittest

from reader import data, patterns


class Patterns(unittest.TestCase):
    def test_every_saying_has_a_cue_in_its_text_and_contents_without_the_joining_word(self):
        for language in patterns.LANGUAGES:
            for name, style, text, sayings, entities, figures in patterns.reports(random.Random(1), language, 200):
                self.assertEqual(style, "own")
                for role in data.ROLES:
                    for a, b in (span for s in sayings for span in s[role]):
                        self.assertEqual(text[a:b], text[a:b].strip(" ,.:"), name)
                        self.assertNotRegex(text[a:b], r"[{}]|^(что|що) ")
                self.assertTrue(all(len(s["Cue"]) == 1 or s["Source"] for s in sayings))
                for a, b, kind in [*entities, *figures]:
                    self.assertIn(kind, (*data.KINDS, *data.OUTCOMES))
                    self.assertTrue(text[a:b].strip())
                self.assertEqual(len(data.Document(name, style, text, sayings, entities, figures).entities), len(entities))

    def test_one_seed_gives_one_report_and_another_another(self):
        one, two, three = (patterns.reports(random.Random(seed), "uk", 3) for seed in (1, 1, 2))
        self.assertEqual(one, two)
        self.assertNotEqual(one, three)

    def test_every_frame_can_be_drawn(self):
        for language in patterns.LANGUAGES:
            book = patterns.Book(language)
            for frame in book.frames:
                report = patterns.Report()
                frame(random.Random(5), report)
                self.assertTrue(report.sayings, frame.__name__)

    def test_past_tense_follows_the_gender(self):
        for masculine, forms in {"сказал": "сказала сказало сказали", "отверг": "отвергла отвергло отвергли",
                                 "пожаловался": "пожаловалась пожаловалось пожаловались", "сказав": "сказала сказало сказали",
                                 "поскаржився": "поскаржилася поскаржилося поскаржилися"}.items():
            self.assertEqual(" ".join(patterns.past(masculine, g) for g in "fnp"), forms)

    def test_a_capital_goes_past_marks(self):
        self.assertEqual(patterns.upper("{b министерство}"), "{b Министерство}")
        self.assertEqual(patterns.upper("«мы"), "«Мы")


if __name__ == "__main__":
    unittest.main()
