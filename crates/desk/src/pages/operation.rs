//! An operation in words: when, what was done, and to what.

use maud::{Markup, html};
use sayso_contract::OperationLine;
use sayso_dossier::safe::Words;
use sayso_record::{Change, Operation};

/// Digits of a SHA-256, and those of them that people are shown.
const HASH: usize = 64;
const SHORT: usize = 12;

/// Whether it brought a report.
pub(super) fn is_arrival(operation: &Operation) -> bool {
    matches!(operation.change(), Some(Change::Add { .. } | Change::Read { .. }))
}

/// The word for what was done.
pub(super) fn what(line: &OperationLine) -> String {
    line.what.as_deref().unwrap_or("forgotten").replace('_', " ")
}

/// A time without what nobody reads of it: "2031-03-06 10:00".
pub(super) fn when(at: &str) -> Markup {
    let short: String = at.chars().take(16).collect::<String>().replace('T', " ");
    html! { time datetime=(Words(at)) { (Words(&short)) } }
}

/// What an operation is about, and what it says.
pub(super) fn about(line: &OperationLine) -> String {
    let mut parts: Vec<String> =
        line.finding.iter().cloned().chain(line.field.clone()).chain(line.of.iter().map(|of| cut(of))).collect();
    if let (true, Some(report)) = (parts.is_empty(), &line.report) {
        parts.push(cut(report));
    }
    parts.extend(line.to.as_ref().map(|to| format!("“{to}”")));
    parts.join(" ")
}

/// Of the id of an operation or a report so many digits are enough.
fn cut(id: &str) -> String {
    match id.get(..SHORT) {
        Some(short) if id.len() == HASH => short.to_owned(),
        _ => id.to_owned(),
    }
}
