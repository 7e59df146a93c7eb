//! Whole cases built by hand: joining, disputes, order, mirror, speed.
use sayso_case::{Attribute, Bound, Case, EventType, Manner, MentionKind, ReadReport};

use crate::advice::Advice;
use crate::join;
use crate::testing::{Draft, packs};

/// Three reports of one shooting by two sides; `{A}` and `{B}` are the sides, `{a}` and `{b}` their adjectives.
fn shooting(sides: [(&str, &str); 2]) -> Vec<ReadReport> {
    let fill = |text: &str| {
        text.replace("{A}", sides[0].0).replace("{a}", sides[0].1).replace("{B}", sides[1].0).replace("{b}", sides[1].1)
    };
    let day = Some("2031-03-05");
    let (a, b) = (fill("{a} soldiers"), fill("{b} soldiers"));
    let first = fill(
        "Three officers were killed in a shooting at Orsa Bridge. The {A} ministry said {b} soldiers opened fire first \
         near the mill. The {A} ministry accused {B} of the ambush.",
    );
    let second = fill(
        "At least five people died in the clash at Orsa Bridge. The {B} ministry said {a} soldiers opened fire first \
         near the mill. The {B} ministry denied that it attacked the officers.",
    );
    let third = fill("Officials said three were killed in an attack near Orsa Bridge and the mill.");
    let (am, bm) = (fill("{A} ministry"), fill("{B} ministry"));
    vec![
        Draft::new("a.txt", (2031, 3, 6), &first)
            .mention(MentionKind::Place, "Orsa Bridge")
            .mention(MentionKind::Side, &b)
            .mention(MentionKind::Body, &am)
            .mention(MentionKind::Side, &fill("{B} of").replace(" of", ""))
            .statement(&am, "said", &fill("{b} soldiers opened fire first near the mill"), Manner::Say)
            .statement(&am, "accused", "the ambush", Manner::Accuse)
            .killed("Three officers", 3, Bound::Exact, None)
            .event("shooting", EventType::Shooting, None, Some("Orsa Bridge"), day)
            .event("ambush", EventType::Ambush, None, None, None)
            .done(),
        Draft::new("b.txt", (2031, 3, 6), &second)
            .mention(MentionKind::Place, "Orsa Bridge")
            .mention(MentionKind::Side, &a)
            .mention(MentionKind::Body, &bm)
            .statement(&bm, "said", &fill("{a} soldiers opened fire first near the mill"), Manner::Say)
            .statement(&bm, "denied", "that it attacked the officers", Manner::Deny)
            .killed("At least five people", 5, Bound::AtLeast, None)
            .event("clash", EventType::Clash, None, Some("Orsa Bridge"), day)
            .done(),
        Draft::new("c.txt", (2031, 3, 5), &third)
            .mention(MentionKind::Place, "Orsa Bridge")
            .statement("Officials", "said", "three were killed in an attack near Orsa Bridge and the mill", Manner::Say)
            .killed("three", 3, Bound::Exact, None)
            .event("attack", EventType::Attack, None, Some("Orsa Bridge"), None)
            .done(),
    ]
}

const SIDES: [(&str, &str); 2] = [("Zarnia", "Zarnian"), ("Arlonia", "Arlonian")];

/// What a case says, without ids.
fn render(case: &Case) -> String {
    let mut out = String::new();
    for i in &case.incidents {
        let paths: Vec<&str> = i.reports.iter().filter_map(|r| Some(case.report(r)?.report.path.as_str())).collect();
        out.push_str(&format!("{} {paths:?} {}\n", i.label, i.origins));
        for p in case.points.iter().filter(|p| p.incident == i.id) {
            out.push_str(&format!("  {:?} {}\n", p.attribute, p.question));
            for q in &p.positions {
                out.push_str(&format!("    {} denies {:?}\n", q.value, q.denies.is_some()));
                for c in &q.claims {
                    let report = &case.report(&c.report).unwrap().report;
                    out.push_str(&format!("      {} {:?} {}\n", report.path, c.speaker, c.span.of(&report.text)));
                }
            }
        }
    }
    for n in &case.names {
        out.push_str(&format!("{:?} {} {}\n", n.kind, n.label, n.variants.len()));
    }
    for l in &case.ledger {
        out.push_str(&format!("{:?} {:?} {:?} {}\n", l.outcome, l.side, l.role, l.entries.len()));
    }
    out
}

