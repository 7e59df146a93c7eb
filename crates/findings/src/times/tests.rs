//! Every form with its sentence; the report is of Thursday, 14 October 2021.

use proptest::prelude::*;
use sayso_reports::PartialDate;

use super::*;
use crate::testing::{bare_reading, in_context, report};

fn with<T>(text: &str, published: Option<PartialDate>, f: impl FnOnce(&Context) -> T) -> T {
    let mut report = report(text);
    report.published = published;
    in_context(&report, &bare_reading(text), f)
}

fn thursday() -> Option<PartialDate> {
    PartialDate::day(2021, 10, 14)
}

fn all(text: &str) -> Vec<String> {
    with(text, thursday(), |ctx| times(ctx).into_iter().map(|(s, v)| format!("{} = {v}", s.of(text))).collect())
}

/// The time that holds for the first `word`.
fn at(text: &str, word: &str) -> Option<String> {
    let start = text.find(word).expect("the word is there");
    with(text, thursday(), |ctx| when_at(ctx, Span::new(start, start + word.len())).map(|w| w.value))
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
        ("It fell overnight.", "overnight = 2021-10-14"),
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
    assert_eq!((when.value.as_str(), basis), ("2020-06-11", vec!["9 June 2020", "Two days later"]));
    assert_eq!(with("Two days later it fell.", thursday(), times), []);
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
            for (span, value) in times(ctx) {
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
            for (span, _) in times(ctx) {
                assert!(text.get(span.start..span.end).is_some());
            }
            when_at(ctx, Span::new(0, text.len()));
        });
    }
}
