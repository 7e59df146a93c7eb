//! What a figure takes over from those before it: a part is of the party its whole is of, a list shares what is said of all of it.
#![expect(
    clippy::indexing_slicing,
    reason = "every place comes from the range of the items, and the lists and sides are as long as the items"
)]

use sayso_language::WordList;
use sayso_reader::Words;

use super::parties::{MANY, Parties};
use super::{Item, belonging, said};
use crate::figures::candidate::Kind;
use crate::figures::frame::Frame;
use crate::rules::{self, NamedRule, Question, Rule};
use crate::{Side, Unit};

/// The figures before and behind one, with what their sides are so far.
pub(crate) struct Earlier<'a> {
    f: &'a Frame<'a>,
    parties: &'a Parties,
    items: &'a [Item<'a>],
    sides: &'a [Option<Side>],
    /// For each figure the first of the list it stands in.
    lists: &'a [usize],
    /// The figure asked about.
    k: usize,
}

/// Whose is a figure of a list, by the words behind the list?
struct Behind;

impl Question for Behind {
    type About<'a> = Earlier<'a>;
    type Answer = Side;
    const RULES: &'static [Rule<Self>] = &[Rule {
        name: "side.list-behind",
        example: "Four trucks, three guns and two mortars belonging to the Kelt Brigade were destroyed.",
        apply: list_behind,
    }];
}

/// Whose is a figure, by the one before it? The answer may be that it is nobody's.
struct Before;

impl Question for Before {
    type About<'a> = Earlier<'a>;
    type Answer = Option<Side>;
    const RULES: &'static [Rule<Self>] = &[
        Rule { name: "side.part", example: "Three Varnian soldiers were killed, one of them an officer.", apply: part },
        Rule {
            name: "side.goes-on",
            example: "Two Varnian soldiers were killed at the gate. The other two were killed on the road.",
            apply: goes_on,
        },
        Rule {
            name: "side.gapped-behind",
            example: "Twelve Lurian soldiers were killed in the hills, in the Halvian 30.",
            apply: gapped_behind,
        },
        Rule { name: "side.list", example: "Two Lurian tanks and three trucks were destroyed.", apply: list },
        Rule { name: "side.rest", example: "One Varnian soldier was killed and five were wounded.", apply: rest },
    ];
}

/// Whose is a figure, by one that tells the same? The answer may be that it is nobody's.
struct Again;

impl Question for Again {
    type About<'a> = Earlier<'a>;
    type Answer = Option<Side>;
    const RULES: &'static [Rule<Self>] = &[
        Rule {
            name: "side.repeated",
            example: "412 fighters killed in the hills\n\nThe army said 412 fighters of the Kelt Movement were killed.",
            apply: repeated,
        },
        Rule {
            name: "side.named-dead",
            example: "Two Lurian soldiers were killed on Monday. The dead were named as Lieutenant Dalo Emric and Sergeant Rin Vao.",
            apply: named_dead,
        },
    ];
}

/// The rules of what is taken over that have a name.
pub(super) fn named_rules() -> impl Iterator<Item = NamedRule> {
    rules::of::<Behind>().chain(rules::of::<Before>()).chain(rules::of::<Again>())
}

/// The sides of a report's figures, which stand in its order, each with the rules by which it was found.
pub(crate) fn settle(f: &Frame, parties: &Parties, items: &[Item]) -> Vec<(Option<Side>, Vec<&'static str>)> {
    let mut lists: Vec<usize> = Vec::with_capacity(items.len());
    for k in 0..items.len() {
        let joined = k > 0 && in_list(f, &items[k - 1], &items[k]);
        lists.push(if joined { lists[k - 1] } else { k });
    }
    let mut sides: Vec<Option<Side>> = Vec::with_capacity(items.len());
    let mut fired: Vec<Vec<&'static str>> = Vec::with_capacity(items.len());
    f.ctx.rules.fired();
    for (item, &list) in items.iter().zip(&lists) {
        sides.push(said(f, parties, item, items[list].candidate.words.start));
        fired.push(f.ctx.rules.fired());
    }
    let mut pass = |order: &mut dyn Iterator<Item = usize>, ask: &dyn Fn(&Earlier) -> Option<Side>| {
        for k in order {
            if sides[k].is_none() {
                sides[k] = ask(&Earlier { f, parties, items, sides: &sides, lists: &lists, k });
                let rules = f.ctx.rules.fired();
                // A rule may answer that it is nobody's: then the next pass asks again.
                if sides[k].is_some() {
                    fired[k] = rules;
                }
            }
        }
    };
    let by = f.ctx.rules;
    pass(&mut (0..items.len()).rev(), &|about| by.first::<Behind>(about));
    pass(&mut (1..items.len()), &|about| by.first::<Before>(about).flatten());
    pass(&mut (0..items.len()), &|about| by.first::<Again>(about).flatten());
    pass(&mut (1..items.len()), &|about| by.first::<Before>(about).flatten());
    sides.into_iter().zip(fired).collect()
}

