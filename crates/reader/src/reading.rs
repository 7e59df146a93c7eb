//! What the reader says of a text.

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

    /// Words that hang directly on this one, in order.
    pub fn children(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let range = self.sentences.get(self.sentence_of(word)).cloned().unwrap_or(0..0);
        range.filter(move |&k| k != word && self.words[k].head == word)
    }
}
