//! What people said of findings, laid over what was joined before they said it: which findings are seen, corrected or rejected, and which
//! of the queue are done. What is joined of it is seen once it is joined again.

use std::collections::BTreeMap;

use sayso_case::{ReadReport, Report};
use sayso_record::{Change, Operation, Record, as_in_case};

use super::file::Broken;
use super::{Shared, stays};

/// What was said, at one point of the log.
#[derive(Debug, Default)]
pub(super) struct Live {
    /// How many operations have come since that change what is joined.
    pub behind: usize,
    /// The places in the queue of what was judged since, in order.
    pub put_away: Vec<usize>,
    /// By report what was said of its findings, and what that comes to.
    reports: BTreeMap<String, Said>,
    /// When people said of which reports that they are gone.
    gone: BTreeMap<String, String>,
}

/// What was said of the findings of one report.
#[derive(Clone, Debug)]
struct Said {
    operations: Vec<Operation>,
    seen: Vec<(String, bool)>,
}

impl Live {
    /// At the point of a record's log; what `before` has of a report is taken from there, where nothing new was said of it.
    pub(super) fn of(record: &Record, shared: &Shared, before: Option<&Live>) -> Result<Self, Broken> {
        let since = record.operations().iter().skip(shared.made_of.operations);
        let mut live = Live { behind: since.filter(|o| !stays(o)).count(), ..Live::default() };
        // Another record may have been merged into this one, and what is new in it stand anywhere.
        if !shared.made_of.is_at(record.operations()) {
            live.behind = live.behind.max(1);
        }
        let mut said: BTreeMap<String, Vec<&Operation>> = BTreeMap::new();
        for operation in record.followed() {
            if let Some(finding) = operation.change().and_then(Change::judged) {
                said.entry(finding.report.to_string()).or_default().push(operation);
            }
        }
        for operation in record.in_force() {
            if let Some(Change::Gone { report }) = operation.change() {
                live.gone.insert(report.to_string(), operation.at.to_string());
            }
        }
        for (report, operations) in said {
            let same = |known: &&Said| known.operations.iter().eq(operations.iter().copied());
            let known = before.and_then(|before| before.reports.get(&report)).filter(same).cloned();
            let said = match known {
                Some(known) => known,
                None => {
                    let Some(place) = shared.place_of(&report)? else { continue };
                    let Some(read) = shared.found(place)? else { continue };
                    let (_, seen) = as_in_case(read, &operations);
                    Said {
                        operations: operations.into_iter().cloned().collect(),
                        seen: seen.into_iter().map(|seen| (seen.finding.to_string(), seen.corrected)).collect(),
                    }
                }
            };
            live.reports.insert(report, said);
        }
        live.put_away = live.done(shared)?;
        Ok(live)
    }

    /// The places in the queue of what was judged.
    fn done(&self, shared: &Shared) -> Result<Vec<usize>, Broken> {
        let mut places = Vec::new();
        for said in self.reports.values() {
            let mut done: BTreeMap<&str, bool> = said.seen.iter().map(|(id, _)| (id.as_str(), true)).collect();
            for change in said.operations.iter().filter_map(Operation::change) {
                if let Some(finding) = change.judged() {
                    let is_done = matches!(change, Change::Reject { .. });
                    done.entry(&finding.id).and_modify(|done| *done |= is_done).or_insert(is_done);
                }
            }
            for (id, _) in done.into_iter().filter(|(_, is_done)| *is_done) {
                places
                    .extend(shared.all("SELECT place FROM unsure WHERE id = ?1", [id], |row| row.get::<_, usize>(0))?);
            }
        }
        places.sort_unstable();
        places.dedup();
        Ok(places)
    }

    pub(super) fn seen(&self) -> BTreeMap<String, bool> {
        self.reports.values().flat_map(|said| said.seen.iter().cloned()).collect()
    }

    /// How many findings of a report were seen.
    pub(super) fn seen_in(&self, report: &str) -> usize {
        self.reports.get(report).map_or(0, |said| said.seen.len())
    }

    /// A report as it was found, corrected as people said.
    pub(super) fn corrected(&self, read: ReadReport) -> ReadReport {
        let said = self.reports.get(read.report.id.as_str());
        let operations: Vec<&Operation> = said.iter().flat_map(|said| &said.operations).collect();
        let (read, _) = as_in_case(read, &operations);
        ReadReport { report: self.called(read.report), findings: read.findings }
    }

    /// A report's particulars as they are now.
    pub(super) fn called(&self, report: Report) -> Report {
        let gone = self.gone.get(report.id.as_str()).cloned();
        Report { gone, ..report }
    }

    /// Where in the queue of then what is at this place of the queue of now stands.
    pub(super) fn place_then(&self, now: usize) -> usize {
        let mut then = now;
        for place in &self.put_away {
            if *place <= then {
                then += 1;
            }
        }
        then
    }

    /// The other way round; `None` for what was put away.
    pub(super) fn place_now(&self, then: usize) -> Option<usize> {
        let before = self.put_away.binary_search(&then).err()?;
        Some(then - before)
    }
}
