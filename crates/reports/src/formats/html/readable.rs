//! In go the chosen lines of a page and its title, out comes the readable text with its parts.

use sayso_text::Span;

use super::choose::{Chosen, Section};
use super::lines::Gap;
use super::page_lines::PageLines;
use crate::written_date;
use sayso_case::{Part, PartKind};

/// The readable text of a page so far.
#[derive(Debug, Default)]
pub(super) struct Readable {
    /// The title, a line's end, the body; paragraphs parted by a blank line.
    pub(super) text: String,
    /// Its parts, in order; none lies in another.
    pub(super) parts: Vec<Part>,
}

/// The words of the chosen lines, without the title.
pub(super) fn body(page: &PageLines, chosen: &Chosen) -> String {
    readable(None, page, chosen).text
}

/// The title, a line's end, the body, and the words for its pictures last; a body that begins with the title has it once.
pub(super) fn readable(title: Option<&str>, page: &PageLines, chosen: &Chosen) -> Readable {
    let mut out = Readable::default();
    if let Some(title) = title {
        out.text.push_str(title);
        out.part(PartKind::Title, 0, None);
    }
    let mut first = title;
    for section in &chosen.sections {
        out.section(section, page, first.take());
    }
    out
}

impl Readable {
    fn part(&mut self, kind: PartKind, start: usize, time: Option<String>) {
        if start < self.text.len() {
            self.parts.push(Part { kind, span: Span::new(start, self.text.len()), time, edited: None, page: None });
        }
    }

    fn section(&mut self, section: &Section, page: &PageLines, title: Option<&str>) {
        let mut start = None;
        let mut before: Option<usize> = None;
        for at in &section.lines {
            let Some(line) = page.lines.get(*at) else { continue };
            if before.is_none() && title.is_some_and(|title| is_repeated(title, &line.text)) && start.is_none() {
                continue;
            }
            let gaps = page.lines.get(before.map_or(*at, |before| before + 1)..=*at).unwrap_or_default();
            let gap = gaps.iter().map(|line| line.gap).max().unwrap_or(Gap::Paragraph);
            let one_line = before.is_some() && gap == Gap::Line;
            self.gap(if one_line || self.is_title_alone() { "\n" } else { "\n\n" });
            start.get_or_insert(self.text.len());
            self.text.push_str(&line.text);
            before = Some(*at);
        }
        let kind = if section.is_post { PartKind::Post } else { PartKind::Body };
        if let Some(start) = start {
            self.part(kind, start, section.time.as_deref().and_then(iso));
        }
        for line in section.captions.iter().filter_map(|at| page.lines.get(*at)) {
            self.gap(if self.is_title_alone() { "\n" } else { "\n\n" });
            let start = self.text.len();
            self.text.push_str(&line.text);
            self.part(PartKind::Caption, start, None);
        }
    }

    fn gap(&mut self, gap: &str) {
        if !self.text.is_empty() {
            self.text.push_str(gap);
        }
    }

    fn is_title_alone(&self) -> bool {
        matches!(self.parts.as_slice(), [part] if part.kind == PartKind::Title && part.span.end == self.text.len())
    }
}

/// Whether a line says what the title says.
fn is_repeated(title: &str, line: &str) -> bool {
    let letters =
        |words: &str| words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    line.len() <= 2 * title.len() + 20 && letters(line) == letters(title)
}

/// A time in the form of ISO 8601, where that is what is written, else its date.
fn iso(written: &str) -> Option<String> {
    let date = written_date::parse(written)?.to_string();
    let rest = written.trim().strip_prefix(&date).unwrap_or("");
    let rest = rest.replacen(' ', "T", 1);
    let is_time = rest.starts_with('T')
        && (3..=20).contains(&rest.len())
        && rest.bytes().skip(1).all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'+' | b'-' | b'Z'));
    Some(if is_time { date + &rest } else { date })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_iso() {
        for (written, expected) in [
            ("2016-07-05T10:20:00+02:00", Some("2016-07-05T10:20:00+02:00")),
            ("2016-07-05 10:20", Some("2016-07-05T10:20")),
            ("2016-07-05T10:20Z", Some("2016-07-05T10:20Z")),
            ("5 July 2016", Some("2016-07-05")),
            ("2016-07-05T<b>", Some("2016-07-05")),
            ("10:20", None),
        ] {
            assert_eq!(iso(written).as_deref(), expected, "{written}");
        }
    }
}
