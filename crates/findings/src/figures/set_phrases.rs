//! Numbers in set phrases that count nobody: a number with its noun in, whether it stands in one out.

use super::counted::Counted;
use super::frame::Frame;
use super::numbers::Number;

/// Whether the number is part of a set phrase.
pub(super) fn is_in_set_phrase(f: &Frame, n: &Number, counted: &Counted) -> bool {
    is_rank(f, n)
        || is_wounds(f, n)
        || is_of_a_row(f, n)
        || is_paper(f, n)
        || is_clock(f, n)
        || is_left_behind(f, n, counted)
        || is_of_every(f, n)
        || is_hour(f, n, counted)
        || is_each_other(f, n)
}

/// "передали одна | одній тіла", "стреляли один в | другого": each other, and nobody counted.
fn is_each_other(f: &Frame, n: &Number) -> bool {
    let one = |k: usize| f.pack().numbers.cardinals.get(f.word(k)) == Some(&1);
    let other = |k: usize| one(k) || f.pack().figure_words.each_others.contains(f.word(k));
    let k = n.words.start;
    let link = |k: usize| f.grammar().prepositions.contains(f.word(k));
    let first = one(k) && (other(n.words.end) || link(n.words.end) && other(n.words.end + 1));
    let second = one(k) && k > 0 && (one(k - 1) || k > 1 && link(k - 1) && one(k - 2));
    f.pack().morphology.declines() && n.words.len() == 1 && (first || second)
}

/// "the number two of the bureau": a rank.
fn is_rank(f: &Frame, n: &Number) -> bool {
    let k = n.words.start;
    let whose = |w: &str| f.pack().figure_words.rank_owners.contains(w);
    let word = n.core.len() == 1 && f.pack().numbers.cardinals.contains_key(f.word(n.core.start));
    word && k >= 2 && f.pack().small.number.contains(f.before(k)) && whose(f.word(k - 2))
}

/// "died of multiple gunshot wounds".
fn is_wounds(f: &Frame, n: &Number) -> bool {
    let end = n.words.end;
    let by = f.pack().figure_words.wound_kinds.contains(f.word(end));
    let shot = end + 1 + usize::from(f.is(end, |w| &w.gun) && f.is(end + 1, |w| &w.shot));
    by && f.pack().figure_words.wounds.contains(f.word(shot))
}

/// "Image 3 of 9": both numbers of what is looked at one after another.
fn is_of_a_row(f: &Frame, n: &Number) -> bool {
    let label = |k: usize| f.pack().figure_words.row_labels.contains(f.word(k));
    let digits = |k: usize| f.word(k).bytes().all(|b| b.is_ascii_digit()) && !f.word(k).is_empty();
    let k = n.words.start;
    let first = k >= 1 && label(k - 1) && f.is(n.words.end, |w| &w.of) && digits(n.words.end + 1);
    let second = k >= 3 && f.pack().small.of.contains(f.before(k)) && digits(k - 2) && label(k - 3);
    digits(n.core.start) && (first || second)
}

/// "three arrest warrants were issued": papers, and nobody held.
fn is_paper(f: &Frame, n: &Number) -> bool {
    f.pack().figure_words.paper_kinds.contains(f.word(n.words.end))
        && f.pack().figure_words.papers.contains(f.word(n.words.end + 1))
}

/// "the bishop left two sisters": who lives on; "left two sisters dead" tells of them.
fn is_left_behind(f: &Frame, n: &Number, counted: &Counted) -> bool {
    let kin =
        counted.head.is_some_and(|h| f.pack().figure_words.left_kin.contains(&f.pack().units.singular(f.word(h))));
    let left = f.pack().figure_words.left_behind.contains(f.before(n.words.start));
    let end = counted.head.map_or(n.words.end, |h| h + 1);
    left && kin && (f.is_mark(end) || f.word(end).is_empty() || f.pack().figure_words.kin_ends.contains(f.word(end)))
}

/// "30 of every 100 dead": a share, both numbers.
fn is_of_every(f: &Frame, n: &Number) -> bool {
    let number = |k: usize| {
        f.word(k).starts_with(|c: char| c.is_ascii_digit()) || f.pack().numbers.cardinals.contains_key(f.word(k))
    };
    let (k, end) = (n.core.start, n.core.end);
    let part = f.is(end, |w| &w.of) && f.pack().grammar.each_every.contains(f.word(end + 1)) && number(end + 2);
    let base = k >= 3 && f.pack().grammar.each_every.contains(f.before(k)) && f.is(k - 2, |w| &w.of) && number(k - 3);
    part || base
}

/// "at ten to six", "quarter past five", "half past seven": both numbers of a clock time.
fn is_clock(f: &Frame, n: &Number) -> bool {
    if n.words != n.core || n.core.len() != 1 {
        return false;
    }
    let small =
        |k: usize, most: u64| f.pack().numbers.cardinals.get(f.word(k)).is_some_and(|&h| (1..=most).contains(&h));
    let (k, leads) = (n.core.start, |k: usize| f.pack().figure_words.clock_leads.contains(f.word(k)));
    // "quarter past | five"
    let hour = k >= 2 && f.pack().figure_words.clock_links.contains(f.before(k)) && small(k, 12);
    let parted = hour
        && (f.pack().figure_words.clock_parts.contains(f.word(k - 2)) || k >= 3 && small(k - 2, 29) && leads(k - 3));
    let minutes = k >= 1
        && leads(k - 1)
        && small(k, 29)
        && f.pack().figure_words.clock_links.contains(f.word(k + 1))
        && small(k + 2, 12);
    parted || minutes && !f.is_capital(k + 3)
}

/// "The ambulance left at eleven.": an hour, unless a toll stands at it.
fn is_hour(f: &Frame, n: &Number, counted: &Counted) -> bool {
    let k = n.words.start;
    let bare = counted.head.is_none() && n.words == n.core && n.core.len() == 1 && !n.vague;
    let clock = n.low.is_some_and(|h| (2..=12).contains(&h)) && f.pack().numbers.cardinals.contains_key(f.word(k));
    let end = n.words.end;
    let ends = f.is(end, |w| &w.o_clock) || f.pack().figure_words.hour_ends.contains(f.word(end));
    let floor = f.sentence(k).start.max(k.saturating_sub(16));
    let tells = |j: usize| {
        let word = f.word(j);
        f.pack().figure_words.toll_words.contains(word)
    };
    bare && clock && ends && f.pack().small.at.contains(f.before(k)) && !(floor..k).any(tells)
}
