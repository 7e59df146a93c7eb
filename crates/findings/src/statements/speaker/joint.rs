//! Several who say one thing: "Varnia and Luria blamed each other", "the Observatory and local officials said".

use sayso_reader::{Upos, Words};

use super::Known;
use crate::MentionKind;

impl Known<'_> {
    /// The words for each of several speakers that a source joins; empty where it is about one, or names none of them.
    ///
    /// "Dalo Emric, a lawyer and poet" is one; "residents and officials" are left in their own words.
    pub(super) fn joint(&self, words: &Words) -> Vec<Words> {
        let ctx = self.ctx;
        let free = |k: usize| self.names.by_place.holding(ctx.place(k)).next().is_none();
        let neither = ctx.is(words.start, |w| &w.neither);
        let joins =
            |k: usize| ctx.pack.speaker_words.and_marks.contains(&ctx.lower(k)) || neither && ctx.is(k, |w| &w.nor);
        let Some(and) = words.clone().rev().find(|&k| joins(k) && free(k)) else {
            return Vec::new();
        };
        let left = words.start + usize::from(neither || ctx.is(words.start, |w| &w.both))..and;
        if self.describes_one(&left, &(and + 1..words.end)) {
            return Vec::new();
        }
        let mut parts: Vec<Words> = vec![left.clone(), and + 1..words.end];
        // "X, Y and Z": commas part names only, one each.
        let commas: Vec<usize> = left.clone().filter(|&k| ctx.word(k) == "," && free(k)).collect();
        if !commas.is_empty() {
            let mut list = Vec::new();
            let mut from = left.start;
            for comma in commas {
                list.push(from..comma);
                from = comma + 1;
            }
            if from < left.end {
                list.push(from..left.end);
            }
            let last = and + 1..words.end;
            if list.iter().chain([&last]).all(|p| self.named(p)) && list.iter().all(|p| p.len() <= 5) {
                parts = list;
                parts.push(last);
            } else {
                // "two sisters, Dala and Mira" are told by their names; "Dalo Emric, the mayor, and his deputy" are two.
                let first = left.start..left.clone().find(|&k| ctx.word(k) == ",").unwrap_or(left.end);
                if !self.named(&first) || !self.named(&last) {
                    return Vec::new();
                }
            }
        }
        let all = parts.iter().all(|p| self.stands(p));
        if all && parts.iter().any(|p| self.named(p)) { parts } else { Vec::new() }
    }

    /// Whether the words behind "and" are one more office of who is named before the comma: "Ulf Brand, project manager and Kelt
    /// Power vice president". An article makes another of them: "Dalo Emric, the mayor, and the bishop".
    fn describes_one(&self, left: &Words, last: &Words) -> bool {
        let ctx = self.ctx;
        let Some(comma) = left.clone().find(|&k| ctx.word(k) == ",") else { return false };
        let article = ctx.pack.speaker_words.another_leads.contains(&ctx.lower(last.start));
        let office = |w: &Words| {
            let Some(head) = self.head_noun(w) else { return false };
            ctx.pack.speakers.person_roles.contains(&head) && w.clone().any(|k| ctx.lower(k) == head)
        };
        let person = |w: &Words| {
            self.names.by_place.inside(ctx.span(w)).any(|m| m.kind == MentionKind::Person && self.is_head(m, w))
        };
        !article && office(last) && !person(last) && office(&(comma + 1..left.end)) && !person(&(comma + 1..left.end))
    }

    /// Whether some words are about a person, body or side that has a name.
    fn named(&self, words: &Words) -> bool {
        let speaks = |k: MentionKind| k != MentionKind::Place;
        self.names.by_place.inside(self.ctx.span(words)).any(|m| speaks(m.kind) && self.is_head(m, words))
    }

    /// Whether some words can be a speaker of their own: a name, or a noun for somebody with its article or in the plural.
    fn stands(&self, words: &Words) -> bool {
        let ctx = self.ctx;
        if words.is_empty() {
            return false;
        }
        if self.named(words) {
            return true;
        }
        let Some(head) = self.head_noun(words) else { return false };
        // "Varnia's government": a body by whose it is.
        let owned = ctx.pack.speakers.body_nouns.contains(&head)
            && words.clone().any(|k| ctx.pack.grammar.owner_ends.contains(ctx.word(k)));
        let known = ctx.pack.speakers.persons.contains(&head) || ctx.pack.speakers.body_nouns.contains(&head);
        // "Lancaster and other clerics".
        let others = ctx.is(words.start, |w| &w.other);
        let many = words.clone().any(|k| ctx.pack.morphology.singular(ctx.word(k)) == head && ctx.lower(k) != head);
        let article = ctx.pack.speaker_words.speaker_articles.contains(&ctx.lower(words.start))
            || matches!(ctx.upos(words.start), Upos::Num);
        owned
            || others && words.len() > 1 && ctx.lower(words.end - 1) == format!("{head}s")
            || known && (many || article && ctx.upos(words.end - 1) == Upos::Noun)
    }
}
