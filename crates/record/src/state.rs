//! What people said of the findings and of what is joined: operations that count in, corrected findings and advice out. A pure
//! function; what no longer fits is told, one by one, and left out.

use std::collections::BTreeMap;

use sayso_case::{FindingId, ReadReport, ReportId, Seen, WherePrecision};
use sayso_incidents::{Advice, Answer, AnswerOrder, At, Background, Belongs, CaseFile, Lies, Order, Say, in_order};

use crate::correct::{correct, everything, place_of, reject};
use crate::operation::{Change, Field, Judged, Operation, OperationId};

/// An operation that counts and cannot be followed, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Which.
    pub operation: OperationId,
    /// Why, as a sentence without its full stop.
    pub why: String,
}

/// What all judgements of one finding come to.
struct Judgement<'o> {
    finding: FindingId,
    last: (usize, &'o Operation),
    rejected: bool,
    fields: BTreeMap<Field, (&'o str, usize, &'o Operation)>,
}

/// Corrects and rejects findings as people said, and says which of those that are left a person has seen. The last judgement of a
/// finding says whether it is one, the last correction of a field what it is.
pub fn judged(reports: &mut [ReadReport], operations: &[&Operation]) -> (Vec<Seen>, Vec<Misfit>) {
    let places: BTreeMap<ReportId, usize> = reports.iter().enumerate().map(|(k, r)| (r.report.id.clone(), k)).collect();
    let mut misfits: Vec<(usize, Misfit)> = Vec::new();
    let mut misfit = |at: usize, o: &Operation, why: String| {
        misfits.push((at, Misfit { operation: o.id.clone(), why }));
    };
    let mut judgements: BTreeMap<(usize, &str), Judgement<'_>> = BTreeMap::new();
    for (at, &operation) in operations.iter().enumerate() {
        let Some(change) = operation.change() else { continue };
        let Some(meant) = change.judged() else { continue };
        let place = places.get(&meant.report).and_then(|&k| Some((k, reports.get(k)?)));
        let Some((k, read)) = place else {
            misfit(at, operation, format!("its report {} is not in the record any more", meant.report));
            continue;
        };
        let finding = match meant_by(read, meant) {
            Ok(finding) => finding,
            Err(why) => {
                misfit(at, operation, why);
                continue;
            }
        };
        let new = || Judgement { finding, last: (at, operation), rejected: false, fields: BTreeMap::new() };
        let judgement = judgements.entry((k, &meant.id)).or_insert_with(new);
        judgement.last = (at, operation);
        judgement.rejected = matches!(change, Change::Reject { .. });
        if let Change::Correct { field, to, .. } = change {
            judgement.fields.insert(*field, (to, at, operation));
        }
    }
    // In order of the log, whatever the reports are called.
    let mut all: Vec<_> = judgements.into_iter().collect();
    all.sort_by_key(|(_, judgement)| judgement.last.0);
    let mut seen = Vec::new();
    for ((k, id), judgement) in all {
        let Some(read) = reports.get_mut(k) else { continue };
        if place_of(&read.findings, id).is_none() {
            // It was a piece of a saying that was rejected.
            let (at, last) = judgement.last;
            misfit(at, last, format!("{id} is no longer found in {}", read.report.path));
            continue;
        }
        if judgement.rejected {
            reject(&mut read.findings, id);
            continue;
        }
        let mut corrected = false;
        for (field, (to, at, operation)) in judgement.fields {
            match correct(read, id, field, to) {
                Ok(()) => corrected = true,
                Err(why) => misfit(at, operation, why),
            }
        }
        seen.push(Seen { finding: judgement.finding, corrected });
    }
    misfits.sort_by_key(|(at, _)| *at);
    (seen, misfits.into_iter().map(|(_, misfit)| misfit).collect())
}

/// One report as it stands in the case of a record in which people said this of its findings, and which of them a person has seen.
pub fn as_in_case(mut read: ReadReport, operations: &[&Operation]) -> (ReadReport, Vec<Seen>) {
    let seen = judged(std::slice::from_mut(&mut read), operations).0;
    in_order(&mut read.findings);
    (read, seen)
}

/// The finding that a judgement is about. In the text that was judged it must stand where it stood: the same id at another place
/// is another occurrence of the words, since one before it is found that was not, or is found no more.
fn meant_by(read: &ReadReport, meant: &Judged) -> Result<FindingId, String> {
    let (id, path) = (&meant.id, &read.report.path);
    let found = everything(&read.findings).find(|(other, _, _)| other.as_str() == id);
    let (finding, _, span) = found.ok_or_else(|| format!("{id} is no longer found in {path}"))?;
    let is_same_text = read.report.text_sha256 == meant.text_sha256;
    if is_same_text && (span.start, span.end) != (meant.start, meant.end) {
        return Err(format!(
            "{id} stands at bytes {} to {} of {path} now, and at {} to {} when it was judged: the same words elsewhere",
            span.start, span.end, meant.start, meant.end
        ));
    }
    Ok(finding.clone())
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
            Change::JoinAnswers { answers } => case.answers.push(answered(Say::Same, answers, at)),
            Change::PartAnswers { answers } => case.answers.push(answered(Say::Apart, answers, at)),
            Change::Background { incidents } => case
                .background
                .extend(incidents.iter().map(|incident| Background { incident: incident.clone(), at: at.clone() })),
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
            | Change::Blank { .. }
            | Change::Undo { .. } => {}
        }
    }
    advice
}

fn answered(say: Say, answers: &[Answer], at: At) -> AnswerOrder {
    AnswerOrder { say, of: answers.to_vec(), at }
}

fn is_same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// Leaves out what these operations say of incidents, names, answers, reports and places; whether there was any of it.
pub(crate) fn without(advice: &mut Advice, operations: &[String]) -> bool {
    let stays = |at: &At| !operations.contains(&at.file);
    let case = &mut advice.case;
    let count = |case: &CaseFile| {
        case.incidents.len()
            + case.names.len()
            + case.reports.len()
            + case.places.len()
            + case.answers.len()
            + case.background.len()
    };
    let before = count(case);
    case.incidents.retain(|o| stays(&o.at));
    case.names.retain(|o| stays(&o.at));
    case.reports.retain(|o| stays(&o.at));
    case.places.retain(|o| stays(&o.at));
    case.answers.retain(|o| stays(&o.at));
    case.background.retain(|o| stays(&o.at));
    count(case) < before
}
