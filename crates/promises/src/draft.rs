//! In go a text, its reading and edits, out come another text and its reading: words written over, dropped and put on
//! new lines, tags, trees and runs changed, as a reader with other weights might say it of another report.

use std::ops::Range;

use sayso_case::{Manner, Outcome};
use sayso_reader::{Deprel, Entity, EntityKind, Reading, Saying, Tagged, Upos, Word, Words};
use sayso_text::Span;

/// Words that rules know, stumbled over or may not expect, each one word to the reader.
const LOUD: [&str; 64] = [
    "The",
    "the",
    "said",
    "says",
    "denied",
    "accused",
    "of",
    "by",
    "to",
    "that",
    "not",
    "no",
    "killed",
    "wounded",
    "dead",
    "soldiers",
    "civilians",
    "people",
    "several",
    "dozens",
    "more",
    "than",
    "at",
    "least",
    "up",
    "between",
    "and",
    "12",
    "3",
    "1,200",
    "2021",
    "October",
    "Monday",
    "yesterday",
    "5th",
    "million",
    "per",
    "cent",
    "%",
    "\"",
    "“",
    "”",
    "'",
    "’",
    ",",
    ".",
    ":",
    ";",
    "(",
    ")",
    "—",
    "-",
    "?",
    "…",
    "he",
    "they",
    "his",
    "Gen",
    "ministry",
    "according",
    "İstasyon",
    "ẞ",
    "ﬁ",
    "é\u{301}",
];

/// What may stand between two words.
const GAPS: [&str; 6] = [" ", "", "\n", "\n\n", "\u{a0}", " \r\n\t"];

/// A text in words, before its edits are carried out.
pub(crate) struct Draft {
    words: Vec<DraftWord>,
    /// What stands after the last word.
    tail: String,
    sayings: Vec<Saying>,
    entities: Vec<Entity>,
    figures: Vec<Tagged>,
}

struct DraftWord {
    /// What stands before it.
    gap: String,
    text: String,
    upos: Upos,
    head: usize,
    deprel: Deprel,
    begins_sentence: bool,
    gone: bool,
}

/// One edit, as five bytes have it.
pub(crate) struct Edit {
    what: u8,
    at: usize,
    how: u8,
    far: u8,
}

impl Edit {
    pub(crate) fn of([what, low, high, how, far]: [u8; 5]) -> Edit {
        Edit { what, at: usize::from(u16::from_le_bytes([low, high])), how, far }
    }
}

/// The entry at a place, counted round.
fn pick<T: Copy>(all: &[T], at: u8) -> Option<T> {
    all.get(usize::from(at).checked_rem(all.len())?).copied()
}

impl Draft {
    /// The text as it is; the reading must be one of the text.
    pub(crate) fn of(text: &str, reading: Reading) -> Draft {
        let mut last = 0;
        let mut words = Vec::with_capacity(reading.words.len());
        for (k, word) in reading.words.iter().enumerate() {
            words.push(DraftWord {
                gap: text.get(last..word.span.start).unwrap_or(" ").to_owned(),
                text: word.span.of(text).to_owned(),
                upos: word.upos,
                head: word.head,
                deprel: word.deprel,
                begins_sentence: reading.sentences.iter().any(|s| s.start == k),
                gone: false,
            });
            last = word.span.end;
        }
        let tail = text.get(last..).unwrap_or("").to_owned();
        Draft { words, tail, sayings: reading.sayings, entities: reading.entities, figures: reading.figures }
    }

    /// Carries out one edit; each lands somewhere, wherever it aims.
    pub(crate) fn edit(&mut self, edit: &Edit) {
        let Some(at) = edit.at.checked_rem(self.words.len()) else { return };
        let run = |len: u8, most: usize, words: usize| at..(at + 1 + usize::from(len) % most).min(words);
        let (how, far, count) = (edit.how, edit.far, self.words.len());
        match edit.what % 13 {
            0 => self.words[at].upos = pick(Upos::ALL, how).unwrap_or(Upos::X),
            1 => self.words[at].deprel = pick(Deprel::ALL, how).unwrap_or(Deprel::Dep),
            2 => self.words[at].head = (at + usize::from(how)).saturating_sub(usize::from(far)),
            3 => self.words[at..].iter_mut().for_each(|word| word.gone = true),
            4 => self.words[run(how, 16, count)].iter_mut().for_each(|word| word.gone = true),
            5 => self.words[at].text = pick(&LOUD, how).unwrap_or("The").to_owned(),
            6 => {
                let from = (at + usize::from(how) * 8 + usize::from(far)) % count;
                self.words[at].text = self.words[from].text.clone();
            }
            7 => self.words[at].gap = pick(&GAPS, how).unwrap_or(" ").to_owned(),
            8 => self.words[at].begins_sentence ^= true,
            9 => self.add_saying(run(how, 3, count), far),
            10 => self.drop_one(how, at),
            11 => {
                let kind = pick(&[EntityKind::Person, EntityKind::Body, EntityKind::Place, EntityKind::Side], far);
                let words = run(how, 5, count);
                self.entities.retain(|e| !meet(&e.words, &words));
                self.entities.extend(kind.map(|kind| Entity { words, kind }));
            }
            _ => {
                let words = run(how, 3, count);
                self.figures.retain(|f| !meet(&f.words, &words));
                self.figures.push(Tagged { words, label: pick(Outcome::ALL, far).map(Outcome::as_str) });
            }
        }
    }

