//! In goes the text of a CSV file (RFC 4180), out come its rows. A quotation mark that nobody closed costs the rest of its
//! own line and no more.

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cells {
    /// The line it begins on, from 1.
    pub(super) line: u64,
    /// Its cells, trimmed.
    pub(super) cells: Vec<String>,
    /// How many of them stand before a quotation mark that is not closed; what follows is split at every delimiter, which
    /// may be wrong.
    pub(super) sure: Option<usize>,
}

/// Lines that a quoted cell may run over; a title over more is rather an unclosed quotation mark.
const LONGEST: usize = 100;

/// The rows of a text, blank lines left out. `begins_row` says of a line inside a quoted cell that it is a row of its own.
pub(super) fn rows<'t>(text: &'t str, delimiter: char, begins_row: &dyn Fn(&'t str) -> bool) -> Vec<Cells> {
    let lines: Vec<&str> = lines(text);
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let number = at as u64 + 1;
        if line.trim().is_empty() {
            at += 1;
            continue;
        }
        match whole_row(lines.get(at..).unwrap_or_default(), delimiter, begins_row) {
            Some((cells, taken)) => {
                rows.push(Cells { line: number, cells, sure: None });
                at += taken;
            }
            None => {
                let (cells, sure) = torn_row(line, delimiter);
                rows.push(Cells { line: number, cells, sure: Some(sure) });
                at += 1;
            }
        }
    }
    rows
}

/// Lines by any of the three line ends, without them.
fn lines(text: &str) -> Vec<&str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r')).collect()
}

/// The cells of the row that begins with these lines and how many of them it takes; `None` where a quotation mark in it is
/// not closed.
fn whole_row<'t>(
    lines: &[&'t str],
    delimiter: char,
    begins_row: &dyn Fn(&'t str) -> bool,
) -> Option<(Vec<String>, usize)> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    // Whether a quoted cell was closed and what follows is outside of it.
    let mut closed = false;
    for (n, line) in lines.iter().enumerate().take(LONGEST) {
        if n > 0 {
            if begins_row(line) {
                return None;
            }
            cell.push('\n');
        }
        let mut characters = line.chars().peekable();
        let mut over_lines = n > 0;
        while let Some(c) = characters.next() {
            match c {
                '"' if quoted && characters.peek() == Some(&'"') => {
                    cell.push('"');
                    characters.next();
                }
                '"' if quoted => {
                    quoted = false;
                    closed = true;
                    // What closes here was meant to open.
                    let next = characters.peek().copied();
                    if over_lines && next.is_some_and(|next| next != delimiter && !next.is_whitespace()) {
                        return None;
                    }
                    over_lines = false;
                }
                '"' if cell.is_empty() && !closed => quoted = true,
                c if c == delimiter && !quoted => {
                    cells.push(cell.trim().to_owned());
                    cell.clear();
                    closed = false;
                }
                c => cell.push(c),
            }
        }
        if !quoted {
            cells.push(cell.trim().to_owned());
            return Some((cells, n + 1));
        }
    }
    None
}

/// The cells of a line in which a quotation mark is not closed, and how many stand before it.
fn torn_row(line: &str, delimiter: char) -> (Vec<String>, usize) {
    let mut cells = Vec::new();
    let mut sure = 0;
    let mut rest = line;
    // Cells are taken off as long as they are whole.
    while let Some((cell, after)) = first_cell(rest, delimiter) {
        cells.push(cell);
        rest = after;
        sure += 1;
    }
    cells.extend(rest.split(delimiter).map(|cell| cell.trim().trim_matches('"').trim().to_owned()));
    (cells, sure)
}

/// The first cell of a line and what follows its delimiter; `None` for the last one and for one that is not closed.
fn first_cell(line: &str, delimiter: char) -> Option<(String, &str)> {
    let mut quoted = false;
    for (at, c) in line.char_indices() {
        match c {
            '"' if at == 0 || quoted => quoted = !quoted,
            // The first of two marks inside a quoted cell closes it and the second opens it again.
            '"' if line.get(..at)?.ends_with('"') => quoted = true,
            c if c == delimiter && !quoted => {
                let cell = line.get(..at)?.trim();
                let inner = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')).unwrap_or(cell);
                return Some((inner.replace("\"\"", "\"").trim().to_owned(), line.get(at + c.len_utf8()..)?));
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u64, Vec<String>, Option<usize>)> {
        rows(text, ',', &|line| line.starts_with("b.txt"))
            .into_iter()
            .map(|row| (row.line, row.cells, row.sure))
            .collect()
    }

    fn row(line: u64, cells: &[&str], sure: Option<usize>) -> (u64, Vec<String>, Option<usize>) {
        (line, cells.iter().map(|&cell| cell.to_owned()).collect(), sure)
    }

    #[test]
    fn whole_rows() {
        assert_eq!(
            read(
                "file,title\r\n\r\na.txt , \"x\" y\n\"c.txt\",\"A \"\"fine\"\", title\nover two lines\"\nd.txt,\"\"\r"
            ),
            [
                row(1, &["file", "title"], None),
                row(3, &["a.txt", "\"x\" y"], None),
                row(4, &["c.txt", "A \"fine\", title\nover two lines"], None),
                row(6, &["d.txt", ""], None),
            ]
        );
        assert_eq!(read("a,b\rc,d"), [row(1, &["a", "b"], None), row(2, &["c", "d"], None)]);
        assert_eq!(read(""), []);
    }

    #[test]
    fn an_unclosed_quotation_mark_costs_its_own_row() {
        let torn = row(1, &["a.txt", "Arven Post", "2016"], Some(1));
        assert_eq!(read("a.txt,\"Arven Post,2016\nb.txt,Two"), [torn.clone(), row(2, &["b.txt", "Two"], None)]);
        assert_eq!(
            read("a.txt,\"Arven Post,2016\ng.txt,\"Two\",x"),
            [torn.clone(), row(2, &["g.txt", "Two", "x"], None)]
        );
        assert_eq!(read("a.txt,\"Arven Post,2016"), [torn]);
        assert_eq!(read("\"a.txt,One\nb.txt,Two")[0], row(1, &["a.txt", "One"], Some(0)));
        assert_eq!(read("\"a\"\",\",x,\"One\nb.txt,Two")[0], row(1, &["a\",", "x", "One"], Some(2)));
    }

    #[test]
    fn many_quotation_marks_take_no_time() {
        let text = "a.txt,\"x\n".repeat(50_000);
        assert!(read(&text).len() >= 25_000);
    }
}
