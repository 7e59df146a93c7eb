//! `sayso points`: incidents, the questions on them, and every answer; of one answer, by which rules it was found.

use sayso_contract::{AlsoSaidLine, ClaimLine, Line, PointLine, PositionLine, points_lines};

use super::in_words::{Reports, once, word};
use super::incidents;
use super::view::View;
use crate::input_args::Input;
use crate::intake::Intake;
use crate::made::made;
use crate::number::count;
use crate::output::{AllWell, Look, Out, Stop, one_line};
use crate::table::Table;

pub const VIEW: View = View { lines: points_lines, text, table, nothing: "No incidents were found in these reports." };

/// So many questions of an incident are shown to people.
const SHOWN: usize = 7;

fn text(lines: &[Line], reports: &Reports<'_>, look: Look) -> String {
    let mut text = String::new();
    let mut shown = 0;
    let mut also: Vec<&AlsoSaidLine> = Vec::new();
    for line in lines {
        match line {
            Line::Incident(incident) => {
                text.push_str(&rest(shown, &also));
                (shown, also) = (0, Vec::new());
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(&look.bold(&incidents::heading(incident)));
                text.push('\n');
            }
            Line::Point(point) => {
                shown += 1;
                if shown > SHOWN {
                    continue;
                }
                let mark = mark(point).map(|m| format!(" ({m})")).unwrap_or_default();
                text.push_str(&format!("\n  {}{mark}\n", look.bold(&one_line(&point.question))));
                let mut answers = Table::with(&["answer", "denies", "origins", "speakers"]);
                for position in &point.positions {
                    answers.rows.push(vec![
                        position.value.clone(),
                        denied(position, &point.positions),
                        position.origins.to_string(),
                        once(position.claims.iter().map(|c| speaker(reports, c))),
                    ]);
                }
                text.push_str(&answers.text(look, "    "));
            }
            Line::AlsoSaid(said) => also.push(said),
            _ => {}
        }
    }
    text.push_str(&rest(shown, &also));
    let of = |type_name: &str| lines.iter().filter(|line| line.type_name() == type_name).count();
    text + &format!(
        "\n{}, {}. Every claim with its sentence: --json\n",
        count(of("incident"), "incident", "incidents"),
        count(of("point"), "point", "points")
    )
}

/// What is not shown of an incident.
fn rest(points: usize, also: &[&AlsoSaidLine]) -> String {
    let more = points.saturating_sub(SHOWN);
    let mut parts = Vec::new();
    if more > 0 {
        parts.push(count(more, "more question", "more questions"));
    }
    let said: usize = also.iter().map(|a| a.claims.len()).sum();
    if said > 0 {
        let by = count(also.len(), "speaker", "speakers");
        parts.push(format!("{} by {by}", count(said, "more saying", "more sayings")));
    }
    if parts.is_empty() { String::new() } else { format!("\n  {}: --json\n", parts.join(", ")) }
}

/// The speaker as people are shown: nobody named is not the report.
fn speaker(reports: &Reports<'_>, claim: &ClaimLine) -> String {
    match &claim.speaker {
        None if !claim.own_voice => "(nobody named)".to_owned(),
        name => reports.speaker(name.as_deref(), &claim.report),
    }
}

/// The mark as it is printed.
fn mark(point: &PointLine) -> Option<String> {
    word(&point.mark?)
}

/// Says of one point or position on whose words and by which rules it stands.
pub fn explain(input: &Input, id: &str) -> Result<AllWell, Stop> {
    let (case, all_well) = Intake::open(input)?.case()?;
    let Some(case) = case else { return Ok(all_well) };
    let lines = made("the lines", || points_lines(&case))?;
    let reports = Reports::of(&case);
    let points = lines.iter().filter_map(|line| match line {
        Line::Point(point) => Some(point),
        _ => None,
    });
    let found = points.into_iter().find(|p| p.id == id || p.positions.iter().any(|q| q.id == id));
    let Some(point) = found else {
        return Err(Stop::Failed(format!("there is no point or position {id:?}; ids are in the output of --json.")));
    };
    let mut out = Out::open();
    out.text(&made("the text", || explained(point, id, &reports))?)?;
    out.close()?;
    Ok(all_well)
}

fn explained(point: &PointLine, id: &str, reports: &Reports<'_>) -> String {
    let mark = mark(point).unwrap_or_else(|| "no mark".to_owned());
    let mut text = format!("{}\n  {}, {mark}\n", one_line(&point.question), word(&point.kind).unwrap_or_default());
    for position in point.positions.iter().filter(|p| point.id == id || p.id == id) {
        text.push_str(&format!(
            "\n  {}: {}\n  compared as: {}\n",
            position.id,
            one_line(&position.value),
            one_line(&position.canonical)
        ));
        let denies = denied(position, &point.positions);
        if !denies.is_empty() {
            text.push_str(&format!("  denies: {}\n", one_line(&denies)));
        }
        for rule in &position.rules {
            let what = sayso_incidents::rule(rule).unwrap_or_default();
            text.push_str(&format!("  rule {rule}: {what}\n"));
        }
        for claim in &position.claims {
            let mut via = claim.chain.clone();
            via.push(word(&claim.how).unwrap_or_default());
            text.push_str(&format!(
                "    {} ({}), {}: {}\n",
                one_line(&speaker(reports, claim)),
                one_line(&via.join(" > ")),
                one_line(&reports.path(&claim.report)),
                one_line(&claim.sentence)
            ));
        }
    }
    text
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
        "kind",
        "mark",
        "answer",
        "denies",
        "how",
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
                    word(&point.kind).unwrap_or_default(),
                    mark(point).unwrap_or_default(),
                    position.value.clone(),
                    denied(position, &point.positions),
                    word(&claim.how).unwrap_or_default(),
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
