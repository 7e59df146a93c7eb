//! Happenings of one report, told by hand-built findings: each rule with the sentence it was made for.

use sayso_case::{Bound, EventType, MentionKind, ReadReport};

use super::{DaysFrom, Happening, Harm, happenings_of, meet_places};
use crate::advice::Advice;
use crate::names::Names;
use crate::pile::Pile;
use crate::spots::Spots;
use crate::testing::{Draft, packs};

pub(super) fn found(report: ReadReport) -> Vec<(Happening, Vec<String>)> {
    let reports = [report];
    let pile = Pile::new(&reports, packs(), std::num::NonZeroUsize::MIN);
    let names = Names::join(&pile, &Advice::default());
    let mut spots = Spots::default();
    meet_places(&pile, &names, &mut spots);
    let all = happenings_of(&pile, &spots, 0);
    all.into_iter()
        .map(|h| {
            let places = h.places.keys().map(|p| spots.text(*p).to_owned()).collect();
            (h, places)
        })
        .collect()
}

fn when(h: &Happening) -> Option<(String, DaysFrom)> {
    h.days.map(|(d, from)| (d.to_string(), from))
}

/// Two attacks of one day in one town, each with its spot.
#[test]
fn two_deeds_with_places_of_their_own_are_two() {
    let text = "Two attacks shook Dorvet.\n\nShells hit the market in Old Dorvet on Monday, killing six people.\n\n\
                A drone strike near the Mill Gate on Monday killed two guards.";
    let report = Draft::new("a.txt", (2031, 3, 4), text)
        .mention(MentionKind::Place, "Old Dorvet")
        .mention(MentionKind::Place, "Mill Gate")
        .time("Monday", "2031-03-03")
        .event("Shells hit", EventType::Shelling, None, Some("Old Dorvet"), None)
        .killed("six people", 6, Bound::Exact, None)
        .event("strike", EventType::Airstrike, None, Some("Mill Gate"), None)
        .killed("two guards", 2, Bound::Exact, None)
        .done();
    let all = found(report);
    let tolls: Vec<Vec<(Harm, u64)>> = all.iter().map(|(h, _)| h.tolls.keys().copied().collect()).collect();
    assert!(tolls.contains(&vec![(Harm::Killed, 6)]) && tolls.contains(&vec![(Harm::Killed, 2)]), "{all:?}");
}

/// A day of saying is no day of a deed.
#[test]
fn the_day_on_which_it_was_admitted_is_not_the_days_of_the_deed() {
    let text =
        "The army admitted on Friday that its guns had shelled a clinic in Dorvet on Tuesday, killing nine people.";
    let report = Draft::new("a.txt", (2031, 3, 8), text)
        .mention(MentionKind::Place, "Dorvet")
        .time("Friday", "2031-03-07")
        .time("Tuesday", "2031-03-04")
        .statement(
            "The army",
            "admitted",
            "that its guns had shelled a clinic in Dorvet on Tuesday, killing nine people",
            sayso_case::Manner::Say,
        )
        .event("shelled", EventType::Shelling, None, Some("Dorvet"), None)
        .killed("nine people", 9, Bound::Exact, None)
        .done();
    let all = found(report);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(when(&all[0].0), Some(("2031-03-04".to_owned(), DaysFrom::Own)));
    assert_eq!(all[0].1, ["Dorvet"]);
}

/// "after soldiers were killed in Dorvet on Monday" dates the killing, not the shelling.
#[test]
fn what_stands_beyond_the_clause_is_not_its_own() {
    let text = "Shells hit the mill in Arvek after soldiers were shot in Dorvet on Monday.";
    let report = Draft::new("a.txt", (2031, 3, 8), text)
        .mention(MentionKind::Place, "Arvek")
        .mention(MentionKind::Place, "Dorvet")
        .time("Monday", "2031-03-03")
        .event("Shells hit", EventType::Shelling, None, Some("Arvek"), None)
        .event("shot", EventType::Shooting, None, Some("Dorvet"), None)
        .done();
    let all = found(report);
    let shelling = all.iter().flat_map(|(h, _)| &h.traces).find(|t| t.event == Some(EventType::Shelling)).unwrap();
    let shooting = all.iter().flat_map(|(h, _)| &h.traces).find(|t| t.event == Some(EventType::Shooting)).unwrap();
    assert!(shelling.days.is_none() && shooting.days.is_some());
}

