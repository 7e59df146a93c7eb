//! Sentences for every rule of sides, all invented; read by the order of words, with the parties given by hand.

use sayso_reader::EntityKind;
use sayso_text::Span;

use super::Parties;
use crate::mentions::Mentioned;
use crate::testing::{in_context, reading_of, report};
use crate::{FindingId, Form, Manner, Polarity, Speaker, SpeakerKind, Statement};

/// "words | side" for each figure of a text in which a body or side is said to say all of it.
fn sides(text: &str, names: &[(EntityKind, &str)], speaker: Option<(SpeakerKind, &str)>) -> Vec<String> {
    in_context(&report(text), &reading_of(text, names), |ctx| {
        let id = FindingId::new(&ctx.report.id, "statement", Span::new(0, text.len()), "say");
        let said = speaker.map(|(kind, name)| Statement {
            id: id.clone(),
            span: Span::new(0, text.len()),
            source: text.find(name).map(|at| Span::new(at, at + name.len())),
            cue: None,
            saying: id.clone(),
            within: None,
            speaker: Speaker { id: None, name: Some(name.into()), role: None, body: None, kind },
            also: Vec::new(),
            chain: Vec::new(),
            manner: Manner::Say,
            polarity: Polarity::Affirmed,
            form: Form::Indirect,
            distance: Vec::new(),
        });
        let said: Vec<Statement> = said.into_iter().collect();
        let Mentioned { mentions, sides, .. } = crate::mentions::mentions(ctx);
        let parties = Parties::new(ctx, &mentions, sides);
        let found = crate::figures::figures(ctx, &said, &mentions, &parties);
        found.iter().map(|f| format!("{} | {}", f.span.of(text), f.side.as_ref().map_or("-", |s| &s.value))).collect()
    })
}

use EntityKind::{Body, Side};

const LAND: [(EntityKind, &str); 2] = [(Side, "Varnian"), (Side, "Varnia")];

#[test]
fn the_party_in_the_counted_words_is_named_whole() {
    let front = [(Body, "Free Coast Front")];
    assert_eq!(
        sides("Seven Free Coast Front fighters were killed.", &front, None),
        ["Seven Free Coast Front fighters | Free Coast Front"]
    );
    assert_eq!(
        sides("Seven pro-government fighters were killed.", &[], None),
        ["Seven pro-government fighters | pro-government"]
    );
    assert_eq!(sides("Seven rebels were killed.", &[], None), ["Seven rebels | rebels"]);
}

#[test]
fn a_held_town_gives_no_side() {
    assert_eq!(sides("Seven people in rebel-held Orsk were killed.", &[], None), ["Seven people | -"]);
    assert_eq!(sides("Nine anti-government fighters were killed.", &[], None), ["Nine anti-government fighters | -"]);
}

#[test]
fn a_list_shares_whose_it_is() {
    let names = [(Body, "Kelt Brigade")];
    assert_eq!(
        sides("Four trucks, three guns and two mortars belonging to the Kelt Brigade were destroyed.", &names, None),
        ["Four trucks | Kelt Brigade", "three guns | Kelt Brigade", "two mortars | Kelt Brigade"]
    );
}

#[test]
fn parts_are_of_the_party_of_the_whole() {
    assert_eq!(
        sides("Varnia mourns. Three Varnian soldiers were killed, one of them an officer.", &LAND, None),
        ["Three Varnian soldiers | Varnia", "one of them an officer | Varnia"]
    );
    assert_eq!(
        sides("Varnia mourns. One Varnian soldier was killed and five were wounded.", &LAND, None),
        ["One Varnian soldier | Varnia", "five | Varnia"]
    );
}

#[test]
fn own_losses() {
    let both = [(Side, "Varnia"), (Side, "Torvania")];
    assert_eq!(sides("Varnia acknowledges 41 dead, Torvania 66.", &both, None), ["41 dead | Varnia", "66 | Torvania"]);
    let movement = [(Body, "Kelt Movement")];
    let speaker = Some((SpeakerKind::Body, "Kelt Movement"));
    assert_eq!(
        sides("The Kelt Movement said it had lost six fighters.", &movement, speaker),
        ["six fighters | Kelt Movement"]
    );
    assert_eq!(
        sides("The Kelt Movement said two of its men were killed.", &movement, speaker),
        ["two of its men | Kelt Movement"]
    );
    assert_eq!(
        sides("The Kelt Movement said it had no casualties.", &movement, speaker),
        ["no casualties | Kelt Movement"]
    );
    let put = "The Kelt Movement put its losses at nine dead.";
    assert_eq!(sides(put, &movement, speaker), ["nine dead | Kelt Movement"]);
    assert_eq!(sides("The Kelt Movement put the losses at nine dead.", &movement, speaker), ["nine dead | -"]);
    // whom it met, saw or held is nobody's by that alone
    assert_eq!(sides("The Kelt Movement said it had two visitors killed.", &movement, speaker), ["two visitors | -"]);
}

#[test]
fn an_organ_tells_of_its_own_soldiers() {
    let names = [(Side, "Varnia"), (Body, "Varnian Ministry of Defence")];
    let speaker = Some((SpeakerKind::Body, "Varnian Ministry of Defence"));
    let told = "Two servicemen were wounded by shelling, the Varnian Ministry of Defence said. Varnia mourns.";
    assert_eq!(sides(told, &names, speaker), ["Two servicemen | Varnia"]);
    // whom it killed itself, and whom it calls names, are not its own
    assert_eq!(
        sides("Its troops killed two gunmen, the Varnian Ministry of Defence said.", &names, speaker),
        ["two gunmen | -"]
    );
}

#[test]
fn what_is_fired_is_of_who_fires_it() {
    assert_eq!(sides("Rebels fired dozens of rockets at the town.", &[], None), ["dozens of rockets | rebels"]);
}

#[test]
fn whom_somebody_has_ready_is_theirs_and_whom_somebody_holds_is_not() {
    let movement = [(Body, "Kelt Movement")];
    assert_eq!(sides("The Kelt Movement has 40 tanks on the ridge.", &movement, None), ["40 tanks | Kelt Movement"]);
    assert_eq!(sides("The Kelt Movement has 40 tanks in its hands.", &movement, None), ["40 tanks | -"]);
}

#[test]
fn a_quantity_or_an_insult_is_no_side() {
    assert_eq!(sides("Warplanes killed tens of civilians.", &[(Side, "tens")], None), ["tens of civilians | -"]);
    assert_eq!(sides("The army killed 34 terrorists.", &[(Side, "terrorists")], None), ["34 terrorists | -"]);
}

#[test]
fn kin_and_helpers_are_no_partys() {
    let front = [(Body, "Free Coast Front")];
    assert_eq!(sides("A raid killed nine relatives of the Free Coast Front.", &front, None), ["nine relatives | -"]);
    let relief = [(Body, "Lorn Relief Society")];
    let speaker = Some((SpeakerKind::Body, "Lorn Relief Society"));
    assert_eq!(
        sides("The Lorn Relief Society said two of its drivers were killed.", &relief, speaker),
        ["two of its drivers | -"]
    );
}
