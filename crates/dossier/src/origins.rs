//! Origins. In goes the case, out comes who copied or credited whom: what counts as one origin, and what copies nobody.

use std::collections::BTreeSet;

use maud::{Markup, html};
use sayso_case::{Case, Origin, ReportId};

use crate::collation::Collation;
use crate::cut::Cut;
use crate::graph;
use crate::index::Index;
use crate::safe::{Words, anchor, shortened};
use crate::wording::several;

/// How many groups stand open.
const OPEN: usize = 24;

/// What is credited, and what several reports have.
pub(crate) fn shared(case: &Case) -> Vec<&Origin> {
    case.origins.iter().filter(|o| o.reports.len() > 1 || o.credited.is_some()).collect()
}

/// How many there are.
pub(crate) fn count(all: &Collation) -> usize {
    all.shared_origins.len()
}

/// The section, or a part of it: the graph stands on the first one.
pub(crate) fn section(all: &Collation, cut: Cut) -> Markup {
    let index = &all.index;
    let shared = &all.shared_origins;
    let alone = if cut.is_last(shared.len()) { alone(index.case, shared) } else { Vec::new() };
    let here = cut.of(shared);
    let (first, rest) = here.split_at(here.len().min(cut.open(shared.len(), OPEN)));
    html! {
        section class="part" id="origins" aria-labelledby="origins-h" {
            h2 id="origins-h" { "Origins" span class="sub" { "who copied or credited whom; what copies one another counts as one" } }
            @if cut.is_first() { (all.graph.get_or_init(|| graph::section(index.case))) }
            ul class="origins" { @for origin in first { (one(index, origin)) } }
            @if !rest.is_empty() { details { summary { (several(rest.len(), "more group")) } ul class="origins" { @for origin in rest { (one(index, origin)) } } } }
            @if !alone.is_empty() { p class="meta" { "No shared passage found: " (index.report_list(&alone, 60)) "." } }
        }
    }
}

/// The reports that share nothing.
fn alone(case: &Case, shared: &[&Origin]) -> Vec<ReportId> {
    let in_one: BTreeSet<&ReportId> = shared.iter().flat_map(|o| &o.reports).collect();
    case.reports.iter().map(|r| &r.report.id).filter(|id| !in_one.contains(id)).cloned().collect()
}

fn one(index: &Index, origin: &Origin) -> Markup {
    html! {
        li id=(anchor("o-", &origin.id)) {
            @match &origin.credited {
                Some(credited) => { b { (Words(credited)) } ", credited by " (outlets(index, &origin.reports)) },
                None => { b { "The same words" } " in " (outlets(index, &origin.reports)) },
            }
            @if origin.reports.len() > 1 { ". They count as one origin." }
            @for (report, span) in origin.basis.iter().take(2) { @if let Some(k) = index.report(report) {
                " “" bdi { (Words(&shortened(graph::whole_words(index.text(k), *span), 120))) } "” " (index.place(k, *span))
            } }
            @if origin.basis.len() > 2 { " and " (several(origin.basis.len() - 2, "more passage")) "." }
        }
    }
}

fn outlets(index: &Index, reports: &[ReportId]) -> Markup {
    let known: Vec<usize> = reports.iter().filter_map(|r| index.report(r)).collect();
    html! { @for (n, k) in known.iter().take(10).enumerate() { @if n > 0 { ", " } (Words(index.outlet(*k))) " " (index.report_reference(*k)) } @if known.len() > 10 { " and " (known.len() - 10) " more" } }
}
