//! Who spoke before, as pronouns, offices and nouns ask for it: speakers go in in order of place, the latest that fits comes
//! out, without a look at all the others.

use std::collections::BTreeMap;

use sayso_language::Pack;
use sayso_text::Span;

use super::described::plural;
use crate::{FindingId, Speaker, SpeakerKind};

/// No more than so many who spoke under one noun are tried for one source: a longer memory would make a huge report slow, not
/// better.
const TRIED: usize = 1000;

/// Somebody who spoke before.
pub(super) struct Spoken {
    pub at: Span,
    pub speaker: Speaker,
    /// The nouns they may be called by later ("a source in the border guard": source).
    pub words: Vec<String>,
    /// Whether they speak inside another's words.
    pub inside: bool,
}

/// What is known of a speaker when it is written down.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fits {
    /// Whether "she" may stand for them, and whether "he" may.
    pub female: bool,
    pub male: bool,
}

/// A kind of speaker, and whether an unnamed one is several people.
type Class = (SpeakerKind, bool);

/// All of one person, one body, a side, an unnamed source.
const ONE: [Class; 2] = [(SpeakerKind::Person, false), (SpeakerKind::Unnamed, false)];
const CROWD: Class = (SpeakerKind::Unnamed, true);
const BODY: [Class; 2] = [(SpeakerKind::Body, false), (SpeakerKind::Side, false)];

/// Those who spoke, in order of place.
pub(super) struct SpokenBefore {
    pack: &'static Pack,
    all: Vec<Spoken>,
    latest: BTreeMap<Class, usize>,
    /// The same of those who do not speak inside another's words.
    outside: BTreeMap<Class, usize>,
    /// The last of them who is a body without a name, or a paper of one ("an army statement").
    thing: Option<usize>,
    by_id: BTreeMap<FindingId, usize>,
    /// By the last words of a name ("Dalo Emric": Dalo Emric, Emric), but for unnamed sources.
    by_name: BTreeMap<String, usize>,
    by_word: BTreeMap<(SpeakerKind, String), Vec<usize>>,
    /// Whom "she" and "he" may stand for, and those of them who do not speak inside another's words.
    she: [Vec<usize>; 2],
    he: [Vec<usize>; 2],
}

impl SpokenBefore {
    /// Nobody yet; `pack` says who may be called by which nouns.
    pub fn new(pack: &'static Pack) -> Self {
        SpokenBefore {
            pack,
            all: Vec::new(),
            latest: BTreeMap::new(),
            outside: BTreeMap::new(),
            thing: None,
            by_id: BTreeMap::new(),
            by_name: BTreeMap::new(),
            by_word: BTreeMap::new(),
            she: Default::default(),
            he: Default::default(),
        }
    }

    /// Writes down one more, who stands behind the others.
    pub fn push(&mut self, spoken: Spoken, fits: Fits) {
        let k = self.all.len();
        let kind = spoken.speaker.kind;
        let class = (kind, kind == SpeakerKind::Unnamed && plural(self.pack, &spoken.speaker));
        self.latest.insert(class, k);
        if !spoken.inside {
            self.outside.insert(class, k);
            let nouns = &self.pack.speakers;
            let is_thing = |w: &String| nouns.body_nouns.contains(w) || nouns.documents.contains(w);
            if class == (SpeakerKind::Unnamed, false) && spoken.words.iter().any(is_thing) {
                self.thing = Some(k);
            }
        }
        if let Some(id) = &spoken.speaker.id {
            self.by_id.insert(id.clone(), k);
        }
        if kind != SpeakerKind::Unnamed {
            for end in endings(spoken.speaker.name.as_deref().unwrap_or("")) {
                self.by_name.insert(end.to_owned(), k);
            }
        }
        for word in &spoken.words {
            let list = self.by_word.entry((kind, word.clone())).or_default();
            if list.last() != Some(&k) {
                list.push(k);
            }
        }
        for (fits_here, [any, outside]) in [(fits.female, &mut self.she), (fits.male, &mut self.he)] {
            if fits_here {
                any.push(k);
                if !spoken.inside {
                    outside.push(k);
                }
            }
        }
        self.all.push(spoken);
    }

    /// The last who spoke.
    pub fn last(&self) -> Option<&Spoken> {
        self.all.last()
    }

    /// The last who spoke before a place.
    pub fn last_before(&self, byte: usize) -> Option<&Spoken> {
        self.all.iter().rev().find(|s| s.at.end <= byte)
    }

