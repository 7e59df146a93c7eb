"""The older reader's inputs and its loss; the parts of the multilingual encoder's files.

    cd training && python -m unittest test_elder
"""
import struct
import unittest

try:
    import numpy as np
    import torch
except ImportError as e:
    raise unittest.SkipTest("PyTorch is not installed (requirements.txt)") from e
from reader import base, elder
from reader.model import Reader


class Pieces:
    cls, sep = 1, 2

    def __call__(self, word):
        return [10 + len(word)] * -(-len(word) // 3)


def teacher():
    """An elder with a vocabulary of thirty pieces and one layer, of no bundle."""
    torch.manual_seed(1)
    out = elder.Elder.__new__(elder.Elder)
    out.pieces, out.reader = Pieces(), Reader(1, 30).eval().requires_grad_(False)
    return out


class Elder(unittest.TestCase):
    def test_a_word_is_its_pieces_and_other_letters_are_not_read(self):
        e = teacher()
        self.assertEqual(e.inputs([("The", 7), ("ministry", 0)]), ([1, 13, 18, 18, 18, 2], [0, 7, 0, 0, 0, 0], [1, 2]))
        self.assertIsNone(e.inputs([("по", 0), ("данным", 0)]))

    def test_its_own_states_cost_nothing_others_do_and_other_languages_never(self):
        e = teacher()
        block = [{"elder": None}, {"elder": e.inputs([("The", 7), ("ministry", 0)])}, {"elder": e.inputs([("No", 0)])}]
        state = torch.randn(3, 4, 384)
        for row in (1, 2):
            ids, features, first = (torch.tensor([x]) for x in block[row]["elder"])
            heads = e.reader(ids, features, first, torch.ones_like(ids).bool(), torch.zeros(1, dtype=torch.long))
            state[row, :first.shape[1]] = heads["state"][0]
        self.assertAlmostEqual(e.loss(state, block).item(), 0, places=4)
        self.assertGreater(e.loss(state + 1, block).item(), 0.1)
        self.assertIsNone(e.loss(state, block[:1]))

    def test_one_word_alone_has_no_variance_to_measure_by(self):
        e = teacher()
        self.assertIsNone(e.loss(torch.randn(1, 4, 384), [{"elder": e.inputs([("No", 0)])}]))


class Base(unittest.TestCase):
    def test_four_bits_become_weights(self):
        raw = struct.pack("<e", 0.5) + bytes(range(0, 256, 16))  # low bits 0, high bits 0 to 15
        file = base.File.__new__(base.File)
        file.raw, file.directory = raw, {"m": (32, 0)}
        got = file.matrix("m", 1, 32)[0]
        self.assertTrue(np.array_equal(got, [*[-4.0] * 16, *[(k - 8) / 2 for k in range(16)]]))

    def test_kept_are_seen_pieces_single_signs_our_letters_and_the_english_ones(self):
        pieces = [("<s>", 0), ("<pad>", 0), ("</s>", 0), ("<unk>", 0), ("▁дом", -1), ("ћи", -2), ("ћ", -3), ("▁border", -4), ("ers", -5),
                  ("▁grenz", -6), ("漢", -7), ("!", -8), ("漢字", -9)]
        self.assertEqual(base.kept(pieces, {12}, {"border", "##ers"}), [0, 1, 2, 3, 4, 6, 7, 8, 11, 12])
        self.assertEqual(base.rows([("▁дом", -1.23456)]), "▁дом\t-1235\n")


if __name__ == "__main__":
    unittest.main()
