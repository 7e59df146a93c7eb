//! What the reader says of a text.

use std::borrow::Cow;
use std::ops::Range;

use sayso_text::Span;

/// A run of words, as places in [`Reading::words`].
pub type Words = Range<usize>;

/// Everything the reader says of one text. Words are in order; all places are valid.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The words of the text.
    pub words: Vec<Word>,
    /// The sentences, as runs of words, in order, without gaps.
    pub sentences: Vec<Words>,
    /// The attributions found, by place of the cue.
    pub sayings: Vec<Saying>,
    /// Names of persons, bodies, places and sides; they do not overlap.
    pub entities: Vec<Entity>,
    /// Numbers of people and things, as the network marks them; they do not overlap. `findings` checks them by rule.
    pub figures: Vec<Tagged>,
}

/// One word with its part of speech and its place in the sentence's tree.
#[derive(Clone, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Part of speech (Universal POS tags).
    pub upos: Upos,
    /// The word it hangs on, a place in [`Reading::words`] of the same sentence; its own place for the root.
    pub head: usize,
    /// How it hangs on its head (Universal Dependencies).
    pub deprel: Deprel,
}

/// One attribution: the words that carry a saying, for whom, and what is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The cue.
    pub cue: Words,
    /// Pieces of the source, in order; none for an agentless saying.
    pub source: Vec<Words>,
    /// Pieces of the content, in order; an inner saying's words are inside the outer's.
    pub content: Vec<Words>,
    /// The network's guess of the manner, as its list's place (see `models/reader.md`); rules go before it.
    pub manner: Option<&'static str>,
}

/// A name of one of four kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its words.
    pub words: Words,
    /// Its kind.
    pub kind: EntityKind,
}

/// Kinds of names, as marked in `training/data/GUIDE.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A ministry, army, agency, court, observer, outlet.
    Body,
    /// A town, region, road, river.
    Place,
    /// A country as an actor, its people and adjective, an armed group, an alliance.
    Side,
}

/// A run of words with the network's label for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// Its words.
    pub words: Words,
    /// The label ("killed", ...); `None` where the network abstains.
    pub label: Option<&'static str>,
}

macro_rules! tags {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum $name { $($variant),* }

        impl $name {
            /// All of them, in the order of the network's output.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// As the standard writes it.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),* }
            }
        }
    };
}

tags! {
    /// Universal POS tags (universaldependencies.org/u/pos).
    Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ", Noun = "NOUN",
        Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM",
        Verb = "VERB", X = "X",
    }
}

tags! {
    /// Universal Dependencies relations, with the subtypes the reader was taught (universaldependencies.org/u/dep).
    Deprel {
        Acl = "acl", Advcl = "advcl", Advmod = "advmod", Amod = "amod", Appos = "appos", Aux = "aux", Case = "case",
        Cc = "cc", Ccomp = "ccomp", Clf = "clf", Compound = "compound", Conj = "conj", Cop = "cop", Csubj = "csubj",
        Dep = "dep", Det = "det", Discourse = "discourse", Dislocated = "dislocated", Expl = "expl", Fixed = "fixed",
        Flat = "flat", Goeswith = "goeswith", Iobj = "iobj", List = "list", Mark = "mark", Nmod = "nmod",
        Nsubj = "nsubj", Nummod = "nummod", Obj = "obj", Obl = "obl", Orphan = "orphan", Parataxis = "parataxis",
        Punct = "punct", Reparandum = "reparandum", Root = "root", Vocative = "vocative", Xcomp = "xcomp",
        NsubjPass = "nsubj:pass", OblAgent = "obl:agent", AuxPass = "aux:pass", AclRelcl = "acl:relcl",
        NmodPoss = "nmod:poss", CompoundPrt = "compound:prt",
    }
}

impl Reading {
    /// The span from the first word's start to the last word's end; an empty run gives an empty span.
    pub fn span(&self, words: &Words) -> Span {
        match (self.words.get(words.start), words.end.checked_sub(1).and_then(|k| self.words.get(k))) {
            (Some(a), Some(b)) if words.start < words.end => Span::new(a.span.start, b.span.end),
            _ => Span::default(),
        }
    }

    /// The words that lie wholly or partly inside a span.
    pub fn words_in(&self, span: Span) -> Words {
        let start = self.words.partition_point(|w| w.span.end <= span.start);
        let end = self.words.partition_point(|w| w.span.start < span.end);
        start..end.max(start)
    }

