//! Sentences for every form, all invented; read by the order of words alone, without the network.

mod bounds;
mod counts;
mod forms;
mod languages;
mod outcomes;
mod tables;
mod whole;

use crate::testing::with_context;
use crate::{Bound, Figure, Outcome};

/// The figures of a text as "words low high bound outcome", one a line.
fn read(text: &str) -> Vec<String> {
    let line = |f: &Figure| {
        let end = |n: Option<u64>| n.map_or("-".to_owned(), |n| n.to_string());
        format!("{} | {} {} {} {}", f.span.of(text), end(f.low), end(f.high), f.bound.as_str(), f.outcome.as_str())
    };
    figures(text).iter().map(line).collect()
}

/// The figures of a text.
fn figures(text: &str) -> Vec<Figure> {
    with_context(text, |ctx| super::figures(ctx, &[], &[], &super::Parties::default()))
}

/// Checks that the text has one figure with these words and bounds.
fn one(text: &str, words: &str, low: Option<u64>, high: Option<u64>, bound: Bound) {
    let found = figures(text);
    let hit = found.iter().find(|f| f.span.of(text) == words);
    let got = hit.map(|f| (f.low, f.high, f.bound));
    assert_eq!(got, Some((low, high, bound)), "in {text:?} found {:?}", read(text));
}

/// Checks that the words come to this outcome.
fn outcome(text: &str, words: &str, outcome: Outcome) {
    let found = figures(text);
    let got = found.iter().find(|f| f.span.of(text) == words).map(|f| f.outcome);
    assert_eq!(got, Some(outcome), "in {text:?} found {:?}", read(text));
}
