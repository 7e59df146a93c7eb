//! The reports of a case as a bibliography: a file of BibTeX entries, or a list of CSL-JSON items, in case order.

use sayso_case::Case;
use serde_json::Value;

use crate::citation::Citation;

/// Every report as an entry `@misc`; its key is the id that footnotes and the dossier have.
pub fn bibtex(case: &Case) -> String {
    case.reports.iter().map(|r| Citation::of(&r.report).bibtex()).collect::<Vec<_>>().join("\n")
}

/// Every report as an item of a CSL-JSON list.
pub fn csl(case: &Case) -> String {
    let items = case.reports.iter().map(|r| Citation::of(&r.report).csl()).collect();
    pretty(&Value::Array(items))
}

/// JSON, indented, with a line end after it.
pub(crate) fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn every_report_is_there_once() {
        let case = testing::case();
        let bibtex = bibtex(&case);
        assert_eq!(bibtex.matches("@misc{r").count(), 2, "{bibtex}");
        let list: Value = serde_json::from_str(&csl(&case)).unwrap();
        let ids: Vec<_> = list.as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
        assert!(ids.len() == 2 && ids.iter().all(|id| bibtex.contains(&format!("@misc{{{id},"))), "{ids:?}");
    }

    #[test]
    fn a_case_without_reports_is_an_empty_file() {
        assert_eq!((bibtex(&Case::default()).as_str(), csl(&Case::default()).as_str()), ("", "[]\n"));
    }
}
