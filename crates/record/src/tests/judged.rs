//! What people said of findings, and what that makes of the case.

use std::num::NonZeroUsize;

use sayso_case::Case;

use crate::testing::{Folder, got, judged, stamp};
use crate::{Change, Field, Got, Joined, Record, only_seen};

/// A record of one report to which these things were done.
fn done(one: &Got, changes: Vec<Change>) -> (Folder, Record) {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    record.add(one, &stamp()).unwrap();
    for change in changes {
        record.append(change, &stamp()).unwrap();
    }
    (folder, record)
}

fn joined(one: &Got, changes: Vec<Change>) -> Joined {
    done(one, changes).1.case(NonZeroUsize::MIN).unwrap()
}

fn correct(one: &Got, kind: &str, field: Field, to: &str) -> Change {
    Change::Correct { finding: judged(one, kind), field, to: to.into() }
}

fn speakers(case: &Case) -> Vec<&str> {
    let f = &case.reports[0].findings;
    let said = f.statements.iter().map(|s| &s.speaker).chain(f.figures.iter().map(|x| &x.speaker));
    said.map(|s| s.name.as_deref().unwrap_or("-")).collect()
}

#[test]
fn a_corrected_speaker_is_that_of_the_whole_saying_and_of_what_hangs_on_it() {
    let one = got("a.txt", "Six");
    assert_eq!(speakers(&joined(&one, vec![]).case), ["Keltar Office"; 3]);
    let Joined { case, misfits } = joined(&one, vec![correct(&one, "statement", Field::Speaker, "Ivo Marl")]);
    assert_eq!((speakers(&case), misfits.len()), (vec!["Ivo Marl"; 3], 0));
    let f = &case.reports[0].findings;
    assert_eq!(f.statements[1].chain, [None, Some("Ivo Marl".to_owned())]);
    assert_eq!(f.statements[0].speaker.id, Some(f.mentions[1].mention_of.clone()));
    assert_eq!((case.seen.len(), case.seen[0].corrected), (1, true));
}

#[test]
fn nothing_edits_what_is_kept_and_an_undo_gives_it_back() {
    let one = got("a.txt", "Six");
    let (_folder, mut record) = done(&one, vec![correct(&one, "statement", Field::Speaker, "Ivo Marl")]);
    assert_eq!(record.reports().unwrap()[0].read, one.read);
    let operation = record.operations()[1].id.clone();
    record.append(Change::Undo { operation }, &stamp()).unwrap();
    let case = record.case(NonZeroUsize::MIN).unwrap().case;
    assert_eq!((speakers(&case), case.seen.len()), (vec!["Keltar Office"; 3], 0));
}

#[test]
fn side_place_and_date_of_a_figure() {
    let one = got("a.txt", "Six");
    let fields = [(Field::Side, "Halvia"), (Field::Place, "Karsk"), (Field::Date, "2031-03-05")];
    let case = joined(&one, fields.map(|(field, to)| correct(&one, "figure", field, to)).into()).case;
    let figure = &case.reports[0].findings.figures[0];
    let text = &case.reports[0].report.text;
    assert_eq!(figure.side.as_ref().unwrap().value, "Halvia");
    assert_eq!(figure.place.unwrap().of(text), "Karsk");
    assert_eq!(figure.when.as_ref().unwrap().moment.to_string(), "2031-03-05");
    let none = joined(&one, vec![correct(&one, "figure", Field::Place, "")]).case;
    assert_eq!(none.reports[0].findings.figures[0].place, None);
}

#[test]
fn what_cannot_be_corrected_is_told_and_left_as_it_was() {
    let one = got("a.txt", "Six");
    for (kind, field, to, says) in [
        ("statement", Field::Speaker, "Yaren Hodrev", "does not stand in this report"),
        ("figure", Field::Place, "Dor", "does not stand in this report"),
        ("figure", Field::Date, "soon", "no date"),
        ("statement", Field::Date, "2031-03-05", "has no date"),
    ] {
        let Joined { case, misfits } = joined(&one, vec![correct(&one, kind, field, to)]);
        assert!(misfits.len() == 1 && misfits[0].why.contains(says), "{misfits:?}");
        assert_eq!(case.reports[0].findings.figures, one.read.findings.figures);
    }
}

#[test]
fn a_rejected_saying_leaves_its_figures_to_the_report_and_a_later_confirmation_brings_it_back() {
    let one = got("a.txt", "Six");
    let reject = Change::Reject { finding: judged(&one, "statement") };
    let case = joined(&one, vec![reject.clone()]).case;
    let f = &case.reports[0].findings;
    assert_eq!((f.statements.len(), f.figures[0].statement.is_none()), (0, true));
    assert_eq!(f.figures[0].speaker, sayso_case::Speaker::narrator());
    let case = joined(&one, vec![reject, Change::Confirm { finding: judged(&one, "statement") }]).case;
    assert_eq!((case.reports[0].findings.statements.len(), case.seen[0].corrected), (2, false));
}

