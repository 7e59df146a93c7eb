//! In goes the beginning of a report, or its file's name, out comes the date that says when it was published.

use sayso_text::ends_line;

use crate::date_words::{AGENCIES, BEFORE_UPDATE, BY, LABEL_FILLERS, LABELS, TIME_OF_DAY, UPDATES, WEEKDAYS};
use crate::written_date::{Piece, date_at, in_digits, pieces};
use sayso_case::{PartialDate, Precision};

/// How far from its beginning a report may say when it was published.
const NEAR_BYTES: usize = 1_200;
const NEAR_LINES: usize = 10;

/// A date near the beginning of a text that says when it was published: one that begins a line, one after a label
/// ("Published July 5 2016"), one that ends a short line ("By Kara Lind March 5, 2023"), or one in a dateline ("ARVEN, 5
/// July 2016 -", "ARVEN, Halvia (July 5, 2016)"). Dates of updates, and dates in sentences, are not taken.
pub(crate) fn near_start(text: &str) -> Option<PartialDate> {
    let start = text.get(..text.floor_char_boundary(NEAR_BYTES)).unwrap_or(text);
    let lines = start.split(ends_line).map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<&str> = lines.take(NEAR_LINES).collect();
    lines.iter().enumerate().find_map(|(n, line)| in_line(line, n == 0))
}

