//! What others' programs take from a case. In go reports and findings, out comes text in formats that are not ours.
//!
//! Today: citations ([`Citation`]) as plain words, wikitext, BibTeX and CSL-JSON. The next formats get a file each.
//!
//! What a report holds is hostile until it is escaped for the format it goes into: each format has its own escapes in its
//! own file, and nothing that a title says can end a field, a template or a line. What is not known is left out, never
//! guessed. The same report gives the same bytes.

#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::string_slice))]

mod address;
mod bibtex;
mod citation;
mod csl;
mod dates;
mod plain;
mod wikitext;
mod words;

pub use citation::Citation;
