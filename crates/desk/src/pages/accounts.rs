//! Who has an account: for owners.

use maud::{Markup, html};
use sayso_accounts::{Account, Role};
use sayso_dossier::safe::Words;

use super::{form, frame, operation::when, own::at};
use crate::call::{Answer, Call, Reply};
use crate::desk::Desk;
use crate::failed::Failed;

const HERE: &str = "/accounts";

pub(crate) fn page(desk: &Desk, call: &Call) -> Answer {
    let all = desk.accounts()?.list()?;
    let main = html! {
        h1 { "Accounts" span class="sub" { "a reader reads, a reviewer says what is right as well, an owner says who has an account" } }
        table class="list people" {
            thead { tr { th scope="col" { "Name" } th scope="col" { "Made" } th scope="col" { "Sessions, keys" } th scope="col" { "Role" } th scope="col" { "Password" } th scope="col" { span class="vh" { "Remove" } } } }
            tbody { @for account in &all { (row(call, account)) } }
        }
        h2 { "A new one" }
        (form::of_people(call, "/accounts/add", &html! {
            (form::line("name", "Name", "as the log has it")) (roles(Role::Reader, "Role"))
            (form::password("password", "Password, to be changed by its owner", "new-password")) button { "Make it" }
        }))
        p class="sub" { "With another role all sessions of an account end, with another password its keys as well. What a removed account said stays in the log under its name." }
    };
    Ok(frame::page(desk, call, "Accounts", HERE, &main))
}

fn row(call: &Call, account: &Account) -> Markup {
    let name = || form::value("name", &account.name);
    html! { tr {
        th scope="row" { bdi { (Words(&account.name)) } }
        td data-l="Made" { (when(&at(account.made))) }
        td data-l="Sessions, keys" { (account.sessions) ", " (account.keys) }
        td data-l="Role" { (form::of_people(call, "/accounts/role", &html! { (name()) (roles(account.role, &format!("Role of {}", account.name))) button { "Set" } })) }
        td data-l="Password" { (form::of_people(call, "/accounts/password", &html! {
            (name()) label { span class="vh" { "New password of " (Words(&account.name)) } input type="password" name="password" required autocomplete="new-password"; } button { "Set" }
        })) }
        td { (form::of_people(call, "/accounts/remove", &html! { (name()) button aria-label={"Remove " (Words(&account.name))} { "Remove" } })) }
    } }
}

fn roles(now: Role, label: &str) -> Markup {
    html! { label { span class="vh" { (Words(label)) } select name="role" { @for role in Role::ALL { option value=(role.as_str()) selected[role == now] { (role.as_str()) } } } } }
}

fn name(call: &Call) -> &str {
    call.field("name").unwrap_or_default()
}

fn wanted(call: &Call) -> Result<Role, Failed> {
    call.field("role")
        .and_then(Role::of)
        .ok_or_else(|| Failed::wrong("A role is reader, reviewer or owner; nothing was changed."))
}

fn done() -> Answer {
    Ok(Reply::see(HERE.to_owned()))
}

pub(crate) fn add(desk: &Desk, call: &Call) -> Answer {
    desk.accounts()?.add(name(call), wanted(call)?, call.field("password").unwrap_or_default(), call.now)?;
    done()
}

pub(crate) fn role(desk: &Desk, call: &Call) -> Answer {
    desk.accounts()?.set_role(name(call), wanted(call)?)?;
    done()
}

pub(crate) fn password(desk: &Desk, call: &Call) -> Answer {
    desk.accounts()?.set_password(name(call), call.field("password").unwrap_or_default())?;
    done()
}

pub(crate) fn remove(desk: &Desk, call: &Call) -> Answer {
    let accounts = desk.accounts()?;
    let account = accounts.named(name(call))?;
    let has_words =
        desk.shown().operations.iter().any(|o| o.body.as_ref().is_some_and(|body| body.who == account.name));
    accounts.remove(&account.name, has_words)?;
    done()
}
