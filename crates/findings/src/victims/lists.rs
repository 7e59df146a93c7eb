//! Names in lists and behind nouns: "the dead were named as A, B and C", "among the dead was A", "including A", "the death of A",
//! "A's arrest", and lines of names under a heading that tells the outcome.

use sayso_reader::{Upos, Words};

use super::Hit;
use super::deeds::{group, noun, suffers_at};
use super::describing::{is_describing, is_kin, is_naming};
use super::doubt::{is_saying, is_unreal_before};
use super::people::Named;
use crate::Outcome;
use crate::figures::{Frame, Voice, lexicon};

/// The farthest one name of a list may stand behind another, descriptions between.
const FARTHEST: usize = 16;

/// All that lists and nouns of a sentence tell.
pub(super) fn in_piece(f: &Frame, piece: &Words, people: &[Named], found: &mut Vec<Hit>) {
    if people.is_empty() {
        return;
    }
    found.extend(super::turns::inverted(f, piece, people));
    for k in piece.clone() {
        let list = among(f, piece, k)
            .or_else(|| those_named(f, piece, k))
            .or_else(|| naming(f, piece, k))
            .or_else(|| including(f, piece, k));
        if let Some((from, outcome)) = list {
            found.extend(names_from(f, piece, people, from).map(|person| Hit { person, outcome }));
        }
        if let Some((from, outcome)) = colon(f, piece, k) {
            let names: Vec<usize> = names_from(f, piece, people, from).collect();
            let last = names.last().and_then(|&n| people.get(n)).map_or(0, |n| n.end());
            let told = (piece.start..k).any(|j| {
                matches!(f.word(j), "named" | "names" | "name" | "identified" | "victims" | "list" | "following")
            });
            let ends = last + 3 >= piece.end && (last..piece.end).all(|j| f.is_mark(j));
            if ends && (names.len() > 1 || told) {
                found.extend(names.into_iter().map(|person| Hit { person, outcome }));
            }
        }
        if let Some((from, outcome)) = of_noun(f, piece, k) {
            found.extend(of_whom(f, piece, people, from).into_iter().flatten().map(|person| Hit { person, outcome }));
        }
    }
    for (person, named) in people.iter().enumerate().filter(|(_, n)| n.owns && !n.speaks) {
        if let Some(outcome) = owned(f, piece, named) {
            found.push(Hit { person, outcome });
        }
    }
}

/// "Among the dead was", "Among those killed were": where the names begin.
fn among(f: &Frame, piece: &Words, k: usize) -> Option<(usize, Outcome)> {
    if !matches!(f.word(k), "among" | "amongst") {
        return None;
    }
    let stop = piece.end.min(k + 7);
    let at = (k + 1..stop).find(|&j| group(f, j).is_some())?;
    let outcome = group(f, at)?;
    let be = (at + 1..piece.end.min(at + 12)).find(|&j| matches!(f.word(j), "was" | "were" | "is" | "are"))?;
    let clear = (at + 1..be).all(|j| !f.is_mark(j) && f.upos(j) != Upos::Verb && !is_saying(f.word(j)));
    clear.then_some((be + 1, outcome))
}

/// "The dead were named as", "The victims are", "those detained include", "the dead included".
fn those_named(f: &Frame, piece: &Words, k: usize) -> Option<(usize, Outcome)> {
    let outcome = group(f, k)?;
    // "the dead included", "the dead man was identified as": not "was killed", which the clause tells
    let led = (k.saturating_sub(4).max(piece.start)..k).any(|j| {
        matches!(f.word(j), "the" | "those" | "two" | "three" | "four" | "five" | "all" | "other" | "people")
            || j == piece.start && f.before(k) == f.word(j)
    }) || k == piece.start;
    let passive = k > piece.start && f.grammar().be.contains(f.before(k));
    if !led || passive {
        return None;
    }
    let stop = piece.end.min(k + 12);
    let mut at = k + 1;
    while at < stop {
        let word = f.word(at);
        if matches!(word, "include" | "included" | "includes") {
            return Some((at + 1, outcome));
        }
        if is_naming(word) && word.ends_with("ed") && f.before(at) != "to" {
            let end = (at + 1..stop + 4).find(|&j| f.word(j) == "as")?;
            return (end - at < 8 && f.grammar().be.contains(be_before(f, at))).then_some((end + 1, outcome));
        }
        if matches!(word, "are" | "were" | "was" | "is") {
            let named = (at + 1..piece.end.min(at + 6)).find(|&j| is_naming(f.word(j)) && f.word(j).ends_with("ed"));
            if let Some(named) = named {
                let end = (named + 1..piece.end.min(named + 9)).find(|&j| f.word(j) == "as");
                return Some((end.unwrap_or(named) + 1, outcome));
            }
            let next = f.upos(at + 1);
            let name = next == Upos::Propn || f.is_capital(at + 1) || matches!(f.word(at + 1), "the" | "a" | "an");
            return (name && next != Upos::Verb && at - k < 6).then_some((at + 1, outcome));
        }
        if f.is_mark(at) || f.upos(at) == Upos::Verb || is_saying(word) {
            return None;
        }
        at += 1;
    }
    None
}

