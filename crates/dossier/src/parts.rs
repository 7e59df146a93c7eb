//! What stands beside a number: the sum of the parts that a report itself gives, and who gives the bounds of a line.
//! In goes the ledger, out come a few words.

use maud::{Markup, html};
use sayso_case::{FindingId, LedgerLine, Parts};

use crate::figures::figure_of;
use crate::index::Index;
use crate::safe::Words;
use crate::wording::{bounds, several};

/// "(6 + 15 = 21)", and whether that can be the total.
pub(crate) fn check(index: &Index, parts: &Parts) -> Markup {
    let number = |id: &FindingId| figure_of(index, id).map_or("?".into(), |f| bounds(f.low, f.high, Some(f)));
    let terms: Vec<String> = parts.figures.iter().map(number).collect();
    let misses = parts.adds_up == Some(false);
    html! {
        span class=(if misses { "parts misses" } else { "parts" }) {
            "(" @if !parts.whole { "some of them: " } (terms.join(" + "))
            @if terms.len() > 1 { " = " (bounds(parts.low, parts.high, None)) }
            @if misses { @if parts.whole { ", does not add up" } @else { ", more than the total" } } ")"
        }
    }
}

/// Who gives the lowest and the highest number, and how many origins there are; nothing where all say the same.
pub(crate) fn givers(index: &Index, line: &LedgerLine) -> Markup {
    let Some(range) = &line.range else { return html! {} };
    let voices = |ids: &[FindingId]| {
        let mut names: Vec<&str> = Vec::new();
        for entry in line.entries.iter().filter(|e| ids.contains(&e.figure)) {
            let outlet = || index.report(&entry.report).map_or("", |r| index.outlet(r));
            let name = entry.speaker.as_deref().unwrap_or_else(outlet);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        html! { @for (k, name) in names.iter().enumerate() { @if k > 0 { ", " } bdi { (Words(name)) } } }
    };
    html! {
        @if range.low_by != range.high_by || range.low != range.high {
            "; " @match range.low { Some(_) => "lowest by ", None => "left open below by " } (voices(&range.low_by))
            ", " @match range.high { Some(_) => "highest by ", None => "left open above by " } (voices(&range.high_by))
        }
        "; " (several(line.origins, "origin"))
    }
}
