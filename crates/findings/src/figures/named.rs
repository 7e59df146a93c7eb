//! Persons given by name as what is counted: "Lieutenant Dalo Emric was wounded" is one, "Rin Vao, Sefu Karr and Tam Ode
//! were killed" is one figure of three whose words are the whole list.

use sayso_reader::{EntityKind, Words};
use sayso_text::Span;

use super::candidate::{Candidate, Kind};
use super::counted::Counted;
use super::frame::Frame;
use crate::{Mention, MentionKind, Unit};

/// A named person with the rank or role written before the name and the age after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    /// Role, name and age.
    pub words: Words,
    /// The name alone.
    pub name: Words,
    /// Age in years.
    pub age: Option<u32>,
    /// Rank or role words before the name, or the apposition after it.
    pub role: Option<Words>,
}

/// The named persons of a sentence, in order.
pub(crate) fn persons(f: &Frame, sentence: &Words, mentions: &[Mention]) -> Vec<Person> {
    let reading = f.ctx.reading;
    let mut spans: Vec<Span> =
        mentions.iter().filter(|m| m.kind == MentionKind::Person && m.named).map(|m| m.span).collect();
    let from = reading.entities.partition_point(|e| e.words.start < sentence.start);
    let here = reading.entities.iter().skip(from).take_while(|e| e.words.start < sentence.end);
    spans.extend(here.filter(|e| e.kind == EntityKind::Person).map(|e| reading.span(&e.words)));
    let mut names: Vec<Words> = spans.iter().map(|&s| reading.words_in(s)).collect();
    names.retain(|w| !w.is_empty() && w.start >= sentence.start && w.end <= sentence.end);
    // "Carl Dune, Jr., 40": no name of its own
    names.retain(|w| w.len() > 1 || !is_suffix(f, w.start));
    names.extend(ranked(f, sentence));
    names.sort_by_key(|w| (w.start, std::cmp::Reverse(w.end)));
    let mut found: Vec<Person> = Vec::new();
    for name in names {
        if found.last().is_none_or(|p| p.words.end <= name.start) {
            found.push(person(f, name, sentence));
        }
    }
    found
}

