//! Every form with its sentence; the report is of Thursday, 14 October 2021.

use proptest::prelude::*;
use sayso_case::PartialDate;

use super::*;
use crate::testing::{bare_reading, in_context, report};

mod printed;

fn with<T>(text: &str, published: Option<PartialDate>, f: impl FnOnce(&Context) -> T) -> T {
    let mut report = report(text);
    report.published = published;
    let mut reading = bare_reading(text);
    // "Nov. 9" does not end a sentence
    reading.sentences = sayso_text::sentences(text).into_iter().map(|s| reading.words_in(s)).collect();
    in_context(&report, &reading, f)
}

fn thursday() -> Option<PartialDate> {
    PartialDate::day(2021, 10, 14)
}

/// The times that can tell when something happened, with their dates.
fn all(text: &str) -> Vec<String> {
    with(text, thursday(), |ctx| {
        let found = (0..ctx.reading.sentences.len()).flat_map(|s| in_sentence(ctx, today(ctx), s));
        found.filter_map(|e| Some(format!("{} = {}", ctx.span(&e.words).of(text), e.value?))).collect()
    })
}

/// The times as they are printed; "-" is null.
fn printed(text: &str) -> Vec<String> {
    with(text, thursday(), |ctx| {
        let value = |t: &Time| t.value.clone().unwrap_or_else(|| "-".into());
        times(ctx).iter().map(|t| format!("{} = {}", t.span.of(text), value(t))).collect()
    })
}

/// The time that holds for the first `word`.
fn at(text: &str, word: &str) -> Option<String> {
    let start = text.find(word).expect("the word is there");
    with(text, thursday(), |ctx| when_at(ctx, Span::new(start, start + word.len())).map(|w| w.moment.to_string()))
}

#[test]
fn dates_as_written() {
    for (text, value) in [
        ("It fell on 5 July 2016.", "5 July 2016 = 2016-07-05"),
        ("It fell on July 5, 2016.", "July 5, 2016 = 2016-07-05"),
        ("Tue 05 Jul 2016", "Tue 05 Jul 2016 = 2016-07-05"),
        ("It fell on Tuesday, the 5th of July 2016.", "Tuesday, the 5th of July 2016 = 2016-07-05"),
        ("It fell in March 2011.", "March 2011 = 2011-03"),
        ("It fell in 2014.", "2014 = 2014"),
        ("It fell on March 5.", "March 5 = 2021-03-05"),
        ("It fell on 20 December.", "20 December = 2020-12-20"),
        ("It fell on 29 February.", "29 February = 2020-02-29"),
        ("It fell on 2016-07-05.", "2016-07-05 = 2016-07-05"),
        ("It fell in May.", "May = 2021-05"),
        ("It fell in November.", "November = 2020-11"),
        ("It fell in mid-March.", "mid-March = 2021-03"),
        ("It was a war of the 1990s.", "1990s = 1990/1999"),
    ] {
        assert_eq!(all(text), [value], "{text}");
    }
}

#[test]
fn days_counted_from_the_report() {
    for (text, value) in [
        ("It fell on Tuesday.", "Tuesday = 2021-10-12"),
        ("It fell on Thursday.", "Thursday = 2021-10-14"),
        ("It fell last Thursday.", "last Thursday = 2021-10-07"),
        ("They will meet on Monday.", "Monday = 2021-10-18"),
        ("The exchange is planned for 15 October.", "15 October = 2021-10-15"),
        ("It fell today.", "today = 2021-10-14"),
        ("It fell this morning.", "this morning = 2021-10-14"),
        ("It fell overnight.", "overnight = 2021-10-13/2021-10-14"),
        ("It fell overnight on Tuesday.", "Tuesday = 2021-10-12"),
        ("It fell late on Tuesday night.", "late on Tuesday night = 2021-10-12"),
        ("It fell yesterday.", "yesterday = 2021-10-13"),
        ("It fell last night.", "last night = 2021-10-13"),
        ("It fell last week.", "last week = 2021-10-04/2021-10-10"),
        ("It fell in June last year.", "June last year = 2020-06"),
        ("It fell last month.", "last month = 2021-09"),
        ("It fell last year.", "last year = 2020"),
        ("It fell earlier this year.", "earlier this year = 2021"),
        ("It fell two days ago.", "two days ago = 2021-10-12"),
        ("It fell three weeks ago.", "three weeks ago = 2021-09-20/2021-09-26"),
        ("It fell five years ago.", "five years ago = 2016"),
        ("It fell last March.", "last March = 2021-03"),
        ("It fell at the weekend.", "weekend = 2021-10-09/2021-10-10"),
    ] {
        assert_eq!(all(text)[0], value, "{text}");
    }
    assert_eq!(
        all("In 2019 it rose. The truce of 9 June of that year held."),
        ["2019 = 2019", "9 June of that year = 2019-06-09"]
    );
}

