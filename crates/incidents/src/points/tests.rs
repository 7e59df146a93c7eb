//! Whole points by hand: who holds what, what is a part, what is revised, what is no accusation. All names are invented.

use sayso_case::{Attribute, Bound, Case, EventType, Manner, Mark, MentionKind, Outcome, Point, PointKind, ReadReport};

use super::told_apart;
use crate::advice::Advice;
use crate::join;
use crate::testing::{Draft, packs};

/// A report of one shelling of the mill at Orsa, with more words behind.
pub(super) fn shelling(path: &str, day: i8, words: &str) -> Draft {
    let text = format!("Shells hit the mill at Orsa. {words}");
    let draft = Draft::new(path, (2031, 3, day), &text).publisher(&format!("Post {path}"));
    let draft = draft.mention(MentionKind::Place, "Orsa").event(
        "hit",
        EventType::Shelling,
        None,
        Some("Orsa"),
        Some("2031-03-05"),
    );
    ["Zarnia", "Zarnian", "Arlonia", "Arlonian"]
        .into_iter()
        .fold(draft, |d, side| if text.contains(&format!("{side} ")) { d.mention(MentionKind::Side, side) } else { d })
}

pub(super) fn of(case: &Case, attribute: Attribute) -> Vec<&Point> {
    case.points.iter().filter(|p| p.attribute == attribute).collect()
}

pub(super) fn holders(point: &Point, position: usize) -> Vec<&str> {
    point.positions[position].claims.iter().filter_map(|c| c.speaker.as_deref()).collect()
}

pub(super) fn joined(reports: Vec<ReadReport>) -> Case {
    let case = join(reports, packs(), &Advice::default());
    assert_eq!(case.incidents.len(), 1, "{:?}", case.incidents);
    case
}

#[test]
fn a_part_is_no_rival_and_a_later_number_of_one_speaker_is_revised() {
    let first = shelling("a", 6, "The clinic said ten people were killed, including two children.")
        .statement("clinic", "said", "ten people were killed, including two children", Manner::Say)
        .killed("ten people", 10, Bound::Exact, None)
        .killed("two children", 2, Bound::Exact, None);
    let later = shelling("b", 8, "The clinic said twelve people were killed.")
        .statement("clinic", "said", "twelve people were killed", Manner::Say)
        .killed("twelve people", 12, Bound::Exact, None);
    let case = joined(vec![first.done(), later.done()]);
    let tolls = of(&case, Attribute::Killed);
    let [point] = tolls.as_slice() else { panic!("{:?}", case.points) };
    let values: Vec<&str> = point.positions.iter().map(|p| p.canonical.as_str()).collect();
    assert_eq!((values, point.mark), (vec!["10", "12"], Some(Mark::Revised)));
}

#[test]
fn the_dead_of_two_days_are_not_one_days() {
    let values = |words: &str| {
        let told = shelling("a", 6, words).killed("twenty people", 20, Bound::Exact, None);
        let other = shelling("b", 6, "Ten people were killed.").killed("Ten people", 10, Bound::Exact, None);
        let case = joined(vec![told.done(), other.done()]);
        let tolls = of(&case, Attribute::Killed);
        tolls.iter().flat_map(|p| &p.positions).map(|p| p.canonical.clone()).collect::<Vec<_>>()
    };
    assert!(values("It was the hour in which twenty people were killed.").contains(&"20".to_owned()));
    assert!(!values("It ended two days of fighting in which twenty people were killed.").contains(&"20".to_owned()));
}

#[test]
fn who_admits_a_strike_does_not_give_the_toll_that_is_heard_of() {
    let heard = |verb: &str, manner: Manner| {
        let words = format!("The Arlonia army {verb} the strike that reportedly killed nine people.");
        let outer = "the strike that reportedly killed nine people";
        let told = shelling("a", 6, &words)
            .statement("nobody", "reportedly", "killed nine people", Manner::Claim)
            .by_nobody()
            .statement("Arlonia army", verb, outer, manner)
            .killed("nine people", 9, Bound::Exact, None);
        let other = shelling("b", 6, "Ten people were killed.").killed("Ten people", 10, Bound::Exact, None);
        let case = joined(vec![told.done(), other.done()]);
        let tolls = of(&case, Attribute::Killed);
        let nine = tolls.iter().flat_map(|p| &p.positions).find(|p| p.canonical == "9").expect("nine").clone();
        nine.claims.into_iter().map(|c| c.speaker).collect::<Vec<_>>()
    };
    assert_eq!(heard("admitted", Manner::Confirm), [None]);
    assert_eq!(heard("said", Manner::Say), [Some("Arlonia army".to_owned())]);
}

