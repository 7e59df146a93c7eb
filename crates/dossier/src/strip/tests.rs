//! The strip of invented cases.

use sayso_case::{
    Case, Claim, ClaimKind, Event, EventType, FindingId, Findings, Fold, Happening, How, Incident, IncidentId, Mode,
    Point, PointKind, Position, PositionId, ReadReport, Report, Speaker, SpeakerKind, Time, WhenFrom,
};
use sayso_text::{Span, sentences};

use super::*;

/// A report with one event a word "fell", and its times by their words.
fn told_in(text: &str, speaker: Option<&str>, times: &[(&str, &str)]) -> (ReadReport, FindingId) {
    let report = Report::of_words(text);
    let span = |words: &str| {
        let at = text.find(words).unwrap();
        Span::new(at, at + words.len())
    };
    let id = FindingId::new(&report.id, "event", span("fell"), "");
    let mut findings = Findings::none(report.id.clone());
    findings.sentences = sentences(text);
    findings.times = times
        .iter()
        .map(|(words, value)| Time {
            id: FindingId::new(&report.id, "time", span(words), ""),
            span: span(words),
            value: Some((*value).to_owned()),
        })
        .collect();
    let speaker = speaker.map_or_else(Speaker::narrator, |name| Speaker {
        name: Some(name.to_owned()),
        kind: SpeakerKind::Person,
        ..Speaker::narrator()
    });
    findings.events = vec![Event {
        id: id.clone(),
        span: span("fell"),
        event_type: EventType::Shelling,
        agent: None,
        patient: None,
        place: None,
        when: None,
        mode: Mode::Happened,
        statement: None,
        speaker,
    }];
    (ReadReport { report, findings }, id)
}

/// A case with one incident of this day, of which each report tells.
fn case(when: Option<&str>, reports: Vec<(ReadReport, FindingId)>) -> Case {
    let when = when.map(|w| w.parse().unwrap());
    let ids = reports.iter().map(|(r, _)| r.report.id.clone()).collect();
    let mut incident = Incident::of(
        IncidentId::from("i0"),
        "Shelling, Arven",
        ids,
        reports.iter().map(|(_, id)| id.clone()).collect(),
    );
    incident.when = when;
    incident.event_type = Some(EventType::Shelling);
    incident.places = vec!["Arven".into(), "Zelmar".into()];
    incident.happenings = reports
        .iter()
        .map(|(read, id)| Happening {
            report: read.report.id.clone(),
            first: Some(id.clone()),
            told: true,
            main: true,
            when,
            when_from: Some(WhenFrom::Own),
            places: Vec::new(),
            kinds: Vec::new(),
            tolls: Vec::new(),
            sentence: Span::default(),
        })
        .collect();
    Case { incidents: vec![incident], reports: reports.into_iter().map(|(r, _)| r).collect(), ..Case::default() }
}

fn drawn(case: &Case) -> String {
    section(case).into_string()
}

#[test]
fn an_hour_is_a_dot_and_about_stays() {
    let strip = drawn(&case(
        Some("2021-10-13"),
        vec![told_in("Shells fell at about 9:40 on Arven.", None, &[("9:40", "T09:40")])],
    ));
    assert!(strip.contains("about 9:40 shelling<") && strip.contains("strip-dot"), "{strip}");
    assert!(!strip.contains("strip-days"), "{strip}");
    assert!(strip.contains("Shelling, Arven / Zelmar") && strip.contains("13 October"), "{strip}");
}

#[test]
fn two_hours_are_a_bar_and_a_part_of_a_day_is_dashed() {
    let night = told_in("Shells fell between 22:00 and 04:30.", None, &[("22:00", "T22:00")]);
    let strip = drawn(&case(Some("2021-10-13"), vec![night]));
    assert!(
        strip.contains("22:00 to 4:30 shelling") && strip.contains("strip-bar") && strip.contains("14 October"),
        "{strip}"
    );
    let evening = told_in("Shells fell on the evening of 13 October.", None, &[("13 October", "2021-10-13")]);
    let strip = drawn(&case(Some("2021-10-13"), vec![evening]));
    assert!(
        strip.contains("evening: shelling") && strip.contains("strip-part") && !strip.contains("strip-dot"),
        "{strip}"
    );
}

#[test]
fn of_a_day_alone_the_bar_is_hatched() {
    let strip = drawn(&case(Some("2021-10-13"), vec![told_in("Shells fell on Arven.", None, &[])]));
    assert!(strip.contains("strip-days") && !strip.contains("strip-dot"), "{strip}");
}

