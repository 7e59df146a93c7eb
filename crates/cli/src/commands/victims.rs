//! `sayso victims`: who is named as killed, wounded, missing or detained.

use sayso_contract::{JoinedVictimLine, Line, victims_lines};

use super::in_words::{Reports, once};
use super::view::View;
use crate::output::Look;
use crate::table::Table;

pub const VIEW: View =
    View { lines: victims_lines, text, table, nothing: "No named victims were found in these reports." };

fn text(lines: &[Line], reports: &Reports<'_>, look: Look) -> String {
    let mut table = Table::with(&["name", "age", "role", "outcome", "side", "reports", "speakers"]);
    for line in lines {
        let Line::JoinedVictim(victim) = line else {
            continue;
        };
        table.rows.push(vec![
            victim.names.join(" / "),
            ages(victim),
            victim.roles.join(" / "),
            outcomes(victim),
            victim.sides.join(" / "),
            paths(victim, reports).len().to_string(),
            speakers(victim, reports),
        ]);
    }
    table.text(look, "")
}

fn table(lines: &[Line], reports: &Reports<'_>) -> Table {
    let mut table = Table::with(&["id", "names", "ages", "roles", "outcomes", "sides", "speakers", "paths"]);
    for line in lines {
        let Line::JoinedVictim(victim) = line else {
            continue;
        };
        table.rows.push(vec![
            victim.id.clone(),
            victim.names.join(" / "),
            ages(victim),
            victim.roles.join(" / "),
            outcomes(victim),
            victim.sides.join(" / "),
            once(victim.speakers.iter().flatten().cloned()),
            paths(victim, reports).join(", "),
        ]);
    }
    table
}

fn ages(victim: &JoinedVictimLine) -> String {
    victim.ages.iter().map(u32::to_string).collect::<Vec<_>>().join(" / ")
}

fn outcomes(victim: &JoinedVictimLine) -> String {
    victim.outcomes.iter().map(|outcome| outcome.as_str()).collect::<Vec<_>>().join(" / ")
}

/// Each report once.
fn paths(victim: &JoinedVictimLine, reports: &Reports<'_>) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for naming in &victim.findings {
        let path = reports.path(&naming.report);
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

/// Those who name the victim; where a report does so in its own voice, a word for that.
fn speakers(victim: &JoinedVictimLine, reports: &Reports<'_>) -> String {
    match &victim.findings[..] {
        [only] => reports.speaker(victim.speakers.first().and_then(Option::as_deref), &only.report),
        _ => once(victim.speakers.iter().map(|s| s.clone().unwrap_or_else(|| "[reports]".to_owned()))),
    }
}
