//! No text and no reading stops the rules: reports that end after any word, and words mixed at random with tags, trees and
//! attributions that no reader would give.

#![allow(clippy::single_range_in_vec_init, reason = "a saying has a list of runs, often of one")]

mod support;

use proptest::prelude::*;
use sayso_case::Report;
use sayso_findings::read_with;
use sayso_reader::{Deprel, Entity, EntityKind, Reader, Reading, Saying, Tagged, Upos, Word, Words};
use sayso_text::Span;
use support::{example, own, packs, report, root, spans_lie_in_the_text};

/// Reads the rules over a report that ends after so many words.
fn read_cut(whole: &Report, reading: &Reading, words: usize) {
    let cut = reading.cut(words);
    let end = cut.words.last().map_or(0, |w| w.span.end);
    let report = Report { text: whole.text[..end].into(), ..whole.clone() };
    spans_lie_in_the_text(&report.text, &read_with(&report, &cut, packs()));
}

/// Cuts each report after every so many words, a different remainder for each report.
fn cut_all(reports: &[Report], step: usize) {
    let reader = Reader::load(&root().join("models/reader.onnx")).expect("the weights are part of the repository");
    for (k, whole) in reports.iter().enumerate() {
        let reading = reader.read(&whole.text);
        for words in (k % step..=reading.words.len()).step_by(step) {
            read_cut(whole, &reading, words);
        }
    }
}

#[test]
fn a_report_may_end_after_any_word() {
    let few: Vec<Report> = own().into_iter().step_by(35).chain(example().into_iter().step_by(2)).collect();
    cut_all(&few, 7);
}

#[test]
#[ignore = "every word of every report takes minutes; run by hand with --ignored"]
fn every_report_may_end_after_any_word() {
    let all: Vec<Report> = own().into_iter().chain(example()).collect();
    cut_all(&all, 1);
}

/// The text of some words with a space between any two, and a word for each with nothing known of it.
fn words(words: &[&str]) -> (String, Reading) {
    let (mut text, mut reading) = (String::new(), Reading::default());
    for (k, word) in words.iter().enumerate() {
        let start = text.len();
        text.push_str(word);
        reading.words.push(Word { span: Span::new(start, text.len()), upos: Upos::X, head: k, deprel: Deprel::Dep });
        text.push(' ');
    }
    reading.sentences.push(0..words.len());
    (text, reading)
}

#[test]
fn a_text_may_end_with_the_article_of_its_speaker() {
    let (text, mut reading) = words(&["Two", "guards", "were", "killed", ",", "said", "The"]);
    reading.sayings.push(Saying { cue: 5..6, source: vec![6..7], content: vec![0..4], manner: Some("say") });
    let found = read_with(&report(text.trim_end().into()), &reading, packs());
    assert_eq!(found.statements.len(), 1);
    assert_eq!(found.statements[0].speaker.name.as_deref(), Some("The"));
}

#[test]
fn pronouns_that_lead_to_one_another_without_end() {
    // Each "who" is tagged a noun, so that it stands for the one before it.
    let one = ["who", ","];
    let all: Vec<&str> = one.iter().copied().cycle().take(40_000).chain(["said", "so"]).collect();
    let (text, mut reading) = words(&all);
    for word in reading.words.iter_mut().step_by(2) {
        word.upos = Upos::Noun;
    }
    let n = all.len();
    reading.sayings.push(Saying {
        cue: n - 2..n - 1,
        source: vec![n - 4..n - 3],
        content: vec![n - 1..n],
        manner: None,
    });
    spans_lie_in_the_text(&text, &read_with(&report(text.clone()), &reading, packs()));
}

/// Words that rules look for, with some that stand for nothing.
const WORDS: [&str; 96] = [
    "The",
    "the",
    "a",
    "an",
    "one",
    "no",
    "Two",
    "12",
    "1,200",
    "2.5",
    "million",
    "dozen",
    "hundred",
    "and",
    "or",
    "of",
    "in",
    "by",
    "for",
    "at",
    "to",
    "from",
    "on",
    "that",
    "who",
    "which",
    "when",
    "while",
    "if",
    "said",
    "told",
    "denied",
    "says",
    "adding",
    "according",
    "killed",
    "wounded",
    "were",
    "was",
    "not",
    "has",
    "took",
    "hostage",
    "shelled",
    "attack",
    "air",
    "strike",
    "ceasefire",
    "soldiers",
    "civilians",
    "people",
    "them",
    "he",
    "she",
    "it",
    "they",
    "We",
    "our",
    "his",
    "its",
    "ministry",
    "army",
    "spokesman",
    "official",
    "Ministry",
    "Defence",
    "Halvia",
    "Halvian",
    "Dalo",
    "Emric",
    "Colonel",
    "Orsk",
    "capital",
    "Tuesday",
    "last",
    "week",
    "5",
    "May",
    "2031",
    "since",
    "ago",
    "later",
    ",",
    ".",
    ";",
    ":",
    "\"",
    "“",
    "”",
    "'s",
    "’s",
    "-",
    "–",
    "(",
    ")",
    "Ñandú’",
];

/// A run of words: most lie in a text, some are empty, turned round, or reach beyond it.
fn run() -> impl Strategy<Value = Words> {
    (0usize..70, -1isize..9).prop_map(|(start, len)| start..start.saturating_add_signed(len))
}

/// A text of some words, of which the reader says what it likes.
fn mixed() -> impl Strategy<Value = (String, Reading)> {
    let word = (0..WORDS.len(), 0..Upos::ALL.len(), 0..Deprel::ALL.len(), 0usize..70, 0u8..24);
    let saying = (run(), prop::collection::vec(run(), 0..3), prop::collection::vec(run(), 0..3));
    let entity =
        (run(), prop::sample::select(&[EntityKind::Person, EntityKind::Body, EntityKind::Place, EntityKind::Side][..]));
    (
        prop::collection::vec(word, 0..64),
        prop::collection::vec(saying, 0..6),
        prop::collection::vec(entity, 0..9),
        prop::collection::vec(run(), 0..4),
        any::<bool>(),
    )
        .prop_map(|(tagged, sayings, entities, figures, orderly)| {
            let (mut text, mut reading) = words(&tagged.iter().map(|t| WORDS[t.0]).collect::<Vec<_>>());
            reading.sentences.clear();
            let mut start = 0;
            for (k, &(_, upos, deprel, head, gap)) in tagged.iter().enumerate() {
                let word = &mut reading.words[k];
                (word.upos, word.deprel, word.head) = (Upos::ALL[upos], Deprel::ALL[deprel], head);
                // A line ends here, a sentence ends, or the next word touches this one.
                if gap == 0 {
                    text.replace_range(word.span.end..word.span.end + 1, "\n");
                }
                if gap < 3 || k + 1 == tagged.len() {
                    reading.sentences.push(start..k + 1);
                    start = k + 1;
                }
            }
            let saying = |(cue, source, content)| Saying { cue, source, content, manner: None };
            reading.sayings = sayings.into_iter().map(saying).collect();
            reading.entities = entities.into_iter().map(|(words, kind)| Entity { words, kind }).collect();
            reading.figures = figures.into_iter().map(|words| Tagged { words, label: Some("killed") }).collect();
            if orderly {
                reading = reading.cut(reading.words.len());
                reading.entities.sort_by_key(|e| e.words.start);
                reading.figures.sort_by_key(|t| t.words.start);
            }
            (text, reading)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn any_words_with_any_tags((text, reading) in mixed()) {
        let found = read_with(&report(text.clone()), &reading, packs());
        spans_lie_in_the_text(&text, &found);
    }
}
