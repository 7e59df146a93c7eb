"""Values of time expressions as one ISO 8601 form, for the gold's TIMEX3 values and for ours alike.

What TIMEX3 writes in its own way, and the form both sides are brought to:

| TIMEX3 | here |
|-|-|
| PRESENT_REF, PAST_REF, FUTURE_REF, no value | null |
| a length without a number (PXY, PTXM), a day of any week (XXXX-WXX-1) | null |
| parts not known: 1998-10-XX, 1994-XX-XX, 1989-WXX, 1989-QX | cut: 1998-10, 1994, 1989, 1989 |
| parts of the day: 1998-08-21TMO, TNI, TEV, TAF, TDT, TMI | the day |
| weeks and weekends: 1998-W08, 1998-W08-WE | their first and last day: 1998-02-16/1998-02-22 |
| a weekday of a week: 1998-W08-3 | the day |
| quarters, halves: 1989-Q3, 1989-H1 | 1989-07/1989-09, 1989-01/1989-06 |
| decades, centuries: 198 or 198X, 10 | 1980/1989, 1000/1099 |
| seasons: 1998-SP, SU, FA, WI | 1998-21, 22, 23, 24 |
| fiscal years: FY1990 | 1990 |
| P2Q, P1E, P1DE, P1C, P1CE, P1L | P6M, P10Y, P10Y, P100Y, P100Y, P1000Y |
| seconds and zones: 1998-02-19T08:02:00, T10:34Z, T17 | 1998-02-19T08:02, T10:34, T17:00 |

Nothing else is made equal: P7D is not P1W, 1989-W43 is not 1989, and null is only null.
"""
import datetime
import re

REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
LENGTHS = {"Q": (3, "M"), "E": (10, "Y"), "DE": (10, "Y"), "C": (100, "Y"), "CE": (100, "Y"), "L": (1000, "Y")}
PARTS_OF_DAY = re.compile(r"T(?:MO|MI|AF|EV|NI|DT|PM)$")


def iso(value):
    """The form in which values are compared; None for null."""
    value = (value or "").strip()
    if not value or value in REFERENCES:
        return None
    if value.startswith("P"):
        return length(value)
    if "/" in value:
        ends = [iso(v) for v in value.split("/")]
        return "/".join(ends) if all(ends) else None
    value = PARTS_OF_DAY.sub("", value.removeprefix("FY"))
    if value.startswith("T"):
        return clock(value)
    if "T" in value:
        day, _, time = value.partition("T")
        day = iso(day)
        return None if day is None else day + (clock("T" + time) or "")
    return date(value)


def length(value):
    """P9M; None where a number is missing."""
    if "X" in value:
        return None
    m = re.fullmatch(r"P(\d+)(Q|E|DE|C|CE|L)", value)
    if m:
        times, unit = LENGTHS[m[2]]
        return f"P{int(m[1]) * times}{unit}"
    return value


def clock(value):
    """Thh:mm without seconds and zone; None for a time with parts not known."""
    m = re.match(r"T(\d\d)(?::?(\d\d))?", value)
    return f"T{m[1]}:{m[2] or '00'}" if m else None


def date(value):
    """A day, month, year or part of one."""
    if re.fullmatch(r"\d{3}X?", value):
        return f"{value[:3]}0/{value[:3]}9"
    if re.fullmatch(r"\d{2}(XX)?", value):
        return f"{value[:2]}00/{value[:2]}99"
    year, _, rest = value.partition("-")
    if not re.fullmatch(r"\d{4}", year):
        return None
    m = re.fullmatch(r"W(\d{1,2})(?:-(WE|[1-7]))?", rest)
    if m:
        return week(int(year), int(m[1]), m[2])
    m = re.fullmatch(r"([QH])(\d)", rest)
    if m:
        months = 3 if m[1] == "Q" else 6
        first = (int(m[2]) - 1) * months + 1
        return f"{year}-{first:02}/{year}-{first + months - 1:02}"
    if rest in SEASONS:
        return f"{year}-{SEASONS[rest]}"
    m = re.match(r"\d\d(-\d\d)?(?=$|-)", rest)
    return f"{year}-{m[0]}" if m else year


def week(year, number, part):
    """First and last day of an ISO week, its weekend, or one day of it."""
    try:
        monday = datetime.date.fromisocalendar(year, number, 1)
    except ValueError:
        return f"{year:04}"
    day = lambda n: (monday + datetime.timedelta(days=n)).isoformat()
    if part == "WE":
        return f"{day(5)}/{day(6)}"
    return day(int(part) - 1) if part else f"{day(0)}/{day(6)}"
