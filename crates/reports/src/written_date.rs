//! In go words, out comes the date they say: ISO dates and dates as people write them.

use crate::date_words::{BETWEEN, LABEL_FILLERS, LABELS, MONTHS, ORDINAL_ENDS, WEEKDAYS};
use sayso_case::PartialDate;

/// One word, number or mark of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'t> {
    pub(crate) start: usize,
    pub(crate) words: &'t str,
}

impl Piece<'_> {
    /// Offset past it.
    pub(crate) fn end(&self) -> usize {
        self.start + self.words.len()
    }

    fn number(&self) -> Option<i16> {
        let digits = self.words.bytes().take_while(u8::is_ascii_digit).count();
        let (number, suffix) = self.words.split_at(digits);
        let one_case = suffix == suffix.to_lowercase() || suffix == suffix.to_uppercase();
        let ordinal = one_case && ORDINAL_ENDS.contains(&suffix.to_lowercase().as_str());
        if digits == 0 || digits > 4 || !ordinal { None } else { number.parse().ok() }
    }

    fn month(&self) -> Option<i8> {
        let lower = self.lower();
        let at = MONTHS.iter().position(|names| names.contains(&lower.as_str()))?;
        i8::try_from(at + 1).ok()
    }

    fn year(&self) -> Option<i16> {
        self.number().filter(|year| self.words.len() == 4 && (1900..=2099).contains(year))
    }

    fn is_day(&self) -> bool {
        self.number().is_some_and(|day| (1..=31).contains(&day)) && self.words.len() <= 4
    }

    /// Its words in lower case; none for what is too long to be part of a date.
    pub(crate) fn lower(&self) -> String {
        if self.words.len() > 40 { String::new() } else { self.words.to_lowercase() }
    }

    /// Whether it is one of these words.
    pub(crate) fn among(&self, list: &[&str]) -> bool {
        list.contains(&self.lower().as_str())
    }
}

