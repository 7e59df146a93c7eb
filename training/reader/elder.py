"""An older reader of another encoder teaches a new one on English texts (`train --elder BUNDLE --elder-base BASE`).

The new reader's heads begin as the elder's, and its words come to the heads as the elder's do: the loss is how far the two states of
a word lie apart, measured by how much the elder's states vary. Words are cut alike whatever the encoder, so word k of one is word
k of the other; only their pieces differ. What the elder has learned in many epochs, syntax above all, is so taken over in few; what it
cannot teach, other languages, follows because the pieces of a multilingual encoder lie near one another across languages.
"""
import torch

from . import from_bundle, tokens, weights
from .model import Reader

HEADS = ("out.weight", "out.bias", "pq.weight", "pq.bias", "pk.weight", "pk.bias", "pb", "aq.weight", "aq.bias", "ak.weight", "ak.bias")
CYRILLIC_SHARE = 0.05  # of a window's words; above it the elder, which reads English alone, says nothing


class Elder:
    def __init__(self, bundle, base, layers=6):
        self.pieces = tokens.load(base)
        self.reader = Reader(layers, self.pieces.count)
        self.weights = from_bundle.tensors(bundle)
        self.reader = weights.started(self.reader, self.weights, base).eval().requires_grad_(False)

    def begin(self, reader):
        """The reader's heads as the elder's."""
        reader.load_state_dict({k: self.weights[k] for k in HEADS}, strict=False)

    def inputs(self, words):
        """What the elder reads of a window's words [(text, feature)]: ids, features, places of first pieces; None if it cannot."""
        if sum(bool(tokens.CYRILLIC.search(word)) for word, _ in words) > CYRILLIC_SHARE * len(words):
            return None
        ids, features, first = [self.pieces.cls], [0], []
        for word, feature in words:
            cut = self.pieces(word)
            first.append(len(ids))
            ids += cut
            features += [feature] * len(cut)
        return None if len(ids) > 500 else ([*ids, self.pieces.sep], [*features, 0], first)

    def loss(self, state, block):
        """The mean distance of the block's states [B, W, D] from the elder's; None if no window of the block is English."""
        with_words = [(k, e["elder"]) for k, e in enumerate(block) if e.get("elder")]
        if not with_words:
            return None
        t, w = (max(len(x[part]) for _, x in with_words) for part in (0, 2))
        ids, features = (torch.zeros(len(with_words), t, dtype=torch.long) for _ in range(2))
        first = torch.zeros(len(with_words), w, dtype=torch.long)
        mask, words = torch.zeros(len(with_words), t, dtype=torch.bool), torch.zeros(len(with_words), w, dtype=torch.bool)
        for row, (_, (i, f, p)) in enumerate(with_words):
            ids[row, :len(i)], features[row, :len(i)], mask[row, :len(i)] = torch.tensor(i), torch.tensor(f), True
            first[row, :len(p)], words[row, :len(p)] = torch.tensor(p), True
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            target = self.reader(ids, features, first, mask, torch.zeros(len(with_words), dtype=torch.long))["state"].float()[words]
        own = state[[k for k, _ in with_words], :w].float()[words]
        if len(target) < 2:  # one word has no variance to measure by
            return None
        return ((own - target) ** 2).mean() / target.var(0).mean()


def words(doc, features, start, end):
    """The words of a window with their features, as `Elder.inputs` takes them."""
    return [(doc.text[a:b], f) for (a, b), f in zip(doc.words[start:end], features[start:end], strict=True)]


def read_by(elder, doc, features, span):
    """What the elder reads of the window `span` of a document; None without an elder."""
    return None if elder is None else elder.inputs(words(doc, features, *span))
