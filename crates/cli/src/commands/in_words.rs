//! What tables say in words: of reports and incidents in place of their ids, of the contract's lists, of several speakers.

use std::collections::BTreeMap;

use sayso_case::{Case, Report};

/// What tables say of a report in place of its id, and of an incident in place of its.
pub struct Reports<'c> {
    reports: BTreeMap<&'c str, &'c Report>,
    incidents: BTreeMap<&'c str, &'c str>,
}

impl<'c> Reports<'c> {
    pub fn of(case: &'c Case) -> Self {
        Reports {
            reports: case.reports.iter().map(|r| (r.report.id.as_str(), &r.report)).collect(),
            incidents: case.incidents.iter().map(|i| (i.id.as_str(), i.label.as_str())).collect(),
        }
    }

    /// The report's path, or the id itself.
    pub fn path(&self, id: &str) -> String {
        self.reports.get(id).map_or(id, |r| &r.path).to_owned()
    }

    /// The paths of several, parted by a comma.
    pub fn paths(&self, ids: &[String]) -> String {
        ids.iter().map(|id| self.path(id)).collect::<Vec<_>>().join(", ")
    }

    /// The incident's label, or the id itself; "" for none.
    pub fn incident(&self, id: Option<&str>) -> String {
        id.map(|id| self.incidents.get(id).copied().unwrap_or(id)).unwrap_or_default().to_owned()
    }

    /// The speaker as people are shown: where a report speaks in its own voice, its publisher, or its path.
    pub fn speaker(&self, speaker: Option<&str>, report: &str) -> String {
        if let Some(name) = speaker {
            return name.to_owned();
        }
        let publisher = self.reports.get(report).and_then(|r| r.publisher.clone());
        format!("[{}]", publisher.unwrap_or_else(|| self.path(report)))
    }
}

/// A word of one of the contract's lists, as it is printed.
pub fn word(value: &impl serde::Serialize) -> Option<String> {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned))
}

/// Each speaker once, in order.
pub fn once(names: impl IntoIterator<Item = String>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen.join(", ")
}
