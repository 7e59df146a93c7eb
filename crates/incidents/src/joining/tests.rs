//! Scores and clusters, told by whole invented reports.

use proptest::prelude::*;
use sayso_case::{Bound, Case, EventType, Fold, MentionKind, ReadReport};

use crate::advice::Advice;
use crate::join;
use crate::testing::{Draft, packs};

/// A report of a shelling of a village with its toll.
fn shelling(path: &str, published: (i16, i8, i8), village: &str, day: &str, killed: u64) -> ReadReport {
    let toll = format!("{killed} people");
    let text = format!(
        "{killed} people killed in {village}\n\nShells killed {toll} in the village of {village} as farmers brought in the barley, \
         a nurse at the clinic said."
    );
    Draft::new(path, published, &text)
        .mention(MentionKind::Place, village)
        .event("Shells", EventType::Shelling, None, Some(village), Some(day))
        .killed(&toll, killed, Bound::Exact, None)
        .done()
}

/// A report of another deed of one of these days, elsewhere.
fn ambush(path: &str) -> ReadReport {
    let text = "Lorry drivers ambushed near Arlum\n\nTwo drivers died when masked men stopped their lorries in Arlum, a haulage firm \
                told this paper.";
    Draft::new(path, (2031, 3, 4), text)
        .mention(MentionKind::Place, "Arlum")
        .event("ambushed", EventType::Ambush, None, Some("Arlum"), Some("2031-03-03"))
        .killed("Two drivers", 2, Bound::Exact, None)
        .done()
}

fn together(case: &Case) -> Vec<Vec<String>> {
    let path = |id| case.report(id).map_or(String::new(), |r| r.report.path.clone());
    let mut out: Vec<Vec<String>> = case.incidents.iter().map(|i| i.reports.iter().map(path).collect()).collect();
    out.sort();
    out
}

#[test]
fn one_deed_told_by_several_is_one_and_another_village_is_not() {
    let reports = vec![
        shelling("a.txt", (2031, 3, 4), "Dorvet", "2031-03-03", 6),
        shelling("b.txt", (2031, 3, 5), "Dorvett", "2031-03-03", 6),
        ambush("c.txt"),
    ];
    let case = join(reports, packs(), &Advice::default());
    assert_eq!(together(&case), [vec!["a.txt", "b.txt"], vec!["c.txt"]]);
    let first = &case.incidents[0];
    assert_eq!((first.rank, first.fold, first.told_by.len(), first.date_prec), (1, None, 2, Some(1)));
    assert!(!first.joins.is_empty() && first.joins.iter().all(|j| !j.reasons.is_empty()));
    assert_eq!(case.incidents[1].fold, Some(Fold::OneReport));
}

#[test]
fn sure_days_apart_are_two_deeds() {
    let reports = vec![
        shelling("a.txt", (2031, 3, 8), "Dorvet", "2031-03-03", 6),
        shelling("b.txt", (2031, 3, 8), "Dorvet", "2031-03-07", 6),
    ];
    assert_eq!(join(reports, packs(), &Advice::default()).incidents.len(), 2);
}

/// One text dates the deed, the other's lead its news, a month later, in the same village: two deeds, but for a report of what followed.
#[test]
fn the_news_of_two_days_is_two_deeds() {
    let count = |headline: &str| {
        let text = format!(
            "{headline}\n\nSix people died in the village of Dorvet on Tuesday. Shells fell as farmers brought in the barley, a nurse at \
             the clinic said."
        );
        let later = Draft::new("b.txt", (2031, 4, 9), &text)
            .mention(MentionKind::Place, "Dorvet")
            .time("Tuesday", "2031-04-08")
            .event("Shells fell", EventType::Shelling, None, None, None)
            .killed("Six people", 6, Bound::Exact, None)
            .done();
        join(vec![shelling("a.txt", (2031, 3, 4), "Dorvet", "2031-03-03", 6), later], packs(), &Advice::default())
            .incidents
            .len()
    };
    assert_eq!(count("6 people killed in Dorvet"), 2);
    assert_eq!(count("Inquiry after 6 people killed in Dorvet"), 1);
}

