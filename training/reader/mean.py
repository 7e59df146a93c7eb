"""The mean of several readers' weights, each with its share: readers that were trained on from one another lie near enough for it.

    python -m reader.mean run/v14/best.pt:0.5 run/v15/best.pt:0.5 --out run/v1415.pt

(Wortsman et al. 2022 call it a soup.)
"""
import argparse

import torch


def mean(weighted):
    """{name: tensor} of [({name: tensor}, share)]; shares count by what they are of their sum."""
    total = sum(share for _, share in weighted)
    names = set(weighted[0][0])
    if total <= 0 or any(set(weights) != names for weights, _ in weighted):
        raise SystemExit("these are weights of different readers, or shares that come to nothing")
    return {name: sum(weights[name] * (share / total) for weights, share in weighted) for name in weighted[0][0]}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("weights", nargs="+", metavar="FILE:SHARE")
    ap.add_argument("--out", required=True)
    o = ap.parse_args()
    weighted = []
    for named in o.weights:
        path, _, share = named.rpartition(":")
        weights = torch.load(path, weights_only=False)
        weighted.append((weights.get("model", weights), float(share)))
    torch.save(mean(weighted), o.out)


if __name__ == "__main__":
    main()
