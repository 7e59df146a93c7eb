//! Noun phrases: from a head word, or the place beside a verb, to all the words of the one who acts or suffers.

use sayso_reader::{Deprel, Upos, Words};

use crate::figures::Frame;

/// No phrase is longer; what is, is a fault of the tree.
const LONGEST: usize = 25;

/// No word of a phrase is farther from its head, marks at the ends and all; the work must stay linear in any tree.
const FARTHEST: usize = 200;

/// The words of the noun phrase with this head, without relative clauses and the preposition before it; `None` for marks.
pub(crate) fn around(f: &Frame, head: usize) -> Option<Words> {
    let sentence = f.sentence(head);
    if f.is_mark(head) || !sentence.contains(&head) {
        return None;
    }
    let outside = |d: Deprel| {
        matches!(
            d,
            Deprel::AclRelcl
                | Deprel::Acl
                | Deprel::Advcl
                | Deprel::Ccomp
                | Deprel::Parataxis
                | Deprel::Xcomp
                | Deprel::Cop
                | Deprel::Nsubj
        )
    };
    let inside = |k: usize| {
        let mut at = k;
        for _ in 0..12 {
            if at == head {
                return true;
            }
            let (next, deprel) = (f.ctx.head(at), f.ctx.deprel(at));
            let own = next == head && matches!(deprel, Deprel::Case | Deprel::Mark | Deprel::Cc | Deprel::Advmod);
            let joined_verb = deprel == Deprel::Conj && f.upos(at) == Upos::Verb;
            if outside(deprel) || own || joined_verb || next == at {
                return false;
            }
            at = next;
        }
        false
    };
    let mut from = head;
    while from > sentence.start && head - from < FARTHEST && inside(from - 1) {
        from -= 1;
    }
    let mut to = head + 1;
    while to < sentence.end && to - head < FARTHEST && inside(to) {
        to += 1;
    }
    // "at least 16 people": the preposition belongs to the number
    if f.pack().grammar.least_most.contains(f.word(from)) && from > sentence.start && f.is(from - 1, |w| &w.at) {
        from -= 1;
    }
    trimmed(f, from..to).filter(|w| w.len() <= LONGEST).or(Some(head..head + 1))
}

/// Without marks and joining words at its ends; a bracket or quotation mark is kept only with its partner.
fn trimmed(f: &Frame, words: Words) -> Option<Words> {
    let mut w = words;
    let edge = |k: usize| f.is_mark(k) || f.pack().events.words.trimmed_links.contains(f.word(k));
    while w.start < w.end && edge(w.start) {
        w.start += 1;
    }
    while w.start < w.end && edge(w.end - 1) {
        w.end -= 1;
    }
    (!w.is_empty()).then_some(w)
}

/// Without a tree: the run of words before `k`, over auxiliaries and adverbs ("the army has since | shelled").
pub(crate) fn before(f: &Frame, k: usize) -> Option<Words> {
    let from = f.sentence(k).start;
    let g = f.grammar();
    let mut to = k;
    while to > from && (g.auxiliaries.contains(f.word(to - 1)) || g.adverbs.contains(f.word(to - 1))) {
        to -= 1;
    }
    let mut at = to;
    while at > from && to - at < LONGEST && is_part(f, at - 1) {
        at -= 1;
    }
    // "in the town of Orsk | rebels": a phrase after a preposition is no subject
    let led = at > from && g.prepositions.contains(f.word(at - 1));
    trimmed(f, at..to).filter(|_| !led)
}

/// Without a tree: the run of words from `k` on.
pub(crate) fn after(f: &Frame, k: usize) -> Option<Words> {
    let end = f.sentence(k).end;
    let to = (k..end).take(LONGEST).find(|&j| !is_part(f, j)).unwrap_or(end.min(k + LONGEST));
    (k < to).then(|| trimmed(f, k..to)).flatten()
}

fn is_part(f: &Frame, k: usize) -> bool {
    let (g, word) = (f.grammar(), f.word(k));
    let small = g.prepositions.contains(word) && !f.pack().small.of.contains(word)
        || g.conjunctions.contains(word)
        || g.auxiliaries.contains(word);
    let time = g.calendar.contains(word) && f.is_capital(k) || f.pack().events.words.past_days.contains(word);
    let mark = f.is_mark(k) && !f.is_dash(k);
    !(small || time || mark || g.barriers.contains(word))
}
