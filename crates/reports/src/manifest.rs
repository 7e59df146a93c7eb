//! In goes a manifest (CSV), out come its rows: what somebody wrote down about each file.

mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use self::rows::{Cells, rows};
use crate::bounded::read_bounded;
use crate::decode::decode;
use crate::formats::page::broken;
use crate::language_names::{StatedLanguage, stated};
use crate::problem::{Problem, ProblemKind};
use crate::written_date;
use sayso_case::PartialDate;

/// Name of the manifest of a folder, in any case of its letters.
const MANIFEST: &str = "manifest.csv";

/// Whether a file of this name is a manifest.
pub(crate) fn is_manifest(name: &OsStr) -> bool {
    name.eq_ignore_ascii_case(MANIFEST)
}

/// The manifest of a folder, if it has one; the one whose name is all lower case where it has several.
pub fn manifest_of(folder: &Path) -> Option<PathBuf> {
    let usual = folder.join(MANIFEST);
    if usual.is_file() {
        return Some(usual);
    }
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let names = fs::read_dir(here).ok()?.flatten().map(|entry| entry.file_name());
    let first = names.filter(|name| is_manifest(name)).min()?;
    Some(folder.join(first)).filter(|manifest| manifest.is_file())
}

/// What whoever hands a report over says of it: a row of a manifest says it of its file. It wins over what the report says of
/// itself. What is not said is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub date: Option<PartialDate>,
    /// Headline.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When it was got: a date, or a date and a time (ISO 8601).
    pub retrieved: Option<String>,
    /// ISO 639 code of its language.
    pub language: Option<String>,
}

/// The rows of all manifests, by file; the first row for a file counts.
#[derive(Debug, Default)]
pub(crate) struct Manifests {
    rows: BTreeMap<PathBuf, Stated>,
    /// Every file that a row names and that is there.
    named: Vec<Named>,
    /// Real paths of folders whose manifest names files in them.
    folders: BTreeSet<PathBuf>,
    keys: BTreeSet<PathBuf>,
    paths: Vec<PathBuf>,
}

/// A file as a row names it.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) manifest: PathBuf,
    pub(crate) line: u64,
    /// As written.
    pub(crate) file: String,
    pub(crate) key: PathBuf,
}

/// The columns that are read.
const COLUMNS: [&str; 7] = ["file", "publisher", "date", "title", "url", "retrieved", "language"];

impl Manifests {
    /// What was written down about a file, given by its [`key`].
    pub(crate) fn row(&self, key: &Path) -> Option<&Stated> {
        self.rows.get(key)
    }

    /// Whether a manifest above the file names files, so that those it does not name are no reports.
    pub(crate) fn govern(&self, key: &Path) -> bool {
        key.ancestors().skip(1).any(|folder| self.folders.contains(folder))
    }

    /// Whether a file was read as a manifest.
    pub(crate) fn is_one(&self, key: &Path) -> bool {
        self.keys.contains(key)
    }

    /// Every file that a row names and that is there, in the order of the rows.
    pub(crate) fn named(&self) -> &[Named] {
        &self.named
    }

    /// The manifests.
    pub(crate) fn into_paths(self) -> Vec<PathBuf> {
        self.paths
    }

    /// Reads a manifest, once. Rows of manifests read before win.
    pub(crate) fn add(&mut self, manifest: &Path, max_bytes: u64, problems: &mut Vec<Problem>) {
        if !self.keys.insert(key(manifest)) {
            return;
        }
        self.paths.push(manifest.to_owned());
        let decoded = read_bounded(manifest, max_bytes).and_then(|bytes| {
            decode(&bytes, None).ok_or(ProblemKind::BrokenManifest { reason: "it is no text".to_owned() })
        });
        match decoded {
            Ok(decoded) => {
                problems.extend(broken(&decoded).into_iter().map(|kind| Problem::warning(manifest, kind)));
                self.add_text(manifest, &decoded.text, problems);
            }
            Err(kind) => problems.push(Problem::error(manifest, kind)),
        }
    }

