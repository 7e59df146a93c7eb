//! Whether a figure is an incident's or a running total's, from the words of its sentence.
//!
//! "More than 300,000 people have been killed since the war began" is a total, "killing 16 people" an incident.

use sayso_reader::Words;

use super::candidate::Candidate;
use super::frame::Frame;
use crate::{Outcome, Scope};

/// The scope of a figure with this outcome.
pub(crate) fn scope(f: &Frame, c: &Candidate, sentence: &Words, outcome: Outcome) -> Option<Scope> {
    if is_total(f, c, sentence) {
        return Some(Scope::Total);
    }
    let happened = !matches!(outcome, Outcome::Other | Outcome::Deployed | Outcome::Remaining | Outcome::Violated);
    happened.then_some(Scope::Incident)
}

fn is_total(f: &Frame, c: &Candidate, sentence: &Words) -> bool {
    let clause = clause(f, c, sentence);
    let stands =
        |k: usize, list: &[String]| list.iter().any(|t| f.phrase_at(k, t).is_some_and(|n| k + n <= clause.end));
    if is_of_a_war(f, c, clause.start) {
        return true;
    }
    let day = names_a_day(f, clause.clone());
    for k in clause.clone() {
        if stands(k, &f.grammar().totals) || (!day && stands(k, &f.grammar().sums)) {
            return true;
        }
        // "since March", "since 2031"; not "since Tuesday's raid", which is the incident's own
        let next = f.word(k + 1);
        let from = f.is(k, |w| &w.since) && k + 1 < clause.end;
        if from
            && (f.grammar().months.contains(next)
                || next.parse::<u64>().is_ok()
                || f.pack().figure_words.total_spans.contains(next))
        {
            return true;
        }
    }
    // "in eleven years", "in five years of fighting"
    clause.clone().any(|k| {
        f.pack().figure_words.long_times.contains(f.word(k))
            && f.pack().figure_words.total_leads.contains(f.before(k.saturating_sub(1)))
            && k > c.words.end
    })
}

/// "Their war of 1998 left more than 10,000 people dead": what a war did, no deed of it.
fn is_of_a_war(f: &Frame, c: &Candidate, from: usize) -> bool {
    const FAR: usize = 5;
    let words = &f.pack().figure_words;
    (from..c.words.start).any(|k| {
        let war = words.wars.contains(f.word(k)) && !f.grammar().prepositions.contains(f.before(k));
        war && (k + 1..c.words.start.min(k + FAR)).any(|v| words.war_verbs.contains(f.word(v)))
    })
}

/// "On 3 May six guards were killed, nine people in all": whether a clause names a day.
fn names_a_day(f: &Frame, clause: Words) -> bool {
    clause.clone().any(|k| {
        let number = |word: &str| word.parse::<u8>().is_ok_and(|n| (1..=31).contains(&n));
        let month = f.grammar().months.contains(f.word(k));
        (month && (number(f.before(k)) || (number(f.word(k + 1)) && k + 1 < clause.end)))
            || f.pack().calendar.weekday(f.word(k)).is_some()
    })
}

/// The part of the sentence that tells of this figure: up to a "when", "while" or ";" on each side.
fn clause(f: &Frame, c: &Candidate, sentence: &Words) -> Words {
    let ends = |k: &usize| f.pack().figure_words.scope_ends.contains(f.word(*k));
    let start = (sentence.start..c.words.start).rev().find(ends).map_or(sentence.start, |k| k + 1);
    let end = (c.words.end..sentence.end).find(ends).unwrap_or(sentence.end);
    start..end
}
