//! A report laid out once for the questions that rules ask at every word: who hangs on a word, where its line begins, in
//! which contents it stands.

use std::collections::BTreeSet;

use sayso_reader::{EntityKind, Reading, Saying};
use sayso_text::{Quote, Span};

use crate::by_place::{ByPlace, Places};

/// No word of a sentence that somebody wrote has more words hanging on it; in a text without stops one may have them all.
const MOST_CHILDREN: usize = 400;

/// A writer does not put quotations into quotations so often.
const DEEPEST_QUOTE: u8 = 32;

/// A quotation that is opened once runs over at most so many paragraphs.
const MOST_PARAGRAPHS: usize = 8;

/// The quotations of a text. Of one that is opened in one paragraph and closed in a later one, without a mark between, the
/// later paragraphs are quotations too; their spans begin with their words.
///
/// Made for: "“Shells fell on the mill. | One barn is burning. | The road is closed,” the border guard said."
pub(crate) fn quotes(text: &str) -> Vec<Quote> {
    let mut found = sayso_text::quotes(text);
    found.retain(|q| q.depth < DEEPEST_QUOTE);
    let lines = sayso_text::paragraphs(text);
    let by_place = ByPlace::new(&found);
    let mut more = Vec::new();
    for (k, line) in lines.iter().enumerate() {
        let opened = by_place.touching(*line).find(|q| q.depth == 0);
        let Some(q) = opened.filter(|q| !q.closed && q.span.start == line.start && q.inner.end == line.end) else {
            continue;
        };
        let behind = lines.get(k + 1..).unwrap_or_default().iter().take(MOST_PARAGRAPHS);
        more.extend(closed_later(text, *q, behind, &by_place).unwrap_or_default());
    }
    found.extend(more);
    found.sort_by_key(|q| (q.span.start, q.depth));
    found
}

/// The paragraphs behind an open quotation up to the one that closes it; none if another mark comes first.
fn closed_later<'a>(
    text: &str,
    open: Quote,
    behind: impl Iterator<Item = &'a Span>,
    quotes: &ByPlace<Quote>,
) -> Option<Vec<Quote>> {
    let closing = match open.span.of(text).chars().next()? {
        '"' => ['"', '"'],
        '“' => ['”', '"'],
        '«' => ['»', '»'],
        '„' => ['“', '”'],
        _ => return None,
    };
    let mark = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
    let mut out = Vec::new();
    for line in behind {
        let words = line.of(text);
        let Some(at) = words.find(mark) else {
            out.push(Quote { span: *line, inner: *line, depth: 0, closed: false });
            continue;
        };
        let c = words.get(at..)?.chars().next()?;
        let end = line.start + at + c.len_utf8();
        let inner = Span::new(line.start, line.start + at).trimmed(text);
        let after = text.get(end..)?.chars().next();
        // It closes: words before it, none behind it, and nothing else begins there.
        let closes = closing.contains(&c)
            && !inner.is_empty()
            && !words.get(..at)?.ends_with(char::is_whitespace)
            && after.is_none_or(|c| !c.is_alphanumeric());
        let span = Span::new(line.start, end);
        if !closes || quotes.touching(span).any(|q| q.depth == 0 && q.span.start < end) {
            return None;
        }
        out.push(Quote { span, inner, depth: 0, closed: true });
        return Some(out);
    }
    None
}

/// What is looked up again and again.
#[derive(Debug)]
pub(crate) struct Layout<'a> {
    reading: &'a Reading,
    /// The words that hang on each word, all in one list, and where those of each word begin.
    children: Vec<usize>,
    first_child: Vec<usize>,
    /// Where lines begin.
    lines: Vec<usize>,
    /// Quotations by place.
    pub quotes: ByPlace<'a, Quote>,
    /// The runs of words of all contents, as spans of words, and the saying of each.
    contents: Places,
    saying_of: Vec<usize>,
    /// One past the last word of each name of a side.
    side_ends: BTreeSet<usize>,
    /// Names of sides and places, as the first word and one past the last.
    grounds: BTreeSet<(usize, usize)>,
}

impl<'a> Layout<'a> {
    /// Of a text with its reading and quotations.
    pub fn new(text: &str, reading: &'a Reading, quotes: &'a [Quote]) -> Self {
        let (children, first_child) = children(reading);
        let contents = || reading.sayings.iter().enumerate().flat_map(|(k, s)| s.content.iter().map(move |c| (k, c)));
        let names = |kinds: &'static [EntityKind]| reading.entities.iter().filter(|e| kinds.contains(&e.kind));
        Layout {
            reading,
            children,
            first_child,
            lines: std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect(),
            quotes: ByPlace::new(quotes),
            contents: Places::new(contents().map(|(_, c)| Span::new(c.start, c.end))),
            saying_of: contents().map(|(k, _)| k).collect(),
            side_ends: names(&[EntityKind::Side]).map(|e| e.words.end).collect(),
            grounds: names(&[EntityKind::Side, EntityKind::Place]).map(|e| (e.words.start, e.words.end)).collect(),
        }
    }

    /// Words that hang directly on this one, in order.
    pub fn children(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let place = |k: usize| self.first_child.get(k).copied().unwrap_or(self.children.len());
        let all = self.children.get(place(word)..place(word + 1)).unwrap_or_default();
        all.iter().copied().take(MOST_CHILDREN)
    }

    /// Where the line that holds a byte begins.
    pub fn line_start(&self, byte: usize) -> usize {
        let after = self.lines.partition_point(|&start| start <= byte);
        after.checked_sub(1).and_then(|k| self.lines.get(k)).copied().unwrap_or(0)
    }

    /// The sayings in whose contents a word stands.
    pub fn said_at(&self, word: usize) -> impl Iterator<Item = &'a Saying> + '_ {
        let of = self.contents.touching(Span::new(word, word + 1)).filter_map(|c| self.saying_of.get(c));
        of.filter_map(|&k| self.reading.sayings.get(k))
    }

    /// Whether the name of a side ends right before a word.
    pub fn side_ends_before(&self, word: usize) -> bool {
        self.side_ends.contains(&word)
    }

    /// Whether a run of words is the name of a side or place.
    pub fn is_ground(&self, words: &sayso_reader::Words) -> bool {
        self.grounds.contains(&(words.start, words.end))
    }
}

/// For each word those of its sentence that hang on it, word after word in one list, and where each word's begin.
fn children(reading: &Reading) -> (Vec<usize>, Vec<usize>) {
    let of = || {
        let hung = |k: usize| reading.words.get(k).map(|w| (k, w.head));
        reading.sentences.iter().flat_map(move |s| {
            let sentence = s.clone();
            s.clone().filter_map(hung).filter(move |(k, head)| head != k && sentence.contains(head))
        })
    };
    let mut pairs: Vec<(usize, usize)> = of().map(|(k, head)| (head, k)).collect();
    pairs.sort_unstable();
    let mut first = Vec::with_capacity(reading.words.len() + 1);
    let mut at = 0;
    for word in 0..=reading.words.len() {
        while pairs.get(at).is_some_and(|(head, _)| *head < word) {
            at += 1;
        }
        first.push(at);
    }
    (pairs.into_iter().map(|(_, k)| k).collect(), first)
}
