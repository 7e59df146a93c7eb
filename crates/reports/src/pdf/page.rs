//! The report that a PDF is. In go its pages, out comes one text in which every page is a part with its number.

use sayso_text::Span;

use super::paragraphs::ends;
use super::sheets::{Sheet, Written};
use crate::formats::page::Page;
use crate::problem::{PdfProblem, ProblemKind};
use crate::publication_date::near_start;
use crate::written_date;
use sayso_case::{Part, PartKind, Source};

/// The page of what is written in a PDF.
///
/// # Errors
/// Nothing is: the pages are pictures, or empty.
pub(crate) fn page(written: Written) -> Result<Page, ProblemKind> {
    let mut page = Page::default();
    for (number, sheet) in (1..).zip(&written.pages) {
        let begin = page.text.len();
        for (k, paragraph) in sheet.paragraphs.iter().map(|p| p.trim()).filter(|p| !p.is_empty()).enumerate() {
            page.text.push_str(if k == 0 { before(&page.text, paragraph) } else { "\n\n" });
            page.text.push_str(paragraph);
        }
        let span = Span::new(begin, page.text.len()).trimmed(&page.text);
        if !span.is_empty() {
            page.parts.push(Part { kind: PartKind::Body, span, time: None, edited: None, page: Some(number) });
        }
    }
    let scanned = written.pages.iter().filter(|sheet| sheet.is_picture).count();
    match (page.text.is_empty(), scanned) {
        (true, 0) => return Err(ProblemKind::NoText),
        (true, pages) => return Err(ProblemKind::Pdf(PdfProblem::Scan { pages })),
        (false, 0) => {}
        (false, scanned) => {
            let all = written.pages.len();
            page.warnings.push(ProblemKind::Pdf(PdfProblem::PartlyScan { scanned, all }));
        }
    }
    if written.left > 0 {
        page.warnings.push(ProblemKind::Pdf(PdfProblem::Long { left: written.left }));
    }
    page.title = title(&written).map(|title| (title, Source::Meta));
    page.byline = written.author.map(|author| (author, Source::Meta));
    let made = written.made.as_deref().and_then(written_date::parse).map(|day| (day, Source::Meta));
    page.published = near_start(&page.text).map(|day| (day, Source::Text)).or(made);
    page.language = sayso_text::language(&page.text).map(|language| (language.to_owned(), Source::Text));
    Ok(page)
}

/// What stands before the first words of a page: a blank where a sentence runs over from the page before.
fn before(text: &str, words: &str) -> &'static str {
    match text.is_empty() {
        true => "",
        false if !ends(text) && words.starts_with(char::is_lowercase) => " ",
        false => "\n\n",
    }
}

/// What it calls itself, where its first page says so too; else the words in the largest letters there. Programs call a file what they
/// like.
fn title(written: &Written) -> Option<String> {
    const LONGEST: usize = 200;
    let first: &Sheet = written.pages.iter().find(|sheet| !sheet.paragraphs.is_empty())?;
    let said = written.title.as_ref().filter(|title| {
        let words = first.paragraphs.join(" ").to_lowercase();
        words.split_whitespace().collect::<Vec<_>>().join(" ").contains(&title.to_lowercase())
    });
    let title = said.or(first.heading.as_ref())?;
    (title.chars().take(LONGEST + 1).count() <= LONGEST).then(|| title.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(paragraphs: &[&str]) -> Sheet {
        Sheet { paragraphs: paragraphs.iter().map(|p| (*p).to_owned()).collect(), ..Sheet::default() }
    }

    #[test]
    fn every_page_is_a_part_and_a_sentence_runs_over() {
        let pages = vec![
            sheet(&["Losses", "Two men died"]),
            sheet(&[]),
            sheet(&["at the bridge.", "x"]),
            sheet(&["The road is shut."]),
        ];
        let page = page(Written { pages, ..Written::default() }).unwrap();
        assert_eq!(page.text, "Losses\n\nTwo men died at the bridge.\n\nx\n\nThe road is shut.");
        let parts: Vec<_> = page.parts.iter().map(|part| (part.page.unwrap(), part.span.of(&page.text))).collect();
        assert_eq!(parts, [(1, "Losses\n\nTwo men died"), (3, "at the bridge.\n\nx"), (4, "The road is shut.")]);
    }

    #[test]
    fn a_title_is_what_the_first_page_says() {
        let of = |title: &str, heading: Option<&str>| {
            let mut first = sheet(&["LOSSES AT KELT", "Two men died."]);
            first.heading = heading.map(str::to_owned);
            title_of(Written { title: Some(title.to_owned()), pages: vec![first], ..Written::default() })
        };
        assert_eq!(of("Losses at Kelt", None).as_deref(), Some("Losses at Kelt"));
        assert_eq!(of("bulletin_final(2).doc", Some("LOSSES AT KELT")).as_deref(), Some("LOSSES AT KELT"));
        assert_eq!(of("bulletin_final(2).doc", None), None);
    }

    fn title_of(written: Written) -> Option<String> {
        page(written).unwrap().title.map(|(title, _)| title)
    }

    #[test]
    fn a_scan_says_so() {
        let picture = Sheet { is_picture: true, ..Sheet::default() };
        let all = page(Written { pages: vec![picture.clone(), picture.clone()], ..Written::default() });
        assert_eq!(all.unwrap_err(), ProblemKind::Pdf(PdfProblem::Scan { pages: 2 }));
        let some = page(Written { pages: vec![sheet(&["Two men died."]), picture], ..Written::default() }).unwrap();
        assert_eq!(some.warnings, [ProblemKind::Pdf(PdfProblem::PartlyScan { scanned: 1, all: 2 })]);
        assert_eq!(page(Written { pages: vec![sheet(&[])], ..Written::default() }).unwrap_err(), ProblemKind::NoText);
    }
}
