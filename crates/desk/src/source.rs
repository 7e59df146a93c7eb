//! Where what is joined comes from: a case held in memory, or one kept on the disk, of which each page reads its own rows. Pages ask
//! [`Shown`](crate::shown::Shown), which asks here; both give the same.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use sayso_case::{Incident, Name, Point, ReadReport, Report, ReportId};
use sayso_dossier::Sheet;
use sayso_record::Unsure;
use serde::{Deserialize, Serialize};

use crate::failed::Failed;
use crate::held::Held;
use crate::set_out::Wanted;
use crate::stored::Stored;

/// What is joined.
#[derive(Debug)]
pub(crate) enum Source {
    /// All of it in memory.
    Held(Box<Held>),
    /// In a file beside the record.
    Stored(Box<Stored>),
}

/// How much there is of everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counts {
    pub title: Option<String>,
    pub reports: usize,
    pub incidents: usize,
    pub points: usize,
    pub names: usize,
}

/// Lists of lines of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    Incidents,
    Names,
    Figures,
    Victims,
    Timeline,
}

impl List {
    pub(crate) const ALL: [List; 5] = [List::Incidents, List::Names, List::Figures, List::Victims, List::Timeline];

    /// Its number in the file.
    pub(crate) fn number(self) -> i64 {
        self as i64
    }
}

/// A report as lists have it.
pub(crate) struct Row<'s> {
    /// Its text may be left out.
    pub report: Cow<'s, Report>,
    /// How many findings it has.
    pub findings: usize,
}

/// What is quoted of a report.
pub(crate) struct Quoted<'s> {
    pub path: Cow<'s, str>,
    pub text: Cow<'s, str>,
}

/// What is asked of a case, whichever way it is kept. Ids are whole ones but for those of reports.
pub(crate) trait Asks {
    fn counts(&self) -> &Counts;
    /// What its sides are called.
    fn sides(&self) -> &[String];
    /// A page of the dossier; `Ok(None)` where there is no such.
    fn sheet(&self, wanted: Wanted) -> Result<Option<Arc<Sheet>>, Failed>;
    /// The report whose id begins so; none where there are several.
    fn report(&self, id: &str) -> Result<Option<Cow<'_, ReadReport>>, Failed>;
    /// The report in which a finding stands.
    fn report_of(&self, finding: &str) -> Result<Option<Cow<'_, ReadReport>>, Failed>;
    /// Path and text of a report.
    fn quoted(&self, report: &ReportId) -> Result<Option<Quoted<'_>>, Failed>;
    /// The sum of the reading of a report that is shown, where that is kept with it.
    fn reading_of(&self, report: &ReportId) -> Result<Option<String>, Failed>;
    /// Reports by path.
    fn reports_in(&self, range: Range<usize>) -> Result<Vec<Row<'_>>, Failed>;
    fn incident(&self, id: &str) -> Result<Option<Cow<'_, Incident>>, Failed>;
    /// The incident of which something was told under this id.
    fn became(&self, id: &str) -> Result<Option<String>, Failed>;
    fn points(&self, incident: &Incident) -> Result<Vec<Point>, Failed>;
    fn name(&self, id: &str) -> Result<Option<Cow<'_, Name>>, Failed>;
    /// How many places the first place may be that is called by one of a name's variants; `None` for no place.
    fn candidates(&self, name: &Name) -> Option<usize>;
    fn count(&self, list: List) -> usize;
    /// Lines as JSON.
    fn lines(&self, list: List, range: Range<usize>) -> Result<Vec<String>, Failed>;
    /// The lines of an incident, its points and what else was said, as JSON.
    fn incident_lines(&self, id: &str) -> Result<Option<Vec<String>>, Failed>;
    /// How many are in the queue.
    fn unsure_count(&self) -> usize;
    fn unsure_in(&self, range: Range<usize>) -> Result<Vec<Unsure>, Failed>;
    /// The place in the queue of what has this id.
    fn unsure_place(&self, id: &str) -> Result<Option<usize>, Failed>;
}

impl Source {
    /// Whichever it is.
    pub(crate) fn asks(&self) -> &(dyn Asks + 'static) {
        match self {
            Source::Held(held) => held.as_ref(),
            Source::Stored(stored) => stored.as_ref(),
        }
    }
}
