//! The first screen. In goes the case set out, out come its name, span and counts in a line, how far it was read over, the first
//! incident with its question lines, and a key to the signs.

use maud::{Markup, html};
use sayso_case::{Case, Fold};

use crate::answers::Sign;
use crate::collation::{Collation, Told};
use crate::dates;
use crate::groups;
use crate::headline::headline;
use crate::lines::lines;
use crate::matrix::sign;
use crate::open;
use crate::options::Options;
use crate::reports::not_read;
use crate::safe::Words;
use crate::sentences::glyph;
use crate::voices::Group;
use crate::wording::{count, several};

/// What the case is called: the user's name for it, else what it holds.
pub(crate) fn title(case: &Case, options: &Options) -> String {
    let given = [&options.title, &case.title, &options.folder].into_iter().flatten().map(|t| t.trim());
    match given.into_iter().find(|t| !t.is_empty()) {
        Some(title) => title.to_owned(),
        None => several(case.reports.len(), "report"),
    }
}

/// The part of the page before the filters.
pub(crate) fn head(all: &Collation, options: &Options) -> Markup {
    let case = all.index.case;
    let first = all.incidents.iter().find(|t| t.incident.fold != Some(Fold::Background));
    html! {
        header class="top" id="top" {
            p class="brand" { b { "Sayso" } " who says what happened; it does not say who is right" }
            div class="case" {
                h1 { (Words(&title(case, options))) }
                p class="counts" { (counts(all)) }
                (seen(all))
            }
        }
        @match first {
            Some(told) => (top(all, told)),
            None => p class="none" { "No incident was found in these reports." },
        }
    }
}

/// "13 to 15 October 2021. 11 reports of 10 publishers. Told by two or more: 3; by one: 5; background: 7."
fn counts(all: &Collation) -> Markup {
    let case = all.index.case;
    let told = |fold| all.folded(fold).count();
    let named = || case.reports.iter().filter_map(|read| read.report.publisher.as_deref());
    let publishers: std::collections::BTreeSet<&str> = named().collect();
    let without = case.reports.len() - named().count();
    let unread = case.reports.iter().filter(|read| not_read(&read.report).is_some()).count();
    html! {
        @if let Some(span) = span(all) { (Words(&span)) ". " }
        (several(case.reports.len(), "report"))
        @if !publishers.is_empty() { " of " (several(publishers.len(), "publisher")) }
        @if without > 0 { @if !publishers.is_empty() { ", " (without) } " without a known publisher" } ". "
        "Told by " (link("two", "two or more", told(None))) "; by " (link("one", "one", told(Some(Fold::OneReport))))
        "; " (link("background", "background", told(Some(Fold::Background)))) "."
        @if unread > 0 { " " (several(unread, "report")) " of another language than English " @if unread == 1 { "is" } @else { "are" } " " a href="#reports" { "not read" } "." }
    }
}

/// A link to a section where there is one.
fn link(id: &str, name: &str, n: usize) -> Markup {
    html! { @if n > 0 || id == "two" { a href={"#" (id)} { (name) ": " (n) } } @else { (name) ": 0" } }
}

/// The days of what several reports tell; of anything told where there is no such.
fn span(all: &Collation) -> Option<String> {
    let days = |fold: Option<Fold>| -> Vec<(i64, i64)> {
        let whens = all.folded(fold).filter_map(|t| t.incident.when);
        whens
            .filter_map(|w| Some((dates::day_number(&w.from().to_string())?, dates::day_number(&w.to().to_string())?)))
            .collect()
    };
    let mut all_days = days(None);
    if all_days.is_empty() {
        all_days = days(Some(Fold::OneReport));
    }
    let (from, to) = (all_days.iter().map(|d| d.0).min()?, all_days.iter().map(|d| d.1).max()?);
    Some(dates::words(&format!("{}/{}", dates::from_day_number(from), dates::from_day_number(to))))
}

/// The findings that the page uses.
pub(crate) fn used<'c>(all: &Collation<'c>) -> std::collections::BTreeSet<&'c str> {
    all.incidents
        .iter()
        .flat_map(|t| &t.questions)
        .flat_map(|q| &q.answers)
        .flat_map(|a| &a.takes)
        .flat_map(|t| &t.claims)
        .map(|c| c.finding.as_str())
        .collect()
}

/// How much of what the page uses a person has seen, and corrected.
fn seen(all: &Collation) -> Markup {
    if all.index.open {
        return open::open_head();
    }
    let used = used(all);
    let of_used = all.index.case.seen.iter().filter(|seen| used.contains(seen.finding.as_str()));
    how_much(used.len(), of_used.clone().count(), of_used.filter(|seen| seen.corrected).count())
}

/// Of so many findings so many were seen, and so many of those corrected: nothing, as long as there is no record of it.
pub(crate) fn how_much(used: usize, seen: usize, corrected: usize) -> Markup {
    html! {
        div class="seen" {
            @if used > 0 { progress max=(used) value=(seen) aria-label="Seen by a person" {} }
            p {
                (count(used as u64)) " findings used: " (count(seen as u64)) " seen by a person"
                @if seen == 0 { ", all read by program alone" } @else {
                    ", " (count(corrected as u64)) " of them corrected; " (count(used.saturating_sub(seen) as u64)) " read by program alone"
                }
            }
        }
    }
}

fn top(all: &Collation, told: &Told) -> Markup {
    let incident = told.incident;
    html! {
        section class="first" aria-labelledby="first-h" {
            div class="lead" {
                h2 id="first-h" { a href={"#" (crate::safe::anchor("i-", &incident.id))} { (Words(&headline(all, told))) } }
                p class="where" {
                    @match &incident.when { Some(w) => { (Words(&dates::words(&w.to_string()))) @if let Some(p) = dates::precision(&w.to_string()) { ", " (p) } }, None => "Date not told" }
                    ". " (several(incident.reports.len(), "report")) ", " (several(incident.origins, "origin")) "."
                }
                (key(all))
            }
            (all.map())
            (lines(all, told))
            (all.strip())
        }
    }
}

/// What the signs and patterns mean.
fn key(all: &Collation) -> Markup {
    let told = all.incidents.iter().filter(|t| t.incident.fold != Some(Fold::Background));
    let takes = told.flat_map(|t| &t.questions).flat_map(|q| &q.answers).flat_map(|a| &a.takes);
    let groups: std::collections::BTreeSet<Group> = takes.map(|t| all.voices.get(t.voice).group).collect();
    html! {
        div class="key" {
            p { (sign(Sign::Disputed)) "disputed " (sign(Sign::Agreed)) "agreed across sides " (sign(Sign::Open)) "open " (sign(Sign::Alike)) "told alike " (sign(Sign::Revised)) "a later figure" }
            p { @for group in groups { span class="vo" { (groups::swatch(all, group, None)) (Words(&groups::name(all, group))) } " " } }
            p {
                (glyph(&crate::answers::Glyph::Letter("A".into()), 1, true, false)) " " (glyph(&crate::answers::Glyph::Letter("B".into()), 2, true, false))
                " an answer; its tint is not a side’s " (glyph(&crate::answers::Glyph::Denies("A".into()), 1, true, false)) " denies A"
            }
        }
    }
}
