//! Faults that readers with fresh eyes found and that were mended, one short invented report each, with one beside it that is like it and
//! must stay as it was: whom "who" and "she" stand for, what a number counts and what became of it, what a denial takes.

use std::path::Path;
use std::sync::LazyLock;

use sayso_case::{Figure, Findings, Manner, MentionKind, Outcome, Report, Role, Scope};
use sayso_language::Packs;
use sayso_reader::Reader;
use sayso_reports::{Hint, read_bytes};

fn weights(name: &str) -> Reader {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
    Reader::load(&models.join(name)).expect("the weights are part of the repository")
}

static ENGLISH: LazyLock<Reader> = LazyLock::new(|| weights("reader.onnx"));
static OTHERS: LazyLock<Reader> = LazyLock::new(|| weights("reader-multilingual.onnx"));

/// A report that is only this text, and what is found in it.
fn found(text: &str) -> (Report, Findings) {
    let mut opened = read_bytes(text.as_bytes(), &Hint::default());
    assert!(opened.problems.is_empty(), "{:?}", opened.problems);
    let report = opened.reports.remove(0);
    let reader = if report.text.is_ascii() { &ENGLISH } else { &OTHERS };
    let findings = sayso_findings::read(&report, reader, Packs::load().expect("the tables are whole"));
    (report, findings)
}

/// The speaker of the statement with these words, the smallest of several.
fn speaker(text: &str, words: &str) -> String {
    let (report, findings) = found(text);
    let holds = findings.statements.iter().filter(|s| s.span.of(&report.text).contains(words));
    let smallest =
        holds.min_by_key(|s| s.span.len()).unwrap_or_else(|| panic!("{words:?} in {:?}", findings.statements));
    smallest.speaker.name.clone().unwrap_or_else(|| "-".to_owned())
}

/// The figure with these words.
fn figure(text: &str, words: &str) -> Figure {
    let (report, findings) = found(text);
    let hit = findings.figures.iter().find(|f| f.span.of(&report.text) == words);
    hit.cloned().unwrap_or_else(|| panic!("{words:?} is no figure of {text:?}: {:?}", findings.figures))
}

fn is_no_figure(text: &str, words: &str) {
    let (report, findings) = found(text);
    assert!(findings.figures.iter().all(|f| f.span.of(&report.text) != words), "{words:?} in {text:?}");
}

#[test]
fn who_behind_a_place_is_whoever_is_there() {
    let text = "Convoy attacked\n\nTOLM, March 6, 2031 - The raid was told of by the coordinator in Kelt, who said that three drivers were \
                killed.\n";
    assert_eq!(speaker(text, "three drivers were killed"), "the coordinator in Kelt");
    let text = "Convoy attacked\n\nTOLM, March 6, 2031 - The road was held by Dalo Emric, who said that nobody had been hurt.\n";
    assert_eq!(speaker(text, "nobody had been hurt"), "Dalo Emric");
}

#[test]
fn who_has_his_deputy_beside_him_is_a_man() {
    let text = |deputy: &str| {
        format!(
            "Ward hit\n\nTOLM, March 6, 2031 - Minister Dalo Emric and {deputy} Mira Lant visited the ward. Emric said nine were \
             killed. \"They shot at the ward,\" she said.\n"
        )
    };
    assert_eq!(speaker(&text("his deputy"), "They shot at the ward"), "Mira Lant");
    assert_eq!(speaker(&text("her deputy"), "They shot at the ward"), "Dalo Emric");
}

#[test]
fn of_two_sides_one_noun_tells_who_they_are() {
    let text = "Clash at the bridge\n\nTOLM, March 6, 2031 - Three Varnian and two Lurian soldiers were killed in a clash at the bridge.\n";
    assert_eq!(figure(text, "Three Varnian").role, Some(Role::Military));
    let text = "Clash at the bridge\n\nTOLM, March 6, 2031 - Three Varnians and two Lurian soldiers were killed in a clash at the bridge.\n";
    assert_eq!(figure(text, "Three Varnians").role, None);
}

#[test]
fn with_what_it_was_done_was_not_captured() {
    let text = "Mill shelled\n\nTOLM, March 6, 2031 - The raiders shelled the mill using two tanks.\n";
    assert_eq!(figure(text, "two tanks").outcome, Outcome::Other);
    let text = "Mill taken\n\nTOLM, March 6, 2031 - The raiders captured two tanks at the mill.\n";
    assert_eq!(figure(text, "two tanks").outcome, Outcome::Captured);
}

