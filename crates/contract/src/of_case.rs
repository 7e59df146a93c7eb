//! From a joined case to lines.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use sayso_case::{
    AlsoSaid, Case, Claim, Degrees, FindingId, Incident, JoinPart, JoinedVictim, Moment, Name, Perhaps, Point,
    ReadReport, ReportId, SideId, Speaker, Victim, WherePrecision,
};

use crate::case_lines::{
    AlsoSaidLine, ClaimLine, IncidentLine, JoinedVictimLine, MomentKind, MomentLine, NameLine, NamingLine, OfSideLine,
    PerhapsLine, PointLine, PositionLine, ReasonLine, SideLine, WhereLine,
};
use crate::codes::{acled, plover};
use crate::line::Line;
use crate::of_report::lang;

/// The lines of `points`: each incident, followed by its points and by what else was said.
pub fn points_lines(case: &Case) -> Vec<Line> {
    let mut lines = Vec::with_capacity(case.incidents.len() + case.points.len() + case.also_said.len());
    for_each_incident(case, |of_one| lines.extend(of_one));
    lines
}

/// The lines of [`points_lines`], those of one incident after the other, so that never all are held.
pub fn for_each_incident(case: &Case, mut take: impl FnMut(Vec<Line>)) {
    let reports = Reports::of(case);
    let mut by_incident: BTreeMap<&str, Vec<&Point>> = BTreeMap::new();
    for point in &case.points {
        by_incident.entry(point.incident.as_str()).or_default().push(point);
    }
    let mut said: BTreeMap<&str, Vec<&AlsoSaid>> = BTreeMap::new();
    for also in &case.also_said {
        said.entry(also.incident.as_str()).or_default().push(also);
    }
    for incident in &case.incidents {
        let mut lines = vec![incident_line(incident)];
        let points = by_incident.remove(incident.id.as_str()).unwrap_or_default();
        lines.extend(points.into_iter().map(|point| reports.point(point)));
        let said = said.remove(incident.id.as_str()).unwrap_or_default();
        lines.extend(said.into_iter().map(|also| reports.also_said(also)));
        take(lines);
    }
}

/// Those of them that are of one incident.
pub fn points_lines_of(case: &Case, incident: &Incident) -> Vec<Line> {
    let reports = Reports::of(case);
    let points = case.points.iter().filter(|point| point.incident == incident.id);
    let said = case.also_said.iter().filter(|also| also.incident == incident.id);
    let mut lines = vec![incident_line(incident)];
    lines.extend(points.map(|point| reports.point(point)));
    lines.extend(said.map(|also| reports.also_said(also)));
    lines
}

/// The lines of `incidents`.
pub fn incidents_lines(case: &Case) -> Vec<Line> {
    incidents_lines_in(case, ALL)
}

/// Those of them that stand in this range of the whole.
pub fn incidents_lines_in(case: &Case, range: Range<usize>) -> Vec<Line> {
    part(&case.incidents, range).iter().map(incident_line).collect()
}

/// The lines of `names`.
pub fn names_lines(case: &Case) -> Vec<Line> {
    names_lines_in(case, ALL)
}

/// Those of them that stand in this range of the whole.
pub fn names_lines_in(case: &Case, range: Range<usize>) -> Vec<Line> {
    let labels = Labels::of(case);
    let places = case.reports.iter().enumerate().map(|(k, r)| (&r.report.id, k)).collect();
    part(&case.names, range).iter().map(|name| name_line(&places, &labels, name)).collect()
}

/// The lines of `victims`.
pub fn victims_lines(case: &Case) -> Vec<Line> {
    victims_lines_in(case, ALL)
}

