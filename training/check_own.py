"""Reads the own annotated reports (format: data/GUIDE.md) and checks them.

    python training/check_own.py [FILE ...]      # all of training/data/own, own-ru and own-uk without arguments

Prints one line a fault (file, place, what to do) and, at the end, counts. Exit status 1 if there was a fault.
`load(path)` is what training and evaluation import: it gives the clean text and every mark as code-point offsets.
"""
import glob
import os
import re
import sys

MANNERS = set("say claim confirm deny accuse reject warn threaten call_for promise order report agree ask decline silent".split())
BOUNDS = set("exact at_least about at_most range".split())
UNITS = set("people vehicles posts settlements weapons ammunition supplies money area other".split())
OUTCOMES = set(
    "killed wounded killed_or_wounded killed_or_captured missing detained surrendered released exchanged displaced evacuated arrived "
    "remaining trapped captured destroyed delivered handed_over deployed violated voted other".split()
)
ROLES = set("civilian military police peacekeeper official child woman journalist medic mixed".split()) | {""}
KINDS = set("agency ministry bulletin headlines ticker local translation feature statement ombudsman social wiki".split())
MARK = re.compile(r"\[([SQCF])(\d+(?:\+\d+)*) ")


class Fault(Exception):
    pass


def parse(raw):
    head, sep, rest = raw.partition("\n---\n")
    if not sep:
        raise Fault("no line '---' after the head")
    body, sep, tail = rest.partition("\n===\n")
    if not sep:
        raise Fault("no line '===' before the rows")
    fields = {}
    for line in head.split("\n"):
        key, _, value = line.partition(":")
        fields[key.strip()] = value.strip()
    text, marks, stack, i = [], [], [], 0
    n = 0
    while i < len(body):
        c = body[i]
        if c == "\\" and body[i + 1 : i + 2] in ("[", "]"):
            text.append(body[i + 1])
            n += 1
            i += 2
            continue
        m = MARK.match(body, i)
        if m:
            stack.append((m[1], [int(x) for x in m[2].split("+")], n))
            i = m.end()
            continue
        if c == "[":
            raise Fault(f"'[' that opens no mark near {body[i:i+30]!r}: write \\[")
        if c == "]":
            if not stack:
                raise Fault(f"']' without '[' near {body[max(0,i-30):i+1]!r}")
            kind, ids, start = stack.pop()
            if start == n:
                raise Fault(f"empty mark {kind}{ids}")
            for k in ids:
                marks.append((kind, k, start, n))
            i += 1
            continue
        text.append(c)
        n += 1
        i += 1
    if stack:
        raise Fault(f"mark {stack[-1][0]}{stack[-1][1]} is never closed: {''.join(text)[stack[-1][2]:][:40]!r}")
    text = "".join(text)
    sayings, figures = {}, {}
    for line in tail.strip().split("\n"):
        if not line.strip():
            continue
        col = [x.strip() for x in line.split("|")]
        if col[0].startswith("F"):
            if len(col) != 10:
                raise Fault(f"a figure row has 10 columns: {line!r}")
            num = lambda x: int(x.replace(",", "")) if x else None
            figures[int(col[0][1:])] = dict(low=num(col[1]), high=num(col[2]), bound=col[3], unit=col[4], outcome=col[5],
                role=col[6], side=col[7], saying=None if col[8] in ("-", "") else int(col[8]), scope=col[9])
        else:
            if len(col) < 4:
                raise Fault(f"a saying row has 5 columns: {line!r}")
            options = dict(x.split("=") for x in (col[4] if len(col) > 4 else "").split())
            sayings[int(col[0])] = dict(manner=col[1], polarity=col[2], speaker=None if col[3] in ("-", "") else col[3],
                within=int(options["within"]) if "within" in options else None,
                continues=int(options["continues"]) if "continues" in options else None)
    return fields, text, marks, sayings, figures


def entities(fields, text):
    """Spans of the head's surface forms: longest first, whole words, no overlaps."""
    forms = []
    for key, kind in (("persons", "person"), ("bodies", "body"), ("places", "place"), ("sides", "side")):
        forms += [(f.strip(), kind) for f in fields.get(key, "").split(";") if f.strip()]
    taken, out, missing = [False] * len(text), [], []
    for form, kind in sorted(forms, key=lambda f: (-len(f[0]), f[0])):
        found = False
        for m in re.finditer(r"(?<!\w)" + re.escape(form) + r"(?!\w)", text):
            found = True
            if not any(taken[m.start():m.end()]):
                taken[m.start():m.end()] = [True] * (m.end() - m.start())
                out.append((m.start(), m.end(), kind))
        if not found:
            missing.append(form)
    return sorted(out), missing


