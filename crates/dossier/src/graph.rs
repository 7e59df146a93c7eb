//! Origins as a small graph: who copied, credited, cited or retold whom. In goes a case, out come a drawing and the same as a list;
//! its style is `graph.css`.
//!
//! Thick: the same words stand in both. Plain: a credit line. Dashed: what is cited passed through somebody who is a publisher of the
//! case or is credited in it. Dotted: a report names another's headline.

mod draw;
mod edges;

use maud::{Markup, html};
use sayso_case::Case;

use crate::goals::to_report;
use crate::index::outlet;
use crate::safe::{Words, shortened};
use crate::wording::several;
pub(crate) use edges::whole_words;
use edges::{Edge, Kind, Node};

/// The style of [`section`].
pub const STYLE: &str = include_str!("graph.css");

/// The list has no more entries of a kind than this.
const LISTED: usize = 40;

/// The graph of a case's origins, without a heading of its own.
pub fn section(case: &Case) -> Markup {
    let edges = edges::of(case);
    html! {
        div class="graph" {
            @if edges.is_empty() { p class="none" { "No report was found to copy, credit, cite or retell another." } }
            @else {
                (draw::drawing(case, &edges))
                ul class="graph-list" {
                    @for kind in [Kind::Same, Kind::Credited, Kind::Cited, Kind::Retold] {
                        @let mine: Vec<&Edge> = edges.iter().filter(|e| e.kind == kind).collect();
                        @for edge in mine.iter().take(LISTED) { (entry(case, edge)) }
                        @if mine.len() > LISTED { li { "and " (mine.len() - LISTED) " more, " (kind.name()) } }
                    }
                }
            }
        }
    }
}

/// "3 (The Arven Courier)", linked.
fn report(case: &Case, number: usize) -> Markup {
    html! { a href=(to_report(number)) { (crate::references::number(number)) " (" bdi { (Words(&shortened(outlet(case, number), 40))) } ")" } }
}

/// One line of the list.
fn entry(case: &Case, edge: &Edge) -> Markup {
    let from = html! { @match &edge.from { Node::Named(name) => { bdi { (Words(name)) } }, Node::Report(k) => (report(case, *k)) } };
    let to = report(case, edge.to);
    html! {
        li {
            b { (edge.kind.stroke()) } ", " (edge.kind.name()) ": "
            @match edge.kind {
                Kind::Same => { (several(edge.words.len(), "passage")) " in " (from) " and in " (to) },
                Kind::Credited => { (to) " credits " (from) },
                Kind::Cited => { (to) " has it by way of " (from) },
                Kind::Retold => { (to) " names the headline of " (from) },
            }
            @if let Some(words) = edge.words.first() { ": “" bdi { (Words(&shortened(words, 120))) } "”" }
        }
    }
}

#[cfg(test)]
mod tests;
