//! What became of those counted, by the words beside the number.

use super::*;

#[test]
fn before_and_after() {
    let text = "The mine killed at least 17 farmers and wounded another 42.";
    assert_eq!(read(text), ["at least 17 farmers | 17 - at_least killed", "another 42 | 42 42 exact wounded"]);
    let text = "9 miners killed 57 others injured by shells on Orsk";
    assert_eq!(read(text), ["9 miners | 9 9 exact killed", "57 others | 57 57 exact wounded"]);
    let text = "Four people were also killed and 14 wounded in Kelt.";
    assert_eq!(read(text), ["Four people | 4 4 exact killed", "14 | 14 14 exact wounded"]);
    let text = "The blast hit the bus, leaving 3 dead and 5 injured.";
    assert_eq!(read(text), ["3 dead | 3 3 exact killed", "5 | 5 5 exact wounded"]);
}

#[test]
fn tolls_and_lives() {
    outcome("The ministry put the death toll at 16.", "16", Outcome::Killed);
    outcome("The death toll in the Orsk blast has risen to 70.", "70", Outcome::Killed);
    outcome("A death toll of 16 was given.", "16", Outcome::Killed);
    outcome("Shells hit the market, claiming the lives of 8 persons.", "8 persons", Outcome::Killed);
    outcome("The war has cost about 21,000 lives.", "about 21,000 lives", Outcome::Killed);
    outcome("He spoke of the deaths of 93 soldiers.", "93 soldiers", Outcome::Killed);
    outcome("He admitted the loss of eleven tanks.", "eleven tanks", Outcome::Destroyed);
    outcome("The dead included eleven villagers.", "eleven villagers", Outcome::Killed);
}

#[test]
fn by_the_noun_itself() {
    outcome("The hospital counted 24 dead.", "24 dead", Outcome::Killed);
    outcome("He had seen nine bodies.", "nine bodies", Outcome::Killed);
    outcome("Fifteen of the wounded were in critical condition.", "Fifteen of the wounded", Outcome::Wounded);
    outcome("The list has four dead guardsmen.", "four dead guardsmen", Outcome::Killed);
    outcome("The mission recorded 17 violations.", "17 violations", Outcome::Violated);
}

#[test]
fn both_at_once() {
    outcome("The bombing killed and wounded dozens of people.", "dozens of people", Outcome::KilledOrWounded);
    outcome("Mines killed wounded dozens in Orsk", "dozens", Outcome::KilledOrWounded);
    outcome("Since May 203 gunmen have been killed or captured.", "203 gunmen", Outcome::KilledOrCaptured);
}

#[test]
fn other_outcomes() {
    for (text, words, what) in [
        ("The fighters took an estimated 900 villagers hostage.", "an estimated 900 villagers", Outcome::Detained),
        ("Fighting has forced 13000 residents to flee.", "13000 residents", Outcome::Displaced),
        ("Seven soldiers laid down their arms.", "Seven soldiers", Outcome::Surrendered),
        ("Eleven soldiers were taken prisoner.", "Eleven soldiers", Outcome::Captured),
        ("The front released 28 prisoners.", "28 prisoners", Outcome::Released),
        ("Six men were arrested.", "Six men", Outcome::Detained),
        ("The army destroyed nine buildings.", "nine buildings", Outcome::Destroyed),
        ("They handed over 200 rifles.", "200 rifles", Outcome::HandedOver),
        ("The rebels fired dozens of rockets.", "dozens of rockets", Outcome::Other),
        ("Three nurses are missing.", "Three nurses", Outcome::Missing),
        (
            "The deal stalled, leaving thousands of people from both towns stranded.",
            "thousands of people",
            Outcome::Trapped,
        ),
        ("Some 5,000 people were evacuated.", "Some 5,000 people", Outcome::Evacuated),
    ] {
        outcome(text, words, what);
    }
}

#[test]
fn parts_share_the_outcome_of_the_whole() {
    let text = "At least 17 villagers including a nurse and three boys had been killed and more than 90 wounded.";
    let found = read(text);
    assert_eq!(
        found,
        [
            "At least 17 villagers | 17 - at_least killed",
            "a nurse | 1 1 exact killed",
            "three boys | 3 3 exact killed",
            "more than 90 | 90 - at_least wounded"
        ]
    );
    outcome("The shelling wounded ten people, five of them children.", "five of them children", Outcome::Wounded);
}

