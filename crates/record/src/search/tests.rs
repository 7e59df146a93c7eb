//! What is found and what is not, and that the index always has what the record has.

use std::fs;
use std::num::NonZeroUsize;

use proptest::prelude::*;
use sayso_case::{Manner, Outcome};

use super::{Found, INDEX, Query, Reviewed};
use crate::testing::{Folder, got, judged, stamp};
use crate::{Change, Field, Record};

fn record(reports: &[(&str, &str)]) -> (Folder, Record) {
    let folder = Folder::new();
    let mut record = Record::open_or_make(&folder.record()).unwrap();
    for (path, killed) in reports {
        record.add(&got(path, killed), &stamp()).unwrap();
    }
    (folder, record)
}

fn query(words: &str) -> Query {
    Query { words: words.into(), most: 100, ..Query::default() }
}

fn found(record: &Record, query: &Query) -> Found {
    record.search(query, NonZeroUsize::MIN).unwrap()
}

/// The paths of what is found, with "*" for a report as a whole.
fn hits(record: &Record, query: &Query) -> Vec<String> {
    let mark = |hit: &super::Hit| if hit.statement.is_some() { hit.path.clone() } else { format!("{}*", hit.path) };
    found(record, query).hits.iter().map(mark).collect()
}

#[test]
fn words_are_found_in_any_form_and_order_the_last_report_first() {
    let (_folder, record) = record(&[("a.txt", "Six"), ("b.txt", "Seven")]);
    assert_eq!(hits(&record, &query("SOLDIER kill")), ["b.txt*", "b.txt", "a.txt*", "a.txt"]);
    assert_eq!(hits(&record, &query("six soldiers")), ["a.txt*", "a.txt"]);
    assert_eq!(hits(&record, &query("\"soldiers were\" keltar")), ["b.txt*", "b.txt", "a.txt*", "a.txt"]);
    assert_eq!(hits(&record, &query("\"were soldiers\"")), Vec::<String>::new());
    // Of a saying in pieces each piece's words, once.
    assert_eq!(hits(&record, &query("seven fled")), ["b.txt*", "b.txt"]);
    assert_eq!(hits(&record, &query("eight")), Vec::<String>::new());
}

#[test]
fn names_of_the_case_are_as_good_as_names_joined_in_passing() {
    let (folder, mut record) = record(&[("a.txt", "Six"), ("b.txt", "Seven")]);
    record.append(Change::Rename { name: "Dorvet".into(), label: "Varholm".into() }, &stamp()).unwrap();
    let case = record.case(NonZeroUsize::MIN).unwrap().case;
    let asked = query("killed varholm");
    let joined = found(&record, &asked);
    assert_eq!((joined.hits.len(), joined.also.len(), joined.names_left_out), (4, 1, false));
    fs::remove_file(folder.record().join(INDEX)).unwrap();
    assert_eq!(record.search_beside(&case, &asked).unwrap(), joined);
    // What was prepared is used.
    fs::remove_file(folder.record().join(INDEX)).unwrap();
    record.prepare_search(&case).unwrap();
    assert_eq!(found(&record, &asked), joined);
}

#[test]
fn no_more_than_asked_and_it_says_that_there_are_more() {
    let (_folder, record) = record(&[("a.txt", "Six"), ("b.txt", "Seven")]);
    let two = found(&record, &Query { most: 2, ..query("soldiers") });
    assert_eq!((two.hits.len(), two.more), (2, true));
    let all = found(&record, &Query { most: 4, ..query("soldiers") });
    assert_eq!((all.hits.len(), all.more), (4, false));
}

#[test]
fn each_filter_holds_and_leaves_out() {
    let (_folder, mut record) = record(&[("a.txt", "Six")]);
    let side =
        Change::Correct { finding: judged(&got("a.txt", "Six"), "figure"), field: Field::Side, to: "Keltar".into() };
    let none = |record: &Record, query: Query| assert_eq!(hits(record, &query), Vec::<String>::new(), "{query:?}");
    let one = |record: &Record, query: Query| assert_eq!(hits(record, &query), ["a.txt"], "{query:?}");
    let of = |name: &str| Some(name.to_owned());
    one(&record, Query { speaker: of("keltar office"), ..query("") });
    none(&record, Query { speaker: of("Ivo Marl"), ..query("") });
    one(&record, Query { place: of("Dorvet"), ..query("") });
    none(&record, Query { place: of("Karsk"), ..query("") });
    one(&record, Query { manner: Some(Manner::Say), ..query("") });
    none(&record, Query { manner: Some(Manner::Deny), ..query("") });
    one(&record, Query { outcome: Some(Outcome::Killed), ..query("") });
    none(&record, Query { outcome: Some(Outcome::Wounded), ..query("") });
    one(&record, Query { reviewed: Some(Reviewed::No), ..query("") });
    none(&record, Query { reviewed: Some(Reviewed::Corrected), ..query("") });
    record.append(side, &stamp()).unwrap();
    one(&record, Query { reviewed: Some(Reviewed::Corrected), ..query("") });
    one(&record, Query { side: of("Keltar"), reviewed: Some(Reviewed::Corrected), ..query("six") });
    none(&record, Query { side: of("Varnia"), ..query("") });
    let day = |written: &str| Some(written.parse().unwrap());
    assert_eq!(hits(&record, &Query { from: day("2031-03"), ..query("soldiers") }), ["a.txt*", "a.txt"]);
    none(&record, Query { to: day("2031-03-05"), ..query("soldiers") });
    none(&record, Query { outlet: of("Meridian"), ..query("soldiers") });
}

