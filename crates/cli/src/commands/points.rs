//! `sayso points`: incidents, the questions on them, and every answer.

use sayso_contract::{Line, PositionLine, points_lines};

use super::{Reports, View, incidents, once};
use crate::number::count;
use crate::output::Look;
use crate::table::Table;

pub const VIEW: View = View { lines: points_lines, text, table, nothing: "No incidents were found in these reports." };

fn text(lines: &[Line], reports: &Reports<'_>, look: Look) -> String {
    let mut text = String::new();
    for line in lines {
        match line {
            Line::Incident(incident) => {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(&look.bold(&incidents::heading(incident)));
                text.push('\n');
            }
            Line::Point(point) => {
                text.push_str(&format!("\n  {}\n", look.bold(&crate::output::one_line(&point.question))));
                let mut answers = Table::with(&["answer", "denies", "origins", "speakers"]);
                for position in &point.positions {
                    answers.rows.push(vec![
                        position.value.clone(),
                        denied(position, &point.positions),
                        position.origins.to_string(),
                        once(position.claims.iter().map(|c| reports.speaker(c.speaker.as_deref(), &c.report))),
                    ]);
                }
                text.push_str(&answers.text(look, "    "));
            }
            _ => {}
        }
    }
    let points = lines.iter().filter(|line| matches!(line, Line::Point(_))).count();
    text + &format!(
        "\n{}, {}. Every claim with its sentence: --json\n",
        count(lines.len() - points, "incident", "incidents"),
        count(points, "point", "points")
    )
}

/// What the position denies, in that position's words.
fn denied(position: &PositionLine, all: &[PositionLine]) -> String {
    let Some(id) = &position.denies else {
        return String::new();
    };
    all.iter().find(|other| &other.id == id).map_or_else(|| id.clone(), |other| other.value.clone())
}

/// A row a claim.
fn table(lines: &[Line], reports: &Reports<'_>) -> Table {
    let mut table = Table::with(&[
        "incident",
        "question",
        "attribute",
        "answer",
        "denies",
        "speaker",
        "report",
        "path",
        "start",
        "end",
        "sentence",
    ]);
    for line in lines {
        let Line::Point(point) = line else { continue };
        for position in &point.positions {
            for claim in &position.claims {
                table.rows.push(vec![
                    reports.incident(Some(&point.incident)),
                    point.question.clone(),
                    point.attribute_word(),
                    position.value.clone(),
                    denied(position, &point.positions),
                    claim.speaker.clone().unwrap_or_default(),
                    claim.report.clone(),
                    reports.path(&claim.report),
                    claim.span.start.to_string(),
                    claim.span.end.to_string(),
                    claim.sentence.clone(),
                ]);
            }
        }
    }
    table
}