/// Whether the pieces from `n` to `next` stand in brackets after the place of a dateline: "ARVEN, Halvia (July 5)".
fn in_brackets(line: &str, pieces: &[Piece<'_>], n: usize, next: usize) -> bool {
    let (Some(first), Some(place)) = (pieces.get(n), pieces.get(..n)) else { return false };
    let city = place.first().is_some_and(|p| p.words.chars().all(char::is_uppercase) && p.words.chars().count() > 2);
    let names = place.len() <= 6 && place.iter().all(|p| !p.words.starts_with(char::is_lowercase));
    city && names
        && line.get(..first.start).is_some_and(|l| l.ends_with('('))
        && behind(line, pieces, next).starts_with(')')
}

/// The date of publication that a line says; a headline may end with the date of something else.
fn in_line(line: &str, is_headline: bool) -> Option<PartialDate> {
    let pieces = pieces(line);
    let short = line.chars().count() <= 120;
    for n in 0..pieces.len().min(40) {
        let Some((date, next)) = date_at(&pieces, n) else {
            continue;
        };
        let before = pieces.get(..n).unwrap_or_default();
        if before.iter().any(|p| p.among(UPDATES)) {
            return None;
        }
        let opens = before.iter().all(|p| p.among(WEEKDAYS) || p.among(LABELS) || p.among(LABEL_FILLERS));
        let labelled = before.iter().any(|p| p.among(LABELS));
        let exact = date.precision() == Precision::Day;
        // "In 2016 ..." and "2016 was ..." say nothing; a bare year or month needs a line of its own or a label.
        let alone = n == 0 && next == pieces.len();
        if opens && (labelled || alone || (exact && before.iter().all(|p| p.among(WEEKDAYS)))) {
            return Some(date);
        }
        let rest = behind(line, &pieces, next).trim_start();
        let ends_line = short && !is_headline && !rest.contains(char::is_alphabetic) && !line.ends_with('.');
        let capital = |p: &Piece<'_>| !p.words.starts_with(char::is_lowercase);
        let byline = before.first().is_some_and(|p| p.among(BY)) || (before.len() <= 5 && before.iter().all(capital));
        if exact && ends_line && byline {
            return Some(date);
        }
        let signed = before.split_last().is_some_and(|(weekday, rest)| {
            weekday.among(WEEKDAYS) && rest.last().is_some_and(|agency| agency.among(AGENCIES))
        });
        if exact && signed {
            return Some(date);
        }
        let dateline = before.len() <= 6
            && before.iter().all(|p| p.words.chars().all(|c| !c.is_lowercase()) || p.among(WEEKDAYS))
            && rest.trim_start_matches([')', '.', ' ']).starts_with(['-', '–', '—', '(', ':']);
        if exact && (dateline || in_brackets(line, &pieces, n, next)) {
            return Some(date);
        }
    }
    None
}

/// A line without the date it begins with, its label, and the time of day after it.
pub(crate) fn without_date(line: &str) -> &str {
    let pieces = pieces(line);
    for n in 0..pieces.len().min(6) {
        if let Some((date, mut next)) = date_at(&pieces, n) {
            if date.precision() != Precision::Day {
                return line;
            }
            let is_time = |p: &Piece<'_>| p.words.contains(':') || p.among(TIME_OF_DAY);
            while pieces.get(next).is_some_and(is_time) {
                next += 1;
            }
            let closes = |c: char| !c.is_alphanumeric() && !"\"'“‘«„([".contains(c);
            return behind(line, &pieces, next).trim_start_matches(closes);
        }
        let Some(piece) = pieces.get(n) else { return line };
        let before_date = [WEEKDAYS, LABELS, LABEL_FILLERS].iter().any(|list| piece.among(list));
        if !before_date && !piece.among(UPDATES) && !piece.among(BEFORE_UPDATE) {
            return line;
        }
    }
    line
}

/// The date, known to the day, that a file's name begins with: "2016-07-05-bridge.txt".
pub(crate) fn begins_file_name(path: &str) -> Option<PartialDate> {
    let name = path.rsplit('/').next()?;
    let (written, rest) = name.split_at_checked(10)?;
    let dashes = [4, 7].iter().all(|at| written.as_bytes().get(*at) == Some(&b'-'));
    let ends = dashes && !rest.starts_with(|c: char| c.is_ascii_digit());
    in_digits(written).filter(|date| ends && date.precision() == Precision::Day)
}

/// What follows the pieces before `next`.
fn behind<'l>(line: &'l str, pieces: &[Piece<'_>], next: usize) -> &'l str {
    let last = next.checked_sub(1).and_then(|n| pieces.get(n));
    last.and_then(|piece| line.get(piece.end()..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn starts(text: &str, expected: Option<&str>) {
        assert_eq!(near_start(text).map(|d| d.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn dates_near_the_start() {
        starts("Bridge shelled\n\nPublished July 5 2016 Two people died.", Some("2016-07-05"));
        starts("Bridge shelled\n\nDate of publication 5 July 2016 Two people died.", Some("2016-07-05"));
        starts("Bridge shelled\nTue 05 Jul 2016 Two people died.", Some("2016-07-05"));
        starts("Bridge shelled\n2016-07-05\nTwo people died.", Some("2016-07-05"));
        starts("17-08-2016 Bridge shelled. Two people died.", Some("2016-08-17"));
        starts("Bridge shelled\nBy Kara Lind July 5, 2016\n\nTwo died.", Some("2016-07-05"));
        starts("Bridge shelled\nARVEN, July 5, 2016 (Wire) - Two died.", Some("2016-07-05"));
        starts(" date 2016-07-05 Bridge shelled\nTwo died.", Some("2016-07-05"));
        starts("Bridge shelled\nBridge shelled AFP Tuesday 5 Jul 2016 Two died near it.", Some("2016-07-05"));
        starts("Bulletin\n5 July 2016, 10:20\nTwo died.", Some("2016-07-05"));
        starts("No. 12\nARVEN, Halvia (July 5, 2016)\nTwo people died.", Some("2016-07-05"));
        starts("No. 12\u{2028}ARVEN (July 5, 2016) – Two people died.", Some("2016-07-05"));
    }

    #[test]
    fn dates_of_other_things_are_left_alone() {
        starts("Last update: June 21, 2024 23:23\nBridge shelled\nTwo died.", None);
        starts("Last update: June 21, 2024\nBridge shelled\nBy Kara Lind July 5, 2016", Some("2016-07-05"));
        starts("Bridge shelled\nOn 5 July 2016 two people died near the bridge.", None);
        starts("The statement of 5 July 2016\nTwo people died.", None);
        starts("Bridge shelled\nIn 2016 two people died.", None);
        starts("Soldiers near the bridge in Arven, 5 July 2016\nTwo died.", None);
        starts("Two people died since 5 July 2016 - and more will.", None);
        starts("", None);
    }

    #[test]
    fn odd_text_is_taken_calmly() {
        for text in ["1".repeat(5_000), "1-".repeat(5_000), "é".repeat(2_000), "July ".repeat(900)] {
            assert_eq!(near_start(&text), None);
            assert_eq!(without_date(&text), text);
            assert_eq!(begins_file_name(&text), None);
        }
    }
}
