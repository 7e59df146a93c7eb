"""Invented cases with gold (`evals/cases/NAME`: reports, manifest.csv, gold.json): are the points those of a careful reader?

A printed claim and a gold claim are one where they stand in the same sentence. A printed position is *right* where more
than half of its claims stand in one gold position, and a denial where that gold position denies. On contested points (two
positions or more) a claim has the *wrong holder* where gold gives that position to others and this holder another side, or
gives those words to somebody else. Gold's denials *reach* a point where they are printed as denying something; they are
*aimed right* where what they deny is affirmed by whom gold says, or by nobody where gold says nobody. Folders that begin
with "held" were kept from those who wrote the rules.
"""
import collections
import json
import os
import re

from scoring import table

from . import Missing

NAME = "cases"
WORD = re.compile(r"\w+")
EMPTY = set("the a an of for s its his her their in on at and who which to is one some".split())


def words(name):
    return {w[:-1] if w.endswith("s") and len(w) > 4 else w for w in WORD.findall((name or "").lower())} - EMPTY


def one_holder(gold, printed, own_voice, names=(), publisher=None):
    """Whether two names can be one holder: half of the shorter one's words are in the other, or the gold says they are one. A
    report's own words are its publisher's, which gold names where an office publishes them."""
    if gold == "narrator":
        return own_voice
    printed = publisher if own_voice else printed
    a, b = words(gold), words(printed)
    if a and b and 2 * len(a & b) >= min(len(a), len(b)):
        return True
    return any(any(words(n) == b for n in group) and any(words(n) <= a for n in group if words(n)) for group in names)


def described(name):
    """Whether a holder is only described: "a spokesman", "the charity that runs it"."""
    return any(w.islower() and len(w) > 3 and w not in EMPTY for w in WORD.findall(name or ""))


def one_sentence(gold, printed):
    """Whether one of two sentences holds the other, white space apart."""
    a, b = " ".join(gold.split()), " ".join(printed.split())
    return a == b or (min(len(a), len(b)) > 25 and (a in b or b in a))


class Gold:
    """The gold of one case: its positions, and which of them claim a sentence."""

    def __init__(self, folder, name_of, publishers=None):
        self.publishers = publishers or {}
        with open(os.path.join(folder, "gold.json"), encoding="utf-8") as f:
            self.read = json.load(f)
        self.name_of = name_of
        self.names = self.read.get("names", [])
        self.claims = collections.defaultdict(list)  # report -> (sentence, (incident, point, position), holder)
        self.positions = {}
        for incident in self.read["incidents"]:
            for p, point in enumerate(incident["points"]):
                for k, position in enumerate(point["positions"]):
                    key = incident["id"], p, k
                    self.positions[key] = position
                    for c in position["claims"]:
                        self.claims[c["report"]].append((c["sentence"], key, c["holder"]))

    def at(self, claim):
        """(position, holder) of every gold claim in a printed claim's sentence."""
        name = self.name_of.get(claim["report"])
        return [(key, holder) for sentence, key, holder in self.claims.get(name, []) if one_sentence(sentence, claim["sentence"])]


def best_position(gold, position):
    """The gold position in which most of a printed position's claims stand, and how many do."""
    votes = collections.Counter()
    for claim in position["claims"]:
        votes.update(list(dict.fromkeys(key for key, _ in gold.at(claim))))
    denies = bool(position["denies"]) or position["canonical"].startswith("not ")
    fits = lambda key: (gold.positions[key].get("denies") is not None) == denies
    best = max(votes, key=lambda key: (votes[key], fits(key)), default=None)
    return best, votes.get(best, 0)


def judge(gold, points):
    """Counts over the printed points of a case, and a listing of what is wrong."""
    n, wrong = collections.Counter(), []
    for point in points:
        contested = len(point["positions"]) > 1
        n["points"] += 1
        for position in point["positions"]:
            best, votes = best_position(gold, position)
            denies = bool(position["denies"]) or position["canonical"].startswith("not ")
            right = best is not None and 2 * votes > len(position["claims"])
            right = right and (not denies or gold.positions[best].get("denies") is not None or unanswered(gold, position))
            right = right or (denies and unanswered(gold, position))
            n["positions"] += 1
            n["positions right"] += right
            if not right:
                who = ", ".join(str(c["speaker"]) for c in position["claims"])
                wrong.append(f"position: {point['question']} | {position['value']} | {who} | {position['claims'][0]['sentence'][:150]}")
            if contested:
                for claim in position["claims"]:
                    if not claim["own_voice"]:
                        n["holders"] += 1
                        bad = wrong_holder(gold, best, claim) if best else None
                        n["holders wrong"] += bool(bad)
                        if bad:
                            what = f"{point['question']} | {position['value']} | {claim['speaker']} | {bad}"
                            wrong.append(f"holder: {what} | {claim['sentence'][:150]}")
    return n, wrong


def unanswered(gold, position):
    """Whether a printed denial is a gold denial that nobody is quoted against."""
    for claim in position["claims"]:
        name = gold.name_of.get(claim["report"])
        for denial in gold.read["denials"]:
            if denial["report"] == name and one_sentence(denial["sentence"], claim["sentence"]):
                return True
    return False


def wrong_holder(gold, best, claim):
    """Why a holder does not belong in a position; None where he does, or where gold says nothing of him."""
    same = [h for key, h in gold.at(claim) if key == best]
    is_he = lambda holder, own: one_holder(holder, claim["speaker"], own, gold.names)
    # Gold gives the person's name where the report has "his spokesman": the same words are enough.
    if any(is_he(h, claim["own_voice"]) or (h != "narrator" and described(claim["speaker"])) for h in same):
        return None
    if any(is_he(c["holder"], False) for c in gold.positions[best]["claims"]):
        return None
    rivals = [k for k in gold.positions if k[:2] == best[:2] and k != best]
    if any(is_he(c["holder"], False) for k in rivals for c in gold.positions[k]["claims"]):
        return "stands on another side"
    return "the words are " + " / ".join(same) + "'s" if same else None


