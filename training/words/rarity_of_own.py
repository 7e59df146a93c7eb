"""How common the words of a language are in the own annotated reports: a folder of them in, the language's `rarity.tsv` out.

    python3 training/words/rarity_of_own.py training/data/own-ru > crates/language/languages/ru/rarity.tsv

For a language of whose news there are no sets that may be counted (`rarity.py` does English). A word's share is that of the reports that
have it, the test set apart (numbers that divide by five); words of one report only are left out, and so are names (words that are
mostly written with a capital). Printed is a level: the share as a power of two above one in 4,096, rounded. Words are written as the
program compares them: in lower case, with letters of two spellings in one.
"""
import collections
import glob
import math
import os
import re
import sys

LEAST_REPORTS = 2
SPELLINGS = {"ё": "е", "’": "'", "ʼ": "'"}


def words_of(path):
    """The words of a report as they are written, without marks."""
    with open(path, encoding="utf-8") as f:
        body = f.read().split("\n---\n", 1)[-1].split("\n===", 1)[0]
    return re.findall(r"\w+", re.sub(r"\[[SQCF][0-9+]+ |\\?[\[\]]", "", body))


def main():
    reports, capital, small = collections.Counter(), collections.Counter(), collections.Counter()
    paths = [p for p in sorted(glob.glob(os.path.join(sys.argv[1], "*.txt"))) if int(os.path.basename(p).split("-")[0]) % 5]
    for path in paths:
        seen = set()
        for word in words_of(path):
            lower = word.lower()
            for one, other in SPELLINGS.items():
                lower = lower.replace(one, other)
            (capital if word[0].isupper() else small)[lower] += 1
            seen.add(lower)
        reports.update(seen)
    for word in sorted(reports, key=lambda w: w.encode()):
        name = capital[word] > small[word]
        if reports[word] >= LEAST_REPORTS and len(word) > 2 and word.isalpha() and not name:
            level = round(math.log2(reports[word] / len(paths) * 4096))
            print(f"{word}\t{min(12, max(0, level))}")
    print(len(paths), "reports", file=sys.stderr)


if __name__ == "__main__":
    main()
