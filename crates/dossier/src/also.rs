//! Also said: what answers none of the questions. In go the sayings that stand in no point, out come they by speaker; refusals
//! and silence are entries like any other.

use std::collections::BTreeMap;

use maud::{Markup, html};
use sayso_case::{Claim, Manner, Polarity};

use crate::cite::cite_link;
use crate::collation::Collation;
use crate::groups;
use crate::safe::{Words, shortened};
use crate::voices::Group;
use crate::wording::{self, several};

/// How many speakers, and how many sayings of each, stand open.
const SPEAKERS: usize = 16;
const OPEN: usize = 3;
/// How many characters of a sentence stand here.
const QUOTED: usize = 260;

/// The section; empty where nothing else was said.
pub(crate) fn section(all: &Collation) -> Markup {
    let mut by_voice: BTreeMap<(Group, usize), Vec<&Claim>> = BTreeMap::new();
    for claim in all.index.case.also_said.iter().flat_map(|a| &a.claims) {
        let Some(voice) = all.voices.of_claim(&all.index, claim) else { continue };
        let sayings = by_voice.entry((all.voices.get(voice).group, voice)).or_default();
        if !sayings.iter().any(|c| c.report == claim.report && c.sentence == claim.sentence) {
            sayings.push(claim);
        }
    }
    let speakers: Vec<(usize, Vec<&Claim>)> =
        by_voice.into_iter().map(|((_, voice), claims)| (voice, claims)).collect();
    let (named, unnamed): (Vec<_>, Vec<_>) =
        speakers.iter().partition(|(v, _)| all.voices.get(*v).group < Group::Unnamed);
    let (first, rest) = named.split_at(named.len().min(SPEAKERS));
    html! {
        @if !speakers.is_empty() {
            section class="part" id="also" aria-labelledby="also-h" {
                h2 id="also-h" { "Also said" span class="sub" { "sayings that answer none of the questions, by speaker" } }
                div class="sp" { @for (voice, claims) in first { (one(all, *voice, claims)) } }
                @if !rest.is_empty() { details { summary { (several(rest.len(), "more speaker")) } div class="sp" { @for (voice, claims) in rest { (one(all, *voice, claims)) } } } }
                @if !unnamed.is_empty() { details { summary { (several(unnamed.len(), "source")) " without a name" } div class="sp" { @for (voice, claims) in &unnamed { (one(all, *voice, claims)) } } } }
            }
        }
    }
}

fn one(all: &Collation, voice: usize, claims: &[&Claim]) -> Markup {
    let v = all.voices.get(voice);
    let (first, rest) = claims.split_at(if claims.len() <= OPEN + 1 { claims.len() } else { OPEN });
    html! {
        div class="spk" data-side=(groups::slugs_of(all, [voice])) data-sp=(v.slug) {
            h3 { (groups::named(all, v)) @if let Some(role) = v.roles.first() { span class="role" { ", " (Words(role)) } } }
            ul { @for claim in first { (saying(all, claim)) } }
            @if !rest.is_empty() { details { summary { (rest.len()) " more" } ul { @for claim in rest { (saying(all, claim)) } } } }
        }
    }
}

fn saying(all: &Collation, claim: &Claim) -> Markup {
    let Some(report) = all.index.report(&claim.report) else { return html! {} };
    let statement = all.index.statement(&claim.finding);
    html! {
        li { @if let Some(s) = statement { i class="cue" { (manner(s.manner, s.polarity)) } " " }
            span dir="auto" { (Words(&shortened(claim.sentence.of(all.index.text(report)), QUOTED))) } " " (all.index.place(report, claim.span)) @if let Some(judged) = all.index.judged(&claim.finding) { "; " b class="jd" { (judged) " by a person" } } " " (cite_link(&all.index, report, claim.span)) }
    }
}

fn manner(manner: Manner, polarity: Polarity) -> String {
    match manner {
        Manner::Decline => "declined".into(),
        Manner::Silent => "silent".into(),
        _ => wording::manner(manner, polarity),
    }
}
