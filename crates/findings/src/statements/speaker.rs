//! From the words of a source to the person, body or side meant.
//!
//! Sources are resolved in order of place, so that "he", "the ministry" and "the source" can look back at those who spoke before.
//! Everything comes from the report's own words; the gazetteer only says that a capital stands for its government.

use std::collections::BTreeMap;

use sayso_reader::{Upos, Words};
use sayso_text::Span;

use super::Draft;
use crate::context::Context;
use crate::lists::{SPEAKER_WORDS, singular};
use crate::{FindingId, Mention, MentionKind, Speaker, SpeakerKind};

/// The speaker of every draft.
pub(super) fn speakers(
    ctx: &Context,
    mentions: &[Mention],
    drafts: &[Draft],
    within: &[Option<usize>],
) -> Vec<Speaker> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    // Outer sayings first where one stands in the other, else by place: "he" inside a quotation may be its speaker.
    order.sort_by_key(|&k| (drafts[k].source.or(drafts[k].cue).unwrap_or(drafts[k].pieces[0]).start, k));
    let contents = drafts.iter().flat_map(|d| d.pieces.iter().copied()).collect();
    let mut known = Known { ctx, mentions, contents, described: described(ctx, mentions), spoken: Vec::new() };
    let mut out: Vec<Option<Speaker>> = vec![None; drafts.len()];
    for &k in &order {
        let d = &drafts[k];
        let outer = within[k].and_then(|j| out[j].clone());
        let speaker = match (d.source, d.continues) {
            (_, Some(before)) => out[before].clone().unwrap_or_else(nobody),
            (Some(source), None) => known.resolve(source, outer.as_ref()),
            (None, None) => known.unsourced(d, &out, drafts).unwrap_or_else(nobody),
        };
        if let Some(source) = d.source.filter(|_| speaker.name.is_some()) {
            let words = known.called(source, &speaker);
            known.spoken.push(Spoken { at: source, speaker: speaker.clone(), words });
        }
        out[k] = Some(speaker);
    }
    out.into_iter().map(|s| s.unwrap_or_else(nobody)).collect()
}

/// An agentless saying ("it was reported").
fn nobody() -> Speaker {
    Speaker { id: None, name: None, role: None, body: None, kind: SpeakerKind::Unnamed }
}

/// Somebody who spoke before.
struct Spoken {
    at: Span,
    speaker: Speaker,
    /// The nouns they may be called by later ("a source at the police command": source).
    words: Vec<String>,
}

struct Known<'a> {
    ctx: &'a Context<'a>,
    mentions: &'a [Mention],
    /// What is said, of all sayings: persons named there are spoken of.
    contents: Vec<Span>,
    /// Nouns beside the mentions of one ("the monitoring group the Lorn Observatory": monitoring, group), by its id.
    described: BTreeMap<FindingId, Vec<String>>,
    spoken: Vec<Spoken>,
}

