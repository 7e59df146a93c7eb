//! One capture as a report: the page that was answered, with the address it was asked for at and the time.

use super::answer::Answer;
use super::records::{Records, WHAT};
use crate::formats::feed::{self, Entry};
use crate::formats::format_of;
use crate::formats::page::{Format, Page};
use crate::packed::Room;
use crate::pdf::mark::pdf_in;
use crate::pdf::{self, PdfBy};
use crate::problem::{MOST, Packed, ProblemKind};
use sayso_case::Source;

/// A WARC that holds one record.
pub(crate) struct Capture;

impl Format for Capture {
    fn read(&self, bytes: &[u8]) -> Result<Page, ProblemKind> {
        self.read_by(bytes, &PdfBy::Itself)
    }

    fn read_by(&self, bytes: &[u8], pdf: &PdfBy) -> Result<Page, ProblemKind> {
        let broken = |reason: String| ProblemKind::Packed(Packed::Broken { what: WHAT, reason });
        let record = Records::of(bytes).next(|_| true, &mut Room::of(MOST)).map_err(ProblemKind::Packed)?;
        let record = record.ok_or_else(|| broken("there is no record in it".to_owned()))?;
        let (head, block) = (record.head, record.block?);
        let address = head.get("WARC-Target-URI").map(|address| address.trim_matches(['<', '>']));
        let body = Answer::of(&head, &block).body(MOST)?;
        // A body that breaks off before its first word is damaged, not empty.
        let damaged = |why: ProblemKind| match (&why, &body.broken) {
            (ProblemKind::NoText | ProblemKind::Empty, Some(reason)) => broken(reason.clone()),
            _ => why,
        };
        let mut page = if let Some(bytes) = pdf_in(&body.bytes) {
            pdf.written(bytes).and_then(pdf::page)?
        } else if feed::is_feed(&body.bytes) {
            Entry.read(&body.bytes)?
        } else {
            format_of(name_in(address.unwrap_or_default()), &body.bytes).read(&body.bytes).map_err(damaged)?
        };
        // A feed's entry has an address of its own.
        if !feed::is_feed(&body.bytes) || page.url.is_none() {
            let address = address.filter(|address| address.starts_with("http"));
            page.url = address.map(|address| (address.to_owned(), Source::Meta)).or(page.url);
        }
        page.retrieved = head.get("WARC-Date").map(|time| (time.to_owned(), Source::Meta));
        let cut = head.get("WARC-Truncated").map(|why| format!("it was cut off when it was captured: {why}"));
        page.warnings.extend(body.broken.or(cut).map(broken));
        Ok(page)
    }
}

/// The name of the file at an address, "" for none.
pub(super) fn name_in(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let (_, path) = path.split_once("://").unwrap_or(("", path));
    path.split_once('/').map_or("", |(_, path)| path.rsplit('/').next().unwrap_or(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_file() {
        for (address, name) in [
            ("https://arven.example/news/kelt.html?page=2", "kelt.html"),
            ("https://arven.example", ""),
            ("https://arven.example/", ""),
            ("urn:text:1", ""),
        ] {
            assert_eq!(name_in(address), name, "{address}");
        }
    }
}
