"""Draws the names of a report anew, so that the reader learns what a name is from its sentence and not from its letters.

In: a set's raw document (`data.py`: name, style, text, attributions, entities, figures). Out: the same with every word of a name exchanged
for an invented one of its kind, the same word everywhere, capitals, possessives and adjectives kept ("Varnia", "Varnian", "VARNIA'S"),
spans of marks moved along. Or, half as often: the two sides' names exchanged and all else left. Invented names are put together from
the syllables of data/names/shapes.toml; in a Russian or Ukrainian text, where names have cases, only a stem's beginning is another
(stems.py) and no sides are exchanged. `twice` gives two such draws of one report, to be read alike (`mirror.py`). All chance comes
from the `rng` that is handed in.
"""
import collections
import os
import re
import tomllib

from . import stems

SHAPES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data", "names", "shapes.toml")
WORD = re.compile(r"(?<!\w)(?:(an?|An?)(\s+))?([^\W\d_]+)(?!\w)")
# What an adjective or a people puts after the name's stem: Varn-ian, Drenn-ian, Mirzan-i, Kivand-un, Brenholm-ese.
PEOPLE = re.compile(r"(?:[aeiouy]{0,2}(?:n|ni|ic|ish|ese|er)|i)")
VOWELS = "aeiou"


def common(texts):
    """The words, lower-cased, that stand without a capital in the texts at least a tenth of the time: no names."""
    small, all_ = collections.Counter(), collections.Counter()
    for text in texts:
        for word in re.findall(r"[^\W\d_]+", text):
            all_[word.lower()] += 1
            small[word.lower()] += word[0].islower()
    return {w for w, n in small.items() if n and n * 10 >= all_[w]}


class Group:
    """The forms of one side: its name and what is made of it. `role` says which of the two a word is, and whether it has a plural s."""

    def __init__(self, base):
        self.base, self.stem = base, base.rstrip(VOWELS + "y")

    def role(self, word):
        """("name" or "people", "" or "s"), or None if the word is not of this side."""
        for core, plural in ((word, ""), (word[:-1], "s") if word.endswith("s") else (word, "")):
            if core == self.base:
                return "name", plural
            if len(self.stem) >= 4 and core.startswith(self.stem) and PEOPLE.fullmatch(core[len(self.stem):]):
                return "people", plural
        return None


def people_of(rng, name):
    """An adjective of an invented country, by the ending of its name."""
    if name[-1] == "a":
        return name + "n"
    if name[-1] in VOWELS + "y":
        return name[:-1] + rng.choice(["ian", "an"])
    return name + rng.choice(["i", "ian", "ese", "ish"])


