//! Whether a candidate is a figure, and what became of those it counts: what the rules found and what the network marks in,
//! the outcome out.

use sayso_reader::{Deprel, Tagged, Upos, Words};

use super::candidate::{Candidate, Kind};
use super::found::{Found, Slot, Way};
use super::frame::Frame;
use super::meaning::{come_to, did_it, does_it, is_intended, is_news, is_to_do_it};
use super::uncounted::is_sum;
use super::undone::{self, CLAUSE, Cued, Undone, is_untrue};
use super::unhurt::is_unhurt_behind;
use crate::mentions::is_subject;
use crate::rules::{self, NamedRule, Question, Rule};
use crate::{Outcome, Unit};

/// What is told of a candidate.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    /// What became of them.
    pub outcome: Outcome,
    /// The rules by which that was found.
    pub rules: Vec<&'static str>,
}

/// What does the network make of a candidate of which no cue tells?
struct Network;

/// A candidate with what was found of it.
struct Marked<'a> {
    f: &'a Frame<'a>,
    c: &'a Candidate,
    is_told: bool,
}

impl Question for Network {
    type About<'a> = Marked<'a>;
    type Answer = Outcome;
    const RULES: &'static [Rule<Self>] = &[Rule {
        name: "outcome.network",
        example: "A mine went off under a cart on the Kelt road: two drivers and a horse.",
        apply: |m| marked(m.f, m.c).flatten().filter(|&label| is_trusted(m.f, label, m.c, m.is_told)),
    }];
}

/// The rules of what the network tells that have a name.
pub(super) fn named_rules() -> impl Iterator<Item = NamedRule> {
    rules::of::<Network>().chain(undone::named_rules())
}

/// What the network marks from its first word on inside a run of words.
pub(super) fn marks_in<'f>(f: &'f Frame, words: &Words) -> &'f [Tagged] {
    let all = &f.ctx.reading.figures;
    let from = all.partition_point(|t| t.words.start < words.start);
    let to = all.partition_point(|t| t.words.start < words.end);
    all.get(from..to).unwrap_or_default()
}

/// The network's label where it marks the candidate's words.
fn marked(f: &Frame, c: &Candidate) -> Option<Option<Outcome>> {
    let near = c.words.start.saturating_sub(40)..c.words.end;
    let hit = marks_in(f, &near).iter().find(|t| t.words.start < c.words.end && c.words.start < t.words.end)?;
    Some(hit.label.and_then(Outcome::parse))
}

/// Whether the words are "ни один", "жодного", which stand with what they count.
fn counts_none(f: &Frame, c: &Candidate) -> bool {
    f.longest_at(c.words.start, &f.pack().numbers.zero.before).is_some()
}

/// "Снайпер | убил журналиста", "Мать | убила отца": the one before an active verb of that sex did it.
fn did_it_alone(f: &Frame, c: &Candidate) -> bool {
    let (head, verb) = (c.words.end.saturating_sub(1), c.words.end);
    let ends = |list: &sayso_language::WordList| list.iter().any(|end| f.word(verb).ends_with(end.as_str()));
    let words = &f.pack().speaker_words;
    let she = ends(&words.past_she);
    let does = (she || ends(&words.past_he)) && f.pack().outcomes.cues(f.word(verb)).iter().any(|cue| cue.done_to);
    let head = c.counted.head.unwrap_or(head);
    c.kind != Kind::Number && does && is_subject(f.ctx, head, she)
}

/// "Мать | погибшего сержанта", "Брат | убитого торговца": the participle behind is in the second case, and of another.
fn is_of_another(f: &Frame, c: &Candidate) -> bool {
    let behind = c.words.end;
    let ends = &f.pack().figure_words.genitive_ends;
    let genitive = ends.iter().any(|end| f.word(behind).ends_with(end.as_str()));
    let participle = matches!(f.upos(behind), Upos::Adj | Upos::Verb) && f.upos(behind + 1) == Upos::Noun;
    let outcomes = &f.pack().outcomes;
    let told = !outcomes.cues(f.word(behind)).is_empty() || outcomes.counted(f.word(behind)).is_some();
    c.kind != Kind::Number && genitive && participle && told
}

