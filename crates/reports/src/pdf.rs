//! PDF: in goes a file, out comes what is written on each of its pages, in the order in which people read it.
//!
//! The pages are drawn by the crate [hayro-interpret](https://docs.rs/hayro-interpret) onto a sheet that keeps signs with their places and
//! nothing else (`signs`). Of the signs come lines (`lines`), put in order where they stand in columns (`columns`), without what stands on
//! every page (`furniture`), and paragraphs of them (`paragraphs`): a `Sheet` (`sheets`). `page` makes the report's text of it.
//!
//! A PDF can be built so that whoever reads it fails, hangs or grows without end. So a child does it (`child`): the same program, started
//! again with limits, which calls [`written`] and hands back what it says. Who has no program to start ([`PdfBy::Itself`]) has the limits
//! of pages and signs alone.

mod child;
mod columns;
mod furniture;
mod lines;
pub(crate) mod mark;
mod page;
mod paragraphs;
mod sheets;
mod signs;

use std::path::PathBuf;

use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::metadata::Metadata;

use self::lines::Line;
pub(crate) use self::page::page;
use self::sheets::Sheet;
pub use self::sheets::Written;
use crate::problem::{PdfProblem, ProblemKind};

/// More pages than this are not read.
pub(crate) const MOST_PAGES: usize = 5_000;

/// Who reads PDFs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PdfBy {
    /// Whoever reads the rest. A PDF that was built to do harm may take its time and memory.
    #[default]
    Itself,
    /// This program with this argument: it gets the file on its standard input, calls [`written`], and answers with the JSON of that.
    Child(PathBuf, &'static str),
}

impl PdfBy {
    /// What is written in a PDF.
    pub(crate) fn written(&self, pdf: &[u8]) -> Result<Written, ProblemKind> {
        let written = match self {
            PdfBy::Itself => written(pdf),
            PdfBy::Child(program, argument) => child::written(program, argument, pdf),
        };
        written.map_err(ProblemKind::Pdf)
    }
}

/// Reads the text layer of a PDF.
///
/// # Errors
/// It is locked or so broken that no page is found; or reading it failed at the crate's own fault.
pub fn written(pdf: &[u8]) -> Result<Written, PdfProblem> {
    // What is no PDF must never become more than an error.
    let read = std::panic::catch_unwind(|| read(pdf));
    read.unwrap_or_else(|_| Err(PdfProblem::Broken { reason: "its reader gave up".to_owned() }))
}

fn read(bytes: &[u8]) -> Result<Written, PdfProblem> {
    use hayro_interpret::hayro_syntax::LoadPdfError;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|why| match why {
        LoadPdfError::Decryption(_) => PdfProblem::Locked,
        LoadPdfError::Invalid => PdfProblem::Broken { reason: "there are no pages to be found".to_owned() },
    })?;
    let all = pdf.pages().len();
    let mut sheets = Vec::new();
    let mut left = signs::MOST_SIGNS;
    let cache = InterpreterCache::new();
    for page in pdf.pages().iter().take(MOST_PAGES) {
        let drawn = signs::drawn(&pdf, page, &cache);
        left = left.saturating_sub(drawn.signs.len());
        if left == 0 || drawn.is_full() {
            break;
        }
        sheets.push((drawn.is_picture(), lines::of_page(&drawn.signs)));
    }
    if sheets.is_empty() && all > 0 {
        return Err(PdfProblem::TooMuch);
    }
    if sheets.is_empty() {
        return Err(PdfProblem::Broken { reason: "it has no pages".to_owned() });
    }
    let mut lines: Vec<Vec<Line>> = sheets.iter_mut().map(|(_, lines)| std::mem::take(lines)).collect();
    furniture::cleared(&mut lines);
    let words = paragraphs::Words::of(&lines);
    let mut pages = Vec::new();
    for ((is_picture, _), lines) in sheets.iter().zip(&lines) {
        let heading = lines::heading(lines);
        pages.push(Sheet { paragraphs: words.paragraphs(lines), is_picture: *is_picture, heading });
    }
    words.join_pages(&mut pages);
    let Metadata { title, author, creation_date, .. } = pdf.metadata();
    Ok(Written {
        title: title.as_deref().and_then(said),
        author: author.as_deref().and_then(said),
        made: creation_date.map(|day| format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)),
        left: all.saturating_sub(pages.len()),
        pages,
    })
}

/// Words as a PDF has them in what it says of itself: UTF-16 or UTF-8 with a mark, or else nearly Latin 1.
fn said(bytes: &[u8]) -> Option<String> {
    let text = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => encoding_rs::mem::decode_latin1(bytes).into_owned(),
    };
    let text = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
