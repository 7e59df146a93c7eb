//! Which words of a text are others in a later version of it. In go two readable texts with their sentences, out come the sentences that
//! differ, in each the words that do, and an [`Alignment`]: which word of the one is which of the other.
//!
//! Sentences are compared first, then the words of those that were rewritten, so that a word of one sentence is never taken for the same word of
//! another. What stands between words (spaces, line ends) does not count.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use sayso_text::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Sentences that have at least so many of a hundred words in common are one that was rewritten.
const ALIKE: usize = 50;
/// Blocks of rewritten sentences with more pairs than this are not looked through for pairs.
const PAIRS: usize = 40_000;

/// What became of something between two states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Became {
    /// It is there in the later state only.
    Came,
    /// It is there in the earlier state only.
    Gone,
    /// It is another.
    Changed,
    /// It is the same and stands elsewhere.
    Moved,
}

/// A sentence that is not the same in both texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reworded {
    /// What became of it.
    pub became: Became,
    /// Its place in the earlier text.
    pub old: Option<Span>,
    /// Its place in the later text.
    pub new: Option<Span>,
    /// Of one that changed the words that differ, in order: those that stood there, and those that stand there; an empty place where there
    /// are none.
    pub parts: Vec<(Span, Span)>,
}

/// Which words are the same in both texts.
#[derive(Debug, Default)]
pub(crate) struct Alignment {
    /// Words, each with what it is in the other text, in order of the earlier one.
    pairs: Vec<(Span, Span)>,
    /// Sentences that are the same or were rewritten, in order of the earlier text.
    sentences: Vec<(Span, Span)>,
}

/// A text cut for comparing.
struct Cut<'t> {
    text: &'t str,
    sentences: Vec<(Span, Vec<Span>)>,
}

impl<'t> Cut<'t> {
    fn of(text: &'t str, sentences: &[Span]) -> Self {
        let words = |s: &Span| tokens(s.of(text)).map(|t| Span::new(t.start + s.start, t.end + s.start)).collect();
        let cut = sentences.iter().map(|s| (*s, words(s)));
        Cut { text, sentences: cut.filter(|(_, words): &(_, Vec<Span>)| !words.is_empty()).collect() }
    }

    fn words(&self, k: usize) -> Vec<&'t str> {
        self.spans(k).iter().map(|span| span.of(self.text)).collect()
    }

    fn spans(&self, k: usize) -> &[Span] {
        self.sentences.get(k).map_or(&[], |(_, words)| words)
    }

    fn span(&self, k: usize) -> Span {
        self.sentences.get(k).map(|(span, _)| *span).unwrap_or_default()
    }
}

/// Words and single marks.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.by_ref().find(|(_, c)| !c.is_whitespace())?;
        let mut end = start + first.len_utf8();
        while first.is_alphanumeric() {
            let Some((at, c)) = rest.next_if(|(_, c)| c.is_alphanumeric()) else { break };
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}

/// Which of one list are which of another, both in order. What stands in one of them alone is set aside first: two long texts that have
/// nothing in common would take very long to compare.
fn same<T: Ord>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let in_new: BTreeSet<&T> = new.iter().collect();
    let shared: BTreeSet<&T> = old.iter().filter(|one| in_new.contains(one)).collect();
    let numbers: BTreeMap<&T, usize> = shared.into_iter().enumerate().map(|(number, one)| (one, number)).collect();
    let left = |all: &[T]| -> (Vec<usize>, Vec<usize>) {
        all.iter().enumerate().filter_map(|(k, one)| Some((k, *numbers.get(one)?))).unzip()
    };
    let ((old_at, old), (new_at, new)) = (left(old), left(new));
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            let both = old_at.iter().skip(old_index).zip(new_at.iter().skip(new_index));
            pairs.extend(both.take(len).map(|(&i, &j)| (i, j)));
        }
    }
    pairs
}

/// How many of a hundred words two sentences have in common.
fn alike(old: &[&str], new: &[&str]) -> usize {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    old.iter().for_each(|word| *left.entry(word).or_default() += 1);
    let common = new.iter().filter(|word| match left.get_mut(**word) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    });
    200 * common.count() / (old.len() + new.len()).max(1)
}

