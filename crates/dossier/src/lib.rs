//! The dossier: a case as one HTML page to read, print and send.
//!
//! In goes a [`Case`], out comes [`page`], a document that needs nothing but itself: no network, no script for reading.
//! Text from reports is only ever text (see `safe`), and the page's own policy forbids everything else. The same case
//! gives the same bytes.
//!
//! One file makes one part: `head`, `incidents` with their `points`, `figures` with `steps`, `victims`, `speakers`, `names`
//! (and origins), `reports` with their `marks`. `index` holds the numbers by which the parts refer to one another.

mod cite;
mod dates;
mod figures;
pub mod formats;
pub mod graph;
mod head;
mod incidents;
mod index;
mod lettering;
pub mod links;
pub mod map;
mod marks;
mod names;
mod parts;
mod points;
mod policy;
mod references;
mod reports;
mod safe;
mod scale;
mod sides;
mod speakers;
mod steps;
pub mod strip;
mod victims;
mod wording;

use std::collections::BTreeSet;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sayso_case::{Case, DOSSIER_MARK};

use crate::index::Index;
use crate::safe::Words;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// From how many reports on a printed page leaves out the text of reports that are closed on the screen.
const PRINTS_ALL_TO: usize = 40;

/// What the user may say about the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The title of the case; without it the page says how many reports it holds.
    pub title: Option<String>,
    /// The version of the program, for the last line.
    pub version: Option<String>,
}

/// The page of a case, a whole HTML document in UTF-8. Never fails, on no text; the same case gives the same bytes.
pub fn page(case: &Case, options: &Options) -> String {
    let mut index = Index::of(case);
    let voices = speakers::voices(&index);
    index.list_voices(speakers::numbers(&voices));
    let mut seen = BTreeSet::new();
    let title = head::title(case, options);
    let many = case.reports.len() > PRINTS_ALL_TO;
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                // By this the program knows its own page and does not read it as a report.
                meta name="generator" content={ (DOSSIER_MARK) @if let Some(version) = &options.version { " " (Words(version)) } };
                meta http-equiv="Content-Security-Policy" content=(policy::policy(STYLE, SCRIPT));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (Words(&title)) }
                style { (PreEscaped(STYLE)) }
            }
            body class=[many.then_some("many")] {
                a class="skip" href="#incidents" { "Skip to the incidents" }
                (sides::outlines())
                (contents(case))
                main {
                    (head::head(&index, &voices, options))
                    (incidents::section(&index))
                    (figures::section(&index))
                    (victims::section(&index))
                    (speakers::section(&index, &voices))
                    (names::section(&index))
                    (names::origins(&index))
                    (reports::section(&index, &mut seen))
                }
                footer {
                    p { "Made by Sayso" @if let Some(version) = &options.version { " " (Words(version)) } ". A dossier shows who says what; it does not say who is right." }
                    p class="keys" {
                        "Keys: " kbd { "n" } " and " kbd { "p" } " go to the next and previous point on which versions differ, "
                        kbd { "o" } " opens or closes all reports, " kbd { "t" } " goes to the top."
                    }
                    p id="said" role="status" aria-live="polite" {}
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
    .into_string()
}

/// Links to the sections.
fn contents(case: &Case) -> Markup {
    html! {
        nav aria-label="Sections" {
            a href="#top" { "Top" } a href="#incidents" { "Incidents" } a href="#figures" { "Figures" }
            @if !case.victims.is_empty() { a href="#victims" { "The named" } }
            a href="#speakers" { "Speakers" } a href="#names" { "Names" } a href="#origins" { "Origins" } a href="#reports" { "Reports" }
        }
    }
}
