//! The case as it was and as it is.

use sayso_case::{Case, FindingId, Range};
use sayso_contract::{
    BoundsLine, IncidentBecameWord, IncidentChangedLine, Line, PointChangedLine, PositionChangedLine, RangeChangedLine,
    ReportChangedLine, SinceLine,
};
use sayso_record::{CaseChanges, IncidentBecame, Record, case_changes};

use super::printed::{fields, in_words, print, shown, word};
use crate::commands::in_words::word as word_of;
use crate::made::made;
use crate::number::count;
use crate::output::{AllWell, Look, Stop, one_line};
use crate::record;
use crate::record_args::DiffArgs;
use crate::table::Table;

/// The changes as lines.
struct Changes {
    since: SinceLine,
    reports: Vec<ReportChangedLine>,
    incidents: Vec<IncidentChangedLine>,
    points: Vec<PointChangedLine>,
    ranges: Vec<RangeChangedLine>,
}

/// Prints what changed.
pub fn run(asked: &DiffArgs, when: &str) -> Result<AllWell, Stop> {
    let record = Record::open(&asked.record)?;
    let operations_then = record.then(when)?;
    let threads = sayso_pipeline::threads(None);
    let now = made("the case", || record.case(threads))??;
    record::tell(&now.misfits);
    let then = made("the case as it was", || record.case_then(operations_then, threads))??.case;
    let now = now.case;
    let last = operations_then.checked_sub(1).and_then(|k| record.operations().get(k));
    let since = SinceLine {
        operation: last.map(|o| o.id.to_string()),
        at: last.map(|o| o.at.to_string()),
        operations_then,
        operations: record.operations().len(),
    };
    let changes = made("the comparison", || lines(since, &case_changes(&then, &now)))?;
    if !asked.json {
        return print(false, &[], || text(&changes, &then, &now, Look::of_stdout()));
    }
    let mut lines = vec![Line::Since(changes.since)];
    lines.extend(changes.reports.into_iter().map(Line::ReportChanged));
    lines.extend(changes.incidents.into_iter().map(Line::IncidentChanged));
    lines.extend(changes.points.into_iter().map(Line::PointChanged));
    lines.extend(changes.ranges.into_iter().map(Line::RangeChanged));
    print(true, &lines, String::new)
}

fn ids(findings: &[FindingId]) -> Vec<String> {
    findings.iter().map(ToString::to_string).collect()
}

fn lines(since: SinceLine, changes: &CaseChanges) -> Changes {
    let reports = changes.reports.iter().map(|r| ReportChangedLine {
        report: r.report.to_string(),
        path: r.path.clone(),
        became: word(r.became),
        fields: fields(&r.fields),
        findings: r.findings,
    });
    let incidents = changes.incidents.iter().map(|i| IncidentChangedLine {
        incident: i.incident.to_string(),
        label: i.label.clone(),
        became: match i.became {
            IncidentBecame::Came => IncidentBecameWord::Came,
            IncidentBecame::Gone => IncidentBecameWord::Gone,
            IncidentBecame::Merged => IncidentBecameWord::Merged,
            IncidentBecame::Parted => IncidentBecameWord::Parted,
            IncidentBecame::Changed => IncidentBecameWord::Changed,
        },
        other: i.other.as_ref().map(ToString::to_string),
        fields: fields(&i.fields),
        came: i.came.iter().map(ToString::to_string).collect(),
        gone: i.gone.iter().map(ToString::to_string).collect(),
    });
    let points = changes.points.iter().map(|p| PointChangedLine {
        point: p.point.to_string(),
        incident: p.incident.to_string(),
        question: p.question.clone(),
        became: word(p.became),
        old_mark: p.mark.0,
        mark: p.mark.1,
        positions: p
            .positions
            .iter()
            .map(|q| PositionChangedLine {
                id: q.position.to_string(),
                value: q.value.clone(),
                became: word(q.became),
                came: ids(&q.came),
                gone: ids(&q.gone),
            })
            .collect(),
    });
    let bounds = |range: &Range| BoundsLine {
        low: range.low,
        low_by: ids(&range.low_by),
        high: range.high,
        high_by: ids(&range.high_by),
    };
    let ranges = changes.ranges.iter().map(|r| RangeChangedLine {
        line: r.line.to_string(),
        incident: r.incident.as_ref().map(ToString::to_string),
        became: word(r.became),
        outcome: r.outcome,
        unit: r.unit,
        side: r.side.clone(),
        role: r.role,
        old: r.old.as_ref().map(bounds),
        new: r.new.as_ref().map(bounds),
    });
    Changes {
        since,
        reports: reports.collect(),
        incidents: incidents.collect(),
        points: points.collect(),
        ranges: ranges.collect(),
    }
}

