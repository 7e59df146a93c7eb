//! A person's name goes for good, and what it stood in stays.

use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;

use crate::testing::{Folder, got, judged, stamp};
use crate::{Change, Field, Forgotten, Got, Query, Record, RecordError, merge, verify};

/// The files of a record in which some words stand, in capitals or not.
fn files_with(folder: &Path, words: &str) -> Vec<String> {
    let words = words.to_lowercase();
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let has = |path: &std::path::PathBuf| {
        let bytes = fs::read(path).unwrap().to_ascii_lowercase();
        bytes.windows(words.len()).any(|w| w == words.as_bytes())
    };
    files.filter(has).map(|path| path.display().to_string()).collect()
}

fn note(text: &str) -> Change {
    Change::Note { on: None, text: text.into() }
}

fn names(all: &[&str]) -> Vec<String> {
    all.iter().map(|name| (*name).to_owned()).collect()
}

/// One report in which Ivo Marl is named and speaks, and one in which he is not.
fn reports() -> [Got; 2] {
    let mut other = got("b.txt", "Nine");
    let rest = other.read.report.text.replace("Ivo Marl", "Ada Venn");
    other.bytes = format!("b.txt\n{rest}").into_bytes();
    let mut named = got("a.txt", "Six");
    named.read.findings.statements[0].speaker.name = Some("Mayor Ivo Marl".into());
    // Read anew, since the words are others.
    let read = &mut other.read;
    read.report.text_sha256 = sayso_case::sha256(rest.as_bytes());
    read.report.text = rest;
    read.report.id = sayso_case::ReportId::of(&other.bytes);
    let f = &mut read.findings;
    f.report = read.report.id.clone();
    f.mentions.clear();
    f.figures.clear();
    for (n, s) in f.statements.iter_mut().enumerate() {
        s.id = sayso_case::FindingId::new(&f.report, "statement", s.span, "");
        s.id = s.id.printed_as(&f.report, "statement", 1, s.span.of(&read.report.text));
        assert!(n < 2);
    }
    f.statements[1].saying = f.statements[0].id.clone();
    f.statements[0].saying = f.statements[0].id.clone();
    [named, other]
}

#[test]
fn nothing_of_a_name_is_left_in_any_file_and_the_rest_stands_where_it_stood() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let [named, other] = reports();
    record.add(&named, &stamp()).unwrap();
    record.add(&other, &stamp()).unwrap();
    let mention = named.read.findings.mentions[1].id.to_string();
    let to = Change::Correct { finding: judged(&named, "figure"), field: Field::Speaker, to: "Ivo Marl".into() };
    for change in
        [Change::Confirm { finding: judged(&named, "figure") }, to, note("ask IVO MARL"), note("ask the Office")]
    {
        record.append(change, &stamp()).unwrap();
    }
    let query = Query { words: "killed".into(), most: 9, ..Query::default() };
    record.search(&query, NonZeroUsize::MIN).unwrap();
    assert_eq!(files_with(&folder.record(), "Marl").len(), 2, "the index has the name too");
    assert_eq!(record.naming(&names(&["Ivo Marl"])).unwrap(), 1);

    let (count, Forgotten { bodies, may_be_there }) = record.forget_person(&names(&["ivo marl"]), &stamp()).unwrap();
    assert_eq!((count, bodies, may_be_there), (1, 2, Vec::new()));
    assert_eq!(record.reports().unwrap().len(), 2);
    for word in ["Marl", "Ivo ", mention.as_str()] {
        assert_eq!(files_with(&folder.record(), word), Vec::<String>::new(), "{word}");
    }
    let kept = record.report("a.txt").unwrap().read;
    let (was, is) = (&named.read.report.text, &kept.report.text);
    assert_eq!(*is, was.replace("Ivo Marl", "*** ****"));
    assert_eq!(kept.findings.statements[0].speaker.name.as_deref(), Some("Mayor *** ****"));
    assert_eq!(kept.findings.figures, named.read.findings.figures);
    assert_eq!(kept.findings.mentions[1].name, "*** ****");
    assert_eq!(record.original(&named.read.report.id).unwrap().unwrap(), b"");
    assert_eq!(record.original(&other.read.report.id).unwrap().unwrap(), other.bytes);
    let case = record.case(NonZeroUsize::MIN).unwrap();
    assert_eq!((case.case.seen.len(), case.misfits), (1, Vec::new()), "what was said of the figure stays");
    drop(record);
    let checked = verify(&folder.record()).unwrap();
    assert_eq!((checked.faults, checked.operations), (vec![], 8));

    // It goes on: the same bytes are known, the case as it was can be had, nothing brings the name back.
    let mut record = Record::open_for_writing(&folder.record()).unwrap();
    assert_eq!(record.add(&named, &stamp()).unwrap().0, crate::Outcome::Known);
    assert_eq!(record.case_then(2, NonZeroUsize::MIN).unwrap().case.reports.len(), 2);
    let last = record.operations().last().unwrap().id.clone();
    record.append(Change::Undo { operation: last }, &stamp()).unwrap();
    assert_eq!(record.report("a.txt").unwrap().read, kept);
    assert!(record.forget_person(&names(&["Ivo Marl"]), &stamp()).unwrap_err().to_string().contains("has this name"));
    // The report itself can go as well.
    let report = record.report("a.txt").unwrap();
    record.forget(&report, &stamp()).unwrap();
    assert!(files_with(&folder.record(), named.read.report.id.as_str()).is_empty());
    assert_eq!(verify(&folder.record()).unwrap().faults, []);
}

