//! Every rule that has a name fires on the sentence it was made for, gives what it should there, and does not fire on another that
//! is like it. The readings are kept (`rules/readings.txt`), so that no network is needed.
//!
//! After a change of a sentence the readings that are missing are made, after one of the weights all of them:
//!
//!     SAYSO_KEEP_READINGS=missing cargo test -p sayso-findings --test rules
//!     SAYSO_KEEP_READINGS=1 cargo test -p sayso-findings --test rules

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sayso_case::{Findings, ReadAs, Report};
use sayso_findings::{Rules, named_rules, read_by};
use sayso_language::Packs;
use sayso_reader::EntityKind::{Person, Side};
use sayso_reader::{Reader, Reading};

#[path = "support/kept.rs"]
mod kept;

/// What `rules/cases.txt` says of one rule.
#[derive(Debug, Default)]
struct Case {
    /// Words of a finding on the rule's own sentence, and what comes of it: a speaker, a side or an outcome.
    fires: Vec<(String, String)>,
    /// Words of a finding on the rule's own sentence, and what comes of it only where the rule is left out.
    stops: Vec<(String, String)>,
    /// Texts on which the rule does not fire.
    not: Vec<String>,
    /// What the reader is taken to have missed in these texts: many rules are for that.
    missed: Vec<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

/// The cases by the name of the rule.
fn cases() -> BTreeMap<String, Case> {
    let file = std::fs::read_to_string(folder().join("cases.txt")).expect("the cases are part of the repository");
    let mut out: BTreeMap<String, Case> = BTreeMap::new();
    let mut name = String::new();
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let case = out.entry(name.clone()).or_default();
        let came = |rest: &str| {
            let (words, value) = rest.rsplit_once(" = ").unwrap_or_else(|| panic!("no value: {line}"));
            (kept::of_line(words), value.to_owned())
        };
        if let Some(rest) = line.strip_prefix("+ ") {
            case.fires.push(came(rest));
        } else if let Some(rest) = line.strip_prefix("! ") {
            case.stops.push(came(rest));
        } else if let Some(rest) = line.strip_prefix("- ") {
            case.not.push(kept::of_line(rest));
        } else if let Some(rest) = line.strip_prefix("~ ") {
            case.missed.push(rest.to_owned());
        } else {
            line.clone_into(&mut name);
        }
    }
    out.remove("");
    out
}

/// The texts that are read in these tests.
fn texts() -> Vec<String> {
    let examples = named_rules().into_iter().map(|rule| rule.example.to_owned());
    let mut all: Vec<String> = examples.chain(cases().into_values().flat_map(|case| case.not)).collect();
    all.sort();
    all.dedup();
    all
}

/// The kept readings; made anew where that is asked for.
fn readings() -> BTreeMap<String, Reading> {
    let path = folder().join("readings.txt");
    if let Some(which) = std::env::var_os("SAYSO_KEEP_READINGS") {
        let kept = if which == "missing" { std::fs::read_to_string(&path).unwrap_or_default() } else { String::new() };
        let kept: BTreeMap<String, Reading> = kept::all(&kept).into_iter().collect();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let load =
            |file| Reader::load(&root.join("models").join(file)).expect("the weights are part of the repository");
        let (english, others) = (load("reader.onnx"), load("reader-multilingual.onnx"));
        let reader = |text: &str| if language(text) == "en" { &english } else { &others };
        let reading = |text: &String| kept.get(text).cloned().unwrap_or_else(|| reader(text).read(text));
        let lines: String = texts().iter().map(|text| kept::written(text, &reading(text))).collect();
        std::fs::write(&path, lines).expect("the readings can be written");
    }
    kept::all(&std::fs::read_to_string(path).unwrap_or_default()).into_iter().collect()
}

/// The language of a sentence: some rules are for others than English.
fn language(text: &str) -> &'static str {
    if text.contains(|c: char| ('а'..='я').contains(&c)) { "ru" } else { "en" }
}

/// The findings of a text as if the reader had missed some of what it saw.
fn read(text: &str, missed: &[String], readings: &BTreeMap<String, Reading>, rules: &Rules) -> Findings {
    let mut reading =
        readings.get(text).cloned().unwrap_or_else(|| panic!("no reading is kept (head of this file) of: {text}"));
    for what in missed {
        match what.as_str() {
            "names" => reading.entities.clear(),
            "persons" => reading.entities.iter_mut().filter(|e| e.kind == Person).for_each(|e| e.kind = Side),
            "figures" => reading.figures.clear(),
            "sources" => reading.sayings.iter_mut().for_each(|s| s.source.clear()),
            _ => panic!("what is missed here: {what}?"),
        }
    }
    let packs = Packs::load().expect("the tables are whole");
    let read_as = match language(text) {
        "en" => ReadAs::English,
        other => ReadAs::Language(other.to_owned()),
    };
    let report = Report { language: Some(language(text).into()), read_as, ..Report::of_words(text) };
    read_by(&report, &reading, packs, rules)
}

