//! A case spread over many pages: an index, one for each incident, each report and each long part. In goes a case, out comes any of
//! them, made when it is asked for.
//!
//! Every part is made by the same code as on the one page. A link of that page ("#p-12") gets the address before it of the page on which
//! its goal stands: reports' anchors tell theirs, the other pages are made once to see which anchors they hold.

mod alone;
mod lists;

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use sayso_case::{Case, Fold};

use crate::chosen::Choice;
use crate::collation::Collation;
use crate::cut::{Cut, LISTED, Listed};
use crate::headline::headline;
use crate::options::Options;
use crate::safe::{anchor, shortened};
use crate::{also, head, incidents, named, names, origins, reports, totals};

pub use self::alone::{Use, chosen_sheet, report_sheet};

/// The file to begin with.
pub const INDEX: &str = "index.html";
/// More reports than this are not listed on the index by their titles but by their numbers.
const TITLED: usize = 4000;

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
    /// Where and when, for incidents that are chosen; these from this place on.
    Chosen(&'a Choice, usize),
    /// One incident, by its id.
    Incident(&'a str),
    /// One report, by its id or the first digits of it.
    Report(&'a str),
    /// A part, by its name ([`Spread::parts`]), from this place on.
    Part(&'a str, usize),
}

/// What a page shows, without what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called, as text.
    pub title: String,
    /// HTML. Nothing of a report in it can run or load anything.
    pub main: String,
    /// What of a list is on it; `None` where it shows no list in parts.
    pub list: Option<Listed>,
}

/// A page.
#[derive(Clone, Copy)]
pub(crate) enum Page {
    Index,
    /// Its place in the collation.
    Incident(usize),
    /// Its place in the case.
    Report(usize),
    /// From a place of its list on.
    Part(&'static Part, usize),
}

/// A part of the one page that has a page of its own.
pub(crate) struct Part {
    name: &'static str,
    title: &'static str,
    /// How long its list is.
    count: fn(&Collation) -> usize,
    make: fn(&Collation, Cut) -> Markup,
}

const PARTS: [Part; 7] = [
    Part { name: "background", title: "Background", count: lists::background_count, make: lists::background },
    Part { name: "totals", title: "Running totals", count: totals::count, make: totals::section },
    Part { name: "named", title: "Also named", count: |all| all.named(None).len(), make: named::of_none },
    Part { name: "also", title: "Also said", count: |all| all.sayings.count(), make: also::section },
    Part { name: "names", title: "Names", count: |all| all.names.count(), make: names::section },
    Part { name: "origins", title: "Origins", count: origins::count, make: origins::section },
    Part { name: FIGURES, title: "Figures", count: lists::figures_count, make: lists::figures },
];
/// The part that a folder does not have: each incident's page has its own figures.
const FIGURES: &str = "figures";
/// Parts that stand on the served page of figures, behind these.
const BEHIND_FIGURES: [&str; 2] = ["totals", "named"];

/// A case, and where everything in it stands. Making one sets the whole case out; a page of it is quick then.
pub struct Spread<'c> {
    all: Collation<'c>,
    options: &'c Options,
    goals: Goals,
    title: String,
    pages: Vec<Page>,
    /// On which page, by its place in `pages`, an anchor stands. Those of a report's page tell theirs.
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
        incidents.for_each(|page| spread.add(page));
        PARTS.iter().for_each(|part| spread.add_part(part));
        (0..case.reports.len()).map(Page::Report).for_each(|page| spread.add(page));
        // The index comes last: what stands elsewhere is only mentioned there.
        spread.note(0, anchors(&spread.index().0).map(str::to_owned).collect());
        spread
    }

    /// Adds the pages of a part: one in a folder, as many as its list is long where it is served.
    fn add_part(&mut self, part: &'static Part) {
        let count = (part.count)(&self.all);
        match self.goals {
            Goals::Files if part.name == FIGURES => {}
            Goals::Files => self.add(Page::Part(part, 0)),
            // Its anchors stand on the page of figures.
            Goals::Served if BEHIND_FIGURES.contains(&part.name) => {
                if count > 0 {
                    self.pages.push(Page::Part(part, 0));
                }
            }
            Goals::Served => (0..count.max(1)).step_by(LISTED).for_each(|from| self.add(Page::Part(part, from))),
        }
    }

    /// Adds a page and notes which anchors it holds; a part that is empty has none. A report's anchors are known without making it.
    fn add(&mut self, page: Page) {
        if !matches!(page, Page::Report(_)) {
            let main = self.main(page).0;
            if main.is_empty() {
                return;
            }
            self.note(self.pages.len(), anchors(&main).map(str::to_owned).collect());
        }
        self.pages.push(page);
    }

    /// The page on which an anchor stands.
    fn home(&self, anchor: &str) -> Page {
        let noted = self.homes.get(anchor).and_then(|k| self.pages.get(*k)).copied();
        noted.or_else(|| self.report_with(anchor)).unwrap_or(Page::Index)
    }

    /// The report's page that has this anchor: "r12" and "c12" are the twelfth report's, "r12-3" is its third paragraph's.
    fn report_with(&self, anchor: &str) -> Option<Page> {
        // Only what is written as the page writes it: "r012" is no anchor of it.
        let number = |digits: &str| digits.parse::<usize>().ok().filter(|n| n.to_string() == digits)?.checked_sub(1);
        let (report, paragraph) = match anchor.strip_prefix('r') {
            Some(place) => place.split_once('-').map_or((place, None), |(report, paragraph)| (report, Some(paragraph))),
            None => (anchor.strip_prefix('c')?, None),
        };
        let report = number(report)?;
        let paragraphs = self.all.index.paragraphs.get(report)?.len();
        paragraph.is_none_or(|p| number(p).is_some_and(|p| p < paragraphs)).then_some(Page::Report(report))
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
            .filter_map(|page| if let Page::Part(part, 0) = page { Some((part.name, part.title)) } else { None })
    }

    /// A page; `None` where there is no such.
    pub fn sheet(&self, ask: Ask) -> Option<Sheet> {
        let sheet = |title: String, main: &Markup, list: Option<Listed>| {
            Some(Sheet { title, main: self.led(&main.0, "/"), list })
        };
        let page = match ask {
            Ask::Case => Page::Index,
            Ask::Incidents(fold, from) => {
                let (main, list) = self.listed(fold, from);
                return sheet(format!("Incidents: {}", self.title), &main, Some(list));
            }
            Ask::Chosen(choice, from) => {
                let (main, list) = self.chosen(choice, from);
                return sheet(alone::title_of_chosen(&self.title), &main, Some(list));
            }
            Ask::Incident(id) => Page::Incident(self.all.incidents.iter().position(|t| t.incident.id.as_str() == id)?),
            Ask::Report(id) => Page::Report(self.report_of(id)?),
            Ask::Part(name, from) => {
                let part = self.pages.iter().find_map(|page| match page {
                    Page::Part(part, 0) if part.name == name => Some(*part),
                    _ => None,
                })?;
                let list = Listed::of(from, (part.count)(&self.all));
                let page = Page::Part(part, list.from);
                return sheet(self.name(page), &self.main(page), Some(list));
            }
        };
        sheet(self.name(page), &self.main(page), None)
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
            (Goals::Served, Page::Part(part, from)) => {
                let behind = || self.homes.get(part.name).and_then(|k| self.pages.get(*k)).copied();
                if let Some(page) = behind().filter(|_| BEHIND_FIGURES.contains(&part.name)) {
                    return self.path(page);
                }
                let path = match part.name {
                    own @ ("names" | FIGURES) => own.to_owned(),
                    other => format!("parts/{other}"),
                };
                if from == 0 { path } else { format!("{path}?from={from}") }
            }
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
            Page::Part(part, _) => format!("parts/{}.html", part.name),
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
            Page::Part(part, from) => {
                let cut = if self.goals == Goals::Served { Cut::page(from) } else { Cut::WHOLE };
                (part.make)(&self.all, cut)
            }
        }
    }

    /// What a page is called in the window's head.
    pub(crate) fn name(&self, page: Page) -> String {
        let of = match page {
            Page::Index => return self.title.clone(),
            Page::Incident(k) => self.all.incidents.get(k).map(|t| headline(&self.all, t)).unwrap_or_default(),
            Page::Report(k) => {
                let report = self.all.index.case.reports.get(k).map(|r| &r.report);
                report.map_or_else(String::new, |report| alone::name_of(k, report))
            }
            Page::Part(part, _) => part.title.to_owned(),
        };
        titled(&of, &self.title)
    }

    /// Puts before every address "#..." of a link the file in which it leads somewhere, if that is another.
    pub(crate) fn led(&self, page: &str, up: &str) -> String {
        led(page, up, &|goal| self.path(self.home(goal)))
    }
}

/// The same where `path` says on which page an anchor stands.
fn led(page: &str, up: &str, path: &dyn Fn(&str) -> String) -> String {
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
            out.push_str(up);
            out.push_str(&path(goal));
        }
        out.push('#');
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What a page of this name is called in the window's head.
fn titled(of: &str, case: &str) -> String {
    format!("{}: {case}", shortened(of, 80))
}

/// The ids of a page.
fn anchors(page: &str) -> impl Iterator<Item = &str> {
    page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next())
}