fn be_before<'f>(f: &'f Frame, k: usize) -> &'f str {
    f.before(k)
}

/// "named the killed guards as", "identified one of the slain as".
fn naming(f: &Frame, piece: &Words, k: usize) -> Option<(usize, Outcome)> {
    if !is_naming(f.word(k)) || k > piece.start && f.grammar().be.contains(f.before(k)) {
        return None;
    }
    let as_word = (k + 1..piece.end.min(k + 10)).find(|&j| f.word(j) == "as")?;
    let told = (k + 1..as_word).find_map(|j| group(f, j))?;
    let clear = (k + 1..as_word).all(|j| !f.is_mark(j) || f.is_dash(j));
    clear.then_some((as_word + 1, told))
}

/// "killed 12 militants, including A and B": the outcome is that of the group before.
fn including(f: &Frame, piece: &Words, k: usize) -> Option<(usize, Outcome)> {
    let them = matches!(f.word(k), "among" | "amongst") && matches!(f.word(k + 1), "them" | "whom");
    let from = match f.word(k) {
        "including" | "namely" => k + 1,
        _ if them => k + 2,
        _ => return None,
    };
    let mut outcome = None;
    for at in (k.saturating_sub(26).max(piece.start)..k).rev() {
        let word = f.word(at);
        let cue = lexicon().outcomes.cues(word).iter().find(|c| !c.weak && super::deeds::suffered(c.outcome).is_some());
        if let Some(cue) = cue.filter(|_| !super::deeds::says_little(word)) {
            let of_them = matches!(cue.voice, Voice::Either | Voice::Object | Voice::Subject) || noun(word).is_some();
            if !of_them {
                continue;
            }
            let other = f.before(at) == "and" && at >= 2 && joint(f, at - 2, cue.outcome);
            if other || is_unreal_before(f, at, piece.start, 5) {
                return None;
            }
            outcome = super::deeds::suffered(cue.outcome);
            break;
        }
        if matches!(word, ";" | ":")
            || is_saying(word)
            || matches!(word, "that" | "where" | "because" | "after" | "before" | "but")
        {
            return None;
        }
        let in_passing = word.ends_with("ing") || f.before(at) == "to" || matches!(f.upos(at), Upos::Aux);
        if f.upos(at) == Upos::Verb && !in_passing && !is_naming(word) && !word.ends_with("ed") {
            return None;
        }
    }
    outcome.map(|outcome| (from, outcome))
}

/// "killed and wounded dozens, including A": it is not said which.
fn joint(f: &Frame, k: usize, outcome: Outcome) -> bool {
    lexicon()
        .outcomes
        .cues(f.word(k))
        .iter()
        .any(|c| !c.weak && c.outcome != outcome && super::deeds::suffered(c.outcome).is_some())
}

/// "Three were killed: A, B and C."
fn colon(f: &Frame, piece: &Words, k: usize) -> Option<(usize, Outcome)> {
    if !matches!(f.word(k), ":" | "–" | "—") || f.word(k) != ":" && f.is_glued(k) {
        return None;
    }
    let from = k.saturating_sub(14).max(piece.start);
    let told = (from..k).rev().find_map(|j| suffers_at(f, j, piece.end).map(|d| d.outcome).or_else(|| group(f, j)))?;
    let said = (from..k).any(|j| is_saying(f.word(j)));
    (!said && !is_unreal_before(f, k, from, 14)).then_some((k + 1, told))
}

/// The names of a list that begins at the word, over descriptions, as places in `people`.
pub(super) fn names_from<'p>(
    f: &'p Frame,
    piece: &Words,
    people: &'p [Named],
    from: usize,
) -> impl Iterator<Item = usize> + 'p {
    let stop = piece.end;
    let mut at = from;
    let begin = people.partition_point(|n| n.person.words.start < from);
    (begin..people.len())
        .map_while(move |n| {
            let named = people.get(n)?;
            let start = named.person.words.start;
            let gap = at..start;
            if start >= stop || start < at || gap.len() > FARTHEST || !gap.clone().all(|k| is_within_list(f, k)) {
                return None;
            }
            if n > begin && !gap.clone().any(|k| f.is_mark(k) || matches!(f.word(k), "and" | "as")) && gap.len() > 8 {
                return None;
            }
            if named.speaks {
                return None;
            }
            at = named.end();
            Some((n, named))
        })
        .filter(|(_, named)| !named.owns && !named.oblique && !lesser(f, named))
        .map(|(n, _)| n)
}

