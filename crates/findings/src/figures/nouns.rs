//! What a number counts: a number in, the counted noun with its unit, its role and the outcome it has in itself out.
//!
//! "dozens of people", "15 of the wounded", "three police officers", "58 others", "two other key bridges".

use sayso_reader::{Upos, Words};

use super::ages;
use super::frame::Frame;
use super::lexicon::lexicon;
use super::numbers::Number;
use super::quantity::quantity;
use crate::lists::PERSON_NOUNS;
use crate::{Outcome, Role, Unit};

/// The noun phrase of a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Counted {
    /// Words from the number's end to the noun's, "of" included; empty where nothing is named.
    pub words: Words,
    /// The words of the group without number and "of"; empty where nothing is named.
    pub group: Words,
    /// The noun.
    pub head: Option<usize>,
    /// What it counts, where a list has it.
    pub unit: Option<Unit>,
    /// Who they are.
    pub role: Option<Role>,
    /// The outcome the noun or its adjective has in itself ("16 dead", "28 kidnapped persons"), and whether it is weak.
    pub own: Option<(Outcome, bool)>,
    /// "five of them", "217 of the violations": part of a group named before.
    pub part: bool,
}

/// The noun phrase after a number.
pub(crate) fn counted(f: &Frame, n: &Number) -> Counted {
    let sentence = f.sentence(n.core.start);
    let at = n.words.end;
    let mut part = false;
    let mut start = at;
    if f.word(at) == "of" && at + 1 < sentence.end {
        start = at + 1;
        // "hundreds of fighters" names its noun, "15 of the wounded" a part
        while is_partitive(f, start) && start < sentence.end {
            part = true;
            start += 1;
        }
        if matches!(f.word(start), "them" | "whom" | "us" | "these" | "those" | "which" | "you" | "theirs" | "ours") {
            return apposed(f, at, start + 1, sentence.end);
        }
    }
    if start > at
        && part
        && n.high.is_some()
        && let Some(whole) = quantity(f, start, sentence.end).filter(|q| !q.vague && n.high < Some(q.low))
    {
        // "eight of the 14 people": one number and the whole that it is a part of
        let noun = phrase(f, whole.end, sentence.end);
        let end = if noun.words.is_empty() { whole.end } else { noun.words.end };
        return Counted { words: at..end, part, ..noun };
    }
    if f.word(n.core.start) == "one" && matches!(f.word(at), "a" | "an") {
        // "12 dead had reached the mortuary, one a boy of six"
        return apposed(f, at, at, sentence.end);
    }
    let mut found = phrase(f, start, sentence.end);
    found.part = part;
    let many = n.low.or(n.high).is_some_and(|l| l > 1);
    let one_capital = |h: usize| h == start && f.is_capital(h) && is_countable_singular(f, h) && !is_people_name(f, h);
    if many && found.head.is_some_and(one_capital) {
        // a headline's "Toll hits 43 Monitor" names the source, not the counted
        found = Counted::default();
    }
    if found.words.is_empty() {
        // "15 of the" without a noun we can read: keep the bare number
        return Counted { words: at..at, group: at..at, part, ..Counted::default() };
    }
    found.words.start = at;
    found
}

/// "one of them a child", "five of them women": who they are is said right after.
fn apposed(f: &Frame, at: usize, end: usize, to: usize) -> Counted {
    let article = usize::from(matches!(f.word(end), "a" | "an"));
    let noun = phrase(f, end + article, to);
    if noun.unit != Some(Unit::People) || noun.words.is_empty() {
        return Counted { words: at..end, part: true, ..Counted::default() };
    }
    Counted { words: at..noun.words.end, part: true, own: None, ..noun }
}

/// The last word of a weapon's or vehicle's name of letters and a number ("AK-47s", "T-72"), and what it is.
fn designation(f: &Frame, k: usize, to: usize) -> Option<(usize, Unit)> {
    let unit = match f.word(k) {
        "ak" | "akm" | "aks" | "rpg" | "pk" | "pkm" | "svd" | "m" | "g" => Unit::Weapons,
        "t" | "bmp" | "btr" | "brdm" | "mig" | "su" | "mi" | "il" | "an" | "f" => Unit::Vehicles,
        _ => return None,
    };
    let joined = k + 2 < to && f.is_capital(k) && f.is_dash(k + 1) && f.is_glued(k) && f.is_glued(k + 1);
    (joined && f.word(k + 2).starts_with(|c: char| c.is_ascii_digit())).then_some((k + 2, unit))
}

/// A noun of the lists right after a name ("tanks" of "T-72 tanks").
fn phrase_after(f: &Frame, k: usize, to: usize) -> Option<Counted> {
    (k < to && is_noun(f, k)).then(|| phrase(f, k, to)).filter(|n| !n.words.is_empty())
}

