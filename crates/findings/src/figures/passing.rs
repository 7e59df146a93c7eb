//! Outcomes that a candidate takes over from a neighbour it is coordinated with, from the whole it is a part of, or from the figure before.

use sayso_reader::{Deprel, Upos};

use super::ages;
use super::candidate::{Candidate, Kind};
use super::found::{Found, Scan, Slot, Way};
use crate::Outcome;
use crate::rules::{self, NamedRule, Question, Rule};

/// What does a candidate take over from those before it in its sentence?
struct FromBefore;

/// A candidate of which its own words tell nothing for sure, and those before it.
struct Following<'a> {
    scan: &'a Scan<'a, 'a>,
    c: &'a Candidate,
    /// Whether it is a part of the whole, or of a list that is.
    part: bool,
    /// What became of the last people before it.
    whole: Option<Found>,
    /// What the last figure before the sentence came to.
    before: Option<Outcome>,
    /// The one before it that it is coordinated with, and what became of that.
    joined: Option<(&'a Candidate, Option<Found>)>,
}

impl Question for FromBefore {
    type About<'a> = Following<'a>;
    type Answer = Found;
    const RULES: &'static [Rule<Self>] = &[
        Rule {
            name: "outcome.part",
            example: "The blast killed 15 civilians, five of them children.",
            apply: |p| p.whole.filter(|_| p.part).map(passed),
        },
        Rule {
            name: "outcome.part-of-before",
            example: "Nine villagers were killed in Orsk. Three of the nine were children.",
            apply: part_of_before,
        },
        Rule { name: "outcome.list", example: "The raid killed 12 soldiers and three civilians.", apply: list },
    ];
}

/// "Three of them were children.", said of those told of in the sentence before.
fn part_of_before(p: &Following) -> Option<Found> {
    let outcome = p.before.filter(|_| p.part && p.whole.is_none())?;
    let told = p.c.counted.part && p.scan.is_described(p.c);
    told.then_some(Found { outcome, way: Way::Passed, weak: true, cue: None })
}

/// What is told of the first of a list is told of all.
fn list(p: &Following) -> Option<Found> {
    let (last, from) = p.joined.filter(|_| !p.part)?;
    let shared = like(last, p.c) && !p.scan.acts_alone(p.c);
    from.filter(|o| shared && o.way != Way::Right).map(passed)
}

/// What does a candidate take over from the one behind it?
struct FromBehind;

/// A candidate and the one behind it that it is coordinated with.
struct Leading {
    next: Option<Found>,
}

impl Question for FromBehind {
    type About<'a> = Leading;
    type Answer = Found;
    const RULES: &'static [Rule<Self>] = &[Rule {
        name: "outcome.list-behind",
        example: "Three civilians and 12 soldiers were killed.",
        apply: |p| p.next.filter(|o| o.way != Way::Left).map(|o| Found { way: Way::Right, ..o }),
    }];
}

/// What does a number alone take over from the figure before, where the verb is left out?
struct Gapped;

/// A candidate of which nothing is told, and what became of the one before it.
struct Alone<'a> {
    scan: &'a Scan<'a, 'a>,
    c: &'a Candidate,
    last: Found,
}

impl Question for Gapped {
    type About<'a> = Alone<'a>;
    type Answer = Found;
    const RULES: &'static [Rule<Self>] = &[
        Rule {
            name: "outcome.aged",
            example: "A 19-year-old was shot in the neck and a 23-year-old in the knee.",
            apply: |p| (p.c.kind == Kind::Single && is_aged(p.scan, p.c)).then(|| passed(p.last)),
        },
        Rule {
            name: "outcome.gapped",
            example: "Fourteen died in the first blast and three while carrying the wounded.",
            apply: |p| (p.c.kind == Kind::Number).then(|| Found { weak: true, ..passed(p.last) }),
        },
    ];
}

/// The rules of outcomes taken over that have a name.
pub(super) fn named_rules() -> impl Iterator<Item = NamedRule> {
    rules::of::<FromBefore>().chain(rules::of::<FromBehind>()).chain(rules::of::<Gapped>())
}

