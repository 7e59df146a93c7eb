//! Faults that were found in speakers and mended, one short invented report each: who is meant by the words of the source.

use std::path::Path;
use std::sync::LazyLock;

use sayso_case::{Manner, Polarity, SpeakerKind, Statement};
use sayso_language::Packs;
use sayso_reader::Reader;
use sayso_reports::{Hint, read_bytes};

static READER: LazyLock<Reader> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Reader::load(&root.join("models/reader.onnx")).expect("the weights are part of the repository")
});

/// The statements of a report that is only this text.
fn statements(name: &str, text: &str) -> Vec<Statement> {
    let mut opened = read_bytes(text.as_bytes(), &Hint::default());
    let (report, warnings) = (opened.reports.remove(0), opened.problems);
    assert!(warnings.is_empty(), "{name}: {warnings:?}");
    assert_eq!(report.text, text, "the spans below are of the text as given");
    sayso_findings::read(&report, &READER, Packs::load().expect("the tables are whole")).statements
}

/// The statement whose content has these words, the smallest of several.
fn statement(name: &str, text: &str, words: &str) -> Statement {
    let found = statements(name, text);
    let holds = |s: &&Statement| text[s.span.start..s.span.end].contains(words);
    let smallest = found.iter().filter(holds).min_by_key(|s| s.span.len()).cloned();
    smallest.unwrap_or_else(|| panic!("{name}: no statement has {words:?}: {found:?}"))
}

fn speaker(name: &str, text: &str, words: &str) -> String {
    statement(name, text, words).speaker.name.unwrap_or_else(|| "-".into())
}

#[test]
fn told_is_a_cue() {
    let text = "A representative of the Orsk police told the patrol that soldiers in the trees had opened fire without warning.\n";
    assert_eq!(speaker("told", text, "opened fire"), "A representative of the Orsk police");
}

#[test]
fn it_is_who_denies_and_not_who_is_denied() {
    let text = "The Lurian army said two guards were killed at the ford. A paper of the Lurian army later denied Varnian claims that Varnian \
                troops had crossed the ford.\n\n\"There was no raid by Varnia, there was fire begun by Varnia,\" it said.\n";
    assert_eq!(speaker("it denied", text, "no raid"), "Lurian army");
    let text = "The Lorn Observatory said Varnia denies the raid. It said nine were hurt.\n";
    assert_eq!(speaker("it outside", text, "nine were hurt"), "Lorn Observatory");
}

#[test]
fn a_seat_and_a_crowd_are_no_part_of_a_name() {
    let text = "The Arven-based Lorn Observatory for Human Rights said that nine people had died.\n";
    assert_eq!(speaker("seat", text, "nine people"), "Lorn Observatory for Human Rights");
    let text = "LOHR staff leave Kelt\n\nLOHR says that nine people died in the town.\n";
    assert_eq!(speaker("crowd", text, "nine people"), "LOHR");
}

/// "Denied that rebels had been there before a strike killed nine": the strike was, the shelling was not.
#[test]
fn a_clause_that_says_when_is_not_denied() {
    use sayso_case::Mode;
    let modes = |text: &str| {
        let opened = read_bytes(text.as_bytes(), &Hint::default());
        let found = sayso_findings::read(&opened.reports[0], &READER, Packs::load().expect("the tables are whole"));
        found.events.iter().map(|e| (text[e.span.start..e.span.end].to_owned(), e.mode)).collect::<Vec<_>>()
    };
    let text = "The aid group denied that rebels were in its clinic before an air strike killed nine people in Kelt on Monday.\n";
    assert!(
        modes(text).iter().any(|(words, mode)| words.contains("strike") && *mode == Mode::Happened),
        "{:?}",
        modes(text)
    );
    let text = "The army denied that an air strike killed nine people in Kelt on Monday.\n";
    assert!(modes(text).iter().all(|(_, mode)| *mode == Mode::Denied), "{:?}", modes(text));
}

#[test]
fn whoever_is_told_does_not_say() {
    let text = "Twelve residents of Orsk were detained in the spring. Their families have not been told where they are, the ombudsman said.\n";
    let found = statement("hearer", text, "where they are");
    assert_ne!(found.speaker.name.as_deref(), Some("Their families"));
}

