#!/usr/bin/env python3
"""Makes ru.txt and uk.txt, the words whose cases are known: python3 data/words/make.py ru ru_RU.aff ru_RU.dic PERSON.py > data/words/ru.txt

In go a spelling dictionary (its words and the endings that each takes) and a module of the package Faker with lists of first names; see
README.md for where they are from. Out come nouns in their first case, of one and of many, by their gender, adjectives in that of a man, and
first names by their sex.

A spelling dictionary tells which forms a word has and not which case each is. The rows of `[declension]` in the language's morphology.toml
tell that: a word is kept under the gender of a row if the row's form of every case is among the word's forms, so that what the dictionary
has not is not made up. Words that decline otherwise are left out, and so are abbreviations, words with an apostrophe or a hyphen, words of
more than LONGEST letters and words of STEM letters or fewer.
"""

import ast
import itertools
import re
import sys
import tomllib
from pathlib import Path

from wordfreq import zipf_frequency

LANGUAGES = Path(__file__).resolve().parents[2] / "crates" / "language" / "languages"
RAREST = 1.5  # on the scale of Zipf: three times in a hundred million words
HARDLY, OFTEN = 2.2, 3.5  # on that scale
LONGEST = 18  # letters; longer words are terms of chemistry and the like
SECOND, FIFTH = 1, 4  # places of the genitive and the instrumental among the cases
STEM = 2  # letters that a stem keeps, as in declension.rs
MARKS = {"masculine": "m", "feminine": "f", "neuter": "n", "plural": "p", "bare": "b"}
SAME = str.maketrans({"ё": "е", "Ё": "Е", "\u0301": None})  # one letter in two spellings, as in morphology.toml
PLAIN = re.compile(r"[А-ЯЄІЇҐ]?[а-яєіїґ]+")


def endings(aff):
    """By its mark, the endings: what is taken off, what is put on, and what the word must end in."""
    rules = {}
    for line in aff.read_text().splitlines():
        words = line.split()
        if words[:1] == ["SFX"] and len(words) >= 5:
            _, mark, off, on, end = words[:5]
            off, on = (part if part != "0" else "" for part in (off, on.split("/")[0]))
            rules.setdefault(mark, []).append((off, on.translate(SAME), re.compile(end + "$")))
    return rules


def entries(dic, rules):
    """Each word with all its forms. A form that goes by no rule is an entry of its own, and then may be any word's."""
    lines = [line.strip().partition("/") for line in dic.read_text().splitlines()[1:]]
    alone = {word.translate(SAME) for word, _, marks in lines if not marks}
    for word, _, marks in lines:
        forms = {word}
        for mark in marks:
            for off, on, end in rules.get(mark, ()):
                if word.endswith(off) and end.search(word):
                    forms.add(word[: len(word) - len(off)] + on)
        yield word.translate(SAME), {form.translate(SAME) for form in forms}, alone


def takes(row, stem):
    """Whether words of a stem may decline so."""
    after, other = tuple(row["after"]), tuple(row.get("not_after", ()))
    return len(stem) >= STEM and stem.endswith(after) and not (other and stem.endswith(other))


def cases(row, stem, forms, others):
    """The forms of all cases that a row gives of a stem, if the word has them, and whether it has the fifth, which may be missing where
    it is spelt in two ways ("бойцом"); some dictionaries have only one of them."""
    given = [{stem + end for end in case.split("|")} for case in row["ends"]]
    given = [case & forms or case & others for case in given]
    needed = given if "|" not in row["ends"][FIFTH] else given[:FIFTH] + given[FIFTH + 1 :]
    return (bool(given[FIFTH]), given) if all(needed) else None


def hardly(language, form, other):
    """Whether hardly anybody writes a form, and many write another."""
    return zipf_frequency(form.lower(), language) < HARDLY and zipf_frequency(other.lower(), language) > OFTEN


