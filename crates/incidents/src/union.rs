//! Union-find: things that are one, joined step by step.

/// Sets over `0..n`; the smallest member stands for its set.
#[derive(Clone, Debug)]
pub(crate) struct Union {
    parent: Vec<usize>,
}

impl Union {
    /// `n` sets of one.
    pub fn new(n: usize) -> Self {
        Union { parent: (0..n).collect() }
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

    /// Makes two sets one; `true` if they were two.
    #[expect(clippy::indexing_slicing, reason = "roots are members")]
    pub fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
        a != b
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
        assert!(!union.join(1, 4));
        union.join(2, 4);
        assert_eq!(union.sets(), [vec![0], vec![1, 2, 4], vec![3]]);
    }
}
