//! Every address of the desk, in one table: what it is, and which function answers.

use crate::api;
use crate::call::{Call, Reply};
use crate::desk::Desk;
use crate::failed::Failed;
use crate::pages;
use crate::say;

/// Whether anything is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Does {
    Read,
    Write,
}

/// An address.
pub(crate) struct Route {
    /// With `{name}` for what stands in its place.
    pub path: &'static str,
    pub does: Does,
    pub answer: fn(&Desk, &Call) -> Result<Reply, Failed>,
}

impl Route {
    /// Whether programs ask here.
    pub(crate) fn is_api(&self) -> bool {
        self.path.starts_with("/api/")
    }
}

/// One that reads.
pub(crate) const fn read(path: &'static str, answer: fn(&Desk, &Call) -> Result<Reply, Failed>) -> Route {
    Route { path, does: Does::Read, answer }
}

/// One that writes.
pub(crate) const fn write(path: &'static str, answer: fn(&Desk, &Call) -> Result<Reply, Failed>) -> Route {
    Route { path, does: Does::Write, answer }
}

/// The pages and what they need.
const PAGES: &[Route] = &[
    read("/", pages::home::page),
    read("/incidents", pages::incidents::list),
    read("/incidents/{id}", pages::incidents::one),
    read("/reports", pages::reports::list),
    read("/reports/{id}", pages::report::page),
    read("/reports/{id}/original", pages::report::original),
    read("/reports/{id}/beside/{other}", pages::beside::page),
    read("/names", pages::names::page),
    read("/figures", pages::figures::page),
    read("/parts/{name}", pages::part),
    read("/search", pages::search::page),
    read("/log", pages::log::page),
    read("/review", pages::review::queue),
    read("/review/{id}", pages::review::one),
    read("/export", pages::export::page),
    read("/export/{format}", pages::export::file),
    read("/desk.css", pages::frame::style),
    read("/desk.js", pages::frame::script),
    read("/icon.svg", pages::frame::icon),
    write("/say/{do}", say::by_form),
];

/// All of them.
pub(crate) fn all() -> impl Iterator<Item = &'static Route> {
    PAGES.iter().chain(api::routes())
}
