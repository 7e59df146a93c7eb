//! Which incident of one state of a case is which of another. It is told by its id, which a record keeps, else by what its reports tell: the
//! tellings that two incidents share say which became which.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{Case, Incident, IncidentId};

/// Which incident of the case as it was is which of the case as it is.
pub(super) struct Heirs {
    /// Of those that go on: then, now.
    pub now_of: BTreeMap<IncidentId, IncidentId>,
    /// The same from the other end.
    pub then_of: BTreeMap<IncidentId, IncidentId>,
    /// Of those that do not: with which one they share most of what is told.
    pub merged_into: BTreeMap<IncidentId, IncidentId>,
    /// Of those that are new: of which one most of what is told was.
    pub parted_from: BTreeMap<IncidentId, IncidentId>,
}

impl Heirs {
    pub fn of(then: &Case, now: &Case) -> Self {
        let in_now: BTreeSet<&IncidentId> = now.incidents.iter().map(|i| &i.id).collect();
        let mut now_of: BTreeMap<IncidentId, IncidentId> = BTreeMap::new();
        for incident in then.incidents.iter().filter(|i| in_now.contains(&i.id)) {
            now_of.insert(incident.id.clone(), incident.id.clone());
        }
        let (to_now, to_then) = (nearest(&then.incidents, &now.incidents), nearest(&now.incidents, &then.incidents));
        let mut merged_into = BTreeMap::new();
        for incident in then.incidents.iter().filter(|i| !in_now.contains(&i.id)) {
            let Some(heir) = to_now.get(&incident.id) else { continue };
            // It has another id now, where a telling came that is older.
            let goes_on = !now_of.contains_key(heir) && to_then.get(heir) == Some(&incident.id);
            let into = if goes_on { &mut now_of } else { &mut merged_into };
            into.insert(incident.id.clone(), heir.clone());
        }
        let then_of: BTreeMap<_, _> = now_of.iter().map(|(then, now)| (now.clone(), then.clone())).collect();
        let new = now.incidents.iter().filter(|i| !then_of.contains_key(&i.id));
        let parted_from = new.filter_map(|i| Some((i.id.clone(), to_then.get(&i.id)?.clone()))).collect();
        Heirs { now_of, then_of, merged_into, parted_from }
    }
}

/// For each incident the one of the others that shares most of what is told, of several the first; those that share nothing have none.
fn nearest(of: &[Incident], others: &[Incident]) -> BTreeMap<IncidentId, IncidentId> {
    let mut told: BTreeMap<IncidentId, Vec<usize>> = BTreeMap::new();
    for (k, other) in others.iter().enumerate() {
        other.happenings.iter().for_each(|h| told.entry(h.alone()).or_default().push(k));
    }
    let mut nearest = BTreeMap::new();
    for incident in of {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for k in incident.happenings.iter().filter_map(|h| told.get(&h.alone())).flatten() {
            *shared.entry(*k).or_default() += 1;
        }
        let most = shared.iter().max_by_key(|(k, count)| (**count, std::cmp::Reverse(**k)));
        if let Some(other) = most.and_then(|(k, _)| others.get(*k)) {
            nearest.insert(incident.id.clone(), other.id.clone());
        }
    }
    nearest
}
