//! Lines of a page. In go signs, out come lines in the order in which they are read.

use super::columns::{Piece, in_order};
use super::signs::Sign;

/// A line of a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) x: (f64, f64),
    pub(super) y: f64,
    pub(super) size: f64,
    /// Which column it stands in, counted over the page.
    pub(super) column: usize,
    /// Whether it is a row of a table: its cells stand wide apart.
    pub(super) is_row: bool,
}

/// A gap as wide as this part of the letters' size is a blank.
const BLANK: f64 = 0.19;
/// One as wide as this parts pieces.
const GAP: f64 = 0.9;
/// Cells stand at least so far apart.
const CELL: f64 = 2.2;
/// Signs whose lines differ by this part of their size stand on one.
const LEVEL: f64 = 0.4;

/// The lines of a page. What is written in another direction than most comes last.
pub(super) fn of_page(signs: &[Sign]) -> Vec<Line> {
    let mut turns: Vec<(u8, Vec<&Sign>)> =
        (0..4).map(|turn| (turn, signs.iter().filter(|s| s.turn == turn).collect())).collect();
    turns.sort_by_key(|(turn, signs)| (std::cmp::Reverse(signs.len()), *turn));
    let mut lines: Vec<Line> = Vec::new();
    for (_, signs) in turns {
        let columns_before = lines.last().map_or(0, |line| line.column + 1);
        for (column, rows) in in_order(rows(&signs)).into_iter().enumerate() {
            lines.extend(rows.iter().filter_map(|row| line(row, columns_before + column)));
        }
    }
    lines
}

/// The words in the largest letters, where these are clearly larger than most.
pub(super) fn heading(lines: &[Line]) -> Option<String> {
    let mut sizes: Vec<f64> = lines.iter().flat_map(|l| std::iter::repeat_n(l.size, l.text.len().min(400))).collect();
    sizes.sort_by(f64::total_cmp);
    let usual = *sizes.get(sizes.len() / 2)?;
    let largest = *sizes.last()?;
    let is_of_it = |line: &&Line| line.size > largest * 0.95;
    let first = lines.iter().position(|line| is_of_it(&line)).filter(|_| largest > usual * 1.15)?;
    let words: Vec<&str> = lines.iter().skip(first).take_while(is_of_it).map(|line| line.text.as_str()).collect();
    Some(words.join(" "))
}

/// Pieces by the line they stand on, from above; each line from the left.
fn rows(signs: &[&Sign]) -> Vec<Vec<Piece>> {
    let mut signs: Vec<&Sign> = signs.to_vec();
    signs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.0.total_cmp(&b.x.0)));
    let mut rows: Vec<(f64, f64, Vec<&Sign>)> = Vec::new();
    for sign in signs {
        match rows.last_mut().filter(|(y, size, _)| sign.y - *y <= LEVEL * size.max(sign.size)) {
            Some((y, size, row)) => {
                // The largest letters say where the line is.
                if sign.size > *size {
                    (*y, *size) = (sign.y, sign.size);
                }
                row.push(sign);
            }
            None => rows.push((sign.y, sign.size, vec![sign])),
        }
    }
    rows.into_iter().map(|(_, size, row)| pieces(row, size)).filter(|row| !row.is_empty()).collect()
}

