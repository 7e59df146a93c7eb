//! Whose office is meant: the words by which a source tells one holder of an office, or one body, from another.
//!
//! A source goes in ("the head of the third battalion", "the Lurian ministry"), and somebody met before; out comes whether that
//! one's own words have all that tells them apart. Two are never made one because their office is the same.

use std::collections::BTreeSet;

use sayso_reader::{Deprel, Upos, Words};

use super::Known;
use super::beside::{front, fronts};
use crate::{FindingId, Mention, Speaker, SpeakerKind};

impl Known<'_> {
    /// The words of a source that tell whose it is: all but its head, articles, praise, and the seat in "Orsk-based".
    pub(super) fn telling(&self, words: &Words, head: &str) -> Vec<String> {
        let ctx = self.ctx;
        let ends = |k: usize| {
            k > words.start
                && (matches!(ctx.word(k), "," | "(" | "–" | "—")
                    || ctx.pack.speaker_words.telling_ends.contains(&ctx.lower(k)))
        };
        let mut out = Vec::new();
        let mut seen_head = false;
        for k in words.clone().take_while(|&k| !ends(k)) {
            let word = ctx.pack.morphology.singular(ctx.word(k));
            let is_head = word == head && !seen_head;
            seen_head |= is_head;
            let verb = ctx.upos(k) == Upos::Verb;
            // "the officer wounded in the raid": what befell somebody is told in many words.
            if verb && seen_head {
                break;
            }
            let tells = matches!(ctx.upos(k), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
                || verb && ctx.deprel(k) == Deprel::Amod
                || ctx.pack.speaker_words.other_holders.contains(word.as_str());
            let light = ctx.pack.speakers.praising.contains(&ctx.lower(k));
            if tells && !is_head && !light && !self.of_seat(k, words) && !ctx.pack.grammar.is_calendar(&word) {
                out.push(word);
            }
        }
        out
    }

    /// Whether a word stands before "-based": "the Port Orsk-based monitor" sits there, and may be anybody's.
    pub(super) fn of_seat(&self, word: usize, words: &Words) -> bool {
        let ctx = self.ctx;
        let mut k = word;
        while k < words.end && ctx.is_capital(k) {
            k += 1;
        }
        let joined = ctx.lower(word).ends_with("-based");
        joined || k > word && ctx.word(k) == "-" && ctx.is(k + 1, |w| &w.based)
    }

    /// "the Port Orsk-based Heron Watch": the seat, read as a body, is not the name.
    pub(super) fn is_seat(&self, m: &Mention) -> bool {
        self.ctx.after(m.span.end).starts_with("-based")
    }

    /// Whether a source's words and somebody's office have one rank: "the minister" is no deputy minister, "the new governor" is not the
    /// one who spoke as governor before.
    pub(super) fn is_of_rank(&self, words: &Words, speaker: &Speaker) -> bool {
        let Some(role) = speaker.role.as_deref().map(str::to_lowercase) else { return true };
        let theirs = |rank: &str| role.split(|c: char| !c.is_alphanumeric()).any(|word| word == rank);
        let own = |rank: &str| words.clone().any(|k| self.ctx.lower(k) == rank);
        // A deputy is often called so once, and "the deputy" behind; what is new or outgoing may go unsaid of the one meant.
        let words = &self.ctx.pack.speaker_words;
        words.ranks.iter().all(|rank| own(rank) == theirs(rank))
            && words.new_ranks.iter().all(|rank| !own(rank) || theirs(rank))
    }

    /// Whether everything that tells a source's owner apart is known of somebody: in what they were called by before, or kin to it.
    pub(super) fn owns(&self, telling: &[String], speaker: &Speaker) -> bool {
        if telling.is_empty() {
            return true;
        }
        let mut own: BTreeSet<String> = fronts(speaker.name.as_deref().unwrap_or("")).collect();
        own.extend(speaker.role.iter().chain(&speaker.body).flat_map(|w| fronts(w)));
        let mut nouns: BTreeSet<&str> = BTreeSet::new();
        if let Some(id) = &speaker.id {
            own.extend(self.called_by.get(id).into_iter().flatten().cloned());
            let described = self.names.described.get(id).into_iter().flatten();
            nouns.extend(described.map(String::as_str));
            own.extend(nouns.iter().map(|n| front(n)));
            own.extend(self.names.beside_of(id).into_iter().flatten().cloned());
        }
        telling.iter().all(|w| own.contains(&front(w)) || nouns.iter().any(|n| self.ctx.pack.speakers.are_kin(n, w)))
    }

    /// Whether a noun such as "spokeswoman" may stand for a person by the sex that the text gives.
    pub(super) fn sex_fits(&self, head: &str, speaker: &Speaker) -> bool {
        if speaker.kind != SpeakerKind::Person {
            return true;
        }
        let told = speaker.id.as_ref().and_then(|id| self.names.sex_of(id));
        let wanted = match head {
            w if self.ctx.pack.speakers.feminine.contains(w) => Some(true),
            w if self.ctx.pack.speakers.masculine.contains(w) => Some(false),
            _ => None,
        };
        told.is_none() || wanted.is_none() || told == wanted
    }

    /// Writes down the words somebody is called by.
    pub(super) fn call(&mut self, id: &FindingId, words: impl Iterator<Item = String>) {
        self.called_by.entry(id.clone()).or_default().extend(words);
    }
}
