//! What became of those a candidate counts: the cues of its sentence in, one outcome a candidate out.
//!
//! In order of trust: the cue right beside it ("killing 16", "16 were killed"), the syntax tree, a cue farther off with its
//! form of "to be", a neighbour it is coordinated with ("killed 12 soldiers and three civilians"), the whole it is a part of
//! ("15 civilians, five of them children"), the noun itself ("16 dead").

use sayso_reader::Words;

use super::beside::{Beside, Placing};
use super::candidate::Candidate;
use super::cues::cues;
use super::found::{Found, Scan, Slot, Way, means};
use super::frame::Frame;
use super::meaning::did_it;
use super::passing;
use crate::Outcome;
use crate::rules::{self, NamedRule, Question, Rule};

/// What became of those a candidate counts, by the words of its sentence? The answer may be that nothing did.
struct Came;

impl Question for Came {
    type About<'a> = Placing<'a>;
    type Answer = Option<Found>;
    const RULES: &'static [Rule<Self>] = &[
        Rule {
            name: "outcome.did-it",
            example: "Two men were killed by three gunmen and a driver.",
            apply: |p| (p.c.counted.head.is_some() && did_it(p.scan.f, p.c)).then_some(None),
        },
        Rule {
            name: "outcome.died-of-it",
            example: "Nine guards who had been badly wounded at the gate have died.",
            apply: |p| p.scan.died_of_it(p.c).map(Some),
        },
        Rule { name: "outcome.beside", example: "Sixteen people were killed in Orsk.", apply: beside_strong },
        Rule {
            name: "outcome.noun",
            example: "The hospital counted 24 dead.",
            apply: |p| {
                let own = own(p.c).filter(|found| !found.weak)?;
                Some(Some(p.verb_in_front(&own).unwrap_or(own)))
            },
        },
        Rule {
            name: "outcome.tree",
            example: "Two soldiers in the village of Orsk were killed.",
            apply: |p| p.scan.tree(p.c).filter(|found| means(p.c, found)).map(Some),
        },
        Rule {
            name: "outcome.farther",
            example: "Nine people who had stood at the gate of the mill since Monday morning were wounded.",
            apply: |p| p.scan.wide(p.c).map(Some),
        },
        Rule { name: "outcome.beside-weak", example: "2,300 villagers left.", apply: |p| p.scan.beside(p.c).map(Some) },
        Rule { name: "outcome.noun-weak", example: "The camp holds 300 refugees.", apply: |p| own(p.c).map(Some) },
    ];
}

/// What the counted noun is in itself: "24 dead".
fn own(c: &Candidate) -> Option<Found> {
    c.counted.own.map(|(outcome, weak)| Found { outcome, way: Way::Own, weak, cue: None })
}

/// "three of the wounded died": what a cue tells of them now goes before what they were.
fn beside_strong(p: &Placing) -> Option<Option<Found>> {
    let near = p.scan.beside(p.c).filter(|found| !found.weak)?;
    let goes_before = match own(p.c) {
        Some(own) if !own.weak => gives_way(own.outcome, near.outcome) || p.c.counted.part && near.way == Way::Right,
        _ => true,
    };
    goes_before.then_some(Some(near))
}

/// The rules of outcomes that have a name.
pub(super) fn named_rules() -> impl Iterator<Item = NamedRule> {
    rules::of::<Came>().chain(rules::of::<Beside>()).chain(passing::named_rules())
}

/// The outcomes of a sentence's candidates, in their order. `before`: what the last figure before the sentence came to.
pub(crate) fn outcomes(f: &Frame, sentence: &Words, candidates: &[Candidate], before: Option<Outcome>) -> Vec<Slot> {
    let cues = cues(f, sentence, candidates);
    let scan = Scan { f, sentence, candidates, cues: &cues };
    f.ctx.rules.fired(); // whatever fired before is of something else
    let came = |c| Slot::new(f, f.ctx.rules.first::<Came>(&Placing { scan: &scan, c }).flatten());
    let mut found: Vec<Slot> = candidates.iter().map(came).collect();
    scan.pass_on(&mut found, before);
    found
}

/// Whether what they were gives way to what is told of them now: the wounded died or were taken out, the kidnapped were freed,
/// bodies were handed over.
fn gives_way(was: Outcome, told: Outcome) -> bool {
    use Outcome::*;
    match was {
        Wounded => matches!(told, Killed | Evacuated),
        Detained | Captured | Missing => matches!(told, Released | Exchanged | HandedOver | Killed),
        Killed => matches!(told, HandedOver | Exchanged),
        _ => false,
    }
}

impl Placing<'_> {
    /// "умерли ещё четверо | раненых": where the verb may stand in front, it tells what became of the wounded.
    fn verb_in_front(&self, own: &Found) -> Option<Found> {
        let (start, cues) = (self.c.words.start, self.scan.cues);
        let placed = cues.iter().find(|p| p.words.end == start && p.closing.is_none() && !p.cue.weak)?;
        let told = gives_way(own.outcome, placed.cue.outcome) && self.scan.f.pack().morphology.declines();
        let (outcome, cue) = (placed.cue.outcome, Some(placed.words.start));
        told.then_some(Found { outcome, way: Way::Left, weak: false, cue })
    }
}

impl Scan<'_, '_> {
    /// What the words right beside a candidate tell of it.
    fn beside(&self, c: &Candidate) -> Option<Found> {
        self.f.ctx.rules.first::<Beside>(&Placing { scan: self, c })
    }
}
