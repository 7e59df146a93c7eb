//! What all forms have: the token, where to go then, why. Every form works without script.

use maud::{Markup, html};
use sayso_accounts::Role;
use sayso_dossier::safe::Words;

use crate::call::Call;

/// A form that says something (`do`, of the table in `say`) and then goes to `next`. Who may only read has none.
pub(super) fn form(call: &Call, word: &str, next: &str, inner: &Markup) -> Markup {
    html! {
        @if call.may(Role::Reviewer) {
            form class="say" method="post" action={"/say/" (word)} { (hidden(call, next)) (inner) }
        }
    }
}

/// A form about accounts.
pub(super) fn of_people(call: &Call, action: &str, inner: &Markup) -> Markup {
    html! { form class="say" method="post" action=(action) { (hidden(call, "")) (inner) } }
}

/// A line for a password. `kind` tells a browser which it keeps: "current-password" or "new-password".
pub(super) fn password(name: &str, label: &str, kind: &str) -> Markup {
    html! { label { span { (label) } input type="password" name=(name) required autocomplete=(kind); } }
}

/// The fields of every form that nobody sees.
pub(super) fn hidden(call: &Call, next: &str) -> Markup {
    html! {
        input type="hidden" name="token" value=(call.token);
        input type="hidden" name="next" value=(Words(next));
    }
}

/// A hidden value.
pub(super) fn value(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(Words(value)); }
}

/// A line to fill in.
pub(super) fn line(name: &str, label: &str, hint: &str) -> Markup {
    html! { label { span { (label) } input type="text" name=(name) placeholder=(Words(hint)) autocomplete="off"; } }
}

/// The line for why.
pub(super) fn why() -> Markup {
    line("why", "Why", "goes into the log")
}

/// A note on something.
pub(super) fn note(call: &Call, on: &str, next: &str) -> Markup {
    form(
        call,
        "note",
        next,
        &html! { (value("on", on)) (line("text", "Note", "something to remember")) button { "Note it" } },
    )
}
