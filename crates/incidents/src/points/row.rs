//! Rows: a question and all takes on it in, the [`Point`] with its mark out.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{Attribute, IncidentId, Mark, Point, PointId, PointKind, Position, PositionId};

use super::marks::is_later;
use super::take::{Rivalry, Take, claim, holders, positions};
use super::told;
use super::utterance::Holder;
use crate::case_file::AnswerOrder;
use crate::origins::Origins;
use crate::pile::Pile;

/// A question with its takes.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// What kind of question.
    pub attribute: Attribute,
    /// What it asks, as it is compared ("killed soldier").
    pub topic: String,
    /// In plain words.
    pub question: String,
    /// In order of the text.
    pub takes: Vec<Take>,
    /// When two positions cannot both be.
    pub rivalry: Rivalry,
    /// Whether one answer that nobody denies makes a point.
    pub fact: bool,
    /// Whether its states are a series.
    pub series: bool,
}

/// What is settled before points are made.
#[derive(Clone, Copy)]
pub(crate) struct Settled<'a> {
    /// Which sentences are copies.
    pub origins: &'a Origins,
    /// Answers that people said are one, or are not.
    pub answers: &'a [AnswerOrder],
}

impl Row {
    /// Nobody stands on both sides of his own denial, nor does his side.
    pub fn one_side(&mut self) {
        let deniers: Vec<(String, Holder)> =
            self.takes.iter().filter_map(|t| Some((t.denies.clone()?, t.holder.clone()))).collect();
        self.takes.retain(|t| {
            !deniers.iter().any(|(denied, d)| {
                *denied == t.canon && (d.key == t.holder.key || !t.holder.own_voice && d.is_of_one_side(&t.holder))
            })
        });
    }

    /// One claim of a holder and position in a sentence; the one said outright goes before.
    fn once(&mut self) {
        self.takes.sort_by_key(|t| (t.report, t.finding.2, t.finding.1, t.how));
        let mut seen = BTreeSet::new();
        self.takes.retain(|t| seen.insert((t.report, t.sentence, t.holder.key.clone(), t.canon.clone())));
        let mut findings = BTreeSet::new();
        self.takes.retain(|t| findings.insert((t.finding.0.clone(), t.holder.key.clone(), t.canon.clone())));
    }

    /// The point, if there is one, with its mark.
    pub fn point(mut self, pile: &Pile, settled: &Settled, incident: &IncidentId) -> Option<Point> {
        told::follow(&mut self.takes, self.attribute, settled.answers);
        self.one_side();
        self.once();
        let all = positions(&self.takes);
        let denials = self.takes.iter().any(|t| t.denies.is_some());
        let single = all.len() == 1 && !denials;
        if all.is_empty() || single && (!self.fact || holders(&self.takes).len() < 2) {
            return None;
        }
        let mark = self.mark(pile, &all);
        // Several answers of one holder alone are no question, unless he puts a number right later.
        let revised = mark == Some(Mark::Revised) && self.rivalry == Rivalry::Numbers;
        if !single && !denials && !self.series && !revised && holders(&self.takes).len() < 2 {
            return None;
        }
        let first = self.takes.first()?;
        let id = PointId::of(&[
            incident.as_str(),
            &format!("{:?}", self.attribute),
            self.base(),
            first.finding.0.of_place(),
        ]);
        let mut made: Vec<Position> = Vec::new();
        let mut used = BTreeMap::new();
        for (n, (canon, takes)) in all.iter().enumerate() {
            let mut position = self.id_of(&id, canon)?;
            if used.insert(position.clone(), n).is_some() {
                position = PositionId::of(&[position.as_str(), &n.to_string()]);
            }
            made.push(self.position(pile, settled.origins, position, canon, takes));
        }
        for (n, (_, takes)) in all.iter().enumerate() {
            let target = takes.iter().find_map(|t| t.denies.as_deref());
            let at = target.and_then(|d| all.iter().position(|(c, _)| *c == d));
            let denied = at.and_then(|k| made.get(k)).map(|p| p.id.clone());
            if let Some(p) = made.get_mut(n) {
                p.denies = denied;
            }
        }
        let kind = if self.series {
            PointKind::Series
        } else if single {
            PointKind::Fact
        } else {
            PointKind::Question
        };
        let mark = if kind == PointKind::Question { Some(mark.unwrap_or(Mark::Open)) } else { mark };
        Some(Point {
            id,
            incident: incident.clone(),
            kind,
            mark,
            question: self.question.clone(),
            attribute: self.attribute,
            positions: made,
        })
    }

    fn id_of(&self, point: &PointId, canon: &str) -> Option<PositionId> {
        let first = self.takes.iter().find(|t| t.canon == canon)?;
        let turned = if first.denies.is_some() { "denies" } else { "" };
        Some(PositionId::of(&[point.as_str(), first.finding.0.of_place(), turned, first.rule]))
    }

    /// The topic without its parties, which must not be in an id.
    fn base(&self) -> &str {
        self.topic.split(' ').next().unwrap_or_default()
    }

    fn mark(&self, pile: &Pile, all: &[(&str, Vec<&Take>)]) -> Option<Mark> {
        let mut revised = false;
        for (n, (_, a)) in all.iter().enumerate() {
            for (_, b) in all.iter().skip(n + 1) {
                let both: BTreeSet<&str> =
                    holders(a.iter().copied()).intersection(&holders(b.iter().copied())).copied().collect();
                if !both.is_empty() {
                    revised |= is_later(pile, a, b, &both);
                    continue;
                }
                if self.rivalry.holds(pile, a, b) {
                    return Some(Mark::Disputed);
                }
            }
        }
        revised.then_some(Mark::Revised)
    }

    fn position(&self, pile: &Pile, origins: &Origins, id: PositionId, canon: &str, takes: &[&Take]) -> Position {
        let places: Vec<(usize, usize)> = takes.iter().map(|t| (t.report, t.sentence)).collect();
        let best = takes.iter().min_by_key(|t| (t.holder.own_voice, t.how, t.value.chars().count()));
        let mut rules: Vec<String> = Vec::new();
        for t in takes {
            if !rules.iter().any(|r| r == t.rule) {
                rules.push(t.rule.to_owned());
            }
        }
        Position {
            id,
            value: best.map(|t| t.value.clone()).unwrap_or_default(),
            canonical: canon.to_owned(),
            rules,
            denies: None,
            origins: origins.count(&places),
            claims: takes.iter().map(|t| claim(pile, t)).collect(),
        }
    }
}