/// Older deeds are mentioned, not told, and do not date the news.
#[test]
fn an_older_deed_is_in_passing() {
    let text = "Six killed in shelling of Dorvet\n\nShells killed six people in the village of Dorvet on Monday.\n\n\
                In May 2029 a bomb killed forty people in the town of Arvek.";
    let report = Draft::new("a.txt", (2031, 3, 4), text)
        .mention(MentionKind::Place, "Dorvet")
        .mention(MentionKind::Place, "Arvek")
        .time("Monday", "2031-03-03")
        .event("shelling", EventType::Shelling, None, Some("Dorvet"), None)
        .killed("six people", 6, Bound::Exact, None)
        .event("bomb", EventType::Bombing, None, Some("Arvek"), Some("2029-05"))
        .killed("forty people", 40, Bound::Exact, None)
        .done();
    let all = found(report);
    let of = |place: &str| all.iter().find(|(_, p)| p.contains(&place.to_owned())).map(|(h, _)| h).unwrap();
    assert!(of("Dorvet").told && of("Dorvet").main);
    assert!(!of("Arvek").told && !of("Arvek").main);
    assert_eq!(when(of("Dorvet")).unwrap().0, "2031-03-03");
}

/// A number goes with the deed of its own sentence, though the deed that the report is about cost as many.
#[test]
fn a_toll_goes_with_the_deed_of_its_sentence() {
    let text = "Six killed in ambush near Dorvet\n\nGunmen ambushed a van near Dorvet on Monday and killed six people.\n\n\
                The mission counted crates. Shells fell in Arvek, where six civilians died.";
    let report = Draft::new("a.txt", (2031, 3, 5), text)
        .mention(MentionKind::Place, "Dorvet")
        .mention(MentionKind::Place, "Arvek")
        .time("Monday", "2031-03-03")
        .event("ambush", EventType::Attack, None, Some("Dorvet"), None)
        .event("ambushed", EventType::Attack, None, Some("Dorvet"), None)
        .killed("six people", 6, Bound::Exact, None)
        .event("fell", EventType::Shelling, None, Some("Arvek"), None)
        .killed("six civilians", 6, Bound::Exact, None)
        .done();
    let all = found(report);
    let of = |place: &str| all.iter().find(|(_, p)| p.contains(&place.to_owned())).map(|(h, _)| h).unwrap();
    let figures = |h: &Happening| h.traces.iter().filter(|t| t.toll.is_some()).map(|t| t.sentence).collect::<Vec<_>>();
    assert_eq!((figures(of("Dorvet")), figures(of("Arvek"))), (vec![1], vec![3]));
}

/// A headline of aftermath makes the report's own day worth little.
#[test]
fn a_day_in_court_follows_the_deed() {
    let text =
        "Two charged over Dorvet bombing\n\nTwo men were charged on Monday over the bombing of the market in Dorvet.";
    let report = Draft::new("a.txt", (2031, 3, 4), text)
        .mention(MentionKind::Place, "Dorvet")
        .time("Monday", "2031-03-03")
        .event("bombing of", EventType::Bombing, None, Some("Dorvet"), None)
        .done();
    let all = found(report);
    assert!(all.iter().all(|(h, _)| !h.is_dated()), "{all:?}");
}

/// Dated paragraphs of a bulletin date what stands in them, and part the days.
#[test]
fn dated_paragraphs_date_what_stands_in_them() {
    let text = "Daily Bulletin No. 9\n\n3 March. Shells fell on Dorvet and the mill burned.\n\n\
                4 March. Shells fell on Dorvet again.\n\n5 March. The patrol saw nothing of note there.";
    let report = Draft::new("a.txt", (2031, 3, 6), text)
        .mention(MentionKind::Place, "Dorvet")
        .time("3 March", "2031-03-03")
        .time("4 March", "2031-03-04")
        .time("5 March", "2031-03-05")
        .event("Shells fell on Dorvet and", EventType::Shelling, None, Some("Dorvet"), None)
        .event("Shells fell on Dorvet again", EventType::Shelling, None, Some("Dorvet"), None)
        .done();
    let days: Vec<Option<(String, DaysFrom)>> = found(report).iter().map(|(h, _)| when(h)).collect();
    assert_eq!(days.len(), 2, "{days:?}");
    assert!(days.iter().flatten().all(|(_, from)| *from <= DaysFrom::Section), "{days:?}");
}

