//! Times: the dates a report's words give, and which of them holds for an event or a figure.
//!
//! [`point`] reads one time as written, [`range`] those made of several, [`resolve`] sets them against the report's date,
//! [`holds`] chooses. The report's date alone is no answer: a time always stands on words.

mod holds;
mod interval;
mod point;
mod range;
mod resolve;
#[cfg(test)]
mod tests;
mod words;

use std::cell::RefCell;
use std::rc::Rc;

use sayso_reader::Words;
use sayso_text::Span;

use crate::When;
use crate::context::Context;
use interval::Interval;
use point::{From, Written};
use resolve::Anchor;
use words::Line;

/// How many sentences back a time told before may stand.
const BACK: usize = 3;

/// A time in a report.
#[derive(Clone, Debug)]
pub(crate) struct Expression {
    /// Its words.
    pub words: Words,
    /// What they mean; `None` where that hangs on something not known.
    pub value: Option<Interval>,
    /// The words of the time it is counted from ("two days later").
    pub from: Option<Words>,
    /// Whether it tells a limit and not a time ("until Tuesday", "after 5 July").
    pub apart: bool,
    /// Whether it runs up to the report ("since March 2011").
    open: bool,
    /// Whether it lies ahead ("planned for 15 October").
    to_come: bool,
}

impl Expression {
    fn when(&self, ctx: &Context) -> Option<When> {
        let words = std::iter::once(&self.words).chain(&self.from);
        let mut basis: Vec<Span> = words.map(|w| ctx.span(w)).collect();
        basis.sort();
        Some(When { value: self.value?.to_string(), basis })
    }
}

/// The times of a report, asked for place by place.
pub(crate) struct Clock<'a> {
    ctx: &'a Context<'a>,
    /// The sentences read last: findings are asked for in order, many in one sentence.
    read: RefCell<Vec<Rc<Told<'a>>>>,
}

/// A sentence with its times.
struct Told<'a> {
    sentence: usize,
    line: Line<'a>,
    found: Vec<Expression>,
}

/// So many sentences are kept: the one asked for and the one before it.
const KEPT: usize = 2;

impl<'a> Clock<'a> {
    /// For one report.
    pub fn new(ctx: &'a Context<'a>) -> Self {
        Clock { ctx, read: RefCell::default() }
    }

    /// The time that holds for what stands at `span`: the one its clause gives, or a day told in the sentence before of the
    /// same paragraph. `None` where the words give none.
    pub fn when_at(&self, span: Span) -> Option<When> {
        let ctx = self.ctx;
        let at = ctx.reading.words_in(span).start;
        let sentence = ctx.reading.sentence_of(at);
        ctx.reading.sentences.get(sentence).filter(|s| s.contains(&at))?;
        let told = self.told(sentence)?;
        if let Some(held) = holds::holds(&told.line, &told.found, at) {
            return held.when(ctx);
        }
        let before = sentence.checked_sub(1).filter(|&b| told.found.is_empty() && same_paragraph(ctx, b, sentence))?;
        carried(ctx, &*self.told(before)?)
    }

    /// A sentence with its times, read once for all that is asked of it in a row.
    fn told(&self, sentence: usize) -> Option<Rc<Told<'a>>> {
        let mut read = self.read.borrow_mut();
        if let Some(told) = read.iter().find(|t| t.sentence == sentence) {
            return Some(Rc::clone(told));
        }
        let line = Line::new(self.ctx, self.ctx.reading.sentences.get(sentence)?.clone());
        let told = Rc::new(Told { sentence, line, found: in_sentence(self.ctx, sentence) });
        if read.len() >= KEPT {
            read.remove(0);
        }
        read.push(Rc::clone(&told));
        Some(told)
    }
}

/// The time that holds for one place.
#[cfg(test)]
fn when_at(ctx: &Context, span: Span) -> Option<When> {
    Clock::new(ctx).when_at(span)
}