    fn add_text(&mut self, manifest: &Path, text: &str, problems: &mut Vec<Problem>) {
        let folder = manifest.parent().unwrap_or(Path::new(""));
        let delimiter = delimiter(text);
        let heading = rows(text, delimiter, &|_| true).into_iter().next();
        let columns =
            COLUMNS.map(|name| heading.as_ref()?.cells.iter().position(|cell| cell.eq_ignore_ascii_case(name)));
        let [Some(files), ..] = columns else {
            let reason = "no column \"file\"".to_owned();
            return problems.push(Problem::error(manifest, ProblemKind::BrokenManifest { reason }));
        };
        if let Some(torn) = heading.as_ref().filter(|heading| heading.sure.is_some()) {
            problems.push(Problem::warning(manifest, ProblemKind::UnclosedQuote { line: torn.line }));
        }
        let place = |file: &str| folder.join(file.replace('\\', "/"));
        let begins_row = |line: &str| {
            let file = line.split(delimiter).nth(files).map(|cell| cell.trim().trim_matches('"').trim());
            file.is_some_and(|file| !file.is_empty() && place(file).is_file())
        };
        let own_folder = key(manifest).parent().map(Path::to_owned);
        let mut seen: BTreeMap<PathBuf, u64> = BTreeMap::new();
        for row in rows(text, delimiter, &begins_row).into_iter().skip(1) {
            let line = row.line;
            let mut warn = |kind| problems.push(Problem::warning(manifest, kind));
            if row.sure.is_some() {
                warn(ProblemKind::UnclosedQuote { line });
            }
            let Some(file) = row.cells.get(files).filter(|file| !file.is_empty()) else {
                if row.cells.iter().any(|value| !value.is_empty()) {
                    warn(ProblemKind::BrokenRow { line, reason: "it names no file".to_owned() });
                }
                continue;
            };
            let (file, path) = (file.clone(), place(file));
            if !path.is_file() {
                warn(ProblemKind::MissingFile { line, file });
                continue;
            }
            let key = key(&path);
            if let Some(&first) = seen.get(&key) {
                warn(ProblemKind::RepeatedRow { line, first, file });
                continue;
            }
            seen.insert(key.clone(), line);
            self.rows.entry(key.clone()).or_insert(row_of(&row, &columns, &mut warn));
            if let Some(folder) = own_folder.as_ref().filter(|folder| key.starts_with(folder)) {
                self.folders.insert(folder.clone());
            }
            self.named.push(Named { manifest: manifest.to_owned(), line, file, key });
        }
    }
}

/// What a row says, besides its file.
fn row_of(row: &Cells, columns: &[Option<usize>; COLUMNS.len()], warn: &mut dyn FnMut(ProblemKind)) -> Stated {
    let line = row.line;
    let value = |wanted: &str| {
        let at = COLUMNS.iter().zip(columns).find_map(|(name, at)| if *name == wanted { *at } else { None })?;
        let sure = row.sure.is_none_or(|sure| at < sure);
        row.cells.get(at).filter(|value| sure && !value.is_empty())
    };
    let mut no_date = |column, value: &str| warn(ProblemKind::BrokenDate { line, column, value: value.to_owned() });
    let date = value("date").and_then(|written| {
        let date = written_date::parse(written);
        if date.is_none() {
            no_date("date", written);
        }
        date
    });
    let retrieved = value("retrieved").filter(|written| {
        let is_date = written_date::parse(written).is_some();
        if !is_date {
            no_date("retrieved", written);
        }
        is_date
    });
    let language = value("language").and_then(|written| match stated(written) {
        StatedLanguage::Code(code) => Some(code),
        StatedLanguage::Unknown => None,
        StatedLanguage::Odd => {
            warn(ProblemKind::BrokenLanguage { line, value: written.clone() });
            None
        }
    });
    let words = |column: &str| value(column).cloned();
    let (publisher, title, url) = (words("publisher"), words("title"), words("url"));
    Stated { publisher, date, title, url, retrieved: retrieved.cloned(), language }
}

/// Semicolons where the heading has them and no comma, as some spreadsheets write; tabs likewise.
fn delimiter(text: &str) -> char {
    let heading = text.lines().next().unwrap_or("");
    match (heading.contains(','), heading.contains(';'), heading.contains('\t')) {
        (false, true, _) => ';',
        (false, false, true) => '\t',
        _ => ',',
    }
}

/// What tells files apart: the real path of the folder, and the name in it (a link to a file keeps its own name).
pub(crate) fn key(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (fs::canonicalize(folder), file.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => file.to_owned(),
    }
}
