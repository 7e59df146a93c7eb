//! HTML: the article is found, its words become paragraphs, and what the page says about itself is read.

mod article;
mod choose;
mod comments;
mod entities;
mod head;
mod intricacy;
mod json_ld;
mod lines;
mod names;
mod page_lines;
mod readable;
mod saved;
mod simplified;
mod tokens;
mod walk;

use encoding_rs::Encoding;

use self::article::{ArticleFinder, Trafilatura};
use self::choose::{Chosen, choose};
use self::comments::{comments, without};
pub(crate) use self::entities::decode_entities;
use self::head::{Head, said};
use self::json_ld::{Described, described};
use self::page_lines::PageLines;
use self::readable::{body, readable};
use self::saved::saved;
use self::tokens::{Token, tokens};
use self::walk::page_lines;
use super::page::{Format, Page, Sourced, broken};
use crate::decode::decode;
use crate::problem::ProblemKind;
use crate::publication_date;
use crate::written_date;
use sayso_case::Source;

/// HTML and XHTML.
pub(crate) struct Html;

impl Format for Html {
    fn read(&self, bytes: &[u8]) -> Result<Page, ProblemKind> {
        let declared = declared_encoding(bytes);
        let decoded = decode(bytes, *declared.as_ref().unwrap_or(&None)).ok_or(ProblemKind::Binary)?;
        if decoded.text.trim().is_empty() {
            return Err(ProblemKind::Empty);
        }
        let mut page = read(&decoded.text, &Trafilatura)?;
        page.warnings.extend(declared.err());
        page.warnings.extend(broken(&decoded));
        Ok(page)
    }
}

/// Reads a page that is decoded.
///
/// # Errors
/// It has no words.
pub(crate) fn page(source: &str) -> Result<Page, ProblemKind> {
    read(source, &Trafilatura)
}

/// What a page's meta element of this name (in lower case) says; the first there is.
pub(crate) fn meta_content(page: &str, name: &str) -> Option<String> {
    tokens(page).find_map(|token| match token {
        Token::Open(tag) if tag.is("meta") => {
            let named = tag.attribute("name").is_some_and(|value| value.eq_ignore_ascii_case(name));
            tag.attribute("content").filter(|_| named)
        }
        _ => None,
    })
}

/// The encoding that a page declares in its first bytes, as it names it: in a meta element or an XML declaration.
fn declared_label(bytes: &[u8]) -> Option<String> {
    let beginning = String::from_utf8_lossy(bytes.get(..4_096).unwrap_or(bytes));
    if let Some(declaration) = beginning.trim_start().strip_prefix("<?xml")
        && let Some(rest) = declaration.split("?>").next().and_then(|d| d.split("encoding").nth(1))
    {
        return rest.split(['"', '\'']).nth(1).map(|label| label.trim().to_owned());
    }
    tokens(&beginning).find_map(|token| match token {
        Token::Open(tag) if tag.is("meta") => tag.attribute("charset").or_else(|| {
            let content = tag.attribute("content").filter(|_| tag.attribute("http-equiv").is_some())?;
            let value = content.to_ascii_lowercase().split("charset=").nth(1)?.to_owned();
            value.split(';').next().map(str::to_owned)
        }),
        _ => None,
    })
}

/// The encoding that a page declares, or the warning that it is none that is read: then the page is read as if it declared
/// none. Encodings that browsers refuse as dangerous (ISO-2022-KR, HZ) would make one U+FFFD of the whole page.
pub(crate) fn declared_encoding(bytes: &[u8]) -> Result<Option<&'static Encoding>, ProblemKind> {
    let Some(label) = declared_label(bytes) else {
        return Ok(None);
    };
    let encoding = Encoding::for_label_no_replacement(label.as_bytes());
    let refused = encoding.is_none() && Encoding::for_label(label.as_bytes()).is_some();
    // Shifts between two sets of letters, as those encodings have them.
    let shifts = bytes.contains(&0x0e) || bytes.contains(&0x1b) || bytes.windows(2).any(|two| two == b"~{");
    if refused && shifts { Err(ProblemKind::UnreadEncoding { label }) } else { Ok(encoding) }
}

/// Most bytes, scripts and comments left out, that an article is looked for in.
const LONGEST: usize = 3_000_000;

/// A page whose article has fewer words may have it elsewhere.
const FEW: usize = 25;

