//! Lines of the contract as JSON: one, and so many of a list.

use sayso_contract::Line;
use sayso_record::{Operation, operation_line};
use serde_json::{Value, json};

use crate::call::Call;

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
    let from = call.number("from", 0, all.len());
    let most = call.number("most", LINES, MOST).max(1);
    let lines: Vec<Value> = all.iter().skip(from).take(most).map(line).collect();
    let next = Some(from + lines.len()).filter(|next| *next < all.len());
    json!({ "lines": lines, "from": from, "total": all.len(), "next": next })
}