/// "the brother of A", read where the phrase was taken for one with its own head.
fn lesser(f: &Frame, named: &Named) -> bool {
    matches!(f.before(named.person.words.start), "of" | "by" | "with" | "to" | "for")
}

/// Whether a word may stand between the names of a list.
fn is_within_list(f: &Frame, k: usize) -> bool {
    let word = f.word(k);
    if is_naming(word) || matches!(word, "who" | "is" | "was") && (is_naming(f.word(k + 1)) || is_naming(f.before(k))) {
        return true;
    }
    if matches!(word, "what" | "they" | "call")
        && (f.word(k + 1) == "call" || f.word(k + 2) == "call" || f.before(k) == "they")
    {
        return true;
    }
    if word == "who" && matches!(f.word(k + 1), "is" | "was") && is_naming(f.word(k + 2)) {
        return true;
    }
    !(matches!(word, ":" | "?" | "!")
        || f.line_ends_after(k) && !f.is_mark(k)
        || is_saying(word)
        || f.grammar().auxiliaries.contains(word)
        || f.grammar().barriers.contains(word)
        || matches!(f.upos(k), Upos::Verb | Upos::Aux) && !is_describing(f, k) && !word.ends_with("ing")
        || matches!(word, "after" | "by" | "during" | "killing" | "killed" | "according" | "which"))
}

/// "the death of", "the arrest of": where the names begin.
fn of_noun(f: &Frame, piece: &Words, k: usize) -> Option<(usize, Outcome)> {
    let outcome = noun(f.word(k)).or_else(|| fatal(f, k))?;
    if f.word(k + 1) != "of" || k + 2 >= piece.end {
        return None;
    }
    // "wanted in the death of X": the death is real, "wanted the death of X" is a wish
    let wanted = (k.saturating_sub(4).max(piece.start)..k)
        .any(|j| f.word(j) == "wanted" && matches!(f.word(j + 1), "in" | "over" | "for" | "on"));
    let hypothetical = is_unreal_before(f, k, piece.start, if outcome == Outcome::Detained { 6 } else { 4 })
        && !(wanted && outcome == Outcome::Killed);
    let called = (k.saturating_sub(4).max(piece.start)..k)
        .any(|j| matches!(f.word(j), "for" | "calls" | "call" | "called") && f.before(j) != "responsible");
    let called = called && !matches!(f.before(k), "for");
    let feared = outcome == Outcome::Detained
        && (called || f.before(k) == "for" || f.before(k) == "the" && f.word(k.saturating_sub(2)) == "for");
    let owner = f.before(k) == "'s";
    (!(hypothetical || feared || owner)).then_some((k + 2, outcome))
}

/// "the fatal shooting of X".
fn fatal(f: &Frame, k: usize) -> Option<Outcome> {
    let deed = matches!(f.word(k), "shooting" | "stabbing" | "beating" | "poisoning" | "bombing");
    (deed && matches!(f.before(k), "fatal" | "deadly")).then_some(Outcome::Killed)
}

/// Whom "the death of ..." tells of: the first name, if nothing but its own description stands before it.
fn of_whom(f: &Frame, piece: &Words, people: &[Named], from: usize) -> Option<Vec<usize>> {
    let begin = people.partition_point(|n| n.person.words.start < from);
    let first = people.get(begin)?;
    let start = first.person.words.start;
    let gap = from..start;
    if start >= piece.end || gap.len() > 12 || !first.counts() {
        return None;
    }
    let direct = first.start <= from;
    let mut clear = gap
        .clone()
        .all(|k| is_within_list(f, k) && !f.is_mark(k) | f.is_dash(k) | matches!(f.word(k), "\"" | "“" | "”"));
    // "the deaths of three guards Mayor X came"
    let plural = |k: usize| {
        let one = lexicon().units.singular(f.word(k));
        one != f.word(k) && lexicon().roles.noun(&one).is_some()
            || lexicon().numbers.cardinals.contains_key(f.word(k)) && f.word(k) != "one"
            || matches!(f.word(k), "people" | "dozens")
    };
    let many = gap.clone().any(plural);
    let names: Vec<usize> = names_from(f, piece, people, from).collect();
    if many && names.len() < 2 && !gap.clone().any(|k| f.word(k) == "one") {
        clear = false;
    }
    let of_another = !direct && first.oblique;
    if !clear || of_another {
        return None;
    }
    let row: Vec<usize> = std::iter::once(begin).chain(names.into_iter().filter(|&n| n > begin)).collect();
    // only what is joined right to the first: "the death of X and Y"
    let mut end = first.end();
    let mut taken = Vec::new();
    for n in row {
        let Some(named) = people.get(n) else { break };
        let gap = end..named.start.max(end);
        let joined = n == begin
            || gap.len() <= 2 && gap.clone().all(|k| matches!(f.word(k), "and" | ","))
            || is_kin_beside(f, end..named.person.words.start);
        let verb = n != begin && (matches!(f.upos(named.end()), Upos::Verb | Upos::Aux));
        if !joined || verb {
            break;
        }
        end = named.end();
        taken.push(n);
    }
    Some(taken)
}

