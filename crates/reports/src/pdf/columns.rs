//! Columns. In go the rows of a page, out come columns of rows, in the order in which they are read.
//!
//! Rows in which a strip is white all the way down stand in columns, if on either side of it there is prose: the cells of a table have few
//! signs each, and are read row by row.

/// Signs that stand beside each other without a gap wider than between words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) x: (f64, f64),
    pub(super) y: f64,
    pub(super) size: f64,
}

type Row = Vec<Piece>;

/// Fewer rows are no columns.
const ROWS: usize = 4;
/// The strip is at least as wide, in sizes of the letters.
const STRIP: f64 = 0.9;
/// On each side half of the rows have at least as many signs.
const PROSE: usize = 16;
/// Rows further away are not held together; it bounds the work for a page of a hundred thousand rows.
const REACH: usize = 150;

/// The columns of these rows.
pub(super) fn in_order(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let mut found = Vec::new();
    let mut waiting = vec![rows];
    while let Some(rows) = waiting.pop() {
        if rows.is_empty() {
            continue;
        }
        let Some(Block { from, to, at }) = widest(&rows) else {
            found.push(rows);
            continue;
        };
        let mut above = rows;
        let below = above.split_off(to);
        let block = above.split_off(from);
        let side = |is_left: bool| -> Vec<Row> {
            let of_row = |row: &Row| row.iter().filter(|piece| (piece.x.0 < at) == is_left).cloned().collect::<Row>();
            block.iter().map(of_row).filter(|row| !row.is_empty()).collect()
        };
        let (left, right) = (side(true), side(false));
        waiting.extend([below, right, left, above]);
    }
    found
}

/// Rows that stand in two columns.
#[derive(Debug, PartialEq)]
struct Block {
    from: usize,
    to: usize,
    /// The middle of the white strip.
    at: f64,
}

/// The block of most rows.
fn widest(rows: &[Row]) -> Option<Block> {
    let mut best: Option<Block> = None;
    for from in 0..rows.len() {
        let most = best.as_ref().map_or(0, |block| block.to - block.from);
        if rows.len() - from <= most {
            break;
        }
        if let Some(block) = block_from(rows, from).filter(|block| block.to - block.from > most) {
            best = Some(block);
        }
    }
    best
}

/// The longest block that begins with this row.
fn block_from(rows: &[Row], from: usize) -> Option<Block> {
    let mut white = vec![(f64::NEG_INFINITY, f64::INFINITY)];
    let mut best = None;
    for (to, row) in rows.iter().enumerate().skip(from).take(REACH) {
        white = row.iter().fold(white, |white, piece| without(&white, piece.x));
        let block = rows.get(from..=to).unwrap_or_default();
        let size = row.iter().map(|piece| piece.size).fold(0.0, f64::max);
        let strips: Vec<_> = white.iter().filter(|(a, b)| b - a >= STRIP * size && (b - a).is_finite()).collect();
        if strips.is_empty() && to >= from + ROWS {
            break;
        }
        let at = strips.iter().map(|(a, b)| f64::midpoint(*a, *b)).find(|at| parts_prose(block, *at));
        if let Some(at) = at {
            best = Some(Block { from, to: to + 1, at });
        }
    }
    best
}

/// White strips without what a piece covers.
fn without(white: &[(f64, f64)], piece: (f64, f64)) -> Vec<(f64, f64)> {
    let parts = |&(a, b): &(f64, f64)| [(a, b.min(piece.0)), (a.max(piece.1), b)];
    white.iter().flat_map(parts).filter(|(a, b)| a < b).collect()
}

/// Whether there is prose on both sides.
fn parts_prose(block: &[Row], at: f64) -> bool {
    [true, false].into_iter().all(|is_left| {
        let signs =
            |row: &Row| row.iter().filter(|p| (p.x.0 < at) == is_left).map(|p| p.text.chars().count()).sum::<usize>();
        let mut counts: Vec<usize> = block.iter().map(signs).filter(|count| *count > 0).collect();
        counts.sort_unstable();
        counts.len() >= ROWS && counts.get(counts.len() / 2).is_some_and(|middle| *middle >= PROSE)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, x: f64) -> Piece {
        Piece { text: text.to_owned(), x: (x, x + 5.0 * text.len() as f64), y: 0.0, size: 10.0 }
    }

    fn read(rows: Vec<Row>) -> Vec<String> {
        let words = |row: &Row| row.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" | ");
        in_order(rows).iter().flatten().map(words).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut rows = vec![vec![piece("A heading that runs over the whole of the page, to its end", 50.0)]];
        for n in 0..5 {
            rows.push(vec![
                piece(&format!("left line of prose {n}"), 50.0),
                piece(&format!("right line of prose {n}"), 180.0),
            ]);
        }
        rows.push(vec![piece("right line of prose 5", 180.0)]);
        rows.push(vec![piece("A line below that again runs over the whole of the page", 50.0)]);
        let read = read(rows);
        assert_eq!(read[0], "A heading that runs over the whole of the page, to its end");
        assert_eq!(read[1..6], (0..5).map(|n| format!("left line of prose {n}")).collect::<Vec<_>>());
        assert_eq!(read[6..12], (0..6).map(|n| format!("right line of prose {n}")).collect::<Vec<_>>());
        assert_eq!(read.len(), 13);
    }

    #[test]
    fn three_columns() {
        let row = |n| (0..3).map(|c| piece(&format!("column {c} of prose {n}"), 50.0 + 130.0 * f64::from(c))).collect();
        let read = read((0..6).map(row).collect());
        let expected = |c: usize| (0..6).map(move |n| format!("column {c} of prose {n}"));
        assert_eq!(read, expected(0).chain(expected(1)).chain(expected(2)).collect::<Vec<_>>());
    }

    #[test]
    fn a_table_is_read_row_by_row() {
        let row = |n| vec![piece("Killed in the north of Kelt", 50.0), piece(&format!("{n}"), 250.0)];
        let read = read((0..6).map(row).collect());
        assert_eq!(read[3], "Killed in the north of Kelt | 3");
    }

    #[test]
    fn a_page_without_columns_stays() {
        let row = |n| vec![piece(&format!("a line of prose over the whole page {n}"), 50.0)];
        assert_eq!(in_order((0..40).map(row).collect()).len(), 1);
        assert!(in_order(Vec::new()).is_empty());
    }
}
