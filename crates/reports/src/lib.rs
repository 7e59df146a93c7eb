//! From files to reports: which files are reports, what is written in them, and where each particular came from.
//!
//! In go paths of files and folders, out come [`Report`]s in byte order of their paths and the [`Problem`]s met. This is
//! the one room below the command line that reads files; nothing here prints, and nothing asks for the time or the
//! environment. Reading a file cannot panic, whatever its bytes.
//!
//! ```no_run
//! use sayso_reports::{Options, load};
//!
//! let (reports, problems) = load(&["press".into()], &Options::default());
//! for report in &reports {
//!     println!("{} {}", report.path, report.title.as_deref().unwrap_or(""));
//! }
//! for problem in &problems {
//!     eprintln!("{}", problem.message());
//! }
//! ```
//!
//! [`collect()`], [`read()`] and [`merge_equal`] are the three steps of [`load`], for a caller that reads in parallel.

#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::string_slice))]

mod apart;
mod bounded;
mod collect;
mod date_words;
mod decode;
mod form;
mod formats;
mod held;
mod kind;
mod language_names;
mod manifest;
mod merge;
mod own;
mod packed;
mod pdf;
mod problem;
mod publication_date;
mod read;
mod read_as;
mod report;
mod written_date;

use std::path::PathBuf;

use sayso_case::Report;

pub use bounded::read_bounded;
pub use collect::{Collection, Found, Options, PassedOver, collect};
pub use kind::Skipped;
pub use manifest::{Stated, manifest_of};
pub use merge::merge_equal;
pub use own::is_dossier;
pub use pdf::{PdfBy, Written as WrittenInPdf, written as written_in_pdf};
pub use problem::{Packed, PdfProblem, Problem, ProblemKind, Severity};
pub use read::{Opened, bytes_of, originals_of, read, read_bytes, read_bytes_by, read_bytes_within};
pub use report::Hint;

/// Finds, reads and merges the reports at the given paths, one file after the other.
pub fn load(paths: &[PathBuf], options: &Options) -> (Vec<Report>, Vec<Problem>) {
    let Collection { files, mut problems, .. } = collect(paths, options);
    let mut reports = Vec::with_capacity(files.len());
    for found in &files {
        let opened = read(found, options);
        reports.extend(opened.reports);
        problems.extend(opened.problems);
    }
    (merge_equal(reports), problems)
}
