//! A small case made by hand: every type of line is printed as promised.

#[path = "samples/changes.rs"]
mod changes;

use std::collections::BTreeMap;

use sayso_case::*;
use sayso_contract::{
    AddedAs, AddedLine, CheckedLine, FaultLine, HitLine, Line, OperationLine, Place, ReadBy, ReviewedAs, SecondBy,
    UnsureLine, check_line, check_places, findings_lines, incidents_lines, ledger_lines, names_lines, points_lines,
    proposed_lines, report_line, sum_lines, timeline_lines, victims_lines,
};
use sayso_incidents::sums;
use sayso_text::Span;
use serde_json::Value;

const TEXT: &str =
    "Three officers were killed on Wednesday at Orsa, the ministry said. Tolm Averik, 44, died. “So it was.”";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn sample() -> Case {
    let id = ReportId::of(TEXT.as_bytes());
    let report = Report {
        id: id.clone(),
        path: "a/01.txt".into(),
        also_at: vec!["b/01.txt".into()],
        title: Some("Three officers".into()),
        published: PartialDate::month(2021, 10),
        language: Some("en".into()),
        from: BTreeMap::from([(Field::Title, Source::Text), (Field::Published, Source::JsonLd)]),
        ..Report::of_words(TEXT)
    };
    let ministry = Speaker {
        id: Some(FindingId::new(&id, "speaker", Span::default(), "the ministry")),
        name: Some("the ministry".into()),
        role: None,
        body: None,
        kind: SpeakerKind::Body,
    };
    let said = span("Three officers were killed on Wednesday at Orsa");
    let statement = FindingId::new(&id, "statement", said, "");
    let when = Some(When { moment: "2021-10-13".parse().unwrap(), basis: vec![span("Wednesday")] });
    let figure = FindingId::new(&id, "figure", span("Three officers"), "killed");
    let victim = FindingId::new(&id, "victim", span("Tolm Averik"), "");
    let mention = FindingId::new(&id, "mention", span("Orsa"), "");
    let body = FindingId::new(&id, "mention", span("ministry"), "");
    let event = FindingId::new(&id, "event", span("killed"), "");
    let findings = Findings {
        report: id.clone(),
        sentences: vec![Span::new(0, span("said.").end), span("Tolm Averik, 44, died."), span("“So it was.”")],
        statements: vec![Statement {
            id: statement.clone(),
            span: said,
            source: Some(span("the ministry")),
            cue: Some(span("said")),
            saying: statement.clone(),
            within: None,
            speaker: ministry.clone(),
            also: Vec::new(),
            chain: vec![None, Some("the ministry".into())],
            manner: Manner::Say,
            polarity: Polarity::Affirmed,
            form: Form::Indirect,
            distance: vec![],
        }],
        figures: vec![Figure {
            id: figure.clone(),
            span: span("Three officers"),
            low: Some(3),
            high: Some(3),
            bound: Bound::Exact,
            unit: Unit::People,
            outcome: Outcome::Killed,
            group: Some(span("officers")),
            described_as: None,
            side: Some(Side { value: "Keltar".into(), basis: vec![span("officers")] }),
            role: Some(Role::Police),
            place: Some(span("Orsa")),
            when: when.clone(),
            scope: Some(Scope::Incident),
            denied: false,
            statement: Some(statement.clone()),
            speaker: ministry.clone(),
        }],
        events: vec![Event {
            id: event.clone(),
            span: span("killed"),
            event_type: EventType::Shooting,
            agent: None,
            patient: Some(span("Three officers")),
            place: Some(span("Orsa")),
            when,
            mode: Mode::Happened,
            statement: Some(statement),
            speaker: ministry,
        }],
        mentions: vec![
            Mention {
                id: mention.clone(),
                span: span("Orsa"),
                kind: MentionKind::Place,
                mention_of: mention.clone(),
                name: "Orsa".into(),
                side: None,
                named: true,
                distance: Vec::new(),
            },
            Mention {
                id: body.clone(),
                span: span("ministry"),
                kind: MentionKind::Body,
                mention_of: body,
                name: "ministry".into(),
                side: Some(Side { value: "Keltar".into(), basis: vec![span("officers")] }),
                named: true,
                distance: Vec::new(),
            },
        ],
        victims: vec![Victim {
            id: victim.clone(),
            span: span("Tolm Averik"),
            name: "Tolm Averik".into(),
            age: Some(44),
            role: None,
            outcome: Outcome::Killed,
            side: None,
            statement: None,
            speaker: Speaker::narrator(),
        }],
        times: vec![Time {
            id: FindingId::new(&id, "time", span("Wednesday"), ""),
            span: span("Wednesday"),
            value: Some("2021-10-13".into()),
        }],
        fired: None,
        same_names: vec![],
    };
    let position = Position {
        id: "o1".into(),
        value: "3".into(),
        canonical: "3".into(),
        rules: vec!["toll".into()],
        denies: None,
        origins: 1,
        claims: vec![Claim {
            finding: figure.clone(),
            kind: ClaimKind::Figure,
            report: id.clone(),
            span: span("Three officers"),
            holder: "h1".into(),
            speaker: Some("the ministry".into()),
            speaker_side: Some("w1".into()),
            own_voice: false,
            how: How::Outright,
            chain: vec!["Norwire".into()],
            sentence: findings.sentences[0],
        }],
    };
    Case {
        title: None,
        incidents: vec![Incident {
            event_type: Some(EventType::Shooting),
            when: Some("2021-10-13".parse().unwrap()),
            date_prec: Some(1),
            places: vec!["Orsa".into(), "Ursa".into()],
            fold: Some(Fold::OneReport),
            perhaps_the_same: vec![Perhaps {
                incident: "i2".into(),
                join: Join {
                    pair: (None, None),
                    reports: (id.clone(), id.clone()),
                    score: 210,
                    reasons: vec![(JoinPart::Days, 100), (JoinPart::Words, 110)],
                },
            }],
            was: vec!["i3".into()],
            ..Incident::of("i1".into(), "Shooting, Orsa", vec![id.clone()], vec![event])
        }],
        points: vec![Point {
            id: "p1".into(),
            incident: "i1".into(),
            kind: PointKind::Fact,
            mark: None,
            question: "How many were killed?".into(),
            attribute: Attribute::FirstFire,
            positions: vec![position.clone()],
        }],
        also_said: vec![AlsoSaid {
            incident: "i1".into(),
            holder: "h2".into(),
            speaker: None,
            speaker_side: None,
            claims: position.claims,
        }],
        places: Vec::new(),
        names: vec![Name {
            id: "n1".into(),
            kind: MentionKind::Place,
            label: "Orsa".into(),
            variants: vec![Variant { text: "Orsa".into(), reports: vec![id.clone()], mentions: vec![mention] }],
            side: Some(OfSide { side: "w1".into(), told_by: SideToldBy::Words, statement: None }),
            basis: vec![],
        }],
        sides: vec![CaseSide { id: "w1".into(), label: "Orvia".into(), known_by: SideKnownBy::Reports, names: vec![] }],
        origins: vec![],
        ledger: vec![LedgerLine {
            id: "l1".into(),
            incident: Some("i1".into()),
            scope: Some(Scope::Incident),
            outcome: Outcome::Killed,
            unit: Unit::People,
            side: None,
            role: None,
            class: Some("all".into()),
            entries: vec![Entry {
                figure: figure.clone(),
                report: id.clone(),
                holder: "h2".into(),
                speaker: None,
                speaker_side: None,
                low: Some(3),
                high: None,
                published: None,
                revises: None,
                repeats: None,
                part_of: None,
                parts: Some(Parts {
                    figures: vec![figure.clone()],
                    whole: false,
                    low: Some(3),
                    high: None,
                    adds_up: Some(true),
                }),
                left_out: Some(LeftOut::Again),
            }],
            range: Some(Range {
                low: Some(3),
                low_by: vec![figure.clone()],
                high: None,
                high_by: vec![figure.clone()],
                about: false,
                figures: vec![figure],
            }),
            origins: 1,
        }],
        victims: vec![JoinedVictim {
            id: "v1".into(),
            names: vec!["Tolm Averik".into()],
            ages: vec![44],
            roles: vec![],
            outcomes: vec![Outcome::Killed],
            sides: vec![],
            findings: vec![(id, victim)],
            speakers: vec![None],
        }],
        reports: vec![ReadReport { report, findings }],
        seen: Vec::new(),
    }
}

