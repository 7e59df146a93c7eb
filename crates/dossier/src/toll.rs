//! The dead, wounded, missing and detained of one incident. In go the ledger's lines, out comes a table: a row a group, a cell
//! from the lowest to the highest number with the names at the bounds; beside it later figures and sums, below it the named.

use maud::{Markup, html};
use sayso_case::{Entry, FindingId, IncidentId, LedgerLine, LeftOut, Outcome, Range, Unit};

use crate::axis;
use crate::collation::{Collation, Told};
use crate::counts::{self, group, voice, words};
use crate::later;
use crate::named;
use crate::safe::{Words, anchor};
use crate::wording::{bounded, count, plain, several};

/// The columns: what became of people. What is in none stands in the last.
const COLUMNS: [(&str, &[Outcome]); 3] = [
    ("killed", &[Outcome::Killed]),
    ("wounded", &[Outcome::Wounded]),
    (
        "missing, detained",
        &[
            Outcome::Missing,
            Outcome::Detained,
            Outcome::Captured,
            Outcome::Surrendered,
            Outcome::Trapped,
            Outcome::Released,
        ],
    ),
];
/// Outcomes of the table in which two of these are mixed.
const MIXED: [Outcome; 2] = [Outcome::KilledOrWounded, Outcome::KilledOrCaptured];
/// How many names stand at a bound.
const NAMES: usize = 4;

/// The part of an incident.
pub(crate) fn section(all: &Collation, told: &Told) -> Markup {
    let counted = of_people(all, &told.incident.id);
    let id = anchor("toll-", &told.incident.id);
    let beside = later::beside(all, true, all.index.lines_of(&told.incident.id));
    let drawn: Vec<Markup> = counted
        .iter()
        .filter(|l| COLUMNS.iter().take(2).any(|(_, o)| o.contains(&l.outcome)))
        .map(|l| axis::drawing(all, l))
        .filter(|d| !d.0.is_empty())
        .take(4)
        .collect();
    html! {
        @if !counted.is_empty() {
            // Without a name it is no landmark: a page with many incidents would have as many of one name.
            section class="toll" {
                div class="tt" {
                    h4 id=(id) { "Dead, wounded, missing" }
                    (table(all, &counted))
                    @if counted.len() > 1 { p class="meta" { "Rows are not added up: two may count the same people, each under what its speakers call them." } }
                    (uncounted(all, &counted))
                }
                @if !drawn.is_empty() || !beside.0.is_empty() { div class="aside" { @for d in &drawn { (d) } (beside) } }
            }
        } @else { (beside) }
        (others(all, told))
        (named::of_incident(all, told))
    }
}

/// What else is counted of the incident, folded.
fn others(all: &Collation, told: &Told) -> Markup {
    let people: Vec<&str> = of_people(all, &told.incident.id).iter().map(|l| l.id.as_str()).collect();
    let here = all.index.lines_of(&told.incident.id).iter().copied();
    let rest: Vec<&LedgerLine> = here.filter(|l| !people.contains(&l.id.as_str())).collect();
    html! {
        @if !rest.is_empty() { details class="loose" {
            summary { "Other counts, " (rest.len()) }
            (counts::table(all, &rest, "What is counted"))
            @if rest.iter().flat_map(|l| &l.entries).any(|e| e.left_out == Some(LeftOut::NotCounted)) {
                p class="meta" { "Not counted: the words do not surely count people hit here." }
            }
        } }
    }
}

/// The lines of an incident that count people and have a range, in case order. Those without one are among the other counts.
fn of_people<'c>(all: &Collation<'c>, incident: &IncidentId) -> Vec<&'c LedgerLine> {
    let in_table = |o: Outcome| MIXED.contains(&o) || COLUMNS.iter().any(|(_, list)| list.contains(&o));
    let lines = all.index.lines_of(incident).iter().copied();
    lines.filter(|l| l.unit == Unit::People && in_table(l.outcome) && l.range.is_some()).collect()
}

