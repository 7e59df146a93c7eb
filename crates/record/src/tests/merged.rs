//! Two people's records become one: union, in one order, and what they say differently is settled by people.

use std::collections::BTreeSet;
use std::fs;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use proptest::prelude::*;

use crate::testing::{Folder, got, judged};
use crate::{Change, FILE, Field, Got, Record, RecordError, Stamp, conflicts, merge, verify};

/// A stamp of somebody at some minute.
fn by(who: &str, minute: usize) -> Stamp {
    let at = format!("2031-03-06T10:{minute:02}:00Z");
    Stamp { at, who: who.into(), why: None, salt: who.into() }
}

fn title(words: &str) -> Change {
    Change::Title { title: words.into() }
}

fn speaker(one: &Got, to: &str) -> Change {
    Change::Correct { finding: judged(one, "statement"), field: Field::Speaker, to: to.into() }
}

/// A record with one report, and a copy of it that somebody else goes on with.
fn two(folder: &Folder, one: &Got) -> (Record, Record) {
    let mut mine = Record::open_or_make(&folder.path().join("mine")).unwrap();
    mine.add(one, &by("Mara", 0)).unwrap();
    let theirs = folder.path().join("theirs");
    fs::create_dir(&theirs).unwrap();
    mine.backup(&theirs.join(FILE)).unwrap();
    (mine, Record::open_for_writing(&theirs).unwrap())
}

fn merged(folder: &Folder, a: &str, b: &str, into: &str) -> (PathBuf, Record) {
    let at = |name: &str| folder.path().join(name);
    merge(&at(a), &at(b), &at(into)).unwrap();
    assert_eq!(verify(&at(into)).unwrap().faults, []);
    (at(into), Record::open(&at(into)).unwrap())
}

fn speakers(record: &Record) -> String {
    let case = record.case(NonZeroUsize::MIN).unwrap().case;
    case.reports[0].findings.statements[0].speaker.name.clone().unwrap()
}

#[test]
fn the_union_of_reports_and_logs_is_the_same_from_both_sides() {
    let folder = Folder::new();
    let one = got("a.txt", "Six");
    let (mut mine, mut theirs) = two(&folder, &one);
    mine.add(&got("a.txt", "Eight"), &by("Mara", 1)).unwrap();
    theirs.add(&got("a.txt", "Nine"), &by("Ivo", 2)).unwrap();
    theirs.append(speaker(&one, "Ivo Marl"), &by("Ivo", 3)).unwrap();
    let before = [&mine, &theirs].map(|r| fs::read(r.folder().join(FILE)).unwrap());
    let (_, left) = merged(&folder, "mine", "theirs", "left");
    let (_, right) = merged(&folder, "theirs", "mine", "right");
    assert_eq!(before, [&mine, &theirs].map(|r| fs::read(r.folder().join(FILE)).unwrap()), "both are as they were");
    assert_eq!((left.operations(), left.reports().unwrap()), (right.operations(), right.reports().unwrap()));
    assert_eq!(left.operations().len(), 4);
    let paths: Vec<String> = left.reports().unwrap().into_iter().map(|kept| kept.read.report.path).collect();
    assert_eq!(paths, ["a.txt", "a.txt@2", "a.txt@3"], "two versions of one number are two");
    assert_eq!((speakers(&left), conflicts(left.operations()).len()), ("Ivo Marl".into(), 0));
    let case = |record: &Record| record.case(NonZeroUsize::MIN).unwrap().case;
    assert_eq!(case(&left), case(&right));
    assert_eq!(verify(left.folder()).unwrap().ends.len(), 2);

    // What is done next follows both, and a later version has a number of its own.
    drop(left);
    let mut on = Record::open_for_writing(&folder.path().join("left")).unwrap();
    assert_eq!(on.add(&got("a.txt", "Ten"), &by("Mara", 9)).unwrap().1.version, 4);
    assert_eq!(on.operations().last().unwrap().parents.len(), 2);
    assert_eq!(verify(on.folder()).unwrap().ends.len(), 1);
    assert_eq!(verify(on.folder()).unwrap().faults, []);
}

