"""Gold statements and figures against those of `sayso read`: the rules of shared/data/gold/README.md.

Used by the sets whose gold has whole sayings and figures (gold/syria-dev and the own reports).
"""
import collections
import dataclasses

from . import speakers, table
from .matching import Words, one_to_one, overlap, shared


@dataclasses.dataclass
class GoldStatement:
    """A saying that the gold has; ranges in code points. What the gold does not say is None."""

    contents: list
    cues: list
    speaker: str = None
    manner: str = None
    polarity: str = None
    within: object = None
    key: object = None


@dataclasses.dataclass
class GoldFigure:
    """A figure that the gold has; `speaker` "narrator" for the report's own voice."""

    span: tuple
    low: int
    high: int
    outcome: str
    bound: str = None
    role: str = None
    side: str = None
    speaker: str = None


class StatementMatch:
    """One report: which predicted statement is which gold statement.

    A pair needs half of the words of the content (of the piece or of the whole saying) in common, or a shared cue.
    The contract gives a broken quotation as one statement a piece. So what is wrong is counted by the saying: further
    pieces of a saying that was found are neither right nor wrong, and those of a made-up saying are wrong once.
    """

    def __init__(self, report, gold):
        words = Words(report.text)
        self.gold, self.predicted = gold, report.of("statement")
        whole = collections.defaultdict(set)
        for p in self.predicted:
            p["words"] = words.within(p["at"])
            p["cue_at"] = report.range(p["cue"])
            whole[p["saying"]] |= p["words"]
        content = {id(g): words.within(*g.contents) for g in gold}

        def weight(g, p):
            w = max(shared(content[id(g)], p["words"]), shared(content[id(g)], whole[p["saying"]]))
            cue = any(overlap(c, p["cue_at"]) for c in g.cues)
            return w + cue if w >= 0.5 or cue else 0

        self.pairs = one_to_one(gold, self.predicted, weight)
        matched = {j for _, j in self.pairs}
        told = {self.predicted[j]["saying"] for j in matched}
        self.wrong = []
        for p in self.predicted:
            if p["saying"] not in told:
                told.add(p["saying"])
                self.wrong.append(p)
        found = {i for i, _ in self.pairs}
        self.missed = [g for i, g in enumerate(gold) if i not in found]

    def each(self):
        """Pairs of a gold statement and the line that found it."""
        return [(self.gold[i], self.predicted[j]) for i, j in self.pairs]

    def outer_of(self):
        """For each line id the gold key of the saying that the line was matched to."""
        by_saying = {}
        for g, p in self.each():
            by_saying.setdefault(p["saying"], g.key)
            by_saying[p["id"]] = g.key
        for p in self.predicted:
            by_saying.setdefault(p["id"], by_saying.get(p["saying"]))
        return by_saying


def value(figure):
    """What makes two predicted figures of one report the same number of the same thing."""
    return figure["low"], figure["high"], figure["outcome"]


class FigureMatch:
    """One report: which predicted figure is which gold figure: a word in common and an equal low (or high, if no low)."""

    def __init__(self, report, gold):
        words = Words(report.text)
        self.gold, self.predicted = gold, report.of("figure")
        for p in self.predicted:
            p["words"] = words.within(p["at"])
        place = {id(g): words.within(g.span) for g in gold}

        def weight(g, p):
            equal = g.low == p["low"] if g.low is not None or p["low"] is not None else g.high == p["high"]
            return shared(place[id(g)], p["words"]) if equal else 0

        self.pairs = one_to_one(gold, self.predicted, weight)
        found, used = {i for i, _ in self.pairs}, {j for _, j in self.pairs}
        self.missed = [g for i, g in enumerate(gold) if i not in found]
        self.wrong = [p for j, p in enumerate(self.predicted) if j not in used]
        # What headline and lead say again: the gold marks a repeated number once or thrice, as its annotator pleased.
        told = {value(self.predicted[j]) for _, j in self.pairs}
        self.repeats = [p for p in self.wrong if value(p) in told]

    def each(self):
        """Pairs of a gold figure and the line that found it."""
        return [(self.gold[i], self.predicted[j]) for i, j in self.pairs]


def statement_rows(name, matches, published=("", "", "")):
    """Found, right, found with the right speaker, and what else the gold knows of the found ones."""
    gold = sum(len(m.gold) for m in matches)
    wrong = sum(len(m.wrong) for m in matches)
    printed = sum(len(m.predicted) for m in matches)
    pairs = [p for m in matches for p in m.each()]
    right = sum(speakers.same_speaker(g.speaker, p["speaker"]) for g, p in pairs)
    rows = [
        table.share(name, "statements found", len(pairs), gold, published[0]),
        table.share(name, "statements right", len(pairs), len(pairs) + wrong, published[1]),
        table.share(name, "statements right, every piece counted", len(pairs), printed),
        table.share(name, "found with the right speaker", right, gold, published[2]),
    ]
    manner = [g.manner == p["manner"] for g, p in pairs if g.manner]
    rows.append(table.share(name, "manner, of found", sum(manner), len(manner)))
    polarity = [g.polarity == p["polarity"] for g, p in pairs if g.polarity]
    if polarity:
        negated = [p["polarity"] == "negated" for g, p in pairs if g.polarity == "negated"]
        rows.append(table.share(name, "polarity, of found", sum(polarity), len(polarity)))
        rows.append(table.share(name, "polarity, of found negated ones", sum(negated), len(negated)))
    if any(g.within is not None for m in matches for g in m.gold):
        nested = stray = plain = good = 0
        for m in matches:
            outer = m.outer_of()
            for g, p in m.each():
                if g.within is not None:
                    nested += 1
                    good += p["within"] is not None and outer.get(p["within"]) == g.within
                else:
                    plain += 1
                    stray += p["within"] is not None
        rows.append(table.share(name, "within, of found nested ones", good, nested))
        rows.append(table.share(name, "within though not nested", stray, plain))
    return rows


