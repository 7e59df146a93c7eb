//! Every kind with a sentence, all invented; most without a tree, by the order of words.

use proptest::prelude::*;
use sayso_reader::{Deprel, Reading, Upos, Word};
use sayso_text::Span;

use super::*;
use crate::testing::{in_context, report, with_context};
use crate::{EventType, Mode};

/// "trigger type agent patient", with "-" for none.
fn told(text: &str) -> Vec<String> {
    with_context(text, |ctx| events(ctx, &[], &[]).iter().map(|e| line(text, e)).collect())
}

fn line(text: &str, e: &Event) -> String {
    let words = |s: Option<Span>| s.map_or("-", |s| s.of(text));
    format!("{} {} | {} > {}", e.event_type.as_str(), e.span.of(text), words(e.agent), words(e.patient))
}

fn kinds(text: &str) -> Vec<&'static str> {
    with_context(text, |ctx| events(ctx, &[], &[]).iter().map(|e| e.event_type.as_str()).collect())
}

#[test]
fn one_sentence_a_kind() {
    for (text, kind) in [
        ("Gunmen opened fire on a bus.", "shooting"),
        ("The patrol came under fire.", "shooting"),
        ("The army shelled the village.", "shelling"),
        ("Three rockets hit a school.", "shelling"),
        ("An air strike hit a school.", "airstrike"),
        ("Airstrikes levelled the street.", "airstrike"),
        ("Warplanes struck the market.", "airstrike"),
        ("Helicopters dropped barrel bombs on the town.", "airstrike"),
        ("A car bomb exploded near the gate.", "bombing"),
        ("A man blew himself up at the gate.", "bombing"),
        ("Clashes erupted along the river.", "clash"),
        ("There was heavy fighting at the river.", "clash"),
        ("A patrol was ambushed.", "ambush"),
        ("It called for a report on the chemical weapons attack.", "chemical_attack"),
        ("The captives were beheaded.", "execution"),
        ("Rebels took control of the airport.", "capture"),
        ("The town fell to the rebels.", "capture"),
        ("The army withdrew from the pass.", "withdrawal"),
        ("Police arrested nine men.", "arrest"),
        ("Gunmen took nine nurses hostage.", "abduction"),
        ("Thousands fled the valley.", "displacement"),
        ("The wounded were evacuated.", "evacuation"),
        ("Lorries delivered food to the camp.", "aid_delivery"),
        ("Both signed an agreement.", "agreement"),
        ("The truce held for a week.", "ceasefire"),
        ("He spoke of a violation of the ceasefire.", "ceasefire_violation"),
        ("The army broke the truce.", "ceasefire_violation"),
        ("The siege went on.", "blockade"),
        ("Soldiers blocked the road.", "blockade"),
        ("A court ordered his release.", "court_order"),
        ("A prisoner swap took place.", "exchange"),
        ("The bodies were handed over.", "handover"),
        ("Rebels attacked a post.", "attack"),
    ] {
        assert_eq!(kinds(text), [kind], "{text}");
    }
}

#[test]
fn what_tells_of_no_event() {
    for text in [
        "He died of a heart attack.",
        "Two attack helicopters stood by.",
        "Workers began a hunger strike.",
        "The exchange rate fell.",
        "She signed the guest book.",
        "Rain fell on the camp.",
    ] {
        assert_eq!(kinds(text), [""; 0], "{text}");
    }
}

#[test]
fn who_did_it_to_whom_by_the_order_of_words() {
    for (text, expected) in [
        ("The army has shelled the village of Orsk.", "shelling shelled | The army > the village of Orsk"),
        ("The village was shelled by the army on Tuesday.", "shelling shelled | the army > The village"),
        ("She saw the shelling of the village by the army.", "shelling shelling | the army > the village"),
        ("A rocket hit a school.", "shelling hit | - > a school"),
        ("The patrol came under fire.", "shooting came under fire | - > The patrol"),
    ] {
        assert_eq!(told(text), [expected], "{text}");
    }
}

#[test]
fn one_event_a_phrase() {
    assert_eq!(told("An air strike attack was seen."), ["airstrike air strike attack | - > -"]);
    assert_eq!(kinds("A car bomb exploded."), ["bombing"]);
    assert_eq!(kinds("The shelling and the air strikes went on."), ["shelling", "airstrike"]);
}

