//! A query as FTS5 has it: words and filters in, one expression out. Every word in it was levelled here and stands in quotes, so nothing
//! that a user writes is read as FTS5's own language.

use sayso_case::{Manner, Outcome, PartialDate};
use sayso_language::Packs;

use super::days;
use super::hit::Reviewed;
use super::names::{NamesOf, key};
use super::words::{Word, bases, words};

/// So many words are searched at once.
const MOST: usize = 64;
/// A name has at most so many words.
const LONGEST: usize = 6;

/// What is searched for. All that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words, in any order; what stands in double quotes, in this order. A name finds all its variants.
    pub words: String,
    /// Who says it, under any of the name's variants.
    pub speaker: Option<String>,
    /// Whose: of the side's people or things, or said by one of it.
    pub side: Option<String>,
    /// A place that the statement names.
    pub place: Option<String>,
    /// Not before.
    pub from: Option<PartialDate>,
    /// Not after.
    pub to: Option<PartialDate>,
    /// How it is said.
    pub manner: Option<Manner>,
    /// What became of people or things in it.
    pub outcome: Option<Outcome>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Whether a person has judged it or something that hangs on it.
    pub reviewed: Option<Reviewed>,
    /// So many hits at most.
    pub most: usize,
}

/// A query that can be asked.
pub(crate) struct Asked {
    pub expression: String,
    /// Variants of names that it asks for beside what was written.
    pub also: Vec<String>,
}

/// The expression of a query.
pub(crate) fn expression(names: &NamesOf<'_>, packs: Packs, query: &Query) -> Result<Asked, String> {
    let failed = |why: rusqlite::Error| format!("the index of the record cannot be read ({why})");
    let mut asked = Building { names, packs, also: Vec::new() };
    let mut all: Vec<String> = Vec::new();
    for (piece, is_phrase) in pieces(&query.words) {
        all.extend(asked.words(piece, is_phrase).map_err(failed)?);
    }
    if all.is_empty() && !query.words.trim().is_empty() {
        return Err(format!("{:?} holds no word to search for", query.words));
    }
    if all.len() > MOST {
        return Err(format!("more than {MOST} words are too many to search for at once"));
    }
    for (what, column, name) in [
        ("--speaker", "speaker", &query.speaker),
        ("--place", "place", &query.place),
        ("--outlet", "outlet", &query.outlet),
    ] {
        let Some(name) = name else { continue };
        all.push(asked.name(what, column, name)?.map_err(failed)?);
    }
    if let Some(side) = &query.side {
        all.push(asked.side(side)?.map_err(failed)?);
    }
    all.extend(query.manner.map(|manner| mark(&format!("manner {}", manner.as_str()))));
    all.extend(query.outcome.map(|outcome| mark(&format!("outcome {}", outcome.as_str()))));
    all.extend(query.reviewed.map(|reviewed| mark(&format!("reviewed {}", reviewed.as_str()))));
    if let Some(days) = days::wanted(query.from, query.to)? {
        let days: Vec<String> = days.into_iter().map(|day| format!("\"{day}\"")).collect();
        all.push(format!("mark : ({})", days.join(" OR ")));
    }
    if all.is_empty() {
        return Err("say what to search for: words, or a filter (sayso search --help)".to_owned());
    }
    Ok(Asked { expression: all.join(" AND "), also: asked.also })
}

/// One of the closed marks: of a list, and its word.
fn mark(words: &str) -> String {
    format!("mark : \"{}\"", super::rows::mark(words))
}

/// What stands in double quotes, and what stands between.
fn pieces(words: &str) -> Vec<(&str, bool)> {
    let parts = words.split(['"', '“', '”']).enumerate();
    parts.map(|(k, part)| (part, k % 2 == 1)).filter(|(part, _)| !part.trim().is_empty()).collect()
}

struct Building<'n> {
    names: &'n NamesOf<'n>,
    packs: Packs,
    also: Vec<String>,
}

