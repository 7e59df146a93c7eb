//! Ages: words in, whether they give somebody's age and where that ends. An age is no count, and parts nobody from what became
//! of them: "A miner, 48, and a nurse aged 37 were hurt" is two, "a 7-year-old boy" one.

use super::counted::Counted;
use super::frame::Frame;
use super::numbers::Number;

/// Nobody is older.
const OLDEST: u64 = 115;

/// The end of "9-year-old", "nine year old", "21 years old" that begins at the word.
pub(super) fn compound_end(f: &Frame, k: usize) -> Option<usize> {
    let dash = |at: usize| usize::from(f.is_dash(at));
    let at = years_end(f, k)?;
    let at = at + dash(at);
    if !f.pack().figure_words.age_units.contains(f.word(at)) {
        return None;
    }
    let at = at + 1 + dash(at + 1);
    f.pack().figure_words.old_words.contains(f.word(at)).then_some(at + 1)
}

/// The end of an age that is told in passing from the word on: ", 55,", "(19 and 21)", "aged 60", "aged between 3 and 12", "of nine".
pub(super) fn aside_end(f: &Frame, k: usize) -> Option<usize> {
    match f.word(k) {
        "(" => list_end(f, k + 1).filter(|&end| f.word(end) == ")").map(|end| end + 1),
        "," if f.pack().figure_words.aged_words.contains(f.word(k + 1)) => {
            let end = aside_end(f, k + 1)?;
            Some(end + usize::from(f.word(end) == ","))
        }
        "," => {
            let closed = |end: usize| matches!(f.word(end), "," | "." | ";" | ")" | "—" | "–" | "―");
            let compound = compound_end(f, k + 1).filter(|&end| closed(end));
            // of "a nurse, 28, and two children" the row ends at the first comma that closes it
            let end = compound.or_else(|| row_ends(f, k + 1).into_iter().rev().find(|&end| closed(end)))?;
            Some(end + usize::from(f.word(end) == ","))
        }
        word if f.pack().figure_words.age_words.contains(word) => {
            let lead = k + 1 + usize::from(f.pack().figure_words.age_bounds.contains(f.word(k + 1)));
            list_end(f, lead)
        }
        word if f.pack().small.of.contains(word) && is_one_person(f, f.before(k)) => years_end(f, k + 1),
        _ => None,
    }
}

/// Whether the number is somebody's age.
pub(super) fn is_age(f: &Frame, n: &Number, counted: &Counted) -> bool {
    let highest = n.high.or(n.low).unwrap_or(0);
    if n.core.start == 0 || !(1..=OLDEST).contains(&highest) || n.vague {
        return false;
    }
    is_in_aside(f, n) || is_decade(f, n) || counted.head.is_none() && (is_told(f, n) || is_limit(f, n))
}

/// "a woman in her 30s", "in his late 40's".
fn is_decade(f: &Frame, n: &Number) -> bool {
    let decade = n.low.is_some_and(|low| low >= 10 && low % 10 == 0);
    let near = n.core.start.saturating_sub(4)..n.core.start;
    let whose = near.clone().any(|k| f.pack().grammar.their.contains(f.word(k)));
    decade && whose && near.clone().any(|k| f.is(k, |w| &w.in_))
}

/// Inside one of the asides, behind those whose age it is.
fn is_in_aside(f: &Frame, n: &Number) -> bool {
    let first = n.core.start.saturating_sub(10);
    for k in (first..n.core.start).rev() {
        let word = f.word(k);
        let opens = f.pack().figure_words.age_asides.contains(word);
        if opens && aside_end(f, k).is_some_and(|end| end >= n.core.end) {
            // the last of a row of ages has the first one's opening, so the look goes on
            let many = f.sentence(k).end.min(n.core.end + 2) > n.core.end && holds_several(f, k);
            if f.pack().figure_words.age_openers.contains(word) || k > 0 && fits_before(f, k - 1, many) {
                return true;
            }
        }
        let inside =
            opens || is_link(f, word) || years(f, k).is_some() || f.pack().figure_words.age_ranges.contains(word);
        if !inside {
            return false;
        }
    }
    false
}

/// One age is of one person ("a man, 55,"), several of several ("two soldiers, 19 and 21,"); of more it would be a count
/// ("soldiers (21)").
fn fits_before(f: &Frame, noun: usize, several: bool) -> bool {
    let word = f.word(noun);
    // "Carl Dune, Jr., 40,"
    if word == "." && noun > 0 && f.pack().grammar.suffixes.contains(f.word(noun - 1)) {
        return true;
    }
    let singular = f.pack().units.singular(word);
    let person = f.pack().roles.noun(&singular).is_some()
        || f.pack().units.unit(&singular) == Some(crate::Unit::People)
        || f.pack().speakers.persons.contains(&singular);
    let named = f.is_capital(noun) && !f.is_mark(noun) && !person;
    named || person && (singular == word) != several && f.pack().outcomes.counted(word).is_none()
}