#[test]
fn a_monitor_is_named_in_the_next_sentence() {
    let text = "At least 15 people were killed in air strikes on Tolm on Wednesday, a monitor said.\n\n\
                The Lorn Observatory for Human Rights said the dead included four children.\n";
    assert_eq!(speaker("monitor", text, "At least 15"), "Lorn Observatory for Human Rights");
}

#[test]
fn a_resident_is_named_behind() {
    let text = "One resident said he did not know under which roof he would sleep. \"After Tolm I will see what the others are doing,\" \
                said Mardo Tahhas, 30.\n";
    assert_eq!(speaker("resident", text, "did not know"), "Mardo Tahhas");
}

#[test]
fn a_second_official_is_another() {
    let text =
        "Rivka Almon, the mayor of Orsk, said the bridge was open. A second official conceded that the road was not.\n";
    assert_ne!(speaker("second", text, "the road was not"), "Rivka Almon");
}

#[test]
fn people_come_before_a_body_for_they() {
    let text = "The Lorn Observatory said 24 people had died. Residents of Tolm said they feared revenge. They also said that nobody had \
                come to count the dead.\n";
    assert!(speaker("they", text, "nobody had").contains("esidents"));
}

#[test]
fn she_is_no_spokesman() {
    let text = "Brigadier Solva Anker met both commanders on Thursday. The army's spokesman, Captain Ternik Valo, said the meeting was \
                short. She said drones over the line were violations.\n";
    assert!(!speaker("she", text, "drones over the line").contains("Valo"));
}

#[test]
fn a_refusal_says_nothing() {
    let text = "The ministry's spokesman declined to reveal how many soldiers had been lost.\n";
    let found = statement("refusal", text, "");
    assert_eq!((found.manner, found.polarity), (Manner::Decline, Polarity::Affirmed));
}

#[test]
fn no_group_claimed_it() {
    let text = "A bomb went off in the market of Tolm on Friday, killing nine people. No group has claimed responsibility for the attack.\n";
    let found = statement("claim", text, "responsibility");
    assert_eq!(found.polarity, Polarity::Negated);
}

#[test]
fn a_post_names_its_poster() {
    let text = "Three days of posts from Tolm\n\nTolm_Watch · 14 March 21:06: Two rockets hit the mill and the roof is gone.\n\n\
                CORRECTION: the mill stood empty.\n";
    assert_eq!(speaker("post", text, "Two rockets"), "Tolm_Watch");
}

#[test]
fn we_of_a_press_agency_is_not_the_last_speaker() {
    let text = "General Emric said the ridge had been taken. We call on all drivers to keep off the road.\n";
    let found = statement("we", text, "all drivers");
    assert_eq!(found.speaker.kind, SpeakerKind::Narrator);
}

#[test]
fn an_office_without_its_name_is_made_whole() {
    let text = "Minister blames rebels as toll rises\n\nMore than 27 people were killed on Tuesday, said Foreign Minister Borso Jonvik.\n";
    assert_eq!(speaker("whole", text, "More than 27"), "Borso Jonvik");
}

#[test]
fn two_datelines_that_name_each_other_end() {
    let text = "ORSK, Varnia (Tarsin Wire) - Orsk said two Varnian soldiers had been killed.\n\n\
                VARNIA, Orsk (Tarsin Wire) - Varnia denied that its soldiers had been killed, and Orsk repeated it.\n";
    assert!(!speaker("datelines", text, "soldiers had been killed").is_empty());
}

/// Two sentences by two who hold one office must have two speakers.
#[track_caller]
fn apart(name: &str, first: &str, second: &str) {
    let text =
        format!("The ferry was quiet on Tuesday.\n\n{first} said two men were hurt. {second} rejected the claim.\n");
    let (a, b) = (statement(name, &text, "two men were hurt"), statement(name, &text, "the claim"));
    assert_ne!(a.speaker.id, b.speaker.id, "{first} / {second}: {:?}", b.speaker);
}

/// And where the second is the first again, one.
#[track_caller]
fn one(name: &str, first: &str, second: &str) {
    let text =
        format!("The ferry was quiet on Tuesday.\n\n{first} said two men were hurt. {second} rejected the claim.\n");
    let (a, b) = (statement(name, &text, "two men were hurt"), statement(name, &text, "the claim"));
    assert_eq!(a.speaker.id, b.speaker.id, "{first} / {second}: {:?}", b.speaker);
}

