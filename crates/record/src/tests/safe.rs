//! What can happen to a record: a second writer, a full disk, another version, foreign files, flipped bytes.

use std::fs;

use rusqlite::Connection;

use crate::testing::{Folder, got, judged, stamp};
use crate::{Change, FILE, Record, RecordError, verify};

/// A record with two reports and a judgement.
fn record(folder: &Folder) -> Record {
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    let one = got("a.txt", "Six");
    record.add(&one, &stamp()).unwrap();
    record.add(&got("b.txt", "Nine"), &stamp()).unwrap();
    record.append(Change::Confirm { finding: judged(&one, "figure") }, &stamp()).unwrap();
    record
}

#[test]
fn a_second_writer_is_told_and_a_reader_is_not_in_the_way() {
    let folder = Folder::new();
    let first = record(&folder);
    let second = Record::open_or_make(&folder.record());
    assert!(matches!(second, Err(RecordError::Busy(_))), "{second:?}");
    assert_eq!(Record::open(&folder.record()).unwrap().reports().unwrap().len(), 2);
    drop(first);
    assert!(Record::open_for_writing(&folder.record()).is_ok());
}

#[test]
fn a_full_disk_is_told_and_nothing_acknowledged_is_lost() {
    let folder = Folder::new();
    let mut record = record(&folder);
    let pages: i64 = record.db.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    record.db.query_row(&format!("PRAGMA max_page_count = {}", pages + 1), [], |_| Ok(())).unwrap();
    let mut big = got("c.txt", "Ten");
    big.bytes.resize(1 << 20, b' ');
    big.read.report.id = sayso_case::ReportId::of(&big.bytes);
    big.read.findings.report = big.read.report.id.clone();
    let said = record.add(&big, &stamp()).unwrap_err();
    assert!(matches!(said, RecordError::Full(_)), "{said}");
    assert_eq!(record.operations().len(), 3);
    record.db.query_row("PRAGMA max_page_count = 100000", [], |_| Ok(())).unwrap();
    assert!(record.add(&got("d.txt", "Ten"), &stamp()).is_ok());
    drop(record);
    assert!(verify(&folder.record()).unwrap().faults.is_empty());
    assert_eq!(Record::open(&folder.record()).unwrap().reports().unwrap().len(), 3);
}

#[test]
fn no_record_a_newer_one_a_foreign_file_and_half_a_file() {
    let folder = Folder::new();
    assert!(matches!(Record::open(&folder.record()), Err(RecordError::None(_))));
    assert!(matches!(Record::open_for_writing(folder.path()), Err(RecordError::None(_))));
    assert!(matches!(verify(folder.path()), Err(RecordError::None(_))));
    drop(record(&folder));
    let file = folder.record().join(FILE);
    Connection::open(&file).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    let said = Record::open(&folder.record()).unwrap_err().to_string();
    assert!(said.contains("newer program (its tables are of version 99, known are those up to 1)"), "{said}");
    assert!(matches!(Record::open_or_make(&folder.record()), Err(RecordError::Newer { .. })));

    fs::write(&file, "no database at all, but a text that is long enough to be looked at as one".repeat(20)).unwrap();
    let said = Record::open(&folder.record()).unwrap_err();
    assert!(matches!(said, RecordError::Foreign(_)), "{said}");
    fs::remove_file(&file).unwrap();
    Connection::open(&file).unwrap().execute_batch("CREATE TABLE others (a)").unwrap();
    assert!(matches!(Record::open_or_make(&folder.record()), Err(RecordError::Foreign(_))));
    assert!(Connection::open(&file).unwrap().prepare("SELECT a FROM others").is_ok(), "it was left as it was");
}

#[test]
fn half_a_file_is_never_a_whole_record() {
    let folder = Folder::new();
    drop(record(&folder));
    let file = folder.record().join(FILE);
    let whole = fs::read(&file).unwrap();
    for part in [whole.len() / 4, whole.len() / 2, whole.len() - 4096] {
        fs::write(&file, &whole[..part]).unwrap();
        let found = verify(&folder.record());
        assert!(found.is_err() || !found.unwrap().faults.is_empty(), "{part} bytes of {}", whole.len());
        let _ = Record::open(&folder.record()).and_then(|record| record.reports());
    }
}

