"""gold/syria-dev/incidents.json: who contradicts and who agrees with whom, against `sayso points`.

Two gold claims of one point in different positions are a contradiction pair, in one position an agreement pair. A pair
is caught when two predicted claims that stand in the two sentences are in one predicted point, in different positions or
in the same one. The other way round: of the predicted pairs that join two gold sentences, how many does gold bear out.
By default over the reports of TUNE.txt alone; with --check over all thirty, for pairs across the parts.
"""
import collections
import itertools
import json

from scoring import table
from scoring.matching import sentence_at
from scoring.program import folder_of, report_id

from . import gold_syria


class Places:
    """Numbers for the gold sentences, and which of them a predicted claim stands in."""

    def __init__(self, text_of):
        self.text_of, self.number, self.by_report = text_of, {}, collections.defaultdict(list)
        self.sentences = []

    def of_gold(self, name, sentence):
        """The number of a gold sentence; None where it is not in the report."""
        if (name, sentence) not in self.number:
            text = self.text_of[name]
            at = sentence_at(text, sentence, None)
            if at is None:
                return None
            k = len(self.sentences)
            self.number[name, sentence] = k
            self.sentences.append((name, sentence))
            start = text.find(sentence)
            while start >= 0:  # a headline may stand again in the text
                as_bytes = len(text[:start].encode()), len(text[:start + len(sentence)].encode())
                self.by_report[report_id(text)].append((*as_bytes, k))
                start = text.find(sentence, start + 1)
        return self.number[name, sentence]

    def of_claim(self, claim):
        """Numbers of the gold sentences with half or more of the claim's words, or that lie half or more in it."""
        a, b = claim["span"]["start"], claim["span"]["end"]
        out = set()
        for c, d, k in self.by_report.get(claim["report"], []):
            common = min(b, d) - max(a, c)
            if common > 0 and 2 * common >= min(b - a, d - c):
                out.add(k)
        return out


def gold_pairs(incidents, places):
    """{(pair of sentence numbers, "contradiction" or "agreement"): incident id}, and claims of each incident."""
    pairs, claims_of, listing = {}, collections.defaultdict(set), {}
    for incident in incidents:
        for point in incident["points"]:
            claims = []
            for number, position in enumerate(point["positions"]):
                for claim in position["claims"]:
                    if claim["doc"] in places.text_of:
                        k = places.of_gold(claim["doc"], claim["sentence"])
                        if k is not None:
                            claims.append((number, k))
                            claims_of[incident["id"]].add(k)
            for (p, a), (q, b) in itertools.combinations(claims, 2):
                if a != b or p != q:
                    key = (min(a, b), max(a, b)), "agreement" if p == q else "contradiction"
                    pairs[key] = incident["id"]
                    listing[key] = point["question"]
    return pairs, claims_of, listing


def predicted_pairs(points, places):
    """{(pair of sentence numbers, relation)} that the predicted points make between gold sentences."""
    out = set()
    for point in points:
        claims = [(n, c, places.of_claim(c)) for n, p in enumerate(point["positions"]) for c in p["claims"]]
        claims = [c for c in claims if c[2]]
        for (p, _, some), (q, _, others) in itertools.combinations(claims, 2):
            for a, b in itertools.product(some, others):
                if a != b or p != q:
                    out.add(((min(a, b), max(a, b)), "agreement" if p == q else "contradiction"))
    return out


def found_incidents(claims_of, lines, places):
    """Gold incidents of which one predicted incident holds claims from two reports (from one if gold has one)."""
    incident_of = {}
    for line in lines:
        if line["type"] == "point":
            for position in line["positions"]:
                for claim in position["claims"]:
                    incident_of.setdefault(line["incident"], set()).update(places.of_claim(claim))
    report = lambda k: places.sentences[k][0]
    out = set()
    for incident, claims in claims_of.items():
        need = min(2, len({report(k) for k in claims}))
        if any(len({report(k) for k in claims & some}) >= need for some in incident_of.values()):
            out.add(incident)
    return out


def score_reports(task, wanted, set_name, listed):
    text_of, manifest = gold_syria.texts(task, wanted)
    with open(task.path("gold/syria-dev", "incidents.json"), encoding="utf-8") as f:
        incidents = json.load(f)
    places = Places(text_of)
    gold, claims_of, questions = gold_pairs(incidents, places)
    with folder_of(text_of, manifest) as folder:
        lines = task.program.points(folder)
    predicted = predicted_pairs([line for line in lines if line["type"] == "point"], places)
    found = found_incidents(claims_of, lines, places)
    rows = [table.share(set_name, "incidents found", len(found), len(claims_of))]
    for relation in ("contradiction", "agreement"):
        want = {k for k in gold if k[1] == relation}
        got = {k for k in predicted if k[1] == relation}
        rows.append(table.share(set_name, f"{relation} pairs caught", len(want & got), len(want)))
        rows.append(table.share(set_name, f"{relation} pairs borne out", len(want & got), len(got)))
    across = {k for k in gold if places.sentences[k[0][0]][0] != places.sentences[k[0][1]][0]}
    rows.append(table.share(set_name, "pairs caught across reports", len(across & predicted), len(across)))
    if listed:
        out = []
        for title, keys in (("missed", set(gold) - predicted), ("not borne out", predicted - set(gold))):
            for (a, b), relation in sorted(keys):
                (n, s), (m, t) = places.sentences[a], places.sentences[b]
                out.append(f"{title} {relation} [{questions.get(((a, b), relation), '')}]\n   {n}: {s}\n   {m}: {t}")
        out += [f"incident not found: {i['id']} {i['name']}" for i in incidents if i["id"] in claims_of and i["id"] not in found]
        task.list_errors(set_name, out)
    return rows


def score(task):
    return score_reports(task, gold_syria.names(task, "TUNE"), "gold-points", listed=True)


def score_check(task):
    both = sorted(gold_syria.names(task, "TUNE") + gold_syria.names(task, "CHECK"))
    return score_reports(task, both, "gold-points-all", listed=False)
