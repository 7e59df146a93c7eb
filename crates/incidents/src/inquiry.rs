//! One question about an incident while its answers are gathered: takes in, a [`Point`] out.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{
    Attribute, Claim, ClaimKind, FindingId, IncidentId, Point, PointId, Position, PositionId, Speaker, Statement,
};
use sayso_text::Span;

use crate::incidents::Happening;
use crate::names::Names;
use crate::origins::Origins;
use crate::parties::plain;
use crate::pile::{Pile, speaker_name};

/// One finding's answer.
#[derive(Clone, Debug)]
pub(crate) struct Take {
    /// The same for answers that agree.
    pub key: String,
    /// The answer in words.
    pub value: String,
    /// The key of the answer that this one denies.
    pub denies: Option<String>,
    /// The report's number.
    pub report: usize,
    /// The finding as it stands.
    pub claim: Claim,
    /// Who answers, over reports: a name's number, or the words.
    pub who: String,
}

/// A question with its takes.
#[derive(Debug)]
pub(crate) struct Inquiry {
    /// What kind of question.
    pub attribute: Attribute,
    /// In plain words.
    pub question: String,
    /// The answers in any order.
    pub takes: Vec<Take>,
}

/// What the steps that ask questions may look at.
pub(crate) struct Asking<'a, 'p> {
    /// The reports.
    pub pile: &'a Pile<'p>,
    /// The names.
    pub names: &'a mut Names,
    /// The incident.
    pub happening: &'a Happening,
}

impl<'p> Asking<'_, 'p> {
    /// A take by a statement.
    pub fn by_statement(&self, report: usize, s: &Statement, key: String, value: String) -> Take {
        self.take(report, (s.id.clone(), ClaimKind::Statement, s.span), &s.speaker, key, value)
    }

    /// A take by any finding of a report.
    pub fn take(
        &self,
        report: usize,
        (finding, kind, span): (FindingId, ClaimKind, Span),
        speaker: &Speaker,
        key: String,
        value: String,
    ) -> Take {
        let sentence = self.pile.sentence_span(report, self.pile.sentence(report, span.start));
        let id = self.pile.read(report).report.id.clone();
        let name = speaker_name(speaker);
        let who = self.who(report, speaker);
        Take {
            key,
            value,
            denies: None,
            report,
            claim: Claim { finding, kind, report: id, span, speaker: name, sentence },
            who,
        }
    }

    /// Who a speaker is over reports: the joined name, else the words; for the narrator the report.
    pub fn who(&self, report: usize, speaker: &Speaker) -> String {
        match speaker_name(speaker) {
            None => format!("report {report}"),
            Some(name) => match self.names.of_text(&name) {
                Some(at) => format!("name {at}"),
                None => format!("words {}", plain(&name)),
            },
        }
    }

    /// The finding that carries these words: the innermost statement about them, else an event or figure of the sentence.
    pub fn finding_at(&self, report: usize, words: Span) -> Option<((FindingId, ClaimKind, Span), &'p Speaker)> {
        let findings = &self.pile.read(report).findings;
        let sentence = self.pile.sentence_span(report, self.pile.sentence(report, words.start));
        let inner = findings
            .statements
            .iter()
            .filter(|s| s.span.contains(words))
            .min_by_key(|s| (s.span.len(), s.span.start))
            .or_else(|| findings.statements.iter().find(|s| s.cue.is_some_and(|c| c.overlaps(words))));
        if let Some(s) = inner {
            return Some(((s.id.clone(), ClaimKind::Statement, s.span), &s.speaker));
        }
        let away = |span: Span| span.start.abs_diff(words.start);
        let events = findings.events.iter().filter(|e| sentence.contains(e.span));
        if let Some(e) = events.min_by_key(|e| (away(e.span), e.span)) {
            return Some(((e.id.clone(), ClaimKind::Event, e.span), &e.speaker));
        }
        let figures = findings.figures.iter().filter(|f| sentence.contains(f.span));
        let figure = figures.min_by_key(|f| (away(f.span), f.span))?;
        Some(((figure.id.clone(), ClaimKind::Figure, figure.span), &figure.speaker))
    }
}

impl Inquiry {
    /// The point, if there is one: two answers, or one by two speakers or reports.
    pub fn point(mut self, pile: &Pile, origins: &Origins, incident: &IncidentId) -> Option<Point> {
        self.takes.sort_by(|a, b| {
            (a.report, a.claim.span, a.claim.kind, &a.claim.finding).cmp(&(
                b.report,
                b.claim.span,
                b.claim.kind,
                &b.claim.finding,
            ))
        });
        let mut order: Vec<String> = Vec::new();
        let mut groups: BTreeMap<String, Vec<Take>> = BTreeMap::new();
        for take in self.takes {
            let group = groups.entry(take.key.clone()).or_default();
            if group.is_empty() {
                order.push(take.key.clone());
            }
            if group.iter().all(|t| t.claim.finding != take.claim.finding) {
                group.push(take);
            }
        }
        let first = order.first().and_then(|k| groups.get(k)).and_then(|g| g.first())?;
        let id_of_point =
            PointId::of(&[incident.as_str(), &format!("{:?}", self.attribute), first.claim.finding.of_place()]);
        let id_of = |k: &String| -> Option<PositionId> {
            let first = groups.get(k)?.first()?;
            Some(PositionId::of(&[
                id_of_point.as_str(),
                first.claim.finding.of_place(),
                first.denies.as_deref().map_or("", |_| "denies"),
            ]))
        };
        let voices: BTreeSet<(usize, &str)> = groups.values().flatten().map(|t| (t.report, t.who.as_str())).collect();
        if order.len() < 2 && voices.len() < 2 {
            return None;
        }
        let mut positions = Vec::new();
        for key in &order {
            let Some(takes) = groups.get(key) else { continue };
            let mut words: Vec<&str> = Vec::new();
            let mut seen = BTreeSet::new();
            for take in takes {
                if seen.insert(plain(&take.value)) && words.len() < 4 {
                    words.push(&take.value);
                }
            }
            let places: Vec<(usize, usize)> =
                takes.iter().map(|t| (t.report, pile.sentence(t.report, t.claim.span.start))).collect();
            positions.push(Position {
                id: id_of(key)?,
                value: words.join(" / "),
                denies: takes.iter().find_map(|t| t.denies.as_ref()).and_then(id_of),
                origins: origins.count(&places),
                claims: takes.iter().map(|t| t.claim.clone()).collect(),
            });
        }
        Some(Point {
            id: id_of_point,
            incident: incident.clone(),
            question: self.question,
            attribute: self.attribute,
            positions,
        })
    }
}