#[test]
fn what_two_say_differently_is_kept_twice_and_followed_by_neither_until_it_is_settled() {
    let folder = Folder::new();
    let one = got("a.txt", "Six");
    let (mut mine, mut theirs) = two(&folder, &one);
    mine.append(speaker(&one, "Ivo Marl"), &by("Mara", 1)).unwrap();
    theirs.append(Change::Confirm { finding: judged(&one, "statement") }, &by("Ivo", 2)).unwrap();
    for (record, words, minute) in [(&mut mine, "Dorvet", 3), (&mut theirs, "Karsk", 4)] {
        record.append(title(words), &by("x", minute)).unwrap();
    }
    let (_, both) = merged(&folder, "mine", "theirs", "both");
    let told: Vec<_> =
        both.conflicts().into_iter().map(|c| (c.what, c.words.into_iter().map(|w| w.1).collect::<Vec<_>>())).collect();
    let two = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
    assert_eq!(told, [("speaker", two("Ivo Marl", "as the program found it")), ("title", two("Dorvet", "Karsk"))]);
    let joined = both.case(NonZeroUsize::MIN).unwrap();
    assert_eq!((speakers(&both), joined.case.title, joined.case.seen.len()), ("Keltar Office".into(), None, 0));
    assert_eq!(joined.misfits.len(), 4);
    assert!(joined.misfits[0].why.contains("undo one of them, or say what holds"), "{:?}", joined.misfits);
    drop(both);
    let mut on = Record::open_for_writing(&folder.path().join("both")).unwrap();
    on.append(title("Dorvet and Karsk"), &by("Mara", 5)).unwrap();
    assert_eq!(on.conflicts().len(), 1);
    let operation = on.operations()[2].id.clone();
    assert!(matches!(on.operations()[2].change(), Some(Change::Confirm { .. })));
    on.append(Change::Undo { operation }, &by("Mara", 6)).unwrap();
    let joined = on.case(NonZeroUsize::MIN).unwrap();
    assert_eq!(
        (speakers(&on), joined.case.title.as_deref(), joined.misfits.len()),
        ("Ivo Marl".into(), Some("Dorvet and Karsk"), 0)
    );
    assert_eq!(verify(on.folder()).unwrap().faults, []);
}

#[test]
fn agreeing_words_are_no_conflict_and_one_who_knew_of_the_other_has_the_last_word() {
    let folder = Folder::new();
    let one = got("a.txt", "Six");
    let (mut mine, mut theirs) = two(&folder, &one);
    mine.append(speaker(&one, "Ivo Marl"), &by("Mara", 1)).unwrap();
    mine.append(Change::Confirm { finding: judged(&one, "statement") }, &by("Mara", 2)).unwrap();
    theirs.append(speaker(&one, "Dorvet"), &by("Ivo", 3)).unwrap();
    theirs.append(speaker(&one, "Ivo Marl"), &by("Ivo", 4)).unwrap();
    mine.append(Change::Reject { finding: judged(&one, "figure") }, &by("Mara", 5)).unwrap();
    let (_, both) = merged(&folder, "mine", "theirs", "both");
    assert_eq!((both.conflicts(), speakers(&both)), (Vec::new(), "Ivo Marl".into()));
    drop(both);
    theirs.append(Change::Confirm { finding: judged(&one, "figure") }, &by("Ivo", 6)).unwrap();
    // Into the record that knows one of the two already.
    let (_, both) = merged(&folder, "both", "theirs", "both");
    let told: Vec<_> = both.conflicts().into_iter().map(|c| (c.what, c.of)).collect();
    assert_eq!(told, [("finding", vec![one.read.findings.figures[0].id.to_string()])]);
}

#[test]
fn what_one_has_forgotten_does_not_come_back_from_the_other() {
    let folder = Folder::new();
    let one = got("private.txt", "Seventeen");
    let (mut mine, mut theirs) = two(&folder, &one);
    theirs.append(speaker(&one, "Ivo Marl"), &by("Ivo", 1)).unwrap();
    mine.add(&got("b.txt", "Nine"), &by("Mara", 2)).unwrap();
    let kept = mine.report("private.txt").unwrap();
    mine.forget(&kept, &by("Mara", 3)).unwrap();
    drop(theirs);
    for (a, b, into) in [("mine", "theirs", "both"), ("theirs", "mine", "other"), ("mine", "theirs", "theirs")] {
        let (at, both) = merged(&folder, a, b, into);
        let paths: Vec<String> = both.reports().unwrap().into_iter().map(|kept| kept.read.report.path).collect();
        assert_eq!(paths, ["b.txt"]);
        for file in fs::read_dir(at).unwrap() {
            let bytes = fs::read(file.unwrap().path()).unwrap();
            for word in ["Seventeen", "private.txt", one.read.report.id.as_str()] {
                assert!(!bytes.windows(word.len()).any(|w| w == word.as_bytes()), "{word} is in {into}");
            }
        }
    }
}

#[test]
fn a_folder_with_something_in_it_is_no_place_to_merge_into() {
    let folder = Folder::new();
    let (mine, theirs) = two(&folder, &got("a.txt", "Six"));
    let full = folder.path().join("full");
    fs::create_dir(&full).unwrap();
    fs::write(full.join("x"), "").unwrap();
    let said = merge(mine.folder(), theirs.folder(), &full).unwrap_err();
    assert!(matches!(&said, RecordError::Refused(why) if why.contains("there is something already")), "{said}");
    let nowhere = folder.path().join("nowhere");
    assert!(matches!(merge(mine.folder(), &nowhere, &folder.path().join("new")), Err(RecordError::None(_))));
    assert!(!folder.path().join("new").exists());
    // A damaged reading is never taken over.
    let report = mine.came()[0].report.to_string();
    mine.db.execute("UPDATE reading SET text = 'x' WHERE report = ?1", [&report]).unwrap();
    let into = folder.path().join("new");
    assert!(matches!(merge(mine.folder(), theirs.folder(), &into), Err(RecordError::Damaged(..))));
    assert!(!into.exists());
}