fn text(changes: &Changes, then: &Case, now: &Case, look: Look) -> String {
    let since = &changes.since;
    let done = count(since.operations - since.operations_then, "operation", "operations");
    let at = since
        .at
        .as_ref()
        .map_or("the empty record".to_owned(), |at| format!("operation {} of {at}", since.operations_then));
    let mut text = format!("Since {at}: {done}.\n");
    let tables = [
        ("Reports", reports(changes)),
        ("Incidents", incidents(changes, now)),
        ("Points", points(changes, then, now)),
        ("Tolls", ranges(changes, then, now)),
    ];
    for (title, table) in tables {
        if !table.rows.is_empty() {
            text.push_str(&format!("\n{}\n{}", look.bold(title), table.text(look, "  ")));
        }
    }
    if [changes.reports.len(), changes.incidents.len(), changes.points.len(), changes.ranges.len()] == [0; 4] {
        text.push_str("The case is the same.\n");
    }
    text
}

fn reports(changes: &Changes) -> Table {
    let mut table = Table::with(&["", "report", "what changed"]);
    for report in &changes.reports {
        let findings = match report.findings {
            0 => String::new(),
            n => count(n, "finding is another", "findings are others"),
        };
        let what = [in_words(&report.fields), findings].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>();
        table.rows.push(vec![shown(report.became).to_owned(), report.path.clone(), what.join(", ")]);
    }
    table
}

fn incidents(changes: &Changes, now: &Case) -> Table {
    let mut table = Table::with(&["", "incident", "id", "what changed"]);
    let path = |id: &String| {
        let read = now.reports.iter().find(|r| r.report.id.as_str() == id);
        read.map_or_else(|| id.get(..12).unwrap_or_default().to_owned(), |r| r.report.path.clone())
    };
    for incident in &changes.incidents {
        let other = incident.other.clone().unwrap_or_default();
        let (became, mut what) = match incident.became {
            IncidentBecameWord::Came => ("new", Vec::new()),
            IncidentBecameWord::Gone => ("gone", Vec::new()),
            IncidentBecameWord::Merged => ("merged", vec![format!("is one with {other}")]),
            IncidentBecameWord::Parted => ("parted", vec![format!("was one with {other}")]),
            IncidentBecameWord::Changed => ("changed", Vec::new()),
        };
        what.extend(incident.came.iter().map(|id| format!("also told by {}", path(id))));
        what.extend(incident.gone.iter().map(|id| format!("no more told by {}", path(id))));
        what.push(in_words(&incident.fields));
        what.retain(|words| !words.is_empty());
        table.rows.push(vec![became.to_owned(), incident.label.clone(), incident.incident.clone(), what.join(", ")]);
    }
    table
}

/// What an incident is called, now or then.
fn called(id: &str, then: &Case, now: &Case) -> String {
    let incident = now.incidents.iter().chain(&then.incidents).find(|i| i.id.as_str() == id);
    incident.map_or_else(|| id.to_owned(), |i| i.label.clone())
}

fn points(changes: &Changes, then: &Case, now: &Case) -> Table {
    let mut table = Table::with(&["", "incident", "question", "mark", "answers"]);
    for point in &changes.points {
        let mark = |mark: &Option<_>| mark.as_ref().and_then(word_of).unwrap_or_else(|| "-".to_owned());
        let marks = (mark(&point.old_mark), mark(&point.mark));
        let marks = if marks.0 == marks.1 { marks.1 } else { format!("{} > {}", marks.0, marks.1) };
        let answer = |q: &PositionChangedLine| {
            let claims = [(q.came.len(), "+"), (q.gone.len(), "-")].into_iter().filter(|(n, _)| *n > 0);
            let claims = claims.map(|(n, sign)| format!("{sign}{n}")).collect::<Vec<_>>().join(" ");
            format!("{}: {} ({claims})", shown(q.became), one_line(&q.value))
        };
        table.rows.push(vec![
            shown(point.became).to_owned(),
            called(&point.incident, then, now),
            point.question.clone(),
            marks,
            point.positions.iter().map(answer).collect::<Vec<_>>().join("; "),
        ]);
    }
    table
}

fn ranges(changes: &Changes, then: &Case, now: &Case) -> Table {
    let mut table = Table::with(&["", "incident", "what became of them", "whose", "who", "was", "is"]);
    for line in &changes.ranges {
        let number = |n: Option<u64>| n.map_or_else(|| "?".to_owned(), |n| n.to_string());
        let range = |bounds: &Option<BoundsLine>| match bounds {
            Some(b) if b.low == b.high => number(b.low),
            Some(b) => format!("{} to {}", number(b.low), number(b.high)),
            None => "-".to_owned(),
        };
        let outcome = [word_of(&line.unit), word_of(&line.outcome)].into_iter().flatten().collect::<Vec<_>>().join(" ");
        table.rows.push(vec![
            shown(line.became).to_owned(),
            line.incident.as_ref().map(|id| called(id, then, now)).unwrap_or_default(),
            outcome.replace('_', " "),
            line.side.clone().unwrap_or_default(),
            line.role.as_ref().and_then(word_of).unwrap_or_default(),
            range(&line.old),
            range(&line.new),
        ]);
    }
    table
}
