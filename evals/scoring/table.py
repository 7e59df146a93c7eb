"""The rows a set gives, the table they are printed in, and RESULTS.md, where a run is a column."""
import dataclasses

from . import stats


@dataclasses.dataclass
class Row:
    """One measure of one set. `unit` is "%" unless the value is something else."""

    set: str
    measure: str
    count: int
    value: float
    low: float = None
    high: float = None
    published: str = ""
    unit: str = "%"

    def cells(self):
        interval = "" if self.low is None else f"{self.low:.1f} to {self.high:.1f}"
        return [self.set, self.measure, f"{self.count:,}", self.shown(), interval, self.published]

    def shown(self):
        if self.unit == "%":
            return f"{self.value:.1f}"
        if self.unit == "yes/no":
            return "yes" if self.value else "no"
        return f"{self.value:,.0f} {self.unit}"


def share(set, measure, hits, total, published=""):
    """A proportion with its Wilson interval."""
    return Row(set, measure, total, 100 * hits / total if total else 0.0, *stats.wilson(hits, total), published)


def f1_row(set, measure, documents, published=""):
    """F1 from (hits, predicted, gold) a document, its interval by drawing documents; the count is the gold's."""
    hits, predicted, gold = map(sum, zip(*documents, strict=True)) if documents else (0, 0, 0)
    return Row(set, measure, gold, stats.f1(hits, predicted, gold), *stats.bootstrap(documents, stats.f1), published)


HEAD = ["set", "measure", "count", "value", "95 %", "published"]


def markdown(head, rows):
    """A Markdown table, columns padded so that it reads well as text too."""
    widths = [max(len(str(r[k])) for r in [head, *rows]) for k in range(len(head))]
    line = lambda cells: "| " + " | ".join(str(c).ljust(w) for c, w in zip(cells, widths, strict=False)) + " |"
    return "\n".join([line(head), "|" + "|".join("-" * (w + 2) for w in widths) + "|", *map(line, rows)])


def cells_of(line):
    return [c.strip() for c in line.strip().strip("|").split("|")]


LATEST, RUNS, BY_HAND = "## Latest: ", "## All runs", "## Measured by hand"


def results(old, rows, skipped, run):
    """The new RESULTS.md: the latest table in full, below it every run so far as a column, newest first.

    `old`: the file as it is, "" if there is none; `run`: the name of the column (date and commit). Into a run of the same
    name the new rows are put, and its other rows stay; so one run may be scored set by set. What was measured by hand stays as it is.
    """
    old, _, by_hand = old.partition(BY_HAND)
    columns, values = [], {}
    full = [r.cells() for r in rows]
    notes = [f"- {name}: {why}" for name, why in skipped]
    if f"{LATEST}{run}\n" in old:
        latest = old.partition(LATEST)[2].partition(RUNS)[0].split("\n")
        notes = [line for line in latest if line.startswith("- ") and line not in notes] + notes
        kept = [cells_of(line) for line in latest if line.startswith("|")][2:]
        new = {tuple(c[:2]): c for c in full}
        full = [new.pop(tuple(c[:2]), c) for c in kept]
        full += list(new.values())
    part = old.partition(RUNS)[2]
    table = [line for line in part.split("\n") if line.startswith("|")]
    if table:
        columns = cells_of(table[0])[2:]
        for line in table[2:]:
            c = cells_of(line)
            values[c[0], c[1]] = dict(zip(columns, c[2:], strict=False))
    columns = [run] + [c for c in columns if c != run]
    order = [tuple(c[:2]) for c in full]
    order += [k for k in values if k not in order]
    for c in full:
        values.setdefault(tuple(c[:2]), {})[run] = c[3]
    body = [[*k, *(values[k].get(c, "") for c in columns)] for k in order]
    body = [b for b in body if any(b[2:])]
    return (
        "# Scores\n\nWritten by `python3 evals/run.py --write`; what each measure means is in README.md. Values are per cent "
        "unless they name a unit. Intervals: Wilson for shares, a bootstrap over documents for F1.\n\n"
        f"{LATEST}{run}\n\n{markdown(HEAD, full)}\n"
        + ("\nNot scored:\n" + "\n".join(notes) + "\n" if notes else "")
        + f"\n{RUNS}\n\n{markdown(['set', 'measure', *columns], body)}\n"
        + (f"\n{BY_HAND}{by_hand}" if by_hand else "")
    )
