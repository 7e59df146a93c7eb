//! Where everything is. In goes a case, out come the numbers and look-ups by which the page refers to it: report 3,
//! paragraph 4 is "03.4".

use std::collections::BTreeMap;

use maud::{Markup, html};
use sayso_case::{
    Case, Event, Figure, FindingId, IncidentId, LedgerLine, Origin, Point, ReadReport, ReportId, Speaker, Statement,
    Victim,
};
use sayso_text::{Span, paragraphs};

use crate::open;
use crate::sides::Sides;

/// The word for a finding that a person has corrected.
pub(crate) const CORRECTED: &str = "corrected";

/// A finding and the report it stands in.
#[derive(Clone, Copy)]
pub(crate) struct Found<'c> {
    pub(crate) report: usize,
    pub(crate) span: Span,
    pub(crate) finding: Finding<'c>,
}

/// A finding of any type.
#[derive(Clone, Copy)]
pub(crate) enum Finding<'c> {
    Statement(&'c Statement),
    Figure(&'c Figure),
    Event(&'c Event),
    Mention,
    Victim(&'c Victim),
}

impl<'c> Finding<'c> {
    /// Who says it.
    pub(crate) fn speaker(self) -> Option<&'c Speaker> {
        match self {
            Finding::Statement(s) => Some(&s.speaker),
            Finding::Figure(f) => Some(&f.speaker),
            Finding::Event(e) => Some(&e.speaker),
            Finding::Victim(v) => Some(&v.speaker),
            Finding::Mention => None,
        }
    }

    /// The statement it is or hangs on.
    fn statement(self) -> Option<&'c FindingId> {
        match self {
            Finding::Statement(s) => Some(&s.id),
            Finding::Figure(f) => f.statement.as_ref(),
            Finding::Event(e) => e.statement.as_ref(),
            Finding::Victim(v) => v.statement.as_ref(),
            Finding::Mention => None,
        }
    }
}

/// Where every finding stands: a case of many reports has millions, so each takes as little room as it can.
struct Finds<'c>(Vec<(&'c FindingId, Place)>);

/// The report, and the finding's place among all of it.
#[derive(Clone, Copy)]
struct Place {
    report: u32,
    finding: u32,
}

impl<'c> Finds<'c> {
    fn of(case: &'c Case) -> Self {
        let count = case.reports.iter().map(|read| all_findings(read).count()).sum();
        let mut all: Vec<(&FindingId, Place)> = Vec::with_capacity(count);
        for (report, read) in (0..).zip(&case.reports) {
            let here = (0..).zip(all_findings(read)).map(|(finding, (id, ..))| (id, Place { report, finding }));
            all.extend(here);
        }
        // Of one id the first stays.
        all.sort_by_key(|(id, _)| id.as_str());
        all.dedup_by_key(|(id, _)| id.as_str());
        Finds(all)
    }

    fn get(&self, case: &'c Case, id: &FindingId) -> Option<Found<'c>> {
        let k = self.0.binary_search_by_key(&id.as_str(), |(id, _)| id.as_str()).ok()?;
        let (_, place) = self.0.get(k)?;
        let report = place.report as usize;
        let (_, span, finding) = nth(case.reports.get(report)?, place.finding as usize)?;
        Some(Found { report, span, finding })
    }
}

/// All numbers and look-ups of one page.
pub(crate) struct Index<'c> {
    pub(crate) case: &'c Case,
    pub(crate) sides: Sides,
    pub(crate) paragraphs: Vec<Vec<Span>>,
    numbers: BTreeMap<&'c str, usize>,
    finds: Finds<'c>,
    points: BTreeMap<&'c str, Vec<&'c Point>>,
    incidents: BTreeMap<&'c str, usize>,
    /// The ledger's lines by incident.
    lines: BTreeMap<&'c str, Vec<&'c LedgerLine>>,
    /// What a person has judged, and whether he corrected it.
    seen: BTreeMap<&'c str, bool>,
    /// Whether the marks of that are left open, to be filled in when a page is shown.
    pub(crate) open: bool,
    /// The first origin of several reports that a report belongs to.
    origins: BTreeMap<&'c str, &'c Origin>,
}

impl<'c> Index<'c> {
    /// Reads a case once.
    pub(crate) fn of(case: &'c Case) -> Self {
        let mut index = Index {
            case,
            sides: Sides::of(case),
            paragraphs: case.reports.iter().map(|r| paragraphs(&r.report.text)).collect(),
            numbers: BTreeMap::new(),
            finds: Finds::of(case),
            points: BTreeMap::new(),
            incidents: BTreeMap::new(),
            lines: BTreeMap::new(),
            seen: case.seen.iter().map(|s| (s.finding.as_str(), s.corrected)).collect(),
            open: false,
            origins: BTreeMap::new(),
        };
        for (k, read) in case.reports.iter().enumerate() {
            index.numbers.entry(read.report.id.as_str()).or_insert(k);
        }
        for point in &case.points {
            index.points.entry(point.incident.as_str()).or_default().push(point);
        }
        for (k, incident) in case.incidents.iter().enumerate() {
            index.incidents.entry(incident.id.as_str()).or_insert(k);
        }
        for line in &case.ledger {
            if let Some(incident) = &line.incident {
                index.lines.entry(incident.as_str()).or_default().push(line);
            }
        }
        for origin in case.origins.iter().filter(|o| o.reports.len() > 1) {
            for report in &origin.reports {
                index.origins.entry(report.as_str()).or_insert(origin);
            }
        }
        index
    }

