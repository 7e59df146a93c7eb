"""The same report with other names must be read alike: what training adds for it (`train --mirror-weight`).

Two draws of one document (`names.py`, `Names.twice`) have the same words but for names, so word k of one is word k of the other.
The loss is the symmetric Kullback-Leibler divergence of the two readings (as R-Drop has it for two dropouts, Liang et al. 2021), beside
the usual loss on both. A head without a label in the report, syntax above all, would agree soonest by saying little: held so, LAS fell by
ten points in one epoch. Such a head is held to what a teacher (`train --teacher`, other weights) makes of the two draws in the mean;
without a teacher it is let go. A teacher may know some heads alone (`--teacher FILE:HEADS`): one that learned nothing but trees parses
reports better than a reader whose sources and cues leave their marks in its trees.
"""
import torch

# As the losses on labels are weighed (`train.losses`), so that a head's agreement counts as much as its labels.
WEIGHTS = dict(attribution=3.0, figure=1.5, pair=3.0, entity=1.0, upos=0.5, deprel=0.5, arc=0.5, manner=0.3, outcome=0.3)


def both(block):
    """The block's examples and then their twins."""
    return block + [{**e, **e["twin"]} for e in block]


def loss(heads, b, block, teachers=()):
    """How far the readings of a block and of its twins lie apart; `heads` and `b` are of `both(block)`.
    `teachers`: [(what a teacher makes of it, the heads that it knows)]; no head is known to two."""
    n, total = len(block), 0.0
    tags = b["tags"][:n]
    label = dict(attribution=tags[:, :3], figure=tags[:, 3], pair=tags[:, 1], upos=b["upos"], deprel=b["deprel"], arc=b["deprel"],
                 entity=b["entity"], manner=tags[:, 1], outcome=tags[:, 3])
    held = {}
    for reading, known in teachers:
        held.update({name: row for name, row in rows(reading, b, block).items() if name in known})
    for name, (one, other) in rows(heads, b, block).items():
        if not one.numel():
            continue
        labelled = (label[name] != -100).any()
        if not labelled and name not in held:
            continue
        p, q = one.float().log_softmax(-1), other.float().log_softmax(-1)
        if not labelled:
            apart = from_mean(held[name], p, q)
        else:
            apart = (p.exp() - q.exp()) * (p - q)
        total = total + WEIGHTS[name] * apart.sum(-1).mean() / 2
    return total


def from_mean(taught, p, q):
    """How far two readings `p` and `q`, as logarithms, lie from what another reader makes of the two draws in the mean."""
    mean = sum(x.float().log_softmax(-1) for x in taught).div(2).log_softmax(-1)
    return mean.exp() * (2 * mean - p - q)


def rows(heads, b, block):
    """{name: (logits of the block, of its twins)}, a row a decision, without what is padding."""
    n, words = len(block), b["words"][:len(block)]
    split = lambda x: (x[:n][words], x[n:][words])
    tags = split(heads["tags"].reshape(*heads["tags"].shape[:2], 4, 3))
    out = dict(attribution=[t[:, :3] for t in tags], figure=[t[:, 3] for t in tags])
    out.update({name: split(heads[name]) for name in ("entity", "upos", "deprel")})
    for name, row in (("manner", 1), ("outcome", 3)):  # asked only where a cue or figure begins
        at = b["tags"][:n, row] == 1
        out[name] = heads[name][:n][at], heads[name][n:][at]
    return {**out, "pair": pairs(heads["pair"], b, n), "arc": arcs(heads["arc"], words, block)}


def pairs(pair, b, n):
    """Of every cue with a label: source and content, word by word."""
    at = torch.tensor([(k, i) for k, i, _ in b["pairs"] if k < n], dtype=torch.long).reshape(-1, 2)
    k, i = at.T

    def marks(half):
        z = pair[half, :, i].reshape(len(at), 2, 2, pair.shape[-1]).permute(0, 3, 1, 2)[b["words"][k]]
        return torch.cat([torch.zeros_like(z[..., :1]), z], -1)

    return marks(k), marks(k + n)


def arcs(arc, words, block):
    """Of every word: which word of its sentence is its head."""
    sentence = torch.full(words.shape, -1)
    for k, e in enumerate(block):
        sentence[k, :len(e["sentence"])] = torch.from_numpy(e["sentence"])
    other = (sentence[:, :, None] != sentence[:, None])[words]
    n = len(block)
    return tuple(x[words].float().masked_fill(other, -1e4) for x in (arc[:n], arc[n:]))
