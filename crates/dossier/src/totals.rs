//! Running totals. In go the ledger's lines of no incident, out comes a panel for each quantity with several dates, as steps,
//! and a table of those with one: never beside the toll of an incident.

use std::collections::BTreeMap;

use maud::{Markup, html};
use sayso_case::{Case, Entry, LedgerLine, LeftOut, Scope};

use crate::collation::Collation;
use crate::counts::{table, voice, what};
use crate::cut::Cut;
use crate::dates;
use crate::later;
use crate::lettering::px;
use crate::safe::{Words, anchor};
use crate::wording::{bounded, bounds};

/// The drawing of a panel, in its own units.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 190.0;
const LEFT: f64 = 26.0;
const RIGHT: f64 = 294.0;
const BASE: f64 = 162.0;
const TOP: f64 = 34.0;

/// A number with its day.
struct Stop<'c> {
    day: i64,
    number: u64,
    entry: &'c Entry,
}

/// The lines of no incident: those of totals, drawn or not, with their places in the ledger, and those of which it is not told what they
/// are of. Of a long ledger each page shows a few, so they are looked for once.
pub(crate) struct OfNone<'c> {
    drawn: Vec<(usize, &'c LedgerLine)>,
    once: Vec<(usize, &'c LedgerLine)>,
    loose: Vec<&'c LedgerLine>,
}

impl<'c> OfNone<'c> {
    pub(crate) fn of(case: &'c Case) -> Self {
        let ledger = || case.ledger.iter().enumerate().filter(|(_, l)| l.incident.is_none());
        let totals = ledger().filter(|(_, l)| l.scope == Some(Scope::Total));
        let (drawn, once) = totals.partition(|(_, l)| stops(l).len() > 1);
        OfNone { drawn, once, loose: ledger().filter(|(_, l)| l.scope.is_none()).map(|(_, l)| l).collect() }
    }

    fn count(&self) -> usize {
        self.drawn.len() + self.once.len() + self.loose.len()
    }
}

/// How many lines there are.
pub(crate) fn count(all: &Collation) -> usize {
    all.of_no_incident.count()
}

/// The section, or a part of it: of its lines first those that are drawn.
pub(crate) fn section(all: &Collation, cut: Cut) -> Markup {
    let OfNone { drawn, once, loose } = &all.of_no_incident;
    let count = all.of_no_incident.count();
    let behind = (drawn.len(), drawn.len() + once.len());
    let (drawn, once) = (cut.of(drawn), cut.behind(behind.0).of(once));
    // In the order of the ledger.
    let totals: BTreeMap<usize, &LedgerLine> = drawn.iter().chain(once).copied().collect();
    let totals: Vec<&LedgerLine> = totals.into_values().collect();
    let once: Vec<&LedgerLine> = once.iter().map(|(_, line)| *line).collect();
    let left = cut.behind(behind.1).of(loose);
    html! {
        @if !totals.is_empty() || !left.is_empty() {
            section class="part" id="totals" aria-labelledby="totals-h" {
                h2 id="totals-h" { "Running totals" span class="sub" { "never mixed with the toll of an incident; a quantity a panel, no common axis" } }
                @if !drawn.is_empty() { div class="panels" { @for (_, line) in drawn { (panel(all, line)) } } }
                (later::beside(all, false, &totals))
                @if !once.is_empty() { (table(all, &once, "One value each, or several quantities: no line")) }
                @if !left.is_empty() { details class="loose" open[!cut.is_whole(count)] {
                    summary { (loose.len()) " more counts whose incident could not be made out" }
                    (table(all, left, "What is counted"))
                } }
            }
        }
    }
}

/// The figures of a line in order of their days, where they are one count that grows: two days at least, no two numbers on
/// one day, none smaller than the one before. Anything else may be several quantities, and no line is drawn through those.
fn stops(line: &LedgerLine) -> Vec<Stop<'_>> {
    let mut stops: Vec<Stop> = Vec::new();
    for entry in &line.entries {
        let day = entry.published.and_then(|d| dates::day_number(&d.to_string()));
        let skipped =
            entry.part_of.is_some() || matches!(entry.left_out, Some(LeftOut::Again | LeftOut::Denied | LeftOut::Part));
        if let (Some(day), Some(number), false) = (day, entry.low.or(entry.high), skipped)
            && !stops.iter().any(|s| (s.day, s.number) == (day, number))
        {
            stops.push(Stop { day, number, entry });
        }
    }
    stops.sort_by_key(|s| s.day);
    let grows = stops.windows(2).all(|w| matches!(w, [a, b] if a.day < b.day && a.number <= b.number));
    if grows && stops.len() > 1 { stops } else { Vec::new() }
}

fn panel(all: &Collation, line: &LedgerLine) -> Markup {
    let stops = stops(line);
    let (first, last) = (stops.first().map_or(0, |s| s.day), stops.last().map_or(0, |s| s.day));
    let most = stops.iter().map(|s| s.number).max().unwrap_or(1).max(1);
    let x = |day: i64| LEFT + (RIGHT - LEFT - 30.0) * (day - first) as f64 / (last - first).max(1) as f64;
    let y = |n: u64| BASE - (BASE - TOP) * n as f64 / most as f64;
    html! {
        figure class="panel" id=(anchor("l-", &line.id)) {
            figcaption { b { (Words(&what(all, line))) } }
            svg viewBox={"0 0 " (WIDTH) " " (HEIGHT)} role="img" aria-label={(Words(&what(all, line))) ", by date of report"} {
                line class="axis" x1="0" x2=(WIDTH) y1=(BASE) y2=(BASE) {}
                @for pair in stops.windows(2) { @if let [a, b] = pair {
                    @let class = if same(all, a, b) { "step" } else { "step other" };
                    path class=(class) d={"M" (px(x(a.day))) " " (px(y(a.number))) "H" (px(x(b.day))) "V" (px(y(b.number)))} {}
                } }
                @if let Some(s) = stops.last() { path class="step" d={"M" (px(x(s.day))) " " (px(y(s.number))) "H" (px(RIGHT))} {} }
                @for s in &stops {
                    circle class={"dot" @if s.entry.low != s.entry.high { " open" }} cx=(px(x(s.day))) cy=(px(y(s.number))) r="4.5" {}
                    text class="big" x=(px(x(s.day))) y=(px(y(s.number) - 10.0)) text-anchor="middle" { (bounded(s.entry.low, s.entry.high).unwrap_or_default()) }
                }
                text x=(px(x(first))) y=(px(BASE + 18.0)) text-anchor="start" { (dates::short(&dates::from_day_number(first))) }
                text x=(px(x(last))) y=(px(BASE + 18.0)) text-anchor="middle" { (dates::short(&dates::from_day_number(last))) }
            }
            p class="meta" { @for (k, s) in stops.iter().enumerate() {
                @if k > 0 { "; " } (bounds(s.entry.low, s.entry.high, all.index.figure(&s.entry.figure))) " " bdi { (Words(&voice(all, s.entry))) } " " (all.index.reference(&s.entry.figure, &s.entry.report))
            } "." @if stops.windows(2).any(|w| matches!(w, [a, b] if !same(all, a, b))) { " Dotted: another speaker, who may count in another way." } }
        }
    }
}

fn same(all: &Collation, a: &Stop, b: &Stop) -> bool {
    voice(all, a.entry) == voice(all, b.entry)
}