#[test]
fn one_office_and_two_owners_are_two() {
    for (k, (first, second)) in [
        ("The commander of the third battalion, Dala Emric,", "The commander of the fourth battalion"),
        ("The governor of Orsk, Dala Emric,", "The governor of Tolm"),
        ("The ambassador to Luria, Dala Emric,", "The ambassador to Varnia"),
        ("Rebel spokesman Dalo Emric", "The government spokesman"),
        ("The interior ministry in Orsk", "The interior ministry in Tolm"),
        ("The defence ministry", "The ministry of the neighbouring republic"),
        ("The Varnian interior ministry", "The internationally recognised interior ministry"),
        ("The ministry", "The other ministry"),
    ]
    .into_iter()
    .enumerate()
    {
        apart(&format!("apart{k}"), first, second);
    }
}

#[test]
fn the_same_office_again_is_one() {
    for (k, (first, second)) in [
        ("The commander of the third battalion, Dala Emric,", "The commander"),
        ("The governor of Orsk, Dala Emric,", "The governor of Orsk"),
        ("The Varnian interior ministry", "The ministry"),
        ("The Varnian interior ministry", "The interior ministry"),
    ]
    .into_iter()
    .enumerate()
    {
        one(&format!("one{k}"), first, second);
    }
}

#[test]
fn a_militia_is_no_league_of_states() {
    let text = "The League of States said on Friday that gunmen had burnt four barges at Lenn. The militia has denied responsibility.\n";
    assert_eq!(speaker("militia", text, "responsibility"), "The militia");
}

#[test]
fn the_accused_is_not_the_accuser() {
    let text =
        "The Heron Brigade has often been accused of cutting cables at Orsk.\n\nThe road is open, the army said.\n";
    let none = std::panic::catch_unwind(|| statement("accused", text, "cutting power lines"));
    assert!(none.is_err() || none.is_ok_and(|s| s.speaker.name.is_none()));
}

#[test]
fn all_of_several_speakers_are_kept() {
    let text = "Varnia and Luria blamed each other for the burning of a mill near Orsk.\n";
    let found = statement("joint", text, "each other");
    assert_eq!(found.speaker.name.as_deref(), Some("Varnia"));
    assert_eq!(found.also.iter().filter_map(|s| s.name.as_deref()).collect::<Vec<_>>(), ["Luria"]);
    let text = "Dalo Emric, a lawyer and poet, said the road near Orsk was mined.\n";
    assert!(statement("alone", text, "was mined").also.is_empty());
}

#[test]
fn whoever_passes_it_on_stays_in_the_chain() {
    let text = "According to fishermen, citing Varnia's Coast Guard, the boats turned back at dusk.\n";
    let found = statement("relay", text, "the boats turned back");
    let chain: Vec<&str> = found.chain.iter().flatten().map(String::as_str).collect();
    assert!(chain.iter().any(|n| n.contains("fishermen")), "{chain:?}");
}

#[test]
fn a_government_is_not_its_people() {
    let text = "Ormanians marched on Monday. Ormania accused Zarvistan of closing the ford. The Ormanian government said nine traders were stranded.\n";
    assert_eq!(speaker("government", text, "nine traders"), "Ormanian government");
    assert_eq!(speaker("country", text, "closing the ford"), "Ormania");
}

#[test]
fn nicknames_and_seats_are_no_names_of_their_own() {
    let text = "Deputy commander Ilvo \"the Miller\" Marenko said three lorries burned.\n";
    assert_eq!(speaker("nickname", text, "three lorries"), "Ilvo \"the Miller\" Marenko");
    let text = "The Port Elmar-based Heron Rights Watch has accused the Lurian army of shelling two clinics.\n";
    assert_eq!(speaker("seat", text, "two clinics"), "Heron Rights Watch");
}

#[test]
fn a_topic_before_a_colon_says_nothing() {
    let text = "Varnia: 'Dozens' stranded as bridge closes\n\nMany traders have been stranded near Lenn, a drivers' guild said.\n";
    let topic = std::panic::catch_unwind(|| statement("topic", text, "stranded as bridge"));
    assert!(topic.is_err() || topic.is_ok_and(|s| s.speaker.name.as_deref() != Some("Varnia")));
}

