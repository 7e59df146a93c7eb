//! A case as the exports look things up in it: reports and sides by id, the incident of a finding, which origin a report has.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{Case, FindingId, Incident, IncidentId, LedgerLine, ReadReport, ReportId, SideId};

pub(crate) struct Index<'c> {
    pub case: &'c Case,
    reports: BTreeMap<&'c ReportId, &'c ReadReport>,
    incident_of: BTreeMap<&'c FindingId, &'c Incident>,
    incidents: BTreeMap<&'c IncidentId, &'c Incident>,
    lines: BTreeMap<&'c IncidentId, Vec<&'c LedgerLine>>,
    sides: BTreeMap<&'c SideId, &'c str>,
    origins: BTreeMap<&'c ReportId, &'c str>,
    statements: BTreeSet<&'c FindingId>,
}

impl<'c> Index<'c> {
    pub(crate) fn of(case: &'c Case) -> Self {
        let mut incident_of = BTreeMap::new();
        for incident in &case.incidents {
            for finding in &incident.findings {
                incident_of.entry(finding).or_insert(incident);
            }
        }
        let mut lines: BTreeMap<&IncidentId, Vec<&LedgerLine>> = BTreeMap::new();
        for line in &case.ledger {
            if let Some(id) = &line.incident {
                lines.entry(id).or_default().push(line);
            }
        }
        let mut origins = BTreeMap::new();
        for origin in &case.origins {
            for report in &origin.reports {
                origins.entry(report).or_insert(origin.id.as_str());
            }
        }
        Index {
            case,
            reports: case.reports.iter().map(|r| (&r.report.id, r)).collect(),
            incident_of,
            incidents: case.incidents.iter().map(|i| (&i.id, i)).collect(),
            lines,
            sides: case.sides.iter().map(|s| (&s.id, s.label.as_str())).collect(),
            origins,
            statements: case.reports.iter().flat_map(|r| r.findings.statements.iter().map(|s| &s.id)).collect(),
        }
    }

    pub(crate) fn report(&self, id: &ReportId) -> Option<&'c ReadReport> {
        self.reports.get(id).copied()
    }

    pub(crate) fn incident_of(&self, finding: &FindingId) -> Option<&'c Incident> {
        self.incident_of.get(finding).copied()
    }

    pub(crate) fn incident(&self, id: &IncidentId) -> Option<&'c Incident> {
        self.incidents.get(id).copied()
    }

    /// The lines of the ledger that are of this incident, in case order.
    pub(crate) fn lines(&self, incident: &IncidentId) -> &[&'c LedgerLine] {
        self.lines.get(incident).map_or(&[], Vec::as_slice)
    }

    /// Whether it is a statement of the case.
    pub(crate) fn is_statement(&self, finding: &FindingId) -> bool {
        self.statements.contains(finding)
    }

    /// What a side is called.
    pub(crate) fn side(&self, id: Option<&SideId>) -> Option<&'c str> {
        self.sides.get(id?).copied()
    }

    /// The origin of a report: that which it shares with others, else its own.
    pub(crate) fn origin(&self, report: &'c ReportId) -> &'c str {
        self.origins.get(report).copied().unwrap_or(report.as_str())
    }

    /// Who publishes a report, or its path.
    pub(crate) fn publisher(&self, report: &ReportId) -> &'c str {
        self.report(report).map_or("", |r| r.report.publisher.as_deref().unwrap_or(&r.report.path))
    }

    /// Who speaks; the report's publisher where it speaks in its own voice.
    pub(crate) fn voice(&self, speaker: Option<&'c str>, report: &ReportId) -> &'c str {
        speaker.unwrap_or_else(|| self.publisher(report))
    }
}
