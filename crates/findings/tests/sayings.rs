//! What is a saying and what is none: one short invented report for each rule, with one beside it at which the rule must not fire.

use std::path::Path;
use std::sync::LazyLock;

use sayso_case::{Form, Manner, Polarity, SpeakerKind, Statement};
use sayso_language::Packs;
use sayso_reader::Reader;
use sayso_reports::{Hint, read_bytes};

static READER: LazyLock<Reader> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Reader::load(&root.join("models/reader.onnx")).expect("the weights are part of the repository")
});

/// A statement with the words of its spans.
#[derive(Debug)]
struct Said {
    content: String,
    cue: String,
    source: String,
    of: Statement,
}

/// The statements of a report that is only this text.
fn said(text: &str) -> Vec<Said> {
    let mut opened = read_bytes(text.as_bytes(), &Hint::default());
    let (report, warnings) = (opened.reports.remove(0), opened.problems);
    assert!(warnings.is_empty(), "{warnings:?}");
    let text = &report.text;
    let words = |s: Option<sayso_text::Span>| s.map_or(String::new(), |s| s.of(text).to_owned());
    let statement =
        |s: Statement| Said { content: s.span.of(text).to_owned(), cue: words(s.cue), source: words(s.source), of: s };
    sayso_findings::read(&report, &READER, Packs::load().expect("the tables are whole"))
        .statements
        .into_iter()
        .map(statement)
        .collect()
}

/// The only statement whose content has these words.
fn one(text: &str, words: &str) -> Said {
    let mut found: Vec<Said> = said(text).into_iter().filter(|s| s.content.contains(words)).collect();
    assert_eq!(found.len(), 1, "{words:?} is said once in {text:?}: {found:#?}");
    found.remove(0)
}

/// The speaker's name.
fn by(said: &Said) -> &str {
    said.of.speaker.name.as_deref().unwrap_or("-")
}

fn no_cue(text: &str, cue: &str) {
    let found = said(text);
    assert!(!found.iter().any(|s| s.cue.contains(cue)), "{cue:?} is no saying in {text:?}: {found:#?}");
}

fn has_cue(text: &str, cue: &str) {
    let found = said(text);
    assert!(found.iter().any(|s| s.cue.contains(cue)), "{cue:?} is a saying in {text:?}: {found:#?}");
}

const HEAD: &str = "The day in Halvia\n\n";

#[test]
fn agreeing_to_do_something_is_an_act() {
    no_cue(&format!("{HEAD}The army agreed to hand over the dead of Kelt road."), "agreed");
    no_cue(&format!("{HEAD}The two sides agreed on a prisoner exchange in Arven."), "agreed");
    no_cue(&format!("{HEAD}The delegation refused to attend the talks in Kelt."), "refused");
    has_cue(&format!("{HEAD}The council agreed that the road to Kelt was unsafe."), "agreed");
    has_cue(&format!("{HEAD}The general refused to comment on the raid."), "refused to comment");
    has_cue(&format!("{HEAD}Halvia refused to recognise the council of Arven."), "refused");
}

#[test]
fn a_thought_is_no_saying() {
    for (text, cue) in [
        ("The mayor believes the river will rise.", "believes"),
        ("Residents hope that the bridge will open.", "hope"),
        ("Farmers fled, fearing another raid on the mill.", "fearing"),
    ] {
        no_cue(&format!("{HEAD}{text}"), cue);
    }
    has_cue(&format!("{HEAD}“I hope to go home,” said Ana Bel."), "said");
    has_cue(&format!("{HEAD}The mayor said she believed the river would rise."), "said");
}

#[test]
fn what_shows_something_does_not_speak() {
    no_cue(&format!("{HEAD}Photographs revealed a crater beside the mill."), "revealed");
    no_cue(&format!("{HEAD}Hospital records indicate that nine people died."), "indicate");
    has_cue(&format!("{HEAD}A report by the Lorn Observatory reveals that guards beat detainees."), "reveals");
}

