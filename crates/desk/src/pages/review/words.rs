//! The words of a finding: its paragraph with every part of it marked and named, and the paragraphs around it.

use maud::{Markup, html};
use sayso_case::{Findings, ReadReport};
use sayso_dossier::marks::{Mark, paragraph, prepare};
use sayso_dossier::safe::Words;
use sayso_text::{Span, paragraphs};

/// So many paragraphs stand before and behind.
const AROUND: usize = 2;

/// The report around a finding.
pub(super) fn words(read: &ReadReport, id: &str, span: Span) -> Markup {
    let report = &read.report;
    let text = report.text.as_str();
    let all = paragraphs(text);
    let here = all.iter().position(|place| place.end > span.start).unwrap_or(0);
    let (from, to) = (here.saturating_sub(AROUND), (here + AROUND + 1).min(all.len()));
    let last = all.iter().rposition(|place| place.start < span.end).unwrap_or(here);
    let mut marks = marks(&read.findings, id, span);
    prepare(text, &mut marks);
    html! {
        section class="words" aria-labelledby="words-h" {
            h2 id="words-h" { a href={"/reports/" (report.id.as_str().get(..16).unwrap_or_default()) "#who-says"} { bdi { (Words(report.title.as_deref().unwrap_or(&report.path))) } } }
            p class="where" { bdi { (Words(report.publisher.as_deref().unwrap_or("publisher not known"))) } ", " @match report.published { Some(day) => (Words(&day.in_words())), None => "date not given" } }
            @for (k, place) in all.iter().enumerate().take(to.max(last + 1)).skip(from) {
                @if (here..=last).contains(&k) { p class="focus" dir="auto" { (paragraph(text, *place, &marks)) } }
                @else { p class="dim" dir="auto" { (Words(place.of(text))) } }
            }
        }
    }
}

/// What of a finding stands where, each with its name.
fn marks(f: &Findings, id: &str, span: Span) -> Vec<Mark> {
    let mark = |span, class, name: &'static str, rank| {
        let after = html! { @if !name.is_empty() { small class="lab" { (name) } } };
        Mark { span, class, after, rank }
    };
    let mut marks = vec![mark(span, "whole", "", 0)];
    let some = |marks: &mut Vec<Mark>, span: Option<Span>, class, name| {
        marks.extend(span.map(|span| mark(span, class, name, 1)));
    };
    if let Some(s) = f.statements.iter().find(|s| s.id.as_str() == id) {
        some(&mut marks, s.source, "src", "who");
        some(&mut marks, s.cue, "cue", "says");
        // The pieces of the same saying.
        for piece in f.statements.iter().filter(|other| other.saying == s.saying && other.id != s.id) {
            some(&mut marks, Some(piece.span), "whole", "goes on");
        }
    }
    if let Some(x) = f.figures.iter().find(|x| x.id.as_str() == id) {
        some(&mut marks, x.group, "bit", "group");
        some(&mut marks, x.place, "bit", "place");
        marks.extend(x.side.iter().flat_map(|side| &side.basis).map(|span| mark(*span, "bit", "side", 1)));
        marks.extend(x.when.iter().flat_map(|when| &when.basis).map(|span| mark(*span, "bit", "when", 1)));
    }
    if let Some(e) = f.events.iter().find(|e| e.id.as_str() == id) {
        some(&mut marks, e.agent, "bit", "doer");
        some(&mut marks, e.patient, "bit", "to whom");
        some(&mut marks, e.place, "bit", "place");
    }
    marks
}
