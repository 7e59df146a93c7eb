//! Who the dead were: one number of killed that some call fighters and others do not; tolls in, rows out.

use std::collections::BTreeSet;

use sayso_case::{Attribute, Outcome};

use super::row::Row;
use super::take::{Rivalry, Take};
use super::toll::Toll;

/// The rows.
pub(crate) fn rows(tolls: &[Toll]) -> Vec<Row> {
    let dead = |t: &&Toll| t.outcome == Outcome::Killed && t.take.denies.is_none() && !t.part;
    let mut numbers: Vec<u64> = tolls.iter().filter(dead).filter_map(|t| t.number).filter(|n| *n > 0).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
        .into_iter()
        .filter_map(|n| row(n, &tolls.iter().filter(dead).filter(|t| t.number == Some(n)).collect::<Vec<_>>()))
        .collect()
}

fn row(number: u64, tolls: &[&Toll]) -> Option<Row> {
    let fights = |t: &&&Toll| t.kind == "fighter";
    let other = |t: &&&Toll| {
        matches!(t.kind, "police" | "civilian" | "child" | "woman" | "journalist" | "medic" | "peacekeeper")
    };
    let keys = |of: &dyn Fn(&&&Toll) -> bool| -> BTreeSet<&str> {
        tolls.iter().filter(|t| of(t)).map(|t| t.take.holder.key.as_str()).collect()
    };
    let (fighters, others) = (keys(&fights), keys(&other));
    if fighters.is_empty() || others.is_empty() || !fighters.is_disjoint(&others) {
        return None;
    }
    let take = |t: &&Toll| Take {
        canon: if t.worn { format!("in the dress of {}", t.kind) } else { t.kind.to_owned() },
        value: t.called.clone(),
        rule: "dead_called",
        low: None,
        high: None,
        ..t.take.clone()
    };
    Some(Row {
        attribute: Attribute::Victims,
        topic: "dead".to_owned(),
        question: format!("Who were the {number} dead?"),
        takes: tolls.iter().filter(|t| fights(t) || other(t)).map(take).collect(),
        rivalry: Rivalry::Poles,
        fact: false,
        series: false,
    })
}
