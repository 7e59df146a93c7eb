//! What a time says besides its day: an hour, about when, from when to when, a part of the day. In go a report's words and a
//! time in them, out come minutes of the day.
//!
//! The value of a time has the hour but not "about", nor the second hour of "between 22:00 and 04:30", nor "evening"; these
//! are read here from the words beside it.

use sayso_text::Span;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// Minutes of a day.
pub(super) const DAY: i64 = 24 * 60;

/// When on a day something was, in minutes from its first midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(into = "Written")]
pub(super) enum Hour {
    /// An hour, perhaps said with "about".
    At { minute: i64, about: bool },
    /// From an hour to another, which may be of the next day.
    Between(i64, i64),
    /// "Evening": the usual hours of it, not told ones.
    Part(&'static str, i64, i64),
}

impl Hour {
    /// First and last minute from the day's first midnight.
    pub(super) fn ends(self) -> (i64, i64) {
        match self {
            Hour::At { minute, .. } => (minute, minute),
            Hour::Between(from, to) | Hour::Part(_, from, to) => (from, to),
        }
    }

    /// Whether no hour is told, only a part of the day.
    pub(super) fn is_part(self) -> bool {
        matches!(self, Hour::Part(..))
    }

    /// Whether both tell the same, "about" aside.
    pub(super) fn same(self, other: Hour) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other) && self.ends() == other.ends()
    }

    /// Of two that tell the same the one said with "about".
    pub(super) fn vaguer(self, other: Hour) -> Hour {
        if matches!(other, Hour::At { about: true, .. }) { other } else { self }
    }

    /// "about 9:40", "22:00 to 4:30", "evening".
    pub(super) fn words(self) -> String {
        let clock = |m: i64| format!("{}:{:02}", m.rem_euclid(DAY) / 60, m.rem_euclid(60));
        match self {
            Hour::At { minute, about: true } => format!("about {}", clock(minute)),
            Hour::At { minute, about: false } => clock(minute),
            Hour::Between(from, to) => format!("{} to {}", clock(from), clock(to)),
            Hour::Part(name, ..) => name.to_owned(),
        }
    }
}

/// "About 9:40" stays about.
const ABOUT: &[&str] = &["about", "around", "approximately", "roughly", "nearly", "almost", "circa", "some"];
/// "Before noon" is no hour at which something was.
const BOUNDS: &[&str] = &["before", "after", "until", "till", "by", "since", "past"];
/// Parts of a day and the hours they usually have.
const PARTS: &[(&str, i64, i64)] = &[
    ("morning", 6 * 60, 12 * 60),
    ("afternoon", 12 * 60, 18 * 60),
    ("evening", 18 * 60, 22 * 60),
    ("night", 22 * 60, 30 * 60),
    ("overnight", 22 * 60, 30 * 60),
];

/// An hour as it is written down: the part of a day under a name of its own.
#[derive(Serialize, Deserialize)]
enum Written {
    At(i64, bool),
    Between(i64, i64),
    Part(String, i64, i64),
}

impl From<Hour> for Written {
    fn from(hour: Hour) -> Self {
        match hour {
            Hour::At { minute, about } => Written::At(minute, about),
            Hour::Between(from, to) => Written::Between(from, to),
            Hour::Part(name, from, to) => Written::Part(name.to_owned(), from, to),
        }
    }
}

// Not derived: that would take the name of the part for one that is borrowed from what is read.
impl<'d> Deserialize<'d> for Hour {
    fn deserialize<D: Deserializer<'d>>(from: D) -> Result<Self, D::Error> {
        Hour::try_from(Written::deserialize(from)?).map_err(D::Error::custom)
    }
}

impl TryFrom<Written> for Hour {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        Ok(match written {
            Written::At(minute, about) => Hour::At { minute, about },
            Written::Between(from, to) => Hour::Between(from, to),
            Written::Part(name, from, to) => {
                let known = PARTS.iter().map(|(known, ..)| *known).find(|known| *known == name);
                Hour::Part(known.ok_or_else(|| format!("{name:?} is no part of a day"))?, from, to)
            }
        })
    }
}

/// The day and the minute of "2021-10-14T18:00" and "T09:40"; the day is `None` where the value has none.
pub(super) fn clock(value: &str) -> Option<(Option<&str>, i64)> {
    let (day, clock) = value.split_once('T')?;
    let (hour, minute) = clock.split_once(':')?;
    let two = |digits: &str| digits.parse::<i64>().ok().filter(|_| digits.len() == 2);
    let minutes = two(hour)?.checked_mul(60)?.checked_add(two(minute)?)?;
    (minutes <= DAY).then_some(((!day.is_empty()).then_some(day), minutes))
}

