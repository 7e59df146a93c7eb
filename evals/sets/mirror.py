"""The two sides of a report exchanged by name: does anything else change? Whole program, so the reader's tags may change too.

The own reports whose numbers divide by five and whose head has two sides of one kind (two countries, two movements). A finding is
the same if it stands in the same place with the same values once names and places are carried back.
"""
import collections

from scoring import table
from scoring.exchange import Exchange, Stems
from scoring.program import folder_of

from . import Missing, own

NAME = "mirror"
GOAL = "goal: under 2 %"

# Name with name, people with people, adjective with adjective. Where a report lacks a form, its counterpart is made up.
SIDES = {
    "005": [("Tehrik-i-Barh", "Red Dawn Column"), ("Tehrik", "Red Dawn")],
    "015": [("Dravenia", "Rostavia"), ("Dravenian", "Rostavian")],
    "020": [("Gourmassa", "Merovia"), ("Gourmassas", "Merovias")],
    "025": [("Gedeb", "Woramo")],
    "105": [("Adaleshi", "Wardiyan")],
    "110": [("Drenovia", "Belozar"), ("Drenovian", "Belozari")],
    "115": [("Drenovia", "Belozar"), ("Drenovian", "Belozari")],
    "120": [("Adalesh", "Wardiya"), ("Adaleshi", "Wardiyan")],
    "125": [("Adalesh", "Wardiya"), ("Adaleshi", "Wardiyan")],
    "215": [("Selvane", "Brenholm"), ("Selvanese", "Brenholmese")],
    "310": [("Drenn", "Pelovia"), ("Drennian", "Pelovian")],
    "315": [("Kalindong", "Sarimau")],
    "405": [("Kivandu", "Ruhanda"), ("Kivandus", "Ruhandas")],
    "415": [("Jarwan", "Vostria"), ("Jarwans", "Vostrias"), ("Jarwani", "Vostrian")],
    "420": [("Kivandu", "Ruhanda"), ("Kivandun", "Ruhandan")],
    "430": [("Jarwan", "Vostria"), ("Jarwani", "Vostrian")],
}


# The same in Russian and Ukrainian by the beginnings of words. Few of these reports have two sides whose names decline alike; a side alone
# gets another name, which asks the same: that nothing hangs by what it is called.
RUSSIAN = {
    "1005": [("Вельмар", "Кандар"), ("Одри", "Тиви")],
    "1010": [("Ивелл", "Оранн")],
    "1015": [("Бранвальд", "Кестгард"), ("Тессари", "Менгари")],
    "1020": [("Тарвис", "Колмис"), ("Мандрин", "Солтрин")],
    "1045": [("Геспер", "Наскер"), ("Рутан", "Лидан")],
    "1060": [("Эльверан", "Оскеран"), ("Хвитланд", "Мостланд")],
    "1070": [("Лазари", "Фавари")],
    "1075": [("Вислиц", "Маглиц"), ("Сановск", "Дуновск")],
}
UKRAINIAN = {
    "2005": [("Бескут", "Марсут")],
    "2010": [("Аврін", "Келмін")],
    "2015": [("Тасмолл", "Кервелл"), ("Мархан", "Сульхан")],
    "2020": [("Фельгард", "Мольгард"), ("Сордан", "Лімдан")],
    "2025": [("Тервіл", "Монвіл"), ("Кемрі", "Тафрі")],
    "2030": [("Акзиран", "Октиран")],
    "2035": [("Мельйорік", "Сантьорік")],
    "2040": [("Фагор", "Мадор")],
    "2045": [("Алемар", "Полімар"), ("Сурі", "Матрі")],
    "2050": [("Аршин", "Бекшин"), ("Гронх", "Дварх")],
    "2055": [("Бруск", "Вірск")],
    "2060": [("Алакул", "Бомегул"), ("Люкрен", "Сартен")],
    "2065": [("Елдарн", "Осторн")],
    "2070": [("Сураті", "Помелі")],
    "2075": [("Ворсан", "Чагар")],
}


def score(task):
    documents = own.load(task.training)
    chosen = {n: (d, Exchange(SIDES[n[:3]])) for n, d in documents.items() if n[:3] in SIDES}
    return measured(task, NAME, chosen, "findings that change when the sides' names are exchanged", GOAL)


def score_russian(task):
    return score_stems(task, "ru", RUSSIAN)


def score_ukrainian(task):
    return score_stems(task, "uk", UKRAINIAN)


