//! A case spread over many pages: an index, one for each incident, each report and each long part. In goes a case, out comes any of
//! them, made when it is asked for.
//!
//! Every part is made by the same code as on the one page. A link of that page ("#p-12") gets the address before it of the page on which
//! its goal stands: reports' anchors tell theirs, the other pages are made once to see which anchors they hold.

mod lists;

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use sayso_case::{Case, Fold};

use crate::chosen::Choice;
use crate::collation::Collation;
use crate::headline::headline;
use crate::options::Options;
use crate::references::number;
use crate::safe::{anchor, shortened};
use crate::{also, head, incidents, named, names, origins, reports, totals};

/// The file to begin with.
pub const INDEX: &str = "index.html";
/// More reports than this are not listed on the index by their titles but by their numbers.
const TITLED: usize = 4000;
/// So many incidents of a sort are listed on one served page; `sheet` gives the others.
pub const LISTED: usize = 200;

/// Where the pages are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goals {
    /// In files of a folder.
    Files,
    /// Under a server's root: a finding has a page of its own there, on which it is judged.
    Served,
}

/// Which page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask<'a> {
    /// The case.
    Case,
    /// Incidents of one sort, by rank, from this place on.
    Incidents(Option<Fold>, usize),
    /// Where and when, for incidents that are chosen.
    Chosen(&'a Choice),
    /// One incident, by its id.
    Incident(&'a str),
    /// One report, by its id or the first digits of it.
    Report(&'a str),
    /// A part, by its name ([`Spread::parts`]).
    Part(&'a str),
}

/// What a page shows, without what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called, as text.
    pub title: String,
    /// HTML. Nothing of a report in it can run or load anything.
    pub main: String,
}

/// A page.
#[derive(Clone, Copy)]
pub(crate) enum Page {
    Index,
    /// Its place in the collation.
    Incident(usize),
    /// Its place in the case.
    Report(usize),
    Part(&'static Part),
}

/// A part of the one page that has a page of its own.
pub(crate) struct Part {
    name: &'static str,
    title: &'static str,
    make: fn(&Collation) -> Markup,
}

const PARTS: [Part; 7] = [
    Part { name: "background", title: "Background", make: lists::background },
    Part { name: "totals", title: "Running totals", make: totals::section },
    Part { name: "named", title: "Also named", make: named::of_none },
    Part { name: "also", title: "Also said", make: also::section },
    Part { name: "names", title: "Names", make: names::section },
    Part { name: "origins", title: "Origins", make: origins::section },
    Part { name: FIGURES, title: "Figures", make: lists::figures },
];
/// The part that a folder does not have: each incident's page has its own figures.
const FIGURES: &str = "figures";

/// A case, and where everything in it stands. Making one sets the whole case out; a page of it is quick then.
pub struct Spread<'c> {
    all: Collation<'c>,
    options: &'c Options,
    goals: Goals,
    title: String,
    pages: Vec<Page>,
    /// On which page, by its place in `pages`, an anchor stands.
    homes: BTreeMap<String, usize>,
}

impl<'c> Spread<'c> {
    /// Sets a case out.
    pub fn of(case: &'c Case, options: &'c Options, goals: Goals) -> Self {
        let mut all = Collation::of(case);
        all.filters = false;
        all.judges = goals == Goals::Served;
        let title = head::title(case, options);
        let mut spread = Spread { all, options, goals, title, pages: vec![Page::Index], homes: BTreeMap::new() };
        let incidents = (0..spread.all.incidents.len()).map(Page::Incident);
        let parts = PARTS.iter().filter(|part| goals == Goals::Served || part.name != FIGURES).map(Page::Part);
        let others = incidents.chain(parts).chain((0..case.reports.len()).map(Page::Report));
        others.for_each(|page| spread.add(page));
        // The index comes last: what stands elsewhere is only mentioned there.
        spread.note(0, anchors(&spread.index().0).map(str::to_owned).collect());
        spread
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

    /// The case.
    pub(crate) fn case(&self) -> &'c Case {
        self.all.index.case
    }

    pub(crate) fn options(&self) -> &'c Options {
        self.options
    }

    pub(crate) fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// What the case is called.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Names and titles of the parts that are not empty.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        self.pages
            .iter()
            .filter_map(|page| if let Page::Part(part) = page { Some((part.name, part.title)) } else { None })
    }

    /// A page; `None` where there is no such.
    pub fn sheet(&self, ask: Ask) -> Option<Sheet> {
        let page = match ask {
            Ask::Case => Page::Index,
            Ask::Incidents(fold, from) => {
                let main = self.led(&self.listed(fold, from).0, "/");
                return Some(Sheet { title: format!("Incidents: {}", self.title), main });
            }
            Ask::Chosen(choice) => {
                let main = self.led(&self.chosen(choice).0, "/");
                return Some(Sheet { title: format!("When and where: {}", self.title), main });
            }
            Ask::Incident(id) => Page::Incident(self.all.incidents.iter().position(|t| t.incident.id.as_str() == id)?),
            Ask::Report(id) => Page::Report(self.report_of(id)?),
            Ask::Part(name) => {
                let is_it = |page: &&Page| matches!(page, Page::Part(part) if part.name == name);
                *self.pages.iter().find(is_it)?
            }
        };
        Some(Sheet { title: self.name(page), main: self.led(&self.main(page).0, "/") })
    }

    /// The place of the one report whose id begins so.
    fn report_of(&self, id: &str) -> Option<usize> {
        let begins = |read: &sayso_case::ReadReport| read.report.id.as_str().starts_with(id);
        let mut found = (0..).zip(&self.case().reports).filter(|(_, read)| begins(read)).map(|(k, _)| k);
        found.next().filter(|_| found.next().is_none() && !id.is_empty())
    }

    /// The path of a page.
    pub(crate) fn path(&self, page: Page) -> String {
        match (self.goals, page) {
            (Goals::Files, _) => self.file(page),
            (Goals::Served, Page::Index) => String::new(),
            (Goals::Served, Page::Report(k)) => {
                let id = self.case().reports.get(k).map_or("", |r| r.report.id.as_str());
                format!("reports/{}", id.get(..16).unwrap_or(id))
            }
            // What has a page of its own in the bar, and what stands on that page.
            (Goals::Served, Page::Part(part)) => match part.name {
                "names" => "names".to_owned(),
                FIGURES | "totals" | "named" => FIGURES.to_owned(),
                other => format!("parts/{other}"),
            },
            (Goals::Served, page) => self.file(page).trim_end_matches(".html").to_owned(),
        }
    }

    fn file(&self, page: Page) -> String {
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
    pub(crate) fn main(&self, page: Page) -> Markup {
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
    pub(crate) fn name(&self, page: Page) -> String {
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

    /// Puts before every address "#..." of a link the file in which it leads somewhere, if that is another.
    pub(crate) fn led(&self, page: &str, up: &str) -> String {
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
}

/// The ids of a page.
fn anchors(page: &str) -> impl Iterator<Item = &str> {
    page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next())
}
