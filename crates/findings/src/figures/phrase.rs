//! A noun phrase: the place where it may begin in; its words up to the last noun, with unit, role and own outcome, out.

use sayso_reader::Upos;

use super::ages;
use super::compounds::{compound, designation};
use super::counted::Counted;
use super::frame::Frame;
use super::noun_words::{is_attribute, is_noun, is_plural_thing, is_state_of, looks_like_noun};
use crate::{Role, Unit};
use sayso_language::Voice;

/// The noun phrase that begins at `k`: adjectives and nouns up to the last noun.
pub(super) fn phrase(f: &Frame, k: usize, to: usize) -> Counted {
    let lists = f.pack();
    let (mut start, mut at, mut end) = (k, k, k);
    let (mut last_known, mut quoted) = (None, false);
    while at < to && at < k + 9 {
        let word = f.word(at);
        if matches!(word, "\"" | "“" | "‘" | "«" | "'") && at == k {
            quoted = true;
            at += 1;
            continue;
        }
        if at == start
            && let Some(next) = led(f, at, to)
        {
            (start, at) = (next, next);
            continue;
        }
        if at == start && at + 1 < to && is_number_word(f, at) {
            // "in 2020 three civilians were hurt"
            break;
        }
        if at == start
            && let Some(arms) = arms(f, k, at, to)
        {
            return arms;
        }
        if let Some(last) = compound(f, at, to) {
            // "rebel-besieged villages": a word of several parts is an adjective unless its last part is a noun
            if is_noun(f, last) {
                (last_known, end) = (Some(last), last + 1);
            }
            at = last + 1;
            continue;
        }
        if f.is_mark(at) || (at > k && f.line_ends_after(at - 1)) {
            break;
        }
        // "three lightly wounded soldiers"
        if last_known.is_none() && f.grammar().adverbs.contains(word) && is_state_of(f, at + 1, to) {
            at += 1;
            continue;
        }
        let known = is_noun(f, at) && !is_state_of(f, at, to);
        if closes(f, at, at > start, known, last_known.is_some()) {
            break;
        }
        // "16 injured", "two wounded men": a participle is a noun only before a noun or at the very start
        if lists.outcomes.cues(word).iter().any(|c| !c.weak) && !is_plural_thing(f, at) && !is_attribute(f, at, to) {
            if is_told_noun(f, k, at) {
                (last_known, end) = (Some(at), at + 1);
            }
            break;
        }
        if !may_stand(f, at, to, known, last_known.is_some()) {
            break;
        }
        if known {
            (last_known, end) = (Some(at), at + 1);
        } else if looks_like_noun(f, at, last_known.is_none()) {
            end = at + 1;
        }
        at += 1;
        // Where words decline, what follows a noun is of another case: "двое солдат | кревской армии".
        if lists.morphology.declines() && end == at {
            break;
        }
    }
    finished(f, k, start, end, last_known, quoted)
}

/// The phrase of the words from `k` to `end`: `start` lies behind what leads to a noun, `last_known` is the last noun of the lists.
fn finished(f: &Frame, k: usize, start: usize, end: usize, last_known: Option<usize>, quoted: bool) -> Counted {
    if end <= k && start > k {
        // "40 more", "two other" without a noun: people
        return Counted { words: k..start, unit: Some(Unit::People), ..Counted::default() };
    }
    if end == k || (quoted && end == k + 1 && last_known.is_none()) {
        return Counted::default();
    }
    let head = last_known.filter(|&h| h + 1 == end).unwrap_or(end - 1);
    let mut made = described(f, k, end, head);
    if has_families(f, end) {
        made.words.end = end + 3;
        made.group.end = end + 3;
        made.role = Some(Role::Mixed);
    }
    if quoted && matches!(f.word(end), "\"" | "”" | "’" | "»" | "'") {
        made.words.end = end + 1;
    }
    made
}

/// Behind a word that leads to a noun still to come: "two other key bridges", "two 9-year-old girls".
fn led(f: &Frame, at: usize, to: usize) -> Option<usize> {
    let more = f.pack().figure_words.led_by.contains(f.word(at));
    if more { Some(at + 1) } else { ages::compound_end(f, at).filter(|&end| end <= to) }
}

/// Weapons and vehicles by their names of letters and a number: "two AK-47s", "two T-72 tanks".
fn arms(f: &Frame, k: usize, at: usize, to: usize) -> Option<Counted> {
    let (last, unit) = designation(f, at, to)?;
    let noun = phrase_after(f, last + 1, to);
    let end = noun.as_ref().map_or(last + 1, |n| n.words.end);
    let unit = noun.as_ref().and_then(|n| n.unit).unwrap_or(unit);
    Some(Counted { words: k..end, group: k..end, head: Some(end - 1), unit: Some(unit), ..Counted::default() })
}

/// A noun of the lists right after a name ("tanks" of "T-72 tanks").
fn phrase_after(f: &Frame, k: usize, to: usize) -> Option<Counted> {
    (k < to && is_noun(f, k)).then(|| phrase(f, k, to)).filter(|n| !n.words.is_empty())
}

