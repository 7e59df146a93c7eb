//! What casualty recorders ask for (Every Casualty, *Standards for Casualty Recording*, 2016; OHCHR, *Guidance on Casualty Recording*,
//! 2019): a row a victim, or a row an incident, with date, place, who, how, by whom as said, status as said, and every source.

use std::collections::BTreeMap;

use sayso_case::{Case, FindingId, JoinedVictim, Outcome, Victim, WherePrecision};

use crate::citation::Citation;
use crate::index::Index;
use crate::row::{Row, Words, words};
use crate::table::{Cell, Column, Kind, Table, column, once};
use crate::told::{self, Asked, Told};
use crate::toll::Toll;

/// What both kinds of rows say of the incident.
struct About<'c> {
    told: Option<Told<'c>>,
    actors: String,
}

impl<'c> About<'c> {
    fn of(index: &Index<'c>, told: Option<Told<'c>>) -> Self {
        let actors = told.as_ref().map(|t| t.accused(index)).unwrap_or_default();
        About { told, actors }
    }
}

trait HasAbout<'c> {
    fn about(&self) -> &About<'c>;
}

struct OfVictim<'c> {
    victim: &'c JoinedVictim,
    namings: Vec<Words<'c>>,
    about: About<'c>,
    speakers: Vec<String>,
}

struct OfIncident<'c> {
    about: About<'c>,
    named: String,
    sources: String,
    killed: Numbers,
    wounded: Numbers,
    missing: Numbers,
    detained: Numbers,
}

struct Numbers {
    low: Option<u64>,
    high: Option<u64>,
    words: String,
}

impl<'c> HasAbout<'c> for OfVictim<'c> {
    fn about(&self) -> &About<'c> {
        &self.about
    }
}

impl<'c> HasAbout<'c> for OfIncident<'c> {
    fn about(&self) -> &About<'c> {
        &self.about
    }
}

/// A row a victim.
pub fn victims(case: &Case) -> Table {
    let index = Index::of(case);
    let named: BTreeMap<&FindingId, &Victim> =
        case.reports.iter().flat_map(|r| r.findings.victims.iter().map(|v| (&v.id, v))).collect();
    let mut rows = Vec::new();
    for victim in &case.victims {
        let at =
            |(report, id): &'_ (sayso_case::ReportId, FindingId)| Words::at(index.report(report)?, named.get(id)?.span);
        let namings: Vec<Words> = victim.findings.iter().filter_map(at).collect();
        let Some(first) = namings.first().copied() else { continue };
        let incident = victim.findings.iter().find_map(|(_, id)| index.incident_of(id));
        let told = incident.and_then(|i| Told::of(&index, i));
        let speakers = victim.findings.iter().zip(&victim.speakers);
        let speakers = once(speakers.map(|((report, _), s)| index.voice(s.as_deref(), report)));
        rows.push(Row { words: first, it: OfVictim { victim, namings, about: About::of(&index, told), speakers } });
    }
    let mut columns = of_victim();
    columns.extend(about());
    columns.extend(words());
    Table::of("casualties of victims", &columns, &rows)
}

/// A row an incident.
pub fn incidents(case: &Case, asked: &Asked) -> Table {
    let index = Index::of(case);
    let mut rows = Vec::new();
    for told in told::incidents(&index, asked) {
        let Some(first) = told.words.first().copied() else { continue };
        let numbers = |outcome| {
            let toll = Toll::of(&index, told.incident, outcome);
            Numbers { low: toll.low(), high: toll.high(), words: toll.in_words(&index).join(". ") }
        };
        let (killed, wounded) = (numbers(Outcome::Killed), numbers(Outcome::Wounded));
        let (missing, detained) = (numbers(Outcome::Missing), numbers(Outcome::Detained));
        let own = |v: &&JoinedVictim| v.findings.iter().any(|(_, id)| told.incident.findings.contains(id));
        let named = once(case.victims.iter().filter(own).map(|v| v.names.join(" = "))).join(" / ");
        let sources = told.citations(&index);
        let it =
            OfIncident { about: About::of(&index, Some(told)), named, sources, killed, wounded, missing, detained };
        rows.push(Row { words: first, it });
    }
    let mut columns = about();
    columns.extend(of_incident());
    columns.extend(words());
    Table::of("casualties of incidents", &columns, &rows)
}

