//! What each thing that two happenings have in common is worth. One struct, so that all of it is seen at once.
//!
//! Tuned on the annotated Syrian reports, the sample of shootings and our own cases together (evals/RESULTS.md); moving one value by
//! a third costs at most two points of B-cubed F on any of them.

/// The weights; scores are sums of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weights {
    /// One day, given by both texts.
    pub day_sure: f64,
    /// One day, one of them by discourse only.
    pub day_weak: f64,
    /// Days of weeks or more that overlap.
    pub day_wide: f64,
    /// One day apart, both given.
    pub day_beside: f64,
    /// Days that both texts give, three to ten days apart.
    pub day_apart: f64,
    /// The report of one names the day of the other, or both name one older day.
    pub day_named: f64,
    /// No common day, and the reports more than a week apart.
    pub far_apart: f64,
    /// The same where the later one is headed as what followed.
    pub far_apart_after: f64,
    /// The same where they share a place that the gazetteer does not have.
    pub far_apart_rare: f64,
    /// One place; less for a part of it, for a big city.
    pub place: f64,
    /// The scene of one is named elsewhere in the report of the other.
    pub place_around: f64,
    /// The same for a place that the gazetteer does not have: a mill, a ridge, a hamlet.
    pub place_rare: f64,
    /// Both reports name a place that is the scene of neither.
    pub place_both: f64,
    /// Places named, none shared.
    pub other_place: f64,
    /// One kind; half for a kind often told for the other.
    pub kind: f64,
    /// Equal numbers of dead or wounded: at least this, more for a greater number,
    pub toll: f64,
    /// for each doubling,
    pub toll_doubling: f64,
    /// at most this.
    pub toll_most: f64,
    /// Numbers of dead threefold apart.
    pub toll_apart: f64,
    /// Victims of one name.
    pub victims: f64,
    /// Each person of one rare name in both reports, at most two.
    pub person: f64,
    /// Likeness of words (cosine), times this.
    pub words: f64,
    /// Both are what their reports are about.
    pub both_main: f64,
    /// Nothing in common but a day, a big place and a kind.
    pub nothing_special: f64,
    /// Words so alike are something special.
    pub special_words: f64,
    /// Two are joined from here.
    pub joins: f64,
    /// All pairs across two clusters reach this share of it on average.
    pub on_average: f64,
    /// Two may be the same from here.
    pub perhaps: f64,
    /// A report tells two apart where each fits its own so much better than the other's.
    pub apart: f64,
    /// What was left alone goes where it fits with this on average,
    pub attaches: f64,
    /// with this, if its report tells of it,
    pub attaches_told: f64,
    /// if it fits nowhere else within this.
    pub margin: f64,
    /// Two clusters as wholes are joined from here,
    pub whole_joins: f64,
    /// if no greater share of the pairs across them cannot be one deed.
    pub whole_impossible: f64,
}

/// The ones in use.
pub(crate) const WEIGHTS: Weights = Weights {
    day_sure: 1.0,
    day_weak: 0.6,
    day_wide: 0.2,
    day_beside: -0.4,
    day_apart: -1.2,
    day_named: 0.6,
    far_apart: -2.3,
    far_apart_after: -1.7,
    far_apart_rare: -1.6,
    place: 1.5,
    place_around: 0.54,
    place_rare: 1.2,
    place_both: 0.3,
    other_place: -1.0,
    kind: 0.5,
    toll: 0.25,
    toll_doubling: 0.12,
    toll_most: 0.8,
    toll_apart: -0.4,
    victims: 2.0,
    person: 0.58,
    words: 6.0,
    both_main: 1.0,
    nothing_special: -1.0,
    special_words: 0.2,
    joins: 2.6,
    on_average: 0.58,
    perhaps: 2.0,
    apart: 0.8,
    attaches: 1.7,
    attaches_told: 2.6,
    margin: 0.7,
    whole_joins: 3.4,
    whole_impossible: 0.3,
};

/// From which score on two happenings are joined, in hundredths.
pub const JOINS_FROM: i32 = (WEIGHTS.joins * 100.0) as i32;
