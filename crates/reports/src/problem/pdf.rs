//! What can go wrong with a PDF.

use serde::{Deserialize, Serialize};

use super::Severity;

/// What went wrong with a PDF; each is said in one sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum PdfProblem {
    /// Its pages are pictures, or letters that nothing says the meaning of.
    Scan {
        /// How many pages.
        pages: usize,
    },
    /// Some of its pages are.
    PartlyScan {
        /// How many are.
        scanned: usize,
        /// Of how many.
        all: usize,
    },
    /// It has more pages or signs than are read; those before were.
    Long {
        /// How many pages were left.
        left: usize,
    },
    /// It opens with a password only.
    Locked,
    /// It is damaged.
    Broken {
        /// How.
        reason: String,
    },
    /// Reading it took more time or memory than there is for one file.
    TooMuch,
}

impl PdfProblem {
    /// Whether something was lost; what is no error leaves a report.
    pub fn severity(&self) -> Severity {
        match self {
            PdfProblem::PartlyScan { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// What many with this problem are called.
    pub(super) fn words_for_many(&self) -> &'static str {
        match self {
            PdfProblem::Scan { .. } => "PDFs of pictures without text",
            PdfProblem::PartlyScan { .. } => "PDFs with pages that are pictures",
            PdfProblem::Long { .. } => "PDFs with more pages than are read",
            PdfProblem::Locked => "PDFs with a password",
            PdfProblem::Broken { .. } => "damaged PDFs",
            PdfProblem::TooMuch => "PDFs that take too much time or memory",
        }
    }

    /// The sentence behind the path.
    pub(super) fn message(&self) -> String {
        match self {
            PdfProblem::Scan { pages } => format!(
                "this PDF has no text, only pictures of pages ({pages}), as a scanner makes; have its text recognised (OCR) and give that."
            ),
            PdfProblem::PartlyScan { scanned, all } => format!(
                "{scanned} of its {all} pages {} pictures without text and not read; have their text recognised (OCR).",
                if *scanned == 1 { "is" } else { "are" }
            ),
            PdfProblem::Long { left } => format!("its last {left} pages are more than are read of one PDF; split it."),
            PdfProblem::Locked => "this PDF opens with a password only; save it without one and give that.".to_owned(),
            PdfProblem::Broken { reason } => {
                format!("this PDF is damaged ({reason}); get it again, or save it anew from a program that opens it.")
            }
            PdfProblem::TooMuch => {
                "reading this PDF takes more time or memory than there is for one; print it into a new PDF, or split it."
                    .to_owned()
            }
        }
    }
}