/// Bytes in no row (free space of a page, counters of the header) mean nothing; any other is found, or what is read is the same.
#[test]
fn a_flipped_byte_is_found_or_changes_nothing() {
    let folder = Folder::new();
    let record = record(&folder);
    let (log, reports) = (record.operations().to_vec(), record.reports().unwrap());
    drop(record);
    let file = folder.record().join(FILE);
    let whole = fs::read(&file).unwrap();
    let (mut found, mut same) = (0, 0);
    // A prime step, so that all offsets in a page are met.
    for at in (0..whole.len()).step_by(37) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        fs::write(&file, &bytes).unwrap();
        match verify(&folder.record()) {
            Ok(checked) if checked.faults.is_empty() => {
                let read = Record::open(&folder.record()).unwrap();
                assert_eq!((read.operations(), &read.reports().unwrap()), (&log[..], &reports), "byte {at}");
                for kept in &reports {
                    assert!(read.original(&kept.read.report.id).unwrap().is_some(), "byte {at}");
                }
                same += 1;
            }
            _ => found += 1,
        }
    }
    assert!(found > same / 4, "{found} found, {same} in places that hold nothing");
}

#[test]
fn what_was_changed_by_hand_is_named() {
    for (sql, place, what) in [
        ("UPDATE original SET bytes = x'00' WHERE rowid = 1", "report ", "original bytes do not have this hash"),
        ("UPDATE reading SET text = text || '.' WHERE number = 1", "reading 1 of report", "not what was written"),
        (
            "UPDATE reading SET findings = replace(findings, 'exact', 'about')",
            "reading 1 of report",
            "not what was written",
        ),
        ("UPDATE operation SET body = replace(body, 'Mara', 'Ivo') WHERE number = 3", "number 3", "was changed"),
        ("UPDATE operation SET at = '2031' WHERE number = 2", "number 2", "does not have its hash"),
        ("DELETE FROM operation WHERE number = 2", "number 2", "is not the one that was there"),
        ("DELETE FROM operation WHERE number = 3; DELETE FROM operation WHERE number = 2", "report ", "no operation"),
        ("DELETE FROM reading WHERE number = 1", "report ", "was read in it when it came is gone"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM original WHERE rowid = 1", "report ", "its original is gone"),
    ] {
        let folder = Folder::new();
        drop(record(&folder));
        Connection::open(folder.record().join(FILE)).unwrap().execute_batch(sql).unwrap();
        let faults = verify(&folder.record()).unwrap().faults;
        assert!(faults.iter().any(|f| f.place.contains(place) && f.what.contains(what)), "{sql}: {faults:?}");
    }
}

#[test]
fn a_reading_that_was_changed_is_not_shown_as_somebody_s_words() {
    let folder = Folder::new();
    drop(record(&folder));
    let change = "UPDATE reading SET text = replace(text, 'Six', 'Two')";
    Connection::open(folder.record().join(FILE)).unwrap().execute_batch(change).unwrap();
    let said = Record::open(&folder.record()).unwrap().reports().unwrap_err();
    assert!(matches!(said, RecordError::Damaged(..)), "{said}");
}

#[test]
fn an_operation_that_was_changed_is_named_and_not_followed() {
    let body = "UPDATE operation SET body = replace(body, 'Mara', 'Ivo') WHERE number = 3";
    for change in [body, "UPDATE operation SET at = '2031-03-07T10:00:00Z' WHERE number = 3"] {
        let folder = Folder::new();
        let id = record(&folder).operations()[2].id.clone();
        Connection::open(folder.record().join(FILE)).unwrap().execute_batch(change).unwrap();
        for said in [Record::open(&folder.record()), Record::open_for_writing(&folder.record())] {
            let said = said.unwrap_err();
            assert!(matches!(&said, RecordError::Damaged(_, what) if what.contains(id.short())), "{said}");
        }
    }
    let folder = Folder::new();
    drop(record(&folder));
    let forgotten = "UPDATE operation SET body = NULL WHERE number = 3";
    Connection::open(folder.record().join(FILE)).unwrap().execute_batch(forgotten).unwrap();
    assert!(Record::open(&folder.record()).is_ok(), "what was forgotten is no fault");
}
