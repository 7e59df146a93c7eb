//! Texts that are handed over in place of paths: words, bytes, or dicts that also say where these are from.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyMapping, PyString};
use sayso_case::{PartialDate, is_language_code};
use sayso_pipeline::Given;
use sayso_reports::Stated;

/// The keys that a dict may have.
const KEYS: [&str; 8] = ["text", "path", "publisher", "date", "title", "url", "retrieved", "language"];
/// Letters of a day: 2016-07-05.
const DAY: usize = 10;

/// The texts, in the order given. One that is not named is called `text-000001` by its place, so that the order holds.
pub fn given(texts: &Bound<'_, PyAny>) -> PyResult<Vec<Given>> {
    if texts.is_instance_of::<PyString>() || texts.is_instance_of::<PyBytes>() {
        return Err(PyTypeError::new_err("texts is a list of texts, not one text; write texts=[...]"));
    }
    texts.try_iter()?.enumerate().map(|(at, text)| one(at + 1, &text?)).collect()
}

fn one(number: usize, text: &Bound<'_, PyAny>) -> PyResult<Given> {
    let unnamed = || format!("text-{number:06}");
    if let Some(bytes) = bytes(text)? {
        return Ok(Given { path: unnamed(), bytes, stated: None });
    }
    let wrong = |said: String| PyValueError::new_err(format!("text {number}: {said}"));
    let Ok(row) = text.cast::<PyMapping>() else {
        let said = format!("text {number} is neither str, bytes nor a dict with the key \"text\"");
        return Err(PyTypeError::new_err(said));
    };
    for key in row.keys()? {
        let key: String = key.extract()?;
        if !KEYS.contains(&key.as_str()) {
            return Err(wrong(format!("{key:?} is none of the keys {}", KEYS.join(", "))));
        }
    }
    let value = |key: &str| match row.contains(key)? {
        true => row.get_item(key)?.extract::<Option<String>>(),
        false => Ok(None),
    };
    let words = if row.contains("text")? { bytes(&row.get_item("text")?)? } else { None };
    let bytes = words.ok_or_else(|| wrong("the key \"text\" holds no str or bytes".to_owned()))?;
    let date: Option<PartialDate> = value("date")?.map(|date| date.parse()).transpose().map_err(&wrong)?;
    let retrieved = value("retrieved")?;
    if let Some(time) = &retrieved {
        let day = time.get(..DAY).unwrap_or(time);
        day.parse::<PartialDate>().map_err(|why| wrong(format!("retrieved: {why}")))?;
    }
    let language = value("language")?.map(|code| code.to_lowercase());
    if let Some(odd) = language.as_ref().filter(|code| !is_language_code(code)) {
        return Err(wrong(format!("{odd:?} is no language; write a code of ISO 639, \"en\"")));
    }
    let stated = Stated {
        publisher: value("publisher")?,
        date,
        title: value("title")?,
        url: value("url")?,
        retrieved,
        language,
    };
    Ok(Given { path: value("path")?.unwrap_or_else(unnamed), bytes, stated: Some(stated) })
}

/// The bytes of words or of bytes.
fn bytes(text: &Bound<'_, PyAny>) -> PyResult<Option<Vec<u8>>> {
    if let Ok(words) = text.cast::<PyString>() {
        return Ok(Some(words.extract::<String>()?.into_bytes()));
    }
    Ok(text.cast::<PyBytes>().ok().map(|bytes| bytes.as_bytes().to_vec()))
}
