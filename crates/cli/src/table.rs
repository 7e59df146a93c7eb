//! A table for people, aligned by the width in which text is shown, and the same as CSV.

use console::{measure_text_width, truncate_str};

use crate::output::{Look, Stop, one_line};

/// Least width to which a column is cut to fit a terminal.
const NARROWEST: usize = 12;
/// Between two columns.
const GAP: &str = "  ";

/// Rows under a heading.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Heads of the columns.
    pub head: Vec<&'static str>,
    /// Rows, a cell a column.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table with these columns.
    pub fn with(head: &[&'static str]) -> Self {
        Table { head: head.to_vec(), rows: Vec::new() }
    }

    /// The table as lines, each after `indent`; columns in which nothing stands are left out, and on a terminal the
    /// widest columns are cut until a line fits.
    pub fn text(&self, look: Look, indent: &str) -> String {
        let rows: Vec<Vec<String>> =
            self.rows.iter().map(|row| row.iter().map(|cell| one_line(cell)).collect()).collect();
        let used = |column: usize| rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()));
        let columns: Vec<usize> = (0..self.head.len()).filter(|&column| used(column)).collect();
        let mut widths: Vec<usize> = columns
            .iter()
            .map(|&column| {
                let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| measure_text_width(cell));
                cells.max().unwrap_or(0).max(measure_text_width(self.head[column]))
            })
            .collect();
        if let Some(width) = look.width {
            fit(&mut widths, width.saturating_sub(measure_text_width(indent)));
        }
        let line = |cells: &[&str]| {
            let mut line = String::from(indent);
            for (k, (cell, &width)) in cells.iter().zip(&widths).enumerate() {
                let shown = truncate_str(cell, width, "…");
                line.push_str(&shown);
                if k + 1 < cells.len() {
                    line.push_str(&" ".repeat(width.saturating_sub(measure_text_width(&shown))));
                    line.push_str(GAP);
                }
            }
            line.trim_end().to_owned()
        };
        let head: Vec<&str> = columns.iter().map(|&column| self.head[column]).collect();
        let mut text = if columns.is_empty() { String::new() } else { look.dim(&line(&head)) + "\n" };
        for row in &rows {
            let cells: Vec<&str> = columns.iter().map(|&c| row.get(c).map_or("", String::as_str)).collect();
            text.push_str(&line(&cells));
            text.push('\n');
        }
        text
    }

    /// The table as CSV (RFC 4180, UTF-8, lines ended by `\n`), cells as they are but for those that would be formulas
    /// ([`sayso_exports::inert`]).
    pub fn csv(&self) -> Result<String, Stop> {
        sayso_exports::csv_lines(&self.head, self.rows.iter().cloned())
            .map_err(|why| Stop::Failed(format!("the table cannot be written as CSV ({why}); try --json.")))
    }
}

/// Cuts the widest column by one until all fit or none can be cut.
fn fit(widths: &mut [usize], room: usize) {
    let gaps = GAP.len() * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > room {
        match widths.iter_mut().max() {
            Some(widest) if *widest > NARROWEST => *widest -= 1,
            _ => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Table {
        let mut table = Table::with(&["what", "note", "words"]);
        table.rows.push(vec!["é".into(), String::new(), "three\nofficers".into()]);
        table.rows.push(vec!["killed".into(), String::new(), "two, \"militants\"".into()]);
        table
    }

    #[test]
    fn columns_are_aligned_and_empty_ones_left_out() {
        let text = sample().text(Look { width: None, styled: false }, "  ");
        assert_eq!(text, "  what    words\n  é       three officers\n  killed  two, \"militants\"\n");
    }

    #[test]
    fn a_terminal_gets_lines_that_fit() {
        let text = sample().text(Look { width: Some(21), styled: false }, "");
        assert_eq!(text.lines().nth(1), Some("é       three office…"), "{text}");
    }

    #[test]
    fn csv_keeps_other_cells_as_they_are() {
        let csv = sample().csv().unwrap();
        assert_eq!(csv, "what,note,words\né,,\"three\nofficers\"\nkilled,,\"two, \"\"militants\"\"\"\n");
    }
}