/// What came of every finding: its words, its value, and the rules that decided it.
fn came(text: &str, found: &Findings) -> Vec<(String, Vec<String>, Vec<String>)> {
    let fired = found.fired.iter().flatten().map(|f| (&f.finding, f.rules.clone()));
    let fired: BTreeMap<_, _> = fired.collect();
    let rules = |id| fired.get(id).cloned().unwrap_or_default();
    let said = found.statements.iter().map(|s| {
        let voices = std::iter::once(&s.speaker).chain(&s.also);
        let names = voices.map(|v| v.name.clone().unwrap_or_else(|| "-".into())).collect::<Vec<_>>();
        (s.span.of(text).to_owned(), vec![names.join(" + ")], rules(&s.id))
    });
    let counted = found.figures.iter().map(|f| {
        let side = f.side.as_ref().map_or("-", |s| &s.value).to_owned();
        (f.span.of(text).to_owned(), vec![f.outcome.as_str().to_owned(), side], rules(&f.id))
    });
    said.chain(counted).collect()
}

#[test]
fn every_rule_fires_on_its_sentence_and_gives_what_it_should() {
    let (cases, readings, rules) = (cases(), readings(), Rules::default().explained());
    let mut wrong = Vec::new();
    for rule in named_rules() {
        let case = cases.get(rule.name);
        let missed = case.map(|case| case.missed.as_slice()).unwrap_or_default();
        let found = came(rule.example, &read(rule.example, missed, &readings, &rules));
        let fires = case.map(|case| case.fires.as_slice()).unwrap_or_default();
        let holds = |(words, value): &(String, String)| {
            found.iter().any(|(text, values, fired)| {
                text.contains(words.as_str()) && values.contains(value) && fired.iter().any(|name| name == rule.name)
            })
        };
        let stops = case.map(|case| case.stops.as_slice()).unwrap_or_default();
        let without = Rules::without([rule.name]).expect("the rule is known");
        let freely = came(rule.example, &read(rule.example, missed, &readings, &without));
        let comes = |all: &[(String, Vec<String>, Vec<String>)], (words, value): &(String, String)| {
            all.iter().any(|(text, values, _)| text.contains(words.as_str()) && values.contains(value))
        };
        let stopped = stops.iter().all(|stop| comes(&freely, stop) && !comes(&found, stop));
        if fires.is_empty() && stops.is_empty() || !fires.iter().all(holds) || !stopped {
            wrong.push(format!("{}: {fires:?}\n  {:?}\n  {found:?}", rule.name, rule.example));
        }
    }
    assert!(wrong.is_empty(), "{} rules do not fire as they should:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_rule_fires_on_what_is_only_like_its_sentence() {
    let (cases, readings, rules) = (cases(), readings(), Rules::default().explained());
    let mut wrong = Vec::new();
    for rule in named_rules() {
        let case = cases.get(rule.name);
        let not = case.map(|case| case.not.as_slice()).unwrap_or_default();
        let missed = case.map(|case| case.missed.as_slice()).unwrap_or_default();
        if not.is_empty() {
            wrong.push(format!("{}: no such sentence is given", rule.name));
        }
        for text in not {
            let found = came(text, &read(text, missed, &readings, &rules));
            if found.is_empty() || found.iter().any(|(.., fired)| fired.iter().any(|name| name == rule.name)) {
                wrong.push(format!("{}: {text:?}\n  {found:?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} rules:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_rule_that_is_left_out_fires_nowhere() {
    let (cases, readings) = (cases(), readings());
    for rule in named_rules() {
        let rules = Rules::without([rule.name]).expect("the rule is known").explained();
        let missed = cases.get(rule.name).map(|case| case.missed.as_slice()).unwrap_or_default();
        let found = came(rule.example, &read(rule.example, missed, &readings, &rules));
        assert!(!found.iter().any(|(.., fired)| fired.iter().any(|name| name == rule.name)), "{}", rule.name);
    }
}

#[test]
fn what_fires_is_kept_only_where_it_is_asked_for() {
    let readings = readings();
    let text = named_rules()[0].example;
    let by = |rules: Rules| read(text, &[], &readings, &rules);
    let (plain, explained) = (by(Rules::default()), by(Rules::default().explained()));
    assert!(plain.fired.is_none() && explained.fired.is_some());
    assert_eq!(Findings { fired: None, ..explained }, plain);
}

#[test]
fn every_case_is_of_a_rule() {
    let names: Vec<&str> = named_rules().iter().map(|rule| rule.name).collect();
    let strange: Vec<String> = cases().into_keys().filter(|name| !names.contains(&name.as_str())).collect();
    assert!(strange.is_empty(), "no rule is called so: {strange:?}");
}

#[test]
fn a_kept_reading_is_the_reading() {
    let file = std::fs::read_to_string(folder().join("readings.txt")).unwrap_or_default();
    let again: String = kept::all(&file).iter().map(|(text, reading)| kept::written(text, reading)).collect();
    assert!(!file.is_empty() && file == again);
}
