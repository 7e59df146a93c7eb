//! Later figures and sums. In go lines of the ledger, out comes what a speaker took back for another number, in order, and the
//! sums that reports themselves make, checked and never corrected.

use maud::{Markup, html};
use sayso_case::{Entry, LedgerLine};

use crate::collation::Collation;
use crate::counts::{voice, what};
use crate::dates;
use crate::safe::Words;
use crate::wording::{bounded, bounds};

/// Both, of these lines, below a heading of an incident or of a section; empty where there is neither.
pub(crate) fn beside(all: &Collation, of_incident: bool, lines: &[&LedgerLine]) -> Markup {
    let revised: Vec<(&LedgerLine, Vec<&Entry>)> = lines.iter().flat_map(|l| chains(l)).collect();
    let sums: Vec<(&LedgerLine, &Entry)> = lines
        .iter()
        .flat_map(|l| l.entries.iter().filter(|e| e.parts.is_some() && e.repeats.is_none()).map(|e| (*l, e)))
        .collect();
    html! {
        @if !revised.is_empty() || !sums.is_empty() {
            div class="beside" {
                @if !revised.is_empty() {
                    (heading(of_incident, "One speaker, a later figure"))
                    ul class="lines2" { @for (line, chain) in &revised { li { (revision(all, line, chain)) } } }
                }
                @if !sums.is_empty() {
                    (heading(of_incident, "Sums in the reports"))
                    ul class="sums" { @for (line, entry) in &sums { li { (sum(all, line, entry)) } } }
                }
            }
        }
    }
}

fn heading(of_incident: bool, words: &str) -> Markup {
    html! { @if of_incident { h4 { (words) } } @else { h3 { (words) } } }
}

/// Figures of one speaker that take one another's place, the first of each chain first.
fn chains(line: &LedgerLine) -> Vec<(&LedgerLine, Vec<&Entry>)> {
    let after = |e: &Entry| line.entries.iter().find(|n| n.revises.as_ref() == Some(&e.figure));
    let firsts = line.entries.iter().filter(|e| e.revises.is_none() && after(e).is_some());
    firsts
        .map(|first| {
            let mut chain = vec![first];
            while let Some(next) =
                chain.last().and_then(|e| after(e)).filter(|n| chain.len() < 20 && n.figure != first.figure)
            {
                chain.push(next);
            }
            (line, chain)
        })
        .collect()
}

fn revision(all: &Collation, line: &LedgerLine, chain: &[&Entry]) -> Markup {
    let last = chain.len().saturating_sub(1);
    html! {
        @if let Some(first) = chain.first() { (Words(&what(all, line))) ". " b { bdi { (Words(&voice(all, first))) } } ": " }
        @for (k, e) in chain.iter().enumerate() {
            @if k > 0 { " › " }
            @let number = bounds(e.low, e.high, all.index.figure(&e.figure));
            @if k == last { b { (number) } } @else { del { (number) } }
            @if let Some(d) = e.published { " " (dates::short(&d.to_string())) } " " (all.index.reference(&e.figure, &e.report))
        }
    }
}

/// "4 + 8 = 12 ✓".
fn sum(all: &Collation, line: &LedgerLine, entry: &Entry) -> Markup {
    let Some(parts) = &entry.parts else { return html! {} };
    let number = |id| all.index.figure(id).and_then(|f| bounded(f.low, f.high)).unwrap_or_else(|| "?".into());
    let terms: Vec<String> = parts.figures.iter().map(number).collect();
    let total = bounded(entry.low, entry.high).unwrap_or_default();
    let made = bounded(parts.low, parts.high);
    html! {
        span class="ck" aria-hidden="true" { (match parts.adds_up { Some(true) => "✓", Some(false) => "✗", None => "~" }) } " "
        (Words(&what(all, line))) ". " bdi { (Words(&voice(all, entry))) } ": "
        @if parts.whole {
            (terms.join(" + ")) @if parts.adds_up != Some(true) { " = " (made.unwrap_or_else(|| "?".into())) ", given as " } @else { " = " } b { (total) }
            @if parts.adds_up == Some(false) { ", does not add up" }
        } @else {
            b { (total) } ", " (terms.join(" and ")) " of them" @if parts.adds_up == Some(false) { ", more than the total" }
        }
        " " (all.index.reference(&entry.figure, &entry.report))
    }
}