/// One of each line about a record.
fn record_lines() -> [Line; 7] {
    [
        Line::Added(AddedLine {
            report: "00".into(),
            path: "a.txt".into(),
            address: "https://courier.example/a".into(),
            version: 2,
            added: AddedAs::AlsoAt,
            operation: None,
            findings: Some(3),
        }),
        Line::Operation(OperationLine {
            id: "00".into(),
            parents: vec!["11".into()],
            at: "2031-03-06T10:00:00Z".into(),
            who: Some("Mara".into()),
            why: None,
            what: Some("correct".into()),
            counts: true,
            report: None,
            finding: Some("s1".into()),
            field: Some("speaker".into()),
            of: vec!["i1".into()],
            to: Some("Ivo Marl".into()),
        }),
        Line::Unsure(UnsureLine {
            id: "i1".into(),
            kind: "incident".into(),
            report: None,
            span: None,
            text: "Shooting, Orsa".into(),
            reasons: vec!["b.txt is joined at the margin".into()],
            weight: 3,
        }),
        Line::Unsure(UnsureLine {
            id: "s1".into(),
            kind: "statement".into(),
            report: Some("00".into()),
            span: Some(Place { start: 0, end: 4 }),
            text: TEXT[..4].into(),
            reasons: vec!["nobody is found who says it".into()],
            weight: 5,
        }),
        Line::Fault(FaultLine { place: "report 00".into(), what: "its original is gone".into() }),
        Line::Hit(HitLine {
            report: sample().reports[0].report.id.to_string(),
            path: "a.txt".into(),
            title: None,
            publisher: None,
            published: Some("2031-03-06".into()),
            statement: Some("s0123456789abcdef".into()),
            span: Some(Place { start: 0, end: 3 }),
            text: Some(TEXT[..3].into()),
            speaker: None,
            manner: Some(Manner::Say),
            reviewed: Some(ReviewedAs::Confirmed),
        }),
        Line::Checked(CheckedLine {
            originals: 1,
            readings: 1,
            texts: 1,
            spans: 9,
            operations: 1,
            last: None,
            ends: vec!["00".into()],
            faults: 0,
        }),
    ]
}

