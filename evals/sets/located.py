"""Where names lie: the names of LGL and GeoVirus that `sayso read` finds, with the entry that the gazetteer's `locate` chooses.

A name is right if the entry is the gold one or lies within 161 km (100 miles) of its coordinates, the measure of the published
scores; a name left open is not. GeoVirus has no numbers of entries but pages: a country is right there if the page is the
country's. Every second article was used to set the weights; the others are scored apart.
"""
import collections
import csv
import json
import math
import os
import subprocess
import unicodedata
import urllib.parse
import xml.etree.ElementTree as ET

from scoring import table
from scoring.program import Report, folder_of, lines

from . import Missing

NEAR = 161
COUNTRIES = os.path.join(os.path.dirname(__file__), "..", "..", "data", "gazetteer", "countries.tsv")
SEEN = "weights set on half"


def folded(words):
    """Without marks, case and article."""
    plain = unicodedata.normalize("NFD", words.replace("_", " ").replace("-", " ")).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'’").removeprefix("the ").strip()


def countries():
    """Every word for a country and its people: its code."""
    out = {}
    with open(COUNTRIES, encoding="utf-8") as f:
        for row in csv.reader((line for line in f if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
            for words in (row[3], row[4], row[5], row[8]):
                for word in words.split(";"):
                    if word.strip():
                        out.setdefault(folded(word), row[0])
    return out


def gold(path, item):
    """{name: (text, [(start, end, latitude, longitude, GeoNames id, page)])} of the names that have coordinates."""
    out = {}
    for k, article in enumerate(ET.parse(path).getroot().iter("article")):
        text, places = article.findtext("text") or "", []
        for e in article.iter(item):
            start, end = int(e.findtext("start")), int(e.findtext("end"))
            words = (e.findtext("name"), e.findtext("phrase"))
            shift = next((s for s in (0, 1) if text[start - s:end - s] in words), None)
            tag = e.find("gaztag")
            held = e if tag is None else tag
            if shift is None or held.findtext("lat") is None:
                continue
            page = urllib.parse.unquote((e.findtext("page") or "").rsplit("/", 1)[-1])
            number = int(held.get("geonameid") or 0)
            at = (float(held.findtext("lat")), float(held.findtext("lon")))
            places.append((start - shift, end - shift, *at, number, page))
        if text.strip():
            out[f"{item}-{k:04}"] = (text, places)
    return out


def kilometres(a, b):
    """Along the surface of the Earth taken as a ball."""
    (y, x), (v, u) = (map(math.radians, p) for p in (a, b))
    h = math.sin((v - y) / 2) ** 2 + math.cos(y) * math.cos(v) * math.sin((u - x) / 2) ** 2
    return 2 * 6371 * math.asin(min(1, math.sqrt(h)))


def is_right(located, words, place, by_word):
    """Whether an entry was chosen that is the gold one, or lies near it."""
    if located["chosen"] is None:
        return False
    latitude, longitude, number, page = place
    country = by_word.get(folded(words))
    same_page = located["precision"] == 6 and page and country and by_word.get(folded(page)) == country
    at = (located["latitude"], located["longitude"])
    return located["chosen"] == number or bool(same_page) or kilometres(at, (latitude, longitude)) <= NEAR


def located(task, documents):
    """{name: {(start, end): where it lies}}, by the example `locate` built beside the program."""
    chooser = os.path.join(os.path.dirname(task.program.binary), "examples", "locate")
    if not os.path.exists(chooser):
        raise Missing(f"no {os.path.basename(chooser)}; build it with `cargo build --release -p sayso-gazetteer --example locate`")
    with folder_of({n: d[0] for n, d in documents.items()}) as folder:
        read = task.program.run("read", folder).output
    reports, names = {}, {}
    for line in lines(read):
        if line["type"] == "report":
            reports[line["id"]] = Report(line)
            for path in reports[line["id"]].paths:
                names.setdefault(line["id"], []).append(os.path.splitext(os.path.basename(path))[0])
    done = subprocess.run([chooser], input=read, capture_output=True, check=True)
    out = collections.defaultdict(dict)
    for line in map(json.loads, done.stdout.decode("utf-8").splitlines()):
        for name in names[line["report"]]:
            out[name][reports[line["report"]].range(line["span"])] = line["located"]
    return out


def score(task):
    """One row a measure and set; errors are listed of the articles that the weights were set on."""
    rows, by_word = [], countries()
    for file, item, name in (("lgl.xml", "toponym", "LGL"), ("GeoVirus.xml", "location", "GeoVirus")):
        documents = gold(task.path("geoparsing", file), item)
        found = located(task, documents)
        answers, listing = [], []
        for n, (document, (text, places)) in enumerate(documents.items()):
            for start, end, *place in places:
                # "La." without its full stop is the name too.
                at = found[document].get((start, end)) or found[document].get((start, end - 1))
                right = at is not None and is_right(at, text[start:end], place, by_word)
                answers.append((n % 2, at, right))
                if n % 2 == 0 and at is not None and not right:
                    chosen = f"{at['chosen']} of {at['candidates'][:5]}"
                    listing.append(f"{document}: {text[start:end]} is {chosen}, gold {place}")
        seen = [a for a in answers if a[1] is not None]
        chosen = [a for a in seen if a[1]["chosen"] is not None]
        for what, part in (("of names found", seen), ("of names found, the others", [a for a in seen if a[0]]),
                           ("of names chosen for", chosen), ("of all names", answers)):
            note = "" if "others" in what else SEEN
            rows.append(table.share("located", f"{name}, within 161 km, {what}", sum(a[2] for a in part), len(part), note))
        task.list_errors("located-" + name, listing)
    return rows
