"""Compares two outputs of one command, old and new, line by line: to show that nothing changed but what was meant to.

    sayso read FOLDER > new.jsonl
    python3 evals/compare.py old.jsonl new.jsonl             # counts by type: same, changed (by key), only in one
    python3 evals/compare.py old.jsonl new.jsonl --show 3    # and three examples of each
    python3 evals/compare.py old.jsonl new.jsonl --exact     # ids must be the same too

In go two files of JSON Lines (`read`, or any command with --json; `-` is standard input). Lines are paired by type, report and place,
those without a place by id. Ids are compared up to one renaming that holds for both outputs: a pointer counts as the same if it points to
the pair of what it pointed to. Keys that are new are listed and change nothing; keys that went away do. Exit status: 0 nothing changed,
1 something did, 2 wrong use.
"""
import argparse
import bisect
import collections
import json
import sys

# Keys whose strings are ids, of the line itself or of others. `report` is not one: its id is the hash of its bytes.
ID_KEYS = set("id saying within statement mention_of finding findings figure figures incident ledger denies revises repeats "
              "part_of".split())
MISSING = object()


def load(path):
    """Objects of a file of JSON Lines. Only a newline parts lines: U+2028 may stand in a text."""
    if path == "-":
        text = sys.stdin.buffer.read().decode("utf-8")
    else:
        with open(path, "rb") as f:
            text = f.read().decode("utf-8")
    out = []
    for number, line in enumerate(text.split("\n"), 1):
        if line:
            try:
                value = json.loads(line)
            except ValueError as e:
                raise WrongUse(f"{path}, line {number}: no JSON ({e}); give the output of `sayso read` or of a command with --json") from e
            if not isinstance(value, dict):
                raise WrongUse(f"{path}, line {number}: no object; give the output of `sayso read` or of a command with --json")
            out.append(value)
    return out


class WrongUse(Exception):
    """Wrong use, in one sentence."""


def kind(line):
    return line.get("type", "-")


def place(line):
    """What a line is known by whatever its id: type, report, span; for reports and lines without a place type and id."""
    span = line.get("span")
    if isinstance(span, dict) and "report" in line:
        return kind(line), line["report"], span.get("start"), span.get("end")
    return kind(line), line.get("id")


