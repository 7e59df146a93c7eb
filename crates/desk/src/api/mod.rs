//! The same as JSON: lines of the contract, in lists and one by one; what can be said; and a description of it all that is made of the
//! table here and of that in `say`.

mod given;
mod lists;
mod openapi;
mod single;

use axum::http::StatusCode;
use serde_json::{Value, json};

use self::given::Given;
use crate::call::{Answer, Call, Reply};
use crate::desk::Desk;
use crate::lines::operation;
use crate::route::{Route, read, write};
use crate::say::said;

const PAGED: &[(&str, &str)] = &[("from", "The place of the first in the list, from 0."), ("most", "So many at most.")];

/// Addresses that read. Those of what is said are one for each operation in `say`.
const READS: &[Given] = &[
    Given {
        route: read("/api/case", single::case),
        what: "What the case is called, and how much there is of everything.",
        query: &[],
        lines: &[],
        list: false,
    },
    Given {
        route: read("/api/reports", lists::reports),
        what: "Reports, by path, without their texts.",
        query: PAGED,
        lines: &["report"],
        list: true,
    },
    Given {
        route: read("/api/reports/{id}", single::report),
        what: "A report with its text and its findings.",
        query: &[],
        lines: &["report", "statement", "figure", "event", "mention", "victim", "time"],
        list: true,
    },
    Given {
        route: read("/api/findings/{id}", single::finding),
        what: "A finding, and whether a person has seen it.",
        query: &[],
        lines: &["statement", "figure", "event", "mention", "victim", "time"],
        list: false,
    },
    Given {
        route: read("/api/incidents", lists::incidents),
        what: "Incidents in case order.",
        query: PAGED,
        lines: &["incident"],
        list: true,
    },
    Given {
        route: read("/api/incidents/{id}", single::incident),
        what: "An incident with its questions, answers and what else was said.",
        query: &[],
        lines: &["incident", "point", "also_said"],
        list: true,
    },
    Given {
        route: read("/api/names", lists::names),
        what: "Names with their variants.",
        query: PAGED,
        lines: &["name"],
        list: true,
    },
    Given {
        route: read("/api/figures", lists::figures),
        what: "Figures on one thing, over reports.",
        query: PAGED,
        lines: &["ledger"],
        list: true,
    },
    Given {
        route: read("/api/victims", lists::victims),
        what: "Named victims, over reports.",
        query: PAGED,
        lines: &["joined_victim"],
        list: true,
    },
    Given {
        route: read("/api/timeline", lists::timeline),
        what: "Dated findings in order of time.",
        query: PAGED,
        lines: &["moment"],
        list: true,
    },
    Given {
        route: read("/api/unsure", lists::unsure),
        what: "What to look at, the least sure first.",
        query: PAGED,
        lines: &["unsure"],
        list: true,
    },
    Given {
        route: read("/api/search", lists::search),
        what: "Statements and reports in which everything stands that is searched for.",
        query: SEARCHED,
        lines: &["hit"],
        list: true,
    },
    Given {
        route: read("/api/operations", lists::operations),
        what: "The log, the first operation first.",
        query: PAGED,
        lines: &["operation"],
        list: true,
    },
    Given {
        route: read("/api/operations/{id}", single::operation),
        what: "An operation, by its id or the first digits of it.",
        query: &[],
        lines: &["operation"],
        list: false,
    },
    Given {
        route: read("/api/schema/{type}", single::schema),
        what: "The JSON Schema of a type of line.",
        query: &[],
        lines: &[],
        list: false,
    },
    Given {
        route: read("/api/openapi.json", description),
        what: "This description.",
        query: &[],
        lines: &[],
        list: false,
    },
];

const SEARCHED: &[(&str, &str)] = &[
    ("q", "Words that must all stand there; in double quotes, in this order."),
    ("speaker", "Who says it, under any variant of the name."),
    ("side", "Of the side's people or things, or said by one of it."),
    ("place", "A place that the statement names."),
    ("after", "Not before this day, month or year."),
    ("before", "Not after it."),
    ("manner", "How it is said."),
    ("outcome", "What became of people or things in it."),
    ("outlet", "Who published it."),
    ("reviewed", "Whether a person has seen it: no, confirmed or corrected."),
    ("most", "So many at most."),
];

const SAYS: &[Route] = &[write("/api/say/{do}", say)];

/// All addresses of this room.
pub(crate) fn routes() -> impl Iterator<Item = &'static Route> {
    READS.iter().map(|given| &given.route).chain(SAYS)
}

fn description(desk: &Desk, _: &Call) -> Answer {
    let description = openapi::description(READS, &desk.asked.version, desk.door.accounts().is_some());
    Ok(Reply::json(StatusCode::OK, &description))
}

/// What a program says.
fn say(desk: &Desk, call: &Call) -> Answer {
    let done = said(desk, call)?;
    let lines: Vec<Value> = done.operations.iter().map(|o| operation(o, true)).collect();
    Ok(Reply::json(StatusCode::OK, &json!({ "lines": lines, "unfit": done.unfit })))
}