/// "не трое, | а четверо": a number that is said to be wrong.
pub(super) fn is_put_right(f: &Frame, c: &Candidate) -> bool {
    const FAR: usize = 12;
    let start = c.words.start;
    let not = start > f.sentence(start).start && f.pack().grammar.nots.contains(f.before(start));
    let end = f.sentence(start).end.min(c.words.end + FAR);
    let rather = |k: usize| f.word(k) == "," && f.pack().figure_words.but_rather.contains(f.word(k + 1));
    c.kind == Kind::Number && not && c.high != Some(0) && (c.words.end..end).any(rather)
}

/// "Водитель, 44-летний Семён Дуб, | не пострадал": all that a sentence tells of harm has not happened.
fn is_spared(f: &Frame, c: &Candidate) -> bool {
    let harm = |k: &usize| f.pack().outcomes.cues(f.word(*k)).iter().any(|cue| harms(cue.outcome));
    let (sentence, start) = (f.sentence(c.words.start), c.words.start);
    let near = sentence.start.max(start.saturating_sub(CLAUSE))..sentence.end.min(start.saturating_add(CLAUSE));
    let mut deeds = near.filter(harm).peekable();
    c.kind != Kind::Number && deeds.peek().is_some() && deeds.all(|k| f.pack().grammar.nots.contains(f.before(k)))
}

/// "one of them", "both of us", "four of which".
fn of_pronoun(f: &Frame, c: &Candidate) -> bool {
    let end = c.words.end;
    end >= 2 && f.is(end - 2, |w| &w.of) && f.pack().figure_words.of_pronouns.contains(f.word(end - 1))
}

/// Whether a name stands before a noun that it only describes ("Mardo network", "Emric supporters").
fn lends_its_name(f: &Frame, c: &Candidate) -> bool {
    let next = f.pack().units.singular(f.word(c.words.end));
    let noun = f.pack().speakers.body_nouns.contains(&next) || f.pack().roles.noun(&next).is_some();
    noun && c.high == Some(1) && !f.is(c.words.end + 1, |w| &w.of) && !f.line_ends_after(c.words.end - 1)
}

/// A town that the network takes for a person: one word, no rank, and a name on the map.
fn is_town(f: &Frame, c: &Candidate) -> bool {
    c.words.len() == 1 && c.counted.role.is_none() && f.ctx.gazetteer.is_place(f.ctx.word(c.words.start))
}

/// "two uninjured residents", "His wife was in the house but not hurt": nothing befell them.
fn is_unhurt(f: &Frame, c: &Candidate) -> bool {
    if c.words.clone().any(|k| f.pack().figure_words.unhurt.contains(f.word(k))) {
        return true;
    }
    if c.kind == Kind::Number && c.high == Some(0) {
        return false;
    }
    is_unhurt_behind(f, c.words.end)
}

/// "She was killed as she was arriving with her husband": with whom one did something else.
fn is_companion(f: &Frame, c: &Candidate) -> bool {
    let start = c.words.start;
    let own = f.pack().figure_words.companion_leads.contains(f.word(start));
    let Some(verb) = start.checked_sub(2).filter(|_| own && f.pack().small.with.contains(f.before(start))) else {
        return false;
    };
    c.kind == Kind::Single && f.upos(verb) == Upos::Verb && f.pack().outcomes.cues(f.word(verb)).is_empty()
}

/// "cорок человек" with a Latin c: a number that cannot be read, and not one person.
fn is_behind_mixed_letters(f: &Frame, c: &Candidate) -> bool {
    let before = c.words.start.checked_sub(1).filter(|_| c.kind != Kind::Number);
    before.is_some_and(|k| f.sentence(k).contains(&c.words.start) && mixes_letters(f.word(k)))
}

fn mixes_letters(word: &str) -> bool {
    word.contains(sayso_text::is_cyrillic) && word.contains(|c: char| c.is_ascii_alphabetic())
}

