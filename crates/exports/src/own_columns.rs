//! The user's own columns. In goes what a TOML file says and a table, out comes a table with the columns that it names, in its order.
//!
//! ```toml
//! of = "figures"            # which table
//!
//! [columns]
//! "Datum" = "when"          # a column of that table
//! "Quelle" = ["publisher", "title"]   # several, parted by ", "
//! "Fall" = { text = "Kelt Road" }     # the same words in every row
//! ```

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::table::{Cell, Head, Kind, Table, once};
use crate::tables::Of;

/// Which columns a table is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnColumns {
    of: Option<Of>,
    columns: Vec<(String, From)>,
}

/// Where the cells of a column come from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum From {
    Field(String),
    Fields(Vec<String>),
    Fixed(Words),
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    text: String,
}

/// Makes a cell of a row.
type Maker = Box<dyn Fn(&[Cell]) -> Cell>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    of: Option<String>,
    columns: BTreeMap<Spanned<String>, From>,
}

impl OwnColumns {
    /// What a file says.
    ///
    /// # Errors
    /// It is no TOML of this form: where and why, as a sentence without its full stop.
    pub fn parse(text: &str) -> Result<Self, String> {
        let line = |at: usize| text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
        let wrong = |why: toml::de::Error| {
            format!(
                "line {}: {}",
                line(why.span().map_or(0, |span| span.start)),
                why.message().trim_end().replace('\n', " ")
            )
        };
        let File { of, columns } = toml::from_str(text).map_err(wrong)?;
        let of = of.map(|word| {
            let known = Of::ALL.into_iter().find(|of| of.as_str() == word);
            let all = Of::ALL.map(Of::as_str).join(", ");
            known.ok_or_else(|| format!("there is no table {word:?}; those there are: {all}"))
        });
        if columns.is_empty() {
            return Err("there is no column under [columns]".to_owned());
        }
        // A map has them by their letters, the file in the order that is wanted.
        let mut columns: Vec<_> = columns.into_iter().collect();
        columns.sort_by_key(|(name, _)| name.span().start);
        let columns = columns.into_iter().map(|(name, from)| (name.into_inner(), from)).collect();
        Ok(OwnColumns { of: of.transpose()?, columns })
    }

    /// The table they are of, where the file says which.
    pub fn of(&self) -> Option<Of> {
        self.of
    }

    /// The table with these columns.
    ///
    /// # Errors
    /// It has no field of a name.
    pub fn apply(&self, table: &Table) -> Result<Table, String> {
        let at = |field: &str| {
            let names = || table.heads.iter().map(|head| head.name.as_ref()).collect::<Vec<_>>().join(", ");
            let found = table.heads.iter().position(|head| head.name == field);
            found.ok_or_else(|| format!("{} have no field {field:?}; those there are: {}", table.name, names()))
        };
        let mut heads = Vec::new();
        let mut cells: Vec<Maker> = Vec::new();
        for (name, from) in &self.columns {
            let (kind, cell): (Kind, Maker) = match from {
                From::Field(field) => {
                    let at = at(field)?;
                    let kind = table.heads.get(at).map_or(Kind::Text, |head| head.kind);
                    (kind, Box::new(move |row| row.get(at).cloned().unwrap_or(Cell::Null)))
                }
                From::Fields(fields) => {
                    let all = fields.iter().map(|field| at(field)).collect::<Result<Vec<_>, _>>()?;
                    let words = move |row: &[Cell]| once(all.iter().filter_map(|at| row.get(*at)).map(Cell::written));
                    (Kind::Text, Box::new(move |row| Cell::text(words(row).join(", "))))
                }
                From::Fixed(Words { text }) => {
                    let text = text.clone();
                    (Kind::Text, Box::new(move |_| Cell::text(text.clone())))
                }
            };
            heads.push(Head { name: Cow::Owned(name.clone()), kind, unit: "", means: "" });
            cells.push(cell);
        }
        let rows = table.rows.iter().map(|row| cells.iter().map(|cell| cell(row)).collect()).collect();
        Ok(Table { name: table.name, heads, rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let head = |name: &'static str, kind| Head { name: name.into(), kind, unit: "", means: "" };
        let words = |words: &str| Cell::Text(words.to_owned());
        Table {
            name: "figures",
            heads: vec![head("low", Kind::Whole), head("place", Kind::Text), head("publisher", Kind::Text)],
            rows: vec![
                vec![Cell::Whole(3), words("Kelt"), words("Arven Post")],
                vec![Cell::Null, words("Kelt"), Cell::Null],
            ],
        }
    }

    #[test]
    fn columns_stand_as_the_file_has_them() {
        let file = "of = \"figures\"\n[columns]\n\"Wo, bei wem\" = [\"place\", \"publisher\"]\nTote = \"low\"\nFall = { text = \"Kelt Road\" }\n";
        let own = OwnColumns::parse(file).unwrap();
        assert_eq!(own.of(), Some(Of::Figures));
        let made = own.apply(&table()).unwrap();
        let names: Vec<&str> = made.heads.iter().map(|head| head.name.as_ref()).collect();
        assert_eq!((names, made.heads[1].kind), (vec!["Wo, bei wem", "Tote", "Fall"], Kind::Whole));
        let csv = crate::csv(&made).unwrap();
        assert_eq!(csv, "\"Wo, bei wem\",Tote,Fall\n\"Kelt, Arven Post\",3,Kelt Road\nKelt,,Kelt Road\n");
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        for (file, expected) in [
            ("[columns]\n", "there is no column under [columns]"),
            (
                "of = \"tanks\"\n[columns]\na = \"low\"\n",
                "there is no table \"tanks\"; those there are: statements, figures",
            ),
            ("[columns]\na = 7\n", "line 2: "),
            ("[columns]\na = { words = \"x\" }\n", "line 2: "),
            ("rows = 1\n", "line 1: "),
            ("[columns\n", "line 1: "),
        ] {
            let why = OwnColumns::parse(file).unwrap_err();
            assert!(why.starts_with(expected), "{file}: {why}");
        }
        let why = OwnColumns::parse("[columns]\na = \"lowest\"\n").unwrap().apply(&table()).unwrap_err();
        assert_eq!(why, "figures have no field \"lowest\"; those there are: low, place, publisher");
    }
}
