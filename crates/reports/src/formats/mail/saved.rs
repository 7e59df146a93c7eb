//! A page that a browser saved with its pictures as one file (MHTML).

use mail_parser::{DateTime, HeaderName, Message, MimeHeaders, PartType};

use crate::formats::html;
use crate::formats::page::Page;
use crate::problem::ProblemKind;
use sayso_case::Source;

/// The page of a saved one; `None` for a mail that somebody sent.
pub(crate) fn page(message: &Message<'_>) -> Option<Result<Page, ProblemKind>> {
    let location = message.header_raw(HeaderName::Other("Snapshot-Content-Location".into())).map(str::trim);
    let is_related = message.root_part().content_type()?.subtype().is_some_and(|s| s.eq_ignore_ascii_case("related"));
    if location.is_none() && !(is_related && message.to().is_none()) {
        return None;
    }
    let (tags, own) = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(tags) => Some((tags, part.content_location())),
        _ => None,
    })?;
    Some(html::page(tags).map(|mut page| {
        let address = location.or(own).filter(|url| url.starts_with("https://") || url.starts_with("http://"));
        page.url = address.map(|url| (url.to_owned(), Source::Meta)).or(page.url);
        // The date of such a file is that of the saving.
        page.retrieved = message.date().map(DateTime::to_rfc3339).map(|date| (date, Source::Meta));
        page
    }))
}
