//! What is added stays as it was got.

use crate::testing::{Folder, got, stamp};
use crate::{Change, Outcome, Record, verify};

#[test]
fn a_report_is_kept_as_it_was_got_and_read() {
    let folder = Folder::new();
    let one = got("a.txt", "Six");
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let (outcome, came) = record.add(&one, &stamp()).unwrap();
    assert_eq!((outcome, came.version, came.address.as_str()), (Outcome::New, 1, "a.txt"));
    drop(record);
    let record = Record::open(&folder.record()).unwrap();
    let reports = record.reports().unwrap();
    assert_eq!((reports.len(), &reports[0].read, &reports[0].read_by), (1, &one.read, &one.read_by));
    assert_eq!(record.original(&one.read.report.id).unwrap().unwrap(), one.bytes);
    let checked = verify(&folder.record()).unwrap();
    assert_eq!((checked.faults.as_slice(), checked.originals, checked.operations), ([].as_slice(), 1, 1));
    assert!(checked.spans > 10, "{checked:?}");
}

#[test]
fn equal_bytes_are_kept_once_and_changed_bytes_at_a_known_address_are_a_version() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let one = got("a.txt", "Six");
    record.add(&one, &stamp()).unwrap();
    assert_eq!(record.add(&one, &stamp()).unwrap().0, Outcome::Known);
    assert_eq!(record.operations().len(), 1, "nothing is written for what is known");

    let (outcome, came) = record.add(&got("a.txt", "Eight"), &stamp()).unwrap();
    assert_eq!((outcome, came.version), (Outcome::Version, 2));
    let mut elsewhere = one.clone();
    elsewhere.read.report.path = "b.txt".into();
    assert_eq!(record.add(&elsewhere, &stamp()).unwrap().0, Outcome::AlsoAt);
    assert!(record.has_read(&one.read.report.id).unwrap());
    assert_eq!(record.add_known(&elsewhere.read.report, &stamp()).unwrap().0, Outcome::Known);

    let reports = record.reports().unwrap();
    let paths: Vec<_> = reports.iter().map(|k| (k.read.report.path.as_str(), &k.read.report.also_at[..])).collect();
    assert_eq!(paths, [("a.txt", &["b.txt".to_owned()][..]), ("a.txt@2", &[][..])]);
    assert!(verify(&folder.record()).unwrap().faults.is_empty());
}

#[test]
fn an_address_is_a_url_before_it_is_a_path() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let at = |path: &str, killed: &str| {
        let mut one = got(path, killed);
        one.read.report.url = Some("https://courier.example/dorvet".into());
        one
    };
    record.add(&at("monday/a.html", "Six"), &stamp()).unwrap();
    let (outcome, came) = record.add(&at("tuesday/a.html", "Eight"), &stamp()).unwrap();
    assert_eq!((outcome, came.version), (Outcome::Version, 2));
    assert_eq!(record.add(&got("monday/a.html", "Nine"), &stamp()).unwrap().0, Outcome::New);
}

#[test]
fn a_report_that_is_taken_out_is_still_kept_and_comes_back_unread() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let one = got("a.txt", "Six");
    record.add(&one, &stamp()).unwrap();
    let operation = record.operations()[0].id.clone();
    record.append(Change::Undo { operation }, &stamp()).unwrap();
    assert!(record.reports().unwrap().is_empty());
    assert_eq!(record.original(&one.read.report.id).unwrap().unwrap(), one.bytes);
    assert!(record.has_read(&one.read.report.id).unwrap());
    assert_eq!(record.add_known(&one.read.report, &stamp()).unwrap().0, Outcome::New);
    assert_eq!(record.reports().unwrap().len(), 1);
    assert!(verify(&folder.record()).unwrap().faults.is_empty());
}

