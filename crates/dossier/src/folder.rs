//! The dossier as a folder: an index, and a page for each incident, each report and each long part. In goes a case, out come files,
//! made one after the other, so that a large case is never whole in memory.
//!
//! Names of files are ids, so that a page can be sent and stays where it is when other reports come. What is on which page, and where
//! links lead, is for `spread` to say.

use maud::html;
use sayso_case::Case;

use crate::options::Options;
use crate::safe::Words;
use crate::spread::{Goals, INDEX, Page, Spread};
use crate::{document, formats, graph, map, strip};

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

/// The files of a case, each with its path, parted by "/". The same case gives the same bytes.
pub fn files<'c>(case: &'c Case, options: &'c Options) -> impl Iterator<Item = (String, String)> + use<'c> {
    let spread = Spread::of(case, options, Goals::Files);
    let pages = spread.pages().to_vec();
    pages.into_iter().map(move |page| file(&spread, page))
}

/// A file, its links led to the files of their goals.
fn file(spread: &Spread, page: Page) -> (String, String) {
    let (up, before) = match page {
        Page::Index => ("", html! { a class="skip" href="#two" { "Skip to the incidents" } }),
        _ => ("../", html! { p class="back" { a href="#top" { "← " (Words(spread.title())) } } }),
    };
    let styles: &[&str] = match page {
        Page::Index => &[STYLE, strip::STYLE, map::STYLE],
        Page::Incident(_) | Page::Report(_) => &[STYLE, formats::STYLE],
        Page::Part(..) => &[STYLE, graph::STYLE],
    };
    let frame = document::Frame { title: &spread.name(page), styles, script: "", before };
    let whole = document::document(spread.case(), spread.options(), &frame, &spread.main(page));
    (spread.path(page), spread.led(&whole, up))
}

#[cfg(test)]
mod tests;
