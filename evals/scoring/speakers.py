"""Whether the speaker a program names is the one the gold names, and the same for sides.

Gold names are canonical ("Ministry of Defence of Varnia", "Dalo Emric (spokesman)", "unnamed official"); a program can
only give the words a report has. So two names are the same if, leaving out parentheses, articles and small words,
 1. they have the same words in any order, a country and its adjective being one word; or
 2. both are known names of one party (`ALIASES`), or one is the other's initials, or gold only adds the country; or
 3. one holds all words of the other, the shorter has the word that the longer turns on ("Emric" in "Dalo Emric",
    "observatory" in "Lorn Observatory for Human Rights"), and it is more than a country, a rank or "the ministry"; or
 4. they are spelt nearly alike word by word (transliterations).
So "Varnia", "Ministry of Defence of Varnia", "a Varnian colonel" and "Emric's office" are not one another.
"""
import difflib
import re
import unicodedata

SMALL = set("the a an al el of for in at from to and by s on with as its their his her".split())
SPELLING = {"defense": "defence", "center": "centre", "organization": "organisation", "labor": "labour"}
COUNTRY_WORDS = {
    "syrian": "syria", "russian": "russia", "turkish": "turkey", "turk": "turkey", "iraqi": "iraq", "iranian": "iran",
    "lebanese": "lebanon", "israeli": "israel", "british": "britain", "french": "france", "german": "germany", "jordanian": "jordan",
    "saudi": "saudi", "afghan": "afghanistan", "ukrainian": "ukraine", "armenian": "armenia", "azerbaijani": "azerbaijan",
    "azeri": "azerbaijan", "american": "us", "salvadoran": "salvador", "colombian": "colombia", "peruvian": "peru",
}
COUNTRIES = set(COUNTRY_WORDS.values()) | {"uk"}
AGENTS = set("government regime state authority official source spokesman spokeswoman spokesperson fighter militant".split())
OFFICES = AGENTS | set("minister president king general colonel major captain lieutenant sergeant brigadier mr mrs ms dr sir "
                       "chief leader commander director head member resident local group people man woman unnamed they he she it "
                       "terrorist".split())
GOVERNMENT = set("government regime state authority official".split())
GENERIC = set("ministry army military force police agency office committee council media television court embassy "
              "movement party report channel correspondent".split())
ALIASES = [
    {"united nations", "un"},
    {"united states", "us", "usa", "united states of america", "america", "washington"},
    {"united kingdom", "uk", "britain", "great britain", "london"},
    {"russia", "moscow"}, {"turkey", "ankara"}, {"syria", "damascus"}, {"iran", "tehran"}, {"iraq", "baghdad"},
    {"france", "paris"}, {"armenia", "yerevan"}, {"azerbaijan", "baku"},
    {"european union", "eu"},
    {"isis", "isil", "is", "daesh", "daish", "islamic state", "islamic state group", "islamic state of iraq and the levant",
     "islamic state of iraq and syria", "islamic state in iraq and syria", "islamic state in iraq and the levant"},
]
SIDE_WORDS = [  # canonical sides of gold/syria-dev and the words that reports use for them
    ("syrian opposition", set("rebel opposition insurgent militant fsa islamist".split())),
    ("syrian government", set("government regime army loyalist assad troop soldier".split())),
    ("isis", set("isis isil daesh daish".split())),
    ("kurdish forces", set("kurd kurdish ypg sdf pkk".split())),
]


def plain(name):
    """Lower case, no accents, no dots in initials, no possessive s, straight quotes."""
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    name = re.sub(r"['’`]s?\b", "", name.casefold())
    return re.sub(r"\b(\w)\.(?=\w\b)", r"\1", name)


def bare(name):
    """The name without what stands in parentheses."""
    return re.sub(r"\s*\([^)]*\)", "", name).strip()


def in_order(name):
    """The words that count as they stand, each in its plainest form."""
    out = []
    for w in re.findall(r"\w+", plain(name)):
        if w in SMALL:
            continue
        w = SPELLING.get(w, w)
        w = COUNTRY_WORDS.get(w, w)
        if len(w) > 3 and w.endswith("s") and not w.endswith("ss"):
            w = w[:-1]
        out.append(COUNTRY_WORDS.get(w, w))
    return out


def words(name):
    """The words that count, each in its plainest form."""
    return set(in_order(name))


def turns_on(name):
    """The word that a name turns on, or None: the last one before "of", "for", "and" and after a possessor.

    Those who speak for a body ("officials", "a spokesman for the ...") stand for the body itself.
    """
    owned = re.split(r"['’`]s?\s", bare(name))[-1]
    while owned:
        first, small, owned = re.match(r"(?is)(.*?)(?:\b(of|for|at|in|from|who|that|and|on|to|with|by)\b|,|$)(.*)", owned).groups()
        kept = in_order(first)
        while kept and kept[-1] in AGENTS:
            kept.pop()
        if kept:
            return kept[-1]
        if (small or "").casefold() not in ("of", "for", "at", "from", ""):
            return None
    return None


