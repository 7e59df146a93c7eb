//! A finding under review: its words, what was read of it, and one form in which every button says one thing.

use maud::{Markup, html};
use sayso_accounts::Role;
use sayso_case::{ReadReport, Side, Speaker, SpeakerKind, When};
use sayso_dossier::safe::Words;
use sayso_record::Field;
use sayso_text::Span;

use super::at::{At, next, reasons};
use super::candidates::{self, Candidate};
use super::words::words;
use crate::call::Call;
use crate::desk::Desk;
use crate::failed::Failed;
use crate::pages::{form, report::chain, state::state};
use crate::shown::Shown;

/// A finding of any type, as far as it is asked for here.
struct Found {
    kind: &'static str,
    span: Span,
    source: Option<Span>,
    /// Fields that can be corrected, with what was read; the one most doubtful first.
    fields: Vec<(Field, Option<String>)>,
    /// What cannot be corrected here: name and value.
    facts: Vec<(&'static str, String)>,
}

impl Found {
    fn new(kind: &'static str, span: Span) -> Self {
        Found { kind, span, source: None, fields: Vec::new(), facts: Vec::new() }
    }

    fn with(mut self, fields: Vec<(Field, Option<String>)>, facts: Vec<(&'static str, String)>) -> Self {
        (self.fields, self.facts) = (fields, facts);
        self
    }
}

/// The finding of a report with this id.
fn found(read: &ReadReport, id: &str) -> Option<Found> {
    let (f, text) = (&read.findings, read.report.text.as_str());
    let place = |span: Option<Span>| (Field::Place, span.map(|span| span.of(text).to_owned()));
    let side = |side: &Option<Side>| (Field::Side, side.as_ref().map(|side| side.value.clone()));
    let date = |when: &Option<When>| (Field::Date, when.as_ref().map(|when| when.moment.to_string()));
    let speaker = |speaker: &Speaker| (Field::Speaker, spoken(speaker));
    if let Some(s) = f.statements.iter().find(|s| s.id.as_str() == id) {
        let facts = vec![
            ("said as", s.manner.as_str().replace('_', " ")),
            ("polarity", s.polarity.as_str().to_owned()),
            ("form", s.form.as_str().to_owned()),
        ];
        let found = Found { source: s.source, ..Found::new("statement", s.span) };
        return Some(found.with(vec![speaker(&s.speaker)], facts));
    }
    if let Some(x) = f.figures.iter().find(|x| x.id.as_str() == id) {
        let bound = |n: Option<u64>| n.map_or_else(|| "open".to_owned(), |n| n.to_string());
        let mut facts = vec![
            ("lowest", bound(x.low)),
            ("highest", bound(x.high)),
            ("counts", x.unit.as_str().to_owned()),
            ("outcome", x.outcome.as_str().replace('_', " ")),
        ];
        facts.extend(x.role.map(|role| ("role", role.as_str().to_owned())));
        facts.extend(x.denied.then(|| ("denied", "yes".to_owned())));
        let fields = vec![side(&x.side), place(x.place), date(&x.when), speaker(&x.speaker)];
        return Some(Found::new("figure", x.span).with(fields, facts));
    }
    if let Some(e) = f.events.iter().find(|e| e.id.as_str() == id) {
        let facts =
            vec![("kind", e.event_type.as_str().replace('_', " ")), ("mode", e.mode.as_str().replace('_', " "))];
        let fields = vec![place(e.place), date(&e.when), speaker(&e.speaker)];
        return Some(Found::new("event", e.span).with(fields, facts));
    }
    if let Some(v) = f.victims.iter().find(|v| v.id.as_str() == id) {
        let mut facts = vec![("name", v.name.clone()), ("outcome", v.outcome.as_str().replace('_', " "))];
        facts.extend(v.age.map(|age| ("age", age.to_string())));
        return Some(Found::new("victim", v.span).with(vec![side(&v.side), speaker(&v.speaker)], facts));
    }
    if let Some(m) = f.mentions.iter().find(|m| m.id.as_str() == id) {
        let facts = vec![("name", m.name.clone()), ("kind", m.kind.as_str().to_owned())];
        return Some(Found::new("mention", m.span).with(Vec::new(), facts));
    }
    let time = f.times.iter().find(|t| t.id.as_str() == id)?;
    let facts = vec![("time", time.value.clone().unwrap_or_else(|| "not known".to_owned()))];
    Some(Found::new("time", time.span).with(Vec::new(), facts))
}

/// The speaker's name; the report itself where it speaks in its own voice.
fn spoken(speaker: &Speaker) -> Option<String> {
    let own = (speaker.kind == SpeakerKind::Narrator).then(|| "the report itself".to_owned());
    speaker.name.clone().or(own)
}

/// The middle and the right of the page; `None` where no finding has this id.
pub(super) fn sides(desk: &Desk, shown: &Shown, call: &Call, at: &At) -> Result<Option<Markup>, Failed> {
    let Some(read) = shown.report_of(at.id)? else { return Ok(None) };
    let read = &*read;
    let Some(found) = found(read, at.id) else { return Ok(None) };
    let before = if shown.seen(at.id) == Some(true) { as_found(desk, read, at.id) } else { None };
    Ok(Some(html! {
        (words(read, at.id, found.span))
        section class="judge" aria-labelledby="judge-h" {
            h2 id="judge-h" { (found.kind) " " (state(shown, at.id)) }
            (reasons(at))
            @if let Some(s) = read.findings.statements.iter().find(|s| s.id.as_str() == at.id) { p class="chain" { (chain(s)) } }
            dl class="facts" { @for (name, value) in &found.facts { dt { (name) } dd { bdi { (Words(value)) } } } }
            (judging(shown, call, at, read, &found, before.as_ref()))
            details class="do" { summary { "Note it" } (form::note(call, at.id, &format!("/review/{}", at.id))) }
            p class="id" { (Words(at.id)) }
        }
    }))
}

/// What the program had read before anybody corrected it.
fn as_found(desk: &Desk, read: &ReadReport, id: &str) -> Option<Found> {
    let kept = desk.read(|record| record.as_found(&read.report.id)).ok()?;
    found(&kept, id)
}

/// One form: its first button, which nobody sees, is what the Enter of a line presses.
fn judging(shown: &Shown, call: &Call, at: &At, read: &ReadReport, found: &Found, before: Option<&Found>) -> Markup {
    if !call.may(Role::Reviewer) {
        return read_only(found);
    }
    html! {
        form class="say judging" method="post" action="/say/correct" {
            (form::hidden(call, &next(at)))
            (form::value("finding", at.id))
            button class="vh" tabindex="-1" aria-hidden="true" { "Correct" }
            @for (k, (field, value)) in found.fields.iter().enumerate() {
                @let was = before.and_then(|b| b.fields.get(k)).filter(|(_, was)| was != value);
                (corrects(*field, value.as_deref(), was.map(|(_, was)| was.as_deref()), &candidates(shown.sides(), read, found, *field), k == 0))
            }
            (form::why())
            div class="acts" {
                button class="go" formaction="/say/confirm" data-key="Enter" { kbd { "Enter" } " It is right" }
                button formaction="/say/reject" data-key="x" { kbd { "x" } " It is none" }
                @if !found.fields.is_empty() { button formaction="/say/correct" { "Correct it" } }
            }
        }
    }
}

/// The fields for whoever may not correct them.
fn read_only(found: &Found) -> Markup {
    html! { dl class="facts" { @for (field, value) in &found.fields { dt { (field.as_str()) } dd { bdi { (Words(value.as_deref().unwrap_or("not told"))) } } } } }
}

fn candidates(sides: &[String], read: &ReadReport, found: &Found, field: Field) -> Vec<Candidate> {
    match field {
        Field::Speaker => candidates::speakers(read, found.span, found.source),
        Field::Side => candidates::sides(sides, read, found.span),
        Field::Place => candidates::places(read, found.span),
        Field::Date => Vec::new(),
    }
}

/// A field: what was read, what it was before, whom or what it may be instead. Digits press the buttons of the first one.
fn corrects(field: Field, value: Option<&str>, was: Option<Option<&str>>, all: &[Candidate], keys: bool) -> Markup {
    let name = field.as_str();
    let unsaid = "not told";
    let others = || all.iter().filter(|c| Some(c.name.as_str()) != value);
    let choices = html! {
        ul class="cands" {
            @for (k, candidate) in others().enumerate() { li {
                button name=(name) value=(Words(&candidate.name)) data-key=[keys.then(|| (k + 1).to_string())] {
                    @if keys { kbd { (k + 1) } " " } bdi { (Words(&candidate.name)) }
                }
                " " small { (candidate.why) }
            } }
            @if value.is_some() { li { button name="nothing" value=(name) data-key=[keys.then_some("0")] { @if keys { kbd { "0" } " " } (unsaid) } } }
        }
        label { span class="vh" { "Another " (name) } input type="text" name=(name) placeholder={"another " (name) @if field == Field::Date { ", 2031-03-06" } @else if field != Field::Side { ", as the report has it" }} autocomplete="off"; }
    };
    html! {
        fieldset {
            legend { (name) }
            p { b { bdi { (Words(value.unwrap_or(unsaid))) } }
                @if let Some(was) = was { " " span class="sub" { "the program had read: " bdi { (Words(was.unwrap_or(unsaid))) } } } }
            // The first is what is asked; the others open where they are wanted.
            @if keys { (choices) } @else { details { summary { "another" } (choices) } }
        }
    }
}
