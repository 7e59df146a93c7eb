//! Times: the dates a report's words give, and which of them holds for an event or a figure.
//!
//! [`point`] reads one time as written, [`range`] those made of several, [`resolve`] sets them against the report's date,
//! [`holds`] chooses. The report's date alone is no answer: a time always stands on words.

mod calendar;
mod clock;
mod dateline;
mod holds;
mod length;
mod point;
mod quarter;
mod range;
mod resolve;
#[cfg(test)]
mod tests;
mod vague;
mod value;
mod words;

use std::cell::RefCell;
use std::rc::Rc;

use sayso_case::{Moment, PartialDate};
use sayso_reader::Words;
use sayso_text::Span;

use crate::context::Context;
use crate::{FindingId, Time, When};
use point::{From, Written};
use resolve::Anchor;
use words::Line;

/// How many sentences back a time told before may stand.
const BACK: usize = 3;

/// A time in a report.
#[derive(Clone, Debug)]
pub(crate) struct Expression {
    /// Its words, with "since" and "from".
    pub words: Words,
    /// The words of the time itself.
    pub told: Words,
    /// What they mean; `None` where that hangs on something not known.
    pub value: Option<Moment>,
    /// What is printed of it; lengths and times of day too.
    pub iso: Option<String>,
    /// Whether it can tell when something happened; a length or an attribute ("the 1994 elections") cannot.
    pub dated: bool,
    /// The words of the time it is counted from ("two days later").
    pub from: Option<Words>,
    /// Whether it tells a limit and not a time ("until Tuesday", "after 5 July").
    pub apart: bool,
    /// Whether it is a bare "overnight".
    overnight: bool,
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
        Some(When { moment: self.value?, basis })
    }
}

