//! The pages. In goes what is shown and what was asked, out comes HTML that reads without script. Whatever stands in a report is only
//! ever text ([`Words`]).
//!
//! A stranger gets `login` alone, which has nothing of the case. What the dossier has (the case, an incident, a report's text, names, figures) is the dossier's; around it, and beside it, stand the
//! forms. `frame` is what all pages have, `form` what all forms have, `state` the words for read by program, seen and corrected, `quote`
//! sets words of a report into ours.

pub(crate) mod accounts;
pub(crate) mod beside;
pub(crate) mod chosen;
pub(crate) mod export;
pub(crate) mod figures;
mod form;
pub(crate) mod frame;
pub(crate) mod home;
pub(crate) mod incidents;
pub(crate) mod log;
pub(crate) mod login;
pub(crate) mod names;
pub(crate) mod own;
mod quote;
pub(crate) mod report;
pub(crate) mod reports;
pub(crate) mod review;
pub(crate) mod search;
mod state;

use std::sync::Arc;

use axum::http::StatusCode;
use maud::{Markup, PreEscaped, html};
use sayso_dossier::Sheet;
use sayso_dossier::safe::Words;

use crate::call::{Call, Reply};
use crate::desk::Desk;
use crate::failed::Failed;
use crate::set_out::Wanted;
use crate::shown::Shown;

/// What a page's function gives.
pub(crate) type Answer = Result<Reply, Failed>;

/// A page of the dossier.
fn sheet(shown: &Shown, wanted: Wanted) -> Result<Option<Arc<Sheet>>, Failed> {
    let fault = "A fault of this program kept it from making this page; sayso verify says whether the record is whole.";
    shown.set_out.page(wanted).map_err(|()| Failed::new(StatusCode::INTERNAL_SERVER_ERROR, fault))
}

/// Its HTML, which the dossier has made safe.
fn main_of(sheet: &Sheet) -> Markup {
    PreEscaped(sheet.main.clone())
}

/// A part of the dossier that has no page of its own here.
pub(crate) fn part(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let nothing = || Failed::nothing("There is no such part, or it is empty in this case.");
    let sheet = sheet(&shown, Wanted::Part(call.parameter("name").to_owned()))?.ok_or_else(nothing)?;
    let main = html! { h1 class="vh" { (Words(&sheet.title)) } (main_of(&sheet)) };
    Ok(frame::page(desk, call, &sheet.title, "", &main))
}

/// What is said where something cannot be answered.
pub(crate) fn failed(desk: &Desk, call: &Call, failed: &Failed) -> Reply {
    let name = failed.status.canonical_reason().unwrap_or("It cannot be done");
    let main = html! {
        h1 { (failed.status.as_u16()) " " (name) }
        p class="wide" role="alert" { (Words(&failed.why)) }
        @if call.path.starts_with("/say/") && call.guest.is_some() { p class="sub" { "The way back in your browser has what you filled in." } }
        p { a href="/" { "To the case" } }
    };
    // A stranger learns nothing of the case, and the bar has some of it.
    let mut reply =
        if call.guest.is_some() { frame::page(desk, call, name, "", &main) } else { login::bare(name, &main) };
    reply.status = failed.status;
    reply
}