fn table(all: &Collation, lines: &[&LedgerLine]) -> Markup {
    let mut groups: Vec<(String, Vec<&LedgerLine>)> = Vec::new();
    for line in lines {
        let name = group(all, line);
        match groups.iter_mut().find(|(n, _)| *n == name) {
            Some((_, all)) => all.push(line),
            None => groups.push((name, vec![line])),
        }
    }
    // Groups of told sides by alphabet, then the others: an order that weighs no side.
    let loose = |l: &&LedgerLine| {
        (l.side.is_none(), l.side.is_none() && l.role.is_none() && l.class.as_deref().is_none_or(|c| c == "all"))
    };
    groups.sort_by_cached_key(|(name, lines)| (lines.first().map(loose), name.to_lowercase()));
    html! {
        table class="num" {
            thead { tr { th scope="col" { "Whose" } @for (name, _) in COLUMNS { th scope="col" { (name) } } } }
            tbody { @for (name, lines) in &groups {
                tr {
                    th scope="row" { (Words(name)) }
                    @for (column, (label, outcomes)) in COLUMNS.iter().enumerate() {
                        @let here: Vec<&&LedgerLine> = lines.iter().filter(|l| outcomes.contains(&l.outcome) || (column == 0 && MIXED.contains(&l.outcome))).collect();
                        td data-l=(label) {
                            @if here.is_empty() { span class="nt" { "not told" } }
                            @for line in &here { (cell(all, line, plain(line.outcome.as_str()) != *label)) }
                        }
                    }
                }
            } }
        }
    }
}

fn cell(all: &Collation, line: &LedgerLine, said: bool) -> Markup {
    let Some(range) = &line.range else { return html! {} };
    html! {
        p id=(anchor("l-", &line.id)) {
            b class="v" { (words_of(line, range)) } @if said { " " (plain(line.outcome.as_str())) }
            " " span class="by2" { (givers(all, line, range)) }
        }
    }
}

/// The numbers that count towards a range.
fn counted<'l>(line: &'l LedgerLine, range: &Range) -> impl Iterator<Item = (Option<u64>, Option<u64>)> + 'l {
    let figures = range.figures.clone();
    line.entries.iter().filter(move |e| figures.contains(&e.figure)).map(|e| (e.low, e.high))
}

/// "2 to 5 or more": from the lowest to the highest; an open end is written.
fn words_of(line: &LedgerLine, range: &Range) -> String {
    let about = if range.about { "about " } else { "" };
    let least = range.low.or_else(|| counted(line, range).filter_map(|(a, b)| a.or(b)).min());
    let most = range.high.or_else(|| counted(line, range).filter_map(|(a, b)| b.or(a)).max());
    let (Some(least), Some(most)) = (least, most) else { return "no number given".into() };
    match (range.low, range.high) {
        (Some(_), Some(_)) if least == most => format!("{about}{}", count(least)),
        (Some(_), Some(_)) => format!("{about}{} to {}", count(least), count(most)),
        (Some(_), None) if least == most => format!("{about}{} or more", count(most)),
        (Some(_), None) => format!("{about}{} to {} or more", count(least), count(most)),
        (None, Some(_)) if least == most => format!("up to {about}{}", count(most)),
        (None, Some(_)) => format!("{about}{} or fewer to {}", count(least), count(most)),
        (None, None) => format!("{about}{} or fewer to {} or more", count(least), count(most)),
    }
}

/// Who gives the bounds: "1 Ministry (03); 30+ officials"; of one number alone who gives it.
fn givers(all: &Collation, line: &LedgerLine, range: &Range) -> Markup {
    let one = range.low == range.high && range.low.is_some();
    let at_bound = |id: &FindingId| {
        if one { range.figures.contains(id) } else { range.low_by.contains(id) || range.high_by.contains(id) }
    };
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    let mut entries: Vec<&Entry> = line.entries.iter().filter(|e| at_bound(&e.figure)).collect();
    entries.sort_by_key(|e| (e.low.or(e.high), e.high.is_none()));
    for entry in entries {
        let (number, name) = (bounded(entry.low, entry.high).unwrap_or_default(), voice(all, entry));
        match said.iter_mut().find(|(n, _)| *n == number) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => said.push((number, vec![name])),
        }
    }
    html! { @for (k, (number, names)) in said.iter().enumerate() {
        @if k > 0 { "; " }
        @if said.len() > 1 { (number) " " }
        @for (k, name) in names.iter().take(NAMES).enumerate() { @if k > 0 { ", " } bdi { (Words(name)) } }
        @if names.len() > NAMES { " and " (names.len() - NAMES) " more" }
    } }
}

/// What is left out of the table, and why.
fn uncounted(all: &Collation, lines: &[&LedgerLine]) -> Markup {
    let out: Vec<&Entry> =
        lines.iter().flat_map(|l| &l.entries).filter(|e| e.left_out == Some(LeftOut::NotCounted)).collect();
    html! {
        @if !out.is_empty() {
            details class="out" {
                summary { "Left out of every range: " (several(out.len(), "figure")) " whose words do not surely count people hit here" }
                @for (k, e) in out.iter().take(24).enumerate() { @if k > 0 { ", " }
                    bdi { (Words(&words(all, e))) } " " (all.index.reference(&e.figure, &e.report)) }
                @if out.len() > 24 { " …" }
            }
        }
    }
}
