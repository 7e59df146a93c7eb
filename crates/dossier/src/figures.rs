//! Figures. In goes the ledger, out comes for each outcome, side and role a drawing with a row for each speaker: a line from
//! the lowest to the highest bound, open where a bound is.

use maud::{Markup, html};
use sayso_case::{Entry, Figure, FindingId, LedgerLine, Scope};

use crate::index::{Finding, Index};
use crate::parts;
use crate::safe::{Words, anchor};
use crate::scale::{LEFT, Scale};
use crate::sides;
use crate::steps;
use crate::wording::{bounds, heading, plain, several};

/// The section.
pub(crate) fn section(index: &Index) -> Markup {
    let apart = |scope| -> Vec<&LedgerLine> {
        index.case.ledger.iter().filter(|l| l.incident.is_none() && l.scope == scope).collect()
    };
    let (totals, loose) = (apart(Some(Scope::Total)), apart(None));
    html! {
        section class="part" id="figures" aria-labelledby="figures-h" {
            h2 id="figures-h" { "Figures" }
            @if index.case.ledger.is_empty() { p class="none" { "No figure was found in these reports." } }
            @else {
                p class="lead" {
                    "One row a speaker. A dot is a number given; a line runs from the lowest to the highest; an arrow is an open "
                    "end (“at least”), a dashed line from 0 is “up to”. Nothing is added up or averaged; where a report itself breaks a "
                    "number down, the parts are added beside it, and a mismatch is shown, not corrected."
                }
            }
            @for (label, incident, _) in &index.incidents {
                @let lines: Vec<&LedgerLine> = index.case.ledger.iter().filter(|l| l.incident.as_ref() == Some(&incident.id)).collect();
                @if !lines.is_empty() {
                    h3 { a class="num" href={"#" (anchor("i-", &incident.id))} { (label) } " " (Words(&incident.label)) }
                    (lines_of(index, &lines, false))
                }
            }
            @if !totals.is_empty() { h3 id="totals" { "Running totals" } (lines_of(index, &totals, true)) }
            @if !loose.is_empty() { h3 id="loose" { "Of no incident made out" } (lines_of(index, &loose, false)) }
        }
    }
}

/// Drawings for lines with more than one number, a short list for the others.
fn lines_of(index: &Index, lines: &[&LedgerLine], totals: bool) -> Markup {
    let drawn = |l: &&&LedgerLine| rows(index, l).iter().map(|r| r.entries.len()).sum::<usize>() > 1;
    let single: Vec<&&LedgerLine> = lines.iter().filter(|l| !drawn(l)).collect();
    html! {
        div class="plots" {
            @for line in lines.iter().filter(drawn) {
                @if totals && steps::dated(line) > 1 { (steps::drawing(index, line)) } @else { (drawing(index, line)) }
            }
        }
        @if !single.is_empty() {
            div class="single" {
                p { "Given once:" }
                ul { @for line in single { li id=(anchor("l-", &line.id)) {
                    (what(index, line)) ": " @for row in rows(index, line) { (value(index, &row)) " – " (who(index, &row)) }
                } } }
            }
        }
    }
}

/// One speaker's figures in a line of the ledger; a number repeated in the same report stands once.
pub(crate) struct Row<'c> {
    pub(crate) first: &'c Entry,
    pub(crate) entries: Vec<&'c Entry>,
    pub(crate) all: Vec<&'c Entry>,
}

/// The rows of a line, by speaker, in the ledger's order.
pub(crate) fn rows<'l>(index: &Index, line: &'l LedgerLine) -> Vec<Row<'l>> {
    let mut rows: Vec<Row> = Vec::new();
    for entry in &line.entries {
        let same = |e: &Entry| {
            index.same_speaker((e.speaker.as_deref(), &e.report), (entry.speaker.as_deref(), &entry.report))
        };
        let at = rows.iter().position(|r| same(r.first)).unwrap_or(rows.len());
        if at == rows.len() {
            rows.push(Row { first: entry, entries: Vec::new(), all: Vec::new() });
        }
        let row = &mut rows[at];
        let known = row.entries.iter().any(|e| {
            (e.low, e.high) == (entry.low, entry.high) && (entry.repeats.is_some() || e.published == entry.published)
        });
        if !known {
            row.entries.push(entry);
        }
        row.all.push(entry);
    }
    rows
}

pub(crate) fn figure<'c>(index: &Index<'c>, entry: &Entry) -> Option<&'c Figure> {
    figure_of(index, &entry.figure)
}

/// The figure with this id.
pub(crate) fn figure_of<'c>(index: &Index<'c>, id: &FindingId) -> Option<&'c Figure> {
    match index.find(id)?.finding {
        Finding::Figure(f) => Some(f),
        _ => None,
    }
}

/// "Killed, civilians, of Halvia".
pub(crate) fn what(index: &Index, line: &LedgerLine) -> Markup {
    html! {
        b { (heading(line.outcome.as_str())) } " " span class="of" {
            @match line.role { Some(role) => (plain(role.as_str())), None => (plain(line.unit.as_str())) }
        }
        @if let Some(side) = &line.side {
            " " @match index.sides.called(side) { Some(s) => (index.sides.badge(s)), None => span class="side" { (sides::sign_alone(None)) (Words(side)) } }
        } @else { " " span class="of" { "(side not said)" } }
    }
}

