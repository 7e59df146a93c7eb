//! When and where: the map and the strip of the incidents that are chosen by place and days.

use maud::html;
use sayso_case::PartialDate;
use sayso_dossier::{Choice, Days};

use super::sheet::{main_of, sheet};
use super::{frame, long};
use crate::call::{Answer, Call};
use crate::desk::Desk;
use crate::failed::Failed;
use crate::set_out::Wanted;

pub(crate) fn page(desk: &Desk, call: &Call) -> Answer {
    let words = |name: &str| call.asked(name).map(str::trim).filter(|words| !words.is_empty());
    let date = |name: &str| {
        let parse = |date: &str| date.parse::<PartialDate>().map_err(|why| Failed::wrong(format!("{name}: {why}.")));
        words(name).map(parse).transpose()
    };
    let (from, to) = (date("from")?, date("to")?);
    if from.zip(to).is_some_and(|(from, to)| from.first() > to.last()) {
        return Err(Failed::wrong("The first day is behind the last one."));
    }
    let choice = Choice { place: words("place").map(str::to_owned), from: from.map(Days), to: to.map(Days) };
    let shown = desk.shown();
    let nothing = || Failed::nothing("There is no case here.");
    let sheet = sheet(&shown, Wanted::Chosen(choice, long::wanted(call)))?.ok_or_else(nothing)?;
    let main = html! { h1 { "When and where" } (main_of(&sheet)) (long::links_of(call, sheet.list)) };
    Ok(frame::page(desk, call, &sheet.title, "/when-and-where", &main))
}
