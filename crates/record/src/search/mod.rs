//! Searching a record: words and filters in, reports and statements out, each with its place.
//!
//! What is searched is an **index** beside the record (`search.sqlite`), made of what is kept and of what people said, brought up to
//! date before each search and safe to delete. It is SQLite's own FTS5, over columns of words that are levelled here (`words`): SQLite
//! is in the program anyway, reads in a place where nothing can be written, and one more engine would say nothing that it does not. The
//! words themselves are not in the index but for the first of each hit; `index` says what is.
//!
//! Hits come in one order, whatever the history of the index: the report that came last first, in it the report and then its
//! statements as they stand. There is no score: a record is searched to find all that was said, and a score would put
//! short sayings, or much-copied words, before others.

mod days;
mod index;
mod names;
mod query;
mod rows;
#[cfg(test)]
mod tests;
mod words;

use std::num::NonZeroUsize;

use sayso_case::{Manner, Outcome, PartialDate, ReportId};
use sayso_language::Packs;
use sayso_text::Span;

use crate::error::RecordError;
use crate::record::Record;

pub use index::INDEX;
pub(crate) use index::remove;

/// What is searched for. All that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words, in any order; what stands in double quotes, in this order. A name finds all its variants.
    pub words: String,
    /// Who says it, under any of the name's variants.
    pub speaker: Option<String>,
    /// Whose: of the side's people or things, or said by one of it.
    pub side: Option<String>,
    /// A place that the statement names.
    pub place: Option<String>,
    /// Not before.
    pub from: Option<PartialDate>,
    /// Not after.
    pub to: Option<PartialDate>,
    /// How it is said.
    pub manner: Option<Manner>,
    /// What became of people or things in it.
    pub outcome: Option<Outcome>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Whether a person has judged it or something that hangs on it.
    pub reviewed: Option<Reviewed>,
    /// So many hits at most.
    pub most: usize,
}

/// Whether a person has seen a statement, or a figure that hangs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reviewed {
    /// Nobody has.
    No,
    /// Somebody has, and it is right.
    Confirmed,
    /// Somebody has, and corrected it.
    Corrected,
}

impl Reviewed {
    /// All of them.
    pub const ALL: &'static [Reviewed] = &[Reviewed::No, Reviewed::Confirmed, Reviewed::Corrected];

    /// Its word on the command line and in lines.
    pub fn as_str(self) -> &'static str {
        match self {
            Reviewed::No => "no",
            Reviewed::Confirmed => "confirmed",
            Reviewed::Corrected => "corrected",
        }
    }

    /// The one of this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|reviewed| reviewed.as_str() == word)
    }
}

/// A statement or a report that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The report.
    pub report: ReportId,
    /// Its path as it is shown.
    pub path: String,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// The statement; `None` where the report as a whole was found.
    pub statement: Option<Said>,
}

/// A statement that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its id.
    pub id: String,
    /// Its place.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// Who says it; `None` where nobody is found.
    pub speaker: Option<String>,
    /// How.
    pub manner: Manner,
    /// Whether a person has seen it.
    pub reviewed: Reviewed,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The first of them, in order.
    pub hits: Vec<Hit>,
    /// Whether there are more.
    pub more: bool,
    /// The variants by which names of the query were searched, beside what was written.
    pub also: Vec<String>,
    /// Whether variants of names were left out, since the record has too many reports to join its names in passing.
    pub names_left_out: bool,
}

impl Record {
    /// Searches. The index is made or brought up to date first; where its file cannot be written it is made for this search alone.
    ///
    /// # Errors
    /// Nothing is asked for, a word is no word, or the record or its index cannot be read.
    pub fn search(&self, query: &Query, threads: NonZeroUsize) -> Result<Found, RecordError> {
        let packs = Packs::load().map_err(RecordError::Words)?;
        let index = index::up_to_date(self, packs, threads)?;
        let names = index.names();
        let asked = query::expression(&names, packs, query).map_err(RecordError::Refused)?;
        let cannot = |why: rusqlite::Error| RecordError::Index(self.folder().to_owned(), why.to_string());
        let mut hits = index.hits(&asked.expression, query.most.saturating_add(1)).map_err(cannot)?;
        let more = hits.len() > query.most;
        hits.truncate(query.most);
        Ok(Found { hits, more, also: asked.also, names_left_out: names.left_out })
    }
}