/// "Private Emil Crode": a rank or role with a capital and capitalised words after it, where no network marks names.
fn ranked(f: &Frame, sentence: &Words) -> Vec<Words> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let rank = is_title(f, at);
        let name_end = || (at + 1..sentence.end).find(|&k| !is_name_word(f, k)).unwrap_or(sentence.end);
        let end = if rank { name_end() } else { at + 1 };
        if end > at + 1 {
            let first = (at + 1..end).find(|&k| !is_title(f, k)).unwrap_or(end);
            // "Police Command", "Army Group": a body
            let body = f.pack().speakers.body_nouns.contains(&f.pack().morphology.singular(f.word(end - 1)));
            if first < end && !body {
                found.push(first..end);
            }
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

fn is_suffix(f: &Frame, k: usize) -> bool {
    f.pack().grammar.suffixes.contains(f.word(k)) && f.is_capital(k)
}

/// The word behind ", Jr." and "Sr" after a name.
fn after_suffix(f: &Frame, end: usize) -> usize {
    let at = end + usize::from(f.word(end) == ",");
    if !is_suffix(f, at) {
        return end;
    }
    // The full stop is the suffix's own unless a sentence ends there.
    let dot = f.word(at + 1) == "." && f.word(at + 2) == ",";
    at + 1 + usize::from(dot)
}

fn is_title(f: &Frame, k: usize) -> bool {
    let word = f.word(k);
    let role = f.pack().roles.noun(word).is_some() && f.pack().units.singular(word) == word;
    f.is_capital(k)
        && (role
            || f.pack().figure_words.ranks.contains(word)
            || f.pack().outcomes.counted(word).is_none() && f.pack().speakers.titles.contains(word))
}

fn is_name_word(f: &Frame, k: usize) -> bool {
    let word = f.word(k);
    let joint = f.is_dash(k) && f.is_glued(k) && k > 0 && f.is_glued(k - 1);
    let capital = f.is_capital(k) && !f.grammar().calendar.contains(word) && f.pack().outcomes.cues(word).is_empty();
    (capital || joint || f.pack().figure_words.name_particles.contains(word) && f.is_capital(k + 1))
        && !f.line_ends_after(k - 1)
}

fn person(f: &Frame, mut name: Words, sentence: &Words) -> Person {
    // a mention may hold the rank: "Colonel Dalo Emric"
    let mut start = name.start;
    // ... and the stop of one cut short: "Col. | Edgar Valero"
    while name.len() > 1 && (is_title(f, name.start) || f.word(name.start) == ".") {
        name.start += 1;
    }
    while start > sentence.start && (is_title(f, start - 1) || is_role_word(f, start - 1) && !f.is_mark(start - 1)) {
        start -= 1;
    }
    if start > sentence.start && start < name.start && f.pack().grammar.whose_or_the.contains(f.word(start - 1)) {
        start -= 1;
    }
    // "“lieutenant colonel” Boro Masek": a rank kept at a distance stays between its marks
    if start == name.start
        && let Some(rank) = marked_rank(f, start, sentence)
    {
        start = rank;
    }
    let before = (start < name.start).then_some(start..name.start);
    let (mut end, mut age, mut role) = (after_suffix(f, name.end), None, before);
    // "20-year-old Tuve Lindar", "the 44-year-old teacher Jona Abekwe"
    if let Some((first, years)) = years_before(f, start, sentence) {
        age = Some(years);
        start = first;
    }
    // "Ibe Karro (37)", "Tuve Lindar, 20,", "Abel Quispi aged 19", "Jona Abekwe, a 52-year-old farmer,"
    let gap = usize::from(matches!(f.word(end), "," | "("))
        + usize::from(f.is(end + 1, |w| &w.aged) || f.is(end, |w| &w.aged));
    if let Some(years) = years(f, end + gap).filter(|_| end + gap < sentence.end && (gap > 0 || closes(f, end + 1))) {
        age = Some(years);
        end += gap + 1 + usize::from(f.word(end) == "(" && f.word(end + gap + 1) == ")");
    }
    let comma = usize::from(f.word(end) == ",");
    if age.is_none() && f.pack().grammar.articles.contains(f.word(end + comma))
        || comma > 0 && f.pack().grammar.indefinite.contains(f.word(end + comma))
    {
        let at = end + comma + 1;
        let old = years(f, at).filter(|_| f.is_dash(at + 1) && f.is(at + 2, |w| &w.year));
        let noun = if old.is_some() { at + 5 } else { at };
        age = age.or(old);
        let stop = (noun..sentence.end.min(noun + 5)).find(|&k| is_role_word(f, k));
        if let Some(last) = stop
            .filter(|&l| l < sentence.end && (noun..l).all(|k| !f.is_mark(k) && !f.grammar().ends_a_phrase(f.word(k))))
        {
            role = role.or(Some(end + comma..last + 1));
            end = last + 1;
        }
    }
    Person { words: start..end.min(sentence.end), name, age, role }
}

/// Where a rank between quotation marks right before a name begins, its opening mark included.
fn marked_rank(f: &Frame, name: usize, sentence: &Words) -> Option<usize> {
    let mark = |k: usize| matches!(f.word(k), "\"" | "“" | "”" | "«" | "»" | "'" | "‘" | "’" | "``" | "''");
    let close = name.checked_sub(1).filter(|&k| k > sentence.start && mark(k))?;
    let open = (close.saturating_sub(5).max(sentence.start)..close).rev().find(|&k| mark(k))?;
    let rank = |k: usize| is_role_word(f, k) || f.pack().speakers.titles.contains(f.word(k));
    (open + 1 < close && (open + 1..close).all(rank)).then_some(open)
}

/// The age in "20-year-old" right before a word, and where it begins.
fn years_before(f: &Frame, end: usize, sentence: &Words) -> Option<(usize, u32)> {
    let first = end.checked_sub(5).filter(|&k| k >= sentence.start)?;
    let old =
        f.is_dash(first + 1) && f.is(first + 2, |w| &w.year) && f.is_dash(first + 3) && f.is(first + 4, |w| &w.old);
    Some((first, years(f, first).filter(|_| old)?))
}

fn closes(f: &Frame, k: usize) -> bool {
    f.word(k).is_empty() || f.pack().figure_words.named_ends.contains(f.word(k)) || f.is_capital(k)
}

fn years(f: &Frame, k: usize) -> Option<u32> {
    let years = f.word(k).parse::<u32>().ok();
    let years = years.or_else(|| f.pack().numbers.cardinals.get(f.word(k)).and_then(|&n| u32::try_from(n).ok()));
    years.filter(|y| (1..=115).contains(y))
}

fn is_role_word(f: &Frame, k: usize) -> bool {
    let lists = f.pack();
    let word = f.word(k);
    lists.roles.noun(word).is_some() && lists.units.singular(word) == word
}

/// Persons as candidates: each by itself, or as one where they stand in a row ("X, Y and Z").
pub(crate) fn named(f: &Frame, persons: &[Person], taken: &[Candidate]) -> Vec<Candidate> {
    let free = |w: &Words| !w.clone().any(|k| taken.iter().any(|c| c.words.contains(&k)));
    let mut found: Vec<(Words, usize, Option<Words>)> = Vec::new();
    for p in persons.iter().filter(|p| free(&p.words)) {
        match found.last_mut().filter(|(w, ..)| in_a_row(f, w.end, p.words.start)) {
            Some((words, count, role)) => {
                words.end = p.words.end;
                *count += 1;
                *role = role.clone().or(p.role.clone());
            }
            None => found.push((p.words.clone(), 1, p.role.clone())),
        }
    }
    let made = found.into_iter().map(|(words, count, role)| {
        let role = role.and_then(|r| r.rev().find_map(|k| f.pack().roles.noun(f.word(k))));
        let counted = Counted { words: words.end..words.end, unit: Some(Unit::People), role, ..Counted::default() };
        Candidate::exact(words, Kind::Named, count as u64, counted)
    });
    made.collect()
}

/// Whether only commas, semicolons and "and" stand between two names.
fn in_a_row(f: &Frame, a: usize, b: usize) -> bool {
    b >= a && b - a <= 3 && b > a && (a..b).all(|k| f.pack().figure_words.row_links.contains(f.word(k)))
}
