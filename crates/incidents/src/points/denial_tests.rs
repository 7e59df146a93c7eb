//! Denials by hand: what they turn against, whose they are, and what is none. All names are invented.

use sayso_case::{Attribute, Case, EventType, Manner, MentionKind};

use crate::advice::Advice;
use crate::join;
use crate::testing::{Draft, packs};

/// A report of a shelling of which the Zarnia ministry accuses Arlonia, with more words behind.
fn accusing(words: &str) -> Draft {
    let text = format!(
        "Shells hit the mill at Orsa. The Zarnia ministry accused Arlonia of shelling the mill. {words} Arlonian and Zarnian men met."
    );
    let draft = Draft::new("a", (2031, 3, 6), &text).publisher("Post a").mention(MentionKind::Place, "Orsa");
    let draft = draft.event("hit", EventType::Shelling, None, Some("Orsa"), Some("2031-03-05"));
    ["Zarnia", "Zarnian", "Arlonia", "Arlonian"]
        .into_iter()
        .fold(draft, |d, side| d.mention(MentionKind::Side, side))
        .statement("Zarnia ministry", "accused", "Arlonia of shelling the mill", Manner::Accuse)
}

/// The case of a report, with another that tells of the same shelling.
fn case_of(draft: Draft) -> Case {
    let other = Draft::new("b", (2031, 3, 6), "Shells hit the mill at Orsa. It burned.").publisher("Post b");
    let other = other.mention(MentionKind::Place, "Orsa").event(
        "hit",
        EventType::Shelling,
        None,
        Some("Orsa"),
        Some("2031-03-05"),
    );
    join(vec![draft.done(), other.done()], packs(), &Advice::default())
}

/// The denials of a case: question, answer, who denies, and what is denied with those who say it.
fn denied(case: &Case) -> Vec<(&str, &str, Vec<&str>, Vec<&str>)> {
    let mut out = Vec::new();
    for point in &case.points {
        for position in point.positions.iter().filter(|p| p.canonical.starts_with("not ")) {
            let by = position.claims.iter().filter_map(|c| c.speaker.as_deref()).collect();
            let denied = point.positions.iter().find(|p| Some(&p.id) == position.denies.as_ref());
            let of = denied.iter().flat_map(|p| &p.claims).filter_map(|c| c.speaker.as_deref()).collect();
            out.push((point.question.as_str(), position.value.as_str(), by, of));
        }
    }
    out
}

/// Checks that the Arlonia army, in these words, denies that Arlonia did it, which the Zarnia ministry says.
fn is_not_arlonia(words: &str, cue: &str, content: &str, manner: Manner) {
    let case = case_of(accusing(words).statement("Arlonia army", cue, content, manner));
    let expected = ("Who did it?", "not Arlonia", vec!["Arlonia army"], vec!["Zarnia ministry"]);
    assert_eq!(denied(&case), [expected], "{words}");
}

fn denies_nothing(words: &str, cue: &str, content: &str, manner: Manner) {
    let case = case_of(accusing(words).statement("Arlonia army", cue, content, manner));
    assert!(denied(&case).is_empty(), "{words}: {:?}", denied(&case));
}

#[test]
fn claims_that_are_called_false_are_denied() {
    is_not_arlonia("The Arlonia army called the claims baseless.", "called", "the claims", Manner::Say);
    is_not_arlonia("The Arlonia army said the claims were false.", "said", "the claims were false", Manner::Deny);
    is_not_arlonia("\"This is a lie,\" the Arlonia army said.", "said", "\"This is a lie,\"", Manner::Deny);
    is_not_arlonia("\"Slander,\" the Arlonia army said.", "the Arlonia army said", "\"Slander,\"", Manner::Say);
    is_not_arlonia(
        "The Arlonia army described the allegation as \"absurd\".",
        "described",
        "the allegation as \"absurd\"",
        Manner::Say,
    );
    is_not_arlonia("The Arlonia army issued a denial.", "issued", "a denial", Manner::Say);
    is_not_arlonia(
        "The Arlonia army described this story as fanciful.",
        "described",
        "this story as fanciful",
        Manner::Say,
    );
    denies_nothing("The Arlonia army called the road open.", "called", "the road open", Manner::Say);
    denies_nothing("The Arlonia army said the claims were serious.", "said", "the claims were serious", Manner::Say);
}

#[test]
fn a_denial_may_stand_in_what_its_speaker_says() {
    let we = "We categorically deny these claims";
    is_not_arlonia(&format!("\"{we},\" the Arlonia army said."), "the Arlonia army said", we, Manner::Say);
    let we = "We do not deny these claims";
    denies_nothing(&format!("\"{we},\" the Arlonia army said."), "the Arlonia army said", we, Manner::Say);
}

#[test]
fn whose_claims_are_denied_is_who_made_them() {
    let of = "the claims of Zarnia";
    is_not_arlonia(&format!("The Arlonia army denied {of}."), "denied", of, Manner::Deny);
    let own = "Zarnia's accusations";
    is_not_arlonia(&format!("The Arlonia army denied {own}."), "denied", own, Manner::Deny);
    // Another's claims are not the ministry's.
    let other = "Emric's accusations";
    denies_nothing(&format!("The Arlonia army denied {other}."), "denied", other, Manner::Deny);
}