/// Of two blocks of sentences those that are one, rewritten: in order, so that together they have as much in common as can be.
fn rewritten(old: &Cut<'_>, new: &Cut<'_>, block: (Range<usize>, Range<usize>)) -> Vec<(usize, usize)> {
    let (rows, columns) = (block.0.len(), block.1.len());
    if rows * columns == 0 || rows * columns > PAIRS {
        return Vec::new();
    }
    let words: Vec<Vec<&str>> = block.1.clone().map(|j| new.words(j)).collect();
    let score = |i: usize| -> Vec<usize> {
        let own = old.words(i);
        words.iter().map(|other| alike(&own, other)).map(|a| if a < ALIKE { 0 } else { a }).collect()
    };
    let scores: Vec<Vec<usize>> = block.0.clone().map(score).collect();
    let get = |all: &[Vec<usize>], i: usize, j: usize| all.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    // best[i][j]: what the sentences from i and j on have in common at most.
    let mut best = vec![vec![0; columns + 1]; rows + 1];
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let with = match get(&scores, i, j) {
                0 => 0,
                score => score + get(&best, i + 1, j + 1),
            };
            let most = with.max(get(&best, i + 1, j)).max(get(&best, i, j + 1));
            if let Some(cell) = best.get_mut(i).and_then(|row| row.get_mut(j)) {
                *cell = most;
            }
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < rows && j < columns {
        let (here, score) = (get(&best, i, j), get(&scores, i, j));
        if score > 0 && here == score + get(&best, i + 1, j + 1) {
            pairs.push((block.0.start + i, block.1.start + j));
            (i, j) = (i + 1, j + 1);
        } else if here == get(&best, i + 1, j) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Compares two texts.
pub(crate) fn reworded(old: (&str, &[Span]), new: (&str, &[Span])) -> (Vec<Reworded>, Alignment) {
    let (old, new) = (Cut::of(old.0, old.1), Cut::of(new.0, new.1));
    let all = |cut: &Cut<'_>| -> Vec<String> { (0..cut.sentences.len()).map(|k| cut.words(k).join(" ")).collect() };
    let (old_sentences, new_sentences) = (all(&old), all(&new));
    let kept = same(&old_sentences, &new_sentences);
    let mut sentences: Vec<(usize, usize, bool)> = kept.iter().map(|&(i, j)| (i, j, true)).collect();
    let ends = kept.iter().copied().chain([(old.sentences.len(), new.sentences.len())]);
    let (mut i, mut j) = (0, 0);
    for (to_i, to_j) in ends {
        sentences.extend(rewritten(&old, &new, (i..to_i, j..to_j)).into_iter().map(|(i, j)| (i, j, false)));
        (i, j) = (to_i + 1, to_j + 1);
    }
    sentences.sort_unstable();
    let mut alignment = Alignment::default();
    let mut changes: Vec<(usize, usize, Reworded)> = Vec::new();
    for &(i, j, is_same) in &sentences {
        let words = same(&old.words(i), &new.words(j));
        let place = |&(a, b): &(usize, usize)| Some((*old.spans(i).get(a)?, *new.spans(j).get(b)?));
        alignment.pairs.extend(words.iter().filter_map(place));
        alignment.sentences.push((old.span(i), new.span(j)));
        if !is_same {
            let parts = parts(old.spans(i), new.spans(j), &words);
            changes.push((i, j, told(Became::Changed, Some(old.span(i)), Some(new.span(j)), parts)));
        }
    }
    changes.extend(alone((&old, &old_sentences), (&new, &new_sentences), &sentences));
    // What is gone stands where it stood, before what came in its place.
    changes.sort_by_key(|(i, j, change)| (*j, change.became == Became::Came, *i));
    (changes.into_iter().map(|(.., change)| change).collect(), alignment)
}

/// The sentences that no other is paired with: moved, gone or come; each with the places in both texts by which it is put in order.
fn alone(
    (old, old_sentences): (&Cut<'_>, &[String]),
    (new, new_sentences): (&Cut<'_>, &[String]),
    pairs: &[(usize, usize, bool)],
) -> Vec<(usize, usize, Reworded)> {
    let paired_old: BTreeSet<usize> = pairs.iter().map(|(i, ..)| *i).collect();
    let paired_new: BTreeSet<usize> = pairs.iter().map(|(_, j, _)| *j).collect();
    let mut came: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (j, words) in new_sentences.iter().enumerate().rev().filter(|(j, _)| !paired_new.contains(j)) {
        came.entry(words).or_default().push(j);
    }
    let mut changes = Vec::new();
    for (i, words) in old_sentences.iter().enumerate().filter(|(i, _)| !paired_old.contains(i)) {
        let before = pairs.partition_point(|(other, ..)| *other < i).checked_sub(1).and_then(|k| pairs.get(k));
        let behind = before.map_or(0, |(_, j, _)| j + 1);
        let change = match came.get_mut(words.as_str()).and_then(Vec::pop) {
            Some(j) => told(Became::Moved, Some(old.span(i)), Some(new.span(j)), Vec::new()),
            None => told(Became::Gone, Some(old.span(i)), None, Vec::new()),
        };
        changes.push((i, behind, change));
    }
    for j in came.into_values().flatten() {
        changes.push((0, j, told(Became::Came, None, Some(new.span(j)), Vec::new())));
    }
    changes
}

fn told(became: Became, old: Option<Span>, new: Option<Span>, parts: Vec<(Span, Span)>) -> Reworded {
    Reworded { became, old, new, parts }
}

/// The runs of words between those that are the same.
fn parts(old: &[Span], new: &[Span], words: &[(usize, usize)]) -> Vec<(Span, Span)> {
    let run = |spans: &[Span], from: usize, to: usize| match spans.get(from..to) {
        Some([one]) => *one,
        Some([first, .., last]) => Span::new(first.start, last.end),
        // Behind the word before, else before the first.
        _ => match from.checked_sub(1).and_then(|k| spans.get(k)) {
            Some(before) => Span::new(before.end, before.end),
            None => spans.first().map(|first| Span::new(first.start, first.start)).unwrap_or_default(),
        },
    };
    let mut parts = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (to_i, to_j) in words.iter().copied().chain([(old.len(), new.len())]) {
        if i < to_i || j < to_j {
            parts.push((run(old, i, to_i), run(new, j, to_j)));
        }
        (i, j) = (to_i + 1, to_j + 1);
    }
    parts
}

impl Alignment {
    /// From where to where words of the earlier text stand in the later one, where the first and the last of them still do.
    pub fn exact(&self, old: Span) -> Option<Span> {
        let from = self.pairs.partition_point(|(a, _)| a.start < old.start);
        let to = self.pairs.partition_point(|(a, _)| a.end <= old.end);
        let within = self.pairs.get(from..to)?;
        let (first, last) = (within.first()?, within.last()?);
        let whole = first.0.start == old.start && last.0.end == old.end;
        Some(Span::new(first.1.start, last.1.end)).filter(|_| whole)
    }

    /// The part of the later text that stands where these words stood: from behind the last word before them that is the same to the first
    /// one behind them, within the sentences in which they stand. `None` where the sentence is in the earlier text only.
    pub fn place(&self, old: Span) -> Option<Span> {
        let sentence = |at: usize| {
            let k = self.sentences.partition_point(|(a, _)| a.end <= at);
            self.sentences.get(k).filter(|(a, _)| a.start <= at).map(|(_, b)| *b)
        };
        let (first, last) = (sentence(old.start)?, sentence(old.end.saturating_sub(1))?);
        let before = self.pairs.partition_point(|(a, _)| a.end <= old.start);
        let behind = self.pairs.partition_point(|(a, _)| a.start < old.end);
        let start = before.checked_sub(1).and_then(|k| self.pairs.get(k)).map_or(0, |(_, b)| b.end).max(first.start);
        let end = self.pairs.get(behind).map_or(usize::MAX, |(_, b)| b.start).min(last.end);
        (start < end).then(|| Span::new(start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(old: &str, new: &str) -> (Vec<String>, Alignment) {
        let (changes, alignment) = reworded((old, &sayso_text::sentences(old)), (new, &sayso_text::sentences(new)));
        let shown = changes.iter().map(|change| {
            let parts = change.parts.iter().map(|(a, b)| format!("[{}|{}]", a.of(old), b.of(new)));
            format!("{:?} {}", change.became, parts.collect::<String>())
        });
        (shown.collect(), alignment)
    }

    const OLD: &str = "Toll in Dorvet\n\nEight people were killed near Dorvet. The road is shut. Karsk is quiet.";

    #[test]
    fn words_that_differ_are_found_in_their_sentence() {
        let new = OLD.replace("Eight", "Nine").replace("near Dorvet", "near the town of Dorvet");
        let (changes, alignment) = compared(OLD, &new);
        assert_eq!(changes, ["Changed [Eight|Nine][|the town of]"]);
        let place = |text: &str, words: &str| {
            let at = text.find(words).unwrap();
            Span::new(at, at + words.len())
        };
        assert_eq!(alignment.exact(place(OLD, "The road")), Some(place(&new, "The road")));
        assert_eq!(alignment.exact(place(OLD, "Eight people")), None);
        assert_eq!(alignment.place(place(OLD, "Eight people")).map(|s| s.of(&new)), Some("Nine people "));
    }

    #[test]
    fn sentences_come_go_and_move_and_spaces_are_nothing() {
        assert!(compared(OLD, &OLD.replace(' ', "  ")).0.is_empty());
        assert_eq!(compared(OLD, &OLD.replace(" The road is shut.", "")).0, ["Gone "]);
        assert_eq!(compared(OLD, &(OLD.to_owned() + " Two buses burned.")).0, ["Came "]);
        let moved = "Toll in Dorvet\n\nKarsk is quiet. Eight people were killed near Dorvet. The road is shut.";
        assert_eq!(compared(OLD, moved).0, ["Moved "]);
        assert_eq!(compared(OLD, "Rain fell on Sunday.").0, ["Gone ", "Gone ", "Gone ", "Gone ", "Came "]);
        assert!(compared("", "").0.is_empty());
    }

    #[test]
    fn long_texts_that_share_nothing_are_compared_at_once() {
        let text =
            |word: &str| (0..40_000).map(|n| format!("The {word}{n} went to {word} by night. ")).collect::<String>();
        let (changes, _) = compared(&text("a"), &text("b"));
        assert_eq!(changes.len(), 80_000);
    }
}
