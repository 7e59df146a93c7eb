//! What a person should look at first. In goes a case, out come findings, incidents and places of which the program is least sure, each
//! with what makes it unsure. What a person has seen is left out.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{
    Case, FindingId, Incident, IncidentId, MentionKind, NameId, Outcome, ReadReport, ReportId, Statement, Unit,
};
use sayso_incidents::JOINS_FROM;
use sayso_text::Span;
use serde::{Deserialize, Serialize};

/// A join whose best score is at most so many hundredths above what is needed is at the margin.
const MARGIN: i32 = 60;

/// Of what sort it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Kind {
    Incident,
    Statement,
    Figure,
    Victim,
    Name,
}

impl Kind {
    /// Its word in lines.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Incident => "incident",
            Kind::Statement => "statement",
            Kind::Figure => "figure",
            Kind::Victim => "victim",
            Kind::Name => "name",
        }
    }
}

/// Something that the program is not sure of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsure {
    /// Its id.
    pub id: String,
    /// Of what sort it is.
    pub kind: Kind,
    /// Where it stands; `None` for what is joined.
    pub place: Option<(ReportId, Span)>,
    /// Its words, or its label.
    pub text: String,
    /// What makes it unsure, the weightiest first.
    pub reasons: Vec<String>,
    /// The weights of the reasons together.
    pub weight: u32,
}

/// Reasons with their weights: how much each is likely to change of what the page says.
struct Reasons(Vec<(u32, String)>);

impl Reasons {
    fn add(&mut self, weight: u32, is_so: bool, words: impl FnOnce() -> String) {
        if is_so {
            self.0.push((weight, words()));
        }
    }
}

/// What is looked up of a case again and again.
struct Known<'c> {
    paths: BTreeMap<&'c ReportId, &'c str>,
    labels: BTreeMap<&'c IncidentId, &'c str>,
    /// Of each way a place is written the first name that has it.
    places: BTreeMap<&'c str, &'c NameId>,
}

impl<'c> Known<'c> {
    fn of(case: &'c Case) -> Self {
        let mut places = BTreeMap::new();
        for name in case.names.iter().filter(|name| name.kind == MentionKind::Place) {
            name.variants.iter().for_each(|v| {
                places.entry(v.text.as_str()).or_insert(&name.id);
            });
        }
        Known {
            paths: case.reports.iter().map(|read| (&read.report.id, read.report.path.as_str())).collect(),
            labels: case.incidents.iter().map(|incident| (&incident.id, incident.label.as_str())).collect(),
            places,
        }
    }
}

/// The least sure first; those alike in case order.
pub fn unsure(case: &Case) -> Vec<Unsure> {
    let mut list: Vec<Unsure> = Vec::new();
    let known = Known::of(case);
    let mut take = |id: &str, kind, place: Option<(ReportId, Span)>, text: &str, Reasons(mut reasons): Reasons| {
        reasons.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        let weight = reasons.iter().map(|(weight, _)| weight).sum();
        if weight > 0 {
            let (id, text, reasons) = (id.to_owned(), text.to_owned(), reasons.into_iter().map(|(_, r)| r).collect());
            list.push(Unsure { id, kind, place, text, reasons, weight });
        }
    };
    for incident in &case.incidents {
        take(incident.id.as_str(), Kind::Incident, None, &incident.label, of_incident(&known, incident));
    }
    let seen: BTreeSet<&FindingId> = case.seen.iter().map(|seen| &seen.finding).collect();
    for read in &case.reports {
        let (id, text) = (&read.report.id, &read.report.text);
        let at = |span: Span| Some((id.clone(), span));
        // Of a saying in pieces the first stands for all.
        for s in read.findings.statements.iter().filter(|s| s.id == s.saying && !seen.contains(&s.id)) {
            take(s.id.as_str(), Kind::Statement, at(s.span), s.span.of(text), of_statement(read, s));
        }
        for f in read.findings.figures.iter().filter(|f| !seen.contains(&f.id)) {
            take(f.id.as_str(), Kind::Figure, at(f.span), f.span.of(text), of_figure(f));
        }
        for v in read.findings.victims.iter().filter(|v| !seen.contains(&v.id)) {
            let mut reasons = Reasons(Vec::new());
            reasons.add(1, v.side.is_none(), || "whose this victim is, is not told".to_owned());
            take(v.id.as_str(), Kind::Victim, at(v.span), v.span.of(text), reasons);
        }
    }
    for located in case.places.iter().filter(|p| p.chosen.is_none() && p.candidates.len() > 1 && p.latitude.is_none()) {
        let id = known.places.get(located.words.as_str());
        let mut reasons = Reasons(Vec::new());
        reasons.add(3, true, || format!("{} places have this name", located.candidates.len()));
        take(id.map_or("", |id| id.as_str()), Kind::Name, None, &located.words, reasons);
    }
    list.sort_by_key(|one| std::cmp::Reverse(one.weight));
    list
}