impl Known<'_> {
    fn resolve(&self, source: Span, outer: Option<&Speaker>) -> Speaker {
        let ctx = self.ctx;
        let words = ctx.reading.words_in(source);
        if words.len() <= 2
            && let Some(speaker) = self.pronoun(&words, source, outer)
        {
            return speaker;
        }
        let here: Vec<&Mention> = self.mentions.iter().filter(|m| source.contains(m.span)).collect();
        // Of two names side by side the longer is the person's ("Kremlin spokesman Dalo Emric" is read as two now and then).
        let persons = here.iter().filter(|m| m.kind == MentionKind::Person && self.is_head(m, &words));
        if let Some(person) = persons.fold(None::<&&Mention>, |best, m| match best {
            Some(b) if b.span.len() >= m.span.len() => Some(b),
            _ => Some(m),
        }) {
            return self.person(person, source, &here);
        }
        let body = here.iter().find(|m| m.kind == MentionKind::Body && self.is_head(m, &words));
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
            return self.side(m);
        }
        self.unnamed(source, &here)
    }

    /// The nouns by which somebody who spoke may be called later: a person's offices, a body's name, else the head noun.
    fn called(&self, source: Span, speaker: &Speaker) -> Vec<String> {
        let nouns = noun_words(self.ctx, source);
        match speaker.kind {
            SpeakerKind::Person => nouns.into_iter().filter(|n| SPEAKER_WORDS.person_roles.contains(n)).collect(),
            SpeakerKind::Unnamed => self.head_noun(&self.ctx.reading.words_in(source)).into_iter().collect(),
            _ => speaker.name.iter().flat_map(|n| n.split_whitespace().map(singular)).collect(),
        }
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
        // An office after the name in the same noun phrase: "Orsk police spokesman".
        if own.end < words.end && (m.kind != MentionKind::Person || determined) {
            let noun = singular(ctx.word(own.end));
            if matches!(ctx.reading.words[own.end].upos, Upos::Noun | Upos::Propn)
                && (SPEAKER_WORDS.person_roles.contains(&noun) || SPEAKER_WORDS.unnamed.contains(&noun))
            {
                return false;
            }
        }
        let mut k = own.start;
        let modifies = |j: usize| {
            matches!(ctx.reading.words[j].upos, Upos::Det | Upos::Adj | Upos::Num)
                || SPEAKER_WORDS.titles.contains(&ctx.lower(j))
        };
        while k > words.start && modifies(k - 1) {
            k -= 1;
        }
        if k == words.start {
            return true;
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
                || self.ctx.reading.words[k].upos == Upos::Adj
        })
    }

    fn person(&self, m: &Mention, source: Span, here: &[&Mention]) -> Speaker {
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
        let after = office(own.end..all.end);
        let role = before.last().or(after.first()).map(|&k| self.office_words(k, &all, &own));
        let body = here
            .iter()
            .find(|b| b.kind == MentionKind::Body)
            .or(here.iter().find(|b| b.kind == MentionKind::Side && role.is_some()));
        let earlier =
            self.spoken.iter().rev().find(|s| s.speaker.id.as_ref() == Some(&m.mention_of)).map(|s| &s.speaker);
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
        ctx.of(ctx.span(&(start..k + 1))).to_owned()
    }

    fn body(&self, m: &Mention) -> Speaker {
        Speaker {
            id: Some(m.mention_of.clone()),
            name: Some(m.name.clone()),
            role: None,
            body: None,
            kind: SpeakerKind::Body,
        }
    }

    /// A body of which the reader gave only the front: "Zelmaran observer | mission".
    fn grown(&self, m: &Mention, words: &Words) -> Speaker {
        let ctx = self.ctx;
        let own = ctx.reading.words_in(m.span);
        let mut end = own.end;
        let noun = |k: usize| matches!(ctx.reading.words[k].upos, Upos::Noun | Upos::Propn);
        while end < words.end && noun(end) {
            end += 1;
        }
        let last = singular(ctx.word(end - 1));
        if end == own.end || !SPEAKER_WORDS.body_nouns.contains(&last) {
            return self.body(m);
        }
        let name = ctx.of(ctx.span(&(own.start..end))).split_whitespace().collect::<Vec<_>>().join(" ");
        Speaker { name: Some(name), ..self.body(m) }
    }

    /// A side; a capital that speaks is its government, under the name the report has for the country if it has one.
    fn side(&self, m: &Mention) -> Speaker {
        // A building keeps its own name; a capital is its country's.
        let written = self.ctx.of(m.span);
        let seat = self.ctx.gazetteer.seat(written).filter(|c| c.capitals.contains(&written));
        let Some(country) = seat else {
            return Speaker {
                id: Some(m.mention_of.clone()),
                name: Some(m.name.clone()),
                role: None,
                body: None,
                kind: SpeakerKind::Side,
            };
        };
        let is_it = |o: &&Mention| {
            let text = self.ctx.of(o.span);
            self.ctx.gazetteer.country(text).is_some_and(|c| c.iso2 == country.iso2)
        };
        let same = self.mentions.iter().find(is_it);
        Speaker {
            id: Some(same.map_or_else(|| m.mention_of.clone(), |s| s.mention_of.clone())),
            name: Some(same.map_or(country.name.as_ref(), |s| self.ctx.of(s.span)).to_owned()),
            role: None,
            body: None,
            kind: SpeakerKind::Side,
        }
    }

    /// Somebody in the report's own words ("two officials"), with the body they belong to if it is named.
    fn unnamed(&self, source: Span, here: &[&Mention]) -> Speaker {
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

    /// "he", "she", "it", "they", "who", "which", "I", "we".
    fn pronoun(&self, words: &Words, source: Span, outer: Option<&Speaker>) -> Option<Speaker> {
        let ctx = self.ctx;
        let word = ctx.lower(words.clone().last()?);
        let last = |wanted: &dyn Fn(&Speaker) -> bool| {
            self.spoken.iter().rev().find(|s| wanted(&s.speaker)).map(|s| s.speaker.clone())
        };
        let one = |s: &Speaker| s.kind == SpeakerKind::Person || (s.kind == SpeakerKind::Unnamed && !plural(s));
        let many = |s: &Speaker| {
            s.kind == SpeakerKind::Body || s.kind == SpeakerKind::Side || (s.kind == SpeakerKind::Unnamed && plural(s))
        };
        match word.as_str() {
            "he" | "she" | "him" | "her" | "his" => self.nearest_person(source).or_else(|| last(&one)),
            "i" | "me" | "we" | "us" | "our" => outer.cloned().or_else(|| last(&|_| true)),
            "it" | "its" => {
                last(&|s| matches!(s.kind, SpeakerKind::Body | SpeakerKind::Side)).or_else(|| self.nearest_body(source))
            }
            "they" | "them" | "both" | "their" => last(&many).or_else(|| last(&|_| true)),
            "who" | "which" | "that" => self.antecedent(words.start),
            _ => None,
        }
    }

    /// The nearest person before: the last who spoke, unless another is named between.
    fn nearest_person(&self, source: Span) -> Option<Speaker> {
        let spoke = self.spoken.iter().rev().find(|s| {
            s.at.end <= source.start
                && (s.speaker.kind == SpeakerKind::Person
                    || (s.speaker.kind == SpeakerKind::Unnamed && !plural(&s.speaker)))
        });
        let from = spoke.map_or(0, |s| s.at.end);
        let sentence = self.ctx.reading.sentence_at(source.start).start;
        // A person named as a sentence's first name after the last speaker takes the pronoun.
        let named = self.mentions.iter().rev().find(|m| {
            m.kind == MentionKind::Person
                && m.span.start >= from
                && m.span.end <= source.start
                && !self.contents.iter().any(|c| c.contains(m.span))
                && (spoke.is_none() || (m.span.start < sentence && self.subject(m)))
        });
        match (named, spoke) {
            (Some(m), _) => Some(self.person(m, m.span, &[])),
            (None, Some(s)) => Some(s.speaker.clone()),
            (None, None) => None,
        }
    }

    fn nearest_body(&self, source: Span) -> Option<Speaker> {
        let m = self.mentions.iter().rev().find(|m| {
            m.span.end <= source.start && matches!(m.kind, MentionKind::Body | MentionKind::Side) && self.subject(m)
        })?;
        Some(if m.kind == MentionKind::Body { self.body(m) } else { self.side(m) })
    }

    /// Whether the mention is a subject by the tree, or begins its sentence.
    fn subject(&self, m: &Mention) -> bool {
        use sayso_reader::Deprel;
        let own = self.ctx.reading.words_in(m.span);
        own.clone().any(|k| matches!(self.ctx.reading.words[k].deprel, Deprel::Nsubj | Deprel::NsubjPass))
    }

    /// "the ministry, which said": the noun phrase before.
    fn antecedent(&self, word: usize) -> Option<Speaker> {
        let ctx = self.ctx;
        let sentence = ctx.span(&ctx.sentence(word));
        let at = ctx.reading.words.get(word)?.span.start;
        let m = self.mentions.iter().rev().find(|m| m.span.start >= sentence.start && m.span.end <= at)?;
        match m.kind {
            MentionKind::Person => Some(self.person(m, m.span, &[])),
            MentionKind::Body => Some(self.body(m)),
            _ => Some(self.side(m)),
        }
    }

    /// "the ministry", "the monitor", "the spokesman", "the source": by the noun, looked up among those met before.
    fn definite(&self, words: &Words, source: Span) -> Option<Speaker> {
        let ctx = self.ctx;
        let first = ctx.lower(words.start);
        let bare = ctx.reading.words[words.start].upos != Upos::Det && words.len() == 1;
        let head = self.head_noun(words)?;
        if matches!(first.as_str(), "a" | "an") || bare {
            return self.named_later(&head, source);
        }
        if !matches!(first.as_str(), "the" | "this" | "that" | "its" | "their" | "his" | "her") {
            return None;
        }
        let nouns = noun_words(ctx, source);
        let plain = nouns.len() <= 3;
        let is_role = SPEAKER_WORDS.person_roles.contains(&head);
        let is_body = SPEAKER_WORDS.body_nouns.contains(&head);
        // Somebody who spoke under the same noun ("a source at the police command" ... "the source").
        let same_words = |s: &&Spoken| {
            let who = format!("{} {}", ctx.of(s.at), s.speaker.name.as_deref().unwrap_or(""));
            s.at.end <= source.start && s.words.contains(&head) && self.agrees(source, &who)
        };
        if let Some(s) =
            self.spoken.iter().rev().find(same_words).filter(|s| plain || nouns.iter().all(|n| s.words.contains(n)))
        {
            return Some(s.speaker.clone());
        }
        // Somebody described with that noun ("Rami Oren, head of the Lorn Observatory" ... "the head of the observatory").
        let wanted = if is_role && !is_body {
            Some(MentionKind::Person)
        } else if is_body && !is_role {
            Some(MentionKind::Body)
        } else {
            None
        };
        let fits = |m: &&Mention| {
            m.span.end <= source.start
                && self.agrees(source, &m.name)
                && wanted.map_or(matches!(m.kind, MentionKind::Person | MentionKind::Body), |w| w == m.kind)
                && (self.described.get(&m.mention_of).is_some_and(|d| d.contains(&head))
                    || (m.kind == MentionKind::Body && m.name.split_whitespace().any(|w| singular(w) == head)))
        };
        if let Some(m) = self.mentions.iter().rev().find(fits).filter(|_| plain || is_role) {
            return Some(if m.kind == MentionKind::Person { self.person(m, m.span, &[]) } else { self.body(m) });
        }
        // A general word for a body, or a paper: the last body that spoke, unless the words name another.
        let general = matches!(
            head.as_str(),
            "group" | "monitor" | "agency" | "organisation" | "organization" | "body" | "watchdog" | "outlet"
        );
        if plain && (general || SPEAKER_WORDS.documents.contains(&head)) {
            let last = self.spoken.iter().rev().find(|s| s.speaker.kind == SpeakerKind::Body)?;
            return self.agrees(source, last.speaker.name.as_deref()?).then(|| last.speaker.clone());
        }
        None
    }

    /// Whether a candidate's words share every side that the source names: "the Varnian ministry" is not Luria's, whoever spoke
    /// last. "Varnia-based" names a seat, not a side.
    fn agrees(&self, source: Span, candidate: &str) -> bool {
        let front = |w: &str| sayso_gazetteer::fold(w).chars().take(4).collect::<String>();
        let candidate: Vec<String> = candidate.split(|c: char| !c.is_alphanumeric()).map(front).collect();
        self.mentions
            .iter()
            .filter(|m| source.contains(m.span) && matches!(m.kind, MentionKind::Side | MentionKind::Place))
            .filter(|m| !self.ctx.text[m.span.end..].starts_with('-'))
            .all(|m| candidate.contains(&front(self.ctx.of(m.span))))
    }

    /// "A monitor said" in the lead, named in the next sentence: the one body of the report that goes by that noun.
    fn named_later(&self, head: &str, source: Span) -> Option<Speaker> {
        if !SPEAKER_WORDS.body_nouns.contains(head) || SPEAKER_WORDS.unnamed.contains(head) {
            return None;
        }
        let alike =
            |w: &String| w == head || (w.len() > 5 && head.len() > 5 && w[..].as_bytes()[..5] == head.as_bytes()[..5]);
        let mut found: Option<&Mention> = None;
        for m in self.mentions.iter().filter(|m| m.kind == MentionKind::Body && !source.overlaps(m.span)) {
            if self.described.get(&m.mention_of).is_some_and(|d| d.iter().any(alike)) {
                if found.is_some_and(|f| f.mention_of != m.mention_of) {
                    return None; // two such bodies: nobody can tell which
                }
                found = Some(m);
            }
        }
        found.map(|m| self.body(m))
    }

    /// The noun the phrase is about: the last noun before the first preposition.
    fn head_noun(&self, words: &Words) -> Option<String> {
        let ctx = self.ctx;
        let mut head = None;
        for k in words.clone() {
            match ctx.reading.words[k].upos {
                Upos::Noun | Upos::Propn => head = Some(k),
                Upos::Adp | Upos::Punct if head.is_some() => break,
                Upos::Verb if head.is_some() => break,
                _ => {}
            }
        }
        head.or(words.clone().last()).map(|k| singular(ctx.word(k)))
    }

    /// A saying without a source: "..., adding that", passive and agentless ones.
    fn unsourced(&self, d: &Draft, done: &[Option<Speaker>], drafts: &[Draft]) -> Option<Speaker> {
        let cue = d.cue?;
        let first = self.ctx.lower(self.ctx.reading.words_in(cue).start);
        // "said X, adding that Y": the speaker of the saying before it in the sentence.
        if first.ends_with("ing") {
            let sentence = self.ctx.reading.sentence_at(cue.start);
            let before = (0..drafts.len())
                .filter(|&k| {
                    drafts[k].cue.is_some_and(|c| sentence.contains(c) && c.end <= cue.start) && done[k].is_some()
                })
                .max_by_key(|&k| drafts[k].cue.map(|c| c.start));
            return before.and_then(|k| done[k].clone());
        }
        None
    }
}

