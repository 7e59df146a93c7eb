//! What every question is asked with: the reports, who is who, and all utterances.

use std::collections::BTreeMap;

use sayso_case::FindingId;
use sayso_language::PointWords;
use sayso_text::Span;

use super::ground::Ground;
use super::party::{Parties, Party};
use super::token::Tok;
use super::utterance::{Hearing, Utterance};
use crate::pile::Pile;

/// The reports with all utterances in them.
pub(crate) struct Desk<'a> {
    /// The reports.
    pub pile: &'a Pile<'a>,
    /// Whose side words stand for.
    pub parties: &'a Parties<'a>,
    /// Who says what.
    pub hearing: &'a Hearing<'a>,
    /// The utterances of each report.
    pub said: Vec<Vec<Utterance>>,
    /// Statement -> its utterance's place, by report.
    by_id: Vec<BTreeMap<FindingId, usize>>,
}

impl<'a> Desk<'a> {
    /// Over all reports.
    pub fn of(hearing: &'a Hearing<'a>) -> Self {
        let mut said: Vec<Vec<Utterance>> = (0..hearing.pile.reports.len()).map(|r| hearing.hear(r)).collect();
        one_name(&mut said);
        let by_id = said.iter().map(|all| {
            let mut out = BTreeMap::new();
            for (k, u) in all.iter().enumerate().filter(|(_, u)| u.statement.is_some()) {
                if let Some((id, ..)) = &u.finding {
                    out.entry(id.clone()).or_insert(k);
                }
            }
            out
        });
        Desk { pile: hearing.pile, parties: hearing.parties, by_id: by_id.collect(), said, hearing }
    }

    /// The utterances in an incident's sentences.
    pub fn on<'d>(&'d self, ground: &'d Ground) -> impl Iterator<Item = &'d Utterance> {
        let all = ground.reports().into_iter().filter_map(|r| self.said.get(r)).flatten();
        all.filter(|u| ground.sentences.contains(&(u.report, u.sentence)))
    }

    /// The utterance of a statement.
    pub fn statement(&self, report: usize, id: &FindingId) -> Option<&Utterance> {
        self.said.get(report)?.get(*self.by_id.get(report)?.get(id)?)
    }

    /// The utterance that rejects the claim which another one names.
    pub fn rejecter(&self, u: &Utterance) -> Option<&Utterance> {
        let d = self.hearing.rejecter(u.report, u.statement?)?;
        self.statement(u.report, &d.id).filter(|d| d.holds() && d.denies())
    }

    /// The words of a sentence.
    pub fn sentence(&self, report: usize, sentence: usize) -> Vec<Tok> {
        self.hearing.words(report, self.pile.sentence_span(report, sentence))
    }

    /// The words between two places of a report.
    pub fn words(&self, report: usize, from: usize, to: usize) -> Vec<Tok> {
        self.hearing.words(report, Span::new(from, to.max(from)))
    }

    /// The party that words in somebody's mouth stand for: "we", "our forces" and "its men" are the speaker's.
    pub fn party(&self, u: &Utterance, toks: &[Tok]) -> Option<Party> {
        if let Some(party) = self.parties.one_of(u.report, toks) {
            let own = toks.iter().any(|t| matches!(t.form.as_str(), "our" | "its" | "his" | "their" | "we"));
            if party != Party::State || !own {
                return Some(party);
            }
        }
        let own = toks.first().is_some_and(|t| matches!(t.form.as_str(), "we" | "our" | "its" | "his" | "it"))
            && toks.len() <= 4;
        if own && !u.is_own_voice() { u.holder.party.clone() } else { None }
    }
}

/// Whether words before a place make what follows no fact: "if", "would", "fears that".
pub(crate) fn unreal(words: &PointWords, toks: &[Tok]) -> bool {
    words.utterance.unreal.any(toks)
}

/// Whether words look back beyond the incident.
pub(crate) fn past(words: &PointWords, toks: &[Tok]) -> bool {
    words.utterance.past.stand(toks)
}

/// A speaker whom reports spell in several ways is called in one, the fullest and of these the first: a reader must not count him
/// twice. What a side or a nameless source is called stays as each report has it.
fn one_name(said: &mut [Vec<Utterance>]) {
    let is_one = |key: &str| ["name ", "office ", "words "].iter().any(|k| key.starts_with(k));
    let mut full: BTreeMap<String, String> = BTreeMap::new();
    for holder in said.iter().flatten().map(|u| &u.holder).filter(|h| h.named && is_one(&h.key)) {
        let Some(name) = &holder.name else { continue };
        let words = |s: &str| s.split_whitespace().count();
        match full.get_mut(&holder.key) {
            Some(known) if words(known) < words(name) => known.clone_from(name),
            Some(_) => {}
            None => {
                full.insert(holder.key.clone(), name.clone());
            }
        }
    }
    for holder in said.iter_mut().flatten().map(|u| &mut u.holder).filter(|h| h.name.is_some()) {
        if let Some(name) = full.get(&holder.key) {
            holder.name = Some(name.clone());
        }
    }
}
