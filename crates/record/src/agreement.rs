//! How well the people agree who reviewed a record. In goes the log, out comes Krippendorff's alpha for each kind of thing that they judged.
//!
//! Each reviewer's last word on a thing counts, undone words do not. Alpha for nominal data, with missing words, as in K. Krippendorff, "Computing
//! Krippendorff's Alpha-Reliability" (2011), section C: 1 where all agree, 0 where they do as by chance, less where they do worse.

use std::collections::{BTreeMap, BTreeSet};

use crate::conflict::{Thing, Word, meant, said};
use crate::log::in_force;
use crate::operation::Operation;
use crate::order::Forks;

/// How well reviewers agree on one kind of thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// What they judged, as in [`crate::Conflict`].
    pub what: &'static str,
    /// Who did, by name.
    pub reviewers: Vec<String>,
    /// How many things two or more of them judged.
    pub units: usize,
    /// Of how many of these all who judged them say the same.
    pub same: usize,
    /// Of how many two said their word without knowing of the other's.
    pub apart: usize,
    /// Krippendorff's alpha; `None` where no thing was judged by two, or all words on all things are the same word.
    pub alpha: Option<f64>,
}

/// The last word of each reviewer on one thing, by name, with the number of its operation.
type Unit<'o> = BTreeMap<&'o str, (usize, String)>;

/// For each kind of thing that somebody judged, by its name.
pub fn agreement(operations: &[Operation]) -> Vec<Agreement> {
    let forks = Forks::of(operations);
    let numbers: BTreeMap<_, usize> = operations.iter().enumerate().map(|(k, o)| (&o.id, k)).collect();
    let mut things: BTreeMap<Thing, Vec<(usize, Word)>> = BTreeMap::new();
    for operation in in_force(operations) {
        let (Some(change), Some(number)) = (operation.change(), numbers.get(&operation.id)) else { continue };
        said(change).into_iter().for_each(|(thing, word)| things.entry(thing).or_default().push((*number, word)));
    }
    let who = |k: usize| operations.get(k).and_then(|o| o.body.as_ref()).map_or("", |body| body.who.as_str());
    let knew = |later: usize, earlier: usize| Forks::knew_in(forks.as_ref(), later, earlier);
    let mut kinds: BTreeMap<&'static str, Vec<Unit<'_>>> = BTreeMap::new();
    for (thing, words) in things {
        let mut last: Unit<'_> = BTreeMap::new();
        for (k, word) in &words {
            last.insert(who(*k), (*k, meant(word, *k, &words, forks.as_ref())));
        }
        kinds.entry(thing.what).or_default().push(last);
    }
    let kind = |(what, units): (&'static str, Vec<Unit<'_>>)| {
        let reviewers: BTreeSet<&str> = units.iter().flat_map(|unit| unit.keys().copied()).collect();
        let units: Vec<Vec<(usize, String)>> = units.into_iter().map(|unit| unit.into_values().collect()).collect();
        let shared: Vec<&Vec<(usize, String)>> = units.iter().filter(|unit| unit.len() > 1).collect();
        let is_apart = |unit: &&&Vec<(usize, String)>| {
            unit.iter().any(|(a, _)| unit.iter().any(|(b, _)| a != b && !knew(*a, *b) && !knew(*b, *a)))
        };
        let words: Vec<Vec<&str>> = shared.iter().map(|unit| unit.iter().map(|(_, w)| w.as_str()).collect()).collect();
        Agreement {
            what,
            reviewers: reviewers.into_iter().map(str::to_owned).collect(),
            units: shared.len(),
            same: words.iter().filter(|unit| unit.iter().all(|word| Some(word) == unit.first())).count(),
            apart: shared.iter().filter(is_apart).count(),
            alpha: alpha(&words),
        }
    };
    kinds.into_iter().map(kind).collect()
}

