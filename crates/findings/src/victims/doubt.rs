//! What speaks against a victim: who speaks is alive in that place; what is threatened, planned, denied or only asked has not happened.

use sayso_reader::Words;

use crate::figures::{Frame, Person};

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
            && !rest.clone().any(|k| f.is_mark(k) && !f.is_dash(k) || matches!(f.word(k), "of" | "a" | "an"));
        plain && f.pack().speakers.unnamed.contains(f.word(w.end - 1))
    };
    if sources.into_iter().any(|w| w.start < name.end && name.start < w.end && !another(w)) {
        return true;
    }
    let end = person.words.end;
    let after = if matches!(f.word(end), "'s" | ",") { end + 1 } else { end };
    is_saying(f.word(after)) && f.word(end) != "'s"
        || matches!(f.word(end), "was" | "is") && matches!(f.word(end + 1), "quoted" | "cited")
        || is_saying(f.before(person.words.start))
            && matches!(f.word(end), "." | "," | "\"" | "”")
            && f.before(person.words.start) == "said"
            && person.words.start >= 2
            && f.is_mark(person.words.start - 2)
        || person.words.start >= 2
            && f.before(person.words.start) == "to"
            && f.word(person.words.start - 2) == "according"
}

/// Verbs by which persons speak.
pub(super) fn is_saying(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "say"
            | "told"
            | "tells"
            | "added"
            | "adds"
            | "claimed"
            | "claims"
            | "reported"
            | "announced"
            | "wrote"
            | "stated"
            | "explained"
            | "confirmed"
            | "denied"
            | "warned"
            | "noted"
            | "tweeted"
            | "accused"
            | "declared"
            | "asked"
            | "insisted"
            | "recalled"
            | "stressed"
            | "argued"
            | "vowed"
            | "promised"
            | "condemned"
            | "called"
            | "urged"
            | "replied"
            | "answered"
            | "testified"
            | "described"
            | "reports"
            | "writes"
    )
}

/// Words that make a deed only thought, threatened or denied.
fn is_unreal(word: &str) -> bool {
    matches!(
        word,
        "not"
            | "n't"
            | "never"
            | "no"
            | "nor"
            | "neither"
            | "without"
            | "denied"
            | "denies"
            | "deny"
            | "denying"
            | "denial"
            | "if"
            | "unless"
            | "would"
            | "could"
            | "might"
            | "may"
            | "should"
            | "must"
            | "shall"
            | "will"
            | "ca"
            | "cannot"
            | "threat"
            | "threats"
            | "threatened"
            | "threatening"
            | "threatens"
            | "plot"
            | "plots"
            | "plotted"
            | "plotting"
            | "plan"
            | "plans"
            | "planned"
            | "planning"
            | "attempt"
            | "attempts"
            | "attempted"
            | "attempting"
            | "tried"
            | "trying"
            | "survived"
            | "escaped"
            | "escaping"
            | "surviving"
            | "narrowly"
            | "nearly"
            | "almost"
            | "failed"
            | "foiled"
            | "thwarted"
            | "demand"
            | "demanded"
            | "demanding"
            | "demands"
            | "ordered"
            | "orders"
            | "ordering"
            | "sought"
            | "seek"
            | "seeks"
            | "seeking"
            | "warrant"
            | "warrants"
            | "rumour"
            | "rumours"
            | "rumor"
            | "rumors"
            | "false"
            | "untrue"
            | "dismissed"
            | "refuted"
            | "rejected"
            | "avoid"
            | "avoided"
            | "fear"
            | "fears"
            | "feared"
            | "prevent"
            | "wanted"
            | "risk"
            | "possible"
            | "alleged"
    )
}

/// Whether the words before a deed's word make it unreal: up to `reach` words, no farther than the clause.
pub(super) fn is_unreal_before(f: &Frame, k: usize, floor: usize, reach: usize) -> bool {
    let from = k.saturating_sub(reach).max(floor);
    for at in (from..k).rev() {
        let word = f.word(at);
        if matches!(word, ";" | ":") {
            return false;
        }
        if is_unreal(word) {
            return true;
        }
    }
    false
}

/// "denied that X was killed", "rumours that X was killed", "if X is killed".
pub(super) fn is_doubted(f: &Frame, piece: &Words, start: usize) -> bool {
    let from = start.saturating_sub(7).max(piece.start);
    (from..start).any(|k| {
        matches!(
            f.word(k),
            "denied"
                | "denies"
                | "denying"
                | "denial"
                | "if"
                | "unless"
                | "rumours"
                | "rumour"
                | "rumors"
                | "rumor"
                | "false"
                | "untrue"
                | "dismissed"
                | "refuted"
                | "rejected"
                | "fear"
                | "fears"
                | "feared"
                | "demanded"
                | "threatened"
                | "doubt"
                | "doubted"
                | "unclear"
                | "whether"
        )
    }) && !(from..start).any(|k| matches!(f.word(k), ";" | "."))
}
