//! Union-find: things that are one, joined step by step; some may be kept apart.

use std::collections::BTreeMap;

/// Sets over `0..n`; the smallest member stands for its set.
#[derive(Clone, Debug)]
pub(crate) struct Union {
    parent: Vec<usize>,
    /// By root: of each order that keeps things apart, which of them is here.
    marks: BTreeMap<usize, Marks>,
}

/// Order -> which of its things; two that have two things of one order are never one.
pub(crate) type Marks = BTreeMap<usize, usize>;

/// Whether one order has two things here.
pub(crate) fn conflict(a: &Marks, b: &Marks) -> bool {
    a.iter().any(|(order, thing)| b.get(order).is_some_and(|other| other != thing))
}

impl Union {
    /// `n` sets of one.
    pub fn new(n: usize) -> Self {
        Union { parent: (0..n).collect(), marks: BTreeMap::new() }
    }

    /// The smallest member of the set of `k`.
    #[expect(clippy::indexing_slicing, reason = "parents are members, and callers ask for members")]
    pub fn root(&mut self, mut k: usize) -> usize {
        while self.parent[k] != k {
            self.parent[k] = self.parent[self.parent[k]];
            k = self.parent[k];
        }
        k
    }

    /// The same, with what keeps some of them apart.
    pub fn kept_apart(n: usize, marks: BTreeMap<usize, Marks>) -> Self {
        Union { parent: (0..n).collect(), marks }
    }

    /// Makes two sets one, unless they are kept apart; whether they are one now.
    #[expect(clippy::indexing_slicing, reason = "roots are members")]
    pub fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return true;
        }
        if let (Some(x), Some(y)) = (self.marks.get(&a), self.marks.get(&b))
            && conflict(x, y)
        {
            return false;
        }
        self.parent[a.max(b)] = a.min(b);
        if let Some(moved) = self.marks.remove(&a.max(b)) {
            self.marks.entry(a.min(b)).or_default().extend(moved);
        }
        true
    }

    /// The sets, each in rising order, by their smallest members.
    #[expect(clippy::indexing_slicing, reason = "every member has a place, and a place is given before it is used")]
    pub fn sets(&mut self) -> Vec<Vec<usize>> {
        let n = self.parent.len();
        let mut place = vec![usize::MAX; n];
        let mut out: Vec<Vec<usize>> = Vec::new();
        for k in 0..n {
            let root = self.root(k);
            if place[root] == usize::MAX {
                place[root] = out.len();
                out.push(Vec::new());
            }
            out[place[root]].push(k);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_come_by_their_smallest_member() {
        let mut union = Union::new(5);
        assert!(union.join(4, 1));
        assert!(union.join(1, 4));
        union.join(2, 4);
        assert_eq!(union.sets(), [vec![0], vec![1, 2, 4], vec![3]]);
    }

    #[test]
    fn what_is_kept_apart_is_not_joined_by_way_of_others() {
        let mark = |thing| Marks::from([(0, thing)]);
        let mut union = Union::kept_apart(4, BTreeMap::from([(0, mark(0)), (3, mark(1))]));
        assert!(!union.join(0, 3));
        assert!(union.join(3, 1) && union.join(2, 1));
        assert!(!union.join(2, 0));
        assert_eq!(union.sets(), [vec![0], vec![1, 2, 3]]);
    }
}
