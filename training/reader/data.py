"""The sets the reader learns from, each as documents of one form.

A document: text, words, and what is known of it. `attributions`: [{Source, Cue, Content: [(first, last + 1)]}] in words;
`entities`: [(first, last + 1, kind)]; `figures`: [(first, last + 1, outcome)]; `syntax`: per word (head, relation, upos) or None.
What a set does not annotate is None and earns no loss. Licences: see the model card.
"""
import bisect
import collections
import glob
import json
import os
import re
import sys
import xml.etree.ElementTree as ET

from . import tokens

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, HERE)
import check_own  # noqa: E402

ROLES = ("Source", "Cue", "Content")
KINDS = ("person", "body", "place", "side")
STYLES = ("own", "polnear", "re3d", "wikievents", "geoparsing", "syntax")
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
DEPREL = ("acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed flat "
          "goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp "
          "nsubj:pass obl:agent aux:pass acl:relcl nmod:poss compound:prt").split()
OUTCOMES = ("- killed wounded killed_or_wounded killed_or_captured missing detained surrendered released exchanged displaced evacuated "
            "arrived remaining trapped captured destroyed delivered handed_over deployed violated voted other").split()
MANNERS = "say claim confirm deny accuse reject warn threaten call_for promise order report agree ask decline silent".split()


def lines(path):
    """The lines of a file."""
    with open(path, encoding="utf-8") as f:
        yield from f


class Document:
    def __init__(self, name, style, text, attributions=None, entities=None, figures=None, known_kinds=KINDS):
        self.name, self.style, self.text = name, style, text
        self.words = tokens.words(text)
        self.starts = [a for a, _ in self.words]
        self.ends = [b for _, b in self.words]
        self.known_kinds = known_kinds
        self.syntax = None
        self.attributions = self.entities = self.figures = None
        if attributions is not None:
            self.attributions = []
            for a in attributions:
                w = {r: self.pieces(a[r]) for r in ROLES}
                if w["Cue"]:
                    w["manner"], w["negated"] = a.get("manner"), a.get("negated")
                    self.attributions.append(w)
        if entities is not None:
            self.entities = [(*w, k) for a, b, k in entities if (w := self.range(a, b))]
        if figures is not None:
            self.figures = [(*w, o) for a, b, o in figures if (w := self.range(a, b))]

    def range(self, a, b):
        i, j = bisect.bisect_right(self.ends, a), bisect.bisect_left(self.starts, b)
        return (i, j) if j > i else None

    def pieces(self, spans):
        """Character spans as word ranges, in order; pieces that touch, or are parted by punctuation only, are one."""
        out = []
        for w in sorted(filter(None, (self.range(a, b) for a, b in spans))):
            if out and w[0] <= out[-1][1]:
                out[-1] = (out[-1][0], max(out[-1][1], w[1]))
            else:
                out.append(w)
        return out


def polnear(root, split):
    for path in sorted(glob.glob(f"{root}/polnear/{split}/text/*.txt")):
        stem = os.path.basename(path)[:-4]
        files = sorted(glob.glob(f"{root}/polnear/{split}/attributions/{glob.escape(stem)}_????.ann"))
        if not files:
            continue
        with open(path, encoding="utf-8", newline="") as f:
            text = f.read()
        spans, found = {}, []
        for line in lines(files[0]):
            m = re.match(r"(T\d+)\t([\w-]+) (\d[\d ;]*)\t", line)
            if m:
                spans[m[1]] = [tuple(map(int, p.split())) for p in m[3].split(";")]
            elif line[0] == "E":
                d = collections.defaultdict(list)
                for kv in line.split("\t")[1].split():
                    k, v = kv.split(":")
                    d[re.sub(r"\d+$", "", k)] += spans.get(v, [])
                found.append({r: d[r] for r in ROLES})
        yield stem, "polnear", text, found, None, None