fn of_victim<'c>() -> Vec<Column<Row<'c, OfVictim<'c>>>> {
    use Kind::{Text, Whole};
    vec![
        column("victim", Text, "id", "The person", |r: &Row<'c, OfVictim<'c>>| Cell::text(r.it.victim.id.as_str())),
        column(
            "name",
            Text,
            "parted by ` / `",
            "Every spelling of the name, in order of first use; none is preferred",
            |r| Cell::all(&r.it.victim.names),
        ),
        column("age", Text, "years, parted by ` / `", "Every age given", |r| {
            Cell::all(r.it.victim.ages.iter().map(u32::to_string))
        }),
        column("sex", Text, "", "Always empty: the program does not look for it", |_| Cell::Null),
        column("role", Text, "parted by ` / `", "Ranks, roles and offices, in the reports' words", |r| {
            Cell::all(&r.it.victim.roles)
        }),
        column(
            "status",
            Text,
            "parted by ` / `",
            "What became of the person, as said: killed, wounded, missing, detained",
            |r| Cell::all(r.it.victim.outcomes.iter().map(|o| o.as_str())),
        ),
        column("side", Text, "parted by ` / `", "Whose, as said", |r| Cell::all(&r.it.victim.sides)),
        column(
            "named_by",
            Text,
            "parted by ` / `",
            "Who names the person; a report in its own voice by its publisher",
            |r| Cell::all(&r.it.speakers),
        ),
        column("sources", Text, "parted by ` | `", "Each report that names the person, as a citation in words", |r| {
            Cell::text(once(r.it.namings.iter().map(|w| Citation::of(w.report).plain())).join(" | "))
        }),
        column("number_of_sources", Whole, "reports", "How many reports name the person", |r| {
            Cell::number(once(r.it.namings.iter().map(|w| w.report.id.as_str())).len())
        }),
        column("sentences", Text, "parted by ` | `", "Every sentence in which the person is named", |r| {
            Cell::text(once(r.it.namings.iter().map(|w| w.sentence)).join(" | "))
        }),
    ]
}

fn about<'c, T: HasAbout<'c>>() -> Vec<Column<Row<'c, T>>> {
    use Kind::{Decimal, Text, Whole};
    vec![
        column("incident", Text, "id", "The incident", |r: &Row<'c, T>| {
            Cell::known(r.it.about().told.as_ref().map(|t| t.incident.id.as_str()))
        }),
        column("label", Text, "", "Words by which it is known", |r| {
            Cell::known(r.it.about().told.as_ref().map(|t| t.incident.label.as_str()))
        }),
        column("incident_date", Text, "ISO 8601", "When it happened: a day or an interval", |r| {
            Cell::known(r.it.about().told.as_ref().and_then(|t| t.incident.when).map(|w| w.to_string()))
        }),
        column(
            "date_prec",
            Whole,
            "class 1 to 5",
            "How well that is known: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 more",
            |r| Cell::count(r.it.about().told.as_ref().and_then(|t| t.incident.date_prec).map(u64::from)),
        ),
        column("place", Text, "parted by ` / `", "The place under every name of it", |r| {
            Cell::all(r.it.about().told.iter().flat_map(|t| &t.incident.places))
        }),
        column("latitude", Decimal, "degrees north", "Where that is", |r| {
            Cell::degrees(r.it.about().told.as_ref().and_then(|t| t.incident.located.as_ref()?.latitude))
        }),
        column("longitude", Decimal, "degrees east", "Where that is", |r| {
            Cell::degrees(r.it.about().told.as_ref().and_then(|t| t.incident.located.as_ref()?.longitude))
        }),
        column(
            "where_prec",
            Whole,
            "class 1 to 7",
            "How well the place is known: 1 the very place, 2 near, 3 district, 4 province, 5 line, 6 country, 7 open waters",
            |r| {
                let precision = r.it.about().told.as_ref().and_then(|t| t.incident.located.as_ref()?.precision);
                Cell::count(precision.map(|p| u64::from(WherePrecision::number(p))))
            },
        ),
        column(
            "kind_of_death",
            Text,
            "",
            "The kind of deed that most reports give the incident; no cause of death is made out",
            |r| Cell::known(r.it.about().told.as_ref().and_then(|t| t.incident.event_type).map(|k| k.as_str())),
        ),
        column(
            "actors",
            Text,
            "parted by `; `",
            "Who is said to have done it or fired first, each answer with those who give it",
            |r| Cell::text(r.it.about().actors.as_str()),
        ),
    ]
}

