"""Many reports made from a few, to time joining: readings that `store` kept in, as many as asked for out.

    python3 evals/made.py 20000 cases.store > many.store
    cargo run --release -p sayso-incidents --example join_stored -- many.store > /dev/null

Every world has the reports of the input once, with names and years of its own: words with a capital become other words of as many
bytes, so that every place in a text stays, and all years move by as many. Ids are made anew. Two worlds share common words, and
many share their days, as the deeds of a long war do.
"""
import hashlib
import json
import random
import re
import sys

CAPITAL = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{3,}")
YEAR = re.compile(r"(?<!\d)20[0-3]\d(?!\d)")
ID = re.compile(r"[a-z][0-9a-f]{16}( [a-z][0-9a-f]{16})?")
SEED = 11
VOWELS, CONSONANTS = "aeiou", "bdfgklmnprstvz"


def names(text, known, dice):
    """Every word with a capital that is mostly a name, to a made word of as many letters."""
    def other(m):
        word = m[0]
        if word.lower() in known:
            return word
        made = "".join(dice.choice(VOWELS if k % 2 else CONSONANTS) for k in range(len(word)))
        return names.given.setdefault(word, made.capitalize())
    return CAPITAL.sub(other, text)


def every(value, change):
    """The same with every text in it changed; numbers, and so all places in texts, stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [every(v, change) for v in value]
    return {k: every(v, change) for k, v in value.items()} if isinstance(value, dict) else value


def world(reads, number, known):
    """The reports of the input with names, years and ids of a world of their own."""
    dice = random.Random(SEED * 1_000_003 + number)
    names.given = {}
    years = dice.randrange(60)
    fresh = lambda i: i[0] + hashlib.sha256(f"{number}{i}".encode()).hexdigest()[:16]

    def change(text):
        if ID.fullmatch(text):
            return " ".join(fresh(i) for i in text.split())
        return YEAR.sub(lambda m: str(int(m[0]) + years), names(text, known, dice))

    for read in reads:
        old, new = read["report"]["id"], hashlib.sha256(f"{number}{read['report']['id']}".encode()).hexdigest()
        made = every(read, change)
        made["report"]["id"] = made["findings"]["report"] = new
        made["report"]["path"] = f"{number:06}/{old[:8]}-{read['report']['path']}"
        yield json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def main():
    wanted, reads = int(sys.argv[1]), []
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as f:
            reads += [json.loads(line) for line in f]
    # Words that stand in small letters as often are no names: "The", "Police".
    text = " ".join(read["report"]["text"] for read in reads)
    small = set(re.findall(r"\b[a-z]{4,}\b", text))
    known = {w.lower() for w in CAPITAL.findall(text) if w.lower() in small}
    made = 0
    for number in range(wanted):
        for line in world(reads, number, known):
            print(line)
            made += 1
            if made == wanted:
                return


if __name__ == "__main__":
    main()
