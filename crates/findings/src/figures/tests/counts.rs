//! What is a count and what is an age, a year, a share, the name of a thing: each rule fires, and does not where it should not.

use super::*;

/// The figures as "words low" in their order.
fn counts(text: &str) -> Vec<String> {
    figures(text).iter().map(|f| format!("{} {}", f.span.of(text), f.low.or(f.high).unwrap_or_default())).collect()
}

/// Checks what is counted in each text.
fn counted(cases: &[(&str, &[&str])]) {
    for (text, right) in cases {
        assert_eq!(counts(text), *right, "in {text:?}");
    }
}

#[test]
fn ages_count_nobody() {
    counted(&[
        ("A policeman (34) was killed.", &["A policeman 1"]),
        ("A miner, 48, and a nurse, 37, were killed.", &["A miner 1", "a nurse 1"]),
        ("A nurse, 28, and two children aged 3 and 7 were wounded.", &["A nurse 1", "two children 2"]),
        ("Three guards, 22, 31 and 40, were killed.", &["Three guards 3"]),
        ("Three guards, aged between 19 and 24, were killed.", &["Three guards 3"]),
        ("All eleven killed were below 25.", &["All eleven 11"]),
        ("Her brother turned 18 in Arven. He was 34.", &[]),
        ("A boy of nine was killed.", &["A boy 1"]),
        ("Rebels killed a woman in her 30s.", &["a woman 1"]),
        ("Rebels wounded a man in his late 40's.", &["a man 1"]),
        ("Rebels killed two men in his 20 villages.", &["two men 2"]),
        ("Killed at 71, the bishop left two sisters.", &[]),
        ("The raid left two sisters dead.", &["two sisters 2"]),
    ]);
}

#[test]
fn a_count_beside_people_is_no_age() {
    counted(&[
        ("Guards were killed in Arven (4), rebels (21) were captured.", &["21 21"]),
        ("The toll was 21.", &["21 21"]),
    ]);
}

#[test]
fn an_age_before_its_noun_leaves_one_person() {
    counted(&[
        ("A 7-year-old boy was killed.", &["A 7-year-old boy 1"]),
        ("A nine-year-old boy died.", &["A nine-year-old boy 1"]),
        ("A 48-year-old miner and a nurse aged 37 were killed.", &["A 48-year-old miner 1", "a nurse 1"]),
        ("Two 9-year-old girls were killed.", &["Two 9-year-old girls 2"]),
        ("A 60-year-old was hurt.", &["A 60-year-old 1"]),
        ("It destroyed a 60-year-old bridge.", &[]),
    ]);
}

#[test]
fn years_and_names_count_nobody() {
    counted(&[
        ("In 2031 three guards were killed.", &["three guards 3"]),
        ("Since 2024 five farmers were wounded.", &["five farmers 5"]),
        ("Between 2024 and 2029 five farmers were killed.", &["five farmers 5"]),
        ("In 2031 soldiers killed three people.", &["three people 3"]),
        ("Three guards of the 1994 Battalion were killed.", &["Three guards 3"]),
        ("In Building 9 four tenants were killed.", &["four tenants 4"]),
        ("It broke Resolutions 2254 and 2118.", &[]),
        ("Men in a grey Morva 626 vehicle killed two guards.", &["two guards 2"]),
        ("They killed two guards seven blocks from the mill.", &["two guards 2"]),
        ("Two wounded men were taken to 4120 Lower Mill Road.", &["Two wounded men 2"]),
        ("Those who saw how two men were killed may call 555-0140.", &["two men 2"]),
        ("A 2024 Marten was found where two men were killed.", &["two men 2"]),
        ("Rebels killed a clerk who faced three counts of lying.", &["a clerk 1"]),
    ]);
}

#[test]
fn the_clock_counts_nobody() {
    counted(&[
        ("Two guards were killed at ten past eight.", &["Two guards 2"]),
        ("The bomb that killed two guards went off at twenty to nine.", &["two guards 2"]),
        ("It killed two guards at quarter past five.", &["two guards 2"]),
    ]);
}

#[test]
fn counts_beside_streets_and_charges_are_kept() {
    counted(&[
        ("The raid killed from ten to twelve guards.", &["from ten to twelve guards 10"]),
        ("It killed 41 Lower Mill villagers.", &["41 Lower Mill villagers 41"]),
        ("It killed 140-150 people.", &["140-150 people 140"]),
        ("It freed three counts and a duke.", &["three counts 3"]),
    ]);
}

#[test]
fn counts_that_look_like_names_are_kept() {
    counted(&[
        ("They seized 2008 rifles.", &["2008 rifles 2008"]),
        ("It damaged 14 buildings and destroyed 626 vehicles.", &["14 buildings 14", "626 vehicles 626"]),
        ("Five ships were sunk and 19 buses were burned.", &["Five ships 5", "19 buses 19"]),
        ("They seized two AK-47s and destroyed three T-72 tanks.", &["two AK-47s 2", "three T-72 tanks 3"]),
    ]);
}

