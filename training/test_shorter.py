"""A reader of fewer layers begins as layers of a longer one and is held to what that makes of a report.

    cd training && python -m unittest test_shorter
"""
import random
import unittest

try:
    import torch
except ImportError as e:
    raise unittest.SkipTest("PyTorch is not installed (requirements.txt)") from e
from reader import batches, mirror
from reader.mean import mean
from reader.model import Reader
from reader.shorter import Longer
from test_mirror import block


def longer(layers=3):
    """A longer reader with weights by chance, made without a file."""
    torch.manual_seed(1)
    made = Longer.__new__(Longer)
    made.reader = Reader(layers, 2000).eval().requires_grad_(False)
    return made


class Shorter(unittest.TestCase):
    def test_it_begins_as_the_layers_that_are_named(self):
        long = longer()
        short = Reader(2, 2000)
        long.begin(short, [0, 2])
        own, other = long.reader.state_dict(), short.state_dict()
        for mine, its in ((0, 0), (1, 2)):
            self.assertTrue(torch.equal(other[f"layers.{mine}.q.weight"], own[f"layers.{its}.q.weight"]))
        self.assertTrue(torch.equal(other["out.weight"], own["out.weight"]))
        with self.assertRaises(SystemExit):
            long.begin(short, [0, 1, 2])

    def test_who_reads_like_it_loses_nothing_and_others_do(self):
        long, window = longer(), block()
        for twins in (False, True):
            b = batches.collate(mirror.both(window) if twins else window, random.Random(1))
            same, other = Reader(3, 2000).eval(), Reader(2, 2000).eval()
            long.begin(same, [0, 1, 2])
            long.begin(other, [0, 1])
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                read = [m(b["ids"], b["feat"], b["first"], b["mask"], b["style"]) for m in (same, other)]
                lost = [long.loss(heads, b, window, twins).item() for heads in read]
            self.assertLess(lost[0], 0.2 if twins else 1e-6)
            self.assertGreater(lost[1], 2 * lost[0] + 0.01)

    def test_a_mean_lies_between_by_shares(self):
        one, other = {"x": torch.tensor([0.0, 2.0])}, {"x": torch.tensor([4.0, 2.0])}
        self.assertTrue(torch.allclose(mean([(one, 3.0), (other, 1.0)])["x"], torch.tensor([1.0, 2.0])))
        with self.assertRaises(SystemExit):
            mean([(one, 1.0), ({"y": one["x"]}, 1.0)])


if __name__ == "__main__":
    unittest.main()
