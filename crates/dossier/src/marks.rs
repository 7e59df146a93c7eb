//! Findings marked in place. In go a paragraph and the marks of its report, out comes the paragraph with its words marked.
//!
//! Marks nest and may cross. Tags never do: where a mark ends inside another that began later, the later one is closed and
//! opened again.

use maud::{Markup, PreEscaped, Render};
use sayso_text::Span;

use crate::safe::Words;

/// Words to be marked.
pub struct Mark {
    /// Where, in the report's text.
    pub span: Span,
    /// The classes of its look.
    pub class: &'static str,
    /// What stands behind its last word.
    pub after: Markup,
    /// Of equal spans, the lower is outside.
    pub rank: u8,
}

/// Sorts marks as [`paragraph`] needs them and moves their ends to character boundaries of the text.
pub fn prepare(text: &str, marks: &mut [Mark]) {
    for mark in marks.iter_mut() {
        let start = text.floor_char_boundary(mark.span.start);
        mark.span = Span::new(start, text.ceil_char_boundary(mark.span.end.max(start)));
    }
    marks.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end), m.rank));
}

/// The words of a paragraph with their marks.
pub fn paragraph(text: &str, place: Span, marks: &[Mark]) -> Markup {
    let to = marks.partition_point(|m| m.span.start < place.end);
    let here: Vec<&Mark> =
        marks[..to].iter().filter(|m| m.span.end > place.start || m.span.start >= place.start).collect();
    let mut page = Writer { text, out: String::with_capacity(place.len() * 2), open: Vec::new() };
    let mut at = place.start;
    let mut next = 0;
    loop {
        let opens = here.get(next).map_or(place.end, |m| m.span.start.max(place.start));
        let closes = page.open.iter().map(|m| m.span.end).min().unwrap_or(place.end);
        let stop = opens.min(closes).clamp(at, place.end);
        page.words(Span::new(at, stop));
        at = stop;
        page.close_ended(at);
        while let Some(mark) = here.get(next).filter(|m| m.span.start.max(place.start) <= at) {
            page.begin(mark, at);
            next += 1;
        }
        if at >= place.end {
            break;
        }
    }
    page.close_all(place.end);
    PreEscaped(page.out)
}

struct Writer<'a> {
    text: &'a str,
    out: String,
    open: Vec<&'a Mark>,
}

impl<'a> Writer<'a> {
    fn words(&mut self, span: Span) {
        Words(span.of(self.text)).render_to(&mut self.out);
    }

    /// Opens a mark; one that ends where it begins marks nothing.
    fn begin(&mut self, mark: &'a Mark, at: usize) {
        if mark.span.end <= at {
            mark.after.render_to(&mut self.out);
            return;
        }
        self.tag(mark);
        self.open.push(mark);
    }

    fn tag(&mut self, mark: &Mark) {
        self.out.push_str("<span class=\"");
        Words(mark.class).render_to(&mut self.out);
        self.out.push_str("\">");
    }

    /// Closes what ends here; marks inside it that go on are closed and opened again.
    fn close_ended(&mut self, at: usize) {
        let Some(outermost) = self.open.iter().position(|m| m.span.end <= at) else {
            return;
        };
        let closed = self.open.split_off(outermost);
        let mut goes_on = Vec::new();
        for mark in closed.into_iter().rev() {
            self.out.push_str("</span>");
            if mark.span.end <= at {
                mark.after.render_to(&mut self.out);
            } else {
                goes_on.push(mark);
            }
        }
        for mark in goes_on.into_iter().rev() {
            self.tag(mark);
            self.open.push(mark);
        }
    }

    fn close_all(&mut self, at: usize) {
        while let Some(mark) = self.open.pop() {
            self.out.push_str("</span>");
            if mark.span.end <= at {
                mark.after.render_to(&mut self.out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use maud::html;

    use super::*;

    fn mark(start: usize, end: usize, class: &'static str) -> Mark {
        Mark { span: Span::new(start, end), class, after: html! {}, rank: 0 }
    }

    fn shown(text: &str, mut marks: Vec<Mark>) -> String {
        prepare(text, &mut marks);
        paragraph(text, Span::new(0, text.len()), &marks).into_string()
    }

    #[test]
    fn marks_nest() {
        assert_eq!(
            shown("abcd", vec![mark(1, 3, "x"), mark(0, 4, "y")]),
            r#"<span class="y">a<span class="x">bc</span>d</span>"#
        );
    }

    #[test]
    fn marks_that_cross_are_split() {
        let page = shown("abcdef", vec![mark(0, 4, "x"), mark(2, 6, "y")]);
        assert_eq!(page, r#"<span class="x">ab<span class="y">cd</span></span><span class="y">ef</span>"#);
    }

    #[test]
    fn empty_and_odd_spans_do_no_harm() {
        assert_eq!(shown("aé", vec![mark(2, 2, "x"), mark(9, 12, "y")]), r#"a<span class="x">é</span>"#.to_owned());
        assert_eq!(shown("ab", vec![mark(1, 1, "x")]), "ab");
    }
}
