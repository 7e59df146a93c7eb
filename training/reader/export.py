"""Weights -> ONNX for the Rust room `reader`, in f32 and with 8-bit integers, and the bundle of the latter (bundle.py): `reader.onnx`.

    python -m reader.export --weights run/v1/best.pt --layers 4 --out run/v1 --base DIR

One window a call, so no batch axis and no mask. 8 bits: weights per channel, activations by the call's own range (dynamic), so the
same window gives the same bytes whatever else is read. The pair and arc products stay in f32. Q, K and V stay three products: as one
they give the same bytes in the same time, for what is saved in packing the words is lost in parting the sums.
"""
import argparse
import os

import torch

from . import bundle, data, score, tokens, weights
from .model import INNER, WIDTHS, Reader

NAMES = [*WIDTHS, "pair", "arc"]
NO_CUE = 3  # of the network's first outputs, the tags: three each for source, cue, content, figure, of which the first is "none here"


class Window(torch.nn.Module):
    def __init__(self, m):
        super().__init__()
        self.m = m

    def forward(self, ids, features, first):
        h = self.m(ids[None], features[None], first, export=True)
        return tuple(h[k][0] for k in NAMES)


def odd_channels(m, pieces, raws, above):
    """{layer: channels before its down projection that pass `above` somewhere in the documents}."""
    largest = {k: torch.zeros(INNER) for k in range(len(m.layers))}

    def watch(k):
        return lambda _, given: torch.maximum(largest[k], given[0].abs().amax((0, 1)), out=largest[k])

    hooks = [layer.dn.register_forward_pre_hook(watch(k)) for k, layer in enumerate(m.layers)]
    for raw in raws:
        score.predict(m, pieces, data.Document(*raw))
    for hook in hooks:
        hook.remove()
    return {k: at for k, values in largest.items() if len(at := (values > above).nonzero()[:, 0])}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--weights", required=True)
    ap.add_argument("--layers", type=int, default=4)
    ap.add_argument("--out", required=True)
    ap.add_argument("--base", required=True, help="the encoder's folder, for its vocabulary")
    ap.add_argument("--odd-above", type=float, default=8.0, help="channels before a down projection with values above this are left in f32")
    ap.add_argument("--keep-down", action="store_true", help="leave the feed-forward down projections in f32")
    ap.add_argument("--cue-shift", type=float, default=0.0,
                    help="by how much (in logits) a word is less surely no cue: more sayings are found, and more that are none")
    o = ap.parse_args()
    pieces = tokens.load(o.base)
    m = weights.load(Reader(o.layers, pieces.count), o.weights, o.base)
    with torch.no_grad():
        m.out.bias[NO_CUE] -= o.cue_shift
    raws = [raw for language in pieces.languages.split() for raw in list(data.own("train", language))[:8]]
    for k, channels in odd_channels(m, pieces, raws, o.odd_above).items():
        m.layers[k].dn.leave_out(channels)
        print("layer", k, "left in f32: channels", channels.tolist())
    f = os.path.join(o.out, "reader-f32.onnx")
    n = 24
    torch.onnx.export(
        Window(m), (torch.randint(1000, 20000, (n + 2,)), torch.zeros(n + 2, dtype=torch.long), torch.arange(1, n + 1)), f, dynamo=False,
        input_names=["ids", "features", "first"], output_names=NAMES, opset_version=17,
        dynamic_axes={"ids": {0: "t"}, "features": {0: "t"}, "first": {0: "w"},
                      **{k: {0: "w"} for k in WIDTHS}, "pair": {1: "w", 2: "w"}, "arc": {0: "w", 1: "w"}})
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    g = onnx.load(f)
    matmul = [x.name for x in g.graph.node if x.op_type == "MatMul"]
    inner = [x for x in matmul if not any(f"/{p}/" in x for p in ("q", "k", "v", "o", "up", "dn", "out", "pq", "pk", "aq", "ak"))]
    inner += [x for x in matmul if x.endswith("/dn/MatMul_1")]  # the odd channels
    kept = inner + ([x for x in matmul if "/dn/" in x] if o.keep_down else [])
    q = os.path.join(o.out, "reader-int8.onnx")
    quantize_dynamic(f, q, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=kept)
    for p in (f, q):
        print(p, f"{os.path.getsize(p) / 1e6:.1f} MB", "kept f32:" if p == q else "", len(kept) if p == q else "")
    onnx.save(bundle.bundled(onnx.load(q), pieces), os.path.join(o.out, "reader.onnx"))


if __name__ == "__main__":
    main()
