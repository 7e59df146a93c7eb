//! Also said: what answers none of the questions. In go the sayings that stand in no point, out come they by speaker; refusals
//! and silence are entries like any other.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use sayso_case::{Claim, Manner, Polarity};
use sayso_text::Span;

use crate::cite::cite_link;
use crate::collation::Collation;
use crate::cut::Cut;
use crate::groups;
use crate::index::Index;
use crate::safe::{Words, shortened};
use crate::voices::{Group, Voices};
use crate::wording::{self, several};

/// How many speakers, and how many sayings of each, stand open.
const SPEAKERS: usize = 16;
const OPEN: usize = 3;
/// How many characters of a sentence stand here.
const QUOTED: usize = 260;

/// The sayings of a case that answer none of its questions, by voice: those with a name first.
pub(crate) struct Sayings<'c> {
    by_voice: Vec<(usize, Vec<&'c Claim>)>,
    /// How many of the voices have a name.
    named: usize,
    count: usize,
}

impl<'c> Sayings<'c> {
    /// Each sentence of a voice once.
    pub(crate) fn of(index: &Index<'c>, voices: &Voices<'c>) -> Self {
        let mut by_voice: BTreeMap<(Group, usize), Vec<&'c Claim>> = BTreeMap::new();
        let mut said: BTreeSet<(usize, &str, Span)> = BTreeSet::new();
        for claim in index.case.also_said.iter().flat_map(|a| &a.claims) {
            let Some(voice) = voices.of_claim(index, claim) else { continue };
            if said.insert((voice, claim.report.as_str(), claim.sentence)) {
                by_voice.entry((voices.get(voice).group, voice)).or_default().push(claim);
            }
        }
        let named = by_voice.keys().filter(|(group, _)| *group < Group::Unnamed).count();
        let by_voice: Vec<_> = by_voice.into_iter().map(|((_, voice), claims)| (voice, claims)).collect();
        Sayings { count: by_voice.iter().map(|(_, claims)| claims.len()).sum(), by_voice, named }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// Those that a part of them all shows: of the voices with a name, and of the others.
    fn within(&self, cut: Cut) -> [Vec<(usize, &[&'c Claim])>; 2] {
        let mut out = [Vec::new(), Vec::new()];
        let mut before = 0;
        for (k, (voice, claims)) in self.by_voice.iter().enumerate() {
            let here = cut.behind(before).of(claims);
            before += claims.len();
            if let Some(out) = out.get_mut(usize::from(k >= self.named)).filter(|_| !here.is_empty()) {
                out.push((*voice, here));
            }
        }
        out
    }
}

/// The section, or a part of it; empty where nothing else was said.
pub(crate) fn section(all: &Collation, cut: Cut) -> Markup {
    let sayings = &all.sayings;
    let [named, unnamed] = sayings.within(cut);
    let unfolds = !cut.is_whole(sayings.count);
    let (first, rest) = named.split_at(named.len().min(cut.open(sayings.count, SPEAKERS)));
    let open = cut.open(sayings.count, OPEN);
    html! {
        @if sayings.count > 0 {
            section class="part" id="also" aria-labelledby="also-h" {
                h2 id="also-h" { "Also said" span class="sub" { "sayings that answer none of the questions, by speaker" } }
                div class="sp" { @for (voice, claims) in first { (one(all, *voice, claims, open)) } }
                @if !rest.is_empty() { details { summary { (several(rest.len(), "more speaker")) } div class="sp" { @for (voice, claims) in rest { (one(all, *voice, claims, open)) } } } }
                @if !unnamed.is_empty() { details open[unfolds] { summary { (several(sayings.by_voice.len() - sayings.named, "source")) " without a name" } div class="sp" { @for (voice, claims) in &unnamed { (one(all, *voice, claims, open)) } } } }
            }
        }
    }
}

fn one(all: &Collation, voice: usize, claims: &[&Claim], open: usize) -> Markup {
    let v = all.voices.get(voice);
    let (first, rest) = claims.split_at(if claims.len() <= open.saturating_add(1) { claims.len() } else { open });
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
            span dir="auto" { (Words(&shortened(claim.sentence.of(all.index.text(report)), QUOTED))) } " " (all.index.place(report, claim.span)) (all.index.judged_said(&claim.finding)) " " (cite_link(&all.index, report, claim.span)) }
    }
}

fn manner(manner: Manner, polarity: Polarity) -> String {
    match manner {
        Manner::Decline => "declined".into(),
        Manner::Silent => "silent".into(),
        _ => wording::manner(manner, polarity),
    }
}