#[test]
fn intervals() {
    for (text, value) in [
        ("112 died since the truce of 9 June 2020.", "since the truce of 9 June 2020 = 2020-06-09/2021-10-14"),
        ("He has been held since March 2011.", "since March 2011 = 2011-03/2021-10-14"),
        ("It was the worst fire since March 2011, when a mill burned.", "since March 2011 = 2011-03"),
        ("300 died since the war began in March 2011.", "since the war began in March 2011 = 2011-03/2021-10-14"),
        (
            "300 died since the war erupted with marches in the capital in March 2011.",
            "since the war erupted with marches in the capital in March 2011 = 2011-03/2021-10-14",
        ),
        ("It lasted from 3 to 5 October.", "from 3 to 5 October = 2021-10-03/2021-10-05"),
        ("It lasted from 3 June to 5 July 2016.", "from 3 June to 5 July 2016 = 2016-06-03/2016-07-05"),
        ("It lasted from 28 December to 5 January 2016.", "from 28 December to 5 January 2016 = 2015-12-28/2016-01-05"),
        ("It fell between Monday and Wednesday.", "between Monday and Wednesday = 2021-10-11/2021-10-13"),
        ("They fought in 2011-2014.", "2011-2014 = 2011/2014"),
        ("Nine died in the last 24 hours.", "in the last 24 hours = 2021-10-13/2021-10-14"),
        ("Nine died over the past two weeks.", "over the past two weeks = 2021-09-30/2021-10-14"),
        ("Nine died on 13 and 14 October 2021.", "13 and 14 October 2021 = 2021-10-13/2021-10-14"),
    ] {
        assert_eq!(all(text), [value], "{text}");
    }
}

#[test]
fn dates_in_digits() {
    for (text, value) in [
        ("It fell on 13/05/2021.", "13/05/2021 = 2021-05-13"),
        ("It fell on 05/13/2021.", "05/13/2021 = 2021-05-13"),
        ("It fell on 13.05.2021.", "13.05.2021 = 2021-05-13"),
        ("It fell on 13-05-2021.", "13-05-2021 = 2021-05-13"),
        ("It fell on 2021/05/13.", "2021/05/13 = 2021-05-13"),
        ("It fell on 05/05/2021.", "05/05/2021 = 2021-05-05"),
        // the report is of October: 11 December has not been
        ("It fell on 12/09/2021.", "12/09/2021 = 2021-09-12"),
        ("It fell on 09/12/2021.", "09/12/2021 = 2021-09-12"),
        // either may be the month
        ("It fell on 03/05/2021.", "03/05/2021 = 2021"),
    ] {
        assert_eq!(all(text), [value], "{text}");
    }
    assert_eq!(all("It scored 13/15 and lost 3/5 of it."), [""; 0]);
}

#[test]
fn both_ends_are_kept() {
    for (text, value) in [
        ("Nine died between 9 and 11 May.", "between 9 and 11 May = 2021-05-09/2021-05-11"),
        ("Nine died between 9 and 14 May 2020.", "between 9 and 14 May 2020 = 2020-05-09/2020-05-14"),
        ("Nine died between May 9 and 11, 2020.", "between May 9 and 11, 2020 = 2020-05-09/2020-05-11"),
        ("Nine died from 9 to 11 May.", "from 9 to 11 May = 2021-05-09/2021-05-11"),
        ("Nine died 9-11 May.", "9-11 May = 2021-05-09/2021-05-11"),
        ("Nine died in the night of 5-6 May.", "5-6 May = 2021-05-05/2021-05-06"),
        ("Nine died overnight Monday to Tuesday.", "Monday to Tuesday = 2021-10-11/2021-10-12"),
        ("Nine died between Nov. 3 and 5, 2020.", "between Nov. 3 and 5, 2020 = 2020-11-03/2020-11-05"),
    ] {
        assert_eq!(all(text), [value], "{text}");
    }
    // two days are no range
    assert_eq!(all("Nine died on 9 and 14 May."), ["14 May = 2021-05-14"]);
}

#[test]
fn a_dateline_tells_of_no_deed() {
    let is = |text, word, value: Option<&str>| assert_eq!(at(text, word).as_deref(), value, "{text}");
    is("ARVEN, Sunday 10 October – Two soldiers were killed.", "killed", None);
    is("ARVEN, Halvia (Oct. 13, 2021) - Two soldiers were killed.", "killed", None);
    is("Published 13 October 2021: two soldiers were killed.", "killed", None);
    is("ARVEN, 13 October (Wire) – Two soldiers were killed yesterday.", "killed", Some("2021-10-12"));
    // far off, it is the day of something else
    is("ARVEN, 13 May (Wire) – Two soldiers were killed yesterday.", "killed", Some("2021-10-13"));
    is("Two soldiers were killed in ARVEN on 12 October.", "killed", Some("2021-10-12"));
    let release = "No. 2021-10-B-031 of the ministry.";
    assert_eq!(printed(release), [""; 0]);
}

