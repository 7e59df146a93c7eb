//! The names of a record as a search needs them: one variant in, all variants of the same name out; a side in, what is called so and who
//! speaks for it out. They are joined as the case joins them.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;

use rusqlite::{Connection, params};
use sayso_case::{Case, CaseSide, Name};
use sayso_language::{Pack, Packs};

use super::words::{bases, words};

/// So many variants of one name are searched.
const MOST: usize = 60;
/// So many names of one side's people are searched.
const MOST_OF_SIDE: usize = 400;

/// Where the names of a record are taken from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum NamesFrom<'c> {
    /// From its case as it is now.
    Case(&'c Case),
    /// They are joined in passing, on so many threads.
    Reports(NonZeroUsize),
    /// Those that the index has are left as they are.
    AsTheyAre,
}

/// The names in an index.
#[derive(Debug)]
pub(crate) struct NamesOf<'d> {
    pub db: &'d Connection,
    /// Whether there are none, since the record is too large.
    pub left_out: bool,
}

/// What a name is compared by.
pub(crate) fn key(pack: &Pack, name: &str) -> String {
    bases(&words(pack, name))
}

impl NamesOf<'_> {
    /// Every variant of the names that are written so, in order of first use; none where nothing is called so.
    pub fn variants(&self, key: &str) -> rusqlite::Result<Vec<String>> {
        let mut find = self.db.prepare_cached(
            "SELECT written FROM variant WHERE name IN (SELECT name FROM variant WHERE key = ?1) ORDER BY number LIMIT ?2",
        )?;
        let rows = find.query_map(params![key, MOST], |row| row.get(0))?;
        once(rows.collect::<Result<_, _>>()?)
    }

    /// Of the sides that are called so: their names, and the names of those who speak for them.
    pub fn side(&self, key: &str) -> rusqlite::Result<(Vec<String>, Vec<String>)> {
        let of = "SELECT name.side FROM variant JOIN name ON name.number = variant.name \
                  WHERE variant.key = ?1 AND name.itself = 1 UNION SELECT side FROM side WHERE key = ?1";
        let find = |itself: i64, most: usize| {
            let mut find = self.db.prepare_cached(&format!(
                "SELECT variant.written FROM name JOIN variant ON variant.name = name.number \
                 WHERE name.itself = ?2 AND name.side IN ({of}) ORDER BY variant.number LIMIT ?3"
            ))?;
            let rows = find.query_map(params![key, itself, most], |row| row.get(0))?;
            once(rows.collect::<Result<Vec<String>, _>>()?)
        };
        Ok((find(1, MOST)?, find(0, MOST_OF_SIDE)?))
    }
}

fn once(list: Vec<String>) -> rusqlite::Result<Vec<String>> {
    let mut seen = BTreeSet::new();
    Ok(list.into_iter().filter(|one| seen.insert(one.clone())).collect())
}

/// Writes names down, with the sides that they are of.
pub(crate) fn write(db: &Connection, names: &[Name], sides: &[CaseSide], packs: Packs) -> rusqlite::Result<()> {
    db.execute_batch("DELETE FROM variant; DELETE FROM name; DELETE FROM side;")?;
    let pack = packs.of(None);
    let mut name_row = db.prepare("INSERT INTO name VALUES (?1, ?2, ?3)")?;
    let mut variant_row = db.prepare("INSERT INTO variant (key, name, written) VALUES (?1, ?2, ?3)")?;
    for (number, name) in names.iter().enumerate() {
        let side = name.side.as_ref();
        let itself = side.is_some_and(|of| of.told_by == sayso_case::SideToldBy::Itself);
        name_row.execute(params![number, side.map(|of| of.side.to_string()), itself])?;
        // What the user calls it; a label of the program's own is made of the variants.
        let label = (!name.label.contains(" / ")).then_some(name.label.as_str());
        for written in name.variants.iter().map(|v| v.text.as_str()).chain(label) {
            let key = key(pack, written);
            if !key.is_empty() {
                variant_row.execute(params![key, number, written])?;
            }
        }
    }
    let mut side_row = db.prepare("INSERT INTO side VALUES (?1, ?2)")?;
    for side in sides {
        side_row.execute(params![side.id.to_string(), key(pack, &side.label)])?;
    }
    Ok(())
}
