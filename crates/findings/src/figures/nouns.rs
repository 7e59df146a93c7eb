//! What a number counts: a number in, the counted noun with its unit, its role and the outcome it has in itself out.
//!
//! "dozens of people", "15 of the wounded", "three police officers", "58 others", "two other key bridges".

use super::counted::Counted;
use super::frame::Frame;
use super::noun_words::{is_countable_singular, is_noun, is_people_name};
use super::numbers::Number;
use super::phrase::phrase;
use super::quantity::quantity;
use crate::{Bound, Unit};

/// The noun phrase after a number.
pub(super) fn counted(f: &Frame, n: &Number) -> Counted {
    let sentence = f.sentence(n.core.start);
    let at = n.words.end;
    let mut part = false;
    let mut start = at;
    if f.is(at, |w| &w.of) && at + 1 < sentence.end {
        start = at + 1;
        // "hundreds of fighters" names its noun, "15 of the wounded" a part
        while is_partitive(f, start) && start < sentence.end {
            part = true;
            start += 1;
        }
        if f.pack().figure_words.of_them.contains(f.word(start)) {
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
    if f.is(n.core.start, |w| &w.one) && f.pack().grammar.indefinite.contains(f.word(at)) {
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
    // "четверо крановщиков": whoever they are, they are people
    let collective = n.core.clone().any(|k| f.pack().numbers.of_people.contains(f.word(k)));
    found.unit = found.unit.or(collective.then_some(Unit::People));
    found
}

/// "человек двести", "семей сорок": the noun before its number, which is a rough one then.
pub(super) fn turned(f: &Frame, n: &Number) -> Option<(Number, Counted)> {
    let noun = n
        .core
        .start
        .checked_sub(1)
        .filter(|&k| n.words.start == n.core.start && f.sentence(n.core.start).contains(&k))?;
    let word = f.word(noun);
    let plural = f.pack().units.singular(word) != word || f.pack().figure_words.either_number.contains(word);
    // a noun in the first case is a subject: "солдаты два дня шли"
    let genitive =
        f.pack().morphology.declines() && plural && !word.ends_with(['ы', 'и', 'і', 'ї', 'а', 'я', 'у', 'ю']);
    let exact = n.bound == Bound::Exact && n.low.is_some_and(|low| low > 4) && n.low == n.high;
    let before = noun == 0
        || !f.pack().numbers.cardinals.contains_key(f.before(noun))
            && !f.before(noun).starts_with(|c: char| c.is_ascii_digit());
    let counted = phrase(f, noun, n.core.start);
    let listed = counted.unit.is_some() && counted.head == Some(noun) && !f.pack().units.is_measure(word);
    (genitive && exact && before && listed).then(|| {
        let number = Number { words: noun..n.words.end, bound: Bound::About, ..n.clone() };
        (number, Counted { words: n.words.end..n.words.end, ..counted })
    })
}

/// "обстрелов — 14", "Сбито дронов: 6": the noun before a dash or a colon is what the number counts.
pub(super) fn labelled(f: &Frame, n: &Number) -> Option<(Number, Counted)> {
    let mark = n.words.start.checked_sub(1).filter(|&k| f.word(k) == ":" || f.is_dash(k) && !f.is_glued(k))?;
    let noun = mark.checked_sub(1).filter(|&k| f.sentence(n.words.start).contains(&k))?;
    let word = f.word(noun);
    // In the second case of many: "город — 14" is a name and its score.
    let ends = f.pack().figure_words.many_ends.iter().any(|end| word.ends_with(end.as_str()));
    let genitive = f.pack().morphology.declines() && is_noun(f, noun) && ends;
    let counted = phrase(f, noun, mark);
    let head = counted.head.or(Some(noun)).filter(|_| genitive)?;
    let unit = counted.unit.or(Some(Unit::Other));
    Some((n.clone(), Counted { words: n.words.end..n.words.end, head: Some(head), unit, ..counted }))
}

/// "one of them a child", "five of them women": who they are is said right after.
fn apposed(f: &Frame, at: usize, end: usize, to: usize) -> Counted {
    let article = usize::from(f.pack().grammar.indefinite.contains(f.word(end)));
    let noun = phrase(f, end + article, to);
    if noun.unit != Some(Unit::People) || noun.words.is_empty() {
        return Counted { words: at..end, part: true, ..Counted::default() };
    }
    Counted { words: at..noun.words.end, part: true, own: None, ..noun }
}

fn is_partitive(f: &Frame, k: usize) -> bool {
    f.grammar().determiners.contains(f.word(k)) || f.pack().figure_words.partitives.contains(f.word(k))
}