fn words_in(text: &str) -> usize {
    text.split_whitespace().take(FEW).count()
}

/// Lines of words as the paragraphs of a page.
fn paragraphs(words: &str) -> String {
    let mut out = String::from("<article>");
    for line in words.split(sayso_text::ends_line) {
        out.push_str("<p>");
        out.push_str(&html_escape::encode_text(line));
        out.push_str("</p>");
    }
    out + "</article>"
}

/// Reads a decoded page.
fn read(source: &str, finder: &dyn ArticleFinder) -> Result<Page, ProblemKind> {
    let mut warnings = Vec::new();
    let saved = saved(source);
    let (source, lines, all_comments) = of_the_publisher(source);
    let source = source.as_str();
    let intricacy = intricacy::intricacy(source);
    let is_too_long = lines.marked.len() > LONGEST;
    let found = if intricacy.is_too_much() || lines.marks > simplified::MOST_MARKS {
        warnings.push(ProblemKind::TooIntricate { depth: intricacy.depth, tags: intricacy.tags });
        None
    } else if is_too_long {
        None
    } else {
        finder.find(&lines.marked, lines.marks)
    };
    let mut lines = lines;
    let mut chosen = choose(&lines, found.as_deref());
    let head = Head::of(source);
    let described = described(&head.json_ld);
    // A page that a script makes may say its article only in what it says of itself.
    if let Some(said) = described.body.as_deref().filter(|said| chosen.words(&lines) < FEW && words_in(said) >= FEW) {
        lines = page_lines(&paragraphs(said));
        chosen = choose(&lines, Some(&vec![true; lines.marks]));
    }
    if chosen.words(&lines) == 0 && !source.trim().is_empty() {
        warnings.push(ProblemKind::NoBody);
    }
    if chosen.unsure || all_comments || is_too_long {
        warnings.push(ProblemKind::UnsureArticle);
    }
    let publisher = publisher(&head, &described);
    let title = title(&head, &described, publisher.as_ref().map(|(name, _)| name.as_str()));
    let body = body(&lines, &chosen);
    let readable = readable(title.as_ref().map(|(title, _)| title.as_str()), &lines, &chosen);
    let text = readable.text;
    if text.trim().is_empty() {
        return Err(ProblemKind::NoText);
    }
    Ok(Page {
        publisher,
        byline: byline(&head, &described, lines.author.clone()),
        published: published(&head, &described, &text).or_else(|| under_heading(&lines, &chosen)),
        url: saved.url.map(|url| (url, Source::Meta)).or_else(|| url(&head, &described)),
        retrieved: saved.time.map(|time| (time, Source::Meta)),
        language: language(&head, &described, &body),
        title,
        text,
        parts: readable.parts,
        warnings,
    })
}

/// A page without what its readers wrote, and its lines; the whole page where nothing else is told there (`true`): a page
/// of a forum, or one whose maker calls everything a comment.
fn of_the_publisher(source: &str) -> (String, PageLines, bool) {
    let places = comments(source);
    if !places.is_empty() {
        let rest = without(source, &places);
        let lines = page_lines(&rest);
        if lines.tells_something() {
            return (rest, lines, false);
        }
    }
    (source.to_owned(), page_lines(source), !places.is_empty())
}

fn meta(head: &Head, names: &[&str]) -> Sourced<String> {
    head.meta(names).map(|value| (value.to_owned(), Source::Meta))
}

fn json_ld(value: &Option<String>) -> Sourced<String> {
    value.clone().map(|value| (value, Source::JsonLd))
}

fn publisher(head: &Head, described: &Described) -> Sourced<String> {
    let names =
        ["og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name"];
    json_ld(&described.publisher)
        .or_else(|| meta(head, &names))
        .filter(|(name, _)| !name.starts_with("http") && name.len() <= 200)
}

fn title(head: &Head, described: &Described, publisher: Option<&str>) -> Sourced<String> {
    let names = ["og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline"];
    let candidate = json_ld(&described.headline)
        .or_else(|| meta(head, &names))
        .or_else(|| headline(head, publisher).map(|heading| (heading, Source::Text)))
        .or_else(|| head.title.clone().map(|title| (title, Source::Meta)))
        .or_else(|| head.heading.clone().map(|heading| (heading, Source::Text)));
    candidate.map(|(title, source)| (without_site(&title, publisher).to_owned(), source))
}