#[test]
fn one_shooting_in_three_reports_is_one_incident() {
    let case = join(shooting(SIDES), packs(), &Advice::default());
    assert_eq!(case.incidents.len(), 1, "{}", render(&case));
    assert_eq!(case.incidents[0].reports.len(), 3);
    assert_eq!(case.incidents[0].when.map(|when| when.to_string()).as_deref(), Some("2031-03-05"));
    let of = |a: Attribute| {
        case.points.iter().find(|p| p.attribute == a).unwrap_or_else(|| panic!("{a:?}\n{}", render(&case)))
    };
    let killed: Vec<(&str, usize)> =
        of(Attribute::Killed).positions.iter().map(|p| (p.value.as_str(), p.claims.len())).collect();
    assert_eq!(killed, [("three", 2), ("At least five", 1)]);
    let fire = of(Attribute::FirstFire);
    assert_eq!(fire.positions.len(), 2, "{}", render(&case));
    let doer = of(Attribute::Perpetrator);
    assert!(doer.positions.iter().any(|p| p.denies == Some(doer.positions[0].id.clone())), "{}", render(&case));
}

#[test]
fn exchanging_the_sides_exchanges_the_case() {
    let there = render(&join(shooting(SIDES), packs(), &Advice::default()));
    let back = render(&join(shooting([SIDES[1], SIDES[0]]), packs(), &Advice::default()));
    let swapped = back.replace("Zarnia", "\u{1}").replace("Arlonia", "Zarnia").replace('\u{1}', "Arlonia");
    assert_eq!(there, swapped);
}

#[test]
fn order_changes_nothing() {
    let whole = format!("{:?}", join(shooting(SIDES), packs(), &Advice::default()));
    let mut seed = 7u64;
    let mut next = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) as usize % n
    };
    fn shuffle<T>(list: &mut [T], next: &mut impl FnMut(usize) -> usize) {
        for k in (1..list.len()).rev() {
            list.swap(k, next(k + 1));
        }
    }
    for _ in 0..50 {
        let mut reports = shooting(SIDES);
        for r in &mut reports {
            shuffle(&mut r.findings.statements, &mut next);
            shuffle(&mut r.findings.figures, &mut next);
            shuffle(&mut r.findings.events, &mut next);
            shuffle(&mut r.findings.mentions, &mut next);
        }
        shuffle(&mut reports, &mut next);
        assert_eq!(format!("{:?}", join(reports, packs(), &Advice::default())), whole);
    }
}

#[test]
fn ids_stay_when_another_report_comes() {
    let ids = |case: &Case| -> Vec<String> {
        let points = case.points.iter().map(|p| p.id.to_string());
        case.incidents.iter().map(|i| i.id.to_string()).chain(points).collect()
    };
    let before = ids(&join(shooting(SIDES), packs(), &Advice::default()));
    let mut reports = shooting(SIDES);
    let text = "Two farmers died in a flood of rockets at Tervel on Monday.";
    let other = Draft::new("0.txt", (2031, 8, 1), text)
        .mention(MentionKind::Place, "Tervel")
        .killed("Two farmers", 2, Bound::Exact, None)
        .event("rockets", EventType::Shelling, None, Some("Tervel"), Some("2031-07-29"));
    reports.push(other.done());
    let case = join(reports, packs(), &Advice::default());
    assert_eq!(case.incidents.len(), 2, "{}", render(&case));
    let after = ids(&case);
    assert!(before.iter().all(|id| after.contains(id)));
}

#[test]
fn other_days_and_places_do_not_join() {
    let mut reports = shooting(SIDES);
    for (path, place, day) in [("d.txt", "Orsa Bridge", "2031-03-02"), ("e.txt", "Tervel", "2031-03-05")] {
        let text = format!("Three officers were killed in a shooting at {place}.");
        let draft = Draft::new(path, (2031, 3, 6), &text)
            .mention(MentionKind::Place, place)
            .killed("Three officers", 3, Bound::Exact, None)
            .event("shooting", EventType::Shooting, None, Some(place), Some(day));
        reports.push(draft.done());
    }
    let case = join(reports, packs(), &Advice::default());
    assert_eq!(case.incidents.len(), 3, "{}", render(&case));
}

#[test]
fn names_join_and_none_is_preferred() {
    let text = "Selka (Zelmar) was quiet. Yarin Khodrev said so in Selka.";
    let other = "Zelmar was quiet. Yaren Hodrev said so. Hodrev left.";
    let reports = vec![
        Draft::new("a.txt", (2031, 3, 6), text)
            .mention(MentionKind::Place, "Selka")
            .mention(MentionKind::Place, "Zelmar")
            .mention(MentionKind::Person, "Yarin Khodrev")
            .same("Selka", "Zelmar")
            .done(),
        Draft::new("b.txt", (2031, 3, 7), other)
            .mention(MentionKind::Place, "Zelmar")
            .mention(MentionKind::Person, "Yaren Hodrev")
            .done(),
    ];
    let labels = |advice: &Advice| -> Vec<String> {
        join(reports.clone(), packs(), advice).names.into_iter().map(|n| n.label).collect()
    };
    assert_eq!(labels(&Advice::default()), ["Selka / Zelmar", "Yarin Khodrev / Yaren Hodrev"]);
    let advice = Advice::parse(Some("\"Y. Khodrev\" = [\"Yaren Hodrev\"]"), None).unwrap();
    assert_eq!(labels(&advice), ["Selka / Zelmar", "Y. Khodrev"]);
}