impl Scan<'_, '_> {
    /// Outcomes that come from another figure; `found` has one place a candidate.
    pub(super) fn pass_on(&self, found: &mut [Slot], before: Option<Outcome>) {
        self.pass_from_whole_or_left(found, before);
        self.pass_from_right(found);
        self.pass_from_before(found);
        self.leave_wholes(found);
    }

    /// "Сбили | 17 дронов из 23": what is told of the part is not told of the whole, which only its own noun may tell of.
    fn leave_wholes(&self, found: &mut [Slot]) {
        const BETWEEN: usize = 3;
        let f = self.f;
        if !f.pack().morphology.declines() {
            return;
        }
        let parts = self.candidates.iter().zip(self.candidates.iter().skip(1));
        for ((part, whole), slot) in parts.zip(found.iter_mut().skip(1)) {
            let of = whole.words.start.checked_sub(1).filter(|&k| k >= part.words.end && f.is(k, |w| &w.of));
            let near = whole.words.start.saturating_sub(part.words.end) <= BETWEEN;
            let parted = (part.words.end..whole.words.start).any(|k| f.is_mark(k));
            let counts = part.kind == Kind::Number && whole.kind == Kind::Number && whole.low > part.low;
            if of.is_some() && near && !parted && counts {
                let own = whole.counted.own.map(|(outcome, weak)| Found { outcome, way: Way::Own, weak, cue: None });
                slot.found = own.or(Some(Found { outcome: Outcome::Other, way: Way::Own, weak: false, cue: None }));
            }
        }
    }

    fn pass_from_whole_or_left(&self, found: &mut [Slot], before: Option<Outcome>) {
        let mut whole: Option<Found> = None;
        let mut last: Option<(&Candidate, Option<Found>, bool)> = None;
        for (c, slot) in self.candidates.iter().zip(found) {
            let joined = last.filter(|(l, ..)| self.coordinated(l, c));
            let part = self.is_part(c) || joined.is_some_and(|(_, _, part)| part);
            if slot.found.is_none_or(|o| o.weak) {
                let joined = joined.map(|(l, from, _)| (l, from));
                let about = Following { scan: self, c, part, whole, before, joined };
                slot.take_over(self.f, self.f.ctx.rules.first::<FromBefore>(&about));
            }
            whole = slot.found.filter(|_| c.is_people() != Some(false)).or(whole);
            last = Some((c, slot.found, part));
        }
    }

    fn pass_from_right(&self, found: &mut [Slot]) {
        let mut next: Option<(&Candidate, Option<Found>)> = None;
        for (c, slot) in self.candidates.iter().zip(found).rev() {
            let joined = next.filter(|(n, _)| self.coordinated(c, n) && like(c, n));
            let joined = joined.filter(|(n, _)| slot.found.is_none_or(|o| o.weak) && !self.has_its_own_verb(c, n));
            if let Some((_, from)) = joined {
                slot.take_over(self.f, self.f.ctx.rules.first::<FromBehind>(&Leading { next: from }));
            }
            next = Some((c, slot.found));
        }
    }

    fn pass_from_before(&self, found: &mut [Slot]) {
        let mut last: Option<(&Candidate, Option<Found>)> = None;
        for (c, slot) in self.candidates.iter().zip(found) {
            let year = c.low.is_some_and(|l| (1000..10000).contains(&l));
            let near = |l: &Candidate| c.words.start.checked_sub(l.words.end).is_some_and(|words| words < 14);
            let open = slot.found.is_none() && c.counted.head.is_none() && !year && !self.has_a_verb(c);
            let from = last.filter(|(l, _)| open && near(l) && !self.is_oblique(c));
            if let Some(last) = from.and_then(|(_, from)| from).filter(|o| !o.weak) {
                slot.take_over(self.f, self.f.ctx.rules.first::<Gapped>(&Alone { scan: self, c, last }));
            }
            last = Some((c, slot.found));
        }
    }

    /// "Вышли | девять человек, трое попали в плен": where the verb may stand in front, a list is told by what follows only if its
    /// parts are joined by an "and" and none has a verb before it.
    fn has_its_own_verb(&self, c: &Candidate, next: &Candidate) -> bool {
        let f = self.f;
        let parted = (c.words.end..next.words.start).any(|k| !f.is(k, |w| &w.and));
        let verb = c.words.start > self.sentence.start && f.upos(c.words.start - 1) == Upos::Verb;
        f.pack().morphology.declines() && (parted || verb)
    }

