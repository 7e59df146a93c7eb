//! In goes what a file holds and what its manifest says, out comes the report: who says it wins, and where each particular came from is
//! written down.

use std::collections::BTreeMap;

use sayso_text::is_latin;

use crate::formats::page::{Page, Sourced};
use crate::kind::own_name;
use crate::language_names::is_english;
use crate::manifest::Stated;
use crate::problem::ProblemKind;
use crate::publication_date;
use crate::read_as::read_as;
use sayso_case::{Field, ReadAs, Report, ReportId, Source, sha256};

/// What is known of bytes besides themselves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hint<'h> {
    /// A path or name: its ending tells little, a date that it begins with is one. May be empty.
    pub path: &'h str,
    /// What whoever hands them over says.
    pub stated: Option<&'h Stated>,
}

/// The report that a page of these bytes is, with its warnings.
pub(crate) fn report(hint: &Hint<'_>, bytes: &[u8], mut page: Page) -> (Report, Vec<ProblemKind>) {
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
    let named = || publication_date::begins_file_name(own_name(hint.path)).map(|date| (date, Source::File));
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
