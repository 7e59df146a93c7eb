"""Gun Violence Archive: does the program join the reports of one shooting, and does it find the toll?

A sample of incidents drawn with a fixed seed; all their reports in one folder, with date and url in a manifest. Joining
by B-cubed over reports: the reports that `sayso points` puts into one incident are together. The toll of an incident is
the number most of its reports' figures give (killed, wounded; no running totals); early reports legitimately differ, so
whether any report's figure has the final number is given beside it.
"""
import collections
import json
import random
import re

from scoring import stats, table
from scoring.program import folder_of, report_id

NAME = "gun-violence"
INCIDENTS, SEED = 200, 11


def load(task):
    """A sample: {incident: [report]}, and its record {incident: (killed, injured)}."""
    reports = collections.defaultdict(list)
    with open(task.path("gun-violence-archive", "docs.jsonl"), encoding="utf-8") as f:
        for line in f.read().split("\n"):
            if line:
                d = json.loads(line)
                if d["content"].strip():
                    reports[d["incident"]].append(d)
    with open(task.path("gun-violence-archive", "incidents.json"), encoding="utf-8") as f:
        records = {r["incident_uri"]: r for r in json.load(f)}
    count = lambda v: int(v) if str(v).strip().isdigit() else None
    known = sorted(reports)
    chosen = sorted(random.Random(SEED).sample(known, min(INCIDENTS, len(known))))
    toll = {i: tuple(count(records.get(i, {}).get(k)) for k in ("num_killed", "num_injured")) for i in chosen}
    return {i: reports[i] for i in chosen}, toll


def text_of(d):
    """Headline, blank line, body."""
    body = d["content"].strip()
    return body + "\n" if body.startswith(d["title"]) else d["title"].strip() + "\n\n" + body + "\n"


def site(url):
    found = re.search(r"https?://(?:web\.archive\.org/web/\d+/https?://)?(?:www\.)?([^/]+)", url or "")
    return found[1] if found else ""


def numbers(report, outcome):
    """What a report's figures give for killed or wounded people, running totals and denials left out."""
    return [f["low"] for f in report.of("figure") if f["unit"] == "people" and f["outcome"] == outcome
            and f["scope"] != "total" and not f["denied"] and f["low"] is not None]


def most(values):
    """The number given most often, the larger of two equals; 0 where none is given."""
    counted = collections.Counter(values)
    return max(counted, key=lambda v: (counted[v], v), default=0)


def score(task):
    incidents, toll = load(task)
    texts, manifest, gold, seen = {}, {}, {}, set()
    for incident, reports in incidents.items():
        for d in reports:
            text = text_of(d)
            if report_id(text) not in seen:  # equal bytes are one report
                seen.add(report_id(text))
                texts[d["doc"]] = text
                manifest[d["doc"]] = {"date": d["dct"], "url": d["uri"], "publisher": site(d["uri"])}
                gold[d["doc"]] = incident
    with folder_of(texts, manifest) as folder:
        lines = task.program.points(folder)
        read = task.program.read(folder)
    doc_of = {report_id(t): n for n, t in texts.items()}
    within = collections.defaultdict(set)
    for line in lines:
        if line["type"] == "incident":
            for report in line["reports"]:
                within[doc_of[report]].add(line["id"])
    precision, recall = stats.b_cubed(gold, lambda a, b: bool(within[a] & within[b]))
    by_incident = lambda values: group(values, list(gold.values()))
    p, p_low, p_high = stats.mean_interval(by_incident(precision))
    r, r_low, r_high = stats.mean_interval(by_incident(recall))
    _, alone = stats.b_cubed(gold, lambda a, b: False)
    alone = stats.mean_interval(by_incident(alone))[0]
    rows = [
        table.Row(NAME, "joining, B-cubed precision", len(gold), p, p_low, p_high),
        table.Row(NAME, "joining, B-cubed recall", len(gold), r, r_low, r_high),
        table.Row(NAME, "joining, B-cubed F1", len(gold), 2 * p * r / (p + r) if p + r else 0.0),
        table.Row(NAME, "joining, B-cubed F1 if nothing were joined", len(gold), 2 * 100 * alone / (100 + alone)),
    ]
    listing = []
    for k, outcome in enumerate(("killed", "wounded")):
        known = [i for i in incidents if toll[i][k] is not None]
        values = {i: [n for d, j in gold.items() if j == i for n in numbers(read[d], outcome)] for i in known}
        exact = sum(most(values[i]) == toll[i][k] for i in known)
        given = sum(toll[i][k] in values[i] or (not values[i] and toll[i][k] == 0) for i in known)
        rows.append(table.share(NAME, f"{outcome}, number given most often is the final one", exact, len(known)))
        rows.append(table.share(NAME, f"{outcome}, some report's figure is the final one", given, len(known)))
        listing += [f"{i} {outcome}: gold {toll[i][k]}; got {values[i]}" for i in known if most(values[i]) != toll[i][k]]
    joined = collections.defaultdict(set)
    for d, some in within.items():
        for i in some:
            joined[i].add(gold[d])
    listing += [f"one predicted incident over {len(g)} shootings: {sorted(g)}" for g in joined.values() if len(g) > 1]
    task.list_errors(NAME, listing)
    return rows


def group(values, keys):
    """Values in lists by key."""
    out = collections.defaultdict(list)
    for v, k in zip(values, keys, strict=True):
        out[k].append(v)
    return list(out.values())
