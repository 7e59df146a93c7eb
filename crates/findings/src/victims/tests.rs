//! What makes a victim and what does not, sentence by sentence.

use super::*;
use crate::MentionKind;
use crate::testing::with_context;

fn read(text: &str) -> Vec<(String, Option<u32>, Option<String>, Outcome)> {
    with_context(text, |ctx| {
        victims(ctx, &[], &[], &Parties::default()).into_iter().map(|v| (v.name, v.age, v.role, v.outcome)).collect()
    })
}

fn one(name: &str, age: Option<u32>, role: &str, outcome: Outcome) -> (String, Option<u32>, Option<String>, Outcome) {
    (name.into(), age, Some(role.into()), outcome)
}

#[test]
fn a_rank_an_age_and_an_outcome() {
    assert_eq!(
        read("Corporal Mikal Brun, 24, was killed near the ford."),
        [one("Mikal Brun", Some(24), "Corporal", Outcome::Killed)]
    );
    assert_eq!(read("Lieutenant Dalo Emric was wounded."), [one("Dalo Emric", None, "Lieutenant", Outcome::Wounded)]);
}

#[test]
fn a_rank_between_quotation_marks_keeps_them() {
    let text = "The \"lieutenant colonel\" Boro Masek was detained.";
    let at = text.find("Boro").unwrap();
    let span = Span::new(at, at + "Boro Masek".len());
    let found = with_context(text, |ctx| {
        let id = FindingId::new(&ctx.report.id, "mention", span, "person");
        let (mention_of, name, kind) = (id.clone(), "Boro Masek".to_owned(), MentionKind::Person);
        let mention = Mention { id, span, kind, mention_of, name, side: None, named: true, distance: Vec::new() };
        victims(ctx, &[], &[mention], &Parties::default())
    });
    let roles: Vec<_> = found.iter().map(|v| (v.name.as_str(), v.role.as_deref())).collect();
    assert_eq!(roles, [("Boro Masek", Some("\"lieutenant colonel\""))]);
}

#[test]
fn a_list_of_names() {
    let found = read("Private Olen Harsk, 19, Private Tuve Lindar, 20, and Corporal Mikal Brun, 24, were killed.");
    let names: Vec<_> = found.iter().map(|v| (v.0.as_str(), v.1)).collect();
    assert_eq!(names, [("Olen Harsk", Some(19)), ("Tuve Lindar", Some(20)), ("Mikal Brun", Some(24))]);
}

#[test]
fn named_as_the_dead() {
    assert_eq!(
        read("The dead were named as Corporal Ande Moru."),
        [one("Ande Moru", None, "Corporal", Outcome::Killed)]
    );
}

#[test]
fn who_only_speaks_is_no_victim() {
    assert!(read("Colonel Dalo Emric said three soldiers were killed.").is_empty());
    assert!(read("Two guards were wounded, Captain Rin Vao said.").is_empty());
}

/// Reads a text in which the given names are persons.
fn named(text: &str, names: &[&str]) -> Vec<(String, Option<u32>, Outcome)> {
    let found = with_context(text, |ctx| {
        let mut mentions = Vec::new();
        for (start, name) in names.iter().flat_map(|n| text.match_indices(n)) {
            let span = Span::new(start, start + name.len());
            let id = FindingId::new(&ctx.report.id, "mention", span, "person");
            let (mention_of, name, kind) = (id.clone(), name.to_owned(), MentionKind::Person);
            mentions.push(Mention { id, span, kind, mention_of, name, side: None, named: true, distance: Vec::new() });
        }
        victims(ctx, &[], &mentions, &Parties::default())
    });
    found.into_iter().map(|v| (v.name, v.age, v.outcome)).collect()
}

const NAMES: [&str; 6] = ["Karo Hasten", "Mirta Solen", "Rin Vao", "Sefu Karr", "Dalo Emric", "Tam Ode"];

#[track_caller]
fn are(text: &str, victims: &[(&str, Outcome)]) {
    let found = named(text, &NAMES);
    let found: Vec<_> = found.iter().map(|(name, _, outcome)| (name.as_str(), *outcome)).collect();
    assert_eq!(found, victims, "{text}");
}

use Outcome::{Detained, Killed, Missing, Wounded};