def load(path):
    with open(path, encoding="utf-8", newline="") as f:
        fields, text, marks, sayings, figures = parse(f.read())
    return dict(name=os.path.basename(path), fields=fields, text=text, marks=marks, sayings=sayings, figures=figures,
                entities=entities(fields, text)[0])


def language(path):
    """The language of a report by its folder: `own` is English, `own-ru` Russian."""
    return os.path.basename(os.path.dirname(os.path.abspath(path))).partition("-")[2] or "en"


def faults(path):
    with open(path, encoding="utf-8", newline="") as f:
        raw = f.read()
    try:
        fields, text, marks, sayings, figures = parse(raw)
    except (Fault, ValueError, KeyError) as e:
        return [str(e)], None
    out = []
    if fields.get("language", "en") != language(path):
        out.append(f"language {fields.get('language', 'en')!r}, but the folder is that of {language(path)!r}")
    if fields.get("kind") not in KINDS:
        out.append(f"kind {fields.get('kind')!r} is not one of {sorted(KINDS)}")
    for form in entities(fields, text)[1]:
        out.append(f"{form!r} is in the head but not in the text")
    have = {}
    for kind, k, a, b in marks:
        have.setdefault((kind, k), []).append((a, b))
        if kind != "F" and k not in sayings:
            out.append(f"{kind}{k} has no row")
        if kind == "F" and k not in figures:
            out.append(f"F{k} has no row")
    for k, s in sayings.items():
        if s["manner"] not in MANNERS:
            out.append(f"saying {k}: manner {s['manner']!r}")
        if s["polarity"] not in ("affirmed", "negated"):
            out.append(f"saying {k}: polarity {s['polarity']!r}")
        if ("C", k) not in have and s["manner"] not in ("decline", "silent"):
            out.append(f"saying {k} has no content mark")
        if ("Q", k) not in have and ("S", k) not in have and s["continues"] is None:
            out.append(f"saying {k} has no cue and no source: continues=?")
        for other in (s["within"], s["continues"]):
            if other is not None and other not in sayings:
                out.append(f"saying {k} points at {other}, which has no row")
        if s["within"] is not None and ("Q", k) in have and ("C", s["within"]) in have:
            a, b = have[("Q", k)][0]
            if not any(x <= a and b <= y for x, y in have[("C", s["within"])]):
                out.append(f"saying {k}: its cue does not stand inside the content of {s['within']}")
        if s["within"] is None and ("Q", k) in have:
            a, b = have[("Q", k)][0]
            for other in sayings:
                if other != k and any(x <= a and b <= y for x, y in have.get(("C", other), [])):
                    out.append(f"saying {k}: its cue stands inside the content of {other}: within={other}?")
    for k, f in figures.items():
        if ("F", k) not in have:
            out.append(f"F{k} has a row but no mark")
        if f["bound"] not in BOUNDS or f["unit"] not in UNITS or f["outcome"] not in OUTCOMES or f["role"] not in ROLES:
            out.append(f"F{k}: a word outside the closed lists: {f}")
        if f["scope"] not in ("", "incident", "total"):
            out.append(f"F{k}: scope {f['scope']!r}")
        if f["low"] is None and f["high"] is None:
            out.append(f"F{k}: no number")
        if f["saying"] is not None and f["saying"] not in sayings:
            out.append(f"F{k} hangs on {f['saying']}, which has no row")
    return out, (len(re.findall(r"[.!?][\"”’»)]*(?:\s|$)", text)), len(sayings), len(figures))


if __name__ == "__main__":
    paths = sys.argv[1:] or sorted(glob.glob(os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "own*", "*.txt")))
    bad, total = 0, [0, 0, 0]
    for p in paths:
        found, counts = faults(p)
        for f in found:
            print(f"{os.path.basename(p)}: {f}")
            bad += 1
        if counts:
            total = [a + b for a, b in zip(total, counts, strict=True)]
    print(f"{len(paths)} reports, {total[0]} sentences, {total[1]} sayings, {total[2]} figures, {bad} faults")
    sys.exit(1 if bad else 0)