/// A report whose findings miss what it is about can be joined by its words, and never stands alone.
#[test]
fn a_report_without_a_deed_has_an_empty_happening() {
    let report =
        Draft::new("a.txt", (2031, 3, 6), "The river of Dorvet\n\nThe water rose for three days and nobody knew why.")
            .done();
    let all = found(report);
    assert_eq!((all.len(), all[0].0.traces.len(), all[0].0.main, all[0].0.told), (1, 0, true, false));
}

/// A figure that follows its sentence stands before its event, and the id stays the event's.
#[test]
fn what_follows_does_not_change_the_id() {
    let text = "Four houses burned when shells hit the village of Dorvet, killing six people.";
    let report = Draft::new("a.txt", (2031, 3, 4), text)
        .mention(MentionKind::Place, "Dorvet")
        .killed("Four houses", 4, Bound::Exact, None)
        .but(|f| (f.unit, f.outcome) = (sayso_case::Unit::Other, sayso_case::Outcome::Destroyed))
        .event("shells hit", EventType::Shelling, None, Some("Dorvet"), Some("2031-03-03"))
        .killed("six people", 6, Bound::Exact, None)
        .done();
    let (h, _) = found(report).into_iter().next().unwrap();
    assert_eq!((h.traces.len(), h.traces[0].event), (3, None));
    assert_eq!(h.first().and_then(|t| t.event), Some(EventType::Shelling));
}

/// "With regard to the events of 4 March" turns to another deed than the night before the report.
#[test]
fn a_text_that_turns_to_another_day_tells_another_deed() {
    let report = |opening: &str| {
        let text = format!(
            "Shells fell on Dorvet in the night of 4 to 5 March, killing one guard.\n\n{opening} the events of 4 March on the mill road, \
             the Ministry says that three men were shot dead."
        );
        Draft::new("a.txt", (2031, 3, 5), &text)
            .mention(MentionKind::Place, "Dorvet")
            .time("4 to 5 March", "2031-03-04/2031-03-05")
            .time("4 March", "2031-03-04")
            .event("Shells fell", EventType::Shelling, None, Some("Dorvet"), None)
            .killed("one guard", 1, Bound::Exact, None)
            .killed("three men", 3, Bound::Exact, None)
            .event("shot", EventType::Shooting, None, None, None)
            .done()
    };
    let tolls = |opening: &str| -> Vec<usize> { found(report(opening)).iter().map(|(h, _)| h.tolls.len()).collect() };
    assert_eq!(tolls("With regard to"), [1, 1]);
    assert_eq!(tolls("In the course of"), [2]);
}

/// "before Wednesday's raid": the raid is older than what is told, and does not date it.
#[test]
fn what_comes_before_is_older() {
    let days = |word: &str| {
        let text = format!(
            "Army takes hills at Dorvet\n\nSoldiers clashed with the guard near Dorvet and two died.\n\n\
             Snow lay on the hills and nobody could say more. The road was closed to all but the carts.\n\nThe talks agreed {word} Wednesday's raid on the post will go ahead."
        );
        let report = Draft::new("a.txt", (2031, 3, 6), &text)
            .mention(MentionKind::Place, "Dorvet")
            .time("Wednesday", "2031-03-05")
            .event("clashed", EventType::Clash, None, Some("Dorvet"), None)
            .event("raid", EventType::Attack, None, None, None)
            .done();
        found(report).iter().find(|(h, _)| h.main).and_then(|(h, _)| when(h)).map(|(_, from)| from)
    };
    assert_eq!(days("before"), Some(DaysFrom::Dateline));
    assert_eq!(days("at"), Some(DaysFrom::Own));
}