/// The times of a report, asked for place by place.
pub(crate) struct Clock<'a> {
    ctx: &'a Context<'a>,
    /// The day from which the report counts.
    today: Option<PartialDate>,
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
        Clock { ctx, today: today(ctx), read: RefCell::default() }
    }

    /// The time that holds for what stands at `span`: the one its clause gives, or a day told in the sentence before of the
    /// same paragraph. `None` where the words give none.
    pub fn when_at(&self, span: Span) -> Option<When> {
        self.when(span, |_, _| true)
    }

    /// The same for what has happened to people, which no day ahead tells ("will be buried on Sunday"), nor that of a burial.
    pub fn when_behind(&self, span: Span) -> Option<When> {
        let ahead = |value: Moment| self.ctx.report.published.is_some_and(|p| value.from().first() > p.last());
        self.when(span, |line, e| !e.to_come && !e.value.is_some_and(ahead) && !is_of_burial(line, e))
    }

    /// The time that holds, of those of which `may` is true.
    fn when(&self, span: Span, may: impl Fn(&Line, &Expression) -> bool) -> Option<When> {
        let ctx = self.ctx;
        let at = ctx.reading.words_in(span).start;
        let sentence = ctx.reading.sentence_of(at);
        ctx.reading.sentences.get(sentence).filter(|s| s.contains(&at))?;
        let told = self.told(sentence)?;
        if let Some(held) = holds::holds(&told.line, &told.found, at, |e| may(&told.line, e)) {
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
        let told = Rc::new(Told { sentence, line, found: in_sentence(self.ctx, self.today, sentence) });
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

/// [`Clock::when_behind`] for one place.
#[cfg(test)]
fn when_behind(ctx: &Context, span: Span) -> Option<When> {
    Clock::new(ctx).when_behind(span)
}

/// "Two soldiers were buried on Sunday", "at the funeral on Sunday".
fn is_of_burial(l: &Line, e: &Expression) -> bool {
    let from = e.words.start.saturating_sub(8).max(l.words.start);
    let clause =
        (from..e.words.start).rev().take_while(|&j| !matches!(l.word(j), "," | ";" | "after" | "who" | "when"));
    clause.into_iter().any(|j| l.among(j, |w| &w.after_death))
}

/// All times of a report, in order.
pub(crate) fn times(ctx: &Context) -> Vec<Time> {
    let mut before = Before::new(today(ctx));
    let mut out = Vec::new();
    for (n, words) in ctx.reading.sentences.iter().enumerate() {
        before.enter(ctx, n);
        let mut found = scan(&Line::new(ctx, words.clone()), &mut before);
        found.sort_by_key(|e| e.told.start);
        out.extend(found.into_iter().map(|e| {
            let span = ctx.span(&e.told);
            Time { id: FindingId::new(&ctx.report.id, "time", span, ""), span, value: e.iso }
        }));
    }
    out
}

/// The day from which a report counts.
fn today(ctx: &Context) -> Option<PartialDate> {
    dateline::day_of_report(ctx).or(ctx.report.published)
}

/// What was told before, against which "two days later" and "the quarter" are read.
struct Before {
    /// The day from which the report counts.
    today: Option<PartialDate>,
    /// The last time told in the paragraph, with its words.
    time: Option<(Moment, Words)>,
    /// The sentence in which it was told.
    sentence: usize,
    /// The last quarter told in the report, other than by "a year earlier".
    quarter: Option<Moment>,
    /// The sentence in which it was told.
    quarter_in: usize,
}

impl Before {
    fn new(today: Option<PartialDate>) -> Self {
        Before { today, time: None, sentence: 0, quarter: None, quarter_in: 0 }
    }

    /// Begins a sentence: what was told in another paragraph or too far back is forgotten.
    fn enter(&mut self, ctx: &Context, sentence: usize) {
        let far = sentence.saturating_sub(self.sentence) > BACK;
        if far || (self.sentence..sentence).any(|s| !same_paragraph(ctx, s, s + 1)) {
            self.time = None;
            self.sentence = sentence;
        }
    }
}

/// The one day a sentence tells of: "The blast hit the market on Tuesday. Three people were killed."
fn carried(ctx: &Context, told: &Told) -> Option<When> {
    let Told { line, found, .. } = told;
    let [only] = found.as_slice() else { return None };
    only.value.filter(|_| !only.to_come)?.as_day()?;
    // not a day that holds only for a saying
    let at = line.root.unwrap_or(only.words.start);
    let said = line.among(at, |w| &w.sayings) || holds::holds(line, found, at, |_| true).is_none();
    if said { None } else { only.when(ctx) }
}

/// The times of one sentence, read with what the paragraph told before it.
fn in_sentence(ctx: &Context, today: Option<PartialDate>, sentence: usize) -> Vec<Expression> {
    let mut first = sentence;
    while first > 0 && sentence - first < BACK && same_paragraph(ctx, first - 1, first) {
        first -= 1;
    }
    let mut before = Before::new(today);
    let mut found = Vec::new();
    for s in first..=sentence {
        let Some(words) = ctx.reading.sentences.get(s) else { break };
        found = scan(&Line::new(ctx, words.clone()), &mut before);
    }
    // "an overnight search on Tuesday": the day tells more
    let day = found.iter().any(|e| e.dated && !e.apart && e.value.is_some_and(|v| v.as_day().is_some()));
    found.retain(|e| e.dated && !(day && e.overnight));
    found
}

/// Whether no line ends between two sentences.
fn same_paragraph(ctx: &Context, a: usize, b: usize) -> bool {
    let sentences = &ctx.reading.sentences;
    let (Some(a), Some(b)) = (sentences.get(a), sentences.get(b)) else { return false };
    let gap = ctx.text.get(ctx.span(a).end..ctx.span(b).start);
    gap.is_some_and(|g| !g.contains(sayso_text::ends_line))
}

/// The time that begins at `k`, the place after it, and whether it can tell when something happened.
fn expression(l: &Line, k: usize) -> Option<(Written, usize, bool)> {
    let dated = |(written, end)| (written, end, true);
    let undated = |(written, end)| (written, end, false);
    range::expression(l, k)
        .map(dated)
        .or_else(|| clock::clock(l, k).map(|(w, end)| (w.clone(), end, !matches!(w, Written::Clock(_, None)))))
        .or_else(|| quarter::quarter(l, k).map(undated))
        .or_else(|| length::length(l, k).map(undated))
        .or_else(|| vague::vague(l, k).map(undated))
        .filter(|(_, end, _)| *end <= l.words.end && *end > k)
}

/// Reads a sentence from left to right.
fn scan(l: &Line, before: &mut Before) -> Vec<Expression> {
    let mut found = Vec::new();
    let mut k = l.words.start;
    let sentence = l.ctx.reading.sentence_of(k);
    while k < l.words.end {
        let Some((written, end, dated)) = expression(l, k) else {
            k += 1;
            continue;
        };
        let anchor = Anchor {
            published: before.today,
            before: before.time.as_ref().map(|(value, _)| *value),
            quarter: before.quarter,
            quarter_near: sentence.saturating_sub(before.quarter_in) <= BACK,
            to_come: is_to_come(l, k),
            nearest: l.among(k.wrapping_sub(1), |w| &w.nearest),
            behind: l.word(k) == "last",
        };
        let written = match written {
            Written::Since(Some(begin)) if opens_when(l, end) => *begin,
            other => other,
        };
        let value = resolve::resolve(&written, anchor);
        let of_dateline = dateline::is_of_dateline(l, k, end);
        let relative = matches!(
            written,
            Written::Away(_, _, From::Before) | Written::InYear(_, _, From::Before) | Written::Since(None)
        );
        let open = matches!(written, Written::Since(_) | Written::Past(..));
        let from = before.time.as_ref().filter(|_| relative && value.is_some()).map(|(_, words)| words.clone());
        found.push(Expression {
            words: k..end,
            told: range::told(l, &written, k, end)..end,
            value,
            iso: value::value(&written, anchor),
            dated,
            from,
            apart: of_dateline || is_apart(l, k, end),
            overnight: written == Written::Overnight,
            open,
            to_come: anchor.to_come,
        });
        let compared = value.is_some_and(resolve::is_quarter) && matches!(written, Written::Away(..));
        if let Some(value) = value.filter(|_| !open && !compared && !of_dateline) {
            before.time = Some((value, k..end));
            before.sentence = sentence;
            if resolve::is_quarter(value) {
                before.quarter = Some(value);
                before.quarter_in = sentence;
            }
        }
        k = end;
    }
    // "since 2011" tells of a total; where the clause has a time of its own, that one is nearer
    found.sort_by_key(|e| (e.words.start, e.open));
    found
}

/// "the worst since July 2031, when a blast killed nine": what is told behind was then and not ever since.
fn opens_when(l: &Line, end: usize) -> bool {
    let clause = |k: usize| l.ctx.is(k + usize::from(l.word(k) == ","), |w| &w.when) && k + 1 < l.words.end;
    // "с июля 2031 |года|, когда"
    clause(end) || l.word(end + 1) == "," && clause(end + 1)
}

/// "will meet on Tuesday", "planned for 15 October", "is to leave on Monday", "as early as Friday".
fn is_to_come(l: &Line, k: usize) -> bool {
    let from = k.saturating_sub(10).max(l.words.start);
    let clause = (from..k).rev().take_while(|&j| !matches!(l.word(j), "," | ";" | "." | "said" | "that" | "after"));
    // "due to its losses" and "could have been" lie behind
    let back = |j: usize| {
        l.word(j) == "due" && l.word(j + 1) == "to" && !l.among(j + 2, |w| &w.to_come) || l.word(j + 1) == "have"
    };
    let is_to = |j: usize| matches!(l.word(j), "is" | "are") && l.word(j + 1) == "to";
    let early = |j: usize| l.word(j) == "early" && l.word(j + 1) == "as";
    clause.into_iter().any(|j| l.among(j, |w| &w.to_come) && !back(j) || is_to(j) || early(j))
}

/// "until Tuesday", "after 5 July"; not "after Tuesday's talks".
fn is_apart(l: &Line, k: usize, end: usize) -> bool {
    let mut at = k;
    while at > l.words.start && matches!(l.before(at), "the" | "early" | "late" | "to" | "of") && k - at < 3 {
        at -= 1;
    }
    l.among(at.wrapping_sub(1), |w| &w.apart) && !matches!(l.word(end), "'s" | "’s")
}
