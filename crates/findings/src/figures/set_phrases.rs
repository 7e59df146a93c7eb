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
}

/// "the number two of the bureau": a rank.
fn is_rank(f: &Frame, n: &Number) -> bool {
    let k = n.words.start;
    let whose = |w: &str| matches!(w, "the" | "its" | "his" | "her" | "their" | "'s" | "a");
    let word = n.core.len() == 1 && f.pack().numbers.cardinals.contains_key(f.word(n.core.start));
    word && k >= 2 && f.before(k) == "number" && whose(f.word(k - 2))
}

/// "died of multiple gunshot wounds".
fn is_wounds(f: &Frame, n: &Number) -> bool {
    let end = n.words.end;
    let by = matches!(f.word(end), "gunshot" | "bullet" | "stab" | "knife" | "shrapnel" | "gun" | "shot");
    let shot = end + 1 + usize::from(f.word(end) == "gun" && f.word(end + 1) == "shot");
    by && matches!(f.word(shot), "wound" | "wounds" | "injury" | "injuries")
}

/// "Image 3 of 9": both numbers of what is looked at one after another.
fn is_of_a_row(f: &Frame, n: &Number) -> bool {
    let label = |k: usize| matches!(f.word(k), "image" | "photo" | "picture" | "slide" | "photograph" | "video");
    let digits = |k: usize| f.word(k).bytes().all(|b| b.is_ascii_digit()) && !f.word(k).is_empty();
    let k = n.words.start;
    let first = k >= 1 && label(k - 1) && f.word(n.words.end) == "of" && digits(n.words.end + 1);
    let second = k >= 3 && f.before(k) == "of" && digits(k - 2) && label(k - 3);
    digits(n.core.start) && (first || second)
}

/// "three arrest warrants were issued": papers, and nobody held.
fn is_paper(f: &Frame, n: &Number) -> bool {
    matches!(f.word(n.words.end), "arrest" | "search" | "detention" | "death")
        && matches!(
            f.word(n.words.end + 1),
            "warrants" | "warrant" | "orders" | "sentences" | "threats" | "certificates"
        )
}

/// "the bishop left two sisters": who lives on; "left two sisters dead" tells of them.
fn is_left_behind(f: &Frame, n: &Number, counted: &Counted) -> bool {
    const KIN: [&str; 10] =
        ["son", "daughter", "child", "sister", "brother", "wife", "widow", "husband", "grandchild", "orphan"];
    let kin = counted.head.is_some_and(|h| KIN.contains(&f.pack().units.singular(f.word(h)).as_str()));
    let left = matches!(f.before(n.words.start), "left" | "leaves" | "leaving" | "behind");
    let end = counted.head.map_or(n.words.end, |h| h + 1);
    left && kin && (f.is_mark(end) || matches!(f.word(end), "and" | "behind" | ""))
}

/// "30 of every 100 dead": a share, both numbers.
fn is_of_every(f: &Frame, n: &Number) -> bool {
    let number = |k: usize| {
        f.word(k).starts_with(|c: char| c.is_ascii_digit()) || f.pack().numbers.cardinals.contains_key(f.word(k))
    };
    let (k, end) = (n.core.start, n.core.end);
    let part = f.word(end) == "of" && matches!(f.word(end + 1), "every" | "each") && number(end + 2);
    let base = k >= 3 && matches!(f.before(k), "every" | "each") && f.word(k - 2) == "of" && number(k - 3);
    part || base
}

/// "at ten to six", "quarter past five", "half past seven": both numbers of a clock time.
fn is_clock(f: &Frame, n: &Number) -> bool {
    if n.words != n.core || n.core.len() != 1 {
        return false;
    }
    let small =
        |k: usize, most: u64| f.pack().numbers.cardinals.get(f.word(k)).is_some_and(|&h| (1..=most).contains(&h));
    let (k, leads) = (n.core.start, |k: usize| {
        matches!(f.word(k), "at" | "about" | "around" | "by" | "until" | "since" | "from" | "before" | "after")
    });
    // "quarter past | five"
    let hour = k >= 2 && matches!(f.before(k), "to" | "past") && small(k, 12);
    let parted = hour && (matches!(f.word(k - 2), "quarter" | "half") || k >= 3 && small(k - 2, 29) && leads(k - 3));
    let minutes = k >= 1 && leads(k - 1) && small(k, 29) && matches!(f.word(k + 1), "to" | "past") && small(k + 2, 12);
    parted || minutes && !f.is_capital(k + 3)
}

/// "The ambulance left at eleven.": an hour, unless a toll stands at it.
fn is_hour(f: &Frame, n: &Number, counted: &Counted) -> bool {
    let k = n.words.start;
    let bare = counted.head.is_none() && n.words == n.core && n.core.len() == 1 && !n.vague;
    let clock = n.low.is_some_and(|h| (2..=12).contains(&h)) && f.pack().numbers.cardinals.contains_key(f.word(k));
    let end = n.words.end;
    let ends = f.word(end) == "o'clock"
        || matches!(f.word(end), "." | "," | ";" | "and" | "in" | "on" | "that" | "when" | "yesterday" | "today");
    let floor = f.sentence(k).start.max(k.saturating_sub(16));
    let tells = |j: usize| {
        let word = f.word(j);
        matches!(
            word,
            "toll"
                | "number"
                | "numbers"
                | "put"
                | "puts"
                | "putting"
                | "stood"
                | "stands"
                | "estimated"
                | "estimate"
                | "losses"
                | "count"
                | "total"
                | "figure"
                | "dead"
                | "deaths"
                | "casualties"
                | "set"
                | "gave"
                | "gives"
                | "capped"
                | "fired"
                | "shot"
                | "missing"
                | "wounded"
                | "injured"
                | "those"
                | "remained"
                | "remains"
                | "loss"
        )
    };
    bare && clock && ends && f.before(k) == "at" && !(floor..k).any(tells)
}
