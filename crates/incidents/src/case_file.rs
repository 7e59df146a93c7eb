//! What the user says of a case: `case.toml` in, a [`CaseFile`] out, whose orders say where they stand.

use std::collections::BTreeSet;
use std::fmt;

use sayso_case::{Attribute, Claim, Point, Position, WherePrecision};
use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::advice_error::AdviceError;
use crate::phrases::plain;

/// The file's name.
const FILE: &str = "case.toml";

/// What the user says of a case; nothing is needed to start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseFile {
    /// What the case is called.
    pub title: Option<String>,
    /// Incidents that are one, and that are not.
    pub incidents: Vec<Order>,
    /// Names that are one, and that are not.
    pub names: Vec<Order>,
    /// Reports and the incidents where they belong.
    pub reports: Vec<Belongs>,
    /// Where places lie.
    pub places: Vec<Lies>,
    /// Answers to one question that are one, and that are not; said of a record only, no line of `case.toml` has it.
    pub answers: Vec<AnswerOrder>,
    /// Incidents that are background; said of a record only as well.
    pub background: Vec<Background>,
}

/// An answer to a question, by a finding that gives it: ids of questions and answers change when other reports come, those of
/// findings do not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Answer {
    /// What kind of question.
    pub attribute: Attribute,
    /// The id of the finding, as it is printed.
    pub finding: String,
    /// Whether it denies another answer.
    pub denies: bool,
}

impl Answer {
    /// The one that a claim gives.
    pub fn of(point: &Point, position: &Position, claim: &Claim) -> Self {
        let finding = claim.finding.as_str().to_owned();
        Answer { attribute: point.attribute, finding, denies: is_denial(&position.canonical) }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let denies = if self.denies { "the denial" } else { "the answer" };
        write!(f, "{denies} in {}", self.finding)
    }
}

/// Whether an answer, as it is compared, denies another.
pub(crate) fn is_denial(canonical: &str) -> bool {
    canonical.starts_with(DENIES)
}

/// How an answer that denies another begins, as it is compared.
pub(crate) const DENIES: &str = "not ";

/// That some answers are one, or are not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerOrder {
    /// Which of the two.
    pub say: Say,
    /// The answers; of those that are not one the first keeps what is not named.
    pub of: Vec<Answer>,
    /// Where it stands.
    pub at: At,
}

/// That an incident is background.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Background {
    /// The incident's id.
    pub incident: String,
    /// Where it stands.
    pub at: At,
}

/// Where something stands in a file of advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The file, as it is shown.
    pub file: String,
    /// Line, from 1; 0 where it is no file with lines.
    pub line: usize,
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.file),
            line => write!(f, "{}, line {line}", self.file),
        }
    }
}

/// Whether things are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Say {
    /// They are one.
    Same,
    /// No two of them are one; of a single name: it stands for several.
    Apart,
}

/// That some incidents or names are one, or are not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Which of the two.
    pub say: Say,
    /// Ids of incidents, or names.
    pub of: Vec<String>,
    /// Where it stands.
    pub at: At,
}

/// That a report belongs to an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Belongs {
    /// The report's path, or its id.
    pub report: String,
    /// The incident's id.
    pub incident: String,
    /// Where it stands.
    pub at: At,
}

