//! Where two people who did not know of one another's words say different of one thing. In goes the log, out come the conflicts.
//!
//! A conflict is a value and no error: both words stay in the log, neither is followed, until somebody undoes one of them or says what holds. Of
//! people who knew of one another's words the last one counts, and there is no conflict.

use std::collections::BTreeMap;

use sayso_incidents::Answer;

use crate::log::in_force;
use crate::operation::{Change, Field, Operation, OperationId};
use crate::order::Forks;
use crate::state::Misfit;

/// What is said of a thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Thing {
    /// What of it: "finding", "speaker", "incidents", ...
    pub what: &'static str,
    /// Which: ids or names.
    pub of: Vec<String>,
}

/// One word on a thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Word {
    /// This.
    Is(String),
    /// What it is already is right.
    AsItStands,
}

/// Two words or more on one thing, of people who did not know of one another's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What they differ on: "finding" (whether it is one), "speaker", "side", "place", "date" of a finding, "incidents", "names" or "answers" (whether
    /// they are one), "report" (to which incident it belongs), "place" of a name, "label", "side" of a name, "title".
    pub what: &'static str,
    /// Of what: the id of a finding, ids of incidents, names.
    pub of: Vec<String>,
    /// Who says what, in order of the log.
    pub words: Vec<(OperationId, String)>,
}

/// The conflicts of a log, in order of their first word.
pub fn conflicts(operations: &[Operation]) -> Vec<Conflict> {
    let Some(forks) = Forks::of(operations) else { return Vec::new() };
    let numbers: BTreeMap<&OperationId, usize> = operations.iter().enumerate().map(|(k, o)| (&o.id, k)).collect();
    let mut things: BTreeMap<Thing, Vec<(usize, Word)>> = BTreeMap::new();
    for operation in in_force(operations) {
        let (Some(change), Some(number)) = (operation.change(), numbers.get(&operation.id)) else { continue };
        for (thing, word) in said(change) {
            things.entry(thing).or_default().push((*number, word));
        }
    }
    let mut all: Vec<(usize, Conflict)> = Vec::new();
    for (thing, words) in things {
        // Whoever knew of a word and spoke of the same thing has the word after it.
        let last = words.iter().filter(|(k, _)| !words.iter().any(|(later, _)| forks.knew(*later, *k)));
        let last: Vec<(usize, String)> = last.map(|(k, word)| (*k, meant(word, *k, &words, Some(&forks)))).collect();
        let Some((first, word)) = last.first() else { continue };
        if last.iter().any(|(_, other)| other != word) {
            let words = last.iter().filter_map(|(k, word)| Some((operations.get(*k)?.id.clone(), word.clone())));
            all.push((*first, Conflict { what: thing.what, of: thing.of, words: words.collect() }));
        }
    }
    all.sort_by_key(|(first, _)| *first);
    all.into_iter().map(|(_, conflict)| conflict).collect()
}

/// What a word comes to: for "as it stands" what was known to be said before.
pub(crate) fn meant(word: &Word, at: usize, words: &[(usize, Word)], forks: Option<&Forks>) -> String {
    let known = |other: &&(usize, Word)| Forks::knew_in(forks, at, other.0);
    let before = || words.iter().rev().filter(known).find_map(|(_, word)| as_said(word));
    as_said(word).or_else(before).unwrap_or_else(|| "as the program found it".to_owned())
}

fn as_said(word: &Word) -> Option<String> {
    if let Word::Is(words) = word { Some(words.clone()) } else { None }
}

/// What an operation says, of which things.
pub(crate) fn said(change: &Change) -> Vec<(Thing, Word)> {
    let thing = |what, of: &str| Thing { what, of: vec![of.to_owned()] };
    let is = |word: &str| Word::Is(word.to_owned());
    let level = |name: &str| name.trim().to_lowercase();
    match change {
        Change::Confirm { finding } => {
            let fields = [Field::Speaker, Field::Side, Field::Place, Field::Date].map(Field::as_str);
            let fields = fields.map(|field| (thing(field, &finding.id), Word::AsItStands));
            [(thing("finding", &finding.id), is("it is one"))].into_iter().chain(fields).collect()
        }
        Change::Reject { finding } => vec![(thing("finding", &finding.id), is("it is none"))],
        Change::Correct { finding, field, to } => {
            vec![(thing("finding", &finding.id), is("it is one")), (thing(field.as_str(), &finding.id), is(to.trim()))]
        }
        Change::Join { incidents } => pairs("incidents", incidents, "they are one"),
        Change::Part { incidents } => pairs("incidents", incidents, "they are not one"),
        Change::JoinNames { names } => pairs("names", names, "they are one"),
        Change::PartNames { names } => pairs("names", names, "they are not one"),
        Change::JoinAnswers { answers } => pairs("answers", &words(answers), "they are one"),
        Change::PartAnswers { answers } => pairs("answers", &words(answers), "they are not one"),
        Change::Background { incidents } => {
            incidents.iter().map(|id| (thing("background", id), is("it is background"))).collect()
        }
        Change::Move { report, incident } => vec![(thing("report", report), is(incident))],
        Change::Place { name, latitude, longitude, precision } => {
            vec![(
                thing("place of a name", &level(name)),
                is(&format!("{latitude} {longitude}, precision {precision}")),
            )]
        }
        Change::Rename { name, label } => vec![(thing("label", &level(name)), is(label))],
        Change::Side { label, names } => {
            names.iter().map(|name| (thing("side of a name", &level(name)), is(label))).collect()
        }
        Change::Title { title } => vec![(Thing { what: "title", of: Vec::new() }, is(title))],
        Change::Add { .. }
        | Change::Read { .. }
        | Change::Gone { .. }
        | Change::Note { .. }
        | Change::Forget
        | Change::Blank { .. }
        | Change::Undo { .. } => Vec::new(),
    }
}

fn words(answers: &[Answer]) -> Vec<String> {
    answers.iter().map(ToString::to_string).collect()
}

/// Each two of them.
fn pairs(what: &'static str, all: &[String], word: &str) -> Vec<(Thing, Word)> {
    let mut pairs = Vec::new();
    for (k, one) in all.iter().enumerate() {
        for other in all.iter().skip(k + 1) {
            let mut of = vec![one.clone(), other.clone()];
            of.sort();
            pairs.push((Thing { what, of }, Word::Is(word.to_owned())));
        }
    }
    pairs
}

/// The operations that count and are in no conflict, and what is to be told of the others.
pub(crate) fn followed(operations: &[Operation]) -> (Vec<&Operation>, Vec<Misfit>) {
    let all = conflicts(operations);
    let mut told: BTreeMap<&OperationId, String> = BTreeMap::new();
    for conflict in &all {
        for (id, word) in &conflict.words {
            let others = conflict.words.iter().filter(|(_, other)| other != word);
            let others = others.map(|(id, word)| format!("\"{word}\" of operation {}", id.short())).collect::<Vec<_>>();
            let (what, of, others) = (conflict.what, conflict.of.join(", "), others.join(", "));
            told.entry(id).or_insert_with(|| {
                format!("it says \"{word}\" ({what} {of}) against {others}; undo one of them, or say what holds")
            });
        }
    }
    let (out, followed): (Vec<_>, Vec<_>) = in_force(operations).into_iter().partition(|o| told.contains_key(&o.id));
    let misfit = |o: &Operation| Misfit { operation: o.id.clone(), why: told.get(&o.id).cloned().unwrap_or_default() };
    let misfits = out.into_iter().map(misfit).collect();
    (followed, misfits)
}
