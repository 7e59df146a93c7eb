//! The graph of invented cases.

use sayso_case::{
    Case, FindingId, Findings, Form, Manner, Origin, OriginId, Polarity, ReadReport, Report, ReportId, Speaker,
    SpeakerKind, Statement,
};
use sayso_text::{Span, sentences};

use super::*;

const SHARED: &str = "Two men died at the bridge of Arven when shells fell on the road";

fn read(publisher: &str, title: &str, text: &str) -> ReadReport {
    let mut report = Report::of_words(format!("{title}\n\n{text}"));
    report.publisher = Some(publisher.to_owned());
    report.title = Some(title.to_owned());
    let mut findings = Findings::none(report.id.clone());
    findings.sentences = sentences(&report.text);
    ReadReport { report, findings }
}

fn basis(read: &ReadReport, words: &str) -> (ReportId, Span) {
    let at = read.report.text.find(words).unwrap();
    (read.report.id.clone(), Span::new(at, at + words.len()))
}

fn of(reports: Vec<ReadReport>, origins: Vec<Origin>) -> Vec<Edge> {
    edges::of(&Case { reports, origins, ..Case::default() })
}

#[test]
fn the_same_words_and_a_credit() {
    let a = read("The Arven Courier", "Two dead", &format!("{SHARED}. Stories from Norwire were used."));
    let b = read("Zelmar Post", "Shells on a road", &format!("{}.", SHARED.to_uppercase()));
    let origin = Origin {
        id: OriginId::from("o1"),
        credited: Some("Norwire".into()),
        reports: vec![a.report.id.clone(), b.report.id.clone()],
        basis: vec![basis(&a, SHARED), basis(&a, "tories from Norwire"), basis(&b, &SHARED.to_uppercase())],
    };
    let edges = of(vec![a.clone(), b.clone()], vec![origin.clone()]);
    let found: Vec<_> = edges.iter().map(|e| (e.kind, e.from.clone(), e.to)).collect();
    assert_eq!(found, [(Kind::Same, Node::Report(0), 1), (Kind::Credited, Node::Named("Norwire".into()), 0)]);
    assert_eq!(edges[1].words, ["Stories from Norwire"]);
    let graph = section(&Case { reports: vec![a, b], origins: vec![origin], ..Case::default() }).into_string();
    assert!(
        graph.contains("graph-same") && graph.contains("graph-credited") && graph.contains("href=\"#r2\""),
        "{graph}"
    );
    assert!(graph.contains("<b>Thick</b>, the same words: 1 passage in "), "{graph}");
}

#[test]
fn what_came_through_a_body_that_reported_it_is_cited() {
    let mut a = read("The Arven Courier", "Two dead", "Norwire reported that the ministry had denied it.");
    let named = |name: &str, kind| Speaker { name: Some(name.to_owned()), kind, ..Speaker::narrator() };
    let say = |k: usize, within: Option<FindingId>, speaker: Speaker, chain: &[&str]| {
        let id = FindingId::new(&a.report.id, "statement", Span::new(k, k + 5), "");
        Statement {
            saying: id.clone(),
            id,
            span: Span::new(12 + k, 30),
            source: None,
            cue: None,
            within,
            speaker,
            also: Vec::new(),
            chain: chain.iter().map(|c| Some((*c).to_owned())).collect(),
            manner: Manner::Report,
            polarity: Polarity::Affirmed,
            form: Form::Indirect,
            distance: Vec::new(),
        }
    };
    let outer = say(0, None, named("Norwire", SpeakerKind::Body), &["The Arven Courier", "Norwire"]);
    let inner = say(
        1,
        Some(outer.id.clone()),
        named("the ministry", SpeakerKind::Body),
        &["The Arven Courier", "Norwire", "the ministry"],
    );
    let person = say(2, None, named("Dalo Emric", SpeakerKind::Person), &["The Arven Courier", "Dalo Emric"]);
    let told = say(
        3,
        Some(person.id.clone()),
        named("a clerk", SpeakerKind::Unnamed),
        &["The Arven Courier", "Dalo Emric", "a clerk"],
    );
    a.findings.statements = vec![outer, inner, person, told];
    let edges = of(vec![a], Vec::new());
    let found: Vec<_> = edges.iter().map(|e| (e.kind, e.from.clone())).collect();
    assert_eq!(found, [(Kind::Cited, Node::Named("Norwire".into()))]);
    assert_eq!(edges[0].words, ["Norwire reported that the ministry had denied it."]);
}

#[test]
fn a_report_that_names_a_headline_retells() {
    let title = "Two dead in shelling on the Arven road";
    let a = read("The Arven Courier", title, "Nothing.");
    let whole = read("Halvia Almanac", "The Arven road", &format!("References\n“{title}”. Seen in autumn."));
    let begin = read("Tarsenia Almanac", "Roads", "“Two dead in shelling on a road”. The Arven Courier.");
    let none = read("Zelmar Post", "Roads again", "Two dead in shelling on a road, they said.");
    let same = read("Zelmar Post", title, "Nothing else.");
    let edges = of(vec![a, whole, begin, none, same], Vec::new());
    let found: Vec<_> = edges.iter().map(|e| (e.kind, e.from.clone(), e.to)).collect();
    assert_eq!(found, [(Kind::Retold, Node::Report(0), 1), (Kind::Retold, Node::Report(0), 2)]);
}

#[test]
fn hostile_and_empty_cases_draw_something() {
    let empty = section(&Case::default()).into_string();
    assert!(empty.contains("No report was found"), "{empty}");
    let odd = "</text><script>alert(1) one two three</script>";
    let mut reports: Vec<ReadReport> = (0..60).map(|k| read(odd, &format!("{k} a b c d {odd}"), "x")).collect();
    let all: String = reports.iter().map(|r| format!("{}\n", r.report.title.clone().unwrap_or_default())).collect();
    reports.push(read(odd, "Roads", &all));
    let mut origin =
        Origin { id: OriginId::from("o1"), credited: Some(", ,".into()), reports: Vec::new(), basis: Vec::new() };
    origin.basis.push((reports[0].report.id.clone(), Span::new(5, 9_999)));
    let graph = section(&Case { reports, origins: vec![origin], ..Case::default() }).into_string();
    assert!(!graph.contains("<script") && !graph.contains("NaN") && graph.contains("and 20 more, retold"), "{graph}");
}

#[test]
fn a_credit_is_quoted_from_the_beginning_of_its_first_word() {
    let text = "It burned. Stories from Norwire";
    let span = Span::new(text.find("tories").unwrap(), text.len());
    assert_eq!(edges::whole_words(text, span), "Stories from Norwire");
    assert_eq!(edges::whole_words(text, Span::new(0, 2)), "It");
}
