"""A bundle's weights back as PyTorch weights, so that training can go on where only `reader.onnx` was kept.

    python -m reader.from_bundle --bundle ../models/reader.onnx --out run/v5.pt

The file is a state_dict for `train --init`. Matrices are those of the bundle: 8-bit numbers times the scale of their column, so each is off
by up to half a step of the 8 bits. The word embeddings are left out: training never changes them and `train` has them from BASE in full.
A bundle holds the style of the own guide alone (model.py, `se`): every style begins as that one and is learned apart again.
"""
import argparse

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from .data import STYLES
from .model import PAIR

MATRIX = "/MatMul_quant"


def tensors(path):
    """The bundle's weights by the names that `Reader` has for them, without `we.weight`."""
    graph = onnx.load(path).graph
    stored = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    out = {name[2:]: value for name, value in stored.items() if name.startswith("m.") and "_" not in name}
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.name.endswith(MATRIX):
            name = node.input[1].removesuffix("_quantized")
            whole = stored[node.input[1]].astype(np.float32) - stored[name + "_zero_point"].astype(np.float32)
            out[node.name[3:-len(MATRIX)].replace("/", ".") + ".weight"] = (whole * stored[name + "_scale"]).T
    features = stored["m.fe.weight_quantized"].astype(np.float32) - stored["m.fe.weight_zero_point"].astype(np.float32)
    out["fe.weight"] = features * stored["m.fe.weight_scale"]
    # The two constants that the export folds and gives names of its own: the style of the own guide and the bias of the pairs.
    folded = {value.shape: value for name, value in stored.items() if name.startswith("onnx::Add_")}
    out["se.weight"] = np.repeat(folded[out["te"].shape][None], len(STYLES), 0)
    pairs = out["pq.weight"].shape[0] // PAIR
    out["pb"] = folded[(pairs, 1, 1)].reshape(pairs)
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in out.items()}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--bundle", required=True)
    ap.add_argument("--out", required=True)
    o = ap.parse_args()
    torch.save(tensors(o.bundle), o.out)
    print(o.out)


if __name__ == "__main__":
    main()
