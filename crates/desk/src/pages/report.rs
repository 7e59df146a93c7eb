//! One report: its text with what was found marked in it (the dossier's page), who says what in it and how it came to us, and its versions.

use maud::{Markup, html};
use sayso_case::{ReadReport, Statement};
use sayso_dossier::safe::Words;
use sayso_record::{Came, address};

use super::sheet::{main_of, sheet};
use super::{form, frame, quote::quote, state::state};
use crate::call::{Answer, Call, Reply};
use crate::desk::Desk;
use crate::failed::Failed;
use crate::set_out::Wanted;
use crate::shown::Shown;

/// So many characters of what is said stand in a row.
const SAID: usize = 220;

fn nothing() -> Failed {
    Failed::nothing("There is no such report in this case, or several begin so; the list of reports has them.")
}

pub(crate) fn page(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let read = shown.report_or(call.parameter("id"), nothing)?;
    let read = &*read;
    let sheet = sheet(&shown, Wanted::Report(read.report.id.to_string()))?.ok_or_else(nothing)?;
    let main = html! {
        h1 { bdi { (Words(read.report.title.as_deref().unwrap_or(&read.report.path))) } }
        (versions(&shown, read))
        (main_of(&sheet))
        (said(&shown, read))
        (say(call, read))
    };
    Ok(frame::page(desk, call, &sheet.title, "/reports", &main))
}

/// Its bytes as they were got, to be kept as a file.
pub(crate) fn original(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let read = shown.report_or(call.parameter("id"), nothing)?;
    let report = &read.report;
    let bytes = desk.read(|record| record.original(&report.id))?.ok_or_else(nothing)?;
    // Without the number of the version, so that it keeps its ending.
    let path = shown.came().find(|came| came.report == report.id).map_or(&report.path, |came| &came.path);
    let name = path.rsplit('/').next().unwrap_or_default().to_owned();
    Ok(Reply::file(name, "application/octet-stream", bytes))
}

/// The other versions at the same address.
fn versions(shown: &Shown, read: &ReadReport) -> Markup {
    let own = address(&read.report);
    let all: Vec<&Came> = shown.came().filter(|came| came.address == own).collect();
    let short = |came: &Came| came.report.as_str().get(..16).unwrap_or_default().to_owned();
    html! {
        p class="where" {
            a href={"/reports/" (read.report.id) "/original"} { "The file as it was got" }
            @if all.len() > 1 {
                ". Versions at this address: "
                @for came in all {
                    @if came.report == read.report.id { b { (came.version) } } @else {
                        a href={"/reports/" (short(came))} { (came.version) } " ("
                        a href={"/reports/" (read.report.id.as_str().get(..16).unwrap_or_default()) "/beside/" (short(came))} { "beside this" } ")"
                    }
                    " "
                }
            }
        }
    }
}

/// Who says what, in order of the text, with the way it came to us.
fn said(shown: &Shown, read: &ReadReport) -> Markup {
    let statements = &read.findings.statements;
    html! {
        section class="part" id="who-says" aria-labelledby="who-says-h" {
            h2 id="who-says-h" { "Who says what" span class="sub" { (statements.len()) " statements; the outermost speaker first" } }
            @if statements.is_empty() { p class="none" { "Nobody was found who says anything." } } @else {
                table class="list" {
                    thead { tr { th scope="col" { "Speakers" } th scope="col" { "What is said" } th scope="col" { "Read" } } }
                    tbody { @for statement in statements { (row(shown, read, statement)) } }
                }
            }
        }
    }
}

fn row(shown: &Shown, read: &ReadReport, statement: &Statement) -> Markup {
    let id = statement.id.as_str();
    html! {
        tr id={"s-" (sayso_dossier::safe::anchor("", id))} {
            th scope="row" { (chain(statement)) }
            td data-l="Said" {
                span class="manner" { (statement.manner.as_str().replace('_', " ")) ": " }
                (quote(statement.span.of(&read.report.text), SAID))
            }
            td data-l="Read" { a href={"/review/" (id)} { (state(shown, id)) } }
        }
    }
}

/// "The Courier › Interior Office › Ivo Marl".
pub(super) fn chain(statement: &Statement) -> Markup {
    let nobody = "nobody found";
    html! {
        @for (k, through) in statement.chain.iter().enumerate() {
            @if k > 0 { " › " }
            @let last = k + 1 == statement.chain.len();
            @match through {
                Some(name) if last => b { bdi { (Words(name)) } },
                Some(name) => bdi { (Words(name)) },
                None if k == 0 => "publisher not known",
                None => (nobody),
            }
        }
        @for other in statement.also.iter().filter_map(|also| also.name.as_deref()) { " and " b { bdi { (Words(other)) } } }
    }
}

fn say(call: &Call, read: &ReadReport) -> Markup {
    let id = read.report.id.as_str();
    let next = format!("/reports/{}", id.get(..16).unwrap_or_default());
    html! {
        section class="part say-of" aria-labelledby="say-h" {
            h2 id="say-h" { "What you may say of it" }
            @if read.report.gone.is_none() {
                details class="do" { summary { "It is no longer at its address" }
                    (form::form(call, "gone", &next, &html! { (form::value("report", id)) (form::why()) button { "It is gone" } }))
                }
            }
            (form::note(call, id, &next))
        }
    }
}