#[test]
fn bytes_that_are_not_the_report_s_are_refused_and_nothing_is_written() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let mut half = got("a.txt", "Six");
    half.bytes.truncate(10);
    let said = record.add(&half, &stamp()).unwrap_err().to_string();
    assert!(said.starts_with("a.txt: the file changed while it was read"), "{said}");
    assert!(record.operations().is_empty() && !record.has_read(&half.read.report.id).unwrap());
}

#[test]
fn a_backup_is_the_record() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let one = got("a.txt", "Six");
    record.add(&one, &stamp()).unwrap();
    let file = folder.path().join("b.sqlite");
    // As it is made while somebody else writes.
    Record::open(&folder.record()).unwrap().backup(&file).unwrap();
    let said = record.backup(&file).unwrap_err().to_string();
    assert!(said.contains("there is a file already"), "{said}");

    let restored = folder.path().join("restored");
    std::fs::create_dir(&restored).unwrap();
    std::fs::copy(&file, restored.join(crate::FILE)).unwrap();
    let mut copy = Record::open_for_writing(&restored).unwrap();
    assert_eq!((copy.operations(), copy.reports().unwrap()), (record.operations(), record.reports().unwrap()));
    copy.add(&got("b.txt", "Nine"), &stamp()).unwrap();
    assert!(verify(&restored).unwrap().faults.is_empty());
    assert_eq!(record.reports().unwrap().len(), 1);
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
}

#[test]
fn what_is_forgotten_is_nowhere_in_the_file_and_the_log_still_holds() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let (one, other) = (got("private.txt", "Seventeen"), got("b.txt", "Nine"));
    record.add(&one, &stamp()).unwrap();
    record.add(&other, &stamp()).unwrap();
    let speaker = |one, to: &str| Change::Correct {
        finding: crate::testing::judged(one, "statement"),
        field: crate::Field::Speaker,
        to: to.to_owned(),
    };
    record.append(speaker(&one, "Ivo Marl"), &stamp()).unwrap();
    record.append(speaker(&other, "Ivo Marl"), &stamp()).unwrap();
    let note = Change::Note { on: Some("private.txt".into()), text: "ask Seventeen".into() };
    record.append(note, &stamp()).unwrap();

    let kept = record.report("private.txt").unwrap();
    let forgotten = record.forget(&kept, &stamp()).unwrap();
    assert_eq!((forgotten.bodies, forgotten.may_be_there), (3, Vec::new()));
    assert_eq!(record.reports().unwrap().len(), 1);
    let operations = record.operations().to_vec();
    drop(record);
    let bytes = std::fs::read(folder.record().join(crate::FILE)).unwrap();
    for word in ["Seventeen", "private.txt", one.read.report.id.as_str(), one.read.findings.figures[0].id.as_str()] {
        assert!(!bytes.windows(word.len()).any(|w| w == word.as_bytes()), "{word} is still in the file");
    }
    let checked = verify(&folder.record()).unwrap();
    assert_eq!((checked.faults.as_slice(), checked.operations), ([].as_slice(), 6));
    let mut again = Record::open_for_writing(&folder.record()).unwrap();
    assert_eq!(again.operations(), operations);
    assert_eq!(again.in_force().len(), 3, "the other report, its correction, and that something was removed");
    assert!(again.report("private.txt").is_err());
    assert_eq!(again.add(&one, &stamp()).unwrap().0, Outcome::New);
}

#[test]
fn no_two_versions_have_one_number_whatever_was_taken_out() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let states = ["Six", "Eight", "Nine"].map(|killed| got("a.txt", killed));
    record.add(&states[0], &stamp()).unwrap();
    record.add(&states[1], &stamp()).unwrap();
    let first = record.report("a.txt").unwrap();
    record.forget(&first, &stamp()).unwrap();
    assert_eq!(record.add(&states[2], &stamp()).unwrap().1.version, 3);
    let paths: Vec<String> = record.reports().unwrap().into_iter().map(|k| k.read.report.path).collect();
    assert_eq!(paths, ["a.txt@2", "a.txt@3"]);
}

