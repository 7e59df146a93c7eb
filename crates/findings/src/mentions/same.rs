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
        ["/"] => first.kind == MentionKind::Place,
        words => {
            let opened = matches!(words.first(), Some(&"," | &"(" | &"-" | &"–" | &"—"));
            opened
                && words.iter().any(|w| ctx.pack.mention_words.saying_so.contains(*w))
                && !words.iter().any(|w| ctx.pack.mention_words.taught_ends.contains(*w))
                && !words.iter().skip(1).any(|w| *w == ",")
        }
    }
}
