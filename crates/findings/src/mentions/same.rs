//! Pairs of names that the text itself says are one: "Orsk (Urusk)", "Orsk, known as Urusk in Luria", "the Kelt road, also called
//! the Pass".

use super::Raw;
use crate::MentionKind;
use crate::context::Context;

/// No pair is taught over more than this many words.
const FARTHEST: usize = 12;

/// Places in `raws` of the two names.
pub(super) fn pairs(ctx: &Context, raws: &[Raw]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for (a, first) in raws.iter().enumerate() {
        for (b, second) in raws.iter().enumerate().skip(a + 1).take(3) {
            if second.kind != first.kind || second.words.start < first.words.end {
                continue;
            }
            if second.words.start - first.words.end > FARTHEST {
                break;
            }
            if taught(ctx, first, second) {
                out.push((a, b));
                break;
            }
        }
    }
    out
}

fn taught(ctx: &Context, first: &Raw, second: &Raw) -> bool {
    let between: Vec<String> = (first.words.end..second.words.start).map(|k| ctx.lower(k)).collect();
    let between: Vec<&str> = between.iter().map(String::as_str).collect();
    let next = ctx.word(second.words.end);
    if ctx.of(ctx.span(&first.words)) == ctx.of(ctx.span(&second.words))
        || ctx.reading.sentence_of(first.words.start) != ctx.reading.sentence_of(second.words.start)
    {
        return false;
    }
    match between.as_slice() {
        // "Orsk (Urusk)". Bodies too: "Lorn Observatory (LOHR)".
        ["("] | ["(", "the"] => next == ")",
        // "Orsk, or Urusk,"
        [",", "or"] | ["(", "or"] => first.kind == MentionKind::Place && matches!(next, "," | ")"),
        // "Orsk or Urusk is a village": not "the road to Orsk or Urusk is closed", nor "Orsk or Urusk are".
        ["or"] => {
            let begins = ctx.sentence(first.words.start).start == first.words.start;
            let is_a = matches!(next, "is" | "was") && matches!(ctx.word(second.words.end + 1), "a" | "an" | "the");
            first.kind == MentionKind::Place && begins && is_a
        }
        ["/"] => first.kind == MentionKind::Place,
        // "Orsk, now Urusk,"
        [",", "now"] => first.kind == MentionKind::Place && matches!(next, "," | ")" | "."),
        // "Orsk was renamed Urusk", "Orsk is also called Urusk": of the first name itself, and at once.
        ["is" | "was" | "were" | "are", "renamed" | "called" | "named"]
        | ["is" | "was", "later" | "also" | "now" | "then" | "once" | "formerly", "renamed" | "called" | "named"]
        | ["is" | "was", "also" | "now" | "formerly" | "better", "known", "as"] => {
            // "was named Emric's heir".
            matches!(first.kind, MentionKind::Place | MentionKind::Person) && !matches!(next, "'s" | "’s")
        }
        words => {
            let opened = matches!(words.first(), Some(&"," | &"(" | &"-" | &"–" | &"—"));
            opened
                && words.iter().any(|w| ctx.pack.mention_words.saying_so.contains(*w))
                && !words.iter().any(|w| ctx.pack.mention_words.taught_ends.contains(*w))
                && !words.iter().skip(1).any(|w| *w == ",")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::with_context;
    use sayso_reader::Words;

    /// Whether the text says that two names, places both, are one.
    fn taught_as(kind: MentionKind, text: &str, a: &str, b: &str) -> bool {
        with_context(text, |ctx| {
            let place = |name: &str| -> Words {
                let words: Vec<&str> = name.split(' ').collect();
                let at = (0..ctx.reading.words.len())
                    .find(|&k| words.iter().enumerate().all(|(n, word)| ctx.word(k + n) == *word))
                    .expect("the name is in the text");
                at..at + words.len()
            };
            let raw = |words: Words| Raw { words: words.clone(), core: words, kind, owner: None, beside: (0..0, 0..0) };
            pairs(ctx, &[raw(place(a)), raw(place(b))]) == [(0, 1)]
        })
    }

    #[test]
    fn two_names_of_one_place() {
        for text in [
            "They left Orsk (Urusk) at noon.",
            "They left Orsk, or Urusk, at noon.",
            "They left Orsk/Urusk at noon.",
            "They left Orsk, known as Urusk in Luria, at noon.",
            "They left Orsk, which the Lurians call Urusk, at noon.",
            "They left Orsk (called Urusk until 1990) at noon.",
            "They left Orsk, now Urusk, at noon.",
            "They left Orsk, officially Urusk, at noon.",
            "Orsk or Urusk is a village in Luria.",
            "Orsk was renamed Urusk in 1990.",
            "Orsk is also known as Urusk.",
            "Orsk was later called Urusk.",
        ] {
            assert!(taught_as(MentionKind::Place, text, "Orsk", "Urusk"), "{text}");
        }
    }

    #[test]
    fn two_places() {
        for text in [
            "They went to Orsk or Urusk at noon.",
            "The road to Orsk or Urusk is a good one.",
            "Orsk or Urusk is next.",
            "Orsk is near Urusk.",
            "They left Orsk, and the mayor called Urusk.",
            "They left Orsk. Urusk is known.",
            "They left Orsk, now Urusk fell.",
        ] {
            assert!(!taught_as(MentionKind::Place, text, "Orsk", "Urusk"), "{text}");
        }
    }

    #[test]
    fn two_names_of_one_person() {
        for (text, same) in [
            ("Ilvo Marenko, known as Abu Kestrel, spoke.", true),
            ("Ilvo Marenko, alias Abu Kestrel, spoke.", true),
            ("Ilvo Marenko is also known as Abu Kestrel.", true),
            ("Ilvo Marenko was named Abu Kestrel's heir.", false),
            ("Ilvo Marenko or Abu Kestrel, spoke.", false),
            ("Ilvo Marenko, now Abu Kestrel, spoke.", false),
        ] {
            assert_eq!(taught_as(MentionKind::Person, text, "Ilvo Marenko", "Abu Kestrel"), same, "{text}");
        }
    }
}
