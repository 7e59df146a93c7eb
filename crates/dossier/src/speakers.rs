//! Speakers. In goes the index, out come those who are reported to have said something: who they are in the reports'
//! words, what they said, on what they changed.

use std::collections::BTreeMap;

use maud::{Markup, html};
use sayso_case::{Entry, FindingId, LedgerLine, MentionKind, Speaker, SpeakerKind, Statement};

use crate::dates;
use crate::index::{Finding, Index};
use crate::safe::{Words, shortened};
use crate::wording::{self, bounds, heading, plain, several};

/// One speaker over all reports; unnamed sources stay apart, report by report, for "officials" here are not "officials" there.
pub(crate) struct Voice<'c> {
    number: usize,
    label: String,
    kind: SpeakerKind,
    names: Vec<&'c str>,
    /// Words by which reports name them, roles, bodies; each once, in order of first use.
    called: Vec<&'c str>,
    roles: Vec<&'c str>,
    bodies: Vec<&'c str>,
    sides: Vec<usize>,
    statements: Vec<(usize, &'c Statement)>,
}

impl Voice<'_> {
    /// Whether somebody is named.
    pub(crate) fn named(&self) -> bool {
        self.kind != SpeakerKind::Unnamed
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'c> {
    Name(usize),
    Own(&'c str),
    Unnamed(usize, Option<&'c str>),
}

/// All speakers, those with most statements first, then in order of first use.
pub(crate) fn voices<'c>(index: &Index<'c>) -> Vec<Voice<'c>> {
    let by_mention = names_by_mention(index);
    let by_text = names_by_text(index);
    let mut places: BTreeMap<Key, usize> = BTreeMap::new();
    let mut voices: Vec<Voice<'c>> = Vec::new();
    for (report, read) in index.case.reports.iter().enumerate() {
        for statement in &read.findings.statements {
            let speaker = &statement.speaker;
            if speaker.kind == SpeakerKind::Narrator {
                continue;
            }
            let name = || {
                let by_id = speaker.id.as_ref().and_then(|id| by_mention.get(id).copied());
                by_id.or_else(|| by_text.get(speaker.name.as_deref()?).copied().flatten())
            };
            let key = match (speaker.kind, speaker.name.as_deref()) {
                (SpeakerKind::Unnamed, words) => Key::Unnamed(report, words),
                (_, None) => Key::Unnamed(report, None),
                (_, Some(own)) => name().map_or(Key::Own(own), Key::Name),
            };
            let label = match &key {
                Key::Name(k) => index.case.names.get(*k).map(|n| n.label.clone()),
                _ => speaker.name.clone(),
            };
            let place = *places.entry(key).or_insert(voices.len());
            if place == voices.len() {
                voices.push(Voice::new(label, speaker));
            }
            voices[place].hears(index, report, statement);
        }
    }
    voices.sort_by_key(|v| (!v.named(), std::cmp::Reverse(v.statements.len())));
    for (k, voice) in voices.iter_mut().enumerate() {
        voice.number = k + 1;
    }
    voices
}

/// The number of each statement's speaker.
pub(crate) fn numbers<'c>(voices: &[Voice<'c>]) -> BTreeMap<&'c str, usize> {
    voices.iter().flat_map(|v| v.statements.iter().map(|(_, s)| (s.id.as_str(), v.number))).collect()
}

/// From a report's own group of mentions to the joined name.
fn names_by_mention<'c>(index: &Index<'c>) -> BTreeMap<&'c FindingId, usize> {
    let mut found = BTreeMap::new();
    for (k, name) in index.case.names.iter().enumerate().filter(|(_, n)| n.kind != MentionKind::Place) {
        for id in name.variants.iter().flat_map(|v| &v.mentions) {
            if let Some(Finding::Mention(mention)) = index.find(id).map(|f| f.finding) {
                found.entry(&mention.mention_of).or_insert(k);
            }
        }
    }
    found
}

/// From a way of writing to the joined name; `None` where two names are written so.
fn names_by_text<'c>(index: &Index<'c>) -> BTreeMap<&'c str, Option<usize>> {
    let mut found: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (k, name) in index.case.names.iter().enumerate().filter(|(_, n)| n.kind != MentionKind::Place) {
        for variant in &name.variants {
            found
                .entry(&variant.text)
                .and_modify(|known| *known = known.filter(|other| *other == k))
                .or_insert(Some(k));
        }
    }
    found
}

impl<'c> Voice<'c> {
    fn new(label: Option<String>, speaker: &Speaker) -> Self {
        let kind = if speaker.name.is_none() { SpeakerKind::Unnamed } else { speaker.kind };
        Voice {
            number: 0,
            label: label.unwrap_or_else(|| "nobody is named".into()),
            kind,
            names: Vec::new(),
            called: Vec::new(),
            roles: Vec::new(),
            bodies: Vec::new(),
            sides: Vec::new(),
            statements: Vec::new(),
        }
    }

    fn hears(&mut self, index: &Index<'c>, report: usize, statement: &'c Statement) {
        fn once<T: PartialEq>(list: &mut Vec<T>, item: Option<T>) {
            if let Some(item) = item.filter(|i| !list.contains(i)) {
                list.push(item);
            }
        }
        let speaker = &statement.speaker;
        once(&mut self.names, speaker.name.as_deref());
        once(&mut self.roles, speaker.role.as_deref());
        once(&mut self.bodies, speaker.body.as_deref());
        once(&mut self.sides, index.side_of(&statement.id));
        let words = index.find(&statement.id).and_then(|f| index.source_words(f));
        let pronoun = |w: &&str| w.split_whitespace().count() > 1 && !self.names.contains(w) && self.label != *w;
        let words = words.filter(pronoun);
        once(&mut self.called, words);
        self.statements.push((report, statement));
    }
}

