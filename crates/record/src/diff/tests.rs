//! What changed, on hand-built reports; every name in them is invented.

use std::num::NonZeroUsize;

use super::*;
use crate::testing::{Folder, got, judged, stamp};
use crate::{Change, Field, Got, Stamp};

fn version(path: &str, killed: &str, low: u64) -> Got {
    let mut one = got(path, killed);
    one.read.findings.figures.iter_mut().for_each(|f| (f.low, f.high) = (Some(low), Some(low)));
    one
}

fn fields(changes: &[FieldChanged]) -> Vec<(&str, &str, &str)> {
    let words = |words: &'_ Option<String>| words.clone().unwrap_or_default().leak() as &str;
    changes.iter().map(|f| (f.field, words(&f.old), words(&f.new))).collect()
}

#[test]
fn a_figure_of_another_value_in_the_same_place_is_changed_and_the_rest_is_the_same() {
    let (old, new) = (version("a.txt", "Six", 6), version("a.txt", "Eight", 8));
    let Compared { particulars, words, findings, same_findings } = compared(&old.read, &new.read);
    assert!(particulars.is_empty());
    assert_eq!(words.iter().map(|w| (w.became, w.parts.len())).collect::<Vec<_>>(), [(Became::Changed, 1); 2]);
    let told: Vec<_> = findings.iter().map(|f| (f.kind, f.became, fields(&f.fields))).collect();
    let content = |n: &str| format!("\"{n} soldiers were killed at Dorvet,\"");
    let (before, after) = (content("Six"), content("Eight"));
    assert_eq!(
        told,
        [
            ("statement", Became::Changed, vec![("text", before.as_str(), after.as_str())]),
            (
                "figure",
                Became::Changed,
                vec![("text", "Six soldiers", "Eight soldiers"), ("low", "6", "8"), ("high", "6", "8")]
            ),
        ]
    );
    let place = |p: &Option<FindingPlace>, one: &Got| p.as_ref().unwrap().span.of(&one.read.report.text).to_owned();
    assert_eq!(
        (place(&findings[1].old, &old), place(&findings[1].new, &new)),
        ("Six soldiers".into(), "Eight soldiers".into())
    );
    assert_eq!(same_findings, 3, "the other piece of the saying and both mentions");
}

#[test]
fn what_went_came_back_and_what_is_said_by_another() {
    let old = version("a.txt", "Six", 6);
    assert_eq!(compared(&old.read, &old.read).same_findings, 5);
    let mut new = old.clone();
    new.read.findings.figures.clear();
    new.read.findings.statements[1].speaker.name = Some("Ivo Marl".into());
    new.read.report.title = Some("Dorvet".into());
    let there = compared(&old.read, &new.read);
    assert_eq!(fields(&there.particulars), [("title", "", "Dorvet")]);
    assert!(there.words.is_empty());
    let told: Vec<_> = there.findings.iter().map(|f| (f.kind, f.became, fields(&f.fields))).collect();
    let said = ("statement", Became::Changed, vec![("speaker", "Keltar Office", "Ivo Marl")]);
    assert_eq!(told, [("figure", Became::Gone, vec![]), said]);
    let back = compared(&new.read, &old.read);
    assert_eq!(back.findings.iter().map(|f| f.became).collect::<Vec<_>>(), [Became::Came, Became::Changed]);
}

