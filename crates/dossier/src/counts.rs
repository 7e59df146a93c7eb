//! Counts. In go lines of the ledger, out come who is counted, who counts, and a table with a row a line.

use maud::{Markup, html};
use sayso_case::{Entry, LedgerLine};

use crate::collation::Collation;
use crate::safe::{Words, anchor};
use crate::wording::{bounds, heading, plain};

/// How many numbers of a line stand in the table.
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
    let known = index.report(&entry.report).and_then(|r| {
        // The voice's key borrows the case, so the entry is looked up there.
        let speaker = entry.speaker.as_deref();
        all.voices.beside(index, r, &entry.figure, speaker)
    });
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
        ("other", _) => heading(&counted),
        (outcome, "other") => heading(outcome),
        (outcome, _) => format!("{}: {counted}", heading(outcome)),
    }
}

/// A row a line: what is counted, the numbers, who gives them.
pub(crate) fn table(all: &Collation, lines: &[&LedgerLine], head: &str) -> Markup {
    html! {
        table class="rows2" {
            thead { tr { th scope="col" { (head) } th scope="col" { "number" } th scope="col" { "speaker" } } }
            tbody { @for line in lines { tr id=(anchor("l-", &line.id)) {
                th scope="row" { (Words(&what(all, line))) }
                @let entries: Vec<&Entry> = line.entries.iter().filter(|e| e.repeats.is_none()).collect();
                td data-l="number" { @for (k, e) in entries.iter().take(MOST).enumerate() { @if k > 0 { "; " } b { (number(all, e)) } } @if entries.len() > MOST { " …" } }
                td data-l="speaker" { @for (k, e) in entries.iter().take(MOST).enumerate() { @if k > 0 { "; " } bdi { (Words(&voice(all, e))) } " " (all.index.reference(&e.figure, &e.report)) } }
            } } }
        }
    }
}

fn number(all: &Collation, entry: &Entry) -> String {
    bounds(entry.low, entry.high, all.index.figure(&entry.figure))
}
