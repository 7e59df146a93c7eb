"""Draws the numbers and counted nouns of a report's figures anew, so that what became of those counted is learned from the sentence.

A report is shown some fifty times. Without this the reader soon knows that "fourteen lorries" were destroyed and looks at nothing else: of
60 reports that it had not seen, its outcomes were right in 37 of 100 figures, of those it had learned from in nearly all. Numbers of
one size and nouns of one class stand for one another, the same noun everywhere in a report; words stay as many as they are. Where nouns
have cases only a number's first digit is another, by which no case hangs, and words stay.
"""
import re

from . import stems
from .names import carried, moved

UNITS = "two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
CLASSES = [line.split() for line in (
    "soldiers fighters troops policemen servicemen guards gunmen militiamen conscripts marines guardsmen infantrymen",
    "soldier fighter policeman serviceman guard gunman militiaman conscript marine guardsman",
    "villagers residents civilians farmers workers labourers students miners passengers fishermen shepherds teachers",
    "villager resident civilian farmer worker labourer student miner passenger fisherman shepherd teacher",
    "lorries trucks buses jeeps cars vehicles tanks vans",
    "lorry truck bus jeep car vehicle tank van",
    "rifles pistols guns mortars launchers",
    "houses homes shops buildings barns",
)]
OTHERS = {word: line for line in [UNITS, TEENS, TENS, *CLASSES] for word in line}
NUMBERS = {*UNITS, *TEENS, *TENS}
TOKEN = re.compile(r"\d+(?:,\d{3})*(?![\w.])|[A-Za-z-]+")


def other_number(rng, digits):
    """Another number of as many digits; nought, one and what looks like a year stay."""
    plain = digits.replace(",", "")
    if plain in ("0", "1") or plain[0] == "0" or (len(plain) == 4 and "," not in digits):
        return digits
    new = str(rng.randrange(max(2, 10 ** (len(plain) - 1)), 10 ** len(plain)))
    return f"{int(new):,}" if "," in digits else new


def other_first(rng, digits):
    """The number with another first digit; what is below 20 stays, since 14 and 34 do not ask for one form."""
    plain = digits.replace(",", "")
    if len(plain) < 2 or int(plain) < 20 or (len(plain) == 4 and "," not in digits):
        return digits
    return str(rng.randrange(2, 10)) + digits[1:]


def recounted(rng, raw, share):
    """The raw document with the figures' numbers and nouns drawn anew, of each in a `share` of cases."""
    _, _, text, _, entities, figures = raw
    if not figures or share <= 0:
        return raw
    cases = stems.is_cyrillic(text)
    named = sorted((a, b) for a, b, _ in entities or [])
    nouns, changes, done = {}, [], 0
    for a, b, _ in sorted(figures):
        for m in TOKEN.finditer(text, max(a, done), b):
            word = m[0]
            low = word.lower()
            if m.end() > b or any(x < m.end() and m.start() < y for x, y in named):
                continue
            if word[0].isdigit():
                new = (other_first if cases else other_number)(rng, word) if rng.random() < share else word
            elif cases:
                continue
            elif low in NUMBERS:
                new = rng.choice(OTHERS[low]) if rng.random() < share else low
            elif low in OTHERS:
                if low not in nouns:
                    nouns[low] = rng.choice(OTHERS[low]) if rng.random() < share else low
                new = nouns[low]
            else:
                continue
            if word[0].isupper():
                new = new.upper() if word.isupper() else new[0].upper() + new[1:]
            if new != word:
                changes.append((m.start(), m.end(), new))
        done = max(done, b)
    return carried(raw, *moved(text, changes))
