//! Which findings came, went or changed between two versions of a report. In go the findings of both and which word is which, out come the
//! changes.
//!
//! A finding of the later version is that of the earlier one where it is of the same type and stands in the same place: on the same words, or on
//! those that took their place. What stands elsewhere in the same words is the same too. Everything else went or came.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{Findings, MentionKind, ReadReport, Side, Speaker, SpeakerKind, When};
use sayso_text::Span;

use super::words::{Alignment, Became};

/// What a field of something says in two states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChanged {
    /// Its name as in the lines.
    pub field: &'static str,
    /// What it said.
    pub old: Option<String>,
    /// What it says.
    pub new: Option<String>,
}

/// A finding of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingPlace {
    /// Its id.
    pub id: String,
    /// Its place.
    pub span: Span,
    /// Its words.
    pub text: String,
}

/// A finding that is not the same in both versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingChanged {
    /// Its type: "statement", "figure", ...
    pub kind: &'static str,
    /// What became of it.
    pub became: Became,
    /// In the earlier version.
    pub old: Option<FindingPlace>,
    /// In the later version.
    pub new: Option<FindingPlace>,
    /// What of it changed.
    pub fields: Vec<FieldChanged>,
}

/// A finding with what it says, as words.
struct Said {
    kind: &'static str,
    id: String,
    span: Span,
    words: String,
    fields: Vec<(&'static str, Option<String>)>,
}

/// Compares the findings of two versions; also says how many are the same.
pub(crate) fn changed(old: &ReadReport, new: &ReadReport, words: &Alignment) -> (Vec<FindingChanged>, usize) {
    let (before, after) = (said(old), said(new));
    let pairs = paired(&before, &after, words);
    let mut changes: Vec<(usize, FindingChanged)> = Vec::new();
    let mut same = 0;
    let after_in_order = |j: usize| after.get(j).map_or(usize::MAX, |s| s.span.start);
    for (i, one) in before.iter().enumerate() {
        let place = |s: &Said, read: &ReadReport| FindingPlace {
            id: s.id.clone(),
            span: s.span,
            text: s.span.of(&read.report.text).to_owned(),
        };
        let other = pairs.get(&i).and_then(|&j| Some((j, after.get(j)?)));
        let at =
            other.map_or_else(|| words.place(one.span).map_or(one.span.start, |s| s.start), |(j, _)| after_in_order(j));
        let fields = other.map(|(_, other)| differing(one, other)).unwrap_or_default();
        if other.is_some() && fields.is_empty() {
            same += 1;
            continue;
        }
        let became = if other.is_some() { Became::Changed } else { Became::Gone };
        let new_place = other.map(|(_, other)| place(other, new));
        changes
            .push((at, FindingChanged { kind: one.kind, became, old: Some(place(one, old)), new: new_place, fields }));
    }
    let known: BTreeSet<usize> = pairs.values().copied().collect();
    for (_, one) in after.iter().enumerate().filter(|(j, _)| !known.contains(j)) {
        let text = one.span.of(&new.report.text).to_owned();
        let place = FindingPlace { id: one.id.clone(), span: one.span, text };
        let change =
            FindingChanged { kind: one.kind, became: Became::Came, old: None, new: Some(place), fields: Vec::new() };
        changes.push((one.span.start, change));
    }
    changes.sort_by_key(|(at, change)| (*at, change.became));
    (changes.into_iter().map(|(_, change)| change).collect(), same)
}

fn differing(old: &Said, new: &Said) -> Vec<FieldChanged> {
    let mut fields = Vec::new();
    if old.words != new.words {
        fields.push(FieldChanged { field: "text", old: Some(old.words.clone()), new: Some(new.words.clone()) });
    }
    for ((field, old), (_, new)) in old.fields.iter().zip(&new.fields) {
        if old != new {
            fields.push(FieldChanged { field, old: old.clone(), new: new.clone() });
        }
    }
    fields
}

/// Which finding of the earlier version is which of the later one, each once: what is the same in the same place first, then what is in the
/// same place, then what took its place, then what is the same elsewhere.
fn paired(before: &[Said], after: &[Said], words: &Alignment) -> BTreeMap<usize, usize> {
    let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut by_place: BTreeMap<(&str, Span), Vec<usize>> = BTreeMap::new();
    let mut by_words: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    let mut by_kind: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (j, one) in after.iter().enumerate() {
        by_place.entry((one.kind, one.span)).or_default().push(j);
        by_words.entry((one.kind, &one.words)).or_default().push(j);
        by_kind.entry(one.kind).or_default().push(j);
    }
    for step in 0..4 {
        for (i, one) in before.iter().enumerate() {
            if pairs.contains_key(&i) {
                continue;
            }
            let free = |js: &Vec<usize>| js.iter().copied().filter(|j| !taken.contains(j)).collect::<Vec<_>>();
            let found = match step {
                0 | 1 => {
                    let there = words.exact(one.span).and_then(|span| by_place.get(&(one.kind, span)));
                    let there = there.map(free).unwrap_or_default().into_iter();
                    let is = |j: &usize| {
                        after.get(*j).is_some_and(|o| o.words == one.words && (step == 1 || o.fields == one.fields))
                    };
                    there.into_iter().find(is)
                }
                2 => by_kind.get(one.kind).and_then(|all| in_place(one, all, after, &taken, words)),
                _ => {
                    let alike = by_words.get(&(one.kind, one.words.as_str())).map(free).unwrap_or_default();
                    let same = alike.iter().find(|&&j| after.get(j).is_some_and(|o| o.fields == one.fields));
                    same.or(alike.first()).copied()
                }
            };
            if let Some(j) = found {
                pairs.insert(i, j);
                taken.insert(j);
            }
        }
    }
    pairs
}

/// Of the findings of one type, in order of place, the free one that stands most where this one stood.
fn in_place(one: &Said, all: &[usize], after: &[Said], taken: &BTreeSet<usize>, words: &Alignment) -> Option<usize> {
    let place = words.place(one.span)?;
    let overlap = |j: usize| {
        let span = after.get(j)?.span;
        let shared = span.end.min(place.end).saturating_sub(span.start.max(place.start));
        (shared > 0).then_some((j, shared))
    };
    let until = all.partition_point(|&j| after.get(j).is_some_and(|o| o.span.start < place.end));
    let near = all.get(..until)?.iter().rev().take(LOOKED_AT);
    let found = near.copied().filter(|j| !taken.contains(j)).filter_map(overlap);
    // Of those that stand there alike much the first.
    found.max_by_key(|(j, shared)| (*shared, std::cmp::Reverse(*j))).map(|(j, _)| j)
}

/// So many findings of one type before the end of a place are looked at; more never stand in one sentence.
const LOOKED_AT: usize = 200;

/// Everything found in a report, by type and place.
fn said(read: &ReadReport) -> Vec<Said> {
    let (f, text) = (&read.findings, read.report.text.as_str());
    let words = |span: Span| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let at = |span: &Option<Span>| span.map(words);
    let mut all = Vec::new();
    let mut take = |kind, id: &sayso_case::FindingId, span: Span, fields| {
        all.push(Said { kind, id: id.to_string(), span, words: words(span), fields });
    };
    for s in &f.statements {
        let also = s.also.iter().filter_map(|other| other.name.as_deref()).collect::<Vec<_>>().join("; ");
        let fields = vec![
            ("speaker", speaker(&s.speaker)),
            ("also", some(also)),
            ("manner", Some(s.manner.as_str().to_owned())),
            ("polarity", word(&s.polarity)),
        ];
        take("statement", &s.id, s.span, fields);
    }
    for x in &f.figures {
        let fields = vec![
            ("low", number(x.low)),
            ("high", number(x.high)),
            ("bound", word(&x.bound)),
            ("unit", word(&x.unit)),
            ("outcome", Some(x.outcome.as_str().to_owned())),
            ("side", side(&x.side)),
            ("role", x.role.as_ref().and_then(word)),
            ("place", at(&x.place)),
            ("when", when(&x.when)),
            ("scope", x.scope.as_ref().and_then(word)),
            ("denied", Some(x.denied.to_string())),
            ("speaker", speaker(&x.speaker)),
        ];
        take("figure", &x.id, x.span, fields);
    }
    for e in &f.events {
        let fields = vec![
            ("event_type", word(&e.event_type)),
            ("agent", at(&e.agent)),
            ("patient", at(&e.patient)),
            ("place", at(&e.place)),
            ("when", when(&e.when)),
            ("mode", word(&e.mode)),
            ("speaker", speaker(&e.speaker)),
        ];
        take("event", &e.id, e.span, fields);
    }
    rest(f, &mut take);
    all.sort_by_key(|s: &Said| s.span);
    all
}

/// Mentions, victims and times.
fn rest(
    f: &Findings,
    take: &mut impl FnMut(&'static str, &sayso_case::FindingId, Span, Vec<(&'static str, Option<String>)>),
) {
    for m in &f.mentions {
        let kind = match m.kind {
            MentionKind::Person => "person",
            MentionKind::Body => "body",
            MentionKind::Place => "place",
            MentionKind::Side => "side",
        };
        take("mention", &m.id, m.span, vec![("kind", Some(kind.to_owned()))]);
    }
    for v in &f.victims {
        let fields = vec![
            ("age", v.age.map(|age| age.to_string())),
            ("role", v.role.clone()),
            ("outcome", Some(v.outcome.as_str().to_owned())),
            ("side", side(&v.side)),
            ("speaker", speaker(&v.speaker)),
        ];
        take("victim", &v.id, v.span, fields);
    }
    for t in &f.times {
        take("time", &t.id, t.span, vec![("value", t.value.clone())]);
    }
}

fn some(words: String) -> Option<String> {
    Some(words).filter(|words| !words.is_empty())
}

fn number(n: Option<u64>) -> Option<String> {
    n.map(|n| n.to_string())
}

fn side(side: &Option<Side>) -> Option<String> {
    side.as_ref().map(|side| side.value.clone())
}

fn when(when: &Option<When>) -> Option<String> {
    when.as_ref().map(|when| when.moment.to_string())
}

/// The name, and in brackets the body that a person speaks for; the report's own voice is a speaker of its own.
fn speaker(speaker: &Speaker) -> Option<String> {
    if speaker.kind == SpeakerKind::Narrator {
        return Some("narrator".to_owned());
    }
    let name = speaker.name.clone()?;
    Some(match &speaker.body {
        Some(body) => format!("{name} ({body})"),
        None => name,
    })
}

/// A word of one of the closed lists, as lines have it.
fn word(value: &impl serde::Serialize) -> Option<String> {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned))
}
