//! Whom a deed befell where names decline: a person beside its word in, whether case and form tell that it was another, or nobody, out.
//!
//! "Павла Орлова убил | Глеб Пух" befell Orlov, "Мать | Павла Орлова погибла" her, "пригрозил убить | Павла Орлова" nobody.

use super::{Frame, Person};
use crate::figures::{harms, is_active, is_man_in_first_case, is_not_done, is_untrue};
use crate::mentions::is_whose;

/// So far from a name its deed's word is looked for, in words.
const REACH: usize = 4;

/// Whether what is told befell somebody else than the person, or nobody.
pub(super) fn is_another(f: &Frame, p: &Person) -> bool {
    f.pack().morphology.declines()
        && (is_whose_kin(f, p) || did_it(f, p) || is_only_meant(f, p) || is_untrue(f, p.name.start))
}

/// "Мать | Павла Орлова", "Убийцы | Павла Орлова": whose mother she was, unless the name can be hers alone.
fn is_whose_kin(f: &Frame, p: &Person) -> bool {
    is_whose(f.ctx, &p.name, f.sentence(p.name.start).start)
}

/// "Павла Орлова убил | Глеб Пух": a man in the first case behind an active verb did it.
fn did_it(f: &Frame, p: &Person) -> bool {
    let first = p.name.start;
    first > 0 && is_active(f, first - 1) && is_man_in_first_case(f, first)
}

/// "пригрозил убить | Павла Орлова", "едва не погиб | Павел Орлов".
fn is_only_meant(f: &Frame, p: &Person) -> bool {
    let sentence = f.sentence(p.name.start);
    let cue = |k: &usize| f.pack().outcomes.cues(f.word(*k)).iter().any(|cue| harms(cue.outcome));
    let before = (sentence.start.max(p.name.start.saturating_sub(REACH))..p.name.start).rev();
    let behind = p.name.end..sentence.end.min(p.name.end + REACH);
    let told = |mut words: Box<dyn Iterator<Item = usize>>| words.find(cue).is_some_and(|k| is_not_done(f, k, true));
    let open = |k: &usize| !f.is_mark(*k);
    told(Box::new(before.take_while(open))) || told(Box::new(behind.take_while(open)))
}