/// Those of them that stand in this range of the whole.
pub fn victims_lines_in(case: &Case, range: Range<usize>) -> Vec<Line> {
    let reports = Reports::of(case);
    let wanted = part(&case.victims, range);
    let told_in: BTreeSet<&ReportId> = wanted.iter().flat_map(|v| &v.findings).map(|(report, _)| report).collect();
    let tellers = case.reports.iter().filter(|r| told_in.contains(&r.report.id));
    let victims = tellers.flat_map(|r| r.findings.victims.iter().map(|v| (&v.id, v))).collect();
    wanted.iter().map(|victim| reports.victim(victim, &victims)).collect()
}

/// The range of all lines.
pub(crate) const ALL: Range<usize> = 0..usize::MAX;

/// What of a list stands in a range, as far as it goes.
pub(crate) fn part<T>(all: &[T], range: Range<usize>) -> &[T] {
    all.get(range.start..range.end.min(all.len())).unwrap_or_default()
}

/// The lines of `timeline`: every event and figure that has a time, by that time (a year stands before its months, a month
/// before its days, an interval where it begins, the shorter first), then in case order.
pub fn timeline_lines(case: &Case) -> Vec<Line> {
    Timeline::of(case).lines_in(case, ALL)
}

/// The order of the lines of `timeline`, so that each part of a long one need not sort the whole again.
#[derive(Clone, Debug, Default)]
pub struct Timeline(Vec<Told>);

/// A dated finding by its places: of its report in the case, and in the report's list of events or of figures.
#[derive(Clone, Copy, Debug)]
struct Told {
    report: u32,
    figure: bool,
    place: u32,
}

