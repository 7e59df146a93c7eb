//! Unit, role, side, scope, group and disputed descriptions of a figure.

use super::*;
use crate::{Role, Scope, Unit};

fn first(text: &str) -> Figure {
    figures(text).into_iter().next().unwrap_or_else(|| panic!("no figure in {text:?}"))
}

#[test]
fn units() {
    for (text, unit) in [
        ("The army destroyed three trucks.", Unit::Vehicles),
        ("They seized 16 rifles.", Unit::Weapons),
        ("They fired 60 shells.", Unit::Ammunition),
        ("It captured two villages.", Unit::Settlements),
        ("Nine buildings were destroyed.", Unit::Posts),
        ("It killed 16.", Unit::People),
        ("The mission recorded 17 violations.", Unit::Other),
    ] {
        assert_eq!(first(text).unit, unit, "in {text:?}");
    }
}

#[test]
fn roles() {
    for (text, role) in [
        ("Three police officers were killed.", Some(Role::Police)),
        ("15 military officials were killed.", Some(Role::Military)),
        ("Six civilians were killed.", Some(Role::Civilian)),
        ("Two children were wounded.", Some(Role::Child)),
        ("Several peacekeepers were killed.", Some(Role::Peacekeeper)),
        ("Two nurses were killed.", Some(Role::Medic)),
        ("Six people were killed.", None),
        ("Hundreds of fighters and their families were evacuated.", Some(Role::Mixed)),
    ] {
        assert_eq!(first(text).role, role, "in {text:?}");
    }
}

#[test]
fn sides_are_said_not_guessed() {
    let side = |text: &str| first(text).side.map(|s| s.value);
    assert_eq!(side("Three Peruvian soldiers were killed.").as_deref(), Some("Peru"));
    assert_eq!(side("Three rebel fighters were killed.").as_deref(), Some("rebel"));
    assert_eq!(side("Rebel shells killed three civilians."), None);
}

#[test]
fn incident_or_total() {
    let scope = |text: &str| first(text).scope;
    assert_eq!(scope("The blast killed 16 people."), Some(Scope::Incident));
    assert_eq!(scope("More than 300,000 people have been killed since the war began."), Some(Scope::Total));
    assert_eq!(scope("The mission counted 31 dead in the last 24 hours."), Some(Scope::Total));
    assert_eq!(scope("So far this year 12 guards have been killed."), Some(Scope::Total));
    assert_eq!(scope("In all, 12 guards have been killed."), Some(Scope::Total));
    assert_eq!(scope("Their 2021 war left more than 10,000 people dead."), Some(Scope::Total));
    assert_eq!(scope("The war crimes office said that shells killed 16 people."), Some(Scope::Incident));
    assert_eq!(scope("On 3 May six guards were killed by shells, nine people in all."), Some(Scope::Incident));
}

#[test]
fn a_plan_that_is_executed_kills_nobody() {
    outcome("Rebels executed two officers.", "two officers", Outcome::Killed);
    let killed = |text: &str| figures(text).iter().any(|f| f.outcome == Outcome::Killed);
    assert!(!killed("A party head only executed the Sunday attack."));
    assert!(killed("They executed a guard after the attack."));
}

#[test]
fn machines_have_numbers_in_their_names() {
    assert!(figures("Sadly we lost an MR 21 and its pilot.").iter().all(|f| f.low != Some(21)));
    assert!(figures("Two Orvian MR 21 aircraft were shot down.").iter().all(|f| f.low != Some(21)));
    assert!(figures("We have lost one MR21.").is_empty());
    // An acronym without a number is a thing as others are.
    assert_eq!(figures("The fighters shot down one UAV.").len(), figures("The fighters shot down one drone.").len());
    assert_eq!(figures("They destroyed one UN vehicle.").len(), figures("They destroyed one Orvian vehicle.").len());
    assert!(figures("In Orsk 21 aircraft were shot down.").iter().any(|f| f.low == Some(21)));
    assert!(figures("The army lost one MR 21 over the hills.").is_empty());
    assert_eq!(first("In Orva 21 soldiers were killed.").low, Some(21));
}

#[test]
fn groups_and_descriptions() {
    let text = "Six militants disguised as police officers were killed.";
    let found = first(text);
    assert_eq!(found.group.map(|g| g.of(text)), Some("militants"));
    assert_eq!(found.described_as.map(|d| d.of(text)), Some("police officers"));
    let text = "The army says it killed five \"saboteurs\" near Orsk.";
    assert_eq!(first(text).described_as.map(|d| d.of(text)), Some("\"saboteurs\""));
}

#[test]
fn the_same_number_twice_is_two_figures() {
    let found = figures("The blast killed 16. Officials said it killed 16.");
    assert_eq!(found.len(), 2);
    assert_ne!(found[0].id, found[1].id);
}

#[test]
fn who_is_counted_where_the_noun_does_not_say() {
    let roles = |text: &str| figures(text).iter().map(|f| f.role.map(|r| r.as_str())).collect::<Vec<_>>();
    assert_eq!(roles("Five of the dead were soldiers."), [Some("military")]);
    assert_eq!(
        roles("Seven passengers were led away and four of them were freed."),
        [Some("civilian"), Some("civilian")]
    );
    assert_eq!(roles("The army put the number of militants killed at 38."), [Some("military")]);
    assert_eq!(roles("Three border guards were killed."), [Some("police")]);
}

#[test]
fn an_hour_is_no_count() {
    assert!(read("At 1405 shelling began.").is_empty());
    assert!(read("The post was hit at 1735.").is_empty());
}

#[test]
fn a_part_of_whom_nothing_is_told_is_no_figure() {
    let counted = |text: &str| figures(text).iter().map(|f| f.span.of(text).to_owned()).collect::<Vec<_>>();
    assert_eq!(counted("Three men were killed on the road. One of them asked how I feel."), ["Three men"]);
    assert_eq!(counted("Three men were taken away; two of them were killed."), ["Three men", "two of them"]);
}
