"""How much is tagged otherwise once two sides of a report are exchanged: a quick measure of weights, before `evals` gives the program's.

    python -m reader.exchanged --weights FILE.pt --base DIR      # own test reports
"""
import argparse
import random

from . import names, tokens, weights
from .data import ROLES, Document, own
from .model import Reader
from .score import predict


def changed(m, pieces, raws, drawn):
    """{what is tagged: (how many in the reports, how many otherwise once the two sides are exchanged)}."""
    out = {}
    for raw in raws:
        to = drawn.exchange(random.Random(0), raw)
        if to is None:
            continue
        one, other = Document(*raw), Document(*to)
        if len(one.words) != len(other.words):
            continue
        found = []
        for document in (one, other):
            cues, figures, entities, *_ = predict(m, pieces, document)
            found.append(dict(sayings={tuple(tuple(a[r]) for r in ROLES) for a in cues}, figures=set(figures), names=set(entities)))
        for k, here in found[0].items():
            old = out.get(k, (0, 0))
            out[k] = old[0] + len(here), old[1] + len(here - found[1][k])
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--weights", required=True)
    ap.add_argument("--base", required=True, help="the encoder's folder")
    ap.add_argument("--layers", type=int, default=6)
    o = ap.parse_args()
    pieces = tokens.load(o.base)
    m = weights.load(Reader(o.layers, pieces.count), o.weights, o.base)
    raws = list(own("test"))
    common = names.common(raw[2] for raw in [*own("train"), *raws])
    got = changed(m, pieces, raws, names.Names(common))
    print(" | ".join(f"{k} {100 * c / n:.1f} of {n}" for k, (n, c) in got.items()))


if __name__ == "__main__":
    main()
