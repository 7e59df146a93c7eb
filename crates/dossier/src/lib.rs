//! The dossier: a case as one HTML page to read, print and send.
//!
//! In goes a [`Case`], out comes [`page`], a document that needs nothing but itself: no network, no script for reading.
//! Text from reports is only ever text (see `safe`), and the page's own policy forbids everything else. The same case
//! gives the same bytes.
//!
//! The way of the data: `index` (where everything is) > `voices` (who speaks; `sides` says for whom) > `answers` (who answers
//! what) > `collation` (all of it set out). Every part of the page is one file that takes the collation: `head` with `lines`,
//! `filters`, `incidents` with `matrix`, `sentences`, `toll`, `counts`, `later` and `named`, `totals`, `also`, `names`, `origins`,
//! `reports` with `marks`, `printed`. No part knows a part that stands before it on the page.

mod also;
mod answers;
mod cite;
mod collation;
mod counts;
mod dates;
mod filters;
pub mod formats;
mod goals;
pub mod graph;
mod groups;
mod handles;
mod head;
mod headline;
mod incidents;
mod index;
mod later;
mod lettering;
mod lines;
pub mod map;
mod marks;
mod matrix;
mod named;
mod names;
mod origins;
mod policy;
mod printed;
mod references;
mod reports;
mod safe;
mod sentences;
mod sides;
pub mod strip;
mod toll;
mod totals;
mod voices;
mod wording;

use maud::{DOCTYPE, PreEscaped, html};
use sayso_case::{Case, DOSSIER_MARK};

use crate::collation::Collation;
use crate::safe::Words;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// What the user may say about the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The name of the case; it goes before the case's own.
    pub title: Option<String>,
    /// The folder that was read: what the case is called where nobody gave it a name.
    pub folder: Option<String>,
    /// The version of the program, for the last line.
    pub version: Option<String>,
    /// Whether the page prints everything, the reports' texts with it, and not the brief of it.
    pub full: bool,
}

/// The page of a case, a whole HTML document in UTF-8. Never fails, on no text; the same case gives the same bytes.
pub fn page(case: &Case, options: &Options) -> String {
    let all = Collation::of(case);
    let title = head::title(case, options);
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
                meta name="color-scheme" content="light dark";
                title { (Words(&title)) }
                style { (PreEscaped(STYLE)) }
            }
            body class=(if options.full { "full" } else { "brief" }) {
                a class="skip" href="#two" { "Skip to the incidents" }
                main {
                    (head::head(&all, options))
                    (filters::bar(&all))
                    (incidents::sections(&all))
                    (totals::section(&all))
                    (named::of_none(&all))
                    (also::section(&all))
                    (names::section(&all))
                    (origins::section(&all))
                    (reports::section(&all))
                    (printed::section(&all))
                }
                footer {
                    p {
                        "Made by program from " (wording::several(case.reports.len(), "report")) "; no person has read it over. Each finding can be checked at its words. "
                        "A figure that many repeat is not truer for it. Sayso" @if let Some(version) = &options.version { " " (Words(version)) } "."
                    }
                    p id="said" role="status" aria-live="polite" {}
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
    .into_string()
}