    /// The last person, or unnamed source that is one.
    pub fn last_one(&self) -> Option<&Spoken> {
        self.latest_of(&ONE)
    }

    /// The last unnamed source that is several.
    pub fn last_crowd(&self) -> Option<&Spoken> {
        self.latest_of(&[CROWD])
    }

    /// The last body or side.
    pub fn last_body(&self) -> Option<&Spoken> {
        self.latest_of(&BODY)
    }

    /// The last body or side, named or not, that does not speak inside another's words.
    pub fn last_body_outside(&self) -> Option<&Spoken> {
        let named = BODY.iter().filter_map(|class| self.outside.get(class)).max().copied();
        self.all.get(named.max(self.thing)?)
    }

    /// The last body, side, or unnamed source that is several.
    pub fn last_many(&self) -> Option<&Spoken> {
        self.latest_of(&[CROWD, (SpeakerKind::Body, false), (SpeakerKind::Side, false)])
    }

    fn latest_of(&self, classes: &[Class]) -> Option<&Spoken> {
        let latest = classes.iter().filter_map(|class| self.latest.get(class)).max()?;
        self.all.get(*latest)
    }

    /// The last with this id.
    pub fn with_id(&self, id: &FindingId) -> Option<&Spoken> {
        self.all.get(*self.by_id.get(id)?)
    }

    /// The last named one whose name is this or ends in it.
    pub fn with_name(&self, name: &str) -> Option<&Spoken> {
        self.all.get(*self.by_name.get(name)?)
    }

    /// The last who ends before a byte and for whom "she" or "he" may stand; `outside`: who does not speak inside another's
    /// words.
    pub fn person_before(&self, byte: usize, female: bool, outside: bool) -> Option<&Spoken> {
        let [any, beyond] = if female { &self.she } else { &self.he };
        let list = if outside { beyond } else { any };
        list.iter().rev().filter_map(|&k| self.all.get(k)).find(|s| s.at.end <= byte)
    }

    /// Those who may be called by a noun, or by one of its kin, the last first.
    pub fn called<'a>(
        &'a self,
        noun: &'a str,
        kin: bool,
        kinds: &'a [SpeakerKind],
    ) -> impl Iterator<Item = &'a Spoken> + 'a {
        self.under(kinds, std::iter::once(noun).chain(self.pack.speakers.kin_of(noun).filter(move |_| kin)))
    }

    /// Those who may be called by one of a noun's kin, the last first.
    pub fn kin<'a>(&'a self, noun: &'a str, kinds: &'a [SpeakerKind]) -> impl Iterator<Item = &'a Spoken> + 'a {
        self.under(kinds, self.pack.speakers.kin_of(noun))
    }

    fn under<'a>(
        &'a self,
        kinds: &'a [SpeakerKind],
        words: impl Iterator<Item = &'a str>,
    ) -> impl Iterator<Item = &'a Spoken> + 'a {
        let keys = words.flat_map(move |word| kinds.iter().map(move |kind| (*kind, word.to_owned())));
        let lists = keys.filter_map(|key| self.by_word.get(&key)).map(Vec::as_slice).collect();
        latest_first(lists).filter_map(|k| self.all.get(k)).take(TRIED)
    }

    /// The last of these kinds.
    pub fn last_of(&self, kinds: &[SpeakerKind]) -> Option<&Spoken> {
        let classes: Vec<Class> = kinds.iter().flat_map(|&kind| [(kind, false), (kind, true)]).collect();
        self.latest_of(&classes)
    }
}

/// A name and what is left of it behind each of its spaces.
pub(super) fn endings(name: &str) -> impl Iterator<Item = &str> {
    std::iter::once(name).chain(name.match_indices(' ').filter_map(|(at, _)| name.get(at + 1..)))
}

/// The numbers of several rising lists, the greatest first, each once.
pub(super) fn latest_first(mut lists: Vec<&[usize]>) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let latest = *lists.iter().filter_map(|list| list.last()).max()?;
        for list in &mut lists {
            if let Some((_, rest)) = list.split_last().filter(|(last, _)| **last == latest) {
                *list = rest;
            }
        }
        Some(latest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_of_a_name() {
        assert_eq!(endings("Dalo van Emric").collect::<Vec<_>>(), ["Dalo van Emric", "van Emric", "Emric"]);
    }

    #[test]
    fn lists_are_merged_from_behind() {
        assert_eq!(latest_first(vec![&[0, 3, 7], &[3, 4], &[]]).collect::<Vec<_>>(), [7, 4, 3, 0]);
    }
}
