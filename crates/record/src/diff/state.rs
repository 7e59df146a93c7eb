//! What changed between two states of a case: reports, incidents, points. In go the case as it was and as it is, out come the changes, in the
//! order of the case as it is, what is gone behind it.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{Case, FindingId, Incident, IncidentId, Mark, Point, PointId, Position, PositionId, ReportId};

use super::compared;
use super::findings::FieldChanged;
use super::heirs::Heirs;
use super::tolls::{RangeChanged, ranges};
use super::words::Became;

/// A report that came, went, or is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportChanged {
    /// What became of it.
    pub became: Became,
    /// Which.
    pub report: ReportId,
    /// Its path, now where it is there now.
    pub path: String,
    /// Its path and whether it is gone from its address, where these changed.
    pub fields: Vec<FieldChanged>,
    /// How many of its findings are others: people corrected them, or it was read again.
    pub findings: usize,
}

/// What became of an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IncidentBecame {
    /// Nothing that is told of it was told then.
    Came,
    /// Nothing that was told of it is told now.
    Gone,
    /// It is one with another now.
    Merged,
    /// It was one with another then.
    Parted,
    /// It is another in some field, or other reports tell of it.
    Changed,
}

/// An incident that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentChanged {
    /// What became of it.
    pub became: IncidentBecame,
    /// Its id, now where it is there now.
    pub incident: IncidentId,
    /// What it is called.
    pub label: String,
    /// The incident it is one with now, or was one with then.
    pub other: Option<IncidentId>,
    /// What of it changed.
    pub fields: Vec<FieldChanged>,
    /// Reports that tell of it now only.
    pub came: Vec<ReportId>,
    /// Reports that told of it then only.
    pub gone: Vec<ReportId>,
}

/// A point that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointChanged {
    /// What became of it.
    pub became: Became,
    /// Its id, now where it is there now.
    pub point: PointId,
    /// Its incident.
    pub incident: IncidentId,
    /// Its question.
    pub question: String,
    /// How its positions stood to one another, and stand.
    pub mark: (Option<Mark>, Option<Mark>),
    /// The positions that are not as they were.
    pub positions: Vec<PositionChanged>,
}

/// A position that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionChanged {
    /// What became of it.
    pub became: Became,
    /// Its id, now where it is there now.
    pub position: PositionId,
    /// The answer.
    pub value: String,
    /// The findings that take it now only.
    pub came: Vec<FindingId>,
    /// The findings that took it then only.
    pub gone: Vec<FindingId>,
}

/// All that changed between two states of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseChanges {
    /// Reports.
    pub reports: Vec<ReportChanged>,
    /// Incidents.
    pub incidents: Vec<IncidentChanged>,
    /// Points.
    pub points: Vec<PointChanged>,
    /// Ranges of tolls.
    pub ranges: Vec<RangeChanged>,
}

/// Compares a case as it was with the case as it is.
pub fn case_changes(then: &Case, now: &Case) -> CaseChanges {
    let heirs = Heirs::of(then, now);
    CaseChanges {
        reports: reports(then, now),
        incidents: incidents(then, now, &heirs),
        points: points(then, now, &heirs),
        ranges: ranges(then, now, &heirs),
    }
}

fn reports(then: &Case, now: &Case) -> Vec<ReportChanged> {
    let mut changes = Vec::new();
    let line = |became, read: &sayso_case::ReadReport| ReportChanged {
        became,
        report: read.report.id.clone(),
        path: read.report.path.clone(),
        fields: Vec::new(),
        findings: 0,
    };
    let by_id = |case: &'_ Case| -> BTreeMap<ReportId, usize> {
        case.reports.iter().enumerate().map(|(k, read)| (read.report.id.clone(), k)).collect()
    };
    let (in_then, in_now) = (by_id(then), by_id(now));
    for read in &now.reports {
        let Some(old) = in_then.get(&read.report.id).and_then(|&k| then.reports.get(k)) else {
            changes.push(line(Became::Came, read));
            continue;
        };
        let (a, b) = (&old.report, &read.report);
        let fields = differing([
            ("path", Some(a.path.clone()), Some(b.path.clone())),
            ("also_at", list(&a.also_at), list(&b.also_at)),
            ("gone", a.gone.clone(), b.gone.clone()),
        ]);
        let findings = if old.findings == read.findings { 0 } else { compared(old, read).findings.len() };
        if !fields.is_empty() || findings > 0 {
            changes.push(ReportChanged { fields, findings, ..line(Became::Changed, read) });
        }
    }
    let gone = then.reports.iter().filter(|read| !in_now.contains_key(&read.report.id));
    changes.extend(gone.map(|read| line(Became::Gone, read)));
    changes
}

fn list(words: &[impl AsRef<str>]) -> Option<String> {
    let all = words.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; ");
    Some(all).filter(|all| !all.is_empty())
}

