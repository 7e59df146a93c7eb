//! Groups of voices as the page shows them. In goes a group, out comes its pattern, its name, and lists of voices by group.
//!
//! A side is told by a pattern and its name, never by a colour.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::answers::Take;
use crate::collation::Collation;
use crate::safe::Words;
use crate::sides::{NO_SIDE, OWN_VOICE, UNNAMED};
use crate::voices::{Group, Voice};

/// How many patterns sides can wear; further ones wear the last, and their name tells them apart.
const PATTERNS: usize = 7;

/// The pattern of a voice, a small square.
pub(crate) fn swatch(all: &Collation, group: Group, side: Option<usize>) -> Markup {
    html! { i class={"g " (class(all, group, side))} aria-hidden="true" {} }
}

/// The classes of a pattern.
pub(crate) fn class(all: &Collation, group: Group, side: Option<usize>) -> String {
    let pattern = |side: usize| all.voices.pattern(side).clamp(1, PATTERNS);
    match (group, side) {
        (Group::Side(side), _) => format!("g{}", pattern(side)),
        (Group::NoSide, _) => "gn".into(),
        (Group::Unnamed, Some(side)) => format!("gu g{}", pattern(side)),
        (Group::Unnamed, None) => "gu".into(),
        (Group::Own, _) => "go".into(),
    }
}

/// The name of a group.
pub(crate) fn name(all: &Collation, group: Group) -> String {
    match group {
        Group::Side(side) => all.index.sides.label(side).to_owned(),
        Group::NoSide => "No side".into(),
        Group::Unnamed => "Unnamed".into(),
        Group::Own => "Own voice".into(),
    }
}

/// A group's name in addresses.
pub(crate) fn slug<'a>(all: &'a Collation, group: Group) -> &'a str {
    match group {
        Group::Side(side) => all.index.sides.slug(side),
        Group::NoSide => NO_SIDE,
        Group::Unnamed => UNNAMED,
        Group::Own => OWN_VOICE,
    }
}

/// The names of the groups that these voices belong to, each once, for the filters: an unnamed source of a side is of both.
pub(crate) fn slugs_of(all: &Collation, voices: impl IntoIterator<Item = usize>) -> String {
    let both = |v: &Voice| {
        let side = v.side.filter(|_| v.group == Group::Unnamed);
        [Some(v.group), side.map(Group::Side)].into_iter().flatten()
    };
    let groups: BTreeSet<Group> = voices.into_iter().flat_map(|v| both(all.voices.get(v))).collect();
    groups.into_iter().map(|group| slug(all, group)).collect::<Vec<_>>().join(" ")
}

/// A voice's pattern and name.
pub(crate) fn named(all: &Collation, voice: &Voice) -> Markup {
    html! {
        (swatch(all, voice.group, voice.side)) span class="vh" { (Words(&spoken(all, voice))) ": " } bdi { (Words(&voice.label)) }
    }
}

/// The group of a voice for those who cannot see its pattern.
fn spoken(all: &Collation, voice: &Voice) -> String {
    match (voice.group, voice.side) {
        (Group::Unnamed, Some(side)) => format!("Unnamed, {}", all.index.sides.label(side)),
        (group, _) => name(all, group),
    }
}

/// Voices by group, each group's pattern once and the voices' handles behind it; relayed ones in italics. With `numbers`, the
/// references that the printed page gives.
pub(crate) fn voices(all: &Collation, takes: &[Take], numbers: bool) -> Markup {
    let look = |t: &Take| (all.voices.get(t.voice).group, all.voices.get(t.voice).side);
    html! {
        span class="by" {
            @for run in takes.chunk_by(|a, b| look(a) == look(b)) { @if let [first, ..] = run {
                @let voice = all.voices.get(first.voice);
                span class="vo" {
                    @for (k, take) in run.iter().enumerate() {
                        span class="nb" {
                            @if k == 0 { (swatch(all, voice.group, voice.side)) span class="vh" { (Words(&spoken(all, voice))) ": " } }
                            (handle(all, take))
                            @if numbers { (references(all, take)) }
                            @if k + 1 < run.len() { "," }
                        } " "
                    }
                } " "
            } }
        }
    }
}

fn handle(all: &Collation, take: &Take) -> Markup {
    let voice = all.voices.get(take.voice);
    html! { @if take.outright { bdi { (Words(&voice.handle)) } } @else { bdi { i { (Words(&voice.handle)) } } } }
}

/// "3,4": the printed references of a voice.
fn references(all: &Collation, take: &Take) -> Markup {
    let mut numbers: Vec<usize> = take.claims.iter().filter_map(|c| all.reference(c)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    html! { @if !numbers.is_empty() { sup class="pr" { (numbers.join(",")) } } }
}
