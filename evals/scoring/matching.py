"""Which predicted thing is which gold thing: overlap in words, and pairing one to one."""
import bisect
import re

WORD = re.compile(r"\w+")


class Words:
    """The words of a text by place, so that two ranges are compared word by word and not by their letters."""

    def __init__(self, text):
        found = [m.span() for m in WORD.finditer(text)]
        self.starts = [a for a, _ in found]
        self.ends = [b for _, b in found]

    def within(self, *ranges):
        """Numbers of the words that the code point ranges touch."""
        out = set()
        for place in ranges:
            if place is not None:
                a, b = place
                out.update(range(bisect.bisect_right(self.ends, a), bisect.bisect_left(self.starts, b)))
        return out


def shared(a, b):
    """Intersection over union of two sets; 0 where both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0


def overlap(a, b):
    """Whether two half-open ranges share a place."""
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def one_to_one(gold, predicted, weight):
    """Pairs (gold index, predicted index), each used once: as many pairs as can be, good ones first.

    `weight(g, p)` is 0 for two things that may not be paired. The heaviest pairs are taken first; a gold thing left
    over may then move a pair to that pair's next choice (augmenting paths), so that order costs no match.
    """
    weights = {}
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            w = weight(g, p)
            if w > 0:
                weights[i, j] = w
    gold_of, predicted_of = {}, {}
    for i, j in sorted(weights, key=lambda ij: (-weights[ij], ij)):
        if i not in predicted_of and j not in gold_of:
            gold_of[j], predicted_of[i] = i, j
    choices = {}
    for i, j in sorted(weights, key=lambda ij: (ij[0], -weights[ij], ij[1])):
        choices.setdefault(i, []).append(j)

    def move(i, seen):
        for j in choices.get(i, []):
            if j not in seen:
                seen.add(j)
                if j not in gold_of or move(gold_of[j], seen):
                    gold_of[j], predicted_of[i] = i, j
                    return True
        return False

    for i in range(len(gold)):
        if i not in predicted_of:
            move(i, set())
    return sorted(predicted_of.items())


def nearest(text, words, around, inside):
    """The occurrence of `words` in `text[inside]` that lies nearest to the range `around`, outside it if any does."""
    if not words:
        return None
    found, at = [], text.find(words, inside[0], inside[1])
    while at >= 0:
        place = (at, at + len(words))
        whole = not (text[at - 1:at].isalnum() and words[:1].isalnum()) and not (
            text[place[1]:place[1] + 1].isalnum() and words[-1:].isalnum())
        gap = max(around[0] - place[1], place[0] - around[1], 0)
        found.append((not whole, overlap(place, around), gap, place))
        at = text.find(words, at + 1, inside[1])
    return min(found)[3] if found else None


def sentence_at(text, sentence, place):
    """Range of the occurrence of `sentence` that holds `place`, or the nearest one; None if it does not stand there."""
    best, at = None, text.find(sentence)
    while at >= 0:
        here = (at, at + len(sentence))
        gap = 0 if place is None else max(here[0] - place[0], place[1] - here[1], 0)
        if best is None or gap < best[0]:
            best = (gap, here)
        at = text.find(sentence, at + 1)
    return best[1] if best else None


class SpanScore:
    """Span counts of one document: exact, and by half or more of their words (one to one)."""

    def __init__(self, words, gold, predicted):
        gold, predicted = sorted(set(gold)), sorted(set(predicted))
        as_words = lambda places: {tuple(sorted(words.within(p))) for p in places} - {()}
        g, p = as_words(gold), as_words(predicted)
        self.gold, self.predicted = len(g), len(p)
        self.exact = len(g & p)
        g, p = [set(s) for s in sorted(g)], [set(s) for s in sorted(p)]
        half = lambda a, b: shared(a, b) if shared(a, b) >= 0.5 else 0
        self.half = len(one_to_one(g, p, half))
