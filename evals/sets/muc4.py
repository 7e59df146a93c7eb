"""MUC-4 dev: named victims against the templates, as entity matches.

After GTT (Du et al. 2021): a predicted entity is right if, in lower case and without articles and punctuation, it is a
mention of a gold entity not taken yet. Victims of all templates of a report are put together, so that this scores whom
the program finds, not which template they stand in; GTT's figure is for victims within templates. The texts are
lower-cased, which is hard on anything that goes by capitals. The second row lets a part of the name count.
"""
import json
import re
import string

from scoring import table
from scoring.matching import one_to_one
from scoring.program import folder_of
from scoring.speakers import same_name

NAME = "muc4-dev"


def flat(words):
    """A mention as GTT compares it."""
    words = "".join(" " if c in string.punctuation else c for c in words.casefold())
    return " ".join(w for w in words.split() if w not in ("a", "an", "the"))


def victims(templates):
    """Gold entities, each the set of its mentions; entities that share a mention are one."""
    out = []
    for template in templates:
        for entity in template["Victim"]:
            names = {flat(m[0]) for m in entity}
            same = [e for e in out if e & names]
            out = [e for e in out if not e & names] + [names.union(*same)]
    return out


def named(report):
    """Predicted entities from the victims named; each the ways it could be written."""
    seen = {}
    for v in report.of("victim"):
        seen.setdefault(flat(v["name"]), {flat(v["name"]), flat(v["text"])})
    return list(seen.values())


def equal(gold, found):
    """How many ways of writing the two entities share."""
    return len(gold & found)


def part(gold, found):
    """1 if some way of writing one is a part of the other's name."""
    return int(any(same_name(g, f) for g in gold for f in found))


def right(gold, predicted, match=equal):
    return len(one_to_one(gold, predicted, match))


def score(task):
    documents = {}
    with open(task.path("muc4", "dev.json"), encoding="utf-8") as f:
        for line in f.read().split("\n"):
            if line:
                d = json.loads(line)
                documents[d["docid"]] = d
    with folder_of({n: re.sub(r" {3,}", "\n\n", d["doctext"]) + "\n" for n, d in documents.items()}) as folder:
        reports = task.program.read(folder)
    exact, partly, listing = [], [], []
    for name, d in documents.items():
        gold, found = victims(d["templates"]), named(reports[name])
        exact.append((right(gold, found), len(found), len(gold)))
        partly.append((right(gold, found, part), len(found), len(gold)))
        if gold or found:
            listing.append(f"{name}: gold {[sorted(e) for e in gold]}; found {[sorted(e) for e in found]}")
    task.list_errors(NAME, listing)
    hits, got, _ = map(sum, zip(*exact, strict=True))
    return [
        table.f1_row(NAME, "named victims, entity F1", exact, "54.1 (GTT, in templates)"),
        table.f1_row(NAME, "named victims, a part of the name F1", partly),
        table.share(NAME, "named victims, right", hits, got),
    ]
