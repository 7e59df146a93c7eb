//! In goes a reading, out comes its stored form, and the other way round: `fuzz/readings` has one of each report of the
//! example, so that rules can be tried without the network.

use std::fs;

use sayso_case::{Manner, Outcome};
use sayso_reader::{Deprel, Entity, EntityKind, Reading, Saying, Tagged, Upos, Word, Words};
use sayso_text::Span;
use serde::{Deserialize, Serialize};

use crate::kept;

/// A text and what the reader said of it. Runs are `[start, end]`: of bytes for words, of words for all others.
#[derive(Serialize, Deserialize)]
pub struct Stored {
    /// Path of the report in its folder.
    pub path: String,
    text: String,
    /// Start, end, part of speech, head, relation.
    words: Vec<(usize, usize, String, usize, String)>,
    sentences: Vec<[usize; 2]>,
    sayings: Vec<StoredSaying>,
    entities: Vec<([usize; 2], String)>,
    figures: Vec<([usize; 2], Option<String>)>,
}

#[derive(Serialize, Deserialize)]
struct StoredSaying {
    cue: [usize; 2],
    source: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
    manner: Option<String>,
}

const KINDS: [(EntityKind, &str); 4] = [
    (EntityKind::Person, "person"),
    (EntityKind::Body, "body"),
    (EntityKind::Place, "place"),
    (EntityKind::Side, "side"),
];

impl Stored {
    /// The stored form of a reading.
    pub fn of(path: &str, text: &str, reading: &Reading) -> Stored {
        let owned = |label: Option<&'static str>| label.map(str::to_owned);
        let kind = |kind| KINDS.iter().find(|(k, _)| *k == kind).map_or("", |(_, name)| name).to_owned();
        Stored {
            path: path.to_owned(),
            text: text.to_owned(),
            words: reading
                .words
                .iter()
                .map(|w| (w.span.start, w.span.end, w.upos.as_str().into(), w.head, w.deprel.as_str().into()))
                .collect(),
            sentences: ends(&reading.sentences),
            sayings: reading
                .sayings
                .iter()
                .map(|s| StoredSaying {
                    cue: end(&s.cue),
                    source: ends(&s.source),
                    content: ends(&s.content),
                    manner: owned(s.manner),
                })
                .collect(),
            entities: reading.entities.iter().map(|e| (end(&e.words), kind(e.kind))).collect(),
            figures: reading.figures.iter().map(|f| (end(&f.words), owned(f.label))).collect(),
        }
    }

    /// The text and its reading; `None` where a tag or label is not known, or the reading is not one of the text.
    pub fn reading(&self) -> Option<(String, Reading)> {
        let known = |label: &Option<String>, of: fn(&str) -> Option<&'static str>| match label {
            None => Some(None),
            Some(label) => of(label).map(Some),
        };
        let word = |(start, end, upos, head, deprel): &(usize, usize, String, usize, String)| {
            Some(Word {
                span: Span::new(*start, *end),
                upos: Upos::ALL.iter().copied().find(|u| u.as_str() == upos)?,
                head: *head,
                deprel: Deprel::ALL.iter().copied().find(|d| d.as_str() == deprel)?,
            })
        };
        let saying = |s: &StoredSaying| {
            let manner = known(&s.manner, |label| Manner::parse(label).map(Manner::as_str))?;
            Some(Saying { cue: run(&s.cue), source: runs(&s.source), content: runs(&s.content), manner })
        };
        let entity = |(words, kind): &([usize; 2], String)| {
            let kind = KINDS.iter().find(|(_, name)| name == kind)?.0;
            Some(Entity { words: run(words), kind })
        };
        let figure = |(words, label): &([usize; 2], Option<String>)| {
            let label = known(label, |label| Outcome::parse(label).map(Outcome::as_str))?;
            Some(Tagged { words: run(words), label })
        };
        let reading = Reading {
            words: self.words.iter().map(word).collect::<Option<_>>()?,
            sentences: runs(&self.sentences),
            sayings: self.sayings.iter().map(saying).collect::<Option<_>>()?,
            entities: self.entities.iter().map(entity).collect::<Option<_>>()?,
            figures: self.figures.iter().map(figure).collect::<Option<_>>()?,
        };
        Some((self.text.clone(), reading.checked(&self.text).ok()?))
    }
}

/// The stored readings of the example, in order of their reports' paths.
pub fn readings() -> Vec<Stored> {
    let folder = fs::read_dir(kept("readings")).expect("fuzz/readings");
    let mut files: Vec<_> = folder.map(|entry| entry.expect("a file of fuzz/readings").path()).collect();
    files.sort();
    let read = |file| serde_json::from_slice(&fs::read(file).expect("a stored reading")).expect("a stored reading");
    files.into_iter().map(read).collect()
}

fn end(run: &Words) -> [usize; 2] {
    [run.start, run.end]
}

fn ends(runs: &[Words]) -> Vec<[usize; 2]> {
    runs.iter().map(end).collect()
}

fn run([start, end]: &[usize; 2]) -> Words {
    *start..*end
}

fn runs(all: &[[usize; 2]]) -> Vec<Words> {
    all.iter().map(run).collect()
}