#[test]
fn subjects_of_passives_and_of_died() {
    are("Karo Hasten was killed near the ford.", &[("Karo Hasten", Killed)]);
    are("Mirta Solen, a nurse from Arven, was badly wounded on Monday.", &[("Mirta Solen", Wounded)]);
    are("Rin Vao and Sefu Karr have been arrested.", &[("Rin Vao", Detained), ("Sefu Karr", Detained)]);
    are("Karo Hasten died in hospital.", &[("Karo Hasten", Killed)]);
    are("Karo Hasten, who was shot dead on Monday, taught in Arven.", &[("Karo Hasten", Killed)]);
    are("Karo Hasten, killed in 2013, had taught in Arven.", &[("Karo Hasten", Killed)]);
    are("Mirta Solen was found dead in a ditch.", &[("Mirta Solen", Killed)]);
    are("Sefu Karr disappeared in March.", &[("Sefu Karr", Missing)]);
    are("Karo Hasten and two guards were killed.", &[("Karo Hasten", Killed)]);
    are("Karo Hasten was attacked and killed.", &[("Karo Hasten", Killed)]);
    are("Karo Hasten was one of three miners killed.", &[("Karo Hasten", Killed)]);
    are("Karo Hasten was driving home when he was shot dead.", &[("Karo Hasten", Killed)]);
}

#[test]
fn each_by_the_own_verb() {
    are("Karo Hasten was killed and Mirta Solen was wounded.", &[("Karo Hasten", Killed), ("Mirta Solen", Wounded)]);
    are("Gunmen killed Karo Hasten and wounded Mirta Solen.", &[("Karo Hasten", Killed), ("Mirta Solen", Wounded)]);
}

#[test]
fn objects_of_deeds() {
    are("Gunmen killed the mayor Karo Hasten.", &[("Karo Hasten", Killed)]);
    are("Police arrested Rin Vao and her brother Sefu Karr.", &[("Rin Vao", Detained), ("Sefu Karr", Detained)]);
    are("Rebels held a captured captain Karo Hasten.", &[("Karo Hasten", Detained)]);
    are("Some of the wounded captain Karo Hasten said.", &[]);
    are("Rin Vao and Sefu Karr were captured.", &[("Rin Vao", Detained), ("Sefu Karr", Detained)]);
    are("Arven, Dorvet and Tolm were captured.", &[]);
    are("They took Mirta Solen hostage.", &[("Mirta Solen", Detained)]);
    are("A mine went off, killing Karo Hasten.", &[("Karo Hasten", Killed)]);
    are("The blast killed the mayor, Karo Hasten, and a guard.", &[("Karo Hasten", Killed)]);
}

#[test]
fn rows_with_kin() {
    let three = [("Mirta Solen", Killed), ("Karo Hasten", Killed), ("Tam Ode", Killed)];
    are("Mirta Solen, her husband Karo Hasten and their son Tam Ode were killed.", &three);
    are("Three guards – Mirta Solen, Karo Hasten and Tam Ode – were killed.", &three);
}

#[test]
fn lists_of_the_dead_and_the_held() {
    are("Among the dead was Sefu Karr, a nurse.", &[("Sefu Karr", Killed)]);
    are("The dead were named as Rin Vao, 19, and Sefu Karr.", &[("Rin Vao", Killed), ("Sefu Karr", Killed)]);
    are("The army identified the dead as Rin Vao and Tam Ode.", &[("Rin Vao", Killed), ("Tam Ode", Killed)]);
    are("The detainees are Rin Vao and Sefu Karr.", &[("Rin Vao", Detained), ("Sefu Karr", Detained)]);
    are("Two were killed: Rin Vao and Sefu Karr.", &[("Rin Vao", Killed), ("Sefu Karr", Killed)]);
    are("The raid killed 12 rebels, including Rin Vao and Sefu Karr.", &[("Rin Vao", Killed), ("Sefu Karr", Killed)]);
    are(
        "The wounded:\nRin Vao, 20\nSefu Karr, 31\n\nKaro Hasten visited Arven.",
        &[("Rin Vao", Wounded), ("Sefu Karr", Wounded)],
    );
}

#[test]
fn nouns_of_what_befell_somebody() {
    are("The killing of Karo Hasten shocked Arven.", &[("Karo Hasten", Killed)]);
    are("Karo Hasten's arrest shocked Arven.", &[("Karo Hasten", Detained)]);
    are("The body of Mirta Solen was taken home.", &[("Mirta Solen", Killed)]);
    are("Villagers protested against the abduction of Rin Vao.", &[("Rin Vao", Detained)]);
}