def score_stems(task, language, stems):
    documents = own.load(task.training, folder="own-" + language)
    chosen = {n: (d, Stems(stems[n[:4]])) for n, d in documents.items() if n[:4] in stems}
    return measured(task, f"{NAME}-{language}", chosen, "findings that change when the sides bear other names")


def measured(task, name_of_set, chosen, what, goal=""):
    """Rows for documents {name: (document, exchange)}."""
    if not chosen:
        raise Missing("none of the reports has sides to exchange")
    head = lambda d: {"date" if k == "published" else k: d["fields"][k] for k in ("publisher", "published") if d["fields"].get(k)}
    with folder_of({n: d["text"] for n, (d, _) in chosen.items()}, {n: head(d) for n, (d, _) in chosen.items()}) as folder:
        first = task.program.read(folder)
    turned = {n: x.text(d["text"]) for n, (d, x) in chosen.items()}
    heads = {n: {k: x.text(v) for k, v in head(d).items()} for n, (d, x) in chosen.items()}
    with folder_of(turned, heads) as folder:
        second = task.program.read(folder)
    counts, changed, causes, listing = collections.Counter(), collections.Counter(), collections.Counter(), []
    for name, (document, exchange) in chosen.items():
        one = [plain(f, first[name], lambda at: at, lambda s: s) for f in first[name].findings]
        other = [plain(f, second[name], exchange.back(document["text"]), exchange.text) for f in second[name].findings]
        lost, new = difference(one, other)
        counts.update(f["type"] for f in one)
        changed.update(f["type"] for f in lost)
        listing += compared(name, document["text"], lost, new, causes)
        for f in new:
            if not any(g["type"] == f["type"] and overlap(g["at"], f["at"]) for g in lost):
                changed[f["type"]] += 1
    task.list_errors(name_of_set, [f"{n:4} {cause}" for cause, n in causes.most_common()] + [""] + listing)
    total = sum(counts.values())
    rows = [table.share(name_of_set, what, sum(changed.values()), total, goal)]
    kinds = ("statement", "figure", "event", "mention", "victim")
    return rows + [table.share(name_of_set, f"the same, {kind}s", changed[kind], counts[kind]) for kind in kinds if counts[kind]]


def plain(finding, report, place, name):
    """A finding without ids: places as code points of the first text, names as the first text has them."""
    def words(w):
        at = report.range(w)
        return at and (place(at[0]), place(at[1]))

    def valued(v):
        return v and (name(v["value"]), tuple(words(b) for b in v["basis"]))

    out = {"type": finding["type"], "at": words(finding["span"])}
    for key, value in finding.items():
        if key in ("type", "id", "at", "report", "span", "text", "content", "saying", "within", "statement", "mention_of", "anchor"):
            continue
        if key in ("source", "cue", "group", "described_as", "place", "agent", "patient"):
            value = words(value)
        elif key in ("side", "when"):
            value = valued(value)
        elif key == "speaker":
            value = tuple((k, name(v) if k in ("name", "role", "body") else v) for k, v in value.items() if k != "id")
        elif key == "chain":
            value = tuple(name(v) for v in value)
        elif key in ("name", "role") and isinstance(value, str):
            value = name(value)
        out[key] = value
    return out


def difference(one, other):
    """The findings of each that the other does not have; equal ones are taken off one by one."""
    lost, left = [], list(other)
    for finding in one:
        if finding in left:
            left.remove(finding)
        else:
            lost.append(finding)
    return lost, left


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def compared(name, text, lost, new, causes):
    """Lines that say what changed; the keys that differ are counted in `causes`."""
    lines, free = [], list(new)
    for f in lost:
        near = [g for g in free if g["type"] == f["type"] and overlap(g["at"], f["at"])]
        g = min(near, key=lambda g: sum(g[k] != f[k] for k in f)) if near else None
        words = text[slice(*f["at"])].replace("\n", " ")[:100]
        if g is None:
            causes[f"{f['type']} gone"] += 1
            lines.append(f"{name} {f['type']} gone: {words!r}")
            continue
        free.remove(g)
        keys = [k for k in f if f[k] != g.get(k)]
        causes[f"{f['type']} {'+'.join(keys)}"] += 1
        lines.append(f"{name} {f['type']}: {words!r}")
        lines += [f"    {k}: {shown(f[k], text)} -> {shown(g.get(k), text)}" for k in keys]
    for g in free:
        causes[f"{g['type']} new"] += 1
        lines.append(f"{name} {g['type']} new: {text[slice(*g['at'])].replace(chr(10), ' ')[:100]!r}")
    return lines


def shown(value, text):
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(v, int) for v in value):
        return repr(text[slice(*value)].replace("\n", " ")[:100])
    return repr(value)
