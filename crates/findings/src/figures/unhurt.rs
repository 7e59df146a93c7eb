//! Whether nothing befell somebody: the words behind a person or a count in, the answer out.
//!
//! "Two uninjured tenants", "his wife was in the house but not hurt", "his clerk, Vera Poll, was unhurt", "Greta Roth survived".

use super::frame::Frame;

/// How far the clause is looked through.
const FARTHEST: usize = 12;

/// Whether the words from the end of a name or count on say that nothing befell it.
pub(crate) fn is_unhurt_behind(f: &Frame, end: usize) -> bool {
    let sentence = f.sentence(end.saturating_sub(1)).end;
    let mut at = end;
    // "his clerk, Vera Poll, was": what is set between commas is about the same one.
    if f.word(at) == "," && is_verb(f, at + 1) {
        at += 1;
    } else if f.word(at) == "," {
        match (at + 1..sentence.min(at + 7)).find(|&k| f.word(k) == ",") {
            Some(closing) if is_verb(f, closing + 1) => at = closing + 1,
            _ => return false,
        }
    }
    let stops = |k: &usize| f.is_mark(*k) || f.pack().figure_words.unhurt_ends.contains(f.word(*k));
    let mut clause = (at..sentence.min(at + FARTHEST)).take_while(|k| !stops(k));
    let harmed = |k: usize| f.pack().figure_words.hurt_states.contains(f.word(k));
    f.pack().figure_words.escapes.contains(f.word(at))
        || clause.any(|k| {
            f.pack().figure_words.unhurt.contains(f.word(k))
                || f.pack().grammar.nots.contains(f.word(k)) && harmed(k + 1)
        })
}

fn is_verb(f: &Frame, k: usize) -> bool {
    f.grammar().be.contains(f.word(k)) || f.pack().figure_words.unhurt_verbs.contains(f.word(k))
}
