"""Intervals and cluster scores. All figures are per cent; every chance is drawn from a fixed seed."""
import math
import random

SEED = 20260305
RESAMPLES = 1000


def wilson(hits, total, z=1.959964):
    """95 % interval of a proportion by Wilson (1927), in per cent; (0, 100) where nothing was counted."""
    if total == 0:
        return 0.0, 100.0
    p, zz = hits / total, z * z
    middle = (p + zz / (2 * total)) / (1 + zz / total)
    half = z / (1 + zz / total) * math.sqrt(p * (1 - p) / total + zz / (4 * total * total))
    return 100 * max(0.0, middle - half), 100 * min(1.0, middle + half)


def f1(hits, predicted, gold):
    """Harmonic mean of precision and recall, per cent; 0 where there is nothing at all."""
    return 200 * hits / (predicted + gold) if predicted + gold else 0.0


def bootstrap(documents, measure):
    """95 % interval of `measure` by drawing documents with replacement.

    `documents`: one tuple of counts a document; `measure` gets the sums, position by position.
    """
    if not documents:
        return 0.0, 100.0
    dice, n = random.Random(SEED), len(documents)
    values = []
    for _ in range(RESAMPLES):
        drawn = [documents[dice.randrange(n)] for _ in range(n)]
        values.append(measure(*map(sum, zip(*drawn, strict=True))))
    values.sort()
    return values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES) - 1]


def b_cubed(gold, together):
    """B-cubed precision and recall, each a list of one value an item.

    `gold`: {item: cluster}; `together(a, b)`: whether the program joined the two. An item may lie in several
    predicted clusters, so joining is asked pair by pair; every item is together with itself.
    """
    items = list(gold)
    precision, recall = [], []
    for a in items:
        joined = [b for b in items if a == b or together(a, b)]
        same = [b for b in items if gold[a] == gold[b]]
        both = sum(gold[a] == gold[b] for b in joined)
        precision.append(both / len(joined))
        recall.append(both / len(same))
    return precision, recall


def mean_interval(groups):
    """Mean of all values, with a 95 % interval by drawing groups of values with replacement; per cent."""
    sums = [(sum(g), len(g)) for g in groups if g]
    mean = lambda s, n: 100 * s / n if n else 0.0
    total = mean(*map(sum, zip(*sums, strict=True))) if sums else 0.0
    return (total, *bootstrap(sums, mean))
