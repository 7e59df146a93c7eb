"""Mentions of places, persons, bodies and sides: geoparsing (LGL, GeoVirus) and re3d, against `sayso read`.

A span counts as exact if it has the same words. These sets draw lines elsewhere than our contract: in re3d an
organisation may be a description without a name ("U.S. service members"), and a country that acts is a side with us.
Two folders of re3d have licences of their own and are left out here as they are in training. The reader was trained on
the public part of both sets, so these scores say how well it fits, not how well it does on what it has not seen.
"""
import collections
import json
import os
import xml.etree.ElementTree as ET

from scoring import table
from scoring.matching import SpanScore, Words
from scoring.program import folder_of

from . import Missing

SEEN = "seen in training"
RE3D_OUT = ("BBC Online", "Delegation of the European Union to Syria")
RE3D_KINDS = {"Person": "person", "Organisation": "body", "Location": "place", "Nationality": "side"}


def geoparsing(path, item):
    """{name: (text, [place spans])}. GeoVirus counts from one; a span whose words are not the text's is left out."""
    out = {}
    for k, article in enumerate(ET.parse(path).getroot().iter("article")):
        text, spans = article.findtext("text") or "", []
        for e in article.iter(item):
            a, b = int(e.findtext("start")), int(e.findtext("end"))
            words = (e.findtext("name"), e.findtext("phrase"))
            spans += [(a - k, b - k) for k in (0, 1) if text[a - k:b - k] in words][:1]
        if text.strip():
            out[f"{item}-{k:04}"] = (text, spans)
    return out


def objects(path):
    """Those of a file of JSON Lines."""
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f.read().split("\n") if line]


def re3d(folder):
    """{name: (text, [(start, end, kind)])}; of spans that nest the outer one, as in training."""
    out = {}
    for part in sorted(os.listdir(folder)):
        if part in RE3D_OUT or not os.path.exists(os.path.join(folder, part, "entities.json")):
            continue
        spans = collections.defaultdict(list)
        for e in objects(os.path.join(folder, part, "entities.json")):
            if e["type"] in RE3D_KINDS and e.get("confidence", 1) >= 0.5:
                spans[e["documentId"]].append((e["begin"], e["end"], RE3D_KINDS[e["type"]], e["value"]))
        for d in objects(os.path.join(folder, part, "documents.json")):
            flat = []
            for a, b, kind, value in sorted(spans[d["_id"]], key=lambda s: (s[0], -s[1])):
                if d["text"][a:b] == value and (not flat or a >= flat[-1][1]):
                    flat.append((a, b, kind))
            out[d["_id"]] = (d["text"], flat)
    return out


def read(task, documents):
    """The program's reports of the documents, checked to have the same text."""
    with folder_of({n: d[0] for n, d in documents.items()}) as folder:
        reports = task.program.read(folder)
    for name, (text, _) in documents.items():
        if reports[name].text != text:
            raise Missing(f"the program's text of {name} is not the file's")
    return reports


def counts(documents, reports, of_gold, of_found):
    """[(hits, predicted, gold)] a document, exact and by half."""
    exact, half = [], []
    for name, (text, gold) in documents.items():
        s = SpanScore(Words(text), of_gold(gold), of_found(reports[name].of("mention")))
        exact.append((s.exact, s.predicted, s.gold))
        half.append((s.half, s.predicted, s.gold))
    return exact, half


def score_geoparsing(task):
    rows = []
    for file, item, name in (("lgl.xml", "toponym", "LGL"), ("GeoVirus.xml", "location", "GeoVirus")):
        documents = geoparsing(task.path("geoparsing", file), item)
        reports = read(task, documents)
        places = lambda some: [m["at"] for m in some if m["kind"] == "place"]
        countries = lambda some: [m["at"] for m in some if m["kind"] in ("place", "side")]
        exact, half = counts(documents, reports, list, places)
        rows.append(table.f1_row("geoparsing", f"{name}, places, exact F1", exact, SEEN))
        rows.append(table.f1_row("geoparsing", f"{name}, places, half overlap F1", half, SEEN))
        exact, _ = counts(documents, reports, list, countries)
        rows.append(table.f1_row("geoparsing", f"{name}, places and sides, exact F1", exact, SEEN))
        listing = []
        for n, (text, gold) in documents.items():
            got = {m["at"]: m["kind"] for m in reports[n].of("mention")}
            missed = [f"{text[a:b]} ({got.get((a, b), '-')})" for a, b in gold if got.get((a, b)) != "place"]
            wrong = [text[a:b] for (a, b), kind in got.items() if kind == "place" and (a, b) not in set(gold)]
            listing.append(f"{n}: missed {missed}; wrong {wrong}")
        task.list_errors("geoparsing-" + name, listing)
    return rows


def score_re3d(task):
    documents = re3d(task.path("re3d"))
    reports = read(task, documents)
    rows = []
    for kind in RE3D_KINDS.values():
        exact, half = counts(documents, reports, lambda g, kind=kind: [s[:2] for s in g if s[2] == kind],
                             lambda f, kind=kind: [m["at"] for m in f if m["kind"] == kind])
        rows.append(table.f1_row("re3d", f"{kind}, exact F1", exact, SEEN))
        rows.append(table.f1_row("re3d", f"{kind}, half overlap F1", half, SEEN))
    exact, half = counts(documents, reports, lambda g: [s[:2] for s in g], lambda f: [m["at"] for m in f])
    rows.append(table.f1_row("re3d", "any kind, half overlap F1", half, SEEN))
    return rows