/// Whether only commas and "and" stand between two figures of one sentence.
fn in_list(f: &Frame, a: &Item, b: &Item) -> bool {
    let gap = a.candidate.words.end..b.candidate.words.start;
    a.sentence == b.sentence
        && gap.len() <= 3
        && gap.clone().all(|k| f.pack().figure_words.list_marks.contains(f.word(k)))
}

impl<'a> Earlier<'a> {
    fn item(&self) -> &'a Item<'a> {
        &self.items[self.k]
    }

    fn last(&self) -> &'a Item<'a> {
        &self.items[self.k.saturating_sub(1)]
    }

    /// The side of the figure before.
    fn side_before(&self) -> Option<Side> {
        self.sides[self.k.saturating_sub(1)].clone()
    }

    /// Whether the figure before stands in the same sentence.
    fn is_here(&self) -> bool {
        self.last().sentence == self.item().sentence
    }

    /// The last figure of the same kind, people or things, in this sentence or the one before.
    fn whole(&self) -> Option<usize> {
        let (item, from) = (self.item(), self.k.saturating_sub(MANY));
        let whole = self.items[from..self.k].iter().rposition(|i| is_people(i) == is_people(item))? + from;
        let near = |i: &Item| i.sentence == item.sentence || i.sentence.end == item.sentence.start;
        near(&self.items[whole]).then_some(whole)
    }
}

fn is_people(item: &Item) -> bool {
    item.unit == Unit::People
}

/// What is said of a list by the words behind it is said of all of it.
fn list_behind(e: &Earlier) -> Option<Side> {
    let rest = (e.k + 1..e.items.len()).take_while(|&j| e.lists[j] == e.lists[e.k]);
    let said = |j: &usize| belonging(e.f, e.items[*j].candidate.words.end).is_some() && e.sides[*j].is_some();
    rest.filter(said).last().and_then(|j| e.sides[j].clone())
}

/// "one of them": of the party of the whole.
fn part(e: &Earlier) -> Option<Option<Side>> {
    let near = e.is_here() || e.last().sentence.end == e.item().sentence.start;
    (near && is_part(e.f, e.item())).then(|| e.whole().and_then(|w| e.sides[w].clone()))
}

/// "The other two", "A third was wounded": they go on from the sentence before.
fn goes_on(e: &Earlier) -> Option<Option<Side>> {
    let item = e.item();
    let goes_on = is_people(item) && is_ordinal(e.f, item) || item.candidate.kind == Kind::Others;
    let whole = || e.whole().filter(|&w| goes_on && e.items[w].outcome == e.last().outcome);
    (!e.is_here()).then(|| whole().and_then(|w| e.sides[w].clone()))
}

/// "Velkia acknowledges 41 dead, Tarmasia 66".
fn gapped_behind(e: &Earlier) -> Option<Option<Side>> {
    let start = e.item().candidate.words.start;
    let bare = e.is_here() && e.item().is_bare(e.f) && e.side_before().is_some();
    bare.then(|| e.parties.before(e.f, start, start.saturating_sub(1)))?.map(Some)
}

/// "two tanks and three trucks": things of one list are of one party, and so are soldiers.
fn list(e: &Earlier) -> Option<Option<Side>> {
    let (item, last) = (e.item(), e.last());
    let list = e.is_here() && in_list(e.f, last, item) && is_people(last) == is_people(item);
    let alike = !is_people(item) || item.is_armed() && last.is_armed();
    (list && alike && item.is_hostile(e.f) == last.is_hostile(e.f)).then(|| e.side_before())
}