#[test]
fn the_one_who_did_it_is_not_counted() {
    assert_eq!(read("A gunman killed three guards."), ["three guards | 3 3 exact killed"]);
    assert_eq!(read("The blast killed 13 shepherds, a monitor said."), ["13 shepherds | 13 13 exact killed"]);
}

#[test]
fn what_is_lost_seized_or_left_depends_on_who_is_counted() {
    outcome("The brigade lost six men.", "six men", Outcome::Killed);
    outcome("The brigade lost two tanks.", "two tanks", Outcome::Destroyed);
    outcome("Gunmen seized nine fishermen.", "nine fishermen", Outcome::Detained);
    outcome("They took two villages.", "two villages", Outcome::Captured);
    outcome("Sixty villagers left.", "Sixty villagers", Outcome::Displaced);
}

#[test]
fn phrases_with_a_gap() {
    outcome("Two conscripts received fragment wounds.", "Two conscripts", Outcome::Wounded);
    outcome("Forty fighters laid down their few arms.", "Forty fighters", Outcome::Surrendered);
    outcome("Three men had not been heard of since.", "Three men", Outcome::Missing);
}

#[test]
fn what_is_meant_for_one_person_is_not_done() {
    assert!(read("Troops began an operation to arrest a commander.").is_empty());
    assert_eq!(read("They managed to arrest a commander."), ["a commander | 1 1 exact detained"]);
}

#[test]
fn one_counted_before_is_not_counted_again() {
    let text = "Police detained one suspect on Monday. They had arrested the suspect near Orsk.";
    assert_eq!(read(text), ["one suspect | 1 1 exact detained"]);
}

#[test]
fn whoever_kills_is_not_the_one_killed() {
    let words = |text: &str| figures(text).iter().map(|f| f.span.of(text).to_owned()).collect::<Vec<_>>();
    assert_eq!(words("A motorcycle bomber killed at least 16 people in Orsk."), ["at least 16 people"]);
    assert!(words("A child killed, 7 people injured in attacks on Orsk.").contains(&"7 people".to_owned()));
}

#[test]
fn a_number_alone_on_its_line_is_the_pages() {
    let text = "Three men were killed in Orsk, the agency said.\n219\n";
    assert_eq!(figures(text).len(), 1, "{:?}", read(text));
}

#[test]
fn any_counts_only_where_it_is_denied() {
    assert!(figures("If any soldier is killed, the talks will end.").is_empty());
}

#[test]
fn a_name_that_only_describes_is_no_victim() {
    assert!(figures("Troops killed Colonel Emric fighters near Orsk.").is_empty());
    assert_eq!(figures("Troops killed Colonel Emric near Orsk.").len(), 1);
}

#[test]
fn a_command_is_no_victim() {
    let text = "A woman was wounded on Monday, according to a source at Orsk Police Command.";
    assert_eq!(figures(text).len(), 1, "{:?}", read(text));
}

#[test]
fn a_part_of_what_happened_is_not_guessed() {
    outcome("The last ferry left the island carrying 40 refugees.", "40 refugees", Outcome::Evacuated);
    outcome("Sappers unearthed 350 mines near Orsk.", "350 mines", Outcome::Other);
    outcome("The number of refugees in the camp had reached 2,340 by noon.", "2,340", Outcome::Displaced);
    outcome("The front released 28 kidnapped men.", "28 kidnapped men", Outcome::Released);
    outcome("They handed over the bodies of six guards.", "six guards", Outcome::HandedOver);
    outcome("The bodies of six guards were found.", "six guards", Outcome::Killed);
    outcome("Four workers were kidnapped and killed.", "Four workers", Outcome::Killed);
    outcome("Four men were identified and detained.", "Four men", Outcome::Detained);
    outcome("Two rebels fired on the patrol and were killed.", "Two rebels", Outcome::Killed);
    outcome("Ninety families moved into the caves.", "Ninety families", Outcome::Displaced);
}

