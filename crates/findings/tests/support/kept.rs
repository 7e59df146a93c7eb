//! Readings kept in a file, so that rules are tried without the network: texts with their readings in and out, as lines.
//!
//! ```text
//! > They said no.
//! words 0+4:PRON:1:nsubj 5+4:VERB:1:root 10+2:INTJ:1:obj 12+1:PUNCT:1:punct
//! sentences 4
//! saying 1-2 | 0-1 | 2-3 | say
//! entity 0-1 person
//! figure 2-3 killed
//! ```
//!
//! A word is its first byte, its length, its part of speech, the word it hangs on and how. A sentence is its end; runs of words
//! are first and end. A saying has its cue, source and content, in pieces, and the guess of its manner, if there is one.

use std::fmt::Write;

use sayso_case::{Manner, Outcome};
use sayso_reader::{Deprel, Entity, EntityKind, Reading, Saying, Tagged, Upos, Word, Words};
use sayso_text::Span;

const KINDS: [(EntityKind, &str); 4] = [
    (EntityKind::Person, "person"),
    (EntityKind::Body, "body"),
    (EntityKind::Place, "place"),
    (EntityKind::Side, "side"),
];

/// A text on one line.
pub fn on_one_line(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n")
}

/// The text of a line.
pub fn of_line(line: &str) -> String {
    line.replace("\\n", "\n").replace("\\\\", "\\")
}

fn run(words: &Words) -> String {
    format!("{}-{}", words.start, words.end)
}

fn runs(all: &[Words]) -> String {
    all.iter().map(run).collect::<Vec<_>>().join(" ")
}

/// A text and its reading, as lines.
pub fn written(text: &str, reading: &Reading) -> String {
    let mut out = format!("> {}\nwords", on_one_line(text));
    for w in &reading.words {
        let (upos, deprel) = (w.upos.as_str(), w.deprel.as_str());
        // A relation may have a colon of its own, so it comes last.
        write!(out, " {}+{}:{upos}:{}:{deprel}", w.span.start, w.span.len(), w.head).expect("a text takes all");
    }
    let ends: Vec<String> = reading.sentences.iter().map(|s| s.end.to_string()).collect();
    out += &format!("\nsentences {}\n", ends.join(" "));
    for s in &reading.sayings {
        let (source, content, manner) = (runs(&s.source), runs(&s.content), s.manner.unwrap_or("-"));
        out += &format!("saying {} | {source} | {content} | {manner}\n", run(&s.cue));
    }
    for e in &reading.entities {
        let kind = KINDS.iter().find(|(kind, _)| *kind == e.kind).map_or("-", |(_, name)| name);
        out += &format!("entity {} {kind}\n", run(&e.words));
    }
    for f in &reading.figures {
        out += &format!("figure {} {}\n", run(&f.words), f.label.unwrap_or("-"));
    }
    out
}

/// The texts of a file with their readings.
pub fn all(file: &str) -> Vec<(String, Reading)> {
    let mut out: Vec<(String, Reading)> = Vec::new();
    for line in file.lines() {
        let (kind, rest) = line.split_once(' ').unwrap_or((line, ""));
        if kind == ">" {
            out.push((of_line(rest), Reading::default()));
        } else if let Some((_, reading)) = out.last_mut() {
            add(reading, kind, rest).unwrap_or_else(|| panic!("this line of the readings is none: {line}"));
        }
    }
    out
}

fn add(reading: &mut Reading, kind: &str, rest: &str) -> Option<()> {
    match kind {
        "words" => reading.words = rest.split_whitespace().map(word).collect::<Option<_>>()?,
        "sentences" => {
            let ends: Vec<usize> = rest.split_whitespace().map(|end| end.parse().ok()).collect::<Option<_>>()?;
            let starts = std::iter::once(0).chain(ends.iter().copied());
            reading.sentences = starts.zip(&ends).map(|(start, &end)| start..end).collect();
        }
        "saying" => {
            let parts: Vec<&str> = rest.split('|').map(str::trim).collect();
            let [cue, source, content, manner] = parts[..] else { return None };
            let many = |words: &str| words.split_whitespace().map(place).collect::<Option<Vec<_>>>();
            let manner = Manner::parse(manner).map(Manner::as_str);
            reading.sayings.push(Saying { cue: place(cue)?, source: many(source)?, content: many(content)?, manner });
        }
        "entity" => {
            let (words, kind) = rest.split_once(' ')?;
            let kind = KINDS.iter().find(|(_, name)| *name == kind)?.0;
            reading.entities.push(Entity { words: place(words)?, kind });
        }
        "figure" => {
            let (words, label) = rest.split_once(' ')?;
            reading.figures.push(Tagged { words: place(words)?, label: Outcome::parse(label).map(Outcome::as_str) });
        }
        _ => return None,
    }
    Some(())
}

fn place(words: &str) -> Option<Words> {
    let (start, end) = words.split_once('-')?;
    Some(start.parse().ok()?..end.parse().ok()?)
}

fn word(written: &str) -> Option<Word> {
    let (place, rest) = written.split_once(':')?;
    let (upos, rest) = rest.split_once(':')?;
    let (head, deprel) = rest.split_once(':')?;
    let (start, len) = place.split_once('+')?;
    let start: usize = start.parse().ok()?;
    Some(Word {
        span: Span::new(start, start + len.parse::<usize>().ok()?),
        upos: *Upos::ALL.iter().find(|tag| tag.as_str() == upos)?,
        head: head.parse().ok()?,
        deprel: *Deprel::ALL.iter().find(|tag| tag.as_str() == deprel)?,
    })
}