/// Whether a candidate is a figure, and its outcome.
pub(super) fn told(f: &Frame, c: &Candidate, slot: Slot) -> Option<Told> {
    let Slot { mut found, mut rules } = slot;
    if c.kind == Kind::Number && is_sum(f, &c.words, c.low.or(c.high), &c.counted) {
        return Some(Told { outcome: Outcome::Other, rules: Vec::new() });
    }
    // "A man | mourns nine dead soldiers"
    let mourns = c.kind == Kind::Single && f.word(c.words.end).starts_with("mourn");
    if f.pack().morphology.declines()
        && (did_it_alone(f, c) || is_of_another(f, c) || is_untrue(f, c.words.start) || is_spared(f, c))
    {
        return None;
    }
    if mourns || is_unhurt(f, c) || is_to_do_it(f, c) || did_it(f, c) || is_source(f, c) || is_unseen(f, c, found) {
        return None;
    }
    if found.is_some_and(|o| is_news(f, c, o)) || is_companion(f, c) || is_behind_mixed_letters(f, c) {
        return None;
    }
    // "threatens to kill five captives": they are captives, and of others nothing is told.
    let undone = found.and_then(|found| f.ctx.rules.first::<Undone>(&Cued { f, c, found }));
    // Taken at once: of a candidate that is none, nothing is left for the next.
    let by_undone = f.ctx.rules.fired();
    if undone.is_some() {
        if c.kind != Kind::Number {
            return None;
        }
        found = c
            .counted
            .own
            .map(|(outcome, weak)| Found { outcome, way: Way::Own, weak, cue: None })
            .filter(|o| Some(o.outcome) != undone);
        rules = by_undone;
    }
    let marked = marked(f, c);
    let label = f.ctx.rules.first::<Network>(&Marked { f, c, is_told: found.is_some() });
    // "At least 30 gunmen killed a guard": thirty killed, and nobody killed them
    let label = label.filter(|_| !(c.kind == Kind::Number && found.is_none() && does_it(f, c)));
    let label = label.filter(|_| undone.is_none());
    let by_network = f.ctx.rules.fired();
    let strong = found.filter(|o| !o.weak).map(|o| o.outcome);
    // "На прощание пришли шесть тысяч горожан": who came there was nowhere before; where words decline the network must see it too.
    let came = |o: &Found| o.weak && o.outcome == Outcome::Arrived && f.pack().morphology.declines();
    let found = found.filter(|o| !(came(o) && label.is_none()));
    // "Ни один пленный пальцем не тронут": that they are captives, or what befell others beside them, is told of none of them.
    let found = found.filter(|o| !counts_none(f, c) || !f.pack().morphology.declines() || o.cue.is_some());
    // a cue goes before the network, the network before a bare noun or what a neighbour passes on
    // Where words decline, a doubtful cue says less than the network.
    let doubtful = |o: &Found| o.weak && label.is_some() && f.pack().morphology.declines();
    let by_cue = found.filter(|o| o.cue.is_some() && !doubtful(o)).map(|o| o.outcome);
    let of_counted = |o: Found| come_to(f, c, o);
    let strong = strong.and(found).map(of_counted);
    let by_cue = by_cue.and(found).map(of_counted);
    // ... and where the network sees nothing that happened, a neighbour's outcome is not passed on
    let none_of = marked.flatten() == Some(Outcome::Other);
    let passed_on = found.filter(|_| !none_of).map(of_counted);
    let by_rules = strong.or(by_cue);
    let rules = if by_rules.is_none() && label.is_some() { by_network } else { rules };
    let outcome = by_rules.or(label).or(passed_on).filter(|o| fits(*o, c));
    let keep = match c.kind {
        // "no casualties" is a figure, "no choice" is none
        Kind::Number if c.high == Some(0) => {
            // "no names were released", "no author"
            let of_people = c.is_people() == Some(true) || c.counted.head.is_none() || c.counted.own.is_some();
            // "Ни один солдат оружия не сложил": words that count, where others deny a deed ("никто")
            let counts = f.pack().morphology.declines() && counts_none(f, c);
            strong.is_some_and(harms) && of_people || counts && (c.counted.unit.is_some() || marked.is_some())
        }
        // "one of them asked how I feel" counts nobody: of a part something must be told
        Kind::Number if of_pronoun(f, c) && marked.is_none() && strong.is_none() => false,
        Kind::Number => {
            let seen = marked.is_some_and(|l| c.is_people() != Some(false) || l.is_some());
            outcome.is_some() || seen || undone.is_some() || counts_alone(c)
        }
        Kind::Single if is_intended(f, c) || found.is_none() && does_it(f, c) || is_said(f, c) => false,
        Kind::Single if c.is_people() == Some(false) => {
            strong.is_some_and(|o| matches!(o, Outcome::Destroyed | Outcome::Captured | Outcome::HandedOver))
        }
        // "the dead lieutenant" is one who was counted before: of a single person something must be told
        Kind::Single if found.is_some_and(|o| o.cue.is_none()) || strong.is_none() => {
            label.is_some_and(harms) && !f.pack().figure_words.our_the.contains(f.word(c.words.start))
        }
        Kind::Single | Kind::Others => strong.is_some_and(harms) || label.is_some_and(harms),
        // "a Mardo network leader was detained": the name says whose
        Kind::Named if lends_its_name(f, c) || is_town(f, c) => false,
        // "forces captured Orsk" is of a town the network takes for a person
        Kind::Named if strong == Some(Outcome::Captured) => c.counted.role.is_some(),
        Kind::Named => strong.is_some_and(harms) || found.is_some() && label.is_some_and(harms),
        Kind::Marked => {
            // "погибла медсестра": a language without articles has no other sign of one person
            let leads = &f.pack().figure_words.told_leads;
            let led = leads.is_empty() || leads.contains(f.word(c.words.start));
            c.is_people() == Some(true) && label.is_some_and(harms) && led
        }
    };
    let outcome = match outcome {
        // "destroyed 30 fighters" is said of people too
        Some(Outcome::Destroyed) if c.is_people() == Some(true) => Outcome::Killed,
        // "nobody was hurt": neither killed nor wounded
        Some(Outcome::Wounded) if c.high == Some(0) => Outcome::KilledOrWounded,
        Some(o) => o,
        None => Outcome::Other,
    };
    keep.then_some(Told { outcome, rules })
}

