//! What people said of the findings and of what is joined: operations that count in, corrected findings and advice out. A pure
//! function; what no longer fits is told, one by one, and left out.

use std::collections::BTreeMap;

use sayso_case::{FindingId, ReadReport, ReportId, Seen, WherePrecision};
use sayso_incidents::{Advice, At, Belongs, Lies, Order, Say};

use crate::correct::{correct, everything, reject};
use crate::operation::{Change, Field, Operation, OperationId};

/// An operation that counts and cannot be followed, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Which.
    pub operation: OperationId,
    /// Why, as a sentence without its full stop.
    pub why: String,
}

/// What all judgements of one finding come to.
#[derive(Default)]
struct Judgement<'o> {
    last: Option<&'o Operation>,
    rejected: bool,
    fields: BTreeMap<Field, (&'o str, &'o Operation)>,
}

/// Corrects and rejects findings as people said, and says which of those that are left a person has seen. The last judgement of a
/// finding says whether it is one, the last correction of a field what it is.
pub fn judged(reports: &mut [ReadReport], operations: &[&Operation]) -> (Vec<Seen>, Vec<Misfit>) {
    let mut judgements: BTreeMap<(&ReportId, &str), Judgement<'_>> = BTreeMap::new();
    for &operation in operations {
        let Some(change) = operation.change() else { continue };
        let Some(finding) = change.judged() else { continue };
        let judgement = judgements.entry((&finding.report, &finding.id)).or_default();
        judgement.last = Some(operation);
        judgement.rejected = matches!(change, Change::Reject { .. });
        if let Change::Correct { field, to, .. } = change {
            judgement.fields.insert(*field, (to, operation));
        }
    }
    let (mut seen, mut misfits) = (Vec::new(), Vec::new());
    let places: BTreeMap<ReportId, usize> = reports.iter().enumerate().map(|(k, r)| (r.report.id.clone(), k)).collect();
    // In order of the log, whatever the reports are called.
    let mut all: Vec<_> = judgements.into_iter().filter_map(|(of, j)| Some((j.last?, of, j))).collect();
    let number = |o: &Operation| operations.iter().position(|other| other.id == o.id);
    all.sort_by_cached_key(|(last, _, _)| number(last));
    for (last, (report, id), judgement) in all {
        let mut misfit = |o: &Operation, why: String| misfits.push(Misfit { operation: o.id.clone(), why });
        let Some(read) = places.get(report).and_then(|&k| reports.get_mut(k)) else {
            misfit(last, format!("its report {report} is not in the record any more"));
            continue;
        };
        let Some(finding) = found(read, id) else {
            misfit(last, format!("{id} is no longer found in {}", read.report.path));
            continue;
        };
        if judgement.rejected {
            reject(&mut read.findings, id);
            continue;
        }
        let mut corrected = false;
        for (field, (to, operation)) in judgement.fields {
            match correct(read, id, field, to) {
                Ok(()) => corrected = true,
                Err(why) => misfit(operation, why),
            }
        }
        seen.push(Seen { finding, corrected });
    }
    (seen, misfits)
}

fn found(read: &ReadReport, id: &str) -> Option<FindingId> {
    everything(&read.findings).find(|(other, _, _)| other.as_str() == id).map(|(id, _, _)| id.clone())
}

/// Where an operation stands, for errors about it.
pub(crate) fn at(operation: &Operation) -> At {
    At { file: format!("operation {}", operation.id.short()), line: 0 }
}

/// What people said of incidents, names, places and sides.
pub fn advice(operations: &[&Operation]) -> Advice {
    let mut advice = Advice::default();
    // What was added in one go came at one time, so that ids are those of the same reports without a record.
    let (mut times, mut last) = (0, None);
    for operation in operations {
        let Some(change) = operation.change() else { continue };
        if let Change::Add { came } = change {
            times += usize::from(last.is_some_and(|at| at != &operation.at));
            last = Some(&operation.at);
            advice.arrived.entry(came.report.clone()).or_insert(times);
        }
        let at = at(operation);
        let order = |say, of: &[String]| Order { say, of: of.to_vec(), at: at.clone() };
        let case = &mut advice.case;
        match change {
            Change::Join { incidents } => case.incidents.push(order(Say::Same, incidents)),
            Change::Part { incidents } => case.incidents.push(order(Say::Apart, incidents)),
            Change::JoinNames { names } => case.names.push(order(Say::Same, names)),
            Change::PartNames { names } => case.names.push(order(Say::Apart, names)),
            Change::Move { report, incident } => {
                // The last word on a report or a place counts.
                case.reports.retain(|other| other.report != *report);
                case.reports.push(Belongs { report: report.clone(), incident: incident.clone(), at });
            }
            Change::Place { name, latitude, longitude, precision } => {
                case.places.retain(|other| !is_same(&other.name, name));
                let precision = WherePrecision::try_from(*precision).unwrap_or(WherePrecision::Exact);
                let (latitude, longitude) = (*latitude, *longitude);
                case.places.push(Lies { name: name.clone(), latitude, longitude, precision, at });
            }
            Change::Rename { name, label } => {
                advice.aliases.values_mut().for_each(|names| names.retain(|other| !is_same(other, name)));
                advice.aliases.retain(|_, names| !names.is_empty());
                advice.aliases.entry(label.clone()).or_default().push(name.clone());
            }
            Change::Side { label, names } => {
                for name in names {
                    advice.sides.values_mut().for_each(|known| known.retain(|other| !is_same(other, name)));
                    advice.sides.entry(label.clone()).or_default().push(name.clone());
                }
                advice.sides.retain(|_, names| !names.is_empty());
            }
            Change::Title { title } => case.title = Some(title.clone()),
            Change::Add { .. }
            | Change::Read { .. }
            | Change::Confirm { .. }
            | Change::Reject { .. }
            | Change::Correct { .. }
            | Change::Gone { .. }
            | Change::Note { .. }
            | Change::Forget
            | Change::Undo { .. } => {}
        }
    }
    advice
}

fn is_same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// Leaves out what these operations say.
pub(crate) fn without(advice: &mut Advice, operations: &[String]) {
    let stays = |at: &At| !operations.contains(&at.file);
    advice.case.incidents.retain(|o| stays(&o.at));
    advice.case.names.retain(|o| stays(&o.at));
    advice.case.reports.retain(|o| stays(&o.at));
    advice.case.places.retain(|o| stays(&o.at));
}
