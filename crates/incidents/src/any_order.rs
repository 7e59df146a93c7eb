//! The same case for any order of the reports and any number of threads, told by many invented reports of several deeds.

use std::num::NonZeroUsize;

use sayso_case::{Bound, EventType, Manner, MentionKind, ReadReport};

use crate::advice::Advice;
use crate::join_as_told;
use crate::testing::{Draft, packs};

const TOWNS: [&str; 12] = [
    "Dorvet", "Arlum", "Selka", "Tervel", "Orsa", "Milden", "Havrel", "Quorin", "Bastev", "Lunara", "Pelmora", "Yarvik",
];

/// A report of a shelling of a town: one side is accused, the other denies it, and the tolls differ.
fn report(k: usize) -> ReadReport {
    let (town, killed, day) = (TOWNS[k % TOWNS.len()], 3 + (k % 5) as u64, 1 + (k % TOWNS.len()) as i8);
    let toll = format!("{killed} people");
    let (accuser, accused) = if k.is_multiple_of(2) { ("Zarnia", "Arlonia") } else { ("Arlonia", "Zarnia") };
    let (by, of) = (format!("{accuser} ministry"), format!("{accused} of shelling the mill"));
    let text = format!(
        "{killed} killed in {town}\n\nShells killed {toll} in the town of {town}, a nurse said. The {by} accused {of}. The \
         {accused} ministry denied having shelled the mill. An {accuser}n guard nodded, and an {accused}n guard too."
    );
    Draft::new(&format!("{k:02}.txt"), (2031, 3, day + 1), &text)
        .publisher(&format!("Post {}", k % 7))
        .mention(MentionKind::Place, town)
        .mention(MentionKind::Side, "Zarnia")
        .mention(MentionKind::Side, "Arlonia")
        .statement(&by, "accused", &of, Manner::Accuse)
        .statement(&format!("{accused} ministry"), "denied", "having shelled the mill", Manner::Deny)
        .event("Shells", EventType::Shelling, None, Some(town), Some(&format!("2031-03-{day:02}")))
        .killed(&toll, killed, Bound::Exact, None)
        .done()
}

#[test]
fn neither_the_order_of_reports_nor_the_number_of_threads_changes_the_case() {
    let reports: Vec<ReadReport> = (0..70).map(report).collect();
    let told = |reports: &[ReadReport], threads: usize| {
        let threads = NonZeroUsize::new(threads).unwrap();
        join_as_told(reports.to_vec(), packs(), &Advice::default(), threads).0
    };
    let whole = told(&reports, 1);
    assert!(whole.incidents.len() > 5 && whole.points.len() > 10, "{} {}", whole.incidents.len(), whole.points.len());
    let mut other = reports.clone();
    for (turn, threads) in [(0, 2), (13, 3), (41, 1), (7, 8)] {
        other.rotate_left(turn);
        other.swap(turn, 69 - turn);
        assert!(told(&other, threads) == whole, "turned by {turn}, on {threads} threads");
    }
}

#[test]
fn an_id_that_was_printed_is_found_again_whatever_comes_later() {
    let reports: Vec<ReadReport> = (0..48).map(report).collect();
    // Neither as they were published nor by path.
    let coming: Vec<ReadReport> = (0..48).map(|k| reports[k * 29 % 48].clone()).collect();
    let of = |count: usize| {
        let some = coming[..count].to_vec();
        let arrived = some.iter().enumerate().map(|(k, read)| (read.report.id.clone(), k / 4)).collect();
        let advice = Advice { arrived, ..Advice::default() };
        join_as_told(some.clone(), packs(), &advice, NonZeroUsize::MIN).0
    };
    let mut printed: Vec<sayso_case::IncidentId> = Vec::new();
    let (mut pinned, mut merged) = (0, 0);
    for count in (4..=48).step_by(4) {
        let case = of(count);
        for id in &printed {
            let is = case.incidents.iter().filter(|i| &i.id == id).count();
            let was = case.incidents.iter().filter(|i| i.was.contains(id)).count();
            assert_eq!(is + was, 1, "{id} after {count} reports");
            (pinned, merged) = (pinned + is, merged + was);
        }
        printed = case.incidents.into_iter().map(|i| i.id).collect();
    }
    assert!(pinned > 50, "{pinned} {merged}");
    // But for ids the incidents are those of all reports joined at once.
    let whole = join_as_told(reports, packs(), &Advice::default(), NonZeroUsize::MIN).0;
    let told = |case: &sayso_case::Case| {
        let mut all: Vec<_> = case.incidents.iter().map(|i| (i.findings.clone(), i.reports.clone())).collect();
        all.sort();
        all
    };
    assert_eq!(told(&of(48)), told(&whole));
}