#[test]
fn ages_stand_before_and_behind() {
    let age = |text| named(text, &NAMES).into_iter().map(|v| v.1).collect::<Vec<_>>();
    assert_eq!(age("Tam Ode, 24, was killed."), [Some(24)]);
    assert_eq!(age("Tam Ode (24) was killed."), [Some(24)]);
    assert_eq!(age("Tam Ode, aged 24, was killed."), [Some(24)]);
    assert_eq!(age("The 24-year-old Tam Ode was killed."), [Some(24)]);
    assert_eq!(age("Tam Ode was killed with 24 others."), [None]);
}

#[test]
fn who_speaks_visits_or_mourns_lives() {
    for text in [
        "Eleven miners, Karo Hasten said, were killed.",
        "Eleven miners, according to Karo Hasten, were killed.",
        "After the four deaths, Mayor Karo Hasten came to Arven.",
        "Mourning the eleven dead, Karo Hasten lit candles in Arven.",
        "With eleven dead, Karo Hasten closed the mine.",
        "After the deaths of four guards, Mayor Karo Hasten came to Arven.",
        "The officer investigating the eleven deaths, Mirta Solen, fell ill.",
        "The raid killed nine soldiers, Karo Hasten wrote.",
        "Nine dead: Karo Hasten",
        "Karo Hasten survived the attack in which nine were killed.",
        "Nine were killed in Arven; a clerk, Karo Hasten, was unhurt.",
        "Karo Hasten told Mirta Solen that nine were killed.",
    ] {
        are(text, &[]);
    }
}

#[test]
fn kin_and_followers_of_a_name_are_others() {
    for text in [
        "The brother of Karo Hasten was killed.",
        "The father of one of the dead, Karo Hasten, spoke.",
        "Karo Hasten's brother was killed.",
        "Two men close to Karo Hasten were arrested.",
        "The death of Karo Hasten's son shocked Arven.",
        "Karo Hasten, whose brother was killed, spoke.",
        "The aunt of the four killed guards, Mirta Solen, sang in Arven.",
    ] {
        are(text, &[]);
    }
}

#[test]
fn who_does_it_is_not_whom_it_befalls() {
    for text in [
        "Karo Hasten killed three guards.",
        "Three guards were killed by Karo Hasten.",
        "Karo Hasten, who killed three guards, fled.",
        "Karo Hasten's killing of three guards shocked Arven.",
        "After killing three guards, Karo Hasten fled.",
    ] {
        are(text, &[]);
    }
}

#[test]
fn what_has_not_happened_befalls_nobody() {
    for text in [
        "They threatened to kill Karo Hasten.",
        "Police foiled a plot to kill Karo Hasten.",
        "Karo Hasten was not hurt.",
        "Karo Hasten was nearly killed.",
        "Karo Hasten could be arrested.",
        "The army denied that Karo Hasten was killed.",
        "If Karo Hasten is killed, there will be war.",
        "The court demanded the arrest of Karo Hasten.",
        "Karo Hasten was killed or captured.",
        "Rumours that Karo Hasten was killed spread in Arven.",
    ] {
        are(text, &[]);
    }
}

#[test]
fn schools_and_groups_are_nobody() {
    are("The Karo Hasten School was hit and two were killed.", &[]);
    are("The Karo Hasten Brigade was captured.", &[]);
    are("Four were killed and a Karo Hasten-led unit was captured.", &[]);
    assert_eq!(named("An Arvenite was wounded.", &["Arvenite"]), []);
    assert_eq!(named("A BOY HAS DIED.", &[]), []);
    are("Tags Arven ford Karo Hasten was killed", &[]);
}

#[test]
fn a_name_given_in_the_next_sentence() {
    let killed = [("Karo Hasten", Killed)];
    are("A boy was shot dead near the mill. He was later identified as Karo Hasten.", &killed);
    are("A man was fatally shot in Arven. Police identified him as Karo Hasten.", &killed);
    are("Soldiers killed a teenager at the ford. The teenager was named as Karo Hasten.", &killed);
    are("A man was killed in Arven. His name was Karo Hasten.", &killed);
    are("A miner was wounded in Arven. She was named as Mirta Solen.", &[("Mirta Solen", Wounded)]);
    are("A man was arrested on Monday. He was identified as Karo Hasten.", &[("Karo Hasten", Detained)]);
}