/// Whether the network's word for what became of those counted is taken: where a rule found something to weigh it against, and
/// where a word of the sentence tells of it. Alone it is good at few outcomes: what it guessed to be "arrived", "deployed" or
/// "destroyed" was seldom so on reports that it had not seen.
fn is_trusted(f: &Frame, label: Outcome, c: &Candidate, is_told: bool) -> bool {
    use Outcome::*;
    if c.counted.unit == Some(Unit::Ammunition) {
        return matches!(label, Captured | HandedOver);
    }
    let told = || is_told || is_in_sentence(f, c, label);
    // "Three soldiers and four policemen suffered wounds": what the sentence tells of is not what the network guesses.
    let other = || [Killed, Wounded, Missing, Detained].into_iter().any(|o| o != label && is_in_sentence(f, c, o));
    if f.pack().morphology.declines() {
        return match label {
            Other => false,
            Killed | Wounded => told() || !other(),
            _ => told(),
        };
    }
    match label {
        Other => false,
        // "the camp holds 300 prisoners" tells of no exchange
        Exchanged => is_in_sentence(f, c, label),
        Killed | Wounded if acts(f, c) => told(),
        // "The bulletin gave the figure as 21; this was an error": of a number alone something there or before must tell of the dead.
        Killed | Wounded if c.counted.head.is_none() => told() || is_before(f, c, label),
        Captured if acts(f, c) || is_used(f, c) => told(),
        Violated | Voted if c.counted.head.is_some() => told(),
        Killed | Wounded | Captured | Delivered | Violated | Voted => true,
        _ => told(),
    }
}

/// "Killed nine soldiers, an allegation Colonel Roth denied": what is said is nobody.
fn is_said(f: &Frame, c: &Candidate) -> bool {
    c.words.clone().any(|k| f.pack().sayings.noun(f.ctx.word(k)).is_some())
}

/// "25 million people have no doctor": those who do something else in the sentence.
fn acts(f: &Frame, c: &Candidate) -> bool {
    let Some(head) = c.counted.head.filter(|_| f.tree) else { return false };
    let verb = f.ctx.head(head);
    f.ctx.deprel(head) == Deprel::Nsubj && verb != head && f.upos(verb) == Upos::Verb
}

/// "Shelled the mill using two tanks": with what it was done.
fn is_used(f: &Frame, c: &Candidate) -> bool {
    c.is_people() == Some(false) && f.pack().figure_words.used_leads.contains(f.before(c.words.start))
}

