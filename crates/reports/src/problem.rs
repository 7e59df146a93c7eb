//! What can go wrong with a file: one sentence each, that says what, where, and what to do next.

use std::fmt;
use std::path::{Path, PathBuf};

/// Whether a problem lost something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A report or a manifest that was asked for could not be read; the command fails at its end.
    Error,
    /// Everything asked for was read, but somebody should look.
    Warning,
}

/// What went wrong. Line numbers count from 1 (the manifest's heading is line 1), offsets are bytes from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// No file or folder stands at the path.
    NotFound,
    /// The file is larger than the limit; both in bytes.
    TooLarge {
        /// Size of the file.
        size: u64,
        /// The limit it was read under.
        limit: u64,
    },
    /// The operating system refused it, or it is no regular file.
    Unreadable {
        /// Why, in the system's words.
        reason: String,
    },
    /// The file holds no byte, or nothing but white space.
    Empty,
    /// The page holds no readable words.
    NoText,
    /// The file is no text.
    Binary,
    /// A format that is known but not read yet.
    NotReadYet {
        /// Its name.
        format: &'static str,
    },
    /// The folder holds no file that could be a report.
    NoReports,
    /// A link to a folder, which is not followed.
    LinkedFolder,
    /// Bytes that are wrong in the file's encoding were replaced by U+FFFD.
    BrokenText {
        /// Name of the encoding.
        encoding: &'static str,
        /// How many places were replaced.
        count: usize,
        /// Offset of the first in the file.
        first: usize,
    },
    /// Nothing says how the bytes are to be read, and they are not UTF-8: the encoding is a guess.
    GuessedEncoding {
        /// Name of the encoding guessed.
        encoding: &'static str,
    },
    /// A page nested too deeply or made of too many tags for a full reading; its text was taken without telling the
    /// article from what is around it.
    TooIntricate {
        /// Deepest nesting met.
        depth: usize,
        /// Number of tags met.
        tags: usize,
    },
    /// A page whose article could not be told from what stands beside it, so that more than the article may have been read.
    UnsureArticle,
    /// A manifest that is no CSV or that has no column `file`.
    BrokenManifest {
        /// Why.
        reason: String,
    },
    /// A row of a manifest that could not be read.
    BrokenRow {
        /// Its line.
        line: u64,
        /// Why.
        reason: String,
    },
    /// A row that names a file that is not there.
    MissingFile {
        /// Its line.
        line: u64,
        /// The file as written.
        file: String,
    },
    /// A second row for one file.
    RepeatedRow {
        /// Its line.
        line: u64,
        /// The line of the row that counts.
        first: u64,
        /// The file as written.
        file: String,
    },
    /// A value of a manifest that is no date.
    BrokenDate {
        /// Its line.
        line: u64,
        /// Its column.
        column: &'static str,
        /// The value as written.
        value: String,
    },
}

/// One problem with one file or folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file or folder, as it was reached from the given path.
    pub path: PathBuf,
    /// Whether something was lost.
    pub severity: Severity,
    /// What went wrong.
    pub kind: ProblemKind,
}

impl Problem {
    /// A problem that lost something.
    pub(crate) fn error(path: &Path, kind: ProblemKind) -> Self {
        Problem { path: path.to_owned(), severity: Severity::Error, kind }
    }

    /// A problem that lost nothing.
    pub(crate) fn warning(path: &Path, kind: ProblemKind) -> Self {
        Problem { path: path.to_owned(), severity: Severity::Warning, kind }
    }

    /// One sentence: where, what, and what to do next.
    pub fn message(&self) -> String {
        let path = self.path.display();
        match &self.kind {
            ProblemKind::NotFound => {
                format!("{path}: there is no such file or folder; check the path.")
            }
            ProblemKind::TooLarge { size, limit } => format!(
                "{path}: {size} bytes are more than the limit of {limit} bytes a file; read it with --max-bytes {size}."
            ),
            ProblemKind::Unreadable { reason } => {
                format!("{path}: cannot be read ({reason}); check that it is a file and that you may read it.")
            }
            ProblemKind::Empty => format!("{path}: the file is empty; get it again or remove it."),
            ProblemKind::NoText => {
                format!("{path}: the page holds no readable words; save it again from a browser once it has loaded.")
            }
            ProblemKind::Binary => {
                format!("{path}: this is not a text file; give the report as plain text or HTML.")
            }
            ProblemKind::NotReadYet { format } => {
                format!("{path}: {format} is not read yet; save the report as plain text or HTML.")
            }
            ProblemKind::NoReports => {
                format!("{path}: no reports in this folder; put .txt, .text, .htm, .html or .xhtml files there.")
            }
            ProblemKind::LinkedFolder => {
                format!("{path}: links to folders are not followed; give the folder itself to have it read.")
            }
            ProblemKind::BrokenText { encoding, count, first } => format!(
                "{path}: {count} {} not {encoding} and read as U+FFFD, the first at byte {first}; save the file as UTF-8 \
                 if words are wrong.",
                if *count == 1 { "place is" } else { "places are" }
            ),
            ProblemKind::GuessedEncoding { encoding } => format!(
                "{path}: its bytes are not UTF-8 and nothing says what they are, so they were read as {encoding}; save the file as UTF-8 \
                 if words are wrong."
            ),
            ProblemKind::TooIntricate { depth, tags } => format!(
                "{path}: the page has {tags} tags or more, nested {depth} deep or more, too many to find the article in, so all words of the \
                 page were taken; save the article as plain text if that is too much."
            ),
            ProblemKind::UnsureArticle => format!(
                "{path}: the article could not be told for sure from what stands beside it on the page, so all of it was kept; look \
                 at its text, and save the article as plain text if more than that was read."
            ),
            ProblemKind::BrokenManifest { reason } => {
                format!(
                    "{path}: the manifest cannot be used ({reason}); save it as CSV in UTF-8 with a column \"file\"."
                )
            }
            ProblemKind::BrokenRow { line, reason } => {
                format!("{path}, line {line}: the row was left out ({reason}); mend it.")
            }
            ProblemKind::MissingFile { line, file } => {
                format!("{path}, line {line}: there is no file {file:?}; mend its name or remove the row.")
            }
            ProblemKind::RepeatedRow { line, first, file } => {
                format!("{path}, line {line}: {file:?} has a row already, line {first}, which was used; remove one.")
            }
            ProblemKind::BrokenDate { line, column, value } => format!(
                "{path}, line {line}: {value:?} in the column {column:?} is no date and was left out; write 2016-07-05, \
                 2016-07 or 2016."
            ),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for Problem {}
