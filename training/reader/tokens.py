"""Text -> words -> word-pieces, sentence-packed windows and the small input features.

The Rust room `reader` (words.rs, features.rs, pieces.rs, windows.rs) does the very same; tests there hold both to listings that
`python -m reader.listing` writes. Offsets are code points here, bytes there. Words, features and windows are cut alike for every
language and encoder; only the pieces of a word differ: `Pieces` for the English encoder, `Unigram` for the multilingual one.
"""
import os
import re
import unicodedata

LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"  # as crates/text has them
CLITICS = {"s", "re", "ve", "ll", "d", "m"}
ABBREVIATIONS = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Sgt|Capt|Cpl|Brig|Adm|Rev|Hon|Gov|Sen|Rep|St|No|vs|Inc|Ltd|Co|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|U\.S|U\.N|U\.K|a\.m|p\.m|[A-Z])$"
)
ABBREVIATIONS_RU_UK = re.compile(
    r"^(?:г|гг|р|рр|ст|тыс|тис|млн|млрд|руб|грн|ул|вул|пр|пл|д|буд|кв|обл|им|ім|с|м|сел|пос|смт|км|кг|чел|ред|т\.е|т\.д|т\.п|[А-ЯЁІЇЄҐ])$"
)
CYRILLIC = re.compile(r"[\u0400-\u052f]")
HYPHENS = "-\u2010\u2011"


def words(text):
    """[(start, end)] of the words: Universal Dependencies' way of cutting, as far as rules without a lexicon go."""
    out, i, n = [], 0, len(text)
    while i < n:
        c = text[i]
        if c.isspace():
            i += 1
            continue
        if not c.isalnum():
            out.append((i, i + 1))
            i += 1
            continue
        j, dotted = i + 1, False
        while j < n:
            d = text[j]
            if d.isalnum() or unicodedata.category(d) == "Mn":
                j += 1
            elif d in "'’" and text[j - 1].isalpha() and j + 1 < n and text[j + 1].isalpha():
                j += 2
            elif d in "`′‘´" and j + 1 < n and CYRILLIC.match(text[j - 1]) and CYRILLIC.match(text[j + 1]):
                j += 2  # п`ятеро, as hurried keyboards write it
            elif d in ".,:" and text[j - 1].isnumeric() and j + 1 < n and text[j + 1].isnumeric():
                j += 2
            elif d in HYPHENS and j + 1 < n and text[j + 1].isalnum() and CYRILLIC.search(text[j - 1] + text[j + 1]):
                j += 2  # пресс-служба, 12-летний: one word in the treebanks, as "co-operate" is not
            elif (d == "." and text[j - 1].isalpha() and (j - 1 == i or text[j - 2] == ".")
                  and j + 1 < n and text[j + 1].isalpha() and not (j + 2 < n and text[j + 2].isalnum())):
                j += 2
                dotted = True
            else:
                break
        if dotted and j < n and text[j] == ".":
            j += 1
        cut = clitic(text[i:j])
        if cut:
            out.append((i, i + cut))
        out.append((i + cut, j))
        i = j
    return out


def clitic(word):
    """Where an English clitic begins in the word ("do|n't", "ministry|'s"), or 0."""
    if len(word) > 3 and word[-2] in "'’" and word[-3:].lower().replace("’", "'") == "n't":
        return len(word) - 3
    for k in (2, 3):
        if len(word) > k and word[-k] in "'’" and word[-k + 1:].lower() in CLITICS:
            return len(word) - k
    return 0


def spaced(text, at):
    """Whether a word that begins there has white space, or nothing, before it."""
    return at == 0 or text[at - 1].isspace()


def load(base):
    """The cutter of an encoder's folder."""
    path = os.path.join(base, "vocab.txt")
    return Pieces(path) if os.path.exists(path) else Unigram(os.path.join(base, "vocab.tsv"))


class Pieces:
    """Greedy longest-match WordPiece over lower-cased words without marks (Devlin et al. 2019)."""

    name = "1"                 # `sayso.cut`
    window, context = 192, 40  # pieces of a window, [CLS] and [SEP] included; of the sentence before that it may repeat
    trained = 192              # pieces of a window in training
    languages = "en"

    def __init__(self, vocabulary):
        with open(vocabulary, encoding="utf-8") as f:
            self.text = f.read()
        self.id = {w: k for k, w in enumerate(self.text.rstrip("\n").split("\n"))}
        self.count = len(self.id)
        self.cls, self.sep, self.unk = self.id["[CLS]"], self.id["[SEP]"], self.id["[UNK]"]
        self.seen = {}

    def __call__(self, word, _spaced=True):
        got = self.seen.get(word)
        if got is None:
            got = self.seen[word] = self.cut(word)
        return got

    def cut(self, word):
        flat = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        parts, run = [], ""
        for c in flat:
            if c.isalnum():
                run += c
            else:
                if run:
                    parts.append(run)
                parts.append(c)
                run = ""
        if run:
            parts.append(run)
        out = []
        for part in parts:
            out += self.greedy(part)
        return out or [self.unk]

    def greedy(self, part):
        if len(part) > 100:
            return [self.unk]
        out, i = [], 0
        while i < len(part):
            j = len(part)
            while j > i:
                k = self.id.get(("##" if i else "") + part[i:j])
                if k is not None:
                    break
                j -= 1
            if j == i:
                return [self.unk]
            out.append(k)
            i = j
        return out


