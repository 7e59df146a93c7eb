//! What can go wrong with a file that holds many reports, or one in a wrapping.

use super::Severity;

/// What went wrong with a file of several reports; each is said in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Packed {
    /// The file ends in its midst, or is not what its beginning promises; what stands before was read.
    Broken {
        /// What kind of file: "a Telegram export".
        what: &'static str,
        /// Where it breaks off, and how.
        reason: String,
    },
    /// There is nothing in it to read.
    Nothing {
        /// What kind of file.
        what: &'static str,
    },
    /// Some of what it holds is no report and was not meant to be one.
    PassedOver {
        /// How many of what: "3 service messages".
        what: String,
    },
    /// It unpacks to more than there is room for; nothing of it was read.
    TooLarge {
        /// The room, in bytes.
        limit: u64,
    },
    /// It is packed in a packed file that is packed itself.
    TooDeep,
    /// More files than are unpacked.
    TooManyFiles {
        /// The limit.
        limit: usize,
    },
    /// Captures of a web archive say only that a page was as before, and the page is not there.
    Elsewhere {
        /// How many.
        count: usize,
    },
    /// It is not what the list that came with it says; it was read as it is.
    Changed {
        /// What differs.
        reason: String,
    },
    /// The list that came with it has it, and it is not there.
    Missing {
        /// The list's name.
        list: &'static str,
    },
    /// Files packed in it have one name, and one of each is read.
    OneName {
        /// How many are not read.
        count: usize,
    },
    /// It holds more reports than are taken out of one file.
    TooMany {
        /// The limit.
        limit: usize,
    },
}

impl Packed {
    /// A packed file without a report.
    pub(crate) fn nothing_packed() -> Self {
        Packed::Nothing { what: "this is a packed file" }
    }

    /// A file of several reports without one.
    pub(crate) fn nothing_in_pieces() -> Self {
        Packed::Nothing { what: "this is a file of several reports" }
    }

    /// Whether something was lost.
    pub fn severity(&self) -> Severity {
        match self {
            Packed::PassedOver { .. } | Packed::Elsewhere { .. } | Packed::Changed { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// What many with this problem are called.
    pub(super) fn words_for_many(&self) -> &'static str {
        match self {
            Packed::Broken { .. } => "files that break off",
            Packed::Nothing { .. } => "files of reports that hold none",
            Packed::PassedOver { .. } => "files of which a part is no report",
            Packed::TooLarge { .. } => "packed files above the limit",
            Packed::TooDeep => "files that are packed too often",
            Packed::TooManyFiles { .. } => "packed files of too many files",
            Packed::Elsewhere { .. } => "web archives with captures of pages that are elsewhere",
            Packed::Changed { .. } => "files that are not what their lists say",
            Packed::Missing { .. } => "files that are listed and not there",
            Packed::OneName { .. } => "packed files of which several have one name",
            Packed::TooMany { .. } => "files of more reports than are read",
        }
    }

    /// The sentence behind the path.
    pub(super) fn message(&self) -> String {
        match self {
            Packed::Broken { what, reason } => format!(
                "{what} that breaks off or is damaged ({reason}), and only what stands before was read; get it again."
            ),
            Packed::Nothing { what } => format!("{what} with nothing to read in it; check that it is whole."),
            Packed::PassedOver { what } => format!("passed over as no reports: {what}; nothing else is missing."),
            Packed::TooLarge { limit } => {
                format!(
                    "it unpacks to more than the {limit} bytes there is room for; unpack it and give what is in it."
                )
            }
            Packed::TooDeep => "a packed file in a packed file in a packed file is not opened; unpack it.".to_owned(),
            Packed::TooManyFiles { limit } => {
                format!("more than {limit} files are packed in it, and the rest was not read; unpack it.")
            }
            Packed::Elsewhere { count } => format!(
                "{count} {} only that a page was as before, and the page is not in this file; look for it in an earlier one.",
                if *count == 1 { "capture says" } else { "captures say" }
            ),
            Packed::Changed { reason } => {
                format!(
                    "it was changed or damaged since it was listed ({reason}), and was read as it is; get it again."
                )
            }
            Packed::Missing { list } => format!("{list} has it, and it is not in the file; get the file again."),
            Packed::OneName { count } => format!(
                "{count} of the files packed in it {} the name of another, and of one name only the last was read; unpack it under other names.",
                if *count == 1 { "has" } else { "have" }
            ),
            Packed::TooMany { limit } => {
                format!("more than {limit} reports in one file, and the rest was not read; split it.")
            }
        }
    }
}
