//! The subject of a verb and its noun phrase, by the tree.

use sayso_reader::{Deprel, Words};

use crate::figures::frame::Frame;

/// The subject of a verb: its own, or that of the verb it goes with ("have fired and hit", "fired ..., killing").
pub(super) fn subject(f: &Frame, k: usize) -> Option<usize> {
    let mut at = k;
    for _ in 0..4 {
        let own = f.ctx.children(at).find(|&c| f.ctx.deprel(c) == Deprel::Nsubj && c < k);
        if own.is_some() {
            return own;
        }
        match f.ctx.deprel(at) {
            Deprel::Conj | Deprel::Xcomp | Deprel::Advcl => at = f.ctx.head(at),
            Deprel::Acl | Deprel::AclRelcl => return Some(f.ctx.head(at)).filter(|&h| h < k),
            _ => return None,
        }
    }
    None
}

/// The words of a noun with what stands before it and its "of" group, up to the verb.
pub(super) fn noun_phrase(f: &Frame, noun: usize, verb: usize) -> Words {
    let sentence = f.sentence(noun);
    let mut start = noun;
    while start > sentence.start
        && noun - start < 6
        && !f.is_mark(start - 1)
        && !f.grammar().prepositions.contains(f.word(start - 1))
        && !f.grammar().conjunctions.contains(f.word(start - 1))
    {
        start -= 1;
    }
    let mut end = noun + 1;
    while end < verb.min(noun + 7) && !f.is_mark(end) && !f.grammar().auxiliaries.contains(f.word(end)) {
        end += 1;
    }
    start..end
}