/// "the bodies of X, 9, and | her mother, | Y": kin of the one before, told of with that one.
fn is_kin_beside(f: &Frame, gap: Words) -> bool {
    let words = |k: usize| !f.is_mark(k);
    let own: Vec<&str> = gap.clone().filter(|&k| words(k)).map(|k| f.word(k)).collect();
    let marks = gap.clone().filter(|&k| !words(k)).all(|k| f.word(k) == ",");
    marks && matches!(own.as_slice(), ["and", "his" | "her" | "their", kin] if is_kin(kin))
}

/// "X's death", "X's recent arrest".
fn owned(f: &Frame, piece: &Words, named: &Named) -> Option<Outcome> {
    let at = named.person.name.end + 1;
    let k = (at..piece.end.min(at + 3)).find(|&k| noun(f.word(k)).is_some())?;
    let outcome = noun(f.word(k))?;
    let described = (at..k).all(|j| {
        matches!(f.upos(j), Upos::Adj | Upos::X)
            || matches!(f.word(j), "own" | "dead" | "brutal" | "shooting" | "stabbing")
    });
    let next = f.word(k + 1);
    let other = matches!(next, "of" | "toll" | "threat" | "threats" | "squad" | "squads" | "penalty" | "sentence" | "warrant" | "warrants" | "attempt" | "guard" | "guards" | "by" if next != "by");
    let plural = matches!(
        f.word(k),
        "killings"
            | "deaths"
            | "arrests"
            | "murders"
            | "bodies"
            | "abductions"
            | "kidnappings"
            | "disappearances"
            | "assassinations"
            | "detentions"
            | "corpses"
            | "executions"
    );
    let hypothetical = is_unreal_before(f, named.start, piece.start, 5);
    let wanted = outcome == Outcome::Detained
        && (named.start.saturating_sub(4).max(piece.start)..named.start).any(|j| f.word(j) == "for");
    (described && !other && !plural && !hypothetical && !wanted).then_some(outcome)
}

/// What a heading line over lines of names tells: "The dead:", "Names of the wounded".
pub(super) fn heading(f: &Frame, piece: &Words) -> Option<Outcome> {
    let words = piece.clone().filter(|&k| !f.is_mark(k)).count();
    let colon = piece.end > piece.start && f.word(piece.end - 1) == ":";
    let names =
        |k: usize| matches!(f.word(k), "names" | "list" | "victims" | "dead" | "named" | "martyrs" | "identified");
    if words > 14 || !colon && (words > 6 || !piece.clone().any(names)) || !f.line_ends_after(piece.end - 1) {
        return None;
    }
    let outcome = piece.clone().find_map(|k| group(f, k).or_else(|| noun(f.word(k))))?;
    let two = piece.clone().any(|k| group(f, k).is_some_and(|o| o != outcome));
    let said = piece.clone().any(|k| is_saying(f.word(k)));
    (!two && !said).then_some(outcome)
}

/// The person that a line of a list begins with, if the line is one.
pub(super) fn on_line(f: &Frame, piece: &Words, people: &[Named]) -> Option<usize> {
    let first = people.first().filter(|n| n.counts())?;
    let lead = (piece.start..first.person.words.start)
        .all(|k| f.is_mark(k) || f.word(k).chars().all(|c| c.is_ascii_digit()) || is_describing(f, k));
    // "X visited Arven": a sentence and no line of a list
    let end = first.end();
    let closed = end >= piece.end || f.is_mark(end) || matches!(f.word(end), "of" | "from");
    let short = piece.len() <= 24 && f.line_ends_after(piece.end - 1);
    let verb = piece
        .clone()
        .any(|k| matches!(f.upos(k), Upos::Verb | Upos::Aux) && f.grammar().auxiliaries.contains(f.word(k)));
    (lead && short && closed && !verb).then_some(0)
}
