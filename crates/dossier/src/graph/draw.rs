//! The drawing: names at the left, the reports that have something from them or from one another in the middle, those that retell
//! reports at the right. In go edges, out comes SVG.

use maud::{Markup, html};
use sayso_case::Case;

use super::edges::{Edge, Kind, Node};
use crate::goals::to_report;
use crate::index::outlet;
use crate::lettering::{px, width};
use crate::references::number;
use crate::safe::{Words, shortened};

/// More reports than this are only in the list.
const DRAWN: usize = 24;
const WIDTH: f64 = 520.0;
const ROW: f64 = 42.0;
/// Where the boxes of the middle and of the right begin.
const MIDDLE: f64 = 170.0;
const RIGHT: f64 = 446.0;
const BOX: f64 = 44.0;
const HIGH: f64 = 22.0;
/// Room beside the middle's boxes for lines from one to another.
const GUTTER: f64 = 26.0;

/// Rows of the three columns.
struct Columns {
    /// With the middle of their height.
    names: Vec<(String, f64)>,
    middle: Vec<usize>,
    right: Vec<usize>,
    high: f64,
}

impl Columns {
    fn of(edges: &[Edge]) -> Self {
        let retells_only =
            |k: usize| edges.iter().all(|e| (e.to != k || e.kind == Kind::Retold) && e.from != Node::Report(k));
        let (mut middle, mut right): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        for report in together(edges) {
            if retells_only(report) { right.push(report) } else { middle.push(report) }
        }
        middle.truncate(DRAWN);
        right.truncate(DRAWN);
        let mut names: Vec<String> = Vec::new();
        for edge in edges {
            if let Node::Named(name) = &edge.from
                && !names.contains(name)
            {
                names.push(name.clone());
            }
        }
        let high = names.len().max(middle.len()).max(right.len()) as f64 * ROW;
        let mut columns = Columns { names: Vec::new(), middle, right, high };
        columns.names = columns.beside(names, edges);
        columns
    }

    /// Names at the height of the reports that have something from them, kept apart.
    fn beside(&self, names: Vec<String>, edges: &[Edge]) -> Vec<(String, f64)> {
        let mut placed: Vec<(String, f64)> = names
            .into_iter()
            .map(|name| {
                let mine = edges.iter().filter(|e| e.from == Node::Named(name.clone()));
                let heights: Vec<f64> = mine.filter_map(|e| self.report(e.to)).map(|(_, y)| y).collect();
                let mean = heights.iter().sum::<f64>() / heights.len().max(1) as f64;
                (name, mean)
            })
            .collect();
        placed.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut least = HIGH / 2.0;
        for (_, y) in &mut placed {
            *y = y.max(least);
            least = *y + HIGH;
        }
        let mut most = self.high - HIGH / 2.0;
        for (_, y) in placed.iter_mut().rev() {
            *y = y.min(most);
            most = *y - HIGH;
        }
        placed
    }

    /// The middle of a row's height, the column spread over the drawing.
    fn y(&self, row: usize, of: usize) -> f64 {
        (row as f64 + 0.5) * self.high / of.max(1) as f64
    }

    /// Where a name ends, and the middle of its height.
    fn name(&self, name: &str) -> Option<(f64, f64)> {
        let found = self.names.iter().find(|(n, _)| n == name)?;
        Some((width(&shown(name), 14.0) * 1.05 + 8.0, found.1))
    }

    /// Left edge and middle of a report's box.
    fn report(&self, report: usize) -> Option<(f64, f64)> {
        let middle = self.middle.iter().position(|k| *k == report).map(|row| (MIDDLE, self.y(row, self.middle.len())));
        middle
            .or_else(|| self.right.iter().position(|k| *k == report).map(|row| (RIGHT, self.y(row, self.right.len()))))
    }
}

/// A name as the drawing has room for it.
fn shown(name: &str) -> String {
    shortened(name, 17)
}

/// The reports of all edges; those that hang together stand together, the first first.
fn together(edges: &[Edge]) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for first in edges {
        // No more are drawn, and of a large case there are thousands.
        if out.len() > 3 * DRAWN {
            break;
        }
        let mut todo = vec![Node::Report(first.to)];
        let mut names: Vec<Node> = Vec::new();
        while let Some(node) = todo.pop().filter(|_| out.len() <= 3 * DRAWN) {
            match &node {
                Node::Report(k) if out.contains(k) => continue,
                Node::Report(k) => out.push(*k),
                Node::Named(_) if names.contains(&node) => continue,
                Node::Named(_) => names.push(node.clone()),
            }
            // What comes last is looked at first: the same words, then the rest.
            for edge in edges.iter().rev().filter(|e| e.kind != Kind::Retold) {
                if edge.from == node {
                    todo.push(Node::Report(edge.to));
                } else if Node::Report(edge.to) == node {
                    todo.push(edge.from.clone());
                }
            }
        }
        if let Node::Report(from) = first.from
            && !out.contains(&from)
        {
            out.push(from);
        }
    }
    out
}

