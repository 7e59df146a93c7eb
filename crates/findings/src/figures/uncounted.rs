//! Numbers that count nothing of ours: years, dates, times, ages, calibres, names of roads and resolutions, measures.

use super::ages::is_age;
use super::counted::Counted;
use super::frame::Frame;
use super::numbers::Number;
use super::set_phrases::is_in_set_phrase;
use super::shares::{is_description, is_share};
use crate::Unit;
use sayso_reader::Words;

/// Whether the number is a count of people or things, seen from what stands around it.
pub(crate) fn is_count(f: &Frame, n: &Number, counted: &Counted) -> bool {
    let digits = f.word(n.core.start).starts_with(|c: char| c.is_ascii_digit());
    let named = is_other_word(f, n)
        || is_glued(f, n)
        || is_label(f, n, counted, digits)
        || is_date(f, n, counted, digits)
        || is_age(f, n, counted);
    let other =
        is_measure(f, n, counted) || is_one_of(f, n, counted) || (digits && (is_list_mark(f, n) || is_score(f, n)));
    let other = other || is_share(f, n, counted) || is_description(f, n, counted) || is_in_set_phrase(f, n, counted);
    // a number alone on its line belongs to the page: shares, comments, a reader's counter
    let alone = f.sentence(n.words.start).len() == n.words.len() && f.word(n.words.start.saturating_sub(1)) != "?";
    let line = digits && alone
        || n.words.start.checked_sub(1).is_none_or(|p| f.line_ends_after(p)) && f.line_ends_after(n.words.end - 1);
    !named && !other && !line
}

/// "выплатят | по 500 тысяч": money, whose coin is left out where words for it stand near.
pub(super) fn is_sum(f: &Frame, words: &Words, low: Option<u64>, counted: &Counted) -> bool {
    const LEAST: u64 = 1_000;
    const NEAR: usize = 10;
    let sentence = f.sentence(words.start);
    let near = sentence.start.max(words.start.saturating_sub(NEAR))..sentence.end.min(words.end + NEAR);
    let money = |k: usize| f.pack().figure_words.money_stems.iter().any(|stem| f.word(k).starts_with(stem.as_str()));
    let large = low.is_some_and(|n| n >= LEAST);
    f.pack().morphology.declines() && counted.head.is_none() && large && near.into_iter().any(money)
}

/// "спасли | семью из пяти человек": a family, and seven only where what stands behind agrees with that.
fn is_other_word(f: &Frame, n: &Number) -> bool {
    let words = &f.pack().figure_words;
    let agrees = words.instrumental_ends.iter().any(|end| f.word(n.core.end).ends_with(end.as_str()));
    n.core.len() == 1 && words.unsure_numbers.contains(f.word(n.core.start)) && !agrees
}

/// "a 122-mm gun", "the 24-hour truce", "a T-72 tank".
fn is_glued(f: &Frame, n: &Number) -> bool {
    let (a, b) = (n.core.start, n.core.end);
    // the hyphen of "40-odd people" is the number's own
    let own_dash = n.words.end > b && f.is_dash(b);
    let dash_after = !own_dash && b > 0 && f.is_dash(b) && f.is_glued(b - 1) && f.is_glued(b) && !f.is_mark(b + 1);
    // "58-year-old", but "twelve-strong crew" and "20-30" are read elsewhere
    let dash_before = a >= 2 && f.is_dash(a - 1) && f.is_glued(a - 1) && f.is_glued(a - 2) && !f.is_mark(a - 2);
    // "[5]" is a note
    let note = a > 0 && f.before(a) == "[" && f.word(b) == "]";
    let slash = note
        || matches!(f.word(b), "/" | "%" | "°" | "×")
        || f.word(b) == ":" && !is_led_to(f, b)
        || (a > 0 && matches!(f.before(a), "/" | "#" | "@" | "×"));
    let dash_before = dash_before && n.words.start == n.core.start;
    dash_after || dash_before || slash
}

/// "Пропали без вести пятеро: четверо рыбаков и водитель": a colon behind a number in words, where digits would be a time or a row.
fn is_led_to(f: &Frame, colon: usize) -> bool {
    let word = colon.checked_sub(1).map(|k| f.word(k)).unwrap_or_default();
    f.pack().morphology.declines() && word.chars().all(char::is_alphabetic) && !f.line_ends_after(colon)
}