#[test]
fn nothing_is_told_before_it_happened() {
    let reports = vec![
        shelling("a.txt", (2031, 3, 1), "Dorvet", "2031-03-01", 6),
        shelling("b.txt", (2031, 3, 8), "Dorvet", "2031-03-07", 6),
    ];
    assert_eq!(join(reports, packs(), &Advice::default()).incidents.len(), 2);
}

/// The shooting at the station of Selka on 3 March, and the shelling of the market of Dorvet two days later, which names that day: two
/// persons, both towns and a day are common to both.
fn station(path: &str) -> ReadReport {
    let text = "Six guards shot at station in Selka\n\nGunmen shot six guards dead at the pumping station in Selka on 3 March, the mayor \
                of Dorvet, Irma Solt, said. Captain Pavo Lenk of the mission found cartridges on the bank near Dorvet.";
    Draft::new(path, (2031, 3, 4), text)
        .mention(MentionKind::Place, "Selka")
        .mention(MentionKind::Place, "Dorvet")
        .mention(MentionKind::Person, "Irma Solt")
        .mention(MentionKind::Person, "Pavo Lenk")
        .time("3 March", "2031-03-03")
        .event("shot", EventType::Shooting, None, Some("Selka"), Some("2031-03-03"))
        .killed("six guards", 6, Bound::Exact, None)
        .done()
}

fn market(path: &str) -> ReadReport {
    let text = "Shells hit market in Dorvet\n\nThree people died as mortar bombs burst over the fish stalls in Dorvet, a porter told this \
                paper.\n\nThe awnings burned until noon. Women carried the hurt to the clinic on doors.\n\nIrma Solt had asked for a \
                truce only that morning. Pavo Lenk had been in Selka since the shots of 3 March and came too late.";
    Draft::new(path, (2031, 3, 5), text)
        .mention(MentionKind::Place, "Dorvet")
        .mention(MentionKind::Place, "Selka")
        .mention(MentionKind::Person, "Irma Solt")
        .mention(MentionKind::Person, "Pavo Lenk")
        .time("3 March", "2031-03-03")
        .event("mortar bombs burst", EventType::Shelling, None, Some("Dorvet"), None)
        .killed("Three people", 3, Bound::Exact, None)
        .done()
}

/// A bulletin that tells of both, each by its own day.
fn bulletin(path: &str) -> ReadReport {
    let text = "Valley bulletin\n\n1. Station in Selka, 3 March\nThe patrol saw six dead guards and saw cartridges from a shooting in \
                Selka.\n\n2. Market in Dorvet, 5 March\nThe patrol measured craters from the shelling in Dorvet, where three people \
                died.\n\n3. Roads, 8 March\nThe bridge was closed.";
    Draft::new(path, (2031, 3, 9), text)
        .mention(MentionKind::Place, "Selka")
        .mention(MentionKind::Place, "Dorvet")
        .time("3 March", "2031-03-03")
        .time("5 March", "2031-03-05")
        .time("8 March", "2031-03-08")
        .event("shooting", EventType::Shooting, None, Some("Selka"), None)
        .killed("six dead guards", 6, Bound::Exact, None)
        .event("shelling", EventType::Shelling, None, Some("Dorvet"), None)
        .killed("three people", 3, Bound::Exact, None)
        .done()
}

#[test]
fn a_report_that_tells_of_both_tells_that_they_are_two() {
    let two = vec![station("a.txt"), market("b.txt")];
    assert_eq!(together(&join(two.clone(), packs(), &Advice::default())), [vec!["a.txt", "b.txt"]]);
    let told = two.into_iter().chain([bulletin("c.txt")]).collect();
    let together = together(&join(told, packs(), &Advice::default()));
    assert_eq!(together, [vec!["a.txt", "c.txt"], vec!["b.txt", "c.txt"]]);
}