/// The drawing; nothing where there are too many names for one.
pub(super) fn drawing(case: &Case, edges: &[Edge]) -> Markup {
    let columns = Columns::of(edges);
    if columns.names.len() > DRAWN {
        return html! {};
    }
    let high = columns.high;
    html! {
        figure {
            svg class="graph-drawing" viewBox={ "0 0 " (px(WIDTH)) " " (px(high)) } role="group" aria-label="Who has what from whom; the same stands in the list" {
                defs { marker id="graph-arrow" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto" {
                    path class="graph-head" d="M0 .5L8 4 0 7.5z" {}
                } }
                @for edge in edges { (line(case, &columns, edge)) }
                @for (name, y) in &columns.names { text class="graph-name" x="2" y=(px(y + 5.0)) { (Words(&shown(name))) } }
                @for report in columns.middle.iter().chain(&columns.right) { (node(case, &columns, *report)) }
            }
        }
    }
}

/// A report's box with its number, and its outlet beside it or above.
fn node(case: &Case, columns: &Columns, report: usize) -> Markup {
    let Some((x, y)) = columns.report(report) else { return html! {} };
    let outlet = outlet_of(case, report, x);
    html! {
        a href=(to_report(report)) {
            rect class="graph-box" x=(px(x)) y=(px(y - HIGH / 2.0)) width=(px(BOX)) height=(px(HIGH)) rx="3" {}
            text class="graph-number" x=(px(x + BOX / 2.0)) y=(px(y + 5.0)) { (number(report)) }
            @if x < RIGHT { text class="graph-outlet" x=(px(x + BOX + GUTTER + 4.0)) y=(px(y + 4.5)) { (Words(&outlet)) } }
            @else { text class="graph-outlet" text-anchor="end" x=(px(x + BOX)) y=(px(y - HIGH / 2.0 - 4.0)) { (Words(&outlet)) } }
        }
    }
}

/// A report's outlet as there is room for it beside a box there.
fn outlet_of(case: &Case, report: usize, x: f64) -> String {
    shortened(outlet(case, report), if x < RIGHT { 22 } else { 12 })
}

/// Where the outlet's name ends beside a box of the middle.
fn behind(case: &Case, report: usize, x: f64) -> f64 {
    x + BOX + GUTTER + 10.0 + width(&outlet_of(case, report, x), 13.0)
}

/// An edge: from the left in a curve, from box to box of the middle beside them.
fn line(case: &Case, columns: &Columns, edge: &Edge) -> Markup {
    let class = match edge.kind {
        Kind::Same => "graph-same",
        Kind::Credited => "graph-credited",
        Kind::Cited => "graph-cited",
        Kind::Retold => "graph-retold",
    };
    let arrow = (edge.kind != Kind::Same).then_some("url(#graph-arrow)");
    let Some((x, y)) = columns.report(edge.to) else { return html! {} };
    let path = match &edge.from {
        Node::Named(name) => columns.name(name).map(|from| curve(from, (x, y))),
        Node::Report(k) => columns.report(*k).map(|(a, b)| {
            if x == a {
                let side = x + BOX;
                let out = side + ((b - y).abs() / 9.0).clamp(7.0, GUTTER);
                format!("M{} {}C{} {} {} {} {} {}", px(side), px(b), px(out), px(b), px(out), px(y), px(side), px(y))
            } else if x > a {
                curve((behind(case, *k, a), b), (x, y))
            } else {
                curve((a, b), (behind(case, edge.to, x), y))
            }
        }),
    };
    html! { @if let Some(path) = path { path class=(class) marker-end=[arrow] d=(path) {} } }
}

fn curve(a: (f64, f64), b: (f64, f64)) -> String {
    let half = f64::midpoint(a.0, b.0);
    format!("M{} {}C{} {} {} {} {} {}", px(a.0), px(a.1), px(half), px(a.1), px(half), px(b.1), px(b.0), px(b.1))
}
