//! In goes a file that was found, out comes its report.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;

use crate::collect::{Found, Options};
use crate::formats::{Page, Sourced, format_of};
use crate::manifest::Row;
use crate::problem::{Problem, ProblemKind};
use crate::publication_date;
use crate::report::{Field, Report, ReportId, Source, sha256};

/// Reads one file, with the warnings met. It depends on nothing but the file and its row of the manifest, so files may be
/// read in parallel; needs 2 MB of stack at most.
///
/// # Errors
/// The one [`Problem`] that keeps the file from being a report: not there, too large, unreadable, empty, binary, no words.
pub fn read(found: &Found, options: &Options) -> Result<(Report, Vec<Problem>), Problem> {
    let error = |kind| Problem::error(found.file(), kind);
    let bytes = bytes_of(found, options).map_err(error)?;
    if bytes.is_empty() {
        return Err(error(ProblemKind::Empty));
    }
    if let Some(format) = not_read_yet(&bytes) {
        return Err(error(ProblemKind::NotReadYet { format }));
    }
    let page = format_of(found.path(), &bytes).read(&bytes).map_err(error)?;
    let (report, warnings) = report(found, &bytes, page);
    Ok((report, warnings.into_iter().map(|kind| Problem::warning(found.file(), kind)).collect()))
}

fn bytes_of(found: &Found, options: &Options) -> Result<Vec<u8>, ProblemKind> {
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => ProblemKind::NotFound,
        _ => ProblemKind::Unreadable { reason: error.to_string() },
    };
    let metadata = std::fs::metadata(found.file()).map_err(unreadable)?;
    // Opening a pipe would wait for somebody to write.
    if !metadata.is_file() {
        return Err(ProblemKind::Unreadable { reason: "not a regular file".to_owned() });
    }
    let limit = options.max_bytes;
    if metadata.len() > limit {
        return Err(ProblemKind::TooLarge { size: metadata.len(), limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    let file = File::open(found.file()).map_err(unreadable)?;
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    // The file may have grown since it was asked for its size.
    let size = bytes.len() as u64;
    if size > limit { Err(ProblemKind::TooLarge { size, limit }) } else { Ok(bytes) }
}

/// Formats known by their first bytes.
fn not_read_yet(bytes: &[u8]) -> Option<&'static str> {
    let known: [(&[u8], &str); 5] = [
        (b"%PDF-", "PDF"),
        (b"WARC/", "WARC"),
        (b"PK\x03\x04", "a packed file (DOCX, ODT, ZIP)"),
        (b"\xd0\xcf\x11\xe0", "Word's old DOC"),
        (b"{\\rtf", "RTF"),
    ];
    known.iter().find(|(beginning, _)| bytes.starts_with(beginning)).map(|(_, format)| *format)
}

fn report(found: &Found, bytes: &[u8], page: Page) -> (Report, Vec<ProblemKind>) {
    let mut from = BTreeMap::new();
    let none = Row::default();
    let row = found.row().unwrap_or(&none);
    let mut pick =
        |field: Field, ours: &Option<String>, theirs: Sourced<String>| take(&mut from, field, ours.clone(), theirs);
    let title = pick(Field::Title, &row.title, page.title);
    let publisher = pick(Field::Publisher, &row.publisher, page.publisher);
    let byline = pick(Field::Byline, &None, page.byline);
    let url = pick(Field::Url, &row.url, page.url);
    let retrieved = pick(Field::Retrieved, &row.retrieved, None);
    let language = pick(Field::Language, &row.language, page.language);
    let named = || publication_date::begins_file_name(found.path()).map(|date| (date, Source::File));
    let published = take(&mut from, Field::Published, row.date, page.published.or_else(named));
    let report = Report {
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
    };
    (report, page.warnings)
}

/// The manifest's value, or else the page's; where it came from is written down.
fn take<T>(from: &mut BTreeMap<Field, Source>, field: Field, manifest: Option<T>, page: Sourced<T>) -> Option<T> {
    let (value, source) = manifest.map(|value| (value, Source::Manifest)).or(page)?;
    from.insert(field, source);
    Some(value)
}