def own(split, language="en"):
    """The own annotated reports of a language; numbers that divide by five are the test set."""
    folder = "own" if language == "en" else "own-" + language
    for path in sorted(glob.glob(os.path.join(HERE, "data", folder, "*.txt"))):
        test = int(os.path.basename(path).partition("-")[0]) % 5 == 0
        if test != (split == "test"):
            continue
        try:
            d = check_own.load(path)
        except (check_own.Fault, ValueError, KeyError, UnicodeDecodeError):
            print("left out (see check_own.py):", path)
            continue
        by = collections.defaultdict(lambda: {r: [] for r in ROLES})
        for kind, k, a, b in d["marks"]:
            if kind != "F":
                by[k][{"S": "Source", "Q": "Cue", "C": "Content"}[kind]].append((a, b))
        found = []
        for k, a in by.items():
            s = d["sayings"].get(k)
            if s:
                a["manner"], a["negated"] = s["manner"], s["polarity"] == "negated"
                found.append(a)
        figures = [(a, b, d["figures"][k]["outcome"]) for kind, k, a, b in d["marks"] if kind == "F" and k in d["figures"]]
        yield d["name"], "own", d["text"], found, d["entities"], figures


RE3D_OUT = ("BBC Online", "Delegation of the European Union to Syria")  # licences that do not fit


def re3d(root):
    kinds = {"Person": "person", "Organisation": "body", "Location": "place", "Nationality": "side"}
    for folder in sorted(os.listdir(f"{root}/re3d")):
        if folder in RE3D_OUT or not os.path.exists(f"{root}/re3d/{folder}/entities.json"):
            continue
        by = collections.defaultdict(list)
        for e in map(json.loads, lines(f"{root}/re3d/{folder}/entities.json")):
            if e["type"] in kinds and e.get("confidence", 1) >= 0.5:
                by[e["documentId"]].append((e["begin"], e["end"], kinds[e["type"]], e["value"]))
        for d in map(json.loads, lines(f"{root}/re3d/{folder}/documents.json")):
            flat = []
            for a, b, k, value in sorted(by[d["_id"]], key=lambda e: (e[0], -e[1])):
                if d["text"][a:b] == value and (not flat or a >= flat[-1][1]):
                    flat.append((a, b, k))
            yield d["_id"], "re3d", d["text"], None, flat, None


def wikievents(root):
    kinds = {"PER": "person", "ORG": "body", "GPE": "place", "LOC": "place"}
    for line in lines(f"{root}/wikievents/dev.jsonl"):
        d = json.loads(line)
        places = [t for s in d["sentences"] for t in s[0]]
        flat = []
        for e in sorted(d["entity_mentions"], key=lambda e: (e["start"], -e["end"])):
            name = any(w[:1].isupper() for w in d["tokens"][e["start"]:e["end"]])
            if e["entity_type"] in kinds and name:
                a, b = places[e["start"]][1], places[e["end"] - 1][2]
                if b <= len(d["text"]) and (not flat or a >= flat[-1][1]):
                    flat.append((a, b, kinds[e["entity_type"]]))
        yield d["doc_id"], "wikievents", d["text"], None, flat, None


def geoparsing(root):
    for name, item in (("GeoVirus", "location"), ("lgl", "toponym")):
        for k, article in enumerate(ET.parse(f"{root}/geoparsing/{name}.xml").getroot().iter("article")):
            text = article.findtext("text") or ""
            found = []
            for e in article.iter(item):
                a, b = int(e.findtext("start")), int(e.findtext("end"))
                if name == "GeoVirus":  # its offsets count from one
                    a, b = a - 1, b - 1
                word = e.findtext("name") or e.findtext("phrase") or ""
                if text[a:b] == word:
                    found.append((a, b, "place"))
            yield f"{name}-{k}", "geoparsing", text, None, sorted(found), None


