//! Two deeds of one report stay two: each rule with the sentence it was made for, and one that is like it.

use sayso_case::{Bound, EventType, Manner, MentionKind};

use super::Harm;
use super::tests::found;
use crate::testing::Draft;

/// The numbers of dead, by happening, each list rising.
fn tolls(report: sayso_case::ReadReport) -> Vec<Vec<u64>> {
    let killed = |h: &super::Happening| h.tolls.keys().filter(|(o, _)| *o == Harm::Killed).map(|(_, n)| *n).collect();
    let mut all: Vec<Vec<u64>> =
        found(report).iter().map(|(h, _)| killed(h)).filter(|t: &Vec<u64>| !t.is_empty()).collect();
    all.sort();
    all
}

/// "since the shelling of the Selm bridge on Monday": another place and another day, though it is "the shelling". With the day of the
/// report's own deed it may be a part of it.
#[test]
fn another_day_and_place_are_another_deed() {
    let report = |day: &str, value: &str| {
        let text = format!(
            "Shells kill six in Dorvet\n\nShells hit the village of Dorvet on Thursday, killing six people.\n\nEnvoys meet for the first \
             time since the shelling of Selm on {day}, in which two drivers died."
        );
        Draft::new("a.txt", (2031, 3, 7), &text)
            .mention(MentionKind::Place, "Dorvet")
            .mention(MentionKind::Place, "Selm")
            .time("Thursday", "2031-03-06")
            .time(day, value)
            .event("Shells hit", EventType::Shelling, None, Some("Dorvet"), None)
            .killed("six people", 6, Bound::Exact, None)
            .event("shelling of", EventType::Shelling, None, Some("Selm"), None)
            .killed("two drivers", 2, Bound::Exact, None)
            .done()
    };
    assert_eq!(tolls(report("Wednesday", "2031-03-05")), [vec![2], vec![6]]);
    assert_eq!(tolls(report("6 March", "2031-03-06")), [vec![2, 6]]);
}

/// "The next day a bomb killed two": what is violent there is a later deed.
#[test]
fn what_came_the_next_day_is_another_deed() {
    let report = |opening: &str| {
        let text = format!(
            "Shells kill six in Dorvet\n\nShells hit the village of Dorvet on Monday, killing six people. {opening} mortar bombs fell near the \
             mill and two guards died."
        );
        Draft::new("a.txt", (2031, 3, 7), &text)
            .mention(MentionKind::Place, "Dorvet")
            .time("Monday", "2031-03-03")
            .event("Shells hit", EventType::Shelling, None, Some("Dorvet"), None)
            .killed("six people", 6, Bound::Exact, None)
            .event("mortar bombs fell", EventType::Shelling, None, None, None)
            .done()
    };
    let shells = |opening: &str| -> Vec<usize> {
        let told = |h: &super::Happening| h.traces.iter().filter(|t| t.event.is_some()).count();
        found(report(opening)).iter().map(|(h, _)| told(h)).collect()
    };
    assert_eq!(shells("In the course of it"), [2]);
    assert_eq!(shells("The next day"), [1, 1]);
}

/// "told reporters in Kessim", "at a briefing in Kessim": where it was said is no scene. "In Kessim" alone is.
#[test]
fn where_it_was_said_is_no_scene() {
    let places = |words: &str| {
        let text = format!("Three soldiers hurt\n\nThree soldiers were shot, the ministry said {words} Kessim.");
        let report = Draft::new("a.txt", (2031, 3, 4), &text)
            .mention(MentionKind::Place, "Kessim")
            .statement("the ministry", "said", "Three soldiers were shot", Manner::Say)
            .event("shot", EventType::Shooting, None, Some("Kessim"), None)
            .done();
        found(report).into_iter().flat_map(|(_, places)| places).collect::<Vec<_>>()
    };
    for words in ["at a briefing in", "to reporters in", "at a press conference held in"] {
        assert!(places(words).is_empty(), "{words}");
    }
    assert_eq!(places("of the shooting in"), ["Kessim"]);
}

/// "In 2029, fifty people died in clashes": the year at the head is of all that its sentence tells.
#[test]
fn a_year_at_the_head_dates_a_sentence() {
    let report = |opening: &str| {
        let text = format!(
            "Clashes kill six in Dorvet\n\nClashes in the village of Dorvet killed six people on Thursday. {opening}, fifty people died in \
             clashes over water."
        );
        let draft = Draft::new("a.txt", (2031, 3, 7), &text).mention(MentionKind::Place, "Dorvet");
        let draft = if opening == "In 2029" { draft.time("2029", "2029") } else { draft };
        draft
            .time("Thursday", "2031-03-06")
            .event("Clashes in", EventType::Clash, None, Some("Dorvet"), None)
            .killed("six people", 6, Bound::Exact, None)
            .killed("fifty people", 50, Bound::Exact, None)
            .event("clashes over", EventType::Clash, None, None, None)
            .done()
    };
    assert_eq!(tolls(report("In 2029")), [vec![6], vec![50]]);
    assert_eq!(tolls(report("By the ford")), [vec![6, 50]]);
}

