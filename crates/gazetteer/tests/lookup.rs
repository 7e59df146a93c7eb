//! What the lookup answers, on facts nobody quarrels about, and the state of the table.

use std::collections::{BTreeMap, BTreeSet};

use sayso_gazetteer::{Gazetteer, GeonameId, Standing, fold};

fn code(country: Option<&sayso_gazetteer::Country>) -> Option<&str> {
    country.map(|c| c.iso2)
}

#[test]
fn a_country_by_name_variant_and_abbreviation() {
    let g = Gazetteer::builtin();
    assert_eq!(code(g.country("Peru")), Some("PE"));
    assert_eq!(code(g.country("PERU")), Some("PE"));
    assert_eq!(code(g.country("the Netherlands")), Some("NL"));
    assert_eq!(code(g.country("The Gambia")), Some("GM"));
    assert_eq!(code(g.country("Côte d’Ivoire")), Some("CI"));
    assert_eq!(code(g.country("Cape Verde")), Some("CV"));
    for us in ["US", "U.S.", "USA", "the U.S.", "America"] {
        assert_eq!(code(g.country(us)), Some("US"), "{us}");
    }
    assert_eq!(code(g.country("UK")), Some("GB"));
    assert_eq!(code(g.country("UAE")), Some("AE"));
    assert_eq!(code(g.country("DRC")), Some("CD"));
}

#[test]
fn small_letters_and_unknown_words_are_no_country() {
    let g = Gazetteer::builtin();
    for word in ["us", "uk", "chad", "jordan", "turkey", "", "the", "Freedonia", "-", "  "] {
        assert!(g.country(word).is_none(), "{word}");
    }
    for word in ["polish", "swiss", "kiwi", "Freedonian", ""] {
        assert!(g.demonym(word).is_none(), "{word}");
    }
}

