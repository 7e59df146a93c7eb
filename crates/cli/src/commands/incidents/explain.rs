//! `sayso incidents --explain ID`: what each report tells of one incident, and why these were joined.

use std::collections::BTreeMap;

use sayso_case::{Case, FindingId, Happening, Incident, Join, JoinPart, ReportId, WhenFrom};

use crate::commands::in_words::{Reports, word};
use crate::input_args::Input;
use crate::intake::Intake;
use crate::made::made;
use crate::number::count;
use crate::output::{AllWell, Out, Stop, one_line};

/// So many ids are named where one is asked for that is not there.
const NAMED: usize = 40;

/// Says what each report tells of an incident, why these were joined, and what may be the same.
pub fn explain(input: &Input, id: &str) -> Result<AllWell, Stop> {
    let (case, all_well) = Intake::open(input)?.case()?;
    let Some(case) = case else { return Ok(all_well) };
    // An id that was printed before it became one with another is known still.
    let is = |i: &&Incident| i.id.as_str() == id;
    let was = |i: &&Incident| i.was.iter().any(|was| was.as_str() == id);
    let Some(incident) = case.incidents.iter().find(is).or_else(|| case.incidents.iter().find(was)) else {
        return Err(Stop::Usage(unknown(&case, id)));
    };
    let text = made("the text", || explained(&case, incident))?;
    let mut out = Out::open();
    out.text(&text)?;
    out.close()?;
    Ok(all_well)
}

fn unknown(case: &Case, id: &str) -> String {
    let all = &case.incidents;
    let ids: Vec<&str> = all.iter().take(NAMED).map(|i| i.id.as_str()).collect();
    match (ids.is_empty(), all.len().saturating_sub(NAMED)) {
        (true, _) => format!("there is no incident {id:?}: none was found in these reports."),
        (_, 0) => format!("there is no incident {id:?}; take one of {}.", ids.join(", ")),
        (_, more) => {
            format!("there is no incident {id:?}; take one of {}, or of {more} more in --json.", ids.join(", "))
        }
    }
}

fn explained(case: &Case, incident: &Incident) -> String {
    let reports = Reports::of(case);
    let mut text = format!(
        "{}\n  {}, rank {}, {}, {}{}\n",
        one_line(&incident.label),
        incident.id,
        incident.rank,
        count(incident.reports.len(), "report", "reports"),
        count(incident.origins, "origin", "origins"),
        incident.fold.as_ref().and_then(word).map(|f| format!(", folded as {}", plain(&f))).unwrap_or_default(),
    );
    text.push_str("\nWhat each report tells of it\n");
    for happening in &incident.happenings {
        text.push_str(&told(case, &reports, happening));
    }
    text.push_str("\nWhy these are one\n");
    if incident.joins.is_empty() {
        text.push_str("  nothing was joined\n");
    }
    let words = first_words(case);
    for join in &incident.joins {
        text.push_str(&joined(&reports, &words, join));
    }
    if !incident.perhaps_the_same.is_empty() {
        text.push_str("\nWhat may be the same\n");
    }
    for perhaps in &incident.perhaps_the_same {
        let label = reports.incident(Some(perhaps.incident.as_str()));
        text.push_str(&format!("  {} {}\n", perhaps.incident, one_line(&label)));
        for line in joined(&reports, &words, &perhaps.join).lines() {
            text.push_str(&format!("  {line}\n"));
        }
    }
    text
}

/// What one report tells.
fn told(case: &Case, reports: &Reports<'_>, happening: &Happening) -> String {
    let how = match (happening.told, happening.main) {
        (_, true) => "is about it",
        (true, false) => "tells of it",
        (false, false) => "mentions it in passing",
    };
    let mut text = format!("  {} {how} ({})\n", one_line(&reports.path(happening.report.as_str())), happening.alone());
    let mut line = |head: &str, what: String| {
        if !what.is_empty() {
            text.push_str(&format!("    {head}: {}\n", one_line(&what)));
        }
    };
    let from = happening.when_from.map(|f| format!(" ({})", source(f))).unwrap_or_default();
    line("day", happening.when.map(|when| format!("{when}{from}")).unwrap_or_default());
    line("places", happening.places.join(", "));
    line("kinds", happening.kinds.iter().map(|k| plain(k.as_str())).collect::<Vec<_>>().join(", "));
    let toll = |(outcome, n, finding): &(sayso_case::Outcome, u64, FindingId)| {
        format!("{n} {} ({})", plain(outcome.as_str()), finding.as_str())
    };
    line("tolls", happening.tolls.iter().map(toll).collect::<Vec<_>>().join(", "));
    let sentence = case.report(&happening.report).map_or("", |r| happening.sentence.of(&r.report.text));
    line("first sentence", sentence.to_owned());
    text
}

