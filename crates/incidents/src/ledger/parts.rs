//! Breakdowns inside one sentence or statement: "21 killed: 6 civilians and 15 soldiers". Figures of one report in,
//! totals with their parts out. The text alone says what is a part of what; whether the numbers agree is looked at afterwards,
//! so that a mismatch is seen.

use std::collections::BTreeMap;

use sayso_case::{Bound, Figure, FindingId, Parts, Role};
use sayso_language::IncidentWords;
use sayso_text::Span;

use crate::pile::Pile;
use crate::wording::{flat, has};

/// Words that may stand between a total and its first part, and between two parts.
const TO_FIRST: usize = 12;
const TO_NEXT: usize = 5;

/// The breakdowns of a report, by their totals, and of each part its total.
#[derive(Default)]
pub(super) struct Breakdowns {
    /// Total -> its parts.
    pub parts: BTreeMap<FindingId, Parts>,
    /// Part -> its total.
    pub part_of: BTreeMap<FindingId, FindingId>,
}

/// How a number stands to one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// Next in a row.
    Row,
    /// Begins what the number before is made of.
    Whole,
    /// Begins some of what the number before counts.
    Some,
    /// Begins a row in apposition: whole if it names kinds of people that the number before does not.
    Comma,
}

impl Breakdowns {
    /// Those of one report.
    pub fn of(pile: &Pile, report: usize) -> Self {
        let mut out = Breakdowns::default();
        let figures = &pile.read(report).findings.figures;
        let told = |f: &&Figure| !f.denied && (f.low.is_some() || f.high.is_some());
        let all: Vec<&Figure> = figures.iter().filter(told).collect();
        let mut rows: Vec<Vec<&Figure>> = Vec::new();
        for f in all {
            match rows.iter_mut().find(|row| row.last().is_some_and(|last| together(pile, report, last, f))) {
                Some(row) => row.push(f),
                None => rows.push(vec![f]),
            }
        }
        let text = Passage { pile, report };
        for row in rows.iter().filter(|r| r.len() > 1) {
            out.add(&text, row);
        }
        out
    }

    fn add(&mut self, text: &Passage, row: &[&Figure]) {
        for (k, total) in row.iter().enumerate() {
            let (before, after) = (row.get(..k).unwrap_or_default(), row.get(k + 1..).unwrap_or_default());
            let (parts, whole) = text.after(total, after);
            let (parts, whole) = if parts.is_empty() { (text.before(total, before), true) } else { (parts, whole) };
            let free = parts.iter().all(|p| !self.part_of.contains_key(&p.id) && !self.parts.contains_key(&total.id));
            if parts.is_empty() || !free || parts.iter().any(|p| self.part_of.get(&total.id) == Some(&p.id)) {
                continue;
            }
            for part in &parts {
                self.part_of.insert(part.id.clone(), total.id.clone());
            }
            self.parts.insert(total.id.clone(), check(total, &parts, whole));
        }
    }
}

/// Whether two figures can be parts of one breakdown: one outcome and unit, one voice, one sentence or statement.
fn together(pile: &Pile, report: usize, a: &Figure, b: &Figure) -> bool {
    let sentence = |f: &Figure| pile.sentence(report, f.span.start);
    let said = a.statement.is_some() && a.statement == b.statement;
    let scope = a.scope == b.scope || a.scope.is_none() || b.scope.is_none();
    a.outcome == b.outcome
        && a.unit == b.unit
        && scope
        && !a.span.overlaps(b.span)
        && a.statement == b.statement
        && (said || sentence(a) == sentence(b))
}

/// The words around the figures of one report.
struct Passage<'p> {
    pile: &'p Pile<'p>,
    report: usize,
}