/// An article under headings is read by its dates though it has but two; a letter without headings is not.
#[test]
fn headings_make_sections_of_an_article() {
    let parts = |heading: &str| {
        let text = format!(
            "The fight for Dorvet\n\n{heading}On the morning of 3 March. Shells fell on Dorvet and the mill burned.\n\n\
             {heading}By the evening of 4 March. Shells fell on Dorvet again.\n\n{heading}Nobody was seen there since.\n\n{heading}The mill stands empty."
        );
        let report = Draft::new("a.txt", (2031, 3, 6), &text)
            .mention(MentionKind::Place, "Dorvet")
            .time("3 March", "2031-03-03")
            .time("4 March", "2031-03-04")
            .event("Shells fell on Dorvet and", EventType::Shelling, None, Some("Dorvet"), None)
            .event("Shells fell on Dorvet again", EventType::Shelling, None, Some("Dorvet"), None)
            .done();
        found(report).iter().filter(|(h, _)| h.days.is_some_and(|(_, from)| from == DaysFrom::Section)).count()
    };
    assert_eq!(parts("What happened\n\n"), 2);
    assert_eq!(parts(""), 0);
}

/// The names that each happening with a toll has, by its day.
fn names(report: ReadReport) -> Vec<(String, Vec<String>)> {
    let victims: Vec<String> = report.findings.victims.iter().map(|v| v.name.clone()).collect();
    let of = |h: &Happening| (when(h).unwrap().0, h.of_it.iter().map(|k| victims[*k].clone()).collect());
    found(report).iter().filter(|(h, _)| !h.tolls.is_empty()).map(|(h, _)| of(h)).collect()
}

/// Names stand in a list below a heading with the day.
#[test]
fn a_list_of_the_dead_goes_with_the_day_of_its_heading() {
    let text = "Two days of shelling in Dorvet\n\nShells hit the mill on 3 March, killing two people.\n\nShells hit the yard on 4 March, \
                killing one guard.\n\nKilled on 3 March:\n- Irma Solt, 67\n- Pavo Lenk, 9\n\nKilled on 4 March:\n- Dessan Liss, 31\n\n\
                Old Karl Ruz was killed in 2014.";
    let report = Draft::new("a.txt", (2031, 3, 5), text)
        .mention(MentionKind::Place, "Dorvet")
        .time("3 March", "2031-03-03")
        .time("4 March", "2031-03-04")
        .time("2014", "2014")
        .event("Shells hit the mill", EventType::Shelling, None, None, Some("2031-03-03"))
        .killed("two people", 2, Bound::Exact, None)
        .event("Shells hit the yard", EventType::Shelling, None, None, Some("2031-03-04"))
        .killed("one guard", 1, Bound::Exact, None)
        .victim("Irma Solt", Some(67))
        .victim("Pavo Lenk", Some(9))
        .victim("Dessan Liss", Some(31))
        .victim("Karl Ruz", None)
        .done();
    let own = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
    let all = names(report);
    let expected =
        [("2031-03-03".to_owned(), own(&["Irma Solt", "Pavo Lenk"])), ("2031-03-04".to_owned(), own(&["Dessan Liss"]))];
    assert_eq!(all, expected);
}

/// "The fallen are ..." stands in a sentence without a deed, and "who was killed in 2014" is of none that is told.
#[test]
fn a_name_without_a_day_goes_with_the_only_deed_that_counts_such_victims() {
    let text = "Shells killed two people in Dorvet on Monday.\n\nThe fallen are Timun Gherra, 23, and Odil Sarn, 20. They knew Karl Ruz, \
                who was killed in 2014.";
    let report = Draft::new("a.txt", (2031, 3, 4), text)
        .mention(MentionKind::Place, "Dorvet")
        .time("Monday", "2031-03-03")
        .time("2014", "2014")
        .event("Shells", EventType::Shelling, None, Some("Dorvet"), Some("2031-03-03"))
        .killed("two people", 2, Bound::Exact, None)
        .victim("Timun Gherra", Some(23))
        .victim("Odil Sarn", Some(20))
        .victim("Karl Ruz", None)
        .done();
    let all = names(report);
    assert_eq!(all, [("2031-03-03".to_owned(), vec!["Timun Gherra".to_owned(), "Odil Sarn".to_owned()])]);
}

