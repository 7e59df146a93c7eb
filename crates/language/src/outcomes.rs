//! What became of those counted: `outcomes.toml` in; what a word, a phrase or a noun tells, and on which side of it the counted
//! stands, out.

use std::collections::{BTreeMap, HashMap};

use sayso_case::Outcome;
use serde::Deserialize;

use crate::{Morphology, WordList};

/// `outcomes.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OutcomeTable {
    doubling: WordList,
    object: Vec<Verbs>,
    subject: Vec<Verbs>,
    state: BTreeMap<String, Outcome>,
    leading: BTreeMap<String, Outcome>,
    counted: BTreeMap<String, Outcome>,
    counted_weak: BTreeMap<String, Outcome>,
    phrase: Vec<Phrases>,
    irregular: BTreeMap<String, [String; 4]>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    outcome: Outcome,
    lemmas: Vec<String>,
    #[serde(default)]
    weak: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    outcome: Outcome,
    side: CountedSide,
    words: Vec<String>,
}

/// Where the counted stands beside a phrase.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum CountedSide {
    Left,
    Right,
    Around,
}

/// On which side of its verb the counted stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// After it: "killing 16".
    Object,
    /// A form that may be past tense or participle: "killed 16", "16 killed".
    Either,
    /// Before it: "16 died", "16 dead".
    Subject,
    /// After it, joined by "of", "at", "to": "the deaths of 16".
    Leading,
    /// Between its first and its last word: "took 16 hostage".
    Around,
}

/// A word or phrase that tells an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The outcome.
    pub outcome: Outcome,
    /// Where the counted stands.
    pub voice: Voice,
    /// Whether it tells it only for want of anything better ("left", "arrived").
    pub weak: bool,
    /// Whether it is a verb of what one does to another ("kill") and not of what befalls one ("die").
    pub done_to: bool,
}

/// A phrase of several words with what it tells.
#[derive(Debug)]
pub struct Phrase {
    /// Its words in lower case.
    pub words: Vec<String>,
    /// What it tells.
    pub cue: Cue,
}

/// Outcomes by the words that tell them.
#[derive(Debug)]
pub struct Outcomes {
    cues: HashMap<String, Vec<Cue>>,
    phrases: HashMap<String, Vec<Phrase>>,
    counted: HashMap<String, (Outcome, bool)>,
}

impl Outcomes {
    pub(crate) fn of(t: OutcomeTable, morphology: &Morphology) -> Self {
        let mut made = Outcomes { cues: HashMap::new(), phrases: HashMap::new(), counted: HashMap::new() };
        for (rows, object) in [(t.object, true), (t.subject, false)] {
            for Verbs { outcome, lemmas, weak } in rows {
                for lemma in lemmas {
                    let regular = || morphology.verb_forms(&lemma, t.doubling.contains(&lemma));
                    let forms = t.irregular.get(&lemma).map_or_else(regular, |forms| forms.to_vec());
                    for (k, form) in std::iter::once(lemma).chain(forms).enumerate() {
                        let voice = match (object, k) {
                            // Where words decline, the counted may stand on either side of any form.
                            _ if morphology.declines() => Voice::Either,
                            (false, _) => Voice::Subject,
                            (true, 0..=2) => Voice::Object,
                            (true, _) => Voice::Either,
                        };
                        made.add(form, Cue { outcome, voice, weak, done_to: object });
                    }
                }
            }
        }
        for (words, voice) in [(t.state, Voice::Subject), (t.leading, Voice::Leading)] {
            for (word, outcome) in words {
                made.add(word, Cue { outcome, voice, weak: false, done_to: false });
            }
        }
        for (words, weak) in [(t.counted, false), (t.counted_weak, true)] {
            for (word, outcome) in words {
                made.counted.entry(word).or_insert((outcome, weak));
            }
        }
        for Phrases { outcome, side, words } in t.phrase {
            let voice = match side {
                CountedSide::Left => Voice::Subject,
                CountedSide::Right => Voice::Object,
                CountedSide::Around => Voice::Around,
            };
            for phrase in words {
                let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
                let Some(first) = words.first().cloned() else { continue };
                // Where words decline, the counted may stand on either side.
                let free = morphology.declines() && voice != Voice::Around;
                let voices = if free { vec![Voice::Subject, Voice::Object] } else { vec![voice] };
                for voice in voices {
                    let (words, cue) = (words.clone(), Cue { outcome, voice, weak: false, done_to: false });
                    made.phrases.entry(first.clone()).or_default().push(Phrase { words, cue });
                }
            }
        }
        made
    }

    fn add(&mut self, form: String, cue: Cue) {
        let cues = self.cues.entry(form).or_default();
        if !cues.iter().any(|c| c.voice == cue.voice) {
            cues.push(cue);
        }
    }

    /// What a word in lower case may tell.
    pub fn cues(&self, word: &str) -> &[Cue] {
        self.cues.get(word).map_or(&[], Vec::as_slice)
    }

    /// The phrases that begin with a word in lower case.
    pub fn phrases(&self, first: &str) -> &[Phrase] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    /// The outcome a noun (singular) has in itself, and whether it gives way to any other.
    pub fn counted(&self, singular: &str) -> Option<(Outcome, bool)> {
        self.counted.get(singular).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Packs;

    #[test]
    fn forms_of_verbs() {
        let outcomes = &Packs::load().expect("the tables are whole").of(Some("en")).outcomes;
        let voice = |word: &str| outcomes.cues(word).first().map(|c| (c.outcome, c.voice));
        assert_eq!(voice("killing"), Some((Outcome::Killed, Voice::Object)));
        assert_eq!(voice("kidnapped"), Some((Outcome::Detained, Voice::Either)));
        assert_eq!(voice("buried"), Some((Outcome::Killed, Voice::Either)));
        assert_eq!(voice("fled"), Some((Outcome::Displaced, Voice::Subject)));
        assert_eq!(voice("slain"), Some((Outcome::Killed, Voice::Either)));
    }
}
