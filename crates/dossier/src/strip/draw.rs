//! The drawing. In go dated incidents, out comes SVG: rows of marks with their words over an axis of days, months or years.

use maud::{Markup, html};

use super::axis::Axis;
use super::hours::{DAY, Hour};
use super::lanes::Lanes;
use super::told::Told;
use crate::dates;
use crate::goals::{to_incident, to_paragraph};
use crate::lettering::{px, width};
use crate::safe::{Words, shortened};

const WIDTH: f64 = 1104.0;
const ROW: f64 = 19.0;
/// No more rows than fit a first screen.
const ROWS: usize = 9;
/// Letters of an incident's name and of an hour's words, in px.
const NAME: f64 = 15.5;
const SMALL: f64 = 13.5;
/// No narrower than this is any bar.
const LEAST: f64 = 7.0;
/// Hours that lie further from an incident's days than this are other news.
const NEAR: i64 = 30;

/// What a mark looks like.
enum Shape {
    /// An hour told.
    Dot(f64),
    /// An interval told by its hours.
    Bar(f64, f64),
    /// Days of which no hour is told.
    Days(f64, f64),
    /// A part of a day.
    Part(f64, f64),
    /// No more than the words.
    None(f64),
}

/// What words are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Size {
    /// An incident's name; several reports tell of it.
    Name,
    /// The same, and one report does.
    Lone,
    /// An hour's.
    Small,
}

/// One thing with its words, in a row.
struct Placed {
    row: usize,
    shape: Shape,
    words: String,
    size: Size,
    /// Where the words begin, or end.
    at: f64,
    ends: bool,
    href: String,
}

/// The drawing, and the incidents for which it has no room.
pub(super) fn drawing<'t, 'c>(dated: &[&'t Told<'c>]) -> (Markup, Vec<&'t Told<'c>>) {
    let days = dated.iter().filter_map(|t| t.days);
    let (Some(first), Some(last)) = (days.clone().map(|d| d.0).min(), days.map(|d| d.1).max()) else {
        return (html! {}, Vec::new());
    };
    let marked = || dated.iter().flat_map(|t| t.marks.iter().filter(|m| near(t, m.day)));
    let wide = Axis::days(first, last, WIDTH).has_hours();
    let first = marked().filter(|_| wide).map(|m| m.day).min().map_or(first, |d| d.min(first));
    let until = |m: &super::told::Mark| m.day + (m.hour.ends().1 - 1).max(0) / DAY;
    let last = marked().filter(|_| wide).map(until).max().map_or(last, |d| d.max(last));
    let axis = Axis::days(first, last, WIDTH);
    let mut lanes = Lanes::most(ROWS);
    let mut placed: Vec<Placed> = Vec::new();
    let mut left = Vec::new();
    for told in dated {
        if !incident(told, &axis, &mut lanes, &mut placed) {
            left.push(*told);
        }
    }
    let foot = lanes.used() as f64 * ROW + 8.0;
    let drawing = html! {
        svg class="strip-drawing" viewBox={ "0 0 " (px(WIDTH)) " " (px(foot + 38.0)) } role="group" aria-label=(title(first, last)) {
            defs { pattern id="strip-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                path d="M0 0V5" stroke="currentColor" stroke-width="1.6" {}
            } }
            (ticks(&axis, foot))
            @for one in &placed { (mark(one)) }
        }
    };
    (drawing, left)
}

fn title(first: i64, last: i64) -> String {
    let reach = format!("{}/{}", dates::from_day_number(first), dates::from_day_number(last));
    format!("Time strip, {}", dates::words(&reach))
}

fn near(told: &Told, day: i64) -> bool {
    told.days.is_some_and(|(a, b)| (a - NEAR..=b + NEAR).contains(&day))
}

