//! A title and words that come from elsewhere than a page of their own (an entry of a feed, a mail): as the page they make.

use sayso_text::Span;

use super::html;
use super::page::Page;
use crate::problem::ProblemKind;
use sayso_case::{Part, PartKind, Source};

/// Words under a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Words<'w> {
    /// In the tags of a page; the article is looked for in them.
    Tagged(&'w str),
    /// As they are.
    Plain(&'w str),
}

/// The page of a title and words.
///
/// # Errors
/// There are neither.
pub(crate) fn page_of(title: Option<&str>, words: Words<'_>) -> Result<Page, ProblemKind> {
    let title =
        title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|title| !title.is_empty());
    let mut page = match words {
        Words::Tagged(tags) => tagged(title.as_deref(), tags)?,
        Words::Plain(words) => plain(title.as_deref(), words)?,
    };
    page.title = title.map(|title| (title, Source::Meta));
    Ok(page)
}

fn tagged(title: Option<&str>, tags: &str) -> Result<Page, ProblemKind> {
    let title = title.map(|title| format!("<title>{}</title>", html_escape::encode_text(title))).unwrap_or_default();
    let is_whole = tags.to_ascii_lowercase().contains("<body");
    let body = if is_whole { tags.to_owned() } else { format!("<body><article>{tags}</article></body>") };
    html::page(&format!("<!DOCTYPE html><html><head>{title}</head>{body}</html>"))
}

fn plain(title: Option<&str>, words: &str) -> Result<Page, ProblemKind> {
    let words = words.trim();
    let mut text = title.unwrap_or_default().to_owned();
    let mut parts = Vec::new();
    if !text.is_empty() {
        parts.push(Part {
            kind: PartKind::Title,
            span: Span::new(0, text.len()),
            time: None,
            edited: None,
            page: None,
        });
    }
    // Words that begin with the title have it already.
    let words = title.and_then(|title| words.strip_prefix(title)).map_or(words, str::trim_start);
    if !words.is_empty() {
        text.push_str(if text.is_empty() { "" } else { "\n" });
        parts.push(Part {
            kind: PartKind::Body,
            span: Span::new(text.len(), text.len() + words.len()),
            time: None,
            edited: None,
            page: None,
        });
        text.push_str(words);
    }
    if text.is_empty() {
        return Err(ProblemKind::NoText);
    }
    let language = sayso_text::language(&text).map(|language| (language.to_owned(), Source::Text));
    Ok(Page { text, parts, language, ..Page::default() })
}

/// The words of a piece of a page: tags fall away, a `<br>` ends a line, references are what they stand for.
pub(crate) fn without_tags(tags: &str) -> String {
    let mut out = String::new();
    let mut rest = tags;
    let begins = |after: &str| after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        match after.split_once('>').filter(|_| begins(after)) {
            Some((tag, behind)) => {
                let is_break = tag.get(..2).is_some_and(|name| name.eq_ignore_ascii_case("br"));
                out.push_str(if is_break { "\n" } else { "" });
                rest = behind;
            }
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    html_escape::decode_html_entities(&out).into_owned()
}

impl Page {
    /// The time of its body, where it has one.
    pub(crate) fn timed(mut self, time: Option<String>) -> Self {
        for part in self.parts.iter_mut().filter(|part| part.kind == PartKind::Body) {
            part.time.clone_from(&time);
        }
        self
    }
}