fn of_statement(read: &ReadReport, s: &Statement) -> Reasons {
    let mut reasons = Reasons(Vec::new());
    let f = &read.findings;
    reasons.add(5, s.speaker.name.is_none(), || "nobody is found who says it".to_owned());
    let known = [s.speaker.name.as_deref(), s.speaker.body.as_deref()];
    let also: Vec<&str> = s.also.iter().filter_map(|other| other.name.as_deref()).collect();
    let could = f.mentions.iter().filter(|m| {
        let speaks = matches!(m.kind, MentionKind::Person | MentionKind::Body) && m.named;
        let is_known = known.contains(&Some(m.name.as_str())) || also.contains(&m.name.as_str());
        speaks && !is_known && s.source.is_some_and(|source| source.contains(m.span))
    });
    let mut others: Vec<&str> = Vec::new();
    for mention in could {
        if !others.contains(&mention.name.as_str()) && s.speaker.id.as_ref() != Some(&mention.mention_of) {
            others.push(&mention.name);
        }
    }
    reasons.add(4, !others.is_empty() && s.speaker.name.is_some(), || {
        format!("it may be said by {} instead: two stand in the words for its speaker", others.join(" or "))
    });
    reasons.add(2, s.cue.is_none(), || match (&s.speaker.name, s.source) {
        (Some(_), None) => "no verb of saying: taken to go on with the speaker before it".to_owned(),
        _ => "no verb of saying carries it".to_owned(),
    });
    reasons
}

fn of_figure(f: &sayso_case::Figure) -> Reasons {
    let mut reasons = Reasons(Vec::new());
    let hurt = matches!(f.outcome, Outcome::Killed | Outcome::Wounded | Outcome::KilledOrWounded | Outcome::Missing);
    let people = f.unit == Unit::People;
    reasons.add(4, f.low.is_none() && f.high.is_none(), || "it has no number".to_owned());
    reasons.add(2, people && f.outcome == Outcome::Other, || "what became of them is not told".to_owned());
    reasons.add(2, people && hurt && f.side.is_none(), || "whose people they are is not told".to_owned());
    reasons.add(1, people && hurt && f.place.is_none() && f.when.is_none(), || {
        "neither where nor when is told beside it".to_owned()
    });
    reasons
}

fn of_incident(known: &Known, incident: &Incident) -> Reasons {
    let mut reasons = Reasons(Vec::new());
    let path = |id: &ReportId| known.paths.get(id).map_or_else(|| id.to_string(), |path| (*path).to_owned());
    let told = |j: &sayso_case::Join| j.reasons.iter().any(|(part, _)| *part == sayso_case::JoinPart::Told);
    for report in incident.reports.iter().skip(1) {
        let of = incident.joins.iter().filter(|j| &j.reports.0 == report || &j.reports.1 == report);
        let best = of.clone().map(|j| j.score).max();
        let by_person = of.clone().any(told);
        reasons.add(3, !by_person && best.is_some_and(|score| score < JOINS_FROM + MARGIN), || {
            let score = f64::from(best.unwrap_or_default()) / 100.0;
            let needed = f64::from(JOINS_FROM) / 100.0;
            format!("{} is joined at the margin: {score:.1} where {needed:.1} joins", path(report))
        });
    }
    if let Some(other) = incident.perhaps_the_same.first() {
        let label = known.labels.get(&other.incident).copied().unwrap_or_default();
        reasons.add(3, true, || format!("it may be the same as {} ({label})", other.incident));
    }
    reasons
}
