//! Running totals as steps over time. In goes a line of the ledger with dates, out comes a drawing with a row for each
//! speaker; a number holds until the same speaker gives another, and a revision is joined to what it revises.

use maud::{Markup, html};
use sayso_case::{Entry, LedgerLine};

use crate::dates;
use crate::figures::{Row, figure, rows, value, what, who};
use crate::index::Index;
use crate::safe::{Words, anchor};
use crate::scale::{Scale, percent};
use crate::sides;
use crate::wording::{bounds, count, several};

/// The height of the drawing of one row, and of its base line, in px.
const HEIGHT: f64 = 58.0;
const BASE: f64 = 50.0;
/// The height of the last tick over the base line.
const RISE: f64 = 32.0;

/// On how many different days the line has figures.
pub(crate) fn dated(line: &LedgerLine) -> usize {
    let mut days: Vec<i64> = line.entries.iter().filter_map(day).collect();
    days.sort_unstable();
    days.dedup();
    days.len()
}

fn day(entry: &Entry) -> Option<i64> {
    entry.published.and_then(|date| dates::day_number(&date.to_string()))
}

/// The days that a drawing covers.
struct Time {
    first: i64,
    last: i64,
}

impl Time {
    fn at(&self, day: i64) -> f64 {
        4.0 + 84.0 * (day - self.first) as f64 / (self.last - self.first).max(1) as f64
    }
}

/// The drawing.
pub(crate) fn drawing(index: &Index, line: &LedgerLine) -> Markup {
    let rows = rows(index, line);
    let days = || line.entries.iter().filter_map(day);
    let time = Time { first: days().min().unwrap_or(0), last: days().max().unwrap_or(0) };
    let greatest = line.entries.iter().flat_map(|e| [e.low, e.high]).flatten().max().unwrap_or(0);
    let scale = Scale::to(greatest);
    html! {
        figure class="plot steps" id=(anchor("l-", &line.id)) {
            figcaption { (what(index, line)) span class="rng" { " " (several(rows.len(), "speaker")) ", by date of report; each row from 0 to " (count(greatest)) } }
            ul { @for row in &rows {
                li class="row" {
                    div class="lbl" { span class="val" { (value(index, row)) } " " span { (who(index, row)) } }
                    div class="draw" { (row_of(index, &scale, &time, row)) }
                }
            } }
            div class="row axis" aria-hidden="true" { div class="lbl" {} div class="draw" { svg width="100%" height="16" {
                text x=(percent(time.at(time.first))) y="12" { (Words(&dates::words(&dates::from_day_number(time.first)))) }
                text x="100%" y="12" text-anchor="end" { (Words(&dates::words(&dates::from_day_number(time.last)))) }
            } } }
        }
    }
}

fn row_of(index: &Index, scale: &Scale, time: &Time, row: &Row) -> Markup {
    let side = index.side_of(&row.first.figure);
    let mut stops: Vec<(i64, u64, &Entry)> =
        row.entries.iter().filter_map(|e| Some((day(e)?, e.low.or(e.high)?, *e))).collect();
    stops.sort_by_key(|(d, _, _)| *d);
    let y = |n: u64| format!("{:.1}", BASE - scale.height(n, RISE));
    html! {
        svg width="100%" height=(HEIGHT) class=(sides::class(side)) aria-hidden="true" {
            line class="grid" x1="0" x2="100%" y1=(BASE) y2=(BASE) {}
            @for pair in stops.windows(2) { @if let [(d1, n1, _), (d2, n2, e2)] = pair {
                @let class = if e2.revises.is_some() { "step joined" } else { "step" };
                line class=(class) x1=(percent(time.at(*d1))) x2=(percent(time.at(*d2))) y1=(y(*n1)) y2=(y(*n1)) {}
                line class=(class) x1=(percent(time.at(*d2))) x2=(percent(time.at(*d2))) y1=(y(*n1)) y2=(y(*n2)) {}
            } }
            @if let Some((d, n, e)) = stops.last() {
                @let class = if e.high.is_none() { "step open" } else { "step" };
                line class=(class) x1=(percent(time.at(*d))) x2="98%" y1=(y(*n)) y2=(y(*n)) {}
            }
            @for (d, n, e) in &stops {
                svg x=(percent(time.at(*d))) y=(y(*n)) overflow="visible" {
                    @if let (Some(a), Some(b)) = (e.low, e.high) { @if a != b {
                        path class="span" d={"M0 0V-" (format!("{:.1}", scale.height(b, RISE) - scale.height(a.min(b), RISE)))} {}
                    } }
                    (sides::shape(side, "dot"))
                }
            }
            @for (x, n, e) in labels(&stops, time) {
                text x=(percent(x)) y=(format!("{:.1}", BASE - scale.height(n, RISE) - 9.0)) text-anchor="middle" { (short(e, index)) }
            }
        }
    }
}

/// The stops that have room for a label: one needs some 12 % of the narrowest drawing.
fn labels<'l>(stops: &[(i64, u64, &'l Entry)], time: &Time) -> Vec<(f64, u64, &'l Entry)> {
    let mut labelled: Vec<(f64, u64, &Entry)> = Vec::new();
    for (day, n, entry) in stops {
        let x = time.at(*day);
        if labelled.last().is_none_or(|(before, _, _)| x - before > 12.0) {
            labelled.push((x, *n, entry));
        }
    }
    labelled
}

/// A number as short as a drawing needs it: "≥ 100".
fn short(entry: &Entry, index: &Index) -> String {
    match (entry.low, entry.high) {
        (Some(a), None) => format!("≥ {}", count(a)),
        (None, Some(b)) => format!("≤ {}", count(b)),
        (Some(a), Some(b)) if a != b => format!("{}–{}", count(a), count(b)),
        (low, high) => bounds(low, high, figure(index, entry)).replace("about ", "~ "),
    }
}