#[test]
fn the_order_in_which_reports_come_changes_no_case() {
    let one = std::num::NonZeroUsize::MIN;
    let reports = [got("a.txt", "Six"), got("b.txt", "Eight"), got("c.txt", "Six"), got("d.txt", "Nine")];
    let case = |order: [usize; 4]| {
        let folder = Folder::new();
        let mut record = Record::open_or_make(&folder.record()).unwrap();
        order.iter().for_each(|&k| drop(record.add(&reports[k], &stamp()).unwrap()));
        record.case(one).unwrap().case
    };
    let all = reports.iter().map(|r| r.read.clone()).collect();
    let full = crate::joined(all, &[], one).unwrap().case;
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]] {
        assert_eq!(case(order), full, "{order:?}");
    }
}

#[test]
fn bytes_that_come_again_do_not_set_the_reading_back() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let first = got("a.txt", "Six");
    record.add(&first, &stamp()).unwrap();
    let mut newer = record.to_read_again().unwrap().remove(0);
    newer.read_by.program = "2.0.0".into();
    record.read_again(&newer.read, &newer.read_by, &stamp()).unwrap();
    let by = |record: &Record| {
        let id = &first.read.report.id;
        assert_eq!(record.kept_alone(id).unwrap(), record.kept(id).unwrap());
        record.reports().unwrap()[0].read_by.program.clone()
    };
    assert_eq!(by(&record), "2.0.0");
    // An address noted by somebody who knew only the first reading.
    let mut came = record.came()[0].clone();
    (came.path, came.address) = ("b.txt".into(), "b.txt".into());
    record.append(Change::Add { came }, &stamp()).unwrap();
    assert_eq!(by(&record), "2.0.0");
    // One noted after the second reading does not keep that reading alive.
    let mut elsewhere = first.read.report.clone();
    elsewhere.path = "c.txt".into();
    record.add_known(&elsewhere, &stamp()).unwrap();
    let operation = record.operations()[1].id.clone();
    record.append(Change::Undo { operation }, &stamp()).unwrap();
    assert_eq!(by(&record), "1.2.3");
    assert!(verify(&folder.record()).unwrap().faults.is_empty());
}

#[test]
fn a_report_that_is_read_again_keeps_its_judgements_and_its_former_reading() {
    let folder = Folder::new();
    let one = std::num::NonZeroUsize::MIN;
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let first = got("a.txt", "Six");
    record.add(&first, &stamp()).unwrap();
    for kind in ["statement", "figure"] {
        record.append(Change::Confirm { finding: crate::testing::judged(&first, kind) }, &stamp()).unwrap();
    }
    assert!(!record.read_again(&first.read, &first.read_by, &stamp()).unwrap(), "it is the same");
    let mut newer = record.to_read_again().unwrap().remove(0);
    assert_eq!(newer.read, first.read);
    newer.read_by.program = "2.0.0".into();
    newer.read.findings.figures.clear();
    assert!(record.read_again(&newer.read, &newer.read_by, &stamp()).unwrap());
    assert_eq!(record.reports().unwrap()[0].read_by.program, "2.0.0");
    let joined = record.case(one).unwrap();
    assert_eq!((joined.case.seen.len(), joined.misfits.len()), (1, 1), "the figure is not found any more");
    assert!(joined.misfits[0].why.contains("no longer found"), "{:?}", joined.misfits);
    assert!(verify(&folder.record()).unwrap().faults.is_empty());

    let operation = record.operations().last().unwrap().id.clone();
    record.append(Change::Undo { operation }, &stamp()).unwrap();
    assert_eq!(record.reports().unwrap()[0].read, first.read);
    assert!(record.case(one).unwrap().misfits.is_empty());
    assert!(record.read_again(&newer.read, &newer.read_by, &stamp()).unwrap());
    drop(record);
    let checked = verify(&folder.record()).unwrap();
    assert_eq!((checked.faults.as_slice(), checked.readings), ([].as_slice(), 2));
}