#[test]
fn who_tells_it_is_named_unless_a_report_does_in_its_own_voice() {
    let said = || told_in("Shells fell at 9:40, Dalo Emric said.", Some("Dalo Emric"), &[("9:40", "T09:40")]);
    let own = || told_in("Shells fell at 9:40 on Arven.", None, &[("9:40", "T09:40")]);
    assert!(drawn(&case(Some("2021-10-13"), vec![said()])).contains("9:40 shelling (Dalo Emric)"));
    let both = drawn(&case(Some("2021-10-13"), vec![said(), own()]));
    assert!(both.contains("9:40 shelling<") && !both.contains("Emric"), "{both}");
    let mut denied = case(Some("2021-10-13"), vec![said(), own()]);
    let (report, finding) = (denied.reports[0].report.id.clone(), denied.incidents[0].findings[0].clone());
    denied.points.push(deny(report, finding));
    let strip = drawn(&denied);
    assert!(strip.contains("9:40 shelling (Dalo Emric; denied)"), "{strip}");
}

fn deny(report: sayso_case::ReportId, finding: FindingId) -> Point {
    let claim = Claim {
        finding,
        kind: ClaimKind::Event,
        report,
        span: Span::default(),
        holder: "h1".into(),
        speaker: Some("Dalo Emric".into()),
        speaker_side: None,
        own_voice: false,
        how: How::Outright,
        chain: Vec::new(),
        sentence: Span::default(),
    };
    let position = |id: &str, denies: Option<&str>, claims| Position {
        id: PositionId::from(id),
        value: "x".into(),
        canonical: "x".into(),
        rules: Vec::new(),
        denies: denies.map(PositionId::from),
        origins: 1,
        claims,
    };
    Point {
        id: "p0".into(),
        incident: "i0".into(),
        kind: PointKind::Question,
        mark: None,
        question: "Was Arven shelled?".into(),
        attribute: sayso_case::Attribute::Denial,
        positions: vec![position("q0", None, vec![claim]), position("q1", Some("q0"), Vec::new())],
    }
}

#[test]
fn what_is_not_dated_is_in_a_tray() {
    let undated = drawn(&case(None, vec![told_in("Shells fell at 9:40 on Arven.", None, &[("9:40", "T09:40")])]));
    assert!(undated.contains("Of no told day") && !undated.contains("<svg"), "{undated}");
    let month = drawn(&case(Some("2021-10"), vec![told_in("Shells fell on Arven.", None, &[])]));
    assert!(month.contains("(October 2021)") && !month.contains("<svg"), "{month}");
}

#[test]
fn background_is_left_out_and_so_are_its_hours() {
    let mut background = case(Some("2021-10-13"), vec![told_in("Shells fell at 9:40.", None, &[("9:40", "T09:40")])]);
    background.incidents[0].fold = Some(Fold::Background);
    assert_eq!(drawn(&background), "");
    assert_eq!(drawn(&Case::default()), "");
}

#[test]
fn hostile_words_and_dates_draw_something() {
    for when in ["0001-01-01", "9999-12-31", "0001-01-01/9999-12-31"] {
        let mut odd = case(
            Some(when),
            vec![told_in("Shells fell at 24:00 <b>.", Some("</text><script>"), &[("24:00", "T24:00")])],
        );
        odd.incidents[0].places = vec!["</svg><script>".into(); 40];
        let strip = drawn(&odd);
        assert!(strip.contains("Shelling") && !strip.contains("<script") && !strip.contains("NaN"), "{strip}");
    }
}

#[test]
fn a_deed_that_is_denied_names_who_says_what() {
    let said = told_in("Shells fell on Arven, Dalo Emric said.", Some("Dalo Emric"), &[]);
    let mut no = told_in("No shells fell on Arven, Jana Orlik said.", Some("Jana Orlik"), &[]);
    no.0.findings.events[0].mode = Mode::Denied;
    let strip = drawn(&case(Some("2021-10-13"), vec![said, no.clone()]));
    assert!(strip.contains("Shelling, Arven / Zelmar (Dalo Emric; denied by Jana Orlik)"), "{strip}");
    let own = told_in("Shells fell on Arven and Zelmar.", None, &[]);
    let strip = drawn(&case(Some("2021-10-13"), vec![own, no]));
    assert!(strip.contains("Shelling, Arven / Zelmar (denied by Jana Orlik)"), "{strip}");
}
