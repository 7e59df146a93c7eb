//! A toll on an axis. In goes a line of the ledger, out comes a drawing with a row a number, where three speakers' numbers at least
//! differ: a dot, an arrow where the end is open ("at least"), a ring on a dashed line for "up to".

use maud::{Markup, html};
use sayso_case::{Entry, LedgerLine};

use crate::collation::Collation;
use crate::counts::{voice, what};
use crate::lettering::px;
use crate::safe::{Words, shortened};
use crate::wording::{bounded, count};

/// The drawing in its own units, and how many rows it has at most.
const WIDTH: f64 = 400.0;
const LEFT: f64 = 14.0;
const RIGHT: f64 = 384.0;
const ROW: f64 = 22.0;
const ROWS: usize = 10;
/// How many characters stand beside a dot.
const WORDS: usize = 34;

/// The drawing; empty where fewer than three numbers differ.
pub(crate) fn drawing(all: &Collation, line: &LedgerLine) -> Markup {
    let rows = rows(all, line);
    let greatest = rows.iter().filter_map(|r| r.high.or(r.low)).max().unwrap_or(0);
    if rows.len() < 3 || rows.len() > ROWS || greatest == 0 {
        return html! {};
    }
    let height = ROW * rows.len() as f64 + 22.0;
    let step = step(greatest);
    let top = greatest.div_ceil(step) * step;
    let x = |n: u64| LEFT + (RIGHT - 40.0 - LEFT) * n as f64 / top as f64;
    let name = what(all, line);
    html! {
        figure class="axes" {
            figcaption { b { (Words(&name)) } }
            svg viewBox={"0 0 " (WIDTH) " " (height)} role="img" aria-label={(Words(&name)) ": " @for r in &rows { (r.label) "; " }} {
                @for n in (0..=top).step_by(usize::try_from(step).unwrap_or(1)) {
                    line class="tick" x1=(px(x(n))) x2=(px(x(n))) y1="2" y2=(px(height - 18.0)) {}
                    text x=(px(x(n))) y=(px(height - 4.0)) text-anchor="middle" { (count(n)) }
                }
                @for (k, row) in rows.iter().enumerate() { (one(row, ROW * k as f64 + 13.0, &x)) }
            }
        }
    }
}

/// A number with all who give it.
struct Row {
    low: Option<u64>,
    high: Option<u64>,
    label: String,
}

/// The numbers that count, each once, from the smallest.
fn rows(all: &Collation, line: &LedgerLine) -> Vec<Row> {
    let Some(range) = &line.range else { return Vec::new() };
    let mut found: Vec<(&Entry, Vec<String>)> = Vec::new();
    for entry in line.entries.iter().filter(|e| range.figures.contains(&e.figure)) {
        let name = voice(all, entry);
        match found.iter_mut().find(|(e, _)| (e.low, e.high) == (entry.low, entry.high)) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => found.push((entry, vec![name])),
        }
    }
    found.sort_by_key(|(e, _)| (e.low.or(e.high), e.high.is_none()));
    let label = |e: &Entry, names: &[String]| {
        let more = if names.len() > 2 { format!(" and {} more", names.len() - 2) } else { String::new() };
        let names = shortened(&names.iter().take(2).map(String::as_str).collect::<Vec<_>>().join(", "), WORDS);
        format!("{} {names}{more}", bounded(e.low, e.high).unwrap_or_default())
    };
    found.iter().map(|(e, names)| Row { low: e.low, high: e.high, label: label(e, names) }).collect()
}

fn one(row: &Row, y: f64, x: &impl Fn(u64) -> f64) -> Markup {
    let (from, to) = (row.low.map(x), row.high.map(x));
    let at = to.or(from).unwrap_or(LEFT);
    // The words stand where there is room.
    let right = at < WIDTH * 0.5;
    html! {
        @match (from, to) {
            (Some(a), Some(b)) => {
                @if a < b { line class="span" x1=(px(a)) x2=(px(b)) y1=(px(y)) y2=(px(y)) {} circle class="dot" cx=(px(a)) cy=(px(y)) r="4.5" {} }
                circle class="dot" cx=(px(b)) cy=(px(y)) r="4.5" {}
            }
            (Some(a), None) => {
                circle class="dot" cx=(px(a)) cy=(px(y)) r="4.5" {}
                path class="span" d={"M" (px(a)) " " (px(y)) "h14m-5-4l5 4l-5 4"} {}
            }
            (None, Some(b)) => {
                line class="span open" x1=(px(LEFT)) x2=(px(b)) y1=(px(y)) y2=(px(y)) {}
                circle class="dot open" cx=(px(b)) cy=(px(y)) r="4.5" {}
            }
            (None, None) => {}
        }
        text class="say" x=(px(if right { at + 20.0 } else { from.unwrap_or(at).min(at) - 9.0 })) y=(px(y + 4.0)) text-anchor=(if right { "start" } else { "end" }) { (Words(&row.label)) }
    }
}

/// A round distance of ticks of which six at most fit.
fn step(greatest: u64) -> u64 {
    let mut unit: u64 = 1;
    loop {
        let fits = [1, 2, 5].into_iter().map(|m| unit.saturating_mul(m)).find(|s| greatest.div_ceil(*s) <= 6);
        match fits {
            Some(step) => return step,
            None if unit > u64::MAX / 100 => return greatest,
            None => unit *= 10,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!((step(1), step(6), step(30), step(214), step(5_000)), (1, 1, 5, 50, 1_000));
        assert!(u64::MAX.div_ceil(step(u64::MAX)) <= 20);
    }
}