/// A number word that counts by itself, not the first part of an adjective ("two-storey houses").
fn is_number_word(f: &Frame, k: usize) -> bool {
    f.pack().numbers.cardinals.contains_key(f.word(k)) && !f.is_dash(k + 1)
}

/// Whether the phrase ends before a word: `later` than its start, `known` as a noun itself, or behind a noun `seen` already.
fn closes(f: &Frame, at: usize, later: bool, known: bool, seen: bool) -> bool {
    let word = f.word(at);
    // "took 900 villagers hostage", "3 2031 21 fighters"
    let fate = f.pack().figure_words.told_states.contains(word);
    if seen && fate && later || word.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    !known
        && (f.grammar().ends_a_phrase(word)
            || f.pack().small.owner_s.contains(word)
            || f.is(at + 1, |w| &w.owner_s) && seen)
        && !f.pack().figure_words.ranks_alone.contains(word)
}

/// Whether a word that tells an outcome is the counted noun itself: "16 dead", "two more bodies".
fn is_told_noun(f: &Frame, k: usize, at: usize) -> bool {
    let (lists, word) = (f.pack(), f.word(at));
    let one = || lists.outcomes.counted(&lists.units.singular(word));
    let takes = at == k && one().or(lists.outcomes.counted(word)).is_some();
    let taken = at > k && one().is_some_and(|_| f.upos(at) != Upos::Verb) && !f.pack().small.killed.contains(word);
    (takes
        && !f.pack().figure_words.hurt_killed.contains(word)
        && !(f.pack().figure_words.wounded_states.contains(word) && number_before(f, k)))
        || (taken && f.pack().figure_words.told_nouns.contains(word))
}

/// "14 wounded" is a number and what became of them; in "15 of the wounded" the wounded are the group.
fn number_before(f: &Frame, k: usize) -> bool {
    !f.grammar().determiners.contains(f.before(k))
}

/// Whether a word may stand in the phrase by its part of speech: `known` as a noun, or behind a noun `seen` already.
fn may_stand(f: &Frame, at: usize, to: usize, known: bool, seen: bool) -> bool {
    match f.upos(at) {
        Upos::X => known || !seen,
        Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Sym => known || !seen || f.upos(at) == Upos::Noun,
        upos if known && upos != Upos::Aux => true,
        // "armed", "shelled": verbs by form that stand before a noun
        Upos::Verb => !seen && (is_noun(f, at + 1) || is_attribute(f, at, to)),
        _ => false,
    }
}

/// "hundreds of fighters and their families".
fn has_families(f: &Frame, end: usize) -> bool {
    f.is(end, |w| &w.and)
        && f.pack().grammar.their.contains(f.word(end + 1))
        && f.pack().figure_words.dependants.contains(f.word(end + 2))
}

/// Unit, role and own outcome of the words from `start` to `end` with their noun.
fn described(f: &Frame, start: usize, end: usize, head: usize) -> Counted {
    let lists = f.pack();
    let noun = lists.units.singular(f.word(head));
    let role_of = |k: usize| lists.roles.noun(&lists.units.singular(f.word(k)));
    // "border guards", "health workers": two words are one name of who they are
    let pair = head.checked_sub(1).filter(|&k| k >= start).map(|k| format!("{} {noun}", f.word(k)));
    let mut role = pair.as_deref().and_then(|p| lists.roles.noun(p)).or_else(|| role_of(head));
    // "police officers", "military officials", "border guards", "army recruits": a noun before the head may say more
    for k in (start..head).rev() {
        let adjective = lists.roles.adjective(f.word(k));
        let before = adjective.or_else(|| role_of(k));
        role = match (role, before) {
            (None, said) => said,
            (Some(Role::Military), Some(Role::Police)) => Some(Role::Police),
            (Some(Role::Official), Some(Role::Military)) => Some(Role::Military),
            (Some(Role::Civilian), Some(said)) if adjective.is_none() => Some(said),
            (kept, _) => kept,
        };
    }
    let unit = match lists.units.unit(&noun) {
        // "rebel posts", "police cars" count things
        Some(unit) => Some(unit),
        None => role_of(head)
            .map(|_| Unit::People)
            .or_else(|| f.pack().speakers.persons.contains(&noun).then_some(Unit::People)),
    };
    if unit.is_some_and(|u| u != Unit::People) {
        role = None;
    }
    let whole = f.word(head);
    let mut own = lists.outcomes.counted(&noun).or_else(|| lists.outcomes.counted(whole));
    for k in start..head {
        if let Some(cue) =
            lists.outcomes.cues(f.word(k)).iter().find(|c| c.voice != Voice::Leading && c.voice != Voice::Object)
        {
            own = Some((cue.outcome, cue.weak));
        }
    }
    Counted { words: start..end, group: start..end, head: Some(head), unit, role, own, part: false }
}
