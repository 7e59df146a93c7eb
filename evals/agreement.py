"""How far two annotators of the own reports agree: training/data/own against training/data/second.

    python3 evals/agreement.py

The second annotator read the bare texts and the guide, never the first one's marks. Sayings are paired as in the scores
(half of the content's words or a shared cue), figures by a word in common and an equal number.
"""
import glob
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path[:0] = [HERE, os.path.join(ROOT, "training")]

import check_own  # noqa: E402
from scoring import speakers, table  # noqa: E402
from scoring.matching import Words, one_to_one, overlap, shared  # noqa: E402
from sets.own import gold_of  # noqa: E402


def pairs_of(text, first, second):
    """Pairs of sayings and pairs of figures of one text."""
    words = Words(text)

    def saying(a, b):
        w = shared(words.within(*a.contents), words.within(*b.contents))
        cue = any(overlap(x, y) for x in a.cues for y in b.cues)
        return w + cue if w >= 0.5 or cue else 0

    def figure(a, b):
        number = lambda x: (x.low, x.high if x.low is None else 0)
        return shared(words.within(a.span), words.within(b.span)) if number(a) == number(b) else 0

    take = lambda k, weight: [(first[k][i], second[k][j]) for i, j in one_to_one(first[k], second[k], weight)]
    return take(0, saying), take(1, figure)


def same(a, b):
    """Whether two written speakers are one; nobody and nobody are."""
    if a is None or b is None:
        return a == b
    return speakers.same_name(a, b) or speakers.same_name(b, a) or a.casefold() == b.casefold()


def main():
    sayings, figures, counts = [], [], [0, 0, 0, 0]
    for path in sorted(glob.glob(os.path.join(ROOT, "training", "data", "second", "*.txt"))):
        a = check_own.load(os.path.join(ROOT, "training", "data", "own", os.path.basename(path)))
        b = check_own.load(path)
        if a["text"] != b["text"]:
            sys.exit(f"{path}: not the text of the first annotator; annotate the text that stands in training/data/own")
        first, second = gold_of(a), gold_of(b)
        s, f = pairs_of(a["text"], first, second)
        sayings += s
        figures += f
        for k, some in enumerate((first[0], second[0], first[1], second[1])):
            counts[k] += len(some)
    f1 = lambda n, a, b: f"{200 * n / (a + b):.1f} % (F1; {a} and {b})"
    rows = [["sayings in both", f1(len(sayings), counts[0], counts[1])]]
    for name, fits in (("same speaker", lambda a, b: same(a.speaker, b.speaker)), ("same manner", lambda a, b: a.manner == b.manner),
                       ("same polarity", lambda a, b: a.polarity == b.polarity),
                       ("both nested or both not", lambda a, b: (a.within is None) == (b.within is None))):
        n = sum(fits(a, b) for a, b in sayings)
        rows.append([name + ", of those", f"{100 * n / len(sayings):.1f} %"])
    rows.append(["figures in both", f1(len(figures), counts[2], counts[3])])
    for name in ("outcome", "role", "side"):
        n = sum((getattr(a, name) or None) == (getattr(b, name) or None) if name != "side" else
                (not a.side and not b.side) or bool(a.side and b.side and same(a.side, b.side)) for a, b in figures)
        rows.append([f"same {name}, of those", f"{100 * n / len(figures):.1f} %"])
    sided = [(a, b) for a, b in figures if a.side]
    n = sum(bool(b.side) and same(a.side, b.side) for a, b in sided)
    rows.append([f"same side, where the first has one ({len(sided)})", f"{100 * n / len(sided):.1f} %"])
    print(table.markdown(["measure", "value"], rows))


if __name__ == "__main__":
    main()