def facts(root):
    """factRuEval-2016: names in Russian news. Countries are places here as in WikiEvents, and so it has that style."""
    kinds = {"Person": "person", "Org": "body", "Location": "place", "LocOrg": "place"}
    for path in sorted(glob.glob(f"{root}/*set/*.objects")):
        stem = path[:-len(".objects")]
        with open(stem + ".txt", encoding="utf-8", newline="") as f:
            text = f.read()
        spans = {c[0]: (int(c[2]), int(c[2]) + int(c[3])) for c in map(str.split, lines(stem + ".spans")) if len(c) > 3}
        found = []
        for c in map(str.split, lines(path)):
            if len(c) > 2 and c[1] in kinds:
                parts = [spans[x] for x in c[2:c.index("#") if "#" in c else None] if x in spans]
                if parts:
                    found.append((min(a for a, _ in parts), max(b for _, b in parts), kinds[c[1]]))
        flat = []
        for a, b, kind in sorted(set(found), key=lambda e: (e[0], -e[1])):
            if b - a < 100 and (not flat or a >= flat[-1][1]):
                flat.append((a, b, kind))
        yield os.path.basename(stem), "wikievents", text, None, flat, None


def ewt(path):
    """Universal Dependencies: runs of sentences of one document as documents with syntax."""
    return [parsed(sents) for sents in treebank(path)]


def parsed(sents):
    """Sentences of a treebank, lists of (form, upos, head, relation, whether a space follows), as a document with syntax."""
    text, rows = "", []
    for words in sents:
        offset = len(rows)
        for form, upos, head, rel, space in words:
            a = len(text)
            text += form
            rows.append((a, len(text), upos, head + offset - 1 if head else len(rows), rel))
            text += " " if space else ""
        text = text.rstrip() + " "
    d = Document("ewt", "syntax", text)
    first = {}
    for k, r in enumerate(rows):
        w = d.range(r[0], r[1])
        if w is not None:
            first[k] = w[0]
    d.syntax = [None] * len(d.words)
    for k, (a, b, upos, head, rel) in enumerate(rows):
        if k not in first or head not in first or d.starts[first[k]] != a:
            continue
        d.syntax[first[k]] = (first[head], rel if rel in DEPREL else rel.split(":")[0], upos)
        for extra in range(first[k] + 1, d.range(a, b)[1]):
            d.syntax[extra] = (first[k], "goeswith", upos if rel != "punct" else "PUNCT")
    d.sents = []
    at = 0
    for words in sents:
        d.sents.append((first.get(at), None))
        at += len(words)
    starts = [s for s, _ in d.sents if s is not None]
    d.sents = [(s, e) for s, e in zip(starts, [*starts[1:], len(d.words)], strict=False) if e > s]
    return d


def treebank(path):
    """The sentences of a .conllu file, in runs of one document."""
    doc, out = [], []

    def flush():
        if doc:
            out.append(list(doc))
            doc.clear()

    words, skip = [], 0
    for line in lines(path):
        if line.startswith("# newdoc"):
            flush()
        elif line.strip() == "":
            if words:
                doc.append(words)
                if sum(map(len, doc)) > 110:
                    flush()
            words, skip = [], 0
        elif line[0] != "#":
            c = line.rstrip("\n").split("\t")
            if "." in c[0]:
                continue
            space = "SpaceAfter=No" not in c[9]
            if "-" in c[0]:
                skip = int(c[0].split("-")[1])
                multi_space = space
                continue
            n = int(c[0])
            if n <= skip:
                space = multi_space if n == skip else False
            words.append((c[1], c[3], int(c[6]), c[7], space))
    flush()
    return out


def strip(rng, text, *span_lists):
    """The text as some feeds deliver it, without commas, apostrophes and (half of the time) quotation marks; spans follow."""
    drop = set(",'’‘")
    if rng.random() < 0.6:
        drop |= set("“”\"")
    keep, place = [], [0] * (len(text) + 1)
    for i, c in enumerate(text):
        place[i] = len(keep)
        if c not in drop:
            keep.append(c)
    place[len(text)] = len(keep)
    move = lambda spans: [(place[a], place[b], *r) for a, b, *r in spans if place[b] > place[a]]
    return "".join(keep), move
