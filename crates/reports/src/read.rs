//! In goes a file that was found, out come its reports.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sayso_text::is_latin;

use crate::apart::{Apart, apart};
use crate::bounded::read_bounded;
use crate::collect::{Found, Options};
use crate::formats::{Page, Sourced, format_of};
use crate::kind::document;
use crate::language_names::is_english;
use crate::manifest::Stated;
use crate::problem::{Packed, Problem, ProblemKind, Severity};
use crate::publication_date;
use crate::read_as::read_as;
use sayso_case::{Field, ReadAs, Report, ReportId, Source, sha256};

/// What a file holds: its reports, in the order in which they stand in it, and what went wrong.
#[derive(Debug, Default)]
pub struct Opened {
    /// One of most files; any number of a file that holds several (an export of a channel).
    pub reports: Vec<Report>,
    /// Warnings, and the errors that kept the file or a piece of it from being read.
    pub problems: Vec<Problem>,
}

/// Reads one file. It depends on nothing but the file and what its manifest says, so files may be read in parallel; needs 2 MB
/// of stack at most. A file that cannot be read at all (not there, too large, empty, binary, no words) is one error and no report.
pub fn read(found: &Found, options: &Options) -> Opened {
    match bytes_of(found, options) {
        Ok(bytes) => open(&bytes, &Hint { path: found.path(), stated: found.stated() }, found.file()),
        Err(problem) => Opened { problems: vec![problem], ..Opened::default() },
    }
}

/// The bytes of a file, as they are.
///
/// # Errors
/// The file is not there, too large or cannot be read.
pub fn bytes_of(found: &Found, options: &Options) -> Result<Vec<u8>, Problem> {
    read_bounded(found.file(), options.max_bytes).map_err(|kind| Problem::error(found.file(), kind))
}

/// What is known of bytes besides themselves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hint<'h> {
    /// A path or name: its ending tells little, a date that it begins with is one. May be empty.
    pub path: &'h str,
    /// What whoever hands them over says.
    pub stated: Option<&'h Stated>,
}

/// Reads the reports that bytes hold; no file is needed. Problems name the hint's path.
pub fn read_bytes(bytes: &[u8], hint: &Hint<'_>) -> Opened {
    open(bytes, hint, Path::new(hint.path))
}

/// The bytes of each report that a file holds, by its id, which is their hash: all of them, or a piece for each.
pub fn originals_of(file: &[u8]) -> BTreeMap<ReportId, Vec<u8>> {
    match apart(file) {
        Some(Ok(apart)) => apart.pieces.into_iter().map(|piece| (ReportId::of(&piece.bytes), piece.bytes)).collect(),
        _ => BTreeMap::from([(ReportId::of(file), file.to_vec())]),
    }
}

/// Reads bytes that lie at a place, which problems name.
fn open(bytes: &[u8], hint: &Hint<'_>, place: &Path) -> Opened {
    match apart(bytes) {
        None => Opened::default().with(one(bytes, hint), place),
        Some(Ok(apart)) => pieces(apart, hint, place),
        Some(Err(kind)) => Opened { problems: vec![Problem::error(place, kind)], ..Opened::default() },
    }
}

/// Reads the pieces of a file. What a manifest says of the file, it says of each piece, but for what only one report can have.
fn pieces(mut apart: Apart, hint: &Hint<'_>, place: &Path) -> Opened {
    let is_one = apart.pieces.len() == 1;
    let stated = hint.stated.map(|row| match is_one {
        true => row.clone(),
        false => Stated { title: None, date: None, url: None, ..row.clone() },
    });
    let is_warning = |packed: &Packed| packed.severity() == Severity::Warning;
    let mut opened = Opened::default();
    let mut empty = 0;
    for piece in std::mem::take(&mut apart.pieces) {
        let path = format!("{}#{}", hint.path, piece.name);
        let place = PathBuf::from(format!("{}#{}", place.display(), piece.name));
        let hint = Hint { path: &path, stated: stated.as_ref() };
        match piece.format.read(&piece.bytes) {
            Err(ProblemKind::NoText | ProblemKind::Empty) => empty += 1,
            read => opened = opened.with(read.map(|page| report(&hint, &piece.bytes, page)), &place),
        }
    }
    if empty > 0 {
        apart.problems.push(Packed::PassedOver { what: format!("{empty} without words") });
    }
    if opened.reports.is_empty() && opened.problems.is_empty() && apart.problems.iter().all(is_warning) {
        apart.problems.push(Packed::Nothing { what: "this is a file of several reports" });
    }
    let told = |packed| beside(place, ProblemKind::Packed(packed));
    opened.problems.extend(apart.problems.into_iter().map(told));
    opened
}