#[test]
fn whoever_was_told_answers() {
    let text = "The river was quiet.\n\n“We counted nine boats,” Dala Olin told Joren Pell. “I know,” he answered.\n";
    assert_eq!(speaker("answer", text, "I know"), "Joren Pell");
    let text = "The river was quiet.\n\n“We counted nine boats,” Dala Olin told Kelt Radio. “I know,” he answered.\n";
    assert_ne!(speaker("radio", text, "I know"), "Kelt Radio");
}

#[test]
fn a_spokeswoman_is_a_woman() {
    let text = "An army spokesman, Joren Pell, walked in with a police spokeswoman, Dala Olin. The spokeswoman said two men were hurt.\n";
    assert_eq!(speaker("spokeswoman", text, "two men were hurt"), "Dala Olin");
}

#[test]
fn whom_somebody_speaks_to_is_another() {
    let text = "A writer of the Orsk Herald met Captain Ivo Marten and asked him if the ford was still held.\n\n\
                Colonel Marten said nobody had left.\n";
    assert!(!speaker("reporter", text, "if the ford was").contains("Marten"));
}

#[test]
fn a_subject_keeps_what_hangs_on_it() {
    let text = "Bardan who earlier met with the head of the Free Coast League called the raid a crime.\n";
    assert_eq!(speaker("relative", text, "the raid a crime"), "Bardan");
    let text = "A joint inquiry for the League of Ports and the global arms watchdog has accused Lurian forces of using gas.\n";
    let found = statement("complement", text, "Lurian forces of using gas");
    let source = found.source.map(|s| &text[s.start..s.end]);
    assert_eq!(source, Some("A joint inquiry for the League of Ports and the global arms watchdog"));
    let text = "Residents and the army said the ford was open.\n";
    let found = statement("two", text, "the ford was open");
    assert_eq!(found.source.map(|s| &text[s.start..s.end]), Some("Residents and the army"), "two who speak");
}

#[test]
fn what_is_quoted_behind_a_colon_is_no_speaker() {
    let text =
        "Shelling near Tolm\n\nThe town was shelled.\n\nAsked about the nine dead, Dala Olin said: “Ask the army.”\n";
    let found = statement("ask", text, "Ask the army");
    assert_eq!(found.speaker.name.as_deref(), Some("Dala Olin"));
    let asked = std::panic::catch_unwind(|| statement("asked", text, "Asked about the nine dead"));
    assert!(asked.is_err(), "{asked:?}");
}

#[test]
fn who_wants_no_name_gets_none() {
    let text = "\"I saw two cars,\" said a neighbour who did not want to be identified. The road was closed.\n\n\
                Neighbour Zak Verno said he was asleep.\n";
    assert_ne!(speaker("withheld", text, "two cars"), "Zak Verno");
}

#[test]
fn a_second_office_is_no_second_speaker() {
    let text = "Ulf Brand, 505 project manager and Skyline vice president, said the bridge would open in May.\n";
    let found = statement("two-offices", text, "the bridge would open");
    assert_eq!((found.speaker.name.as_deref(), found.speaker.kind), (Some("Ulf Brand"), SpeakerKind::Person));
    assert!(found.also.is_empty(), "{:?}", found.also);
    let text = "Mayor Dala Emric and Orsk Red Star vice president Joren Pell said nine people were treated.\n";
    let found = statement("two-people", text, "nine people");
    assert_eq!(
        found.also.first().and_then(|s| s.name.as_deref()),
        Some("Joren Pell"),
        "two people with an office each"
    );
}

#[test]
fn an_office_is_the_speakers_own_and_whole() {
    let text = "Orr, whose son is married to a cousin of the mayor, said the ford was closed.\n";
    assert_eq!(statement("own-office", text, "the ford was").speaker.role, None);
    let text = "Mira Tolen, the chief executive of Kelt Power, said the lines were down.\n";
    assert_eq!(statement("whole-office", text, "the lines").speaker.role.as_deref(), Some("chief executive"));
}

