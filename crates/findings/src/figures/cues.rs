//! The words of a sentence that tell what became of somebody: "killed", "lost their lives", "took ... hostage".
//!
//! A past tense and a participle look alike; which it is, the words beside it and the tree decide.

use sayso_reader::{Deprel, Words};

use super::candidate::Candidate;
use super::frame::Frame;
use super::noun_words::is_plural_thing;
use crate::Outcome;
use sayso_language::{Cue, Voice};

/// A cue where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    /// Its words; of a cue that stands around, the first word.
    pub words: Words,
    /// What it tells; the voice is settled, never [`Voice::Either`].
    pub cue: Cue,
    /// The last word of a cue that stands around ("took ... hostage").
    pub closing: Option<usize>,
}

/// The cues of a sentence, in order. Words inside a candidate are none.
pub(crate) fn cues(f: &Frame, sentence: &Words, candidates: &[Candidate]) -> Vec<Placed> {
    let mut found: Vec<Placed> = Vec::new();
    let inside = |k: usize| candidates.iter().any(|c| c.words.contains(&k));
    let mut at = sentence.start;
    while at < sentence.end {
        if inside(at) {
            at += 1;
            continue;
        }
        around(f, at, sentence, &mut found);
        if let Some((n, mut placed)) = phrases(f, at, sentence, candidates) {
            found.append(&mut placed);
            at += n;
            continue;
        }
        let read = f.pack().outcomes.cues(f.word(at));
        let either = read.iter().any(|c| c.voice == Voice::Either);
        // of a verb's own form the voice is settled by its neighbours; the same form as an adjective adds nothing
        for &cue in read.iter().filter(|c| !(either && c.voice == Voice::Subject)) {
            if cue.voice == Voice::Object && (is_bare_noun(f, at, sentence.start) || is_plural_thing(f, at)) {
                continue;
            }
            let voice = if cue.voice == Voice::Either { voice(f, at, sentence, candidates) } else { cue.voice };
            if voice == Voice::Subject && f.is(at, |w| &w.left) && candidates.iter().any(|c| c.words.start == at + 1) {
                // "left 11 people dead" tells nothing of departure
                continue;
            }
            if is_left_so(f, at) || is_only_meant(f, at, cue) || is_carried_out(f, at) {
                continue;
            }
            found.push(Placed { words: at..at + 1, cue: Cue { voice, ..cue }, closing: None });
        }
        at += 1;
    }
    join_coordinated(f, &mut found);
    found
}

/// "Four were left injured": the word behind tells it.
fn is_left_so(f: &Frame, at: usize) -> bool {
    let state = |cue: &Cue| cue.voice == Voice::Subject && !cue.weak || cue.voice == Voice::Either;
    f.is(at, |w| &w.left)
        && f.grammar().be.contains(f.before(at))
        && f.pack().outcomes.cues(f.word(at + 1)).iter().any(state)
}

/// "the assassination attempt", "an arrest warrant": it has not happened.
fn is_only_meant(f: &Frame, at: usize, cue: Cue) -> bool {
    let next = f.word(at + 1);
    cue.voice == Voice::Leading && f.pack().figure_words.only_meant.contains(next)
}

/// "He only executed the attack", "executed the order": a plan is carried out, and nobody put to death.
pub(crate) fn is_carried_out(f: &Frame, verb: usize) -> bool {
    const FAR: usize = 4;
    let words = &f.pack().figure_words;
    let does = words.carrying_out.contains(f.word(verb));
    let end = f.sentence(verb).end.min(verb + 1 + FAR);
    let object = || (verb + 1..end).take_while(|&k| !f.is_mark(k)).find(|&k| words.carried_out.contains(f.word(k)));
    // "executed an officer after the attack": nothing but articles, numbers and what describes it stands between
    let straight = |object: usize| (verb + 1..object).all(|k| !f.grammar().prepositions.contains(f.word(k)));
    does && object().is_some_and(straight)
}

/// "in exchange", "the release", "a wound": a verb's first form after an article or preposition is a noun.
fn is_bare_noun(f: &Frame, at: usize, from: usize) -> bool {
    let g = f.grammar();
    let ends = f.pack().morphology.is_progressive(f.word(at)) || f.word(at).ends_with('s');
    at > from
        && !ends
        && !f.pack().small.to.contains(f.before(at))
        && (g.determiners.contains(f.before(at)) || g.prepositions.contains(f.before(at)))
}