/// Whether the aside that begins at the word has more than one age.
fn holds_several(f: &Frame, k: usize) -> bool {
    let end = aside_end(f, k).unwrap_or(k);
    let one = years_end(f, k + 1).unwrap_or(k + 1);
    (one..end).any(|at| years(f, at).is_some())
}

/// "She was 21.", "who turned 18", "at the age of nine", "between the ages of 12 and 19".
fn is_told(f: &Frame, n: &Number) -> bool {
    let start = n.words.start;
    let before = f.before(start);
    if f.pack().small.of.contains(before) && start >= 2 && f.pack().figure_words.ages_told.contains(f.word(start - 2)) {
        return true;
    }
    // "Killed at 71, the bishop ..."
    let at = n.words == n.core && f.pack().small.at.contains(before) && start >= 2;
    // ... but "put those killed at 71".
    let toll =
        (start.saturating_sub(7)..start.saturating_sub(1)).any(|k| f.pack().figure_words.tolls_put.contains(f.word(k)));
    if at && !toll && f.pack().figure_words.died_at.contains(f.word(start - 2)) && closes(f, n) {
        return true;
    }
    if n.words != n.core || start < 3 {
        return false;
    }
    // "my brother is like seven"
    let be = start - usize::from(f.pack().small.like.contains(before));
    let (who, before) = (f.word(be - 2), f.before(be));
    let kin = f.pack().figure_words.young_kin.contains(who);
    let whose = f.pack().figure_words.who_is.contains(who) || is_one_person(f, who) || kin;
    whose
        && (f.pack().grammar.is_was.contains(before) && closes(f, n) || f.pack().figure_words.turned.contains(before))
        && n.low != Some(1)
}

/// "The eleven dead were all under 25", "children under five were hurt".
fn is_limit(f: &Frame, n: &Number) -> bool {
    let start = n.words.start;
    if start == 0 || !f.pack().figure_words.age_limits.contains(f.word(start)) {
        return false;
    }
    let before = f.before(start);
    let singular = f.pack().units.singular(before);
    let noun = singular != before && f.pack().roles.noun(&singular).is_some()
        || f.pack().figure_words.age_limited.contains(before);
    noun || f.grammar().be.contains(before) && closes(f, n)
}

fn closes(f: &Frame, n: &Number) -> bool {
    let end = n.words.end;
    f.word(end).is_empty()
        || f.pack().figure_words.age_ends.contains(f.word(end))
        || f.line_ends_after(end.saturating_sub(1))
}

fn is_one_person(f: &Frame, word: &str) -> bool {
    f.pack().figure_words.one_persons.contains(word)
}

fn is_link(f: &Frame, word: &str) -> bool {
    f.pack().figure_words.age_links.contains(word)
}

/// The years that one word says.
fn years(f: &Frame, k: usize) -> Option<u64> {
    let word = f.word(k);
    let listed = f.pack().numbers.cardinals.get(word).copied();
    let said = listed.or_else(|| word.parse().ok().filter(|_| word.bytes().all(|b| b.is_ascii_digit())));
    said.filter(|y| (1..=OLDEST).contains(y))
}

/// The end of one age: "55", "twenty-one".
fn years_end(f: &Frame, k: usize) -> Option<usize> {
    let first = years(f, k)?;
    let next = k + 1 + usize::from(f.is_dash(k + 1));
    let word = !f.word(k).starts_with(|c: char| c.is_ascii_digit());
    let joins = word && first >= 20 && first % 10 == 0 && years(f, next).is_some_and(|y| y < 10);
    Some(if joins { next + 1 } else { k + 1 })
}

/// The end of ages in a row: "19 and 21", "3, 7 and 12", "12 to 15".
fn list_end(f: &Frame, k: usize) -> Option<usize> {
    row_ends(f, k).last().copied()
}

/// Where a row of ages may end: after each of them.
fn row_ends(f: &Frame, k: usize) -> Vec<usize> {
    let mut ends: Vec<usize> = years_end(f, k).into_iter().collect();
    while let Some(&end) = ends.last()
        && ends.len() < 20
    {
        let comma = usize::from(f.word(end) == ",");
        let link = usize::from(f.pack().figure_words.age_row_links.contains(f.word(end + comma)));
        match years_end(f, end + comma + link).filter(|_| comma + link > 0) {
            Some(next) => ends.push(next),
            None => break,
        }
    }
    ends
}
