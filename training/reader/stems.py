"""Draws the names of a Russian or Ukrainian report anew (names.py does it for English ones): the beginning of a name's stem is another,
its ending stays, so every case of it still agrees with its sentence: Торвен, Торвена, торвенский -> Брисан, Брисана, брисанский.
"""
import re

CASES = re.compile(
    "(?:иями|иях|иям|ией|ия|ии|ию|ією|іями|іях|іям|ія|ії|ію|ами|ями|ого|його|ому|ему|ой|ей|ом|ем|єм|ым|им|их|ых|ах|ях|ов|ев|ів|їв|ам|ям"
    "|ою|ею|єю|ові|еві|ий|ій|ый|ая|яя|ое|ее|ую|юю|ие|ые|[аеёиіїоуыэюяєьй])$")
# What makes an adjective or a people of a country's or town's name.
MADE = re.compile("(?:и|і|ь|ев|ов|ан|ян|ей)?(?:й?ск|й?ськ|[иіая]?й?ц|анин|янин|ан|ян|ец)[а-яёіїєґ]{0,4}$")
SUFFIX = re.compile("(?:ов|ев|ёв|єв|ин|ын|ін|ск|ськ|зьк|ич|енк|ук|юк|чук|як|ян|дз|швил)$")
BEGIN = "б в г д ж з к л м н п р с т ф х ш ч бр гр др кр тр ст пл кл гл зв св см".split()
VOWELS = {"ru": "аоуеиаоуея", "uk": "аоуеиіаоуія"}
LEAST = 3
CYRILLIC = re.compile("[а-яёіїєґ]", re.IGNORECASE)
UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)


def is_cyrillic(text):
    """Whether more than half of the text's first letters are Cyrillic."""
    letters = [c for c in text[:2000] if c.isalpha()]
    return sum(bool(CYRILLIC.match(c)) for c in letters) * 2 > len(letters)


def core(word):
    """The word without the ending of its case, if enough is left of it."""
    short = CASES.sub("", word)
    return short if len(short) >= LEAST else word


def invented(rng, old, vowels):
    """Another stem with the end of the old one: a family's suffix, or its last consonants."""
    kept = m[0] if (m := SUFFIX.search(old)) else re.search("[^аеёиіїоуыэюяєьй]*[ьй]?$", old)[0][-2:]
    syllables = "".join(rng.choice(BEGIN) + rng.choice(vowels) for _ in range(rng.choice([1, 2, 2])))
    begin = syllables + (rng.choice("рлнмвс") if not kept and rng.random() < 0.5 else "")
    if m and len(begin) < 3:
        begin += rng.choice("рлнмдв")
    return begin.rstrip("аеёиіїоуыэюяєьй") + kept if m else begin + kept


def anew(rng, text, kinds):
    """{lower-cased word of the text: another, lower-cased}; `kinds`: {lower-cased word of a name: its kind}."""
    vowels = VOWELS["uk" if UKRAINIAN.search(text) else "ru"]
    stems = {}
    for word in sorted(kinds, key=lambda w: (len(w), w)):
        if CYRILLIC.match(word):
            stems.setdefault(core(word), set()).add(kinds[word])
    new = {stem: invented(rng, stem, vowels) for stem in sorted(stems)}
    out = {}
    found = re.findall(r"[^\W\d_]+", text)
    capital = {w.lower() for w in found if w[0].isupper()} - {w for w in found if w[0].islower()}
    for word in sorted({w.lower() for w in found}):
        whole = core(word)
        if whole in new and (word in kinds or word in capital):
            out[word] = new[whole] + word[len(whole):]
            continue
        made = [s for s in new if len(s) > LEAST and stems[s] & {"country", "place"} and word.startswith(s) and MADE.match(word, len(s))]
        if made:
            stem = max(made, key=len)
            out[word] = new[stem] + word[len(stem):]
    return out