impl Timeline {
    /// Sorts the dated findings of a case.
    pub fn of(case: &Case) -> Self {
        let mut all: Vec<(String, Told)> = Vec::new();
        for (report, read) in (0..).zip(&case.reports) {
            let found = &read.findings;
            let events =
                (0..).zip(&found.events).filter_map(|(place, e)| Some((e.span, e.when.as_ref()?, false, place)));
            let figures =
                (0..).zip(&found.figures).filter_map(|(place, f)| Some((f.span, f.when.as_ref()?, true, place)));
            let mut here: Vec<_> = events.chain(figures).collect();
            here.sort_by_key(|(span, ..)| *span);
            all.extend(
                here.into_iter()
                    .map(|(_, when, figure, place)| (when.moment.to_string(), Told { report, figure, place })),
            );
        }
        all.sort_by(|(a, _), (b, _)| time(a).cmp(&time(b)));
        Timeline(all.into_iter().map(|(_, told)| told).collect())
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is dated.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lines that stand in this range of the whole. `case` is the one that was sorted.
    pub fn lines_in(&self, case: &Case, range: Range<usize>) -> Vec<Line> {
        let wanted = part(&self.0, range);
        let reports: BTreeSet<u32> = wanted.iter().map(|told| told.report).collect();
        let reads = reports.iter().filter_map(|k| case.reports.get(*k as usize));
        let ids: BTreeSet<&FindingId> = reads
            .flat_map(|r| r.findings.events.iter().map(|e| &e.id).chain(r.findings.figures.iter().map(|f| &f.id)))
            .collect();
        let mut incident_of: BTreeMap<&FindingId, &Incident> = BTreeMap::new();
        for incident in &case.incidents {
            for finding in incident.findings.iter().filter(|finding| ids.contains(finding)) {
                incident_of.entry(finding).or_insert(incident);
            }
        }
        wanted
            .iter()
            .filter_map(|told| {
                let read = case.reports.get(told.report as usize)?;
                moment(read, told, &incident_of).map(Line::Moment)
            })
            .collect()
    }
}

/// Begin and end; ISO dates order as their text does.
fn time(when: &str) -> (&str, &str) {
    when.split_once('/').unwrap_or((when, when))
}

fn moment(read: &ReadReport, told: &Told, incident_of: &BTreeMap<&FindingId, &Incident>) -> Option<MomentLine> {
    let (text, found) = (&read.report.text, &read.findings);
    let moment = |when: Moment, id: &FindingId, span: sayso_text::Span, speaker: &Speaker| MomentLine {
        when: when.to_string(),
        incident: incident_of.get(id).map(|i| i.id.to_string()),
        fold: incident_of.get(id).and_then(|i| i.fold),
        finding: id.into(),
        kind: MomentKind::Event,
        event_type: None,
        mode: None,
        outcome: None,
        denied: None,
        place: None,
        speaker: speaker.name.clone(),
        report: read.report.id.to_string(),
        span: span.into(),
        text: span.of(text).to_owned(),
        sentence: found.sentence_at(span.start).of(text).to_owned(),
    };
    if told.figure {
        let f = found.figures.get(told.place as usize)?;
        return Some(MomentLine {
            kind: MomentKind::Figure,
            outcome: Some(f.outcome),
            denied: Some(f.denied),
            place: f.place.map(|p| p.of(text).to_owned()),
            ..moment(f.when.as_ref()?.moment, &f.id, f.span, &f.speaker)
        });
    }
    let e = found.events.get(told.place as usize)?;
    Some(MomentLine {
        event_type: Some(e.event_type),
        mode: Some(e.mode),
        place: e.place.map(|p| p.of(text).to_owned()),
        ..moment(e.when.as_ref()?.moment, &e.id, e.span, &e.speaker)
    })
}

fn incident_line(incident: &Incident) -> Line {
    Line::Incident(IncidentLine {
        id: incident.id.to_string(),
        label: incident.label.clone(),
        event_type: incident.event_type,
        when: incident.when.map(|when| when.to_string()),
        date_prec: incident.date_prec,
        place: (!incident.places.is_empty()).then(|| incident.places.join(" / ")),
        location: incident.located.as_ref().map(|l| WhereLine {
            variants: incident.places.clone(),
            geonames: l.chosen.map(|id| id.0),
            candidates: l.candidates.iter().map(|id| id.0).collect(),
            latitude: l.latitude.map(Degrees::degrees),
            longitude: l.longitude.map(Degrees::degrees),
        }),
        where_prec: incident.located.as_ref().and_then(|l| l.precision).map(WherePrecision::number),
        plover: incident.event_type.and_then(plover),
        acled: incident.event_type.and_then(acled),
        reports: incident.reports.iter().map(ReportId::to_string).collect(),
        told_by: incident.told_by.iter().map(ReportId::to_string).collect(),
        origins: incident.origins,
        findings: incident.findings.iter().map(Into::into).collect(),
        rank: incident.rank,
        fold: incident.fold,
        perhaps_the_same: incident.perhaps_the_same.iter().map(perhaps_line).collect(),
        was: incident.was.iter().map(ToString::to_string).collect(),
    })
}

fn perhaps_line(perhaps: &Perhaps) -> PerhapsLine {
    let part = |(part, value): &(JoinPart, i32)| ReasonLine { part: *part, value: f64::from(*value) / 100.0 };
    PerhapsLine {
        incident: perhaps.incident.to_string(),
        score: f64::from(perhaps.join.score) / 100.0,
        reasons: perhaps.join.reasons.iter().map(part).collect(),
    }
}

/// `places`: where each report stands in the case.
fn name_line(places: &BTreeMap<&ReportId, usize>, labels: &Labels, name: &Name) -> Line {
    let used = name.variants.iter().flat_map(|v| &v.reports).filter_map(|id| Some((*places.get(id)?, id)));
    let reports: BTreeMap<usize, &ReportId> = used.collect();
    Line::Name(NameLine {
        id: name.id.to_string(),
        kind: name.kind,
        label: name.label.clone(),
        variants: name.variants.iter().map(|v| v.text.clone()).collect(),
        reports: reports.into_values().map(ReportId::to_string).collect(),
        side: name.side.as_ref().and_then(|of| {
            let SideLine { id, label } = labels.line(Some(&of.side))?;
            Some(OfSideLine { id, label, told_by: of.told_by, statement: of.statement.as_ref().map(Into::into) })
        }),
    })
}

/// What the sides of a case are called, by their ids.
pub(crate) struct Labels<'c>(BTreeMap<&'c SideId, &'c str>);

impl<'c> Labels<'c> {
    pub fn of(case: &'c Case) -> Self {
        Labels(case.sides.iter().map(|side| (&side.id, side.label.as_str())).collect())
    }

