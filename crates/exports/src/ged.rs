//! Incidents in the columns of UCDP's Georeferenced Event Dataset (49 names; Högbladh, *UCDP GED Codebook*, version 23.1): a row an
//! incident. Only names and classes are theirs; nothing of their data is here.
//!
//! What their coders decide (conflict, dyad, type of violence, which side is A) is left empty or by alphabet.

use sayso_case::{Case, Degrees, Outcome, WherePrecision};

use crate::index::Index;
use crate::table::{Cell, Column, Kind, Table, column, once};
use crate::told::{self, Asked, Told};
use crate::toll::{self, Toll};

struct Row<'c> {
    told: Told<'c>,
    best: Option<u64>,
    low: Option<u64>,
    high: Option<u64>,
    parts: Option<[u64; 4]>,
    article: String,
    office: String,
    dates: String,
    headlines: String,
    original: String,
    code_status: String,
}

/// The table.
pub fn ged(case: &Case, asked: &Asked) -> Table {
    let index = Index::of(case);
    let rows: Vec<Row> = told::incidents(&index, asked).into_iter().map(|told| row(&index, told, asked)).collect();
    Table::of("ged", &columns(), &rows)
}

fn row<'c>(index: &Index<'c>, told: Told<'c>, asked: &Asked) -> Row<'c> {
    let toll = Toll::of(index, told.incident, Outcome::Killed);
    let best = toll.best(index, &asked.best);
    let parts = toll.parts(index, &asked.best, told.two()).filter(|p| best == Some(p.iter().sum()));
    let reports = told.reports(index);
    let ends = toll.lines.iter().flat_map(|line| {
        let range = line.range.iter().flat_map(|r| [&r.low_by, &r.high_by]);
        range.map(|by| toll::speakers(index, line, by))
    });
    let dates = reports.iter().map(|r| r.published.map(|d| d.to_string()).unwrap_or_default());
    let headlines = reports.iter().map(|r| r.title.as_deref().and_then(crate::words::line).unwrap_or_default());
    Row {
        best,
        low: toll.low(),
        high: toll.high(),
        parts,
        article: told.citations(index),
        office: told.publishers(index).join(";"),
        dates: once(dates).join(";"),
        headlines: once(headlines).join(";"),
        original: once(ends).join(";"),
        code_status: told.numbers(index, &toll, &asked.best),
        told,
    }
}

/// Their ids are numbers: the first 12 hexadecimal digits of ours, which every program can hold.
fn as_number(id: &str) -> Option<u64> {
    u64::from_str_radix(id.get(1..13)?, 16).ok()
}

fn empty<'c>(name: &'static str) -> Column<Row<'c>> {
    column(name, Kind::Text, "", "Always empty", |_| Cell::Null)
}

fn degrees(r: &Row<'_>, which: fn(&sayso_case::Located) -> Option<Degrees>) -> Option<Degrees> {
    r.told.incident.located.as_ref().and_then(which)
}

fn columns<'c>() -> Vec<Column<Row<'c>>> {
    let mut all = whose();
    all.extend(sources());
    all.extend(where_and_when());
    all.extend(deaths());
    all
}

fn whose<'c>() -> Vec<Column<Row<'c>>> {
    use Kind::{Text, Whole};
    vec![
        column("id", Whole, "", "The first 12 hexadecimal digits of the incident's id as a number", |r: &Row<'c>| {
            Cell::count(as_number(r.told.incident.id.as_str()))
        }),
        column("relid", Text, "id", "The incident's id", |r| Cell::text(r.told.incident.id.as_str())),
        column("year", Whole, "", "The year of `date_start`", |r| {
            Cell::count(r.told.incident.when.and_then(|w| u64::try_from(w.first().year()).ok()))
        }),
        empty("active_year"),
        column(
            "code_status",
            Text,
            "",
            "Every range with the names at its ends, and the rule for `best` (theirs: whether coding is done)",
            |r| Cell::text(r.code_status.as_str()),
        ),
        empty("type_of_violence"),
        empty("conflict_dset_id"),
        empty("conflict_new_id"),
        empty("conflict_name"),
        empty("dyad_dset_id"),
        empty("dyad_new_id"),
        empty("dyad_name"),
        empty("side_a_dset_id"),
        empty("side_a_new_id"),
        column(
            "side_a",
            Text,
            "",
            "A side whose people are counted; of two the first by alphabet, of more none",
            |r| Cell::known(r.told.two()[0]),
        ),
        empty("side_b_dset_id"),
        empty("side_b_new_id"),
        column("side_b", Text, "", "The other of two sides", |r| Cell::known(r.told.two()[1])),
    ]
}

fn sources<'c>() -> Vec<Column<Row<'c>>> {
    use Kind::{Text, Whole};
    vec![
        column("number_of_sources", Whole, "reports", "How many reports tell of it or mention it", |r: &Row<'c>| {
            Cell::number(r.told.incident.reports.len())
        }),
        column("source_article", Text, "parted by ` | `", "Each report as a citation in words", |r| {
            Cell::text(r.article.as_str())
        }),
        column("source_office", Text, "parted by `;`", "Who publishes them", |r| Cell::text(r.office.as_str())),
        column("source_date", Text, "parted by `;`", "When they were published", |r| Cell::text(r.dates.as_str())),
        column("source_headline", Text, "parted by `;`", "Their headlines", |r| Cell::text(r.headlines.as_str())),
        column("source_original", Text, "parted by `;`", "Who gives the lowest and highest numbers", |r| {
            Cell::text(r.original.as_str())
        }),
    ]
}