    /// A saying with its source on one side and its content on the other, or without one of them.
    fn add_saying(&mut self, cue: Words, far: u8) {
        let (left, right) = (usize::from(far % 16), usize::from(far / 16));
        let before = cue.start.saturating_sub(left)..cue.start;
        let after = cue.end..(cue.end + right * 2).min(self.words.len());
        let (source, content) = if far.is_multiple_of(3) { (after, before) } else { (before, after) };
        let some = |run: Words| if run.is_empty() { Vec::new() } else { vec![run] };
        let manner = pick(Manner::ALL, far).map(Manner::as_str);
        self.sayings.push(Saying { cue, source: some(source), content: some(content), manner });
    }

    fn drop_one(&mut self, how: u8, at: usize) {
        match how % 3 {
            0 if !self.sayings.is_empty() => drop(self.sayings.remove(at % self.sayings.len())),
            1 if !self.entities.is_empty() => drop(self.entities.remove(at % self.entities.len())),
            2 if !self.figures.is_empty() => drop(self.figures.remove(at % self.figures.len())),
            _ => {}
        }
    }

    /// The edited text and its reading, as whole as the reader's.
    pub(crate) fn finish(self) -> (String, Reading) {
        // Where each word comes to stand; one more for the end.
        let mut now = Vec::with_capacity(self.words.len() + 1);
        let mut text = String::new();
        let mut words: Vec<Word> = Vec::new();
        let mut starts = Vec::new();
        let mut begins = true;
        for word in &self.words {
            now.push(words.len());
            begins |= word.begins_sentence;
            if word.gone {
                continue;
            }
            if begins {
                starts.push(words.len());
                begins = false;
            }
            text.push_str(&word.gap);
            let start = text.len();
            text.push_str(&word.text);
            let span = Span::new(start, text.len());
            words.push(Word { span, upos: word.upos, head: word.head, deprel: word.deprel });
        }
        text.push_str(&self.tail);
        now.push(words.len());
        for word in &mut words {
            word.head = now.get(word.head).copied().unwrap_or(usize::MAX);
        }
        let ends = starts.iter().skip(1).copied().chain([words.len()]);
        let sentences: Vec<Words> = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
        sentences.iter().for_each(|sentence| mend(&mut words, sentence));
        let run = |run: Words| now.get(run.start).zip(now.get(run.end)).map(|(start, end)| *start..*end);
        let moved = |words: Words| run(words).filter(|run| !run.is_empty());
        let pieces = |all: Vec<Words>| -> Vec<Words> { all.into_iter().filter_map(moved).collect() };
        let saying =
            |s: Saying| Some(Saying { cue: moved(s.cue)?, source: pieces(s.source), content: pieces(s.content), ..s });
        let mut sayings: Vec<Saying> = self.sayings.into_iter().filter_map(saying).collect();
        sayings.sort_by_key(|s| s.cue.start);
        let mut entities: Vec<Entity> =
            self.entities.into_iter().filter_map(|e| Some(Entity { words: moved(e.words)?, ..e })).collect();
        entities.sort_by_key(|e| e.words.start);
        let mut figures: Vec<Tagged> =
            self.figures.into_iter().filter_map(|f| Some(Tagged { words: moved(f.words)?, ..f })).collect();
        figures.sort_by_key(|f| f.words.start);
        (text, Reading { words, sentences, sayings, entities, figures })
    }
}

/// Whether two runs share a word.
fn meet(a: &Words, b: &Words) -> bool {
    a.start < b.end && b.start < a.end
}

/// Makes one tree of a sentence again: the first root stays, and what hangs outside or in a circle hangs on it.
fn mend(words: &mut [Word], sentence: &Range<usize>) {
    let Some(root) = sentence.clone().find(|&k| words[k].head == k).or(sentence.clone().next()) else { return };
    words[root].head = root;
    for k in sentence.clone() {
        let mut at = k;
        for _ in 0..=sentence.len() {
            let head = words[at].head;
            if !sentence.contains(&head) || (head == at && at != root) {
                words[at].head = root;
            }
            at = words[at].head;
        }
        if at != root {
            words[at].head = root;
        }
        let word = &mut words[k];
        if k == root {
            word.deprel = Deprel::Root;
        } else if word.deprel == Deprel::Root {
            word.deprel = Deprel::Dep;
        }
    }
}
