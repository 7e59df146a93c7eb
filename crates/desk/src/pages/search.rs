//! Searching: words and filters, the hits by report.

use maud::{Markup, html};
use sayso_case::{Manner, Outcome, PartialDate};
use sayso_dossier::safe::Words;
use sayso_record::{Found, Hit, Query, Reviewed};

use super::{frame, quote::quote, state::state};
use crate::call::{Answer, Call, DONE};
use crate::desk::Desk;
use crate::failed::Failed;
use crate::shown::Shown;

/// So many hits are shown, and so many at most.
const HITS: usize = 50;
const MOST: usize = 500;
/// So many characters of what is said.
const SAID: usize = 300;

/// Lines to fill in: name in addresses, label, what may stand there.
const LINES: [(&str, &str, &str); 6] = [
    ("speaker", "Speaker", "any variant of the name"),
    ("side", "Side", "whose, or said by one of it"),
    ("place", "Place", "that it names"),
    ("after", "From", "2031-03"),
    ("before", "To", "2031-03-06"),
    ("outlet", "Publisher", "or host of its address"),
];

/// What is asked for.
pub(crate) fn query(call: &Call) -> Result<Query, Failed> {
    let own = |name: &str| call.asked(name).map(str::to_owned);
    let date = |name: &str| {
        let parse = |date: &str| date.parse::<PartialDate>().map_err(|why| Failed::wrong(format!("{name}: {why}.")));
        call.asked(name).map(parse).transpose()
    };
    Ok(Query {
        words: call.asked("q").unwrap_or_default().to_owned(),
        speaker: own("speaker"),
        side: own("side"),
        place: own("place"),
        from: date("after")?,
        to: date("before")?,
        manner: one_of(call, "manner", Manner::parse)?,
        outcome: one_of(call, "outcome", Outcome::parse)?,
        outlet: own("outlet"),
        reviewed: one_of(call, "reviewed", Reviewed::parse)?,
        most: call.number("most", HITS, MOST).max(1),
    })
}

fn one_of<T>(call: &Call, name: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Failed> {
    let Some(word) = call.asked(name) else { return Ok(None) };
    let unknown = || Failed::wrong(format!("{name} has no {word:?}; the list on the search page has its words."));
    parse(word).map(Some).ok_or_else(unknown)
}

pub(crate) fn page(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let query = query(call)?;
    let is_asked = call.query.iter().any(|(key, value)| key != DONE && key != "most" && !value.trim().is_empty());
    let found = if is_asked { Some(desk.search(&shown, &query)?) } else { None };
    let main = html! {
        h1 { "Search" @if let Some(found) = &found { span class="sub" { (several(found)) } } }
        (asks(call))
        @if let Some(found) = &found { (hits(&shown, found)) }
    };
    Ok(frame::page(desk, call, "Search", "/search", &main))
}

fn several(found: &Found) -> String {
    match (found.hits.len(), found.more) {
        (0, _) => "nothing is found".to_owned(),
        (1, _) => "1 hit".to_owned(),
        (n, true) => format!("{n} hits, and more"),
        (n, false) => format!("{n} hits"),
    }
}

fn asks(call: &Call) -> Markup {
    let value = |name: &str| call.asked(name).unwrap_or_default().to_owned();
    html! {
        form class="asks" action="/search" {
            label class="q" { span { "Words" } input type="search" name="q" value=(Words(&value("q"))) placeholder="all must stand there; “in this order”"; }
            @for (name, label, hint) in LINES {
                label { span { (label) } input type="text" name=(name) value=(Words(&value(name))) placeholder=(hint); }
            }
            (choice("manner", "Said as", &value("manner"), Manner::ALL.iter().map(|m| m.as_str())))
            (choice("outcome", "Outcome", &value("outcome"), Outcome::ALL.iter().map(|o| o.as_str())))
            (choice("reviewed", "Seen", &value("reviewed"), Reviewed::ALL.iter().map(|r| r.as_str())))
            button { "Search" }
        }
    }
}

fn choice<'w>(name: &str, label: &str, value: &str, words: impl Iterator<Item = &'w str>) -> Markup {
    html! { label { span { (label) } select name=(name) {
        option value="" { "any" }
        @for word in words { option value=(word) selected[word == value] { (word.replace('_', " ")) } }
    } } }
}

fn hits(shown: &Shown, found: &Found) -> Markup {
    html! {
        @if !found.also.is_empty() { p class="sub" { "Searched as well: " (Words(&found.also.join("; "))) "." } }
        @if found.names_left_out { p class="sub" { "This record has too many reports to join its names in passing: each name finds the words it is written in." } }
        ol class="hits" { @for hits in found.hits.chunk_by(|a, b| a.report == b.report) { @if let [first, ..] = hits {
            li {
                h2 {
                    a href={"/reports/" (first.report.as_str().get(..16).unwrap_or_default())} { bdi { (Words(first.title.as_deref().unwrap_or(&first.path))) } }
                    span class="sub" { @if let Some(p) = &first.publisher { bdi { (Words(p)) } ", " } @if let Some(d) = first.published { (Words(&d.in_words())) ", " } bdi { (Words(&first.path)) } }
                }
                ul { @for hit in hits { (hit_line(shown, hit)) } }
            }
        } } }
    }
}

fn hit_line(shown: &Shown, hit: &Hit) -> Markup {
    html! {
        @if let Some(said) = &hit.statement {
            li {
                b { bdi { (Words(said.speaker.as_deref().unwrap_or("nobody found"))) } } ", " (said.manner.as_str().replace('_', " ")) ": "
                (quote(&said.text, SAID)) " "
                a href={"/review/" (Words(&said.id))} { (state(shown, &said.id)) }
            }
        } @else { li { "The report as a whole." } }
    }
}
