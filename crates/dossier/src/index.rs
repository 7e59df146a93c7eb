//! Where everything is. In goes a case, out come the numbers by which the page refers to it: report 3, paragraph 4 is
//! "3.4"; the second incident is B, its first point B1, that point's third position B1c.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{
    Case, Event, Figure, FindingId, Incident, LedgerLine, Mention, Point, Position, PositionId, ReadReport, ReportId,
    Speaker, Statement, Victim,
};
use sayso_text::{Span, paragraphs};

use crate::safe::anchor;
use crate::sides::{self, Sides};
use crate::wording::letters;

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
    Mention(&'c Mention),
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
            Finding::Mention(_) => None,
        }
    }

    /// The statement it is or hangs on.
    pub(crate) fn statement(self) -> Option<&'c FindingId> {
        match self {
            Finding::Statement(s) => Some(&s.id),
            Finding::Figure(f) => f.statement.as_ref(),
            Finding::Event(e) => e.statement.as_ref(),
            Finding::Victim(v) => v.statement.as_ref(),
            Finding::Mention(_) => None,
        }
    }
}

/// A point with its label and its positions in the order shown: a denial stands right after what it denies.
pub(crate) struct Numbered<'c> {
    pub(crate) point: &'c Point,
    pub(crate) label: String,
    pub(crate) positions: Vec<(String, &'c Position)>,
}

/// A place on the page that uses a finding.
pub(crate) struct Use {
    pub(crate) label: String,
    pub(crate) href: String,
}

/// All numbers and look-ups of one page.
pub(crate) struct Index<'c> {
    pub(crate) case: &'c Case,
    pub(crate) sides: Sides<'c>,
    pub(crate) paragraphs: Vec<Vec<Span>>,
    /// Labels of incidents ("A") with their points, in case order.
    pub(crate) incidents: Vec<(String, &'c Incident, Vec<Numbered<'c>>)>,
    numbers: BTreeMap<&'c str, usize>,
    finds: BTreeMap<&'c str, Found<'c>>,
    positions: BTreeMap<&'c str, String>,
    uses: BTreeMap<&'c str, Vec<Use>>,
    pub(crate) voices: BTreeMap<&'c str, usize>,
    /// Pairs of sides that answer a question differently, the lower first.
    opposed: BTreeSet<(usize, usize)>,
}

impl<'c> Index<'c> {
    /// Reads a case once.
    pub(crate) fn of(case: &'c Case) -> Self {
        let mut index = Index {
            case,
            sides: Sides::of(case),
            paragraphs: case.reports.iter().map(|r| paragraphs(&r.report.text)).collect(),
            incidents: Vec::new(),
            numbers: BTreeMap::new(),
            finds: BTreeMap::new(),
            positions: BTreeMap::new(),
            uses: BTreeMap::new(),
            voices: BTreeMap::new(),
            opposed: BTreeSet::new(),
        };
        for (k, read) in case.reports.iter().enumerate() {
            index.numbers.entry(read.report.id.as_str()).or_insert(k);
            for (id, span, finding) in all_findings(read) {
                index.finds.entry(id.as_str()).or_insert(Found { report: k, span, finding });
            }
        }
        let mut points: BTreeMap<&str, Vec<&Point>> = BTreeMap::new();
        for point in &case.points {
            points.entry(point.incident.as_str()).or_default().push(point);
        }
        for (k, incident) in case.incidents.iter().enumerate() {
            let label = letters(k).to_uppercase();
            let its_points = points.remove(incident.id.as_str()).unwrap_or_default();
            let numbered = its_points.into_iter().enumerate().map(|(n, p)| index.number(&label, n + 1, p)).collect();
            index.incidents.push((label, incident, numbered));
        }
        index.gather_ledger(&case.ledger);
        for point in &case.points {
            index.oppose(point);
        }
        index
    }

    fn number(&mut self, incident: &str, n: usize, point: &'c Point) -> Numbered<'c> {
        let label = format!("{incident}{n}");
        let mut positions = Vec::new();
        for (k, position) in in_order(point).into_iter().enumerate() {
            let name = format!("{label}{}", letters(k));
            self.positions.entry(position.id.as_str()).or_insert_with(|| name.clone());
            for claim in &position.claims {
                let uses = self.uses.entry(claim.finding.as_str()).or_default();
                if uses.iter().all(|u| u.label != name) {
                    uses.push(Use { label: name.clone(), href: anchor("q-", &position.id) });
                }
            }
            positions.push((name, position));
        }
        Numbered { point, label, positions }
    }

    /// Sides are opposed where each takes a position on a point that the other does not: a seat of government and its
    /// country, should they count as two sides, answer alike and are not.
    fn oppose(&mut self, point: &Point) {
        let taken: Vec<Vec<usize>> = point.positions.iter().map(|p| self.sides_of(p)).collect();
        for (k, these) in taken.iter().enumerate() {
            for those in &taken[k + 1..] {
                for a in these.iter().filter(|a| !those.contains(a)) {
                    for b in those.iter().filter(|b| !these.contains(b)) {
                        self.opposed.insert((*a.min(b), *a.max(b)));
                    }
                }
            }
        }
    }

    /// Whether two sides answer some question of the case differently.
    pub(crate) fn opposed(&self, a: usize, b: usize) -> bool {
        self.opposed.contains(&(a.min(b), a.max(b)))
    }

    /// The sides whose speakers take a position.
    pub(crate) fn sides_of(&self, position: &Position) -> Vec<usize> {
        sides::distinct(position.claims.iter().map(|c| self.side_of(&c.finding)))
    }

    fn gather_ledger(&mut self, ledger: &'c [LedgerLine]) {
        for line in ledger {
            for entry in &line.entries {
                let uses = self.uses.entry(entry.figure.as_str()).or_default();
                let href = anchor("l-", &line.id);
                if uses.iter().all(|u| u.href != href) {
                    uses.push(Use { label: "fig.".into(), href });
                }
            }
        }
    }

    /// A report's place in the case.
    pub(crate) fn report(&self, id: &ReportId) -> Option<usize> {
        self.numbers.get(id.as_str()).copied()
    }

    /// The finding with this id.
    pub(crate) fn find(&self, id: &FindingId) -> Option<Found<'c>> {
        self.finds.get(id.as_str()).copied()
    }

