//! A case held in memory, and what is asked of it. It never changes; a write makes another.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use axum::http::StatusCode;
use sayso_case::{Case, Incident, Name, Point, ReadReport, ReportId};
use sayso_contract::{
    Line, Timeline, incidents_lines_in, ledger_lines_in, names_lines_in, points_lines_of, victims_lines_in,
};
use sayso_dossier::{Options, Sheet};
use sayso_record::{Unsure, finding_ids, unsure};

use crate::failed::Failed;
use crate::lines::value;
use crate::set_out::{SetOut, Wanted};
use crate::source::{Asks, Counts, List, Quoted, Row};

/// A case in memory.
#[derive(Debug)]
pub(crate) struct Held {
    pub case: Arc<Case>,
    counts: Counts,
    sides: Vec<String>,
    /// The least sure first.
    unsure: Vec<Unsure>,
    /// Pages of it.
    set_out: SetOut,
    /// In which report a finding stands, by a hash of its id, made when it is asked for: a case of many reports has millions of ids, and
    /// they are in the case already.
    places: OnceLock<Vec<(u64, u32)>>,
    /// The dated findings in order, made when it is asked for.
    timeline: OnceLock<Timeline>,
}

impl Held {
    pub(crate) fn of(case: Case, options: Options, threads: NonZeroUsize) -> std::io::Result<Self> {
        let case = Arc::new(case);
        Ok(Held {
            counts: Counts::of(&case),
            sides: case.sides.iter().map(|side| side.label.clone()).collect(),
            unsure: unsure(&case),
            places: OnceLock::new(),
            timeline: OnceLock::new(),
            set_out: SetOut::begin(Arc::clone(&case), options, threads)?,
            case,
        })
    }

    /// The dated findings in order of time.
    fn timeline(&self) -> &Timeline {
        self.timeline.get_or_init(|| Timeline::of(&self.case))
    }

    fn read_of(&self, finding: &str) -> Option<&ReadReport> {
        let places = self.places.get_or_init(|| {
            let all = (0..).zip(&self.case.reports);
            let mut places: Vec<(u64, u32)> =
                all.flat_map(|(k, read)| finding_ids(&read.findings).map(move |id| (hash(&id), k))).collect();
            places.sort_unstable();
            places
        });
        let wanted = hash(finding);
        let begin = places.partition_point(|(hash, _)| *hash < wanted);
        let alike = places.iter().skip(begin).take_while(|(hash, _)| *hash == wanted);
        let alike: Vec<_> = alike.collect();
        let mut reads = alike.into_iter().filter_map(|(_, k)| self.case.reports.get(*k as usize));
        // Another id may have this hash. Where two reports have the finding, the last one is meant.
        let has = |read: &&ReadReport| finding_ids(&read.findings).any(|id| id == finding);
        reads.rfind(has)
    }

    fn known(&self, id: &str) -> Option<&Incident> {
        self.case.incidents.iter().find(|incident| incident.id.as_str() == id)
    }
}

impl Counts {
    pub(crate) fn of(case: &Case) -> Self {
        Counts {
            title: case.title.clone(),
            reports: case.reports.len(),
            incidents: case.incidents.len(),
            points: case.points.len(),
            names: case.names.len(),
        }
    }
}

impl Asks for Held {
    fn counts(&self) -> &Counts {
        &self.counts
    }

    fn sides(&self) -> &[String] {
        &self.sides
    }

    fn sheet(&self, wanted: Wanted) -> Result<Option<Arc<Sheet>>, Failed> {
        let fault =
            "A fault of this program kept it from making this page; sayso verify says whether the record is whole.";
        self.set_out.page(wanted).map_err(|()| Failed::new(StatusCode::INTERNAL_SERVER_ERROR, fault))
    }

