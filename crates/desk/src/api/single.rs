//! One thing, and the lines that belong to it.

use axum::http::StatusCode;
use sayso_contract::{Line, findings_lines, schema as schema_of};
use sayso_record::named;
use serde_json::{Value, json};

use super::lists;
use crate::call::{Answer, Call, Reply};
use crate::desk::Desk;
use crate::failed::Failed;
use crate::lines::{operation as operation_value, value};

fn lines(all: &[Line]) -> Answer {
    let lines: Vec<Value> = all.iter().map(value).collect();
    Ok(Reply::json(StatusCode::OK, &json!({ "lines": lines })))
}

pub(crate) fn case(desk: &Desk, _: &Call) -> Answer {
    let shown = desk.shown();
    let (counts, (seen, corrected)) = (shown.counts(), shown.all_seen());
    let mut case = json!({
            "title": counts.title,
            "reports": counts.reports,
            "incidents": counts.incidents,
            "points": counts.points,
            "names": counts.names,
            "unsure": shown.unsure_count(),
            "seen": seen,
            "corrected": corrected,
            "operations": shown.operations.len(),
            "last": shown.operations.last().map(|o| o.id.to_string()),
            "unfit": shown.misfits.iter().map(|m| json!({ "operation": m.operation.to_string(), "why": m.why })).collect::<Vec<_>>(),
    });
    // Only of a large record, until what was said last is joined.
    if let (Value::Object(case), 1..) = (&mut case, shown.behind) {
        case.insert("behind".to_owned(), shown.behind.into());
    }
    Ok(Reply::json(StatusCode::OK, &case))
}

pub(crate) fn report(desk: &Desk, call: &Call) -> Answer {
    let id = call.parameter("id");
    let shown = desk.shown();
    let read = shown.report_or(id, || nothing("report", id))?;
    let mut all = vec![lists::report(desk, &read.report)?];
    all.extend(findings_lines(&read));
    lines(&all)
}

pub(crate) fn finding(desk: &Desk, call: &Call) -> Answer {
    let id = call.parameter("id");
    let shown = desk.shown();
    let read = shown.report_of(id)?.ok_or_else(|| nothing("finding", id))?;
    let lines: Vec<Value> = findings_lines(&read).iter().map(value).collect();
    let line = lines.into_iter().find(|line| line.get("id").and_then(Value::as_str) == Some(id));
    let line = line.ok_or_else(|| nothing("finding", id))?;
    let seen = shown.seen(id).map_or("no", |corrected| if corrected { "corrected" } else { "confirmed" });
    Ok(Reply::json(StatusCode::OK, &json!({ "line": line, "reviewed": seen })))
}

pub(crate) fn incident(desk: &Desk, call: &Call) -> Answer {
    let id = call.parameter("id");
    let lines = desk.shown().incident_lines(id)?.ok_or_else(|| nothing("incident", id))?;
    Ok(Reply::json_of(&lines, &json!({ "lines": [] })))
}

pub(crate) fn operation(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let operation = named(&shown.operations, call.parameter("id")).map_err(|why| Failed::nothing(format!("{why}.")))?;
    Ok(Reply::json(StatusCode::OK, &json!({ "line": operation_value(operation, shown.counts_still(operation)) })))
}

pub(crate) fn schema(_: &Desk, call: &Call) -> Answer {
    let name = call.parameter("type");
    let schema = schema_of(name).ok_or_else(|| nothing("type of line", name))?;
    Ok(Reply::json(StatusCode::OK, &schema))
}

/// Nothing has this id.
fn nothing(what: &str, id: &str) -> Failed {
    Failed::nothing(format!("There is no {what} {id:?} in this record."))
}
