//! Who did it and who began, in whole points by hand. All names are invented.

use sayso_case::{Attribute, Manner, Mark, ReadReport};

use super::tests::{holders, joined, of, shelling};
use crate::advice::Advice;
use crate::join;
use crate::testing::packs;

#[test]
fn an_accusation_and_its_denial_are_one_question() {
    let accusing =
        shelling("a", 6, "The Zarnia ministry accused Arlonia of shelling the mill. The Zarnian town mourns.")
            .statement("Zarnia ministry", "accused", "Arlonia of shelling the mill", Manner::Accuse);
    let denying = shelling("b", 6, "The Arlonia ministry denied having shelled the mill. An Arlonian guard nodded.")
        .statement("Arlonia ministry", "denied", "having shelled the mill", Manner::Deny);
    let case = joined(vec![accusing.done(), denying.done()]);
    let doers = of(&case, Attribute::Perpetrator);
    let [point] = doers.as_slice() else { panic!("{:?}", case.points) };
    assert_eq!((point.mark, point.positions.len()), (Some(Mark::Disputed), 2));
    assert_eq!(point.positions[1].denies.as_ref(), Some(&point.positions[0].id));
    assert_eq!((holders(point, 0), holders(point, 1)), (vec!["Zarnia ministry"], vec!["Arlonia ministry"]));
    assert_eq!(point.positions[0].rules, ["doer_accused"]);
    assert_eq!(point.positions[1].value, "not Arlonia", "not the ministry, which nobody accused");
}

#[test]
fn whose_men_they_are_the_claim_says_and_not_its_denial() {
    let words = "The Zarnia ministry said its gunners shelled the mill, a claim the Arlonia ministry denied. An Arlonian guard nodded.";
    let told = shelling("a", 6, words)
        .statement("Zarnia ministry", "said", "its gunners shelled the mill", Manner::Say)
        .statement("Arlonia ministry", "denied", "its gunners shelled the mill", Manner::Deny);
    let case = joined(vec![told.done()]);
    let answers = of(&case, Attribute::Perpetrator);
    let values: Vec<&str> = answers.iter().flat_map(|p| &p.positions).map(|q| q.canonical.as_str()).collect();
    assert!(!values.contains(&"not arlonia"), "{values:?}");
}

#[test]
fn to_condemn_is_not_to_accuse() {
    let report = |path: &str| {
        shelling(
            path,
            6,
            "The Zarnia ministry condemned the shelling of the mill by Arlonia soldiers. A Zarnian town mourns.",
        )
        .statement("Zarnia ministry", "condemned", "the shelling of the mill by Arlonia soldiers", Manner::Accuse)
        .done()
    };
    assert!(of(&joined(vec![report("a"), report("b")]), Attribute::Perpetrator).is_empty());
}

#[test]
fn of_two_parties_named_neither_began() {
    let report = |path: &str, speaker: &str, who: &str| {
        let words = format!("The {speaker} said {who} soldiers fired first. Zarnia and Arlonia towns mourn.");
        shelling(path, 6, &words).statement(speaker, "said", &format!("{who} soldiers fired first"), Manner::Say).done()
    };
    // Whom the mayor names, beside a baker who names one side.
    let named_by_the_mayor = |who: &str| -> Vec<String> {
        let case = join(vec![report("a", "mayor", who), report("b", "baker", "Arlonian")], packs(), &Advice::default());
        let points = of(&case, Attribute::FirstFire);
        let answers = points.iter().flat_map(|p| &p.positions);
        let his = answers.filter(|q| q.claims.iter().any(|c| c.speaker.as_deref() == Some("mayor")));
        his.map(|q| q.canonical.clone()).filter(|c| c == "zarnia" || c == "arlonia").collect()
    };
    assert_eq!(named_by_the_mayor("Zarnian"), ["zarnia"]);
    assert!(named_by_the_mayor("Zarnian or Arlonian").is_empty());
}

#[test]
fn of_each_side_the_other_says_that_it_opened_fire() {
    let report = |path: &str, speaker: &str, who: &str| {
        let said = format!("{who} soldiers opened fire on the mill");
        let words = format!(
            "The {speaker} ministry said {said}. The Zarnian and the Arlonian town mourn. Zarnia ministry and Arlonia ministry."
        );
        shelling(path, 6, &words).statement(&format!("{speaker} ministry"), "said", &said, Manner::Say).done()
    };
    let asked = |other: &str| -> Vec<(String, usize)> {
        let case =
            join(vec![report("a", "Zarnia", "Arlonian"), report("b", "Arlonia", other)], packs(), &Advice::default());
        of(&case, Attribute::FirstFire).iter().map(|p| (p.question.clone(), p.positions.len())).collect()
    };
    assert_eq!(asked("Zarnian"), [("Who opened fire?".to_owned(), 2)]);
    assert!(asked("Arlonian").is_empty(), "what both say alike does not say who was first");
}

