//! Tables: each cell with its row's and column's heading, and lines that only look like a table.

use super::*;
use crate::Role;

#[test]
fn the_heading_tells_what_became_of_the_rows() {
    let text = "Losses\n\nTown\tKilled\tWounded\nOrsk\t12\t40\nKelt Bridge\t3\t1,204\n";
    let found = read(text);
    let right = [
        "12 | 12 12 exact killed",
        "40 | 40 40 exact wounded",
        "3 | 3 3 exact killed",
        "1,204 | 1204 1204 exact wounded",
    ];
    assert_eq!(found, right);
    let group = figures(text).first().and_then(|f| f.group).map(|g| g.of(text));
    assert_eq!(group, Some("Orsk"));
}

#[test]
fn the_row_tells_what_became_of_the_columns() {
    let text = "            Civilians   Soldiers\nKilled      21          9\nMissing     30          12\n";
    let found: Vec<_> = figures(text).iter().map(|f| (f.low, f.outcome, f.role)).collect();
    let right = [
        (Some(21), Outcome::Killed, Some(Role::Civilian)),
        (Some(9), Outcome::Killed, Some(Role::Military)),
        (Some(30), Outcome::Missing, Some(Role::Civilian)),
        (Some(12), Outcome::Missing, Some(Role::Military)),
    ];
    assert_eq!(found, right);
}

#[test]
fn bars_and_rules_part_a_table_too() {
    let text = "| Group | Dead | Missing |\n|---|---|---|\n| Guards | 15 | 7 |\n";
    assert_eq!(read(text), ["15 | 15 15 exact killed", "7 | 7 7 exact missing"]);
}

#[test]
fn other_tables_and_lines_are_none() {
    assert!(read("Year      Votes    Seats\n2031      120      4\n").is_empty());
    assert!(read("Killed  by  whom\nis what they asked.\n").is_empty());
    let text = "Orsk  and Kelt were shelled.\nThe fire killed 12  guards.\n";
    assert_eq!(read(text), ["12  guards | 12 12 exact killed"]);
    let _ = read(&format!("{}\n{}", "a|".repeat(5000), "1|".repeat(5000)));
}
