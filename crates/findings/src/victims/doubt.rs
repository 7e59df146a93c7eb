//! What speaks against a victim: who speaks is alive in that place; what is threatened, planned, denied or only asked has not happened.

use sayso_reader::Words;

use crate::figures::frame::Frame;
use crate::figures::named::Person;

/// Whether the person is the source of a saying in the sentence ("Nine people, X said, were killed").
pub(super) fn speaks(f: &Frame, person: &Person, piece: &Words) -> bool {
    let sayings = f.ctx.reading.sayings.iter();
    let near = |w: &Words| w.start < piece.end && w.end > piece.start;
    let sources = sayings.flat_map(|s| &s.source).filter(|w| near(w));
    let name = &person.name;
    // "killing X the sources said", where no comma parts the two
    let another = |w: &Words| {
        let rest = person.words.end..w.end;
        let plain = !rest.is_empty()
            && !rest
                .clone()
                .any(|k| f.is_mark(k) && !f.is_dash(k) || f.pack().victim_words.source_parts.contains(f.word(k)));
        plain && f.pack().speakers.unnamed.contains(f.word(w.end - 1))
    };
    if sources.into_iter().any(|w| w.start < name.end && name.start < w.end && !another(w)) {
        return true;
    }
    let end = person.words.end;
    let after = if f.pack().victim_words.behind_name.contains(f.word(end)) { end + 1 } else { end };
    is_saying(f, f.word(after)) && !f.is(end, |w| &w.owner_s)
        || f.pack().grammar.is_was.contains(f.word(end)) && f.pack().grammar.cited_quoted.contains(f.word(end + 1))
        || is_saying(f, f.before(person.words.start))
            && matches!(f.word(end), "." | "," | "\"" | "”")
            && f.pack().small.said.contains(f.before(person.words.start))
            && person.words.start >= 2
            && f.is_mark(person.words.start - 2)
        || person.words.start >= 2
            && f.pack().small.to.contains(f.before(person.words.start))
            && f.is(person.words.start - 2, |w| &w.according)
}

/// Verbs by which persons speak.
pub(super) fn is_saying(f: &Frame, word: &str) -> bool {
    f.pack().victim_words.sayings.contains(word)
}

/// Words that make a deed only thought, threatened or denied.
fn is_unreal(f: &Frame, word: &str) -> bool {
    f.pack().victim_words.unreal.contains(word)
}

/// Whether the words before a deed's word make it unreal: up to `reach` words, no farther than the clause.
pub(super) fn is_unreal_before(f: &Frame, k: usize, floor: usize, reach: usize) -> bool {
    let from = k.saturating_sub(reach).max(floor);
    for at in (from..k).rev() {
        let word = f.word(at);
        if matches!(word, ";" | ":") {
            return false;
        }
        if is_unreal(f, word) {
            return true;
        }
    }
    false
}

/// "denied that X was killed", "rumours that X was killed", "if X is killed".
pub(super) fn is_doubted(f: &Frame, piece: &Words, start: usize) -> bool {
    let from = start.saturating_sub(7).max(piece.start);
    (from..start).any(|k| f.pack().victim_words.doubting.contains(f.word(k)))
        && !(from..start).any(|k| matches!(f.word(k), ";" | "."))
}
