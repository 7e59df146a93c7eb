//! Which operations came before which. A log of one person is a row; where two people's were merged it forks and comes together again. In go
//! operations with their parents, out come one order of them that is the same whoever merges, the ends, and who knew of what.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::operation::{Operation, OperationId};

/// All operations in their order: each behind its parents, of those that may come next the earliest, of the same time the one with the
/// smallest id. Those whose parents are not there are left out.
pub(crate) fn in_order(operations: Vec<Operation>) -> Vec<Operation> {
    let mut waits: BTreeMap<OperationId, usize> = BTreeMap::new();
    let mut children: BTreeMap<OperationId, Vec<OperationId>> = BTreeMap::new();
    let mut left: BTreeMap<OperationId, Operation> = BTreeMap::new();
    for operation in operations {
        waits.insert(operation.id.clone(), operation.parents.len());
        for parent in operation.parents.iter() {
            children.entry(parent.clone()).or_default().push(operation.id.clone());
        }
        left.insert(operation.id.clone(), operation);
    }
    let key = |o: &Operation| (o.at.parse::<Timestamp>().ok(), o.at.clone(), o.id.clone());
    let mut ready: BTreeSet<_> = left.values().filter(|o| o.parents.is_empty()).map(key).collect();
    let mut order = Vec::new();
    while let Some((_, _, id)) = ready.pop_first() {
        for child in children.remove(&id).unwrap_or_default() {
            let waiting = waits.get_mut(&child).map(|count| {
                *count = count.saturating_sub(1);
                *count
            });
            if waiting == Some(0) {
                ready.extend(left.get(&child).map(key));
            }
        }
        order.extend(left.remove(&id));
    }
    order
}

/// The operations that no other follows: one, but where logs were merged and nothing was done since. In order of their ids.
pub(crate) fn ends(operations: &[Operation]) -> Vec<OperationId> {
    if is_row(operations) {
        return operations.last().map(|o| o.id.clone()).into_iter().collect();
    }
    let followed: BTreeSet<&OperationId> = operations.iter().flat_map(|o| o.parents.iter()).collect();
    let ends: BTreeSet<&OperationId> = operations.iter().map(|o| &o.id).filter(|id| !followed.contains(id)).collect();
    ends.into_iter().cloned().collect()
}

/// Whether each follows the one before it: nothing was merged.
pub(crate) fn is_row(operations: &[Operation]) -> bool {
    let mut before: Option<&OperationId> = None;
    operations.iter().all(|o| {
        let follows = o.parents.iter().eq(before);
        before = Some(&o.id);
        follows
    })
}

/// Who did what without knowing of what. The operations lie on few rows; each knows of each row up to some place.
pub(crate) struct Forks {
    /// For each operation its row and its place there, from 1.
    at: Vec<(usize, usize)>,
    /// For each operation how far it knows each row, itself with it.
    knows: Vec<Vec<usize>>,
}

impl Forks {
    /// Of operations in their order; `None` for a row without forks.
    pub fn of(operations: &[Operation]) -> Option<Self> {
        if is_row(operations) {
            return None;
        }
        let numbers: BTreeMap<&OperationId, usize> = operations.iter().enumerate().map(|(k, o)| (&o.id, k)).collect();
        let mut forks = Forks { at: Vec::new(), knows: Vec::new() };
        // The last place of each row.
        let mut rows: Vec<usize> = Vec::new();
        for operation in operations {
            let parents = operation.parents.iter().filter_map(|p| numbers.get(p).copied());
            let parents: Vec<usize> = parents.filter(|p| *p < forks.at.len()).collect();
            let mut knows: Vec<usize> = Vec::new();
            for known in parents.iter().filter_map(|p| forks.knows.get(*p)) {
                knows.resize(knows.len().max(known.len()), 0);
                knows.iter_mut().zip(known).for_each(|(a, b)| *a = (*a).max(*b));
            }
            let places = parents.iter().filter_map(|p| forks.at.get(*p));
            let goes_on = places.copied().find(|(row, place)| rows.get(*row) == Some(place)).map(|(row, _)| row);
            let row = goes_on.unwrap_or(rows.len());
            rows.resize(rows.len().max(row + 1), 0);
            knows.resize(knows.len().max(row + 1), 0);
            if let (Some(last), Some(known)) = (rows.get_mut(row), knows.get_mut(row)) {
                *last += 1;
                *known = *last;
                forks.at.push((row, *last));
            }
            forks.knows.push(knows);
        }
        Some(forks)
    }

    /// The same for a row, too.
    pub fn knew_in(forks: Option<&Self>, later: usize, earlier: usize) -> bool {
        forks.map_or(earlier < later, |forks| forks.knew(later, earlier))
    }

    /// Whether the operation with the number `later` was done by somebody who had the one with the number `earlier`.
    pub fn knew(&self, later: usize, earlier: usize) -> bool {
        let (Some((row, place)), Some(knows)) = (self.at.get(earlier), self.knows.get(later)) else { return false };
        later != earlier && knows.get(*row).is_some_and(|known| known >= place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::{Change, Stamp};

    pub(crate) fn operation(title: &str, at: &str, parents: &[&Operation]) -> Operation {
        let stamp = Stamp { at: at.into(), who: "A".into(), why: None, salt: "00".into() };
        let parents = parents.iter().map(|o| o.id.clone()).collect();
        Operation::new(parents, &stamp, Change::Title { title: title.into() }).unwrap().0
    }

    #[test]
    fn one_order_whatever_came_first_and_who_knew_of_what() {
        let first = operation("a", "2031-03-06T10:00:00Z", &[]);
        let left = operation("b", "2031-03-06T12:00:00Z", &[&first]);
        let right = operation("c", "2031-03-06T11:00:00.5Z", &[&first]);
        let after = operation("d", "2031-03-06T11:00:01Z", &[&right]);
        let both = operation("e", "2031-03-06T11:30:00Z", &[&left, &after]);
        let order = [&first, &right, &after, &left, &both].map(Clone::clone).to_vec();
        let mut other = order.clone();
        other.reverse();
        assert_eq!(in_order(other.clone()), order);
        other.rotate_left(2);
        assert_eq!(in_order(other), order);
        assert_eq!((ends(&order), ends(&order[..4]).len()), (vec![both.id.clone()], 2));
        assert!(in_order(vec![left.clone()]).is_empty(), "its parent is not there");

        assert!(Forks::of(&order[..3]).is_none());
        let forks = Forks::of(&order).unwrap();
        let known: Vec<(usize, usize)> =
            (0..5).flat_map(|a| (0..5).map(move |b| (a, b))).filter(|(a, b)| forks.knew(*a, *b)).collect();
        assert_eq!(known, [(1, 0), (2, 0), (2, 1), (3, 0), (4, 0), (4, 1), (4, 2), (4, 3)]);
    }
}