#[test]
fn a_version_is_named_by_address_by_path_with_its_number_and_by_id() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let all = [("Six", 6), ("Eight", 8), ("Nine", 9)].map(|(killed, low)| version("a.txt", killed, low));
    all.iter().for_each(|one| drop(record.add(one, &stamp()).unwrap()));
    record.add(&got("b.txt", "Two"), &stamp()).unwrap();
    let of = |named: &str| {
        record.versions(named).map(|(a, b)| (a.read.report.path, b.read.report.path)).map_err(|why| why.to_string())
    };
    let two = |a: &str, b: &str| Ok((a.to_owned(), b.to_owned()));
    assert_eq!(of("a.txt"), two("a.txt@2", "a.txt@3"));
    assert_eq!(of("a.txt@2"), two("a.txt", "a.txt@2"));
    assert_eq!(of(&all[2].read.report.id.as_str()[..12]), two("a.txt@2", "a.txt@3"));
    assert!(of(all[0].read.report.id.as_str()).unwrap_err().contains("is the first version"));
    assert!(of("b.txt").unwrap_err().contains("in one version"));
    assert!(of("c.txt").unwrap_err().contains("there is no report"));
}

#[test]
fn a_state_is_named_by_number_by_operation_and_by_time() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    for (k, words) in ["a", "b", "c"].into_iter().enumerate() {
        let stamp = Stamp { at: format!("2031-03-0{}T10:00:00.5Z", k + 6), ..stamp() };
        record.append(Change::Title { title: words.into() }, &stamp).unwrap();
    }
    let second = record.operations()[1].id.clone();
    let then = |words: &str| record.then(words).map_err(|why| why.to_string());
    for (words, operations) in [
        ("0", 0),
        ("3", 3),
        (second.short(), 2),
        ("2031-03-07", 1),
        ("2031-03-07T10:00:00Z", 1),
        ("2031-03-07T10:00:01", 2),
        ("2040-01-01", 3),
    ] {
        assert_eq!(then(words), Ok(operations), "{words}");
    }
    assert!(then("4").unwrap_err().contains("no number of operations up to 3"));
    assert!(then("00000000").unwrap_err().contains("there is no operation"));
    assert!(then("yesterday").unwrap_err().contains("no day"));
}

#[test]
fn a_case_is_compared_with_what_it_was() {
    let one = NonZeroUsize::MIN;
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let [first, second] = [version("a.txt", "Six", 6), version("b.txt", "Nine", 9)];
    record.add(&first, &stamp()).unwrap();
    record.add(&second, &Stamp { at: "2031-03-07T10:00:00Z".into(), ..stamp() }).unwrap();
    let finding = judged(&first, "statement");
    let to = "Ivo Marl".into();
    record.append(Change::Correct { finding, field: Field::Speaker, to }, &stamp()).unwrap();
    let case = |n| record.case_then(n, one).unwrap().case;
    let now = record.case(one).unwrap().case;
    assert_eq!(case_changes(&now, &now), CaseChanges::default());
    assert_eq!(case(3), now);

    let since = case_changes(&case(1), &case(2));
    let reports: Vec<_> = since.reports.iter().map(|r| (r.path.as_str(), r.became)).collect();
    assert_eq!(reports, [("b.txt", Became::Came)]);
    let ranges: Vec<_> = since
        .ranges
        .iter()
        .map(|r| (r.became, r.old.as_ref().map(|r| r.low), r.new.as_ref().map(|r| (r.low, r.high))))
        .collect();
    assert_eq!(ranges, [(Became::Changed, Some(Some(6)), Some((Some(6), Some(9))))]);
    let corrected = case_changes(&case(2), &now);
    assert_eq!(corrected.reports.iter().map(|r| (r.path.as_str(), r.findings)).collect::<Vec<_>>(), [("a.txt", 3)]);
    let back = case_changes(&now, &case(1));
    assert_eq!(back.reports.iter().map(|r| r.became).collect::<Vec<_>>(), [Became::Changed, Became::Gone]);
}