#[test]
fn a_flood_does_not_threaten() {
    no_cue(&format!("{HEAD}The river burst its banks, threatening to flood the camp."), "threatening");
    no_cue(
        &format!("{HEAD}A lock was hit on Friday, two bargemen said, threatening to stop the grain."),
        "threatening",
    );
    has_cue(&format!("{HEAD}The rebels called off the talks, threatening to shell Kelt."), "threatening");
}

#[test]
fn a_finger_points_and_a_name_is_given_by_nobody() {
    no_cue(&format!("{HEAD}The mayor of Kelt pointed at the broken bridge."), "pointed");
    no_cue(&format!("{HEAD}The mayor said that the nurses quoted by the press are no nurses."), "quoted");
    has_cue(&format!("{HEAD}Nurses were quoted as saying that the ward was full."), "quoted as saying");
    no_cue(&format!("{HEAD}The army's offensive dubbed “Iron Rain” began near Kelt."), "dubbed");
}

#[test]
fn one_saying_for_two_cues() {
    let text =
        format!("{HEAD}Colonel Rado Emric was quoted by the Kelt Courier as saying four men fell at the bridge.");
    let found = one(&text, "four men fell");
    assert_eq!(by(&found), "Rado Emric");
    assert!(found.of.chain.iter().flatten().any(|c| c.contains("Kelt Courier")), "{:?}", found.of.chain);
    // Whoever passes it on stands in the chain once.
    assert_eq!(found.of.chain.len(), 3, "{:?}", found.of.chain);
    one(&format!("{HEAD}The road is closed, according to the mayor, who said so on Friday."), "The road is closed");
    // Two sayings in one sentence stay two.
    let text = format!("{HEAD}According to the mayor, who said he had fled on foot, the camp is full.");
    assert_eq!(one(&text, "the camp is full").content, "the camp is full");
    assert_eq!(one(&text, "fled on foot").content, "he had fled on foot");
}

#[test]
fn side_by_side_each_keeps_its_own_piece() {
    let text = format!("{HEAD}“We heard nine shots,” said Ana Bel, a nurse – “and the clinic was dark,” she added.");
    assert_eq!(one(&text, "nine shots").cue, "said");
    assert_eq!(one(&text, "the clinic was dark").cue, "added");
    // Broken by its one cue a saying keeps both.
    let text = format!("{HEAD}“We heard nine shots,” said Ana Bel, “and the clinic was dark.”");
    assert_eq!(one(&text, "nine shots").of.saying, one(&text, "the clinic was dark").of.saying);
}

#[test]
fn a_headline_is_not_taken_into_a_saying() {
    let found = one("Clash at the mill\n\nTwo guards were hurt near the dam, the ministry said.", "Two guards");
    assert_eq!(found.content, "Two guards were hurt near the dam");
    assert_eq!(one("Arven\n\nOfficials called it a “disgrace”.", "disgrace").source, "Officials");
    let tags = "A mill burned in Kelt on Monday.\n\nTags: arms, two dead guards\n\nThe river was calm, the army said.";
    assert!(!said(tags).iter().any(|s| s.content.contains("two dead guards")));
    let credit = "A mill burned.\n\nA guard at the dam where two people died in 2024. Photo: R. Emric/Kelt Press\n\nIt was quiet.";
    assert!(said(credit).is_empty(), "{:#?}", said(credit));
}

#[test]
fn a_speaker_behind_a_headline() {
    let text = "Floods kill nine in Arven valley state radio\n\nHalvian state radio said on Friday that floods had killed nine people.";
    let found = one(text, "Floods kill nine");
    assert_eq!((found.content.as_str(), found.source.as_str()), ("Floods kill nine in Arven valley", "state radio"));
    // Here the words belong to the clause.
    let text = "Protesters clash with state police\n\nState police said nine people were held.";
    assert!(!said(text).iter().any(|s| s.content.contains("Protesters")));
}

