"""What an epoch shows: the documents of all sets, with other names or without commas as chance has it, as windows with labels."""
import random

import numpy as np

from . import counts, data, names, patterns, tokens
from .data import DEPREL, KINDS, MANNERS, OUTCOMES, ROLES, UPOS
from .elder import read_by

LONGEST = 480  # pieces of a window, of which the encoder has 512 places: a longer one holds a word that no text has


class Inputs:
    """The word-pieces of a document, of which windows are cut."""

    def __init__(self, doc, pieces):
        self.split = [pieces(doc.text[a:b], tokens.spaced(doc.text, a)) for a, b in doc.words]
        self.features = tokens.features(doc.text, doc.words)
        self.ends = pieces.cls, pieces.sep

    def window(self, start, end):
        ids, feat, place = [self.ends[0]], [0], []
        for k in range(start, end):
            place.append(len(ids))
            ids += self.split[k]
            feat += [self.features[k]] * len(self.split[k])
        return dict(ids=[*ids, self.ends[1]], feat=[*feat, 0], first=place)


def examples(doc, pieces, rng=None, other=None, elder=None, longest=None):
    """The document's windows as arrays of labels (-100: no loss), as long as the reader's or, with `rng`, as training's, or `longest`
    pieces. `other`: the document with other names, cut into the same windows (where its words are not as many, the document is its own
    twin). `elder`: a reader that teaches what it makes of the window."""
    here = Inputs(doc, pieces)
    twin = None if other is None else Inputs(other, pieces) if len(other.words) == len(doc.words) else here
    lengths = [max(map(len, p)) for p in zip(here.split, *([twin.split] if twin else []), strict=True)]
    feats = here.features
    sents = getattr(doc, "sents", None) or tokens.sentences(doc.text, doc.words)
    newline = [f // 6 % 2 == 1 for f in feats]
    limit = (longest or (pieces.window if rng is None else pieces.trained)) - 2
    if rng is not None and rng.random() < 0.3:
        limit = rng.randrange(70, limit)
    n = len(doc.words)
    tags = np.full((4, n), -100 if doc.attributions is None else 0)
    if doc.figures is None:
        tags[3] = -100
    else:
        tags[3] = 0
    outcome, manner = np.full(n, -100), np.full(n, -100)
    entity = np.full(n, -100)
    rows = []
    for a in doc.attributions or []:
        for k, r in enumerate(ROLES):
            for x, y in sorted(a[r], key=lambda s: s[0] - s[1]):
                if r == "Content" and (tags[k, x:y] > 0).any():
                    continue
                tags[k, x] = 1
                tags[k, x + 1:y] = 2
        for x, _ in a["Cue"][:1]:
            rows.append((x, a["Source"], a["Content"]))
            if a.get("manner") in MANNERS:
                manner[x] = MANNERS.index(a["manner"])
    merged = {}
    for x, s, c in rows:  # two sayings with one cue: their pieces are joined
        old = merged.setdefault(x, ([], []))
        old[0].extend(s)
        old[1].extend(c)
    for x, y, o in doc.figures or []:
        tags[3, x] = 1
        tags[3, x + 1:y] = 2
        outcome[x] = OUTCOMES.index(o)
    if doc.entities is not None:
        entity[:] = 0
        for x, y, k in doc.entities:
            entity[x] = 1 + 2 * KINDS.index(k)
            entity[x + 1:y] = 2 + 2 * KINDS.index(k)
    syn = doc.syntax or [None] * n
    sentence = np.full(n, -1)
    for k, (x, y) in enumerate(sents):
        sentence[x:y] = k
    for context, first, end in tokens.windows(lengths, sents, newline, limit, pieces.context):
        inputs = here.window(context, end)
        if len(inputs["ids"]) > LONGEST:
            continue
        inside = lambda x, y, context=context, end=end: (max(x, context) - context, min(y, end) - context)
        pairs = []
        for x, (s, c) in merged.items():
            if context <= x < end:
                row = np.zeros((2, end - context), np.int64)
                for m, spans in enumerate((s, c)):
                    for span in spans:
                        if span[0] < end and span[1] > context:
                            p, q = inside(*span)
                            row[m, p] = 1
                            row[m, p + 1:q] = 2
                pairs.append((x - context, row))
        arcs = []
        for lo, hi in sents:
            for k in range(max(lo, context), min(hi, end)):
                if syn[k] is not None and lo >= context and hi <= end:
                    head, rel, up = syn[k]
                    arcs.append((k - context, head - context, lo - context, hi - context))
        up = np.array([-100 if s is None or s[2] not in UPOS else UPOS.index(s[2]) for s in syn[context:end]])
        rel = np.array([-100 if s is None else DEPREL.index(s[1]) for s in syn[context:end]])
        yield dict(style=doc.style, **inputs, twin=twin and twin.window(context, end), sentence=sentence[context:end],
                   tags=tags[:, context:end], entity=entity[context:end],
                   outcome=outcome[context:end], manner=manner[context:end], pairs=pairs, upos=up, deprel=rel, arcs=arcs,
                   kinds=doc.known_kinds, span=(context, first, end), elder=read_by(elder, doc, feats, (context, end)))


def raw_sets(o):
    """{name: raw documents} of the sets that the options name."""
    made = {"polnear": lambda: data.polnear(o.data, "train"), "own": lambda: data.own("train"),
            "own-ru": lambda: data.own("train", "ru"), "own-uk": lambda: data.own("train", "uk"),
            "re3d": lambda: data.re3d(o.data), "wikievents": lambda: data.wikievents(o.data),
            "geoparsing": lambda: data.geoparsing(o.data), "facts": lambda: data.facts(o.facts)}
    return {name: list(of()) for name, of in made.items() if name in o.sets.split(",")}


def build(raw, rng, stripped, drawn, share, twice=False, recounted=0.0):
    """The document as it is shown this time: in a `share` of cases with other names, `stripped` of them without commas, a share of its
    figures `recounted`. With it, where it is shown `twice`, the same with other names again, or None."""
    raws = drawn.twice(rng, raw, share) if twice else (drawn.drawn(rng, raw, share),)
    if recounted:
        raws = tuple(counts.recounted(rng, raw, recounted) for raw in raws)
    seed = rng.random() if rng.random() < stripped else None
    documents = [data.Document(*(raw if seed is None else without_commas(raw, random.Random(seed)))) for raw in raws]
    return documents if twice else [*documents, None]


def without_commas(raw, rng):
    return names.carried(raw, *data.strip(rng, raw[2]))


class Shown:
    """What an epoch shows: windows of all sets, drawn anew each time."""

    def __init__(self, o, pieces, elder):
        self.o, self.pieces, self.elder = o, pieces, elder
        self.sets = raw_sets(o)
        self.names = names.Names(names.common(raw[2] for raws in self.sets.values() for raw in raws))
        english = data.treebank(f"{o.data}/ud-english-ewt/train-dev.conllu") if "syntax" in o.sets.split(",") else []
        self.trees = [(sents, o.syntax_share, o.syntax_names) for sents in english]
        self.trees += [(sents, o.more_syntax_share, 0.0) for path in o.more_syntax for sents in data.treebank(path)]

    def blocks(self, rng):
        """([block of examples], {set: (windows, pieces)})."""
        o, out = self.o, []
        drawn = {f"patterns-{x}": patterns.reports(rng, x, o.patterns) for x in patterns.LANGUAGES if o.patterns}
        pools = {name: self.windows(rng, name, raws) for name, raws in [*self.sets.items(), *drawn.items()]}
        chosen = [(sents, renamed) for sents, share, renamed in self.trees if rng.random() < share]
        documents = [data.parsed(self.names.in_trees(rng, sents) if rng.random() < renamed else sents) for sents, renamed in chosen]
        pools["syntax"] = [e for d in documents for e in examples(d, self.pieces, elder=self.elder, longest=self.pieces.trained)]
        for ex in pools.values():
            rng.shuffle(ex)
            batch = o.batch // 2 if ex and ex[0]["twin"] else o.batch
            for i in range(0, len(ex), batch * 16):
                part = sorted(ex[i:i + batch * 16], key=lambda e: len(e["ids"]))
                out += [part[j:j + batch] for j in range(0, len(part), batch)]
        rng.shuffle(out)
        return out, {n: (len(x), sum(len(e["ids"]) for e in x)) for n, x in pools.items()}

    def windows(self, rng, name, raws):
        """The windows of one set, each document as it is shown this time."""
        o, out, own = self.o, [], name.startswith(("own", "patterns"))
        share = {"polnear": o.polnear_share, "geoparsing": o.geoparsing_share, "facts": o.facts_share}.get(name, 1.0)
        renamed = o.names if own else {"polnear": o.names / 2, "facts": o.names}.get(name, 0)
        times = {"own": o.own_times, "own-ru": o.other_times, "own-uk": o.other_times, "re3d": o.names_times, "wikievents": o.names_times}

        def shows(raw):
            fresh = name == "own" and o.fresh and int(raw[0].partition("-")[0]) >= o.fresh
            return o.fresh_times if fresh else times.get(name, 1)

        for turn in range(max(map(shows, raws), default=0)):
            for raw in raws:
                if turn < shows(raw) and rng.random() <= share:
                    stripped = 0.1 if name.endswith(("-ru", "-uk", "facts")) else 0.3 if renamed else 0.2
                    doc, other = build(raw, rng, stripped, self.names, renamed, o.mirror_weight > 0 and renamed > 0,
                                       o.recounted if own else 0.0)
                    out += examples(doc, self.pieces, rng, other, self.elder)
        return out
