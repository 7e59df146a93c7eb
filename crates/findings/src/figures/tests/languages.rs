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
    ] {
        assert_eq!(outcomes("uk", text), [outcome], "{text}");
    }
}
