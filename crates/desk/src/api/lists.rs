//! Lists of lines.

use axum::http::StatusCode;
use sayso_case::{Report, ReportId};
use sayso_contract::{Line, ReadBy, report_line};
use sayso_record::{hit_line, unsure_line};
use serde_json::{Value, json};

use crate::call::{Answer, Call, Reply};
use crate::desk::Desk;
use crate::failed::Failed;
use crate::lines::{operation, paged, paged_in, value};
use crate::pages::search::query;
use crate::source::{List, Row};

fn lines(desk: &Desk, call: &Call, list: List) -> Answer {
    let shown = desk.shown();
    let total = shown.count(list);
    let page = paged_in(call, total, |_| Ok(Vec::new()))?;
    let (from, to) = (place(&page, "from").unwrap_or(0), place(&page, "next").unwrap_or(total));
    Ok(Reply::json_of(&shown.lines(list, from..to)?, &page))
}

fn place(page: &Value, key: &str) -> Option<usize> {
    page.get(key)?.as_u64().and_then(|n| usize::try_from(n).ok())
}

/// Without what is large of each: its text, and where the parts of it are.
pub(crate) fn reports(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let page = paged_in(call, shown.counts().reports, |range| {
        let line = |row: Row<'_>| {
            let mut line = value(&report(desk, &row.report)?);
            if let Value::Object(line) = &mut line {
                line.remove("text");
                line.remove("parts");
            }
            Ok(line)
        };
        shown.reports_in(range)?.into_iter().map(line).collect()
    })?;
    Ok(Reply::json(StatusCode::OK, &page))
}

/// A report as its line, with what it was read with.
pub(super) fn report(desk: &Desk, report: &Report) -> Result<Line, Failed> {
    Ok(report_line(report, &read_by(desk, &report.id)?))
}

fn read_by(desk: &Desk, report: &ReportId) -> Result<ReadBy, Failed> {
    // Where it is known which reading is shown, the log need not be gone through for it.
    let by = match desk.shown().reading_of(report)? {
        Some(sum) => desk.read(|record| record.reading_by(report, &sum))?,
        None => desk.read(|record| record.read_by(report))?,
    };
    Ok(ReadBy { program: by.program, rules: by.rules, left_out: by.left_out, weights: by.weights })
}

pub(crate) fn incidents(desk: &Desk, call: &Call) -> Answer {
    lines(desk, call, List::Incidents)
}

pub(crate) fn names(desk: &Desk, call: &Call) -> Answer {
    lines(desk, call, List::Names)
}

pub(crate) fn figures(desk: &Desk, call: &Call) -> Answer {
    lines(desk, call, List::Figures)
}

pub(crate) fn victims(desk: &Desk, call: &Call) -> Answer {
    lines(desk, call, List::Victims)
}

pub(crate) fn timeline(desk: &Desk, call: &Call) -> Answer {
    lines(desk, call, List::Timeline)
}

pub(crate) fn unsure(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let one = |one: &sayso_record::Unsure| value(&Line::Unsure(unsure_line(one)));
    let page = paged_in(call, shown.unsure_count(), |range| Ok(shown.unsure_in(range)?.iter().map(one).collect()))?;
    Ok(Reply::json(StatusCode::OK, &page))
}

pub(crate) fn operations(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    Ok(Reply::json(StatusCode::OK, &paged(call, &shown.operations, |o| operation(o, shown.counts_still(o)))))
}

pub(crate) fn search(desk: &Desk, call: &Call) -> Answer {
    let query = query(call)?;
    let found = desk.search(&desk.shown(), &query)?;
    let lines: Vec<Value> = found.hits.iter().map(|hit| value(&Line::Hit(hit_line(hit)))).collect();
    Ok(Reply::json(StatusCode::OK, &json!({ "lines": lines, "more": found.more, "also": found.also })))
}