/// What the words around an hour make of it; `None` where they only bound it.
pub(super) fn told(text: &str, sentence: Span, time: Span, minute: i64) -> Option<Hour> {
    let before = Span::new(sentence.start, time.start).of(text);
    let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    if BOUNDS.contains(&last.as_str()) {
        return None;
    }
    if let Some(end) = until(Span::new(time.end, sentence.end).of(text)) {
        return Some(Hour::Between(minute, if end > minute { end } else { end + DAY }));
    }
    let own = time.of(text).to_lowercase();
    let first = own.split_whitespace().next().unwrap_or_default();
    Some(Hour::At { minute, about: ABOUT.contains(&last.as_str()) || ABOUT.contains(&first) })
}

/// The hour that ends what another begins: " and 04:30", " to 8:00".
fn until(after: &str) -> Option<i64> {
    let rest = after.trim_start();
    let rest =
        ["and ", "to ", "until ", "till ", "–", "-"].iter().find_map(|link| rest.strip_prefix(link))?.trim_start();
    let digits = |s: &str| s.chars().take_while(char::is_ascii_digit).count();
    let (hour, rest) = rest.split_at_checked(digits(rest))?;
    let rest = rest.strip_prefix([':', '.'])?;
    let minute = rest.get(..digits(rest)).filter(|m| m.len() == 2)?;
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// The part of a day that a date's words name ("Wednesday morning"), or the words before it ("on the evening of").
pub(super) fn part(text: &str, sentence: Span, time: Span) -> Option<Hour> {
    let before = Span::new(sentence.start, time.start).of(text).trim_end();
    let of = before.strip_suffix(" of").map(|b| b.rsplit(' ').next().unwrap_or(b));
    let own = time.of(text).rsplit(char::is_whitespace).next();
    let word = [own, of].into_iter().flatten().map(str::to_lowercase);
    let (name, from, to) = word.into_iter().find_map(|w| PARTS.iter().find(|(name, ..)| *name == w).copied())?;
    Some(Hour::Part(name, from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, time: &str, minute: i64) -> Option<Hour> {
        let at = text.find(time).unwrap();
        told(text, Span::new(0, text.len()), Span::new(at, at + time.len()), minute)
    }

    #[test]
    fn values_have_an_hour_or_none() {
        assert_eq!(clock("T09:40"), Some((None, 580)));
        assert_eq!(clock("2021-10-14T18:00"), Some((Some("2021-10-14"), 1080)));
        for none in ["2021-10-14", "PT9H", "PT1M", "T99:99", "T9:4", "T", ""] {
            assert_eq!(clock(none), None, "{none}");
        }
    }

    #[test]
    fn about_stays() {
        assert_eq!(
            of("It began at about 9:40 a.m. in Arven.", "9:40 a.m.", 580),
            Some(Hour::At { minute: 580, about: true })
        );
        assert_eq!(of("It began at 9:40.", "9:40", 580), Some(Hour::At { minute: 580, about: false }));
        assert_eq!(of("It was due before noon.", "noon", 720), None);
    }

    #[test]
    fn two_hours_are_an_interval() {
        let night = of("Shots were heard between 22:00 and 04:30 there.", "22:00", 1320);
        assert_eq!(night, Some(Hour::Between(1320, 270 + DAY)));
        assert_eq!(of("It fell from 5.10 to 8.00.", "5.10", 310), Some(Hour::Between(310, 480)));
        assert_eq!(of("At 5:10 and 3 men", "5:10", 310), Some(Hour::At { minute: 310, about: false }));
    }

    #[test]
    fn parts_of_a_day_stand_in_its_words_or_before_them() {
        let part = |text: &str, time: &str| {
            let at = text.find(time).unwrap();
            super::part(text, Span::new(0, text.len()), Span::new(at, at + time.len()))
        };
        assert_eq!(part("On Wednesday morning it fell.", "Wednesday morning"), Some(Hour::Part("morning", 360, 720)));
        assert_eq!(
            part("On the evening of 14 October it fell.", "14 October"),
            Some(Hour::Part("evening", 1080, 1320))
        );
        assert_eq!(part("The mayor of 14 October", "14 October"), None);
    }
}