/// Does one of a few things to a record.
fn act(record: &mut Record, who: &str, minute: usize, act: usize, reports: &[Got]) {
    let stamp = by(who, minute);
    let one = &reports[act % reports.len()];
    match act % 5 {
        0 | 1 => drop(record.add(one, &stamp).unwrap()),
        2 => drop(record.append(speaker(&reports[0], ["Ivo Marl", "Dorvet"][act % 2]), &stamp).unwrap()),
        3 => drop(record.append(title(&act.to_string()), &stamp).unwrap()),
        _ => {
            let operation = record.operations()[act % record.operations().len()].id.clone();
            record.append(Change::Undo { operation }, &stamp).unwrap();
        }
    }
}

fn ids(record: &Record) -> BTreeSet<String> {
    record.operations().iter().map(|o| o.id.to_string()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever two people do: all of it is there, from both sides the same, in one order, and doing it again changes nothing.
    #[test]
    fn merging_is_a_union_has_one_order_and_changes_nothing_the_second_time(
        acts in prop::collection::vec((any::<bool>(), 0usize..40), 0..12),
        again in prop::collection::vec((any::<bool>(), 0usize..40), 0..4),
    ) {
        let folder = Folder::new();
        let reports = [got("a.txt", "Six"), got("a.txt", "Eight"), got("b.txt", "Nine")];
        let (mut mine, mut theirs) = two(&folder, &reports[0]);
        for (minute, (is_mine, what)) in acts.iter().enumerate() {
            let (record, who) = if *is_mine { (&mut mine, "Mara") } else { (&mut theirs, "Ivo") };
            act(record, who, minute + 1, *what, &reports);
        }
        let (_, left) = merged(&folder, "mine", "theirs", "left");
        let (_, right) = merged(&folder, "theirs", "mine", "right");
        let union: BTreeSet<String> = ids(&mine).union(&ids(&theirs)).cloned().collect();
        prop_assert_eq!(ids(&left), union);
        prop_assert_eq!(left.operations(), right.operations());
        prop_assert_eq!(left.reports().unwrap(), right.reports().unwrap());
        prop_assert_eq!(left.conflicts(), right.conflicts());
        let state = |record: &Record| (record.operations().to_vec(), record.reports().unwrap());
        let before = state(&left);
        drop(left);
        let (_, left) = merged(&folder, "left", "mine", "left");
        prop_assert_eq!(state(&left), before);
        drop((left, right));
        // They go on apart, and merge again, each into his own.
        for (minute, (is_mine, what)) in again.iter().enumerate() {
            let (record, who) = if *is_mine { (&mut mine, "Mara") } else { (&mut theirs, "Ivo") };
            act(record, who, minute + 30, *what, &reports);
        }
        drop((mine, theirs));
        let (_, left) = merged(&folder, "left", "theirs", "left");
        let (_, last) = merged(&folder, "mine", "left", "last");
        let (_, first) = merged(&folder, "mine", "theirs", "mine");
        prop_assert_eq!(state(&last), state(&first));
        drop(left);
    }
}

/// Whoever has read the log reads what came since, and has the same as whoever reads it all.
#[test]
fn a_log_is_read_on_from_what_is_known_of_it() {
    let (folder, one) = (Folder::new(), got("a.txt", "Three"));
    let (mut mine, mut theirs) = two(&folder, &one);
    let (here, there) = (mine.folder().to_owned(), theirs.folder().to_owned());
    let alike = |known: &Record| {
        let (read, all) = (Record::open_behind(&here, &known.log()).unwrap(), Record::open(&here).unwrap());
        assert_eq!((read.operations(), read.ends()), (all.operations(), all.ends()));
        assert_eq!(read.counting(&one.read.report.id), all.counting(&one.read.report.id));
        assert!(read.has_log(all.operations()).unwrap());
        read
    };
    let first = alike(&mine);
    assert!(std::ptr::eq(first.operations(), mine.operations()), "nothing came, and it is read again");
    mine.append(title("Kelt"), &by("Mara", 1)).unwrap();
    mine.append(title("Karsk"), &by("Mara", 2)).unwrap();
    let second = alike(&first);
    // What is known is another record's, or is longer than what is there.
    theirs.append(title("Arven"), &by("Ivo", 3)).unwrap();
    alike(&theirs);
    mine.append(title("Dorvet"), &by("Mara", 4)).unwrap();
    let whole = Record::open(&here).unwrap();
    drop((mine, theirs));
    alike(&whole);
    // Merged: what came from there stands before what is known, and then it forks.
    merge(&here, &there, &here).unwrap();
    alike(&second);
    let forked = alike(&whole);
    assert_eq!(forked.operations().len(), 5);
    alike(&forked);
    // Removed for good: what is known has still who, why and what.
    let mut mine = Record::open_for_writing_behind(&here, &forked.log()).unwrap();
    mine.append(title("Orsa"), &by("Mara", 5)).unwrap();
    let before = alike(&mine);
    let kept = mine.report("a.txt").unwrap();
    mine.forget(&kept, &by("Mara", 6)).unwrap();
    drop(mine);
    let after = alike(&before);
    assert!(after.operations().first().is_some_and(|o| o.body.is_none()));
    alike(&after);
}
