//! Who has what from whom. In goes a case, out come edges between names and reports, each with the words it rests on.
//!
//! Same words and credits are the case's own origins; a source that passed a saying on stands in the chain of a statement; a headline
//! is looked for word by word. Who copied from whom is not known where words are the same: such an edge has no arrow.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{Case, Manner, Origin, ReportId, SpeakerKind, Statement};
use sayso_text::{Span, paragraphs};

/// What an edge is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Same,
    Credited,
    Cited,
    Retold,
}

impl Kind {
    /// How it is drawn, in words.
    pub(super) fn stroke(self) -> &'static str {
        match self {
            Kind::Same => "Thick",
            Kind::Credited => "Plain",
            Kind::Cited => "Dashed",
            Kind::Retold => "Dotted",
        }
    }

    /// What it is, in words.
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Same => "the same words",
            Kind::Credited => "credited",
            Kind::Cited => "cited",
            Kind::Retold => "retold",
        }
    }
}

/// Whom something is from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node {
    /// An agency or outlet by its name.
    Named(String),
    /// A report, by its place in the case.
    Report(usize),
}

/// That a report has something from somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    pub kind: Kind,
    pub from: Node,
    pub to: usize,
    /// The words it rests on, as the report has them.
    pub words: Vec<String>,
}

/// Fewer words than these in a row may be alike by chance; what an origin rests on and is shorter is a credit.
const RUN: usize = 8;
/// A headline of fewer words is no trace of a report.
const HEADLINE: usize = 5;

/// Words with which more headlines than this begin are no trace of any ("Daily report of the mission on").
const COMMON: usize = 8;

/// All edges of a case: each kind in case order, no two alike.
pub(super) fn of(case: &Case) -> Vec<Edge> {
    let numbers: BTreeMap<&ReportId, usize> = case.reports.iter().enumerate().map(|(k, r)| (&r.report.id, k)).collect();
    let mut all = Edges::default();
    for origin in case.origins.iter().filter(|o| o.reports.len() > 1 || o.credited.is_some()) {
        same_words(case, origin, &numbers, &mut all);
        credited(case, origin, &numbers, &mut all);
    }
    cited(case, &mut all);
    retold(case, &mut all);
    let mut all = all.all;
    // Stable: of one report's edges the first found stays the first, however anybody is spelt.
    all.sort_by_key(|e| (e.kind, e.to));
    all
}

/// Edges in the order in which they were found, and where each is: a big case has thousands.
#[derive(Default)]
struct Edges {
    all: Vec<Edge>,
    places: BTreeMap<(Kind, usize, Node), usize>,
}

/// Adds an edge, or its words to the same one.
fn add(edges: &mut Edges, kind: Kind, from: Node, to: usize, words: &str) {
    let place = *edges.places.entry((kind, to, from.clone())).or_insert(edges.all.len());
    match edges.all.get_mut(place) {
        Some(edge) if !edge.words.iter().any(|w| w == words) => edge.words.push(words.to_owned()),
        Some(_) => {}
        None => edges.all.push(Edge { kind, from, to, words: vec![words.to_owned()] }),
    }
}

