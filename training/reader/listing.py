"""Writes the listing by which Rust and Python are held to the same words, pieces, features and windows.

    python -m reader.listing --base BASE > ../crates/reader/tests/listing.json
    python -m reader.listing --base BASE2 > ../crates/reader/tests/listing-multilingual.json

The sentences are some odd ones and the own annotated reports' (invented), in the languages of the encoder; offsets are bytes, as in Rust.
"""
import argparse
import json

from . import data, tokens

ODD = [
    "",
    "   ",
    "O'Mara's men didn't leave U.S. or U.N. posts; they'd lost 1,200 of 3.5m at 10:30.",
    "«Нет», said the envoy — “L’été à Orsk”… 'so-called' \"elite\"\n\nNew para: 12-year-old B-2\tHQ",
    "ALL CAPS HEADLINE\nmiXed iPhone eXample 4th 122-mm x" + "y" * 120,
]
ODD_RU_UK = [
    "Пресс-служба сообщила: «Мы не стреляли», — и добавила, что 12-летний мальчик жив. Ил-9 и С-40 сели в 10:30.",
    "„Нас там не было“, — сказав речник п’ятої бригади. ПРЕДСТАВИТЕЛЬ „ОРСКОЙ РЕСПУБЛИКИ“ отказался",
    "Об'єкт № 7 на вул. Зеленій, 12; за́мок; №№ 3–5 … ½ ﬁ ｗ ⅷ ´ ʼ\u200b",
    "Іван-Мар-Орський ґанок, їжак\u2011єнот, «вкладені „лапки“ тут» після\n\nщ" + "ы" * 120 + " 漢字漢 \U0001f600\U0001f600",
]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--base", required=True)
    o = ap.parse_args()
    pieces = tokens.load(o.base)
    texts = ODD + [d[2] for d in list(data.own("test"))[:6]]
    if pieces.languages != "en":
        texts = ODD + ODD_RU_UK + [d[2] for language in pieces.languages.split() for d in list(data.own("test", language))[:2]]
    out = []
    for text in texts:
        spans = tokens.words(text)
        at = [0]
        for c in text:
            at.append(at[-1] + len(c.encode()))
        cut = [pieces(text[a:b], tokens.spaced(text, a)) for a, b in spans]
        feats = tokens.features(text, spans)
        sents = [(k, min(k + 17, len(spans))) for k in range(0, len(spans), 17)]
        wins = tokens.windows([len(p) for p in cut], sents, [f // 6 % 2 == 1 for f in feats], pieces.window - 2, pieces.context)
        out.append(dict(text=text, words=[[at[a], at[b]] for a, b in spans], pieces=cut, features=feats, windows=[list(w) for w in wins]))
    print(json.dumps(out, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
