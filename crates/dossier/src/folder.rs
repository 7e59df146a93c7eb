//! The dossier as a folder: an index, and a page for each incident, each report and each long part. In goes a case, out come files,
//! made one after the other, so that a large case is never whole in memory.
//!
//! Every part is made by the same code as on the one page. A link of that page ("#p-12") gets the file before it in which its goal
//! stands: reports' anchors tell theirs, the other pages are made once to see which anchors they hold. Names of files are ids, so that
//! a page can be sent and stays where it is when other reports come.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use sayso_case::{Case, Fold};

use crate::collation::{Collation, Told};
use crate::headline::{deed, headline};
use crate::references::number;
use crate::safe::{Words, anchor, shortened};
use crate::wording::several;
use crate::{
    Options, also, dates, document, formats, goals, graph, head, incidents, map, named, names, origins, reports, strip,
    totals,
};

/// The file to begin with.
pub const INDEX: &str = "index.html";
/// The folders of the other files.
pub const FOLDERS: [&str; 3] = ["incidents", "parts", "reports"];

/// Whether a file has a name as the files of a dossier have: its folder, "" for none, and its own name.
pub fn is_own_name(folder: &str, name: &str) -> bool {
    let id = |first: char| {
        let digits = name.strip_suffix(".html").and_then(|id| id.strip_prefix(first));
        digits.is_some_and(|digits| {
            digits.len() == 16 && digits.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
        })
    };
    match folder {
        "" => name == INDEX,
        "incidents" => id('i'),
        "reports" => id('r'),
        // Another version may have other parts.
        "parts" => {
            name.strip_suffix(".html").is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_lowercase()))
        }
        _ => false,
    }
}

const STYLE: &str = include_str!("folder.css");

/// More reports than this are not listed on the index by their titles but by their numbers.
const TITLED: usize = 4000;

/// A file of the folder.
#[derive(Clone, Copy)]
enum Page {
    Index,
    /// Its place in the collation.
    Incident(usize),
    /// Its place in the case.
    Report(usize),
    Part(&'static Part),
}

/// A part of the page that has a file of its own.
struct Part {
    name: &'static str,
    title: &'static str,
    make: fn(&Collation) -> Markup,
}

const PARTS: [Part; 6] = [
    Part { name: "background", title: "Background", make: background },
    Part { name: "totals", title: "Running totals", make: totals::section },
    Part { name: "named", title: "Also named", make: named::of_none },
    Part { name: "also", title: "Also said", make: also::section },
    Part { name: "names", title: "Names", make: names::section },
    Part { name: "origins", title: "Origins", make: origins::section },
];

/// All that is needed to make any of the files.
struct Making<'c> {
    all: Collation<'c>,
    options: &'c Options,
    title: String,
    pages: Vec<Page>,
    /// In which file, by its place in `pages`, an anchor stands.
    homes: BTreeMap<String, usize>,
}

/// The files of a case, each with its path, parted by "/". The same case gives the same bytes.
pub fn files<'c>(case: &'c Case, options: &'c Options) -> impl Iterator<Item = (String, String)> + use<'c> {
    let making = Making::of(case, options);
    (0..making.pages.len()).filter_map(move |k| making.file(k))
}

impl<'c> Making<'c> {
    fn of(case: &'c Case, options: &'c Options) -> Self {
        let mut all = Collation::of(case);
        all.filters = false;
        let title = head::title(case, options);
        let mut making = Making { all, options, title, pages: vec![Page::Index], homes: BTreeMap::new() };
        let incidents = (0..making.all.incidents.len()).map(Page::Incident);
        let others = incidents.chain(PARTS.iter().map(Page::Part)).chain((0..case.reports.len()).map(Page::Report));
        others.for_each(|page| making.add(page));
        // The index comes last: what stands elsewhere is only mentioned there.
        making.note(0, anchors(&making.index().0).map(str::to_owned).collect());
        making
    }

    /// Adds a page and notes which anchors it holds; a part that is empty has none. A report's anchors are known without making it.
    fn add(&mut self, page: Page) {
        let ids: Vec<String> = if let Page::Report(report) = page {
            let paragraphs = self.all.index.paragraphs.get(report).map_or(0, Vec::len);
            let own = [format!("r{}", report + 1), format!("c{}", report + 1)];
            own.into_iter().chain((1..=paragraphs).map(|p| format!("r{}-{p}", report + 1))).collect()
        } else {
            let main = self.main(page).0;
            if main.is_empty() {
                return;
            }
            anchors(&main).map(str::to_owned).collect()
        };
        self.note(self.pages.len(), ids);
        self.pages.push(page);
    }

    /// Notes which anchors the page at this place holds, where no page before it does.
    fn note(&mut self, k: usize, ids: Vec<String>) {
        for id in ids {
            self.homes.entry(id).or_insert(k);
        }
    }

    /// The path of a page.
    fn path(&self, page: Page) -> String {
        match page {
            Page::Index => INDEX.to_owned(),
            Page::Incident(k) => {
                let id = self.all.incidents.get(k).map_or("", |t| t.incident.id.as_str());
                format!("incidents/{}.html", anchor("", id))
            }
            Page::Report(k) => {
                let digits = self.all.index.case.reports.get(k).map_or("", |r| r.report.id.as_str());
                format!("reports/r{}.html", digits.get(..16).unwrap_or(digits))
            }
            Page::Part(part) => format!("parts/{}.html", part.name),
        }
    }

