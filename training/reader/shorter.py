"""A reader of fewer layers made of a longer one (`train --longer FILE --of-layers 0,1,3,5`).

It begins as some of the longer one's layers with all its heads, and learns to make of a word what the longer one makes of it: the loss is
how far the two states of a word lie apart, measured by how much the longer one's vary, and, of a report shown twice with other names,
how far its readings lie from the longer one's in the mean of both. What labels there are count beside it as in any training. (Sanh et
al. 2019 take every second layer so; Jiao et al. 2020 hold the states.)
"""
import torch

from . import mirror, weights
from .model import Reader


class Longer:
    """The reader that a shorter one is made of."""

    def __init__(self, path, base, vocabulary, layers=6):
        self.reader = weights.load(Reader(layers, vocabulary), path, base).requires_grad_(False)

    def begin(self, reader, chosen):
        """The shorter reader as these layers of the longer one, between its embeddings and its heads."""
        if len(chosen) != len(reader.layers):
            raise SystemExit(f"--of-layers names {len(chosen)} layers, --layers {len(reader.layers)}")
        own = self.reader.state_dict()
        kept = {name: value for name, value in own.items() if not name.startswith("layers.")}
        for place, layer in enumerate(chosen):
            before = f"layers.{layer}."
            kept.update({f"layers.{place}.{name[len(before):]}": value for name, value in own.items() if name.startswith(before)})
        reader.load_state_dict(kept)

    def read(self, b):
        """What it makes of a block."""
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            return self.reader(b["ids"], b["feat"], b["first"], b["mask"], b["style"])

    def loss(self, heads, b, block, twins):
        """How far the shorter reader's heads and states of a block lie from its own; `b` is of `mirror.both(block)` where `twins`."""
        own = self.read(b)
        words = b["words"]
        target = own["state"].float()[words]
        total = ((heads["state"].float()[words] - target) ** 2).mean() / target.var(0).mean()
        if not twins:
            return total
        held = mirror.rows(own, b, block)
        for name, readings in mirror.rows(heads, b, block).items():
            if readings[0].numel():
                apart = mirror.from_mean(held[name], *(x.float().log_softmax(-1) for x in readings))
                total = total + mirror.WEIGHTS[name] * apart.sum(-1).mean() / 2
        return total