fn of_incident<'c>() -> Vec<Column<Row<'c, OfIncident<'c>>>> {
    use Kind::{Text, Whole};
    let mut all: Vec<Column<Row<'c, OfIncident<'c>>>> = vec![
        column("killed_low", Whole, "people", "The smallest number given for the whole incident", |r| {
            Cell::count(r.it.killed.low)
        }),
        column("killed_high", Whole, "people", "The largest", |r| Cell::count(r.it.killed.high)),
        column("killed", Text, "parted by `. `", "Every range with the names at its ends", |r| {
            Cell::text(r.it.killed.words.as_str())
        }),
        column("wounded_low", Whole, "people", "The smallest number given for the whole incident", |r| {
            Cell::count(r.it.wounded.low)
        }),
        column("wounded_high", Whole, "people", "The largest", |r| Cell::count(r.it.wounded.high)),
        column("wounded", Text, "parted by `. `", "Every range with the names at its ends", |r| {
            Cell::text(r.it.wounded.words.as_str())
        }),
        column("missing_low", Whole, "people", "The smallest number given for the whole incident", |r| {
            Cell::count(r.it.missing.low)
        }),
        column("missing_high", Whole, "people", "The largest", |r| Cell::count(r.it.missing.high)),
        column("missing", Text, "parted by `. `", "Every range with the names at its ends", |r| {
            Cell::text(r.it.missing.words.as_str())
        }),
        column("detained_low", Whole, "people", "The smallest number given for the whole incident", |r| {
            Cell::count(r.it.detained.low)
        }),
        column("detained_high", Whole, "people", "The largest", |r| Cell::count(r.it.detained.high)),
        column("detained", Text, "parted by `. `", "Every range with the names at its ends", |r| {
            Cell::text(r.it.detained.words.as_str())
        }),
    ];
    all.extend([
        column(
            "victims",
            Text,
            "parted by ` / `",
            "Who is named, spellings joined by ` = `",
            |r: &Row<'c, OfIncident<'c>>| Cell::text(r.it.named.as_str()),
        ),
        column("sources", Text, "parted by ` | `", "Each report as a citation in words", |r| {
            Cell::text(r.it.sources.as_str())
        }),
        column("number_of_sources", Whole, "reports", "How many reports tell of it or mention it", |r| {
            Cell::number(r.it.about.told.as_ref().map_or(0, |t| t.incident.reports.len()))
        }),
        column("origins", Whole, "origins", "How many independent origins these have", |r| {
            Cell::number(r.it.about.told.as_ref().map_or(0, |t| t.incident.origins))
        }),
        column("sentences", Text, "parted by ` | `", "How each report begins to tell it", |r| {
            Cell::text(r.it.about.told.as_ref().map(Told::sentences).unwrap_or_default())
        }),
    ]);
    all
}