/// Phrases that begin at the word; of one length there may be two ("gave up": persons and weapons).
fn phrases(f: &Frame, at: usize, sentence: &Words, candidates: &[Candidate]) -> Option<(usize, Vec<Placed>)> {
    let fits = f.pack().outcomes.phrases(f.word(at)).iter().filter(|p| p.cue.voice != Voice::Around);
    let fits = fits.filter_map(|p| Some((length(f, at, &p.words, sentence.end)?, p)));
    // "Four were left injured" tells of nobody who remained
    let fits = fits.filter(|(n, p)| !(p.cue.outcome == Outcome::Remaining && is_left_so(f, at + n - 1)));
    // "shot down": with an object after it, or the subject before
    let fits: Vec<_> = fits.collect();
    let n = fits.iter().map(|(n, _)| *n).max()?;
    // "taken on board, four drowned": behind a comma another begins
    let next = at + n + usize::from(!f.is_mark(at + n) || matches!(f.word(at + n), "\"" | "“" | "«" | ":"));
    let object_follows = candidates.iter().any(|c| c.words.start >= at + n && c.words.start <= next);
    let passive = is_passive(f, at, sentence.start);
    let placed = fits.iter().filter(|(len, _)| *len == n).map(|(_, p)| p);
    let both =
        placed.clone().any(|p| p.cue.voice == Voice::Subject) && placed.clone().any(|p| p.cue.voice == Voice::Object);
    let placed = placed.filter(|p| !both || (p.cue.voice == Voice::Object) == (object_follows && !passive));
    Some((n, placed.map(|p| Placed { words: at..at + n, cue: p.cue, closing: None }).collect()))
}

/// How many words a phrase takes if it stands at `k`; "~" in it stands for up to two words of any kind ("received ~ wounds").
pub(crate) fn length(f: &Frame, k: usize, phrase: &[String], end: usize) -> Option<usize> {
    let mut at = k;
    for (n, word) in phrase.iter().enumerate() {
        if word == "~" {
            let next = phrase.get(n + 1)?;
            at += (0..3).take_while(|&w| w == 0 || !f.is_mark(at + w - 1)).find(|&w| f.word(at + w) == next)?;
        } else if f.word(at) == word {
            at += 1;
        } else {
            return None;
        }
    }
    (at <= end).then_some(at - k)
}

/// "took an estimated 900 villagers hostage", "forced 13,000 residents to flee".
fn around(f: &Frame, at: usize, sentence: &Words, found: &mut Vec<Placed>) {
    for phrase in f.pack().outcomes.phrases(f.word(at)).iter().filter(|p| p.cue.voice == Voice::Around) {
        let Some(last) = phrase.words.last() else { continue };
        let inner = phrase.words.get(1..phrase.words.len() - 1).unwrap_or_default();
        let begins = inner.iter().enumerate().all(|(n, w)| f.word(at + 1 + n) == w);
        let closing = (at + 1..sentence.end.min(at + 14)).find(|&k| f.word(k) == last);
        if let (true, Some(closing)) = (begins, closing) {
            found.push(Placed { words: at..at + 1 + inner.len(), cue: phrase.cue, closing: Some(closing) });
        }
    }
}

/// Whether a form of "to be" leads to the word: "were also reportedly killed".
pub(crate) fn is_passive(f: &Frame, k: usize, from: usize) -> bool {
    let g = f.grammar();
    let mut at = k;
    while at > from && at + 5 > k {
        at -= 1;
        let word = f.word(at);
        if g.be.contains(word) {
            return true;
        }
        let passes = g.adverbs.contains(word)
            || g.have.contains(word)
            || f.pack().morphology.is_adverbial(word)
            || is_cue(f, at);
        if !passes && !f.pack().figure_words.passive_links.contains(word) {
            return false;
        }
    }
    false
}

fn is_cue(f: &Frame, k: usize) -> bool {
    !f.pack().outcomes.cues(f.word(k)).is_empty()
}

/// So many verbs side by side are a list of words and no sentence.
const LONGEST_CHAIN: usize = 60;

