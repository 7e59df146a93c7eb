//! Which tolls have other ranges than before. In go two states of a case, out come the lines of the ledger whose bounds are others.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{Case, IncidentId, LedgerLine, LineId, Outcome, Range, Role, Scope, Unit};

use super::heirs::Heirs;
use super::words::Became;

/// A toll whose range is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangeChanged {
    /// What became of the range.
    pub became: Became,
    /// The ledger's line, now where it is there now.
    pub line: LineId,
    /// The incident, where it is of one.
    pub incident: Option<IncidentId>,
    /// What became of those counted.
    pub outcome: Outcome,
    /// What is counted.
    pub unit: Unit,
    /// Whose.
    pub side: Option<String>,
    /// Who.
    pub role: Option<Role>,
    /// Which class of people.
    pub class: Option<String>,
    /// The range as it was.
    pub old: Option<Range>,
    /// The range as it is.
    pub new: Option<Range>,
}

/// What a line is about: the same in two states.
type About<'l> = (Option<IncidentId>, Option<Scope>, Outcome, Unit, Option<&'l str>, Option<Role>, Option<&'l str>);

/// Compares the ranges of all lines.
pub(super) fn ranges(then: &Case, now: &Case, heirs: &Heirs) -> Vec<RangeChanged> {
    let mut left: BTreeMap<About<'_>, Vec<&LedgerLine>> = BTreeMap::new();
    for line in then.ledger.iter().rev().filter(|line| line.range.is_some()) {
        let incident = line.incident.as_ref().map(|id| heirs.now_of.get(id).unwrap_or(id).clone());
        left.entry(about(line, incident)).or_default().push(line);
    }
    let mut changes = Vec::new();
    for line in now.ledger.iter().filter(|line| line.range.is_some()) {
        let old = left.get_mut(&about(line, line.incident.clone())).and_then(Vec::pop).and_then(|l| l.range.clone());
        let bounds = |range: &Option<Range>| range.as_ref().map(|r| (r.low, r.high, r.about));
        if bounds(&old) != bounds(&line.range) {
            let became = if old.is_some() { Became::Changed } else { Became::Came };
            changes.push(changed(became, line, old, line.range.clone()));
        }
    }
    let gone: BTreeSet<&LineId> = left.values().flatten().map(|line| &line.id).collect();
    let gone = then.ledger.iter().filter(|line| gone.contains(&line.id));
    changes.extend(gone.map(|line| changed(Became::Gone, line, line.range.clone(), None)));
    changes
}

fn about(line: &LedgerLine, incident: Option<IncidentId>) -> About<'_> {
    (incident, line.scope, line.outcome, line.unit, line.side.as_deref(), line.role, line.class.as_deref())
}

fn changed(became: Became, line: &LedgerLine, old: Option<Range>, new: Option<Range>) -> RangeChanged {
    RangeChanged {
        became,
        line: line.id.clone(),
        incident: line.incident.clone(),
        outcome: line.outcome,
        unit: line.unit,
        side: line.side.clone(),
        role: line.role,
        class: line.class.clone(),
        old,
        new,
    }
}
