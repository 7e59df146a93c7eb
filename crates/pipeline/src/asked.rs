//! What is to be read, and how.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use sayso_findings::Rules;
use sayso_reports::{PdfBy, Stated};

/// What is to be read, and how. Only paths are needed.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// A manifest besides those of the folders.
    pub manifest: Option<PathBuf>,
    /// Largest file that is read, in bytes.
    pub max_bytes: u64,
    /// Who reads PDFs.
    pub pdf: PdfBy,
    /// How many threads work; all cores if `None`. What comes out is the same for any number.
    pub threads: Option<NonZeroUsize>,
    /// Weights to read with instead of those built in.
    pub model: Option<PathBuf>,
    /// Which of the rules that have a name read, and whether it is kept which of them fired.
    pub rules: Rules,
}

impl Asked {
    /// These paths, read as they are without options.
    pub fn paths(paths: Vec<PathBuf>) -> Self {
        let max_bytes = sayso_reports::Options::default().max_bytes;
        Asked {
            paths,
            manifest: None,
            max_bytes,
            pdf: PdfBy::Itself,
            threads: None,
            model: None,
            rules: Rules::default(),
        }
    }

    /// How many threads work.
    pub(crate) fn seats(&self) -> NonZeroUsize {
        threads(self.threads)
    }
}

/// What is handed over as bytes, of no file.
#[derive(Clone, Debug)]
pub struct Given {
    /// What it is called; reports come in the order of these.
    pub path: String,
    /// A text, a page, or whatever else is read of a file.
    pub bytes: Vec<u8>,
    /// What whoever hands it over says of it.
    pub stated: Option<Stated>,
}

/// The name of the folder, where one alone was given: what a case is called that nobody named.
pub fn folder_name(paths: &[PathBuf]) -> Option<String> {
    match paths {
        [one] if one.is_dir() => Some(one.canonicalize().ok()?.file_name()?.to_string_lossy().into_owned()),
        _ => None,
    }
}

/// As many threads as asked for, or all cores.
pub fn threads(asked: Option<NonZeroUsize>) -> NonZeroUsize {
    asked.unwrap_or_else(|| std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN))
}