#[test]
fn people_and_adjectives() {
    let g = Gazetteer::builtin();
    for (word, iso2) in [
        ("French", "FR"),
        ("Frenchmen", "FR"),
        ("Peruvians", "PE"),
        ("Norwegian", "NO"),
        ("Swede", "SE"),
        ("New Zealanders", "NZ"),
        ("Polish", "PL"),
        ("Poles", "PL"),
        ("Burkinabé", "BF"),
        ("Monégasque", "MC"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("Scots", "XS"),
    ] {
        assert_eq!(code(g.demonym(word)), Some(iso2), "{word}");
    }
}

#[test]
fn seats_of_government_and_what_stands_for_them() {
    let g = Gazetteer::builtin();
    for (word, iso2) in [
        ("Lima", "PE"),
        ("Oslo", "NO"),
        ("Amsterdam", "NL"),
        ("The Hague", "NL"),
        ("La Paz", "BO"),
        ("Sucre", "BO"),
        ("Downing Street", "GB"),
        ("the Élysée", "FR"),
        ("Elysee", "FR"),
        ("the White House", "US"),
        ("Casa Rosada", "AR"),
        ("Malé", "MV"),
    ] {
        assert_eq!(code(g.seat(word)), Some(iso2), "{word}");
    }
    for word in ["Male", "the white house", "Gotham"] {
        assert!(g.seat(word).is_none(), "{word}");
    }
}

#[test]
fn places_come_by_population_then_id() {
    let g = Gazetteer::builtin();
    let paris = g.place("Paris");
    assert_eq!((paris[0].country, paris[0].id), ("FR", GeonameId(2_988_507)));
    assert!((paris[0].latitude - 48.8534).abs() < 1e-3);
    assert!((paris[0].longitude - 2.3488).abs() < 1e-3);
    assert_eq!(paris[0].population, 2_138_551);
    assert!(paris.len() > 5);
    assert!(paris.is_sorted_by_key(|p| (std::cmp::Reverse(p.population), p.id)));
    assert_eq!(g.place("Lima")[0].country, "PE");
    assert_eq!(g.place("lima")[0].country, "PE");
    assert_eq!(g.place("Tromso")[0].name, "Tromsø");
    assert!(g.place("Freedonia City").is_empty());
    assert!(g.place("").is_empty());
}

#[test]
fn a_town_with_two_names_is_one_place() {
    let g = Gazetteer::builtin();
    assert!(g.same_place("Oslo", "Christiania"));
    assert!(g.same_place("The Hague", "Den Haag"));
    assert!(g.same_place("Bratislava", "Pressburg"));
    assert!(g.same_place("Gdańsk", "Danzig"));
    assert!(g.same_place("Zurich", "Zürich"));
    assert!(!g.same_place("Oslo", "Lima"));
    assert!(!g.same_place("Freedonia City", "Freedonia City"));
}

#[test]
fn common_words_and_small_letters_are_no_places() {
    let g = Gazetteer::builtin();
    for name in ["Paris", "Lima", "OSLO", "Port-au-Prince", "Malé", "Salé", "Gdansk"] {
        assert!(g.is_place(name), "{name}");
    }
    for word in ["Of", "Police", "Many", "Male", "Nice", "lima", "", "Freedonia City"] {
        assert!(!g.is_place(word), "{word}");
    }
}

#[test]
fn two_countries_share_a_word_only_where_they_really_do() {
    let g = Gazetteer::builtin();
    let mut names: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut demonyms = names.clone();
    let mut abbreviations = names.clone();
    for c in g.countries() {
        for word in c.variants.iter().chain([&c.name]) {
            names.entry(fold(word)).or_default().insert(c.iso2);
        }
        for word in &c.demonyms {
            demonyms.entry(fold(word)).or_default().insert(c.iso2);
        }
        for word in &c.abbreviations {
            abbreviations.entry((*word).to_owned()).or_default().insert(c.iso2);
        }
    }
    let shared = |words: &BTreeMap<String, BTreeSet<&str>>| -> Vec<String> {
        let shared = words.iter().filter(|(_, countries)| countries.len() > 1);
        shared.map(|(word, _)| word.clone()).collect()
    };
    assert_eq!(shared(&names), ["congo"]);
    assert_eq!(shared(&demonyms), ["congolese", "dominican", "dominicans"]);
    assert!(shared(&abbreviations).is_empty());
    assert_eq!(code(g.country("Congo")), Some("CD"));
}

#[test]
fn the_table_is_whole() {
    let g = Gazetteer::builtin();
    let codes: BTreeSet<&str> = g.countries().iter().map(|c| c.iso2).collect();
    assert_eq!(codes.len(), g.countries().len(), "a code stands twice");
    let listed = g.countries().iter().filter(|c| c.standing == Standing::Listed);
    assert_eq!(listed.clone().count(), 250);
    for c in listed.filter(|c| c.population > 100_000) {
        assert!(!c.capitals.is_empty(), "{} has no capital", c.name);
        assert_eq!(c.iso3.len(), 3, "{} has no alpha-3 code", c.name);
        // Only the Vatican, too small for this loop, and islands nobody lives on have none.
        assert!(!c.demonyms.is_empty() || ["JE", "VI"].contains(&c.iso2), "{} has no demonym", c.name);
    }
}

#[test]
fn names_in_scripts_without_capitals_are_places() {
    let g = Gazetteer::builtin();
    for name in ["ოსლო", "أوسلو", "אוסלו", "オスロ", "Осло"] {
        assert!(g.is_place(name) && g.same_place(name, "Oslo"), "{name}");
    }
    for word in ["осло", "oslo"] {
        assert!(!g.is_place(word), "{word}");
    }
}

#[test]
fn feasts_and_faiths_are_told() {
    let g = Gazetteer::builtin();
    assert!(g.is_feast("Easter") && g.is_feast("Eid al-Fitr") && !g.is_feast("Easter Island"));
    assert!(g.is_faith("Sunnis") && g.is_faith("Catholic") && !g.is_faith("Sunnyvale"));
}
