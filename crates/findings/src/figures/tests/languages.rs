//! Outcomes in the languages beside English, by the order of words alone.

use sayso_case::Report;

use crate::Outcome;
use crate::figures::{Parties, figures};
use crate::testing::{bare_reading, in_context};

/// The outcomes of a text's figures in order.
fn outcomes(language: &str, text: &str) -> Vec<Outcome> {
    let report = Report { language: Some(language.into()), ..Report::of_words(text) };
    let parties = Parties::default();
    let found = in_context(&report, &bare_reading(text), |ctx| figures(ctx, &[], &[], &parties));
    found.iter().map(|f| f.outcome).collect()
}

#[test]
fn russian() {
    use Outcome::*;
    for (text, outcome) in [
        ("Фронт пригрозил казнить пятерых солдат.", Other),
        ("Пятеро солдат были казнены.", Killed),
        ("Двенадцать солдат угодили в плен.", Captured),
        ("Двоих подростков держат под замком.", Detained),
        ("О судьбе 24 бойцов сведений нет.", Missing),
        ("Мост охраняли восемьдесят солдат.", Deployed),
        ("В плену оказались двадцать солдат.", Captured),
        ("Двоих солдат взяли накануне в плен.", Captured),
        ("Противник взял двоих солдат в плен.", Captured),
        ("Судьба двоих солдат неизвестна.", Missing),
        ("Выпустили троих солдат.", Released),
        ("Выпустили сорок снарядов.", Other),
        ("В боях пал тридцать один солдат.", Killed),
        ("На минах подорвалось семь машин.", Destroyed),
        ("На минах подорвалось семь солдат.", KilledOrWounded),
    ] {
        assert_eq!(outcomes("ru", text), [outcome], "{text}");
    }
    assert_eq!(outcomes("ru", "Тридцать рыбаков подняли на борт, четверо утонули."), [Evacuated, Killed]);
}

#[test]
fn ukrainian() {
    use Outcome::*;
    for (text, outcome) in [
        ("Фронт погрожує стратити сімох солдатів.", Other),
        ("Сімох солдатів виміняли на міст.", Exchanged),
        ("Дванадцять солдатів потрапили до полону.", Captured),
        ("Сорок шахтарів опинилися в облозі.", Trapped),
        ("Міст охороняли вісімдесят солдатів.", Deployed),
        ("У полоні опинилися двадцять солдатів.", Captured),
        ("Доля двох солдатів невідома.", Missing),
        ("Двох солдатів взяли вчора в полон.", Captured),
    ] {
        assert_eq!(outcomes("uk", text), [outcome], "{text}");
    }
}

/// A figure's words, bounds and firmness.
fn counts(language: &str, text: &str) -> Vec<String> {
    let report = Report { language: Some(language.into()), ..Report::of_words(text) };
    let parties = Parties::default();
    let found = in_context(&report, &bare_reading(text), |ctx| figures(ctx, &[], &[], &parties));
    found.iter().map(|f| format!("{} {:?} {}", f.span.of(text), f.low, f.bound.as_str())).collect()
}

#[test]
fn a_thousand_without_a_number_and_halves() {
    assert_eq!(counts("ru", "Погибли тысяча двести солдат."), ["тысяча двести солдат Some(1200) exact"]);
    assert_eq!(
        counts("ru", "Погибли две с половиной тысячи солдат."),
        ["две с половиной тысячи солдат Some(2500) exact"]
    );
    assert_eq!(counts("ru", "Погибли полторы сотни солдат."), ["полторы сотни солдат Some(150) exact"]);
    assert_eq!(counts("ru", "Погибли две тысячи солдат."), ["две тысячи солдат Some(2000) exact"]);
    assert_eq!(counts("ru", "Погибли тысячи солдат."), ["тысячи солдат Some(2000) at_least"]);
    assert_eq!(counts("uk", "Загинуло тисяча двісті солдатів."), ["тисяча двісті солдатів Some(1200) exact"]);
    assert_eq!(
        counts("uk", "Загинуло дві з половиною тисячі солдатів."),
        ["дві з половиною тисячі солдатів Some(2500) exact"]
    );
}

