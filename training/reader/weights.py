"""Weights from a file into a reader; an exported network in its place."""
import os

import torch
from safetensors.torch import load_file


def load(m, weights, base):
    """The reader with the weights of a file of `train` or of `from_bundle`, which has no word embeddings; "none": of the encoder alone."""
    s = {} if weights == "none" else torch.load(weights, weights_only=False)
    return started(m, s.get("model", s), base).eval()


def started(m, weights, base):
    """The reader with the encoder's word embeddings and these weights; without any, with the encoder's."""
    m.start_from(load_file(os.path.join(base, "model.safetensors")))
    if weights:
        missing = m.load_state_dict(weights, strict=False)
        if missing.unexpected_keys or set(missing.missing_keys) - {"we.weight"}:
            raise SystemExit(f"these are weights of another reader: {missing}")
    return m


class Bundle:
    """An exported network in the place of the reader."""

    def __init__(self, path):
        import onnxruntime
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        self.session = onnxruntime.InferenceSession(path, options)
        self.names = [x.name for x in self.session.get_outputs()]

    def __call__(self, ids, features, first, _mask, _style):
        got = self.session.run(None, {k: v[0].numpy() for k, v in (("ids", ids), ("features", features), ("first", first))})
        return {k: torch.from_numpy(v)[None] for k, v in zip(self.names, got, strict=True)}