#[test]
fn where_words_decline_an_outcome_rests_on_a_word() {
    let text = "Обстріл Тольма\n\nУнаслідок обстрілу міста Тольм 5 березня 2031 року поранень зазнали троє рятувальників і четверо \
                поліцейських, повідомив мер Дало Емрик.\n";
    assert_eq!(figure(text, "четверо поліцейських").outcome, Outcome::Wounded);
    let text = "Обстріл Тольма\n\nУнаслідок удару по місту Тольм загинула людина, ще троє дістали травми, повідомив мер Дало Емрик.\n";
    assert_eq!(figure(text, "ще троє").outcome, Outcome::Wounded);
    assert_eq!(figure(text, "людина").outcome, Outcome::Killed);
}

#[test]
fn a_day_of_a_month_counts_nothing_and_people_behind_a_day_are_counted() {
    let text =
        "Shelling of Tolm\n\nKELT, March 6, 2031 - On March 5 shells hit the market in Tolm, killing two people.\n";
    is_no_figure(text, "5 shells");
    let text = "Shelling of Tolm\n\nKELT, March 6, 2031 - Over the past day 12 people were killed in the region, the governor said.\n";
    let day = figure(text, "12 people");
    assert_eq!((day.low, day.outcome, day.scope), (Some(12), Outcome::Killed, Some(Scope::Total)));
    let text = "Shelling of Tolm\n\nKELT, March 6, 2031 - On Day 12 people left the town.\n";
    is_no_figure(text, "12 people");
}

#[test]
fn what_an_accusation_holds_is_not_what_is_rejected() {
    let text = "Market shelled\n\nTOLM, March 6, 2031 - Varnia rejected the report by accusing the coalition of shelling the market.\n";
    let (report, findings) = found(text);
    let rejected: Vec<&str> =
        findings.statements.iter().filter(|s| s.manner == Manner::Reject).map(|s| s.span.of(&report.text)).collect();
    assert_eq!(rejected, ["the report"]);
    let accused = findings.statements.iter().filter(|s| s.manner == Manner::Accuse);
    assert!(accused.map(|s| s.span.of(&report.text)).any(|words| words == "the coalition of shelling the market"));
}

#[test]
fn a_state_by_its_whole_name_is_a_side() {
    let kind = |name: &str, text: &str| {
        let (report, findings) = found(text);
        findings.mentions.iter().find(|m| m.span.of(&report.text) == name).map(|m| m.kind)
    };
    let text = "Бой у моста\n\nВооруженные силы Республики Остревина вели огонь по селу Тольм.\n";
    assert_eq!(kind("Республики Остревина", text), Some(MentionKind::Side));
    let text = "Бой у моста\n\nВ пятницу Федерация тенниса сообщила, что матч в городе Тольм отменен.\n";
    assert_ne!(kind("Федерация тенниса", text), Some(MentionKind::Side));
}

#[test]
fn who_is_accused_of_it_did_it_and_not_who_accuses() {
    let agent = |text: &str| {
        let (report, findings) = found(text);
        let event = findings.events.first().unwrap_or_else(|| panic!("no event in {text:?}"));
        event.agent.map(|agent| agent.of(&report.text).to_owned())
    };
    let text = "TOLM, March 6, 2031 - The army accused the rebels of breaching the truce.\n";
    assert_eq!(agent(text).as_deref(), Some("the rebels"));
    let text = "TOLM, March 6, 2031 - The rebels accused the army of executing three captives.\n";
    assert_eq!(agent(text).as_deref(), Some("the army"));
    let text = "TOLM, March 6, 2031 - The army shelled the mill, executing three captives.\n";
    assert_eq!(agent(text).as_deref(), Some("The army"));
}

#[test]
fn the_stop_of_a_rank_is_no_part_of_a_name() {
    let text = "TOLM, March 6, 2031 - The dead were named as police Col. Edgar Duarte Valero and police Maj. Elkin Hernan Rivas.\n";
    let (_, findings) = found(text);
    let names: Vec<_> = findings.victims.iter().map(|v| v.name.as_str()).collect();
    assert_eq!(names, ["Edgar Duarte Valero", "Elkin Hernan Rivas"]);
}

#[test]
fn rebels_are_not_the_website_that_is_for_them() {
    let text = "TOLM, March 6, 2031 - Ten people were killed on Sunday, the rebel OrskNet website said.\n\nThe rebels deny using children as \
                soldiers.\n";
    assert!(!speaker(text, "using children").contains("OrskNet"), "{}", speaker(text, "using children"));
}
