"""A bundle's weights back in PyTorch tag own reports as the bundle itself does, up to what 8-bit activations move.

    cd training && BASE=... python -m unittest test_from_bundle      # BASE: see README.md
"""
import itertools
import os
import unittest

BUNDLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "models", "reader.onnx")


@unittest.skipUnless(os.environ.get("BASE"), "BASE names no folder with the encoder's weights")
class FromBundle(unittest.TestCase):
    def test_ten_reports_are_tagged_as_by_the_bundle(self):
        import numpy as np
        import onnxruntime
        import torch
        from reader import batches, data, from_bundle, shown, tokens
        from reader.model import Reader
        from safetensors.torch import load_file
        base = os.environ["BASE"]
        m = Reader(6)
        m.start_from(load_file(os.path.join(base, "model.safetensors")))
        loaded = m.load_state_dict(from_bundle.tensors(BUNDLE), strict=False)
        self.assertEqual((loaded.missing_keys, loaded.unexpected_keys), (["we.weight"], []))
        m.eval()
        session = onnxruntime.InferenceSession(BUNDLE)
        heads = [x.name for x in session.get_outputs()]
        pieces = tokens.Pieces(os.path.join(base, "vocab.txt"))
        same, count = 0, 0
        for raw in itertools.islice(data.own("test"), 10):
            for e in shown.examples(data.Document(*raw), pieces):
                inputs = {k: np.array(e[v], np.int64) for k, v in (("ids", "ids"), ("features", "feat"), ("first", "first"))}
                bundle = dict(zip(heads, session.run(None, inputs), strict=True))
                b = batches.collate([e], None)
                with torch.no_grad():
                    own = m(b["ids"], b["feat"], b["first"], b["mask"], b["style"])
                best = [x.reshape(-1, 4, 3).argmax(-1) for x in (bundle["tags"], own["tags"][0].numpy())]
                same, count = same + (best[0] == best[1]).sum(), count + best[0].size
        self.assertGreater(same / count, 0.99)


if __name__ == "__main__":
    unittest.main()
