//! Texts that are handed over in place of paths: words, bytes, or dicts that also say where these are from.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyMapping, PyString};
use sayso_case::{PartialDate, is_language_code};
use sayso_pipeline::Given;
use sayso_reports::Stated;

use crate::errors::named;
use crate::problem::Problem;

/// The keys that a dict may have.
const KEYS: [&str; 8] = ["text", "path", "publisher", "date", "title", "url", "retrieved", "language"];
/// Letters of a day: 2016-07-05.
const DAY: usize = 10;

/// The texts, in the order given. One that is not named is called `text-000001` by its place, so that the order holds.
///
/// Where a value of one is wrong it is an exception, or with `keep` a problem: the text is lost if it has no words, else the value is
/// left out. What is of a kind that no text has is an exception in any case.
pub fn given(texts: &Bound<'_, PyAny>, keep: bool) -> PyResult<(Vec<Given>, Vec<Problem>)> {
    let is_one = texts.is_instance_of::<PyString>() || texts.is_instance_of::<PyBytes>();
    if is_one || texts.cast::<PyMapping>().is_ok() {
        return Err(PyTypeError::new_err("texts is a list of texts, not one text; write texts=[...]"));
    }
    let mut wrong = Wrong { keep, problems: Vec::new() };
    let all = texts.try_iter()?.enumerate().map(|(at, text)| one(at + 1, &text?, &mut wrong));
    let all = all.filter_map(Result::transpose).collect::<PyResult<_>>()?;
    Ok((all, wrong.problems))
}

/// What is wrong with texts.
struct Wrong {
    keep: bool,
    problems: Vec<Problem>,
}

impl Wrong {
    fn tell(&mut self, (number, path): (usize, &str), lost: bool, said: &str) -> PyResult<()> {
        if !self.keep {
            return Err(PyValueError::new_err(format!("text {number}: {said}")));
        }
        let what = if lost { "it is left out" } else { "that is left out" };
        let message = format!("{path}: {said}; {what}.");
        self.problems.push(Problem { path: Some(path.to_owned()), message, lost });
        Ok(())
    }
}

/// One text; `None` if it is lost.
fn one(number: usize, text: &Bound<'_, PyAny>, wrong: &mut Wrong) -> PyResult<Option<Given>> {
    let unnamed = format!("text-{number:06}");
    if text.is_instance_of::<PyString>() || text.is_instance_of::<PyBytes>() {
        let bytes = words((number, &unnamed), text, wrong)?;
        return Ok(bytes.map(|bytes| Given { path: unnamed, bytes, stated: None }));
    }
    if wrong.keep && text.is_none() {
        return wrong.tell((number, &unnamed), true, "it is None").map(|()| None);
    }
    let Ok(row) = text.cast::<PyMapping>() else {
        let said = format!("text {number} is neither str, bytes nor a dict with the key \"text\"");
        return Err(PyTypeError::new_err(said));
    };
    for key in row.keys()? {
        let key: String = named(text.py(), &format!("text {number}: a key"), key.extract())?;
        if !KEYS.contains(&key.as_str()) {
            let said = format!("text {number}: {key:?} is none of the keys {}", KEYS.join(", "));
            return Err(PyValueError::new_err(said));
        }
    }
    let value = |key: &str| match row.contains(key)? {
        true => named(text.py(), &format!("text {number}: {key}"), row.get_item(key)?.extract::<Option<String>>()),
        false => Ok(None),
    };
    let path = value("path")?.unwrap_or(unnamed);
    let at = (number, path.as_str());
    let held = if row.contains("text")? { Some(row.get_item("text")?) } else { None };
    let Some(bytes) = words(at, &held.unwrap_or_else(|| text.py().None().into_bound(text.py())), wrong)? else {
        return Ok(None);
    };
    let stated = Stated {
        publisher: value("publisher")?,
        date: date(at, value("date")?, wrong)?,
        title: value("title")?,
        url: value("url")?,
        retrieved: retrieved(at, value("retrieved")?, wrong)?,
        language: language(at, value("language")?, wrong)?,
    };
    Ok(Some(Given { path, bytes, stated: Some(stated) }))
}

fn date(at: (usize, &str), said: Option<String>, wrong: &mut Wrong) -> PyResult<Option<PartialDate>> {
    match said.map(|date| date.parse()).transpose() {
        Ok(date) => Ok(date),
        Err(why) => wrong.tell(at, false, &format!("date: {why}")).map(|()| None),
    }
}

fn retrieved(at: (usize, &str), said: Option<String>, wrong: &mut Wrong) -> PyResult<Option<String>> {
    let Some(time) = said else { return Ok(None) };
    let day: Result<PartialDate, _> = time.get(..DAY).unwrap_or(&time).parse();
    match day {
        Ok(_) => Ok(Some(time)),
        Err(why) => wrong.tell(at, false, &format!("retrieved: {why}")).map(|()| None),
    }
}

fn language(at: (usize, &str), said: Option<String>, wrong: &mut Wrong) -> PyResult<Option<String>> {
    let Some(code) = said.map(|code| code.to_lowercase()) else { return Ok(None) };
    if is_language_code(&code) {
        return Ok(Some(code));
    }
    let said = format!("language: {code:?} is no language; write a code of ISO 639, \"en\"");
    wrong.tell(at, false, &said).map(|()| None)
}

/// The bytes of words or of bytes; `None` if they are lost.
fn words(at: (usize, &str), text: &Bound<'_, PyAny>, wrong: &mut Wrong) -> PyResult<Option<Vec<u8>>> {
    if let Ok(words) = text.cast::<PyString>() {
        return match words.extract::<String>() {
            Ok(words) => Ok(Some(words.into_bytes())),
            Err(_) => {
                wrong.tell(at, true, "its words hold half a pair of surrogates, which is no character").map(|()| None)
            }
        };
    }
    match text.cast::<PyBytes>() {
        Ok(bytes) => Ok(Some(bytes.as_bytes().to_vec())),
        Err(_) => wrong.tell(at, true, "the key \"text\" holds no str or bytes").map(|()| None),
    }
}