    /// A report's place in the case.
    pub(crate) fn report(&self, id: &ReportId) -> Option<usize> {
        self.numbers.get(id.as_str()).copied()
    }

    /// An incident's place in the case.
    pub(crate) fn incident(&self, id: &IncidentId) -> Option<usize> {
        self.incidents.get(id.as_str()).copied()
    }

    /// What is asked about an incident, in case order.
    pub(crate) fn points_of(&self, id: &IncidentId) -> &[&'c Point] {
        self.points.get(id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The ledger's lines of an incident, in case order.
    pub(crate) fn lines_of(&self, id: &IncidentId) -> &[&'c LedgerLine] {
        self.lines.get(id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The origin that a report shares with others.
    pub(crate) fn origin_of(&self, report: &ReportId) -> Option<&'c Origin> {
        self.origins.get(report.as_str()).copied()
    }

    /// Whether a person corrected (true) or only saw a finding; `None`: it is as the program read it, and nobody has seen it.
    pub(crate) fn judged(&self, id: &FindingId) -> Option<bool> {
        self.seen.get(id.as_str()).copied()
    }

    /// What a person made of a finding, behind what is said.
    pub(crate) fn judged_said(&self, id: &FindingId) -> Markup {
        if self.open {
            return open::open_said(id);
        }
        html! { @if let Some(corrected) = self.judged(id) { (open::said(open::word(corrected))) } }
    }

    /// The same behind a reference.
    pub(crate) fn judged_beside(&self, id: &FindingId) -> Markup {
        if self.open {
            return open::open_beside(id);
        }
        html! { @if let Some(corrected) = self.judged(id) { (open::beside(open::word(corrected))) } }
    }

    /// The finding with this id.
    pub(crate) fn find(&self, id: &FindingId) -> Option<Found<'c>> {
        self.finds.get(self.case, id)
    }

    /// The figure with this id.
    pub(crate) fn figure(&self, id: &FindingId) -> Option<&'c Figure> {
        match self.find(id)?.finding {
            Finding::Figure(f) => Some(f),
            _ => None,
        }
    }

    /// The statement that a finding is or hangs on.
    pub(crate) fn statement(&self, id: &FindingId) -> Option<&'c Statement> {
        let found = self.find(id)?;
        match self.find(found.finding.statement()?)?.finding {
            Finding::Statement(s) => Some(s),
            _ => None,
        }
    }

    /// The paragraph (from 1) of a report in which a byte stands, or the one before it.
    pub(crate) fn paragraph(&self, report: usize, byte: usize) -> usize {
        self.paragraphs.get(report).map_or(0, |all| all.partition_point(|p| p.start <= byte).max(1))
    }

    /// The readable text of a report.
    pub(crate) fn text(&self, report: usize) -> &'c str {
        self.case.reports.get(report).map_or("", |r| r.report.text.as_str())
    }

    /// The language of a report's words, where they are not English as the page is.
    pub(crate) fn lang(&self, report: usize) -> Option<&'c str> {
        const PAGE: &str = "en";
        self.case.reports.get(report)?.report.read_as.language().filter(|code| *code != PAGE)
    }

    /// What a report is called in short.
    pub(crate) fn outlet(&self, report: usize) -> &'c str {
        outlet(self.case, report)
    }

    /// The report's date as written in the contract.
    pub(crate) fn published(&self, report: usize) -> Option<String> {
        self.case.reports.get(report)?.report.published.map(|d| d.to_string())
    }
}

/// What a report is called in short: its publisher, else its title, else its path.
pub(crate) fn outlet(case: &Case, report: usize) -> &str {
    let report = case.reports.get(report).map(|read| &read.report);
    report.map_or("", |r| r.publisher.as_deref().or(r.title.as_deref()).unwrap_or(&r.path))
}

/// The id, place and kind of every finding of a report.
fn all_findings(read: &ReadReport) -> impl Iterator<Item = (&FindingId, Span, Finding<'_>)> {
    (0..).map_while(|k| nth(read, k))
}

/// One of them, by its place among all.
fn nth(read: &ReadReport, k: usize) -> Option<(&FindingId, Span, Finding<'_>)> {
    let f = &read.findings;
    let figures = k.checked_sub(f.statements.len());
    let events = figures.and_then(|k| k.checked_sub(f.figures.len()));
    let mentions = events.and_then(|k| k.checked_sub(f.events.len()));
    let victims = mentions.and_then(|k| k.checked_sub(f.mentions.len()));
    match (figures, events, mentions, victims) {
        (.., Some(k)) => f.victims.get(k).map(|v| (&v.id, v.span, Finding::Victim(v))),
        (.., Some(k), None) => f.mentions.get(k).map(|m| (&m.id, m.span, Finding::Mention)),
        (_, Some(k), ..) => f.events.get(k).map(|e| (&e.id, e.span, Finding::Event(e))),
        (Some(k), ..) => f.figures.get(k).map(|g| (&g.id, g.span, Finding::Figure(g))),
        (None, ..) => f.statements.get(k).map(|s| (&s.id, s.span, Finding::Statement(s))),
    }
}
