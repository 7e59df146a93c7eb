//! Paragraphs. In go lines, out come paragraphs: lines of one put together, words that a line's end parted too.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;
use super::sheets::Sheet;

/// Lines further apart than so many times the usual distance are of two paragraphs.
const APART: f64 = 1.35;
/// Letters that differ by more than this part are not of one paragraph.
const LETTERS: f64 = 0.12;

/// The words of a whole file; they say whether a hyphen at the end of a line belongs to the word.
pub(super) struct Words(BTreeSet<String>);

impl Words {
    /// The words of these pages, but for those at the ends of lines.
    pub(super) fn of(pages: &[Vec<Line>]) -> Self {
        let words = |line: &Line| {
            let words = line.text.split_whitespace().map(bare).filter(|word| word.contains('-')).collect::<Vec<_>>();
            words.into_iter().filter(|word| !word.ends_with('-'))
        };
        Words(pages.iter().flatten().flat_map(words).collect())
    }

    /// The paragraphs of a page.
    pub(super) fn paragraphs(&self, lines: &[Line]) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        let mut before: Option<&Line> = None;
        let columns = columns(lines);
        for line in lines {
            let column = columns.get(&line.column);
            match (before, all.last_mut()) {
                (Some(above), Some(paragraph)) if column.is_some_and(|column| goes_on(above, line, column)) => {
                    self.join(paragraph, &line.text);
                }
                // The rows of a table stand under each other.
                (Some(above), Some(paragraph)) if above.is_row && line.is_row && above.column == line.column => {
                    paragraph.push('\n');
                    paragraph.push_str(&line.text);
                }
                _ => all.push(line.text.clone()),
            }
            before = Some(line);
        }
        all
    }

    /// Puts together what a page's end parted.
    pub(super) fn join_pages(&self, pages: &mut [Sheet]) {
        // A word that runs over is put where it begins; what else runs over stays on its page.
        for at in 1..pages.len() {
            let (before, from) = pages.split_at_mut(at);
            let (Some(last), Some(first)) = (
                before.last_mut().and_then(|page| page.paragraphs.last_mut()),
                from.first_mut().and_then(|page| page.paragraphs.first_mut()),
            ) else {
                continue;
            };
            if last.ends_with(['-', '\u{ad}', '\u{2010}']) && first.starts_with(char::is_lowercase) {
                let (word, rest) = first.split_once(' ').unwrap_or((first, ""));
                let (word, rest) = (word.to_owned(), rest.to_owned());
                self.join(last, &word);
                *first = rest;
            }
        }
    }

    /// Adds a line to a paragraph.
    fn join(&self, paragraph: &mut String, line: &str) {
        let parted = paragraph.strip_suffix('\u{ad}').or_else(|| paragraph.strip_suffix(['-', '\u{2010}']));
        let Some(begun) = parted.filter(|begun| begun.ends_with(char::is_alphanumeric)) else {
            paragraph.push(' ');
            paragraph.push_str(line);
            return;
        };
        let is_soft = paragraph.ends_with('\u{ad}');
        let whole = format!(
            "{}-{}",
            bare(begun.rsplit(char::is_whitespace).next().unwrap_or(begun)),
            bare(line.split_whitespace().next().unwrap_or(line))
        );
        // "Anglo-" and "Arven", "10-" and "12" keep it, and so does what has it elsewhere in the file.
        let keeps = !is_soft && (!line.starts_with(char::is_lowercase) || self.0.contains(&whole));
        let length = begun.len();
        if !keeps {
            paragraph.truncate(length);
        }
        paragraph.push_str(line);
    }
}

/// A word without what stands around it, in small letters.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-').to_lowercase()
}

/// Where the lines of a column begin and end, and how far apart most are.
struct Column {
    left: f64,
    right: f64,
    usual: f64,
}

/// The columns of a page by their numbers.
fn columns(lines: &[Line]) -> BTreeMap<usize, Column> {
    let mut of: BTreeMap<usize, Vec<&Line>> = BTreeMap::new();
    lines.iter().for_each(|line| of.entry(line.column).or_default().push(line));
    let column = |lines: Vec<&Line>| Column {
        left: lines.iter().map(|line| line.x.0).fold(f64::INFINITY, f64::min),
        right: lines.iter().map(|line| line.x.1).fold(f64::NEG_INFINITY, f64::max),
        usual: usual(&lines),
    };
    of.into_iter().map(|(number, lines)| (number, column(lines))).collect()
}

/// Whether words end as a sentence does.
pub(super) fn ends(text: &str) -> bool {
    text.ends_with(['.', '!', '?', ':', '"', '”', '’', ')'])
}

