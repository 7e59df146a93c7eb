//! The captures of one file of records, or of several of one crawl: which of them are reports, and what the others are.

use std::collections::BTreeMap;

use super::answer::Answer;
use super::capture::{Capture, name_in};
use super::head::Head;
use super::records::{Record, Records, WHAT};
use super::revisits::Known;
use crate::form::{Form, form_of};
use crate::formats::feed;
use crate::held::{Apart, Piece};
use crate::kind::{self, Kind, Skipped};
use crate::packed::Room;
use crate::problem::{MOST, Packed, ProblemKind};

/// What is being put together.
#[derive(Default)]
pub(crate) struct Captures {
    apart: Apart,
    /// In the order of the records.
    found: Vec<Found>,
    known: Known,
    passed: BTreeMap<Skipped, usize>,
    /// Answers that say that there is no page, or that it is elsewhere.
    no_page: usize,
    /// Records that hold no answer.
    beside: usize,
}

/// A capture by its name.
struct Found {
    name: String,
    head: Head,
    /// `None` for one that stands for another.
    block: Option<Vec<u8>>,
}

impl Captures {
    /// Takes the records of a file; their names begin as told.
    pub(crate) fn read(&mut self, begin: &str, bytes: &[u8], room: &mut Room) {
        let mut records = Records::of(bytes);
        loop {
            match records.next(is_capture, room) {
                Ok(Some(record)) => self.take(begin, record, room.each()),
                Ok(None) => return,
                Err(problem) => return self.apart.problems.push(problem),
            }
        }
    }

    /// What was found: a piece for each capture, in order.
    pub(crate) fn done(mut self) -> Apart {
        let mut elsewhere = 0;
        'all: for found in &self.found {
            let block = match &found.block {
                Some(block) => Some(block),
                None => match self.known.of(&found.head) {
                    Some(Some(which)) => self.found.get(which).and_then(|found| found.block.as_ref()),
                    Some(None) => {
                        *self.passed.entry(Skipped::Data).or_default() += 1;
                        continue;
                    }
                    None => None,
                },
            };
            let Some(block) = block else {
                elsewhere += 1;
                continue;
            };
            for piece in pieces(found, block) {
                if !self.apart.take(piece) {
                    break 'all;
                }
            }
        }
        self.tell(elsewhere);
        self.apart
    }

    /// Says what was passed over.
    fn tell(&mut self, elsewhere: usize) {
        let mut over: Vec<String> = self.passed.iter().map(|(what, n)| format!("{n} {}", what.words(*n > 1))).collect();
        let mut add = |n: usize, one: &str, many: &str| {
            if n > 0 {
                over.push(format!("{n} {}", if n == 1 { one } else { many }));
            }
        };
        add(self.no_page, "answer that is an error or leads elsewhere", "answers that are errors or lead elsewhere");
        add(self.beside, "record about the crawl", "records about the crawl");
        let problems = &mut self.apart.problems;
        if elsewhere > 0 {
            problems.push(Packed::Elsewhere { count: elsewhere });
        }
        if self.apart.pieces.is_empty() && problems.is_empty() && self.apart.refused.is_empty() {
            problems.push(Packed::Nothing { what: WHAT });
        }
        if !over.is_empty() {
            problems.push(Packed::PassedOver { what: over.join(", ") });
        }
    }

    fn take(&mut self, begin: &str, record: Record, limit: u64) {
        let Record { number, head, block } = record;
        let name = format!("{begin}record-{number}");
        if !is_capture(&head) {
            self.beside += 1;
            return;
        }
        let block = match block {
            Ok(block) => block,
            Err(why) => return self.refuse(&head, name, why),
        };
        let answer = Answer::of(&head, &block);
        if head.word("WARC-Type") == "revisit" && answer.is_empty() {
            return self.found.push(Found { name, head, block: None });
        }
        if answer.status().is_some_and(|status| !(200..300).contains(&status)) {
            self.known.note(&head, None);
            self.no_page += 1;
            return;
        }
        let kind = answer.body(limit).map(|body| {
            let address = head.get("WARC-Target-URI").unwrap_or_default();
            (kind::of_bytes(name_in(address), &body.bytes), many(&body.bytes))
        });
        match kind {
            Err(why) => self.refuse(&head, name, why),
            Ok((Kind::Skip(what), _)) => {
                self.known.note(&head, None);
                *self.passed.entry(what).or_default() += 1;
            }
            Ok((Kind::Binary, _)) => {
                self.known.note(&head, None);
                *self.passed.entry(Skipped::Data).or_default() += 1;
            }
            Ok((Kind::NotReadYet(format), _) | (_, Some(format))) => {
                self.refuse(&head, name, ProblemKind::NotReadYet { format });
            }
            Ok((Kind::Report, None)) => {
                self.known.note(&head, Some(self.found.len()));
                self.found.push(Found { name, head, block: Some(block) });
            }
        }
    }

    fn refuse(&mut self, head: &Head, name: String, why: ProblemKind) {
        self.known.note(head, None);
        self.apart.refused.push((name, why));
    }
}

/// Whether a record is what was answered, or a file, at an address of the web. Requests and notes of the crawler's are none.
fn is_capture(head: &Head) -> bool {
    let address = head.get("WARC-Target-URI").unwrap_or_default().trim_matches(['<', '>']);
    let kind = head.word("WARC-Type");
    let is_web = ["http://", "https://"].iter().any(|begin| address.starts_with(begin));
    // A file that had no address, as sayso export wacz writes it.
    let is_file = kind == "resource" && address.starts_with("urn:sha256:");
    is_file || is_web && ["response", "resource", "revisit"].contains(&kind.as_str())
}

/// What a body is called that holds many reports, or is packed, and is no feed.
fn many(body: &[u8]) -> Option<&'static str> {
    match form_of("", body) {
        Form::Text | Form::Pdf => None,
        Form::Feed if feed::apart(body).is_ok() => None,
        _ => Some("a file of several reports, or packed, within a web archive"),
    }
}

/// A capture as pieces: several for a feed.
fn pieces(found: &Found, block: &[u8]) -> Vec<Piece> {
    let written = |head: &Head, block: &[u8]| [&head.with_length(block.len()).written(), block, b"\r\n\r\n"].concat();
    let answer = Answer::of(&found.head, block);
    let entries = answer.body(MOST).ok().filter(|body| feed::is_feed(&body.bytes));
    let Some(Ok(entries)) = entries.map(|body| feed::apart(&body.bytes)) else {
        return vec![Piece { name: found.name.clone(), bytes: written(&found.head, block), format: &Capture }];
    };
    // The body is no more what was sent.
    let sent = answer.head.map(|head| head.without(&["Transfer-Encoding", "Content-Encoding", "Content-Length"]));
    let record = found.head.without(&["WARC-Block-Digest", "WARC-Payload-Digest"]);
    let piece = |entry: Piece| {
        let block = [sent.as_ref().map(Head::written).unwrap_or_default(), entry.bytes].concat();
        let name = format!("{}-{}", found.name, entry.name);
        Piece { name, bytes: written(&record, &block), format: &Capture }
    };
    entries.pieces.into_iter().map(piece).collect()
}
