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

from . import data, mirror, names, patterns, score, tokens
from .data import DEPREL, KINDS, MANNERS, OUTCOMES, ROLES, STYLES, UPOS
from .elder import Elder, read_by
from .model import Reader

LONGEST = 480  # pieces of a window, of which the encoder has 512 places: a longer one holds a word that no text has
RUN = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "run")


class Inputs:
    """The word-pieces of a document, of which windows are cut."""

    def __init__(self, doc, pieces):
        self.split = [pieces(doc.text[a:b], tokens.spaced(doc.text, a)) for a, b in doc.words]
        self.features = tokens.features(doc.text, doc.words)
        self.ends = pieces.cls, pieces.sep

    def window(self, start, end):
        ids, feat, place = [self.ends[0]], [0], []
        for k in range(start, end):
            place.append(len(ids))
            ids += self.split[k]
            feat += [self.features[k]] * len(self.split[k])
        return dict(ids=[*ids, self.ends[1]], feat=[*feat, 0], first=place)


def examples(doc, pieces, rng=None, other=None, elder=None):
    """The document's windows as arrays of labels (-100: no loss). `other`: the document with other names, cut into the same windows
    (where its words are not as many, the document is its own twin). `elder`: a reader that teaches what it makes of the window."""
    here = Inputs(doc, pieces)
    twin = None if other is None else Inputs(other, pieces) if len(other.words) == len(doc.words) else here
    lengths = [max(map(len, p)) for p in zip(here.split, *([twin.split] if twin else []), strict=True)]
    feats = here.features
    sents = getattr(doc, "sents", None) or tokens.sentences(doc.text, doc.words)
    newline = [f // 6 % 2 == 1 for f in feats]
    limit = pieces.window - 2
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
    for context, first, end in tokens.windows(lengths, sents, newline, limit, pieces.context):
        inputs = here.window(context, end)
        if len(inputs["ids"]) > LONGEST:
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
                   kinds=doc.known_kinds, span=(context, first, end), elder=read_by(elder, doc, feats, (context, end)))


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


def raw_sets(o):
    """{name: raw documents} of the sets that the options name."""
    made = {"polnear": lambda: data.polnear(o.data, "train"), "own": lambda: data.own("train"),
            "own-ru": lambda: data.own("train", "ru"), "own-uk": lambda: data.own("train", "uk"),
            "re3d": lambda: data.re3d(o.data), "wikievents": lambda: data.wikievents(o.data),
            "geoparsing": lambda: data.geoparsing(o.data), "facts": lambda: data.facts(o.facts)}
    return {name: list(of()) for name, of in made.items() if name in o.sets.split(",")}


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


def options():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--name", required=True)
    ap.add_argument("--layers", type=int, default=4)
    ap.add_argument("--epochs", type=int, default=4)
    ap.add_argument("--rate", type=float, default=3e-4)
    ap.add_argument("--base", required=True, help="folder with model.safetensors and the vocabulary of the encoder")
    ap.add_argument("--data", default=os.path.join(RUN, "../../../shared/data"))
    ap.add_argument("--facts", help="folder of factRuEval-2016, for the set facts")
    ap.add_argument("--sets", default="polnear,own,re3d,wikievents,geoparsing,syntax")
    ap.add_argument("--own-times", type=int, default=4)
    ap.add_argument("--other-times", type=int, default=4, help="as --own-times, for the own reports in other languages than English")
    ap.add_argument("--patterns", type=int, default=0, help="reports put together by program, in each language that has patterns")
    ap.add_argument("--syntax-share", type=float, default=1.0)
    ap.add_argument("--polnear-share", type=float, default=1.0)
    ap.add_argument("--geoparsing-share", type=float, default=0.25)
    ap.add_argument("--facts-share", type=float, default=0.25)
    ap.add_argument("--more-syntax", nargs="*", default=[], help="further .conllu files, in other languages")
    ap.add_argument("--more-syntax-share", type=float, default=1.0)
    ap.add_argument("--names", type=float, default=0.5, help="share of own reports shown with other names; half of it for PolNeAR")
    ap.add_argument("--mirror-weight", type=float, default=0.0,
                    help="own and PolNeAR reports are shown twice side by side with other names, and differences weigh so much (mirror.py)")
    ap.add_argument("--teacher", help="weights (.pt) whose reading holds heads that a report has no labels for (mirror.py)")
    ap.add_argument("--elder", help="bundle of a reader of another encoder, that teaches on English texts (elder.py)")
    ap.add_argument("--elder-base", help="its encoder's folder")
    ap.add_argument("--elder-weight", type=float, default=2.0)
    ap.add_argument("--init", help="weights (.pt) to begin with instead of the base encoder's")
    ap.add_argument("--batch", type=int, default=8)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--save", type=int, default=240)
    ap.add_argument("--stop-after", type=int, default=0, help="steps, for timing")
    ap.add_argument("--threads", type=int, default=2)
    return ap.parse_args()


