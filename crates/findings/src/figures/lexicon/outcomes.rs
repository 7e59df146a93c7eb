//! What became of those counted: `outcomes.toml` in; what a word, a phrase or a noun tells, and on which side of it the counted
//! stands, out.

use std::collections::{HashMap, HashSet};

use super::table::{outcome, outcomes, rows, strings, table};
use crate::Outcome;
use crate::morphology::verb_forms;

/// On which side of its verb the counted stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
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
pub(crate) struct Cue {
    /// The outcome.
    pub outcome: Outcome,
    /// Where the counted stands.
    pub voice: Voice,
    /// Whether it tells it only for want of anything better ("left", "arrived").
    pub weak: bool,
}

/// A phrase of several words with what it tells.
pub(crate) struct Phrase {
    /// Its words in lower case.
    pub words: Vec<String>,
    /// What it tells.
    pub cue: Cue,
}

/// `outcomes.toml`.
pub(crate) struct Outcomes {
    cues: HashMap<String, Vec<Cue>>,
    phrases: HashMap<String, Vec<Phrase>>,
    counted: HashMap<String, (Outcome, bool)>,
}

impl Outcomes {
    /// From the text of the file.
    pub(super) fn read(text: &str) -> Self {
        let t = table(text);
        let mut made = Outcomes { cues: HashMap::new(), phrases: HashMap::new(), counted: HashMap::new() };
        let doubling: HashSet<String> = strings(&t, "doubling").into_iter().collect();
        let irregular = t.get("irregular").and_then(|v| v.as_table()).cloned().unwrap_or_default();
        for (key, object) in [("object", true), ("subject", false)] {
            for row in rows(&t, key) {
                let Some(outcome) = outcome(row) else { continue };
                let weak = row.get("weak").and_then(|v| v.as_bool()).unwrap_or(false);
                for lemma in strings(row, "lemmas") {
                    let forms = Some(strings(&irregular, &lemma)).filter(|f| f.len() == 4);
                    let forms = forms.unwrap_or_else(|| verb_forms(&lemma, doubling.contains(&lemma)).to_vec());
                    for (k, form) in std::iter::once(lemma).chain(forms).enumerate() {
                        let voice = match (object, k) {
                            (false, _) => Voice::Subject,
                            (true, 0..=2) => Voice::Object,
                            (true, _) => Voice::Either,
                        };
                        made.add(form, Cue { outcome, voice, weak });
                    }
                }
            }
        }
        for (key, voice) in [("state", Voice::Subject), ("leading", Voice::Leading)] {
            for (word, outcome) in outcomes(&t, key) {
                made.add(word, Cue { outcome, voice, weak: false });
            }
        }
        for (key, weak) in [("counted", false), ("counted_weak", true)] {
            for (word, outcome) in outcomes(&t, key) {
                made.counted.entry(word).or_insert((outcome, weak));
            }
        }
        for row in rows(&t, "phrase") {
            let Some(outcome) = outcome(row) else { continue };
            let voice = match row.get("side").and_then(|v| v.as_str()) {
                Some("left") => Voice::Subject,
                Some("around") => Voice::Around,
                _ => Voice::Object,
            };
            for phrase in strings(row, "words") {
                let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
                let cue = Cue { outcome, voice, weak: false };
                let Some(first) = words.first().cloned() else { continue };
                made.phrases.entry(first).or_default().push(Phrase { words, cue });
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
    use crate::figures::lexicon;

    #[test]
    fn forms_of_verbs() {
        let voice = |word: &str| lexicon().outcomes.cues(word).first().map(|c| (c.outcome, c.voice));
        assert_eq!(voice("killing"), Some((Outcome::Killed, Voice::Object)));
        assert_eq!(voice("kidnapped"), Some((Outcome::Detained, Voice::Either)));
        assert_eq!(voice("buried"), Some((Outcome::Killed, Voice::Either)));
        assert_eq!(voice("fled"), Some((Outcome::Displaced, Voice::Subject)));
        assert_eq!(voice("slain"), Some((Outcome::Killed, Voice::Either)));
    }
}
