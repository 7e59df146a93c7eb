//! What can go wrong with a file: one sentence each, that says what, where, and what to do next.

mod packed;
mod pdf;

use std::fmt;
use std::path::{Path, PathBuf};

pub use self::packed::Packed;
pub use self::pdf::PdfProblem;

/// No file is read beyond this, whatever is asked for: a text of this size cannot be read in a lifetime, and a hole in a file
/// is as long as its owner wishes.
pub(crate) const MOST: u64 = 256 << 20;

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
    /// Something about a file that holds several reports.
    Packed(Packed),
    /// Something is wrong with a PDF.
    Pdf(PdfProblem),
    /// A page that this program made, which is never read as a report.
    OwnDossier,
    /// Lines that this program printed.
    OwnOutput,
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
    /// Some lines are in UTF-8, others are not; each was read as what it is.
    MixedText {
        /// Name of the encoding of the others.
        encoding: &'static str,
        /// Offset in the file of the line where it first changes.
        first: usize,
    },
    /// A page declares an encoding that is not read, and has bytes that look like it.
    UnreadEncoding {
        /// As the page names it.
        label: String,
    },
    /// A manifest or a page says that the text is English, and most of its letters are not Latin.
    NotEnglish {
        /// Whether it was the manifest.
        stated: bool,
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
    /// A page that has a title and no article: a script makes its words, or they stand where no browser shows them.
    NoBody,
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
    /// A row that names a file which is there and is not one of the reports: it stands outside the folders given, or is a
    /// manifest or no report.
    UnreadFile {
        /// Its line.
        line: u64,
        /// The file as written.
        file: String,
    },
    /// A quotation mark that no other closes; the row ends where its line ends.
    UnclosedQuote {
        /// Its line.
        line: u64,
    },
    /// A value of a manifest that names no language.
    BrokenLanguage {
        /// Its line.
        line: u64,
        /// The value as written.
        value: String,
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

impl ProblemKind {
    /// Whether it is about a row of a manifest, and not about the file that the problem names.
    pub fn is_of_a_row(&self) -> bool {
        use ProblemKind::*;
        matches!(
            self,
            BrokenRow { .. }
                | MissingFile { .. }
                | UnreadFile { .. }
                | UnclosedQuote { .. }
                | BrokenLanguage { .. }
                | RepeatedRow { .. }
                | BrokenDate { .. }
        )
    }

    /// What went wrong with a file of several reports.
    pub fn packed(&self) -> Option<&Packed> {
        if let ProblemKind::Packed(packed) = self { Some(packed) } else { None }
    }

    /// How bad it is, where that hangs on more than whether anything came of the file.
    pub(crate) fn own_severity(&self) -> Option<Severity> {
        match self {
            ProblemKind::Packed(packed) => Some(packed.severity()),
            ProblemKind::Pdf(pdf) => Some(pdf.severity()),
            _ => None,
        }
    }

    /// What many with this problem are called.
    pub fn words_for_many(&self) -> &'static str {
        match self {
            ProblemKind::NotFound => "paths where nothing is",
            ProblemKind::TooLarge { .. } => "files above the limit",
            ProblemKind::Unreadable { .. } => "files that cannot be read",
            ProblemKind::Empty => "empty files",
            ProblemKind::NoText => "pages without words",
            ProblemKind::Binary => "files that are no text",
            ProblemKind::NotReadYet { .. } => "files of formats that are not read yet",
            ProblemKind::Packed(packed) => packed.words_for_many(),
            ProblemKind::Pdf(pdf) => pdf.words_for_many(),
            ProblemKind::OwnDossier => "dossiers made by sayso",
            ProblemKind::OwnOutput => "files of lines printed by sayso",
            ProblemKind::NoReports => "folders without reports",
            ProblemKind::LinkedFolder => "links to folders",
            ProblemKind::BrokenText { .. } => "files with bytes that are wrong in their encoding",
            ProblemKind::GuessedEncoding { .. } => "files whose encoding is a guess",
            ProblemKind::MixedText { .. } => "files in two encodings",
            ProblemKind::UnreadEncoding { .. } => "pages in encodings that are not read",
            ProblemKind::NotEnglish { .. } => "reports that are said to be English and are not",
            ProblemKind::TooIntricate { .. } => "pages that are too intricate",
            ProblemKind::UnsureArticle => "pages whose article could not be told from what is beside it",
            ProblemKind::NoBody => "pages of which only the title is read",
            ProblemKind::BrokenManifest { .. } => "manifests that cannot be used",
            ProblemKind::BrokenRow { .. } => "rows that were left out",
            ProblemKind::MissingFile { .. } => "rows whose file is not there",
            ProblemKind::UnreadFile { .. } => "rows whose file is not among the reports",
            ProblemKind::UnclosedQuote { .. } => "rows with an unclosed quotation mark",
            ProblemKind::BrokenLanguage { .. } => "rows whose language is none",
            ProblemKind::RepeatedRow { .. } => "rows for files that have one",
            ProblemKind::BrokenDate { .. } => "values that are no dates",
        }
    }
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
            ProblemKind::TooLarge { size, .. } if *size > MOST => {
                format!("{path}: {size} bytes are more than the {MOST} bytes that are read of any file; split it.")
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
            ProblemKind::NotReadYet { format: "an archive" } => {
                format!("{path}: archives are not read yet; unpack it and give the reports in it.")
            }
            ProblemKind::NotReadYet { format } => {
                format!("{path}: {format} is not read yet; save the report as plain text or HTML.")
            }
            ProblemKind::Packed(packed) => format!("{path}: {}", packed.message()),
            ProblemKind::Pdf(pdf) => format!("{path}: {}", pdf.message()),
            ProblemKind::OwnDossier => {
                format!("{path}: this is a dossier made by sayso, not a report; give the reports it was made from.")
            }
            ProblemKind::OwnOutput => {
                format!("{path}: these are lines printed by sayso, not a report; give the reports they were made from.")
            }
            ProblemKind::NoReports => {
                format!("{path}: no reports in this folder; put plain text or HTML pages there.")
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
            ProblemKind::MixedText { encoding, first } => format!(
                "{path}: some of its lines are UTF-8 and others {encoding}, and each was read as what it is, the first change at byte \
                 {first}; save the file as UTF-8 if words are wrong."
            ),
            ProblemKind::UnreadEncoding { label } => format!(
                "{path}: the page says that it is in {label:?}, which is not read, so its bytes were taken as they are; save the page as \
                 UTF-8 if words are wrong."
            ),
            ProblemKind::NotEnglish { stated } => format!(
                "{path}: {} says that its language is English, but most of its letters are not Latin, so that was left out; mend it.",
                if *stated { "the manifest" } else { "the page" }
            ),
            ProblemKind::TooIntricate { depth, tags } => format!(
                "{path}: the page has {tags} tags or more, nested {depth} deep or more, too many to find the article in, so all words of the \
                 page were taken; save the article as plain text if that is too much."
            ),
            ProblemKind::NoBody => format!(
                "{path}: only the title is read, no words of an article were found. If a script makes the page, save what the browser shows."
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
            ProblemKind::UnreadFile { line, file } => format!(
                "{path}, line {line}: {file:?} is not among the files read as reports; put it into a folder that is read, or remove the row."
            ),
            ProblemKind::UnclosedQuote { line } => format!(
                "{path}, line {line}: a quotation mark is not closed, so the row was taken to end with its line; close it or remove it."
            ),
            ProblemKind::BrokenLanguage { line, value } => format!(
                "{path}, line {line}: {value:?} in the column \"language\" is no language and was left out; write a code as en or ru."
            ),
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
