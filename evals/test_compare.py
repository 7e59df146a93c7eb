"""Two outputs compared; all lines are invented."""
import copy
import io
import json
import os
import sys
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout
from unittest import mock

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import compare


def statement(id, start, end, within=None, manner="say"):
    return {"type": "statement", "id": id, "report": "r1", "span": {"start": start, "end": end}, "saying": id, "within": within,
            "speaker": {"id": "m1", "name": "the ministry"}, "manner": manner}


def output():
    return [
        {"type": "report", "id": "r1", "path": "01.txt", "text": "Two died near Arven."},
        {"type": "mention", "id": "m1", "report": "r1", "span": {"start": 14, "end": 19}, "mention_of": "m1", "kind": "place"},
        statement("s1", 0, 20),
        statement("s2", 0, 8, within="s1"),
        {"type": "point", "id": "p1", "positions": [{"id": "q1", "claims": [{"finding": "s1"}, {"finding": "s2"}]}]},
    ]


def renamed(lines):
    """The same lines with other names for findings."""
    text = json.dumps(lines)
    for k, name in enumerate(("m1", "s1", "s2")):
        text = text.replace(f'"{name}"', f'"f{9 - k}-{name[0]}"')
    return json.loads(text)


class Compare(unittest.TestCase):
    def test_nothing_changed(self):
        both = compare.Comparison(output(), output())
        self.assertTrue(both.nothing_changed())
        self.assertEqual(sum(both.same.values()), 5)
        self.assertEqual((both.renamed, both.moved), (0, 0))

    def test_other_ids_are_the_same_lines(self):
        both = compare.Comparison(output(), renamed(output()))
        self.assertTrue(both.nothing_changed())
        self.assertEqual(both.renamed, 3)
        self.assertFalse(compare.Comparison(output(), renamed(output()), exact=True).nothing_changed())

    def test_a_pointer_to_another_line_is_a_change(self):
        new = renamed(output())
        new[4]["positions"][0]["claims"][1]["finding"] = new[2]["id"]
        both = compare.Comparison(output(), new)
        self.assertEqual(dict(both.by_key), {("point", "positions[].claims[].finding"): 1})

    def test_two_lines_never_share_a_new_id(self):
        new = output()
        new[3]["id"] = "s1"
        self.assertIn(("statement", "id"), compare.Comparison(output(), new).by_key)

    def test_new_keys_are_listed_and_lost_ones_are_changes(self):
        new = output()
        new[0]["contract"] = 2
        both = compare.Comparison(output(), new)
        self.assertTrue(both.nothing_changed())
        self.assertEqual(dict(both.added), {("report", "contract"): 1})
        both = compare.Comparison(new, output())
        self.assertEqual(dict(both.by_key), {("report", "contract"): 1})

    def test_changed_values_by_key(self):
        new = output()
        new[2]["manner"] = "deny"
        new[3]["speaker"]["name"] = "the army"
        new[0]["path"] = None
        both = compare.Comparison(output(), new)
        self.assertEqual(dict(both.by_key), {("statement", "manner"): 1, ("statement", "speaker.name"): 1, ("report", "path"): 1})
        self.assertEqual(dict(both.changed), {"statement": 2, "report": 1})

    def test_true_is_not_one(self):
        self.assertEqual(len(list(compare.differences({"denied": True}, {"denied": 1}, compare.Renaming()))), 1)

    def test_lines_in_one_only(self):
        new = output()
        del new[1]
        new.append(statement("s3", 4, 9))
        both = compare.Comparison(output(), new)
        self.assertEqual((both.only_old, both.only_new), ([1], [4]))

    def test_several_lines_of_one_place_go_to_the_nearest(self):
        old = [statement("s1", 0, 8, manner="say"), statement("s2", 0, 8, manner="deny")]
        new = [statement("a", 0, 8, manner="deny"), statement("b", 0, 8, manner="say")]
        both = compare.Comparison(old, new)
        self.assertEqual(both.paired, [(0, 1), (1, 0)])
        self.assertEqual((sum(both.same.values()), both.moved), (2, 1))

    def test_a_line_without_a_place_whose_id_changed(self):
        new = output()
        new[4]["id"] = "p9"
        both = compare.Comparison(output(), new)
        self.assertTrue(both.nothing_changed())
        self.assertEqual(both.renamed, 1)

    def test_order(self):
        new = output()
        new.append(new.pop(0))
        self.assertEqual(compare.Comparison(output(), new).moved, 1)

    def test_the_command(self):
        new = copy.deepcopy(output())
        new[2]["manner"] = "deny"
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, name) for name in ("old", "new", "bad")]
            for path, lines in zip(paths, (output(), new), strict=False):
                with open(path, "w", encoding="utf-8") as f:
                    f.writelines(json.dumps(line) + "\n" for line in lines)
            with open(paths[2], "w", encoding="utf-8") as f:
                f.write("table\n")

            def run(*words):
                out, err = io.StringIO(), io.StringIO()
                with mock.patch.object(sys, "argv", ["compare.py", *words]), redirect_stdout(out), redirect_stderr(err):
                    return compare.main(), out.getvalue(), err.getvalue()

            status, out, _ = run(paths[0], paths[1], "--show", "1")
            self.assertEqual(status, 1)
            self.assertIn("changed: statement manner (1 lines)\n    old line 3, new line 3: \"say\" -> \"deny\"\n", out)
            self.assertEqual(run(paths[0], paths[0])[0], 0)
            status, _, err = run(paths[0], paths[2])
            self.assertEqual(status, 2)
            self.assertIn("line 1: no JSON", err)


if __name__ == "__main__":
    unittest.main()