#[test]
fn shares_count_nobody() {
    counted(&[
        ("Nine in ten residents fled.", &[]),
        ("Women made up 30 of every 100 dead.", &[]),
        ("Three out of every four villagers fled.", &[]),
        ("One in three houses was destroyed.", &[]),
        ("Half of the 1,200 villagers fled.", &[]),
        ("Two-thirds of the 1,200 villagers fled.", &[]),
        ("Twelve per cent of the 1,200 villagers fled.", &[]),
        ("As many as 90,000 people, sixty per cent of Arven, were displaced.", &["As many as 90,000 people 90000"]),
    ]);
}

#[test]
fn a_part_of_a_whole_is_a_count() {
    counted(&[
        ("Eight of the 14 miners were killed.", &["Eight of the 14 miners 8"]),
        ("Half of the 40 dead were guards.", &["40 dead 40"]),
        ("The raid killed nine in ten minutes.", &["nine 9"]),
        ("Gunmen killed nine in ten villages.", &["nine 9"]),
    ]);
}

#[test]
fn a_toll_that_moves_is_what_it_came_to() {
    counted(&[
        ("The death toll climbed by 4 to 31.", &["31 31"]),
        ("The council lowered the toll by four to 27.", &["27 27"]),
        ("The number of wounded fell by two to 14.", &["14 14"]),
        ("Guards were attacked by 15 to 20 gunmen, and 3 to 5 guards were killed.", &["3 to 5 guards 3"]),
    ]);
}

#[test]
fn forms_of_numbers() {
    one("Some 816'000 people were displaced.", "Some 816'000 people", Some(816_000), Some(816_000), Bound::About);
    one("About 40-odd people were hurt.", "About 40-odd people", Some(40), Some(40), Bound::About);
    one("40-odd people were hurt.", "40-odd people", Some(40), Some(40), Bound::About);
    one("40-plus people were killed.", "40-plus people", Some(40), None, Bound::AtLeast);
    one(">40 people were killed.", ">40 people", Some(40), None, Bound::AtLeast);
    one("~40 people were killed.", "~40 people", Some(40), Some(40), Bound::About);
    one("<50 people fled.", "<50 people", None, Some(50), Bound::AtMost);
    one("40k people fled.", "40k people", Some(40_000), Some(40_000), Bound::Exact);
    one("1.5m people fled.", "1.5m people", Some(1_500_000), Some(1_500_000), Bound::Exact);
    one("A couple hundred people fled Arven.", "A couple hundred people", Some(200), None, Bound::AtLeast);
    let words = "A million and a half farmers";
    one(&format!("{words} were displaced."), words, Some(1_500_000), Some(1_500_000), Bound::Exact);
    counted(&[
        ("14 (some say 19) miners were killed.", &["14 14", "19 19"]),
        ("They raised a 40m mast and ran 5k.", &[]),
        ("The depot’s 12'34 was no number; it killed 3 guards.", &["3 guards 3"]),
    ]);
}

#[test]
fn who_did_it_and_who_tells_it_is_not_counted() {
    counted(&[
        ("A guard was killed by a dozen soldiers.", &["A guard 1"]),
        ("Three policemen were shot dead by two masked men.", &["Three policemen 3"]),
        ("Four guards were killed, according to two medics.", &["Four guards 4"]),
        ("By noon a dozen soldiers were killed.", &["a dozen soldiers 12"]),
    ]);
}

#[test]
fn what_the_hurt_are_like_is_no_toll() {
    counted(&[
        ("Many of the wounded are farmers.", &[]),
        ("The men looked tired but had no injuries.", &[]),
        ("Many of the wounded died.", &["Many of the wounded 2"]),
        ("There were no injuries.", &["no injuries 0"]),
    ]);
}

#[test]
fn set_phrases_count_nobody() {
    for text in [
        "The number two of the bureau was wounded.",
        "Doctors spoke of multiple gunshot wounds.",
        "Image 3 of 9",
        "Three arrest warrants were issued.",
        "The ambulance with the boy left at eleven.",
        "No additional information has been released.",
        "The identities of the two suspects have not been released.",
        "She said my brother is like seven.",
        "She held down two jobs.",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
    outcome("The group's losses stood at eleven.", "eleven", Outcome::Killed);
    outcome("Police released two men.", "two men", Outcome::Released);
    outcome("Three arrested men were beaten.", "Three arrested men", Outcome::Detained);
}

#[test]
fn loose_ranges_and_news_about_one() {
    one("Maybe 50, 60 people were killed.", "50, 60 people", Some(50), Some(60), Bound::Range);
    one("Some 50, 60 of them women, were killed.", "Some 50", Some(50), Some(50), Bound::About);
    one("They had more information about one of the wounded.", "one of the wounded", Some(1), Some(1), Bound::Exact);
    one("About one million people fled.", "About one million people", Some(1_000_000), Some(1_000_000), Bound::About);
    one("A pair of shootings left three women dead.", "three women", Some(3), Some(3), Bound::Exact);
}
