//! Happenings that tell of one deed, with why they stand together.

use super::score::Reason;

/// Of a great cluster so many members are asked, spread evenly: where thousands of reports tell of one thing, those tell enough.
const ASKED: usize = 24;

/// Why two happenings stand in one cluster, or may be the same.
#[derive(Clone, Debug)]
pub(crate) struct Join {
    /// The two, by their places in the list.
    pub pair: (usize, usize),
    /// Their score; for one that was attached its mean with all.
    pub score: f64,
    /// Its parts; none where it was attached.
    pub reasons: Vec<Reason>,
}

/// Happenings that tell of one deed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cluster {
    /// Places in the list, rising.
    pub members: Vec<usize>,
    /// Why.
    pub joins: Vec<Join>,
    /// Pairs with members of other clusters that may be the same deed, the best first.
    pub perhaps: Vec<Join>,
    /// The member whose id it has, where the user's orders made it.
    pub named: Option<usize>,
}

/// All members, or so many of them spread evenly.
pub(crate) fn spread(members: &[usize]) -> Vec<usize> {
    let step = members.len().div_ceil(ASKED).max(1);
    members.iter().copied().step_by(step).collect()
}
