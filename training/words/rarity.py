"""How common English words are in news: sets of reports in, `crates/language/languages/en/rarity.tsv` out.

    python3 training/words/rarity.py ../shared/data training/data/own > crates/language/languages/en/rarity.tsv

A word's share is the mean, over sets of reports from different parts of the world, of the share of reports that have it.
Words of fewer than three sets are left out, and so are names (words that are mostly written with a capital): what is not in
the table counts as rare. Printed is a
level: the share as a power of two above one in 4,096, rounded. Counts only; no text of the sets is kept.
"""
import collections
import glob
import json
import math
import os
import re
import sys
import unicodedata

LOWER_CASED = {"muc4"}
LEAST_SETS, LEAST_SHARE = 3, 1 / 4096


def fold(text):
    """As `sayso_gazetteer::fold` for the letters that English news has."""
    text = unicodedata.normalize("NFD", text.lower())
    text = "".join(c for c in text if not unicodedata.combining(c) and c not in "'’‘.")
    return re.sub(r"[^a-z]+", " ", text)


def text_of(path):
    with open(path, encoding="utf-8", errors="replace") as f:
        return f.read()


def sets(root, own):
    """{name: texts}."""
    files = lambda part, at=root: [text_of(p) for p in sorted(glob.glob(os.path.join(at, part), recursive=True))]
    rows = lambda part: [json.loads(line) for text in files(part) for line in text.split("\n") if line.strip()]
    out = {
        "syria": files("reports/syria-2011-2018/*.txt"),
        "guns": [d["title"] + " " + d["content"] for d in rows("gun-violence-archive/docs.jsonl")],
        "polnear": files("polnear/train/**/*.txt"),
        "muc4": [d["doctext"] for d in rows("muc4/train.json")],
        "isaf": [" ".join(str(v) for v in d.values() if isinstance(v, str)) for d in rows("isaf/dev.jsonl")],
        "timebank": [re.sub(r"<[^>]+>", " ", t) for t in files("tempeval3-train/TimeBank/*.tml")],
        "local": re.findall(r"<text>(.*?)</text>", files("geoparsing/lgl.xml")[0], re.S),
        "wikinews": re.findall(r"<text>(.*?)</text>", files("geoparsing/GeoVirus.xml")[0], re.S),
        "re3d": [d["text"] for d in rows("re3d/**/documents.json")],
        "own": files("*.txt", own),
    }
    return {name: texts for name, texts in out.items() if texts}


def main():
    share, seen = collections.Counter(), collections.Counter()
    all_sets = sets(sys.argv[1], sys.argv[2])
    capital, small = collections.Counter(), collections.Counter()
    for name, texts in all_sets.items():
        print(name, len(texts), file=sys.stderr)
        found = collections.Counter(w for t in texts for w in {w for w in fold(t).split() if len(w) >= 3})
        if name not in LOWER_CASED:
            for t in texts:
                for w in re.findall(r"(?<=[a-z,] )[A-Za-z]{3,}", t):
                    (small if w.islower() else capital)[w.lower()] += 1
        for word, n in found.items():
            if n >= 2 or len(texts) < 200:
                seen[word] += 1
            share[word] += n / len(texts) / len(all_sets)
    for word in sorted(share):
        level = round(math.log2(share[word] / LEAST_SHARE))
        if seen[word] >= LEAST_SETS and level >= 1 and small[word] > capital[word]:
            print(f"{word}\t{level}")


if __name__ == "__main__":
    main()