/// All times of a report with the dates they mean, in order; those whose dates cannot be told are left out.
#[allow(dead_code, reason = "for the time line and for measuring")]
pub(crate) fn times(ctx: &Context) -> Vec<(Span, String)> {
    let all = (0..ctx.reading.sentences.len()).flat_map(|s| in_sentence(ctx, s));
    all.filter_map(|e| Some((ctx.span(&e.words), e.value?.to_string()))).collect()
}

/// The one day a sentence tells of: "The blast hit the market on Tuesday. Three people were killed."
fn carried(ctx: &Context, told: &Told) -> Option<When> {
    let Told { line, found, .. } = told;
    let [only] = found.as_slice() else { return None };
    only.value.filter(|_| !only.to_come)?.as_day()?;
    // not a day that holds only for a saying
    let at = line.root.unwrap_or(only.words.start);
    let said = line.among(at, "sayings") || holds::holds(line, found, at).is_none();
    if said { None } else { only.when(ctx) }
}

/// The times of one sentence, read with what the paragraph told before it.
fn in_sentence(ctx: &Context, sentence: usize) -> Vec<Expression> {
    let mut first = sentence;
    while first > 0 && sentence - first < BACK && same_paragraph(ctx, first - 1, first) {
        first -= 1;
    }
    let mut before = None;
    let mut found = Vec::new();
    for s in first..=sentence {
        let Some(words) = ctx.reading.sentences.get(s) else { break };
        found = scan(&Line::new(ctx, words.clone()), &mut before);
    }
    found
}

/// Whether no line ends between two sentences.
fn same_paragraph(ctx: &Context, a: usize, b: usize) -> bool {
    let sentences = &ctx.reading.sentences;
    let (Some(a), Some(b)) = (sentences.get(a), sentences.get(b)) else { return false };
    let gap = ctx.text.get(ctx.span(a).end..ctx.span(b).start);
    gap.is_some_and(|g| !g.contains(['\n', '\r', '\u{2029}']))
}

/// Reads a sentence from left to right; `before` is the last time told, with its words.
fn scan(l: &Line, before: &mut Option<(Interval, Words)>) -> Vec<Expression> {
    let mut found = Vec::new();
    let mut k = l.words.start;
    while k < l.words.end {
        let Some((written, end)) = range::expression(l, k).filter(|(_, end)| *end <= l.words.end) else {
            k += 1;
            continue;
        };
        let anchor = Anchor {
            published: l.ctx.report.published,
            before: before.as_ref().map(|(value, _)| *value),
            to_come: is_to_come(l, k),
        };
        let value = resolve::resolve(&written, anchor);
        let relative = matches!(
            written,
            Written::Away(_, _, From::Before) | Written::InYear(_, _, From::Before) | Written::Since(None)
        );
        let open = matches!(written, Written::Since(_) | Written::Past(..));
        let from = before.as_ref().filter(|_| relative && value.is_some()).map(|(_, words)| words.clone());
        if let Some(value) = value.filter(|_| !open) {
            *before = Some((value, k..end));
        }
        found.push(Expression {
            words: k..end,
            value,
            from,
            apart: is_apart(l, k, end),
            open,
            to_come: anchor.to_come,
        });
        k = end;
    }
    // "since 2011" tells of a total; where the clause has a time of its own, that one is nearer
    found.sort_by_key(|e| (e.words.start, e.open));
    found
}

/// "will meet on Tuesday", "planned for 15 October".
fn is_to_come(l: &Line, k: usize) -> bool {
    let from = k.saturating_sub(8).max(l.words.start);
    let clause = (from..k).rev().take_while(|&j| !matches!(l.word(j), "," | ";" | "." | "said" | "that" | "after"));
    clause.into_iter().any(|j| l.among(j, "to_come"))
}

/// "until Tuesday", "after 5 July"; not "after Tuesday's talks".
fn is_apart(l: &Line, k: usize, end: usize) -> bool {
    let mut at = k;
    while at > l.words.start && matches!(l.before(at), "the" | "early" | "late" | "to" | "of") && k - at < 3 {
        at -= 1;
    }
    l.among(at.wrapping_sub(1), "apart") && !matches!(l.word(end), "'s" | "’s")
}
