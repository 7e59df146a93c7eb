//! Lists of lines.

use axum::http::StatusCode;
use sayso_case::{Report, ReportId};
use sayso_contract::{
    Line, ReadBy, incidents_lines, ledger_lines, names_lines, report_line, timeline_lines, victims_lines,
};
use sayso_record::{hit_line, unsure_line};
use serde_json::{Value, json};

use crate::call::{Answer, Call, Reply};
use crate::desk::Desk;
use crate::failed::Failed;
use crate::lines::{operation, paged, value};
use crate::pages::search::query;

fn lines(call: &Call, all: &[Line]) -> Answer {
    Ok(Reply::json(StatusCode::OK, &paged(call, all, value)))
}

/// Without what is large of each: its text, and where the parts of it are.
pub(crate) fn reports(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let mut failed = None;
    let page = paged(call, &shown.case.reports, |read| {
        let mut line = match report(desk, &read.report) {
            Ok(line) => value(&line),
            Err(why) => {
                failed = Some(why);
                Value::Null
            }
        };
        if let Value::Object(line) = &mut line {
            line.remove("text");
            line.remove("parts");
        }
        line
    });
    failed.map_or_else(|| Ok(Reply::json(StatusCode::OK, &page)), Err)
}

/// A report as its line, with what it was read with.
pub(super) fn report(desk: &Desk, report: &Report) -> Result<Line, Failed> {
    Ok(report_line(report, &read_by(desk, &report.id)?))
}

fn read_by(desk: &Desk, report: &ReportId) -> Result<ReadBy, Failed> {
    let by = desk.read(|record| record.read_by(report))?;
    Ok(ReadBy { program: by.program, rules: by.rules, left_out: by.left_out, weights: by.weights })
}

pub(crate) fn incidents(desk: &Desk, call: &Call) -> Answer {
    lines(call, &incidents_lines(&desk.shown().case))
}

pub(crate) fn names(desk: &Desk, call: &Call) -> Answer {
    lines(call, &names_lines(&desk.shown().case))
}

pub(crate) fn figures(desk: &Desk, call: &Call) -> Answer {
    lines(call, &ledger_lines(&desk.shown().case))
}

pub(crate) fn victims(desk: &Desk, call: &Call) -> Answer {
    lines(call, &victims_lines(&desk.shown().case))
}

pub(crate) fn timeline(desk: &Desk, call: &Call) -> Answer {
    lines(call, &timeline_lines(&desk.shown().case))
}

pub(crate) fn unsure(desk: &Desk, call: &Call) -> Answer {
    let one = |one: &sayso_record::Unsure| value(&Line::Unsure(unsure_line(one)));
    Ok(Reply::json(StatusCode::OK, &paged(call, &desk.shown().unsure, one)))
}

pub(crate) fn operations(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    Ok(Reply::json(StatusCode::OK, &paged(call, &shown.operations, |o| operation(o, shown.counts(o)))))
}

pub(crate) fn search(desk: &Desk, call: &Call) -> Answer {
    let query = query(call)?;
    let found = desk.read(|record| record.search(&query, desk.asked.threads))?;
    let lines: Vec<Value> = found.hits.iter().map(|hit| value(&Line::Hit(hit_line(hit)))).collect();
    Ok(Reply::json(StatusCode::OK, &json!({ "lines": lines, "more": found.more, "also": found.also })))
}