    /// "29 had died, 44 | lay hurt", "three | had come out": what it tells of them is another thing.
    fn has_a_verb(&self, c: &Candidate) -> bool {
        let f = self.f;
        let mut behind = (c.words.end..self.sentence.end).skip_while(|&k| f.upos(k) == Upos::Aux);
        // "by then 40 had been": of these the verb before is said
        let verb = |k: usize| {
            !f.is_mark(k)
                && (k > c.words.end || f.upos(k) == Upos::Verb && !f.pack().morphology.is_progressive(f.word(k)))
        };
        behind.next().is_some_and(verb)
    }

    /// "Three of them were children.", "five of them women": who they are is told, and so what became of all. "Two of the
    /// delegates had left" tells another thing.
    fn is_described(&self, c: &Candidate) -> bool {
        let (f, end) = (self.f, c.words.end);
        let apposed =
            c.counted.head.is_some() && end > 0 && !f.pack().grammar.have_forms.contains(f.word(end)) && f.is_mark(end);
        apposed || f.pack().grammar.be_now.contains(f.word(end)) && !self.is_somewhere(c)
    }

    /// "Thousands of the troops are in Lumia": where they are is another thing than what became of those before.
    fn is_somewhere(&self, c: &Candidate) -> bool {
        let ctx = self.f.ctx;
        let top = |k: usize| if ctx.deprel(k) == Deprel::Nmod { ctx.head(k) } else { k };
        let Some(head) = c.counted.head.map(top).filter(|&k| ctx.deprel(k) == Deprel::Nsubj) else { return false };
        let told = ctx.head(head);
        told > head && ctx.children(told).any(|k| ctx.deprel(k) == Deprel::Case && k > head)
    }

    /// "including five women", "five of them children", "among them a nurse".
    fn is_part(&self, c: &Candidate) -> bool {
        let (f, start) = (self.f, c.words.start);
        let opener = |k: usize| f.pack().figure_words.parts.contains(f.word(k));
        let led = (start > 0 && opener(start - 1))
            || (start > 1
                && f.pack().grammar.among_of.contains(f.word(start - 2))
                && f.pack().grammar.them_whom.contains(f.word(start - 1)))
            || (start > 1 && f.is(start - 2, |w| &w.of) && f.is(start - 1, |w| &w.which));
        led || c.counted.part
    }

    /// "found three dead and a neighbour called for help": one who does something else.
    fn acts_alone(&self, c: &Candidate) -> bool {
        let (f, end) = (self.f, c.words.end);
        let verb = f.upos(end) == Upos::Verb
            && !f.pack().morphology.is_progressive(f.word(end))
            && f.ctx.deprel(end) != Deprel::Acl;
        c.kind == Kind::Single && verb && self.cue_starting(end).next().is_none()
    }

    /// Whether only "and", "or" or commas stand between two candidates.
    fn coordinated(&self, a: &Candidate, b: &Candidate) -> bool {
        // "a miner, 48, and a nurse, 37"
        let (mut at, mut links) = (a.words.end, 0);
        while at < b.words.start && links <= 3 {
            match ages::aside_end(self.f, at) {
                Some(end) => at = end,
                None if self.f.pack().figure_words.coordinated.contains(self.f.word(at)) => {
                    (at, links) = (at + 1, links + 1);
                }
                None => return false,
            }
        }
        links <= 3 && at >= b.words.start
    }
}

/// "a 22-year-old" without a noun, where the sentence goes on with a preposition and no verb.
fn is_aged(scan: &Scan, c: &Candidate) -> bool {
    let end = c.words.end;
    end > 0 && scan.f.is(end - 1, |w| &w.old) && scan.f.pack().figure_words.aged_leads.contains(scan.f.word(end))
}

fn passed(from: Found) -> Found {
    Found { way: Way::Passed, ..from }
}

/// Things and people are not coordinated into one outcome that only people or only things can have.
fn like(a: &Candidate, b: &Candidate) -> bool {
    match (a.is_people(), b.is_people()) {
        (Some(x), Some(y)) => x == y,
        _ => true,
    }
}
