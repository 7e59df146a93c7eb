//! In goes the source of a page, out comes the source of its article: which part of the page that is.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_smoothie::{Config, Readability};

use super::entities::decode_entities;
use super::simplified::{restored, simplified};

/// What finds the article of a page.
pub(super) trait ArticleFinder {
    /// The article of a page, or `None` where the page has none that can be told from the rest.
    fn find(&self, page: &str) -> Option<Article>;
}

/// An article.
pub(super) struct Article {
    /// Its HTML.
    pub(super) source: String,
    /// Who wrote it, as the page shows it.
    pub(super) byline: Option<String>,
}

/// Mozilla's Readability, as the crate `dom_smoothie` has it.
pub(super) struct Smoothie;

impl ArticleFinder for Smoothie {
    fn find(&self, page: &str) -> Option<Article> {
        let config = Config { disable_json_ld: true, ..Config::default() };
        // Somebody else's code over anybody's page: what it cannot take is a page without an article.
        let page = simplified(page);
        let article = catch_unwind(AssertUnwindSafe(|| Readability::new(page, None, Some(config)).ok()?.parse().ok()));
        let article = article.ok().flatten()?;
        let byline = article.byline.map(|byline| decode_entities(&restored(&byline)).into_owned());
        Some(Article { source: restored(&article.content), byline })
    }
}
