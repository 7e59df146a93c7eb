//! The table of statements: a row for each saying, or each piece of one that its cue breaks.

use sayso_case::{Incident, Statement};
use sayso_text::Span;

use crate::index::Index;
use crate::row::{Row, Words, words};
use crate::table::{Cell, Column, Kind, Table, column, once};

struct It<'c> {
    said: &'c Statement,
    incident: Option<&'c Incident>,
    text: &'c str,
}

impl<'c> It<'c> {
    fn at(&self, span: Option<Span>) -> Cell {
        Cell::known(span.map(|s| s.of(self.text)))
    }
}

pub(super) fn table(index: &Index) -> Table {
    let mut rows = Vec::new();
    for read in &index.case.reports {
        for said in &read.findings.statements {
            if let Some(words) = Words::at(read, said.span) {
                let it = It { said, incident: index.incident_of(&said.id), text: &read.report.text };
                rows.push(Row { words, it });
            }
        }
    }
    Table::of("statements", &columns(), &rows)
}

fn columns<'c>() -> Vec<Column<Row<'c, It<'c>>>> {
    use Kind::Text;
    let mut all = vec![
        column("id", Text, "id", "The statement", |r: &Row<'c, It<'c>>| Cell::text(r.it.said.id.as_str())),
        column("saying", Text, "id", "The same for all pieces of one saying: the first piece", |r| {
            Cell::text(r.it.said.saying.as_str())
        }),
        column("within", Text, "id", "The statement in whose content this one stands", |r| {
            Cell::known(r.it.said.within.as_ref().map(|id| id.as_str()))
        }),
        column("incident", Text, "id", "The incident it tells of", |r| {
            Cell::known(r.it.incident.map(|i| i.id.as_str()))
        }),
        column("source", Text, "", "The words for the speaker", |r| r.it.at(r.it.said.source)),
        column("cue", Text, "", "The words that carry the saying", |r| r.it.at(r.it.said.cue)),
        column("speaker", Text, "", "Who is reported to have said it; empty where nobody is named", |r| {
            Cell::known(r.it.said.speaker.name.as_deref())
        }),
        column("speaker_kind", Text, "", "person, body, side or unnamed", |r| {
            Cell::text(r.it.said.speaker.kind.as_str())
        }),
        column("speaker_role", Text, "", "The speaker's office, as the report calls it", |r| {
            Cell::known(r.it.said.speaker.role.as_deref())
        }),
        column("speaker_body", Text, "", "The body that the speaker speaks for", |r| {
            Cell::known(r.it.said.speaker.body.as_deref())
        }),
        column("also", Text, "parted by ` / `", "The others who are given as having said it too", |r| {
            Cell::all(r.it.said.also.iter().filter_map(|s| s.name.as_deref()))
        }),
        column(
            "chain",
            Text,
            "parted by ` > `",
            "How the saying came to us: publisher, outer speakers, speaker",
            |r| Cell::text(once(r.it.said.chain.iter().flatten()).join(" > ")),
        ),
        column("manner", Text, "", "How it is said: say, claim, deny, accuse, ...", |r| {
            Cell::text(r.it.said.manner.as_str())
        }),
        column("polarity", Text, "", "affirmed, or negated (\"did not confirm\")", |r| {
            Cell::text(r.it.said.polarity.as_str())
        }),
        column("form", Text, "", "direct, indirect or mixed", |r| Cell::text(r.it.said.form.as_str())),
    ];
    all.extend(words());
    all
}