#[test]
fn what_all_tell_alike_is_a_fact_without_a_mark() {
    let report =
        |path: &str| shelling(path, 6, "Six people were killed.").killed("Six people", 6, Bound::Exact, None).done();
    let case = joined(vec![report("a"), report("b")]);
    let tolls = of(&case, Attribute::Killed);
    let [point] = tolls.as_slice() else { panic!("{:?}", case.points) };
    assert_eq!((point.kind, point.mark), (PointKind::Fact, None));
    assert!(point.positions[0].claims.iter().all(|c| c.own_voice && c.speaker.is_none()));
}

#[test]
fn what_stands_in_no_point_is_kept_by_speaker() {
    let report = shelling("a", 6, "The mayor said the mill had ground flour for ninety years.").statement(
        "mayor",
        "said",
        "the mill had ground flour for ninety years",
        Manner::Say,
    );
    let case = joined(vec![report.done(), shelling("b", 6, "It burned.").done()]);
    let said: Vec<(Option<&str>, usize)> =
        case.also_said.iter().map(|a| (a.speaker.as_deref(), a.claims.len())).collect();
    assert_eq!(said, [(Some("mayor"), 1)]);
}

#[test]
fn a_war_s_total_and_a_hoped_for_number_are_no_toll() {
    let report = |path: &str, words: &str, number: &str, n: u64| {
        shelling(path, 6, words).killed(number, n, Bound::Exact, None).but(|f| f.outcome = Outcome::Killed).done()
    };
    let case = joined(vec![
        report("a", "The war has killed 900 people.", "900 people", 900),
        report("b", "We hope that not three people were killed.", "three people", 3),
    ]);
    assert!(of(&case, Attribute::Killed).is_empty(), "{:?}", case.points);
}

/// "Zarnia rejected Arlonia's claim to have shelled": Arlonia says that Arlonia did. Of "the claim that it shelled" nobody knows who it is.
#[test]
fn no_two_points_have_one_id() {
    let mut points = vec![];
    for rows in 0..2 {
        let case = joined(vec![
            shelling("a", 6, "Six people were killed.").killed("Six people", 6, Bound::Exact, None).done(),
            shelling("b", 6, "Six people were killed.").killed("Six people", 6, Bound::Exact, None).done(),
        ]);
        points.extend(case.points.into_iter().take(1 + rows));
    }
    told_apart(&mut points);
    let ids: std::collections::BTreeSet<_> = points.iter().map(|p| p.id.clone()).collect();
    let answers: std::collections::BTreeSet<_> =
        points.iter().flat_map(|p| p.positions.iter().map(|q| q.id.clone())).collect();
    assert_eq!((ids.len(), answers.len()), (points.len(), points.iter().map(|p| p.positions.len()).sum()));
}

/// A deed told with its doer is an answer as soon as that doer denies it; "Arlonian drone" names him as well as a sentence would.
#[test]
fn a_denial_asks_for_those_who_tell_of_the_doer() {
    let report = |whose: &str| {
        let text = format!(
            "Farmers said {whose} drone strike hit the mill at Orsa. The Arlonia army denied carrying out a drone strike."
        );
        let report = Draft::new("a", (2031, 3, 6), &text)
            .publisher("Post a")
            .mention(MentionKind::Place, "Orsa")
            .mention(MentionKind::Side, "Arlonia");
        let report = if whose == "a" { report } else { report.mention(MentionKind::Side, "Arlonian") };
        report
            .statement("Farmers", "said", &format!("{whose} drone strike hit the mill at Orsa"), Manner::Say)
            .statement("The Arlonia army", "denied", "carrying out a drone strike", Manner::Deny)
            .event("strike", EventType::Airstrike, None, Some("Orsa"), Some("2031-03-05"))
            .done()
    };
    let answers = |whose: &str| {
        let case = joined(vec![report(whose)]);
        of(&case, Attribute::Perpetrator).first().map(|p| p.positions.len())
    };
    assert_eq!(answers("an Arlonian"), Some(2));
    assert_ne!(answers("a"), Some(2));
    // Rebels of a country are not the country.
    assert_ne!(answers("an Arlonian rebel"), Some(2));
}

