//! What the tree tells of a verb or noun: a head in, those that hang on it out.

use sayso_language::WordList;
use sayso_reader::Deprel;

use crate::figures::Frame;

/// Whether a verb is passive: by the tree, or by "was" before a participle without an object where the tree errs.
pub(super) fn is_passive(f: &Frame, verb: usize) -> bool {
    let being = |k: usize| f.pack().grammar.be_forms.contains(f.word(k));
    let marked = child(f, verb, &[Deprel::NsubjPass, Deprel::AuxPass]).is_some();
    let form = !f.pack().morphology.is_progressive(f.word(verb)) && child(f, verb, &[Deprel::Obj]).is_none();
    marked || form && (verb.saturating_sub(3).max(f.sentence(verb).start)..verb).any(being)
}

/// A child by one of these relations.
pub(super) fn child(f: &Frame, k: usize, relations: &[Deprel]) -> Option<usize> {
    f.ctx.children(k).find(|&c| relations.contains(&f.ctx.deprel(c)))
}

/// A child by one of these relations that has one of these prepositions.
pub(super) fn led(f: &Frame, k: usize, prepositions: &WordList) -> Option<usize> {
    f.ctx.children(k).find(|&c| {
        matches!(f.ctx.deprel(c), Deprel::Obl | Deprel::Nmod | Deprel::OblAgent)
            && f.ctx.children(c).any(|p| p < c && f.ctx.deprel(p) == Deprel::Case && prepositions.contains(f.word(p)))
    })
}
