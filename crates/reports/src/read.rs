//! In goes a file that was found, out comes its report.

use std::collections::BTreeMap;

use sayso_text::is_latin;

use crate::bounded::read_bounded;
use crate::collect::{Found, Options};
use crate::formats::{Page, Sourced, format_of};
use crate::kind::document;
use crate::language_names::is_english;
use crate::manifest::Stated;
use crate::problem::{Problem, ProblemKind};
use crate::publication_date;
use crate::read_as::read_as;
use sayso_case::{Field, ReadAs, Report, ReportId, Source, sha256};

/// Reads one file, with the warnings met. It depends on nothing but the file and what its manifest says, so files may be
/// read in parallel; needs 2 MB of stack at most.
///
/// # Errors
/// The one [`Problem`] that keeps the file from being a report: not there, too large, unreadable, empty, binary, no words.
pub fn read(found: &Found, options: &Options) -> Result<(Report, Vec<Problem>), Problem> {
    let error = |kind| Problem::error(found.file(), kind);
    let bytes = bytes_of(found, options)?;
    let hint = Hint { path: found.path(), stated: found.stated() };
    let (report, warnings) = one(&bytes, &hint).map_err(error)?;
    Ok((report, warnings.into_iter().map(|kind| Problem::warning(found.file(), kind)).collect()))
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

/// Reads the reports that bytes hold, each with the warnings met; no file is needed. One at present: formats that hold several (a
/// box of mail, an archive of pages) are refused as not read yet.
///
/// # Errors
/// What keeps the bytes from being a report: empty, binary, no words, a format that is not read.
pub fn read_bytes(bytes: &[u8], hint: &Hint<'_>) -> Result<Vec<(Report, Vec<ProblemKind>)>, ProblemKind> {
    one(bytes, hint).map(|read| vec![read])
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
    let retrieved = pick(Field::Retrieved, &row.retrieved, None);
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
