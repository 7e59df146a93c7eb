//! What is known of names and of those who spoke before, while speakers are resolved one after another.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use sayso_text::Span;

use super::beside::{beside, fronts};
use super::described::plural;
use super::names::Names;
use super::spoken::{Fits, Spoken, SpokenBefore};
use crate::by_place::{ByPlace, Places};
use crate::context::Context;
use crate::statements::Draft;
use crate::{FindingId, Mention, Speaker, SpeakerKind};

/// A pronoun may lead to words that lead to a pronoun, and so on; a text made to do so must not fill the stack.
const DEEPEST: usize = 24;

/// What is known while the speakers of a report are resolved in order of place.
pub(super) struct Known<'a> {
    pub(super) ctx: &'a Context<'a>,
    pub(super) names: Names<'a>,
    /// What is said, of all sayings, in their order, and by place.
    pub(super) contents: Vec<Span>,
    pub(super) contents_by_place: Places,
    /// The cues of all sayings with each one's number, in order of place.
    pub(super) cues: Vec<(Span, usize)>,
    pub(super) spoken: SpokenBefore,
    /// The beginnings of all words by which each who spoke was called.
    pub(super) called_by: BTreeMap<FindingId, BTreeSet<String>>,
    /// How many speakers are being resolved one for another.
    depth: Cell<usize>,
}

impl<'a> Known<'a> {
    pub(super) fn new(ctx: &'a Context<'a>, mentions: &'a ByPlace<'a, Mention>, drafts: &[Draft]) -> Self {
        let contents: Vec<Span> = drafts.iter().flat_map(|d| d.pieces.iter().copied()).collect();
        let contents_by_place = Places::new(contents.iter().copied());
        let mut cues: Vec<(Span, usize)> = drafts.iter().enumerate().filter_map(|(k, d)| Some((d.cue?, k))).collect();
        cues.sort_by_key(|(cue, k)| (cue.start, *k));
        let names = Names::new(ctx, mentions, &contents_by_place);
        let spoken = SpokenBefore::new(ctx.pack);
        let called_by = BTreeMap::new();
        Known { ctx, names, contents, contents_by_place, cues, spoken, called_by, depth: Cell::new(0) }
    }
}

impl Known<'_> {
    /// Writes down who spoke, for the sayings behind.
    pub(super) fn remember(&mut self, at: Span, speaker: &Speaker) {
        let words = self.called(at, speaker);
        let one = speaker.kind == SpeakerKind::Person
            || (speaker.kind == SpeakerKind::Unnamed && !plural(self.ctx.pack, speaker) && !self.bodily(at));
        let told = speaker.id.as_ref().and_then(|id| self.names.sex_of(id));
        // "Она сказала": whom "она" stood for is no "он" behind.
        let pronoun = self.ctx.lower(self.ctx.reading.words_in(at).start);
        let lists = &self.ctx.pack.speaker_words;
        let by_pronoun = match self.ctx.pack.morphology.declines() && lists.he_she.contains(&pronoun) {
            true => Some(lists.she_forms.contains(&pronoun)),
            false => None,
        };
        let told = told.or(by_pronoun);
        let fits = Fits {
            female: one && told != Some(false) && !beside(self.ctx, at, &self.ctx.pack.speakers.masculine),
            male: one && told != Some(true) && !beside(self.ctx, at, &self.ctx.pack.speakers.feminine),
        };
        if let Some(id) = &speaker.id {
            let called = fronts(self.ctx.of(at)).chain(fronts(speaker.name.as_deref().unwrap_or("")));
            self.call(id, called.collect::<Vec<_>>().into_iter());
        }
        self.spoken.push(Spoken { at, speaker: speaker.clone(), words, inside: self.is_said(at) }, fits);
    }

    /// Whether it stands in what somebody says.
    pub(super) fn is_said(&self, at: Span) -> bool {
        self.contents_by_place.holding(at).next().is_some()
    }

    pub(super) fn resolve(&self, source: Span, outer: Option<&Speaker>) -> Speaker {
        let depth = self.depth.get();
        if depth >= DEEPEST {
            return self.unnamed(source);
        }
        self.depth.set(depth + 1);
        let speaker = self.resolved(source, outer);
        self.depth.set(depth);
        speaker
    }
}