#[test]
fn the_topic_of_a_headline_does_not_speak() {
    let text = "Halvia: nine hurt as dam breaks\n\nNine people were hurt at a dam near Arven, a farmers' union said.";
    assert!(!said(text).iter().any(|s| s.source == "Halvia"));
    let text = "Halvia: nine soldiers hurt at dam\n\nHalvia said on Friday that nine of its soldiers were hurt at a dam near Arven.";
    assert!(said(text).iter().any(|s| s.source == "Halvia" && s.cue.is_empty()));
}

#[test]
fn a_quotation_over_paragraphs_is_one_saying() {
    for text in [
        "“Boats cut the nets off Arven at dusk.\n\nOne of our tugs was rammed.\n\nHelp is on its way,” the harbour master said.",
        "“Boats cut the nets off Arven at dusk.\n\n“One of our tugs was rammed.\n\n“Help is on its way,” the harbour master said.",
    ] {
        let text = format!("{HEAD}{text}");
        let pieces = ["cut the nets", "was rammed", "on its way"].map(|w| one(&text, w));
        assert!(pieces.iter().all(|p| p.cue == "said" && p.of.form == Form::Direct), "{pieces:#?}");
        assert!(pieces.iter().all(|p| p.of.saying == pieces[0].of.saying));
    }
    // A mark that nothing closes ends with its paragraph.
    let text =
        format!("{HEAD}“The nets are cut, the captain said.\n\nThe harbour is small.\n\n“Help is here,” a guard said.");
    assert!(!said(&text).iter().any(|s| s.content.contains("harbour is small")));
}

#[test]
fn speakers_without_a_verb() {
    for (text, words, name) in [
        (
            "And from Defence Minister Rado Emric:\n\n“We burned four of their trucks.”",
            "four of their trucks",
            "Rado Emric",
        ),
        (
            "Statement by the Halvian foreign ministry:\n\n“We reject all of it.”",
            "“We reject all of it.”",
            "Halvian foreign ministry",
        ),
        ("Governor Rado Emric:\n\n“We burned four of their trucks.”", "four of their trucks", "Rado Emric"),
        ("“Nine people were hurt this morning.” — Ana Bel, mayor of Arven", "Nine people", "Ana Bel"),
        ("“Nine people were hurt this morning.” (Mayor Ana Bel)", "Nine people", "Ana Bel"),
        ("“Nine people were hurt this morning.”\n\n— Ana Bel, mayor of Arven", "Nine people", "Ana Bel"),
        ("In the words of Mayor Ana Bel, “nine people were hurt this morning.”", "nine people", "Ana Bel"),
        ("Prices rose again; Mayor Ana Bel: “Nobody will go hungry here.”", "Nobody will go hungry", "Ana Bel"),
    ] {
        let found = one(&format!("{HEAD}The mill was shelled on Monday.\n\n{text}\n"), words);
        assert_eq!((by(&found), found.of.form), (name, Form::Direct), "{text}");
        assert!(found.content.starts_with('“') && found.content.ends_with('”'), "{found:?}");
    }
    // A title and a paper are no speaker; a verb in front is the reader's.
    let none = format!("{HEAD}The mill was shelled.\n\nThe sign on the door:\n\n“Closed.”\n");
    assert!(said(&none).is_empty(), "{:#?}", said(&none));
}

#[test]
fn a_transcript_and_a_bulletin() {
    let text = format!("{HEAD}EMRIC: Our men burned four trucks at the dam.\n\nBEL: Nine people were hurt.\n");
    assert_eq!(one(&text, "four trucks").source, "EMRIC");
    assert_eq!(one(&text, "Nine people").source, "BEL");
    let text = format!("{HEAD}CASUALTIES: Nine people were hurt.\n\nDISPLACEMENT: Our teams counted 400 families.\n");
    assert!(!said(&text).iter().any(|s| s.source == "CASUALTIES" || s.source == "DISPLACEMENT"), "{:#?}", said(&text));
}