#[test]
fn a_byte_that_is_gone_is_a_fault_where_no_name_was_removed() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let [named, other] = reports();
    record.add(&named, &stamp()).unwrap();
    record.add(&other, &stamp()).unwrap();
    record.forget_person(&names(&["Ivo Marl"]), &stamp()).unwrap();
    record.db.execute("UPDATE original SET bytes = x'' WHERE report = ?1", [other.read.report.id.as_str()]).unwrap();
    let faults = verify(&folder.record()).unwrap().faults;
    assert!(faults.len() == 1 && faults[0].place.contains("b.txt"), "{faults:?}");
    record.db.execute("DELETE FROM reading WHERE report = ?1", [named.read.report.id.as_str()]).unwrap();
    let faults = verify(&folder.record()).unwrap().faults;
    assert!(faults.iter().any(|fault| fault.what.contains("what was left of it")), "{faults:?}");
}

#[test]
fn every_reading_goes_and_what_undid_something_does_not_bring_it_back() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let [named, _] = reports();
    record.add(&named, &stamp()).unwrap();
    let mut newer = record.to_read_again().unwrap().remove(0);
    newer.read_by.program = "2.0.0".into();
    record.read_again(&newer.read, &newer.read_by, &stamp()).unwrap();
    record.append(note("a word"), &stamp()).unwrap();
    let operation = record.operations()[2].id.clone();
    let why = Some("Ivo Marl asked for it".to_owned());
    record.append(Change::Undo { operation }, &crate::Stamp { why, ..stamp() }).unwrap();
    record.forget_person(&names(&["Ivo Marl"]), &stamp()).unwrap();
    assert!(files_with(&folder.record(), "Marl").is_empty());
    assert!(record.in_force().iter().all(|o| !matches!(o.change(), Some(Change::Note { .. }))));
    assert_eq!(record.reports().unwrap()[0].read_by.program, "2.0.0");
    assert_eq!(verify(&folder.record()).unwrap().faults, []);
}

#[test]
fn what_cannot_be_removed_is_refused_before_anything_is() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    record.add(&got("a.txt", "Six"), &stamp()).unwrap();
    let refused =
        |record: &mut Record, all: &[&str]| record.forget_person(&names(all), &stamp()).unwrap_err().to_string();
    assert!(refused(&mut record, &["Al"]).contains("too short"));
    record.add(&got("ada-venn.txt", "Two"), &stamp()).unwrap();
    let before = record.operations().to_vec();
    assert!(refused(&mut record, &["Ada Venn"]).contains("sayso forget REPORT"));
    let why = Some("Keltar Office asked".to_owned());
    let said = record.forget_person(&names(&["Keltar Office"]), &crate::Stamp { why, ..stamp() }).unwrap_err();
    assert!(said.to_string().contains("--why has the name"), "{said}");
    assert!(refused(&mut record, &["killed"]).contains("needs"), "a word of the lines");
    assert_eq!(record.operations(), before);
}

#[test]
fn a_name_that_one_has_removed_must_go_from_the_other_before_they_are_one() {
    let folder = Folder::new();
    let [mine, theirs, both] = ["mine", "theirs", "both"].map(|name| folder.path().join(name));
    let mut record = Record::open_or_make(&mine).unwrap();
    let [named, other] = reports();
    record.add(&named, &stamp()).unwrap();
    fs::create_dir(&theirs).unwrap();
    record.backup(&theirs.join(crate::FILE)).unwrap();
    record.forget_person(&names(&["Ivo Marl"]), &stamp()).unwrap();
    let mut second = Record::open_for_writing(&theirs).unwrap();
    second.add(&other, &stamp()).unwrap();
    for (a, b) in [(&mine, &theirs), (&theirs, &mine)] {
        let said = merge(a, b, &both).unwrap_err();
        assert!(matches!(&said, RecordError::Refused(why) if why.contains("forget --person there too")), "{said}");
        assert!(!both.exists());
    }
    second.forget_person(&names(&["Ivo Marl"]), &stamp()).unwrap();
    merge(&mine, &theirs, &both).unwrap();
    assert_eq!(verify(&both).unwrap().faults, []);
    assert_eq!(Record::open(&both).unwrap().reports().unwrap().len(), 2);
    assert!(files_with(&both, "Marl").is_empty());
}
