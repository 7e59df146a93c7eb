//! Things with a place in the text: a list of them goes in, those near a span come out without a look at all the others.
//!
//! The rules ask of every name, saying and figure what else stands there. A scan of a whole list for each of them made the
//! rules' time grow with the square of the report's length.

use sayso_text::{Quote, Span};

use crate::{Mention, Statement};

/// Spans with a tree of greatest ends over them (an interval tree without pointers).
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// By start, with each one's number in the list given; equal starts keep the list's order.
    spans: Vec<(Span, usize)>,
    /// The greatest end below each node, plus one; the root is node 1, leaf `k` is node `leaves + k`, 0 is no span.
    ends: Vec<usize>,
    leaves: usize,
}

impl Places {
    /// From spans in any order.
    pub fn new(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut spans: Vec<(Span, usize)> = spans.into_iter().enumerate().map(|(k, span)| (span, k)).collect();
        spans.sort_by_key(|(span, _)| span.start);
        let leaves = spans.len().next_power_of_two();
        let mut ends = vec![0; leaves];
        ends.extend(spans.iter().map(|(span, _)| span.end + 1));
        ends.resize(2 * leaves, 0);
        for node in (1..leaves).rev() {
            let below = end_of(&ends, 2 * node).max(end_of(&ends, 2 * node + 1));
            if let Some(end) = ends.get_mut(node) {
                *end = below;
            }
        }
        Places { spans, ends, leaves }
    }

    /// The numbers of those that share a byte with a span, by start.
    pub fn touching(&self, span: Span) -> impl Iterator<Item = usize> + '_ {
        self.near(span).filter(move |(s, _)| s.overlaps(span)).map(|(_, k)| k)
    }

    /// The numbers of those in which a span lies wholly, by start.
    pub fn holding(&self, span: Span) -> impl Iterator<Item = usize> + '_ {
        self.near(span).filter(move |(s, _)| s.contains(span)).map(|(_, k)| k)
    }

    /// The numbers of those that lie wholly in a span, by start.
    pub fn inside(&self, span: Span) -> impl Iterator<Item = usize> + '_ {
        let first = self.spans.partition_point(|(s, _)| s.start < span.start);
        let after = self.spans.get(first..).unwrap_or_default().iter();
        after.take_while(move |(s, _)| s.start <= span.end).filter(move |(s, _)| span.contains(*s)).map(|&(_, k)| k)
    }

    /// Those that end at or behind a span's start and begin at or before its end.
    fn near(&self, span: Span) -> impl Iterator<Item = (Span, usize)> + '_ {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = self.next(from, span.start)?;
            from = at + 1;
            self.spans.get(at).copied().filter(|(s, _)| s.start <= span.end)
        })
    }

    /// The first at or behind a place in `spans` that ends at or behind a byte.
    fn next(&self, from: usize, byte: usize) -> Option<usize> {
        let reaches = |node: usize| end_of(&self.ends, node) > byte;
        let mut node = self.leaves + from;
        if from >= self.leaves {
            return None;
        }
        while !reaches(node) {
            // On to the right: up while this is a right child, then to its sibling.
            while node % 2 == 1 {
                node /= 2;
            }
            if node == 0 {
                return None;
            }
            node += 1;
        }
        while node < self.leaves {
            node = if reaches(2 * node) { 2 * node } else { 2 * node + 1 };
        }
        Some(node - self.leaves)
    }
}

fn end_of(ends: &[usize], node: usize) -> usize {
    ends.get(node).copied().unwrap_or(0)
}

/// What has a place in the text.
pub(crate) trait Standing {
    /// Where it stands.
    fn span(&self) -> Span;
}

impl Standing for Mention {
    fn span(&self) -> Span {
        self.span
    }
}

impl Standing for Statement {
    fn span(&self) -> Span {
        self.span
    }
}

impl Standing for Quote {
    fn span(&self) -> Span {
        self.span
    }
}

/// A list with its places. What comes out is in order of place; of one start, in the list's order.
#[derive(Debug)]
pub(crate) struct ByPlace<'a, T> {
    all: &'a [T],
    places: Places,
}

impl<'a, T: Standing> ByPlace<'a, T> {
    /// From a list in any order.
    pub fn new(all: &'a [T]) -> Self {
        ByPlace { all, places: Places::new(all.iter().map(Standing::span)) }
    }

    /// The whole list.
    pub fn all(&self) -> &'a [T] {
        self.all
    }

    /// Those that share a byte with a span.
    pub fn touching(&self, span: Span) -> impl Iterator<Item = &'a T> + '_ {
        self.places.touching(span).filter_map(|k| self.all.get(k))
    }

    /// Those in which a span lies wholly.
    pub fn holding(&self, span: Span) -> impl Iterator<Item = &'a T> + '_ {
        self.places.holding(span).filter_map(|k| self.all.get(k))
    }

    /// Those that lie wholly in a span.
    pub fn inside(&self, span: Span) -> impl Iterator<Item = &'a T> + '_ {
        self.places.inside(span).filter_map(|k| self.all.get(k))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_same_as_a_look_at_all(spans in prop::collection::vec((0usize..40, 0usize..9), 0..40), a in 0usize..45, len in 0usize..12) {
            let mut spans: Vec<Span> = spans.into_iter().map(|(start, len)| Span::new(start, start + len)).collect();
            spans.sort();
            let places = Places::new(spans.iter().copied());
            let asked = Span::new(a, a + len);
            let all = |fits: &dyn Fn(Span) -> bool| (0..spans.len()).filter(|&k| fits(spans[k])).collect::<Vec<_>>();
            prop_assert_eq!(places.touching(asked).collect::<Vec<_>>(), all(&|s| s.overlaps(asked)));
            prop_assert_eq!(places.holding(asked).collect::<Vec<_>>(), all(&|s| s.contains(asked)));
            prop_assert_eq!(places.inside(asked).collect::<Vec<_>>(), all(&|s| asked.contains(s)));
        }
    }
}
