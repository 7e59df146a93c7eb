//! The case: the dossier's first page, and what is new.

use maud::{Markup, html};
use sayso_dossier::safe::Words;
use sayso_record::operation_line;

use super::sheet::{main_of, sheet};
use super::{form, frame, operation};
use crate::call::{Answer, Call};
use crate::desk::Desk;
use crate::failed::Failed;
use crate::set_out::Wanted;
use crate::shown::Shown;

/// So many of what came and was done last are told.
const LAST: usize = 8;

pub(crate) fn page(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let sheet = sheet(&shown, Wanted::Case)?.ok_or_else(|| Failed::nothing("There is no case here."))?;
    let main = html! { (main_of(&sheet)) (new(&shown)) (named(call)) };
    Ok(frame::page(desk, call, &sheet.title, "/", &main))
}

/// The reports that came last, and what was done last.
fn new(shown: &Shown) -> Markup {
    html! {
        section class="part" id="new" aria-labelledby="new-h" {
            h2 id="new-h" { "What is new" span class="sub" { a href="/review" { (shown.unsure_count()) " to look at" } } }
            div class="two" {
                div {
                    h3 { "Reports that came last" }
                    ul class="rows2" { @for came in shown.came().rev().take(LAST) {
                        li {
                            a href={"/reports/" (came.report.as_str().get(..16).unwrap_or_default())} { bdi { (Words(&came.path)) } }
                            @if came.version > 1 { ", version " (came.version) }
                            @if let Some(publisher) = &came.publisher { ", " bdi { (Words(publisher)) } }
                        }
                    } }
                    @if shown.came().next().is_none() { p class="none" { "No report is in this record; add some with sayso add PATH --record DIR." } }
                }
                div {
                    h3 { "What was done last" }
                    ul class="rows2" { @for operation in shown.operations.iter().rev().filter(|o| !operation::is_arrival(o)).take(LAST) {
                        @let line = operation_line(operation, shown.counts_still(operation));
                        li { (operation::when(&line.at)) " " bdi { (Words(line.who.as_deref().unwrap_or("forgotten"))) } ": " (operation::what(&line)) " " (Words(&operation::about(&line))) }
                    } }
                    p { a href="/log" { "The whole log" } }
                }
            }
        }
    }
}

/// The name of the case.
fn named(call: &Call) -> Markup {
    html! {
        details class="do" { summary { "Name this case" }
            (form::form(call, "title", "/", &html! { (form::line("title", "Title", "what the case is called")) (form::why()) button { "Name it" } }))
        }
    }
}
