//! Incidents in their order. In goes the case set out, out come those that several reports tell, with their collation; those that
//! one report tells, a line each; and, folded, what the reports only mention.

use maud::{Markup, html};
use sayso_case::{Fold, Join, JoinPart};

use crate::answers::{Glyph, Sign};
use crate::collation::{Collation, Told};
use crate::dates;
use crate::headline::{deed, headline};
use crate::matrix;
use crate::open;
use crate::safe::{Words, anchor, shortened};
use crate::sentences::glyph;
use crate::toll;
use crate::wording::{list, several};

/// How many incidents that may be the same, and how many first sentences, stand below an incident.
const NEAR: usize = 12;
const TELLINGS: usize = 6;

/// Told by two or more, by one, and background.
pub(crate) fn sections(all: &Collation) -> Markup {
    let two: Vec<&Told> = all.folded(None).collect();
    let one: Vec<&Told> = all.folded(Some(Fold::OneReport)).collect();
    let background: Vec<&Told> = all.folded(Some(Fold::Background)).collect();
    html! {
        section class="part" id="two" aria-labelledby="two-h" {
            h2 id="two-h" { "Told by two or more reports" span class="sub" { (summary(&two)) } }
            @if two.is_empty() { p class="none" { "No incident was found that two reports tell." } }
            @for (k, told) in two.iter().enumerate() { (whole(all, told, k == 0)) }
        }
        @if !one.is_empty() { section class="part" id="one" aria-labelledby="one-h" {
            h2 id="one-h" { "Told by one report" span class="sub" { (one.len()) "; nothing to set beside them" } }
            ul class="rows" { @for told in &one { (line(all, told)) } }
        } }
        @if !background.is_empty() { section class="part" id="background" aria-labelledby="background-h" {
            h2 id="background-h" { "Background the reports mention" span class="sub" { (background.len()) "; never an incident, never in a sum" } }
            details { summary { "Show " (background.len()) } ul class="rows" { @for told in &background { (line(all, told)) } } }
        } }
    }
}

/// "3 incidents, 16 questions: 11 disputed, 2 agreed across sides, 3 open. First those with most reports and sides."
pub(crate) fn summary(told: &[&Told]) -> Markup {
    let signs = || told.iter().flat_map(|t| &t.questions).map(|q| q.sign);
    let of = |sign: Sign| signs().filter(|s| *s == sign).count();
    let about = |sign: Sign| if sign == Sign::Series { "about " } else { "" };
    let part = |sign: Sign| format!("{} {}{}", of(sign), about(sign), sign.word());
    let parts: Vec<String> = Sign::ALL.into_iter().filter(|s| of(*s) > 0).map(part).collect();
    html! {
        (several(told.len(), "incident")) ", " (several(signs().count(), "question"))
        @if !parts.is_empty() { ": " (parts.join(", ")) } "."
        @if told.len() > 1 { " First those with most reports and sides." }
    }
}

/// An incident with all that is said of it.
pub(crate) fn whole(all: &Collation, told: &Told, first: bool) -> Markup {
    let incident = told.incident;
    let id = anchor("i-", &incident.id);
    html! {
        article class="inc" id=(id) aria-labelledby={(id) "-h"} {
            h3 id={(id) "-h"} { (Words(&headline(all, told))) }
            (facts(all, told))
            @if first && !told.questions.is_empty() {
                @if all.index.open { (open::open_legend()) } @else { (legend(all.index.case.seen.is_empty())) }
            }
            @if told.questions.iter().all(|q| q.voices < 2) { (told_at(all, told)) }
            (matrix::table(all, told))
            (perhaps(all, told))
            (toll::section(all, told))
        }
    }
}

fn facts(all: &Collation, told: &Told) -> Markup {
    let incident = told.incident;
    html! {
        p class="where" {
            @match &incident.when {
                Some(w) => { (Words(&dates::words(&w.to_string()))) @if let Some(p) = dates::precision(&w.to_string()) { ", " (p) } },
                None => "Date not told",
            }
            ". "
            (several(incident.origins, "origin")) ", " (several(incident.reports.len(), "report")) ": " (all.index.report_list(&incident.reports, 24)) " "
            a class="id" href={"#" (anchor("i-", &incident.id))} title=(Words(incident.id.as_str())) { (Words(&crate::safe::short_id(incident.id.as_str()))) }
        }
    }
}

/// What stands in the cells.
pub(crate) fn legend(is_unseen: bool) -> Markup {
    let a = || Glyph::Letter("A".into());
    html! {
        p class="legend" {
            span { (glyph(&a(), 1, true, false)) " said outright" } span { (glyph(&a(), 1, false, false)) " implied or relayed" }
            span { (glyph(&Glyph::Denies("A".into()), 1, true, false)) " denies A" } span { (glyph(&Glyph::Declined, 0, true, false)) " declined to say" }
            span { "blank: silent" } span { "same tint in a row: same answer" }
            @if is_unseen { span { "all read by program; none seen by a person" } }
            @else {
                span class="cell is-seen" { (glyph(&a(), 1, true, false)) } span { "seen by a person" }
                span class="cell is-corr" { (glyph(&a(), 1, true, false)) } span { "corrected by one; all else is read by program" }
            } span class="scr" { "A letter opens its sentence." }
        }
    }
}