/// "Resolution 44", "Height 211", "No. 7", "$300".
fn is_label(f: &Frame, n: &Number, counted: &Counted, digits: bool) -> bool {
    let units = &f.pack().units;
    let Some(before) = n.words.start.checked_sub(1) else { return false };
    let word = f.word(before);
    if units.currency.contains(word) {
        return true;
    }
    let plain = n.words == n.core;
    let name = is_unit_of_army(f, n.core.end) || is_numbered(f, before, n, counted) || is_model(f, n, counted);
    if plain && (is_designated(f, n, counted, digits) || digits && (name || is_in_row_of_labels(f, before))) {
        return true;
    }
    if word == "." && before > 0 && f.is(before - 1, |w| &w.no) {
        return true;
    }
    // "taken to 3909 Elm Road", "call 555-7200"
    if plain && digits && (is_address(f, n) || is_telephone(f, n)) {
        return true;
    }
    // "Over the past day 12 people were killed": people are counted, and a day's number stands alone.
    if !f.is_capital(before) && counted.head.is_some() && counted.unit == Some(Unit::People) {
        return false;
    }
    // "Height 211" is a name, "of the army 211 were killed" is not: the name has a capital or the number no noun
    plain
        && units.labels.contains(word)
        && (digits && (f.is_capital(before) || !f.line_ends_after(before)) || f.is_capital(before) && !digits)
}

/// "3909 Elm Road": names, and then what has numbers for its houses.
fn is_address(f: &Frame, n: &Number) -> bool {
    let names = (n.core.end..n.core.end + 4).take_while(|&k| f.is_capital(k) && !f.is_mark(k));
    let street = |k: usize| f.pack().figure_words.streets.contains(f.word(k));
    names.skip(1).any(street)
}

/// "555-7200": three digits and four.
fn is_telephone(f: &Frame, n: &Number) -> bool {
    let (a, b) = (n.core.start, n.core.end);
    let digits = |k: usize, many: usize| f.word(k).len() == many && f.word(k).bytes().all(|c| c.is_ascii_digit());
    n.core.len() == 3 && f.is_dash(a + 1) && digits(a, 3) && digits(b - 1, 4)
}

/// "the 2008 Brigade": the number is a unit's name.
fn is_unit_of_army(f: &Frame, k: usize) -> bool {
    f.is_capital(k) && f.pack().figure_words.army_units.contains(f.word(k))
}

/// "a grey Morva 626 vehicle": of more than one thing the noun would have its plural.
fn is_model(f: &Frame, n: &Number, counted: &Counted) -> bool {
    use crate::Unit::{Ammunition, Posts, Vehicles, Weapons};
    let thing = matches!(counted.unit, Some(Vehicles | Weapons | Posts | Ammunition));
    thing && n.low > Some(1) && counted.head.is_some_and(|h| h == n.core.end && is_singular_noun(f, h))
}

/// "an MR 21", "one MR 21 was lost", "two Orvian MR 21 aircraft": the name of a machine, which counts nobody, and the one of its kind.
fn is_designated(f: &Frame, n: &Number, counted: &Counted, digits: bool) -> bool {
    const LONGEST: usize = 4;
    let short = |k: usize| f.is_capital(k) && !f.is_mark(k) && f.word(k).chars().count() <= LONGEST;
    let one = |word: &str| f.pack().numbers.cardinals.get(word) == Some(&1) || f.grammar().indefinite.contains(word);
    let (a, b) = (n.core.start, n.core.end);
    let is_digits = |k: usize| f.word(k).starts_with(|c: char| c.is_ascii_digit());
    let name = digits && a >= 2 && short(a - 1) && one(f.before(a - 1));
    let one_of_it = !digits && n.low == Some(1) && (short(b) && is_digits(b + 1) || is_numbered_type(f, b));
    let thing = matches!(counted.unit, Some(Unit::Vehicles | Unit::Weapons));
    name || one_of_it || digits && thing && a >= 2 && !f.is_mark(a - 2) && is_type(f, a - 1)
}

/// "MR21", "MR" before "21": what machines are named by. No small word is: "In the Orvian Army In 21 ..." of a headline.
fn is_type(f: &Frame, k: usize) -> bool {
    const LONGEST: usize = 4;
    let (written, g) = (f.ctx.word(k), f.grammar());
    let led = k.checked_sub(1).is_some_and(|p| g.prepositions.contains(f.word(p)) || g.determiners.contains(f.word(p)));
    let capitals = written.chars().filter(|c| c.is_uppercase()).count();
    let letters = written.chars().count();
    let small = g.prepositions.contains(f.word(k)) || g.determiners.contains(f.word(k));
    let name = f.is_capital(k) && letters <= LONGEST && (capitals > 1 || letters <= 2) && !small && !led;
    name || is_numbered_type(f, k)
}