    /// The place of the sentence that holds the word.
    pub fn sentence_of(&self, word: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= word).min(self.sentences.len().saturating_sub(1))
    }

    /// The span of the sentence that holds the byte.
    pub fn sentence_at(&self, byte: usize) -> Span {
        let word = self.words.partition_point(|w| w.span.end <= byte);
        self.sentences.get(self.sentence_of(word)).map(|s| self.span(s)).unwrap_or_default()
    }

    /// The reading of a text that breaks off after so many words: what stands behind is cut away, a word whose head is gone
    /// hangs on itself. For trying how findings fare with texts that end anywhere.
    pub fn cut(&self, words: usize) -> Reading {
        let keep = |run: &Words| (run.start < words).then(|| run.start..run.end.min(words));
        let runs = |all: &[Words]| all.iter().filter_map(keep).collect::<Vec<_>>();
        let word = |(k, w): (usize, &Word)| Word { head: if w.head < words { w.head } else { k }, ..w.clone() };
        let saying = |s: &Saying| {
            Some(Saying { cue: keep(&s.cue)?, source: runs(&s.source), content: runs(&s.content), manner: s.manner })
        };
        Reading {
            words: self.words.iter().take(words).enumerate().map(word).collect(),
            sentences: runs(&self.sentences),
            sayings: self.sayings.iter().filter_map(saying).collect(),
            entities: self
                .entities
                .iter()
                .filter_map(|e| Some(Entity { words: keep(&e.words)?, kind: e.kind }))
                .collect(),
            figures: self
                .figures
                .iter()
                .filter_map(|t| Some(Tagged { words: keep(&t.words)?, label: t.label }))
                .collect(),
        }
    }

    /// This reading if it is one of the text, else what of it can be one: words that stand in the text, in order; sentences that
    /// hold each word once; runs of words that are there. A reading that was kept may be of another version of its text.
    pub fn fitted(&self, text: &str) -> Cow<'_, Reading> {
        let mut end = 0;
        let fits = |w: &&Word| {
            let stands = w.span.start >= end && !w.span.of(text).is_empty();
            end = w.span.end;
            stands
        };
        let n = self.words.iter().take_while(fits).count();
        if n == self.words.len() && self.is_sound() {
            return Cow::Borrowed(self);
        }
        let mut fitted = self.cut(n);
        let is_run = |run: &Words| run.start < run.end;
        fitted.sentences = whole(&fitted.sentences, n);
        fitted.sayings.retain_mut(|s| {
            s.source.retain(is_run);
            s.content.retain(is_run);
            is_run(&s.cue)
        });
        fitted.entities.sort_by_key(|e| e.words.start);
        keep_apart(&mut fitted.entities, |e| &e.words);
        fitted.figures.sort_by_key(|t| t.words.start);
        keep_apart(&mut fitted.figures, |t| &t.words);
        Cow::Owned(fitted)
    }

    /// Whether all places are valid, as a reader gives them.
    fn is_sound(&self) -> bool {
        let n = self.words.len();
        let is_run = |run: &Words| run.start < run.end && run.end <= n;
        let saying = |s: &Saying| is_run(&s.cue) && s.source.iter().chain(&s.content).all(is_run);
        follow(self.entities.iter().map(|e| &e.words), n)
            && follow(self.figures.iter().map(|t| &t.words), n)
            && self.sentences == whole(&self.sentences, n)
            && self.words.iter().all(|w| w.head < n)
            && self.sayings.iter().all(saying)
    }

    /// Puts the reading of a text behind this one; the text begins at a byte of the whole.
    pub fn append(&mut self, other: &Reading, at: usize) {
        let base = self.words.len();
        let on = |run: &Words| run.start + base..run.end + base;
        let runs = |all: &[Words]| all.iter().map(on).collect::<Vec<_>>();
        let word =
            |w: &Word| Word { span: Span::new(w.span.start + at, w.span.end + at), head: w.head + base, ..w.clone() };
        let saying = |s: &Saying| Saying {
            cue: on(&s.cue),
            source: runs(&s.source),
            content: runs(&s.content),
            manner: s.manner,
        };
        self.words.extend(other.words.iter().map(word));
        self.sentences.extend(runs(&other.sentences));
        self.sayings.extend(other.sayings.iter().map(saying));
        self.entities.extend(other.entities.iter().map(|e| Entity { words: on(&e.words), kind: e.kind }));
        self.figures.extend(other.figures.iter().map(|t| Tagged { words: on(&t.words), label: t.label }));
    }
}

