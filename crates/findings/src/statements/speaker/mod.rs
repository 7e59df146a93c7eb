//! From the words of a source to the person, body or side meant.
//!
//! Sources are resolved in order of place, so that "he", "the ministry" and "the source" can look back at those who spoke before.
//! Everything comes from the report's own words; the gazetteer only says that a capital stands for its government.

mod ahead;
mod back;
mod bare;
mod described;
mod hearer;
mod joint;
mod known;
mod names;
mod owner;
mod sex;
mod spoken;
mod subjects;

use sayso_reader::{Upos, Words};
use sayso_text::Span;

use self::known::Known;
use super::Draft;
use crate::by_place::ByPlace;
use crate::context::Context;
use crate::lists::SPEAKER_WORDS;
use crate::morphology::singular;
use crate::{FindingId, Mention, MentionKind, Speaker, SpeakerKind};

/// Who speaks in one saying.
#[derive(Clone, Debug)]
pub(super) struct Voice {
    /// The speaker; of several the first.
    pub speaker: Speaker,
    /// The others who are given as saying the same.
    pub also: Vec<Speaker>,
    /// Who passed it on without a saying of their own ("was quoted by Radio Orsk as saying").
    pub passer: Option<Speaker>,
}

/// Who speaks in every draft.
pub(super) fn speakers(
    ctx: &Context,
    mentions: &ByPlace<Mention>,
    drafts: &[Draft],
    within: &[Option<usize>],
    passers: &[Option<Span>],
) -> Vec<Voice> {
    let mut order: Vec<(usize, &Draft)> = drafts.iter().enumerate().collect();
    // Outer sayings first where one stands in the other, else by place: "he" inside a quotation may be its speaker.
    order.sort_by_key(|(k, d)| (d.source.or(d.cue).unwrap_or(d.first()).start, *k));
    let mut known = Known::new(ctx, mentions, drafts);
    let mut out: Vec<Option<Speaker>> = vec![None; drafts.len()];
    let mut also: Vec<Vec<Speaker>> = vec![Vec::new(); drafts.len()];
    let mut passed: Vec<Option<Speaker>> = vec![None; drafts.len()];
    for (k, d) in order {
        let done = |j: usize| out.get(j).cloned().flatten();
        let outer = within.get(k).copied().flatten().and_then(done);
        let mut others = d.continues.and_then(|before| also.get(before).cloned()).unwrap_or_default();
        let mut parts: Vec<Span> = d.source.into_iter().collect();
        let speaker = match (d.source, d.continues) {
            (_, Some(before)) => done(before).unwrap_or_else(nobody),
            (Some(source), None) => {
                let joint = known.joint(&ctx.reading.words_in(source));
                if joint.len() > 1 {
                    parts = joint.iter().map(|words| ctx.span(words)).collect();
                }
                let mut all = parts.iter().map(|part| known.resolve(*part, outer.as_ref()));
                let first = all.next().filter(|_| parts.len() > 1);
                others = all.filter(|s| s.name.is_some()).collect();
                let one = first.or_else(|| known.hearer(d)).unwrap_or_else(|| known.resolve(source, outer.as_ref()));
                let told_by = within.get(k).copied().flatten().and_then(|o| drafts.get(o)?.source);
                if outer.as_ref().is_some_and(|o| o.id == one.id) && told_by.is_some_and(|o| known.other_sex(o, source))
                {
                    known.unnamed(source, &[])
                } else {
                    one
                }
            }
            (None, None) => known.unsourced(d, &done).unwrap_or_else(nobody),
        };
        others.retain(|o| o.id != speaker.id);
        if let Some(slot) = passed.get_mut(k) {
            *slot = passers.get(k).copied().flatten().map(|at| known.resolve(at, None));
        }
        let nobody_spoke = speaker.name.as_deref().is_none_or(|n| n.to_lowercase().starts_with("no"));
        if d.source.is_some() && (!nobody_spoke || speaker.kind != SpeakerKind::Unnamed) {
            // The first of several last: it is the one that a pronoun goes back to.
            let all: Vec<(&Span, &Speaker)> = parts.iter().zip(std::iter::once(&speaker).chain(&others)).collect();
            for (at, s) in all.into_iter().rev() {
                known.remember(*at, s);
            }
        }
        if let Some(slot) = out.get_mut(k) {
            *slot = Some(speaker);
        }
        if let Some(slot) = also.get_mut(k) {
            *slot = others;
        }
    }
    known.named_ahead(drafts, &mut out);
    let voices = out.into_iter().zip(also).zip(passed);
    voices.map(|((speaker, also), passer)| Voice { speaker: speaker.unwrap_or_else(nobody), also, passer }).collect()
}