/// A day beside the name that is not the deed's, and that no other deed of the report has.
#[test]
fn a_name_with_a_day_on_which_nothing_is_told_is_of_no_deed() {
    let text = "Shells killed two people in Dorvet on Monday.\n\nAda Wesk was killed on Tuesday, when the shells had fallen silent.";
    let report = |day: &str| {
        Draft::new("a.txt", (2031, 3, 6), text)
            .mention(MentionKind::Place, "Dorvet")
            .time("Monday", "2031-03-03")
            .time("Tuesday", day)
            .event("Shells", EventType::Shelling, None, Some("Dorvet"), Some("2031-03-03"))
            .killed("two people", 2, Bound::Exact, None)
            .victim("Ada Wesk", Some(48))
            .done()
    };
    assert_eq!(names(report("2031-03-04")), [("2031-03-03".to_owned(), Vec::new())]);
    assert_eq!(names(report("2031-03-03")), [("2031-03-03".to_owned(), vec!["Ada Wesk".to_owned()])]);
}

/// In a heading of capitals the reader sees no name; that the word is a place is told elsewhere.
#[test]
fn a_heading_in_capitals_has_its_place() {
    let places = |first: &str| {
        let text = format!(
            "WEEKLY BULLETIN\n\n{first}, 3 MARCH\nThe patrol counted five dead men at the gate.\n\nSHELLING OF THE MARKET, 4 MARCH\nThe patrol saw \
             seven craters there.\n\nHANDOVER, 5 MARCH\nTwo bodies were brought to Dorvet."
        );
        let report = Draft::new("a.txt", (2031, 3, 6), &text)
            .mention(MentionKind::Place, "Dorvet")
            .time("3 MARCH", "2031-03-03")
            .time("4 MARCH", "2031-03-04")
            .time("5 MARCH", "2031-03-05")
            .event("SHOOTING", EventType::Shooting, None, None, None)
            .killed("five dead men", 5, Bound::Exact, None)
            .done();
        found(report).into_iter().find(|(h, _)| h.kinds.contains_key(&EventType::Shooting)).map(|(_, places)| places)
    };
    assert_eq!(places("SHOOTING AT THE DORVET STATION"), Some(vec!["Dorvet".to_owned()]));
    // ... and a word that nobody calls a place is none, nor one that stands behind no word of place.
    assert_eq!(places("SHOOTING AT THE OLD STATION"), Some(vec![]));
    assert_eq!(places("SHOOTING AND DORVET COUNCIL"), Some(vec![]));
}

/// A place near by, but another day and other dead: another deed.
#[test]
fn the_dead_of_another_day_near_by_are_another_deeds() {
    let deeds = |day: &str, value: &str| {
        let text = format!(
            "Shells hit the market in Dorvet: three dead\n\nThree people died in the shelling of the market in Dorvet, a doctor said.\n\n\
             The mayor spoke of onions and pails, and of nothing else that was sold there.\n\n\
             \"First they kill the guards,\" she said, recalling the six men killed in Old Dorvet on {day}."
        );
        let mut report = Draft::new("a.txt", (2031, 3, 6), &text)
            .mention(MentionKind::Place, "Dorvet")
            .mention(MentionKind::Place, "Old Dorvet")
            .time(day, value)
            .event("Shells hit", EventType::Shelling, None, Some("Dorvet"), None)
            .killed("Three people", 3, Bound::Exact, None)
            .killed("six men", 6, Bound::Exact, None)
            .done();
        let at = text.find("Old Dorvet").unwrap();
        report.findings.figures[1].place = Some(sayso_text::Span { start: at, end: at + "Old Dorvet".len() });
        found(report).iter().filter(|(h, _)| !h.tolls.is_empty()).count()
    };
    assert_eq!(deeds("Tuesday", "2031-03-04"), 2);
    // ... and of the report's own day they are of what it is about.
    assert_eq!(deeds("Thursday", "2031-03-06"), 1);
}
