//! The words that tell of an event, by the lists of `events.toml`: one trigger an event.

use std::collections::BTreeSet;

use sayso_reader::{Deprel, Upos, Words};

use crate::by_place::ByPlace;
use crate::figures::{Frame, is_carried_out};
use crate::{EventType, Mention, MentionKind};
use sayso_language::{EventPhrase as Phrase, Tells};

/// Words that tell of one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trigger {
    /// All of them.
    pub words: Words,
    /// The verb, or the last noun: what the rest of the sentence hangs on.
    pub head: usize,
    /// Whether the head is a verb.
    pub verb: bool,
    pub event_type: EventType,
    /// Whether the subject suffers it ("the town fell to ...").
    pub suffers: bool,
    /// How particular the words are.
    rank: u8,
    /// For a noun whose verb only repeats it ("a car bomb exploded"): that verb.
    pub verb_after: Option<usize>,
}

impl Trigger {
    /// One verb alone.
    pub fn verb(head: usize, event_type: EventType) -> Self {
        Trigger { words: head..head + 1, head, verb: true, event_type, suffers: false, rank: 1, verb_after: None }
    }
}

/// The triggers of a sentence in order; they do not overlap.
pub(crate) fn triggers(f: &Frame, sentence: &Words, mentions: &ByPlace<Mention>) -> Vec<Trigger> {
    let mut found: Vec<Trigger> = sentence.clone().flat_map(|k| at(f, sentence, k)).collect();
    found.retain(|t| !is_name(f, t, mentions) && !is_never(f, sentence, t));
    // the most particular first, of equals the longer, of equals the earlier
    found.sort_by_key(|t| (std::cmp::Reverse((t.rank, t.words.len())), t.words.start));
    let mut chosen: Vec<Trigger> = Vec::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for t in found {
        if taken.range(t.words.clone()).next().is_none() {
            taken.extend(t.words.clone());
            chosen.push(t);
        }
    }
    chosen.sort_by_key(|t| t.words.start);
    joined(f, chosen)
}

/// Everything that may begin at one word.
fn at(f: &Frame, sentence: &Words, k: usize) -> Vec<Trigger> {
    let word = f.word(k);
    let mut out = Vec::new();
    for phrase in f.pack().events.phrases(word) {
        let fits = if phrase.verb { is_verb(f, k) } else { !is_surely_verb(f, k) };
        if let Some(end) = ends(f, sentence, k, phrase).filter(|_| fits) {
            let head = if phrase.verb { k } else { end - 1 };
            out.extend(trigger(f, sentence, k..end, head, phrase.verb, &phrase.tells));
        }
    }
    for (list, verb) in [(f.pack().events.verb(word), true), (f.pack().events.noun(word), false)] {
        let fits = if verb { is_verb(f, k) } else { is_noun(f, k) };
        for tells in list.iter().filter(|_| fits) {
            out.extend(trigger(f, sentence, k..k + 1, k, verb, tells));
        }
    }
    out
}

fn trigger(f: &Frame, sentence: &Words, words: Words, head: usize, verb: bool, tells: &Tells) -> Option<Trigger> {
    if verb && is_carried_out(f, head) {
        return None;
    }
    let near = tells.near.is_empty()
        || clause(f, sentence, &words).any(|k| {
            let (word, base) = (f.word(k), f.pack().events.lemma(f.word(k)));
            let single = f.pack().morphology.singular(word);
            // "tank" but not the trigger's own words
            !words.contains(&k) && tells.near.iter().any(|n| n == word || n == base || *n == single)
        });
    let Tells { event_type, rank, suffers, .. } = *tells;
    near.then_some(Trigger { words, head, verb, event_type, suffers, rank, verb_after: None })
}

/// The words around a trigger up to where another clause begins.
fn clause<'f>(f: &'f Frame, sentence: &Words, words: &Words) -> impl Iterator<Item = usize> + 'f {
    let stops = |k: usize| f.pack().events.words.clause_ends.contains(f.word(k));
    let from = (sentence.start..words.start)
        .rev()
        .take(10)
        .find(|&k| stops(k))
        .map_or(words.start.saturating_sub(10).max(sentence.start), |k| k + 1);
    let to = (words.end..sentence.end).take(10).find(|&k| stops(k)).unwrap_or((words.end + 10).min(sentence.end));
    from..to
}

/// Where a phrase that begins at `k` ends.
fn ends(f: &Frame, sentence: &Words, k: usize, phrase: &Phrase) -> Option<usize> {
    let mut at = k + 1;
    let mut gap = 0;
    for (n, word) in phrase.words.iter().enumerate().skip(1) {
        if word == "*" {
            gap = 4;
            continue;
        }
        let last = n + 1 == phrase.words.len();
        let same = |j: usize| {
            j < sentence.end
                && (f.word(j) == word || last && !phrase.verb && f.pack().morphology.singular(f.word(j)) == *word)
        };
        let begin = if f.is_dash(at) && !phrase.verb { at + 1 } else { at };
        let reach = begin..=begin + gap;
        let found = reach.clone().find(|&j| same(j))?;
        if (at..found).any(|j| f.pack().events.words.phrase_ends.contains(f.word(j))) {
            return None;
        }
        (at, gap) = (found + 1, 0);
    }
    let alone = phrase.words.len() == 1;
    (alone || at > k + 1).then_some(at)
}

