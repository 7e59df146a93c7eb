//! Bounds, by the contract's arithmetic, and what must hold for any text.

use proptest::prelude::*;
use sayso_text::Span;

use super::*;
use crate::figures::frame::Frame;
use crate::figures::numbers::numbers;

#[test]
fn at_least() {
    for (text, words, n) in [
        ("At least 16 people were killed.", "At least 16 people", 16),
        ("It killed more than 200.", "more than 200", 200),
        ("It wounded over 90 soldiers.", "over 90 soldiers", 90),
        ("No fewer than 52 people were killed.", "No fewer than 52 people", 52),
        ("Some 200+ people fled.", "Some 200+ people", 200),
        ("20 or more guards were wounded.", "20 or more guards", 20),
    ] {
        one(text, words, Some(n), None, Bound::AtLeast);
    }
}

#[test]
fn at_most() {
    one("Up to 45 soldiers were killed.", "Up to 45 soldiers", None, Some(45), Bound::AtMost);
    one("As many as 90,000 people were displaced.", "As many as 90,000 people", None, Some(90_000), Bound::AtMost);
}

#[test]
fn ranges() {
    one(
        "Between 50 and 1,000 fighters were killed.",
        "Between 50 and 1,000 fighters",
        Some(50),
        Some(1000),
        Bound::Range,
    );
    one("It wounded 20-30 people.", "20-30 people", Some(20), Some(30), Bound::Range);
    one("It killed 15 to 20 people.", "15 to 20 people", Some(15), Some(20), Bound::Range);
    one("Two or three guards were killed.", "Two or three guards", Some(2), Some(3), Bound::Range);
    // ... and what counts both ends may stand behind the second.
    one("20 to 30 thousand people fled.", "20 to 30 thousand people", Some(20_000), Some(30_000), Bound::Range);
    one("Five or six hundred people fled.", "Five or six hundred people", Some(500), Some(600), Bound::Range);
    one("900 to 2 thousand people fled.", "900 to 2 thousand people", Some(900), Some(2000), Bound::Range);
    one("One hundred to two hundred fled.", "One hundred to two hundred", Some(100), Some(200), Bound::Range);
}

#[test]
fn a_toll_that_rises_is_no_range() {
    let found = read("The death toll rose from 12 to 16.");
    assert!(found.iter().any(|f| f.starts_with("16 |")), "{found:?}");
}

#[test]
fn about() {
    for modifier in ["some", "about", "around", "nearly", "an estimated", "approximately"] {
        let words = format!("{modifier} 300 people");
        one(&format!("It killed {words}."), &words, Some(300), Some(300), Bound::About);
    }
    one("It wounded another 40.", "another 40", Some(40), Some(40), Bound::Exact);
    one("It injured 58 others.", "58 others", Some(58), Some(58), Bound::Exact);
}

#[test]
fn endless_digits_are_passed_over() {
    let long = "9".repeat(400);
    assert!(read(&format!("It killed {long} people and 3 soldiers.")).iter().all(|f| !f.contains("999")));
    let _ = read(&format!("It killed 999999999999999 billion people, {}.", "two million ".repeat(200)));
}

/// A number in words, as "two hundred and five thousand and one" or without "and" and hyphens.
fn spelled(n: u64, and: bool, hyphen: bool) -> String {
    const SMALL: [&str; 20] = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let below_hundred = |n: u64| match n {
        0..20 => SMALL[n as usize].to_owned(),
        _ if n.is_multiple_of(10) => TENS[n as usize / 10].to_owned(),
        _ => format!("{}{}{}", TENS[n as usize / 10], if hyphen { "-" } else { " " }, SMALL[n as usize % 10]),
    };
    let below_thousand = |n: u64| {
        let rest = below_hundred(n % 100);
        match (n / 100, n % 100) {
            (0, _) => rest,
            (h, 0) => format!("{} hundred", SMALL[h as usize]),
            (h, _) => format!("{} hundred {}{rest}", SMALL[h as usize], if and { "and " } else { "" }),
        }
    };
    let mut parts = Vec::new();
    for (size, name) in [(1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand")] {
        let group = n / size % 1000;
        if group > 0 {
            parts.push(format!("{} {name}", below_thousand(group)));
        }
    }
    let rest = n % 1000;
    if rest > 0 {
        let link = if and && rest < 100 && !parts.is_empty() { "and " } else { "" };
        parts.push(format!("{link}{}", below_thousand(rest)));
    }
    parts.join(" ")
}

/// The one number of a text.
fn read_number(text: &str) -> Option<(u64, Span)> {
    with_context(text, |ctx| {
        let f = Frame::new(ctx);
        let found = numbers(&f, 0..ctx.reading.words.len());
        (found.len() == 1).then(|| (found[0].low.unwrap_or(0), ctx.span(&found[0].words)))
    })
}

proptest! {
    #[test]
    fn number_words_come_back(n in 1u64..=1_000_000_000, and: bool, hyphen: bool) {
        let text = spelled(n, and, hyphen);
        prop_assert_eq!(read_number(&text), Some((n, Span::new(0, text.len()))), "{}", text);
    }

    #[test]
    fn digits_come_back(n in 1u64..=1_000_000_000, group in 0..3) {
        let mut text = n.to_string();
        let separator = ["", ",", " "][group as usize];
        for at in (1..text.len()).rev().filter(|k| (text.len() - k).is_multiple_of(3)).collect::<Vec<_>>() {
            text.insert_str(at, separator);
        }
        prop_assert_eq!(read_number(&text), Some((n, Span::new(0, text.len()))), "{}", text);
    }

    #[test]
    fn a_modifier_never_loses_the_number(n in 2u64..=900_000, k in 0usize..6) {
        let (modifier, low, high) = [
            ("at least", true, false), ("more than", true, false), ("up to", false, true), ("about", true, true),
            ("another", true, true), ("no fewer than", true, false),
        ][k];
        let text = format!("The raid killed {modifier} {n} soldiers.");
        let found = figures(&text);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!((found[0].low, found[0].high), (low.then_some(n), high.then_some(n)));
    }

    #[test]
    fn no_figure_leaves_the_text(text in "([a-zé ,.\"“”-]{0,12}(killed|of|16|two|dozens|at least|soldiers|and|a|1,2|-|Corporal Ab) ?){0,12}") {
        for f in figures(&text) {
            prop_assert!(f.span.end <= text.len() && !f.span.is_empty());
            prop_assert!(text.is_char_boundary(f.span.start) && text.is_char_boundary(f.span.end));
            prop_assert!(f.low.is_some() || f.high.is_some());
            prop_assert!(f.low.zip(f.high).is_none_or(|(l, h)| l <= h));
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,120}") {
        let _ = figures(&text);
    }
}