fn read_by() -> ReadBy {
    ReadBy { program: "1.2.3".into(), rules: "0123456789abcdef".into(), left_out: Vec::new(), weights: None }
}

/// What a second reader proposes.
fn second(report: &Report) -> Vec<Line> {
    let said = Proposed {
        kind: ProposedKind::Statement,
        span: span("Three officers were killed"),
        source: Some(span("the ministry")),
        cue: Some(span("said")),
        outcome: None,
    };
    let counted = Proposed {
        kind: ProposedKind::Figure,
        span: span("Three officers"),
        source: None,
        cue: None,
        outcome: Some(Outcome::Killed),
    };
    proposed_lines(report, &[said.clone(), said, counted], &SecondBy { model: "small".into() })
}

#[test]
fn what_a_second_reader_proposes_says_so() {
    let lines = second(&sample().reports[0].report);
    let ids: Vec<Value> = lines.iter().map(|line| serde_json::to_value(line).unwrap()["id"].clone()).collect();
    assert!(ids[0] != ids[1] && ids[1] != ids[2], "{ids:?}");
    assert!(
        lines[2].to_json().ends_with(r#""outcome":"killed","read_by":{"model":"small"}}"#),
        "{}",
        lines[2].to_json()
    );
}

fn all_lines(case: &Case) -> Vec<Line> {
    let mut lines = vec![report_line(&case.reports[0].report, &read_by())];
    lines.extend(findings_lines(&case.reports[0]));
    lines.extend(second(&case.reports[0].report));
    lines.extend(points_lines(case));
    lines.extend(incidents_lines(case));
    lines.extend(names_lines(case));
    assert_eq!(ledger_lines(case).len() + 1, sum_lines(case, sums(&case.ledger)).len());
    lines.extend(sum_lines(case, sums(&case.ledger)));
    lines.extend(victims_lines(case));
    lines.extend(timeline_lines(case));
    lines.extend(record_lines());
    lines.extend(changes::of_versions(TEXT));
    lines.extend(changes::of_states());
    lines.extend(changes::of_two_people());
    lines
}

#[test]
fn every_line_fits_its_schema_and_its_text() {
    let lines = all_lines(&sample());
    for type_name in sayso_contract::TYPES {
        assert!(lines.iter().any(|line| line.type_name() == *type_name), "no sample of {type_name}");
    }
    for line in &lines {
        let json = line.to_json();
        assert!(!json.contains('\n'));
        let has_no_id = line.type_name().ends_with("_changed")
            || [
                "moment",
                "report",
                "also_said",
                "added",
                "hit",
                "fault",
                "checked",
                "compared",
                "since",
                "merged",
                "conflict",
                "agreement",
            ]
            .contains(&line.type_name());
        assert!(has_no_id || json.starts_with(&format!("{{\"type\":\"{}\",\"id\"", line.type_name())), "{json}");
        let value: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(check_line(&value), Ok(()), "{json}");
        if line.type_name() != "report" {
            assert_eq!(check_places(&value, TEXT), Ok(()), "{json}");
        }
    }
}

#[test]
fn findings_come_by_start_end_and_type() {
    let case = sample();
    let lines = findings_lines(&case.reports[0]);
    let types: Vec<&str> = lines.iter().map(Line::type_name).collect();
    assert_eq!(types, ["figure", "statement", "event", "time", "mention", "mention", "victim"]);
}

#[test]
fn a_report_says_by_which_contract_and_by_what_it_was_read() {
    let line = report_line(&sample().reports[0].report, &read_by()).to_json();
    assert!(line.starts_with(r#"{"type":"report","id":""#), "{line}");
    let by = r#","contract":2,"read_by":{"program":"1.2.3","rules":"0123456789abcdef","weights":null},"path":"#;
    assert!(line.contains(by), "{line}");
}

#[test]
fn a_statement_is_printed_to_the_letter() {
    let case = sample();
    let line = findings_lines(&case.reports[0]).into_iter().find(|line| line.type_name() == "statement").unwrap();
    let said = &case.reports[0].findings.statements[0];
    let (id, report, text) = (&said.id, &case.reports[0].report.id, &case.reports[0].report.text_sha256);
    let speaker = said.speaker.id.as_ref().unwrap();
    let expected = format!(
        r#"{{"type":"statement","id":"{id}","anchor":{{"text_sha256":"{text}","start":0,"end":47}},"report":"{report}","span":{{"start":0,"end":47}},"content":"Three officers were killed on Wednesday at Orsa","source":{{"start":49,"end":61,"text":"the ministry"}},"cue":{{"start":62,"end":66,"text":"said"}},"saying":"{id}","within":null,"speaker":{{"id":"{speaker}","name":"the ministry","role":null,"body":null,"kind":"body"}},"also":[],"chain":[null,"the ministry"],"manner":"say","polarity":"affirmed","form":"indirect"}}"#
    );
    assert_eq!(line.to_json(), expected);
}

#[test]
fn a_mention_is_printed_with_its_side() {
    let case = sample();
    let lines = findings_lines(&case.reports[0]).into_iter().filter(|line| line.type_name() == "mention");
    let sides: Vec<Value> = lines.map(|line| serde_json::to_value(&line).unwrap()["side"].take()).collect();
    let basis = serde_json::json!([{"start": 6, "end": 14, "text": "officers"}]);
    assert_eq!(sides, [Value::Null, serde_json::json!({"value": "Keltar", "basis": basis})]);
}

#[test]
fn a_time_is_printed_with_its_value() {
    let lines = findings_lines(&sample().reports[0]);
    let time = lines.iter().find(|line| line.type_name() == "time").unwrap().to_json();
    assert!(time.ends_with(r#""span":{"start":30,"end":39},"text":"Wednesday","value":"2021-10-13"}"#), "{time}");
}

#[test]
fn a_victim_named_by_the_report_itself_has_the_narrator_for_speaker() {
    let lines = findings_lines(&sample().reports[0]);
    let victim = lines.iter().find(|line| line.type_name() == "victim").unwrap().to_json();
    assert!(
        victim.ends_with(
            r#""age":44,"role":null,"outcome":"killed","side":null,"statement":null,"speaker":{"kind":"narrator"}}"#
        ),
        "{victim}"
    );
}