#[test]
fn who_was_shot_need_not_be_dead() {
    outcome("Six youths were shot.", "Six youths", Outcome::KilledOrWounded);
    outcome("A miner was shot in the leg.", "A miner", Outcome::Wounded);
    outcome("Two miners were shot dead.", "Two miners", Outcome::Killed);
    outcome("A guard fatally shot two miners.", "two miners", Outcome::Killed);
    none("A guard fatally shot two miners.", "A guard");
}

#[test]
fn who_is_among_the_wounded_is_wounded() {
    outcome("Among the wounded were a nurse and two monks.", "a nurse", Outcome::Wounded);
    outcome("Among the dead was a nurse.", "a nurse", Outcome::Killed);
}

#[test]
fn who_is_unhurt_or_only_near_is_none() {
    none("They found three dead and two uninjured tenants.", "two uninjured tenants");
    none("The rebels let two men to kill the guard.", "two men");
    none("A man mourns nine dead soldiers.", "A man");
    outcome("A guard's daughter was wounded.", "A guard's daughter", Outcome::Wounded);
    none("A guard's daughter was wounded.", "A guard");
    outcome("Three tenants were not fed and were killed.", "Three tenants", Outcome::Killed);
    none("The consul was killed; his wife, Greta Roth, survived.", "his wife");
    none("Abel Roth was killed; Greta Roth, his wife, was unhurt.", "his wife");
    outcome("The consul was killed and his wife was wounded.", "his wife", Outcome::Wounded);
}

fn none(text: &str, words: &str) {
    let found = figures(text);
    assert!(!found.iter().any(|f| f.span.of(text) == words), "in {text:?} found {:?}", read(text));
}

#[test]
fn what_came_of_it_in_the_end() {
    outcome("One was rushed to hospital, where he was pronounced dead.", "One", Outcome::Killed);
    outcome("Two were rushed to hospital, where they were treated.", "Two", Outcome::Wounded);
    outcome("Two people were struck by stray bullets.", "Two people", Outcome::Wounded);
    outcome("Two others were struck by bullets and died.", "Two others", Outcome::Killed);
    outcome("Three died in custody.", "Three", Outcome::Killed);
    outcome("Four were left injured.", "Four", Outcome::Wounded);
    outcome("Three men killed last night were farmers.", "Three men", Outcome::Killed);
}

#[test]
fn around_and_behind_the_counted() {
    outcome("Police took one man into custody.", "one man", Outcome::Detained);
    outcome("Soldiers took two men away.", "two men", Outcome::Detained);
    outcome("The army left behind three tanks.", "three tanks", Outcome::Remaining);
    outcome("Eleven houses were gone.", "Eleven houses", Outcome::Destroyed);
    outcome("Four sailors laid down their lives.", "Four sailors", Outcome::Killed);
    outcome("Eleven soldiers were put out of action.", "Eleven soldiers", Outcome::KilledOrWounded);
}

#[test]
fn who_did_it_and_what_was_only_meant_is_none() {
    assert_eq!(read("A gunman killed three people."), ["three people | 3 3 exact killed"]);
    assert_eq!(read("A man killed, two wounded in Orsk."), ["A man | 1 1 exact killed", "two | 2 2 exact wounded"]);
    assert!(read("There are ways to bring down a drone.").is_empty());
    assert!(read("No author was killed off.").is_empty());
    outcome("Nobody was killed.", "Nobody", Outcome::Killed);
}

#[test]
fn aged_persons_without_an_article() {
    outcome("3-year-old dies after blast", "3-year-old", Outcome::Killed);
    assert_eq!(read("Woman, girl found dead"), ["Woman | 1 1 exact killed", "girl | 1 1 exact killed"]);
    let text = "A 19-year-old was shot in the neck and a 23-year-old in the knee.";
    outcome(text, "a 23-year-old", Outcome::KilledOrWounded);
}

#[test]
fn one_state_or_the_other_with_a_word_of_degree() {
    outcome("Forty guards were killed or seriously injured.", "Forty guards", Outcome::KilledOrWounded);
    outcome("Forty guards were killed and nobody was seriously injured.", "Forty guards", Outcome::Killed);
}

