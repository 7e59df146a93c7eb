//! Every address of the desk, in one table: what it is, and which function answers.

use sayso_accounts::Role;

use crate::api;
use crate::pages;
use crate::route::{Route, read, write};
use crate::say;

/// The pages and what they need.
const PAGES: &[Route] = &[
    read("/", pages::home::page),
    read("/incidents", pages::incidents::list),
    read("/incidents/{id}", pages::incidents::one),
    read("/when-and-where", pages::chosen::page),
    read("/reports", pages::reports::list),
    read("/reports/{id}", pages::report::page),
    read("/reports/{id}/original", pages::report::original),
    read("/reports/{id}/beside/{other}", pages::beside::page),
    read("/names", pages::names::page),
    read("/figures", pages::figures::page),
    read("/parts/{name}", pages::sheet::part),
    read("/search", pages::search::page),
    read("/log", pages::log::page),
    read("/review", pages::review::queue),
    read("/review/{id}", pages::review::one),
    read("/export", pages::export::page),
    read("/export/{format}", pages::export::file),
    read("/desk.css", pages::frame::style).by(None),
    read("/desk.js", pages::frame::script),
    read("/icon.svg", pages::frame::icon),
    write("/say/{do}", say::by_form),
];

/// Who comes in, and what is of accounts.
const PEOPLE: &[Route] = &[
    read("/login", pages::login::page).by(None),
    write("/login", pages::login::log_in).by(None),
    write("/logout", pages::login::log_out).by(Some(Role::Reader)),
    read("/account", pages::own::page),
    read("/account/export", pages::own::export),
    write("/account/password", pages::own::password).by(Some(Role::Reader)),
    write("/account/keys", pages::own::make_key).by(Some(Role::Reader)),
    write("/account/end", pages::own::end_key).by(Some(Role::Reader)),
    write("/account/everywhere", pages::own::everywhere).by(Some(Role::Reader)),
    read("/accounts", pages::accounts::page).by(Some(Role::Owner)),
    write("/accounts/add", pages::accounts::add).by(Some(Role::Owner)),
    write("/accounts/role", pages::accounts::role).by(Some(Role::Owner)),
    write("/accounts/password", pages::accounts::password).by(Some(Role::Owner)),
    write("/accounts/remove", pages::accounts::remove).by(Some(Role::Owner)),
];

/// All of them.
pub(crate) fn all() -> impl Iterator<Item = &'static Route> {
    PAGES.iter().chain(PEOPLE).chain(api::routes())
}
