//! What the rows of typed questions have answered, so that denials do not ask it again.

use std::collections::BTreeSet;

use sayso_case::FindingId;

use super::desk::Desk;
use super::row::Row;
use super::take::Take;

/// What typed rows hold already, so that it makes no row of denials again.
#[derive(Default)]
pub(crate) struct Done {
    /// Findings that deny something there.
    pub findings: BTreeSet<FindingId>,
    /// Report, sentence and holder of denials.
    pub denied: BTreeSet<(usize, usize, String)>,
    /// Report, sentence and holder of all answers.
    pub said: BTreeSet<(usize, usize, String)>,
}

impl Done {
    /// What a row answers.
    pub fn of(desk: &Desk, row: &Row) -> Self {
        let denying = || row.takes.iter().filter(|t| t.denies.is_some());
        Done {
            findings: denying().flat_map(|t| deniers(desk, t)).collect(),
            denied: denying().map(Done::spot).collect(),
            said: row.takes.iter().map(Done::spot).collect(),
        }
    }

    /// The same and another row.
    pub fn add(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.denied.extend(other.denied);
        self.said.extend(other.said);
    }

    fn spot(t: &Take) -> (usize, usize, String) {
        (t.report, t.sentence, t.holder.key.clone())
    }
}

/// The finding of a denial, and the statement it hangs on where it is a figure.
fn deniers(desk: &Desk, take: &Take) -> Vec<FindingId> {
    let figures = &desk.pile.read(take.report).findings.figures;
    let statement = figures.iter().find(|f| f.id == take.finding.0).and_then(|f| f.statement.clone());
    [Some(take.finding.0.clone()), statement].into_iter().flatten().collect()
}
