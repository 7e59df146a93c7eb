"""The reader: the first layers of a MiniLM encoder (Wang et al. 2020) and several heads over words.

Inputs of one window: ids [T] word-pieces with [CLS] and [SEP], features [T] (tokens.features of the piece's word),
first [W] the place of every word's first piece. Outputs, per word: `tags` (BIO of source, cue, content, figure; 12), `entity`
(B/I a kind), `upos`, `deprel`, `outcome`, `manner`; per pair of words: `pair` [4, W, W] for a cue in row i and a word in column j
(source B, source I, content B, content I; outside is 0) and `arc` [W, W] (row: word, column: its head; itself: root),
after Dozat & Manning 2017.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from .data import DEPREL, KINDS, MANNERS, OUTCOMES, STYLES, UPOS

D, HEADS, INNER, VOCABULARY = 384, 12, 1536, 30522
PAIR, ARC = 64, 96
WIDTHS = dict(tags=12, entity=1 + 2 * len(KINDS), upos=len(UPOS), deprel=len(DEPREL), outcome=len(OUTCOMES), manner=len(MANNERS) + 1)


class Rows(nn.Linear):
    """Linear; exported so that every row comes to the product with about the same range.

    In 8 bits one range serves the whole window. [CLS] has values six times as large as any word's, so words would be told apart in steps
    six times too coarse. Divided by its largest value before the product and multiplied by it after, a row gives the same in f32.
    `above`: no value of a row lies further below zero than this, so that its size needs no looking at. `odd`: channels that are far larger
    than the rest in many rows (export.py finds them), and would spoil the range of each; they are multiplied apart, in f32.
    """

    def __init__(self, width, out, above=None):
        super().__init__(width, out)
        self.above, self.odd = above, None

    def leave_out(self, channels):
        """From now on these channels are the odd ones of the export."""
        self.odd = channels
        self.others = torch.ones(self.in_features).index_fill(0, channels, 0.0)
        self.apart = self.weight[:, channels].T.detach().clone()

    def forward(self, x, export=False):
        if not export:
            return super().forward(x)
        whole = x
        if self.odd is not None:
            x = x * self.others
        largest = x.abs().amax(-1, keepdim=True) + 1e-6 if self.above is None else x.amax(-1, keepdim=True) + self.above
        y = F.linear(x / largest, self.weight) * largest + self.bias
        return y if self.odd is None else y + torch.matmul(whole.index_select(-1, self.odd), self.apart)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(D, D) for _ in range(4))
        self.ln1, self.ln2 = nn.LayerNorm(D, 1e-12), nn.LayerNorm(D, 1e-12)
        self.up, self.dn = Rows(D, INNER), Rows(INNER, D, above=0.2)  # gelu(x) > -0.17
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask, export=False):
        b, t, _ = x.shape
        split = lambda y: y.reshape(b, t, HEADS, D // HEADS).permute(0, 2, 1, 3)
        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        if export:  # one window, nothing padded: no mask
            a = torch.softmax(torch.matmul(q * (1 / math.sqrt(D // HEADS)), k.transpose(2, 3)), -1)
            y = torch.matmul(a, v)
        else:
            y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.ln1(x + self.drop(self.o(y.permute(0, 2, 1, 3).reshape(b, t, D))))
        return self.ln2(x + self.drop(self.dn(F.gelu(self.up(x, export)), export)))


class Reader(nn.Module):
    def __init__(self, layers=4, vocabulary=VOCABULARY):
        super().__init__()
        self.we = nn.Embedding(vocabulary, D)
        self.pe = nn.Parameter(torch.zeros(512, D))
        self.te = nn.Parameter(torch.zeros(D))
        self.fe = nn.Embedding(24, D)
        self.se = nn.Embedding(len(STYLES), D)
        nn.init.zeros_(self.fe.weight)
        nn.init.zeros_(self.se.weight)
        self.ln = nn.LayerNorm(D, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(D, sum(WIDTHS.values()))
        self.pq, self.pk = nn.Linear(D, 4 * PAIR), nn.Linear(D, 4 * PAIR)
        self.pb = nn.Parameter(torch.full((4,), -3.0))
        self.aq, self.ak = nn.Linear(D, ARC), nn.Linear(D, ARC)

    def start_from(self, weights):
        e = "embeddings."
        self.we.weight.data = weights[e + "word_embeddings.weight"].clone()
        self.pe.data = weights[e + "position_embeddings.weight"].clone()
        self.te.data = weights[e + "token_type_embeddings.weight"][0].clone()

        def copy(module, name):
            module.weight.data = weights[name + ".weight"].clone()
            module.bias.data = weights[name + ".bias"].clone()

        copy(self.ln, e + "LayerNorm")
        for i, layer in enumerate(self.layers):
            p = f"encoder.layer.{i}."
            for module, name in ((layer.q, "attention.self.query"), (layer.k, "attention.self.key"),
                                 (layer.v, "attention.self.value"), (layer.o, "attention.output.dense"),
                                 (layer.ln1, "attention.output.LayerNorm"), (layer.up, "intermediate.dense"),
                                 (layer.dn, "output.dense"), (layer.ln2, "output.LayerNorm")):
                copy(module, p + name)
        self.we.weight.requires_grad = False

    def forward(self, ids, features, first, mask=None, style=None, export=False):
        """ids, features [B, T]; first [B, W]; mask [B, T] bool; style [B]. -> dict of outputs with the batch axis."""
        t = ids.shape[1]
        x = self.we(ids) + self.pe[:t] + self.te + self.fe(features)
        x = x + (self.se.weight[0] if export else self.se(style)[:, None])
        x = self.ln(x)
        attention = None if export else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, attention, export)
        if export:
            x = x[0].index_select(0, first)[None]
        else:
            x = torch.gather(x, 1, first[..., None].expand(-1, -1, D))
        state, x = x, self.drop(x)
        heads = dict(zip(WIDTHS, self.out(x).split(list(WIDTHS.values()), -1), strict=True))
        b, w, _ = x.shape
        split = lambda y: y.reshape(b, w, 4, PAIR).permute(0, 2, 1, 3)
        heads["pair"] = torch.matmul(split(self.pq(x)), split(self.pk(x)).transpose(2, 3)) * (1 / 8) + self.pb[:, None, None]
        heads["arc"] = torch.matmul(self.aq(x), self.ak(x).transpose(1, 2)) * (1 / 8)
        if not export:
            heads["state"] = state
        return heads