#[test]
fn incidents_that_become_one_or_two_are_told() {
    let one = NonZeroUsize::MIN;
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    for (k, (path, killed)) in [("a.txt", "Six"), ("b.txt", "Nine")].into_iter().enumerate() {
        record.add(&got(path, killed), &Stamp { at: format!("2031-03-0{}T10:00:00Z", k + 6), ..stamp() }).unwrap();
    }
    let case = record.case(one).unwrap().case;
    let ids: Vec<String> = case.incidents.iter().flat_map(|i| &i.happenings).map(|h| h.alone().to_string()).collect();
    assert_eq!((case.incidents.len(), ids.len()), (1, 2), "{:?}", case.incidents);
    record.append(Change::Part { incidents: ids }, &stamp()).unwrap();
    let parted = record.case(one).unwrap().case;
    let told = |changes: CaseChanges| -> Vec<_> {
        changes.incidents.into_iter().map(|i| (i.became, i.incident, i.other, i.came.len(), i.gone.len())).collect()
    };
    let old = case.incidents[0].id.clone();
    let new = parted.incidents.iter().find(|i| i.id != old).unwrap().id.clone();
    let apart = told(case_changes(&case, &parted));
    assert!(apart.contains(&(IncidentBecame::Parted, new.clone(), Some(old.clone()), 0, 0)), "{apart:?}");
    assert!(apart.contains(&(IncidentBecame::Changed, old.clone(), None, 0, 1)), "{apart:?}");
    let together = told(case_changes(&parted, &case));
    assert!(together.contains(&(IncidentBecame::Merged, new, Some(old.clone()), 0, 0)), "{together:?}");
    assert!(together.contains(&(IncidentBecame::Changed, old, None, 1, 0)), "{together:?}");
}

#[test]
fn a_point_is_told_whose_mark_or_answers_are_others() {
    use sayso_case::{Attribute, Case, Claim, ClaimKind, FindingId, How, Mark, Point, PointKind, Position, ReportId};
    use sayso_text::Span;
    let report = ReportId::of(b"a");
    let claim = |n: usize| Claim {
        finding: FindingId::new(&report, "figure", Span::new(n, n + 1), ""),
        kind: ClaimKind::Figure,
        report: report.clone(),
        span: Span::new(n, n + 1),
        holder: "h1".into(),
        speaker: None,
        speaker_side: None,
        own_voice: true,
        how: How::Outright,
        chain: Vec::new(),
        sentence: Span::new(0, 9),
    };
    let position = |answer: &str, claims: &[usize]| Position {
        id: answer.into(),
        value: answer.into(),
        canonical: answer.into(),
        rules: Vec::new(),
        denies: None,
        origins: 1,
        claims: claims.iter().map(|n| claim(*n)).collect(),
    };
    let point = |id: &str, mark, positions| Point {
        id: id.into(),
        incident: "i1".into(),
        kind: PointKind::Question,
        mark,
        question: format!("How many, {id}?"),
        attribute: Attribute::Killed,
        positions,
    };
    let case = |points| Case { points, ..Case::default() };
    let same = || point("p1", None, vec![position("q1", &[1])]);
    let then = case(vec![same(), point("p2", None, vec![position("q6", &[2])]), point("p3", None, vec![])]);
    let two = vec![position("q6", &[2, 3]), position("q9", &[4])];
    let now = case(vec![same(), point("p2", Some(Mark::Disputed), two), point("p4", None, vec![position("q1", &[5])])]);
    let told: Vec<_> = case_changes(&then, &now)
        .points
        .into_iter()
        .map(|p| {
            let positions: Vec<_> =
                p.positions.iter().map(|q| (q.value.clone(), q.became, q.came.len(), q.gone.len())).collect();
            (p.point.to_string(), p.became, p.mark, positions)
        })
        .collect();
    let changed = vec![("q6".into(), Became::Changed, 1, 0), ("q9".into(), Became::Came, 1, 0)];
    assert_eq!(
        told,
        [
            ("p2".to_owned(), Became::Changed, (None, Some(Mark::Disputed)), changed),
            ("p4".to_owned(), Became::Came, (None, None), vec![("q1".into(), Became::Came, 1, 0)]),
            ("p3".to_owned(), Became::Gone, (None, None), vec![]),
        ]
    );
}