/// How many speakers and statements stand open before the rest is folded away.
const SHOWN: usize = 12;
const OPEN: usize = 4;

/// The section.
pub(crate) fn section(index: &Index, voices: &[Voice]) -> Markup {
    let named: Vec<&Voice> = voices.iter().filter(|v| v.named()).collect();
    let unnamed: Vec<&Voice> = voices.iter().filter(|v| !v.named()).collect();
    let (first, rest) = named.split_at(named.len().min(SHOWN));
    html! {
        section class="part" id="speakers" aria-labelledby="speakers-h" {
            h2 id="speakers-h" { "Speakers" }
            @if voices.is_empty() { p class="none" { "Nobody is cited in these reports." } }
            div class="voices" { @for v in first { (one(index, v)) } }
            @if !rest.is_empty() { details { summary { (several(rest.len(), "more speaker")) } div class="voices" { @for v in rest { (one(index, v)) } } } }
            @if !unnamed.is_empty() { details { summary { "Unnamed sources (" (unnamed.len()) "), each in its report" } div class="voices" { @for v in unnamed { (one(index, v)) } } } }
        }
    }
}

fn one(index: &Index, voice: &Voice) -> Markup {
    let quoted = |words: &[&str]| html! { @for (k, w) in words.iter().take(6).enumerate() { @if k > 0 { ", " } "“" bdi { (Words(w)) } "”" } @if words.len() > 6 { " …" } };
    let sayings: Vec<&(usize, &Statement)> = voice.statements.iter().filter(|(_, s)| s.saying == s.id).collect();
    let (first, rest) = sayings.split_at(if sayings.len() <= OPEN + 1 { sayings.len() } else { OPEN });
    let changes = changed(index, voice);
    html! {
        article class="voice" id={"voice-" (voice.number)} {
            h3 { bdi { (Words(&voice.label)) } }
            p class="facts" {
                span { (wording::kind(voice.kind)) }
                @for side in &voice.sides { span { (index.sides.badge(*side)) } }
                @if !voice.roles.is_empty() { span { (quoted(&voice.roles)) } }
                @if !voice.bodies.is_empty() { span { "for " (quoted(&voice.bodies)) } }
            }
            @if !voice.called.is_empty() { p class="called" { "In the reports’ words: " (quoted(&voice.called)) } }
            @if !changes.is_empty() { ul class="changes" { @for c in &changes { li { (c) } } } }
            ul class="said" { @for (report, s) in first { (saying(index, voice, *report, s)) } }
            @if !rest.is_empty() { details { summary { (several(rest.len(), "more saying")) } ul class="said" { @for (report, s) in rest { (saying(index, voice, *report, s)) } } } }
        }
    }
}

fn saying(index: &Index, voice: &Voice, report: usize, first: &Statement) -> Markup {
    let Some(read) = index.case.reports.get(report) else {
        return html! {};
    };
    let pieces: Vec<&str> = voice
        .statements
        .iter()
        .filter(|(r, s)| *r == report && s.saying == first.id)
        .map(|(_, s)| s.span.of(&read.report.text))
        .collect();
    html! {
        li {
            @if let Some(d) = index.published(report) { span class="d" { (Words(&dates::words(&d))) } " " }
            i { (wording::manner(first.manner, first.polarity)) } ": "
            bdi { (Words(&shortened(&pieces.join(" … "), 150))) } " "
            (index.reference(&first.id, &read.report.id))
            @for u in index.uses(&first.id).iter().filter(|u| u.label != "fig.") { " " a class="up" href={"#" (u.href)} { (u.label) } }
        }
    }
}

/// Numbers this speaker revised and points on which more than one position is theirs.
fn changed(index: &Index, voice: &Voice) -> Vec<Markup> {
    let is_theirs =
        |name: Option<&String>| name.is_some_and(|n| *n == voice.label || voice.names.contains(&n.as_str()));
    let mut found = Vec::new();
    if !voice.named() {
        return found;
    }
    for line in &index.case.ledger {
        for entry in line.entries.iter().filter(|e| e.revises.is_some() && is_theirs(e.speaker.as_ref())) {
            if let Some(before) = line.entries.iter().find(|e| Some(&e.figure) == entry.revises.as_ref()) {
                found.push(revision(index, line, before, entry));
            }
        }
    }
    for (_, _, points) in &index.incidents {
        for numbered in points {
            let theirs: Vec<_> = numbered
                .positions
                .iter()
                .filter(|(_, p)| p.claims.iter().any(|c| is_theirs(c.speaker.as_ref())))
                .collect();
            if theirs.len() > 1 {
                found.push(html! { "More than one version of “" (Words(&numbered.point.question)) "”: "
                    @for (k, (label, p)) in theirs.iter().enumerate() { @if k > 0 { ", " } a class="num" href={"#" (crate::safe::anchor("q-", &p.id))} { (label) } } });
            }
        }
    }
    found
}

fn revision(index: &Index, line: &LedgerLine, before: &Entry, after: &Entry) -> Markup {
    let side = |e: &Entry| html! { b class="v" { (bounds(e.low, e.high, crate::figures::figure(index, e))) } " " (index.reference(&e.figure, &e.report)) };
    html! { (heading(line.outcome.as_str())) @if let Some(role) = line.role { ", " (plain(role.as_str())) } ": changed " (side(before)) " to " (side(after)) }
}