#[test]
fn what_was_rejected_is_not_found_and_is_again_when_that_is_undone() {
    let (_folder, mut record) = record(&[("a.txt", "Six")]);
    let finding = judged(&got("a.txt", "Six"), "statement");
    let operation = record.append(Change::Reject { finding }, &stamp()).unwrap().id.clone();
    assert_eq!(hits(&record, &query("soldiers")), ["a.txt*"]);
    record.append(Change::Undo { operation }, &stamp()).unwrap();
    assert_eq!(hits(&record, &query("soldiers")), ["a.txt*", "a.txt"]);
}

#[test]
fn a_name_finds_its_variants_and_says_so() {
    let (_folder, mut record) = record(&[("a.txt", "Six")]);
    assert_eq!(hits(&record, &query("Varholm")), Vec::<String>::new());
    record.append(Change::Rename { name: "Dorvet".into(), label: "Varholm".into() }, &stamp()).unwrap();
    let found = found(&record, &query("killed varholm"));
    assert_eq!((found.hits.len(), found.also), (2, vec!["Dorvet".to_owned()]));
}

#[test]
fn a_foreign_name_is_found_by_its_sound() {
    let (_folder, record) = record(&[("a.txt", "Six")]);
    assert_eq!(hits(&record, &query("Dorvett")), ["a.txt*", "a.txt"]);
    assert_eq!(hits(&record, &query("Dorvat")), Vec::<String>::new());
}

#[test]
fn nothing_of_a_query_is_read_as_the_engines_language() {
    let (_folder, record) = record(&[("a.txt", "Six")]);
    for odd in
        ["six OR seven", "six*", "text:six NOT", "NEAR(six)", "{six} -fled ^", "six\0) OR (", "'; DROP TABLE words --"]
    {
        assert!(record.search(&query(odd), NonZeroUsize::MIN).is_ok(), "{odd}");
    }
    for empty in ["", "  ", "\"", "-- ''"] {
        assert!(record.search(&query(empty), NonZeroUsize::MIN).unwrap_err().is_usage(), "{empty:?}");
    }
    assert!(record.search(&query(&"x y ".repeat(40)), NonZeroUsize::MIN).unwrap_err().to_string().contains("too many"));
}

#[test]
fn a_broken_index_is_made_again_and_a_foreign_file_is_left_alone() {
    let (folder, record) = record(&[("a.txt", "Six")]);
    let file = folder.record().join(INDEX);
    let all = found(&record, &query("soldiers"));
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(found(&record, &query("soldiers")), all);
    fs::write(&file, b"").unwrap();
    assert_eq!(found(&record, &query("soldiers")), all);
    fs::write(&file, "somebody's list of words, which is long enough to be read as the head of a file of this sort")
        .unwrap();
    let why = record.search(&query("soldiers"), NonZeroUsize::MIN).unwrap_err().to_string();
    assert!(why.contains("move it away"), "{why}");
    assert!(fs::read_to_string(&file).unwrap().starts_with("somebody's"));
}

#[test]
fn what_was_forgotten_is_in_no_index() {
    let (folder, mut record) = record(&[("a.txt", "Six"), ("b.txt", "Seven")]);
    found(&record, &query("soldiers"));
    let kept = record.report("b.txt").unwrap();
    record.forget(&kept, &stamp()).unwrap();
    let file = folder.record().join(INDEX);
    assert!(!file.exists());
    assert_eq!(hits(&record, &query("soldiers")), ["a.txt*", "a.txt"]);
    assert!(!fs::read(&file).unwrap().windows(5).any(|bytes| bytes.eq_ignore_ascii_case(b"seven")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn an_index_that_grew_gives_what_a_new_one_gives(steps in prop::collection::vec((0..5_usize, 0..4_usize, any::<bool>()), 1..9)) {
        let (folder, mut record) = record(&[("a.txt", "Six")]);
        let numbers = ["Six", "Seven", "Eight", "Nine"];
        for (what, which, search) in steps {
            let one = got("a.txt", numbers[which]);
            let is_there = record.came().iter().any(|came| came.report == one.read.report.id);
            match what {
                0 | 1 => drop(record.add(&one, &stamp()).unwrap()),
                2 if is_there => drop(record.append(Change::Confirm { finding: judged(&one, "figure") }, &stamp()).unwrap()),
                3 if is_there => drop(record.append(Change::Reject { finding: judged(&one, "statement") }, &stamp()).unwrap()),
                _ => {
                    let operation = record.operations().last().unwrap().id.clone();
                    record.append(Change::Undo { operation }, &stamp()).unwrap();
                }
            }
            if search {
                found(&record, &query("soldiers"));
            }
        }
        let asked = [query("soldiers"), query("eight"), Query { reviewed: Some(Reviewed::Confirmed), ..query("") }];
        let grown: Vec<Found> = asked.iter().map(|query| found(&record, query)).collect();
        fs::remove_file(folder.record().join(INDEX)).unwrap();
        let fresh: Vec<Found> = asked.iter().map(|query| found(&record, query)).collect();
        prop_assert_eq!(grown, fresh);
    }
}

/// Many who search a record that was never searched: the index that one of them is making is not removed by the others.
#[test]
fn many_may_ask_first() {
    for _ in 0..20 {
        let (folder, record) = record(&[("a.txt", "Six"), ("b.txt", "Seven")]);
        drop(record);
        let ask = || {
            let record = Record::open(&folder.record()).unwrap();
            record.search(&query("soldiers"), NonZeroUsize::MIN).map(|found| found.hits.len())
        };
        let all: Vec<_> = std::thread::scope(|s| {
            let asking: Vec<_> = (0..8).map(|_| s.spawn(ask)).collect();
            asking.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert!(all.iter().all(|one| matches!(one, Ok(4))), "{all:?}");
    }
}
