//! The table of points: a row for each claim, that is, for everybody who gives an answer to a question.

use super::answers::{It, about, word};
use crate::index::Index;
use crate::row::{Row, Words, words};
use crate::table::{Cell, Column, Kind, Table, column};

pub(super) fn table(index: &Index) -> Table {
    let mut rows = Vec::new();
    for point in &index.case.points {
        let label = index.incident(&point.incident).map_or("", |i| i.label.as_str());
        for position in &point.positions {
            for claim in &position.claims {
                let words = index.report(&claim.report).and_then(|read| Words::at(read, claim.span));
                let speaker_side = index.side(claim.speaker_side.as_ref());
                if let Some(words) = words {
                    rows.push(Row { words, it: It { point, position, claim: Some(claim), label, speaker_side } });
                }
            }
        }
    }
    Table::of("points", &columns(), &rows)
}

fn columns<'c>() -> Vec<Column<Row<'c, It<'c>>>> {
    use Kind::{Text, YesNo};
    let mut all = about();
    all.extend([
        column("finding", Text, "id", "The finding that is the claim", |r: &Row<'c, It<'c>>| {
            Cell::known(r.it.claim.map(|c| c.finding.as_str()))
        }),
        column("claim", Text, "", "What sort of finding: statement, figure, event or mention", |r| {
            Cell::known(r.it.claim.and_then(|c| word(&c.kind)))
        }),
        column(
            "speaker",
            Text,
            "",
            "Who gives the answer; empty where the report does so in its own voice, or nobody is named",
            |r| Cell::known(r.it.claim.and_then(|c| c.speaker.as_deref())),
        ),
        column("speaker_side", Text, "", "The side that the speaker is of", |r| Cell::known(r.it.speaker_side)),
        column("own_voice", YesNo, "", "Whether the report says it in its own voice", |r| {
            r.it.claim.map_or(Cell::Null, |c| Cell::YesNo(c.own_voice))
        }),
        column("how", Text, "", "outright, hedged or relayed", |r| Cell::known(r.it.claim.and_then(|c| word(&c.how)))),
        column("chain", Text, "parted by ` > `", "Through whom it came to the report, from the outermost", |r| {
            Cell::text(r.it.claim.map(|c| c.chain.join(" > ")).unwrap_or_default())
        }),
    ]);
    all.extend(words());
    all
}
