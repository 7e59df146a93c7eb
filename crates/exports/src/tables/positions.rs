//! The table of positions: a row for each answer to a question, with all who give it and the words of the first of them.

use super::answers::{It, about};
use crate::index::Index;
use crate::row::{Row, Words, words};
use crate::table::{Cell, Column, Kind, Table, column};

pub(super) fn table(index: &Index) -> Table {
    let mut rows = Vec::new();
    for point in &index.case.points {
        let label = index.incident(&point.incident).map_or("", |i| i.label.as_str());
        for position in &point.positions {
            let words = position.claims.iter().find_map(|c| Words::at(index.report(&c.report)?, c.span));
            if let Some(words) = words {
                rows.push(Row { words, it: It { point, position, claim: None, label, speaker_side: None } });
            }
        }
    }
    Table::of("positions", &columns(), &rows)
}

fn columns<'c>() -> Vec<Column<Row<'c, It<'c>>>> {
    use Kind::{Text, Whole};
    let mut all = about();
    all.extend([
        column("origins", Whole, "origins", "How many independent origins give it", |r: &Row<'c, It<'c>>| {
            Cell::number(r.it.position.origins)
        }),
        column("claims", Whole, "claims", "How many findings give it", |r| Cell::number(r.it.position.claims.len())),
        column(
            "speakers",
            Text,
            "parted by ` / `",
            "Who gives it; reports in their own voice are not among them",
            |r| Cell::all(r.it.position.claims.iter().filter_map(|c| c.speaker.as_deref())),
        ),
    ]);
    all.extend(words());
    all
}
