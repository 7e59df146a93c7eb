//! Whose people or things are counted: only what the words say ("three Varnian soldiers", "members of the Free Coast",
//! "our own losses"), never who struck them.
//!
//! Figures in the order of the report go in, a side or none for each comes out. [`parties`] knows the names, [`own`] who speaks of
//! his own, [`memory`] what a figure takes over from those before it.

mod memory;
mod own;
mod parties;
mod subject;

#[cfg(test)]
mod tests;

use sayso_language::Case;
use sayso_reader::{Upos, Words};

use super::candidate::{Candidate, Kind};
use super::frame::Frame;
use crate::rules::{self, NamedRule, Question, Rule};
use crate::{Outcome, Role, Side, Statement, Unit};

pub(crate) use memory::settle;
pub(crate) use parties::Parties;

/// A figure as the rules of sides see it.
pub(crate) struct Item<'a> {
    /// Its words and noun.
    pub candidate: &'a Candidate,
    /// What became of those counted.
    pub outcome: Outcome,
    /// What is counted.
    pub unit: Unit,
    /// The statement it stands in.
    pub statement: Option<&'a Statement>,
    /// Its sentence.
    pub sentence: Words,
}

impl Item<'_> {
    /// The counted noun in the singular.
    fn noun(&self, f: &Frame) -> Option<String> {
        self.candidate.counted.head.map(|h| f.pack().units.singular(f.word(h)))
    }

    /// Whether a speaker would call only those so whom he fights.
    fn is_hostile(&self, f: &Frame) -> bool {
        let group = self.candidate.counted.group.clone();
        self.noun(f).is_some_and(|n| f.pack().sides.hostile.contains(&n))
            || group.into_iter().any(|k| f.pack().sides.hostile.contains(f.word(k)))
    }

    /// Whether soldiers or police are counted.
    fn is_armed(&self) -> bool {
        matches!(self.candidate.counted.role, Some(Role::Military | Role::Police))
    }

    /// Whether persons are counted who are no party's by what they are.
    fn is_of_persons(&self) -> bool {
        self.unit == Unit::People
            && matches!(
                self.candidate.counted.role,
                Some(Role::Civilian | Role::Child | Role::Woman | Role::Medic | Role::Journalist)
            )
    }

    /// A number without a noun, or with a part of a group as its noun ("five", "two of them"); "another 40" may be anybody.
    fn is_bare(&self, f: &Frame) -> bool {
        let c = self.candidate;
        c.kind == Kind::Number && c.counted.head.is_none() && !f.is(c.words.start, |w| &w.another)
    }
}

/// Whose are those counted, by the words of the figure itself, its clause or its speaker?
pub(crate) struct Whose;

/// A figure with what is known of its report.
pub(crate) struct Counted<'a> {
    f: &'a Frame<'a>,
    parties: &'a Parties,
    item: &'a Item<'a>,
    /// Where the list it stands in begins.
    from: usize,
}

impl Question for Whose {
    type About<'a> = Counted<'a>;
    type Answer = Side;
    const RULES: &'static [Rule<Self>] = &[
        Rule {
            name: "side.counted",
            example: "Three Varnian soldiers were killed.",
            apply: |c| c.parties.named(c.f, &c.item.candidate.words, c.item.is_of_persons()),
        },
        Rule { name: "side.group", example: "Three soldiers of the Varnian army were killed.", apply: group },
        Rule {
            name: "side.possessor",
            example: "Luria's 41 dead were buried on Monday.",
            apply: |c| possessor(c.f, c.parties, c.item.candidate),
        },
        Rule {
            name: "side.gapped",
            example: "Luria acknowledges 41 dead, Halvia 66.",
            apply: |c| gapped(c.f, c.parties, c.item),
        },
        Rule {
            name: "side.pronoun",
            example: "The Kelt Movement said two of its men were killed.",
            apply: |c| own::pronoun(c.f, c.parties, c.item),
        },
        Rule {
            name: "side.foes",
            example: "Luria shelled the ridge. The Varnian army said four enemy soldiers were killed.",
            apply: |c| own::foes(c.f, c.parties, c.item),
        },
        Rule {
            name: "side.losses",
            example: "Luria acknowledged 41 dead.",
            apply: |c| own::losses(c.f, c.parties, c.item, c.from),
        },
        Rule {
            name: "side.sent",
            example: "Rebels fired dozens of rockets at the town.",
            apply: |c| own::sent(c.f, c.parties, c.item, c.from),
        },
        Rule {
            name: "side.taken",
            example: "Luria lost the ridge. The Varnian army destroyed two launchers.",
            apply: |c| own::taken(c.f, c.parties, c.item, c.from),
        },
        Rule {
            name: "side.told-by-organ",
            example: "Two servicemen were wounded by shelling, the Varnian Ministry of Defence said.",
            apply: |c| own::told_by_organ(c.f, c.parties, c.item, c.from),
        },
    ];
}