fn differing<const N: usize>(fields: [(&'static str, Option<String>, Option<String>); N]) -> Vec<FieldChanged> {
    let differ = fields.into_iter().filter(|(_, old, new)| old != new);
    differ.map(|(field, old, new)| FieldChanged { field, old, new }).collect()
}

fn incidents(then: &Case, now: &Case, heirs: &Heirs) -> Vec<IncidentChanged> {
    let old: BTreeMap<&IncidentId, &Incident> = then.incidents.iter().map(|i| (&i.id, i)).collect();
    let line = |became, incident: &Incident, other: Option<&IncidentId>| IncidentChanged {
        became,
        incident: incident.id.clone(),
        label: incident.label.clone(),
        other: other.cloned(),
        fields: Vec::new(),
        came: Vec::new(),
        gone: Vec::new(),
    };
    let mut changes = Vec::new();
    for incident in &now.incidents {
        let Some(before) = heirs.then_of.get(&incident.id).and_then(|id| old.get(id)) else {
            let from = heirs.parted_from.get(&incident.id);
            let became = if from.is_some() { IncidentBecame::Parted } else { IncidentBecame::Came };
            changes.push(line(became, incident, from));
            continue;
        };
        let kind = |i: &Incident| i.event_type.map(|kind| kind.as_str().to_owned());
        let fields = differing([
            ("id", Some(before.id.to_string()), Some(incident.id.to_string())),
            ("label", Some(before.label.clone()), Some(incident.label.clone())),
            ("event_type", kind(before), kind(incident)),
            ("when", before.when.map(|w| w.to_string()), incident.when.map(|w| w.to_string())),
            ("place", list(&before.places), list(&incident.places)),
        ]);
        let only = |a: &Incident, b: &Incident| a.reports.iter().filter(|r| !b.reports.contains(r)).cloned().collect();
        let (came, gone): (Vec<_>, Vec<_>) = (only(incident, before), only(before, incident));
        if !fields.is_empty() || !came.is_empty() || !gone.is_empty() {
            changes.push(IncidentChanged { fields, came, gone, ..line(IncidentBecame::Changed, incident, None) });
        }
    }
    for incident in then.incidents.iter().filter(|i| !heirs.now_of.contains_key(&i.id)) {
        let into = heirs.merged_into.get(&incident.id);
        let became = if into.is_some() { IncidentBecame::Merged } else { IncidentBecame::Gone };
        changes.push(line(became, incident, into));
    }
    changes
}

fn points(then: &Case, now: &Case, heirs: &Heirs) -> Vec<PointChanged> {
    let mut left: BTreeMap<&PointId, &Point> = then.points.iter().map(|p| (&p.id, p)).collect();
    // The same question of the same incident is the same point, whatever is its first finding.
    let mut asked: BTreeMap<(&IncidentId, &str), &PointId> = BTreeMap::new();
    for point in &then.points {
        if let Some(incident) = heirs.now_of.get(&point.incident) {
            asked.entry((incident, &point.question)).or_insert(&point.id);
        }
    }
    let ids: BTreeSet<&PointId> = now.points.iter().map(|p| &p.id).collect();
    let mut changes = Vec::new();
    for point in &now.points {
        let same = left.remove(&point.id).or_else(|| {
            let id = asked.get(&(&point.incident, point.question.as_str())).filter(|id| !ids.contains(*id))?;
            left.remove(*id)
        });
        let (positions, mark) = match same {
            Some(old) => (positions(&old.positions, &point.positions), (old.mark, point.mark)),
            None => (positions(&[], &point.positions), (None, point.mark)),
        };
        let became = if same.is_some() { Became::Changed } else { Became::Came };
        if same.is_none() || mark.0 != mark.1 || !positions.is_empty() {
            changes.push(changed(became, point, mark, positions));
        }
    }
    for point in then.points.iter().filter(|p| left.contains_key(&p.id)) {
        changes.push(changed(Became::Gone, point, (point.mark, None), positions(&point.positions, &[])));
    }
    changes
}

fn changed(
    became: Became,
    point: &Point,
    mark: (Option<Mark>, Option<Mark>),
    positions: Vec<PositionChanged>,
) -> PointChanged {
    let (id, incident, question) = (point.id.clone(), point.incident.clone(), point.question.clone());
    PointChanged { became, point: id, incident, question, mark, positions }
}

fn positions(then: &[Position], now: &[Position]) -> Vec<PositionChanged> {
    let mut left: Vec<&Position> = then.iter().collect();
    let claims = |p: &Position| p.claims.iter().map(|c| c.finding.clone()).collect::<Vec<_>>();
    let mut changes = Vec::new();
    for position in now {
        let by_id = left.iter().position(|old| old.id == position.id);
        let same =
            by_id.or_else(|| left.iter().position(|old| old.canonical == position.canonical)).map(|k| left.remove(k));
        let (old, new) = (same.map(claims).unwrap_or_default(), claims(position));
        let came: Vec<FindingId> = new.iter().filter(|f| !old.contains(f)).cloned().collect();
        let gone: Vec<FindingId> = old.iter().filter(|f| !new.contains(f)).cloned().collect();
        let became = if same.is_some() { Became::Changed } else { Became::Came };
        if !came.is_empty() || !gone.is_empty() || same.is_some_and(|old| old.canonical != position.canonical) {
            let (position, value) = (position.id.clone(), position.value.clone());
            changes.push(PositionChanged { became, position, value, came, gone });
        }
    }
    for position in left {
        let (id, value) = (position.id.clone(), position.value.clone());
        let gone = claims(position);
        changes.push(PositionChanged { became: Became::Gone, position: id, value, came: Vec::new(), gone });
    }
    changes
}