/// Two spellings of one ministry are one speaker, called in one way.
#[test]
fn a_speaker_is_called_in_one_way() {
    let report = |path: &str, who: &str| {
        shelling(path, 6, &format!("{who} said six people were killed. A Zarnian town mourns, and Zarnia too."))
            .mention(MentionKind::Body, who)
            .statement(who, "said", "six people were killed", Manner::Say)
            .killed("six people", 6, Bound::Exact, None)
            .done()
    };
    let case = joined(vec![
        report("a", "Zarnia Defence Ministry"),
        report("b", "Ministry of Defense of Zarnia"),
        report("c", "The clinic"),
    ]);
    let tolls = of(&case, Attribute::Killed);
    let names: Vec<&str> = tolls.iter().flat_map(|p| holders(p, 0)).collect();
    assert_eq!(names, ["Ministry of Defense of Zarnia", "Ministry of Defense of Zarnia", "The clinic"]);
}

/// Who uses rockets where another uses mortars: two answers, whatever the incident is called.
#[test]
fn two_means_are_two_answers() {
    let report = |path: &str, who: &str, words: &str| {
        shelling(path, 6, &format!("{who} said troops shelled the mill at Orsa with {words}. The Zarnian town mourns."))
            .statement(who, "said", &format!("troops shelled the mill at Orsa with {words}"), Manner::Say)
            .event("shelled", EventType::Shelling, None, Some("Orsa"), Some("2031-03-05"))
            .done()
    };
    let means = |a: &str, b: &str| {
        let case = joined(vec![report("a", "The Zarnia ministry", a), report("b", "The Orsa council", b)]);
        of(&case, Attribute::Weapon).first().map(|p| p.positions.len())
    };
    assert_eq!(means("rockets", "mortars"), Some(2));
    assert_eq!(means("mortars", "mortars"), None);
}

/// "Death toll ... hits 43 Agency": a headline's number needs no noun, and what stands behind it is no name; "Room 43 Agency" counts nobody.
#[test]
fn a_headline_gives_its_toll_without_a_noun() {
    let report = |path: &str, head: &str, n: u64| {
        shelling(path, 6, &format!("{head} {n} Norpress")).killed(&n.to_string(), n, Bound::Exact, None).done()
    };
    let values = |head: &str| {
        let case = joined(vec![report("a", head, 43), report("b", head, 51)]);
        of(&case, Attribute::Killed).first().map_or(0, |p| p.positions.len())
    };
    assert_eq!(values("Death toll in shelling of mill hits"), 2);
    assert_eq!(values("Deaths are told in room"), 0);
}

/// "The Orvan police" is no police of the side that a report speaks of, though Orva is no side that is known.
#[test]
fn police_of_another_is_not_the_reports_own() {
    let side = |who: &str| {
        let words = format!(
            "The Zarnian army and the Zarnian police stood at the gate. {who} said six people were killed. Zarnia troops left."
        );
        let report = |path: &str| {
            shelling(path, 6, &words)
                .statement(who, "said", "six people were killed", Manner::Say)
                .killed("six people", 6, Bound::Exact, None)
                .but(|f| f.side = None)
                .done()
        };
        let case = joined(vec![report("a"), report("b")]);
        let claims = case.points.iter().flat_map(|p| &p.positions).flat_map(|p| &p.claims);
        let claims = claims.chain(case.also_said.iter().flat_map(|a| &a.claims));
        claims.filter(|c| c.speaker.as_deref() == Some(who)).filter_map(|c| c.speaker_side.clone()).next()
    };
    assert!(side("The Zarnian police").is_some());
    assert!(side("The Orvan police").is_none());
}