/// A report of the shelling of Dorvet that names some who live there.
fn neighbours(path: &str) -> ReadReport {
    let text = "Shells hit Dorvet\n\nShells killed six people in the village of Dorvet as farmers brought in the barley. Irma Solt, who \
                keeps the ferry, and Pavo Lenk, who comes from Arlum, saw the barn burn.";
    Draft::new(path, (2031, 3, 4), text)
        .mention(MentionKind::Place, "Dorvet")
        .mention(MentionKind::Place, "Arlum")
        .mention(MentionKind::Person, "Irma Solt")
        .mention(MentionKind::Person, "Pavo Lenk")
        .event("Shells killed", EventType::Shelling, None, Some("Dorvet"), Some("2031-03-03"))
        .killed("six people", 6, Bound::Exact, None)
        .done()
}

/// What came after: its scene is another place, and no deed is found in it but that of `day`, if there is one.
fn candles(day: Option<&str>) -> ReadReport {
    let text = "Candles on the landing\n\nOn the landing in Arlum a hundred people stood with candles and nobody spoke for an hour. \
                Sergeant Elm kept the road free.\n\nIrma Solt and Pavo Lenk had come down from the village on foot. Since 3 March they \
                have not slept under a roof: shells burned the barn with the barley.";
    let draft = Draft::new("e.txt", (2031, 3, 9), text)
        .mention(MentionKind::Place, "Arlum")
        .mention(MentionKind::Person, "Irma Solt")
        .mention(MentionKind::Person, "Pavo Lenk")
        .time("3 March", "2031-03-03");
    match day {
        Some(day) => draft.event("stood", EventType::Shelling, None, Some("Arlum"), Some(day)).done(),
        None => draft.done(),
    }
}

/// The candles are like one report and unlike eight; they go with the nine together, and not where a text gives them a day.
#[test]
fn a_late_report_goes_with_a_cluster_as_a_whole() {
    let told = |last: ReadReport| {
        let plain = |k: usize| shelling(&format!("b{k}.txt"), (2031, 3, 4), "Dorvet", "2031-03-03", 6);
        let reports = (0..8).map(plain).chain([neighbours("a.txt"), last]).collect();
        together(&join(reports, packs(), &Advice::default())).iter().map(Vec::len).collect::<Vec<_>>()
    };
    assert_eq!(told(candles(None)), [10]);
    assert_eq!(told(candles(Some("2031-03-08"))), [9, 1]);
}

/// Villages, days and tolls, so that some reports tell of one deed and some do not.
fn piles() -> impl Strategy<Value = Vec<ReadReport>> {
    let one = (0usize..4, 1i8..6, 3u64..8, 0i8..3);
    prop::collection::vec(one, 2..14).prop_map(|all| {
        let villages = ["Dorvet", "Arlum", "Selka Mill", "Upper Orsa"];
        let made = all.into_iter().enumerate();
        made.map(|(k, (v, day, killed, later))| {
            shelling(&format!("{k:02}.txt"), (2031, 3, day + later), villages[v], &format!("2031-03-0{day}"), killed)
        })
        .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_reports_changes_nothing(reports in piles(), seed in any::<u64>()) {
        let mut shuffled = reports.clone();
        let mut state = seed | 1;
        for k in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(k, (state >> 33) as usize % (k + 1));
        }
        let (a, b) = (join(reports, packs(), &Advice::default()), join(shuffled, packs(), &Advice::default()));
        prop_assert_eq!(format!("{:?}", a.incidents), format!("{:?}", b.incidents));
    }

    #[test]
    fn every_trace_stands_in_one_incident_and_ranks_run_from_one(reports in piles()) {
        let case = join(reports, packs(), &Advice::default());
        let ranks: Vec<usize> = case.incidents.iter().map(|i| i.rank).collect();
        prop_assert_eq!(ranks, (1..=case.incidents.len()).collect::<Vec<_>>());
        let mut seen = std::collections::BTreeSet::new();
        for i in &case.incidents {
            let reports: std::collections::BTreeSet<_> = i.happenings.iter().filter(|h| h.first.is_some() && h.told).map(|h| &h.report).collect();
            prop_assert!(reports.len() <= i.reports.len());
            for f in &i.findings {
                let event_or_figure = f.as_str().starts_with(['e', 'f']);
                prop_assert!(!event_or_figure || seen.insert(f.clone()), "{f} in two incidents");
            }
        }
    }
}
