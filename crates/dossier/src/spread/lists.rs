//! Lists that lead to the other pages. In goes the case set out, out come the index, lines of incidents and of reports, and what is
//! gathered over all incidents.

use maud::{Markup, html};
use sayso_case::Fold;

use super::{Goals, Page, Spread, TITLED};
use crate::collation::{Collation, Told};
use crate::cut::{Cut, LISTED, Listed};
use crate::headline::{deed, headline};
use crate::references::number;
use crate::safe::{Words, shortened};
use crate::wording::several;
use crate::{Choice, chosen, dates, goals, head, incidents, named, reports, toll, totals};

impl Spread<'_> {
    /// The first screen, when and where, and lists of all else.
    pub(super) fn index(&self) -> Markup {
        let all = &self.all;
        let case = all.index.case;
        let two: Vec<&Told> = all.folded(None).collect();
        let one: Vec<&Told> = all.folded(Some(Fold::OneReport)).collect();
        let root = if self.goals == Goals::Served { "/" } else { "" };
        html! {
            (head::head(all, self.options))
            nav aria-label="Parts" {
                @for page in &self.pages { @if let Page::Part(part, 0) = page { a href={(root) (self.path(*page))} { (part.title) } " " } }
            }
            section class="part" id="two" aria-labelledby="two-h" {
                h2 id="two-h" { "Told by two or more reports" span class="sub" { (incidents::summary(&two)) } }
                (self.rows(&two, None))
            }
            section class="part" id="one" aria-labelledby="one-h" {
                h2 id="one-h" { "Told by one report" span class="sub" { (one.len()) "; nothing to set beside them" } }
                (self.rows(&one, Some(Fold::OneReport)))
            }
            section class="part" id="reports" aria-labelledby="reports-h" {
                h2 id="reports-h" { "Reports" span class="sub" { (several(case.reports.len(), "report")) ", each in full on a page of its own" } }
                @if self.goals == Goals::Served { p { a href="/reports" { "All reports" } } }
                @else if case.reports.len() <= TITLED { ul class="rows" { @for k in 0..case.reports.len() { (self.report(k)) } } }
                @else { p { @for k in 0..case.reports.len() { a href=(goals::to_report(k)) { (number(k)) } " " } } }
                (reports::left_out(all, self.options.passed_over.as_deref()))
            }
        }
    }

    /// Where and when, for incidents that are chosen.
    pub(super) fn chosen(&self, choice: &Choice, from: usize) -> (Markup, Listed) {
        chosen::page(&self.all, choice, from, |told| self.row(told))
    }

    /// An incident as a line of those that are chosen.
    pub(super) fn row(&self, told: &Told) -> Markup {
        row(&self.all, told, &headline(&self.all, told))
    }

    /// A page of the list of incidents of one sort.
    pub(super) fn listed(&self, fold: Option<Fold>, from: usize) -> (Markup, Listed) {
        let told: Vec<&Told> = self.all.folded(fold).collect();
        let words = match fold {
            None => "Told by two or more reports",
            Some(Fold::OneReport) => "Told by one report",
            Some(Fold::Background) => "Background the reports mention",
        };
        let list = Listed::of(from, told.len());
        let main = html! {
            h1 { (words) span class="sub" { (several(told.len(), "incident")) } }
            ul class="rows" { (self.some(Cut::page(list.from).of(&told), fold)) }
        };
        (main, list)
    }

    /// Incidents as lines: all of them in a file, the first of them on the served index.
    fn rows(&self, told: &[&Told], fold: Option<Fold>) -> Markup {
        let cut = if self.goals == Goals::Served { Cut::page(0) } else { Cut::WHOLE };
        let sort = fold_name(fold);
        html! {
            ul class="rows" { (self.some(cut.of(told), fold)) }
            @if !cut.is_whole(told.len()) {
                p { a href={"/incidents?told=" (sort) "&from=" (LISTED)} { "The next of " (told.len()) } }
            }
        }
    }

    fn some(&self, told: &[&Told], fold: Option<Fold>) -> Markup {
        let name = |told: &Told| if fold.is_none() { headline(&self.all, told) } else { deed(told.incident) };
        html! { @for told in told { (row(&self.all, told, &name(told))) } }
    }

    /// A report as a line of the index.
    fn report(&self, k: usize) -> Markup {
        let index = &self.all.index;
        let title = index.case.reports.get(k).and_then(|r| r.report.title.as_deref()).unwrap_or_default();
        html! {
            li class="row" {
                div class="d" { (number(k)) }
                div class="w" { a href=(goals::to_report(k)) { bdi { @if title.is_empty() { "no title" } @else { (Words(&shortened(title, 110))) } } } }
                div class="r" { (Words(&shortened(index.outlet(k), 40))) @if let Some(day) = index.published(k) { ", " (Words(&dates::short(&day))) } }
            }
        }
    }
}

