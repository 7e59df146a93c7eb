//! Somebody's own account: password, keys for programs, sessions, and all that is kept of it.

use axum::http::StatusCode;
use jiff::Timestamp;
use maud::{Markup, html};
use sayso_accounts::{Account, AccountError, Accounts};
use sayso_dossier::safe::Words;
use sayso_record::Operation;
use serde_json::{Value, json};

use super::{form, frame, login, operation::when};
use crate::call::{Answer, Call, Reply};
use crate::desk::Desk;
use crate::failed::Failed;
use crate::lines;

/// The account of whoever asks.
fn own<'c>(desk: &'c Desk, call: &'c Call) -> Result<(&'c Accounts, &'c Account), Failed> {
    let accounts = desk.accounts()?;
    let account = call.guest.as_ref().and_then(|guest| guest.account.as_ref());
    Ok((accounts, account.ok_or_else(|| Failed::nothing("You have no account here."))?))
}

/// A time as it stands in lines.
pub(super) fn at(seconds: i64) -> String {
    Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH).to_string()
}

pub(crate) fn page(desk: &Desk, call: &Call) -> Answer {
    let (accounts, account) = own(desk, call)?;
    shown(desk, call, accounts, account, None)
}

/// The page, with a key that was just made.
fn shown(desk: &Desk, call: &Call, accounts: &Accounts, account: &Account, new: Option<&str>) -> Answer {
    let main = html! {
        h1 { bdi { (Words(&account.name)) } span class="sub" { (account.role.as_str()) } }
        (form::of_people(call, "/logout", &html! { button class="go" { "Log out" } }))
        section class="part" aria-labelledby="keys-h" {
            h2 id="keys-h" { "Keys for programs" span class="sub" { "each may what you may, under /api, for 90 days" } }
            @if let Some(key) = new {
                p role="status" { "This is the key. It is shown once: keep it where nobody else reads it." }
                p class="once" { (key) }
            }
            (keys(call, accounts, account)?)
            (form::of_people(call, "/account/keys", &html! { (form::line("label", "What it is for", "the weekly tables")) button { "Make a key" } }))
        }
        section class="part" aria-labelledby="password-h" {
            h2 id="password-h" { "Password" span class="sub" { "12 characters at least; with a new one all sessions and keys end" } }
            (form::of_people(call, "/account/password", &html! {
                (form::password("old", "The present one", "current-password")) (form::password("new", "The new one", "new-password"))
                button { "Change it" }
            }))
        }
        section class="part" aria-labelledby="all-h" {
            h2 id="all-h" { "All of it" }
            p class="wide" { "What you say is in the log under your name, and stays there when the account is removed; an owner removes it. "
                a href="/account/export" download { "All that is kept of this account" } }
            (sessions(accounts, account)?)
            (form::of_people(call, "/account/everywhere", &html! { button { "Log out everywhere" } }))
        }
    };
    Ok(frame::page(desk, call, &account.name, "/account", &main))
}

fn keys(call: &Call, accounts: &Accounts, account: &Account) -> Result<Markup, Failed> {
    let keys = accounts.keys(account, call.now)?;
    Ok(html! {
        @if !keys.is_empty() { table class="list people" {
            thead { tr { th scope="col" { "For" } th scope="col" { "Made" } th scope="col" { "Ends" } th scope="col" { span class="vh" { "End it" } } } }
            tbody { @for key in &keys { tr {
                th scope="row" { bdi { (Words(&key.label)) } }
                td data-l="Made" { (when(&at(key.made))) }
                td data-l="Ends" { (when(&at(key.ends))) }
                td { (form::of_people(call, "/account/end", &html! { (form::value("key", &key.id.to_string())) button aria-label={"End key " (key.id)} { "End it" } })) }
            } } }
        } }
    })
}

fn sessions(accounts: &Accounts, account: &Account) -> Result<Markup, Failed> {
    let sessions = accounts.sessions(account)?;
    Ok(html! { ul class="rows2" { @for (began, seen) in &sessions {
        li { "Logged in " (when(&at(*began))) ", last seen " (when(&at(*seen))) }
    } } })
}

pub(crate) fn make_key(desk: &Desk, call: &Call) -> Answer {
    let (accounts, account) = own(desk, call)?;
    let key = accounts.make_key(account, call.field("label").unwrap_or_default(), call.now)?;
    shown(desk, call, accounts, account, Some(&key))
}

pub(crate) fn end_key(desk: &Desk, call: &Call) -> Answer {
    let (accounts, account) = own(desk, call)?;
    let id = call.field("key").and_then(|id| id.parse().ok()).unwrap_or_default();
    accounts.end_key(account, id)?;
    Ok(Reply::see("/account".to_owned()))
}

/// Whoever finds a desk open cannot take the account over: the present password is asked for.
pub(crate) fn password(desk: &Desk, call: &Call) -> Answer {
    let (accounts, account) = own(desk, call)?;
    let trying = desk.door.tries(&account.name, call.from, call.now)?;
    if !accounts.is_password(&account.name, call.field("old").unwrap_or_default())? {
        return Err(Failed::new(StatusCode::FORBIDDEN, "The present password is another; nothing was changed."));
    }
    trying.was_right();
    accounts.set_password(&account.name, call.field("new").unwrap_or_default())?;
    Ok(login::out(desk))
}

pub(crate) fn everywhere(desk: &Desk, call: &Call) -> Answer {
    let (accounts, account) = own(desk, call)?;
    accounts.log_out_everywhere(account)?;
    Ok(login::out(desk))
}

pub(crate) fn export(desk: &Desk, call: &Call) -> Answer {
    let (accounts, account) = own(desk, call)?;
    let document = document(accounts, account, &desk.shown().operations, call.now)?;
    let text = serde_json::to_string_pretty(&document).unwrap_or_default() + "\n";
    Ok(Reply::file(format!("{}.json", account.name), "application/json", text.into_bytes()))
}

/// All that is kept of an account, but for what lets it in; and what it said, as lines of the log.
///
/// # Errors
/// The accounts cannot be read.
pub fn document(
    accounts: &Accounts,
    account: &Account,
    operations: &[Operation],
    now: i64,
) -> Result<Value, AccountError> {
    let said =
        operations.iter().filter(|operation| operation.body.as_ref().is_some_and(|body| body.who == account.name));
    Ok(json!({
        "account": { "name": account.name, "role": account.role.as_str(), "made": at(account.made) },
        "sessions": accounts.sessions(account)?.iter().map(|(began, seen)| json!({ "began": at(*began), "seen": at(*seen) })).collect::<Vec<_>>(),
        "keys": accounts.keys(account, now)?.iter()
            .map(|key| json!({ "label": key.label, "made": at(key.made), "ends": at(key.ends) })).collect::<Vec<_>>(),
        "said": said.map(|operation| lines::operation(operation, true)).collect::<Vec<_>>(),
    }))
}