#[test]
fn a_number_behind_its_noun_is_a_rough_one() {
    assert_eq!(counts("ru", "Погибли бойцов двадцать."), ["бойцов двадцать Some(20) about"]);
    assert_eq!(counts("ru", "Погибли человек двести."), ["человек двести Some(200) about"]);
    assert_eq!(counts("ru", "Погибло тысяч девять солдат."), ["тысяч девять солдат Some(9000) about"]);
    assert_eq!(counts("uk", "Загинуло чоловік двісті."), ["чоловік двісті Some(200) about"]);
    // ... and behind a subject it is not of it.
    assert_eq!(counts("ru", "Солдаты двадцать раненых унесли."), ["двадцать раненых Some(20) exact"]);
}

#[test]
fn one_in_the_genitive_is_not_several() {
    assert_eq!(counts("ru", "Погибло больше тысячи человек."), ["больше тысячи человек Some(1000) at_least"]);
    assert_eq!(counts("ru", "Погибло около сотни солдат."), ["около сотни солдат Some(100) about"]);
    assert_eq!(
        counts("ru", "Погибло более тысячи двухсот солдат."),
        ["более тысячи двухсот солдат Some(1200) at_least"]
    );
    assert_eq!(counts("uk", "Загинуло близько сотні солдатів."), ["близько сотні солдатів Some(100) about"]);
    // ... and in the nominative several are meant.
    assert_eq!(counts("ru", "Погибли сотни солдат."), ["сотни солдат Some(200) at_least"]);
}

#[test]
fn hundreds_and_tens_that_are_counted() {
    assert_eq!(counts("ru", "Погибли три сотни солдат."), ["три сотни солдат Some(300) exact"]);
    assert_eq!(counts("ru", "Погибли шесть десятков солдат."), ["шесть десятков солдат Some(60) exact"]);
    assert_eq!(counts("ru", "Погибло десятка два солдат."), ["десятка два солдат Some(20) about"]);
    assert_eq!(counts("ru", "Бежали две сотни тысяч жителей."), ["две сотни тысяч жителей Some(200000) exact"]);
    assert_eq!(counts("uk", "Загинули дві сотні солдатів."), ["дві сотні солдатів Some(200) exact"]);
    assert_eq!(counts("ru", "Погибли десятки солдат."), ["десятки солдат Some(24) at_least"]);
}

#[test]
fn both_ends_of_a_range_in_one_word() {
    assert_eq!(counts("ru", "Погибли пять-шесть рабочих."), ["пять-шесть рабочих Some(5) range"]);
    assert_eq!(counts("ru", "Погибло два-три десятка рабочих."), ["два-три десятка рабочих Some(20) range"]);
    assert_eq!(counts("uk", "Загинули дві-три тисячі солдатів."), ["дві-три тисячі солдатів Some(2000) range"]);
    // ... and other words with a hyphen are none.
    assert_eq!(counts("ru", "Погибли двое военных-срочников."), ["двое военных-срочников Some(2) exact"]);
}

#[test]
fn who_did_it_and_what_was_not_done() {
    use Outcome::*;
    for (language, text, outcome) in [
        ("ru", "Штаб планировал убить пятерых судей.", Other),
        ("ru", "Едва не погибли двое рабочих.", Other),
        ("ru", "Погибло бы сто человек.", Other),
        ("ru", "Не удалось освободить пятнадцать солдат.", Other),
        ("ru", "Убито двое.", Killed),
        ("uk", "Ледь не загинули двоє робітників.", Other),
        ("uk", "Загинули двоє робітників.", Killed),
    ] {
        let found = outcomes(language, text);
        assert!(found.iter().all(|o| *o == outcome) && (outcome == Other || !found.is_empty()), "{text} {found:?}");
    }
}
