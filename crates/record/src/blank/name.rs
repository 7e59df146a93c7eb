//! A person's name: where it stands in a text, and the text without it.

use std::collections::BTreeMap;

use sayso_text::Span;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::RecordError;

/// So many bytes may stand between two words of a name: a space, a line end, a hyphen, "%20".
const BETWEEN: usize = 4;
/// A name has so many letters at least: less would blank half of a text.
pub(super) const LEAST: usize = 3;

/// A person's name in words, levelled; other spellings are other names.
pub(super) struct Name(pub(super) Vec<String>);

impl Name {
    pub fn of(name: &str) -> Result<Self, RecordError> {
        let words: Vec<String> = words(name).map(|(_, word)| word).collect();
        if words.iter().map(|word| word.chars().count()).sum::<usize>() < LEAST {
            return Err(RecordError::Refused(format!(
                "{name:?} is too short for a name; give it as the reports have it"
            )));
        }
        Ok(Name(words))
    }

    /// Where it stands in a text, in capitals or not, whatever stands between its words.
    pub fn places(&self, text: &str) -> Vec<Span> {
        let found: Vec<(Span, String)> = words(text).collect();
        let is_here = |there: &&[(Span, String)]| {
            let close = there.windows(2).all(|two| matches!(two, [(a, _), (b, _)] if b.start - a.end <= BETWEEN));
            close && there.iter().map(|(_, word)| word).eq(&self.0)
        };
        let span = |there: &[(Span, String)]| Some(Span::new(there.first()?.0.start, there.last()?.0.end));
        found.windows(self.0.len()).filter(is_here).filter_map(span).collect()
    }
}

/// The words of a text, levelled, with their places.
pub(super) fn words(text: &str) -> impl Iterator<Item = (Span, String)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(char::is_alphanumeric)?;
        let rest = text.get(start..)?;
        let end = start + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        from = end;
        Some((Span::new(start, end), text.get(start..end)?.to_lowercase()))
    })
}

/// The text with stars in place of the names; `None` where none of them stands there.
pub(super) fn blanked(text: &str, names: &[Name]) -> Option<String> {
    let places: Vec<Span> = names.iter().flat_map(|name| name.places(text)).collect();
    if places.is_empty() {
        return None;
    }
    let is_in = |at: usize| places.iter().any(|span| span.start <= at && at < span.end);
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match is_in(at) && c.is_alphanumeric() {
            true => out.extend(std::iter::repeat_n('*', c.len_utf8())),
            false => out.push(c),
        }
    }
    Some(out)
}

/// Whether a name stands in any string of something that can be written as JSON, in a path or an address too.
pub(super) fn is_in<T: Serialize>(value: &T, names: &[Name]) -> bool {
    fn walk(value: &Value, names: &[Name]) -> bool {
        match value {
            Value::String(words) => blanked(&words.replace("%20", " "), names).is_some(),
            Value::Array(all) => all.iter().any(|value| walk(value, names)),
            Value::Object(keys) => keys.values().any(|value| walk(value, names)),
            _ => false,
        }
    }
    serde_json::to_value(value).is_ok_and(|value| walk(&value, names))
}

/// The same in every string of something that can be written as JSON, and other words by a table.
pub(super) fn blanked_in<T: Serialize + DeserializeOwned>(
    value: &T,
    names: &[Name],
    other: &BTreeMap<String, String>,
) -> Result<T, RecordError> {
    fn walk(value: &mut Value, names: &[Name], other: &BTreeMap<String, String>) {
        match value {
            Value::String(words) => match (other.get(words.as_str()), blanked(words, names)) {
                (Some(new), _) => words.clone_from(new),
                (None, Some(new)) => *words = new,
                (None, None) => {}
            },
            Value::Array(all) => all.iter_mut().for_each(|value| walk(value, names, other)),
            Value::Object(keys) => keys.values_mut().for_each(|value| walk(value, names, other)),
            _ => {}
        }
    }
    let refused = |why: serde_json::Error| {
        RecordError::Refused(format!(
            "the name is a word that the record itself needs ({why}); nothing was removed; give it with more of its words"
        ))
    };
    let mut all = serde_json::to_value(value).map_err(refused)?;
    walk(&mut all, names, other);
    serde_json::from_value(all).map_err(refused)
}

/// Whether a name stands in bytes as they were got, in UTF-8 or UTF-16.
pub(super) fn in_bytes(bytes: &[u8], names: &[Name]) -> bool {
    let has = |text: &str| names.iter().any(|name| !name.places(text).is_empty());
    let wide = |of: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|two| two.try_into().ok()).map(of).collect();
        String::from_utf16_lossy(&units)
    };
    has(&String::from_utf8_lossy(bytes))
        || bytes.contains(&0) && (has(&wide(u16::from_le_bytes)) || has(&wide(u16::from_be_bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn star(text: &str, name: &str) -> Option<String> {
        blanked(text, &[Name::of(name).unwrap()])
    }

    #[test]
    fn a_name_is_found_in_any_capitals_and_with_anything_short_between_its_words() {
        for (text, is) in [
            ("Ivo Marl's car", "*** ****'s car"),
            ("IVO\n MARL", "***\n ****"),
            ("ivo-marl.html", "***-****.html"),
            ("Ivo Marle", ""),
            ("Ivo was with Marl", ""),
        ] {
            assert_eq!(star(text, "Ivo Marl").unwrap_or_default(), is, "{text}");
        }
        assert_eq!(
            star("Nadja Èze, NADJA ÈZE", "Nadja Èze").as_deref(),
            Some("***** ****, ***** ****"),
            "two bytes, two stars"
        );
        assert!(Name::of(" - ").is_err() && Name::of("Al").is_err());
    }
}
