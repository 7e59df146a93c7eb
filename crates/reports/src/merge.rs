//! Equal bytes are one report.

use std::collections::BTreeMap;

use sayso_case::{Field, Report, ReportId, Source};

use crate::read_as::read_as;

/// Joins reports of equal bytes: the one first in byte order of paths stays, the paths of the others go into its
/// [`also_at`](Report::also_at), and a particular that only another one knows (from its manifest) is taken over.
///
/// The result is in byte order of paths; reports of one path stay in the order given.
pub fn merge_equal(mut reports: Vec<Report>) -> Vec<Report> {
    reports.sort_by(|a, b| a.path.cmp(&b.path));
    let mut place: BTreeMap<ReportId, usize> = BTreeMap::new();
    let mut merged: Vec<Report> = Vec::with_capacity(reports.len());
    for report in reports {
        match place.get(&report.id).and_then(|&at| merged.get_mut(at)) {
            Some(first) => absorb(first, report),
            None => {
                place.insert(report.id.clone(), merged.len());
                merged.push(report);
            }
        }
    }
    for report in &mut merged {
        report.also_at.sort();
        report.also_at.dedup();
    }
    merged
}

fn absorb(kept: &mut Report, other: Report) {
    kept.also_at.push(other.path);
    kept.also_at.extend(other.also_at);
    let particulars = [
        (Field::Title, &mut kept.title, other.title),
        (Field::Publisher, &mut kept.publisher, other.publisher),
        (Field::Byline, &mut kept.byline, other.byline),
        (Field::Url, &mut kept.url, other.url),
        (Field::Retrieved, &mut kept.retrieved, other.retrieved),
        (Field::Language, &mut kept.language, other.language),
    ];
    for (field, mine, theirs) in particulars {
        take_over(&mut kept.from, &other.from, field, mine, theirs);
    }
    take_over(&mut kept.from, &other.from, Field::Published, &mut kept.published, other.published);
    kept.read_as = read_as(kept);
}

/// Fills a gap, and lets what a manifest says win over what was read from the file.
fn take_over<T>(
    from: &mut BTreeMap<Field, Source>,
    their_from: &BTreeMap<Field, Source>,
    field: Field,
    mine: &mut Option<T>,
    theirs: Option<T>,
) {
    let Some(&source) = their_from.get(&field) else {
        return;
    };
    let better = source == Source::Manifest && from.get(&field) != Some(&Source::Manifest);
    if theirs.is_some() && (mine.is_none() || better) {
        *mine = theirs;
        from.insert(field, source);
    }
}