/// Letters and digits alone, in small letters.
fn folded(words: &str) -> Vec<String> {
    words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// Passages that stand in several reports: each report with the one before that has it.
fn same_words(case: &Case, origin: &Origin, numbers: &BTreeMap<&ReportId, usize>, all: &mut Edges) {
    let mut by_words: BTreeMap<Vec<String>, Vec<(usize, Span)>> = BTreeMap::new();
    for (report, span) in &origin.basis {
        let Some((k, read)) = numbers.get(report).and_then(|k| Some((*k, case.reports.get(*k)?))) else { continue };
        let key = folded(span.of(&read.report.text));
        if key.len() >= RUN {
            by_words.entry(key).or_default().push((k, *span));
        }
    }
    let mut found: Vec<(usize, usize, Span)> = Vec::new();
    for mut holders in by_words.into_values() {
        holders.sort_unstable();
        holders.dedup_by_key(|(k, _)| *k);
        found.extend(holders.windows(2).filter_map(|two| Some((two.first()?.0, two.last()?.0, two.last()?.1))));
    }
    found.sort_unstable();
    for (a, b, span) in found {
        let words = case.reports.get(b).map_or("", |r| span.of(&r.report.text));
        add(all, Kind::Same, Node::Report(a), b, words);
    }
}

/// Credit lines: the short words that an origin rests on, with the names that stand in them.
fn credited(case: &Case, origin: &Origin, numbers: &BTreeMap<&ReportId, usize>, all: &mut Edges) {
    let names: Vec<&str> = origin.credited.as_deref().map_or(Vec::new(), |c| c.split(", ").collect());
    for (report, span) in &origin.basis {
        let Some((k, read)) = numbers.get(report).and_then(|k| Some((*k, case.reports.get(*k)?))) else { continue };
        let words = span.of(&read.report.text);
        if folded(words).len() >= RUN {
            continue;
        }
        if let Some(name) = names.iter().find(|n| contains(&folded(words), &folded(n))) {
            // One agency under several spellings is one node.
            let first = names.iter().find(|n| folded(n) == folded(name)).unwrap_or(name);
            add(all, Kind::Credited, Node::Named((*first).to_owned()), k, whole_words(&read.report.text, *span));
        }
    }
}

/// The words of a span, its first one whole: a credit may be found from its second letter on.
pub(crate) fn whole_words(text: &str, span: Span) -> &str {
    let before = text.get(..span.start).unwrap_or_default();
    let begin = before.trim_end_matches(char::is_alphanumeric).len();
    Span::new(begin, span.end).of(text)
}

/// Whether these words stand in a row in those.
fn contains(words: &[String], name: &[String]) -> bool {
    !name.is_empty() && words.windows(name.len()).any(|w| w == name)
}

/// Sayings that passed through a publisher of the case, through somebody who is credited in it, or through a body that reported them.
fn cited(case: &Case, all: &mut Edges) {
    let mut known: BTreeMap<Vec<String>, String> = BTreeMap::new();
    let credited = case.origins.iter().filter_map(|o| o.credited.as_deref()).flat_map(|c| c.split(", "));
    for name in credited.chain(case.reports.iter().filter_map(|r| r.report.publisher.as_deref())) {
        known.entry(folded(name)).or_insert_with(|| name.to_owned());
    }
    for (k, read) in case.reports.iter().enumerate() {
        let own = read.report.publisher.as_deref().map(folded);
        let sayings: BTreeMap<&str, &Statement> = read.findings.statements.iter().map(|s| (s.id.as_str(), s)).collect();
        for statement in &read.findings.statements {
            let through = statement.chain.len().saturating_sub(1);
            let passed = statement.chain.iter().take(through).skip(1).flatten();
            let known_names = passed.filter_map(|n| known.get(&folded(n)).cloned());
            let outer = statement.within.as_ref().and_then(|w| sayings.get(w.as_str()));
            let reported = outer.filter(|o| o.manner == Manner::Report && o.speaker.kind == SpeakerKind::Body);
            let names = known_names.chain(reported.and_then(|o| o.speaker.name.clone()));
            for name in names.filter(|n| own.as_ref() != Some(&folded(n))) {
                let sentence = read.findings.sentence_at(statement.span.start);
                add(all, Kind::Cited, Node::Named(name), k, sentence.of(&read.report.text));
            }
        }
    }
}

/// A headline that may be named elsewhere.
struct Headline {
    report: usize,
    words: Vec<String>,
    publisher: Vec<String>,
}

/// Reports that name another report's headline in their text, whole, or its begin with its publisher in one paragraph.
fn retold(case: &Case, all: &mut Edges) {
    let mut headlines: Vec<Headline> = Vec::new();
    let mut by_words: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    let mut seen: BTreeSet<Vec<String>> = BTreeSet::new();
    for (report, read) in case.reports.iter().enumerate() {
        let folded_of = |field: &Option<String>| field.as_deref().map(folded).unwrap_or_default();
        let (words, publisher) = (folded_of(&read.report.title), folded_of(&read.report.publisher));
        // Of several reports under one headline the first stands for all.
        if words.len() < HEADLINE || !seen.insert(words.clone()) {
            continue;
        }
        // "UPDATE 3-" may stand before it.
        for begin in words.windows(HEADLINE).take(3) {
            by_words.entry(begin.to_vec()).or_default().push(headlines.len());
        }
        headlines.push(Headline { report, words, publisher });
    }
    for (k, read) in case.reports.iter().enumerate() {
        let own = read.report.title.as_deref().map(folded).unwrap_or_default();
        let mut named: BTreeSet<usize> = BTreeSet::new();
        for paragraph in paragraphs(&read.report.text) {
            let text = folded(paragraph.of(&read.report.text));
            if text == own {
                continue;
            }
            let begins = text.windows(HEADLINE).filter_map(|w| by_words.get(w)).filter(|all| all.len() <= COMMON);
            for found in begins.flatten() {
                let Some(headline) = headlines.get(*found).filter(|h| h.report != k) else { continue };
                let whole = contains(&text, &headline.words);
                if (whole || contains(&text, &headline.publisher)) && !contains(&own, &headline.words) {
                    named.insert(headline.report);
                }
            }
        }
        for other in named {
            let words = case.reports.get(other).and_then(|r| r.report.title.as_deref()).unwrap_or_default();
            add(all, Kind::Retold, Node::Report(other), k, words);
        }
    }
}
