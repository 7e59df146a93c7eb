"""Exchanges the names of two sides throughout a text and carries places and names of the exchanged text back.

An article before an exchanged name follows it ("an Adaleshi" for "a Wardiyan"), as a writer would have it.
"""
import re

VOWELS = tuple("aeioAEIO")


class Exchange:
    """`pairs`: [(form of one side, form of the other), ...]; each form stands for its counterpart, also in capitals."""

    def __init__(self, pairs):
        self.to = {}
        for a, b in pairs:
            for x, y in ((a, b), (a.upper(), b.upper())):
                self.to[x], self.to[y] = y, x
        forms = "|".join(re.escape(f) for f in sorted(self.to, key=lambda f: (-len(f), f)))
        self.pattern = re.compile(rf"\b(?:(an?|An?)(\s+))?({forms})\b")

    def pieces(self, text):
        """(start, end, words to put there) of every exchanged name and article, in code points."""
        for m in self.pattern.finditer(text):
            article, _, form = m.groups()
            other = self.to[form]
            if article:
                yield m.start(1), m.end(1), article[0] + ("n" if other.startswith(VOWELS) else "")
            yield m.start(3), m.end(3), other

    def text(self, text):
        """The text with the names exchanged; None stays None."""
        if text is None:
            return None
        out, at = [], 0
        for start, end, words in self.pieces(text):
            out += [text[at:start], words]
            at = end
        return "".join(out) + text[at:]

    def back(self, text):
        """A function from places in the exchanged text to places in `text`: the ends of a piece to its ends."""
        steps, shift = [], 0
        for start, end, words in self.pieces(text):
            begin = start + shift
            steps.append((begin, begin + len(words), start, end))
            shift += len(words) - (end - start)

        def place(at):
            moved = 0
            for begin, stop, start, end in steps:
                if at <= begin:
                    break
                if at < stop:
                    return min(start + at - begin, end)
                moved = stop - end
            return at - moved

        return place


class Stems(Exchange):
    """The same where names have cases: `pairs` are the beginnings of words that take the same endings ("Варни", "Лури"), given with a
    capital; adjectives and peoples that have none follow."""

    def __init__(self, pairs):
        self.to = {}
        for a, b in pairs:
            for form in (str, str.upper, str.lower):
                self.to[form(a)], self.to[form(b)] = form(b), form(a)
        self.pattern = re.compile(r"\b(" + "|".join(sorted(self.to, key=lambda f: (-len(f), f))) + ")")

    def pieces(self, text):
        """(start, end, stem to put there) of every exchanged stem, in code points."""
        for m in self.pattern.finditer(text):
            yield m.start(), m.end(), self.to[m[1]]