/// "19 buses", "five ships", "two bases": plural nouns that are spelt like a verb ("the army bases its count on").
pub(crate) fn is_plural_thing(f: &Frame, k: usize) -> bool {
    let (units, word) = (&lexicon().units, f.word(k));
    let thing =
        units.unit(&units.singular(word)).is_some_and(|u| !matches!(u, Unit::People | Unit::Other | Unit::Ammunition));
    thing && word.ends_with('s') && units.singular(word) != word
}

/// A number word that counts by itself, not the first part of an adjective ("two-storey houses").
fn is_number_word(f: &Frame, k: usize) -> bool {
    lexicon().numbers.cardinals.contains_key(f.word(k)) && !f.is_dash(k + 1)
}

fn is_partitive(f: &Frame, k: usize) -> bool {
    f.grammar().determiners.contains(f.word(k)) || matches!(f.word(k), "own" | "'s" | "all")
}

/// The noun phrase that begins at `k`: adjectives and nouns up to the last noun.
pub(crate) fn phrase(f: &Frame, k: usize, to: usize) -> Counted {
    let lists = lexicon();
    let mut end = k;
    let mut last_known = None;
    let mut at = k;
    let mut start = k;
    let mut quoted = false;
    while at < to && at < k + 9 {
        let word = f.word(at);
        if matches!(word, "\"" | "“" | "‘" | "«" | "'") && at == k {
            quoted = true;
            at += 1;
            continue;
        }
        if at == start
            && matches!(
                word,
                "other"
                    | "more"
                    | "further"
                    | "additional"
                    | "such"
                    | "separate"
                    | "different"
                    | "new"
                    | "another"
                    | "own"
            )
        {
            // "two other key bridges": the noun is still to come
            (start, at) = (at + 1, at + 1);
            continue;
        }
        if at == start
            && let Some(end) = ages::compound_end(f, at).filter(|&end| end <= to)
        {
            // "two 9-year-old girls"
            (start, at) = (end, end);
            continue;
        }
        if at == start && at + 1 < to && is_number_word(f, at) {
            // "in 2020 three civilians were hurt"
            break;
        }
        if at == start
            && let Some((last, unit)) = designation(f, at, to)
        {
            // "two AK-47s", "two T-72 tanks"
            let noun = phrase_after(f, last + 1, to);
            let end = noun.as_ref().map_or(last + 1, |n| n.words.end);
            let unit = noun.as_ref().and_then(|n| n.unit).unwrap_or(unit);
            return Counted {
                words: k..end,
                group: k..end,
                head: Some(end - 1),
                unit: Some(unit),
                ..Counted::default()
            };
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
        let known = is_noun(f, at);
        // "took 900 villagers hostage", "3 2031 21 fighters"
        if last_known.is_some()
            && matches!(word, "hostage" | "prisoner" | "captive" | "alive" | "dead" | "aged" | "shot")
            && at > start
            || word.starts_with(|c: char| c.is_ascii_digit())
        {
            break;
        }
        if !known
            && (f.grammar().ends_a_phrase(word) || word == "'s" || f.word(at + 1) == "'s" && last_known.is_some())
            && !matches!(word, "major" | "general")
        {
            break;
        }
        // "16 injured", "two wounded men": a participle is a noun only before a noun or at the very start
        if lists.outcomes.cues(word).iter().any(|c| !c.weak) && !is_plural_thing(f, at) && !is_attribute(f, at, to) {
            let takes = at == k
                && lists.outcomes.counted(&lists.units.singular(word)).or(lists.outcomes.counted(word)).is_some();
            let taken = at > k
                && lists.outcomes.counted(&lists.units.singular(word)).is_some_and(|_| f.upos(at) != Upos::Verb)
                && word != "killed";
            if (takes
                && !matches!(word, "killed" | "hurt")
                && !(matches!(word, "wounded" | "injured" | "missing") && number_before(f, k)))
                || (taken
                    && matches!(
                        word,
                        "deaths"
                            | "bodies"
                            | "lives"
                            | "dead"
                            | "corpses"
                            | "prisoners"
                            | "violations"
                            | "casualties"
                            | "fatalities"
                            | "victims"
                    ))
            {
                (last_known, end) = (Some(at), at + 1);
            }
            break;
        }
        match f.upos(at) {
            Upos::X => {
                if last_known.is_some() && !known {
                    break;
                }
            }
            Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Sym => {
                if last_known.is_some() && !known && f.upos(at) != Upos::Noun {
                    break;
                }
            }
            _ if known && f.upos(at) != Upos::Aux => {}
            // "armed", "shelled": verbs by form that stand before a noun
            Upos::Verb if last_known.is_none() && (is_noun(f, at + 1) || is_attribute(f, at, to)) => {}
            _ => break,
        }
        if known {
            (last_known, end) = (Some(at), at + 1);
        } else if looks_like_noun(f, at, last_known.is_none()) {
            end = at + 1;
        }
        at += 1;
    }
    if end <= k && start > k {
        // "40 more", "two other" without a noun: people
        return Counted { words: k..start, unit: Some(Unit::People), ..Counted::default() };
    }
    if end == k || (quoted && end == k + 1 && last_known.is_none()) {
        return Counted::default();
    }
    let head = last_known.filter(|&h| h + 1 == end).unwrap_or(end - 1);
    let mut made = described(f, k, end, head);
    let families = f.word(end) == "and"
        && matches!(f.word(end + 1), "their" | "his" | "her")
        && matches!(f.word(end + 2), "families" | "relatives" | "dependants" | "children" | "wives");
    if families {
        // "hundreds of fighters and their families"
        made.words.end = end + 3;
        made.group.end = end + 3;
        made.role = Some(Role::Mixed);
    }
    if quoted && matches!(f.word(end), "\"" | "”" | "’" | "»" | "'") {
        made.words.end = end + 1;
    }
    made
}

/// Whether a word of no list may be the counted noun: the tagger says so, or without a tagger its plural ending.
fn looks_like_noun(f: &Frame, k: usize, first: bool) -> bool {
    let word = f.word(k);
    match f.upos(k) {
        Upos::Noun => true,
        Upos::Propn => is_people_name(f, k),
        // "58 Ytharnese": an adjective may stand for its people
        Upos::Adj if f.is_capital(k) => is_people_name(f, k),
        _ => !f.tree && first && word.ends_with('s') && !word.ends_with("ss") && word.len() > 3,
    }
}

/// "14 wounded" is a number and what became of them; in "15 of the wounded" the wounded are the group.
fn number_before(f: &Frame, k: usize) -> bool {
    !f.grammar().determiners.contains(f.before(k))
}

/// "all 58 Ytharnese", "300 Peruvians": the word for a people, by the reader's sides or the world's; never by its ending
/// alone, or one side's people would be counted and the other's not.
fn is_people_name(f: &Frame, k: usize) -> bool {
    f.ctx.layout.side_ends_before(k + 1) || f.ctx.gazetteer.demonym(f.ctx.word(k)).is_some()
}

/// No compound has so many words; in a chain of hyphens without end each part must not look at all the others.
const LONGEST_COMPOUND: usize = 40;

/// The last word of a hyphened compound that begins at `k` ("rebel" in "rebel-held").
fn compound(f: &Frame, k: usize, to: usize) -> Option<usize> {
    let mut at = k;
    while at < k + LONGEST_COMPOUND
        && at + 2 < to
        && f.is_dash(at + 1)
        && f.is_glued(at)
        && f.is_glued(at + 1)
        && !f.is_mark(at + 2)
    {
        at += 2;
    }
    (at > k).then_some(at)
}

/// Whether a list has the word as a noun.
pub(crate) fn is_noun(f: &Frame, k: usize) -> bool {
    let lists = lexicon();
    let singular = lists.units.singular(f.word(k));
    lists.units.unit(&singular).is_some() || lists.roles.noun(&singular).is_some() || lists.units.is_measure(f.word(k))
}

/// Whether the noun is a singular that has another plural form.
fn is_countable_singular(f: &Frame, k: usize) -> bool {
    let word = f.word(k);
    lexicon().units.singular(word) == word
        && !matches!(
            word,
            "people" | "police" | "personnel" | "dead" | "wounded" | "injured" | "missing" | "staff" | "military"
        )
}

/// "wounded" in "two wounded men", "dead" in "four dead guardsmen": the word stands before its noun.
fn is_attribute(f: &Frame, k: usize, to: usize) -> bool {
    (k + 1..to.min(k + 4)).take_while(|&j| !f.is_mark(j) && !f.grammar().ends_a_phrase(f.word(j))).any(|j| {
        is_noun(f, j) && lexicon().outcomes.cues(f.word(j)).iter().all(|c| c.voice != super::lexicon::Voice::Either)
    }) && !f.word(k + 1).is_empty()
        && !matches!(f.word(k + 1), "other" | "others" | "another" | "several" | "many" | "dozens" | "hundreds")
}

/// Unit, role and own outcome of the words from `start` to `end` with their noun.
fn described(f: &Frame, start: usize, end: usize, head: usize) -> Counted {
    let lists = lexicon();
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
        None => role_of(head).map(|_| Unit::People).or_else(|| PERSON_NOUNS.contains(&noun).then_some(Unit::People)),
    };
    if unit.is_some_and(|u| u != Unit::People) {
        role = None;
    }
    let whole = f.word(head);
    let mut own = lists.outcomes.counted(&noun).or_else(|| lists.outcomes.counted(whole));
    for k in start..head {
        if let Some(cue) = lists
            .outcomes
            .cues(f.word(k))
            .iter()
            .find(|c| c.voice != super::lexicon::Voice::Leading && c.voice != super::lexicon::Voice::Object)
        {
            own = Some((cue.outcome, cue.weak));
        }
    }
    Counted { words: start..end, group: start..end, head: Some(head), unit, role, own, part: false }
}