/// An agentless saying ("it was reported").
fn nobody() -> Speaker {
    Speaker { id: None, name: None, role: None, body: None, kind: SpeakerKind::Unnamed }
}

impl Known<'_> {
    /// The speaker of a source, by what its words are.
    fn resolved(&self, source: Span, outer: Option<&Speaker>) -> Speaker {
        let ctx = self.ctx;
        let words = ctx.reading.words_in(source);
        if words.len() <= 2
            && let Some(speaker) = self.pronoun(&words, source, outer)
        {
            return speaker;
        }
        // "Emric himself".
        let own = |k: usize| matches!(ctx.lower(k).as_str(), "himself" | "herself" | "itself" | "themselves");
        if words.len() > 1 && own(words.end - 1) {
            return self.resolve(ctx.span(&(words.start..words.end - 1)), outer);
        }
        if let Some(speaker) = self.own_paper(&words, source, outer) {
            return speaker;
        }
        let here: Vec<&Mention> = self.names.by_place.inside(source).collect();
        // Of two names side by side the longer is the person's ("Kremlin spokesman Dalo Emric" is read as two now and then).
        let persons = here.iter().filter(|m| m.kind == MentionKind::Person && self.is_head(m, &words));
        if let Some(person) = persons.fold(None::<&&Mention>, |best, m| match best {
            Some(b) if b.span.len() >= m.span.len() => Some(b),
            _ => Some(m),
        }) {
            return self.person(person, source, &here);
        }
        // "the Port Orsk-based Heron Watch": the seat, read as a body, is not the name.
        let seat = |m: &Mention| ctx.after(m.span.end).starts_with("-based");
        let body = here.iter().find(|m| m.kind == MentionKind::Body && !seat(m) && self.is_head(m, &words));
        let body = body.map(|m| self.last_of_run(m, &here, &words));
        if body.is_none()
            && let Some(speaker) = self.bare(&words, source, &here)
        {
            return speaker;
        }
        // "the head of the Britain-based group", "the source": somebody who was introduced before.
        if body.is_none()
            && let Some(speaker) = self.definite(&words, source)
        {
            return speaker;
        }
        if let Some(m) = body {
            let capital = self.ctx.gazetteer.seat(self.ctx.of(m.span)).is_some();
            return if capital && self.is_whole(m, &words) { self.side(m) } else { self.grown(m, &words) };
        }
        if let Some(m) =
            here.iter().find(|m| matches!(m.kind, MentionKind::Side | MentionKind::Place) && self.is_whole(m, &words))
        {
            return self.government(m, &words).unwrap_or_else(|| self.side(m));
        }
        // "the Observatory and local officials": the first of several, if it has a name.
        if let Some(first) = self.first_of_several(&words)
            && first.start == words.start
        {
            let speaker = self.resolve(ctx.span(&first), outer);
            if speaker.kind != SpeakerKind::Unnamed {
                return speaker;
            }
        }
        self.varied(&words, source).unwrap_or_else(|| self.unnamed(source, &here))
    }

    /// The words before the "and" that joins several speakers.
    fn first_of_several(&self, words: &Words) -> Option<Words> {
        let and = words.clone().find(|&k| self.ctx.lower(k) == "and" && k > words.start)?;
        Some(words.start..and)
    }

    /// Whether the mention is what the source is about, not "a spokesman for X" or "X's lawyer".
    fn is_head(&self, m: &Mention, words: &Words) -> bool {
        let ctx = self.ctx;
        let own = ctx.reading.words_in(m.span);
        let next = ctx.word(own.end);
        if own.end < words.end && matches!(next, "'s" | "’s" | "'" | "’") {
            return false;
        }
        // "the Orsk ombudsman" is not a person called Orsk; "Dalo Emric head of the police" is Dalo Emric.
        let determined = own.start > words.start && matches!(ctx.lower(own.start - 1).as_str(), "the" | "a" | "an");
        // An office after the name in the same noun phrase: "Orsk police spokesman", "Kelt Power vice president".
        if own.end < words.end && (m.kind != MentionKind::Person || determined) {
            let vice = matches!(ctx.lower(own.end).as_str(), "vice" | "deputy" | "assistant" | "acting");
            let at = own.end + usize::from(vice);
            let noun = singular(ctx.word(at));
            if at < words.end
                && matches!(ctx.upos(at), Upos::Noun | Upos::Propn)
                && (SPEAKER_WORDS.person_roles.contains(&noun) || SPEAKER_WORDS.unnamed.contains(&noun))
            {
                return false;
            }
            // "State-run", "Varnia-backed".
            if ctx.word(own.end) == "-" && m.kind == MentionKind::Body {
                return false;
            }
        }
        if self.in_a_clause(m, words) {
            return false;
        }
        let mut k = own.start;
        let modifies = |j: usize| {
            matches!(ctx.upos(j), Upos::Det | Upos::Adj | Upos::Num) || SPEAKER_WORDS.titles.contains(&ctx.lower(j))
        };
        while k > words.start && modifies(k - 1) {
            k -= 1;
        }
        if k == words.start {
            return true;
        }
        // "the member of parliament from the governing Free Coast Party" is not the party.
        let noun = |j: &usize| matches!(ctx.upos(*j), Upos::Noun | Upos::Propn);
        let within = (words.start..k).skip_while(|j| !noun(j)).any(|j| ctx.upos(j) == Upos::Adp);
        if m.kind == MentionKind::Body && within && !self.paper(words) {
            return false;
        }
        let before = ctx.lower(k - 1);
        !matches!(
            before.as_str(),
            "of" | "for"
                | "from"
                | "at"
                | "in"
                | "with"
                | "by"
                | "to"
                | "on"
                | "near"
                | "inside"
                | "under"
                | "against"
                | "'s"
                | "’s"
        ) || (before == "by" && m.kind == MentionKind::Body && self.paper(words))
            || (before == "of" && self.paper(words))
            || (matches!(before.as_str(), "from" | "by" | "in" | "at" | "on" | "to") && k == words.start + 1)
    }

    /// Whether a name stands in a clause about who speaks: "Kelly Frame, whose family owns Willy Hardin's". A clause that
    /// gives the name is none: "a man who was named as Dalo Emric".
    fn in_a_clause(&self, m: &Mention, words: &Words) -> bool {
        let ctx = self.ctx;
        let own = ctx.reading.words_in(m.span);
        let who = |k: &usize| matches!(ctx.lower(*k).as_str(), "who" | "whose" | "whom" | "which" | "where");
        let Some(who) = (words.start + 1..own.start).find(who) else { return false };
        let given =
            |k: usize| matches!(ctx.lower(k).as_str(), "name" | "named" | "called" | "calls" | "identified" | "as");
        let named = self.names.by_place.inside(ctx.span(&(words.start..who))).any(|m| m.kind != MentionKind::Place);
        named && !(who..own.start).any(given)
    }

    /// Whether the source is a paper: "a report by the Lorn Observatory", "the daily bulletin of the mission".
    fn paper(&self, words: &Words) -> bool {
        words.clone().take(5).any(|k| SPEAKER_WORDS.documents.contains(&singular(self.ctx.word(k))))
    }

    /// Whether nothing but the mention, articles and adjectives stand in the source.
    fn is_whole(&self, m: &Mention, words: &Words) -> bool {
        let own = self.ctx.reading.words_in(m.span);
        words.clone().filter(|k| !own.contains(k)).all(|k| {
            let w = self.ctx.lower(k);
            matches!(w.as_str(), "the" | "'s" | "’s" | "both" | "now" | "for" | "its" | "part" | ",")
                || matches!(
                    singular(&w).as_str(),
                    "group"
                        | "side"
                        | "regime"
                        | "government"
                        | "militant"
                        | "terrorist"
                        | "movement"
                        | "organisation"
                        | "organization"
                        | "itself"
                        | "rebel"
                        | "fighter"
                        | "force"
                )
                || SPEAKER_WORDS.documents.contains(&singular(&w))
                || (self.paper(words) && matches!(w.as_str(), "a" | "an"))
                || self.ctx.upos(k) == Upos::Adj
        })
    }

    pub(super) fn person(&self, m: &Mention, source: Span, here: &[&Mention]) -> Speaker {
        let ctx = self.ctx;
        let own = ctx.reading.words_in(m.span);
        let all = ctx.reading.words_in(source);
        // The office stands before the name or behind it; the nearer noun of the list wins.
        let office = |range: Words| {
            let places: Vec<usize> =
                range.filter(|&k| SPEAKER_WORDS.person_roles.contains(&singular(ctx.word(k)))).collect();
            places
        };
        let name_words = m.name.split_whitespace().count();
        let titled = own.start..own.end.saturating_sub(name_words).max(own.start);
        let before = office(all.start..titled.end.max(own.start));
        // "Orr, whose son is married": the clause has others in it.
        let clause = |k: &usize| matches!(ctx.lower(*k).as_str(), "who" | "whose" | "whom" | "which" | "where");
        let after = office(own.end..(own.end..all.end).find(clause).unwrap_or(all.end));
        let role = before.last().or(after.first()).map(|&k| self.office_words(k, &all, &own));
        let body = here
            .iter()
            .find(|b| b.kind == MentionKind::Body)
            .or(here.iter().find(|b| b.kind == MentionKind::Side && role.is_some()));
        let earlier = self.spoken.with_id(&m.mention_of).map(|s| &s.speaker);
        Speaker {
            id: Some(m.mention_of.clone()),
            name: Some(m.name.clone()),
            role: role.or_else(|| earlier.and_then(|e| e.role.clone())),
            body: body.map(|b| b.name.clone()).or_else(|| earlier.and_then(|e| e.body.clone())),
            kind: SpeakerKind::Person,
        }
    }

    /// The office's noun with the words that belong to it ("foreign minister", "deputy director").
    fn office_words(&self, k: usize, all: &Words, name: &Words) -> String {
        let ctx = self.ctx;
        let mut start = k;
        while start > all.start && !name.contains(&(start - 1)) {
            let w = ctx.lower(start - 1);
            let part = SPEAKER_WORDS.person_roles.contains(&w)
                || matches!(
                    w.as_str(),
                    "foreign"
                        | "prime"
                        | "defence"
                        | "defense"
                        | "interior"
                        | "deputy"
                        | "vice"
                        | "chief"
                        | "senior"
                        | "former"
                        | "press"
                        | "aid"
                        | "health"
                        | "military"
                        | "political"
                        | "secretary"
                        | "acting"
                        | "general"
                );
            if !part {
                break;
            }
            start -= 1;
        }
        // "chief | executive", "chief | prosecutor".
        let more = |j: usize| SPEAKER_WORDS.person_roles.contains(&ctx.lower(j)) && !name.contains(&j);
        let end = if ctx.lower(k) == "chief" && k + 1 < all.end && more(k + 1) { k + 2 } else { k + 1 };
        ctx.of(ctx.span(&(start..end))).to_owned()
    }

    pub(super) fn body(&self, m: &Mention) -> Speaker {
        Speaker {
            id: Some(m.mention_of.clone()),
            name: Some(m.name.clone()),
            role: None,
            body: None,
            kind: SpeakerKind::Body,
        }
    }

    /// Of bodies in one run of nouns the last: "Velian news agency | Orba".
    fn last_of_run<'m>(&self, first: &'m &'m Mention, here: &'m [&'m Mention], words: &Words) -> &'m &'m Mention {
        let ctx = self.ctx;
        let noun = |k: usize| matches!(ctx.upos(k), Upos::Noun | Upos::Propn | Upos::Adj);
        let end = ctx.reading.words_in(first.span).end;
        let run = (end..words.end).take_while(|&k| noun(k)).last().map_or(end, |k| k + 1);
        let carrier = |k: usize| SPEAKER_WORDS.carriers.contains(&ctx.lower(k));
        let ends = |m: &&&Mention| {
            let own = ctx.reading.words_in(m.span);
            m.kind == MentionKind::Body && own.end == run && own.start > end && (end..own.start).any(carrier)
        };
        here.iter().find(ends).unwrap_or(first)
    }

    /// A body of which the reader gave only the front: "Zelmaran observer | mission".
    fn grown(&self, m: &Mention, words: &Words) -> Speaker {
        let ctx = self.ctx;
        let own = ctx.reading.words_in(m.span);
        let mut end = own.end;
        let noun = |k: usize| matches!(ctx.upos(k), Upos::Noun | Upos::Propn);
        while end < words.end && noun(end) {
            end += 1;
        }
        let last = singular(ctx.word(end - 1));
        let capitals = (own.end..end).all(|k| ctx.word(k).chars().next().is_some_and(char::is_uppercase));
        let office = SPEAKER_WORDS.person_roles.contains(&last) || SPEAKER_WORDS.unnamed.contains(&last);
        if end == own.end || office || !(capitals || SPEAKER_WORDS.body_nouns.contains(&last)) {
            return self.body(m);
        }
        let name = ctx.of(ctx.span(&(own.start..end))).split_whitespace().collect::<Vec<_>>().join(" ");
        Speaker { name: Some(name), ..self.body(m) }
    }

    /// A side under its own name.
    fn plain_side(m: &Mention) -> Speaker {
        Speaker {
            id: Some(m.mention_of.clone()),
            name: Some(m.name.clone()),
            role: None,
            body: None,
            kind: SpeakerKind::Side,
        }
    }

    /// A side; a capital that speaks is its government, under the name the report has for the country if it has one.
    pub(super) fn side(&self, m: &Mention) -> Speaker {
        // A building keeps its own name; a capital is its country's.
        let written = self.ctx.of(m.span);
        let seat = self.ctx.gazetteer.seat(written).filter(|c| c.capitals.contains(&written));
        let Some(country) = seat else {
            // Not asked again of the country: two datelines may each call the other's town a country.
            return Self::plain_side(self.names.seat(m).unwrap_or(m));
        };
        let same = self.names.country(country.iso2);
        Speaker {
            id: Some(same.map_or_else(|| m.mention_of.clone(), |s| s.mention_of.clone())),
            name: Some(same.map_or(country.name.as_ref(), |s| self.ctx.of(s.span)).to_owned()),
            role: None,
            body: None,
            kind: SpeakerKind::Side,
        }
    }

    /// "The Varnian government", of whichever side, under those words: its people are not it.
    fn government(&self, m: &Mention, words: &Words) -> Option<Speaker> {
        let own = self.ctx.reading.words_in(m.span);
        let last = words.clone().next_back().filter(|&k| self.ctx.lower(k) == "government" && k == own.end)?;
        let name = self.ctx.of(self.ctx.span(&(own.start..last + 1))).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Speaker { name: Some(name), ..Self::plain_side(m) })
    }

    /// Somebody in the report's own words ("two officials"), with the body they belong to if it is named.
    pub(super) fn unnamed(&self, source: Span, here: &[&Mention]) -> Speaker {
        let name = self.ctx.of(source).split_whitespace().collect::<Vec<_>>().join(" ");
        let words = self.ctx.reading.words_in(source);
        // "the office of the ombudsman": a body though the reader did not take it for a name.
        let head = self.head_noun(&words).unwrap_or_default();
        let named = here.iter().any(|m| matches!(m.kind, MentionKind::Body | MentionKind::Side | MentionKind::Person));
        let definite = self.ctx.lower(words.start) == "the";
        if definite && named && SPEAKER_WORDS.body_nouns.contains(&head) && !SPEAKER_WORDS.documents.contains(&head) {
            let name = name.split_once(' ').map_or(name.clone(), |(_, rest)| rest.to_owned());
            let id = Some(FindingId::new(&self.ctx.report.id, "speaker", Span::default(), &name));
            return Speaker { id, name: Some(name), role: None, body: None, kind: SpeakerKind::Body };
        }
        Speaker {
            id: Some(FindingId::new(&self.ctx.report.id, "speaker", source, &name)),
            body: here.iter().find(|m| m.kind == MentionKind::Body).map(|m| m.name.clone()),
            name: Some(name),
            role: None,
            kind: SpeakerKind::Unnamed,
        }
    }
}
