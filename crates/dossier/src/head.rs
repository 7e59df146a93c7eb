//! The head of the page. In goes a case, out come its title, its dates and counts, how to read it, and what it does not do.

use maud::{Markup, html};
use sayso_case::Case;

use crate::Options;
use crate::dates;
use crate::index::Index;
use crate::points::Standing;
use crate::reports::not_read;
use crate::safe::Words;
use crate::sides;
use crate::speakers::Voice;
use crate::wording::{count, several};

/// The case's title: the user's, else what it holds.
pub(crate) fn title(case: &Case, options: &Options) -> String {
    let given = [&options.title, &case.title].into_iter().flatten().map(|t| t.trim());
    match given.into_iter().find(|t| !t.is_empty()) {
        Some(title) => title.to_owned(),
        None => format!("Who says what: {}", several(case.reports.len(), "report")),
    }
}

/// The first and last of some dates, in words.
fn reach<'d>(dates: impl Iterator<Item = &'d str>) -> Option<String> {
    let mut days: Vec<i64> = dates.flat_map(|d| d.split('/')).filter_map(dates::day_number).collect();
    days.sort_unstable();
    let (first, last) = (*days.first()?, *days.last()?);
    Some(dates::words(&format!("{}/{}", dates::from_day_number(first), dates::from_day_number(last))))
}

/// How many groups of reports share nothing with one another: a report may belong to more than one origin.
fn origins(index: &Index) -> usize {
    let mut group: Vec<usize> = (0..index.case.reports.len()).collect();
    for origin in &index.case.origins {
        let members: Vec<usize> = origin.reports.iter().filter_map(|r| Some(group[index.report(r)?])).collect();
        let Some(least) = members.iter().min().copied() else {
            continue;
        };
        group.iter_mut().filter(|g| members.contains(g)).for_each(|g| *g = least);
    }
    group.iter().enumerate().filter(|(k, g)| k == *g).count()
}

/// The part of the page before the first section.
pub(crate) fn head(index: &Index, voices: &[Voice], options: &Options) -> Markup {
    let case = index.case;
    // "March 2031" would reach back to the first of March; days are taken where there are any.
    let written: Vec<String> = case.incidents.iter().filter_map(|i| Some(i.when?.to_string())).collect();
    let whens = || written.iter().map(String::as_str);
    let told =
        reach(whens().filter(|w| w.split('/').all(|d| dates::precision(d).is_none()))).or_else(|| reach(whens()));
    let published: Vec<String> =
        case.reports.iter().filter_map(|r| r.report.published.map(|d| d.to_string())).collect();
    let published = reach(published.iter().map(String::as_str));
    let standings = || index.incidents.iter().flat_map(|(_, _, points)| points).map(|p| Standing::of(index, p.point));
    let disputed = standings().filter(|s| matches!(s, Standing::Disputed | Standing::Differs)).count();
    let agreed = standings().filter(|s| matches!(s, Standing::Agreed(_))).count();
    let named = voices.iter().filter(|v| v.named()).count();
    let unnamed = voices.len() - named;
    let unread = case.reports.iter().filter(|read| not_read(&read.report).is_some()).count();
    html! {
        header class="head" id="top" {
            p class="kicker" { "Who says what happened" }
            h1 { (Words(&title(case, options))) }
            p class="dates" {
                @if let Some(told) = &told { "Incidents of " b { (Words(told)) } ". " }
                @if let Some(published) = &published { "Reports published " b { (Words(published)) } "." }
            }
            dl class="counts" {
                (figure(case.reports.len(), "report", None))
                (figure(origins(index), "origin", Some("independent of one another")))
                (figure(named, "speaker", (unnamed > 0).then(|| format!("and {}", several(unnamed, "unnamed source"))).as_deref()))
                (figure(case.incidents.len(), "incident", None))
                (figure(disputed, "point", Some("on which versions differ")))
                (figure(agreed, "point", Some("agreed across sides")))
            }
            @if unread > 0 {
                p class="dates" {
                    (several(unread, "report")) " of another language than English "
                    @if unread == 1 { "is" } @else { "are" } " shown below in full, but nothing was looked for in "
                    @if unread == 1 { "it." } @else { "them." }
                }
            }
            @if index.sides.signed().next().is_some() {
                p class="sides" { "Sides the reports name: "
                    @for side in index.sides.signed() { (index.sides.badge(side)) " " }
                    span class="side" { (sides::sign_alone(None)) "another side, or none named" }
                }
            }
        }
        div class="howto" {
            section aria-labelledby="how" {
                h2 id="how" { "How to read this page" }
                ol {
                    li {
                        b class="num" { "3.4" } " is paragraph 4 of report 3: follow it to the very words. "
                        b class="num" { "A1" } " is the first point about incident A; " b class="num" { "A1b" } " its second version."
                    }
                    li {
                        "In the reports, " span class="src" { "who is cited" } ", " span class="cue" { "the word that says so" } " and "
                        span class="c" { "what is said" } " are marked, and so are " span class="fg" { "figures" } " and " span class="ev" { "events" } "."
                    }
                    li { "“Origins” counts what does not copy one another: ten reports that reprint one agency are one origin." }
                }
            }
            section aria-labelledby="not" {
                h2 id="not" { "What it does not do" }
                p {
                    "It does not judge. It shows who says what, in which words and on whose word; it does not say who is right, "
                    "prefers no name and no number, and averages nothing. A version that many repeat is not thereby true. "
                    "The marks were set by a program and can be wrong: the words are there to check them."
                }
            }
        }
    }
}

fn figure(n: usize, what: &str, note: Option<&str>) -> Markup {
    html! { div { dd { (count(n as u64)) } dt { (what) @if n != 1 { "s" } @if let Some(note) = note { " " span { (note) } } } } }
}