#[test]
fn a_claim_called_false_is_what_is_denied_and_not_that_it_is_called_so() {
    let words = "The Arlonia army said reports that its guns had hit the mill were untrue.";
    let case = case_of(accusing(words).statement(
        "Arlonia army",
        "said",
        "its guns had hit the mill were untrue",
        Manner::Say,
    ));
    let [(question, value, by, _)] = denied(&case).try_into().expect("one denial");
    assert_eq!((question, value), ("Is it so: its guns had hit the mill?", "denied: its guns had hit the mill"));
    assert_eq!(by, ["Arlonia army"]);
}

#[test]
fn a_clause_behind_another_may_deny_a_fact() {
    let content = "They made us wait at the gate, and there was not one gun in the mill";
    let words = format!("\"{content},\" the Arlonia army said.");
    let case = case_of(accusing(&words).statement("Arlonia army", "the Arlonia army said", content, Manner::Say));
    assert_eq!(denied(&case).len(), 1, "{:?}", case.points);
    for content in ["The men, who had not been at the mill, left", "It was a hard day, with no water in the mill"] {
        denies_nothing(
            &format!("\"{content},\" the Arlonia army said."),
            "the Arlonia army said",
            content,
            Manner::Say,
        );
    }
}

#[test]
fn nor_turns_a_saying_round() {
    let content = "had guns been used by Arlonian troops at any time";
    let words = format!("Nor, the Arlonia army said, {content}.");
    let case = case_of(accusing(&words).statement("Arlonia army", "the Arlonia army said", content, Manner::Say));
    assert_eq!(denied(&case).len(), 1, "{:?}", case.points);
    denies_nothing(&format!("Now, the Arlonia army said, {content}."), "the Arlonia army said", content, Manner::Say);
}

#[test]
fn what_an_office_publishes_is_its_own_denial() {
    let report = |publisher: &str, denial: &str| {
        let text = format!("Shells hit the mill at Orsa on Monday. Arlonian guns and Arlonia were far away. {denial}");
        let draft = Draft::new("a", (2031, 3, 6), &text).publisher(publisher).mention(MentionKind::Place, "Orsa");
        let draft = draft.event("hit", EventType::Shelling, None, Some("Orsa"), Some("2031-03-05"));
        case_of(["Arlonia", "Arlonian"].into_iter().fold(draft, |d, side| d.mention(MentionKind::Side, side)))
    };
    let none = "There were no guns of Arlonia in the hills.";
    assert_eq!(denied(&report("Ministry of Defence of Arlonia", none)).len(), 1);
    assert!(denied(&report("Orsa Herald", none)).is_empty(), "a newsroom denies nobody");
    let others = "The Arlonian side did not let the patrol visit Orsa.";
    assert!(denied(&report("Border Observer Mission", others)).is_empty(), "what others did not do is told");
}

#[test]
fn whose_involvement_is_denied_is_whose_it_is() {
    let words = "Dalo Emric denied any involvement of the Arlonian army.";
    let case = case_of(
        accusing(words)
            .statement("Dalo Emric", "denied", "any involvement of the Arlonian army", Manner::Deny)
            .by_a_person(),
    );
    let expected = ("Who did it?", "not the Arlonian army", vec!["Dalo Emric"], vec!["Zarnia ministry"]);
    assert_eq!(denied(&case), [expected]);
}

#[test]
fn to_be_behind_a_strike_is_to_have_done_it() {
    let doers = |content: &str| {
        let words = format!("The mayor said {content}.");
        let case = case_of(accusing(&words).statement("mayor", "said", content, Manner::Say));
        case.points.iter().filter(|p| p.attribute == Attribute::Perpetrator).map(|p| p.positions.len()).sum::<usize>()
    };
    assert_eq!(doers("Zarnia was behind a strike on the mill"), 2);
    assert_eq!(doers("Zarnia was behind a wall near the mill"), 0);
}

#[test]
fn a_denial_of_ones_own_deed_names_ones_side() {
    let content = "We did not shell the mill";
    is_not_arlonia(&format!("\"{content},\" the Arlonia army said."), "the Arlonia army said", content, Manner::Say);
}

/// "It is a lie to say that P": P, and not what was said last.
#[test]
fn what_it_is_a_lie_to_say() {
    let words = "The clinic said six men lay in the ward. The Arlonia army said it is a lie to say that the mill was shelled by Arlonia.";
    let draft = accusing(words).statement("clinic", "said", "six men lay in the ward", Manner::Say);
    let content = "it is a lie to say that the mill was shelled by Arlonia";
    let case = case_of(draft.statement("Arlonia army", "lie", content, Manner::Say));
    let found = denied(&case);
    assert!(found.iter().all(|(question, ..)| !question.contains("ward")), "{found:?}");
    assert!(found.iter().any(|(_, _, by, _)| by == &["Arlonia army"]), "{found:?}");
}