def figure_rows(name, matches):
    """Found, right, and outcome, speaker, side and role of the found ones."""
    gold = sum(len(m.gold) for m in matches)
    predicted = sum(len(m.predicted) for m in matches)
    pairs = [p for m in matches for p in m.each()]
    outcome = [(g.outcome, p["outcome"]) for g, p in pairs]
    rare = [(g, p) for g, p in outcome if g not in ("killed", "wounded")]
    equal = lambda some: sum(g == p for g, p in some)
    side = [speakers.same_side(g.side, (p["side"] or {}).get("value")) for g, p in pairs if g.side]
    false_side = [p["side"] is not None for g, p in pairs if not g.side]
    role = [(g.role, p["role"]) for g, p in pairs]
    known = [(g, p) for g, p in role if g]
    by = [speakers.same_speaker(g.speaker, p["speaker"]) for g, p in pairs]
    said = [ok for ok, (g, _) in zip(by, pairs, strict=True) if g.speaker != "narrator"]
    bound = [(g.bound, p["bound"]) for g, p in pairs]
    return [
        table.share(name, "figures found", len(pairs), gold),
        table.share(name, "figures right", len(pairs), predicted),
        table.share(name, "figures right, repeats left out", len(pairs), predicted - sum(len(m.repeats) for m in matches)),
        table.share(name, "bound, of found", equal(bound), len(bound)),
        table.share(name, "outcome, of found", equal(outcome), len(outcome)),
        table.share(name, "outcome, without killed and wounded", equal(rare), len(rare)),
        table.share(name, "figure's speaker, of found", sum(by), len(by)),
        table.share(name, "figure's speaker, not the narrator", sum(said), len(said)),
        table.share(name, "side, where gold has one", sum(side), len(side)),
        table.share(name, "side given though gold has none", sum(false_side), len(false_side)),
        table.share(name, "role, of found", equal(role), len(role)),
        table.share(name, "role, where gold has one", equal(known), len(known)),
    ]


def spoken(speaker):
    """A speaker object in a few words."""
    if not speaker:
        return "-"
    return " / ".join(str(speaker[k]) for k in ("name", "role", "body", "kind") if speaker.get(k))


def around(text, place, margin=120):
    """The words of a place between guillemets with some text before and after, on one line."""
    a, b = place
    cut = text[max(0, a - margin):a] + "»" + text[a:b] + "«" + text[b:b + margin]
    return " ".join(cut.split())


def error_listing(report, name, statements, figures):
    """Lines for a person to read: what was missed, made up or got wrong in one report."""
    text, out = report.text, [f"=== {name}"]
    place = lambda g: g.contents[0] if g.contents else g.cues[0] if g.cues else (0, 0)
    for g in statements.missed:
        out.append(f"missed statement [{g.speaker} | {g.manner}] {around(text, place(g))}")
    for p in statements.wrong:
        cue = p["cue"]["text"] if p["cue"] else "-"
        out.append(f"wrong statement [{spoken(p['speaker'])} | {cue}] {around(text, p['at'])}")
    for g, p in statements.each():
        if not speakers.same_speaker(g.speaker, p["speaker"]):
            out.append(f"speaker: gold {g.speaker}; got {spoken(p['speaker'])}: {around(text, p['at'], 60)}")
        if g.manner and g.manner != p["manner"]:
            out.append(f"manner: gold {g.manner}; got {p['manner']}: {p['cue'] and p['cue']['text']}")
        if g.polarity and g.polarity != p["polarity"]:
            out.append(f"polarity: gold {g.polarity}; got {p['polarity']}: {around(text, p['at'], 60)}")
    for g in figures.missed:
        out.append(f"missed figure [{g.low} to {g.high} {g.outcome}] {around(text, g.span)}")
    for p in figures.wrong:
        out.append(f"wrong figure [{p['low']} to {p['high']} {p['outcome']}] {around(text, p['at'])}")
    for g, p in figures.each():
        said = {"outcome": (g.outcome, p["outcome"]), "role": (g.role, p["role"])}
        for what, (a, b) in said.items():
            if a != b:
                out.append(f"figure's {what}: gold {a}; got {b}: {around(text, p['at'], 60)}")
        if not speakers.same_speaker(g.speaker, p["speaker"]):
            out.append(f"figure's speaker: gold {g.speaker}; got {spoken(p['speaker'])}: {around(text, p['at'], 60)}")
        value = (p["side"] or {}).get("value")
        if (g.side and not speakers.same_side(g.side, value)) or (not g.side and value):
            out.append(f"figure's side: gold {g.side}; got {value}: {around(text, p['at'], 60)}")
    return out