#[test]
fn modes() {
    for (text, mode) in [
        ("The army shelled the town.", Mode::Happened),
        ("The army did not shell the town.", Mode::Denied),
        ("The army failed to capture the town.", Mode::Denied),
        ("The army will withdraw from the town.", Mode::Planned),
        ("The army threatened to attack the town.", Mode::Threatened),
        ("The council called for a ceasefire.", Mode::CalledFor),
        ("The council called for an end to the siege.", Mode::Happened),
        ("If they attack the town, we answer.", Mode::Hypothetical),
        ("The army could attack the town.", Mode::Hypothetical),
        ("A so-called truce began.", Mode::Happened),
        ("Shops closed due to shelling.", Mode::Happened),
    ] {
        let found = with_context(text, |ctx| events(ctx, &[], &[]).first().map(|e| e.mode));
        assert_eq!(found, Some(mode), "{text}");
    }
}

/// Words with part of speech, head (counted from 1, 0 for the root) and relation.
fn tree(text: &str, words: &[(Upos, usize, Deprel)]) -> Reading {
    let bare = crate::testing::bare_reading(text);
    let of = |(k, w): (usize, &Word)| {
        let (upos, head, deprel) = words[k];
        Word { span: w.span, upos, head: head.checked_sub(1).unwrap_or(k), deprel }
    };
    Reading { words: bare.words.iter().enumerate().map(of).collect(), sentences: bare.sentences, ..Reading::default() }
}

fn told_with_tree(text: &str, words: &[(Upos, usize, Deprel)]) -> Vec<String> {
    in_context(&report(text), &tree(text, words), |ctx| events(ctx, &[], &[]).iter().map(|e| line(text, e)).collect())
}

#[test]
fn who_did_it_to_whom_by_the_tree() {
    use Deprel::{AclRelcl, Amod, Case, Conj, Det, Nsubj, Obj, Obl, OblAgent, Punct, Root};
    use Upos::{Adj, Adp, Cconj, Det as D, Noun, Pron, Punct as P, Verb};
    let joined = [
        (Noun, 2, Nsubj),
        (Verb, 0, Root),
        (D, 4, Det),
        (Noun, 2, Obj),
        (Cconj, 6, Deprel::Cc),
        (Verb, 2, Conj),
        (D, 9, Det),
        (Adj, 9, Amod),
        (Noun, 6, Obj),
        (P, 2, Punct),
    ];
    let text = "Rebels left the hills and captured an old fort.";
    assert_eq!(told_with_tree(text, &joined), ["capture captured | Rebels > an old fort"]);
    let relative = [
        (D, 2, Det),
        (Noun, 6, Nsubj),
        (Pron, 4, Nsubj),
        (Verb, 2, AclRelcl),
        (Noun, 4, Obj),
        (Verb, 0, Root),
        (P, 6, Punct),
    ];
    assert_eq!(
        told_with_tree("The men who abducted nurses ran.", &relative),
        ["abduction abducted | The men > nurses"]
    );
    let passive = [
        (Noun, 3, Deprel::NsubjPass),
        (Upos::Aux, 3, Deprel::AuxPass),
        (Verb, 0, Root),
        (Adp, 5, Case),
        (Noun, 3, OblAgent),
        (Adp, 7, Case),
        (Noun, 3, Obl),
        (P, 3, Punct),
    ];
    assert_eq!(
        told_with_tree("Nurses were abducted by gunmen at dawn.", &passive),
        ["abduction abducted | gunmen > Nurses"]
    );
}

#[test]
fn only_someone_who_acts_makes_killing_an_attack() {
    use Deprel::{Det, Nsubj, Nummod, Obj, Punct, Root};
    let words = |noun| {
        [
            (Upos::Det, 2, Det),
            (noun, 3, Nsubj),
            (Upos::Verb, 0, Root),
            (Upos::Num, 5, Nummod),
            (Upos::Noun, 3, Obj),
            (Upos::Punct, 3, Punct),
        ]
    };
    assert_eq!(
        told_with_tree("The gunmen killed two guards.", &words(Upos::Noun)),
        ["attack killed | The gunmen > two guards"]
    );
    assert_eq!(told_with_tree("The flood killed two guards.", &words(Upos::Noun)), [""; 0]);
}