def is_part(small, large, small_is_gold):
    """Whether one name is a shorter form of the other: rule 3."""
    s, whole = in_order(small), in_order(large)
    core = {w for w in s if w not in COUNTRIES and w not in OFFICES}
    if not core or not holds(whole, s):
        return False
    if not core - GENERIC and (not small_is_gold or len(set(whole)) > len(set(s)) + 1):
        return False
    point = turns_on(large)
    given = len(core) >= 2 and whole[:len(s)] == s and len(whole) == len(re.findall(r"\b[^\W\d_a-z]\w+", bare(large)))
    return (point is not None and holds(s, [point])) or (given and not re.search(r"['’`]s?\s", bare(large)))


def alias(name):
    """The number of the party whose known name this is, or None."""
    flat = re.sub(r"^(the|a) ", "", " ".join(re.findall(r"\w+", plain(name))))
    return next((k for k, names in enumerate(ALIASES) if flat in names), None)


def initials(name):
    return "".join(w[0] for w in re.findall(r"\w+", plain(name)) if w not in SMALL)


PLACE_END, PEOPLE_END = ("", "a", "ia", "y", "e"), ("n", "an", "ian", "i", "ese", "ish")


def kindred(a, b):
    """A word and its adjective of people: Varnia and Varnian, Belozar and Belozari."""
    if a == b:
        return True
    k = 0
    while k < min(len(a), len(b)) and a[k] == b[k]:
        k += 1
    a, b = a[k:], b[k:]
    return k >= 4 and ((a in PLACE_END and b in PEOPLE_END) or (b in PLACE_END and a in PEOPLE_END))


def holds(large, small):
    """Whether every word of `small` has its like in `large`."""
    return all(any(kindred(w, v) for v in large) for w in small)


def same_name(gold, found):
    """Whether two written names stand for one speaker; see the head of this file."""
    gold, found = bare(gold), bare(found)
    g, f = words(gold), words(found)
    if not g or not f:
        return False
    if holds(g, f) and holds(f, g):
        return True
    if alias(gold) is not None and alias(gold) == alias(found):
        return True
    if g & COUNTRIES and f == g - COUNTRIES and f - {"ministry"} - AGENTS:
        return True  # gold adds the country to "the army"
    if g & GOVERNMENT and g & COUNTRIES and not g - COUNTRIES - GOVERNMENT and f <= {"government", "regime"}:
        return True
    for short, long in ((gold, found), (found, gold)):
        letters = re.sub(r"[^\w]", "", short)
        if 2 < len(letters) <= 7 and letters.isupper() and plain(letters) == initials(long):
            return True
    country = lambda w: w in COUNTRIES
    core = lambda ws: {w for w in ws if not country(w) and w not in OFFICES}
    if not core(g) and not core(f):
        place = {w for w in g if country(w)}
        return bool(place) and place == {w for w in f if country(w)} and not (g ^ f) - GOVERNMENT
    if is_part(gold, found, True) or is_part(found, gold, False):
        return True
    return spelt_alike(in_order(gold), in_order(found))


def spelt_alike(a, b):
    """Two names word by word in nearly the same letters, and not just short ones."""
    ratio = lambda x, y: difflib.SequenceMatcher(None, x, y, autojunk=False).ratio()
    return (len(a) == len(b) and len("".join(a)) >= 6 and ratio("".join(a), "".join(b)) >= 0.85
            and all(ratio(x, y) >= 0.6 for x, y in zip(a, b, strict=True)))


def same_speaker(gold, speaker):
    """Whether the program's `speaker` object is the gold speaker (a string; "narrator"; None: nobody is given)."""
    kind = (speaker or {}).get("kind")
    name, body = (speaker or {}).get("name"), (speaker or {}).get("body")
    if gold == "narrator" or kind == "narrator":
        return gold == kind == "narrator"
    if gold is None or gold.casefold().startswith(("unnamed", "unknown")):
        if name is None or kind == "unnamed":
            return True
        rest = re.sub(r"(?i)^un(named|known)\s*", "", bare(gold or ""))
        return bool(rest) and words(rest) == words(name)
    for one in gold.split(";"):
        if name is not None and (same_name(one, name) or of_side(one, name)):
            return True
        if body is not None and (name is None or kind == "unnamed") and same_name(one, body):
            return True
    return False


def of_side(gold, name):
    """Whether a name is made of words for a canonical side only ("the rebels", "rebel groups")."""
    flat, rest = bare(gold).casefold(), words(name) - OFFICES - {"army"}
    return bool(rest) and any(flat == side and rest <= some for side, some in SIDE_WORDS)


def same_side(gold, value):
    """Whether a side as the program writes it is the gold's canonical side; one word for it is enough."""
    if value is None:
        return False
    flat = bare(gold).casefold()
    return same_name(gold, value) or any(flat == side and words(value) & some for side, some in SIDE_WORDS)
