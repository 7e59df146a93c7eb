//! What is said where something cannot be answered.

use maud::html;
use sayso_dossier::safe::Words;

use super::{frame, login};
use crate::call::{Call, Reply};
use crate::desk::Desk;
use crate::failed::Failed;

pub(crate) fn page(desk: &Desk, call: &Call, failed: &Failed) -> Reply {
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
