//! Nothing is lost silently: what an incident holds is on the page, also where it is a line, has no questions or no range.

mod support;

use sayso_case::{Case, Entry, Fold, Join, JoinPart, LeftOut, Mark, Perhaps, PointKind, Range};
use sayso_dossier::{Options, page};

/// The part of the page from an id to the end of what the tag around it closes.
fn part<'p>(page: &'p str, id: &str, end: &str) -> &'p str {
    let (_, rest) = page.split_once(&format!(" id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}"));
    rest.split(end).next().unwrap_or(rest)
}

fn shown(case: &Case) -> String {
    page(case, &Options::default())
}

/// The case with its first incident as a line of one report, about which nothing is asked.
fn as_a_line() -> Case {
    let mut case = support::case();
    case.points.retain(|p| p.incident.as_str() != "i1");
    case.incidents[0].fold = Some(Fold::OneReport);
    let victims: Vec<_> = case.victims.iter().flat_map(|v| &v.findings).map(|(_, finding)| finding.clone()).collect();
    case.incidents[0].findings.extend(victims);
    case
}

#[test]
fn a_line_without_questions_holds_counts_victims_and_what_may_be_the_same() {
    let mut case = as_a_line();
    let reports = (case.reports[0].report.id.clone(), case.reports[1].report.id.clone());
    let join = Join { pair: (None, None), reports, score: 40, reasons: vec![(JoinPart::Days, 40)] };
    case.incidents[0].perhaps_the_same = vec![Perhaps { incident: "i3".into(), join }];
    let page = shown(&case);
    let line = part(&page, "i-i1", "</li><li class=\"row\"");
    let summary = "<summary>3 counts; 2 victims; perhaps the same as 1 incident</summary>";
    assert!(line.contains(summary), "{:?}", line.split("<summary>").nth(1));
    for words in ["340 to 360", "Tolm Averik", "Arrivals at Dravo", "for it: days"] {
        assert!(line.contains(words), "{words}");
    }
}

#[test]
fn a_line_of_which_nothing_more_is_known_has_no_fold() {
    let mut case = as_a_line();
    case.ledger.clear();
    case.victims.clear();
    let page = shown(&case);
    let (_, line) = page.split_once("id=\"i-i1\"").expect("the line");
    assert!(!line.split("</li>").next().expect("its end").contains("<details"));
}

#[test]
fn more_than_there_is_room_for_is_counted() {
    let mut case = support::case();
    let join = Join {
        pair: (None, None),
        reports: (case.reports[0].report.id.clone(), case.reports[1].report.id.clone()),
        score: 1,
        reasons: Vec::new(),
    };
    case.incidents[0].perhaps_the_same = vec![Perhaps { incident: "i2".into(), join }; 15];
    assert!(shown(&case).contains("<li>and 3 more</li>"));
    case.incidents[0].perhaps_the_same.truncate(12);
    assert!(!shown(&case).contains(" more</li>"));
}

/// Every sign is counted above the incidents, and can be chosen.
#[test]
fn questions_are_counted_under_every_sign() {
    let mut case = support::case();
    case.points[0].mark = Some(Mark::Revised);
    case.points[2].kind = PointKind::Series;
    let page = shown(&case);
    let counted = "3 incidents, 5 questions: 3 open, 1 revised, 1 about a count that grows.";
    assert!(part(&page, "two-h", "</h2>").contains(counted), "{}", part(&page, "two-h", "</h2>"));
    let offered = part(&page, "f", "</form>");
    for sign in ["ne", "eq", "open", "alike", "rev", "series"] {
        assert!(offered.contains(&format!("<option value=\"{sign}\">")), "{sign}");
    }
}

/// People with a range stand in the table, those without one among the other counts.
#[test]
fn people_without_a_range_are_among_the_other_counts() {
    let mut case = support::case();
    let whole = shown(&case);
    let incident = part(&whole, "i-i1", "</article>");
    assert!(!incident.contains("class=\"toll\""));
    assert_eq!(incident.matches("Northmark, police</th>").count(), 1, "a line without a range is not on the page");
    assert!(incident.contains("<summary>Other counts, 3</summary>"));
    let line = case.ledger.iter_mut().find(|l| l.role.is_some()).expect("the police");
    let figures: Vec<_> = line.entries.iter().map(|e| e.figure.clone()).collect();
    line.range = Some(Range {
        low: Some(3),
        high: Some(3),
        about: false,
        low_by: figures.clone(),
        high_by: figures.clone(),
        figures,
    });
    let whole = shown(&case);
    let incident = part(&whole, "i-i1", "</article>");
    assert!(incident.contains("class=\"toll\"") && incident.contains("<summary>Other counts, 2</summary>"));
    assert_eq!(incident.matches("Northmark, police</th>").count(), 1);
}

/// What a row has no room for opens under it.
#[test]
fn no_number_of_a_row_is_left_out() {
    let mut case = support::case();
    assert!(!shown(&case).contains("<summary>3 more</summary>"));
    let line = case.ledger.iter_mut().find(|l| l.role.is_some()).expect("the police");
    let one = line.entries[0].clone();
    line.entries = (0..11).map(|k| Entry { low: Some(700 + k), high: Some(700 + k), ..one.clone() }).collect();
    line.entries[10].left_out = Some(LeftOut::NotCounted);
    let page = shown(&case);
    let incident = part(&page, "i-i1", "</article>");
    assert!(
        incident.contains("<summary>3 more</summary>") && (700..711).all(|n| incident.contains(&format!("<b>{n}</b>")))
    );
    assert_eq!(incident.matches("(not counted)").count(), 1);
    assert_eq!(incident.matches("Not counted: the words do not surely count people hit here.").count(), 1);
}

/// A number that does not count what its row says is not shown as one that does.
#[test]
fn a_denied_count_is_shown_as_denied() {
    let mut case = support::case();
    assert!(!shown(&case).contains("(said not to be so)"));
    let line = case.ledger.iter_mut().find(|l| l.role.is_some()).expect("the police");
    line.entries[0].left_out = Some(LeftOut::Denied);
    assert_eq!(shown(&case).matches("(said not to be so)").count(), 1);
}

/// The words of a denial do not stand as if they were said.
#[test]
fn words_that_are_denied_say_so() {
    let page = shown(&support::case());
    let answer = |id: &str| part(&page, &format!("q-{id}"), "</summary>").to_owned();
    assert!(answer("q3").contains("denied: <q dir=\"auto\">any Vessinmar soldier had crossed the line</q>"));
    assert!(answer("q9").contains("rejected: <q dir=\"auto\">"));
    assert!(!answer("q2").contains(": <q"), "{}", answer("q2"));
}

/// A later figure names the side as it is written, and a sum says what it counts.
#[test]
fn a_later_figure_says_what_it_counts() {
    let mut case = support::case();
    let line = case.ledger.iter_mut().find(|l| l.side.as_deref() == Some("Vessinmar")).expect("the soldiers");
    line.entries[2].revises = Some(line.entries[0].figure.clone());
    assert!(shown(&case).contains("<li>Killed: Vessinmar, military. <b>"));
}