/// "MR21".
fn is_numbered_type(f: &Frame, k: usize) -> bool {
    let written = f.ctx.word(k);
    f.is_capital(k) && written.contains(|c: char| c.is_ascii_digit()) && written.contains(char::is_alphabetic)
}

/// "Resolutions 2254 and 2118": the label stands before the first of the row.
fn is_in_row_of_labels(f: &Frame, before: usize) -> bool {
    const LONGEST: usize = 12;
    let number = |k: usize| f.word(k).bytes().all(|b| b.is_ascii_digit()) && !f.word(k).is_empty();
    let mut k = before;
    while k > 1 && before - k < LONGEST && f.pack().figure_words.label_links.contains(f.word(k)) && number(k - 1) {
        k -= 2;
    }
    let units = &f.pack().units;
    let word = f.word(k);
    k < before && units.singular(word) != word && units.labels.contains(&units.singular(word))
}

/// "In Building 14 two people died": a noun with a capital, of what has numbers for names, and nothing that the number counts.
fn is_numbered(f: &Frame, before: usize, n: &Number, counted: &Counted) -> bool {
    let units = &f.pack().units;
    let word = f.word(before);
    let thing = units.unit(word).is_some_and(|u| u != crate::Unit::People) && units.singular(word) == word;
    // "Attack on Hospital 12 Killed", a headline
    let told = f.is_capital(n.core.end) && !f.pack().outcomes.cues(f.word(n.core.end)).is_empty();
    thing && f.is_capital(before) && counted.head.is_none() && !told && !f.line_ends_after(before)
}

/// "three days", "50 km", "30 percent", "two sides", "31 times".
fn is_measure(f: &Frame, n: &Number, counted: &Counted) -> bool {
    let units = &f.pack().units;
    let next = f.word(n.words.end);
    if units.weights.contains(units.singular(next).as_str()) && f.is(n.words.end + 1, |w| &w.of) {
        return false;
    }
    if counted.unit == Some(crate::Unit::Area) {
        return false;
    }
    // "three counts of lying"
    if f.pack().figure_words.charges.contains(next) && f.is(n.words.end + 1, |w| &w.of) {
        return true;
    }
    let head = counted.head.map_or("", |h| f.word(h));
    if f.pack().small.of.contains(next) {
        // "dozens of times", "thousands of pounds"
        return units.is_measure(head);
    }
    f.pack().figure_words.lengths.contains(next)
        || (!head.is_empty() && units.is_measure(head) && units.unit(&units.singular(head)).is_none())
        || (units.is_measure(next)
            && units.unit(&units.singular(next)).is_none()
            && counted.head.is_none_or(|h| h <= n.words.end))
}

/// "one of the main roads", "one another", "this one"; "one of the dead" is a count.
fn is_one_of(f: &Frame, n: &Number, counted: &Counted) -> bool {
    if !f.is(n.core.start, |w| &w.one) || n.core.len() != 1 || n.words != n.core {
        return false;
    }
    let before = f.before(n.core.start);
    let next = f.word(n.core.end);
    let named = f.pack().figure_words.one_leads.contains(before);
    let after =
        f.pack().small.after.contains(next) && f.pack().figure_words.another_the.contains(f.word(n.core.end + 1));
    let elsewhere = f.pack().figure_words.one_behind.contains(next) || after;
    let of_many = f.pack().small.of.contains(next)
        && counted.own.is_none()
        && !f.pack().figure_words.of_his.contains(f.word(n.core.end + 1));
    (named && counted.head.is_none()) || elsewhere || of_many
}

/// "On March 5 shells hit the mill": the day, whatever stands behind; "in March 5 soldiers fell" counts them.
fn is_on_a_day(f: &Frame, n: &Number) -> bool {
    let month = n.core.start.checked_sub(1).map(|k| if f.word(k) == "." { k.saturating_sub(1) } else { k });
    month.is_some_and(|k| f.pack().figure_words.dated_by.contains(f.before(k)))
}