#[test]
fn whose_deed_it_is_in_a_claim_that_is_rejected() {
    let doers = |content: &str| -> Vec<String> {
        let whole = format!("Arlonia's claim {content}");
        let words =
            format!("The Zarnia ministry rejected {whole}. A Zarnian and an Arlonian town mourn, and Arlonia too.");
        let report = shelling("a", 6, &words)
            .statement("Zarnia ministry", "rejected", &whole, Manner::Reject)
            .statement("Arlonia", "claim", content, Manner::Claim);
        let case = join(vec![report.done(), shelling("b", 6, "It burned.").done()], packs(), &Advice::default());
        let points = of(&case, Attribute::Perpetrator);
        let held = points.iter().flat_map(|p| &p.positions).filter(|q| q.denies.is_none());
        held.map(|q| q.canonical.clone()).collect()
    };
    assert_eq!(doers("to have shelled the mill"), ["arlonia"]);
    assert!(doers("that it shelled the mill").is_empty());
}

#[test]
fn whose_own_the_shelling_is_does_not_deny_it() {
    let words = |saying: &str| {
        format!("The Zarnia ministry said {saying}. A Zarnian and an Arlonian town mourn, and Arlonia too.")
    };
    let own = |path: &str, saying: &str| {
        shelling(path, 6, &words(saying)).statement("Zarnia ministry", "said", saying, Manner::Confirm).done()
    };
    let denial = "The Zarnia ministry denied killing civilians in the shelling of the mill. A Zarnian town mourns.";
    let denying = shelling("b", 6, denial)
        .statement("Zarnia ministry", "denied", "killing civilians in the shelling of the mill", Manner::Deny)
        .done();
    let accusing =
        shelling("c", 6, "The Arlonia ministry accused Zarnia of shelling the mill. An Arlonian town mourns.")
            .statement("Arlonia ministry", "accused", "Zarnia of shelling the mill", Manner::Accuse)
            .done();
    let deny = |own: ReadReport| -> usize {
        let case = join(vec![own, denying.clone(), accusing.clone()], packs(), &Advice::default());
        let points = of(&case, Attribute::Perpetrator);
        points.iter().flat_map(|p| &p.positions).filter(|q| q.denies.is_some()).count()
    };
    assert_eq!(deny(own("a", "it was responsible for the shelling of the mill")), 0);
    assert_eq!(deny(own("a", "the shelling of the mill was a crime")), 1);
}

/// "Denied that Zarnian soldiers had been firing from the mill", which was shelled from the air: nobody is cleared of the strike by it.
#[test]
fn who_denies_another_deed_names_no_doer() {
    let doers = |denied: &str| {
        let words = format!(
            "The clinic denied that Zarnian soldiers {denied} the mill. A Zarnian and an Arlonian town mourn, and Arlonia too."
        );
        let strike =
            |path: &str, words: &str| {
                let text = format!("Jets hit the mill at Orsa. {words}");
                crate::testing::Draft::new(path, (2031, 3, 6), &text)
                    .mention(sayso_case::MentionKind::Place, "Orsa")
                    .event("hit", sayso_case::EventType::Airstrike, None, Some("Orsa"), Some("2031-03-05"))
            };
        let denial = strike("a", &words).mention(sayso_case::MentionKind::Side, "Zarnian").statement(
            "clinic",
            "denied",
            &format!("that Zarnian soldiers {denied} the mill"),
            Manner::Deny,
        );
        let accusing = strike("b", "The Arlonia ministry accused Zarnia of bombing the mill. A Zarnian and an Arlonian town mourn, and Arlonia too.")
            .mention(sayso_case::MentionKind::Side, "Zarnia")
            .statement("Arlonia ministry", "accused", "Zarnia of bombing the mill", Manner::Accuse);
        let case = join(vec![denial.done(), accusing.done()], packs(), &Advice::default());
        let points = of(&case, Attribute::Perpetrator);
        points.iter().flat_map(|p| &p.positions).filter(|q| q.denies.is_some()).count()
    };
    assert_eq!(doers("had bombed"), 1);
    assert_eq!(doers("had fired from"), 0);
}

#[test]
fn the_accused_may_stand_before_a_comma() {
    for accused in ["Arlonia, for the shelling of the mill", "Arlonia for the shelling of the mill"] {
        let words =
            format!("The Zarnia ministry blamed {accused}. A Zarnian and an Arlonian town mourn, and Arlonia too.");
        let accusing = shelling("a", 6, &words).statement("Zarnia ministry", "blamed", accused, Manner::Accuse);
        let denying =
            shelling("b", 6, "The Arlonia ministry denied having shelled the mill. An Arlonian guard nodded.")
                .statement("Arlonia ministry", "denied", "having shelled the mill", Manner::Deny);
        let case = joined(vec![accusing.done(), denying.done()]);
        let held = |p: &&sayso_case::Point| p.positions.iter().any(|q| q.rules == ["doer_accused"]);
        assert!(of(&case, Attribute::Perpetrator).iter().any(held), "{accused}: {:?}", case.points);
    }
}
