"""Incidents joined over reports, against gold lists of incidents: the Syrian ones and the invented cases of `cases/`.

B-cubed over reports: two are together in gold if one incident has both, together in the program's output if one printed
incident has both. A gold claim (a sentence that tells something of an incident) is in the right incident if the printed one
that holds most of its gold incident's claims (each printed one is taken once, the largest share first) has a finding
that stands in it; in a wrong one if only others have; else nowhere. An incident is whole if one printed one has all the
reports that gold says tell of it, and no report that gold does not have there.
"""
import collections
import csv
import json
import os

from scoring import table
from scoring.program import folder_of, report_id

from . import gold_syria

SHOWN = (None, "one_report")


class Found:
    """The printed incidents: which reports each has, which findings, where these stand."""

    def __init__(self, lines, reports):
        """`reports`: {report id: Report with its findings}; places as bytes."""
        place = {f["id"]: (f["report"], f["span"]["start"], f["span"]["end"]) for r in reports.values() for f in r.findings}
        self.incidents = [line for line in lines if line["type"] == "incident"]
        self.shown = [i for i in self.incidents if i.get("fold") in SHOWN]
        self.places = {i["id"]: [place[f] for f in i.get("findings", []) if f in place] for i in self.incidents}
        if not any("findings" in i for i in self.incidents):  # an older program: the claims of its points
            for line in lines:
                if line["type"] == "point":
                    for p in line["positions"]:
                        for c in p["claims"]:
                            self.places[line["incident"]].append((c["report"], c["span"]["start"], c["span"]["end"]))

    def together(self):
        """{report id: ids of the shown incidents that have it}."""
        out = collections.defaultdict(set)
        for i in self.shown:
            for r in i.get("told_by", i["reports"]):
                out[r].add(i["id"])
        return out


def pairs(gold_of, found_of):
    """(B-cubed precision, recall), each a value a report, where a report may lie in several clusters."""
    items = sorted(gold_of)
    same = lambda clusters, a, b: a == b or bool(clusters[a] & clusters[b])
    precision, recall = [], []
    for a in items:
        joined = [b for b in items if same(found_of, a, b)]
        right = [b for b in items if same(gold_of, a, b)]
        both = sum(same(gold_of, a, b) for b in joined)
        precision.append(both / len(joined))
        recall.append(both / len(right))
    return precision, recall


def claims_in(found, wanted):
    """(right, wrong, nowhere) of `wanted`: {gold incident: {(report id, start, end) in bytes}}."""
    holds = collections.defaultdict(set)
    by_report = collections.defaultdict(list)
    for g, some in wanted.items():
        for c in some:
            by_report[c[0]].append((c, g))
    for i in found.shown:
        for report, a, b in found.places[i["id"]]:
            for c, _ in by_report[report]:
                common = min(b, c[2]) - max(a, c[1])
                if common > 0 and 2 * common >= min(b - a, c[2] - c[1]):
                    holds[c].add(i["id"])
    shares = collections.Counter((g, i) for g, some in wanted.items() for c in some for i in holds[c])
    mapped, taken = {}, set()
    for (g, i), _ in sorted(shares.items(), key=lambda x: (-x[1], x[0])):
        if g not in mapped and i not in taken:
            mapped[g] = i
            taken.add(i)
    right = wrong = nowhere = 0
    for g, some in wanted.items():
        for c in some:
            if mapped.get(g) in holds[c]:
                right += 1
            elif holds[c]:
                wrong += 1
            else:
                nowhere += 1
    return right, wrong, nowhere


def rows_of(name, gold_of, found, wanted, told, reports):
    """Rows of one set. `told`: {gold incident: reports that tell of it}."""
    together = found.together()
    found_of = {r: together[r] for r in gold_of}
    p, r = pairs(gold_of, found_of)
    p, r = 100 * sum(p) / len(p), 100 * sum(r) / len(r)
    right, wrong, nowhere = claims_in(found, wanted)
    n = right + wrong + nowhere
    whole = 0
    several = [g for g, some in told.items() if len(some) > 1]
    by_id = {i["id"]: set(i.get("told_by", i["reports"])) for i in found.shown}
    for g in several:
        whole += any(told[g] <= some and not (some - {r for r, gs in gold_of.items() if g in gs}) for some in by_id.values())
    return [
        table.Row(name, "joining, B-cubed precision", len(gold_of), p),
        table.Row(name, "joining, B-cubed recall", len(gold_of), r),
        table.Row(name, "joining, B-cubed F1", len(gold_of), 2 * p * r / (p + r) if p + r else 0.0),
        table.share(name, "claims in the right incident", right, n),
        table.share(name, "claims in a wrong incident", wrong, n),
        table.share(name, "incidents with two tellers or more, whole", whole, len(several)),
        table.Row(name, "incidents printed a report", len(reports), len(found.shown) / max(1, len(reports))),
    ]


def span_of(text, sentence):
    """Bytes of a sentence in a text, None where it is not there."""
    at = text.find(sentence)
    return None if at < 0 else (len(text[:at].encode()), len(text[:at + len(sentence)].encode()))


