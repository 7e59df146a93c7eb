"""Reports put together by program in Russian and Ukrainian: many words of saying, in every gender and place, that few reports have.

Out: raw documents as `data.own` gives them. data/patterns/LANGUAGE.toml has the speakers, verbs and what is said; a frame puts them
together ("S Q, что C", "«C», — Q S", "По данным S, C"). The sentences are stiff and hang together by nothing, so they stand beside
reports and never alone. All chance comes from the `rng` that is handed in.
"""
import os
import re
import tomllib

from .data import KINDS

HERE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data", "patterns")
LANGUAGES = ("ru", "uk")
MARK = re.compile(r"\{(\w+) |\}")
NAMES = dict(zip("pbls", KINDS, strict=True))


class Report:
    """A text that grows by parts, each with its marks; a part may be a piece of sayings."""

    def __init__(self):
        self.text, self.entities, self.figures, self.sayings = "", [], [], []

    def say(self, manner, negated=False):
        """A new saying, to be handed to `add`."""
        self.sayings.append({"Source": [], "Cue": [], "Content": [], "manner": manner, "negated": negated})
        return self.sayings[-1]

    def add(self, marked, *pieces):
        """Appends words with marks; each of `pieces` is (saying, role)."""
        begin, opened, at = len(self.text), [], 0
        for m in MARK.finditer(marked):
            self.text += marked[at:m.start()]
            at = m.end()
            if m[1]:
                opened.append((m[1], len(self.text)))
                continue
            kind, start = opened.pop()
            spans = self.entities if kind in NAMES else self.figures
            spans.append((start, len(self.text), NAMES.get(kind, kind)))
        self.text += marked[at:]
        for saying, role in pieces:
            saying[role].append((begin, len(self.text)))

    def raw(self, name):
        outer = [(a, b) for a, b, _ in self.entities]
        entities = [e for e in self.entities if not any(a <= e[0] and e[1] <= b and (a, b) != e[:2] for a, b in outer)]
        return name, "own", self.text, self.sayings, sorted(entities), sorted(self.figures)


def upper(marked):
    """The words with a capital first letter; marks and quotation marks before it stay."""
    m = re.match(r"(?:\{\w+ |[«„—\s])*", marked)
    return marked[:m.end()] + marked[m.end():m.end() + 1].upper() + marked[m.end() + 1:]


def past(masculine, gender):
    """The past tense of a gender (m, f, n, p), of the masculine one: сказал, сказала; пожаловался, пожаловалась; сказав, сказала."""
    if gender == "m":
        return masculine
    reflexive = masculine.endswith("ся")
    base = masculine[:-2] if reflexive else masculine
    ukrainian = base.endswith("в")
    base = base[:-1] + "л" if ukrainian else base if base.endswith("л") else base + "л"
    return base + {"f": "а", "n": "о", "p": "и"}[gender] + (("ся" if ukrainian else "сь") if reflexive else "")