#[test]
fn a_name_in_a_clause_about_the_speaker_is_of_another() {
    let text =
        "Kelly Frame, whose family owns Willy Hardin's, said the bar was closed. People danced at Willy Hardin's.\n";
    assert_eq!(speaker("clause-name", text, "the bar was closed"), "Kelly Frame");
    let text = "A guard, who calls himself Pak Nardo, said the gate was shut. Pak Nardo left on Monday.\n";
    assert_eq!(speaker("given-name", text, "the gate was shut"), "Pak Nardo");
}

#[test]
fn a_missing_space_does_not_merge_two_people() {
    let text = "\"The road is mined,\" said Emric.Haas added that the ford was open. Dalo Emric leads the guard. \
                Piet Haas is the mayor.\n";
    assert_eq!(speaker("glued-1", text, "The road is mined"), "Dalo Emric");
    assert_eq!(speaker("glued-2", text, "the ford was open"), "Piet Haas");
}

#[test]
fn a_body_keeps_the_whole_of_its_name() {
    let text = "The Prince Rolf's County Police Department held a vigil. Chief Henry Stavin spoke.\n\nPolice said two men were held.\n";
    assert_eq!(speaker("county", text, "two men were held"), "Prince Rolf's County Police Department");
    let text = "\"The talks go on,\" said Dana Perin, the Green Palace Press Secretary. The Green Palace said nothing was settled.\n";
    assert_eq!(speaker("press", text, "nothing was settled"), "Green Palace");
    let text = "Gulls were seen. State-run Velian news agency Orba reported two dead. The state radio said the bridge was hit.\n";
    assert_eq!(speaker("state-run", text, "two dead"), "Orba");
}

#[test]
fn neither_and_nor_are_two() {
    let text = "Arvenland Gov. Larry Holm said the state would help. Neither Arven nor Halvia said who fired.\n";
    let found = statement("neither", text, "who fired");
    assert_eq!(found.speaker.name.as_deref(), Some("Arven"));
    assert_eq!(found.also.first().and_then(|s| s.name.as_deref()), Some("Halvia"));
    assert_eq!(found.polarity, Polarity::Negated);
}

#[test]
fn they_are_the_police_who_spoke_last() {
    let text = "Regional authorities said on Monday the road was closed.\n\nPolice issued a picture. They described the man as tall.\n";
    assert_eq!(speaker("they", text, "the man as tall").to_lowercase(), "police");
    let text = "Residents said the road was closed. They said the ford was open.\n";
    assert_eq!(speaker("they-too", text, "the ford was open"), "Residents");
}

#[test]
fn somebody_of_whom_another_speaks_is_not_that_other() {
    let text = "The fire began at noon. Moss says the landlord claimed the house was empty.\n";
    let found = statements("landlord", text);
    let inner = found.iter().find(|s| s.manner == Manner::Claim).expect("a claim");
    assert_ne!(inner.speaker.name.as_deref(), Some("Moss"));
    let text = "The chief left early. She added deputies found proof he feared the camp and made statements such as \"they will come\".\n";
    let found = statement("he-of-her", text, "they will come\"");
    assert_ne!(found.speaker.name.as_deref(), Some("The chief"));
}

#[test]
fn whoever_is_quoted_by_another_who_is_reported_stands_in_one_chain() {
    let text =
        "Two boats left on Monday. State radio quoted the navy on Friday as saying two boats sank, Vortex reports.\n";
    let found = statements("chain", text);
    let innermost = found.iter().max_by_key(|s| s.chain.len()).expect("who was quoted");
    let chain: Vec<&str> = innermost.chain.iter().flatten().map(String::as_str).collect();
    assert!(chain.ends_with(&["State radio", "the navy"]), "{chain:?}");
    assert!(found.iter().any(|s| s.speaker.name.as_deref() == Some("Vortex")), "{found:?}");
    let text = "The fog came in. The army was quoted by Radio Orsk as warning that the road was mined.\n";
    let found = statements("quoted-by", text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].speaker.name.as_deref(), Some("The army"));
}

#[test]
fn a_person_alone_behind_a_quotation_says_it() {
    let text =
        "Two shot in Orrin\n\n\"The suspect is in custody,\" Orrin police Lt. Dan Pell. \"We keep the road closed.\"\n";
    assert_eq!(speaker("verbless", text, "The suspect"), "Dan Pell");
    assert_eq!(speaker("verbless-on", text, "We keep"), "Dan Pell");
    let text = "Two shot in Orrin\n\n\"The suspect is in custody.\" Dan Pell. The road is closed.\n";
    assert!(statements("no-comma", text).iter().all(|s| s.speaker.name.as_deref() != Some("Dan Pell")));
}

