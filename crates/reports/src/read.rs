//! In goes a file that was found, out comes its report.

use std::collections::BTreeMap;

use sayso_text::is_latin;

use crate::bounded::read_bounded;
use crate::collect::{Found, Options};
use crate::formats::{Page, Sourced, format_of};
use crate::kind::document;
use crate::language_names::is_english;
use crate::manifest::Row;
use crate::problem::{Problem, ProblemKind};
use crate::publication_date;
use crate::read_as::read_as;
use sayso_case::{Field, ReadAs, Report, ReportId, Source, sha256};

/// Reads one file, with the warnings met. It depends on nothing but the file and its row of the manifest, so files may be
/// read in parallel; needs 2 MB of stack at most.
///
/// # Errors
/// The one [`Problem`] that keeps the file from being a report: not there, too large, unreadable, empty, binary, no words.
pub fn read(found: &Found, options: &Options) -> Result<(Report, Vec<Problem>), Problem> {
    let error = |kind| Problem::error(found.file(), kind);
    let bytes = read_bounded(found.file(), options.max_bytes).map_err(error)?;
    if bytes.is_empty() {
        return Err(error(ProblemKind::Empty));
    }
    if let Some(format) = document(found.path(), &bytes) {
        return Err(error(ProblemKind::NotReadYet { format }));
    }
    let page = format_of(found.path(), &bytes).read(&bytes).map_err(error)?;
    let (report, warnings) = report(found, &bytes, page);
    Ok((report, warnings.into_iter().map(|kind| Problem::warning(found.file(), kind)).collect()))
}

fn report(found: &Found, bytes: &[u8], mut page: Page) -> (Report, Vec<ProblemKind>) {
    let mut from = BTreeMap::new();
    let none = Row::default();
    let row = found.row().unwrap_or(&none);
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
    let named = || publication_date::begins_file_name(found.path()).map(|date| (date, Source::File));
    let published = take(&mut from, Field::Published, row.date, page.published.or_else(named));
    let mut report = Report {
        id: ReportId::of(bytes),
        path: found.path().to_owned(),
        also_at: Vec::new(),
        title,
        publisher,
        byline,
        published,
        url,
        retrieved,
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