/// Cuts a text into words and numbers; marks fall away, but where digits and marks make one date ("2016-07-05",
/// "05/07/2016") they stay together.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let first_is_digit = start.is_some_and(|s: usize| text.as_bytes().get(s).is_some_and(u8::is_ascii_digit));
        let inner = matches!(c, '-' | '/' | '.' | ':') && first_is_digit;
        match (c.is_alphanumeric() || inner, start) {
            (true, None) if c.is_alphanumeric() => start = Some(at),
            (false, Some(s)) => {
                let words = text.get(s..at).unwrap_or_default().trim_end_matches(['-', '/', '.', ':']);
                found.push(Piece { start: s, words });
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The date that a whole value says ("2016-07-05T10:00Z", "Tue, 05 Jul 2016 10:00 GMT", "July 2016", "2016").
pub(crate) fn parse(value: &str) -> Option<PartialDate> {
    let value = value.trim();
    if value.len() > 120 {
        return None;
    }
    let pieces = pieces(value);
    (0..pieces.len().min(4)).find_map(|n| {
        // Only weekdays and labels may stand before it.
        let before = pieces.iter().take(n).all(|p| p.among(WEEKDAYS) || p.among(LABELS) || p.among(LABEL_FILLERS));
        before.then(|| date_at(&pieces, n).map(|(date, _)| date)).flatten()
    })
}

/// The date that begins at piece `n`, and the piece after it.
pub(crate) fn date_at(pieces: &[Piece<'_>], n: usize) -> Option<(PartialDate, usize)> {
    let piece = pieces.get(n)?;
    if let Some(date) = in_digits(piece.words) {
        return Some((date, n + 1));
    }
    let skip = |m: usize| {
        if pieces.get(m).is_some_and(|p| p.among(BETWEEN)) { m + 1 } else { m }
    };
    if piece.is_day() {
        // 5 July 2016
        let m = skip(n + 1);
        let month = pieces.get(m)?.month()?;
        let y = skip(m + 1);
        let date = PartialDate::day(pieces.get(y)?.year()?, month, i8::try_from(piece.number()?).ok()?)?;
        return Some((date, y + 1));
    }
    if let Some(month) = piece.month() {
        let next = pieces.get(skip(n + 1))?;
        if let Some(year) = next.year() {
            // July 2016
            return Some((PartialDate::month(year, month)?, skip(n + 1) + 1));
        }
        // July 5 2016
        let year = pieces.get(n + 2)?.year()?;
        let day = next.is_day().then(|| next.number()).flatten()?;
        return Some((PartialDate::day(year, month, i8::try_from(day).ok()?)?, n + 3));
    }
    piece.year().filter(|_| piece.words.len() == 4).and_then(PartialDate::year).map(|date| (date, n + 1))
}

/// A date in digits: 2016-07-05, 2016/07/05, 20160705, 2016-07, 05.07.2016, and 05/07/2016 or 05-07-2016 where day and
/// month cannot be taken for one another; where they can, the year alone.
pub(crate) fn in_digits(words: &str) -> Option<PartialDate> {
    let date = words.split(['T', 't']).next().unwrap_or_default();
    if date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()) {
        let part = |range: std::ops::Range<usize>| date.get(range)?.parse::<i16>().ok();
        let year = part(0..4).filter(|y| (1900..=2099).contains(y))?;
        return PartialDate::day(year, part(4..6)? as i8, part(6..8)? as i8);
    }
    let separator = date.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let mut parts = Vec::with_capacity(3);
    for part in date.split(separator) {
        if parts.len() == 3 || part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        parts.push((part.len(), part.parse::<i16>().ok()?));
    }
    let is_year = |(len, n): (usize, i16)| len == 4 && (1900..=2099).contains(&n);
    match parts[..] {
        [year, month, day] if is_year(year) => PartialDate::day(year.1, small(month)?, small(day)?),
        [year, month] if is_year(year) && separator == '-' => PartialDate::month(year.1, small(month)?),
        [a, b, year] if is_year(year) => {
            let (first, second) = (small(a)?, small(b)?);
            if separator == '.' || first > 12 || first == second {
                PartialDate::day(year.1, second, first)
            } else if second > 12 {
                PartialDate::day(year.1, first, second)
            } else {
                PartialDate::day(year.1, second, first).and_then(|_| PartialDate::year(year.1))
            }
        }
        _ => None,
    }
}

fn small((len, n): (usize, i16)) -> Option<i8> {
    (len <= 2).then(|| i8::try_from(n).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(value: &str, expected: Option<&str>) {
        assert_eq!(parse(value).map(|d| d.to_string()).as_deref(), expected, "{value}");
    }

    #[test]
    fn values_that_are_dates() {
        for value in [
            "2016-07-05",
            "2016-07-05T23:10:00+02:00",
            "2016-07-05 23:10",
            "20160705",
            "2016/07/05",
            "05.07.2016",
            "5 July 2016",
            "5th July 2016",
            "July 5, 2016",
            "Jul 5th 2016",
            "Tue, 05 Jul 2016 10:00:00 GMT",
            "Tuesday, 5 July 2016",
            "5 de julio de 2016",
            "5. Juli 2016",
            "5 juillet 2016",
            "5 июля 2016",
            "5 липня 2016",
            "5 Temmuz 2016",
            "Published: July 5, 2016",
        ] {
            says(value, Some("2016-07-05"));
        }
        says("1 May 2016", Some("2016-05-01"));
        says("July 2016", Some("2016-07"));
        says("2016-07", Some("2016-07"));
        says("2016", Some("2016"));
        says("17/08/2016", Some("2016-08-17"));
        says("08-17-2016", Some("2016-08-17"));
        says("06/06/2016", Some("2016-06-06"));
    }

    #[test]
    fn day_and_month_are_never_guessed() {
        says("03/08/2016", Some("2016"));
        says("03-08-2016", Some("2016"));
    }

    #[test]
    fn values_that_are_none() {
        for value in [
            "",
            "soon",
            "2016-02-30",
            "31 June 2016",
            "2016-13-01",
            "12345",
            "1.2.3.4",
            "yesterday 2016",
            "99/99/2016",
            "July",
        ] {
            says(value, None);
        }
    }

    #[test]
    fn odd_text_is_taken_calmly() {
        for text in ["1".repeat(5_000), "1-".repeat(5_000), "é".repeat(2_000), "July ".repeat(900)] {
            assert_eq!(parse(&text), None);
        }
    }
}
