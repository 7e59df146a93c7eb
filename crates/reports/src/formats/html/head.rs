//! In goes a page's source, out comes what it says about itself: meta, title and link elements, JSON-LD, first heading,
//! times.

use std::collections::BTreeMap;

use super::entities::decode_entities;
use super::lines::among;
use super::tokens::{Tag, Token, tokens};

/// Most pieces of each kind that are kept; a page that has more is no article.
const MOST: usize = 200;

/// Elements whose times are those of other pages.
const BESIDE: &[&str] = &["ul", "ol", "nav", "aside", "footer"];

/// What a page says about itself.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The title element.
    pub(super) title: Option<String>,
    /// Meta elements by name, property or itemprop in lower case; the first that says something counts.
    pub(super) meta: BTreeMap<String, String>,
    /// The canonical address.
    pub(super) canonical: Option<String>,
    /// The language of the root element.
    pub(super) language: Option<String>,
    /// Scripts of JSON-LD.
    pub(super) json_ld: Vec<String>,
    /// The first heading of the first rank.
    pub(super) heading: Option<String>,
    /// The time element that says when the page was published, or else the first after the first heading.
    pub(super) time: Option<String>,
    /// The words of the first link to the author.
    pub(super) author: Option<String>,
}

impl Head {
    /// What a page says about itself.
    pub(super) fn of(page: &str) -> Head {
        let mut head = Head::default();
        let mut heading: Option<String> = None;
        let mut author: Option<String> = None;
        let mut time_is_marked = false;
        let mut beside = 0usize;
        for token in tokens(page) {
            match &token {
                Token::Open(tag) if among(tag.name, BESIDE) => beside += 1,
                Token::Close(name) if among(name, BESIDE) => beside = beside.saturating_sub(1),
                _ => {}
            }
            match token {
                Token::Text(text, _) => {
                    for open in [&mut heading, &mut author].into_iter().flatten() {
                        if open.len() < 1_000 {
                            open.push_str(&text);
                        }
                    }
                }
                Token::Raw(tag, words) => head.raw(&tag, words),
                Token::Close(name) if name.eq_ignore_ascii_case("h1") => {
                    head.heading = head.heading.take().or(heading.take().and_then(said));
                }
                Token::Close(name) if name.eq_ignore_ascii_case("a") => {
                    head.author = head.author.take().or(author.take().and_then(said));
                }
                Token::Close(_) => {}
                Token::Open(tag) if tag.is("h1") && head.heading.is_none() => heading = Some(String::new()),
                Token::Open(tag) if tag.is("a") && head.author.is_none() => {
                    author = (has_word(tag.attribute("rel"), "author")).then(String::new);
                }
                Token::Open(tag) if tag.is("time") => {
                    let marked =
                        tag.attribute("pubdate").is_some() || has_word(tag.attribute("itemprop"), "datepublished");
                    let of_article = head.heading.is_some() || heading.is_some();
                    if (marked && !time_is_marked) || (head.time.is_none() && of_article && beside == 0) {
                        head.time = tag.attribute("datetime").and_then(said).or(head.time);
                        time_is_marked = marked && head.time.is_some();
                    }
                }
                Token::Open(tag) => head.element(&tag),
            }
        }
        head
    }

    fn raw(&mut self, tag: &Tag<'_>, words: &str) {
        if tag.is("title") && self.title.is_none() {
            self.title = said(decode_entities(words).into_owned());
        }
        let is_ld =
            tag.is("script") && tag.attribute("type").is_some_and(|t| t.eq_ignore_ascii_case("application/ld+json"));
        if is_ld && self.json_ld.len() < MOST {
            self.json_ld.push(words.to_owned());
        }
    }

    fn element(&mut self, tag: &Tag<'_>) {
        if tag.is("html") {
            let declared = tag.attribute("lang").or_else(|| tag.attribute("xml:lang"));
            self.language = self.language.take().or(declared.and_then(said));
        } else if tag.is("link") {
            if self.canonical.is_none() && has_word(tag.attribute("rel"), "canonical") {
                self.canonical = tag.attribute("href").and_then(said);
            }
        } else if tag.is("meta") && self.meta.len() < MOST {
            let keys = ["property", "name", "itemprop", "http-equiv"];
            let Some(content) = tag.attribute("content").and_then(said) else {
                return;
            };
            for key in keys
                .iter()
                .filter_map(|key| tag.attribute(key))
                .flat_map(|key| key.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>())
            {
                self.meta.entry(key).or_insert_with(|| content.clone());
            }
        }
    }

    /// The first of these meta elements that says something.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.meta.get(*name)).map(String::as_str)
    }
}

fn has_word(value: Option<String>, word: &str) -> bool {
    value.is_some_and(|value| value.split_whitespace().any(|part| part.eq_ignore_ascii_case(word)))
}

/// Words with single spaces, where there are any.
pub(super) fn said(words: String) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read() {
        let head = Head::of(
            "<html lang=en-GB><head><title>Bridge &amp; road\n shelled</title><meta property='og:site_name' content='Arven Post'>\
             <meta name=author content=''><meta name=Author content='Kara Lind'><link rel='x canonical' href='https://arven.example/1'>\
             <script type='application/ld+json'>{}</script></head><body><time datetime=2001-01-01></time>\
             <h1>Bridge <i>shelled</i></h1><time datetime='2016-07-05'></time><a rel=author href=x>K. Lind</a>",
        );
        assert_eq!(head.title.as_deref(), Some("Bridge & road shelled"));
        assert_eq!(head.meta(&["og:site_name"]), Some("Arven Post"));
        assert_eq!(head.meta(&["author"]), Some("Kara Lind"));
        assert_eq!(head.canonical.as_deref(), Some("https://arven.example/1"));
        assert_eq!(head.language.as_deref(), Some("en-GB"));
        assert_eq!(head.json_ld, ["{}"]);
        assert_eq!(head.heading.as_deref(), Some("Bridge shelled"));
        assert_eq!(head.time.as_deref(), Some("2016-07-05"));
        assert_eq!(head.author.as_deref(), Some("K. Lind"));
    }

    #[test]
    fn a_marked_time_wins() {
        let page =
            "<h1>a</h1><time datetime=2001-01-01></time><time itemprop=datePublished datetime=2002-02-02></time>";
        assert_eq!(Head::of(page).time.as_deref(), Some("2002-02-02"));
    }
}
