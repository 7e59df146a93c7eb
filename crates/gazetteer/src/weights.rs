//! What each reason counts for an entry that a name may be, and what it counts before anything else is known. The weights were tuned on
//! every second article of two public sets (evals/README.md), the others kept for the test.

use crate::blob::Row;
use crate::place::Kind;

/// On a scale where 1 makes an entry about three times as likely.
pub(crate) struct Weights {
    /// Each time that an entry has about three times the people.
    pub people: f64,
    /// A country, a province, above a settlement of as many people.
    pub country: f64,
    pub province: f64,
    /// A seat of government.
    pub seat: f64,
    /// Others that speak for its country, and for its province.
    pub same_country: f64,
    pub same_province: f64,
    /// The same for an entry that is a province or country itself.
    pub same_province_wide: f64,
    /// Others nearby, and the kilometres over which nearness fades.
    pub near: f64,
    pub fades: f64,
    /// The name behind a comma is one it lies in: "Orsk, Varnia"; and for that one half as much.
    pub lies_in: f64,
}

pub(crate) const WEIGHTS: Weights = Weights {
    people: 0.4,
    country: 6.0,
    province: 1.5,
    seat: 3.0,
    same_country: 2.0,
    same_province: 2.3,
    same_province_wide: 1.15,
    near: 4.0,
    fades: 100.0,
    lies_in: 8.0,
};

/// How likely an entry is meant before anything else is known.
pub(crate) fn prior(entry: &Row, seat: bool) -> f64 {
    let kind = match entry.kind {
        Kind::Country => WEIGHTS.country,
        Kind::Province => WEIGHTS.province,
        Kind::District | Kind::Settlement => 0.0,
    };
    let seat = if seat { WEIGHTS.seat } else { 0.0 };
    WEIGHTS.people * (f64::from(entry.population) + 100.0).ln() + kind + seat
}