#[test]
fn a_name_behind_a_participle_or_itself_is_the_speakers() {
    let text = "A Kestrel commander called Abu Rawan offered the pilot in return for fuel.\n";
    assert_eq!(speaker("called", text, "the pilot"), "Abu Rawan");
    let text = "Dalo Emric left the town. Emric himself called the raid a mistake.\n";
    assert_eq!(speaker("himself", text, "the raid a mistake"), "Dalo Emric");
}

#[test]
fn a_surname_that_speaks_is_no_side_and_others_stand_beside_it() {
    let text = "Jonas Lancaster leads a church in Kelt. Lancaster and other clerics urged the army to leave.\n";
    let found = statement("surname", text, "the army to leave");
    assert_eq!((found.speaker.name.as_deref(), found.speaker.kind), (Some("Jonas Lancaster"), SpeakerKind::Person));
    assert_eq!(found.also.first().and_then(|s| s.name.as_deref()), Some("other clerics"));
}

#[test]
fn an_office_before_a_headlines_colon_speaks() {
    let text = "Chief: Dead boy 'only wanted to swim'\n\nPolice chief Dala Orn said the boy drowned on Sunday.\n";
    assert_eq!(speaker("headline-office", text, "only wanted"), "Dala Orn");
}

#[test]
fn what_stands_between_a_source_and_its_cue_belongs_to_it() {
    let text = "A ministry official speaking on condition of anonymity said two of the five were civilians.\n";
    let found = statement("anonymity", text, "two of the five");
    let source = found.source.map(|s| &text[s.start..s.end]);
    assert_eq!(source, Some("A ministry official speaking on condition of anonymity"));
    let text = "A ministry official speaking to reporters on Sunday said two of the five were civilians.\n";
    let found = statement("no-anonymity", text, "two of the five");
    assert!(!found.source.map(|s| &text[s.start..s.end]).unwrap_or("").contains("Sunday"));
}

#[test]
fn who_has_another_office_is_another() {
    let text = "The river was quiet.\n\n“We saw two boats,” said Dalo Emric, a fisherman.\n\nThe mayor denied that boats had crossed.\n";
    assert_eq!(speaker("mayor", text, "boats had crossed"), "The mayor");
    let text = "The river was quiet.\n\n“We saw two boats,” said Dalo Emric, the mayor.\n\nThe mayor denied that boats had crossed.\n";
    assert_eq!(speaker("same mayor", text, "boats had crossed"), "Dalo Emric");
}

#[test]
fn marks_and_full_stops_do_not_cut_a_name() {
    let text = "Headline about the river\n\nDeputy commander Tariq \"the Baker\" Bello said three barges burned.\n";
    assert_eq!(speaker("mark", text, "three barges"), "Tariq \"the Baker\" Bello");
    let text = "The Equator.Om news agency wrote on Friday that a row of eight lorries had set out from the harbour.\n";
    assert!(speaker("dot", text, "eight lorries").starts_with("Equator.Om"));
    let text = "Mwangi who on Friday met with the leader of the Ardanian Ports League called the raid a crime.\n";
    assert_eq!(speaker("clause", text, "the raid a crime"), "Mwangi");
}

#[test]
fn a_deputy_is_not_the_minister() {
    let text =
        "The deputy minister, Wen Liang, said six were killed at the ford. The minister denied the figure on Friday.\n";
    assert_eq!(speaker("minister", text, "the figure"), "The minister");
    let text = "The deputy minister, Wen Liang, said six were killed at the ford. The deputy minister denied the figure on Friday.\n";
    assert_eq!(speaker("deputy", text, "the figure"), "Wen Liang");
    let text =
        "The outgoing governor, Pavel Hruska, said three were killed. The new governor denied the figure on Friday.\n";
    assert_eq!(speaker("governor", text, "the figure"), "The new governor");
}

#[test]
fn who_asks_stands_before_the_verb() {
    let text = "The ford was closed.\n\n“Why did you shoot?” Lucia Paredes asked Sergeant Bruno Kell.\n";
    assert_eq!(speaker("asked", text, "Why did you"), "Lucia Paredes");
}