/// Past tense (the counted follows) or participle (the counted stands before)?
fn voice(f: &Frame, at: usize, sentence: &Words, candidates: &[Candidate]) -> Voice {
    let g = f.grammar();
    if is_passive(f, at, sentence.start) {
        return Voice::Subject;
    }
    // "killed and wounded dozens": the last of the pair decides
    let mut end = at + 1;
    while end < at + LONGEST_CHAIN
        && ((f.pack().figure_words.voice_links.contains(f.word(end)) && is_cue(f, end + 1))
            || (is_cue(f, end) && end < sentence.end))
    {
        if candidates.iter().any(|c| c.words.contains(&end)) {
            break;
        }
        end += if is_cue(f, end) { 1 } else { 2 };
    }
    let skip = |mut k: usize| {
        while k < sentence.end
            && (matches!(f.word(k), "\"" | "“" | "(")
                || g.adverbs.contains(f.word(k)) && !f.pack().figure_words.behind_deed.contains(f.word(k)))
        {
            k += 1;
        }
        k
    };
    let next = skip(end);
    let follows = candidates.iter().find(|c| c.words.start <= next && next < c.words.end || c.words.start == end);
    let ends_before = |c: &Candidate| {
        c.words.end <= at
            && (c.words.end..at).all(|k| {
                g.adverbs.contains(f.word(k))
                    || f.pack().morphology.is_adverbial(f.word(k))
                    || matches!(f.word(k), "\"" | "”")
            })
    };
    let precedes = candidates.iter().any(ends_before);
    let have = at > sentence.start && {
        let mut k = at - 1;
        while k > sentence.start && g.adverbs.contains(f.word(k)) {
            k -= 1;
        }
        g.have.contains(f.word(k))
    };
    if have {
        return Voice::Object;
    }
    match follows {
        // "8 persons killed 58 others injured": the second has its own participle
        Some(next) if precedes => {
            let after = next.words.end;
            let own = is_cue(f, after)
                || g.adverbs.contains(f.word(after)) && is_cue(f, after + 1)
                || next.counted.own.is_some();
            if own { Voice::Subject } else { Voice::Object }
        }
        Some(_) => Voice::Object,
        None if precedes => Voice::Subject,
        None => by_tree(f, at).unwrap_or({
            let word = f.word(next);
            let ends = next >= sentence.end
                || f.is_mark(next)
                || g.prepositions.contains(word)
                || g.conjunctions.contains(word)
                || g.calendar.contains(word)
                || f.pack().figure_words.day_leads.contains(word);
            if ends { Voice::Subject } else { Voice::Object }
        }),
    }
}

fn by_tree(f: &Frame, at: usize) -> Option<Voice> {
    if !f.tree {
        return None;
    }
    let mut said = None;
    for child in f.ctx.children(at) {
        match f.ctx.deprel(child) {
            Deprel::NsubjPass | Deprel::AuxPass => return Some(Voice::Subject),
            Deprel::Obj => said = Some(Voice::Object),
            _ => {}
        }
    }
    said.or((f.ctx.deprel(at) == Deprel::Acl).then_some(Voice::Subject))
}

/// "killed and wounded dozens", "killed or captured": two cues beside one another are one with a joint outcome.
fn join_coordinated(f: &Frame, found: &mut Vec<Placed>) {
    let mut k = 0;
    while let Some((one, others)) = found.get_mut(k..).and_then(<[_]>::split_first_mut) {
        let partner = others.iter().zip(k + 1..).find_map(|(o, j)| Some((o.words.end, j, joint(f, one, o)?)));
        if let Some((end, j, outcome)) = partner {
            let cue = Cue { outcome, voice: one.cue.voice, weak: false, done_to: one.cue.done_to };
            *one = Placed { words: one.words.start..end, cue, closing: None };
            found.remove(j);
        }
        k += 1;
    }
}

/// The outcome of two cues of one voice that stand side by side or have only "and" or "or" between them.
fn joint(f: &Frame, a: &Placed, b: &Placed) -> Option<Outcome> {
    let mut gap = a.words.end..b.words.start;
    // "killed or seriously injured"
    if gap.len() == 2 && f.grammar().adverbs.contains(f.word(gap.end - 1)) {
        gap.end -= 1;
    }
    let links = a.words.end <= b.words.start
        && gap.len() <= 1
        && gap.clone().all(|w| f.pack().figure_words.voice_links.contains(f.word(w)));
    let alike = a.cue.voice == b.cue.voice && a.closing.is_none() && b.closing.is_none();
    match (a.cue.outcome, b.cue.outcome) {
        _ if !(links && alike) => None,
        // "в больнице | умерли четверо": where they lay, and what became of them
        _ if f.pack().morphology.declines() && gap.is_empty() && a.words.len() > 1 => None,
        // "struck by a bullet and died", "taken to hospital and died": the end of it
        (Outcome::Wounded, Outcome::Killed) if a.words.len() > 1 && f.is(a.words.end, |w| &w.and) => {
            Some(Outcome::Killed)
        }
        (Outcome::Killed, Outcome::Wounded) | (Outcome::Wounded, Outcome::Killed) => Some(Outcome::KilledOrWounded),
        // "kidnapped and killed": one after the other
        (Outcome::Captured | Outcome::Detained, Outcome::Killed) if gap.clone().all(|w| f.is(w, |w| &w.and)) => {
            Some(Outcome::Killed)
        }
        // "died | in custody" are not two deeds
        (Outcome::Killed, Outcome::Captured | Outcome::Detained) if !gap.is_empty() => Some(Outcome::KilledOrCaptured),
        _ => None,
    }
}