impl Opened {
    /// With one report more, or the error that there is none.
    fn with(mut self, read: Result<(Report, Vec<ProblemKind>), ProblemKind>, place: &Path) -> Self {
        match read {
            Ok((report, warnings)) => {
                self.reports.push(report);
                self.problems.extend(warnings.into_iter().map(|kind| beside(place, kind)));
            }
            Err(kind) => self.problems.push(Problem::error(place, kind)),
        }
        self
    }
}

/// A problem of a report that was read all the same.
fn beside(place: &Path, kind: ProblemKind) -> Problem {
    let severity = kind.packed().map_or(Severity::Warning, Packed::severity);
    Problem { path: place.to_owned(), severity, kind }
}

fn one(bytes: &[u8], hint: &Hint<'_>) -> Result<(Report, Vec<ProblemKind>), ProblemKind> {
    if bytes.is_empty() {
        return Err(ProblemKind::Empty);
    }
    if let Some(format) = document(hint.path, bytes) {
        return Err(ProblemKind::NotReadYet { format });
    }
    let page = format_of(hint.path, bytes).read(bytes)?;
    Ok(report(hint, bytes, page))
}

fn report(hint: &Hint<'_>, bytes: &[u8], mut page: Page) -> (Report, Vec<ProblemKind>) {
    let mut from = BTreeMap::new();
    let none = Stated::default();
    let row = hint.stated.unwrap_or(&none);
    // A text in other letters is not English, whoever says so.
    let is_wrong = |language: Option<&String>| {
        language.is_some_and(|code| is_english(code)) && is_latin(&page.text) == Some(false)
    };
    let stated_wrong = is_wrong(row.language.as_ref());
    let declared_wrong = is_wrong(page.language.as_ref().map(|(language, _)| language));
    if declared_wrong {
        page.language = None;
    }
    if stated_wrong {
        page.warnings.push(ProblemKind::NotEnglish { stated: true });
    } else if declared_wrong && row.language.is_none() {
        page.warnings.push(ProblemKind::NotEnglish { stated: false });
    }
    let mut pick =
        |field: Field, ours: &Option<String>, theirs: Sourced<String>| take(&mut from, field, ours.clone(), theirs);
    let title = pick(Field::Title, &row.title, page.title);
    let publisher = pick(Field::Publisher, &row.publisher, page.publisher);
    let byline = pick(Field::Byline, &None, page.byline);
    let url = pick(Field::Url, &row.url, page.url);
    let retrieved = pick(Field::Retrieved, &row.retrieved, page.retrieved);
    let stated = if stated_wrong { &None } else { &row.language };
    let language = pick(Field::Language, stated, page.language);
    let named = || publication_date::begins_file_name(hint.path).map(|date| (date, Source::File));
    let published = take(&mut from, Field::Published, row.date, page.published.or_else(named));
    let mut report = Report {
        id: ReportId::of(bytes),
        path: hint.path.to_owned(),
        also_at: Vec::new(),
        title,
        publisher,
        byline,
        published,
        url,
        retrieved,
        gone: None,
        language,
        text_sha256: sha256(page.text.as_bytes()),
        text: page.text,
        parts: page.parts,
        from,
        read_as: ReadAs::Assumed,
    };
    report.read_as = read_as(&report);
    (report, page.warnings)
}

/// The manifest's value, or else the page's; where it came from is written down.
fn take<T>(from: &mut BTreeMap<Field, Source>, field: Field, manifest: Option<T>, page: Sourced<T>) -> Option<T> {
    let (value, source) = manifest.map(|value| (value, Source::Manifest)).or(page)?;
    from.insert(field, source);
    Some(value)
}
