//! `sayso timeline`: every dated event and figure, by the time it is told of.

use sayso_case::{Fold, Mode};
use sayso_contract::{Line, MomentKind, MomentLine, timeline_lines};

use super::in_words::{Reports, word};
use super::incidents;
use super::view::View;
use crate::output::{Look, one_line};
use crate::table::Table;

/// What belongs to background is left out for people.
pub const VIEW: View = View { text, ..VIEW_OF_ALL };
/// Everything.
pub const VIEW_OF_ALL: View = View {
    lines: timeline_lines,
    text: |lines, reports, look| days(&moments(lines), reports, look),
    table,
    nothing: "No dated events or figures were found in these reports.",
};

fn moments(lines: &[Line]) -> Vec<&MomentLine> {
    lines.iter().filter_map(|line| if let Line::Moment(moment) = line { Some(moment) } else { None }).collect()
}

fn text(lines: &[Line], reports: &Reports<'_>, look: Look) -> String {
    let all = moments(lines);
    let shown: Vec<&MomentLine> = all.iter().copied().filter(|m| m.fold != Some(Fold::Background)).collect();
    let folded = all.len() - shown.len();
    days(&shown, reports, look) + &incidents::folded(shown.is_empty(), folded, "event or figure", "events and figures")
}

fn days(moments: &[&MomentLine], reports: &Reports<'_>, look: Look) -> String {
    let mut text = String::new();
    for day in moments.chunk_by(|a, b| a.when == b.when) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&look.bold(&one_line(&day[0].when)));
        text.push('\n');
        let mut table = Table::with(&["what", "place", "speaker", "report", "sentence"]);
        for moment in day {
            table.rows.push(vec![
                what(moment),
                moment.place.clone().unwrap_or_default(),
                reports.speaker(moment.speaker.as_deref(), &moment.report),
                reports.path(&moment.report),
                moment.sentence.clone(),
            ]);
        }
        text.push_str(&table.text(look, "  "));
    }
    text
}

/// The kind of event, with its mode unless it is told as having happened; for a figure its words and their outcome.
fn what(moment: &MomentLine) -> String {
    let plain = |word: &str| word.replace('_', " ");
    let mut what = match (moment.kind, moment.event_type, moment.outcome) {
        (MomentKind::Event, Some(kind), _) => plain(kind.as_str()),
        (MomentKind::Figure, _, Some(outcome)) => {
            format!("{} {}", moment.text, plain(outcome.as_str()))
        }
        _ => moment.text.clone(),
    };
    if let Some(mode) = moment.mode.filter(|&mode| mode != Mode::Happened) {
        what.push_str(&format!(" ({})", plain(mode.as_str())));
    }
    if moment.denied == Some(true) {
        what.push_str(" (denied)");
    }
    what
}

fn table(lines: &[Line], reports: &Reports<'_>) -> Table {
    let mut table = Table::with(&[
        "when",
        "incident",
        "fold",
        "kind",
        "event_type",
        "mode",
        "outcome",
        "denied",
        "place",
        "speaker",
        "finding",
        "report",
        "path",
        "start",
        "end",
        "text",
        "sentence",
    ]);
    for line in lines {
        let Line::Moment(moment) = line else { continue };
        table.rows.push(vec![
            moment.when.clone(),
            reports.incident(moment.incident.as_deref()),
            moment.fold.as_ref().and_then(word).unwrap_or_default(),
            match moment.kind {
                MomentKind::Event => "event",
                MomentKind::Figure => "figure",
            }
            .to_owned(),
            moment.event_type.map(|kind| kind.as_str()).unwrap_or_default().to_owned(),
            moment.mode.map(|mode| mode.as_str()).unwrap_or_default().to_owned(),
            moment.outcome.map(|outcome| outcome.as_str()).unwrap_or_default().to_owned(),
            moment.denied.map(|denied| denied.to_string()).unwrap_or_default(),
            moment.place.clone().unwrap_or_default(),
            moment.speaker.clone().unwrap_or_default(),
            moment.finding.to_string(),
            moment.report.clone(),
            reports.path(&moment.report),
            moment.span.start.to_string(),
            moment.span.end.to_string(),
            moment.text.clone(),
            moment.sentence.clone(),
        ]);
    }
    table
}
