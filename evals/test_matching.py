"""Words, pairing, finding places, and the rules for statements and figures, on invented sentences."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from scoring.findings import FigureMatch, GoldFigure, GoldStatement, StatementMatch
from scoring.matching import SpanScore, Words, nearest, one_to_one, overlap, sentence_at, shared
from scoring.program import Report, code_points, lines

TEXT = '"We held fire," the Varnian army said, "until dusk." Emric, a héron, said two guards were hurt. Emric said more.'


def at(words, text=TEXT, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def place(span, text=TEXT):
    """Code points as the program's bytes."""
    return {"start": len(text[:span[0]].encode()), "end": len(text[:span[1]].encode()), "text": text[slice(*span)]}


def report(*findings, text=TEXT):
    r = Report({"id": "r", "path": "a.txt", "text": text})
    for k, f in enumerate(findings):
        r.findings.append({"id": f"f{k}", **f, "at": r.range(f["span"])})
    return r


def statement(content, cue=None, saying="s", within=None):
    return {"type": "statement", "span": place(content), "cue": cue and place(cue), "saying": saying, "within": within}


def figure(span, low, high):
    return {"type": "figure", "span": place(span), "low": low, "high": high, "outcome": "wounded"}


class Places(unittest.TestCase):
    def test_bytes_become_code_points(self):
        r = report()
        self.assertEqual(r.range(place(at("said two"))), at("said two"))
        self.assertEqual(list(code_points("aé☂b")), [0, 1, 1, 2, 2, 2, 3, 4])

    def test_a_line_separator_in_a_text_parts_no_lines(self):
        self.assertEqual(lines('{"a":"x\u2028y"}\n{"b":1}\n'.encode()), [{"a": "x\u2028y"}, {"b": 1}])

    def test_words_touched(self):
        w = Words("one two three")
        self.assertEqual(w.within((0, 3)), {0})
        self.assertEqual(w.within((2, 5)), {0, 1})
        self.assertEqual(w.within((3, 4)), set())
        self.assertEqual(w.within((0, 3), (8, 13), None), {0, 2})
        self.assertEqual(shared({1, 2}, {2, 3}), 1 / 3)
        self.assertEqual(shared(set(), set()), 0)

    def test_half_open_ranges(self):
        self.assertTrue(overlap((0, 3), (2, 5)))
        self.assertFalse(overlap((0, 3), (3, 5)))
        self.assertFalse(overlap(None, (3, 5)))

    def test_the_nearest_cue_outside_the_content(self):
        content = at("more")
        self.assertEqual(nearest(TEXT, "said", content, (0, len(TEXT))), at("said", nth=2))
        self.assertEqual(nearest(TEXT, "said", at("until dusk"), (0, len(TEXT))), at("said"))
        self.assertIsNone(nearest(TEXT, "denied", content, (0, len(TEXT))))
        self.assertEqual(nearest("saying said", "said", (0, 3), (0, 11)), (7, 11))

    def test_the_sentence_that_holds_the_place(self):
        text = "He left. She ate. He left."
        self.assertEqual(sentence_at(text, "He left.", (20, 22)), (18, 26))
        self.assertIsNone(sentence_at(text, "He ran.", (0, 2)))


class Pairing(unittest.TestCase):
    def test_the_heaviest_pair_first(self):
        table = {("a", "x"): 1, ("a", "y"): 3, ("b", "y"): 2}
        self.assertEqual(one_to_one("ab", "y", lambda g, p: table.get((g, p), 0)), [(0, 0)])

    def test_no_match_is_lost_to_order(self):
        table = {("a", "x"): 3, ("a", "y"): 1, ("b", "x"): 2}
        self.assertEqual(one_to_one("ab", "xy", lambda g, p: table.get((g, p), 0)), [(0, 1), (1, 0)])

    def test_each_is_used_once(self):
        self.assertEqual(len(one_to_one("aa", "x", lambda g, p: 1)), 1)

    def test_span_scores(self):
        s = SpanScore(Words("one two three four"), [(0, 7), (8, 13)], [(0, 7), (8, 18), (14, 18)])
        self.assertEqual((s.exact, s.half, s.predicted, s.gold), (1, 2, 3, 2))


class Statements(unittest.TestCase):
    first, second = at('"We held fire,"'), at('"until dusk."')
    cue = at("said")

    def test_the_second_piece_of_a_found_saying_is_not_wrong(self):
        r = report(statement(self.first, self.cue), statement(self.second, self.cue))
        m = StatementMatch(r, [GoldStatement([self.first], [self.cue])])
        self.assertEqual((len(m.pairs), m.wrong, m.missed), (1, [], []))

    def test_a_made_up_saying_is_wrong_once(self):
        r = report(statement(self.first, self.cue), statement(self.second, self.cue))
        self.assertEqual(len(StatementMatch(r, []).wrong), 1)

    def test_two_gold_pieces_match_two_lines(self):
        r = report(statement(self.first, self.cue), statement(self.second, self.cue))
        m = StatementMatch(r, [GoldStatement([self.first], [self.cue]), GoldStatement([self.second], [self.cue])])
        self.assertEqual(m.pairs, [(0, 0), (1, 1)])

    def test_a_shared_cue_is_enough_and_less_than_half_of_the_content_is_not(self):
        wide = (at("a héron")[0], at("were hurt")[1])
        narrow = at("hurt")
        gold = [GoldStatement([at("two guards were hurt")], [at("said", nth=1)])]
        self.assertEqual(len(StatementMatch(report(statement(narrow, at("said", nth=1))), gold).pairs), 1)
        self.assertEqual(len(StatementMatch(report(statement(narrow)), gold).pairs), 0)
        self.assertEqual(len(StatementMatch(report(statement(wide)), gold).pairs), 1)

    def test_a_statement_that_gold_does_not_have_is_wrong(self):
        m = StatementMatch(report(statement(at("more"), at("said", nth=2))), [])
        self.assertEqual(len(m.wrong), 1)

    def test_a_saying_without_content_is_matched_by_its_cue(self):
        r = report(statement(at("more"), at("said", nth=2)))
        self.assertEqual(len(StatementMatch(r, [GoldStatement([], [at("said", nth=2)])]).pairs), 1)


class Figures(unittest.TestCase):
    def test_words_in_common_and_an_equal_low(self):
        gold = [GoldFigure(at("two guards"), 2, 2, "wounded")]
        self.assertEqual(len(FigureMatch(report(figure(at("two"), 2, 2)), gold).pairs), 1)
        self.assertEqual(len(FigureMatch(report(figure(at("two"), 3, 3)), gold).pairs), 0)
        self.assertEqual(len(FigureMatch(report(figure(at("more"), 2, 2)), gold).pairs), 0)

    def test_up_to_has_no_low_and_is_matched_by_its_high(self):
        gold = [GoldFigure(at("two guards"), None, 2, "wounded")]
        self.assertEqual(len(FigureMatch(report(figure(at("two"), None, 2)), gold).pairs), 1)
        self.assertEqual(len(FigureMatch(report(figure(at("two"), None, 9)), gold).pairs), 0)

    def test_a_number_said_again_is_a_repeat(self):
        gold = [GoldFigure(at("two guards"), 2, 2, "wounded")]
        match = FigureMatch(report(figure(at("two"), 2, 2), figure(at("more"), 2, 2), figure(at("army"), 3, 3)), gold)
        self.assertEqual((len(match.wrong), len(match.repeats)), (2, 1))


if __name__ == "__main__":
    unittest.main()