/// "One soldier was killed and five were wounded": the others are of the same party, unless another one speaks: "the Staff admits 22
/// and the Front boasts of over a hundred".
fn rest(e: &Earlier) -> Option<Option<Side>> {
    let (item, last) = (e.item(), e.last());
    let c = item.candidate;
    let rest = item.is_bare(e.f) || is_ordinal(e.f, item) || c.kind == Kind::Others;
    let role = last.candidate.counted.role;
    let same = is_people(item) && is_people(last) && (role == c.counted.role || c.counted.role.is_none());
    let other = e.parties.any_in(e.f, last.candidate.words.end..c.words.start);
    (e.is_here() && rest && same && !other).then(|| e.side_before()).filter(Option::is_some)
}

/// "two of them", "including three officers", "among them a captain".
fn is_part(f: &Frame, item: &Item) -> bool {
    let start = item.candidate.words.start;
    let two = |a: &WordList, b: &WordList| start > 1 && a.contains(f.word(start - 2)) && b.contains(f.before(start));
    let pack = f.pack();
    item.candidate.counted.part
        || f.pack().figure_words.part_leads.contains(f.before(start))
        || two(&pack.small.among, &pack.grammar.them_whom)
        || two(&pack.small.of, &pack.figure_words.part_pronouns)
}

/// "a third", "the other two", "a third sailor".
fn is_ordinal(f: &Frame, item: &Item) -> bool {
    let start = item.candidate.words.start;
    let ordinal = |k: usize| f.pack().figure_words.rest_ordinals.contains(f.word(k));
    f.is(start, |w| &w.a) && ordinal(start + 1)
        || f.is(start, |w| &w.the) && ordinal(start + 1)
        || f.pack().small.other.contains(f.before(start)) && f.is(start.saturating_sub(2), |w| &w.the)
        || f.pack().small.the.contains(f.before(start)) && ordinal(start)
}

/// The same number of the same, told again ("412 fighters" in the headline, "412 fighters of the Bloc" below), or those counted before ("the
/// twelve conscripts"): of the same party, where the report gives them but one.
fn repeated(e: &Earlier) -> Option<Option<Side>> {
    let (f, items, sides, k) = (e.f, e.items, e.sides, e.k);
    let item = &items[k];
    let c = item.candidate;
    let noun = item.noun(f);
    let definite = f.pack().small.the.contains(f.before(c.words.start)) || f.is(c.words.start, |w| &w.the);
    let same = |j: usize| {
        let other = items[j].candidate;
        let count = (other.low, other.high) == (c.low, c.high);
        let nouns = || noun.is_some() && items[j].noun(f) == noun;
        let told = items[j].outcome == item.outcome;
        j != k
            && items[j].unit == item.unit
            && count
            && c.low.is_some_and(|l| l > 1 || definite)
            && ((told || definite) && nouns() || definite && noun.is_none() && j < k)
    };
    let mut found: Option<&Side> = None;
    for side in near(k, items.len()).filter(|&j| same(j)).filter_map(|j| sides[j].as_ref()) {
        if found.is_some_and(|other| other.value != side.value) {
            return Some(None);
        }
        found = Some(side);
    }
    found.cloned().map(Some)
}

/// The figures near one: enough for any report, so that the work stays linear.
fn near(k: usize, end: usize) -> Words {
    k.saturating_sub(MANY)..end.min(k + MANY)
}

/// "The dead were Lieutenant Dalo Emric and Sergeant Rin Vao": soldiers named are of those counted before, where they are all of one
/// party.
fn named_dead(e: &Earlier) -> Option<Option<Side>> {
    let (items, sides, k) = (e.items, e.sides, e.k);
    let item = &items[k];
    if item.candidate.kind != Kind::Named || !item.is_armed() {
        return None;
    }
    let mut found: Option<&Side> = None;
    for j in near(k, k).filter(|&j| items[j].outcome == item.outcome && items[j].is_armed()) {
        let side = sides[j].as_ref()?;
        if found.is_some_and(|other| other.value != side.value) {
            return None;
        }
        found = Some(side);
    }
    found.cloned().map(Some)
}
