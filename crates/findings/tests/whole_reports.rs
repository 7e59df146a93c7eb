//! Whole reports of the example case with their findings underlined: a reader of the diff sees what changed in meaning.
//!
//! `INSTA_UPDATE=always cargo test -p sayso-findings --test whole_reports` accepts new pictures; look at them first.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use sayso_case::{Findings, Report};
use sayso_language::Packs;
use sayso_reader::Reader;
use sayso_reports::{Options, load};
use sayso_text::Span;

fn example(name: &str) -> (Report, Findings) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let reader = Reader::load(&root.join("models/reader.onnx")).expect("the weights are part of the repository");
    let path: PathBuf = root.join("examples/kelt-road").join(name);
    let (mut reports, problems) = load(&[path], &Options::default());
    assert!(problems.is_empty(), "{problems:?}");
    let report = reports.remove(0);
    let findings = sayso_findings::read(&report, &reader, Packs::load().expect("the tables are whole"));
    (report, findings)
}

/// One underline below a sentence: marks under the words, a label behind.
fn underline(out: &mut String, text: &str, sentence: Span, marks: &[(Span, char)], label: &str) {
    let line: String = text[sentence.start..sentence.end]
        .char_indices()
        .map(|(k, _)| {
            let at = sentence.start + k;
            marks.iter().find(|(s, _)| s.start <= at && at < s.end).map_or(' ', |m| m.1)
        })
        .collect();
    writeln!(out, "    {}  {label}", line.trim_end()).unwrap();
}

fn picture(report: &Report, findings: &Findings) -> String {
    let text = &report.text;
    let mut out = String::new();
    for &sentence in &findings.sentences {
        writeln!(out, "    {}", text[sentence.start..sentence.end].replace('\n', " ")).unwrap();
        for s in findings.statements.iter().filter(|s| s.span.overlaps(sentence)) {
            let mut marks = Vec::new();
            marks.extend(s.source.map(|x| (x, 's')));
            marks.extend(s.cue.map(|x| (x, '^')));
            marks.push((s.span, '~'));
            let within = if s.within.is_some() { " within" } else { "" };
            let label = format!(
                "{} ({}) {} {} {}{within}",
                s.speaker.name.as_deref().unwrap_or("-"),
                s.speaker.kind.as_str(),
                s.manner.as_str(),
                s.polarity.as_str(),
                s.form.as_str()
            );
            underline(&mut out, text, sentence, &marks, &label);
        }
        for f in findings.figures.iter().filter(|f| f.span.overlaps(sentence)) {
            let number = |n: Option<u64>| n.map_or("…".to_owned(), |n| n.to_string());
            let label = format!(
                "{}–{} {} {} {} side {} by {}",
                number(f.low),
                number(f.high),
                f.unit.as_str(),
                f.outcome.as_str(),
                f.role.map_or("-", |r| r.as_str()),
                f.side.as_ref().map_or("-", |s| s.value.as_str()),
                f.speaker.name.as_deref().unwrap_or("the report")
            );
            underline(&mut out, text, sentence, &[(f.span, '#')], &label);
        }
        for e in findings.events.iter().filter(|e| e.span.overlaps(sentence)) {
            let label = format!(
                "{} {} {}",
                e.event_type.as_str(),
                e.mode.as_str(),
                e.when.as_ref().map_or("-".to_owned(), |w| w.moment.to_string())
            );
            underline(&mut out, text, sentence, &[(e.span, '!')], &label);
        }
        for v in findings.victims.iter().filter(|v| v.span.overlaps(sentence)) {
            let label = format!("victim {} {}", v.outcome.as_str(), v.role.as_deref().unwrap_or("-"));
            underline(&mut out, text, sentence, &[(v.span, '+')], &label);
        }
    }
    out
}

#[test]
fn bulletin() {
    let (report, findings) = example("05-observer-mission-bulletin.txt");
    insta::assert_snapshot!("bulletin", picture(&report, &findings));
}

#[test]
fn ministry() {
    let (report, findings) = example("04-halvia-foreign-ministry.txt");
    insta::assert_snapshot!("ministry", picture(&report, &findings));
}

#[test]
fn news_page() {
    let (report, findings) = example("07-meridian-press.html");
    insta::assert_snapshot!("news_page", picture(&report, &findings));
}

#[test]
fn every_finding_lies_in_its_report_and_points_at_findings_that_exist() {
    let (report, findings) = example("08-selmir-post.html");
    let text = &report.text;
    let inside = |s: Span| text.get(s.start..s.end).is_some_and(|w| !w.is_empty());
    let ids: Vec<_> = findings.statements.iter().map(|s| s.id.clone()).collect();
    assert!(findings.statements.len() > 5, "the page is full of sayings");
    for s in &findings.statements {
        assert!(inside(s.span) && s.cue.is_none_or(inside) && s.source.is_none_or(inside));
        assert!(ids.contains(&s.saying) && s.within.as_ref().is_none_or(|w| ids.contains(w)));
    }
    for f in &findings.figures {
        assert!(inside(f.span) && (f.low.is_some() || f.high.is_some()));
        assert!(f.statement.as_ref().is_none_or(|s| ids.contains(s)));
    }
    assert!(findings.events.iter().all(|e| inside(e.span)));
    assert!(findings.mentions.iter().all(|m| inside(m.span)));
}
