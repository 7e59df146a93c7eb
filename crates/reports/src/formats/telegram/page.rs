//! The export as pages (`messages.html`): in goes one, out comes a piece for each message with words: the page with it and no other.

use jiff::Timestamp;

use super::chats::counted;
use crate::formats::page::{Format, Page};
use crate::formats::worded::without_tags;
use crate::formats::xml::{Element, elements};
use crate::held::{Apart, Piece};
use crate::problem::{Packed, ProblemKind};
use crate::written_date;
use sayso_case::{Part, PartKind, PartialDate, Source};
use sayso_text::Span;

/// What such a file is called in a problem.
const WHAT: &str = "this is a page of a Telegram export";

/// Deeper than this nothing of such a page stands.
const DEEPEST: usize = 12;

/// Whether bytes begin as such a page does.
pub(crate) fn is_page(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 4_096;
    let beginning = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let has = |words: &str| beginning.windows(words.len()).any(|window| window == words.as_bytes());
    has("<title>Exported Data</title>") && has("class=\"page_wrap\"") && has("class=\"history\"")
}

/// Whether an element has a class.
fn is(element: &Element<'_>, class: &str) -> bool {
    element.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|c| c == class))
}

/// The first element of a class, from the outside in.
fn first<'x>(source: &'x str, class: &str) -> Option<Element<'x>> {
    let mut level = vec![source];
    for _ in 0..DEEPEST {
        let within: Vec<Element<'x>> = level.into_iter().flat_map(|source| elements(source).0).collect();
        if let Some(found) = within.iter().find(|element| is(element, class)) {
            return Some(found.clone());
        }
        level = within.iter().map(|element| element.inner).filter(|inner| inner.contains(class)).collect();
    }
    None
}

/// The words of the first element of a class.
fn words(source: &str, class: &str) -> Option<String> {
    let words = without_tags(first(source, class)?.inner);
    let words = words.lines().map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned();
    (!words.is_empty()).then_some(words)
}

/// The messages of a page.
///
/// # Errors
/// It is not in UTF-8, as all such pages are.
pub(crate) fn apart(bytes: &[u8]) -> Result<Apart, ProblemKind> {
    let broken = |reason: String| Packed::Broken { what: WHAT, reason };
    let text = std::str::from_utf8(bytes).map_err(|why| ProblemKind::Packed(broken(why.to_string())))?;
    let mut apart = Apart::default();
    let (mut service, mut empty) = (0, 0);
    let (messages, reason) = first(text, "history").map(|history| elements(history.inner)).unwrap_or_default();
    let is_cut = !text.trim_end().ends_with("</html>");
    let reason = reason.or_else(|| is_cut.then(|| "the page does not end".to_owned()));
    let header = first(text, "page_header").map_or("", |header| header.outer);
    for message in messages.iter().filter(|message| message.is_closed && is(message, "message")) {
        if !is(message, "default") {
            service += 1;
        } else if words(message.inner, "text").is_none() {
            empty += 1;
        } else {
            let id = message.attribute("id").filter(|id| id.bytes().all(|b| b.is_ascii_alphanumeric()));
            let number = id.and_then(|id| id.strip_prefix("message"));
            let name = number.map_or_else(|| format!("number-{}", apart.pieces.len() + 1), str::to_owned);
            let alone = format!(
                "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"/><title>Exported Data</title></head><body><div \
                 class=\"page_wrap\">{header}<div class=\"history\">{}</div></div></body></html>",
                message.outer
            );
            let piece = Piece { name: format!("message-{name}"), bytes: alone.into_bytes(), format: &PageMessage };
            if !apart.take(piece) {
                break;
            }
        }
    }
    apart.problems.extend(counted(service, empty));
    apart.problems.extend(reason.map(broken));
    Ok(apart)
}

/// A page that holds one message.
pub(crate) struct PageMessage;

impl Format for PageMessage {
    fn read(&self, bytes: &[u8]) -> Result<Page, ProblemKind> {
        let page = std::str::from_utf8(bytes).map_err(|_| ProblemKind::Binary)?;
        let message = first(page, "default").ok_or(ProblemKind::NoText)?;
        let text = words(message.inner, "text").ok_or(ProblemKind::NoText)?;
        let sent = first(message.inner, "date").and_then(|date| sent(date.attribute("title")?));
        let time = sent.as_ref().map(|(time, _)| time.clone());
        let publisher = first(page, "page_header").and_then(|header| words(header.inner, "text"));
        let meta = |name: String| (name, Source::Meta);
        Ok(Page {
            parts: vec![Part { kind: PartKind::Body, span: Span::new(0, text.len()), time, edited: None, page: None }],
            byline: by(&message, publisher.as_deref()).map(meta),
            publisher: publisher.map(meta),
            published: sent.map(|(_, day)| (day, Source::Meta)),
            language: sayso_text::language(&text).map(|language| (language.to_owned(), Source::Text)),
            text,
            ..Page::default()
        })
    }
}

/// Whose words were passed on, who signed, or who sent it where that is not the chat.
fn by(message: &Element<'_>, publisher: Option<&str>) -> Option<String> {
    // Behind the name stands the time at which those words were first sent.
    let name = |source: &str| {
        let name = first(source, "from_name")?;
        let words = without_tags(name.inner.split("<span").next()?);
        Some(words.trim().to_owned()).filter(|words| !words.is_empty())
    };
    let forwarded = first(message.inner, "forwarded").and_then(|forwarded| name(forwarded.inner));
    let sender = || name(message.inner).filter(|name| Some(name.as_str()) != publisher);
    forwarded.or_else(|| words(message.inner, "signature")).or_else(sender)
}

/// "04.05.2031 23:30:00 UTC+02:00": the time as ISO 8601 and its day, in UTC where the zone is said, else as written.
fn sent(written: &str) -> Option<(String, PartialDate)> {
    let mut words = written.split_whitespace();
    let mut date = words.next()?.splitn(3, '.');
    let (day, month, year) = (date.next()?, date.next()?, date.next()?);
    let local = format!("{year}-{month}-{day}T{}", words.next()?);
    let zone = words.next().and_then(|zone| zone.strip_prefix("UTC"));
    let moment = zone.and_then(|zone| format!("{local}{zone}").parse::<Timestamp>().ok());
    let time = moment.map_or(local, |moment| moment.to_string());
    let day = written_date::parse(time.get(..10)?)?;
    Some((time, day))
}