#[test]
fn bodies_are_one_whatever_the_order_of_words() {
    let forms = [
        "Zarnia’s Defence Ministry",
        "Ministry of Defence of Zarnia",
        "Zarnian Defense Ministry",
        "Zarnian Interior Ministry",
    ];
    let reports: Vec<ReadReport> = forms
        .iter()
        .enumerate()
        .map(|(k, form)| {
            Draft::new(&format!("{k}.txt"), (2031, 3, 6), &format!("In Zarnia it rained. The {form} said so."))
                .mention(MentionKind::Place, "Zarnia it")
                .mention(MentionKind::Body, form)
                .done()
        })
        .map(|mut r| {
            for m in r.findings.mentions.iter_mut().filter(|m| m.kind == MentionKind::Place) {
                m.span.end -= " it".len();
            }
            r
        })
        .collect();
    let case = join(reports, packs(), &Advice::default());
    let bodies: Vec<usize> =
        case.names.iter().filter(|n| n.kind == MentionKind::Body).map(|n| n.variants.len()).collect();
    assert_eq!(bodies, [3, 1], "{}", render(&case));
}

#[test]
fn copies_are_one_origin() {
    let story = "The convoy of forty lorries reached the valley late on Monday after two days of talks between the mayor \
                 and the guards at the northern gate, where it had waited in the snow without food or fuel.";
    let reports = vec![
        Draft::new("a.txt", (2031, 3, 6), &format!("{story} The mayor smiled.")).done(),
        Draft::new("b.txt", (2031, 3, 6), &format!("{story} Children sang.")).done(),
        Draft::new("c.txt", (2031, 3, 6), "Nothing of the kind was seen by anybody here.").done(),
        Draft::new("d.txt", (2031, 3, 6), "It rained. --Norwire").done(),
        Draft::new("e.txt", (2031, 3, 6), "It snowed. (Norwire)").done(),
        Draft::new("f.txt", (2031, 3, 6), &format!("He said: “{story}” Nobody clapped at that speech.")).done(),
    ];
    let case = join(reports, packs(), &Advice::default());
    let sizes: Vec<usize> = case.origins.iter().map(|o| o.reports.len()).collect();
    assert_eq!(sizes, [2, 1, 2, 1]);
    assert_eq!(case.origins[2].credited.as_deref(), Some("Norwire"));
}

#[test]
fn victims_join_over_spellings() {
    let reports = vec![
        Draft::new("a.txt", (2031, 3, 6), "Tolm Averik died.").victim("Tolm Averik", None).done(),
        Draft::new("b.txt", (2031, 3, 6), "Tolm Averick died.").victim("Tolm Averick", Some(44)).done(),
        Draft::new("c.txt", (2031, 3, 6), "Ada Averik died.").victim("Ada Averik", Some(9)).done(),
    ];
    let case = join(reports, packs(), &Advice::default());
    let names: Vec<Vec<String>> = case.victims.iter().map(|v| v.names.clone()).collect();
    assert_eq!(names, [vec!["Tolm Averik".to_owned(), "Tolm Averick".to_owned()], vec!["Ada Averik".to_owned()]]);
}

#[test]
fn a_case_without_reports_is_empty() {
    let case = join(Vec::new(), packs(), &Advice::default());
    assert!(case.incidents.is_empty() && case.points.is_empty() && case.names.is_empty());
}

/// Five hundred reports of forty findings; the time is printed, for a look at it: `cargo test --release -- --ignored speed`.
#[test]
#[ignore = "a measurement, not a test"]
fn speed() {
    let reports: Vec<ReadReport> = (0..500)
        .map(|k| {
            let mut text = String::new();
            for s in 0..40 {
                text.push_str(&format!(
                    "Shot{s} rang at Town{} and {} men of unit{k} fell near mill{} road{}. ",
                    (k + s) % 90,
                    s + 2,
                    k % 7,
                    s * k
                ));
            }
            let mut draft = Draft::new(&format!("{k:03}.txt"), (2031, 3, 1 + (k % 28) as i8), &text);
            for s in 0..14 {
                let town = format!("Town{} and", (k + s) % 90);
                draft = draft.mention(MentionKind::Place, &town).event(
                    &format!("Shot{s} "),
                    EventType::Shooting,
                    None,
                    Some(&town),
                    None,
                );
                draft = draft.killed(&format!("{} men", s + 2), s as u64 + 2, Bound::Exact, None);
            }
            draft.done()
        })
        .collect();
    let start = std::time::Instant::now();
    let case = join(reports, packs(), &Advice::default());
    println!("{} incidents, {} points in {:?}", case.incidents.len(), case.points.len(), start.elapsed());
}
