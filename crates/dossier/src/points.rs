//! One point: its versions side by side. In goes a point, out comes a row with a column for each position.

use maud::{Markup, html};
use sayso_case::{Claim, Point, Position, PositionId};
use sayso_text::Span;

use crate::cite::copy_button;
use crate::dates;
use crate::index::{Finding, Index, Numbered};
use crate::safe::{Words, anchor, shortened};
use crate::sides;
use crate::wording::{list, several};

/// How the versions of a point stand to one another.
pub(crate) enum Standing {
    /// A position denies another.
    Disputed,
    /// More than one position, by more than one speaker.
    Differs,
    /// More than one position, all by one speaker.
    Changed,
    /// One position, taken by speakers of these sides, which are opposed elsewhere in the case.
    Agreed(Vec<usize>),
    /// One position, told by more than one origin.
    Alike(usize),
    /// One position from one origin.
    Alone,
}

impl Standing {
    /// Looks at who takes which position.
    pub(crate) fn of(index: &Index, point: &Point) -> Self {
        let mut claims = point.positions.iter().flat_map(|p| &p.claims).map(|c| (c.speaker.as_deref(), &c.report));
        let first = claims.next();
        let one_speaker = first.is_none_or(|first| claims.all(|c| index.same_speaker(first, c)));
        match point.positions.as_slice() {
            [one] if one.denies.is_none() => {
                let sides = across(index, one);
                match (sides.len(), one.origins) {
                    (2.., _) => Standing::Agreed(sides),
                    (_, 2..) => Standing::Alike(one.origins),
                    _ => Standing::Alone,
                }
            }
            all if all.iter().any(|p| p.denies.is_some()) => Standing::Disputed,
            _ if one_speaker => Standing::Changed,
            _ => Standing::Differs,
        }
    }

    fn class(&self) -> &'static str {
        match self {
            Standing::Disputed | Standing::Differs => "differ",
            Standing::Changed => "changed",
            Standing::Agreed(_) => "agreed",
            Standing::Alike(_) => "alike",
            Standing::Alone => "alone",
        }
    }

    fn words(&self, index: &Index, point: &Point) -> String {
        match self {
            Standing::Disputed => "Disputed".into(),
            Standing::Differs => several(point.positions.len(), "version"),
            Standing::Changed => "One speaker, more than one version".into(),
            Standing::Agreed(sides) => {
                let labels: Vec<String> = sides.iter().map(|s| index.sides.label(*s).to_owned()).collect();
                format!("Agreed across sides: {}", list(&labels))
            }
            Standing::Alike(n) => format!("Told alike by {n} origins"),
            Standing::Alone => "One origin only".into(),
        }
    }

    fn mark(&self) -> &'static str {
        match self {
            Standing::Disputed | Standing::Differs => "≠",
            Standing::Changed => "↻",
            Standing::Agreed(_) | Standing::Alike(_) => "=",
            Standing::Alone => "1",
        }
    }
}

/// The sides whose speakers take this position, where at least two of them are opposed; else none.
fn across(index: &Index, position: &Position) -> Vec<usize> {
    let sides = index.sides_of(position);
    let opposed = sides.iter().any(|a| sides.iter().any(|b| index.opposed(*a, *b)));
    if opposed { sides } else { Vec::new() }
}

/// The row of a point.
pub(crate) fn row(index: &Index, numbered: &Numbered) -> Markup {
    let point = numbered.point;
    let standing = Standing::of(index, point);
    let id = anchor("p-", &point.id);
    // Only a box that can scroll needs to be reached by keyboard.
    let wide = point.positions.len() > 1;
    html! {
        section class={"point " (standing.class())} id=(id) aria-labelledby={(id) "-q"} {
            div class="ask" {
                h4 id={(id) "-q"} { a class="num" href={"#" (id)} { (numbered.label) } " " (Words(&point.question)) }
                p class="standing" { span class="sgn" aria-hidden="true" { (standing.mark()) } " " (Words(&standing.words(index, point))) }
            }
            div class="scroll" tabindex=[wide.then_some("0")] role=[wide.then_some("region")]
                aria-label=[wide.then(|| format!("Versions of point {}", numbered.label))] {
                ol class="versions" {
                    @for (label, position) in &numbered.positions { (version(index, numbered, label, position)) }
                }
            }
        }
    }
}

