//! Counts. In go lines of the ledger, out come who is counted, who counts, and a table with a row a line.

use maud::{Markup, html};
use sayso_case::{Entry, LedgerLine, LeftOut};

use crate::collation::Collation;
use crate::safe::{Words, anchor, shortened};
use crate::wording::{bounds, heading, plain};

/// How many numbers of a line stand open in the table.
const MOST: usize = 8;

/// Who is counted: side, and class or role.
pub(crate) fn group(all: &Collation, line: &LedgerLine) -> String {
    let people = match line.class.as_deref() {
        Some("all") => None,
        Some(class) => Some(many(class)),
        None => line.role.map(|r| many(r.as_str())),
    };
    let side = line.side.as_deref().map(|s| all.index.sides.called(s).map_or(s, |k| all.index.sides.label(k)));
    match (side, people) {
        (Some(side), Some(people)) => format!("{side}, {people}"),
        (Some(side), None) => side.to_owned(),
        (None, Some(people)) => crate::wording::heading(&people),
        (None, None) => "People, side not told".into(),
    }
}

/// A role or class as a group: "civilians", "children", "police".
fn many(word: &str) -> String {
    match word {
        "woman" => "women".into(),
        "child" => "children".into(),
        "police" | "military" | "mixed" => word.to_owned(),
        _ => format!("{}s", plain(word)),
    }
}

/// The handle of whoever gives a figure.
pub(crate) fn voice(all: &Collation, entry: &Entry) -> String {
    let index = &all.index;
    let known = index.report(&entry.report).and_then(|r| all.voices.beside(r, entry));
    known.unwrap_or_else(|| entry.speaker.clone().unwrap_or_default())
}

/// "Killed: Halvia, soldiers".
pub(crate) fn what(all: &Collation, line: &LedgerLine) -> String {
    let counted = match (&line.side, line.role, &line.class) {
        (None, None, None) => plain(line.unit.as_str()),
        (None, ..) => group(all, line).to_lowercase(),
        _ => group(all, line),
    };
    match (plain(line.outcome.as_str()).as_str(), counted.as_str()) {
        ("violated", "other") => "Violations".into(),
        // What became of them is in none of the lists: the report's own words say it.
        ("other", _) => line.entries.first().map_or_else(|| heading(&counted), |e| words(all, e)),
        (outcome, "other") => heading(outcome),
        (outcome, _) => format!("{}: {counted}", heading(outcome)),
    }
}

/// The words of a figure, cut short, in quotation marks.
pub(crate) fn words(all: &Collation, entry: &Entry) -> String {
    let found = all.index.find(&entry.figure);
    let said = found.map_or("", |f| f.span.of(all.index.text(f.report)));
    format!("“{}”", shortened(said, 60))
}

/// Why a number is in no range, where it does not count what the row says.
fn left_out(entry: &Entry) -> Markup {
    html! { @match entry.left_out {
        Some(LeftOut::Denied) => " (said not to be so)",
        Some(LeftOut::NotCounted) => " (not counted)",
        Some(LeftOut::Again | LeftOut::Revised | LeftOut::Part | LeftOut::RunningTotal | LeftOut::NoIncident) | None => {}
    } }
}

/// A row a line: what is counted, and every number with who gives it.
pub(crate) fn table(all: &Collation, lines: &[&LedgerLine], head: &str) -> Markup {
    html! {
        table class="rows2 cn" {
            thead { tr { th scope="col" { (head) } th scope="col" { "numbers, and who gives them" } } }
            tbody { @for line in lines { tr id=(anchor("l-", &line.id)) {
                th scope="row" { (Words(&what(all, line))) }
                @let entries: Vec<&Entry> = line.entries.iter().filter(|e| e.repeats.is_none()).collect();
                @let (first, rest) = entries.split_at(entries.len().min(MOST));
                td { (numbers(all, first)) @if !rest.is_empty() { details { summary { (rest.len()) " more" } (numbers(all, rest)) } } }
            } } }
        }
    }
}

/// Numbers with who gives them, and where.
fn numbers(all: &Collation, entries: &[&Entry]) -> Markup {
    html! { @for (k, e) in entries.iter().enumerate() {
        @if k > 0 { "; " } b { (bounds(e.low, e.high, all.index.figure(&e.figure))) } " " bdi { (Words(&voice(all, e))) } " " (all.index.reference(&e.figure, &e.report)) (left_out(e))
    } }
}