#[test]
fn a_quotation_without_a_cue() {
    let found =
        one(&format!("{HEAD}Mayor Ana Bel shook her head. “Nobody came to help us.” Then it rained."), "Nobody came");
    assert_eq!((by(&found), found.of.form), ("Ana Bel", Form::Direct));
    // Not sure: two persons, or nothing that says that she spoke.
    for beside in ["Ana Bel and Rado Emric spoke to reporters.", "Mayor Ana Bel was born in Arven."] {
        let found = one(&format!("{HEAD}{beside} “Nobody came to help us.” Then it rained."), "Nobody came");
        assert_eq!((by(&found), found.of.speaker.kind), ("-", SpeakerKind::Unnamed), "{beside}");
    }
    // Titles, slogans and words kept at a distance.
    for none in [
        "The film “They Took Everything.” won a prize.",
        "The “third front” was quiet.",
        "“Songs of the River” opens on Friday.",
    ] {
        assert!(said(&format!("{HEAD}{none}")).is_empty(), "{none}: {:#?}", said(&format!("{HEAD}{none}")));
    }
}

#[test]
fn nouns_and_counts_that_carry_a_saying() {
    let text =
        format!("{HEAD}An offer was read out. A proposal by Halvia that its ally open the dam was read out too.");
    let found = one(&text, "open the dam");
    assert_eq!((by(&found), found.cue.as_str(), found.of.manner), ("Halvia", "proposal", Manner::CallFor));
    let text = format!("{HEAD}Officers of the Free Coast put the death toll at 14, adding that the ferry was empty.");
    let found = one(&text, "death toll");
    assert_eq!((found.content.as_str(), found.cue.as_str()), ("the death toll at 14", "put"));
    // A thing put somewhere.
    no_cue(&format!("{HEAD}Workers placed the number plate at gate 14 of the mill."), "placed");
    // One saying, not two.
    one(&format!("{HEAD}Zelmaran repeated its claim that the convoy carried arms."), "the convoy carried arms");
}

#[test]
fn silence() {
    let found =
        one(&format!("{HEAD}The council asked for a truce. The Halvian army has never answered."), "never answered");
    assert_eq!(found.of.manner, Manner::Silent);
    no_cue(&format!("{HEAD}The army has not returned to the mill."), "returned");
}

#[test]
fn which_varnia_denied() {
    let text = format!("{HEAD}Zelmaran said two of its guards were shot by a Halvian sniper, which Halvia denied.");
    let found = said(&text);
    let denial = found.iter().find(|s| s.of.manner == Manner::Deny).expect("a denial");
    assert_eq!((denial.content.as_str(), by(denial)), ("two of its guards were shot by a Halvian sniper", "Halvia"));
    assert_eq!(denial.of.within, None);
    assert!(found.iter().any(|s| s.cue == "said" && s.content == denial.content), "{found:#?}");
    // Denied in the main clause: nothing is cut.
    let text = format!("{HEAD}Halvia denied that its sniper, who was on leave, had shot two guards.");
    assert!(one(&text, "had shot two guards").content.contains("its sniper"));
}

#[test]
fn contrary_to_a_speaker() {
    let text =
        format!("{HEAD}The rescuers said the mill still stood, contrary to an early report by the Halvian army.");
    let found = said(&text);
    assert!(!found.iter().any(|s| s.source.contains("Halvian") && s.content.contains("no one")), "{found:#?}");
    let text = format!("{HEAD}Contrary to the mayor's statement that all were safe, two guards were hurt.");
    assert_eq!(one(&text, "all were safe").content, "all were safe");
}

