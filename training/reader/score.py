"""Development scores of the reader's heads, on PyTorch outputs. The product's own scores come from evals/."""
import collections
import random

import numpy as np
import torch

from . import data, tokens, weights
from .batches import collate
from .data import KINDS, ROLES
from .model import Reader
from .shown import examples


def bio(logits):
    """Best BIO path of [W, 3] logits -> spans."""
    n = len(logits)
    if n == 0:
        return []
    rows = logits.tolist()
    o, b, i = rows[0][0], rows[0][1], -1e9
    back = [None]
    for x, y, z in rows[1:]:
        any_ = max((o, 0), (b, 1), (i, 2), key=lambda v: v[0])
        ins = (b, 1) if b >= i else (i, 2)
        back.append((any_[1], any_[1], ins[1]))
        o, b, i = any_[0] + x, any_[0] + y, ins[0] + z
    y = [max((o, 0), (b, 1), (i, 2), key=lambda v: v[0])[1]]
    for t in range(n - 1, 0, -1):
        y.append(back[t][y[-1]])
    y.reverse()
    out, start = [], None
    for i, v in enumerate([*y, 0]):
        if v != 2 and start is not None:
            out.append((start, i))
            start = None
        if v == 1:
            start = i
    return out


def decode(h):
    """Heads of one window (numpy, no batch axis) -> attributions [{role: spans}], figures, entities."""
    tags = h["tags"].reshape(-1, 4, 3)
    out = []
    for a, b in bio(tags[:, 1]):
        pair = np.concatenate([np.zeros((2, 1, len(tags))), h["pair"][:, a].reshape(2, 2, -1)], 1).transpose(0, 2, 1)
        out.append(dict(Cue=[(a, b)], Source=bio(pair[0]), Content=bio(pair[1])))
    y = h["entity"].argmax(-1)
    entities, start = [], None
    for i, v in enumerate([*y, 0]):
        if start is not None and (v == 0 or v % 2 == 1 or (v + 1) // 2 != (y[start] + 1) // 2):
            entities.append((start, i, KINDS[(y[start] - 1) // 2]))
            start = None
        if v and start is None:
            start = i
    return out, bio(tags[:, 3]), entities


def dev_sets(root, whole=False, languages=("en",)):
    """The development documents; a part of them is enough to choose an epoch by."""
    out = {}
    out["polnear"] = [data.Document(*raw) for raw in data.polnear(root, "dev")][:: 1 if whole else 4]
    out["own"] = [data.Document(*raw) for raw in data.own("test")]
    out["syntax"] = data.ewt(f"{root}/ud-english-ewt/test.conllu")[: 400 if whole else 60]
    for language in languages:
        if language != "en":
            out["own-" + language] = [data.Document(*raw) for raw in data.own("test", language)]
    return {name: docs for name, docs in out.items() if docs}


def predict(m, pieces, doc):
    cues, figures, entities = [], [], []
    syntax, became = [0, 0, 0, 0], [0, 0]
    batch = list(examples(doc, pieces))
    rng = random.Random(0)
    for e in batch:
        b = collate([{**e, "style": "own" if e["style"] == "syntax" else e["style"]}], rng)
        with torch.no_grad():
            h = m(b["ids"], b["feat"], b["first"], b["mask"], b["style"])
        h = {k: v[0].float().numpy() for k, v in h.items()}
        context, first, _ = e["span"]
        at, fi, en = decode(h)
        move = lambda s, context=context: (s[0] + context, s[1] + context, *s[2:])
        for a in at:
            if a["Cue"][0][0] + context >= first:
                cues.append({r: [move(s) for s in a[r]] for r in ROLES})
        figures += [move(s) for s in fi if s[0] + context >= first]
        entities += [move(s) for s in en if s[0] + context >= first]
        for k, label in enumerate(e["outcome"]):
            if label != -100 and k + context >= first:
                became[0] += 1
                became[1] += int(h["outcome"][k].argmax()) == label
        for k, head, lo, hi in e["arcs"]:
            if k + context < first:
                continue
            z = h["arc"][k, lo:hi]
            right = int(z.argmax()) + lo == head
            rel = int(h["deprel"][k].argmax()) == e["deprel"][k]
            syntax[0] += 1
            syntax[1] += right
            syntax[2] += right and rel
            syntax[3] += int(h["upos"][k].argmax()) == e["upos"][k]
    return cues, figures, entities, syntax, became


def f1(tp, p, g):
    return 100 * 2 * tp / max(1, p + g)


def run(m, pieces, sets):
    out = {}
    for name, docs in sets.items():
        c = collections.Counter()
        for d in docs:
            cues, figures, entities, syn, became = predict(m, pieces, d)
            c["outcomes"] += became[0]
            c["outcome"] += became[1]
            c["tokens"] += syn[0]
            c["uas"] += syn[1]
            c["las"] += syn[2]
            c["upos"] += syn[3]
            if d.attributions is not None:
                for r in ROLES:
                    g = {s for a in d.attributions for s in a[r]}
                    p = {s for a in cues for s in a[r]}
                    c[r + "tp"] += len(g & p)
                    c[r + "p"] += len(p)
                    c[r + "g"] += len(g)
                used = set()
                gold = list(d.attributions)
                cover = lambda a: {r: {i for s in a[r] for i in range(*s)} for r in ROLES}
                G, P = [cover(a) for a in gold], [cover(a) for a in cues if a["Content"]]
                for p in P:
                    top = None
                    for k, g in enumerate(G):
                        if k in used:
                            continue
                        v = [len(p[r] & g[r]) / len(p[r] | g[r]) if p[r] or g[r] else 1.0 for r in ROLES]
                        if min(v) >= 0.5 and (top is None or sum(v) > top[0]):
                            top = (sum(v), k)
                    if top:
                        used.add(top[1])
                c["wtp"] += len(used)
                c["wp"] += len(P)
                c["wg"] += len(G)
            for key, pred, gold in (("fig", figures, d.figures), ("ent", entities, d.entities)):
                if gold is not None:
                    g, p = {s if key == "ent" else s[:2] for s in gold}, set(pred)
                    c[key + "tp"] += len(g & p)
                    c[key + "p"] += len(p)
                    c[key + "g"] += len(g)
        r = {}
        if c["wg"]:
            for k in ROLES:
                r[k] = f1(c[k + "tp"], c[k + "p"], c[k + "g"])
            r["whole"] = f1(c["wtp"], c["wp"], c["wg"])
        if c["figg"]:
            r["fig"] = f1(c["figtp"], c["figp"], c["figg"])
        if c["outcomes"]:
            r["outcome"] = 100 * c["outcome"] / c["outcomes"]  # of the figures as they are marked, found or not
        if c["entg"]:
            r["ent"] = f1(c["enttp"], c["entp"], c["entg"])
        if c["tokens"]:
            for k in ("uas", "las", "upos"):
                r[k] = 100 * c[k] / c["tokens"]
        out[name] = r
    return out


def line(s):
    return " | ".join(n + " " + " ".join(f"{k} {v:.1f}" for k, v in r.items()) for n, r in s.items() if r)


def main():
    """python -m reader.score --weights FILE --base DIR --data DIR [--ud NAME=FILE ...]: scores of weights or of a bundle, whole sets.

    A bundle has the style of the own guide alone. --ud: treebanks to score beside English EWT, 400 pieces of each."""
    import argparse
    ap = argparse.ArgumentParser(description=main.__doc__)
    for k in ("weights", "base", "data"):
        ap.add_argument("--" + k, required=True)
    ap.add_argument("--layers", type=int, default=6)
    ap.add_argument("--ud", nargs="*", default=[])
    ap.add_argument("--only", default="", help="names of sets")
    ap.add_argument("--threads", type=int, default=1)
    o = ap.parse_args()
    torch.set_num_threads(o.threads)
    pieces = tokens.load(o.base)
    m = weights.Bundle(o.weights) if o.weights.endswith(".onnx") else weights.load(Reader(o.layers, pieces.count), o.weights, o.base)
    sets = dev_sets(o.data, whole=True, languages=pieces.languages.split())
    sets.update((name, data.ewt(path)[:400]) for name, path in (x.split("=", 1) for x in o.ud))
    for name, documents in sets.items():
        if name in o.only.split(",") or not o.only:
            print(len(documents), line(run(m, pieces, {name: documents})), flush=True)


def mean(s):
    keys = [("polnear", "whole"), ("syntax", "las")]
    keys += [(name, what) for name in s if name.startswith("own") for what in ("whole", "ent", "fig")]
    got = [s[a][b] for a, b in keys if b in s.get(a, {})]
    return sum(got) / max(1, len(got))


if __name__ == "__main__":
    main()