/// Gives an incident its rows; whether it had room.
fn incident(told: &Told, axis: &Axis, lanes: &mut Lanes, placed: &mut Vec<Placed>) -> bool {
    let Some((from, to)) = told.days else { return true };
    let hours: Vec<_> = told.marks.iter().filter(|m| axis.has_hours() && near(told, m.day)).collect();
    let (x0, x1) = (axis.x(from * DAY), axis.x((to + 1) * DAY).max(axis.x(from * DAY) + LEAST));
    let href = to_incident(&told.incident.id);
    let label = shortened(&told.label, 60);
    let size = if told.incident.fold.is_none() { Size::Name } else { Size::Lone };
    let bar = hours.is_empty() || to > from;
    if bar && x1 - x0 < 60.0 {
        return one(lanes, placed, 0, Shape::Days(x0, x1), label, size, href).is_some();
    }
    let begin = hours.iter().map(|m| axis.x(m.day * DAY + m.hour.ends().0)).fold(f64::INFINITY, f64::min);
    let at = if bar { begin.min(x0) } else { begin };
    let Some(row) = one(lanes, placed, 0, Shape::None(at), label, size, href) else { return false };
    if bar {
        one(lanes, placed, row + 1, Shape::Days(x0, x1), String::new(), Size::Small, String::new());
    }
    for mark in hours {
        let (a, b) = mark.hour.ends();
        let (a, b) = (axis.x(mark.day * DAY + a), axis.x(mark.day * DAY + b));
        let shape = match mark.hour {
            Hour::At { .. } => Shape::Dot(a),
            Hour::Between(..) => Shape::Bar(a, b.max(a + LEAST)),
            Hour::Part(..) => Shape::Part(a, b.max(a + LEAST)),
        };
        let href = mark.told_in.first().map_or(String::new(), |(report, paragraph)| to_paragraph(*report, *paragraph));
        one(lanes, placed, row + 1, shape, mark.words(), Size::Small, href);
    }
    true
}

/// Gives a mark and its words a row: words to the right, or to the left where the drawing ends.
fn one(
    lanes: &mut Lanes,
    placed: &mut Vec<Placed>,
    least: usize,
    shape: Shape,
    words: String,
    size: Size,
    href: String,
) -> Option<usize> {
    let (a, b) = match shape {
        Shape::Dot(x) => (x - 6.0, x + 9.0),
        Shape::Bar(a, b) | Shape::Days(a, b) | Shape::Part(a, b) => (a, b + 5.0),
        Shape::None(x) => (x, x),
    };
    let long = width(&words, if size == Size::Small { SMALL } else { NAME });
    let ends = b + long > WIDTH && a - long - 4.0 >= 0.0;
    let at = match (ends, &shape) {
        (true, Shape::None(_)) => WIDTH,
        (true, _) => a - 4.0,
        (false, _) => b,
    };
    let (from, to) = if ends { ((at - long).min(a), b) } else { (a, b + long) };
    let row = lanes.take(least, from, to + 10.0)?;
    placed.push(Placed { row, shape, words, size, at, ends, href });
    Some(row)
}

fn ticks(axis: &Axis, foot: f64) -> Markup {
    let ticks = axis.ticks();
    let mut free = 0.0;
    let mut fits = |x: f64, label: &str, size: f64| {
        let fit = x >= free && x + width(label, size) <= WIDTH + 4.0;
        if fit {
            free = x + width(label, size) + 8.0;
        }
        fit
    };
    html! {
        path class="strip-axis" d={ "M0 " (px(foot)) "H" (px(WIDTH)) } {}
        @for tick in &ticks {
            @if tick.x > 0.0 { path class="strip-day" d={ "M" (px(tick.x)) " 0V" (px(foot + 34.0)) } {} }
            @if fits(tick.x, &tick.label, NAME) { text class="strip-name" x=(px(tick.x + 3.0)) y=(px(foot + 33.0)) { (tick.label) } }
        }
        @for hour in axis.hours() {
            path class="strip-axis" d={ "M" (px(hour.x)) " " (px(foot - 3.0)) "V" (px(foot + 3.0)) } {}
            text class="strip-hour" x=(px(hour.x)) y=(px(foot + 15.0)) { (hour.label) }
        }
    }
}

fn mark(one: &Placed) -> Markup {
    let y = one.row as f64 * ROW + 11.0;
    let rect = |a: f64, b: f64, high: f64, class: &str| {
        html! {
            rect class=(class) x=(px(a)) y=(px(y - high / 2.0)) width=(px(b - a)) height=(px(high)) {}
        }
    };
    let class = match one.size {
        Size::Name => "strip-name",
        Size::Lone => "strip-lone",
        Size::Small => "strip-small",
    };
    let drawn = html! {
        @match one.shape {
            Shape::Dot(x) => { circle class="strip-dot" cx=(px(x)) cy=(px(y)) r="5" {} },
            Shape::Bar(a, b) => (rect(a, b, 9.0, "strip-bar")),
            Shape::Days(a, b) => (rect(a, b, 9.0, "strip-days")),
            Shape::Part(a, b) => (rect(a, b, 8.0, "strip-part")),
            Shape::None(_) => {},
        }
        @if !one.words.is_empty() {
            text class=(class) text-anchor=[one.ends.then_some("end")] x=(px(one.at)) y=(px(y + 4.5)) { (Words(&one.words)) }
        }
    };
    html! { @if one.href.is_empty() { (drawn) } @else { a href=(one.href) { (drawn) } } }
}
