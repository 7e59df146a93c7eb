//! A case of two reports that tell of one incident, for the tests of all formats. All is invented.

use sayso_case::{
    Bound, Case, Degrees, Entry, Event, EventType, Figure, FindingId, Findings, Form, Incident, IncidentId, LedgerLine,
    LineId, Located, Manner, Mode, Outcome, PartialDate, Polarity, Range, ReadReport, Report, Role, Scope, Side,
    Speaker, SpeakerKind, Statement, Unit, WherePrecision,
};
use sayso_text::Span;

fn id(letter: char, number: usize) -> FindingId {
    FindingId::try_from(format!("{letter}{number:016x}")).unwrap()
}

fn speaker(name: &str) -> Speaker {
    Speaker { id: None, name: Some(name.to_owned()), role: None, body: None, kind: SpeakerKind::Person }
}

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

/// Two reports: "Three policemen died" by the mayor, "five" by the other paper in its own voice.
pub(crate) fn case() -> Case {
    let reports = [
        (
            "The Arven Courier",
            "Three policemen died at Karn Bridge, the mayor said.\n\nThe road is shut.",
            "Three policemen",
        ),
        ("Loran Post", "=Five policemen= died at Karn Bridge.", "Five policemen"),
    ];
    let mut case = Case::default();
    let mut entries = Vec::new();
    for (k, (publisher, text, words)) in reports.into_iter().enumerate() {
        let mut report = Report::of_words(text);
        report.path = format!("0{}.txt", k + 1);
        report.publisher = Some(publisher.to_owned());
        report.title = Some(format!("=Report {}", k + 1));
        report.published = PartialDate::day(2021, 10, 13);
        report.url = Some(format!("https://paper.example/{k}"));
        report.retrieved = Some("2021-10-14".to_owned());
        let sentence = span(text, text.split("\n\n").next().unwrap());
        let number = if k == 0 { 3 } else { 5 };
        let who = if k == 0 { speaker("the mayor") } else { Speaker::narrator() };
        let figure = Figure {
            id: id('f', k),
            span: span(text, words),
            low: Some(number),
            high: Some(number),
            bound: Bound::Exact,
            unit: Unit::People,
            outcome: Outcome::Killed,
            group: None,
            described_as: None,
            side: Some(Side { value: "Arven".to_owned(), basis: Vec::new() }),
            role: Some(Role::Police),
            place: Some(span(text, "Karn Bridge")),
            when: None,
            scope: Some(Scope::Incident),
            denied: false,
            statement: (k == 0).then(|| id('s', 0)),
            speaker: who.clone(),
        };
        let mut found = Findings::none(report.id.clone());
        found.sentences = vec![sentence];
        if k == 0 {
            found.statements.push(Statement {
                id: id('s', 0),
                span: span(text, "Three policemen died at Karn Bridge"),
                source: Some(span(text, "the mayor")),
                cue: Some(span(text, "said")),
                saying: id('s', 0),
                within: None,
                speaker: who,
                also: Vec::new(),
                chain: vec![Some(publisher.to_owned()), Some("the mayor".to_owned())],
                manner: Manner::Say,
                polarity: Polarity::Affirmed,
                form: Form::Indirect,
                distance: Vec::new(),
            });
        }
        found.events.push(Event {
            id: id('e', k),
            span: span(text, "died"),
            event_type: EventType::Clash,
            agent: None,
            patient: None,
            place: None,
            when: None,
            mode: Mode::Happened,
            statement: None,
            speaker: Speaker::narrator(),
        });
        entries.push(Entry {
            figure: figure.id.clone(),
            report: report.id.clone(),
            holder: "h1".into(),
            speaker: figure.speaker.name.clone(),
            speaker_side: None,
            low: figure.low,
            high: figure.high,
            published: report.published,
            revises: None,
            repeats: None,
            part_of: None,
            parts: None,
            left_out: None,
        });
        found.figures.push(figure);
        case.reports.push(ReadReport { report, findings: found });
    }
    let ids = case.reports.iter().map(|r| r.report.id.clone()).collect();
    let incident = IncidentId::of(&["Karn Bridge"]);
    let mut told = Incident::of(incident.clone(), "Clash, Karn Bridge, 2021-10-13", ids, vec![id('f', 0), id('f', 1)]);
    told.findings.extend([id('e', 0), id('e', 1), id('s', 0)]);
    told.event_type = Some(EventType::Clash);
    told.when = "2021-10-13".parse().ok();
    told.date_prec = Some(1);
    told.places = vec!["Karn Bridge".to_owned(), "Bridge of Karn".to_owned()];
    told.located = Some(Located {
        words: "Karn Bridge".to_owned(),
        chosen: None,
        candidates: Vec::new(),
        latitude: Degrees::of(45.2),
        longitude: Degrees::of(-38.4),
        precision: Some(WherePrecision::Exact),
    });
    case.incidents.push(told);
    case.ledger.push(LedgerLine {
        id: LineId::of(&["killed"]),
        incident: Some(incident),
        scope: Some(Scope::Incident),
        outcome: Outcome::Killed,
        unit: Unit::People,
        side: Some("Arven".to_owned()),
        role: Some(Role::Police),
        class: Some("police".to_owned()),
        range: Some(Range {
            low: Some(3),
            low_by: vec![id('f', 0)],
            high: Some(5),
            high_by: vec![id('f', 1)],
            about: false,
            figures: vec![id('f', 0), id('f', 1)],
        }),
        entries,
        origins: 2,
    });
    case
}