impl Passage<'_> {
    /// The parts that follow a total, and whether they are given as the whole.
    fn after<'f>(&self, total: &Figure, row: &[&'f Figure]) -> (Vec<&'f Figure>, bool) {
        let Some(first) = row.first() else { return (Vec::new(), false) };
        let opening = match self.link(total, first, TO_FIRST) {
            None | Some(Link::Row) => return (Vec::new(), false),
            Some(link) => link,
        };
        let mut parts = vec![*first];
        let mut last = *first;
        for next in row.iter().skip(1) {
            match self.link(last, next, TO_NEXT) {
                // "15 soldiers, including 3 officers, and 6 civilians": the officers are in the 15.
                Some(Link::Some) if opening != Link::Some => {}
                Some(Link::Row | Link::Comma | Link::Some) => parts.push(next),
                Some(Link::Whole) | None => break,
            }
            last = next;
        }
        let apposed = || parts.len() > 1 && plain(total) && parts.iter().all(|p| !plain(p)) && self.ends_clause(last);
        match opening {
            Link::Comma if !apposed() => (Vec::new(), false),
            Link::Whole if parts.len() < 2 => (Vec::new(), false),
            _ => (parts, opening != Link::Some),
        }
    }

    /// The parts before a total that says it is one: "6 civilians and 15 soldiers, 21 people in all".
    #[expect(clippy::indexing_slicing, reason = "the row is not empty, and from is below its length")]
    fn before<'f>(&self, total: &Figure, row: &[&'f Figure]) -> Vec<&'f Figure> {
        let near = |span: Span| has(&flat(span.of(self.text())), &self.words().all_told).is_some();
        let sentence = self.pile.sentence_span(self.report, self.pile.sentence(self.report, total.span.start));
        let tail = words_after(self.text(), total.span.end, sentence.end, 3);
        let Some(last) = row.last() else { return Vec::new() };
        let gap = Span::new(last.span.end.min(total.span.start), total.span.start);
        if !near(Span::new(gap.start, tail)) || self.length(gap) > TO_FIRST || gap.of(self.text()).contains(['.', ';'])
        {
            return Vec::new();
        }
        let mut from = row.len() - 1;
        while from > 0 && matches!(self.link(row[from - 1], row[from], TO_NEXT), Some(Link::Row | Link::Comma)) {
            from -= 1;
        }
        if row.len() - from < 2 { Vec::new() } else { row[from..].to_vec() }
    }

    /// How the second number stands to the first; `None` where too much stands between them.
    fn link(&self, a: &Figure, b: &Figure, most: usize) -> Option<Link> {
        let gap = Span::new(a.span.end.min(b.span.start), b.span.start);
        let between = gap.of(self.text());
        let sentence = self.pile.sentence_span(self.report, self.pile.sentence(self.report, b.span.start));
        let tail = words_after(self.text(), b.span.end, sentence.end, 3);
        let words = flat(between);
        let some = |list: &[String]| list.iter().any(|w| words.ends_with(&format!(" {w} ")));
        let out_of = has(&flat(Span::new(b.span.start, tail).of(self.text())), &self.words().out_of_them).is_some();
        if self.length(gap) > TO_FIRST.max(most) {
            return None;
        }
        if some(&self.words().some_of) || out_of {
            return Some(Link::Some);
        }
        if between.contains(['.', ';', '!', '?']) {
            return None;
        }
        let trimmed = between.trim_end();
        if trimmed.ends_with([':', '—', '–', '(']) || trimmed.ends_with(" -") || some(&self.words().made_of) {
            return Some(Link::Whole);
        }
        if self.length(gap) > most {
            return None;
        }
        Some(if trimmed.ends_with(',') { Link::Comma } else { Link::Row })
    }

    /// Whether nothing but a mark stands after a figure in its clause.
    fn ends_clause(&self, f: &Figure) -> bool {
        let rest = self.text().get(f.span.end..).unwrap_or("").trim_start();
        rest.is_empty() || rest.starts_with(['.', ',', ';', ')', '"', '”', '—', '–', '!', '\n'])
    }

    fn words(&self) -> &'static IncidentWords {
        &self.pile.pack(self.report).incident_words
    }

    fn text(&self) -> &str {
        self.pile.text(self.report)
    }

    fn length(&self, span: Span) -> usize {
        flat(span.of(self.text())).split_whitespace().count()
    }
}

/// The end of the words that follow a place, some at most, up to a mark that ends a clause.
fn words_after(text: &str, from: usize, to: usize, most: usize) -> usize {
    let rest = text.get(from..to.max(from)).unwrap_or("");
    let rest = rest.split([',', ';', '.', ':', '\n']).next().unwrap_or_default();
    let ends = rest.char_indices().filter(|(k, c)| *k > 0 && c.is_whitespace()).map(|(k, _)| k);
    from + ends.take(most + 1).last().filter(|_| rest.split_whitespace().count() > most).unwrap_or(rest.len())
}

/// Whether a figure counts people without saying of what kind.
fn plain(f: &Figure) -> bool {
    f.role.is_none_or(|r| r == Role::Mixed)
}

/// Adds up the parts and looks whether they can be the total, or some of it.
fn check(total: &Figure, parts: &[&Figure], whole: bool) -> Parts {
    let add = |of: fn(&Figure) -> Option<u64>| {
        parts.iter().try_fold(0u64, |sum, part| of(part).map(|n| sum.saturating_add(n)))
    };
    let (low, high) = (add(|f| f.low), add(|f| f.high));
    let over = total.high.is_some_and(|h| low.is_some_and(|l| l > h));
    let under = whole && high.is_some_and(|h| total.low.is_some_and(|l| h < l));
    let vague = parts.iter().chain([&total]).any(|f| f.bound == Bound::About);
    let adds_up = match over || under {
        true if vague => None,
        misses => Some(!misses),
    };
    Parts { figures: parts.iter().map(|p| p.id.clone()).collect(), whole, low, high, adds_up }
}
