//! What others' programs take from a case. In go reports and findings, out comes text in formats that are not ours.
//!
//! Citations ([`Citation`]) as plain words, wikitext, BibTeX and CSL-JSON; tables ([`Table`]: statements to positions, and the columns
//! of ACLED, UCDP GED and of casualty recorders) as CSV and Parquet; bibliographies, an article in wikitext, GeoJSON, JSON-LD. A format has a file, a table has a file; what formats share is `row` (the report
//! and the words of a row), `told` (an incident as one row), `toll` (its numbers) and `best` (the user's rule for one number). `wacz` is of the originals alone. `written` is all formats by their names.
//!
//! What a report holds is hostile until it is escaped for the format it goes into: each format has its own escapes in its
//! own file, and nothing that a title says can end a field, a template or a line. What is not known is left out, never
//! guessed. The same report gives the same bytes.

#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::string_slice))]

mod acled;
mod address;
mod article;
mod as_csv;
mod as_parquet;
mod best;
mod bibliography;
mod bibtex;
mod casualties;
mod citation;
mod csl;
mod dates;
mod ged;
mod geojson;
mod index;
mod jsonld;
mod own_columns;
mod page;
mod plain;
mod row;
mod table;
mod tables;
#[cfg(test)]
mod testing;
mod told;
mod toll;
mod wacz;
mod wikitext;
mod words;
mod written;

pub use acled::acled;
pub use article::wikitext;
pub use as_csv::{csv, inert, lines as csv_lines};
pub use as_parquet::parquet;
pub use best::Best;
pub use bibliography::{bibtex, csl};
pub use casualties::{incidents as casualties_of_incidents, victims as casualties_of_victims};
pub use citation::Citation;
pub use ged::ged;
pub use geojson::geojson;
pub use jsonld::jsonld;
pub use own_columns::OwnColumns;
pub use page::{begin, tables, with_columns};
pub use table::{Cell, Head, Kind, Table, VERSION};
pub use tables::{Of, table};
pub use told::Asked;
pub use wacz::Wacz;
pub use written::{Format, written};
