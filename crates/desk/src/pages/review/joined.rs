//! What is joined, under review: an incident whose joins are at the margin, a name that is many places'.

use maud::{Markup, html};
use sayso_case::{Incident, Name};
use sayso_dossier::safe::{Words, shortened};

use super::at::{At, next, reasons};
use crate::call::Call;
use crate::failed::Failed;
use crate::pages::{form, quote::quote};
use crate::shown::Shown;

/// So many incidents that may be the same are offered, and so many characters of a sentence are shown.
const NEAR: usize = 9;
const SENTENCE: usize = 240;
/// And beside a box.
const BRIEF: usize = 60;

/// The middle and the right of the page; `None` where neither an incident nor a name has this id.
pub(super) fn sides(shown: &Shown, call: &Call, at: &At) -> Result<Option<Markup>, Failed> {
    if let Some(incident) = shown.incident(at.id)? {
        return of_incident(shown, call, at, &incident).map(Some);
    }
    shown.name(at.id)?.map(|name| of_name(shown, call, at, &name)).transpose()
}

fn of_incident(shown: &Shown, call: &Call, at: &At, incident: &Incident) -> Result<Markup, Failed> {
    let near = incident.perhaps_the_same.iter().take(NEAR);
    let near = near.filter_map(|p| shown.incident(p.incident.as_str()).transpose()).collect::<Result<Vec<_>, _>>()?;
    let marked = html! {
        (tellings(shown, incident, true)?)
        (form::why())
        button { "No two of the marked are one" }
    };
    Ok(html! {
        section class="words" aria-labelledby="words-h" {
            h2 id="words-h" { a href={"/incidents/" (incident.id)} { bdi { (Words(&incident.label)) } } }
            (tellings(shown, incident, false)?)
            @for other in &near {
                h3 { a href={"/incidents/" (other.id)} { bdi { (Words(&other.label)) } } }
                (tellings(shown, other, false)?)
            }
        }
        section class="judge" aria-labelledby="judge-h" {
            h2 id="judge-h" { "incident" }
            (reasons(at))
            @for (k, other) in near.iter().enumerate() {
                (form::form(call, "join", &next(at), &html! {
                    (form::value("of", incident.id.as_str())) (form::value("of", other.id.as_str()))
                    button data-key=(k + 1) { kbd { (k + 1) } " It is the same as " bdi { (Words(&shortened(&other.label, 60))) } }
                }))
                (form::form(call, "part", &next(at), &html! {
                    (form::value("of", incident.id.as_str())) (form::value("of", other.id.as_str()))
                    button { "It is another than " bdi { (Words(&shortened(&other.label, 60))) } }
                }))
            }
            @if incident.happenings.len() > 1 {
                details class="do" open { summary { "What is told here is not one" } (form::form(call, "part", &next(at), &marked)) }
            }
            details class="do" { summary { "Note it" } (form::note(call, at.id, &format!("/review/{}", at.id))) }
            p class="id" { (Words(at.id)) }
        }
    })
}

/// What each report tells of an incident; to be marked, where it is asked which of them are not one.
fn tellings(shown: &Shown, incident: &Incident, boxes: bool) -> Result<Markup, Failed> {
    Ok(html! {
        ul class="marks" { @for happening in &incident.happenings { @if let Some(read) = shown.quoted(&happening.report)? {
            @let most = if boxes { BRIEF } else { SENTENCE };
            @let words = html! { span { bdi { (Words(&read.path)) } ": " (quote(happening.sentence.of(&read.text), most)) } };
            li { @if boxes { label { input type="checkbox" name="of" value=(Words(happening.alone().as_str())); (words) } } @else { (words) } }
        } } }
    })
}

fn of_name(shown: &Shown, call: &Call, at: &At, name: &Name) -> Result<Markup, Failed> {
    let candidates = shown.candidates(name);
    let first = name.variants.first().map_or(name.label.as_str(), |v| v.text.as_str());
    Ok(html! {
        section class="words" aria-labelledby="words-h" {
            h2 id="words-h" { bdi { (Words(&name.label)) } }
            ul class="marks" { @for variant in &name.variants {
                li { bdi { (Words(&variant.text)) } ": " @for id in variant.reports.iter().take(12) { @if let Some(read) = shown.quoted(id)? {
                    a href={"/reports/" (id.as_str().get(..16).unwrap_or_default())} { bdi { (Words(&read.path)) } } " "
                } } }
            } }
        }
        section class="judge" aria-labelledby="judge-h" {
            h2 id="judge-h" { "name of a " (name.kind.as_str()) }
            (reasons(at))
            @if let Some(candidates) = candidates { p class="sub" { (candidates) " entries of the gazetteer have this name, and none is chosen." } }
            (form::form(call, "place", &next(at), &html! {
                (form::value("name", first)) (form::line("latitude", "Degrees north", "45.345")) (form::line("longitude", "Degrees east", "-38.3"))
                (form::line("precision", "Precision, 1 to 7", "1")) (form::why()) button { "It lies there" }
            }))
            (form::form(call, "part", &next(at), &html! { (form::value("of", first)) button { "It stands for several" } }))
            details class="do" { summary { "Note it" } (form::note(call, at.id, &format!("/review/{}", at.id))) }
            p class="id" { (Words(at.id)) }
        }
    })
}
