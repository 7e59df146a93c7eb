//! Incidents in the columns of ACLED's files (31 names, Armed Conflict Location & Event Data Project, codebook of 2023): a row an
//! incident. Only names and classes are theirs; nothing of their data is here.
//!
//! What their coders decide (who is actor 1, what an actor is, whether civilians were targeted) is left empty: reports argue about it.

use sayso_case::{Case, Outcome, WherePrecision};
use sayso_contract::acled as sub_event_type;

use crate::index::Index;
use crate::table::{Cell, Column, Kind, Table, column};
use crate::told::{self, Asked, Told};
use crate::toll::Toll;

struct Row<'c> {
    told: Told<'c>,
    fatalities: Option<u64>,
    source: String,
    notes: String,
}

/// The table.
pub fn acled(case: &Case, asked: &Asked) -> Table {
    let index = Index::of(case);
    let rows: Vec<Row> = told::incidents(&index, asked).into_iter().map(|told| row(&index, told, asked)).collect();
    Table::of("acled", &columns(), &rows)
}

fn row<'c>(index: &Index<'c>, told: Told<'c>, asked: &Asked) -> Row<'c> {
    let toll = Toll::of(index, told.incident, Outcome::Killed);
    let sides = if told.sides.is_empty() { String::new() } else { format!("sides: {}", told.sides.join(", ")) };
    let accused = told.accused(index);
    let notes = [told.sentences(), sides, accused, told.numbers(index, &toll, &asked.best)];
    let notes: Vec<String> = notes.into_iter().filter(|n| !n.is_empty()).collect();
    Row {
        fatalities: toll.best(index, &asked.best),
        source: told.publishers(index).join("; "),
        notes: notes.join(" || "),
        told,
    }
}

/// 1 the day, 2 the week, 3 the month.
fn time_precision(date_prec: u8) -> Option<u64> {
    match date_prec {
        1 => Some(1),
        2 | 3 => Some(2),
        4 => Some(3),
        _ => None,
    }
}

/// 1 the place, 2 near it or in its district, 3 its province or country.
fn geo_precision(precision: WherePrecision) -> Option<u64> {
    match precision {
        WherePrecision::Exact => Some(1),
        WherePrecision::Near | WherePrecision::District => Some(2),
        WherePrecision::Province | WherePrecision::Country => Some(3),
        WherePrecision::Line | WherePrecision::Open => None,
    }
}

/// What their hierarchy puts above a sub-event type.
fn above(sub: &str) -> Option<(&'static str, &'static str)> {
    Some(match sub {
        "Armed clash" => ("Political violence", "Battles"),
        "Shelling/artillery/missile attack" | "Air/drone strike" => {
            ("Political violence", "Explosions/Remote violence")
        }
        "Chemical weapon" => ("Political violence", "Explosions/Remote violence"),
        "Abduction/forced disappearance" => ("Political violence", "Violence against civilians"),
        "Arrests" | "Agreement" | "Non-violent transfer of territory" => {
            ("Strategic developments", "Strategic developments")
        }
        _ => return None,
    })
}

