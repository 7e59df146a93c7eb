//! A table as the flat formats write it. In go rows and a list of columns, each with its name, its type, its unit and what it means;
//! out come cells. CSV, Parquet and a table with the user's own columns are written of it.
//!
//! Name and value of a column stand in one place, so that neither can slip beside the other.

use std::borrow::Cow;

/// The version of all columns. It rises when a column is renamed, taken out or means something else; a column that is added stands
/// behind the others and leaves it as it is.
pub const VERSION: u32 = 1;

/// The type of a column's cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A whole number, 0 or more.
    Whole,
    /// A number with a point.
    Decimal,
    /// `true` or `false`.
    YesNo,
}

impl Kind {
    /// As the pages call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Whole => "whole number",
            Kind::Decimal => "decimal number",
            Kind::YesNo => "true or false",
        }
    }
}

/// What stands in one column of one row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Not known, or not so.
    Null,
    /// Words.
    Text(String),
    /// A whole number.
    Whole(u64),
    /// A number with a point.
    Decimal(f64),
    /// Yes or no.
    YesNo(bool),
}

impl Cell {
    /// Words; none where there are none.
    pub(crate) fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Cell::Null } else { Cell::Text(words) }
    }

    /// Words, if they are known.
    pub(crate) fn known(words: Option<impl Into<String>>) -> Self {
        words.map_or(Cell::Null, Cell::text)
    }

    /// Several, parted by " / ", each once.
    pub(crate) fn all<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> Self {
        Cell::text(once(words).join(" / "))
    }

    /// A number, if it is known.
    pub(crate) fn count(number: Option<u64>) -> Self {
        number.map_or(Cell::Null, Cell::Whole)
    }

    /// A number that is known.
    pub(crate) fn number(number: usize) -> Self {
        Cell::Whole(number as u64)
    }

    /// Degrees, if they are known.
    pub(crate) fn degrees(degrees: Option<sayso_case::Degrees>) -> Self {
        degrees.map_or(Cell::Null, |d| Cell::Decimal(d.degrees()))
    }

    /// As it is written where everything is words; "" for what is not known.
    pub fn written(&self) -> String {
        match self {
            Cell::Null => String::new(),
            Cell::Text(words) => words.clone(),
            Cell::Whole(number) => number.to_string(),
            Cell::Decimal(number) => number.to_string(),
            Cell::YesNo(yes) => yes.to_string(),
        }
    }
}

/// Each once, in order; empty ones are left out.
pub(crate) fn once<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in words {
        let word = word.as_ref();
        if !word.is_empty() && !all.iter().any(|known| known == word) {
            all.push(word.to_owned());
        }
    }
    all
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its name, the same in every file of this [`VERSION`]; or what the user calls it.
    pub name: Cow<'static, str>,
    /// The type of its cells.
    pub kind: Kind,
    /// What its numbers count, or how its words are written; "" where there is nothing to say.
    pub unit: &'static str,
    /// What it means.
    pub means: &'static str,
}

/// A column of rows of one type.
pub(crate) struct Column<T> {
    pub head: Head,
    pub of: fn(&T) -> Cell,
}

/// A column: name, type, unit, meaning, value.
pub(crate) fn column<T>(
    name: &'static str,
    kind: Kind,
    unit: &'static str,
    means: &'static str,
    of: fn(&T) -> Cell,
) -> Column<T> {
    Column { head: Head { name: Cow::Borrowed(name), kind, unit, means }, of }
}

/// A table: heads, and rows with a cell for each.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What its rows are.
    pub name: &'static str,
    /// The heads of the columns.
    pub heads: Vec<Head>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    pub(crate) fn of<T>(name: &'static str, columns: &[Column<T>], rows: &[T]) -> Self {
        Table {
            name,
            heads: columns.iter().map(|c| c.head.clone()).collect(),
            rows: rows.iter().map(|row| columns.iter().map(|c| (c.of)(row)).collect()).collect(),
        }
    }

    /// Its columns as a page of `docs/exports/` lists them, in Markdown.
    pub fn listed(&self) -> String {
        let mut out = String::from("| column | type | unit | what it is |\n|-|-|-|-|\n");
        for head in &self.heads {
            out.push_str(&format!("| `{}` | {} | {} | {} |\n", head.name, head.kind.as_str(), head.unit, head.means));
        }
        out
    }
}
