//! Two reports side by side: paragraphs that stand in one alone are marked, those of both stand beside each other.

use maud::{Markup, html};
use sayso_case::ReadReport;
use sayso_dossier::safe::Words;
use sayso_text::paragraphs;

use super::frame;
use crate::call::{Answer, Call};
use crate::desk::Desk;
use crate::failed::Failed;

/// More paragraphs than this are not set against each other; they stand as they are.
const MOST: usize = 2000;

pub(crate) fn page(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let nothing = || Failed::nothing("There is no such report in this case.");
    let of = |name: &str| shown.report_or(call.parameter(name), nothing);
    let (left, right) = (of("id")?, of("other")?);
    let (left, right) = (&*left, &*right);
    let (a, b) = (words(left), words(right));
    let rows = rows(&a, &b);
    let only = rows.iter().filter(|(l, r)| l.is_none() || r.is_none()).count();
    let main = html! {
        h1 { "Two reports side by side" span class="sub" { @if only == 0 { "no paragraph stands in one alone" } @else { (only) " paragraphs stand in one alone" } } }
        table class="beside" {
            thead { tr { th scope="col" { (head(left)) } th scope="col" { (head(right)) } } }
            tbody { @for (l, r) in &rows { tr { (cell(*l, r.is_none())) (cell(*r, l.is_none())) } } }
        }
    };
    Ok(frame::page(desk, call, "Two reports side by side", "/reports", &main))
}

fn head(read: &ReadReport) -> Markup {
    html! { a href={"/reports/" (read.report.id.as_str().get(..16).unwrap_or_default())} { bdi { (Words(&read.report.path)) } } }
}

fn cell(words: Option<&str>, alone: bool) -> Markup {
    html! { td class=[alone.then_some("alone")] { @if let Some(words) = words {
        @if alone { span class="vh" { "Here alone: " } }
        p dir="auto" { (Words(words)) }
    } } }
}

fn words(read: &ReadReport) -> Vec<&str> {
    paragraphs(&read.report.text).into_iter().map(|place| place.of(&read.report.text).trim()).collect()
}

/// A row of either side, or of both.
type Row<'t> = (Option<&'t str>, Option<&'t str>);

/// The longest row of paragraphs that stand in both, in order; what is between stands alone.
fn rows<'t>(a: &[&'t str], b: &[&'t str]) -> Vec<Row<'t>> {
    if a.len() > MOST || b.len() > MOST {
        let longest = a.len().max(b.len());
        return (0..longest).map(|k| (a.get(k).copied(), b.get(k).copied())).collect();
    }
    let common = common(a, b);
    let at = |i: usize, j: usize| common.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    let (mut i, mut j) = (0, 0);
    let mut rows = Vec::new();
    while let (Some(left), Some(right)) = (a.get(i), b.get(j)) {
        if left == right {
            rows.push((Some(*left), Some(*right)));
            (i, j) = (i + 1, j + 1);
        } else if at(i + 1, j) >= at(i, j + 1) {
            rows.push((Some(*left), None));
            i += 1;
        } else {
            rows.push((None, Some(*right)));
            j += 1;
        }
    }
    rows.extend(a.iter().skip(i).map(|left| (Some(*left), None)));
    rows.extend(b.iter().skip(j).map(|right| (None, Some(*right))));
    rows
}

/// How many paragraphs are common to both from each place on.
fn common(a: &[&str], b: &[&str]) -> Vec<Vec<u16>> {
    let mut table = vec![vec![0_u16; b.len() + 1]; a.len() + 1];
    for (i, left) in a.iter().enumerate().rev() {
        let below = table.get(i + 1).cloned().unwrap_or_default();
        let Some(row) = table.get_mut(i) else { continue };
        let mut beside = 0;
        for (j, right) in b.iter().enumerate().rev() {
            let diagonal = below.get(j + 1).copied().unwrap_or(0);
            let under = below.get(j).copied().unwrap_or(0);
            beside = if left == right { diagonal + 1 } else { under.max(beside) };
            if let Some(cell) = row.get_mut(j) {
                *cell = beside;
            }
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_both_stands_beside_itself() {
        let rows = rows(&["one", "two", "three"], &["one", "new", "three", "four"]);
        let both = |w| (Some(w), Some(w));
        assert_eq!(rows, [both("one"), (Some("two"), None), (None, Some("new")), both("three"), (None, Some("four"))]);
        assert_eq!(super::rows(&[], &["x"]), [(None, Some("x"))]);
        assert_eq!(super::rows(&[], &[]), []);
    }
}
