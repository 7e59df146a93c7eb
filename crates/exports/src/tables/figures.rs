//! The table of figures: a row for each number found, with what the ledger makes of it.

use std::collections::BTreeMap;

use sayso_case::{Entry, Figure, FindingId, Incident, LedgerLine};
use sayso_text::Span;

use crate::index::Index;
use crate::row::{Row, Words, words};
use crate::table::{Cell, Column, Kind, Table, column};

struct It<'c> {
    figure: &'c Figure,
    entry: Option<(&'c LedgerLine, &'c Entry)>,
    incident: Option<&'c Incident>,
    speaker_side: Option<&'c str>,
    text: &'c str,
}

impl It<'_> {
    fn at(&self, span: Option<Span>) -> Cell {
        Cell::known(span.map(|s| s.of(self.text)))
    }
}

fn id(id: Option<&FindingId>) -> Cell {
    Cell::known(id.map(FindingId::as_str))
}

pub(super) fn table(index: &Index) -> Table {
    let lines = index.case.ledger.iter().flat_map(|l| l.entries.iter().map(move |e| (&e.figure, (l, e))));
    let entries: BTreeMap<&FindingId, (&LedgerLine, &Entry)> = lines.collect();
    let mut rows = Vec::new();
    for read in &index.case.reports {
        for figure in &read.findings.figures {
            let Some(words) = Words::at(read, figure.span) else { continue };
            let entry = entries.get(&figure.id).copied();
            let of_line = entry.and_then(|(line, _)| line.incident.as_ref()).and_then(|id| index.incident(id));
            let it = It {
                figure,
                entry,
                incident: of_line,
                speaker_side: entry.and_then(|(_, e)| index.side(e.speaker_side.as_ref())),
                text: &read.report.text,
            };
            rows.push(Row { words, it });
        }
    }
    Table::of("figures", &columns(), &rows)
}

fn columns<'c>() -> Vec<Column<Row<'c, It<'c>>>> {
    use Kind::{Text, Whole, YesNo};
    let mut all: Vec<Column<Row<'c, It<'c>>>> = vec![
        column("id", Text, "id", "The figure", |r| Cell::text(r.it.figure.id.as_str())),
        column(
            "incident",
            Text,
            "id",
            "The incident whose it is; empty for running totals and where it could not be made out",
            |r| Cell::known(r.it.incident.map(|i| i.id.as_str())),
        ),
        column("label", Text, "", "Words by which that incident is known", |r| {
            Cell::known(r.it.incident.map(|i| i.label.as_str()))
        }),
        column("low", Whole, "as `unit`", "Lowest count; empty where no lower bound is given", |r| {
            Cell::count(r.it.figure.low)
        }),
        column("high", Whole, "as `unit`", "Highest count; empty where no upper bound is given", |r| {
            Cell::count(r.it.figure.high)
        }),
        column("bound", Text, "", "exact, at_least, about, at_most or range", |r| {
            Cell::text(r.it.figure.bound.as_str())
        }),
        column("unit", Text, "", "What is counted", |r| Cell::text(r.it.figure.unit.as_str())),
        column("outcome", Text, "", "What became of them", |r| Cell::text(r.it.figure.outcome.as_str())),
        column("group", Text, "", "The words for the group", |r| r.it.at(r.it.figure.group)),
        column("described_as", Text, "", "A disputed description, as said", |r| r.it.at(r.it.figure.described_as)),
        column("side", Text, "", "Whose people or things they are, not who struck them", |r| {
            Cell::known(r.it.figure.side.as_ref().map(|s| s.value.as_str()))
        }),
        column("role", Text, "", "civilian, military, ...", |r| Cell::known(r.it.figure.role.map(|x| x.as_str()))),
        column("place", Text, "", "The words for the place", |r| r.it.at(r.it.figure.place)),
        column("when", Text, "ISO 8601", "A day, month, year, or an interval of two", |r| {
            Cell::known(r.it.figure.when.as_ref().map(|w| w.moment.to_string()))
        }),
        column("scope", Text, "", "incident, or total for a running total", |r| {
            Cell::known(r.it.figure.scope.map(|s| s.as_str()))
        }),
        column("denied", YesNo, "", "Whether it is said not to be so", |r| Cell::YesNo(r.it.figure.denied)),
        column("statement", Text, "id", "The statement it hangs on", |r| id(r.it.figure.statement.as_ref())),
        column(
            "speaker",
            Text,
            "",
            "Who gives it; empty where the report does so in its own voice, or nobody is named",
            |r| Cell::known(r.it.figure.speaker.name.as_deref()),
        ),
        column("speaker_kind", Text, "", "person, body, side, unnamed, or narrator for the report's own voice", |r| {
            Cell::text(r.it.figure.speaker.kind.as_str())
        }),
        column("speaker_side", Text, "", "The side that the speaker is of", |r| Cell::known(r.it.speaker_side)),
        column(
            "line",
            Text,
            "id",
            "The line of the ledger in which it stands: figures of one incident, outcome, side and role",
            |r| Cell::known(r.it.entry.map(|(line, _)| line.id.as_str())),
        ),
        column("class", Text, "", "The class of people that the incident's points tell apart", |r| {
            Cell::known(r.it.entry.and_then(|(line, _)| line.class.as_deref()))
        }),
        column("revises", Text, "id", "The figure of the same speaker that this one takes the place of", |r| {
            id(r.it.entry.and_then(|(_, e)| e.revises.as_ref()))
        }),
        column("repeats", Text, "id", "The figure that the same report gave before", |r| {
            id(r.it.entry.and_then(|(_, e)| e.repeats.as_ref()))
        }),
        column("part_of", Text, "id", "The figure in whose breakdown it stands", |r| {
            id(r.it.entry.and_then(|(_, e)| e.part_of.as_ref()))
        }),
        column("left_out", Text, "", "Why the range of its line is made without it; empty: it counts", |r| {
            Cell::known(r.it.entry.and_then(|(_, e)| e.left_out).map(|w| w.as_str()))
        }),
    ];
    all.extend(words());
    all
}