#[test]
fn who_acts_stands_beside_the_verb_where_the_tree_errs() {
    use Deprel::{Case, Compound, Det, Nsubj, Obj, Obl, Punct, Root};
    use Upos::{Adj, Adp, Aux, Noun, Propn, Verb};
    let (d, p) = (Upos::Det, Upos::Punct);
    let compound = [
        (d, 3, Det),
        (Adj, 3, Compound),
        (Noun, 4, Compound),
        (Verb, 0, Root),
        (d, 6, Det),
        (Noun, 4, Obj),
        (p, 4, Punct),
    ];
    let text = "The northern army shelled the village.";
    assert_eq!(told_with_tree(text, &compound), ["shelling shelled | The northern army > the village"]);
    let day = [(Noun, 2, Compound), (Verb, 0, Root), (d, 4, Det), (Noun, 2, Obj), (p, 2, Punct)];
    assert_eq!(told_with_tree("Rain shelled the village.", &day), ["shelling shelled | - > the village"]);
    let by = [
        (Propn, 3, Deprel::NsubjPass),
        (Aux, 3, Deprel::AuxPass),
        (Verb, 0, Root),
        (Adp, 5, Case),
        (Noun, 3, Obl),
        (Adp, 5, Case),
        (Noun, 5, Punct),
        (p, 3, Punct),
    ];
    assert_eq!(told_with_tree("Orsk was shelled from hills by rebels.", &by), ["shelling shelled | rebels > Orsk"]);
    let mut odd = by;
    odd[0].2 = Deprel::Dep;
    assert_eq!(told_with_tree("Orsk was shelled from hills by rebels.", &odd), ["shelling shelled | rebels > Orsk"]);
    let accused = [
        (Noun, 2, Nsubj),
        (Verb, 0, Root),
        (d, 4, Det),
        (Noun, 2, Obj),
        (Adp, 5, Case),
        (Verb, 4, Deprel::Ccomp),
        (Noun, 6, Obj),
        (p, 2, Punct),
    ];
    let found = told_with_tree("Rebels accused the army of shelling Orsk.", &accused);
    assert_eq!(found, ["shelling shelling | the army > Orsk"]);
    let warned = told_with_tree("Rebels warned the army of shelling Orsk.", &accused);
    assert_eq!(warned, ["shelling shelling | - > Orsk"], "who is warned does nothing");
}

const PIECES: [&str; 30] = [
    "the",
    "army",
    "shelled",
    "air",
    "strike",
    "attack",
    "by",
    "of",
    "rebels",
    "was",
    "took",
    "hostage",
    "nine",
    "ceasefire",
    "violation",
    "not",
    "if",
    ",",
    ".",
    "-",
    "\n",
    "é",
    "car",
    "bomb",
    "exploded",
    "in",
    "Orsk",
    "fled",
    "fell",
    "to",
];

proptest! {
    #[test]
    fn events_stand_in_the_text(pieces in proptest::collection::vec(proptest::sample::select(PIECES.as_slice()), 0..30)) {
        let text = pieces.join(" ");
        with_context(&text, |ctx| {
            let found = events(ctx, &[], &[]);
            for e in &found {
                for span in [Some(e.span), e.agent, e.patient, e.place].into_iter().flatten() {
                    assert!(text.get(span.start..span.end).is_some_and(|w| !w.is_empty()));
                }
            }
            assert!(found.windows(2).all(|w| w[0].span.end <= w[1].span.start), "two events on the same words");
            assert!(found.iter().all(|e| EventType::ALL.contains(&e.event_type)));
        });
    }

    #[test]
    fn any_text_gives_events_or_none(text in "\\PC{0,80}") {
        told(&text);
    }
}

/// "the shelling of the market in Shavren": a town that is a party too, as its authorities speak, is where it was; a country is not, and
/// neither is a party that no preposition leads to.
#[test]
fn a_town_that_is_a_party_too_is_the_place_of_an_event() {
    let place = |text: &str, side: &str| {
        with_context(text, |ctx| {
            let start = text.find(side).expect("the side stands there");
            let span = Span::new(start, start + side.len());
            let id = crate::FindingId::new(&ctx.report.id, "mention", span, "side");
            let mention = crate::Mention {
                id: id.clone(),
                span,
                kind: crate::MentionKind::Side,
                mention_of: id,
                name: side.to_owned(),
                side: None,
                named: true,
                distance: Vec::new(),
            };
            events(ctx, &[], &[mention]).first().and_then(|e| e.place).map(|p| p.of(text).to_owned())
        })
    };
    assert_eq!(place("The army shelled the market in Shavren.", "Shavren").as_deref(), Some("Shavren"));
    assert_eq!(place("The army shelled the market in Spain.", "Spain"), None);
    assert_eq!(place("Shavren shelled the market.", "Shavren"), None);
}
