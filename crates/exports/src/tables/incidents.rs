//! The table of incidents: a row for each telling of one, with the first sentence of what that report tells.

use sayso_case::{EventType, Happening, Incident, Located, WherePrecision};

use crate::index::Index;
use crate::row::{Row, Words, words};
use crate::table::{Cell, Column, Kind, Table, column};

struct It<'c> {
    incident: &'c Incident,
    /// `None` where it is only known that findings of the report tell of it.
    told: Option<&'c Happening>,
    telling: usize,
}

pub(super) fn table(index: &Index) -> Table {
    let mut rows = Vec::new();
    for incident in &index.case.incidents {
        for (k, (told, words)) in tellings(index, incident).into_iter().enumerate() {
            rows.push(Row { words, it: It { incident, told, telling: k + 1 } });
        }
    }
    Table::of("incidents", &columns(), &rows)
}

/// What each report tells of an incident with the words it begins with; for an incident of which no tellings are kept, the first
/// finding of each report.
pub(crate) fn tellings<'c>(index: &Index<'c>, incident: &'c Incident) -> Vec<(Option<&'c Happening>, Words<'c>)> {
    let told = incident.happenings.iter().filter_map(|h| {
        let words = Words::at(index.report(&h.report)?, h.sentence)?;
        Some((Some(h), words))
    });
    let told: Vec<_> = told.collect();
    if !told.is_empty() {
        return told;
    }
    let reports = incident.reports.iter().filter_map(|id| index.report(id));
    reports.filter_map(|read| Some((None, first(read, incident)?))).collect()
}

fn first<'c>(read: &'c sayso_case::ReadReport, incident: &Incident) -> Option<Words<'c>> {
    let found = &read.findings;
    let of_it = |id: &sayso_case::FindingId| incident.findings.contains(id);
    let events = found.events.iter().map(|e| (&e.id, e.span));
    let figures = found.figures.iter().map(|f| (&f.id, f.span));
    let said = found.statements.iter().map(|s| (&s.id, s.span));
    let all = events.chain(figures).chain(said);
    let span = all.filter(|(id, _)| of_it(id)).map(|(_, span)| span).min()?;
    Words::at(read, span)
}

impl<'c> It<'c> {
    fn located(&self) -> Option<&'c Located> {
        self.incident.located.as_ref()
    }
}

fn columns<'c>() -> Vec<Column<Row<'c, It<'c>>>> {
    use Kind::{Decimal, Text, Whole, YesNo};
    let mut all: Vec<Column<Row<'c, It<'c>>>> = vec![
        column("id", Text, "id", "The incident", |r| Cell::text(r.it.incident.id.as_str())),
        column(
            "telling",
            Whole,
            "",
            "Which row of this incident it is, from 1: rows with 1 are each incident once",
            |r| Cell::number(r.it.telling),
        ),
        column("label", Text, "", "Words by which it is known", |r| Cell::text(r.it.incident.label.as_str())),
        column("event_type", Text, "", "The kind that most reports give it", |r| {
            Cell::known(r.it.incident.event_type.map(EventType::as_str))
        }),
        column("when", Text, "ISO 8601", "A day or an interval, over all reports", |r| {
            Cell::known(r.it.incident.when.map(|w| w.to_string()))
        }),
        column(
            "date_prec",
            Whole,
            "class 1 to 5",
            "How well that is known: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 more",
            |r| Cell::count(r.it.incident.date_prec.map(u64::from)),
        ),
        column("place", Text, "parted by ` / `", "Its place as written, every name of it", |r| {
            Cell::all(&r.it.incident.places)
        }),
        column("latitude", Decimal, "degrees north", "Where that is", |r| {
            Cell::degrees(r.it.located().and_then(|l| l.latitude))
        }),
        column("longitude", Decimal, "degrees east", "Where that is", |r| {
            Cell::degrees(r.it.located().and_then(|l| l.longitude))
        }),
        column(
            "where_prec",
            Whole,
            "class 1 to 7",
            "How well the place is known: 1 the very place, 2 near, 3 district, 4 province, 5 line, 6 country, 7 open waters",
            |r| Cell::count(r.it.located().and_then(|l| l.precision).map(|p| u64::from(WherePrecision::number(p)))),
        ),
        column("geonames", Whole, "GeoNames id", "The place; empty where reports leave open which it is", |r| {
            Cell::count(r.it.located().and_then(|l| l.chosen).map(|id| u64::from(id.0)))
        }),
        column("reports", Whole, "reports", "How many tell of it or mention it", |r| {
            Cell::number(r.it.incident.reports.len())
        }),
        column("origins", Whole, "origins", "How many independent origins these have", |r| {
            Cell::number(r.it.incident.origins)
        }),
        column("rank", Whole, "", "1 for the first of the case", |r| Cell::number(r.it.incident.rank)),
        column("fold", Text, "", "one_report or background, where lists fold it", |r| {
            Cell::known(r.it.incident.fold.map(|f| match f {
                sayso_case::Fold::OneReport => "one_report",
                sayso_case::Fold::Background => "background",
            }))
        }),
        column("told", YesNo, "", "Whether this report tells of it, or only mentions it", |r| {
            r.it.told.map_or(Cell::Null, |h| Cell::YesNo(h.told))
        }),
        column("told_when", Text, "ISO 8601", "When, as this report tells it", |r| {
            Cell::known(r.it.told.and_then(|h| h.when).map(|w| w.to_string()))
        }),
        column("told_places", Text, "parted by ` / `", "The places as this report writes them", |r| {
            Cell::all(r.it.told.iter().flat_map(|h| &h.places))
        }),
        column("told_kinds", Text, "parted by ` / `", "The kinds of its events in this report", |r| {
            Cell::all(r.it.told.iter().flat_map(|h| &h.kinds).map(|k| k.as_str()))
        }),
    ];
    all.extend(words());
    all
}