/// "5 July", "July 5, 2031", "in 2031", "since 1994".
fn is_date(f: &Frame, n: &Number, counted: &Counted, digits: bool) -> bool {
    let Some(low) = n.low.or(n.high).filter(|_| digits) else { return false };
    let written_so = |k: usize| f.is_capital(k) || f.pack().morphology.declines();
    let month = |k: usize| f.pack().grammar.months.contains(f.word(k)) && written_so(k);
    let (a, b) = (n.core.start, n.core.end);
    // "Feb. 9" too
    let before_month = a > 0 && (month(a - 1) || (a > 1 && f.before(a) == "." && month(a - 2)));
    if low <= 31
        && n.core.len() == 1
        && ((month(b) && !is_count_before_month(f, n))
            || (before_month && (counted.head.is_none() || is_on_a_day(f, n))))
    {
        return true;
    }
    // "between 11 and 23 September", "2-5 May"
    if n.core.len() > 1 && n.high.is_some_and(|h| h <= 31) && (month(b) || before_month) {
        return true;
    }
    // "at 1405", "1735: shelling": the hour
    let hour = n.core.len() == 1 && n.words == n.core && f.word(a).len() == 4 && low < 2400 && low % 100 < 60;
    let timed = f.pack().figure_words.hour_leads.contains(f.before(a));
    let told = f.pack().figure_words.hour_ends_behind.contains(f.word(b));
    let heads = (a == 0 || f.line_ends_after(a - 1)) && !f.line_ends_after(a);
    if hour && (counted.head.is_none() && (timed || heads) || told) {
        return true;
    }
    let year = n.core.len() == 1 && f.word(a).len() == 4 && (1800..=2100).contains(&low);
    // "from 2014 to 2017", "2011-2018"
    let years = n.core.len() == 3 && n.high.is_some_and(|h| (1800..=2100).contains(&h)) && (1800..=2100).contains(&low);
    if years {
        return counted.head.is_none();
    }
    // "a 2014 Marten was found": a car of that year
    let model = f.is_capital(b) && f.pack().grammar.whose_or_the.contains(f.before(a));
    if year && model && counted.head.is_none() {
        return true;
    }
    if !year || n.words != n.core {
        return false;
    }
    let one = counted.head.is_some_and(|h| is_singular_noun(f, h));
    // "in 2025 soldiers fired", "the 2031 truce": a year before a noun that it does not count
    if low != 2000 && f.pack().figure_words.year_leads.contains(f.before(a))
        || one && f.pack().figure_words.dated_owners.contains(f.before(a))
    {
        return true;
    }
    let led = f.pack().figure_words.date_leads.contains(f.before(a));
    before_month
        || (a > 1 && f.before(a) == "," && f.word(a - 2).parse::<u64>().is_ok_and(|d| d <= 31))
        || (led && counted.head.is_none())
        || month_two_back(f, a)
}

/// Whether a noun stands in the singular; "aircraft" and "sheep" may be either.
fn is_singular_noun(f: &Frame, k: usize) -> bool {
    let word = f.word(k);
    f.pack().units.singular(word) == word && !f.pack().figure_words.either_number.contains(word)
}

/// "July 5 2031": the year stands two words after the month.
fn month_two_back(f: &Frame, a: usize) -> bool {
    a >= 2 && f.word(a - 1).parse::<u64>().is_ok_and(|d| d <= 31) && f.pack().grammar.months.contains(f.word(a - 2))
}

/// "killed 12 May 5" is not written; "kills 12 March 3" in a stripped headline is.
fn is_count_before_month(f: &Frame, n: &Number) -> bool {
    n.words != n.core || f.word(n.core.end + 1).parse::<u64>().is_ok_and(|d| d <= 31)
}

/// "1. The situation is tense": the number of a paragraph.
fn is_list_mark(f: &Frame, n: &Number) -> bool {
    let a = n.core.start;
    let first = a == 0 || f.line_ends_after(a - 1);
    first && n.words == n.core && matches!(f.word(n.core.end), "." | ")" | ":" | "-")
}

/// "won 2-1" and "18:00" have no count; a range glued by a hyphen has rising ends and is read as one number.
fn is_score(f: &Frame, n: &Number) -> bool {
    let (a, b) = (n.core.start, n.core.end);
    let digit = |k: usize| f.word(k).starts_with(|c: char| c.is_ascii_digit());
    (f.is_dash(b) && digit(b + 1) && b > 0 && f.is_glued(b - 1) && f.is_glued(b))
        || (a >= 2 && f.is_dash(a - 1) && digit(a - 2) && f.is_glued(a - 1))
}