/// The first sentences of an incident about which nothing is asked.
fn told_at(all: &Collation, told: &Told) -> Markup {
    html! {
        @let tellings: Vec<_> = told.incident.happenings.iter().filter(|h| h.told).collect();
        ul class="told" {
            @for happening in tellings.iter().take(TELLINGS) { @if let Some(report) = all.index.report(&happening.report) {
                li { q dir="auto" { (Words(&shortened(happening.sentence.of(all.index.text(report)), 220))) } " " (Words(all.index.outlet(report))) " " (all.index.place(report, happening.sentence)) }
            } }
            @if tellings.len() > TELLINGS { li { "and " (tellings.len() - TELLINGS) " more" } }
        }
    }
}

/// Incidents that may be this one, with what speaks for it.
fn perhaps(all: &Collation, told: &Told) -> Markup {
    let near = &told.incident.perhaps_the_same;
    html! {
        @if !near.is_empty() {
            details class="near" {
                summary { "Perhaps the same: " (several(near.len(), "incident")) ", not joined" }
                ul {
                    @for perhaps in near.iter().take(NEAR) { @if let Some(other) = all.index.incident(&perhaps.incident).and_then(|k| all.index.case.incidents.get(k)) {
                        li { a href={"#" (anchor("i-", &other.id))} { (Words(&other.label)) } ": " (Words(&reasons(&perhaps.join))) }
                    } }
                    @if near.len() > NEAR { li { "and " (near.len() - NEAR) " more" } }
                }
            }
        }
    }
}

/// "alike: days, kind; unlike: toll".
fn reasons(join: &Join) -> String {
    let words = |part: JoinPart| match part {
        JoinPart::Days => "days",
        JoinPart::FarApart => "dates of the reports",
        JoinPart::Place => "place",
        JoinPart::Kind => "kind of deed",
        JoinPart::Toll => "how many came to harm",
        JoinPart::Victims => "victims by name",
        JoinPart::Persons => "persons named",
        JoinPart::Words => "words",
        JoinPart::BothMain => "both what their report is about",
        JoinPart::NothingSpecial => "nothing that many others do not share",
        JoinPart::Told => "the user’s word",
    };
    let some = |alike: bool| -> Vec<String> {
        let parts = join.reasons.iter().filter(|(_, n)| if alike { *n > 0 } else { *n < 0 });
        parts.map(|(part, _)| words(*part).to_owned()).collect()
    };
    let (alike, unlike) = (some(true), some(false));
    let mut out = Vec::new();
    if !alike.is_empty() {
        out.push(format!("for it: {}", list(&alike)));
    }
    if !unlike.is_empty() {
        out.push(format!("against it: {}", list(&unlike)));
    }
    if out.is_empty() { "shares something with each of its reports".into() } else { out.join("; ") }
}

/// An incident as a line; what is asked about it, who came to harm and what may be the same opens under it.
fn line(all: &Collation, told: &Told) -> Markup {
    let incident = told.incident;
    let when = incident.when.map_or_else(|| "not dated".to_owned(), |w| dates::short(&w.to_string()));
    let under = under(all, told);
    html! {
        li class="row" id=(anchor("i-", &incident.id)) {
            div class="d" { (Words(&when)) }
            div class="w" {
                (Words(&deed(told.incident))) @if let Some(words) = sentence(all, told) { ": " q dir="auto" { (Words(&words)) } }
                @if !under.is_empty() {
                    details class="under" {
                        summary { (under.join("; ")) }
                        (matrix::table(all, told)) (perhaps(all, told)) (toll::section(all, told))
                    }
                }
            }
            div class="r" { @for (k, id) in incident.reports.iter().take(4).enumerate() { @if let Some(report) = all.index.report(id) {
                @if k > 0 { ", " } (Words(all.index.outlet(report))) " " (all.index.report_reference(report))
            } } @if incident.reports.len() > 4 { " …" } }
        }
    }
}

/// What a fold under a line holds: "2 questions, 1 disputed; 3 counts; 1 victim; perhaps the same as 1 incident".
fn under(all: &Collation, told: &Told) -> Vec<String> {
    let disputed = match told.questions.iter().filter(|q| q.sign == Sign::Disputed).count() {
        0 => String::new(),
        n => format!(", {n} disputed"),
    };
    let id = &told.incident.id;
    let (counts, named) = (all.index.lines_of(id).len(), all.named(Some(id)).len());
    let near = told.incident.perhaps_the_same.len();
    [
        (told.questions.len(), several(told.questions.len(), "question") + &disputed),
        (counts, several(counts, "count")),
        (named, several(named, "victim")),
        (near, format!("perhaps the same as {}", several(near, "incident"))),
    ]
    .into_iter()
    .filter_map(|(n, words)| (n > 0).then_some(words))
    .collect()
}

/// The first sentence that tells of it.
fn sentence(all: &Collation, told: &Told) -> Option<String> {
    let happening = told.incident.happenings.first()?;
    let report = all.index.report(&happening.report)?;
    Some(shortened(happening.sentence.of(all.index.text(report)), 110)).filter(|s| !s.is_empty())
}