#[test]
fn all_paths_of_one_report_are_known_addresses() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let mut one = got("a.txt", "Six");
    record.add(&one, &stamp()).unwrap();
    assert!(record.add_also(&one.read.report, &stamp()).unwrap().is_empty());
    one.read.report.also_at = vec!["b.txt".into(), "c.txt".into()];
    assert_eq!(record.add(&one, &stamp()).unwrap().0, Outcome::Known);
    let also: Vec<String> =
        record.add_also(&one.read.report, &stamp()).unwrap().into_iter().map(|came| came.path).collect();
    assert_eq!(also, ["b.txt", "c.txt"]);
    assert!(record.add_also(&one.read.report, &stamp()).unwrap().is_empty(), "they are known now");
    let (outcome, came) = record.add(&got("c.txt", "Nine"), &stamp()).unwrap();
    assert_eq!((outcome, came.version), (Outcome::Version, 2));
    assert_eq!(record.reports().unwrap()[0].read.report.also_at, ["b.txt", "c.txt"]);
    // A url is the address of all paths.
    let mut at_url = got("d.txt", "Ten");
    at_url.read.report.url = Some("https://courier.example/ten".into());
    at_url.read.report.also_at = vec!["e.txt".into()];
    record.add(&at_url, &stamp()).unwrap();
    assert!(record.add_also(&at_url.read.report, &stamp()).unwrap().is_empty());
}

#[test]
fn what_was_taken_out_and_what_an_earlier_reading_found_is_forgotten_too() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let one = got("private.txt", "Seventeen");
    record.add(&got("b.txt", "Nine"), &stamp()).unwrap();
    record.add(&one, &stamp()).unwrap();
    let figure = one.read.findings.figures[0].id.to_string();
    let note = |on: &str, text: &str| Change::Note { on: Some(on.into()), text: text.into() };
    record.append(note(&figure[..10], "of the figure"), &stamp()).unwrap();
    record.append(note("i0123456789abcdef", "of an incident"), &stamp()).unwrap();
    record.append(note("private", "of nothing that is there"), &stamp()).unwrap();
    // A newer program does not find the figure.
    let mut newer = record.to_read_again().unwrap().into_iter().find(|kept| kept.read == one.read).unwrap();
    newer.read_by.program = "2.0.0".into();
    newer.read.findings.figures.clear();
    record.read_again(&newer.read, &newer.read_by, &stamp()).unwrap();
    let operation = record.operations()[1].id.clone();
    record.append(Change::Undo { operation }, &stamp()).unwrap();
    assert!(record.reports().unwrap().iter().all(|kept| kept.read.report.path == "b.txt"));

    let kept = record.report("private.txt").unwrap();
    // Its adding, the note of its figure, the other reading, the undo of its adding.
    assert_eq!(record.forget(&kept, &stamp()).unwrap().bodies, 4);
    drop(record);
    let bytes = std::fs::read(folder.record().join(crate::FILE)).unwrap();
    for word in ["Seventeen", "private.txt", one.read.report.id.as_str(), &figure[..10]] {
        assert!(!bytes.windows(word.len()).any(|w| w == word.as_bytes()), "{word} is still in the file");
    }
    assert!(bytes.windows(14).any(|w| w == b"of an incident"));
    assert!(verify(&folder.record()).unwrap().faults.is_empty());
}

#[test]
fn a_database_that_cannot_be_written_anew_is_told() {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    record.add(&got("a.txt", "Six"), &stamp()).unwrap();
    let mut reading = record.db.prepare("SELECT report FROM original").unwrap();
    let mut rows = reading.query([]).unwrap();
    assert!(rows.next().unwrap().is_some());
    let told = record.written_anew();
    assert!(told.len() == 1 && told[0].contains("record.sqlite cannot be written anew"), "{told:?}");
    drop(rows);
    drop(reading);
    assert!(record.written_anew().is_empty());
}
