//! A table as CSV (RFC 4180): UTF-8, lines ended by `\n`, names in the first line, nothing in a cell that a spreadsheet would run.

use std::borrow::Cow;

use crate::table::Table;

/// The whole file.
///
/// # Errors
/// The writer's, which has no reason to fail in memory.
pub fn csv(table: &Table) -> Result<String, String> {
    let names: Vec<&str> = table.heads.iter().map(|head| head.name.as_ref()).collect();
    lines(&names, table.rows.iter().map(|row| row.iter().map(crate::table::Cell::written).collect()))
}

/// Names and rows of words as CSV; each cell is made [inert].
///
/// # Errors
/// A row has more or fewer cells than there are names.
pub fn lines(names: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(names.iter().map(|name| inert(name).into_owned())).map_err(|why| why.to_string())?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| inert(cell).into_owned())).map_err(|why| why.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|why| why.to_string())?;
    String::from_utf8(bytes).map_err(|why| why.to_string())
}

/// The cell, with an apostrophe before it where a spreadsheet would take it for a formula and run what a report says
/// (OWASP, CSV injection). Numbers stay numbers.
pub fn inert(cell: &str) -> Cow<'_, str> {
    let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let number = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || c == '.')
        && number.matches('.').count() <= 1;
    if begins && !is_number { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("+7 (800)", "'+7 (800)"),
            ("-2+3", "'-2+3"),
            ("- No, he said", "'- No, he said"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("＝1", "'＝1"),
            ("-12", "-12"),
            ("+3.5", "+3.5"),
            ("-", "'-"),
            ("-1.2.3", "'-1.2.3"),
            ("7", "7"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(inert(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn a_row_of_another_length_is_refused() {
        assert_eq!(lines(&["a", "b"], [vec!["1".into(), "x, y".into()]]).unwrap(), "a,b\n1,\"x, y\"\n");
        assert!(lines(&["a", "b"], [vec!["1".into()]]).is_err());
    }
}