fn sub_type(row: &Row<'_>) -> Option<&'static str> {
    row.told.incident.event_type.and_then(sub_event_type)
}

fn empty<'c>(name: &'static str, means: &'static str) -> Column<Row<'c>> {
    column(name, Kind::Text, "", means, |_| Cell::Null)
}

fn columns<'c>() -> Vec<Column<Row<'c>>> {
    use Kind::{Decimal, Text, Whole};
    vec![
        column("event_id_cnty", Text, "id", "The incident's id (theirs begin with a country)", |r: &Row<'c>| {
            Cell::text(r.told.incident.id.as_str())
        }),
        column("event_date", Text, "ISO 8601", "The first day it can have been", |r| {
            Cell::known(r.told.incident.when.map(|w| w.first().to_string()))
        }),
        column("year", Whole, "", "The year of that day", |r| {
            Cell::count(r.told.incident.when.and_then(|w| u64::try_from(w.first().year()).ok()))
        }),
        column("time_precision", Whole, "class 1 to 3", "1 the day, 2 the week, 3 the month; empty for more", |r| {
            Cell::count(r.told.incident.date_prec.and_then(time_precision))
        }),
        column("disorder_type", Text, "", "What stands above the event type", |r| {
            Cell::known(sub_type(r).and_then(above).map(|(disorder, _)| disorder))
        }),
        column("event_type", Text, "", "What stands above the sub-event type", |r| {
            Cell::known(sub_type(r).and_then(above).map(|(_, event)| event))
        }),
        column(
            "sub_event_type",
            Text,
            "",
            "Their name of the incident's kind; empty where it is of none or of several",
            |r| Cell::known(sub_type(r)),
        ),
        column(
            "actor1",
            Text,
            "",
            "A side whose people are counted; of two the first by alphabet, of more none",
            |r| Cell::known(r.told.two()[0]),
        ),
        empty("assoc_actor_1", "Always empty"),
        empty("inter1", "Always empty: what an actor is, is argued about"),
        column("actor2", Text, "", "The other of two sides", |r| Cell::known(r.told.two()[1])),
        empty("assoc_actor_2", "Always empty"),
        empty("inter2", "Always empty"),
        empty("interaction", "Always empty"),
        empty("civilian_targeting", "Always empty: what the victims were is argued about"),
        empty("iso", "Always empty: countries of places are not kept"),
        empty("region", "Always empty"),
        empty("country", "Always empty"),
        empty("admin1", "Always empty"),
        empty("admin2", "Always empty"),
        empty("admin3", "Always empty"),
        column("location", Text, "parted by ` / `", "The place under every name of it", |r| {
            Cell::all(&r.told.incident.places)
        }),
        column("latitude", Decimal, "degrees north", "Where that is", |r| {
            Cell::degrees(r.told.incident.located.as_ref().and_then(|l| l.latitude))
        }),
        column("longitude", Decimal, "degrees east", "Where that is", |r| {
            Cell::degrees(r.told.incident.located.as_ref().and_then(|l| l.longitude))
        }),
        column(
            "geo_precision",
            Whole,
            "class 1 to 3",
            "1 the place, 2 near it or its district, 3 its province or country; empty for a road, a river or open waters",
            |r| Cell::count(r.told.incident.located.as_ref().and_then(|l| l.precision).and_then(geo_precision)),
        ),
        column("source", Text, "parted by `; `", "Who publishes the reports", |r| Cell::text(r.source.as_str())),
        empty("source_scale", "Always empty"),
        column(
            "notes",
            Text,
            "parted by ` || `",
            "How each report begins to tell it, sides, who is said to have done it by whom, every range with the names at its ends, and the rule for `fatalities`",
            |r| Cell::text(r.notes.as_str()),
        ),
        column("fatalities", Whole, "people", "The number by the rule of `--best`; empty without one", |r| {
            Cell::count(r.fatalities)
        }),
        empty("tags", "Always empty"),
        empty("timestamp", "Always empty: no clock is looked at"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::best::Best;
    use crate::testing;

    fn cell(table: &Table, name: &str) -> Cell {
        let at = table.heads.iter().position(|h| h.name == name).unwrap();
        table.rows[0][at].clone()
    }

    #[test]
    fn there_are_their_31_names() {
        let table = acled(&testing::case(), &Asked::default());
        let names: Vec<&str> = table.heads.iter().map(|h| h.name.as_ref()).collect();
        assert_eq!(
            names.join(","),
            "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,\
             inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,\
             location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
        );
        assert_eq!((names.len(), table.rows.len()), (31, 1));
    }

    #[test]
    fn fatalities_need_a_rule_which_the_notes_tell() {
        let case = testing::case();
        let table = acled(&case, &Asked::default());
        assert_eq!(cell(&table, "fatalities"), Cell::Null);
        let notes = cell(&table, "notes").written();
        assert!(notes.contains("3 to 5 (lowest: the mayor; highest: Loran Post). best: no rule was given"), "{notes}");
        let asked = Asked { best: Best::Max, ..Asked::default() };
        let table = acled(&case, &asked);
        assert_eq!(cell(&table, "fatalities"), Cell::Whole(5));
        assert!(cell(&table, "notes").written().ends_with("best: the largest number given"));
    }

    #[test]
    fn background_stays_out_unless_asked_for() {
        let mut case = testing::case();
        case.incidents[0].fold = Some(sayso_case::Fold::Background);
        assert_eq!(acled(&case, &Asked::default()).rows.len(), 0);
        assert_eq!(acled(&case, &Asked { all: true, ..Asked::default() }).rows.len(), 1);
    }

    #[test]
    fn sides_stand_by_alphabet_and_of_three_none_does() {
        let mut case = testing::case();
        let mut other = case.ledger[0].clone();
        other.side = Some("Aber".into());
        case.ledger.push(other.clone());
        let table = acled(&case, &Asked::default());
        assert_eq!((cell(&table, "actor1"), cell(&table, "actor2")), (Cell::text("Aber"), Cell::text("Arven")));
        other.side = Some("Loran".into());
        case.ledger.push(other);
        let table = acled(&case, &Asked::default());
        assert_eq!((cell(&table, "actor1"), cell(&table, "actor2")), (Cell::Null, Cell::Null));
        assert!(cell(&table, "notes").written().contains("sides: Aber, Arven, Loran"));
    }
}