class Names:
    def __init__(self, common_words):
        self.common = common_words
        with open(SHAPES, "rb") as f:
            self.shapes = [{k: v if k == "like" else v.split() for k, v in s.items()} for s in tomllib.load(f)["shape"]]

    def invented(self, rng, shape, kind):
        """A name of one shape and kind ("given", "family", "place", "country"); never an English word."""
        while True:
            syllables = rng.choice([1, 1, 2] if kind != "country" else [1, 2, 2])
            word = "".join(rng.choice(shape["begin"]) + rng.choice(shape["middle"]) for _ in range(syllables))
            ending = rng.choice(shape[kind])
            if ending[0] in VOWELS:
                word = word.rstrip(VOWELS)
            word += ending
            if len(word) > 3 and word not in self.common:
                return word.capitalize()

    def is_name(self, word):
        return len(word) > 2 and word[0].isupper() and not word.isupper() and word.lower() not in self.common

    def kinds(self, text, attributions, entities):
        """{lower-cased word of a name: its kind}. Without marked names: the words of sources, of which no kind is known."""
        out = {}
        if entities is None:
            for a in attributions:
                for x, y in a["Source"]:
                    out.update((w.lower(), "family") for w in re.findall(r"[^\W\d_]+", text[x:y]) if self.is_name(w))
            return out
        for kind in ("body", "person", "place", "side"):
            for x, y, k in entities:
                words = [w for w in re.findall(r"[^\W\d_]+", text[x:y]) if self.is_name(w)] if k == kind else []
                for w in words:
                    person = "given" if w != words[-1] else "family"
                    out[w.lower()] = {"person": person, "side": "country"}.get(kind, "place")
        return out

    def own_names(self, text, entities):
        """As `kinds`, of marked persons, places and sides alone: a body's words ("Министерство") are mostly no names."""
        return self.kinds(text, [], [e for e in entities or [] if e[2] != "body"])

    def sides(self, text, kinds):
        """Groups of the sides' words; words of the text that are made of a side's name are added to `kinds`."""
        groups = []
        for word in sorted((w for w, k in kinds.items() if k == "country"), key=lambda w: (len(w), w)):
            if not any(g.role(word) for g in groups):
                groups.append(Group(word))
        for word in sorted(set(re.findall(r"[^\W\d_]+", text))):
            if self.is_name(word) and any(g.role(word.lower()) for g in groups):
                kinds[word.lower()] = "country"
        return groups

    def anew(self, rng, text, attributions, entities):
        """{lower-cased word: another} for all names of the text."""
        kinds = self.kinds(text, attributions, entities)
        if stems.is_cyrillic(text):
            return stems.anew(rng, text, self.own_names(text, entities))
        groups = self.sides(text, kinds)
        shapes = rng.sample(self.shapes, 2)
        new = []
        for _ in groups:
            name = self.invented(rng, rng.choice(shapes), "country")
            new.append({"name": name, "people": people_of(rng, name)})
        return {w: formed(w, groups, new) if k == "country" else self.invented(rng, rng.choice(shapes), k)
                for w, k in sorted(kinds.items())}

    def exchanged(self, rng, text, attributions, entities):
        """{lower-cased word: another} that exchanges two sides of the text; empty if it has no two, or names with cases."""
        if stems.is_cyrillic(text):
            return {}
        kinds = self.kinds(text, attributions, entities)
        groups = self.sides(text, kinds)
        if len(groups) < 2:
            return {}
        two = rng.sample(groups, 2)
        new = []
        for other in reversed(two):
            has = {g[0]: w for w in sorted(kinds) if (g := other.role(w)) and not g[1]}
            name = has.get("name", other.base).capitalize()
            new.append({"name": name, "people": has["people"].capitalize() if "people" in has else people_of(rng, name)})
        return {w: formed(w, two, new) for w in sorted(kinds) if any(g.role(w) for g in two)}

    def exchange(self, rng, raw):
        """The raw document with two of its sides exchanged; None if it has no two."""
        to = self.exchanged(rng, *raw[2:5]) if raw[4] is not None else {}
        return renamed(raw, to) if to else None

    def drawn(self, rng, raw, share):
        """The raw document: as it is, or (in a `share` of cases) with names drawn anew or, a third of those, exchanged."""
        if rng.random() >= share:
            return raw
        turned = self.exchange(rng, raw) if raw[4] is not None and rng.random() < 1 / 3 else None
        return turned or renamed(raw, self.anew(rng, *raw[2:5]))

    def in_trees(self, rng, sents):
        """Sentences of a treebank with other names, word by word, the same word everywhere; trees stay."""
        shapes, to = rng.sample(self.shapes, 2), {}

        def other(form, upos):
            if upos != "PROPN" or not (form.isalpha() and self.is_name(form)):
                return form
            if form not in to:
                to[form] = self.invented(rng, rng.choice(shapes), rng.choice(["given", "family", "place", "country"]))
            return to[form]

        return [[(other(form, upos), upos, *rest) for form, upos, *rest in words] for words in sents]

    def twice(self, rng, raw, share):
        """Two draws of one document, alike but for names: one as `drawn`, and it with sides exchanged or, half as often, others."""
        one = self.drawn(rng, raw, share)
        turned = self.exchange(rng, one) if rng.random() < 2 / 3 else None
        return one, turned or renamed(raw, self.anew(rng, *raw[2:5]))


def renamed(raw, to):
    """The raw document with words exchanged as `to` says, its marks moved along."""
    return carried(raw, *replaced(raw[2], to))


def carried(raw, text, move):
    """The raw document with another text, its marks moved along."""
    name, style, _, attributions, entities, figures = raw
    if attributions is not None:
        attributions = [{k: move(v) if isinstance(v, list) else v for k, v in a.items()} for a in attributions]
    return name, style, text, attributions, entities and move(entities), figures and move(figures)


def formed(word, groups, new):
    """The word's form of the new name of its group."""
    for group, forms in zip(groups, new, strict=True):
        if role := group.role(word):
            plural = "" if forms[role[0]].endswith(("s", "ese", "ish")) else role[1]
            return forms[role[0]] + plural
    raise ValueError(f"{word!r} is of no side of its report: kinds and groups were made of different words")


def replaced(text, to):
    """The text with words exchanged as `to` says, "a" and "an" following them, and a function that moves spans along. A word without
    a capital is exchanged for another without one only."""
    changes = []
    for m in WORD.finditer(text):
        other = to.get(m[3].lower())
        if other is None or (other[0].isupper() and m[3][0].islower()):
            continue
        if m[3].isupper() and len(m[3]) > 1:
            other = other.upper()
        elif m[3][0].isupper():
            other = other[0].upper() + other[1:]
        if m[1]:
            changes.append((m.start(1), m.end(1), m[1][0] + ("n" if other[0].lower() in VOWELS else "")))
        changes.append((m.start(3), m.end(3), other))
    return moved(text, changes)


def moved(text, changes):
    """The text with other words [(begin, end, words)] at some places, given in their order, and a function that moves spans along."""
    out, begin, end, at, length = [], list(range(len(text) + 1)), list(range(len(text) + 1)), 0, 0

    def keep(until):
        nonlocal at, length
        for k in range(at, until):
            begin[k] = length + k - at
        for k in range(at, until + 1):
            end[k] = length + k - at
        out.append(text[at:until])
        length += until - at
        at = until

    for x, y, words in changes:
        keep(x)
        for k in range(x, y):
            begin[k] = length
        for k in range(x + 1, y):
            end[k] = length + len(words)
        out.append(words)
        at, length = y, length + len(words)
    keep(len(text))
    begin[len(text)] = end[len(text)] = length
    return "".join(out), lambda spans: [(begin[a], end[b], *rest) for a, b, *rest in spans]
