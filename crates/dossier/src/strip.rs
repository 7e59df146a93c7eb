//! The time strip: when, and how well known. In goes a case, out come a drawing and the same as a list; its style is
//! `strip.css`.
//!
//! A dot is an hour that is told, a bar an interval, a hatched bar days of which no hour is told, a dashed one a part of a day.
//! Whoever alone tells an hour, or tells one that is denied, is named at it. What is not dated is not on it but in a tray below.

mod axis;
mod draw;
mod hours;
mod lanes;
mod told;

use maud::{Markup, html};
use sayso_case::{Case, Fold, Incident};
use serde::{Deserialize, Serialize};

use crate::dates;
use crate::goals::{to_incident, to_paragraph};
use crate::references::number;
use crate::safe::Words;
use crate::wording::several;
use told::{Mark, Told};

/// The style of [`section`].
pub const STYLE: &str = include_str!("strip.css");

/// How many incidents the list has at most: the rest stand further down on the page.
const LISTED: usize = 60;

/// The strip of a case's incidents, background left out; nothing where it has none.
pub fn section(case: &Case) -> Markup {
    section_of(case, &|_| true)
}

/// The same of the incidents that are kept.
pub(crate) fn section_of(case: &Case, keeps: &dyn Fn(&Incident) -> bool) -> Markup {
    drawn(&told::told(case, keeps))
}

/// What the strip shows of an incident, so that it can be drawn without the reports that tell of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OnStrip {
    label: String,
    days: Option<(i64, i64)>,
    marks: Vec<Mark>,
}

/// What the strip shows of each incident but background, with its place in the case.
pub fn on_strip(case: &Case) -> Vec<(usize, OnStrip)> {
    let told = told::told(case, &|_| true).into_iter();
    let places = (0..).zip(&case.incidents).filter(|(_, i)| i.fold != Some(Fold::Background)).map(|(k, _)| k);
    places.zip(told.map(|t| OnStrip { label: t.label, days: t.days, marks: t.marks })).collect()
}

/// The strip of these incidents, as [`on_strip`] gave them, in case order; the same as [`section`] makes of them.
pub fn section_kept<'c>(kept: impl Iterator<Item = (&'c Incident, OnStrip)>) -> Markup {
    let told =
        |(incident, on): (&'c Incident, OnStrip)| Told { incident, label: on.label, days: on.days, marks: on.marks };
    drawn(&kept.map(told).collect::<Vec<_>>())
}

fn drawn(all: &[Told]) -> Markup {
    let (dated, undated): (Vec<&Told>, Vec<&Told>) = all.iter().partition(|t| t.days.is_some());
    let (drawing, left) = draw::drawing(&dated);
    let (vague, none): (Vec<&Told>, Vec<&Told>) = undated.into_iter().partition(|t| t.incident.when.is_some());
    if all.is_empty() {
        return html! {};
    }
    html! {
        section class="strip" aria-label="Time" {
            (drawing)
            @if !left.is_empty() {
                details class="strip-left" {
                    summary { (several(left.len(), "incident")) " of these days not drawn" }
                    (list(&left, "strip-rows"))
                }
            }
            (list(&dated, "strip-rows strip-all"))
            (tray("Only a month, a year or a longer time is told of", &vague))
            (tray("Of no told day", &none))
        }
    }
}

/// The list, in order of time.
fn list(dated: &[&Told], class: &str) -> Markup {
    let mut rows: Vec<&&Told> = dated.iter().take(LISTED).collect();
    rows.sort_by_key(|t| t.days);
    html! {
        ol class=(class) {
            @for told in rows { li {
                span class="strip-when" { @if let Some(when) = told.incident.when { (dates::words(&when.to_string())) } }
                div {
                    a href=(to_incident(&told.incident.id)) { bdi { (Words(&told.label)) } }
                    @if !told.marks.is_empty() { ul { @for mark in &told.marks { li { (hour(told, mark)) } } } }
                }
            } }
            @if dated.len() > LISTED { li { span {} div { "and " (several(dated.len() - LISTED, "incident")) " further down" } } }
        }
    }
}

/// An hour in the list, with its day where that is not the incident's only one, and its reports.
fn hour(told: &Told, mark: &Mark) -> Markup {
    let other = told.days != Some((mark.day, mark.day));
    html! {
        @if other { (dates::words(&dates::from_day_number(mark.day))) ", " }
        (Words(&mark.words()))
        @for (report, paragraph) in mark.told_in.iter().take(6) { " " a href=(to_paragraph(*report, *paragraph)) { (number(*report)) } }
    }
}

/// Incidents that stand on no axis.
fn tray(what: &str, told: &[&Told]) -> Markup {
    let item = |t: &Told| {
        html! {
            a href=(to_incident(&t.incident.id)) { bdi { (Words(&t.label)) } }
            @if let Some(when) = t.incident.when { " (" (dates::words(&when.to_string())) ")" }
        }
    };
    html! {
        @if !told.is_empty() {
            p class="strip-tray" { (what) ": "
                @for (k, t) in told.iter().take(6).enumerate() { @if k > 0 { "; " } (item(t)) }
                @if told.len() > 6 { "; and " (several(told.len() - 6, "incident")) " further down" } "."
            }
        }
    }
}

#[cfg(test)]
mod tests;
