//! Pages of the dossier, and its parts that have none of their own here.

use std::sync::Arc;

use maud::{PreEscaped, html};
use sayso_dossier::Sheet;
use sayso_dossier::safe::Words;

use super::{frame, long};
use crate::call::{Answer, Call};
use crate::desk::Desk;
use crate::failed::Failed;
use crate::set_out::Wanted;
use crate::shown::Shown;

/// A page of the dossier.
pub(super) fn sheet(shown: &Shown, wanted: Wanted) -> Result<Option<Arc<Sheet>>, Failed> {
    shown.sheet(wanted)
}

/// Its HTML, which the dossier has made safe.
pub(super) fn main_of(sheet: &Sheet) -> PreEscaped<&str> {
    PreEscaped(&sheet.main)
}

/// A part of the dossier that has no page of its own here.
pub(crate) fn part(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let nothing = || Failed::nothing("There is no such part, or it is empty in this case.");
    let sheet =
        sheet(&shown, Wanted::Part(call.parameter("name").to_owned(), long::wanted(call)))?.ok_or_else(nothing)?;
    let main = html! { h1 class="vh" { (Words(&sheet.title)) } (main_of(&sheet)) (long::links_of(call, sheet.list)) };
    Ok(frame::page(desk, call, &sheet.title, "", &main))
}
