"""Examples of several windows as tensors of one size, for training and for scores."""
import numpy as np
import torch

from .data import STYLES


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
