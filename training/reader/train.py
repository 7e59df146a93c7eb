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

from . import mirror, score, tokens, weights
from .batches import collate
from .elder import Elder
from .model import Reader
from .shorter import Longer
from .shown import Shown

RUN = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "run")


def losses(heads, b, outcome=0.3):
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
    for name, weight in (("entity", 1.0), ("outcome", outcome), ("manner", 0.3), ("upos", 0.5), ("deprel", 0.5)):
        if some(b[name]):
            out[name] = weight * ce(heads[name].reshape(-1, heads[name].shape[-1]), b[name].reshape(-1))
    if b["arcs"]:
        a = torch.tensor(b["arcs"])
        z = heads["arc"][a[:, 0], a[:, 1]].float()
        j = torch.arange(z.shape[1])[None]
        z = z.masked_fill((j < a[:, 3:4]) | (j >= a[:, 4:5]), -1e4)
        out["arc"] = 0.5 * F.cross_entropy(z, a[:, 2])
    return out


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
    ap.add_argument("--fresh", type=int, default=0, help="own reports in English from this number on are shown --fresh-times instead")
    ap.add_argument("--fresh-times", type=int, default=4)
    ap.add_argument("--other-times", type=int, default=4, help="as --own-times, for the own reports in other languages than English")
    ap.add_argument("--patterns", type=int, default=0, help="reports put together by program, in each language that has patterns")
    ap.add_argument("--syntax-share", type=float, default=1.0)
    ap.add_argument("--syntax-names", type=float, default=0.0, help="share of the English trees shown with other names")
    ap.add_argument("--polnear-share", type=float, default=1.0)
    ap.add_argument("--names-times", type=int, default=1, help="how often an epoch shows re3d and WikiEvents")
    ap.add_argument("--geoparsing-share", type=float, default=0.25)
    ap.add_argument("--facts-share", type=float, default=0.25)
    ap.add_argument("--more-syntax", nargs="*", default=[], help="further .conllu files, in other languages")
    ap.add_argument("--more-syntax-share", type=float, default=1.0)
    ap.add_argument("--names", type=float, default=0.5, help="share of own reports shown with other names; half of it for PolNeAR")
    ap.add_argument("--recounted", type=float, default=0.0,
                    help="share of the own reports' figures shown with other numbers and nouns (counts.py)")
    ap.add_argument("--outcome-weight", type=float, default=0.3)
    ap.add_argument("--mirror-weight", type=float, default=0.0,
                    help="own and PolNeAR reports are shown twice side by side with other names, and differences weigh so much (mirror.py)")
    ap.add_argument("--teacher", nargs="*", default=[], metavar="FILE[:HEADS]",
                    help="weights (.pt) whose reading holds heads that a report has no labels for, all or those named (mirror.py)")
    ap.add_argument("--elder", help="bundle of a reader of another encoder, that teaches on English texts (elder.py)")
    ap.add_argument("--elder-base", help="its encoder's folder")
    ap.add_argument("--elder-weight", type=float, default=2.0)
    ap.add_argument("--longer", help="weights (.pt) of a reader of six layers that this one is to read like (shorter.py)")
    ap.add_argument("--of-layers", help="which of its layers this one begins as, as 0,1,3,5; without it only what it reads is held")
    ap.add_argument("--longer-weight", type=float, default=2.0)
    ap.add_argument("--init", help="weights (.pt) to begin with instead of the base encoder's")
    ap.add_argument("--batch", type=int, default=8)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--save", type=int, default=240)
    ap.add_argument("--stop-after", type=int, default=0, help="steps, for timing")
    ap.add_argument("--threads", type=int, default=2)
    return ap.parse_args()


class Learner:
    """The reader while it learns: its weights, its optimiser and how far it has come."""

    def __init__(self, o, pieces, here, say):
        self.o, self.pieces, self.here, self.say = o, pieces, here, say
        self.elder = Elder(o.elder, o.elder_base) if o.elder else None
        self.m = m = Reader(o.layers, pieces.count)
        m.start_from(load_file(os.path.join(o.base, "model.safetensors")))
        if self.elder:
            self.elder.begin(m)
        self.longer = Longer(o.longer, o.base, pieces.count) if o.longer else None
        if self.longer and o.of_layers:
            self.longer.begin(m, [int(layer) for layer in o.of_layers.split(",")])
        if o.init:
            s = torch.load(o.init, weights_only=False)
            say("from", o.init, m.load_state_dict(s.get("model", s), strict=False))
        self.teachers = [self.teacher(named) for named in o.teacher]
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

    def teacher(self, named):
        """(reader, the heads that it knows) of one of `--teacher`."""
        path, _, known = named.partition(":")
        reader = weights.load(Reader(self.o.layers, self.pieces.count), path, self.o.base)
        return reader, known.split(",") if known else list(mirror.WEIGHTS)

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
        part = losses(heads, b, self.o.outcome_weight)
        if twins:
            taught = [(read(reader, b), known) for reader, known in self.teachers]
            part["mirror"] = self.o.mirror_weight * mirror.loss(heads, b, block, taught)
        apart = self.elder and self.elder.loss(heads["state"], block)
        if apart is not None:
            part["elder"] = self.o.elder_weight * apart
        if self.longer:
            part["longer"] = self.o.longer_weight * self.longer.loss(heads, b, block, twins)
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