/// Where a place lies.
#[derive(Clone, Debug, PartialEq)]
pub struct Lies {
    /// The place's name.
    pub name: String,
    /// Degrees north of the equator.
    pub latitude: f64,
    /// Degrees east of Greenwich.
    pub longitude: f64,
    /// How exactly that is known.
    pub precision: WherePrecision,
    /// Where it stands.
    pub at: At,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: Option<String>,
    #[serde(default)]
    same: Vec<Spanned<Together>>,
    #[serde(default)]
    apart: Vec<Spanned<Together>>,
    #[serde(default)]
    report: Vec<Spanned<Home>>,
    #[serde(default)]
    place: Vec<Spanned<Spot>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Together {
    incidents: Option<Vec<String>>,
    names: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Home {
    file: Option<String>,
    id: Option<String>,
    incident: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spot {
    name: String,
    latitude: f64,
    longitude: f64,
    #[serde(default = "exact")]
    precision: u8,
}

/// What a place is whose precision the user leaves out.
fn exact() -> u8 {
    WherePrecision::Exact.number()
}

impl CaseFile {
    /// Reads the file; `shown` is what it is called in errors about its orders.
    ///
    /// # Errors
    /// Says the line if it is not TOML, has a key that nobody knows, or an order is not whole.
    pub fn parse(shown: &str, text: &str) -> Result<CaseFile, AdviceError> {
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        let line = |at: usize| ends.partition_point(|end| *end < at) + 1;
        let wrong = |at: usize, what: &str| AdviceError { file: FILE, line: line(at), what: what.to_owned() };
        let at = |start: usize| At { file: shown.to_owned(), line: line(start) };
        let written: Written =
            toml::from_str(text).map_err(|e| wrong(e.span().map_or(0, |s| s.start), e.message().trim_end()))?;
        let title = written.title.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        let mut file = CaseFile { title, ..CaseFile::default() };
        let same = written.same.into_iter().map(|o| (Say::Same, o));
        for (say, order) in same.chain(written.apart.into_iter().map(|o| (Say::Apart, o))) {
            let start = order.span().start;
            let (list, of, least) = match order.into_inner() {
                Together { incidents: Some(of), names: None } => (&mut file.incidents, of, 2),
                Together { incidents: None, names: Some(of) } => {
                    (&mut file.names, of, if say == Say::Apart { 1 } else { 2 })
                }
                _ => return Err(wrong(start, "an order needs incidents = [...] or names = [...], and one of the two")),
            };
            let distinct: BTreeSet<String> =
                of.iter().map(|w| if w.trim().is_empty() { String::new() } else { plain(w) }).collect();
            if distinct.len() < of.len() || distinct.len() < least || distinct.contains("") {
                return Err(wrong(start, "an order needs two or more, each once and none empty"));
            }
            list.push(Order { say, of, at: at(start) });
        }
        for home in written.report {
            let start = home.span().start;
            let (report, incident) = match home.into_inner() {
                Home { file: Some(report), id: None, incident } | Home { file: None, id: Some(report), incident } => {
                    (report, incident)
                }
                _ => return Err(wrong(start, "a report needs file = or id =, and one of the two")),
            };
            file.reports.push(Belongs { report, incident, at: at(start) });
        }
        for spot in written.place {
            let start = spot.span().start;
            let Spot { name, latitude, longitude, precision } = spot.into_inner();
            if plain(&name).is_empty() {
                return Err(wrong(start, "a place needs a name"));
            }
            if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
                return Err(wrong(start, "latitudes go from -90 to 90 and longitudes from -180 to 180, in degrees"));
            }
            let precision = WherePrecision::try_from(precision).map_err(|what| wrong(start, &what))?;
            file.places.push(Lies { name, latitude, longitude, precision, at: at(start) });
        }
        Ok(file)
    }

    /// Whether it says anything of incidents.
    pub(crate) fn says_of_incidents(&self) -> bool {
        !self.incidents.is_empty() || !self.reports.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_is_read_with_its_line() {
        let file = CaseFile::parse(
            "x/case.toml",
            "title = \" The Orsa bridge \"\n\n[[same]]\nincidents = [\"i1\", \"i2\"]\n\n[[apart]]\nnames = [\"Interior Ministry\"]\n\n\
             [[report]]\nfile = \"a.txt\"\nincident = \"i1\"\n\n[[place]]\nname = \"Orsa\"\nlatitude = 41\nlongitude = -7.25\n",
        )
        .unwrap();
        assert_eq!(file.title.as_deref(), Some("The Orsa bridge"));
        assert_eq!(
            (file.incidents[0].say, &file.incidents[0].of[..]),
            (Say::Same, &["i1".to_owned(), "i2".to_owned()][..])
        );
        assert_eq!(file.incidents[0].at.to_string(), "x/case.toml, line 3");
        assert_eq!((file.names[0].say, file.names[0].at.line), (Say::Apart, 6));
        assert_eq!((file.reports[0].report.as_str(), file.reports[0].incident.as_str()), ("a.txt", "i1"));
        assert_eq!((file.places[0].latitude, file.places[0].longitude), (41.0, -7.25));
        assert_eq!(CaseFile::parse("x", "").unwrap(), CaseFile::default());
    }

    #[test]
    fn an_order_that_is_not_whole_is_named_with_its_line() {
        for (text, line, says) in [
            ("heading = \"x\"\n", 1, "unknown field"),
            ("\n[[same]]\nincidents = [\"i1\"]\n", 2, "two or more"),
            ("[[same]]\nincidents = [\"i1\", \"i1\"]\n", 1, "each once"),
            ("[[same]]\nnames = [\"Orsa\", \" \"]\n", 1, "none empty"),
            ("[[same]]\nnames = [\"A\", \"B\"]\nincidents = [\"i1\", \"i2\"]\n", 1, "one of the two"),
            ("[[apart]]\n", 1, "needs incidents"),
            ("[[report]]\nincident = \"i1\"\n", 1, "file = or id ="),
            ("[[place]]\nname = \"Orsa\"\nlatitude = 91\nlongitude = 0\n", 1, "latitudes"),
            ("[[place]]\nname = \"Orsa\"\nlatitude = nan\nlongitude = 0\n", 1, "latitudes"),
            ("[[place]]\nname = \"Orsa\"\nlatitude = 1\nlongitude = 0\nprecision = 8\n", 1, "from 1 to 7"),
        ] {
            let error = CaseFile::parse("x", text).unwrap_err();
            assert_eq!((error.file, error.line), ("case.toml", line), "{text}");
            assert!(error.to_string().contains(says), "{error}");
        }
    }
}
