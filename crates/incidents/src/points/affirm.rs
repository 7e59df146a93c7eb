//! Who says what another denies: a denial and an utterance in, how surely the one answers the other out.

use std::collections::BTreeSet;

use sayso_case::Manner;

use super::denied::{By, Denied};
use super::desk::{Desk, unreal};
use super::lemma::Likeness;
use super::take::{short, stretch};
use super::token::Tok;
use super::utterance::{Holder, Utterance};
use crate::phrases::plain;

/// How much of what is denied must stand in the words that affirm it: in one report, over reports, and for a plain negation.
const IN_ONE: f64 = 0.45;
const ACROSS: f64 = 0.60;
pub(super) const PLAIN: f64 = 0.80;
/// The same where a named speaker says it in the two sentences before, or in the same one: a denial answers what stands beside it.
const BESIDE: f64 = 0.34;

/// How surely one utterance says what another denies; `None` where it does not.
pub(super) fn affirms(desk: &Desk, like: &Likeness, u: &Utterance, v: &Utterance, denied: &Denied) -> Option<f64> {
    let own_side = u.holder.is_of_one_side(&v.holder) && !v.is_own_voice();
    let other = matches!(
        v.manner,
        Manner::Deny
            | Manner::Reject
            | Manner::CallFor
            | Manner::Ask
            | Manner::Promise
            | Manner::Threaten
            | Manner::Order
    );
    let same = v.report == u.report;
    let told_around = same && v.sentence == u.sentence && v.is_own_voice();
    let no_fact = || v.negated || v.toks.first().is_some_and(|t| unreal(v.words, std::slice::from_ref(t)));
    let no_claim = other || !v.holds() || v.finding.is_none() || no_fact();
    if std::ptr::eq(u, v) || own_side || no_claim || told_around || v.holder.key == u.holder.key {
        return None;
    }
    if denied.empty { answers(desk, u, v, denied) } else { shares(like, u, v, denied) }
}

/// How surely an empty denial answers an utterance: an accusation of him before it, else what was last said.
fn answers(desk: &Desk, u: &Utterance, v: &Utterance, denied: &Denied) -> Option<f64> {
    let content = &denied.content;
    // "Orvia's accusations": what Orvia said, and nobody else.
    if !denied.whose.is_empty() && !is_of(desk, &v.holder, v.report, &denied.whose) {
        return None;
    }
    let before = v.report == u.report && (v.sentence, v.span) < (u.sentence, u.span);
    if !before {
        return None;
    }
    let near = u.sentence - v.sentence <= 2;
    let next = u.sentence - v.sentence == 1;
    let marks = || desk.parties.marks_in(v.report, desk.pile.sentence_span(v.report, v.sentence));
    let aims = u.holder.party.as_ref().is_some_and(|me| marks().iter().any(|(_, p)| p == me));
    let claims = |t: &Tok| v.words.doer.accuse.has(&t.form) || v.words.utterance.claim_nouns.has(&t.form);
    let accuses = v.manner == Manner::Accuse || v.cue.iter().any(claims);
    match () {
        _ if near && accuses && aims => Some(0.8),
        _ if accuses && aims => Some(0.6),
        // "The office accuses the guard of P, which a guard called a fantasy" too.
        _ if accuses && u.sentence - v.sentence <= 1 => Some(0.55),
        _ if next && !v.is_own_voice() && anaphor(u, content) => Some(0.5),
        // "The office denied the allegations": what was last alleged, by whomever. What is only called so answers no other words.
        _ if near && !v.is_own_voice() && v.sentence < u.sentence && (denied.by == By::Cue || next) => Some(0.4),
        _ => None,
    }
}

/// Whether these words name the holder or his side.
pub(super) fn is_of(desk: &Desk, holder: &Holder, report: usize, who: &[Tok]) -> bool {
    let party = desk.parties.one_of(report, who);
    let called = || plain(holder.name.as_deref().unwrap_or_default());
    party.is_some() && party == holder.party
        || who.iter().any(|t| t.capital && called().split(' ').any(|w| w == t.form))
}

/// How much of what is denied stands in an utterance, where that is enough.
fn shares(like: &Likeness, u: &Utterance, v: &Utterance, denied: &Denied) -> Option<f64> {
    let (content, about) = (&denied.content, &denied.about);
    let same = v.report == u.report;
    let near = same && v.sentence <= u.sentence && u.sentence - v.sentence <= 2;
    let shared: BTreeSet<&String> = about.intersection(&v.about).collect();
    if shared.len() < if same { 1 } else { 2 } {
        return None;
    }
    let forms = |t: &&Tok| v.toks.iter().any(|w| w.form == t.form);
    let literal: BTreeSet<String> = content.iter().filter(forms).filter_map(|t| u.words.concept(&t.form)).collect();
    let few = near || same && about.len() <= 3 && !literal.is_empty() && !v.is_own_voice();
    // A name alone in both says only that they speak of one place or man.
    let names: BTreeSet<String> =
        content.iter().filter(|t| t.capital).filter_map(|t| u.words.concept(&t.form)).collect();
    let enough = shared.len() >= if few { 1 } else { 2 }
        && (about.len() >= 2 || few)
        && shared
            .iter()
            .any(|c| !names.contains(*c) && (!c.starts_with('@') || shared.len() > 2 || literal.contains(*c)));
    let turns = v.toks.iter().filter(|t| v.words.denial.negators.has(&t.form)).count();
    if !enough || !v.is_own_voice() && turns % 2 == 1 {
        return None;
    }
    let mut score = like.cover(about, &v.about, &literal) + if near { 0.12 } else { 0.0 };
    if v.is_own_voice() {
        score -= if same { 0.15 } else { 0.30 };
    }
    let least = match same {
        true if beside(u, v) => BESIDE,
        true => IN_ONE,
        false => ACROSS,
    };
    (score >= least).then_some(score)
}

/// Whether a named speaker's words stand right before a denial, or in its sentence.
pub(super) fn beside(u: &Utterance, v: &Utterance) -> bool {
    !v.is_own_voice() && v.report == u.report && v.sentence <= u.sentence && u.sentence - v.sentence <= 2
}

/// "this", "it", "that": what was just said.
fn anaphor(u: &Utterance, content: &[Tok]) -> bool {
    content.len() <= 2 && content.iter().all(|t| !t.is_word() || u.words.utterance.anaphors.has(&t.form))
}

/// The words around what is denied in the words that affirm it; an accusation with its cue.
pub(super) fn around(desk: &Desk, v: &Utterance, about: &BTreeSet<String>) -> String {
    if let (Manner::Accuse, Some(cue), Some(last)) = (v.manner, v.cue.first(), v.toks.last())
        && cue.span.start < v.span.start
    {
        return short(desk.pile.of(v.report, cue.span.cover(last.span)), 24);
    }
    let hits: Vec<usize> = v
        .toks
        .iter()
        .enumerate()
        .filter(|(_, t)| v.words.concept(&t.form).is_some_and(|c| about.contains(&c)))
        .map(|(k, _)| k)
        .collect();
    match (hits.first(), hits.last()) {
        (Some(a), Some(b)) => super::frames::clause(desk, v, *a, *b + 1),
        _ => stretch(desk.pile, v.report, &v.toks),
    }
}
