//! What stands around every page: the bar, what was just written, the last line; and the one style and the one script.

use std::sync::LazyLock;

use axum::http::StatusCode;
use maud::{DOCTYPE, Markup, html};
use sayso_accounts::Role;
use sayso_case::sha256;
use sayso_dossier::safe::Words;
use sayso_record::{Operation, operation_line};

use super::{form, operation};
use crate::call::{Answer, Call, DONE, Kind, Reply};
use crate::desk::Desk;
use crate::shown::Shown;

const SCRIPT: &str = include_str!("../desk.js");
static STYLE: LazyLock<String> = LazyLock::new(|| sayso_dossier::style() + include_str!("../desk.css"));
/// So that a browser keeps a file for as long as it is the same.
pub(super) static STYLE_AT: LazyLock<String> = LazyLock::new(|| at("/desk.css", &STYLE));
static SCRIPT_AT: LazyLock<String> = LazyLock::new(|| at("/desk.js", SCRIPT));

fn at(path: &str, file: &str) -> String {
    format!("{path}?v={}", sha256(file.as_bytes()).chars().take(12).collect::<String>())
}

/// Where the bar leads: path and name.
const BAR: [(&str, &str); 8] = [
    ("/", "Case"),
    ("/when-and-where", "When, where"),
    ("/reports", "Reports"),
    ("/names", "Names"),
    ("/figures", "Figures"),
    ("/review", "Review"),
    ("/log", "Log"),
    ("/export", "Export"),
];

/// What every page begins with, those for strangers too: they load the style alone.
pub(super) fn head(title: &str) -> Markup {
    html! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        meta name="referrer" content="same-origin";
        title { (Words(title)) }
        link rel="stylesheet" href=(STYLE_AT.as_str());
    }
}

/// A whole page. `here` is the path in the bar that it belongs to.
pub(super) fn page(desk: &Desk, call: &Call, title: &str, here: &str, main: &Markup) -> Reply {
    let shown = desk.shown();
    let html = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                (head(title))
                link rel="icon" href="/icon.svg" type="image/svg+xml";
                script src=(SCRIPT_AT.as_str()) defer {}
            }
            body class={"desk" @if !call.may(Role::Reviewer) { " reads" }} {
                a class="skip" href="#main" { "Skip to the page" }
                (bar(&shown, call, here))
                @if let Some(done) = done(&shown, call) { (written(&shown, call, done)) }
                @if shown.behind > 0 { (behind(desk, &shown)) }
                main id="main" { (main) }
                footer {
                    p { "Read by program; each finding can be checked at its words. A figure that many repeat is not truer for it. Sayso " (Words(&desk.asked.version)) ", " (Words(call.who())) " at the desk." }
                }
            }
        }
    };
    Reply::html(StatusCode::OK, html.into_string())
}

/// What is said where what is joined is not that of the whole log yet.
fn behind(desk: &Desk, shown: &Shown) -> Markup {
    html! {
        aside class="done" role="note" {
            p {
                "The case is being joined again: what came or was said last (" (shown.behind) ") is in the log, and not in all of this page yet."
                @if let Some(why) = desk.joining.failed() { " It failed, and is tried again in a minute: " (Words(&why)) }
            }
        }
    }
}

fn bar(shown: &Shown, call: &Call, here: &str) -> Markup {
    html! {
        header class="bar" {
            nav aria-label="Desk" {
                @for (path, name) in BAR {
                    a href=(path) aria-current=[(path == here).then_some("page")] {
                        (name)
                        @if path == "/review" && shown.unsure_count() > 0 { " " span class="n" { (shown.unsure_count()) } }
                    }
                }
                @if let Some(guest) = call.guest.as_ref().filter(|guest| guest.account.is_some()) {
                    @if guest.role == Role::Owner { a href="/accounts" aria-current=[(here == "/accounts").then_some("page")] { "Accounts" } }
                    a href="/account" aria-current=[(here == "/account").then_some("page")] { bdi { (Words(&guest.name)) } }
                }
            }
            form class="find" action="/search" role="search" {
                label { span class="vh" { "Search" } input type="search" name="q" placeholder="Search ( / )" autocomplete="off"; }
                button { "Search" }
            }
        }
    }
}

/// The operation that was just written, where the address names one.
fn done<'s>(shown: &'s Shown, call: &Call) -> Option<&'s Operation> {
    let id = call.asked(DONE).filter(|id| id.len() >= 6)?;
    shown.operations.iter().rev().find(|operation| operation.id.as_str().starts_with(id))
}

/// What was written, how to take it back, and what does not fit any more.
fn written(shown: &Shown, call: &Call, operation: &Operation) -> Markup {
    let line = operation_line(operation, true);
    html! {
        aside class="done" role="status" {
            p {
                "Written: " b { (operation::what(&line)) } " " (Words(&operation::about(&line))) ". "
                @if !shown.misfits.is_empty() { a href="/log" { "What does not fit any more: " (shown.misfits.len()) } }
            }
            @if shown.counts_still(operation) {
                (form::form(call, "undo", &call.here(), &html! { (form::value("operation", operation.id.as_str())) button { "Undo" } }))
            }
        }
    }
}

pub(crate) fn style(_: &Desk, _: &Call) -> Answer {
    Ok(Reply::fixed(Kind::Style, &STYLE))
}

pub(crate) fn script(_: &Desk, _: &Call) -> Answer {
    Ok(Reply::fixed(Kind::Script, SCRIPT))
}

/// The sign for what is disputed, on what the page stands on.
pub(crate) fn icon(_: &Desk, _: &Call) -> Answer {
    let svg = concat!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="#211f1c"/>"##,
        r##"<path d="M8 12h16M8 20h16M21 7 11 25" stroke="#faf8f3" stroke-width="2.6" fill="none"/></svg>"##
    );
    Ok(Reply::fixed(Kind::Picture, svg))
}
