//! One of each line about what changed, and about what two people did.

use sayso_case::{Mark, Outcome, Unit};
use sayso_contract::*;

fn words(text: &str, end: usize) -> Option<Words> {
    Some(Words { start: 0, end, text: text[..end].into() })
}

fn version(path: &str) -> VersionLine {
    VersionLine { report: "00".into(), path: path.into(), published: None, program: "1.2.3".into() }
}

fn field(field: &str, old: &str) -> FieldLine {
    FieldLine { field: field.into(), old: Some(old.into()), new: None }
}

/// Between two versions of a report with this text.
pub fn of_versions(text: &str) -> [Line; 3] {
    let found = |id: &str| Some(FoundLine { id: id.into(), start: 0, end: 5, text: text[..5].into() });
    let counts = CountsLine { changed: 1, ..CountsLine::default() };
    [
        Line::Compared(ComparedLine {
            old: version("a.txt"),
            new: version("a.txt@2"),
            same_program: true,
            fields: vec![field("title", "Three officers")],
            sentences: counts,
            findings: counts,
            same_findings: 7,
        }),
        Line::WordsChanged(WordsChangedLine {
            became: BecameWord::Changed,
            old: words(text, 14),
            new: words(text, 14),
            parts: words(text, 5)
                .zip(words(text, 0))
                .map(|(old, new)| PartChangedLine { old, new })
                .into_iter()
                .collect(),
        }),
        Line::FindingChanged(FindingChangedLine {
            kind: "figure".into(),
            became: BecameWord::Changed,
            old: found("f1"),
            new: found("f2"),
            fields: vec![field("low", "3")],
        }),
    ]
}

/// Between two states of a case.
pub fn of_states() -> [Line; 5] {
    let bounds = |low| BoundsLine { low: Some(low), low_by: vec!["f1".into()], high: None, high_by: Vec::new() };
    [
        Line::Since(SinceLine { operation: None, at: None, operations_then: 0, operations: 3 }),
        Line::ReportChanged(ReportChangedLine {
            report: "00".into(),
            path: "a.txt".into(),
            became: BecameWord::Changed,
            fields: vec![field("gone", "2031-03-06T10:00:00Z")],
            findings: 2,
        }),
        Line::IncidentChanged(IncidentChangedLine {
            incident: "i1".into(),
            label: "Shooting, Orsa".into(),
            became: IncidentBecameWord::Merged,
            other: Some("i2".into()),
            fields: Vec::new(),
            came: vec!["00".into()],
            gone: Vec::new(),
        }),
        Line::PointChanged(PointChangedLine {
            point: "p1".into(),
            incident: "i1".into(),
            question: "How many were killed?".into(),
            became: BecameWord::Came,
            old_mark: None,
            mark: Some(Mark::Disputed),
            positions: vec![PositionChangedLine {
                id: "q1".into(),
                value: "three".into(),
                became: BecameWord::Came,
                came: vec!["f1".into()],
                gone: Vec::new(),
            }],
        }),
        Line::RangeChanged(RangeChangedLine {
            line: "l1".into(),
            incident: None,
            became: BecameWord::Changed,
            outcome: Outcome::Killed,
            unit: Unit::People,
            side: None,
            role: None,
            old: Some(bounds(3)),
            new: Some(bounds(4)),
        }),
    ]
}

/// Of records that became one.
pub fn of_two_people() -> [Line; 3] {
    let said = SaidLine {
        operation: "00".into(),
        who: Some("Mara".into()),
        at: "2031-03-06T10:00:00Z".into(),
        why: None,
        says: "Ivo Marl".into(),
    };
    [
        Line::Merged(MergedLine { in_both: 3, in_first: 1, in_second: 2, reports: 2, conflicts: 1 }),
        Line::Conflict(ConflictLine { what: "speaker".into(), of: vec!["s1".into()], said: vec![said] }),
        Line::Agreement(AgreementLine {
            what: "finding".into(),
            reviewers: vec!["Ivo".into(), "Mara".into()],
            units: 12,
            same: 9,
            apart: 12,
            alpha: Some(0.692),
        }),
    ]
}