/// "The strikes are an answer to the attack of 18 March": the attack's day is not that of the strikes.
#[test]
fn what_is_answered_is_another_deed() {
    let days = |link: &str| {
        let text = format!(
            "Jets strike the ridge\n\nThe strikes on the ridge came {link} the attack on 27 February at the ford of Selm, in which nine guards died."
        );
        let report = Draft::new("a.txt", (2031, 3, 7), &text)
            .mention(MentionKind::Place, "Selm")
            .time("27 February", "2031-02-27")
            .event("strike the", EventType::Airstrike, None, None, None)
            .event("strikes on", EventType::Airstrike, None, None, None)
            .event("attack on", EventType::Attack, None, Some("Selm"), None)
            .done();
        let of_strikes = |h: &super::Happening| h.kinds.contains_key(&EventType::Airstrike);
        found(report)
            .into_iter()
            .filter(|(h, _)| of_strikes(h))
            .filter_map(|(h, _)| h.when())
            .map(|d| d.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(days("in response to"), ["2031-03-06/2031-03-07"]);
    assert_eq!(days("with"), ["2031-02-27"]);
}

/// A sentence that turns to the events of a day has it for the deed, though the word of saying stands right behind it.
#[test]
fn the_day_of_the_events_that_are_spoken_of_is_the_deeds() {
    let days = |opening: &str| -> Vec<Option<String>> {
        let text = format!(
            "Bodies exchanged at the ford\n\nThe two sides exchanged three bodies at the ford of Selka on Sunday. The mission              watched.\n\n{opening} 3 March the colonel said that the shooting in Dorvet was begun from a boat."
        );
        let report = Draft::new("a.txt", (2031, 3, 9), &text)
            .mention(MentionKind::Place, "Selka")
            .mention(MentionKind::Place, "Dorvet")
            .time("Sunday", "2031-03-09")
            .time("3 March", "2031-03-03")
            .statement("the colonel", "said", "the shooting in Dorvet was begun from a boat", Manner::Say)
            .event("exchanged three bodies", EventType::Exchange, None, Some("Selka"), Some("2031-03-09"))
            .event("shooting", EventType::Shooting, None, Some("Dorvet"), None)
            .done();
        found(report).iter().map(|(h, _)| h.when().map(|d| d.to_string())).collect()
    };
    assert_eq!(days("Regarding the events of"), [Some("2031-03-09".to_owned()), Some("2031-03-03".to_owned())]);
    assert!(!days("On").contains(&Some("2031-03-03".to_owned())), "a day of saying");
}

/// What is told of the second deed of a report on an exchange: its day, its places, whether it is told.
fn second(sentences: &str, place: Option<&str>, day: Option<&str>) -> (Option<String>, Vec<String>, bool) {
    let text = format!(
        "Bodies exchanged at the ford\n\nThe two sides exchanged three bodies at the ford of Selka on Sunday. The mission watched it from \
         the eastern bank of the river.\n\nThe ferry goes again, and the bridge is open to carts. {sentences}"
    );
    let report = Draft::new("a.txt", (2031, 3, 9), &text)
        .mention(MentionKind::Place, "Selka")
        .mention(MentionKind::Place, "Dorvet")
        .time("Sunday", "2031-03-09")
        .time("7 March", "2031-03-07")
        .statement("the colonel", "rejected", "the charge of having shelled", Manner::Reject)
        .statement("the colonel", "said", "Our guns were silent", Manner::Say)
        .statement("the colonel", "called", "an insult", Manner::Say)
        .event("exchanged three bodies", EventType::Exchange, None, Some("Selka"), Some("2031-03-09"))
        .event("shelled", EventType::Shelling, None, place, day)
        .done();
    let all = found(report);
    let (h, places) = all.into_iter().nth(1).expect("a second deed");
    (h.when().map(|d| d.to_string()), places, h.told)
}

/// "He rejected the charge. 'Our guns were silent on 7 March,' he said": the day that is named next is that of a deed without one, and a
/// deed of which much is said is told.
#[test]
fn the_day_that_is_named_next_is_a_deeds_that_is_spoken_of() {
    let rejected = "The colonel rejected the charge of having shelled the market in Dorvet.";
    let much = format!("{rejected} \"Our guns were silent on 7 March,\" he said. He called the charge an insult.");
    let of_dorvet = vec!["Dorvet".to_owned()];
    assert_eq!(second(&much, Some("Dorvet"), None), (Some("2031-03-07".to_owned()), of_dorvet.clone(), true));
    let farther = format!(
        "{rejected} \"Our guns were silent,\" he said. He called the charge an insult. Flour came by cart. It was weighed. On 7 March rain fell."
    );
    assert_eq!(second(&farther, Some("Dorvet"), None), (None, of_dorvet, false));
}

/// "The mayor wept for those in Dorvet. He rejected the charge of having shelled it": the place that is named just before.
#[test]
fn the_place_that_is_named_before_is_a_deeds_without_one() {
    let spoken = "He rejected the charge of having shelled it on 7 March. \"Our guns were silent,\" he said. He called it an insult.";
    let (day, places, told) =
        second(&format!("The mayor wept for the people in Dorvet. {spoken}"), None, Some("2031-03-07"));
    assert_eq!((day.as_deref(), places.as_slice(), told), (Some("2031-03-07"), &["Dorvet".to_owned()][..], true));
    let far = format!("The mayor wept for the people in Dorvet. The road is dry. {spoken}");
    let (_, places, told) = second(&far, None, Some("2031-03-07"));
    assert!(places.is_empty() && !told);
}
