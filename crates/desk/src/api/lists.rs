//! Lists of lines.

use std::ops::Range;

use axum::http::StatusCode;
use sayso_case::{Report, ReportId};
use sayso_contract::{
    Line, ReadBy, incidents_lines_in, ledger_lines_in, names_lines_in, report_line, victims_lines_in,
};
use sayso_record::{hit_line, unsure_line};
use serde_json::{Value, json};

use crate::call::{Answer, Call, Reply};
use crate::desk::Desk;
use crate::failed::Failed;
use crate::lines::{operation, paged, paged_in, value};
use crate::pages::search::query;

fn lines(call: &Call, total: usize, of: impl FnOnce(Range<usize>) -> Vec<Line>) -> Answer {
    let lines = |range| of(range).iter().map(value).collect();
    Ok(Reply::json(StatusCode::OK, &paged_in(call, total, lines)))
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
    let case = &desk.shown().case;
    lines(call, case.incidents.len(), |range| incidents_lines_in(case, range))
}

pub(crate) fn names(desk: &Desk, call: &Call) -> Answer {
    let case = &desk.shown().case;
    lines(call, case.names.len(), |range| names_lines_in(case, range))
}

pub(crate) fn figures(desk: &Desk, call: &Call) -> Answer {
    let case = &desk.shown().case;
    lines(call, case.ledger.len(), |range| ledger_lines_in(case, range))
}

pub(crate) fn victims(desk: &Desk, call: &Call) -> Answer {
    let case = &desk.shown().case;
    lines(call, case.victims.len(), |range| victims_lines_in(case, range))
}

pub(crate) fn timeline(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let timeline = shown.timeline();
    lines(call, timeline.len(), |range| timeline.lines_in(&shown.case, range))
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
    let found = desk.search(&desk.shown(), &query)?;
    let lines: Vec<Value> = found.hits.iter().map(|hit| value(&Line::Hit(hit_line(hit)))).collect();
    Ok(Reply::json(StatusCode::OK, &json!({ "lines": lines, "more": found.more, "also": found.also })))
}
