//! What a record has as lines of the contract: an operation, something to look at, a hit. In goes what is kept, out comes what is printed
//! and what the desk answers.

use sayso_contract::{HitLine, OperationLine, Place, ReviewedAs, UnsureLine};

use crate::operation::{Change, Operation};
use crate::search::{Hit, Reviewed};
use crate::unsure::Unsure;

/// An operation as a line; whether it counts is for whoever knows the whole log to say.
pub fn operation_line(operation: &Operation, counts: bool) -> OperationLine {
    let mut line = OperationLine {
        id: operation.id.to_string(),
        parents: operation.parents.iter().map(ToString::to_string).collect(),
        at: operation.at.to_string(),
        who: operation.body.as_ref().map(|body| body.who.clone()),
        why: operation.body.as_ref().and_then(|body| body.why.clone()),
        what: operation.change().map(|change| change.word().to_owned()),
        counts,
        report: None,
        finding: None,
        field: None,
        of: Vec::new(),
        to: None,
    };
    let Some(change) = operation.change() else { return line };
    if let Some(finding) = change.judged() {
        line.report = Some(finding.report.to_string());
        line.finding = Some(finding.id.clone());
    }
    match change.clone() {
        Change::Confirm { .. } | Change::Reject { .. } | Change::Forget | Change::Blank { .. } => {}
        Change::Correct { field, to, .. } => {
            (line.field, line.to) = (Some(field.as_str().to_owned()), Some(to));
        }
        Change::Add { came } => {
            line.report = Some(came.report.to_string());
            line.of = vec![came.path];
        }
        Change::Read { report, .. } | Change::Gone { report } => line.report = Some(report.to_string()),
        Change::Join { incidents } | Change::Part { incidents } => line.of = incidents,
        Change::JoinNames { names } | Change::PartNames { names } => line.of = names,
        Change::JoinAnswers { answers } | Change::PartAnswers { answers } => {
            line.of = answers.into_iter().map(|answer| answer.finding).collect();
        }
        Change::Background { incidents } => line.of = incidents,
        Change::Move { report, incident } => (line.of, line.to) = (vec![report], Some(incident)),
        Change::Place { name, latitude, longitude, precision } => {
            line.of = vec![name];
            line.to = Some(format!("{latitude} {longitude}, precision {precision}"));
        }
        Change::Rename { name, label } => (line.of, line.to) = (vec![name], Some(label)),
        Change::Side { label, names } => (line.of, line.to) = (names, Some(label)),
        Change::Title { title } => line.to = Some(title),
        Change::Note { on, text } => (line.of, line.to) = (on.into_iter().collect(), Some(text)),
        Change::Undo { operation } => line.of = vec![operation.to_string()],
    }
    line
}

/// Something to look at as a line.
pub fn unsure_line(one: &Unsure) -> UnsureLine {
    UnsureLine {
        id: one.id.clone(),
        kind: one.kind.as_str().to_owned(),
        report: one.place.as_ref().map(|(id, _)| id.to_string()),
        span: one.place.as_ref().map(|(_, span)| Place::from(*span)),
        text: one.text.clone(),
        reasons: one.reasons.clone(),
        weight: one.weight,
    }
}

/// A hit as a line.
pub fn hit_line(hit: &Hit) -> HitLine {
    let said = hit.statement.as_ref();
    HitLine {
        report: hit.report.to_string(),
        path: hit.path.clone(),
        title: hit.title.clone(),
        publisher: hit.publisher.clone(),
        published: hit.published.map(|date| date.to_string()),
        statement: said.map(|s| s.id.clone()),
        span: said.map(|s| Place::from(s.span)),
        text: said.map(|s| s.text.clone()),
        speaker: said.and_then(|s| s.speaker.clone()),
        manner: said.map(|s| s.manner),
        reviewed: said.map(|s| match s.reviewed {
            Reviewed::No => ReviewedAs::No,
            Reviewed::Confirmed => ReviewedAs::Confirmed,
            Reviewed::Corrected => ReviewedAs::Corrected,
        }),
    }
}