#[test]
fn a_day_ahead_is_no_day_of_death() {
    let is = |text: &str, value: Option<&str>| {
        let got = with(text, thursday(), |ctx| when_behind(ctx, Span::new(0, 12))).map(|w| w.moment.to_string());
        assert_eq!(got.as_deref(), value, "{text}");
    };
    is("Three guards will be buried on Saturday.", None);
    is("Two soldiers were buried on Sunday.", None);
    is("Two soldiers are to be mourned on 20 October.", None);
    is("Two soldiers were killed on Sunday.", Some("2021-10-10"));
    is("Two soldiers were killed on Sunday and buried on Monday.", Some("2021-10-10"));
}

#[test]
fn a_year_beside_a_count() {
    let is = |word, value: &str| {
        assert_eq!(at("In 2019 two soldiers were killed; on Monday three more died.", word).as_deref(), Some(value));
    };
    is("two soldiers", "2019");
    is("three", "2021-10-11");
    assert_eq!(at("An overnight raid on Orsa on Monday failed.", "raid").as_deref(), Some("2021-10-11"));
}

#[test]
fn what_is_no_time() {
    for text in [
        "Troops may march on the capital.",
        "March on, said the officer, 24.",
        "They burned down in 2000 homes.",
        "The Sunday Times wrote of Bloody Sunday.",
        "It was written by June Arl.",
        "Halvia Today is a paper of 2000 pages.",
        "A 2000-strong crowd and 1,999 police.",
        "Two days after the truce it fell.",
    ] {
        assert_eq!(all(text), [""; 0], "{text}");
    }
}

#[test]
fn relative_to_a_time_told_before() {
    let text = "The truce was signed on 9 June 2020. Two days later a post was shelled. It was retaken the next day.";
    assert_eq!(all(text), ["9 June 2020 = 2020-06-09", "Two days later = 2020-06-11", "next day = 2020-06-12"]);
    let start = text.find("shelled").unwrap();
    let when = with(text, None, |ctx| when_at(ctx, Span::new(start, start + 7))).unwrap();
    let basis: Vec<&str> = when.basis.iter().map(|s| s.of(text)).collect();
    assert_eq!((when.moment.to_string().as_str(), basis), ("2020-06-11", vec!["9 June 2020", "Two days later"]));
    assert_eq!(printed("Two days later it fell."), ["Two days later = -"]);
}

#[test]
fn the_time_that_holds() {
    let is = |text, word, value: &str| assert_eq!(at(text, word).as_deref(), Some(value), "{text}");
    is("A bus was shelled on Tuesday and a school burned on Wednesday.", "shelled", "2021-10-12");
    is("A bus was shelled on Tuesday and a school burned on Wednesday.", "burned", "2021-10-13");
    is("On Tuesday, a bus was shelled near the bridge.", "shelled", "2021-10-12");
    is("Tuesday's attack killed nine.", "attack", "2021-10-12");
    is("The blast hit a market on Tuesday. Three people died.", "died", "2021-10-12");
}

#[test]
fn no_guess() {
    let none = |text, word| assert_eq!(at(text, word), None, "{text}");
    none("A bus was shelled.", "shelled");
    none("Police said on Tuesday that a bus was shelled.", "shelled");
    none("The truce held until Tuesday.", "held");
    none("The exchange is planned for 15 October. The bodies were handed over.", "handed");
    none("The blast hit a market on Tuesday.\nThree people died.", "died");
    let text = "A bus was shelled on Tuesday.";
    assert_eq!(with(text, None, |ctx| when_at(ctx, Span::new(10, 17))), None);
}

const PIECES: [&str; 34] = [
    "on",
    "in",
    "Tuesday",
    "March",
    "May",
    "2014",
    "5",
    "31",
    "July",
    "since",
    "from",
    "to",
    "between",
    "and",
    "two",
    "days",
    "ago",
    "later",
    "last",
    "week",
    "the",
    "next",
    "day",
    ",",
    ".",
    "-",
    "\n",
    "é",
    "1990s",
    "hours",
    "99",
    "years",
    "overnight",
    "late",
];

proptest! {
    #[test]
    fn times_stand_in_the_text_and_never_run_backwards(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES.as_slice()), 0..25),
        dated in any::<bool>(),
    ) {
        let text = pieces.join(" ");
        let published = thursday().filter(|_| dated);
        with(&text, published, |ctx| {
            let mut end = 0;
            for Time { span, value, .. } in times(ctx) {
                let value = value.unwrap_or_default();
                assert!(span.start >= end && text.get(span.start..span.end).is_some_and(|w| !w.is_empty()));
                end = span.end;
                if let Some((a, b)) = value.split_once('/') {
                    assert!(a <= b, "{value}");
                }
            }
            for word in &ctx.reading.words {
                let basis = when_at(ctx, word.span).map_or(Vec::new(), |w| w.basis);
                assert!(basis.iter().all(|s| text.get(s.start..s.end).is_some_and(|w| !w.is_empty())));
            }
        });
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,80}") {
        with(&text, thursday(), |ctx| {
            for Time { span, .. } in times(ctx) {
                assert!(text.get(span.start..span.end).is_some());
            }
            when_at(ctx, Span::new(0, text.len()));
        });
    }
}
