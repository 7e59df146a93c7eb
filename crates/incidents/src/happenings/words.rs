//! Questions about how a happening is told, asked of the words of a report's language (`happening_words.toml`).

use sayso_language::HappeningWords;

use crate::pile::Pile;
use crate::wording::{flat, has, words};

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Telling(pub &'static HappeningWords);

/// Words between "before" and the event.
const OLDER: usize = 3;
/// Words between where something is said and its place: "a briefing held on Monday in |Arven".
const VENUE: usize = 4;
/// Words between what is said to have begun and that it began.
const REACH: usize = 7;

impl Telling {
    /// The words of a report's language.
    pub fn of(pile: &Pile, report: usize) -> Self {
        Telling(&pile.pack(report).happening_words)
    }

    /// "in Arven after", "; ": whether a clause ends in these words.
    pub fn breaks(&self, between: &str) -> bool {
        between.contains(';') || has(&flat(between), &self.0.breaks).is_some()
    }

    /// "a market in the rebel-held town of |Arven": whether what follows these words is where something happened.
    pub fn is_locative(&self, before: &str) -> bool {
        let tail = before
            .rfind(['.', ',', ';', ':', '(', ')', '\n', '!', '?', '–', '—'])
            .map_or(before, |k| before.get(k..).map_or("", |t| t.trim_start_matches(|c: char| !c.is_alphanumeric())));
        let tail: Vec<String> = words(tail, 0).into_iter().map(|w| w.form).collect();
        let written: Vec<&str> = before.split_whitespace().collect();
        let mut hyphened = written.iter().rev();
        for word in tail.iter().rev() {
            if self.0.locative.contains(word) {
                return true;
            }
            let compound = hyphened.next().is_some_and(|w| w.contains('-'));
            if !self.0.between.contains(word) && !compound {
                return false;
            }
        }
        false
    }

    /// "Two charged over the bombing": whether a headline tells of what followed a deed.
    pub fn is_aftermath(&self, headline: &str) -> bool {
        has(&flat(headline), &self.0.aftermath).is_some()
    }

    /// "The town was shelled previously", "since the war in the north began".
    pub fn looks_back(&self, sentence: &str) -> bool {
        let flat = flat(sentence);
        let words: Vec<&str> = flat.split_whitespace().collect();
        let begun = words.iter().enumerate().any(|(k, w)| {
            self.0.back_what.contains(*w)
                && words.iter().skip(k + 1).take(REACH).any(|later| self.0.back_begun.contains(*later))
        });
        begun || has(&flat, &self.0.looks_back).is_some()
    }

    /// "In another attack", "Elsewhere": whether another deed follows.
    pub fn is_other(&self, words: &str) -> bool {
        has(&flat(words), &self.0.other).is_some()
    }

    /// "With regard to the events of 13 May": whether a sentence turns to another deed.
    pub fn turns(&self, head: &str) -> bool {
        let flat = flat(head);
        let begins = |p: &String| flat.strip_prefix(' ')?.strip_prefix(p.as_str())?.strip_prefix(' ');
        self.0.turns_to.iter().any(|p| begins(p).is_some())
    }

    /// "The next day shells fell": by how many words a sentence goes on to a later deed, if it does.
    pub fn goes_on(&self, head: &str) -> Option<usize> {
        let flat = flat(head);
        let begins =
            |p: &&String| flat.strip_prefix(' ').and_then(|f| f.strip_prefix(p.as_str())?.strip_prefix(' ')).is_some();
        self.0.later.iter().filter(begins).map(|p| p.split(' ').count()).max()
    }

    /// "told reporters in |Arven", "at a briefing in |Arven": whether what follows these words is where something was said.
    pub fn is_said_there(&self, before: &str) -> bool {
        let last = before.rsplit([',', '.', ';', ':', '\n']).next().unwrap_or("");
        let near: Vec<String> = words(last, 0).into_iter().rev().take(VENUE).map(|w| w.form).collect();
        let near: Vec<&str> = near.iter().rev().map(String::as_str).collect();
        let joined = format!(" {} ", near.join(" "));
        self.0.venue.iter().any(|v| joined.contains(&format!(" {v} ")))
    }

    /// "before Wednesday's |raid", "before the |raid": whether an event is older than what is told.
    pub fn is_older(&self, before: &str) -> bool {
        let last = before.rsplit([',', '.', ';', ':', '\n']).next().unwrap_or("");
        words(last, 0).iter().rev().take(OLDER).any(|w| self.0.older.contains(&w.form))
    }

    /// "On the morning of |14 May": whether words at the head of a paragraph lead to the day that dates it.
    pub fn lead_to_day(&self, words_before: &str) -> bool {
        words(words_before, 0).iter().all(|w| self.0.day_lead.contains(&w.form))
    }

    /// "the ministry said late on |Tuesday": the start of the word of saying, as a byte of `before`.
    pub fn saying_before(&self, before: &str) -> Option<usize> {
        let found = words(before, 0);
        let near = found.iter().rev().skip_while(|w| self.0.before_day.contains(&w.form)).take(4);
        near.into_iter().find(|w| self.0.day_of_saying.contains(&w.form)).map(|w| w.span.start)
    }

    /// "next |Tuesday".
    pub fn is_ahead(&self, before: &str) -> bool {
        words(before, 0).last().is_some_and(|w| self.0.ahead.contains(&w.form))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_something_happened() {
        let w = Telling(&crate::testing::english().happening_words);
        for before in ["a market in ", "shells hit the rebel-held town of ", "A bomb in northern ", "Dorvet, near the "]
        {
            assert!(w.is_locative(before), "{before}");
        }
        for before in ["the mayor, ", "president ", "in the army. ", "Colonel ", ""] {
            assert!(!w.is_locative(before), "{before}");
        }
    }

    #[test]
    fn clauses_and_turns_of_phrase() {
        let w = Telling(&crate::testing::english().happening_words);
        assert!(w.breaks(" in Arven after soldiers "));
        assert!(w.breaks(" in Arven; soldiers "));
        assert!(!w.breaks(" in Arven on the "));
        assert!(w.is_aftermath("Two charged over Arven market bombing") && w.is_aftermath("Convicted man sentenced"));
        assert!(!w.is_aftermath("Six killed in Arven market bombing"));
        assert!(
            w.looks_back("since the war in the north began in 2020")
                && !w.looks_back("the war began to tire him? no"[..7].trim())
        );
        assert!(w.is_other("In another attack, two died"));
    }

    #[test]
    fn days_of_saying() {
        let w = Telling(&crate::testing::english().happening_words);
        assert!(w.saying_before("the ministry said late on ").is_some());
        assert!(w.saying_before("the market was hit on ").is_none());
        assert!(w.is_ahead("talks resume next ") && !w.is_ahead("talks resumed on "));
    }
}