    /// A side as lines show it; `None` where nobody knows whose.
    pub fn line(&self, id: Option<&SideId>) -> Option<SideLine> {
        let id = id?;
        Some(SideLine { id: id.to_string(), label: (*self.0.get(id)?).to_owned() })
    }
}

/// The reports of a case by id: a big case asks for them once a claim.
struct Reports<'c> {
    by_id: BTreeMap<&'c ReportId, &'c ReadReport>,
    sides: Labels<'c>,
}

impl<'c> Reports<'c> {
    fn of(case: &'c Case) -> Self {
        Reports { by_id: case.reports.iter().map(|r| (&r.report.id, r)).collect(), sides: Labels::of(case) }
    }

    fn text(&self, id: &ReportId) -> &'c str {
        self.by_id.get(id).map_or("", |r| &r.report.text)
    }

    fn lang(&self, id: &ReportId) -> Option<String> {
        self.by_id.get(id).and_then(|r| lang(&r.report))
    }

    fn point(&self, point: &Point) -> Line {
        let positions = point.positions.iter().map(|position| PositionLine {
            id: position.id.to_string(),
            value: position.value.clone(),
            canonical: position.canonical.clone(),
            rules: position.rules.clone(),
            denies: position.denies.as_ref().map(ToString::to_string),
            origins: position.origins,
            claims: position.claims.iter().map(|claim| self.claim(claim)).collect(),
        });
        Line::Point(PointLine {
            id: point.id.to_string(),
            incident: point.incident.to_string(),
            kind: point.kind,
            mark: point.mark,
            question: point.question.clone(),
            attribute: point.attribute,
            positions: positions.collect(),
        })
    }

    fn also_said(&self, also: &AlsoSaid) -> Line {
        Line::AlsoSaid(AlsoSaidLine {
            incident: also.incident.to_string(),
            holder: also.holder.to_string(),
            speaker: also.speaker.clone(),
            speaker_side: self.sides.line(also.speaker_side.as_ref()),
            claims: also.claims.iter().map(|claim| self.claim(claim)).collect(),
        })
    }

    fn claim(&self, claim: &Claim) -> ClaimLine {
        ClaimLine {
            finding: (&claim.finding).into(),
            kind: claim.kind,
            report: claim.report.to_string(),
            span: claim.span.into(),
            holder: claim.holder.to_string(),
            speaker: claim.speaker.clone(),
            speaker_side: self.sides.line(claim.speaker_side.as_ref()),
            own_voice: claim.own_voice,
            how: claim.how,
            chain: claim.chain.clone(),
            sentence: claim.sentence.of(self.text(&claim.report)).to_owned(),
            lang: self.lang(&claim.report),
        }
    }

    fn victim(&self, victim: &JoinedVictim, victims: &BTreeMap<&FindingId, &Victim>) -> Line {
        let findings = victim.findings.iter().map(|(report, id)| {
            let span = victims.get(id).map(|v| v.span);
            NamingLine {
                finding: id.into(),
                report: report.to_string(),
                span: span.map(Into::into),
                text: span.map(|s| s.of(self.text(report)).to_owned()),
            }
        });
        Line::JoinedVictim(JoinedVictimLine {
            id: victim.id.to_string(),
            names: victim.names.clone(),
            ages: victim.ages.clone(),
            roles: victim.roles.clone(),
            outcomes: victim.outcomes.clone(),
            sides: victim.sides.clone(),
            speakers: victim.speakers.clone(),
            findings: findings.collect(),
        })
    }
}
