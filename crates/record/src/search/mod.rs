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
mod hit;
mod index;
mod names;
mod query;
mod rows;
#[cfg(test)]
mod tests;
mod words;

use std::num::NonZeroUsize;

use sayso_case::Case;
use sayso_language::Packs;

use crate::error::RecordError;
use crate::record::Record;

pub use hit::{Hit, Reviewed, Said};
pub use index::INDEX;
use index::Index;
pub(crate) use index::remove;
use names::NamesFrom;
pub use query::Query;

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
        self.found(query, NamesFrom::Reports(threads))
    }

    /// The same for whoever holds the case of this record as it is now ([`Record::case`]): its names are not joined again.
    ///
    /// # Errors
    /// As [`Record::search`].
    pub fn search_beside(&self, case: &Case, query: &Query) -> Result<Found, RecordError> {
        self.found(query, NamesFrom::Case(case))
    }

    /// Brings the index up to date, so that the next search need not. `case` is this record's as it is now.
    ///
    /// # Errors
    /// The record or its index cannot be read.
    pub fn prepare_search(&self, case: &Case) -> Result<(), RecordError> {
        let packs = Packs::load().map_err(RecordError::Words)?;
        index::up_to_date(self, packs, NamesFrom::Case(case)).map(drop)
    }

    /// Brings the index up to date but for the names in it, which stay as they were joined last.
    ///
    /// # Errors
    /// The record or its index cannot be read.
    pub fn refresh_search(&self) -> Result<(), RecordError> {
        let packs = Packs::load().map_err(RecordError::Words)?;
        index::up_to_date(self, packs, NamesFrom::AsTheyAre).map(drop)
    }

    /// Searches the index as it is, which may be of an earlier state of the record, and waits for nobody who makes it. The record may have
    /// been opened without its log.
    ///
    /// # Errors
    /// As [`Record::search`], and that there is no index yet.
    pub fn search_as_indexed(&self, query: &Query) -> Result<Found, RecordError> {
        let none = || RecordError::Refused("the index for searching is being made; ask again in a minute".to_owned());
        self.found_in(&index::as_it_is(self.folder()).ok_or_else(none)?, query)
    }

    fn found(&self, query: &Query, from: NamesFrom<'_>) -> Result<Found, RecordError> {
        let packs = Packs::load().map_err(RecordError::Words)?;
        self.found_in(&index::up_to_date(self, packs, from)?, query)
    }

    fn found_in(&self, index: &Index, query: &Query) -> Result<Found, RecordError> {
        let packs = Packs::load().map_err(RecordError::Words)?;
        let names = index.names();
        let asked = query::expression(&names, packs, query).map_err(RecordError::Refused)?;
        let cannot = |why: rusqlite::Error| RecordError::Index(self.folder().to_owned(), why.to_string());
        let mut hits = index.hits(&asked.expression, query.most.saturating_add(1)).map_err(cannot)?;
        let more = hits.len() > query.most;
        hits.truncate(query.most);
        Ok(Found { hits, more, also: asked.also, names_left_out: names.left_out })
    }
}