    /// What a page shows.
    fn main(&self, page: Page) -> Markup {
        match page {
            Page::Index => self.index(),
            Page::Incident(k) => match self.all.incidents.get(k) {
                Some(told) => incidents::whole(&self.all, told, true),
                None => html! {},
            },
            Page::Report(k) => match self.all.index.case.reports.get(k) {
                Some(read) => reports::one(&self.all, k, read, true),
                None => html! {},
            },
            Page::Part(part) => (part.make)(&self.all),
        }
    }

    /// What a page is called in the window's head.
    fn name(&self, page: Page) -> String {
        let of = match page {
            Page::Index => return self.title.clone(),
            Page::Incident(k) => self.all.incidents.get(k).map(|t| headline(&self.all, t)).unwrap_or_default(),
            Page::Report(k) => {
                let report = self.all.index.case.reports.get(k).map(|r| &r.report);
                report.and_then(|r| r.title.clone()).unwrap_or_else(|| format!("Report {}", number(k)))
            }
            Page::Part(part) => part.title.to_owned(),
        };
        format!("{}: {}", shortened(&of, 80), self.title)
    }

    /// A file, its links led to the files of their goals.
    fn file(&self, k: usize) -> Option<(String, String)> {
        let page = *self.pages.get(k)?;
        let (up, before) = match page {
            Page::Index => ("", html! { a class="skip" href="#two" { "Skip to the incidents" } }),
            _ => ("../", html! { p class="back" { a href="#top" { "← " (Words(&self.title)) } } }),
        };
        let styles: &[&str] = match page {
            Page::Index => &[STYLE, strip::STYLE, map::STYLE],
            Page::Incident(_) | Page::Report(_) => &[STYLE, formats::STYLE],
            Page::Part(_) => &[STYLE, graph::STYLE],
        };
        let frame = document::Frame { title: &self.name(page), styles, script: "", before };
        let whole = document::document(self.all.index.case, self.options, &frame, &self.main(page));
        Some((self.path(page), self.led(&whole, up)))
    }

    /// Puts before every address "#..." of a link the file in which it leads somewhere, if that is another.
    fn led(&self, page: &str, up: &str) -> String {
        // No words of a report can hold this: quotation marks in them are escaped.
        const LINK: &str = " href=\"#";
        let own: BTreeSet<&str> = anchors(page).collect();
        let mut out = String::with_capacity(page.len() + page.len() / 8);
        let mut rest = page;
        while let Some((before, after)) = rest.split_once(LINK) {
            let goal = after.split('"').next().unwrap_or_default();
            out.push_str(before);
            out.push_str(" href=\"");
            if !own.contains(goal) {
                let home = self.homes.get(goal).and_then(|k| self.pages.get(*k)).copied().unwrap_or(Page::Index);
                out.push_str(up);
                out.push_str(&self.path(home));
            }
            out.push('#');
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// The first screen, when and where, and lists of all else.
    fn index(&self) -> Markup {
        let all = &self.all;
        let case = all.index.case;
        let two: Vec<&Told> = all.folded(None).collect();
        let one: Vec<&Told> = all.folded(Some(Fold::OneReport)).collect();
        html! {
            (head::head(all, self.options))
            nav aria-label="Parts" {
                @for page in &self.pages { @if let Page::Part(part) = page { a href=(self.path(*page)) { (part.title) } " " } }
            }
            section class="part" id="two" aria-labelledby="two-h" {
                h2 id="two-h" { "Told by two or more reports" span class="sub" { (incidents::summary(&two)) } }
                ul class="rows" { @for told in &two { (row(all, told, &headline(all, told))) } }
            }
            section class="part" id="one" aria-labelledby="one-h" {
                h2 id="one-h" { "Told by one report" span class="sub" { (one.len()) "; nothing to set beside them" } }
                ul class="rows" { @for told in &one { (row(all, told, &deed(told.incident))) } }
            }
            section class="part" id="reports" aria-labelledby="reports-h" {
                h2 id="reports-h" { "Reports" span class="sub" { (several(case.reports.len(), "report")) ", each in full on a page of its own" } }
                @if case.reports.len() <= TITLED { ul class="rows" { @for k in 0..case.reports.len() { (self.report(k)) } } }
                @else { p { @for k in 0..case.reports.len() { a href=(goals::to_report(k)) { (number(k)) } " " } } }
                (reports::left_out(all, self.options.passed_over.as_deref()))
            }
        }
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

/// What the reports only mention, a line each.
fn background(all: &Collation) -> Markup {
    let told: Vec<&Told> = all.folded(Some(Fold::Background)).collect();
    html! {
        @if !told.is_empty() {
            section class="part" id="background" aria-labelledby="background-h" {
                h2 id="background-h" { "Background the reports mention" span class="sub" { (told.len()) "; never an incident, never in a sum" } }
                ul class="rows" { @for told in &told { (row(all, told, &deed(told.incident))) } }
            }
        }
    }
}

/// The ids of a page.
fn anchors(page: &str) -> impl Iterator<Item = &str> {
    page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next())
}

#[cfg(test)]
mod tests;
