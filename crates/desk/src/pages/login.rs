//! Where people log in. It says nothing of the case, not even what it is called, and loads the style alone.

use axum::http::StatusCode;
use maud::{DOCTYPE, Markup, html};

use super::{form, frame};
use crate::call::{Answer, Call, Reply};
use crate::desk::Desk;
use crate::say::is_own;

/// A page for strangers.
pub(super) fn bare(title: &str, main: &Markup) -> Reply {
    let html = html! {
        (DOCTYPE)
        html lang="en" {
            head { (frame::head(title)) }
            body class="desk" { main id="main" { (main) } }
        }
    };
    Reply::html(StatusCode::OK, html.into_string())
}

pub(crate) fn page(desk: &Desk, call: &Call) -> Answer {
    desk.accounts()?;
    if call.guest.is_some() {
        return Ok(Reply::see("/".to_owned()));
    }
    Ok(asks(call, call.asked("next").unwrap_or("/"), None))
}

fn asks(call: &Call, next: &str, why: Option<&str>) -> Reply {
    let main = html! {
        h1 { "Log in" }
        @if let Some(why) = why { p class="wide" role="alert" { (why) } }
        form class="say" method="post" action="/login" {
            (form::hidden(call, next))
            label { span { "Name" } input type="text" name="name" required autocomplete="username" autocapitalize="none" spellcheck="false"; }
            (form::password("password", "Password", "current-password"))
            button class="go" { "Log in" }
        }
        p class="sub" { "Who has no account asks whoever runs this desk." }
    };
    bare("Log in", &main)
}

/// Lets in whoever has the password. A new session has a new cookie, so that nobody can have set it before.
pub(crate) fn log_in(desk: &Desk, call: &Call) -> Answer {
    let accounts = desk.accounts()?;
    let (name, password) = (call.field("name").unwrap_or_default(), call.field("password").unwrap_or_default());
    let next = call.field("next").filter(|next| is_own(next)).unwrap_or("/");
    let trying = desk.door.tries(name, call.from, call.now)?;
    let Some((_, session)) = accounts.log_in(name, password, call.now)? else {
        let mut reply = asks(call, next, Some("Name or password is wrong."));
        reply.status = StatusCode::UNAUTHORIZED;
        return Ok(reply);
    };
    trying.was_right();
    // Whoever changes the account on one machine goes on with the new session alone.
    if call.guest.is_some() {
        accounts.log_out(&call.cookie)?;
    }
    Ok(Reply { cookie: Some(session), ..Reply::see(next.to_owned()) })
}

pub(crate) fn log_out(desk: &Desk, call: &Call) -> Answer {
    desk.accounts()?.log_out(&call.cookie)?;
    Ok(out(desk))
}

/// To where people log in, with nothing left that lets in.
pub(super) fn out(desk: &Desk) -> Reply {
    Reply { cookie: Some(desk.new_cookie()), ..Reply::see("/login".to_owned()) }
}
