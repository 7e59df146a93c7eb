//! In goes a text, out come its quotations: marks of all styles, paired paragraph by paragraph.

use crate::marks::{KINDS, Kind, Mark, Role, marks};
use crate::{Span, paragraphs};

/// One quotation, or the part of one that stands in one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// From its opening mark to its closing mark, both included; where the closing mark is missing, to the last word that
    /// can belong to it.
    pub span: Span,
    /// The words between the marks, without white space at their ends; never empty.
    pub inner: Span,
    /// How many quotations it stands in: 0 for an outermost one.
    pub depth: u8,
    /// Whether its closing mark was found. It is not in all paragraphs but the last of a quotation that runs over several.
    pub closed: bool,
}

/// The quotations of a text, by start; an outer one comes before those in it, and no two cross.
///
/// Known are `"`, `'`, `“ ”`, `‘ ’`, `„ “`, `„ ”`, `‚ ‘`, `« »`, `» «`, `‹ ›` and `” ”`, nested in any way, and marks of two
/// styles that were mixed up. Apostrophes (don't, Keltar's, the soldiers' camp, '90s, ‘Abd) are not marks.
///
/// A quotation never leaves its paragraph: one that runs over several, each opened again and only the last closed, comes
/// out as one [`Quote`] a paragraph. A quotation without a closing mark ends before the next one of its kind, or with its
/// paragraph; a closing mark without an opening one is passed over. The work is linear in the text.
pub fn quotes(text: &str) -> Vec<Quote> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        let mut parts = pair(&marks(paragraph.of(text)), paragraph.len());
        end_unclosed(&mut parts);
        collect(text, paragraph, &parts, &mut found);
    }
    found
}

/// A quotation of a paragraph, offsets in the paragraph.
#[derive(Clone, Copy)]
struct Part {
    start: usize,
    opening_len: usize,
    end: usize,
    closing_len: usize,
    kind: Kind,
    /// Whether its opening mark may belong to a name ("‘Abd").
    weak: bool,
}

impl Part {
    /// Whether the opening mark is taken for an apostrophe where no closing mark is found.
    fn is_doubtful(&self) -> bool {
        self.weak || (self.kind == Kind::StraightSingle && self.start > 0)
    }
}

/// Pairs the marks with a stack. Parts come out by start; an unclosed one ends with what it stands in.
fn pair(marks: &[Mark], len: usize) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut open_of_kind = [0usize; KINDS];
    for mark in marks {
        let closable = match mark.role {
            Role::Open => None,
            Role::Close | Role::Either => mark.closes().iter().find(|kind| open_of_kind[**kind as usize] > 0),
        };
        match closable {
            Some(&kind) => {
                if mark.weak && open.last().is_some_and(|&n| parts[n].weak) {
                    continue;
                }
                while let Some(n) = open.pop() {
                    open_of_kind[parts[n].kind as usize] -= 1;
                    parts[n].end = mark.at;
                    if parts[n].kind == kind {
                        parts[n].end += mark.char.len_utf8();
                        parts[n].closing_len = mark.char.len_utf8();
                        break;
                    }
                }
            }
            None if mark.role == Role::Close => {}
            None => {
                open_of_kind[mark.opens as usize] += 1;
                open.push(parts.len());
                let opening_len = mark.char.len_utf8();
                let (start, kind, weak) = (mark.at, mark.opens, mark.weak);
                parts.push(Part { start, opening_len, end: len, closing_len: 0, kind, weak });
            }
        }
    }
    parts.retain(|part| part.closing_len > 0 || !part.is_doubtful());
    parts
}

/// Ends each unclosed part before the next part of its kind that stands beside it, so that it swallows no other quotation
/// of its kind, and then no part later than the one it stands in.
fn end_unclosed(parts: &mut [Part]) {
    // From right to left; for each kind the starts of the parts to the right that stand in no closed part, the nearest on
    // top.
    let mut beside: [Vec<usize>; KINDS] = Default::default();
    for part in parts.iter_mut().rev() {
        if part.closing_len > 0 {
            for starts in &mut beside {
                while starts.last().is_some_and(|&start| start < part.end) {
                    starts.pop();
                }
            }
        } else if let Some(&next) = beside[part.kind as usize].last() {
            part.end = part.end.min(next);
        }
        beside[part.kind as usize].push(part.start);
    }
    let mut ends: Vec<usize> = Vec::new();
    for part in parts {
        while ends.last().is_some_and(|&end| end <= part.start) {
            ends.pop();
        }
        if part.closing_len == 0 {
            part.end = part.end.min(ends.last().copied().unwrap_or(usize::MAX));
        }
        ends.push(part.end);
    }
}

/// Turns the parts of a paragraph into quotations of the text, without those that hold no words.
fn collect(text: &str, paragraph: Span, parts: &[Part], found: &mut Vec<Quote>) {
    let mut around: Vec<Span> = Vec::new();
    for part in parts {
        let at = |offset: usize| paragraph.start + offset;
        let whole = Span::new(at(part.start), at(part.end)).trimmed(text);
        let inner = Span::new(at(part.start + part.opening_len), at(part.end - part.closing_len)).trimmed(text);
        if inner.is_empty() {
            continue;
        }
        let closed = part.closing_len > 0;
        let span = if closed { whole } else { Span::new(whole.start, inner.end) };
        while around.last().is_some_and(|outer| !outer.contains(span)) {
            around.pop();
        }
        let depth = u8::try_from(around.len()).unwrap_or(u8::MAX);
        found.push(Quote { span, inner, depth, closed });
        around.push(span);
    }
}