#[test]
fn a_state_before_its_noun() {
    outcome("The navy spoke of two injured Norwegian sailors.", "two injured Norwegian sailors", Outcome::Wounded);
    outcome("Three lightly wounded soldiers received help.", "Three lightly wounded soldiers", Outcome::Wounded);
    outcome("The hospital counted two dead and Norwegian sailors left.", "two dead", Outcome::Killed);
}

#[test]
fn harm_that_has_not_happened_is_none() {
    let threat = "The Front threatens to kill five reporters.";
    outcome(threat, "five reporters", Outcome::Other);
    outcome("The ministry said Luria was ready to execute three soldiers.", "three soldiers", Outcome::Other);
    outcome("Guards prevented the abduction of two girls.", "two girls", Outcome::Other);
    outcome("It warns that 50 soldiers are to be detained.", "50 soldiers", Outcome::Other);
    outcome("A shell could kill 40 people.", "40 people", Outcome::Other);
    outcome("Up to 500 soldiers could be killed if they go.", "Up to 500 soldiers", Outcome::Other);
    // What has happened is told all the same ...
    outcome("At least 40 people may have been killed.", "At least 40 people", Outcome::Killed);
    outcome("Fourteen soldiers are to this day held captive.", "Fourteen soldiers", Outcome::Detained);
    outcome("The attempt failed with the loss of seven tanks.", "seven tanks", Outcome::Destroyed);
    outcome("He condemned the murder of five soldiers.", "five soldiers", Outcome::Killed);
    // ... and a release that is to come keeps its name, one that is only asked for or offered does not.
    outcome("The Front would release five reporters.", "five reporters", Outcome::Released);
    outcome("The ministry called for the release of five reporters.", "five reporters", Outcome::Other);
    outcome("The Front offered to release five prisoners.", "five prisoners", Outcome::Detained);
}

#[test]
fn losses_are_what_the_words_behind_say() {
    outcome("The army lost 2,100 men killed and captured.", "2,100 men", Outcome::KilledOrCaptured);
    outcome("Losses over the day came to 85 fighters killed or injured.", "85 fighters", Outcome::KilledOrWounded);
    outcome("The army lost about 60 men, killed or wounded.", "about 60 men", Outcome::KilledOrWounded);
    outcome("The army lost 85 fighters at the gate.", "85 fighters", Outcome::Killed);
    outcome("The navy admits the loss of one ship.", "one", Outcome::Destroyed);
}

#[test]
fn things_are_not_arrested() {
    outcome("Three rifles were carried off by the police.", "Three rifles", Outcome::Captured);
    outcome("Three clerks were carried off by the police.", "Three clerks", Outcome::Detained);
}

#[test]
fn bodies_that_were_given_back() {
    outcome("Eleven bodies were given to the families.", "Eleven bodies", Outcome::HandedOver);
    outcome("The bodies of three soldiers were passed across the bridge.", "three soldiers", Outcome::HandedOver);
    outcome("Luria handed back 36 soldiers and the bodies of nine sailors.", "nine sailors", Outcome::HandedOver);
    outcome("The mission confirmed the return of nine bodies.", "nine bodies", Outcome::HandedOver);
    outcome("The mission demanded the return of nine bodies.", "nine bodies", Outcome::Killed);
    outcome("Eleven bodies were found in the mill.", "Eleven bodies", Outcome::Killed);
    outcome("The bodies of four soldiers will be passed across the line.", "four soldiers", Outcome::Killed);
}

#[test]
fn into_whose_hands_they_fell() {
    outcome("Nineteen fighters had fallen into government hands.", "Nineteen fighters", Outcome::Captured);
    outcome("Nineteen fighters have fallen at the gate.", "Nineteen fighters", Outcome::Killed);
}

#[test]
fn the_state_in_which_they_remain() {
    outcome("Six soldiers remain in captivity.", "Six soldiers", Outcome::Captured);
    outcome("Two sailors remain unaccounted for.", "Two sailors", Outcome::Missing);
    outcome("Eight soldiers remain prisoners.", "Eight soldiers", Outcome::Detained);
    outcome("Sixty people remain in the village.", "Sixty people", Outcome::Remaining);
}
