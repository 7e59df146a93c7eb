//! For unit tests: a report and a context made from a text alone, without the network.
//!
//! The reading has words and sentences but no syntax: every word is of unknown part of speech and its own head. Rules
//! must find the plain cases so, by the order of words.

use sayso_case::Report;
use sayso_gazetteer::Gazetteer;
use sayso_language::{Pack, Packs};
use sayso_reader::{Deprel, Entity, EntityKind, Reading, Upos, Word};
use sayso_text::Span;

use crate::context::Context;
use crate::layout::{Layout, quotes};
use crate::rules::{Rules, Running};

/// The English pack.
pub(crate) fn pack() -> &'static Pack {
    Packs::load().expect("the tables are whole").of(Some("en"))
}

/// A report that is nothing but its text.
pub(crate) fn report(text: &str) -> Report {
    Report { language: Some("en".into()), ..Report::of_words(text) }
}

/// Words and sentences of a text, nothing more.
pub(crate) fn bare_reading(text: &str) -> Reading {
    let spans = words(text);
    let words: Vec<Word> =
        spans.iter().enumerate().map(|(k, &span)| Word { span, upos: Upos::X, head: k, deprel: Deprel::Dep }).collect();
    let mut sentences = Vec::new();
    let mut start = 0;
    for k in 0..words.len() {
        let ends = matches!(words[k].span.of(text), "." | "!" | "?" | ".\"") || k + 1 == words.len();
        let line = words.get(k + 1).is_some_and(|next| text[words[k].span.end..next.span.start].contains('\n'));
        if ends || line {
            sentences.push(start..k + 1);
            start = k + 1;
        }
    }
    Reading { words, sentences, ..Reading::default() }
}

/// The same with names in the text, every place of each; of two that overlap the longer.
pub(crate) fn reading_of(text: &str, names: &[(EntityKind, &str)]) -> Reading {
    let mut reading = bare_reading(text);
    let mut names = names.to_vec();
    names.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
    for (kind, name) in names {
        for (at, _) in text.match_indices(name) {
            let words = reading.words_in(Span::new(at, at + name.len()));
            if !reading.entities.iter().any(|e| e.words.start < words.end && words.start < e.words.end) {
                reading.entities.push(Entity { words, kind });
            }
        }
    }
    reading.entities.sort_by_key(|e| e.words.start);
    reading
}

/// Calls `with` with a context over the text.
pub(crate) fn with_context<T>(text: &str, with: impl FnOnce(&Context) -> T) -> T {
    in_context(&report(text), &bare_reading(text), with)
}

/// Calls `with` with a context over a report and its reading.
pub(crate) fn in_context<T>(report: &Report, reading: &Reading, with: impl FnOnce(&Context) -> T) -> T {
    let (text, quotes) = (report.text.as_str(), quotes(&report.text));
    let layout = Layout::new(text, reading, &quotes);
    let (rules, gazetteer) = (Rules::default(), Gazetteer::builtin());
    let rules = &Running::new(&rules);
    let pack = Packs::load().expect("the tables are whole").of(report.language.as_deref());
    with(&Context { report, text, reading, quotes: &quotes, layout: &layout, gazetteer, pack, rules })
}

/// Runs of letters and digits (with "," and "." between digits, "'s" apart), and single marks.
fn words(text: &str) -> Vec<Span> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let (start, c) = chars[i];
        let mut j = i + 1;
        if c.is_whitespace() {
            i = j;
            continue;
        }
        if c.is_alphanumeric() {
            while let Some(&(_, d)) = chars.get(j) {
                let between = matches!(d, ',' | '.' | ':')
                    && chars[j - 1].1.is_numeric()
                    && chars.get(j + 1).is_some_and(|n| n.1.is_numeric());
                if !(d.is_alphanumeric() || between) {
                    break;
                }
                j += 1;
            }
        } else if matches!(c, '\'' | '’') && chars.get(j).is_some_and(|n| n.1 == 's') {
            j += 1;
        }
        out.push(Span::new(start, chars.get(j).map_or(text.len(), |n| n.0)));
        i = j;
    }
    out
}
