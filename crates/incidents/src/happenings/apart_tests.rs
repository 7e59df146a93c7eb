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
