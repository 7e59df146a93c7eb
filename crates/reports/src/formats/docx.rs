//! Text documents of office programs (DOCX): in go the XML of the words and of what the document says of itself.

use super::page::{Page, Sourced};
use super::xml::{Element, elements};
use crate::formats::worded::{Words, page_of};
use crate::problem::{Packed, ProblemKind};
use crate::written_date;
use sayso_case::Source;

/// The document of its two parts. Its words are its paragraphs, those of tables and boxes among them.
///
/// # Errors
/// There are no words, or the first part is broken before there are any.
pub(crate) fn read(words: &[u8], about: &[u8]) -> Result<Page, ProblemKind> {
    let words = String::from_utf8_lossy(words);
    let (paragraphs, broken) = paragraphs(&words);
    let about = String::from_utf8_lossy(about);
    let (roots, _) = elements(&about);
    let (about, _) = roots.first().map(|root| elements(root.inner)).unwrap_or_default();
    let said = |names: &[&str]| -> Sourced<String> {
        let element = names.iter().find_map(|name| about.iter().find(|element| element.local() == *name))?;
        let value = element.value().trim().to_owned();
        (!value.is_empty()).then_some((value, Source::Meta))
    };
    let title = said(&["title"]).map(|(title, _)| title);
    let mut page = page_of(title.as_deref(), Words::Plain(&paragraphs.join("\n\n")))?;
    page.byline = said(&["creator"]);
    page.published =
        said(&["created"]).and_then(|(date, source)| Some((written_date::parse(date.get(..10)?)?, source)));
    page.warnings.extend(broken.map(|reason| ProblemKind::Packed(Packed::Broken { what: "this is a DOCX", reason })));
    Ok(page)
}

/// The paragraphs with words, and where they break off.
fn paragraphs(source: &str) -> (Vec<String>, Option<String>) {
    let mut found = Vec::new();
    let (roots, mut broken) = elements(source);
    let mut waiting: Vec<(Element<'_>, usize)> = roots.into_iter().rev().map(|root| (root, 0)).collect();
    while let Some((element, depth)) = waiting.pop() {
        match element.local() {
            "p" => {
                let words = of_runs(&element);
                if !words.trim().is_empty() {
                    found.push(words.trim().to_owned());
                }
            }
            // What was deleted under review, and the second telling of a picture for old programs, is not there to read.
            "del" | "movefrom" | "fallback" | "sectpr" => {}
            _ if depth < DEEPEST => {
                let (within, inner) = elements(element.inner);
                broken = broken.or(inner);
                waiting.extend(within.into_iter().rev().map(|element| (element, depth + 1)));
            }
            _ => {}
        }
    }
    (found, broken)
}

/// Deeper than this no words are looked for: each level is read once more for what is in it.
const DEEPEST: usize = 24;

/// The words of a paragraph.
fn of_runs(paragraph: &Element<'_>) -> String {
    let mut out = String::new();
    let (runs, _) = elements(paragraph.inner);
    let mut waiting: Vec<(Element<'_>, usize)> = runs.into_iter().rev().map(|run| (run, 0)).collect();
    while let Some((element, depth)) = waiting.pop() {
        match element.local() {
            "t" => out.push_str(&element.value()),
            "tab" => out.push('\t'),
            "br" | "cr" => out.push('\n'),
            "nobreakhyphen" => out.push('-'),
            "ppr" | "rpr" | "del" | "movefrom" | "fallback" | "instrtext" => {}
            "p" if !out.is_empty() => out.push('\n'),
            _ => {}
        }
        let is_skipped = ["t", "ppr", "rpr", "del", "movefrom", "fallback", "instrtext"].contains(&element.local());
        if !is_skipped && depth < DEEPEST {
            waiting.extend(elements(element.inner).0.into_iter().rev().map(|within| (within, depth + 1)));
        }
    }
    out
}
