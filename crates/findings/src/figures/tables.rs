//! Tables of casualties in plain text: lines of cells in, a figure for each number with its row's and column's heading out.
//!
//! ```text
//! Town     Killed   Wounded
//! Orsk     12       40
//! ```
//!
//! A table is a heading line and at least one line of as many cells after it. Cells are parted by a tab, a "|" or two and more
//! spaces. Either the heading tells what became of those counted (killed, wounded) and the row who or where, or the other way
//! round; where neither tells an outcome, nothing is read.

use sayso_reader::Words;
use sayso_text::Span;

use super::candidate::{Candidate, Kind};
use super::counted::Counted;
use super::frame::Frame;
use super::harms;
use super::phrase::phrase;
use crate::{Bound, Outcome, Unit};

/// No table of casualties is wider.
const WIDEST: usize = 12;

/// The cells of the tables of a report, in order, with what became of those counted.
pub(super) fn cells(f: &Frame) -> Vec<(Candidate, Outcome)> {
    let mut found = Vec::new();
    let mut heading: Vec<Span> = Vec::new();
    let mut at = 0;
    for line in f.ctx.text.split_inclusive('\n') {
        let row = parted(line, at);
        at += line.len();
        if line.trim().is_empty() || is_rule(line) {
            continue;
        }
        if row.len() < 2 || row.len() > WIDEST {
            heading.clear();
            continue;
        }
        let counts = row.iter().skip(1).filter(|cell| number(f, **cell).is_some()).count();
        if counts == 0 {
            heading = row;
        } else if heading.len() == row.len() {
            read_row(f, heading.get(1..).unwrap_or_default(), &row, &mut found);
        } else if heading.len() + 1 == row.len() {
            // the corner is empty
            read_row(f, &heading, &row, &mut found);
        }
    }
    found
}

/// "-----", "|---|---|".
fn is_rule(line: &str) -> bool {
    line.trim().chars().all(|c| matches!(c, '-' | '|' | '=' | '+' | ':' | ' ' | '\t'))
}

/// The cells of a line that begins at a place in the text; one where nothing parts it.
fn parted(line: &str, at: usize) -> Vec<Span> {
    let mut cells = Vec::new();
    let mut cell: Option<(usize, usize)> = None;
    let mut blanks = 0;
    for (k, c) in line.char_indices() {
        let parts = matches!(c, '\t' | '|');
        if c.is_whitespace() || parts {
            blanks += 1;
            if (parts || blanks > 1)
                && let Some((from, to)) = cell.take()
            {
                cells.push(Span::new(at + from, at + to));
            }
        } else {
            blanks = 0;
            cell = Some((cell.map_or(k, |(from, _)| from), k + c.len_utf8()));
        }
        if cells.len() > WIDEST {
            return cells;
        }
    }
    cells.extend(cell.map(|(from, to)| Span::new(at + from, at + to)));
    cells
}

fn read_row(f: &Frame, heading: &[Span], row: &[Span], found: &mut Vec<(Candidate, Outcome)>) {
    let Some((&label, cells)) = row.split_first() else { return };
    let of_row = outcome_of(f, label);
    for (&cell, &head) in cells.iter().zip(heading) {
        let Some((words, count)) = number(f, cell) else { continue };
        let (outcome, group) = match (outcome_of(f, head), of_row) {
            (Some(outcome), None) => (outcome, label),
            (None, Some(outcome)) => (outcome, head),
            _ => continue,
        };
        let group = f.ctx.reading.words_in(group);
        let counted = counted(f, &group, outcome);
        found.push((
            Candidate { words, kind: Kind::Number, low: Some(count), high: Some(count), bound: Bound::Exact, counted },
            outcome,
        ));
    }
}

/// Who or where the heading says they are.
fn counted(f: &Frame, group: &Words, outcome: Outcome) -> Counted {
    let noun = phrase(f, group.start, group.end);
    // a town or a bridge in front of its row is the place where: people are killed, things destroyed
    let things = matches!(outcome, Outcome::Destroyed | Outcome::Captured | Outcome::HandedOver);
    let unit = noun.unit.filter(|_| things).unwrap_or(Unit::People);
    Counted {
        words: group.clone(),
        group: group.clone(),
        head: noun.head,
        unit: Some(unit),
        role: noun.role,
        own: None,
        part: false,
    }
}

/// What a heading tells: "Killed", "Number of wounded", "Dead".
fn outcome_of(f: &Frame, heading: Span) -> Option<Outcome> {
    let lists = &f.pack().outcomes;
    let words = f.ctx.reading.words_in(heading);
    if words.len() > 5 {
        return None;
    }
    let said: Vec<Outcome> = words
        .filter_map(|k| {
            let word = f.word(k);
            let own = lists.counted(&f.pack().units.singular(word)).or_else(|| lists.counted(word)).map(|(o, _)| o);
            own.or_else(|| lists.cues(word).iter().find(|c| !c.weak).map(|c| c.outcome))
        })
        .collect();
    match said.as_slice() {
        [one] => {
            Some(*one).filter(|&o| harms(o) || matches!(o, Outcome::Displaced | Outcome::Evacuated | Outcome::Trapped))
        }
        [Outcome::Killed, Outcome::Wounded] => Some(Outcome::KilledOrWounded),
        _ => None,
    }
}

/// The number that a cell is, and nothing else.
fn number(f: &Frame, cell: Span) -> Option<(Words, u64)> {
    let text = cell.of(f.ctx.text);
    if text.len() > 12 || !text.bytes().all(|b| b.is_ascii_digit() || b == b',') {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let words = f.ctx.reading.words_in(cell);
    (!words.is_empty()).then_some((words, digits.parse().ok()?))
}
