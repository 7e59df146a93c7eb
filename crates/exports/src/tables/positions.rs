//! The table of positions: a row for each answer to a question, with all who give it and the words of the first of them.

use super::points::{It, word};
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

/// The columns for a question and an answer, which points and positions share.
pub(super) fn about<'c>() -> Vec<Column<Row<'c, It<'c>>>> {
    use Kind::Text;
    vec![
        column("point", Text, "id", "The question", |r: &Row<'c, It<'c>>| Cell::text(r.it.point.id.as_str())),
        column("incident", Text, "id", "The incident it is about", |r| Cell::text(r.it.point.incident.as_str())),
        column("label", Text, "", "Words by which that incident is known", |r| Cell::text(r.it.label)),
        column("question", Text, "", "The question in plain words", |r| Cell::text(r.it.point.question.as_str())),
        column("attribute", Text, "", "What kind of question: killed, perpetrator, first_fire, ...", |r| {
            Cell::known(word(&r.it.point.attribute))
        }),
        column("kind", Text, "", "question, fact or series", |r| Cell::known(word(&r.it.point.kind))),
        column("mark", Text, "", "How its answers stand to one another: disputed, agreed, open, revised", |r| {
            Cell::known(r.it.point.mark.and_then(|m| word(&m)))
        }),
        column("position", Text, "id", "The answer", |r| Cell::text(r.it.position.id.as_str())),
        column("value", Text, "", "The answer in the speakers' own words", |r| {
            Cell::text(r.it.position.value.as_str())
        }),
        column("canonical", Text, "", "The answer as it is compared: a number, a party, a pole", |r| {
            Cell::text(r.it.position.canonical.as_str())
        }),
        column("denies", Text, "id", "The answer that this one denies", |r| {
            Cell::known(r.it.position.denies.as_ref().map(|id| id.as_str()))
        }),
    ]
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
