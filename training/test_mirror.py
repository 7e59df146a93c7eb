"""Two draws of a report are read side by side: windows of the same words, no loss where they are read alike, some where they are not.

    cd training && python -m unittest test_mirror
"""
import random
import unittest

try:
    import torch
except ImportError as e:
    raise unittest.SkipTest("PyTorch is not installed (requirements.txt)") from e
from reader import batches, data, mirror, names, shown
from reader.model import PAIR, WIDTHS, Rows
from test_names import COMMON, raw


class Pieces:
    """A vocabulary without a file: a word is as many pieces as it has threes of letters."""
    cls, sep, window, context, trained = 101, 102, 192, 40, 192

    def __call__(self, word, _spaced):
        return [1000 + len(word) % 50] * -(-len(word) // 3)


def block(seed=3):
    """The one window of the report, beside which stands the report with other names."""
    one, other = (data.Document(*r) for r in names.Names(COMMON).twice(random.Random(seed), raw(), 1.0))
    return list(shown.examples(one, Pieces(), other=other))


def taught(reading):
    """One teacher that knows every head."""
    return [(reading, list(mirror.WEIGHTS))]


def heads(b, seed=None):
    """Logits of the block's shape; of the twins as of the block itself unless a seed draws others."""
    n, w = b["first"].shape
    torch.manual_seed(1)
    shapes = {**{k: (w, c) for k, c in WIDTHS.items()}, "pair": (PAIR // 16, w, w), "arc": (w, w)}
    out = {}
    for name, shape in shapes.items():
        half = torch.randn(n // 2, *shape)
        out[name] = torch.cat([half, half if seed is None else torch.randn(n // 2, *shape)]).requires_grad_()
    return out


class Mirror(unittest.TestCase):
    def test_two_draws_differ_in_names_only(self):
        one, other = names.Names(COMMON).twice(random.Random(3), raw(), 1.0)
        self.assertNotEqual(one[2], other[2])
        documents = [data.Document(*r) for r in (one, other)]
        self.assertEqual(*(d.attributions for d in documents))
        self.assertEqual(*(d.entities for d in documents))

    def test_twins_have_the_same_words_and_labels_in_the_same_windows(self):
        for seed in range(20):
            for e in block(seed):
                self.assertEqual(len(e["first"]), len(e["twin"]["first"]))
                self.assertEqual(len(e["twin"]["ids"]), len(e["twin"]["feat"]))
                self.assertEqual(len(e["sentence"]), len(e["first"]))

    def test_a_report_that_changes_its_words_is_its_own_twin(self):
        other = data.Document("r", "own", "Other words.")
        for e in shown.examples(data.Document(*raw()), Pieces(), other=other):
            self.assertEqual(e["ids"], e["twin"]["ids"])

    def test_alike_costs_nothing_and_every_head_counts(self):
        examples = block()
        b = batches.collate(mirror.both(examples), random.Random(0))
        self.assertAlmostEqual(mirror.loss(heads(b), b, examples).item(), 0, places=5)
        other = heads(b, seed=2)
        loss = mirror.loss(other, b, examples, taught(heads(b, seed=3)))
        self.assertGreater(loss.item(), 1)
        loss.backward()
        for name, x in other.items():
            self.assertGreater(x.grad.abs().sum().item(), 0, name)

    def test_what_has_neither_label_nor_teacher_is_let_go(self):
        examples = block()
        b = batches.collate(mirror.both(examples), random.Random(0))
        other = heads(b, seed=2)
        mirror.loss(other, b, examples).backward()
        self.assertGreater(other["entity"].grad.abs().sum().item(), 0)
        self.assertIsNone(other["upos"].grad)

    def test_a_teacher_holds_what_has_no_label(self):
        examples = block()
        b = batches.collate(mirror.both(examples), random.Random(0))
        teacher, same = heads(b), heads(b)
        self.assertAlmostEqual(mirror.loss(same, b, examples, taught(teacher)).item(), 0, places=5)
        with torch.no_grad():
            for name in ("upos", "entity"):
                teacher[name][..., 0] += 5
        mirror.loss(same, b, examples, taught(teacher)).backward()
        self.assertGreater(same["upos"].grad.abs().sum().item(), 1e-3)
        self.assertAlmostEqual(same["entity"].grad.abs().sum().item(), 0, places=5)

    def test_a_teacher_of_trees_holds_trees_alone(self):
        examples = block()
        b = batches.collate(mirror.both(examples), random.Random(0))
        given = heads(b, seed=2)
        mirror.loss(given, b, examples, [(heads(b, seed=3), ["upos"])]).backward()
        self.assertGreater(given["upos"].grad.abs().sum().item(), 0)
        self.assertIsNone(given["arc"].grad)

    def test_each_of_two_teachers_holds_what_it_knows(self):
        examples = block()
        b = batches.collate(mirror.both(examples), random.Random(0))
        same, other = heads(b), heads(b, seed=3)
        mirror.loss(same, b, examples, [(heads(b), ["upos"]), (other, ["arc"])]).backward()
        self.assertAlmostEqual(same["upos"].grad.abs().sum().item(), 0, places=5)
        self.assertGreater(same["arc"].grad.abs().sum().item(), 1e-3)
        self.assertIsNone(same["deprel"].grad)

    def test_what_is_padding_or_in_another_sentence_does_not_count(self):
        examples = block()
        b = batches.collate(mirror.both(examples), random.Random(0))
        same = heads(b)
        with torch.no_grad():
            other = examples[0]["sentence"][:, None] != examples[0]["sentence"]
            same["arc"][1][torch.from_numpy(other)] += 5
        self.assertAlmostEqual(mirror.loss(same, b, examples, taught(heads(b))).item(), 0, places=5)


class Exported(unittest.TestCase):
    def test_rows_of_one_range_give_the_same(self):
        torch.manual_seed(1)
        linear, x = Rows(6, 4), torch.randn(5, 6) * torch.tensor([30.0, 1, 1, 1, 1])[:, None]
        self.assertTrue(torch.allclose(linear(x), linear(x, export=True), atol=1e-4))
        linear.above, x = 0.2, torch.nn.functional.gelu(x)
        self.assertTrue(torch.allclose(linear(x), linear(x, export=True), atol=1e-4))
        linear.leave_out(torch.tensor([1, 4]))
        self.assertTrue(torch.allclose(linear(x), linear(x, export=True), atol=1e-4))


if __name__ == "__main__":
    unittest.main()