/// Base forms of the nouns in a span.
fn noun_words(ctx: &Context, span: Span) -> Vec<String> {
    ctx.reading
        .words_in(span)
        .filter(|&k| matches!(ctx.reading.words[k].upos, Upos::Noun | Upos::Propn | Upos::Adj))
        .map(|k| singular(ctx.word(k)))
        .collect()
}

/// Whether an unnamed source is several people ("officials", "two diplomats").
fn plural(s: &Speaker) -> bool {
    let name = s.name.as_deref().unwrap_or("");
    let head = name.split(" of ").next().unwrap_or(name).split(" in ").next().unwrap_or(name);
    head.split_whitespace().last().is_some_and(|w| w.ends_with('s') && !w.ends_with("ss"))
        || head.contains(" and ")
        || head.contains("media")
}

/// How far to both sides of a name its description reaches, in words.
const REACH: usize = 7;

/// The nouns beside the mentions of each: offices and kinds of bodies, before and behind the name.
fn described(ctx: &Context, mentions: &[Mention]) -> BTreeMap<FindingId, Vec<String>> {
    let mut out: BTreeMap<FindingId, Vec<String>> = BTreeMap::new();
    for m in mentions.iter().filter(|m| matches!(m.kind, MentionKind::Person | MentionKind::Body)) {
        let own = ctx.reading.words_in(m.span);
        let sentence = ctx.sentence(own.start);
        let list = match m.kind {
            MentionKind::Person => &SPEAKER_WORDS.person_roles,
            _ => &SPEAKER_WORDS.body_nouns,
        };
        let word = |k: usize| ctx.reading.words[k].upos;
        let other_name = |k: usize| {
            let s = ctx.reading.words[k].span;
            mentions.iter().any(|o| o.kind == m.kind && o.mention_of != m.mention_of && o.span.contains(s))
        };
        // In front, the words of the same noun phrase: "the monitoring group the Lorn Observatory".
        let joins =
            |k: &usize| matches!(word(*k), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det) || ctx.word(*k) == "-";
        let before = (sentence.start..own.start).rev().take(REACH).take_while(|k| joins(k) && !other_name(*k));
        // Behind, an apposition, with or without its comma: ", a Berin-based monitor", "head of the Lorn Observatory".
        let opens = match (ctx.word(own.end), m.kind) {
            _ if own.end >= sentence.end => false,
            (",", _) => true,
            (_, MentionKind::Person) => matches!(word(own.end), Upos::Det | Upos::Noun | Upos::Adj | Upos::Propn),
            _ => word(own.end) == Upos::Det,
        };
        let stop = |k: usize| super::span::verbal(ctx, k) || ctx.word(k) == ";" || (ctx.word(k) == "," && k > own.end);
        let after =
            (own.end..sentence.end).take(if opens { REACH } else { 0 }).take_while(|&k| !stop(k) && !other_name(k));
        let inside = own.clone();
        let words = out.entry(m.mention_of.clone()).or_default();
        for k in before.chain(inside).chain(after) {
            let noun = singular(ctx.word(k));
            if list.contains(&noun) && !words.contains(&noun) {
                words.push(noun);
            }
        }
    }
    out
}
