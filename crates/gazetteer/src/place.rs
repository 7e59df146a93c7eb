//! What an entry of the gazetteer is: a settlement, a division of a country, or a country.

use sayso_case::GeonameId;

/// What kind of entry a place is. It follows GeoNames' lists and says nothing about who ought to rule where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A town, village or other settlement.
    Settlement,
    /// A division of the second order: a district, a county.
    District,
    /// A division of the first order: a province, a state of a union.
    Province,
    /// A country or territory.
    Country,
}

impl Kind {
    /// The kind with this number in the blob.
    pub(crate) fn of(number: u16) -> Self {
        match number {
            0 => Kind::Settlement,
            1 => Kind::District,
            2 => Kind::Province,
            _ => Kind::Country,
        }
    }
}

/// An entry as GeoNames lists it.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its number in GeoNames.
    pub id: GeonameId,
    /// The name GeoNames leads with; it is no judgement on which of a place's names is right.
    pub name: String,
    /// What kind of entry it is.
    pub kind: Kind,
    /// ISO 3166 alpha-2 code GeoNames files it under (`XK` for Kosovo).
    pub country: &'static str,
    /// Degrees north, to about 11 m; of a division or country the middle of what is settled in it.
    pub latitude: f64,
    /// Degrees east, to about 11 m; of a division or country the middle of what is settled in it.
    pub longitude: f64,
    /// Inhabitants as GeoNames has them (in tens above 8 million, 83 million at most), 0 where it has none; of a division or
    /// country those of its settlements.
    pub population: u32,
}