def masked(value, key=None):
    """The value with its ids left out, for telling apart lines of one place."""
    if isinstance(value, dict):
        return {k: masked(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [masked(v, key) for v in value]
    return "*" if key in ID_KEYS and isinstance(value, str) else value


def nearness(old, new):
    """How many keys of the old line the new one has with the same value, ids left out."""
    return sum(k in new and masked(v, k) == masked(new[k], k) for k, v in old.items())


def pairs(old, new):
    """[(place in old, place in new)], and the places that have no partner: lines of one place go to the nearest, then in order."""
    groups = collections.defaultdict(lambda: ([], []))
    for side, lines in enumerate((old, new)):
        for at, line in enumerate(lines):
            groups[place(line)][side].append(at)
    paired, left, right = [], [], []
    for ours, theirs in groups.values():
        if len(ours) > 1 or len(theirs) > 1:
            near = sorted((-nearness(old[i], new[j]), i, j) for i in ours for j in theirs)
        else:
            near = [(0, i, j) for i in ours for j in theirs]
        used_old, used_new = set(), set()
        for _, i, j in near:
            if i not in used_old and j not in used_new:
                paired.append((i, j))
                used_old.add(i)
                used_new.add(j)
        left += [i for i in ours if i not in used_old]
        right += [j for j in theirs if j not in used_new]
    # Lines known by their id alone whose id changed: those that are otherwise the same.
    same = collections.defaultdict(list)
    for j in right:
        same[json.dumps(masked(new[j]), sort_keys=True)].append(j)
    also = []
    for i in left:
        there = same.get(json.dumps(masked(old[i]), sort_keys=True))
        if there:
            also.append((i, there.pop(0)))
    left, right = set(left) - {i for i, _ in also}, set(right) - {j for _, j in also}
    paired += also
    return sorted(paired), sorted(left), sorted(right)


class Renaming:
    """One-to-one: what each old id is called now."""

    def __init__(self, exact=False):
        self.now, self.before, self.exact = {}, {}, exact

    def same(self, old, new):
        """Whether the two can be one; if both are met for the first time, they are from here on."""
        if self.exact:
            return old == new
        if old not in self.now and new not in self.before:
            self.now[old], self.before[new] = new, old
        return self.now.get(old) == new and self.before.get(new) == old


def differences(old, new, ids, path="", key=None):
    """Yields (path, old value, new value); MISSING where a key is in one only. Places in lists are left out of paths."""
    if isinstance(old, dict) and isinstance(new, dict):
        for k in [*old, *(k for k in new if k not in old)]:
            below = f"{path}.{k}" if path else k
            if k in old and k in new:
                yield from differences(old[k], new[k], ids, below, k)
            else:
                yield below, old.get(k, MISSING), new.get(k, MISSING)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for a, b in zip(old, new, strict=True):
            yield from differences(a, b, ids, path + "[]", key)
    elif key in ID_KEYS and isinstance(old, str) and isinstance(new, str):
        if not ids.same(old, new):
            yield path, old, new
    elif old != new or type(old) is not type(new):
        yield path, old, new


def moved(new_places):
    """How many of the lines stand in another order: all but the longest run that kept it."""
    tails = []
    for at in new_places:
        k = bisect.bisect_left(tails, at)
        tails[k:k + 1] = [at]
    return len(new_places) - len(tails)


class Comparison:
    """Two outputs side by side."""

    def __init__(self, old, new, exact=False):
        self.old, self.new = old, new
        self.paired, self.only_old, self.only_new = pairs(old, new)
        self.same = collections.Counter()
        self.changed = collections.Counter()
        self.by_key = collections.Counter()
        self.added = collections.Counter()
        self.examples = collections.defaultdict(list)
        self.moved = moved([j for _, j in self.paired])
        ids = Renaming(exact)
        # What lines are called goes first, so that a pointer to a wrong line is seen.
        for i, j in self.paired:
            if isinstance(old[i].get("id"), str) and isinstance(new[j].get("id"), str):
                ids.same(old[i]["id"], new[j]["id"])
        self.renamed = sum(a != b for a, b in ids.now.items())
        for i, j in self.paired:
            self._compare(i, j, ids)

    def _compare(self, i, j, ids):
        name = kind(self.old[i])
        found = list(differences(self.old[i], self.new[j], ids))
        for path in {path for path, a, _ in found if a is MISSING}:
            self.added[name, path] += 1
        found = [(path, a, b) for path, a, b in found if a is not MISSING]
        if not found:
            self.same[name] += 1
            return
        self.changed[name] += 1
        for path in dict.fromkeys(path for path, _, _ in found):
            self.by_key[name, path] += 1
            self.examples[name, path].append((i, j, *next((a, b) for p, a, b in found if p == path)))

    def nothing_changed(self):
        """Whether all lines are there, the same and in order; new keys are allowed."""
        return not (self.changed or self.only_old or self.only_new or self.moved)

    def types(self):
        return list(dict.fromkeys(kind(line) for line in [*self.old, *self.new]))

    def report(self, show=0):
        """Lines of text."""
        left = collections.Counter(kind(self.old[i]) for i in self.only_old)
        right = collections.Counter(kind(self.new[j]) for j in self.only_new)
        yield f"{'type':<14}{'same':>9}{'changed':>9}{'only old':>10}{'only new':>10}"
        for name in [*self.types(), "all"]:
            row = [sum(c.values()) if name == "all" else c[name] for c in (self.same, self.changed, left, right)]
            yield f"{name:<14}{row[0]:>9}{row[1]:>9}{row[2]:>10}{row[3]:>10}"
        yield f"lines in another order: {self.moved}; lines with another id: {self.renamed}"
        for (name, path), count in sorted(self.added.items()):
            yield f"key added: {name} {path} ({count} lines)"
        for (name, path), count in sorted(self.by_key.items(), key=lambda e: (e[0][0], -e[1], e[0][1])):
            yield f"changed: {name} {path} ({count} lines)"
            for i, j, a, b in self.examples[name, path][:show]:
                yield f"    old line {i + 1}, new line {j + 1}: {shown(a)} -> {shown(b)}"
        for title, places, lines in (("only old", self.only_old, self.old), ("only new", self.only_new, self.new)):
            for name in self.types():
                for at in [at for at in places if kind(lines[at]) == name][:show]:
                    yield f"{title}: line {at + 1}: {shown(lines[at])}"


def shown(value):
    """A value in at most 300 characters."""
    text = "(no such key)" if value is MISSING else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 300 else text[:297] + "..."


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("old")
    ap.add_argument("new")
    ap.add_argument("--show", type=int, default=0, metavar="N", help="examples of each change and each line in one output only")
    ap.add_argument("--exact", action="store_true", help="ids must be the same too")
    o = ap.parse_args()
    try:
        both = Comparison(load(o.old), load(o.new), o.exact)
    except (OSError, UnicodeDecodeError, WrongUse) as e:
        print(e, file=sys.stderr)
        return 2
    for line in both.report(o.show):
        print(line)
    return 0 if both.nothing_changed() else 1


if __name__ == "__main__":
    sys.exit(main())
