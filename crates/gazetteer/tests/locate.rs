//! Which of the entries of one name a report means, and how exactly: invented sentences about towns that nobody quarrels about.

use std::time::{Duration, Instant};

use sayso_case::{GeonameId, Located, WherePrecision};
use sayso_gazetteer::{Gazetteer, Kind};
use sayso_text::Span;

/// Where each of the names lies, in the order of their first occurrence behind the one before.
fn located(text: &str, names: &[&str]) -> Vec<Located> {
    let mut from = 0;
    let spans: Vec<Span> = names
        .iter()
        .map(|name| {
            let start = from + text[from..].find(name).expect("the name stands in the text");
            from = start + name.len();
            Span::new(start, from)
        })
        .collect();
    let located = Gazetteer::builtin().locate(text, &spans);
    assert_eq!(located.len(), names.len());
    located
}

/// Of the settlements called `name` the largest in a country.
fn town(name: &str, country: &str) -> GeonameId {
    let found = Gazetteer::builtin().place(name);
    found.into_iter().find(|p| p.country == country).expect("the town is listed").id
}

#[test]
fn a_town_is_the_one_among_the_others_of_its_country() {
    let text = "The fair moved from Hamilton to Tauranga, and on to Rotorua.";
    assert_eq!(located(text, &["Hamilton", "Tauranga", "Rotorua"])[0].chosen, Some(town("Hamilton", "NZ")));
    let text = "The fair moved from Hamilton to Toronto, and on to Mississauga.";
    assert_eq!(located(text, &["Hamilton", "Toronto", "Mississauga"])[0].chosen, Some(town("Hamilton", "CA")));
}

#[test]
fn what_stands_behind_a_comma_holds_it() {
    let paris = located("The choir came from Paris, Texas.", &["Paris", "Texas"]);
    assert_eq!(paris[0].chosen, Some(GeonameId(4_717_560)));
    assert_eq!((paris[0].precision, paris[1].precision), (Some(WherePrecision::Exact), Some(WherePrecision::Province)));
    let paris = located("The choir came from Paris, and sang in Lyon.", &["Paris", "Lyon"]);
    assert_eq!(paris[0].chosen, Some(town("Paris", "FR")));
    assert_eq!(located("It was sung in Dover, Del.", &["Dover", "Del."])[0].chosen, Some(town("Dover", "US")));
}

#[test]
fn of_two_countries_neither_lies_in_the_other() {
    let list = located("Teams came from Mexico, Peru and Norway.", &["Mexico", "Peru", "Norway"]);
    assert!(list.iter().all(|l| l.precision == Some(WherePrecision::Country)), "{list:?}");
}

#[test]
fn a_doubtful_name_keeps_its_candidates_and_is_not_chosen() {
    let springfield = &located("The choir sang in Springfield.", &["Springfield"])[0];
    assert_eq!((springfield.chosen, springfield.latitude, springfield.precision), (None, None, None));
    assert!(springfield.candidates.len() > 5);
    assert!(springfield.candidates.contains(&town("Springfield", "US")));
}

#[test]
fn a_hamlet_far_from_everything_that_is_named_is_not_chosen() {
    let text = "From Oslo the choir went to Bergen, to Trondheim and at last to Boz.";
    let lone = &located(text, &["Oslo", "Bergen", "Trondheim", "Boz"])[3];
    assert_eq!(lone.chosen, None, "{lone:?}");
}

#[test]
fn words_beside_a_name_say_how_exact_it_is() {
    for (text, name, precision) in [
        ("They met in Bergen.", "Bergen", WherePrecision::Exact),
        ("They met near Bergen.", "Bergen", WherePrecision::Near),
        ("They met south of Bergen.", "Bergen", WherePrecision::Near),
        ("They met at the Bergen bridge.", "Bergen", WherePrecision::Near),
        ("They met at the Bergen bridge.", "Bergen bridge", WherePrecision::Near),
        ("They met on the Bergen road.", "Bergen", WherePrecision::Line),
        ("They met on the Bergen road.", "Bergen road", WherePrecision::Line),
        ("They met on the Bergen-Voss road.", "Bergen-Voss", WherePrecision::Line),
        ("They met on the Bergen–Voss road.", "Bergen–Voss road", WherePrecision::Line),
        ("They met in Rapides Parish.", "Rapides Parish", WherePrecision::District),
        ("They met in Hokkaido.", "Hokkaido", WherePrecision::Province),
        ("They met in northern Norway.", "northern Norway", WherePrecision::Country),
        ("They met in Norway.", "Norway", WherePrecision::Country),
        ("The Norwegians met.", "Norwegians", WherePrecision::Country),
        ("They met on the Coral Sea.", "Coral Sea", WherePrecision::Open),
    ] {
        let found = &located(text, &[name])[0];
        assert_eq!(found.precision, Some(precision), "{text} {found:?}");
        assert_eq!(found.words, name);
    }
}

#[test]
fn a_province_called_like_its_town_is_meant_where_a_word_says_so() {
    let g = Gazetteer::builtin();
    let text = "They met in Salta, not elsewhere in Salta province.";
    let both = located(text, &["Salta", "Salta province"]);
    assert_eq!(both[0].chosen, Some(town("Salta", "AR")));
    assert_eq!((both[0].precision, both[1].precision), (Some(WherePrecision::Exact), Some(WherePrecision::Province)));
    assert_ne!(both[0].chosen, both[1].chosen);
    assert!(g.place("Salta").iter().all(|p| p.kind == Kind::Settlement));
}

#[test]
fn what_is_no_place_is_none() {
    let text =
        "The Freedonians met in the region, in Africa, at Nowhere Bridge, at Easter, the all-Catholic and in the West.";
    for found in located(text, &["Freedonians", "region", "Africa", "Nowhere Bridge", "Easter", "all-Catholic", "West"])
    {
        assert!(found.chosen.is_none() && found.candidates.is_empty() && found.precision.is_none(), "{found:?}");
    }
}

#[test]
fn the_same_names_in_other_scripts() {
    for (name, id) in [
        ("Лима", town("Lima", "PE")),
        ("ليما", town("Lima", "PE")),
        ("ოსლო", town("Oslo", "NO")),
        ("Լիմա", town("Lima", "PE")),
        ("לימה", town("Lima", "PE")),
        ("オスロ", town("Oslo", "NO")),
        ("Осло", town("Oslo", "NO")),
    ] {
        let found = &located(name, &[name])[0];
        assert_eq!(found.chosen, Some(id), "{name}");
    }
}

#[test]
fn spans_that_fit_no_text_are_nowhere() {
    let spans = [Span::new(0, 400), Span::new(3, 3), Span::new(1, 2), Span::new(usize::MAX, usize::MAX)];
    for found in Gazetteer::builtin().locate("Århus", &spans) {
        assert_eq!(found.chosen, None);
    }
}

#[test]
fn a_list_of_thousands_of_towns_is_read_in_time() {
    let towns = ["San José", "Springfield", "Hamilton", "Oslo", "Richmond", "Santa Cruz", "Victoria", "Newport"];
    let mut text = String::new();
    let mut spans = Vec::new();
    for n in 0..20_000 {
        let name = towns[n % towns.len()];
        // Each spelt as another name: "Oslo aa", "Oslo ab" have the town by a part of the words.
        let name = if n % 3 == 0 { format!("Old {name}") } else { name.to_owned() };
        spans.push(Span::new(text.len(), text.len() + name.len()));
        text.push_str(&name);
        text.push_str(", ");
    }
    let start = Instant::now();
    assert_eq!(Gazetteer::builtin().locate(&text, &spans).len(), spans.len());
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}
