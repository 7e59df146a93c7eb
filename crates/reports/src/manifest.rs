//! In goes a manifest (CSV), out come its rows: what somebody wrote down about each file.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::date::PartialDate;
use crate::decode::decode;
use crate::problem::{Problem, ProblemKind};
use crate::written_date;

/// What a row says about its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) publisher: Option<String>,
    pub(crate) date: Option<PartialDate>,
    pub(crate) title: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) retrieved: Option<String>,
    pub(crate) language: Option<String>,
}

/// The rows of all manifests, by file; the first row for a file counts.
#[derive(Debug, Default)]
pub(crate) struct Manifests {
    rows: BTreeMap<PathBuf, Row>,
    read: Vec<PathBuf>,
}

/// The columns that are read.
const COLUMNS: [&str; 7] = ["file", "publisher", "date", "title", "url", "retrieved", "language"];

impl Manifests {
    /// What was written down about a file, given by its [`key`].
    pub(crate) fn row(&self, key: &Path) -> Option<&Row> {
        self.rows.get(key)
    }

    /// Reads a manifest, once. Rows of manifests read before win.
    pub(crate) fn add(&mut self, manifest: &Path, max_bytes: u64, problems: &mut Vec<Problem>) {
        let own_key = key(manifest);
        if self.read.contains(&own_key) {
            return;
        }
        self.read.push(own_key);
        match text_of(manifest, max_bytes) {
            Ok(text) => self.add_text(manifest, &text, problems),
            Err(kind) => problems.push(Problem::error(manifest, kind)),
        }
    }

    fn add_text(&mut self, manifest: &Path, text: &str, problems: &mut Vec<Problem>) {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(text))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let broken = |reason: String| Problem::error(manifest, ProblemKind::BrokenManifest { reason });
        let columns = match reader.headers() {
            Ok(headings) => COLUMNS.map(|name| headings.iter().position(|heading| heading.eq_ignore_ascii_case(name))),
            Err(error) => return problems.push(broken(error.to_string())),
        };
        if columns[0].is_none() {
            return problems.push(broken("no column \"file\"".to_owned()));
        }
        let folder = manifest.parent().unwrap_or(Path::new(""));
        let mut seen: BTreeMap<PathBuf, u64> = BTreeMap::new();
        for record in reader.records() {
            let mut warn = |kind| problems.push(Problem::warning(manifest, kind));
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    warn(ProblemKind::BrokenRow { line, reason: error.to_string() });
                    continue;
                }
            };
            let line = record.position().map_or(0, csv::Position::line);
            let value = |column: usize| columns[column].and_then(|at| record.get(at)).filter(|value| !value.is_empty());
            let Some(file) = value(0) else {
                if record.iter().any(|value| !value.is_empty()) {
                    warn(ProblemKind::BrokenRow { line, reason: "it names no file".to_owned() });
                }
                continue;
            };
            let path = folder.join(file.replace('\\', "/"));
            if !path.is_file() {
                warn(ProblemKind::MissingFile { line, file: file.to_owned() });
                continue;
            }
            let key = key(&path);
            if let Some(&first) = seen.get(&key) {
                warn(ProblemKind::RepeatedRow { line, first, file: file.to_owned() });
                continue;
            }
            seen.insert(key.clone(), line);
            let words = |column: usize| value(column).map(str::to_owned);
            let date = value(2).and_then(|written| {
                let date = written_date::parse(written);
                if date.is_none() {
                    warn(ProblemKind::BrokenDate { line, column: COLUMNS[2], value: written.to_owned() });
                }
                date
            });
            let retrieved = words(5).filter(|written| {
                let is_date = written_date::parse(written).is_some();
                if !is_date {
                    warn(ProblemKind::BrokenDate { line, column: COLUMNS[5], value: written.clone() });
                }
                is_date
            });
            let language = value(6).map(str::to_lowercase);
            let row = Row { publisher: words(1), date, title: words(3), url: words(4), retrieved, language };
            self.rows.entry(key).or_insert(row);
        }
    }
}

/// Semicolons where the heading has them and no comma, as some spreadsheets write; tabs likewise.
fn delimiter(text: &str) -> u8 {
    let heading = text.lines().next().unwrap_or("");
    match (heading.contains(','), heading.contains(';'), heading.contains('\t')) {
        (false, true, _) => b';',
        (false, false, true) => b'\t',
        _ => b',',
    }
}

fn text_of(manifest: &Path, max_bytes: u64) -> Result<String, ProblemKind> {
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => ProblemKind::NotFound,
        _ => ProblemKind::Unreadable { reason: error.to_string() },
    };
    let metadata = fs::metadata(manifest).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(ProblemKind::Unreadable { reason: "not a regular file".to_owned() });
    }
    if metadata.len() > max_bytes {
        return Err(ProblemKind::TooLarge { size: metadata.len(), limit: max_bytes });
    }
    let mut bytes = Vec::new();
    File::open(manifest).and_then(|file| file.take(max_bytes).read_to_end(&mut bytes)).map_err(unreadable)?;
    match decode(&bytes, None) {
        Some(decoded) => Ok(decoded.text),
        None => Err(ProblemKind::BrokenManifest { reason: "it is no text".to_owned() }),
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