/// Two happenings, their score and its parts.
fn joined(reports: &Reports<'_>, words: &BTreeMap<&FindingId, &str>, join: &Join) -> String {
    let one = |report: &ReportId, first: &Option<FindingId>| {
        let words = first.as_ref().and_then(|id| words.get(id)).map(|w| format!(" \"{w}\"")).unwrap_or_default();
        one_line(&format!("{}{words}", reports.path(report.as_str())))
    };
    let (a, b) = (one(&join.reports.0, &join.pair.0), one(&join.reports.1, &join.pair.1));
    if join.reasons.iter().any(|(part, _)| *part == JoinPart::Told) {
        return format!("  {a} + {b}\n    {}\n", about(JoinPart::Told));
    }
    let parts = join.reasons.iter().map(|(part, value)| format!("{} {}", about(*part), hundredths(*value)));
    let parts = parts.collect::<Vec<_>>().join(", ");
    let parts = if parts.is_empty() { "attached by what it shares with all".to_owned() } else { parts };
    format!("  {a} + {b}\n    {}: {parts}\n", hundredths(join.score))
}

/// The words of events and figures, by which a person knows them.
fn first_words(case: &Case) -> BTreeMap<&FindingId, &str> {
    let mut words = BTreeMap::new();
    for read in &case.reports {
        let text = &read.report.text;
        words.extend(read.findings.events.iter().map(|e| (&e.id, e.span.of(text))));
        words.extend(read.findings.figures.iter().map(|f| (&f.id, f.span.of(text))));
    }
    words
}

fn plain(word: &str) -> String {
    word.replace('_', " ")
}

/// "2.95", "-0.40".
fn hundredths(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let value = value.unsigned_abs();
    format!("{sign}{}.{:02}", value / 100, value % 100)
}

fn source(from: WhenFrom) -> &'static str {
    match from {
        WhenFrom::Own => "in the clause of its own words",
        WhenFrom::Lead => "in the headline or lead",
        WhenFrom::Section => "at the head of its section",
        WhenFrom::Anchor => "named at most one sentence before",
        WhenFrom::Dateline => "the report's own day or the one before",
        WhenFrom::Follow => "the day of the report's own news",
        WhenFrom::Vague => "named as weeks, months or years",
    }
}

fn about(part: JoinPart) -> &'static str {
    match part {
        JoinPart::Days => "days",
        JoinPart::FarApart => "published far apart",
        JoinPart::Place => "place",
        JoinPart::Kind => "kind",
        JoinPart::Toll => "toll",
        JoinPart::Victims => "victims' names",
        JoinPart::Persons => "other names",
        JoinPart::Words => "words",
        JoinPart::BothMain => "both reports are about it",
        JoinPart::NothingSpecial => "nothing special is shared",
        JoinPart::Told => "case.toml says so",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_written_with_two_places() {
        assert_eq!([295, -40, 5, -5, 0].map(hundredths), ["2.95", "-0.40", "0.05", "-0.05", "0.00"]);
    }

    #[test]
    fn an_unknown_id_names_those_there_are() {
        let incident = |n: usize| Incident::of(format!("i{n}").as_str().into(), "Clash", Vec::new(), Vec::new());
        let few = Case { incidents: (0..2).map(incident).collect(), ..Case::default() };
        assert_eq!(unknown(&few, "x"), "there is no incident \"x\"; take one of i0, i1.");
        let many = Case { incidents: (0..NAMED + 3).map(incident).collect(), ..Case::default() };
        assert!(unknown(&many, "x").ends_with("i39, or of 3 more in --json."), "{}", unknown(&many, "x"));
        assert!(unknown(&Case::default(), "x").ends_with("none was found in these reports."));
    }
}