/// The side that the words of the figure itself, its clause or its speaker give. `from`: where the list it stands in begins.
pub(crate) fn said(f: &Frame, parties: &Parties, item: &Item, from: usize) -> Option<Side> {
    f.ctx.rules.first::<Whose>(&Counted { f, parties, item, from })
}

/// "of the Varnian army" behind the noun; of "nine relatives of fighters of the Front" none is the Front's.
fn group(c: &Counted) -> Option<Side> {
    let kin = c.item.noun(c.f).is_some_and(|n| c.f.pack().sides.kin.contains(&n));
    let words = after(c.f, c.item.candidate).filter(|_| !kin)?;
    c.parties.named(c.f, &words, c.item.is_of_persons())
}

/// The rules of sides that have a name.
pub(crate) fn named_rules() -> impl Iterator<Item = NamedRule> {
    rules::of::<Whose>().chain(memory::named_rules())
}

/// "Velkia acknowledges 41 dead, Tarmasia 66": the party stands where the verb is left out.
fn gapped(f: &Frame, parties: &Parties, item: &Item) -> Option<Side> {
    let start = item.candidate.words.start;
    let party =
        item.is_bare(f).then(|| parties.before(f, start, start.saturating_sub(4).max(item.sentence.start)))??;
    let at = f.ctx.reading.words_in(*party.basis.first()?);
    (at.end == start && at.start > item.sentence.start && f.pack().figure_words.gap_leads.contains(f.before(at.start)))
        .then_some(party)
}

/// The words of the group after the noun: "of the Varnian army", "from the Free Coast", "belonging to the rebels".
fn after(f: &Frame, c: &Candidate) -> Option<Words> {
    // "17 killed in the ranks of the regime", "71 killed on its own side"
    let end = c.words.end + usize::from(f.pack().figure_words.struck_states.contains(f.word(c.words.end)));
    let belonging = belonging(f, end);
    let words = &f.pack().figure_words;
    let link = match f.word(end) {
        word if words.group_links.contains(word) && (c.counted.head.is_some() || c.counted.part) => Some(end + 1),
        // "against 890 for the Tarqui units"
        word if f.pack().small.for_.contains(word) && c.counted.head.is_none() => Some(end + 1),
        word if words.side_links.contains(word) && (end + 2..end + 5).any(|k| f.is(k, |w| &w.side)) => Some(end + 1),
        _ => None,
    };
    let start = belonging.or(link).or_else(|| behind(f, c))?;
    let g = f.grammar();
    let mut at = start;
    while at < f.len()
        && at < start + 8
        && (!f.is_mark(at) || f.is_dash(at) || quoted(f, at))
        && (!g.auxiliaries.contains(f.word(at)) || f.is(at, |w| &w.owner_s))
        && !g.conjunctions.contains(f.word(at))
        && (at == start || !g.prepositions.contains(f.word(at)) || f.is(at, |w| &w.of))
    {
        at += 1;
    }
    Some(start..at)
}

/// Whether a mark opens or closes a name: "бойцов отряда «Рысь»".
fn quoted(f: &Frame, k: usize) -> bool {
    f.pack().morphology.declines() && matches!(f.word(k), "«" | "»" | "„" | "“" | "\"")
}

/// Where the group begins that stands behind the counted noun in the second case, where words decline: "двое бойцов | Северной коалиции".
fn behind(f: &Frame, c: &Candidate) -> Option<usize> {
    let end = c.words.end;
    c.counted.head.filter(|&h| h + 1 == end).and_then(|_| owner_behind(f, end)).map(|_| end)
}

/// The noun of an owner that begins at a word, in the second case with its adjectives; none where words do not decline.
fn owner_behind(f: &Frame, end: usize) -> Option<usize> {
    let declension = f.pack().morphology.declension()?;
    let owned = |k: usize| {
        let word = f.ctx.word(k);
        let readings = if f.upos(k) == Upos::Adj { declension.adjective(word) } else { declension.noun(word, false) };
        readings.iter().any(|r| r.case == Case::Genitive)
    };
    let noun = (end..f.sentence(end).end.min(end + 4)).find(|&k| f.upos(k) != Upos::Adj)?;
    let nominal = matches!(f.upos(noun), Upos::Noun | Upos::Propn);
    (nominal && (end..=noun).all(owned)).then_some(noun)
}

/// Where the party's name begins after "belonging to" and its like, a comma before it or not.
fn belonging(f: &Frame, end: usize) -> Option<usize> {
    let at = end + usize::from(f.word(end) == ",");
    f.longest_at(at, &f.pack().sides.belonging).map(|n| at + n)
}

/// "Velkia's 41 dead".
fn possessor(f: &Frame, parties: &Parties, c: &Candidate) -> Option<Side> {
    let mark = c.words.start.checked_sub(1).filter(|&k| f.pack().figure_words.possessor_marks.contains(f.word(k)))?;
    parties
        .named(f, &(mark.saturating_sub(4)..mark), false)
        .filter(|s| s.basis.iter().any(|b| b.end == f.ctx.place(mark).start))
}
