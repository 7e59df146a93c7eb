//! Incidents as GeoJSON (RFC 7946): a feature an incident, a point where its place is known, no geometry where it is not.
//!
//! A point says nothing of how exact it is: `where_prec` does, and a map should draw 4 and more otherwise than 1.

use sayso_case::{Case, Outcome, WherePrecision};
use serde_json::{Value, json};

use crate::bibliography::pretty;
use crate::citation::Citation;
use crate::index::Index;
use crate::told::{self, Asked, Told};
use crate::toll::Toll;

/// The file, and how many features it has.
pub fn geojson(case: &Case, asked: &Asked) -> (String, usize) {
    let index = Index::of(case);
    let features: Vec<Value> = told::incidents(&index, asked).iter().map(|told| feature(&index, told)).collect();
    let count = features.len();
    (pretty(&json!({ "type": "FeatureCollection", "features": features })), count)
}

fn feature(index: &Index<'_>, told: &Told<'_>) -> Value {
    let incident = told.incident;
    let located = incident.located.as_ref();
    let both = located.and_then(|l| Some([l.longitude?.degrees(), l.latitude?.degrees()]));
    let numbers = |outcome| {
        let toll = Toll::of(index, incident, outcome);
        json!({ "low": toll.low(), "high": toll.high(), "ranges": toll.in_words(index) })
    };
    let tellings: Vec<Value> = told.words.iter().map(telling).collect();
    json!({
        "type": "Feature",
        "id": incident.id.as_str(),
        "geometry": both.map(|at| json!({ "type": "Point", "coordinates": at })),
        "properties": {
            "label": incident.label,
            "event_type": incident.event_type.map(|kind| kind.as_str()),
            "when": incident.when.map(|when| when.to_string()),
            "date_prec": incident.date_prec,
            "places": incident.places,
            "where_prec": located.and_then(|l| l.precision).map(WherePrecision::number),
            "geonames": located.and_then(|l| l.chosen).map(|id| id.0),
            "rank": incident.rank,
            "fold": incident.fold,
            "origins": incident.origins,
            "sides": told.sides,
            "killed": numbers(Outcome::Killed),
            "wounded": numbers(Outcome::Wounded),
            "tellings": tellings,
        },
    })
}

/// The report and the sentence with which it begins to tell.
fn telling(words: &crate::row::Words<'_>) -> Value {
    json!({
        "report": words.report.id.as_str(),
        "publisher": words.report.publisher,
        "title": words.report.title,
        "date": words.report.published.map(|d| d.to_string()),
        "url": words.report.url,
        "retrieved": words.report.retrieved,
        "cite": Citation::of(words.report).id(),
        "sentence": words.sentence,
        "start": words.span.start,
        "end": words.span.end,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn a_place_is_a_point_with_the_longitude_first() {
        let (text, count) = geojson(&testing::case(), &Asked::default());
        let all: Value = serde_json::from_str(&text).unwrap();
        assert_eq!((count, &all["type"]), (1, &json!("FeatureCollection")));
        let feature = &all["features"][0];
        assert_eq!(feature["geometry"], json!({ "type": "Point", "coordinates": [-38.4, 45.2] }));
        assert_eq!(
            (&feature["properties"]["where_prec"], &feature["properties"]["killed"]["low"]),
            (&json!(1), &json!(3))
        );
        assert_eq!(feature["properties"]["tellings"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn what_lies_nowhere_known_has_no_geometry_and_is_kept() {
        let mut case = testing::case();
        case.incidents[0].located.as_mut().unwrap().latitude = None;
        let (text, count) = geojson(&case, &Asked::default());
        let all: Value = serde_json::from_str(&text).unwrap();
        assert_eq!((count, &all["features"][0]["geometry"]), (1, &Value::Null));
        case.incidents[0].fold = Some(sayso_case::Fold::Background);
        assert_eq!(geojson(&case, &Asked::default()).1, 0);
    }
}
