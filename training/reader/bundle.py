"""Puts vocabulary, labels and settings into an ONNX network: one file is then the whole reader.

    python -m reader.bundle --network run/v1/reader-int8.onnx --base BASE --out ../models/reader.onnx

They are entries of the file's metadata, which any ONNX tool shows; the Rust room `reader` reads them (bundle.rs) and refuses a
network without them. Labels are those of `data.py`, sizes those of `tokens.py`: what the network was trained with.
"""
import argparse
import os

import onnx

from . import data, tokens

FORM = "1"              # of these entries and of the heads (model.py)
# How much the heads that see no cue count beside those that do: chosen on gold/syria-dev TUNE (evals/RESULTS.md).
SOURCE_WEIGHT, CONTENT_WEIGHT = 0.0, 0.3


def entries(pieces):
    """The entries by name; `pieces` is the encoder's cutter (tokens.py), whose `name` says how words, pieces and features are cut."""
    return {
        "bundle": FORM, "cut": pieces.name, "languages": pieces.languages, "window": pieces.window, "context": pieces.context,
        "source_weight": SOURCE_WEIGHT, "content_weight": CONTENT_WEIGHT,
        "outcome": " ".join(data.OUTCOMES), "manner": " ".join(data.MANNERS), "entity": " ".join(data.KINDS),
        "upos": " ".join(data.UPOS), "deprel": " ".join(data.DEPREL), "vocabulary": pieces.text,
    }


def bundled(model, pieces):
    """The model with its entries; those it had before are replaced."""
    kept = [p for p in model.metadata_props if not p.key.startswith("sayso.")]
    del model.metadata_props[:]
    model.metadata_props.extend(kept)
    for name, value in entries(pieces).items():
        model.metadata_props.add(key="sayso." + name, value=str(value))
    return model


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--network", required=True)
    ap.add_argument("--base", required=True, help="the encoder's folder, for its vocabulary")
    ap.add_argument("--out", required=True)
    o = ap.parse_args()
    onnx.save(bundled(onnx.load(o.network), tokens.load(o.base)), o.out)
    print(o.out, f"{os.path.getsize(o.out) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