/// Whether a verb or noun near the candidate in its sentence tells the outcome.
fn is_in_sentence(f: &Frame, c: &Candidate, outcome: Outcome) -> bool {
    const NEAR: usize = 25;
    let sentence = f.sentence(c.words.start);
    let from = sentence.start.max(c.words.start.saturating_sub(NEAR));
    tells_of(f, from..sentence.end.min(c.words.end + NEAR), outcome)
}

/// Whether the words before the candidate tell the outcome.
fn is_before(f: &Frame, c: &Candidate, outcome: Outcome) -> bool {
    const FAR: usize = 200;
    tells_of(f, c.words.start.saturating_sub(FAR)..c.words.start, outcome)
}

/// Whether a verb or noun among these words tells the outcome.
fn tells_of(f: &Frame, mut words: Words, outcome: Outcome) -> bool {
    let lists = f.pack();
    words.any(|k| {
        let word = f.word(k);
        lists.outcomes.cues(word).iter().any(|cue| cue.outcome == outcome)
            || lists.outcomes.counted(&lists.units.singular(word)).is_some_and(|(own, _)| own == outcome)
    })
}

/// Outcomes by which a single person becomes a figure.
pub(crate) fn harms(o: Outcome) -> bool {
    use Outcome::*;
    matches!(
        o,
        Killed
            | Wounded
            | KilledOrWounded
            | KilledOrCaptured
            | Missing
            | Detained
            | Captured
            | Surrendered
            | Released
            | Exchanged
            | Destroyed
            | HandedOver
    )
}

/// Whether those counted can come to this: no one is killed among lorries, and only votes are cast.
fn fits(o: Outcome, c: &Candidate) -> bool {
    use Outcome::*;
    let own = c.counted.own.is_some_and(|(own, _)| own == o);
    match c.is_people() {
        // "recorded 14 violations against nine the day before"; people are none
        is_people if o == Violated => own || is_people != Some(true),
        is_people if o == Voted => own || is_people != Some(false),
        Some(false) => {
            !matches!(o, Killed | Wounded | KilledOrWounded | KilledOrCaptured | Detained | Displaced | Trapped)
        }
        // "hit 12 fighters" says nothing of what became of them
        Some(true) => !matches!(o, Delivered | Other),
        None => o != Other || c.counted.head.is_some(),
    }
}

/// Numbers of things that reports count even where nothing became of them ("fired 31 rockets").
fn counts_alone(c: &Candidate) -> bool {
    matches!(c.counted.unit, Some(Unit::Ammunition | Unit::Weapons | Unit::Vehicles))
}

/// "according to the duty surgeon", "citing a cousin", "told two reporters": who tells it, not whom it was done to.
fn is_source(f: &Frame, c: &Candidate) -> bool {
    let start = c.words.start;
    c.kind != Kind::Others
        && c.is_people() != Some(false)
        && match f.before(start) {
            word if f.pack().small.to.contains(word) => {
                start > 1 && f.is(start - 2, |w| &w.according) && (c.counted.head.is_some() || c.is_named())
            }
            word if f.pack().figure_words.source_leads.contains(word) => c.counted.head.is_some() || c.is_named(),
            _ => false,
        }
}

/// A single person whom the network that read the report sees no figure in, and whom the words right beside tell nothing of:
/// "two flats and the tutor's were hit", "a cousin".
fn is_unseen(f: &Frame, c: &Candidate, found: Option<Found>) -> bool {
    let single = c.kind == Kind::Single && f.tree && marked(f, c).is_none();
    let beside = |k: usize| if k < c.words.start { k + 4 > c.words.start } else { k < c.words.end + 5 };
    let told =
        found.is_some_and(|o| !o.weak && o.way != Way::Own && o.cue.is_some_and(|k| o.way == Way::Passed || beside(k)));
    let definite = f.pack().figure_words.unseen_leads.contains(f.word(c.words.start));
    single && (!told || definite)
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_of_two_scripts_in_one_word() {
        assert!(super::mixes_letters("c\u{43e}\u{440}\u{43e}\u{43a}"));
        assert!(!super::mixes_letters("\u{441}\u{43e}\u{440}\u{43e}\u{43a}") && !super::mixes_letters("forty"));
    }
}