fn where_and_when<'c>() -> Vec<Column<Row<'c>>> {
    use Kind::{Decimal, Text, Whole};
    vec![
        column("where_prec", Whole, "class 1 to 7", "How well the place is known", |r: &Row<'c>| {
            let precision = r.told.incident.located.as_ref().and_then(|l| l.precision);
            Cell::count(precision.map(|p| u64::from(WherePrecision::number(p))))
        }),
        column("where_coordinates", Text, "", "The place as first written", |r| {
            Cell::known(r.told.incident.places.first().map(String::as_str))
        }),
        column("where_description", Text, "parted by ` / `", "The place under every name of it", |r| {
            Cell::all(&r.told.incident.places)
        }),
        empty("adm_1"),
        empty("adm_2"),
        column("latitude", Decimal, "degrees north", "Where that is", |r| Cell::degrees(degrees(r, |l| l.latitude))),
        column("longitude", Decimal, "degrees east", "Where that is", |r| Cell::degrees(degrees(r, |l| l.longitude))),
        column("geom_wkt", Text, "WKT", "The same as a point", |r| {
            let both = degrees(r, |l| l.longitude).zip(degrees(r, |l| l.latitude));
            Cell::known(both.map(|(x, y)| format!("POINT ({x} {y})")))
        }),
        empty("priogrid_gid"),
        empty("country"),
        empty("country_id"),
        empty("region"),
        empty("event_clarity"),
        column("date_prec", Whole, "class 1 to 5", "How well the time is known", |r| {
            Cell::count(r.told.incident.date_prec.map(u64::from))
        }),
        column("date_start", Text, "ISO 8601", "The first day it can have been", |r| {
            Cell::known(r.told.incident.when.map(|w| w.first().to_string()))
        }),
        column("date_end", Text, "ISO 8601", "The last day it can have been", |r| {
            Cell::known(r.told.incident.when.map(|w| w.last().to_string()))
        }),
    ]
}

fn part(r: &Row<'_>, which: usize) -> Cell {
    Cell::count(r.parts.and_then(|p| p.get(which).copied()))
}

fn deaths<'c>() -> Vec<Column<Row<'c>>> {
    use Kind::Whole;
    vec![
        column(
            "deaths_a",
            Whole,
            "people",
            "Soldiers and police of side A, by the rule; empty where the parts do not make up `best`",
            |r: &Row<'c>| part(r, 0),
        ),
        column("deaths_b", Whole, "people", "Those of side B, in the same way", |r| part(r, 1)),
        column("deaths_civilians", Whole, "people", "Civilians of any side, in the same way", |r| part(r, 2)),
        column("deaths_unknown", Whole, "people", "Others, in the same way", |r| part(r, 3)),
        column("best", Whole, "people", "The number by the rule of `--best`; empty without one", |r| {
            Cell::count(r.best)
        }),
        column(
            "high",
            Whole,
            "people",
            "The largest number given for the whole incident; empty where it is open",
            |r| Cell::count(r.high),
        ),
        column(
            "low",
            Whole,
            "people",
            "The smallest number given for the whole incident; empty where it is open",
            |r| Cell::count(r.low),
        ),
        empty("gwnoa"),
        empty("gwnob"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::best::Best;
    use crate::testing;

    fn cells(table: &Table, names: &[&str]) -> Vec<String> {
        let at = |name: &&str| table.heads.iter().position(|h| h.name == *name).expect(name);
        names.iter().map(|name| table.rows[0][at(name)].written()).collect()
    }

    #[test]
    fn there_are_their_49_names() {
        let table = ged(&testing::case(), &Asked::default());
        let names: Vec<&str> = table.heads.iter().map(|h| h.name.as_ref()).collect();
        assert_eq!(
            names.join(","),
            "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,\
             dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,\
             number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,\
             where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,\
             region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,\
             high,low,gwnoa,gwnob"
        );
        assert_eq!((names.len(), table.rows.len()), (49, 1));
    }

    #[test]
    fn low_and_high_are_the_range_and_best_needs_a_rule() {
        let case = testing::case();
        let names = ["low", "best", "high", "deaths_a", "source_original", "date_prec", "geom_wkt"];
        let plain = cells(&ged(&case, &Asked::default()), &names);
        assert_eq!(plain, ["3", "", "5", "", "the mayor;Loran Post", "1", "POINT (-38.4 45.2)"]);
        let by_rule = cells(&ged(&case, &Asked { best: Best::Median, ..Asked::default() }), &names);
        assert_eq!(by_rule[..4], ["3", "3", "5", "3"]);
        let status = cells(&ged(&case, &Asked { best: Best::Median, ..Asked::default() }), &["code_status"]);
        assert!(status[0].ends_with("best: the median of the independent origins"), "{status:?}");
    }
}
