//! The map of invented cases.

use sayso_case::{Case, Degrees, Fold, GeonameId, Incident, IncidentId, Located, WherePrecision};

use super::*;

/// An incident at a place: its name, its coordinates, how exact they are.
fn at(n: usize, name: &str, place: Option<(f64, f64, WherePrecision)>) -> Incident {
    let mut incident = Incident::of(IncidentId::from(format!("i{n}").as_str()), "Shelling", Vec::new(), Vec::new());
    incident.places = name.split(" / ").map(str::to_owned).collect();
    incident.when = format!("2021-10-1{}", n % 10).parse().ok();
    incident.located = Some(Located {
        words: incident.places[0].clone(),
        chosen: place.map(|_| GeonameId(7)),
        candidates: Vec::new(),
        latitude: place.and_then(|p| Degrees::of(p.0)),
        longitude: place.and_then(|p| Degrees::of(p.1)),
        precision: place.map(|p| p.2),
    });
    incident
}

fn drawn(incidents: Vec<Incident>) -> String {
    section(&Case { incidents, ..Case::default() }).into_string()
}

const EXACT: WherePrecision = WherePrecision::Exact;

#[test]
fn exact_places_are_filled_and_rough_ones_hatched() {
    let map = drawn(vec![
        at(1, "Arven / Zelmar", Some((50.0, 30.0, EXACT))),
        at(2, "Halvia", Some((50.2, 30.2, WherePrecision::District))),
    ]);
    assert_eq!((map.matches("map-dot").count(), map.matches("map-rough").count()), (1, 1), "{map}");
    assert!(map.contains("Arven / Zelmar") && map.contains("11 October 2021") && map.contains(" km<"), "{map}");
    assert!(!map.contains("map-land"), "a case of a few kilometres has no coast: {map}");
}

#[test]
fn only_a_wide_case_has_the_outline_of_land() {
    let map = drawn(vec![at(1, "Arven", Some((50.0, 1.0, EXACT))), at(2, "Zelmar", Some((51.5, 5.5, EXACT)))]);
    assert!(map.contains("map-land") && map.contains("Natural Earth"), "{map}");
}

#[test]
fn a_road_between_two_known_places_is_a_line() {
    let ends = || vec![at(1, "Arven", Some((50.0, 30.0, EXACT))), at(2, "Zelmar", Some((50.1, 30.3, EXACT)))];
    for name in ["the Arven-Zelmar road", "Arven–Zelmar highway", "road from Arven to Zelmar"] {
        let mut incidents = ends();
        incidents.push(at(3, name, None));
        let map = drawn(incidents);
        assert!(map.contains("map-road") && !map.contains("Of no known place"), "{name}: {map}");
    }
    for name in ["Arven road", "Arven-Tarsenia road", "Arvenia-Zelmar road"] {
        let mut incidents = ends();
        incidents.push(at(3, name, None));
        let map = drawn(incidents);
        assert!(!map.contains("map-road") && map.contains("Of no known place: <a href=\"#i-i3\">"), "{name}: {map}");
    }
}

#[test]
fn what_lies_nowhere_known_is_in_the_tray() {
    let map = drawn(vec![at(1, "Arven", None), at(2, "Zelmar", Some((50.0, 30.0, EXACT)))]);
    assert!(!map.contains("<svg") && map.contains("Of no known place") && map.contains("1 place as a list"), "{map}");
    let map = drawn(vec![
        at(1, "Arven", Some((50.0, 30.0, EXACT))),
        at(2, "Zelmar", Some((50.1, 30.0, EXACT))),
        at(3, "Halvia", Some((40.0, 10.0, WherePrecision::Country))),
    ]);
    assert!(
        map.contains("Known only as a country or open waters: <bdi>Halvia</bdi>") && !map.contains("map-rough"),
        "{map}"
    );
}

#[test]
fn incidents_of_one_place_are_one_point() {
    let map = drawn(vec![
        at(1, "Arven", Some((50.0, 30.0, EXACT))),
        at(2, "Zelmar", Some((50.3, 30.0, EXACT))),
        at(3, "Karsk", Some((50.0, 30.0, EXACT))),
        at(4, "Arven city", Some((50.0, 30.0, EXACT))),
    ]);
    assert_eq!(map.matches("map-dot").count(), 2);
    assert!(map.contains("Arven / Karsk") && !map.contains("Arven city"), "{map}");
    assert!(map.contains("3 times, 11 to 14 October 2021"), "{map}");
}

/// Which report came first says in which order names stand, and nothing of which places and names there are.
#[test]
fn the_order_of_the_reports_changes_no_place() {
    let names = ["Arven / Zelmar", "Karsk", "Arven city / Karsk", "Zelmar / Dravo", "Arven"];
    let incidents: Vec<Incident> = (0..40)
        .map(|k| at(k, names[k % 5], Some((50.0 + 0.01 * f64::from(k as u32 % 7), 30.0, EXACT))))
        .chain((40..60).map(|k| at(k, names[k % 5], None)))
        .collect();
    let told = |incidents: Vec<Incident>| {
        let case = Case { incidents, ..Case::default() };
        let sites = Sites::of(&case, &|_| true);
        let mut places: Vec<(i64, Vec<String>, usize)> = sites
            .placed
            .iter()
            .map(|site| {
                let mut names: Vec<String> = site.all_names().split(" / ").map(str::to_owned).collect();
                names.sort_unstable();
                ((site.latitude * 100.0).round() as i64, names, site.incidents.len())
            })
            .collect();
        places.sort_unstable();
        (places, sites.unplaced.len())
    };
    let mut turned = incidents.clone();
    turned.reverse();
    let (one, other) = (told(incidents), told(turned));
    // Of "Arven" and "Arven city" the first stays, whichever that is.
    let plain = |places: Vec<(i64, Vec<String>, usize)>| {
        let plain = |names: Vec<String>| names.into_iter().map(|n| n.replace(" city", "")).collect::<Vec<_>>();
        places.into_iter().map(|(at, names, n)| (at, plain(names), n)).collect::<Vec<_>>()
    };
    assert_eq!(one.0.len(), 7);
    assert_eq!((plain(one.0), one.1), (plain(other.0), other.1));
}

#[test]
fn background_is_left_out() {
    let mut incident = at(1, "Arven", None);
    incident.fold = Some(Fold::Background);
    assert_eq!(drawn(vec![incident]), "");
    assert_eq!(drawn(Vec::new()), "");
}

#[test]
fn hostile_places_draw_something() {
    let names = ["</text><script>", "\" onload=x", "a – b", " to ", "", "-"];
    let corners = [(90.0, 180.0), (-90.0, -180.0), (0.0, 0.0), (89.9, -0.1)];
    let mut incidents = Vec::new();
    for (k, name) in names.iter().enumerate() {
        let (latitude, longitude) = corners[k % 4];
        incidents.push(at(k, name, Some((latitude, longitude, WherePrecision::try_from(k as u8 + 1).unwrap()))));
    }
    for k in 0..200 {
        incidents.push(at(k, "Zelmar", Some((f64::from(k as u32) * 0.001, 0.0, EXACT))));
    }
    let map = drawn(incidents);
    assert!(map.contains("<svg") && !map.contains("<script") && !map.contains("NaN") && !map.contains("inf"), "{map}");
}
