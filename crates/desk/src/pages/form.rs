//! What all forms have: the token, where to go then, why. Every form works without script.

use maud::{Markup, html};
use sayso_dossier::safe::Words;

use crate::call::Call;

/// A form that says something (`do`, of the table in `say`) and then goes to `next`.
pub(super) fn form(call: &Call, word: &str, next: &str, inner: &Markup) -> Markup {
    html! {
        form class="say" method="post" action={"/say/" (word)} { (hidden(call, next)) (inner) }
    }
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