def is_holder(gold, name, claim):
    """Whether a printed claim is of whom gold names."""
    return one_holder(name, claim["speaker"], claim["own_voice"], gold.names, gold.publishers.get(claim["report"]))


def denied_by_gold(gold, claim, target):
    """Whether a gold position with this claim's sentence denies the gold position that is the target."""
    for key, _ in gold.at(claim):
        denied = gold.positions[key].get("denies")
        if denied is not None and target == (*key[:2], denied):
            return True
    return False


def judge_denials(gold, points):
    """Gold denials that reach a point, and how many of those are aimed at whom gold says."""
    n, wrong = collections.Counter(), []
    for denial in gold.read["denials"]:
        if not denial.get("incident"):
            continue
        n["denials"] += 1
        reached, aimed, aims = False, False, False
        for point in points:
            by_id = {p["id"]: p for p in point["positions"]}
            for position in point["positions"]:
                if not (position["denies"] or position["canonical"].startswith("not ")):
                    continue
                for claim in position["claims"]:
                    here = gold.name_of.get(claim["report"]) == denial["report"] and one_sentence(denial["sentence"], claim["sentence"])
                    by = is_holder(gold, denial["by"], claim) or described(claim["speaker"])
                    if not here or not by:
                        continue
                    reached = True
                    target = by_id.get(position["denies"])
                    said_by = target["claims"] if target else []
                    aims |= bool(said_by)
                    affirmed = denial.get("affirmed_by")
                    if affirmed:
                        aimed |= any(is_holder(gold, affirmed, c) or described(affirmed) for c in said_by)
                    else:
                        aimed |= not said_by or all(c["own_voice"] for c in said_by)
                    aimed |= target is not None and denied_by_gold(gold, claim, best_position(gold, target)[0])
        n["denials reached"] += reached
        n["denials aimed"] += aimed
        n["denials with an aim"] += aims
        n["denials with the right aim"] += aims and aimed
        if not aimed:
            how = "missed its aim" if reached else "not reached"
            what = f"{denial['by']} | {denial['denies']} | affirmed by {denial.get('affirmed_by')}"
            wrong.append(f"denial {how}: {what} | {denial['sentence'][:150]}")
    return n, wrong


def score_lines(folder, lines, reports):
    """Counts and listing of a folder's lines; `reports` are what the program read there."""
    name_of = {r.id: os.path.basename(r.paths[0]) for r in reports}
    gold = Gold(folder, name_of, {r.id: r.line.get("publisher") for r in reports})
    points = [line for line in lines if line["type"] == "point"]
    n, wrong = judge(gold, points)
    m, more = judge_denials(gold, points)
    return n + m, wrong + more


def rows_of(name, n):
    return [
        table.share(name, "positions right", n["positions right"], n["positions"], "goal: 85 %"),
        table.share(name, "wrong holders on contested points", n["holders wrong"], n["holders"], "goal: under 2 %"),
        table.share(name, "denials that reach a point", n["denials reached"], n["denials"], "goal: 70 %"),
        table.share(name, "denials with an aim: aimed right", n["denials with the right aim"], n["denials with an aim"], "goal: 75 %"),
        table.share(name, "denials as gold has them, aim or none, of those that reach a point", n["denials aimed"], n["denials reached"]),
    ]


def score_three_languages(task):
    """The example told in English, Russian and Ukrainian: its points, and how many of its incidents are whole."""
    name = "three languages"
    folder = os.path.join(os.path.dirname(task.training), "examples", "lodmer-station")
    if not os.path.exists(folder):
        raise Missing(f"no {folder}")
    lines = task.program.points(folder)
    reports = task.program.read(folder).values()
    name_of = {r.id: os.path.basename(r.paths[0]) for r in reports}
    n, wrong = score_lines(folder, lines, reports)
    task.list_errors("three-languages", wrong)
    with open(os.path.join(folder, "gold.json"), encoding="utf-8") as f:
        gold = json.load(f)["incidents"]
    shown = [i for i in lines if i["type"] == "incident" and i["fold"] != "background"]
    found = [{name_of[r] for r in i.get("told_by", i["reports"])} for i in shown]
    several = [i["reports"] for i in gold if sum(how == "told" for how in i["reports"].values()) > 1]
    told = [({r for r, how in reports.items() if how == "told"}, set(reports)) for reports in several]
    whole = sum(any(some <= got <= anybody for got in found) for some, anybody in told)
    return [table.share(name, "incidents with two tellers or more, whole", whole, len(told), "goal: 90 %"), *rows_of(name, n)]


def score(task):
    root = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cases")
    folders = sorted(d for d in os.listdir(root) if os.path.exists(os.path.join(root, d, "gold.json"))) if os.path.isdir(root) else []
    if not folders:
        raise Missing(f"no cases in {root}")
    total, listing = collections.defaultdict(collections.Counter), []
    for name in folders:
        folder = os.path.join(root, name)
        n, wrong = score_lines(folder, task.program.points(folder), task.program.read(folder).values())
        total["cases held out" if name.startswith("held") else NAME] += n
        if not name.startswith("held"):
            listing += [f"{name}: {line}" for line in wrong]
    task.list_errors(NAME, listing)
    return [row for name, n in total.items() for row in rows_of(name, n)]
