//! What the user says of names and sides: `aliases.toml` and `sides.toml` in, [`Advice`] out; `case.toml` is read in `case_file.rs`.
//!
//! The two files have one line a name: `"Label" = ["another name", "a third"]`.

use std::collections::BTreeMap;

use sayso_case::ReportId;

use crate::advice_error::AdviceError;
use crate::case_file::CaseFile;

/// What the user says (`aliases.toml`, `sides.toml`, `case.toml`); nothing is needed to start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Advice {
    /// Label -> other names of the same.
    pub aliases: BTreeMap<String, Vec<String>>,
    /// Side -> names that belong to it.
    pub sides: BTreeMap<String, Vec<String>>,
    /// Title, incidents, names, reports and places.
    pub case: CaseFile,
    /// When each report came, as a number that grows; where it is known, ids of incidents go by it.
    pub arrived: BTreeMap<ReportId, usize>,
}

impl Advice {
    /// Reads the two files; `None` for one that is not there.
    ///
    /// # Errors
    /// Says the file and the line if one is not TOML, has something else than lists of names, or gives one name to two
    /// labels.
    pub fn parse(aliases_toml: Option<&str>, sides_toml: Option<&str>) -> Result<Advice, AdviceError> {
        let read = |file, text: Option<&str>| text.map_or(Ok(BTreeMap::new()), |text| lists(file, text));
        let (aliases, sides) = (read("aliases.toml", aliases_toml)?, read("sides.toml", sides_toml)?);
        Ok(Advice { aliases, sides, ..Advice::default() })
    }
}

fn lists(file: &'static str, text: &str) -> Result<BTreeMap<String, Vec<String>>, AdviceError> {
    let wrong = |at: usize, what: &str| {
        let line = text.get(..at).unwrap_or(text).matches('\n').count() + 1;
        AdviceError { file, line, what: what.to_owned() }
    };
    type Rows = BTreeMap<toml::Spanned<String>, toml::Spanned<Vec<toml::Spanned<String>>>>;
    let rows: Rows =
        toml::from_str(text).map_err(|e| wrong(e.span().map_or(0, |s| s.start), e.message().trim_end()))?;
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    let mut out = BTreeMap::new();
    for (label, names) in &rows {
        let mut list = Vec::new();
        for name in names.get_ref() {
            if name.get_ref().trim().is_empty() {
                return Err(wrong(name.span().start, "a name is empty"));
            }
            let folded = sayso_gazetteer::fold(name.get_ref());
            if let Some(other) = taken.insert(folded, label.get_ref())
                && other != label.get_ref()
            {
                let what = format!("\"{}\" stands under \"{other}\" and under \"{}\"", name.get_ref(), label.get_ref());
                return Err(wrong(name.span().start, &what));
            }
            list.push(name.get_ref().clone());
        }
        out.insert(label.get_ref().clone(), list);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_files() {
        let advice = Advice::parse(Some("\"Orla\" = [\"Orlagrad\"]\n"), Some("Varnia = [\"Varnian army\"]")).unwrap();
        assert_eq!(advice.aliases["Orla"], ["Orlagrad"]);
        assert_eq!(advice.sides["Varnia"], ["Varnian army"]);
        assert_eq!(Advice::parse(None, None).unwrap(), Advice::default());
    }

    #[test]
    fn says_where_and_what_to_do() {
        let error = Advice::parse(Some("a = [\"b\"]\nc = 3\n"), None).unwrap_err();
        assert_eq!((error.file, error.line), ("aliases.toml", 2));
        assert!(error.to_string().contains("write one name a line"), "{error}");
        let error = Advice::parse(None, Some("\n\na = [\"b\"")).unwrap_err();
        assert_eq!(error.file, "sides.toml");
        let error = Advice::parse(Some("a = [\"b\"]\nc = [\n\"B\"]\n"), None).unwrap_err();
        assert_eq!(error.line, 3);
        assert!(error.what.contains("stands under"), "{error}");
    }
}