#[test]
fn denials_without_the_word() {
    for text in [
        "The claims are baseless, the ministry said.",
        "The army said the reports of a retreat were “fake news”.",
        "“That is a lie,” the general said.",
        "The ministry called the report a fairy tale.",
        "The ministry insisted its planes had not bombed the market.",
    ] {
        let found = said(&format!("{HEAD}{text}"));
        assert!(found.iter().any(|s| s.of.manner == Manner::Deny), "{text}: {found:#?}");
    }
    for text in [
        "The minister said it was not a lie.",
        "The mayor said the guards had given a false name.",
        "The army said it had not yet reached the town.",
        "“I will not lie to you,” the general said.",
    ] {
        let found = said(&format!("{HEAD}{text}"));
        assert!(!found.iter().any(|s| s.of.manner == Manner::Deny), "{text}: {found:#?}");
    }
}

#[test]
fn a_rejected_claim_has_its_own_speaker() {
    let text = format!("{HEAD}Halvia rejected Zelmaran's claim that its troops had burned the mill.");
    let found = said(&text);
    let outer = found.iter().find(|s| s.of.manner == Manner::Reject).expect("a rejection");
    let inner = found.iter().find(|s| s.cue == "claim").expect("the claim");
    assert_eq!((by(outer), by(inner)), ("Halvia", "Zelmaran"));
    assert_eq!(inner.of.within.as_ref(), Some(&outer.of.id));
}

#[test]
fn not_to_oppose_denies_nothing() {
    let found = said(&format!("{HEAD}The council does not oppose the truce."));
    assert!(found.iter().all(|s| s.of.manner != Manner::Deny && s.of.polarity == Polarity::Negated), "{found:#?}");
}

#[test]
fn a_bomb_that_claims_lives_says_nothing() {
    no_cue("The river was quiet. The two bombs claimed nine lives in Kelt.\n", "claimed");
    has_cue("The river was quiet. The rebels claimed that nine lives were lost in Kelt.\n", "claimed");
    no_cue("The river was quiet. Mourners said their last goodbyes in Kelt.\n", "said");
    no_cue("The river was quiet. The palace approved the plan for a new bridge.\n", "approved");
}

#[test]
fn nor_turns_the_second_verb_round() {
    let found =
        said(&format!("{HEAD}The spokesman won't confirm that the bridge was hit, nor would he say who fired."));
    let second = found.iter().find(|s| s.cue.contains("say")).expect("the second saying");
    assert_eq!(second.of.polarity, Polarity::Negated);
    let found = said(&format!("{HEAD}The spokesman left and he would say who fired."));
    assert!(found.iter().all(|s| s.of.polarity == Polarity::Affirmed), "{found:#?}");
}

#[test]
fn idioms_and_things_say_nothing() {
    no_cue(&format!("{HEAD}The kids didn't ask for that."), "ask");
    has_cue(&format!("{HEAD}The council asked for calm and for a new bridge."), "asked");
    no_cue(&format!("{HEAD}She couldn't say bye to her mother."), "say");
    no_cue(&format!("{HEAD}Who can say when the war ends."), "say");
    no_cue(&format!("{HEAD}The new engine promises lower costs."), "promises");
    has_cue(&format!("{HEAD}The mayor promises lower costs."), "promises");
    no_cue(&format!("{HEAD}The investigations revealed that two men fled."), "revealed");
}

#[test]
fn a_disputed_version_has_its_own_speaker() {
    let found = said(&format!("{HEAD}The defence disputed the prosecution's version that the man fired first."));
    let inner = found.iter().find(|s| s.cue == "version").expect("the version");
    assert_eq!(by(inner), "the prosecution");
    no_cue(&format!("{HEAD}The printer sold a version that nobody wanted."), "version");
}

#[test]
fn a_proposal_says_its_whole_clause() {
    let text =
        "The session was slow. A late proposal by Marensia that its neighbour hand back its ferries was read aloud.\n";
    let found = one(text, "hand back its ferries");
    assert_eq!((found.content.as_str(), by(&found)), ("its neighbour hand back its ferries", "Marensia"));
}
