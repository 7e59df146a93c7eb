//! Whose words the statements of a case are: all reports in, the [`Holder`] of each statement's speakers out, and what he is called.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::desk::Toks;
use super::party::Parties;
use super::token::tokens;
use super::utterance::{Hearing, Holder};
use crate::names::Names;
use crate::pile::Pile;
use crate::threads;

/// The holders of a case.
#[derive(Debug, Default)]
pub(crate) struct Speakers {
    /// By report, statement and speaker of it.
    of: Vec<Vec<Vec<Holder>>>,
    /// Key -> what he is called.
    called: BTreeMap<String, String>,
}

impl Speakers {
    /// Over all reports.
    pub fn of(pile: &Pile, names: &Names, parties: &Parties) -> Self {
        let unknown = Speakers::default();
        let of = threads::each(pile.reports.len(), pile.threads, |r| {
            let toks = Toks::from([(r, Rc::new(tokens(pile.text(r), 0)))]);
            Hearing { pile, names, parties, toks, speakers: &unknown }.speakers_of(r)
        });
        let called = one_name(of.iter().flatten().flatten());
        Speakers { of, called }
    }

    /// The holder that one speaker of a statement is, as its report calls him.
    pub fn get(&self, report: usize, statement: usize, speaker: usize) -> Option<&Holder> {
        self.of.get(report)?.get(statement)?.get(speaker)
    }

    /// What a holder is called in all reports.
    pub fn called(&self, key: &str) -> Option<&String> {
        self.called.get(key)
    }
}

/// A speaker whom reports spell in several ways is called in one, the fullest and of these the first: a reader must not count him
/// twice. What a side or a nameless source is called stays as each report has it.
fn one_name<'h>(all: impl Iterator<Item = &'h Holder>) -> BTreeMap<String, String> {
    let is_one = |key: &str| ["name ", "office ", "words "].iter().any(|k| key.starts_with(k));
    let mut full: BTreeMap<&str, &String> = BTreeMap::new();
    for holder in all.filter(|h| h.named && is_one(&h.key)) {
        let Some(name) = &holder.name else { continue };
        let words = |s: &str| s.split_whitespace().count();
        let known = full.entry(&holder.key).or_insert(name);
        if words(known) < words(name) {
            *known = name;
        }
    }
    full.into_iter().map(|(key, name)| (key.to_owned(), name.clone())).collect()
}