fn pieces(mut row: Vec<&Sign>, size: f64) -> Vec<Piece> {
    row.sort_by(|a, b| a.x.0.total_cmp(&b.x.0));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before: Option<&Sign> = None;
    for sign in row {
        // Letters drawn twice, to make them fat.
        let is_twice = |other: &&Sign| other.text == sign.text && (sign.x.0 - other.x.0).abs() < 0.15 * sign.size;
        // A note's number above the line would become a digit of the number before it. Columns beside each other may have lines of
        // other heights, so the sign before it says where the line is.
        let is_raised = |other: &&Sign| sign.size < 0.75 * other.size && other.y - sign.y > 0.18 * other.size;
        let is_note = before.as_ref().is_some_and(is_raised) && sign.text.chars().all(|c| c.is_ascii_digit());
        if before.as_ref().is_some_and(is_twice) || is_note {
            continue;
        }
        if sign.text.trim().is_empty() {
            if let Some(piece) = pieces.last_mut().filter(|piece| !piece.text.ends_with(' ')) {
                piece.text.push(' ');
            }
            continue;
        }
        before = Some(sign);
        match pieces.last_mut().filter(|piece| sign.x.0 - piece.x.1 < GAP * size) {
            Some(piece) => {
                if sign.x.0 - piece.x.1 > BLANK * sign.size && !piece.text.ends_with(' ') {
                    piece.text.push(' ');
                }
                piece.text.push_str(&sign.text);
                piece.x.1 = piece.x.1.max(sign.x.1);
                if sign.size > piece.size {
                    (piece.size, piece.y) = (sign.size, sign.y);
                }
            }
            None => pieces.push(Piece { text: sign.text.clone(), x: sign.x, y: sign.y, size: sign.size }),
        }
    }
    pieces.iter_mut().for_each(|piece| piece.text.truncate(piece.text.trim_end().len()));
    pieces
}

/// The line of these pieces.
fn line(row: &[Piece], column: usize) -> Option<Line> {
    let (first, last) = (row.first()?, row.last()?);
    let gaps = row.windows(2).filter_map(|two| if let [a, b] = two { Some(b.x.0 - a.x.1) } else { None });
    let is_row = gaps.fold(0.0, f64::max) > CELL * first.size;
    let words: Vec<&str> = row.iter().map(|piece| piece.text.as_str()).collect();
    let size = row.iter().map(|piece| piece.size).fold(0.0, f64::max);
    Some(Line { text: words.join(" "), x: (first.x.0, last.x.1), y: first.y, size, column, is_row })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words in letters of ten points, each sign half as wide.
    pub(super) fn written(words: &str, x: f64, y: f64, size: f64) -> Vec<Sign> {
        let sign = |(n, c): (usize, char)| {
            let x = x + n as f64 * size / 2.0;
            Sign { text: c.to_string(), x: (x, x + size / 2.0), y, size, turn: 0 }
        };
        words.chars().enumerate().filter(|(_, c)| *c != ' ').map(sign).collect()
    }

    fn lines(signs: &[Sign]) -> Vec<(String, bool)> {
        of_page(signs).into_iter().map(|line| (line.text, line.is_row)).collect()
    }

    #[test]
    fn gaps_are_blanks_and_wide_ones_part_cells() {
        let mut signs = written("Two men died", 50.0, 100.0, 10.0);
        signs.extend(written("Killed", 50.0, 120.0, 10.0));
        signs.extend(written("12", 200.0, 120.0, 10.0));
        assert_eq!(lines(&signs), [("Two men died".to_owned(), false), ("Killed 12".to_owned(), true)]);
    }

    #[test]
    fn a_notes_number_is_no_digit_of_the_number_before_it() {
        let mut signs = written("He said 12", 50.0, 100.0, 10.0);
        signs.extend(written("3", 100.0, 96.5, 6.0));
        signs.extend(written("died.", 110.0, 100.0, 10.0));
        assert_eq!(lines(&signs), [("He said 12 died.".to_owned(), false)]);
    }

    #[test]
    fn letters_drawn_twice_are_read_once() {
        let mut signs = written("Losses", 50.0, 100.0, 10.0);
        signs.extend(written("Losses", 50.3, 100.0, 10.0));
        assert_eq!(lines(&signs), [("Losses".to_owned(), false)]);
    }

    #[test]
    fn the_largest_letters_are_a_heading_where_they_are_larger() {
        let mut signs = written("Losses at Kelt", 50.0, 80.0, 18.0);
        for n in 0..6 {
            signs.extend(written("two men died at the bridge", 50.0, 110.0 + 12.0 * f64::from(n), 10.0));
        }
        assert_eq!(heading(&of_page(&signs)).as_deref(), Some("Losses at Kelt"));
        assert_eq!(heading(&of_page(&signs[12..])), None);
        assert_eq!(heading(&[]), None);
    }
}