/// Whether a line goes on with the paragraph of the one above it.
fn goes_on(above: &Line, line: &Line, column: &Column) -> bool {
    if above.is_row || line.is_row || (above.size - line.size).abs() > LETTERS * above.size.max(line.size) {
        return false;
    }
    let ends = ends(&above.text);
    if above.column != line.column {
        return !ends && line.text.starts_with(char::is_lowercase);
    }
    let Column { left, right, usual } = *column;
    let is_short = above.x.1 < right - 0.2 * (right - left);
    let is_indented = line.x.0 > left + 0.8 * line.size && above.x.0 < left + 0.5 * line.size;
    let is_item = line.text.starts_with(['•', '▪', '‣', '–', '—', '*']);
    let is_apart = line.y - above.y > APART * usual || line.y < above.y;
    !(is_apart || is_indented || is_item || is_short && ends)
}

/// The distance of most lines of a column.
fn usual(column: &[&Line]) -> f64 {
    let apart = column.windows(2).filter_map(|two| if let [a, b] = two { Some(b.y - a.y) } else { None });
    let mut apart: Vec<f64> = apart.filter(|distance| *distance > 0.0).collect();
    apart.sort_by(f64::total_cmp);
    let size = column.first().map_or(0.0, |line| line.size);
    // Of few lines none is usual: a heading and a paragraph.
    let middle = apart.get(apart.len() / 2).copied().unwrap_or(size);
    if apart.len() < 3 { middle.min(1.5 * size) } else { middle }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, x: (f64, f64), y: f64) -> Line {
        Line { text: text.to_owned(), x, y, size: 10.0, column: 0, is_row: false }
    }

    fn paragraphs(lines: &[Line]) -> Vec<String> {
        Words::of(&[lines.to_vec()]).paragraphs(lines)
    }

    #[test]
    fn lines_of_a_paragraph_are_put_together() {
        let lines = [
            line("Two men died at the bridge on Sun-", (50.0, 300.0), 12.0),
            line("day, the mayor said.", (50.0, 160.0), 24.0),
            line("The road is shut, and nobody may pass", (50.0, 300.0), 36.0),
            line("before Monday. A cease-", (50.0, 300.0), 48.0),
            line("fire was broken, and no other cease-fire", (50.0, 300.0), 60.0),
            line("is known. Anglo-", (50.0, 300.0), 72.0),
            line("Arven talks go on for 10-", (50.0, 300.0), 84.0),
            line("12 days in the min\u{ad}", (50.0, 300.0), 96.0),
            line("istry.", (50.0, 80.0), 108.0),
            line("A gap.", (50.0, 90.0), 132.0),
        ];
        assert_eq!(
            paragraphs(&lines),
            [
                "Two men died at the bridge on Sunday, the mayor said.",
                "The road is shut, and nobody may pass before Monday. A cease-fire was broken, and no other cease-fire is known. \
                 Anglo-Arven talks go on for 10-12 days in the ministry.",
                "A gap."
            ]
        );
    }

    #[test]
    fn indents_items_and_rows_begin_anew() {
        let mut lines = vec![
            line("The army of Halvia said on Sunday that it", (50.0, 300.0), 12.0),
            line("had lost", (50.0, 300.0), 24.0),
            line("The mayor of Kelt said it had not, and that", (65.0, 300.0), 36.0),
            line("nobody had", (50.0, 300.0), 48.0),
            line("• two men", (50.0, 120.0), 60.0),
            line("Killed 2", (50.0, 300.0), 72.0),
            line("Wounded 3", (50.0, 300.0), 84.0),
        ];
        lines[5].is_row = true;
        lines[6].is_row = true;
        assert_eq!(
            paragraphs(&lines),
            [
                "The army of Halvia said on Sunday that it had lost",
                "The mayor of Kelt said it had not, and that nobody had",
                "• two men",
                "Killed 2\nWounded 3",
            ]
        );
    }

    #[test]
    fn a_word_that_runs_over_a_page_is_one() {
        let sheet = |words: &str| Sheet { paragraphs: vec![words.to_owned()], ..Sheet::default() };
        let mut pages = [sheet("Two men died on Sun-"), sheet("day, the mayor said."), sheet("It rained.")];
        Words::of(&[]).join_pages(&mut pages);
        let words: Vec<_> = pages.iter().map(|page| page.paragraphs[0].as_str()).collect();
        assert_eq!(words, ["Two men died on Sunday,", "the mayor said.", "It rained."]);
    }
}
