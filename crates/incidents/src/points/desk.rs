//! What every question about one incident is asked with: the reports, who is who, and all utterances of the incident's reports.

use std::collections::BTreeMap;
use std::rc::Rc;

use sayso_case::FindingId;
use sayso_language::PointWords;
use sayso_text::Span;

use super::ground::Ground;
use super::hearing::Hearing;
use super::party::{Parties, Party};
use super::token::{Tok, Toks, tokens};
use super::utterance::Utterance;
use crate::pile::Pile;

/// What was heard in one report.
pub(crate) struct Said {
    /// Its utterances, in order of the text.
    pub all: Vec<Utterance>,
    /// Statement -> its utterance's place.
    by_id: BTreeMap<FindingId, usize>,
}

/// So many reports are kept after they were heard.
const KEPT: usize = 256;

/// Reports that were heard for the incident before: most are asked for again at once. All of a case at a time would fill the memory.
#[derive(Default)]
pub(crate) struct Kept {
    toks: Toks,
    said: BTreeMap<usize, Rc<Said>>,
}

impl Kept {
    /// The words of an incident's reports.
    pub fn toks(&mut self, pile: &Pile, ground: &Ground) -> Toks {
        if self.toks.len() > KEPT {
            *self = Kept::default();
        }
        let mut of = |r: usize| Rc::clone(self.toks.entry(r).or_insert_with(|| Rc::new(tokens(pile.text(r), 0))));
        ground.reports().into_iter().map(|r| (r, of(r))).collect()
    }
}

impl Said {
    fn of(all: Vec<Utterance>) -> Self {
        let mut by_id = BTreeMap::new();
        for (k, u) in all.iter().enumerate().filter(|(_, u)| u.statement.is_some()) {
            if let Some((id, ..)) = &u.finding {
                by_id.entry(id.clone()).or_insert(k);
            }
        }
        Said { all, by_id }
    }
}

/// An incident's reports with all utterances in them.
pub(crate) struct Desk<'a> {
    /// The reports.
    pub pile: &'a Pile<'a>,
    /// Whose side words stand for.
    pub parties: &'a Parties<'a>,
    /// Who says what.
    pub hearing: &'a Hearing<'a>,
    /// What was heard in each report.
    pub said: BTreeMap<usize, Rc<Said>>,
}

impl<'a> Desk<'a> {
    /// Over the reports whose words are there.
    pub fn of(hearing: &'a Hearing<'a>, kept: &mut Kept) -> Self {
        let mut of = |r: usize| Rc::clone(kept.said.entry(r).or_insert_with(|| Rc::new(Said::of(hearing.hear(r)))));
        let said = hearing.toks.keys().map(|r| (*r, of(*r))).collect();
        Desk { pile: hearing.pile, parties: hearing.parties, said, hearing }
    }

    /// The utterances in an incident's sentences.
    pub fn on<'d>(&'d self, ground: &'d Ground) -> impl Iterator<Item = &'d Utterance> {
        let all = self.said.values().flat_map(|said| &said.all);
        all.filter(|u| ground.sentences.contains(&(u.report, u.sentence)))
    }

    /// The utterance of a statement.
    pub fn statement(&self, report: usize, id: &FindingId) -> Option<&Utterance> {
        let said = self.said.get(&report)?;
        said.all.get(*said.by_id.get(id)?)
    }

    /// The utterance that rejects the claim which another one names.
    pub fn rejecter(&self, u: &Utterance) -> Option<&Utterance> {
        let d = self.hearing.rejecter(u.report, u.statement?)?;
        self.statement(u.report, &d.id).filter(|d| d.holds() && d.denies())
    }

    /// The words of a sentence.
    pub fn sentence(&self, report: usize, sentence: usize) -> &[Tok] {
        self.hearing.words(report, self.pile.sentence_span(report, sentence))
    }

    /// The words between two places of a report.
    pub fn words(&self, report: usize, from: usize, to: usize) -> &[Tok] {
        self.hearing.words(report, Span::new(from, to.max(from)))
    }

    /// The party that words in somebody's mouth stand for: "we", "our forces" and "its men" are the speaker's.
    pub fn party(&self, u: &Utterance, toks: &[Tok]) -> Option<Party> {
        if let Some(party) = self.parties.one_of(u.report, toks) {
            let own = u.words.utterance.own.any(toks);
            if party != Party::State || !own {
                return Some(party);
            }
        }
        let own = toks.first().is_some_and(|t| u.words.utterance.own_subjects.has(&t.form)) && toks.len() <= 4;
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