    /// The label of a position ("B1c").
    pub(crate) fn position(&self, id: &str) -> Option<&str> {
        self.positions.get(id).map(String::as_str)
    }

    /// Where the page uses a finding.
    pub(crate) fn uses(&self, id: &FindingId) -> &[Use] {
        self.uses.get(id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The paragraph (from 1) of a report in which a byte stands, or the one before it.
    pub(crate) fn paragraph(&self, report: usize, byte: usize) -> usize {
        self.paragraphs.get(report).map_or(0, |all| all.partition_point(|p| p.start <= byte).max(1))
    }

    /// What a report is called in short: its publisher, else its title, else its path.
    pub(crate) fn outlet(&self, report: usize) -> &'c str {
        self.case.reports.get(report).map_or("", |r| {
            let r = &r.report;
            r.publisher.as_deref().or(r.title.as_deref()).unwrap_or(&r.path)
        })
    }

    /// Whether two findings are by one speaker: the same name, or the own words of one outlet.
    pub(crate) fn same_speaker(&self, a: (Option<&str>, &ReportId), b: (Option<&str>, &ReportId)) -> bool {
        let outlet = |id| self.report(id).map(|k| self.outlet(k));
        match (a.0, b.0) {
            (None, None) => a.1 == b.1 || outlet(a.1) == outlet(b.1),
            (a, b) => a == b,
        }
    }

    /// The report's date as written in the contract.
    pub(crate) fn published(&self, report: usize) -> Option<String> {
        self.case.reports.get(report)?.report.published.map(|d| d.to_string())
    }

    /// The side that the words for a finding's speaker name.
    pub(crate) fn side_of(&self, id: &FindingId) -> Option<usize> {
        let found = self.find(id)?;
        let speaker = found.finding.speaker()?;
        if speaker.name.is_none() && speaker.body.is_none() {
            let outlet = self.case.reports.get(found.report)?.report.publisher.as_deref();
            return self.sides.named_in(outlet);
        }
        self.sides
            .named_in(speaker.body.as_deref().into_iter().chain(speaker.name.as_deref()))
            .or_else(|| self.sides.named_in(self.source_words(found)))
    }

    /// The words by which the report names the speaker of a finding.
    pub(crate) fn source_words(&self, found: Found<'c>) -> Option<&'c str> {
        let statement = self.find(found.finding.statement()?)?;
        let Finding::Statement(s) = statement.finding else {
            return None;
        };
        let text = &self.case.reports.get(statement.report)?.report.text;
        Some(s.source?.of(text)).filter(|w| !w.is_empty())
    }

    /// Says under which number each statement's speaker is listed.
    pub(crate) fn list_voices(&mut self, voices: BTreeMap<&'c str, usize>) {
        self.voices = voices;
    }
}

/// The id, place and kind of every finding of a report.
pub(crate) fn all_findings(read: &ReadReport) -> impl Iterator<Item = (&FindingId, Span, Finding<'_>)> {
    let f = &read.findings;
    let statements = f.statements.iter().map(|s| (&s.id, s.span, Finding::Statement(s)));
    let figures = f.figures.iter().map(|g| (&g.id, g.span, Finding::Figure(g)));
    let events = f.events.iter().map(|e| (&e.id, e.span, Finding::Event(e)));
    let mentions = f.mentions.iter().map(|m| (&m.id, m.span, Finding::Mention(m)));
    let victims = f.victims.iter().map(|v| (&v.id, v.span, Finding::Victim(v)));
    statements.chain(figures).chain(events).chain(mentions).chain(victims)
}

/// A point's positions in case order, each followed by those that deny it.
fn in_order(point: &Point) -> Vec<&Position> {
    let all = &point.positions;
    let here = |id: &PositionId| all.iter().any(|p| p.id == *id);
    let denies_here = |p: &Position| p.denies.as_ref().is_some_and(|d| *d != p.id && here(d));
    let mut order: Vec<&Position> = Vec::with_capacity(all.len());
    let mut todo: Vec<&Position> = all.iter().rev().filter(|p| !denies_here(p)).collect();
    while let Some(position) = todo.pop() {
        if order.iter().any(|p| std::ptr::eq(*p, position)) {
            continue;
        }
        order.push(position);
        todo.extend(all.iter().rev().filter(|p| denies_here(p) && p.denies.as_ref() == Some(&position.id)));
    }
    // Positions that deny one another in a ring are reached from nowhere.
    for position in all {
        if !order.iter().any(|p| std::ptr::eq(*p, position)) {
            order.push(position);
        }
    }
    order
}