impl Building<'_> {
    /// What each word, or name of several, is found by.
    fn words(&mut self, piece: &str, is_phrase: bool) -> rusqlite::Result<Vec<String>> {
        let said = words(self.packs.of(None), piece);
        if is_phrase {
            let mut any = vec![self.phrase("{text speaker}", piece)];
            any.extend(self.other_names("{text speaker}", &bases(&said))?);
            return Ok(if said.is_empty() { Vec::new() } else { vec![either(any)] });
        }
        let mut all = Vec::new();
        let mut rest = said.as_slice();
        while let Some((first, others)) = rest.split_first() {
            let longest = (2..=rest.len().min(LONGEST)).rev();
            let named = longest.filter_map(|n| rest.split_at_checked(n)).map(|(name, behind)| {
                Ok::<_, rusqlite::Error>((bases(name), self.other_names("{text speaker}", &bases(name))?, behind))
            });
            match named.into_iter().find(|one| one.as_ref().map_or(true, |(_, other, _)| !other.is_empty())) {
                Some(found) => {
                    let (written, mut any, behind) = found?;
                    any.insert(0, format!("{{text speaker}} : \"{written}\""));
                    all.push(either(any));
                    rest = behind;
                }
                None => {
                    let mut any = self.word(piece, first);
                    any.extend(self.other_names("{text speaker}", &first.base)?);
                    all.push(either(any));
                    rest = others;
                }
            }
        }
        Ok(all)
    }

    /// One word in the languages that are read, and as it sounds.
    fn word(&self, piece: &str, word: &Word) -> Vec<String> {
        let mut any = vec![format!("{{text speaker}} : \"{}\"", word.base)];
        // In other languages the same word may have another base.
        for pack in self.packs.all().skip(1) {
            let of = words(pack, piece).into_iter().map(|w| w.base).filter(|base| word.base.starts_with(base.as_str()));
            any.extend(of.map(|base| format!("{{text speaker}} : \"{base}\"")));
        }
        if !word.sound.is_empty() {
            any.push(format!("sound : \"{}\"", word.sound));
        }
        any
    }

    /// The other variants of the name that is written so.
    fn other_names(&mut self, column: &str, written: &str) -> rusqlite::Result<Vec<String>> {
        let mut any = Vec::new();
        let pack = self.packs.of(None);
        for variant in self.names.variants(written)? {
            if key(pack, &variant) == written {
                continue;
            }
            any.push(self.phrase(column, &variant));
            if !self.also.contains(&variant) {
                self.also.push(variant);
            }
        }
        Ok(any)
    }

    /// Words in this order, as each language has them.
    fn phrase(&self, column: &str, written: &str) -> String {
        let mut any: Vec<String> = Vec::new();
        for pack in self.packs.all() {
            let phrase = format!("{column} : \"{}\"", key(pack, written));
            if !any.contains(&phrase) {
                any.push(phrase);
            }
        }
        either(any)
    }

    /// A name in a column of names.
    fn name(&mut self, what: &str, column: &str, name: &str) -> Result<rusqlite::Result<String>, String> {
        let written = key(self.packs.of(None), name);
        if written.is_empty() {
            return Err(format!("{what} {name:?} holds no word to search for"));
        }
        let mut any = vec![self.phrase(column, name)];
        Ok(self.other_names(column, &written).map(|others| {
            any.extend(others);
            either(any)
        }))
    }

    /// A side's people and things, and what is said by one of it.
    fn side(&mut self, side: &str) -> Result<rusqlite::Result<String>, String> {
        let written = key(self.packs.of(None), side);
        if written.is_empty() {
            return Err(format!("--side {side:?} holds no word to search for"));
        }
        let mut any = vec![self.phrase("side", side), self.phrase("speaker", side)];
        Ok(self.names.side(&written).map(|(called, speakers)| {
            any.extend(called.iter().map(|name| self.phrase("side", name)));
            any.extend(called.iter().chain(&speakers).map(|name| self.phrase("speaker", name)));
            any.dedup();
            either(any)
        }))
    }
}

fn either(any: Vec<String>) -> String {
    match any.as_slice() {
        [one] => one.clone(),
        _ => format!("({})", any.join(" OR ")),
    }
}