/// An incident as a line of a list.
fn row(all: &Collation, told: &Told, name: &str) -> Markup {
    let incident = told.incident;
    let when = incident.when.map_or_else(|| "not dated".to_owned(), |w| dates::short(&w.to_string()));
    html! {
        li class="row" {
            div class="d" { (Words(&when)) }
            div class="w" { a href=(goals::to_incident(&incident.id)) { bdi { (Words(&shortened(name, 120))) } }
                @if !told.questions.is_empty() { ": " (several(told.questions.len(), "question")) } }
            div class="r" { (several(incident.reports.len(), "report")) ": " (all.index.report_list(&incident.reports, 4)) }
        }
    }
}

pub(super) fn background_count(all: &Collation) -> usize {
    all.folded(Some(Fold::Background)).count()
}

/// What the reports only mention, a line each.
pub(super) fn background(all: &Collation, cut: Cut) -> Markup {
    let told: Vec<&Told> = all.folded(Some(Fold::Background)).collect();
    html! {
        @if !told.is_empty() {
            section class="part" id="background" aria-labelledby="background-h" {
                h2 id="background-h" { "Background the reports mention" span class="sub" { (told.len()) "; never an incident, never in a sum" } }
                ul class="rows" { @for told in cut.of(&told) { (row(all, told, &deed(told.incident))) } }
            }
        }
    }
}

/// The incidents with figures.
fn counted<'a, 'c>(all: &'a Collation<'c>) -> Vec<&'a Told<'c>> {
    all.counted().iter().filter_map(|k| all.incidents.get(*k)).collect()
}

/// How long the page of figures is.
pub(super) fn figures_count(all: &Collation) -> usize {
    all.counted().len() + totals::count(all) + all.named(None).len()
}

/// Of each incident with figures, what was counted; behind them what is of no incident. Each is a list, and they are cut as one.
pub(super) fn figures(all: &Collation, cut: Cut) -> Markup {
    let counted = counted(all);
    let behind = (counted.len(), counted.len() + totals::count(all));
    html! {
        @if cut.is_first() || !cut.of(&counted).is_empty() { (of_incidents(all, &counted, cut)) }
        (totals::section(all, cut.behind(behind.0)))
        (named::of_none(all, cut.behind(behind.1)))
    }
}

fn of_incidents(all: &Collation, counted: &[&Told], cut: Cut) -> Markup {
    html! {
        section class="part" id="figures" aria-labelledby="figures-h" {
            h2 id="figures-h" { "Figures" span class="sub" { (several(counted.len(), "incident")) " with figures; no two are added up" } }
            @for told in cut.of(counted) {
                article class="inc" {
                    h3 { a href=(goals::to_incident(&told.incident.id)) { (Words(&headline(all, told))) } }
                    (toll::section(all, told))
                }
            }
        }
    }
}

/// What a sort of incidents is called in addresses.
fn fold_name(fold: Option<Fold>) -> &'static str {
    match fold {
        None => "two",
        Some(Fold::OneReport) => "one",
        Some(Fold::Background) => "background",
    }
}