pub(crate) fn who(index: &Index, row: &Row) -> Markup {
    html! {
        span class="who1" { (sides::sign_alone(index.side_of(&row.first.figure))) (index.speaker(row.first.speaker.as_deref(), &row.first.report, &row.first.figure)) }
        @for e in &row.all { " " (index.reference(&e.figure, &e.report)) }
    }
}

/// The numbers of a row in words, later ones after an arrow.
pub(crate) fn value(index: &Index, row: &Row) -> Markup {
    html! { @for (k, e) in row.entries.iter().enumerate() {
        @let f = figure(index, e);
        @if k > 0 { @if e.revises.is_some() { " " span class="rev" title="revised" { "→" } " " } @else { ", " } }
        b class="v" { (bounds(e.low, e.high, f)) }
        @if f.is_some_and(|f| f.denied) { " (denied)" }
        @if let Some(p) = &e.parts { " " (parts::check(index, p)) }
    } }
}

/// The drawing of one line.
fn drawing(index: &Index, line: &LedgerLine) -> Markup {
    let rows = rows(index, line);
    let lows = || line.entries.iter().filter_map(|e| e.low);
    let highs = || line.entries.iter().filter_map(|e| e.high);
    let greatest = lows().chain(highs()).max().unwrap_or(0);
    let scale = Scale::to(greatest);
    let all_low = if line.entries.iter().any(|e| e.low.is_none()) { None } else { lows().min() };
    let all_high = if line.entries.iter().any(|e| e.high.is_none()) { None } else { highs().max() };
    // The lines of the ticks are drawn once and used in every row.
    let grid = anchor("grid-", &line.id);
    let least = lows().chain(highs()).min();
    html! {
        figure class="plot" id=(anchor("l-", &line.id)) {
            figcaption { (what(index, line)) span class="rng" { " " (several(rows.len(), "speaker")) ", " @if least == Some(greatest) { "the same number" } @else { "numbers from " (bounds(least, Some(greatest), None)) }
                @if all_low.is_none() { ", open below" } @if all_high.is_none() { ", open above" } (parts::givers(index, line)) } }
            div class="row axis" aria-hidden="true" { div class="lbl" {} div class="draw" { svg width="100%" height="16" {
                defs { g id=(grid) { @for t in scale.ticks() { line class="grid" x1=(scale.at(t)) x2=(scale.at(t)) y1="0" y2="26" {} } } }
                @for t in scale.ticks() { text x=(scale.at(t)) y="12" text-anchor="middle" { (crate::wording::count(t)) } }
            } } }
            ul { @for row in &rows {
                li class="row" {
                    div class="lbl" { span class="val" { (value(index, row)) } " " span { (who(index, row)) } }
                    div class="draw" { (line_of(index, &scale, &grid, row)) }
                }
            } }
        }
    }
}

/// The line with its dots for one speaker.
fn line_of(index: &Index, scale: &Scale, grid: &str, row: &Row) -> Markup {
    let side = index.side_of(&row.first.figure);
    let class = sides::class(side);
    html! {
        svg width="100%" height="26" class=(class) aria-hidden="true" {
            use href={"#" (grid)} {}
            @for pair in row.entries.windows(2) {
                @if let [a, b] = pair { @if b.revises.is_some() { @if let (Some(x), Some(y)) = (a.low.or(a.high), b.low.or(b.high)) {
                    line class="joined" x1=(scale.at(x)) x2=(scale.at(y)) y1="13" y2="13" {}
                } } }
            }
            @for e in &row.entries { (stroke(scale, e)) }
            @for e in &row.entries {
                @let denied = figure(index, e).is_some_and(|f| f.denied);
                @for n in ends(e) { svg x=(scale.at(n)) y="13" overflow="visible" {
                    (sides::shape(side, if denied { "dot not" } else { "dot" }))
                    @if denied { path class="cross" d="M-7-7L7 7M-7 7L7-7" {} }
                } }
            }
        }
    }
}

fn stroke(scale: &Scale, entry: &Entry) -> Markup {
    match (entry.low, entry.high) {
        (Some(a), Some(b)) if a != b => {
            html! { line class="span" x1=(scale.at(a)) x2=(scale.at(b)) y1="13" y2="13" {} }
        }
        (Some(a), None) => html! {
            line class="span" x1=(scale.at(a)) x2="98%" y1="13" y2="13" {}
            svg x="98%" y="13" overflow="visible" { path class="tip" d="M-5-5L1 0L-5 5" {} }
        },
        (None, Some(b)) => {
            html! { line class="span open" x1={(format!("{LEFT:.1}")) "%"} x2=(scale.at(b)) y1="13" y2="13" {} }
        }
        _ => html! {},
    }
}

fn ends(entry: &Entry) -> Vec<u64> {
    let mut ends: Vec<u64> = entry.low.into_iter().chain(entry.high).collect();
    ends.dedup();
    ends
}