def declined(language, rows, word, forms, alone):
    """(first case, mark) of all that a word's forms are by the rows, but what a row says that explains less than another."""
    of_one, of_many = [], {}
    for row in rows:
        many = row["gender"] == "plural"
        # A word that takes no ending has its other forms beside it, and of many some have.
        others = alone if many or len(forms) == 1 else set()
        firsts = row["ends"][0].split("|")
        for form, first in itertools.product(forms if many else [word], firsts):
            stem = form.removesuffix(first)
            if form.endswith(first) and takes(row, stem) and (told := cases(row, stem, forms, others)):
                if many:
                    of_many.setdefault(form, set()).add("bare" if row.get("bare") else "plural")
                else:
                    of_one.append((*told, row["gender"]))
    kept = set()
    covered = lambda given: set().union(*given)
    for fifth, given, gender in of_one:
        worse = any((o[0] and not fifth) or (o[0] == fifth and covered(o[1]) > covered(given)) for o in of_one)
        # A woman's word has its third case of many as a neuter's fifth: "лікарням".
        if not worse and not (gender == "neuter" and any(o[0] and o[2] == "feminine" for o in of_one)):
            kept.add((word, MARKS[gender]))
    # What may be of one is not of many: "полиция" and "полиций" are forms of many words in "ия".
    many = {form for form in of_many if not (of_one and form == word)}
    # Of a man's word the first case of many is not the second of one, if there is another ("города"); of the others it mostly is.
    second = {form for _, given, _ in of_one for form in given[SECOND]}
    if any(gender == "masculine" for *_, gender in of_one):
        many = many - second or many
        # Of "учителя" and "учители" the dictionary has both.
        many |= {form for form in second & of_many.keys() if all(hardly(language, other, form) for other in many)}
        many = {form for form in many if not any(hardly(language, form, other) for other in many)}
        many = many - {form for _, given, _ in of_one for case in given for form in case} or many
    elif of_one:
        many = many & second or many
    # Of "бойцы" the word itself looks like the second case of many.
    return kept | {(form, MARKS["plural" if "plural" in of_many[form] else "bare"]) for form in many}


def nouns_and_adjectives(language, declension, found):
    """(word, mark) of all entries whose cases the rows tell."""
    men = [row for row in declension["adjectives"] if row["gender"] == "masculine"]
    for word, forms, alone in found:
        if not PLAIN.fullmatch(word) or not STEM < len(word) <= LONGEST:
            continue
        kept = {(form, "a") for form, _ in declined(language, men, word, forms, set())}
        # An adjective's forms make up no noun's.
        kept = kept or declined(language, declension["nouns"], word, forms, alone)
        if any(zipf_frequency(form.lower(), language) >= RAREST for form, _ in kept):
            yield from kept


def first_names(module):
    """(name, mark) of the lists of first names in a module of Faker."""
    marks = {"first_names_male": "M", "first_names_female": "F"}
    for node in ast.walk(ast.parse(module.read_text())):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target if isinstance(node, ast.AnnAssign) else None
        if isinstance(target, ast.Name) and target.id in marks and node.value is not None:
            for constant in ast.walk(node.value):
                if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
                    name = constant.value.translate(SAME)
                    if PLAIN.fullmatch(name):
                        yield name, marks[target.id]


def main():
    language, aff, dic, person = sys.argv[1], *map(Path, sys.argv[2:5])
    declension = tomllib.loads((LANGUAGES / language / "morphology.toml").read_text())["declension"]
    marks = {}
    for word, mark in nouns_and_adjectives(language, declension, entries(dic, endings(aff))):
        marks.setdefault(word, set()).add(mark)
    # "прокурора" is no word of many in whose second case "прокурор" would be.
    for word, kinds in marks.items():
        if word.endswith(("а", "я")) and "m" in marks.get(word[:-1], ()):
            kinds.discard("b")
    marks = {word: kinds for word, kinds in marks.items() if kinds}
    for name, mark in first_names(person):
        marks.setdefault(name, set()).add(mark)
    lines = (f"{word} {''.join(sorted(marks[word]))}" for word in marks)
    # By the bytes of UTF-8, in which they are looked for.
    print("\n".join(sorted(lines, key=lambda line: line.split()[0].encode())))


if __name__ == "__main__":
    main()