class Shown:
    """What an epoch shows: windows of all sets, drawn anew each time."""

    def __init__(self, o, pieces, elder):
        self.o, self.pieces, self.elder = o, pieces, elder
        self.sets = raw_sets(o)
        self.names = names.Names(names.common(raw[2] for raws in self.sets.values() for raw in raws))
        self.syntax = [(d, o.syntax_share) for d in
                       (data.ewt(f"{o.data}/ud-english-ewt/train-dev.conllu") if "syntax" in o.sets.split(",") else [])]
        self.syntax += [(d, o.more_syntax_share) for path in o.more_syntax for d in data.ewt(path)]

    def blocks(self, rng):
        """([block of examples], {set: (windows, pieces)})."""
        o, out = self.o, []
        drawn = {f"patterns-{x}": patterns.reports(rng, x, o.patterns) for x in patterns.LANGUAGES if o.patterns}
        pools = {name: self.windows(rng, name, raws) for name, raws in [*self.sets.items(), *drawn.items()]}
        chosen = [d for d, share in self.syntax if rng.random() < share]
        pools["syntax"] = [e for d in chosen for e in examples(d, self.pieces, elder=self.elder)]
        for ex in pools.values():
            rng.shuffle(ex)
            batch = o.batch // 2 if ex and ex[0]["twin"] else o.batch
            for i in range(0, len(ex), batch * 16):
                part = sorted(ex[i:i + batch * 16], key=lambda e: len(e["ids"]))
                out += [part[j:j + batch] for j in range(0, len(part), batch)]
        rng.shuffle(out)
        return out, {n: (len(x), sum(len(e["ids"]) for e in x)) for n, x in pools.items()}

    def windows(self, rng, name, raws):
        """The windows of one set, each document as it is shown this time."""
        o, out, own = self.o, [], name.startswith(("own", "patterns"))
        share = {"polnear": o.polnear_share, "geoparsing": o.geoparsing_share, "facts": o.facts_share}.get(name, 1.0)
        renamed = o.names if own else {"polnear": o.names / 2}.get(name, 0)
        for _ in range({"own": o.own_times, "own-ru": o.other_times, "own-uk": o.other_times}.get(name, 1)):
            for raw in raws:
                if rng.random() <= share:
                    doc, other = build(raw, rng, 0.3 if renamed else 0.2, self.names, renamed, o.mirror_weight > 0 and renamed > 0)
                    out += examples(doc, self.pieces, rng, other, self.elder)
        return out


