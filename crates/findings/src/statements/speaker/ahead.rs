//! Looking ahead: somebody who speaks before being named ("a monitor said", "one resident said"), named in the next sentences.

use std::collections::BTreeMap;

use sayso_text::Span;

use super::Known;
use super::described::noun_words;
use crate::rules::{Question, Rule};
use crate::statements::{Draft, NEIGHBOURS};
use crate::{FindingId, MentionKind, Speaker, SpeakerKind};

/// A name is sought so many sentences ahead; from a headline over the lead too.
const AHEAD: usize = 3;
const FROM_HEADLINE: usize = 7;

/// Who is named behind a source that leaves its speaker unnamed? The answer may be that nobody is.
pub(super) struct Ahead;

/// The source of somebody unnamed, with the sayings near it and their speakers.
pub(super) struct Open<'a> {
    known: &'a Known<'a>,
    source: Span,
    drafts: &'a [Draft],
    speakers: &'a [Option<Speaker>],
}

impl Question for Ahead {
    type About<'a> = Open<'a>;
    type Answer = Option<Speaker>;
    const RULES: &'static [Rule<Self>] = &[
        Rule {
            name: "speaker.withheld",
            example: "\"They took the cow,\" said a neighbour who did not want to be named. Dalo Emric, a neighbour, said the barn \
                      was empty.",
            apply: |o| o.known.wants_no_name(o.source).then_some(None),
        },
        Rule {
            name: "speaker.body-ahead",
            example: "At least 15 people were killed in Tolm on Wednesday, a monitor said.\n\nThe Lorn Observatory for Human Rights \
                      said the dead included four children.",
            apply: |o| o.known.body_ahead(o.source, o.drafts, o.speakers).map(Some),
        },
        Rule {
            name: "speaker.body-elsewhere",
            example: "Nine people were hurt in Tolm, an observatory said. Nobody was at the mill. It was sold to the Lorn Observatory \
                      last year.",
            apply: |o| o.known.named_later(o.source).map(Some),
        },
        Rule {
            name: "speaker.introduced",
            example: "A physician who kept the list said nine people were hurt. The physician, Dr Dalo Emric, left the town on \
                      Monday.",
            apply: |o| o.known.introduced(o.source).map(Some),
        },
        Rule {
            name: "speaker.holder-ahead",
            example: "The dam is cracked, a mayor said.\n\nDalo Emric, the mayor of Kelt, said nobody had listened.",
            apply: |o| o.known.holder_ahead(o.source, &o.role()?, o.drafts, o.speakers).map(Some),
        },
        Rule {
            name: "speaker.met-ahead",
            example: "One resident said he was not yet sure where he would live. \"I will see what the others are doing,\" said Mardo \
                      Tahhas, 30.",
            apply: |o| o.known.met_ahead(o.source, &o.role()?, o.drafts, o.speakers).map(Some),
        },
    ];
}

impl Open<'_> {
    /// The office or role that the source is about, where it can be the one named behind: "a second official" is another than the
    /// one named.
    fn role(&self) -> Option<String> {
        let ctx = self.known.ctx;
        let mut words = ctx.reading.words_in(self.source);
        let head = self.known.head_noun(&words)?;
        let several = |k: usize| ctx.pack.speaker_words.other_ones.contains(&ctx.lower(k)) || ctx.is(k, |w| &w.and);
        let one = !words.clone().any(several)
            && ctx.pack.speakers.person_roles.contains(&head)
            && words.any(|k| ctx.lower(k) == head);
        one.then_some(head)
    }
}