/// Runs without gaps over so many words that end where these end.
fn whole(sentences: &[Words], words: usize) -> Vec<Words> {
    let mut ends: Vec<usize> = sentences.iter().map(|s| s.end).filter(|end| (1..words).contains(end)).collect();
    ends.sort_unstable();
    ends.dedup();
    ends.extend((words > 0).then_some(words));
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(&ends).map(|(start, &end)| start..end).collect()
}

/// Whether runs follow one another, none empty and none behind so many words.
fn follow<'w>(mut runs: impl Iterator<Item = &'w Words>, words: usize) -> bool {
    let mut end = 0;
    runs.all(|run| {
        let fits = end <= run.start && run.start < run.end && run.end <= words;
        end = run.end;
        fits
    })
}

/// Keeps of runs in order those that are not empty and do not reach into one before.
fn keep_apart<T>(all: &mut Vec<T>, words: impl Fn(&T) -> &Words) {
    let mut end = 0;
    all.retain(|item| {
        let run = words(item);
        let fits = end <= run.start && run.start < run.end;
        end = if fits { run.end } else { end };
        fits
    });
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "a saying has a list of runs, often of one")]
mod tests {
    use super::*;

    /// "They said no. We stay." with a saying over its first sentence.
    fn reading() -> Reading {
        let spans = [(0, 4), (5, 9), (10, 12), (12, 13), (14, 16), (17, 21), (21, 22)];
        let heads = [1, 1, 1, 1, 5, 5, 5];
        let word = |(&(start, end), head): (&(usize, usize), usize)| Word {
            span: Span::new(start, end),
            upos: Upos::X,
            head,
            deprel: Deprel::Dep,
        };
        Reading {
            words: spans.iter().zip(heads).map(word).collect(),
            sentences: vec![0..4, 4..7],
            sayings: vec![Saying { cue: 1..2, source: vec![0..1], content: vec![2..4], manner: None }],
            entities: vec![Entity { words: 4..5, kind: EntityKind::Body }],
            figures: vec![Tagged { words: 5..7, label: None }],
        }
    }

    #[test]
    fn a_reading_breaks_off_after_any_word() {
        let cut = reading().cut(3);
        assert_eq!((cut.words.len(), cut.sentences, cut.entities.len(), cut.figures.len()), (3, vec![0..3], 0, 0));
        assert_eq!(cut.sayings[0].content, [2..3]);
        let first = reading().cut(1);
        assert_eq!((first.words[0].head, first.sayings.len()), (0, 0));
        assert_eq!(reading().cut(6).figures[0].words, 5..6);
        assert!(reading().cut(0).words.is_empty());
    }

    #[test]
    fn a_reading_of_another_text_is_made_to_fit() {
        let text = "They said no. We stay.";
        assert!(matches!(reading().fitted(text), Cow::Borrowed(_)));
        assert_eq!(reading().fitted("They said no").words.len(), 3);
        assert_eq!(reading().fitted("Thaé said no.").words.len(), 0);
        let mut odd = reading();
        odd.words[2].head = 40;
        odd.sentences = vec![3..4, Words { start: 2, end: 1 }];
        odd.sayings[0].content = vec![Words { start: 3, end: 1 }, 2..90];
        odd.entities.push(Entity { words: 3..5, kind: EntityKind::Side });
        let fitted = odd.fitted(text);
        assert_eq!((fitted.words[2].head, &fitted.sentences), (2, &vec![0..1, 1..4, 4..7]));
        assert_eq!((&fitted.sayings[0].content, fitted.entities.len()), (&vec![2..7], 1));
    }

    #[test]
    fn one_reading_behind_another() {
        let mut two = reading();
        two.append(&reading(), 30);
        assert_eq!((two.words[9].span, two.words[9].head), (Span::new(40, 42), 8));
        assert_eq!(two.sentences, [0..4, 4..7, 7..11, 11..14]);
        assert_eq!((two.sayings[1].content.clone(), two.entities[1].words.clone()), (vec![9..11], 11..12));
    }
}
