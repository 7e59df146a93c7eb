//! What people said of findings, laid over what was joined before they said it: which findings are seen, corrected or rejected, and which
//! of the queue are done. What else comes of it is seen once it is joined again; of a note and of a confirmation nothing else comes.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{ReadReport, Report};
use sayso_record::{Change, Operation, OperationId, Record, as_in_case};

use super::Shared;
use super::file::{Broken, number};

/// What was said, at one point of the log.
#[derive(Debug, Default)]
pub(super) struct Live {
    /// How many operations have come since that change what is joined.
    pub behind: usize,
    /// The places in the queue of what was judged since, in order.
    pub put_away: Vec<usize>,
    /// Whether a person has corrected (true) or only seen a finding, by its id.
    pub seen: BTreeMap<String, bool>,
    /// How many of the findings that the page of the case counts were seen, and how many of those corrected.
    pub used: (usize, usize),
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
    /// As [`Live::used`], and as [`Live::put_away`] in any order.
    used: (usize, usize),
    put_away: Vec<usize>,
}

impl Live {
    /// At the point of a record's log; what `before` has of a report is taken from there, where nothing new was said of it.
    pub(super) fn of(record: &Record, shared: &Shared, before: Option<&Live>) -> Result<Self, Broken> {
        let mut live = Live::default();
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
                    let seen: Vec<(String, bool)> =
                        seen.into_iter().map(|seen| (seen.finding.to_string(), seen.corrected)).collect();
                    let (used, put_away) = (shared.used_of(&seen)?, shared.put_away(&operations, &seen)?);
                    Said { operations: operations.into_iter().cloned().collect(), seen, used, put_away }
                }
            };
            live.reports.insert(report, said);
        }
        for said in live.reports.values() {
            live.put_away.extend(&said.put_away);
            live.seen.extend(said.seen.iter().cloned());
            live.used = (live.used.0 + said.used.0, live.used.1 + said.used.1);
        }
        live.put_away.sort_unstable();
        live.put_away.dedup();
        live.behind = live.count_behind(record.operations(), shared);
        // Another record may have been merged into this one, and what is new in it stand anywhere.
        if !shared.made_of.is_at(record.operations()) {
            live.behind = live.behind.max(1);
        }
        Ok(live)
    }

    /// How many operations of a log have come since that change what is joined.
    fn count_behind(&self, operations: &[Operation], shared: &Shared) -> usize {
        let since = operations.get(shared.made_of.operations..).unwrap_or_default();
        if since.iter().all(|o| matches!(o.change(), Some(Change::Note { .. }))) {
            return 0;
        }
        // To confirm what somebody rejected or corrected before may bring it back, or settle what two say differently.
        let is_more = |change: &&Change| matches!(change, Change::Reject { .. } | Change::Correct { .. });
        let judged = operations.iter().filter_map(Operation::change).filter(is_more).filter_map(Change::judged);
        let judged: BTreeSet<&str> = judged.map(|finding| finding.id.as_str()).collect();
        // What is found no more, or stands elsewhere now, does not fit, and that is told once it is joined.
        let only_seen = |o: &Operation, is_undone: bool| match o.change() {
            Some(Change::Note { .. }) => true,
            Some(Change::Confirm { finding }) => {
                !judged.contains(finding.id.as_str()) && (is_undone || self.seen.contains_key(&finding.id))
            }
            _ => false,
        };
        let is_unfit = |id: &OperationId| shared.misfits.iter().any(|misfit| misfit.operation == *id);
        let undoes = |id: &OperationId| {
            !is_unfit(id) && operations.iter().find(|o| o.id == *id).is_some_and(|o| only_seen(o, true))
        };
        let undone: BTreeSet<&OperationId> = since
            .iter()
            .filter_map(|o| if let Some(Change::Undo { operation }) = o.change() { Some(operation) } else { None })
            .collect();
        let stays = |o: &&Operation| match o.change() {
            Some(Change::Undo { operation }) => undoes(operation),
            _ => only_seen(o, undone.contains(&o.id)),
        };
        since.iter().filter(|o| !stays(o)).count()
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

impl Shared {
    /// The places in the queue of what was judged in a report, in any order.
    fn put_away(&self, operations: &[&Operation], seen: &[(String, bool)]) -> Result<Vec<usize>, Broken> {
        let mut done: BTreeMap<&str, bool> = seen.iter().map(|(id, _)| (id.as_str(), true)).collect();
        for change in operations.iter().filter_map(|operation| operation.change()) {
            if let Some(finding) = change.judged() {
                let is_done = matches!(change, Change::Reject { .. });
                done.entry(&finding.id).and_modify(|done| *done |= is_done).or_insert(is_done);
            }
        }
        let mut places = Vec::new();
        for (id, _) in done.into_iter().filter(|(_, is_done)| *is_done) {
            places.extend(self.all("SELECT place FROM unsure WHERE id = ?1", [id], |row| row.get::<_, usize>(0))?);
        }
        Ok(places)
    }

    /// How many of these findings the page of the case counts, and how many of those were corrected.
    fn used_of(&self, seen: &[(String, bool)]) -> Result<(usize, usize), Broken> {
        let mut used = (0, 0);
        for (id, corrected) in seen {
            let is_used = self.one("SELECT 1 FROM used WHERE number = ?1", [number(id)], |_| Ok(()))?.is_some();
            used.0 += usize::from(is_used);
            used.1 += usize::from(is_used && *corrected);
        }
        Ok(used)
    }
}
