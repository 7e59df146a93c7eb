//! What the tables of points and of positions share: a question with one of its answers, and the columns for both.

use sayso_case::{Claim, Point, Position};

use crate::row::Row;
use crate::table::{Cell, Column, Kind, column};

/// A question, one of its answers, and one who gives it.
pub(super) struct It<'c> {
    pub point: &'c Point,
    pub position: &'c Position,
    pub claim: Option<&'c Claim>,
    pub label: &'c str,
    pub speaker_side: Option<&'c str>,
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

/// A word of one of the contract's lists, as it is printed.
pub(super) fn word(value: &impl serde::Serialize) -> Option<String> {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned))
}
