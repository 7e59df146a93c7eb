//! Incidents: lists of them, and one with its questions and answers, and what can be said of it.

use maud::{Markup, html};
use sayso_case::{Fold, Incident, Point, Position};
use sayso_dossier::safe::Words;

use super::sheet::{main_of, sheet};
use super::{form, frame, long, quote::quote};
use crate::call::{Answer, Call};
use crate::desk::Desk;
use crate::failed::Failed;
use crate::set_out::Wanted;
use crate::shown::Shown;

/// So many incidents that may be the same are offered, and so many characters of a sentence are shown.
const NEAR: usize = 12;
const SENTENCE: usize = 160;

pub(crate) fn list(desk: &Desk, call: &Call) -> Answer {
    let fold = match call.asked("told") {
        None | Some("two") => None,
        Some("one") => Some(Fold::OneReport),
        Some("background") => Some(Fold::Background),
        Some(_) => return Err(Failed::wrong("Incidents are told=two, one or background.")),
    };
    let shown = desk.shown();
    let nothing = || Failed::nothing("There are no incidents here.");
    let sheet = sheet(&shown, Wanted::Incidents(fold, long::wanted(call)))?.ok_or_else(nothing)?;
    let main = html! { (main_of(&sheet)) (long::links_of(call, sheet.list)) };
    Ok(frame::page(desk, call, &sheet.title, "/", &main))
}

pub(crate) fn one(desk: &Desk, call: &Call) -> Answer {
    let id = call.parameter("id");
    let shown = desk.shown();
    let Some(incident) = shown.incident(id)? else { return gone(&shown, id) };
    let incident = &*incident;
    let nothing = || Failed::nothing("There is no such incident.");
    let sheet = sheet(&shown, Wanted::Incident(id.to_owned()))?.ok_or_else(nothing)?;
    let next = format!("/incidents/{id}");
    let main = html! {
        h1 class="vh" { (Words(&sheet.title)) }
        h2 class="vh" { "Who answers what" }
        (main_of(&sheet))
        section class="part say-of" aria-labelledby="say-h" {
            h2 id="say-h" { "What you may say of it" }
            (near(&shown, call, incident)?)
            (apart(&shown, call, incident, &next)?)
            (answers(&shown, call, incident, &next)?)
            (others(call, incident, &next))
        }
    };
    Ok(frame::page(desk, call, &sheet.title, "/", &main))
}

/// An incident that became one with another, or is told of by no report any more.
fn gone(shown: &Shown, id: &str) -> Answer {
    match shown.became(id)? {
        Some(incident) => Ok(crate::call::Reply::see(format!("/incidents/{incident}"))),
        None => Err(Failed::nothing(
            "There is no such incident in this case; it may have been of a report that was taken out.",
        )),
    }
}

/// Incidents that may be this one: they are, or they are not.
fn near(shown: &Shown, call: &Call, incident: &Incident) -> Result<Markup, Failed> {
    let known = incident.perhaps_the_same.iter().filter_map(|p| shown.incident(p.incident.as_str()).transpose());
    let all = known.take(NEAR).collect::<Result<Vec<_>, _>>()?;
    Ok(html! {
        @if !all.is_empty() {
            h3 { "Perhaps the same" }
            ul class="near-by" { @for other in all {
                li {
                    a href={"/incidents/" (other.id)} { bdi { (Words(&other.label)) } }
                    @for (word, says) in [("join", "They are one"), ("part", "They are two")] {
                        " " (form::form(call, word, &format!("/incidents/{}", incident.id), &html! {
                            (form::value("of", incident.id.as_str())) (form::value("of", other.id.as_str())) button { (says) }
                        }))
                    }
                }
            } }
        }
    })
}

/// What each report tells of it, to be marked where they are two.
fn apart(shown: &Shown, call: &Call, incident: &Incident, next: &str) -> Result<Markup, Failed> {
    let boxes = html! {
        ul class="marks" { @for happening in &incident.happenings { @if let Some(read) = shown.quoted(&happening.report)? {
            li { label {
                input type="checkbox" name="of" value=(Words(happening.alone().as_str()));
                span { bdi { (Words(&read.path)) } ": " (quote(happening.sentence.of(&read.text), SENTENCE)) }
            } }
        } } }
        (form::why()) button { "No two of these are one" }
    };
    Ok(html! {
        @if incident.happenings.len() > 1 {
            details class="do" { summary { "Part it: what is told here is not one" } (form::form(call, "part", next, &boxes)) }
        }
    })
}

fn others(call: &Call, incident: &Incident, next: &str) -> Markup {
    let id = incident.id.as_str();
    html! {
        details class="do" { summary { "Join it with another" }
            (form::form(call, "join", next, &html! { (form::value("of", id)) (form::line("of", "Incident", "its id")) (form::why()) button { "They are one" } }))
        }
        details class="do" { summary { "A report belongs here" }
            (form::form(call, "move", next, &html! { (form::value("incident", id)) (form::line("report", "Report", "its path or id")) (form::why()) button { "It tells of this" } }))
        }
        @if incident.fold != Some(Fold::Background) {
            details class="do" { summary { "It is background" }
                (form::form(call, "background", next, &html! { (form::value("incident", id)) (form::why()) button { "Fold it" } }))
            }
        }
        (form::note(call, id, next))
    }
}

/// Whether an answer stands on more than one finding.
fn rests_on_several(position: &Position) -> bool {
    position.claims.first().is_some_and(|first| position.claims.iter().any(|claim| claim.finding != first.finding))
}

/// The answers to each question, to be marked where they are one, and what each rests on, to be marked where it gives another one.
fn answers(shown: &Shown, call: &Call, incident: &Incident, next: &str) -> Result<Markup, Failed> {
    let points: Vec<Point> = shown.points(incident)?;
    let all = html! {
        @for point in points.iter().filter(|point| point.positions.len() > 1) {
            details class="do" { summary { "Answers that are one: " bdi { (Words(&point.question)) } }
                (form::form(call, "join", next, &html! {
                    ul class="marks" { @for position in &point.positions { li { label {
                        input type="checkbox" name="of" value=(Words(position.id.as_str()));
                        span { bdi { (Words(&position.value)) } }
                    } } } }
                    (form::why()) button { "They are one answer" }
                }))
            }
        }
        @for (point, position) in points.iter().flat_map(|p| p.positions.iter().map(move |q| (p, q))) {
            @if rests_on_several(position) {
                details class="do" { summary { "Two answers in one: " bdi { (Words(&point.question)) } ", " bdi { (Words(&position.value)) } }
                    (form::form(call, "part", next, &html! {
                        (form::value("of", position.id.as_str()))
                        ul class="marks" { @for claim in &position.claims { @if let Some(read) = shown.quoted(&claim.report)? { li { label {
                            input type="checkbox" name="of" value=(Words(claim.finding.as_str()));
                            span { bdi { (Words(&read.path)) } ": " (quote(claim.sentence.of(&read.text), SENTENCE)) }
                        } } } } }
                        (form::why()) button { "What is marked is another answer" }
                    }))
                }
            }
        }
    };
    Ok(html! { @if !points.is_empty() { details class="do" { summary { "Join or part its answers" } (all) } } })
}
