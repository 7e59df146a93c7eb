//! In goes a page with marks, out come the marks in its article: which part of the page that is.

use std::panic::{AssertUnwindSafe, catch_unwind};

use trafilatura::{Options, extract};

use super::simplified::marks_in;

/// What finds the article of a page.
pub(super) trait ArticleFinder {
    /// Which of the page's so many marks stand in its article; `None` where the page has none that can be told from the
    /// rest.
    fn find(&self, marked: &str, marks: usize) -> Option<Vec<bool>>;
}

/// The [crate of this name](https://docs.rs/trafilatura): cascades of rules for the commonest makers of pages, then
/// Readability.
pub(super) struct Trafilatura;

impl ArticleFinder for Trafilatura {
    fn find(&self, marked: &str, marks: usize) -> Option<Vec<bool>> {
        let options = Options::default().with_fallback(true);
        // Somebody else's code over anybody's page: what it cannot take is a page without an article.
        let found = catch_unwind(AssertUnwindSafe(|| extract(marked, &options).ok())).ok().flatten()?;
        let met = marks_in(&found.content_text, marks);
        met.contains(&true).then_some(met)
    }
}