    fn report(&self, id: &str) -> Result<Option<Cow<'_, ReadReport>>, Failed> {
        let mut found =
            self.case.reports.iter().filter(|read| !id.is_empty() && read.report.id.as_str().starts_with(id));
        Ok(found.next().filter(|_| found.next().is_none()).map(Cow::Borrowed))
    }

    fn report_of(&self, finding: &str) -> Result<Option<Cow<'_, ReadReport>>, Failed> {
        Ok(self.read_of(finding).map(Cow::Borrowed))
    }

    fn quoted(&self, report: &ReportId) -> Result<Option<Quoted<'_>>, Failed> {
        let read = self.case.report(report);
        Ok(read.map(|r| Quoted { path: (&r.report.path).into(), text: (&r.report.text).into() }))
    }

    fn reading_of(&self, _: &ReportId) -> Result<Option<String>, Failed> {
        Ok(None)
    }

    fn reports_in(&self, range: Range<usize>) -> Result<Vec<Row<'_>>, Failed> {
        let some = self.case.reports.iter().skip(range.start).take(range.len());
        let row = |r: &'_ ReadReport| Row {
            report: Cow::Owned(r.report.clone()),
            findings: finding_ids(&r.findings).count(),
        };
        Ok(some.map(row).collect())
    }

    fn incident(&self, id: &str) -> Result<Option<Cow<'_, Incident>>, Failed> {
        Ok(self.known(id).map(Cow::Borrowed))
    }

    fn became(&self, id: &str) -> Result<Option<String>, Failed> {
        let is = |i: &&Incident| {
            i.was.iter().any(|was| was.as_str() == id) || i.happenings.iter().any(|h| h.alone().as_str() == id)
        };
        Ok(self.case.incidents.iter().find(is).map(|incident| incident.id.to_string()))
    }

    fn points(&self, incident: &Incident) -> Result<Vec<Point>, Failed> {
        Ok(self.case.points.iter().filter(|point| point.incident == incident.id).cloned().collect())
    }

    fn name(&self, id: &str) -> Result<Option<Cow<'_, Name>>, Failed> {
        Ok(self.case.names.iter().find(|name| name.id.as_str() == id).map(Cow::Borrowed))
    }

    fn candidates(&self, name: &Name) -> Option<usize> {
        let located = self.case.places.iter().find(|place| name.variants.iter().any(|v| v.text == place.words));
        located.map(|place| place.candidates.len())
    }

    fn count(&self, list: List) -> usize {
        match list {
            List::Incidents => self.case.incidents.len(),
            List::Names => self.case.names.len(),
            List::Figures => self.case.ledger.len(),
            List::Victims => self.case.victims.len(),
            List::Timeline => self.timeline().len(),
        }
    }

    fn lines(&self, list: List, range: Range<usize>) -> Result<Vec<String>, Failed> {
        let lines = match list {
            List::Timeline => self.timeline().lines_in(&self.case, range),
            other => lines_of(&self.case, other, range),
        };
        Ok(lines.iter().map(|line| value(line).to_string()).collect())
    }

    fn incident_lines(&self, id: &str) -> Result<Option<Vec<String>>, Failed> {
        let lines = self.known(id).map(|incident| points_lines_of(&self.case, incident));
        Ok(lines.map(|lines| lines.iter().map(|line| value(line).to_string()).collect()))
    }

    fn unsure_count(&self) -> usize {
        self.unsure.len()
    }

    fn unsure_in(&self, range: Range<usize>) -> Result<Vec<Unsure>, Failed> {
        Ok(self.unsure.iter().skip(range.start).take(range.len()).cloned().collect())
    }

    fn unsure_place(&self, id: &str) -> Result<Option<usize>, Failed> {
        Ok(self.unsure.iter().position(|one| one.id == id))
    }
}

/// Lines of a list that needs no sorting; none of the timeline.
pub(crate) fn lines_of(case: &Case, list: List, range: Range<usize>) -> Vec<Line> {
    match list {
        List::Incidents => incidents_lines_in(case, range),
        List::Names => names_lines_in(case, range),
        List::Figures => ledger_lines_in(case, range),
        List::Victims => victims_lines_in(case, range),
        List::Timeline => Vec::new(),
    }
}

fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}