#[test]
fn what_no_longer_fits_is_told_one_by_one_and_the_rest_is_followed() {
    let one = got("a.txt", "Six");
    let mut gone = judged(&one, "figure");
    gone.id = "f0000000000000000".into();
    let apart = |a: &str| Change::Part { incidents: vec![a.into(), "i0000000000000001".into()] };
    let Joined { case, misfits } = joined(
        &one,
        vec![
            Change::Confirm { finding: gone },
            apart("i0000000000000002"),
            apart("i0000000000000003"),
            Change::Title { title: "Dorvet".into() },
        ],
    );
    assert_eq!(case.title.as_deref(), Some("Dorvet"));
    let told: Vec<&str> = misfits.iter().map(|m| m.why.as_str()).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].contains("no longer found in a.txt"), "{told:?}");
    assert!(told[1].starts_with("operation ") && told[1].contains("there is no incident"), "{told:?}");
}

#[test]
fn every_order_that_cannot_be_followed_is_told_and_no_other_is_lost() {
    let one = got("a.txt", "Six");
    let apart = |a: &str, b: &str| Change::PartNames { names: vec![a.into(), b.into()] };
    let names: Vec<String> = (0..60).map(|n| format!("N{n}")).collect();
    // More contradictions than are told at once, and behind them an order that fits.
    let mut changes = vec![Change::JoinNames { names: names.clone() }];
    changes.extend((1..60).map(|n| apart("N0", &names[n])));
    changes.push(Change::Move { report: "a.txt".into(), incident: "i0000000000000001".into() });
    changes.push(Change::Move { report: "b.txt".into(), incident: "i0000000000000002".into() });
    changes.push(Change::Place { name: "Dorvet".into(), latitude: 41.0, longitude: -7.5, precision: 1 });
    let Joined { case, misfits } = joined(&one, changes);
    let told: std::collections::BTreeSet<&str> = misfits.iter().map(|m| m.operation.as_str()).collect();
    assert_eq!((misfits.len(), told.len()), (61, 61), "{misfits:?}");
    assert!(case.places.iter().any(|place| place.words == "Dorvet" && place.latitude.is_some()), "{:?}", case.places);
}

#[test]
fn a_judgement_goes_to_no_other_place_of_the_text_that_was_judged() {
    let one = got("a.txt", "Six");
    let mut elsewhere = judged(&one, "figure");
    (elsewhere.start, elsewhere.end) = (elsewhere.start + 20, elsewhere.end + 20);
    let confirm = |finding: &crate::Judged| Change::Confirm { finding: finding.clone() };
    let Joined { case, misfits } = joined(&one, vec![confirm(&elsewhere)]);
    assert_eq!((case.seen.len(), misfits.len()), (0, 1));
    assert!(misfits[0].why.contains("the same words elsewhere"), "{misfits:?}");
    // One that fits counts, whatever one that does not says before or after it.
    let reject = Change::Reject { finding: elsewhere.clone() };
    let Joined { case, misfits } = joined(&one, vec![confirm(&judged(&one, "figure")), reject]);
    assert_eq!((case.seen.len(), case.reports[0].findings.figures.len(), misfits.len()), (1, 1, 1));
    // Of another text the place says nothing.
    elsewhere.text_sha256 = "0".repeat(64);
    let Joined { case, misfits } = joined(&one, vec![confirm(&elsewhere)]);
    assert_eq!((case.seen.len(), misfits.len()), (1, 0));
}

#[test]
fn the_case_depends_on_the_log_and_on_nothing_else() {
    let one = got("a.txt", "Six");
    let changes = || vec![correct(&one, "figure", Field::Side, "Halvia"), Change::Title { title: "x".into() }];
    assert_eq!(joined(&one, changes()).case, joined(&one, changes()).case);
    let (_folder, record) = done(&one, changes());
    assert_eq!(record.case(NonZeroUsize::MIN).unwrap().case, record.case(NonZeroUsize::new(3).unwrap()).unwrap().case);
}

/// What only says that something was seen needs no joining, and gives what joining gives.
#[test]
fn what_is_only_seen_is_not_joined_again() {
    let one = got("a.txt", "Six");
    let confirm = |kind| Change::Confirm { finding: judged(&one, kind) };
    let note = Change::Note { on: None, text: "asked".into() };
    let (_folder, mut record) = done(&one, vec![correct(&one, "figure", Field::Side, "Halvia")]);
    let changes = [note.clone(), confirm("statement")];
    let before = record.case(NonZeroUsize::MIN).unwrap().case;
    let quick = only_seen(&before, &record.in_force(), &changes).unwrap();
    for change in changes {
        record.append(change, &stamp()).unwrap();
    }
    assert_eq!(quick, record.case(NonZeroUsize::MIN).unwrap().case);
    // What was judged before, or is corrected, or joined, is joined again.
    for change in [confirm("statement"), confirm("figure"), correct(&one, "statement", Field::Speaker, "Ivo Marl")] {
        assert_eq!(only_seen(&quick, &record.in_force(), &[note.clone(), change]), None);
    }
    let elsewhere = Change::Confirm { finding: crate::Judged { start: 0, ..judged(&one, "statement") } };
    assert_eq!(only_seen(&before, &[], &[elsewhere]), None, "the same words elsewhere");
}
