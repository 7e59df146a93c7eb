"""ISAF press releases: number killed and captured, date and province of one operation, against `sayso read`.

What the codebook wants and the contract does not say is mapped here and nowhere else: "several" and its like are at
least 3, "more than N" is N + 1; a number given twice in a release (headline and text) is one number, and so is a single
person of the same description ("a leader"); different numbers of one release are added up, unless the largest is the sum
of the others. The second pair of rows takes the largest number instead.
"""
import collections
import json
import re

from scoring import table
from scoring.findings import around
from scoring.program import folder_of

NAME = "isaf-dev"
PUBLISHED = {"killed": "95 (gpt-4o, 724 releases)", "captured": "89", "date": "73", "province": "90"}
OUTCOMES = {"killed": ("killed",), "captured": ("detained", "captured", "surrendered")}
OTHERS = ("civilian", "child", "woman", "police", "peacekeeper", "journalist", "medic")
MORE = re.compile(r"(?i)(more than|over) ")
SEVERAL = re.compile(r"(?i)\b(several|multiple|a number of|numerous|many|a few|a group of|others?)\b")


def load(path):
    """[(text, record)] of the file; the text is what the question to the language model quotes."""
    out = []
    with open(path, encoding="utf-8") as f:
        for line in f.read().split("\n"):
            if line:
                said = {c["from"]: c["value"] for c in json.loads(line)["conversations"]}
                out.append((said["human"].removeprefix("PRESS RELEASE TEXT:").strip() + "\n", json.loads(said["gpt"])))
    return out


def number(figure):
    """A figure as the codebook counts it; None for a figure without a lower bound."""
    if figure["low"] is None:
        return None
    if MORE.match(figure["text"]):
        return figure["low"] + 1
    return max(3, figure["low"]) if SEVERAL.search(figure["text"]) and figure["low"] < 3 else figure["low"]


def numbers(report, what):
    """[(number, description)] of insurgents killed or captured in a release, without running totals and denials."""
    out = []
    for f in report.of("figure"):
        if (f["outcome"] in OUTCOMES[what] and f["unit"] == "people" and f["scope"] != "total" and not f["denied"]
                and f["role"] not in OTHERS and number(f) is not None):
            out.append((number(f), (re.findall(r"\w+", f["text"].casefold()) or [""])[-1]))
    return out


def added(values):
    """Different numbers added up, unless the largest is the sum of the others."""
    several = {n for n, _ in values if n != 1}
    different = sorted([*several, *(1 for _ in {d for n, d in values if n == 1})])
    if len(different) > 2 and different[-1] == sum(different[:-1]):
        return different[-1]
    return sum(different)


def day(report):
    """The day most killed and captured figures give, else most events, else the report's own; None if none does."""
    for lines in ([f for f in report.of("figure") if f["outcome"] in ("killed", "detained", "captured")], report.of("event")):
        days = collections.Counter(f["when"]["value"] for f in lines if f["when"])
        if days:
            return days.most_common(1)[0][0]
    return report.line["published"]


def provinces(report, known):
    """Provinces named in the place of a figure or event or right after it, else the place mention named most often."""
    flat = lambda s: re.sub(r"[^a-z]", "", s.casefold())
    names = {flat(p): p for p in known}
    found = collections.Counter()
    for f in report.of("figure") + report.of("event"):
        if f["place"]:
            a, b = report.range(f["place"])
            words = re.findall(r"\w+(?:-e \w+)?", report.text[a:b + 40])
            hit = next((names[flat(w)] for w in words if flat(w) in names), None)
            if hit:
                found[hit] += 1
    if found:
        top = max(found.values())
        return {p for p, n in found.items() if n == top}
    mentions = collections.Counter(names[flat(m["text"])] for m in report.of("mention")
                                   if m["kind"] == "place" and flat(m["text"]) in names)
    return {mentions.most_common(1)[0][0]} if mentions else set()


def score(task):
    documents = {f"release-{k:03}": d for k, d in enumerate(load(task.path("isaf", "dev.jsonl")))}
    known = {p for _, r in documents.values() for p in r["province"] if p}
    with folder_of({n: text for n, (text, _) in documents.items()}) as folder:
        reports = task.program.read(folder)
    right, listing = collections.Counter(), []
    for name, (text, record) in documents.items():
        report = reports[name]
        for what in ("killed", "captured"):
            values, want = numbers(report, what), record["min_" + what]
            right[what] += added(values) == want
            right[what, "some"] += want > 0 and added(values) == want
            right[what, "largest"] += max((n for n, _ in values), default=0) == want
            if added(values) != want:
                told = [f"{around(text, f['at'], 50)} ({f['outcome']})" for f in report.of("figure")]
                listing.append(f"{name} {what}: gold {want}; got {values}: " + " | ".join(told))
        right["date"] += day(report) == record["start_date"]
        right["province"] += provinces(report, known) == set(record["province"])
        if day(report) != record["start_date"]:
            listing.append(f"{name} date: gold {record['start_date']}; got {day(report)}: {text[:160]!r}")
        if provinces(report, known) != set(record["province"]):
            listing.append(f"{name} province: gold {record['province']}; got {sorted(provinces(report, known))}")
    task.list_errors(NAME, listing)
    rows = [table.share(NAME, f"{w}, exact", right[w], len(documents), PUBLISHED[w]) for w in PUBLISHED]
    rows += [table.share(NAME, f"{w}, exact, largest number", right[w, "largest"], len(documents)) for w in OUTCOMES]
    some = {w: sum(r["min_" + w] > 0 for _, r in documents.values()) for w in OUTCOMES}
    rows += [table.share(NAME, f"{w}, exact, of those with one or more", right[w, "some"], some[w]) for w in OUTCOMES]
    none = {w: sum(r["min_" + w] == 0 for _, r in documents.values()) for w in OUTCOMES}
    return rows + [table.share(NAME, f"{w}, if one always said 0", none[w], len(documents)) for w in OUTCOMES]