#[test]
fn the_accuser_of_a_passive_stands_behind_by() {
    let text = "Violence in the valley\n\nThe militia was accused by the bishops of burning the mill.\n";
    assert_eq!(speaker("bishops", text, "burning the mill"), "the bishops");
}

#[test]
fn a_happening_before_a_colon_says_nothing() {
    for (name, text) in [
        ("riot", "Prison riot: eight inmates dead\n\nA guard was hurt.\n"),
        ("crisis", "Refugee crisis: 3,000 flee Lodar\n\nIt rained.\n"),
    ] {
        let found = statements(name, text);
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn a_rank_that_is_cut_short_is_the_rank() {
    let text = "Lt. Gen. K. M. Orvel reached Pelth on Sunday. The general said the bridge was gone.\n";
    assert_eq!(speaker("general", text, "bridge was gone"), "K. M. Orvel");
    let text = "Rear Adm. L. Stenqvall flew to Port Harrow. The general said two posts had been shelled.\n";
    assert_eq!(speaker("no general", text, "two posts"), "The general");
}

#[test]
fn a_title_before_a_name_is_not_all_of_a_source() {
    let text = "The road was shut, in the words of Dr. Noumbe Karaga, who runs the clinic.\n";
    assert_eq!(speaker("in the words of", text, "road was shut"), "Noumbe Karaga");
}

#[test]
fn who_is_named_for_the_first_time_may_be_another() {
    let text = "The correspondent of Kelt Radio said the road was shut. The woman, Dala Emric, left the town.\n";
    assert_eq!(speaker("woman", text, "road was shut"), "The correspondent of Kelt Radio");
    let text = "A sergeant said the road was shut. One of the men, Dalo Emric, left the town.\n";
    assert_eq!(speaker("one of the men", text, "road was shut"), "A sergeant");
}

#[test]
fn a_seat_before_a_noun_leaves_it_the_noun() {
    let text = "The Lorn Observatory for Human Rights said nine people had died in the town. The Arven-based watchdog said two \
                were children.\n";
    assert_eq!(speaker("seat", text, "two were children"), "Lorn Observatory for Human Rights");
    let text = "The Lorn Observatory for Human Rights, which has people in the town, said nine had died. The monitoring group which \
                relies on them said two were children.\n";
    assert_eq!(speaker("clause", text, "two were children"), "Lorn Observatory for Human Rights");
    let text = "Hamun said it had fired on the post. The Arven-based group said nine people had died in the town.\n";
    assert_eq!(speaker("another", text, "nine people"), "The Arven-based group");
}

#[test]
fn a_coalition_led_by_somebody_is_not_who_spoke_last() {
    let text = "The Kelt Command said nine people had died. The Luria-led coalition said it had struck a post.\n";
    assert_ne!(speaker("led", text, "struck a post"), "Kelt Command");
}

#[test]
fn what_a_body_is_is_no_part_of_its_name() {
    let text = "The Arven-based Lorn Observatory for Human Rights monitoring group said nine people had died.\n";
    assert_eq!(speaker("kind", text, "nine people"), "Lorn Observatory for Human Rights");
    let text = "The Lorn group said nine people had died.\n";
    assert_eq!(speaker("one word", text, "nine people"), "Lorn group");
}

#[test]
fn several_are_not_one_who_spoke() {
    let text = "An activist, Dala Emric, said nine people had died. The activists said two were children.\n";
    assert_ne!(speaker("several", text, "two were children"), "Dala Emric");
    let text = "Advisers to Mr. Emric said the road was shut. His advisers said nine people were hurt.\n";
    assert_eq!(speaker("the same several", text, "nine people"), "Advisers to Mr. Emric");
}

#[test]
fn the_ministry_is_whoever_speaks_in_the_report_itself() {
    let text = "The Foreign Ministry of Luria condemned the raid on Monday.\n\nThe Ministry rejects the claim of the Varnian Defence Ministry that \
                \"mines\" were found in the van. The claim has no photograph. The Ministry also denies that a single serviceman crossed the river.\n";
    assert_eq!(speaker("two ministries", text, "single serviceman"), "Foreign Ministry of Luria");
    // Whoever speaks last outside another's words is meant, and not only the first.
    let text = "The Foreign Ministry of Luria condemned the raid on Monday.\n\nThe Varnian Defence Ministry said on Tuesday that \"mines\" were found. \
                The ministry also denied that a single serviceman had crossed the river.\n";
    assert_eq!(speaker("the last ministry", text, "single serviceman"), "Varnian Defence Ministry");
}

#[test]
fn what_is_called_an_agency_is_no_place() {
    let text =
        "It rained.\n\nLornpress, Varnia's state news agency, reported that the Varnian army had shut the bridge.\n";
    assert_eq!(speaker("agency", text, "shut the bridge"), "Lornpress");
    let text = "It rained.\n\nOrsk, a river town, reported two fires on Monday, the mayor said.\n";
    let found = statements("town", text);
    assert!(found.iter().all(|s| s.speaker.kind == SpeakerKind::Unnamed), "{found:?}");
    let text = "It rained.\n\nOrsk, a state of nine towns, reported two fires on Monday.\n";
    assert_eq!(statement("state", text, "two fires").speaker.kind, SpeakerKind::Side);
}

#[test]
fn a_spokesman_is_whose_he_is() {
    let text = "A spokesman for al Tarvi said its fighters killed at least 66 Ostrans at the base in Melku.\n\nOstran military spokesman \
                Colonel Pavel Drun said in a statement that the rumors were false.\n";
    assert_eq!(speaker("another's spokesman", text, "at least 66"), "A spokesman for al Tarvi");
    let text = "The road is shut, a spokesman said.\n\nArmy spokesman Pavel Drun said the rumors were false.\n";
    assert_eq!(speaker("the only spokesman", text, "road is shut"), "Pavel Drun");
}

#[test]
fn a_claim_is_its_owners_and_not_whoever_speaks_of_it() {
    let text = "\"That is false,\" military spokesman Colonel Pavel Drun told the Daily Wire, in reference to the Tarvi Front's claim that 57 \
                soldiers were killed although he did not give any figures.\n";
    assert_eq!(speaker("owner", text, "57 soldiers were killed"), "Tarvi Front");
}

#[test]
fn whoever_did_it_does_not_estimate_it() {
    let text = "The military seized power in 2021. More than 3,000 villagers are estimated to have been killed since then by security forces.\n";
    assert!(statements("agent", text).iter().all(|s| s.speaker.name.is_none()), "{text}");
}

#[test]
fn whom_a_resident_called_does_not_speak() {
    let text = "It rained.\n\nA local resident who contacted HLN has said that the town has been overrun by Tarvi fighters. HLN (the Heron Line \
                News) is an agency.\n";
    assert!(speaker("called", text, "town has been overrun").starts_with("A local resident"));
}

#[test]
fn a_tally_is_nobody() {
    let text = "A tally done by the Heron Star has so far confirmed 17 soldiers dead. He said a revised figure would be released in due time.\n";
    assert!(!speaker("tally", text, "revised figure").contains("tally"));
}

#[test]
fn a_claim_that_is_refuted_by_somebody_is_denied() {
    let text = "Tarvi's spokesman has confirmed that they have killed 57 Ostran soldiers at the base, a claim that has been refuted by the Ostran \
                military.\n";
    let found = statements("passive", text);
    let denial = found.iter().find(|s| matches!(s.manner, Manner::Deny | Manner::Reject)).expect("the denial");
    assert_eq!(denial.speaker.name.as_deref(), Some("Ostran military"));
    assert!(text[denial.span.start..denial.span.end].ends_with("at the base"), "{denial:?}");
}

#[test]
fn an_office_is_somebody_and_no_body() {
    let text = "The Force Commander, Brigadier Anselm Ruud, said two men were hurt.\n\nThe Force Commander added that the road was open.\n";
    assert_eq!(speaker("office", text, "road was open"), "Anselm Ruud");
    let text = "Chief Observer Giedre Fonoti said on Friday that two posts were empty.\n";
    assert_eq!(speaker("title", text, "two posts"), "Giedre Fonoti");
    let text = "It rained.\n\nThe Public Defender said nobody was hurt.\n";
    assert_eq!(speaker("both", text, "nobody was hurt"), "Public Defender");
}