/// The first heading, where the title element says it too: then it is the headline, and not the name of the site.
fn headline(head: &Head, publisher: Option<&str>) -> Option<String> {
    let heading = head.heading.clone()?;
    let title = without_site(head.title.as_deref()?, publisher);
    title.to_lowercase().contains(&heading.to_lowercase()).then_some(heading)
}

/// "Bridge shelled | Arven Post" without the name of its publisher.
fn without_site<'t>(title: &'t str, publisher: Option<&str>) -> &'t str {
    let Some(publisher) = publisher else {
        return title;
    };
    for mark in [" | ", " - ", " – ", " — ", " :: ", " » ", " · "] {
        if let Some((headline, site)) = title.rsplit_once(mark)
            && site.trim().eq_ignore_ascii_case(publisher)
            && !headline.trim().is_empty()
        {
            return headline.trim();
        }
    }
    title
}

fn byline(head: &Head, described: &Described, shown: Option<String>) -> Sourced<String> {
    let names = [
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
        "sailthru.author",
        "byl",
        "citation_author",
    ];
    let is_name = |(name, _): &(String, Source)| !name.contains("://") && !name.contains('@') && name.len() <= 200;
    json_ld(&described.authors)
        .filter(is_name)
        .or_else(|| meta(head, &names).filter(is_name))
        .or_else(|| head.author.clone().or_else(|| said(shown?)).map(|name| (name, Source::Text)).filter(is_name))
        .map(|(name, source)| (without_by(&name).to_owned(), source))
        .filter(|(name, _)| !name.is_empty())
}

/// "By Kara Lind" without its first word.
fn without_by(name: &str) -> &str {
    match name.split_once(' ') {
        Some((by, rest)) if by.eq_ignore_ascii_case("by") => rest.trim(),
        _ => name,
    }
}

fn published(head: &Head, described: &Described, text: &str) -> Sourced<sayso_case::PartialDate> {
    let names = [
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "article:published",
        "parsely-pub-date",
        "sailthru.date",
        "citation_publication_date",
        "citation_date",
        "publish-date",
        "publish_date",
        "publishdate",
        "pubdate",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "dcterms.created",
        "date",
    ];
    let of = |value: &str, source| written_date::parse(value).map(|date| (date, source));
    described
        .published
        .as_deref()
        .and_then(|value| of(value, Source::JsonLd))
        .or_else(|| names.iter().find_map(|name| of(head.meta(&[name])?, Source::Meta)))
        .or_else(|| head.time.as_deref().and_then(|value| of(value, Source::Text)))
        .or_else(|| publication_date::near_start(text).map(|date| (date, Source::Text)))
}

/// The date in a line of its own between the page's heading and its article: too short to be a part of either.
fn under_heading(lines: &PageLines, chosen: &Chosen) -> Sourced<sayso_case::PartialDate> {
    const FARTHEST: usize = 12;
    let first = *chosen.sections.first()?.lines.first()?;
    let near = first.saturating_sub(FARTHEST)..first;
    let heading =
        near.clone().rev().find(|at| lines.lines.get(*at).is_some_and(|line| line.place.heading == Some(1)))?;
    let between = lines.lines.get(heading..first)?;
    let words: Vec<&str> = between.iter().filter(|line| line.linked == 0).map(|line| line.text.as_str()).collect();
    publication_date::near_start(&words.join("\n")).map(|date| (date, Source::Text))
}

fn url(head: &Head, described: &Described) -> Sourced<String> {
    let whole = |(url, _): &(String, Source)| url.starts_with("https://") || url.starts_with("http://");
    let canonical = head.canonical.clone().map(|url| (url, Source::Meta)).filter(whole);
    canonical.or_else(|| meta(head, &["og:url"]).filter(whole)).or_else(|| json_ld(&described.url).filter(whole))
}

/// The language of the words; what the page declares, which is often left from a template, only where they do not tell.
fn language(head: &Head, described: &Described, body: &str) -> Sourced<String> {
    let told = sayso_text::language(body).map(|language| (language.to_owned(), Source::Text));
    let declared = json_ld(&described.language)
        .or_else(|| head.language.clone().map(|language| (language, Source::Meta)))
        .or_else(|| meta(head, &["og:locale", "content-language", "dc.language", "inlanguage"]));
    let primary = |(language, source): (String, Source)| {
        let code = language.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
        let is_code = (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase());
        is_code.then_some((code, source))
    };
    told.or_else(|| declared.and_then(primary))
}
