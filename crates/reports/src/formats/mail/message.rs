//! One mail as a report: its sender is the publisher, its subject the title.

use mail_parser::{DateTime, Message, MessageParser, PartType};

use super::{WHAT, missing_ends, saved};
use crate::formats::page::{Format, Page};
use crate::formats::worded::{Words, page_of};
use crate::problem::{Packed, ProblemKind};
use crate::written_date;
use sayso_case::Source;

/// A mail as it was sent, or a page that was saved as one.
pub(crate) struct Mail;

impl Format for Mail {
    fn read(&self, bytes: &[u8]) -> Result<Page, ProblemKind> {
        let message = parsed(bytes)?;
        let missing = missing_ends(&message, bytes);
        if missing.is_empty() {
            return page(&message);
        }
        // With its ends what stands before the break is decoded as it would be in a whole mail.
        let mended = [bytes, b"\r\n", missing.join("\r\n").as_bytes(), b"\r\n"].concat();
        let mut page = page(&parsed(&mended)?)?;
        page.warnings.push(broken("its last part does not end"));
        Ok(page)
    }
}

fn parsed(bytes: &[u8]) -> Result<Message<'_>, ProblemKind> {
    MessageParser::default().parse(bytes).ok_or_else(|| broken("it has no head"))
}

fn broken(reason: &str) -> ProblemKind {
    ProblemKind::Packed(Packed::Broken { what: WHAT, reason: reason.to_owned() })
}

fn page(message: &Message<'_>) -> Result<Page, ProblemKind> {
    saved::page(message).unwrap_or_else(|| sent(message))
}

fn sent(message: &Message<'_>) -> Result<Page, ProblemKind> {
    let body = body(message);
    let words = match &body {
        Body::Plain(text) => Words::Plain(text),
        Body::Tagged(tags) => Words::Tagged(tags),
    };
    let mut page = page_of(message.subject(), words)?;
    let from = message.from().and_then(|from| from.first());
    let name = from.and_then(|from| from.name().or_else(|| from.address())).map(str::trim);
    page.publisher = name.filter(|name| !name.is_empty()).map(|name| (name.to_owned(), Source::Meta));
    let date = message.date().map(DateTime::to_rfc3339);
    page.published = date.as_deref().and_then(|date| written_date::parse(date.get(..10)?)).map(|d| (d, Source::Meta));
    let attached = message.attachments().count();
    if attached > 0 {
        let what = if attached == 1 { "1 attachment".to_owned() } else { format!("{attached} attachments") };
        page.warnings.push(ProblemKind::Packed(Packed::PassedOver { what }));
    }
    Ok(page.timed(date))
}

/// The words of a mail.
enum Body {
    Plain(String),
    Tagged(String),
}

/// The parts in plain text, or else the first in tags.
fn body(message: &Message<'_>) -> Body {
    let plain = |part: &mail_parser::MessagePart<'_>| match &part.body {
        PartType::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        _ => None,
    };
    let texts: Vec<String> = message.text_bodies().filter_map(plain).collect();
    let tagged = message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(tags) => Some(tags.to_string()),
        _ => None,
    });
    match tagged {
        Some(tags) if texts.is_empty() => Body::Tagged(tags),
        _ => Body::Plain(texts.join("\n\n")),
    }
}