def score_syria(task):
    both = sorted(gold_syria.names(task, "TUNE") + gold_syria.names(task, "CHECK"))
    text_of, manifest = gold_syria.texts(task, both)
    with open(task.path("gold/syria-dev", "incidents.json"), encoding="utf-8") as f:
        incidents = json.load(f)
    with folder_of(text_of, manifest) as folder:
        lines, read = task.program.points(folder), task.program.read(folder)
    return score_gold("joining-syria", incidents, text_of, lines, read)


def score_gold(name, incidents, text_of, lines, read):
    reports = {r.id: r for r in read.values()}
    gold_of = {report_id(t): set() for t in text_of.values()}
    wanted, told = collections.defaultdict(set), {}
    for i in incidents:
        ids = {report_id(text_of[d]) for d in i["reports"] if d in text_of}
        for r in ids:
            gold_of[r].add(i["id"])
        told[i["id"]] = ids
        for p in i["points"]:
            for q in p["positions"]:
                for c in q["claims"]:
                    at = span_of(text_of.get(c["doc"], ""), c["sentence"])
                    if at:
                        wanted[i["id"]].add((report_id(text_of[c["doc"]]), *at))
    gold_of = {r: some or {r} for r, some in gold_of.items()}
    return rows_of(name, gold_of, Found(lines, reports), wanted, told, reports)


def cases(task, held):
    """[(name, folder)] of the invented cases, those held out or the others."""
    root = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cases")
    names = sorted(n for n in os.listdir(root) if os.path.isdir(os.path.join(root, n))) if os.path.isdir(root) else []
    return [(n, os.path.join(root, n)) for n in names if n.startswith("held-") == held]


def case_parts(task, folder):
    """(gold, text by file, lines, reports by file) of one invented case."""
    with open(os.path.join(folder, "gold.json"), encoding="utf-8") as f:
        gold = json.load(f)
    with open(os.path.join(folder, "manifest.csv"), encoding="utf-8", newline="") as f:
        files = [row["file"] for row in csv.DictReader(f)]
    text_of = {}
    for name in files:
        with open(os.path.join(folder, name), encoding="utf-8", newline="") as f:
            text_of[name] = f.read().removeprefix("\ufeff")
    return gold, text_of, task.program.points(folder), task.program.read(folder)


def score_cases(task, held=False):
    """All cases as one: sums over the cases, B-cubed over all their reports."""
    name = "joining-held" if held else "joining-cases"
    sums, gold_of, found_of, counts = collections.Counter(), {}, {}, [0, 0]
    listing = []
    for case, folder in cases(task, held):
        gold, text_of, lines, read = case_parts(task, folder)
        reports = {r.id: r for r in read.values()}
        found = Found(lines, reports)
        together = found.together()
        wanted, told = {}, {}
        for r in text_of.values():
            gold_of[report_id(r)], found_of[report_id(r)] = set(), together[report_id(r)]
        for i in gold["incidents"]:
            key = case + "/" + i["id"]
            told[key] = {report_id(text_of[d]) for d, how in i["reports"].items() if how == "told" and d in text_of}
            any_of = {report_id(text_of[d]) for d in i["reports"] if d in text_of}
            for r in told[key]:
                gold_of[r].add(key)
            if not i.get("background"):
                spans = {(report_id(text_of[s["report"]]), *at) for s in i["sentences"] if s["report"] in text_of
                         for at in [span_of(text_of[s["report"]], s["sentence"])] if at}
                wanted[key] = spans
            told[key] = (told[key], any_of)
        right, wrong, nowhere = claims_in(found, wanted)
        sums.update(right=right, wrong=wrong, nowhere=nowhere)
        by_id = {i["id"]: set(i.get("told_by", i["reports"])) for i in found.shown}
        for key, (some, any_of) in told.items():
            if len(some) > 1:
                counts[1] += 1
                ok = any(some <= got <= any_of for got in by_id.values())
                counts[0] += ok
                if not ok:
                    listing.append(f"not whole: {key}: {len(some)} tell of it; found {[len(g & some) for g in by_id.values() if g & some]}")
        sums.update(shown=len(found.shown), reports=len(text_of), gold=len([i for i in gold["incidents"] if not i.get("background")]))
    if not gold_of:
        return []
    gold_of = {r: some or {r} for r, some in gold_of.items()}
    p, r = pairs(gold_of, found_of)
    p, r = 100 * sum(p) / len(p), 100 * sum(r) / len(r)
    n = sums["right"] + sums["wrong"] + sums["nowhere"]
    if not held:
        task.list_errors(name, listing)
    return [
        table.Row(name, "joining, B-cubed precision", len(gold_of), p),
        table.Row(name, "joining, B-cubed recall", len(gold_of), r),
        table.Row(name, "joining, B-cubed F1", len(gold_of), 2 * p * r / (p + r) if p + r else 0.0),
        table.share(name, "sentences in the right incident", sums["right"], n),
        table.share(name, "sentences in a wrong incident", sums["wrong"], n),
        table.share(name, "incidents with two tellers or more, whole", counts[0], counts[1]),
        table.Row(name, "incidents printed a report", sums["reports"], sums["shown"] / max(1, sums["reports"])),
        table.Row(name, "incidents of gold a report", sums["reports"], sums["gold"] / max(1, sums["reports"])),
    ]


def score_held(task):
    return score_cases(task, held=True)
