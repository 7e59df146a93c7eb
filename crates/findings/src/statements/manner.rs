//! Manner and polarity from the words of a cue, by the lists in `cues.toml`.
//!
//! Words are compared by their base form; the longest entry found in the cue wins, of equals the first in the cue.

use sayso_language::{Cues, Pack};

use crate::{Manner, Polarity};

/// Manner and polarity of a cue. `words`: its words in lower case, with the words between its subject and it when the
/// reader left the negation out. `None` for the manner if no list knows the cue.
pub(crate) fn manner(pack: &Pack, words: &[String]) -> (Option<Manner>, Polarity) {
    let words: Vec<String> = words.iter().map(|w| pack.morphology.base(w)).collect();
    let lists = &pack.cues;
    let best = longest(&words, 0, lists);
    // "refused to confirm": the saying named last, turned round; "refused to comment" is an entry of its own.
    if best.is_none_or(|(length, _, _)| length < 2)
        && let Some(end) = lists.before.iter().find_map(|e| find(e, &words))
        && let Some((_, _, manner)) = longest(&words, end, lists)
    {
        // "declined to reveal", "refused to name": nothing is said, whatever the verb.
        let turned_away =
            words.iter().any(|w| pack.statement_words.declining.iter().any(|verb| *w == pack.morphology.base(verb)));
        return match manner {
            Manner::Say | Manner::Report | Manner::Ask if turned_away => (Some(Manner::Decline), Polarity::Affirmed),
            Manner::Decline | Manner::Silent => (Some(manner), Polarity::Affirmed),
            _ => (Some(manner), Polarity::Negated),
        };
    }
    let Some((_, at, manner)) = best else { return (None, polarity(&words, words.len(), lists)) };
    let negated = match manner {
        // "has not reacted", "no comment", "did not want to say": the entry itself holds the negation.
        Manner::Silent | Manner::Decline => Polarity::Affirmed,
        _ => polarity(&words, at, lists),
    };
    (Some(manner), negated)
}

/// Whether a cue is a saying only if it has a source ("expects", "shows").
pub(super) fn wants_source(pack: &Pack, words: &[String]) -> bool {
    words.iter().any(|w| pack.cues.with_source.contains(&pack.morphology.base(w)))
}

/// Whether a cue may stand for what things show rather than what somebody says ("indicates", "means").
pub(super) fn shows(pack: &Pack, words: &[String]) -> bool {
    words.iter().any(|w| pack.cues.shows.contains(&pack.morphology.base(w)))
}

/// The longest entry that begins at or after a word: its length, place and manner; of equals the first.
fn longest(words: &[String], from: usize, lists: &Cues) -> Option<(usize, usize, Manner)> {
    let mut best: Option<(usize, usize, Manner)> = None;
    for (k, first) in words.iter().enumerate().skip(from) {
        for (entry, manner) in lists.entries.get(first).map_or(&[][..], Vec::as_slice) {
            if let Some(length) = matches(entry, words.get(k..).unwrap_or_default())
                && best.is_none_or(|(l, _, _)| length > l)
            {
                best = Some((length, k, *manner));
            }
        }
    }
    best
}

/// Where a run of words ends in the cue.
fn find(run: &[String], words: &[String]) -> Option<usize> {
    (0..words.len()).find(|&k| words.get(k..).is_some_and(|w| w.starts_with(run))).map(|k| k + run.len())
}

/// Words of an entry in order, with up to two words between them ("call once again for").
fn matches(entry: &[String], words: &[String]) -> Option<usize> {
    let mut at = 0;
    for (k, e) in entry.iter().enumerate() {
        let reach = if k == 0 { 1 } else { 3 };
        let found = words.iter().skip(at).take(reach).position(|w| w == e)?;
        at += found + 1;
    }
    Some(entry.len())
}

fn polarity(words: &[String], end: usize, lists: &Cues) -> Polarity {
    let before = words.get(..end).unwrap_or(words);
    let turned =
        before.iter().any(|w| lists.negation.contains(w)) || lists.before.iter().any(|e| find(e, before).is_some());
    if turned { Polarity::Negated } else { Polarity::Affirmed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::pack;

    fn of(cue: &str) -> (Option<Manner>, Polarity) {
        manner(pack(), &cue.split(' ').map(str::to_lowercase).collect::<Vec<_>>())
    }

    #[test]
    fn what_cannot_be_confirmed_is_not() {
        assert_eq!(of("impossible to independently confirm"), (Some(Manner::Confirm), Polarity::Negated));
    }

    #[test]
    fn manners_of_common_cues() {
        for (cue, m) in [
            ("said", Manner::Say),
            ("denied", Manner::Deny),
            ("has repeatedly accused", Manner::Accuse),
            ("called once again for", Manner::CallFor),
            ("called", Manner::Say),
            ("admitted", Manner::Confirm),
            ("promising", Manner::Promise),
            ("ruled out", Manner::Reject),
            ("ruled", Manner::Order),
            ("declined to comment", Manner::Decline),
            ("has not reacted in any way", Manner::Silent),
            ("claimed", Manner::Claim),
            ("according to", Manner::Say),
            ("noted", Manner::Say),
            ("agreed", Manner::Agree),
            ("wrote", Manner::Say),
            ("guarantees", Manner::Promise),
            ("labelled", Manner::Say),
            ("told", Manner::Say),
            ("had told", Manner::Say),
            ("declined to reveal", Manner::Decline),
            ("refused to name", Manner::Decline),
            ("does not accept", Manner::Reject),
            ("has not explained", Manner::Silent),
            ("gave", Manner::Say),
        ] {
            assert_eq!(of(cue), (Some(m), Polarity::Affirmed), "{cue}");
        }
    }

    #[test]
    fn negated_cues() {
        for (cue, m) in [
            ("did not rule out", Manner::Reject),
            ("cannot confirm", Manner::Confirm),
            ("has been unable to verify", Manner::Confirm),
            ("refused to confirm", Manner::Confirm),
            ("stopped short of accusing", Manner::Accuse),
            ("did n't say", Manner::Say),
            ("have not claimed", Manner::Claim),
        ] {
            assert_eq!(of(cue), (Some(m), Polarity::Negated), "{cue}");
        }
    }

    #[test]
    fn an_unknown_cue_has_no_manner() {
        assert_eq!(of("gallops"), (None, Polarity::Affirmed));
    }
}