/// Numbers of another year are no answers to how many died now.
#[test]
fn an_older_toll_is_not_the_incidents() {
    let now = shelling("a", 6, "Ten people were killed.").killed("Ten people", 10, Bound::Exact, None).done();
    let then = |when: &str| {
        let moment = when.parse().unwrap();
        shelling("b", 6, "In these clashes 50 people were killed.")
            .killed("50 people", 50, Bound::Exact, None)
            .but(|f| f.when = Some(sayso_case::When { moment, basis: Vec::new() }))
            .done()
    };
    let numbers = |when: &str| -> usize {
        let case = join(vec![now.clone(), then(when)], packs(), &Advice::default());
        of(&case, Attribute::Killed).iter().map(|p| p.positions.len()).sum()
    };
    assert_eq!(numbers("2031-03-05"), 2);
    assert_eq!(numbers("2029"), 0);
}

/// Who attacks, shells or fires on villages has not taken them, and who opens fire opens no road.
#[test]
fn to_open_fire_on_villages_opens_and_takes_nothing() {
    let words = &crate::testing::english().point_words;
    let road = words.frames.iter().find(|f| f.name == "road").unwrap();
    let opens = |text: &str| road.yes.stand(&super::token::tokens(text, 0));
    assert!(!opens("Tarsenian border guards opened fire on three border villages"));
    assert!(opens("the army reopened the northern road") && opens("the border is now open"));
}

/// "Ana German" is no German.
#[test]
fn a_persons_name_is_no_peoples() {
    let side = |who: &str| {
        let report = |path: &str| {
            shelling(path, 6, &format!("{who} said six people were killed."))
                .mention(MentionKind::Person, who)
                .statement(who, "said", "six people were killed", Manner::Say)
                .by_a_person()
                .killed("six people", 6, Bound::Exact, None)
                .done()
        };
        let case = joined(vec![report("a"), report("b")]);
        let claims = case.points.iter().flat_map(|p| &p.positions).flat_map(|p| &p.claims);
        let claims = claims.chain(case.also_said.iter().flat_map(|a| &a.claims));
        claims.filter(|c| c.speaker.as_deref() == Some(who)).filter_map(|c| c.speaker_side.clone()).next()
    };
    assert!(side("Ana German").is_none());
}

#[test]
fn no_casualties_of_one_side_answer_nothing_for_all() {
    let one = || {
        shelling("a", 6, "The clinic said two persons were killed. A Zarnian guard nodded.")
            .statement("clinic", "said", "two persons were killed", Manner::Say)
            .killed("two persons", 2, Bound::Exact, None)
    };
    let answers = |words: &str| -> Vec<String> {
        let words = format!("{words} in the shelling");
        let none = shelling("b", 6, &format!("The Arlonia ministry said {words}. An Arlonian guard nodded."))
            .statement("Arlonia ministry", "said", &words, Manner::Say)
            .event("shelling", EventType::Shelling, None, None, None);
        let case = joined(vec![one().done(), none.done()]);
        let of_all = of(&case, Attribute::Killed).into_iter().filter(|p| p.question == "How many were killed?");
        of_all.flat_map(|p| p.positions.iter().map(|a| a.value.clone())).collect()
    };
    assert_eq!(answers("there were no casualties"), ["two", "no casualties"]);
    assert!(answers("there were no Arlonian casualties").is_empty());
    assert!(answers("it had no casualties").is_empty());
}

#[test]
fn parts_of_a_sum_that_nobody_drew_are_no_toll() {
    let listed = |words: &str| {
        shelling("a", 6, &format!("The clinic confirmed the death of {words}. A Zarnian guard nodded."))
            .statement("clinic", "confirmed", &format!("the death of {words}"), Manner::Confirm)
            .killed("two persons", 2, Bound::Exact, None)
    };
    let three = || {
        shelling("b", 6, "The mayor said three persons were killed. An Arlonian guard nodded.")
            .statement("mayor", "said", "three persons were killed", Manner::Say)
            .killed("three persons", 3, Bound::Exact, None)
            .done()
    };
    let whole = joined(vec![listed("two persons").done(), three()]);
    assert_eq!(of(&whole, Attribute::Killed).len(), 1, "{:?}", whole.points);
    let part = listed("a colonel and two persons").killed("a colonel", 1, Bound::Exact, None);
    let part = joined(vec![part.done(), three()]);
    let two = |p: &&Point| p.positions.iter().any(|a| a.value == "two");
    assert!(!of(&part, Attribute::Killed).iter().any(two), "{:?}", part.points);
}