/// Krippendorff's alpha for nominal data: in go the values that each unit was given, out comes one minus observed over expected disagreement.
/// `None` where no unit has two values, or all values are one, for then nothing could have been told apart.
fn alpha(units: &[Vec<&str>]) -> Option<f64> {
    // A unit with one value can be paired with nothing.
    let units = || units.iter().filter(|unit| unit.len() > 1);
    let mut totals: BTreeMap<&str, f64> = BTreeMap::new();
    let mut matching = 0.0;
    for unit in units() {
        let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
        unit.iter().for_each(|value| *counts.entry(value).or_default() += 1.0);
        for (value, count) in counts {
            *totals.entry(value).or_default() += count;
            matching += count * (count - 1.0) / (unit.len() as f64 - 1.0);
        }
    }
    let n: f64 = totals.values().sum();
    let by_chance: f64 = totals.values().map(|count| count * (count - 1.0)).sum();
    (totals.len() > 1).then(|| ((n - 1.0) * matching - by_chance) / (n * (n - 1.0) - by_chance))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Folder, got, judged, stamp};
    use crate::{Change, Field, Record, Stamp};

    /// What each observer gave each unit, a row an observer; "." is missing.
    fn of(rows: &[&str]) -> f64 {
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.split_whitespace().collect()).collect();
        let units = (0..rows[0].len()).map(|k| rows.iter().map(|row| row[k]).filter(|value| *value != ".").collect());
        (alpha(&units.collect::<Vec<_>>()).unwrap() * 1000.0).round() / 1000.0
    }

    /// The data and results of Krippendorff (2011), examples A, B and C.
    #[test]
    fn alpha_is_that_of_the_published_examples() {
        assert_eq!(of(&["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"]), 0.095);
        assert_eq!(of(&["a a b b d c c c e d d a", "b a b b b c c c e d d d"]), 0.692);
        let four = [
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .",
        ];
        assert_eq!(of(&four), 0.743);
    }

    #[test]
    fn there_is_none_where_nothing_can_be_told_apart() {
        assert_eq!(alpha(&[]), None);
        assert_eq!(alpha(&[vec!["a"], vec!["b"]]), None, "nobody else judged these");
        assert_eq!(alpha(&[vec!["a", "a"], vec!["a", "a"]]), None, "there is one value only");
        assert_eq!(alpha(&[vec!["a", "a"], vec!["b", "b"]]), Some(1.0));
    }

    #[test]
    fn each_reviewer_s_last_word_that_counts_is_compared() {
        let folder = Folder::new();
        let mut record = Record::open_or_make(&folder.record()).unwrap();
        let reports = [got("a.txt", "Six"), got("b.txt", "Nine")];
        reports.iter().for_each(|one| drop(record.add(one, &stamp()).unwrap()));
        let mut done = |who: &str, change| {
            record.append(change, &Stamp { who: who.into(), ..stamp() }).unwrap();
        };
        let finding = |k: usize| judged(&reports[k], "figure");
        let correct = |k: usize, to: &str| Change::Correct { finding: finding(k), field: Field::Side, to: to.into() };
        done("Mara", Change::Reject { finding: finding(0) });
        done("Mara", correct(0, "Keltar"));
        done("Ivo", Change::Confirm { finding: finding(0) });
        done("Mara", Change::Reject { finding: finding(1) });
        done("Ivo", Change::Reject { finding: finding(1) });
        let of = |record: &Record, what: &str| agreement(record.operations()).into_iter().find(|a| a.what == what);
        let told = of(&record, "finding").unwrap();
        assert_eq!((told.reviewers, told.units, told.same, told.apart), (vec!["Ivo".into(), "Mara".into()], 2, 2, 0));
        assert_eq!(told.alpha, Some(1.0));
        let side = of(&record, "side").unwrap();
        assert_eq!((side.units, side.same, side.alpha), (1, 1, None), "he confirmed what she had said");
        let operation = record.operations().last().unwrap().id.clone();
        record.append(Change::Undo { operation }, &stamp()).unwrap();
        assert_eq!(of(&record, "finding").map(|told| (told.units, told.alpha)), Some((1, None)));
    }
}
