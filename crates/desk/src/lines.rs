//! Lines of the contract as JSON: one, and so many of a list.

use std::ops::Range;

use sayso_contract::Line;
use sayso_record::{Operation, operation_line};
use serde_json::{Value, json};

use crate::call::Call;
use crate::failed::Failed;

/// So many lines a list gives unless it is asked for more, and so many at most.
const LINES: usize = 100;
const MOST: usize = 1000;

/// An operation as its line.
pub(crate) fn operation(operation: &Operation, counts: bool) -> Value {
    value(&Line::Operation(operation_line(operation, counts)))
}

/// A line as JSON.
pub(crate) fn value(line: &Line) -> Value {
    serde_json::to_value(line).unwrap_or_default()
}

/// So many of a list, from the place that is asked for; how many there are, and where the next ones begin.
pub(crate) fn paged<T>(call: &Call, all: &[T], line: impl FnMut(&T) -> Value) -> Value {
    let (from, to, rest) = part(call, all.len());
    rest(all.get(from..to).unwrap_or_default().iter().map(line).collect())
}

/// The same of a list of so many lines, of which only those that are asked for are made.
pub(crate) fn paged_in(
    call: &Call,
    total: usize,
    lines: impl FnOnce(Range<usize>) -> Result<Vec<Value>, Failed>,
) -> Result<Value, Failed> {
    let (from, to, rest) = part(call, total);
    Ok(rest(lines(from..to)?))
}

/// Which part of so many is asked for, and what stands around its lines.
fn part(call: &Call, total: usize) -> (usize, usize, impl FnOnce(Vec<Value>) -> Value) {
    let from = call.number("from", 0, total);
    let most = call.number("most", LINES, MOST).max(1);
    let to = from.saturating_add(most).min(total);
    let next = Some(to).filter(|next| *next < total);
    (from, to, move |lines| json!({ "lines": lines, "from": from, "total": total, "next": next }))
}