#[test]
fn a_name_that_may_be_of_another_is_given_to_nobody() {
    for text in [
        "A man was shot dead by a guard. He was identified as Karo Hasten.",
        "A man was shot dead by a guard. The guard was identified as Karo Hasten.",
        "A man was killed in Arven. The suspect was named as Karo Hasten.",
        "A driver hit and killed a man. He was identified as Karo Hasten.",
        "A man killed a woman in Arven. He was identified as Karo Hasten.",
        "A man and a boy were killed. He was identified as Karo Hasten.",
        "A man was killed in Arven, a witness said. He was named as Karo Hasten.",
        "A man was charged after a woman was killed. He was named as Karo Hasten.",
        "A man is believed to have killed two guards. He was named as Karo Hasten.",
        "A woman was killed in Arven. The man was identified as Karo Hasten.",
        "A woman was killed in Arven. He was identified as Karo Hasten.",
        "A guard was killed in Arven. He was identified as the killer of Karo Hasten.",
        "A man was killed in Arven. His friend was named as Karo Hasten.",
        "A man was killed in Arven. He was identified by his mother, Mirta Solen.",
        "A man was nearly killed. He was identified as Karo Hasten.",
        "A witness saw the body of a man. The officer leading the search was named as Karo Hasten.",
    ] {
        are(text, &[]);
    }
}

#[test]
fn named_as_one_of_the_dead() {
    let two = [("Rin Vao", Killed), ("Sefu Karr", Killed)];
    are("Rin Vao and Sefu Karr were named by police as those who died.", &two);
    are("Rin Vao and Sefu Karr were identified as the victims who died in the crash.", &two);
    are("Karo Hasten was identified as the man killed in the blast.", &[("Karo Hasten", Killed)]);
    for text in [
        "Karo Hasten was identified as the gunman who killed three.",
        "Karo Hasten was named as the suspect in the killing of two.",
        "Karo Hasten was identified as the victim's brother.",
        "Karo Hasten was named as the father of one of the victims.",
        "Karo Hasten was named as the man wanted over the deaths.",
    ] {
        are(text, &[]);
    }
}

#[test]
fn kin_beside_the_dead() {
    let two = [("Mirta Solen", Killed), ("Rin Vao", Killed)];
    are("They found the bodies of Mirta Solen, 9, and her mother, Rin Vao, in the house.", &two);
    are("The bodies of Mirta Solen and her son were found by her mother, Rin Vao.", &two[..1]);
    are("The death of Mirta Solen angered her mother, Rin Vao.", &two[..1]);
}

#[test]
fn deaths_of_which_another_is_accused() {
    let dead = [("Mirta Solen", Killed)];
    are("Karo Hasten is wanted in the death of Mirta Solen.", &dead);
    are("He was held over the fatal shooting of Mirta Solen.", &dead);
    are("He was charged in the shooting death of 6-year-old Mirta Solen.", &dead);
    are("The rebels wanted the death of Mirta Solen.", &[]);
    are("The fatal shooting of a boy by Karo Hasten shocked Arven.", &[]);
}

#[test]
fn by_ones_own_hand() {
    are("Karo Hasten then fatally shot himself.", &[("Karo Hasten", Killed)]);
    are("Karo Hasten killed two guards before killing himself.", &[("Karo Hasten", Killed)]);
    are("Karo Hasten took his own life.", &[("Karo Hasten", Killed)]);
    for text in [
        "Karo Hasten watched as a man killed himself.",
        "Karo Hasten threatened to kill himself.",
        "Karo Hasten, whose brother killed himself, spoke.",
        "Karo Hasten shot himself in the foot.",
    ] {
        are(text, &[]);
    }
}

#[test]
fn the_verb_first_and_the_recovering() {
    are("Also killed were Rin Vao and Sefu Karr.", &[("Rin Vao", Killed), ("Sefu Karr", Killed)]);
    are("Killed by Karo Hasten were two guards.", &[]);
    are("Mirta Solen is recovering after being shot in the leg.", &[("Mirta Solen", Wounded)]);
    are("Mirta Solen was struck by a stray bullet.", &[("Mirta Solen", Wounded)]);
    are("Mirta Solen was hit by shrapnel and died.", &[("Mirta Solen", Killed)]);
    are("Mirta Solen is in hospital after being told of the attack.", &[]);
    are("Karo Hasten is believed to have killed two guards.", &[]);
}