class Learner:
    """The reader while it learns: its weights, its optimiser and how far it has come."""

    def __init__(self, o, pieces, here, say):
        self.o, self.pieces, self.here, self.say = o, pieces, here, say
        self.elder = Elder(o.elder, o.elder_base) if o.elder else None
        self.m = m = Reader(o.layers, pieces.count)
        m.start_from(load_file(os.path.join(o.base, "model.safetensors")))
        if self.elder:
            self.elder.begin(m)
        if o.init:
            s = torch.load(o.init, weights_only=False)
            say("from", o.init, m.load_state_dict(s.get("model", s), strict=False))
        self.teacher = score.load(Reader(o.layers, pieces.count), o.teacher, o.base) if o.teacher else None
        inner = ("layers.", "pe", "te", "ln")
        self.body = [p for n, p in m.named_parameters() if n.startswith(inner) and p.requires_grad]
        self.head = [p for n, p in m.named_parameters() if not n.startswith((*inner, "we"))]
        self.opt = torch.optim.AdamW([dict(params=self.body, lr=o.rate), dict(params=self.head, lr=4 * o.rate)], weight_decay=0.01,
                                     fused=True)
        self.step, self.epoch, self.best, self.done = 0, 0, -1.0, 0
        self.state = os.path.join(here, "last.pt")
        if os.path.exists(self.state):
            s = torch.load(self.state, weights_only=False)
            m.load_state_dict(s["model"])
            self.opt.load_state_dict(s["opt"])
            self.step, self.epoch, self.best, self.done = s["step"], s["epoch"], s["best"], s["done"]
            say(f"goes on at epoch {self.epoch}, block {self.done}")

    def keep(self):
        torch.save(dict(model=self.m.state_dict(), opt=self.opt.state_dict(), step=self.step, epoch=self.epoch, best=self.best,
                        done=self.done), self.state)

    def learn(self, block, rng, part_done):
        """One step. -> (number of pieces, {loss: value})."""
        twins = block[0]["twin"] is not None
        b = collate(mirror.both(block) if twins else block, rng)
        f = max(0.0, min(part_done / 0.05, (1 - part_done) / 0.95))
        for g, rate in zip(self.opt.param_groups, (self.o.rate, 4 * self.o.rate), strict=True):
            g["lr"] = rate * f
        heads = read(self.m, b)
        part = losses(heads, b)
        if twins:
            part["mirror"] = self.o.mirror_weight * mirror.loss(heads, b, block, self.teacher and read(self.teacher, b))
        apart = self.elder and self.elder.loss(heads["state"], block)
        if apart is not None:
            part["elder"] = self.o.elder_weight * apart
        if part:
            self.opt.zero_grad()
            sum(part.values()).backward()
            torch.nn.utils.clip_grad_norm_(self.body + self.head, 1.0)
            self.opt.step()
        self.step += 1
        return int(b["mask"].sum()), {n: v.item() for n, v in part.items()}

    def shown(self, blocks, rng):
        """Learns from an epoch's blocks, from where it stopped. False if it was told to stop after so many steps."""
        self.m.train()
        t0, saved, seen, sums = time.time(), time.time(), 0, collections.Counter()
        for k, block in enumerate(blocks):
            if k < self.done:
                continue
            n, part = self.learn(block, rng, (self.epoch + (k + 1) / len(blocks)) / self.o.epochs)
            self.done, seen = k + 1, seen + n
            for name, value in part.items():
                sums[name] += value
                sums["#" + name] += 1
            if self.done % 100 == 0:
                self.say(f"epoch {self.epoch} {self.done}/{len(blocks)} {seen / (time.time() - t0):.0f} pieces/s",
                         " ".join(f"{n} {sums[n] / sums['#' + n]:.4f}" for n in sums if n[0] != "#"))
                sums.clear()
            if time.time() - saved > self.o.save:
                self.keep()
                saved = time.time()
            if self.o.stop_after and self.step >= self.o.stop_after:
                return False
        return True

    def scored(self, dev, seconds):
        """Ends the epoch: scores, and the weights kept if they are the best so far."""
        self.epoch, self.done = self.epoch + 1, 0
        self.m.eval()
        s = score.run(self.m, self.pieces, dev)
        self.say(f"EPOCH {self.epoch} {seconds:.0f}s", score.line(s))
        if score.mean(s) > self.best:
            self.best = score.mean(s)
            torch.save(self.m.state_dict(), os.path.join(self.here, "best.pt"))
        self.keep()


def main():
    o = options()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    here = os.path.join(RUN, o.name)
    os.makedirs(here, exist_ok=True)
    with open(os.path.join(here, "log.txt"), "a") as log:

        def say(*words):
            print(*words, flush=True)
            print(*words, file=log, flush=True)

        pieces = tokens.load(o.base)
        dev = score.dev_sets(o.data, languages=pieces.languages.split())
        learner = Learner(o, pieces, here, say)
        while learner.epoch < o.epochs:
            rng, start = random.Random(1000 * o.seed + learner.epoch), time.time()
            blocks, sizes = Shown(o, pieces, learner.elder).blocks(rng)
            say(sizes, "blocks", len(blocks))
            if not learner.shown(blocks, rng):
                return
            learner.scored(dev, time.time() - start)


if __name__ == "__main__":
    main()