class Unigram:
    """The likeliest pieces of a word (Kudo 2018), of a vocabulary with scores; a word with white space before it begins with "▁".

    Scores are whole thousandths, so sums are exact and every machine cuts alike; of two ways of one score, the one whose last piece is
    longer is taken."""

    name = "2"
    window, context = 144, 46  # English own tests are read better so than in windows as long as those of training (the model's card)
    trained = 216              # about as many words as the English encoder's
    languages = "en ru uk"
    cls, sep, unk = 0, 2, 3
    special = 4                # the first pieces stand for nothing in a text
    longest_word = 100

    def __init__(self, vocabulary):
        with open(vocabulary, encoding="utf-8", newline="") as f:
            self.text = f.read()
        rows = [line.split("\t") for line in self.text.rstrip("\n").split("\n")]
        self.id = {piece: (k, int(score)) for k, (piece, score) in enumerate(rows) if k >= self.special}
        self.count, self.longest = len(rows), max(map(len, self.id))
        self.unknown = min(score for _, score in self.id.values()) - 10000
        self.seen = {}

    def __call__(self, word, spaced=True):
        got = self.seen.get((word, spaced))
        if got is None:
            got = self.seen[word, spaced] = self.cut(word, spaced)
        return got

    def cut(self, word, spaced):
        flat = unicodedata.normalize("NFKC", word).replace(" ", "\u2581")
        if len(flat) > self.longest_word:
            return [self.unk]
        flat = ("\u2581" if spaced else "") + flat
        best, back = [0] + [None] * len(flat), [None] * (len(flat) + 1)
        for i in range(len(flat)):
            for j in range(i + 1, min(len(flat), i + self.longest) + 1):
                k, score = self.id.get(flat[i:j], (self.unk, self.unknown if j == i + 1 else None))
                if score is not None and (best[j] is None or best[i] + score > best[j]):
                    best[j], back[j] = best[i] + score, (i, k)
        out, j = [], len(flat)
        while j:
            j, k = back[j]
            if k != self.unk or not out or out[-1] != self.unk:  # unknown characters in a row are one piece
                out.append(k)
        return out[::-1] or [self.unk]


def case(word):
    """0 lower case or no case, 1 Capitalised, 2 ALL CAPITALS, 3 digits first, 4 punctuation, 5 miXed."""
    first = word[0]
    if first.isnumeric():
        return 3
    if not first.isalnum() and len(word) == 1:
        return 4
    upper = sum(c.isupper() for c in word)
    letters = sum(c.isalpha() for c in word)
    if upper == 0:
        return 0
    if upper == letters and letters > 1:
        return 2
    if first.isupper() and upper == 1:
        return 1
    return 5


def features(text, spans):
    """One number a word: case (6) + 6 if a line end stands before it + 12 if it stands inside double quotation marks."""
    out, inside, low, last = [], False, False, 0
    for a, b in spans:
        newline = last == 0 or any(c in LINE_ENDS for c in text[last:a])
        if newline:
            inside = low = False
        w, state = text[a:b], True
        if w == "“" and low:
            inside = low = False  # „ opens what “ closes
        elif w in "“«„":
            inside, low = True, low or w == "„"
        elif w in "”»":
            inside = low = False
        elif w == '"':
            inside = not inside
        else:
            state = inside
        out.append(case(w) + 6 * newline + 12 * state)
        last = b
    return out


def sentences(text, spans):
    """Word ranges (first, last + 1) of the sentences; good enough for packing windows in training."""
    out, start = [], 0
    for k in range(1, len(spans) + 1):
        if k == len(spans):
            out.append((start, k))
            break
        gap = text[spans[k - 1][1]:spans[k][0]]
        if "\n" in gap:
            out.append((start, k))
            start = k
            continue
        if not gap:
            continue
        tail = text[max(0, spans[k - 1][1] - 8):spans[k - 1][1]]
        stop = re.search(r"[.!?]['\"”’»)\]]*$", tail)
        nxt = text[spans[k][0]]
        if stop and (nxt.isupper() or nxt.isdigit() or nxt in "\"“«„—–'‘(["):
            before = tail[:stop.start()]
            word = re.split(r"[\s(\"“«„]", before)[-1] if before else ""
            if tail[stop.start()] == "." and (ABBREVIATIONS.search(word) or ABBREVIATIONS_RU_UK.search(word)):
                continue
            out.append((start, k))
            start = k
    return out


def windows(lengths, sents, newline, limit, repeated):
    """Packs sentences into windows. -> [(context, first, last + 1)] in words.

    A window holds whole sentences while they fit and prefers to end at a paragraph's end once it is three fifths full; a window
    that begins inside a paragraph repeats the sentence before it (words context..first) when that is short. A
    sentence longer than a window is cut. `lengths`: pieces of each word; `newline[k]`: word k begins a paragraph; `limit`: pieces of a
    window without the two at its ends; `repeated`: the most pieces of a sentence before it."""
    units = []
    for a, b in sents:
        total, start = 0, a
        for k in range(a, b):
            if total + lengths[k] > limit and k > start:
                units.append((start, k))
                start, total = k, 0
            total += lengths[k]
        units.append((start, b))
    size = [min(limit, sum(lengths[a:b])) for a, b in units]
    out, u = [], 0
    while u < len(units):
        first = units[u][0]
        context, used = first, 0
        if u and not newline[first] and size[u - 1] <= repeated and size[u - 1] + size[u] <= limit:
            context, used = units[u - 1][0], size[u - 1]
        v = u
        best = None
        while v < len(units) and used + size[v] <= limit:
            used += size[v]
            v += 1
            if used * 5 >= limit * 3 and (v == len(units) or newline[units[v][0]]):
                best = v
        v = best or v
        out.append((context, first, units[v - 1][1]))
        u = v
    return out