class Book:
    """A language's words, and the frames that put them together."""

    def __init__(self, language):
        with open(os.path.join(HERE, language + ".toml"), "rb") as f:
            book = tomllib.load(f)
        self.language = language
        rows = lambda key: [[c.strip() for c in line.split("|")] for line in book[key].strip().split("\n")]
        items = lambda key: [x.strip() for x in book[key].split(";")]
        self.speakers = [dict(zip(("nom", "gen", "acc", "place", "gender"), r, strict=True)) for r in rows("speakers")]
        self.verbs, self.nominal, self.infinitive = map(rows, ("verbs", "nominal", "infinitive"))
        self.sources, self.nobody = map(rows, ("sources", "nobody"))
        self.clauses, self.quotes, self.fillers = ([r[0] for r in rows(key)] for key in ("clauses", "quotes", "fillers"))
        self.reports, self.to, self.denied = map(items, ("reports", "to", "denied"))
        self.decline = [[c.strip() for c in x.split("|")] for x in items("decline")]
        self.that, self.as_, self.in_, self.negation, self.referring = (book[k] for k in ("that", "as", "in", "negation", "referring"))
        self.frames = [self.that_clause, self.that_clause, self.clause_first, self.quote_first, self.quote_first, self.dialogue, self.colon,
                       self.headline, self.in_place, self.in_place, self.as_said, self.by_source, self.by_source, self.by_source_last,
                       self.refers, self.said_by_nobody, self.of_something, self.of_something, self.to_do, self.to_do, self.not_said,
                       self.declined, self.nested]

    def report(self, rng, name):
        """A raw document of a few sayings and of sentences that say nothing."""
        r = Report()
        for k in range(rng.randrange(5, 11)):
            if k:
                r.add("\n\n" if rng.random() < 0.4 else " ")
            if rng.random() < 0.3:
                r.add(rng.choice(self.fillers))
            else:
                rng.choice(self.frames)(rng, r)
        return r.raw(name)

    def verb(self, rng, row, gender):
        """A verb of saying, past or present, for a speaker's gender."""
        if rng.random() < 0.3:
            return row[2] if gender == "p" else row[1]
        return past(row[0], gender)

    def aside(self, rng, r):
        if rng.random() < 0.3:
            r.add(" " + rng.choice(self.to))

    def said(self, rng):
        return rng.choice(self.clauses)

    def quoted(self, rng):
        return rng.choice(["«{}»", "«{}»", "“{}”", "\"{}\"", "„{}“"]).format(rng.choice(self.quotes))

    def start(self, rng):
        who, row = rng.choice(self.speakers), rng.choice(self.verbs)
        return who, self.verb(rng, row, who["gender"]), row[3]

    def that_clause(self, rng, r):
        who, verb, manner = self.start(rng)
        s = r.say(manner)
        r.add(upper(who["nom"]), (s, "Source"))
        r.add(" ")
        r.add(verb, (s, "Cue"))
        self.aside(rng, r)
        r.add(self.that + " ")
        r.add(self.said(rng), (s, "Content"))
        r.add(".")

    def content_first(self, rng, r, content, joint):
        who, verb, manner = self.start(rng)
        s = r.say(manner)
        r.add(content, (s, "Content"))
        r.add(joint)
        r.add(verb, (s, "Cue"))
        self.aside(rng, r)
        r.add(" ")
        r.add(who["nom"], (s, "Source"))
        r.add(".")

    def clause_first(self, rng, r):
        self.content_first(rng, r, upper(self.said(rng)), ", ")

    def quote_first(self, rng, r):
        self.content_first(rng, r, self.quoted(rng), rng.choice([", — ", ", — ", ", – ", ", - "]))

    def dialogue(self, rng, r):
        r.add("— ")
        self.content_first(rng, r, rng.choice(self.quotes), ", — ")

    def colon(self, rng, r):
        who, verb, manner = self.start(rng)
        s = r.say(manner)
        r.add(upper(who["nom"]), (s, "Source"))
        r.add(" ")
        r.add(verb, (s, "Cue"))
        self.aside(rng, r)
        r.add(": ")
        r.add(self.quoted(rng), (s, "Content"))
        r.add(".")

    def headline(self, rng, r):
        who, s = rng.choice(self.speakers[:25]), r.say("report")
        if rng.random() < 0.5:
            r.add(upper(who["nom"]), (s, "Source"))
            r.add(": ")
            r.add(self.said(rng), (s, "Content"))
        else:
            r.add(upper(self.said(rng)), (s, "Content"))
            r.add(" — ")
            r.add(who["nom"], (s, "Source"))
        r.add("\n\n")

    def in_place(self, rng, r):
        """At the ministry "they" said it: the speaker stands in the locative after a preposition."""
        who = rng.choice([s for s in self.speakers if s["place"] != "-"])
        row = rng.choice(self.verbs)
        verb, s = past(row[0], "p") if rng.random() < 0.7 else row[2], r.say(row[3])
        if rng.random() < 0.4:
            r.add(upper(self.in_) + " ")
            r.add(who["place"], (s, "Source"))
            r.add(" ")
            r.add(verb, (s, "Cue"))
            r.add(self.that + " ")
            r.add(self.said(rng), (s, "Content"))
        else:
            r.add(upper(self.said(rng)), (s, "Content"))
            r.add(", ")
            r.add(verb, (s, "Cue"))
            self.aside(rng, r)
            r.add(f" {self.in_} ")
            r.add(who["place"], (s, "Source"))
        r.add(".")

    def as_said(self, rng, r):
        who, verb, manner = self.start(rng)
        s = r.say(manner)
        r.add(self.as_ + " ")
        r.add(verb, (s, "Cue"))
        self.aside(rng, r)
        r.add(" ")
        r.add(who["nom"], (s, "Source"))
        r.add(", ")
        r.add(self.said(rng), (s, "Content"))
        r.add(".")

    def sourced(self, rng, r, s, cue):
        r.add(cue, (s, "Cue"))
        r.add(" ")
        r.add(rng.choice(self.speakers)["gen"], (s, "Source"))

    def by_source(self, rng, r):
        cue, manner = rng.choice(self.sources)
        s = r.say(manner)
        self.sourced(rng, r, s, cue)
        r.add(", ")
        r.add(self.said(rng), (s, "Content"))
        r.add(".")

    def by_source_last(self, rng, r):
        cue, manner = rng.choice(self.sources)
        s = r.say(manner)
        r.add(upper(self.said(rng)), (s, "Content"))
        r.add(", ")
        self.sourced(rng, r, s, cue.lower())
        r.add(".")

    def refers(self, rng, r):
        """An agency reports it, referring to a ministry: two sayings of one content."""
        agency, who = rng.choice([s for s in self.speakers if "«" in s["nom"]]), rng.choice(self.speakers)
        one, two = r.say("report"), r.say("report")
        r.add(upper(self.said(rng)), (one, "Content"), (two, "Content"))
        r.add(", ")
        r.add(rng.choice(self.reports), (one, "Cue"))
        r.add(" ")
        r.add(agency["nom"], (one, "Source"))
        r.add(" ")
        r.add(self.referring, (two, "Cue"))
        r.add(" ")
        r.add(who["acc"], (two, "Source"))
        r.add(".")

    def said_by_nobody(self, rng, r):
        words, manner = rng.choice(self.nobody)
        s = r.say(manner)
        cue = re.sub(r",? (?:что|що)$|,$", "", words)
        r.add(cue, (s, "Cue"))
        r.add(words[len(cue):] + " ")
        r.add(self.said(rng), (s, "Content"))
        r.add(".")

    def of(self, rng, r, rows):
        who, row = rng.choice(self.speakers), rng.choice(rows)
        s = r.say(row[3])
        r.add(upper(who["nom"]), (s, "Source"))
        r.add(" ")
        r.add(self.verb(rng, row, who["gender"]), (s, "Cue"))
        r.add(" ")
        r.add(rng.choice(row[4].split(";")).strip(), (s, "Content"))
        r.add(".")

    def of_something(self, rng, r):
        self.of(rng, r, self.nominal)

    def to_do(self, rng, r):
        self.of(rng, r, self.infinitive)

    def not_said(self, rng, r):
        who, s = rng.choice(self.speakers), r.say("confirm", negated=True)
        r.add(upper(who["nom"]), (s, "Source"))
        r.add(" ")
        r.add(f"{self.negation} {past(rng.choice(self.denied), who['gender'])}", (s, "Cue"))
        r.add(self.that + " ")
        r.add(self.said(rng), (s, "Content"))
        r.add(".")

    def declined(self, rng, r):
        who, (before, verb), s = rng.choice(self.speakers), rng.choice(self.decline), r.say("decline")
        r.add(upper(who["nom"]), (s, "Source"))
        r.add(" ")
        r.add(f"{before} {past(verb, who['gender'])}", (s, "Cue"))
        r.add(".")

    def nested(self, rng, r):
        """The ministry said that, by the mayor's words, ..."""
        who, verb, manner = self.start(rng)
        (cue, inner_manner), outer = rng.choice(self.sources), r.say(manner)
        inner = r.say(inner_manner)
        r.add(upper(who["nom"]), (outer, "Source"))
        r.add(" ")
        r.add(verb, (outer, "Cue"))
        r.add(self.that + ", ")
        begin = len(r.text)
        self.sourced(rng, r, inner, cue.lower())
        r.add(", ")
        r.add(self.said(rng), (inner, "Content"))
        outer["Content"].append((begin, len(r.text)))
        r.add(".")


def reports(rng, language, count):
    """So many raw documents."""
    book = Book(language)
    return [book.report(rng, f"patterns-{language}-{k}") for k in range(count)]