impl Known<'_> {
    /// Puts the name that follows in the place of an indefinite speaker, wherever that speaker stands.
    pub(super) fn named_ahead(
        &self,
        drafts: &[Draft],
        speakers: &mut [Option<Speaker>],
        rules: &mut [Vec<&'static str>],
    ) {
        let mut sayings_of: BTreeMap<FindingId, Vec<usize>> = BTreeMap::new();
        for (k, id) in speakers.iter().enumerate().filter_map(|(k, s)| Some((k, s.as_ref()?.id.clone()?))) {
            sayings_of.entry(id).or_default().push(k);
        }
        for (k, draft) in drafts.iter().enumerate() {
            let Some(source) = draft.source else { continue };
            // Drafts are in order of place, so those of the next sentences stand near in the list; the work stays linear.
            let near = k.saturating_sub(NEIGHBOURS)..drafts.len().min(k + NEIGHBOURS);
            let unnamed = |s: &&Speaker| s.kind == SpeakerKind::Unnamed;
            let Some(old) = speakers.get(k).and_then(|s| s.as_ref()).filter(unnamed).and_then(|s| s.id.clone()) else {
                continue;
            };
            let (Some(drafts), Some(said)) = (drafts.get(near.clone()), speakers.get(near)) else { continue };
            let open = Open { known: self, source, drafts, speakers: said };
            let found = self.ctx.rules.first::<Ahead>(&open);
            let fired = self.ctx.rules.fired();
            let Some(new) = found.flatten() else {
                rules.iter_mut().skip(k).take(1).for_each(|own| own.extend(&fired));
                continue;
            };
            let same = sayings_of.remove(&old).unwrap_or_default();
            for &k in &same {
                if let (Some(slot), Some(own)) = (speakers.get_mut(k), rules.get_mut(k)) {
                    *slot = Some(new.clone());
                    own.extend(&fired);
                }
            }
            if let Some(id) = &new.id {
                sayings_of.entry(id.clone()).or_default().extend(same);
            }
        }
    }

    /// "said a neighbour who did not want to be identified": nobody named later is put in the place of one who asks for that.
    fn wants_no_name(&self, source: Span) -> bool {
        // A sentence may be as long as the text, and this is asked of every source.
        const NEAR: usize = 160;
        let sentence = self.ctx.reading.sentence_at(source.start);
        let (before, after) = (self.ctx.before(source.start), self.ctx.after(source.end));
        let from = before.ceil_char_boundary(before.len().saturating_sub(NEAR)).max(sentence.start);
        let to = (source.end + after.floor_char_boundary(NEAR)).min(sentence.end);
        let words = self.ctx.between(from, to).to_lowercase();
        self.ctx.pack.speaker_words.withheld.iter().any(|w| words.contains(w.as_str()))
    }

    /// The sayings behind a place, nearest first, with how many sentences on they stand.
    fn behind<'a>(
        &'a self,
        at: Span,
        drafts: &'a [Draft],
        speakers: &'a [Option<Speaker>],
    ) -> impl Iterator<Item = (Span, &'a Speaker, usize)> {
        let mut later: Vec<(Span, &Speaker, usize)> = drafts
            .iter()
            .zip(speakers)
            .filter_map(|(d, s)| Some((d.source?, s.as_ref()?)))
            .filter(|(source, _)| source.start >= at.end)
            .map(|(source, s)| (source, s, self.sentences_between(at, source)))
            .filter(|(_, _, n)| *n <= FROM_HEADLINE)
            .collect();
        later.sort_by_key(|(source, _, _)| *source);
        later.into_iter()
    }

    /// "A monitor said" ... "the Lorn Observatory said": the next body whose name or description is of that kind.
    fn body_ahead(&self, source: Span, drafts: &[Draft], speakers: &[Option<Speaker>]) -> Option<Speaker> {
        let ctx = self.ctx;
        let words = ctx.reading.words_in(source);
        let head = self.head_noun(&words)?;
        let first = ctx.lower(words.start);
        let open = ctx.pack.speaker_words.open_leads.contains(first.as_str()) || words.len() <= 2;
        if !open || !ctx.pack.speakers.body_nouns.contains(&head) || ctx.pack.speakers.documents.contains(&head) {
            return None;
        }
        // "Kurn police" is no "Kurn Defence Units": whose it is does not tell what it is.
        let kinds: Vec<String> = noun_words(ctx, source)
            .into_iter()
            .filter(|w| ctx.pack.speakers.body_nouns.contains(w) || !self.names_a_side(source, w))
            .collect();
        let headline = ctx.reading.sentence_of(words.start) < 2;
        let reach = if headline { FROM_HEADLINE } else { AHEAD };
        let fits = |s: &Speaker| {
            let name = s.name.iter().flat_map(|n| n.split_whitespace().map(|w| ctx.pack.morphology.singular(w)));
            let described = s.id.as_ref().and_then(|id| self.names.described.get(id)).into_iter().flatten().cloned();
            let own: Vec<String> = name.collect();
            own.iter().any(|w| kinds.contains(w) && w != "group")
                || own.into_iter().chain(described).any(|w| ctx.pack.speakers.are_kin(&head, &w))
        };
        let named = |s: &Speaker| {
            s.kind == SpeakerKind::Body && s.name.as_deref().is_some_and(|n| self.agrees(source, n) || n.contains(' '))
        };
        self.behind(source, drafts, speakers)
            .take_while(|(_, _, n)| *n <= reach)
            .find(|(_, s, _)| named(s) && fits(s))
            .map(|(_, s, _)| s.clone())
    }

    /// Whether a word of a source is the name of a side or place.
    fn names_a_side(&self, source: Span, word: &str) -> bool {
        let mut sides =
            self.names.by_place.inside(source).filter(|m| matches!(m.kind, MentionKind::Side | MentionKind::Place));
        sides.any(|m| self.ctx.of(m.span).split_whitespace().any(|w| self.ctx.pack.morphology.singular(w) == *word))
    }

    /// "A monitor said": the one body of the report that goes by that noun, wherever it is named.
    fn named_later(&self, source: Span) -> Option<Speaker> {
        let words = self.ctx.reading.words_in(source);
        let open = self.ctx.pack.grammar.indefinite.contains(&self.ctx.lower(words.start)) || words.len() == 1;
        let head = &self.head_noun(&words).filter(|_| open)?;
        if !self.ctx.pack.speakers.body_nouns.contains(head) || self.ctx.pack.speakers.unnamed.contains(head) {
            return None;
        }
        self.names.only_body(head, source).filter(|m| self.may_be_called(head, &m.name)).map(|m| self.body(m))
    }

    /// "One resident said ..." and in the next sentence "said Dalo Emric, 30": a name without office, met there first.
    fn met_ahead(&self, source: Span, head: &str, drafts: &[Draft], speakers: &[Option<Speaker>]) -> Option<Speaker> {
        let ctx = self.ctx;
        let one = ctx.pack.speaker_words.one_of_many.contains(&ctx.lower(ctx.reading.words_in(source).start));
        // Who speaks for an office and stays without a name means to.
        let guarded = ctx.pack.speaker_words.guarded.contains(head);
        if !one || guarded || head.starts_with("spokes") {
            return None;
        }
        // The first who speaks behind; "he" may come before the name.
        let (at, next, _) = self
            .behind(source, drafts, speakers)
            .take_while(|(_, _, n)| *n <= AHEAD)
            // "A woman said: "Emric shouted ..."": not Emric.
            .filter(|(at, _, _)| {
                !drafts.iter().any(|d| d.source == Some(source) && d.pieces.iter().any(|p| p.contains(*at)))
            })
            .find(|(_, s, _)| s.kind != SpeakerKind::Unnamed || s.name.as_deref() != Some(ctx.of(source)))?;
        let name = next.name.as_deref()?;
        let own = ctx.reading.words_in(at);
        let office = own.clone().any(|k| {
            let noun = ctx.pack.morphology.singular(ctx.word(k));
            noun != head && (ctx.pack.speakers.person_roles.contains(&noun) || ctx.pack.speakers.titles.contains(&noun))
        });
        let mention = next.id.as_ref().and_then(|id| self.names.first_of(id));
        let first = mention.filter(|m| m.kind == MentionKind::Person).map_or(at.start, |m| m.span.start);
        let bare = own.len() <= name.split_whitespace().count() + 6;
        // "A reporter asked Colonel Emric": whom somebody speaks to is another.
        let later = first > ctx.reading.sentence_at(source.start).end;
        let fits = next.kind == SpeakerKind::Person && !office && next.body.is_none() && later && bare;
        fits.then(|| next.clone())
    }

    /// "The head of the office said" in the lead, "Dalo Emric, head of the office," behind: the next person with that office.
    fn holder_ahead(
        &self,
        source: Span,
        head: &str,
        drafts: &[Draft],
        speakers: &[Option<Speaker>],
    ) -> Option<Speaker> {
        let lead = self.ctx.reading.sentence_of(self.ctx.reading.words_in(source).start) < 4;
        let common = self.ctx.pack.speakers.unnamed.contains(head) && !lead;
        let reach = if lead { FROM_HEADLINE } else { AHEAD };
        // "A spokesman for the Tarvi" is no "Ostran army spokesman Dalo Emric": whose he is must be known of whoever is named behind.
        let telling = self.telling(&self.before_clause(&self.ctx.reading.words_in(source)), head);
        let found = self.behind(source, drafts, speakers).take_while(|(_, _, n)| *n <= reach).find(|(at, s, _)| {
            if s.kind != SpeakerKind::Person {
                return false;
            }
            let described = s.id.as_ref().and_then(|id| self.names.described.get(id)).into_iter().flatten().cloned();
            let beside = noun_words(self.ctx, *at);
            let first = || self.names.first_of(s.id.as_ref()?);
            described.chain(beside).any(|w| w == head || self.ctx.pack.speakers.are_kin(head, &w))
                && first().is_none_or(|m| m.span.start > source.start)
                && self.sides_agree(source, *at)
                && self.owns(&telling, s)
        });
        found.filter(|_| !common).map(|(_, s, _)| s.clone())
    }

    /// Whether two sources do not name different sides ("a Varnian spokesman", "the Lurian spokesman Dalo Emric").
    fn sides_agree(&self, a: Span, b: Span) -> bool {
        let of = |s: Span| -> Vec<_> {
            let inside = self.names.by_place.inside(s);
            inside.filter(|m| matches!(m.kind, MentionKind::Side | MentionKind::Body)).map(|m| &m.mention_of).collect()
        };
        let (a, b) = (of(a), of(b));
        a.is_empty() || b.is_empty() || a.iter().any(|x| b.contains(x))
    }
}
