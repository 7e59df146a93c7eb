//! The table of named victims: a row for each place where one is named, so that nobody's spelling or age is merged with another's.

use std::collections::BTreeMap;

use sayso_case::{FindingId, Incident, JoinedVictim, Victim};

use crate::index::Index;
use crate::row::{Row, Words, words};
use crate::table::{Cell, Column, Kind, Table, column};

struct It<'c> {
    joined: Option<&'c JoinedVictim>,
    named: &'c Victim,
    incident: Option<&'c Incident>,
}

pub(super) fn table(index: &Index) -> Table {
    let joined: BTreeMap<&FindingId, &JoinedVictim> =
        index.case.victims.iter().flat_map(|v| v.findings.iter().map(move |(_, id)| (id, v))).collect();
    let mut rows = Vec::new();
    for read in &index.case.reports {
        for named in &read.findings.victims {
            if let Some(words) = Words::at(read, named.span) {
                let it = It { joined: joined.get(&named.id).copied(), named, incident: index.incident_of(&named.id) };
                rows.push(Row { words, it });
            }
        }
    }
    Table::of("victims", &columns(), &rows)
}

fn columns<'c>() -> Vec<Column<Row<'c, It<'c>>>> {
    use Kind::{Text, Whole};
    let mut all: Vec<Column<Row<'c, It<'c>>>> = vec![
        column("id", Text, "id", "This naming", |r| Cell::text(r.it.named.id.as_str())),
        column("victim", Text, "id", "The person, the same for all namings that were joined", |r| {
            Cell::known(r.it.joined.map(|v| v.id.as_str()))
        }),
        column(
            "names",
            Text,
            "parted by ` / `",
            "Every spelling of the name in the case, in order of first use",
            |r| Cell::all(r.it.joined.iter().flat_map(|v| &v.names)),
        ),
        column("incident", Text, "id", "The incident it tells of", |r| {
            Cell::known(r.it.incident.map(|i| i.id.as_str()))
        }),
        column("name", Text, "", "The name as written here", |r| Cell::text(r.it.named.name.as_str())),
        column("age", Whole, "years", "Age, as said here", |r| Cell::count(r.it.named.age.map(u64::from))),
        column("role", Text, "", "Rank or role, in the report's words", |r| Cell::known(r.it.named.role.as_deref())),
        column("outcome", Text, "", "What became of them: killed, wounded, missing or detained", |r| {
            Cell::text(r.it.named.outcome.as_str())
        }),
        column("side", Text, "", "Whose, as said here", |r| {
            Cell::known(r.it.named.side.as_ref().map(|s| s.value.as_str()))
        }),
        column("statement", Text, "id", "The statement it hangs on", |r| {
            Cell::known(r.it.named.statement.as_ref().map(|id| id.as_str()))
        }),
        column(
            "speaker",
            Text,
            "",
            "Who names them; empty where the report does so in its own voice, or nobody is named",
            |r| Cell::known(r.it.named.speaker.name.as_deref()),
        ),
        column("speaker_kind", Text, "", "person, body, side, unnamed, or narrator for the report's own voice", |r| {
            Cell::text(r.it.named.speaker.kind.as_str())
        }),
    ];
    all.extend(words());
    all
}
