"""Writes the listing by which Rust and Python are held to the same words, pieces, features and windows.

    python -m reader.listing --base BASE > ../crates/reader/tests/listing.json

The sentences are the own annotated reports' (invented) and some odd ones; offsets are bytes, as in Rust.
"""
import argparse
import json
import os

from . import data, tokens

ODD = [
    "",
    "   ",
    "O'Mara's men didn't leave U.S. or U.N. posts; they'd lost 1,200 of 3.5m at 10:30.",
    "«Нет», said the envoy — “L’été à Orsk”… 'so-called' \"elite\"\n\nNew para: 12-year-old B-2\tHQ",
    "ALL CAPS HEADLINE\nmiXed iPhone eXample 4th 122-mm x" + "y" * 120,
]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--base", required=True)
    o = ap.parse_args()
    pieces = tokens.Pieces(os.path.join(o.base, "vocab.txt"))
    texts = ODD + [d[2] for d in list(data.own("test"))[:6]]
    out = []
    for text in texts:
        spans = tokens.words(text)
        at = [0]
        for c in text:
            at.append(at[-1] + len(c.encode()))
        lengths = [len(pieces(text[a:b])) for a, b in spans]
        feats = tokens.features(text, spans)
        sents = [(k, min(k + 17, len(spans))) for k in range(0, len(spans), 17)]
        wins = tokens.windows(lengths, sents, [f // 6 % 2 == 1 for f in feats])
        out.append(dict(text=text, words=[[at[a], at[b]] for a, b in spans], pieces=[pieces(text[a:b]) for a, b in spans],
                        features=feats, windows=[list(w) for w in wins]))
    print(json.dumps(out, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
