//! For tests over many texts: the example's and the own reports, and what must hold of the findings of any text.

#![allow(dead_code, reason = "each test takes what it needs")]

use std::path::{Path, PathBuf};

use sayso_case::{Findings, PartialDate, Report};
use sayso_language::Packs;
use sayso_reports::{Options, load};
use sayso_text::Span;

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The words of the languages.
pub fn packs() -> Packs {
    Packs::load().expect("the tables are whole")
}

/// A report that is nothing but its text and its date.
pub fn report(text: String) -> Report {
    Report {
        publisher: Some("Ministry of Defence of Halvia".into()),
        published: PartialDate::day(2031, 5, 13),
        language: Some("en".into()),
        ..Report::of_words(text)
    }
}

/// The reports of the example case.
pub fn example() -> Vec<Report> {
    load(&[root().join("examples/kelt-road")], &Options::default()).0
}

/// The own annotated reports in order of name, without their marks.
pub fn own() -> Vec<Report> {
    let folder = root().join("training/data/own");
    let files = std::fs::read_dir(&folder).expect("the own reports are part of the repository");
    let mut files: Vec<PathBuf> = files.map(|f| f.expect("the folder can be read").path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    files.iter().map(|f| report(without_marks(&std::fs::read_to_string(f).expect("a report is text")))).collect()
}

/// An annotated report's body without "[C1 " and its like and the brackets that close them (`training/data/GUIDE.md`).
fn without_marks(file: &str) -> String {
    let body = file.split_once("\n---\n").map_or(file, |(_, body)| body);
    let mut rest = body.split_once("\n===").map_or(body, |(body, _)| body);
    let (mut text, mut open) = (String::new(), Vec::new());
    while let Some(at) = rest.find(['[', ']']) {
        let (before, bracket) = rest.split_at(at);
        text.push_str(before);
        let mark = bracket.strip_prefix('[').and_then(opening);
        match (mark, bracket.starts_with('[')) {
            (Some(after), _) => {
                open.push(true);
                rest = after;
                continue;
            }
            (None, true) => open.push(false),
            (None, false) if open.pop() == Some(true) => {
                rest = &bracket[1..];
                continue;
            }
            _ => {}
        }
        text.push_str(&bracket[..1]);
        rest = &bracket[1..];
    }
    text + rest
}

/// What follows "C1 ", where a mark opens.
fn opening(inside: &str) -> Option<&str> {
    let digits = inside.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let after = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let whole = digits.len() < inside.len() && after.len() < digits.len();
    after.strip_prefix(' ').filter(|_| whole)
}

/// That every span of a report's findings lies in its text, on the boundaries of characters.
pub fn spans_lie_in_the_text(text: &str, found: &Findings) {
    let mut spans: Vec<Span> = found.sentences.clone();
    for s in &found.statements {
        spans.push(s.span);
        spans.extend(s.source.iter().chain(&s.cue).chain(&s.distance));
    }
    for f in &found.figures {
        spans.push(f.span);
        spans.extend(f.group.iter().chain(&f.described_as).chain(&f.place));
        spans.extend(f.side.iter().flat_map(|s| &s.basis).chain(f.when.iter().flat_map(|w| &w.basis)));
    }
    for e in &found.events {
        spans.push(e.span);
        spans.extend(e.agent.iter().chain(&e.patient).chain(&e.place).chain(e.when.iter().flat_map(|w| &w.basis)));
    }
    for m in &found.mentions {
        spans.push(m.span);
        spans.extend(m.distance.iter().chain(m.side.iter().flat_map(|s| &s.basis)));
    }
    for v in &found.victims {
        spans.push(v.span);
        spans.extend(v.side.iter().flat_map(|s| &s.basis));
    }
    spans.extend(found.same_names.iter().flat_map(|(a, b)| [a, b]));
    for span in spans {
        assert!(text.get(span.start..span.end).is_some(), "{span:?} is no place of the text, of {} bytes", text.len());
    }
}