/// Whether the word may be a verb here; by its form where nothing read its part of speech.
fn is_verb(f: &Frame, k: usize) -> bool {
    let word = f.word(k);
    let participle = f.pack().morphology.is_past(word)
        || f.pack().events.lemma(word) != word && !word.ends_with('s') && !f.pack().morphology.is_progressive(word);
    match f.upos(k) {
        Upos::X => {
            // "shelled", "was shelling", "will shell"; not "the raid", "raids"
            let led = f.pack().events.words.verb_helpers.contains(f.before(k));
            let going = f.pack().morphology.is_progressive(word)
                && (f.pack().events.noun(word).is_empty() || f.pack().events.words.going_leads.contains(f.before(k)));
            // "hit" and "cut" are their own past
            let bare = f.pack().events.noun(word).is_empty() && !f.pack().morphology.is_progressive(word);
            (participle || bare) && !f.pack().grammar.articles.contains(f.before(k))
                || led && !f.pack().morphology.is_progressive(word)
                || going
        }
        Upos::Verb => {
            // "captured soldiers" tells of a state; "a besieged town" of a blockade all the same
            let adjective = f.ctx.deprel(k) == Deprel::Amod && f.ctx.head(k) > k;
            // "the detained"
            let people = f.pack().small.the.contains(f.before(k)) && participle;
            !(adjective || people) || f.pack().small.besiege.contains(f.pack().events.lemma(word))
        }
        Upos::Adj => f.pack().small.besiege.contains(f.pack().events.lemma(word)),
        _ => false,
    }
}

fn is_surely_verb(f: &Frame, k: usize) -> bool {
    f.upos(k) == Upos::Verb && !f.pack().morphology.is_progressive(f.word(k))
}

fn is_noun(f: &Frame, k: usize) -> bool {
    match f.upos(k) {
        Upos::X => {
            !f.pack().morphology.is_past(f.word(k))
                && (f.pack().morphology.is_progressive(f.word(k))
                    || !f.pack().events.words.verb_leads.contains(f.before(k)))
        }
        // an -ing noun is often taken for a verb; with an article or a preposition after it it is none
        Upos::Verb => {
            f.pack().morphology.is_progressive(f.word(k))
                && (f.pack().events.words.noun_leads.contains(f.before(k)) || f.is(k + 1, |w| &w.of))
                && f.ctx.deprel(k) != Deprel::AclRelcl
        }
        Upos::Noun | Upos::Propn => true,
        _ => false,
    }
}

/// Whether the words are part of a person's or body's name ("the Ceasefire Commission").
fn is_name(f: &Frame, t: &Trigger, mentions: &ByPlace<Mention>) -> bool {
    let span = f.ctx.span(&t.words);
    mentions.touching(span).any(|m| m.named && matches!(m.kind, MentionKind::Body | MentionKind::Person))
}

/// "attack helicopter", "hunger strike".
fn is_never(f: &Frame, sentence: &Words, t: &Trigger) -> bool {
    let from = t.words.start.saturating_sub(2).max(sentence.start);
    (from..t.words.end).any(|k| {
        f.pack().events.never().iter().any(|p| {
            let same =
                |(n, w): (usize, &String)| f.word(k + n) == w || f.pack().morphology.singular(f.word(k + n)) == *w;
            k + p.len() > t.words.start && p.iter().enumerate().all(same)
        })
    })
}

/// Of several triggers for one event keeps one: "air strike attack", "a car bomb exploded", "signed an agreement".
fn joined(f: &Frame, found: Vec<Trigger>) -> Vec<Trigger> {
    let mut out: Vec<Trigger> = Vec::new();
    for t in found {
        let Some(last) = out.last_mut() else {
            out.push(t);
            continue;
        };
        let between = last.words.end..t.words.start;
        let touching = between.clone().all(|k| f.is_dash(k));
        let open = |k: usize| !f.is_mark(k) && !f.pack().events.words.joint_ends.contains(f.word(k));
        let near = between.len() <= 4 && between.clone().all(open);
        let related = last.event_type == t.event_type
            || t.event_type == EventType::Attack
            || last.event_type == EventType::Attack;
        match (last.verb, t.verb) {
            // one noun phrase
            (false, false) if touching => {
                let words = last.words.start..t.words.end;
                let better = if t.rank > last.rank { t.clone() } else { last.clone() };
                *last = Trigger { words, head: t.head, ..better };
            }
            // "a car bomb exploded", "clashes erupted"
            (false, true) if near && related && last.verb_after.is_none() => last.verb_after = Some(t.head),
            // "signed an agreement"
            (true, false) if near && related => {}
            _ => out.push(t),
        }
    }
    out
}
