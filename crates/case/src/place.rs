//! Where a name of one report lies on the map: the words, the entry of the gazetteer that was chosen for them, all entries they may
//! be, coordinates and how exact they are.
//!
//! Nothing is chosen here (`sayso_gazetteer` does it); what is not known is `None`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The number of a place in GeoNames; `https://www.geonames.org/{id}` shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GeonameId(pub u32);

/// A latitude (north) or longitude (east) in ten-thousandths of a degree, about 11 m: whole numbers, so that a place can be compared
/// and read back unchanged. Written as degrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Degrees(i32);

impl Degrees {
    /// The nearest value that can be held; `None` beyond half a turn and for what is no number.
    #[allow(clippy::cast_possible_truncation, reason = "at most 1,800,000")]
    pub fn of(degrees: f64) -> Option<Self> {
        (degrees.abs() <= 180.0).then(|| Degrees((degrees * 1e4).round() as i32))
    }

    /// In degrees.
    pub fn degrees(self) -> f64 {
        f64::from(self.0) / 1e4
    }
}

impl TryFrom<f64> for Degrees {
    type Error = String;

    fn try_from(degrees: f64) -> Result<Self, String> {
        Degrees::of(degrees)
            .ok_or_else(|| format!("{degrees} is no latitude or longitude: it must lie between -180 and 180"))
    }
}

impl From<Degrees> for f64 {
    fn from(degrees: Degrees) -> f64 {
        degrees.degrees()
    }
}

impl fmt::Display for Degrees {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.degrees())
    }
}

/// How exactly a place is known: the classes 1 to 7 of `where_prec` in the codebook of UCDP GED (Högbladh, *UCDP GED Codebook*, version 23.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum WherePrecision {
    /// 1: the very place: a town, a village.
    Exact,
    /// 2: within about 25 km of the coordinates: "near Orsk", "the Orsk post".
    Near,
    /// 3: a division of the second order: a district, a county.
    District,
    /// 4: a division of the first order: a province, a state of a union.
    Province,
    /// 5: a line or what has no clear bounds: a road, a river, a border, a mountain range.
    Line,
    /// 6: a country.
    Country,
    /// 7: waters and air of no country.
    Open,
}

impl WherePrecision {
    /// Its number in the codebook.
    pub fn number(self) -> u8 {
        match self {
            WherePrecision::Exact => 1,
            WherePrecision::Near => 2,
            WherePrecision::District => 3,
            WherePrecision::Province => 4,
            WherePrecision::Line => 5,
            WherePrecision::Country => 6,
            WherePrecision::Open => 7,
        }
    }
}

impl From<WherePrecision> for u8 {
    fn from(precision: WherePrecision) -> u8 {
        precision.number()
    }
}

impl TryFrom<u8> for WherePrecision {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        Ok(match number {
            1 => WherePrecision::Exact,
            2 => WherePrecision::Near,
            3 => WherePrecision::District,
            4 => WherePrecision::Province,
            5 => WherePrecision::Line,
            6 => WherePrecision::Country,
            7 => WherePrecision::Open,
            _ => return Err(format!("{number} is no precision of a place: they go from 1 to 7")),
        })
    }
}

/// A name as one report has it, and where it lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Located {
    /// The name as written.
    pub words: String,
    /// The entry it is, by the company it keeps in the report; `None` where that leaves it open, and where no entry has the name.
    pub chosen: Option<GeonameId>,
    /// Every entry it may be, the likeliest first; the chosen one among them.
    pub candidates: Vec<GeonameId>,
    /// Degrees north of what was chosen.
    pub latitude: Option<Degrees>,
    /// Degrees east of what was chosen.
    pub longitude: Option<Degrees>,
    /// How exact the coordinates are; `None` without a choice, but for waters of no country, which are known to be that.
    pub precision: Option<WherePrecision>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let located = Located {
            words: "Orsk".to_owned(),
            chosen: Some(GeonameId(7)),
            candidates: vec![GeonameId(7), GeonameId(9)],
            latitude: Degrees::of(51.204_56),
            longitude: Degrees::of(-58.6),
            precision: Some(WherePrecision::Near),
        };
        let written = serde_json::to_string(&located).unwrap();
        let wanted =
            r#"{"words":"Orsk","chosen":7,"candidates":[7,9],"latitude":51.2046,"longitude":-58.6,"precision":2}"#;
        assert_eq!(written, wanted);
        assert_eq!(serde_json::from_str::<Located>(&written).unwrap(), located);
    }

    #[test]
    fn what_is_no_place_is_refused() {
        for degrees in [180.1, -200.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Degrees::of(degrees), None, "{degrees}");
        }
        assert!(serde_json::from_str::<Degrees>("181").unwrap_err().to_string().contains("181"));
        for number in [0, 8, 255] {
            assert!(WherePrecision::try_from(number).is_err(), "{number}");
        }
        for number in 1..=7 {
            assert_eq!(WherePrecision::try_from(number).unwrap().number(), number);
        }
    }

    proptest::proptest! {
        #[test]
        fn every_degree_comes_back(value in -1_800_000_i32..=1_800_000) {
            let degrees = Degrees(value);
            let written = serde_json::to_string(&degrees).unwrap();
            proptest::prop_assert_eq!(serde_json::from_str::<Degrees>(&written).unwrap(), degrees);
        }
    }
}