fn version(index: &Index, numbered: &Numbered, label: &str, position: &Position) -> Markup {
    let denied = position.denies.as_ref().map(PositionId::as_str);
    let target = denied.and_then(|d| index.position(d).map(|l| (l, anchor("q-", d))));
    let denied_by: Vec<_> =
        numbered.positions.iter().filter(|(_, p)| p.denies.as_ref() == Some(&position.id)).collect();
    let since = position
        .claims
        .iter()
        .filter_map(|c| index.published(index.report(&c.report)?))
        .min_by_key(|d| dates::day_number(d));
    let sides = across(index, position);
    html! {
        li class={"version" @if denied.is_some() { " denial" }} id=(anchor("q-", &position.id)) {
            p class="lab" {
                b class="num" { (label) }
                @if let Some((l, href)) = &target { " " a class="denies" href={"#" (href)} { span aria-hidden="true" { "⟵ " } "denies " (l) } }
                @else if denied.is_some() { " " span class="denies" { "denies what is said elsewhere" } }
                @for (l, p) in &denied_by { " " a class="denied" href={"#" (anchor("q-", &p.id))} { "denied by " (l) } }
            }
            p class="value" dir="auto" { (Words(&position.value)) }
            (speakers(index, position))
            @if sides.len() > 1 { p class="across" { "= said on " (sides.len()) " sides" } }
            p class="basis" { (several(position.origins, "origin"))
                @if let Some(since) = &since { ", since " (Words(&dates::words(since))) }
            }
            (in_their_words(index, position))
        }
    }
}

/// Each speaker once, with every place where they say it.
fn speakers(index: &Index, position: &Position) -> Markup {
    let mut rows: Vec<(&Claim, Vec<&Claim>)> = Vec::new();
    for claim in &position.claims {
        let same = |c: &Claim| {
            index.same_speaker((c.speaker.as_deref(), &c.report), (claim.speaker.as_deref(), &claim.report))
        };
        match rows.iter_mut().find(|(first, _)| same(first)) {
            Some((_, all)) => all.push(claim),
            None => rows.push((claim, vec![claim])),
        }
    }
    html! {
        ul class="whos" { @for (first, all) in &rows {
            li { (sides::sign_alone(index.side_of(&first.finding))) (index.speaker(first.speaker.as_deref(), &first.report, &first.finding))
                @if let Some(side) = index.side_of(&first.finding) { span class="vh" { " (" (Words(index.sides.label(side))) ")" } }
                @for claim in all { " " (index.reference(&claim.finding, &claim.report)) } }
        } }
    }
}

/// How many characters of a sentence stand here; the whole stands in its report.
const QUOTED: usize = 400;

/// The sentences on which a position stands, each once a report.
fn in_their_words(index: &Index, position: &Position) -> Markup {
    let mut seen: Vec<(usize, Span)> = Vec::new();
    let mut rows = Vec::new();
    for claim in &position.claims {
        let Some(report) = index.report(&claim.report) else {
            continue;
        };
        if seen.contains(&(report, claim.sentence)) {
            continue;
        }
        seen.push((report, claim.sentence));
        rows.push((report, claim));
    }
    html! {
        @if !rows.is_empty() {
            details class="words" {
                summary { "in their words" @if rows.len() > 1 { " (" (rows.len()) ")" } }
                ul { @for (report, claim) in &rows {
                    @if let Some(read) = index.case.reports.get(*report) {
                        li { blockquote dir="auto" { (Words(&shortened(claim.sentence.of(&read.report.text), QUOTED))) }
                            p { (index.speaker(claim.speaker.as_deref(), &claim.report, &claim.finding)) @if claim.speaker.is_some() { ", in " (Words(index.outlet(*report))) }
                                @if let Some(d) = index.published(*report) { ", " (Words(&dates::words(&d))) }
                                @if negated(index, claim) { ", denied" }
                                " " (index.reference(&claim.finding, &claim.report)) " " (copy_button(index, *report, claim.span)) }
                        }
                    }
                } }
            }
        }
    }
}

fn negated(index: &Index, claim: &Claim) -> bool {
    matches!(index.find(&claim.finding).map(|f| f.finding), Some(Finding::Figure(f)) if f.denied)
}
