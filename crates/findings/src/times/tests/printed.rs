//! Times as they are printed, lengths and times of day among them; the report is of Thursday, 14 October 2021.

use super::printed;

#[test]
fn times_of_day() {
    for (text, value) in [
        ("It fell at 2:30 pm on Tuesday.", "2:30 pm on Tuesday = 2021-10-12T14:30"),
        ("It fell on Tuesday at 9 am, they said.", "Tuesday at 9 am = 2021-10-12T09:00"),
        ("It fell at 14:30 GMT yesterday.", "14:30 GMT yesterday = 2021-10-13T14:30"),
        ("It fell at 5pm.", "5pm = T17:00"),
        ("It fell at noon on 5 May.", "noon on 5 May = 2021-05-05T12:00"),
        ("It fell around 06:15.", "06:15 = T06:15"),
    ] {
        assert_eq!(printed(text), [value], "{text}");
    }
    assert_eq!(printed("Arven won 21:14 and Orsa lost 3:2."), [""; 0]);
}

#[test]
fn lengths() {
    for (text, value) in [
        ("It lasted nine months.", "nine months = P9M"),
        ("A two-day truce held.", "two-day = P2D"),
        ("It lasted a year and a half.", "a year and a half = P1Y6M"),
        ("It lasted two and a half hours.", "two and a half hours = PT2H30M"),
        ("It lasted half an hour.", "half an hour = PT30M"),
        ("It lasted two decades.", "two decades = P20Y"),
        ("They met every day.", "every day = P1D"),
        ("They met every two weeks.", "every two weeks = P2W"),
        ("It lasted for years.", "years = -"),
        ("It will end in the next few days.", "the next few days = -"),
        ("Nine died in the last 24 hours.", "the last 24 hours = PT24H"),
    ] {
        assert_eq!(printed(text), [value], "{text}");
    }
    for text in [
        "A 9-year-old girl and a man 55 years old died.",
        "It drove at 80 km an hour.",
        "A quarter of the houses burned.",
        "He spoke on 60 Minutes.",
        "Wait a minute.",
        "One day they will see.",
        "They burned 2,000 homes for $1999 and 300 litres.",
        "2010 people were killed, more than 2011 people wounded and the 2000 homes burned.",
        "The toll was 2012, up from about 1990.",
        "Its 1994 soldiers fired 2013 shells.",
    ] {
        assert_eq!(printed(text), [""; 0], "{text}");
    }
}

#[test]
fn parts_of_years_and_weeks() {
    for (text, value) in [
        ("It fell in the second quarter of 2019.", "the second quarter of 2019 = 2019-04/2019-06"),
        ("It fell in the third quarter.", "the third quarter = 2021-07/2021-09"),
        ("It fell in the first half of 2019.", "the first half of 2019 = 2019-01/2019-06"),
        ("It fell last week.", "last week = 2021-W40"),
        ("It fell in the summer of 2019.", "the summer of 2019 = 2019-22"),
        ("It fell in the 1990s.", "1990s = 1990/1999"),
        ("The fall of Orsa was a spring.", ""),
    ] {
        assert_eq!(printed(text).join(""), value, "{text}");
    }
    assert_eq!(
        printed("In the third quarter 12 died, against 20 a year earlier. The quarter was bad."),
        ["the third quarter = 2021-07/2021-09", "a year earlier = 2020-07/2020-09", "The quarter = 2021-07/2021-09"]
    );
}

#[test]
fn times_that_lie_nowhere() {
    assert_eq!(printed("It has recently begun and is now over."), ["recently = -", "now = -"]);
    assert_eq!(printed("The paper Halvia Now came as soon as it could."), [""; 0]);
}

#[test]
fn only_the_time_itself_is_printed() {
    assert_eq!(printed("300 died since the war began in March 2011."), ["March 2011 = 2011-03"]);
    assert_eq!(printed("It lasted from 3 to 5 October."), ["3 to 5 October = 2021-10-03/2021-10-05"]);
    assert_eq!(printed("In the current year it rose."), ["the current year = 2021"]);
    assert_eq!(printed("It voted in 2014, 2016 and 2019."), ["2014 = 2014", "2016 = 2016", "2019 = 2019"]);
    assert_eq!(printed("The 2019 elections and its December talks."), ["2019 = 2019", "December = 2020-12"]);
}

#[test]
fn the_nearest_date() {
    assert_eq!(printed("It must be paid by February."), ["February = 2022-02"]);
    assert_eq!(printed("It was open until 2 October."), ["2 October = 2021-10-02"]);
    assert_eq!(printed("They would leave on Monday."), ["Monday = 2021-10-18"]);
    assert_eq!(printed("They could have left on Monday."), ["Monday = 2021-10-11"]);
    assert_eq!(printed("It is to leave on Monday."), ["Monday = 2021-10-18"]);
    assert_eq!(printed("It may come as early as Monday."), ["Monday = 2021-10-18"]);
    assert_eq!(printed("It fell last Oct. 23."), ["last Oct. 23 = 2020-10-23"]);
    assert_eq!(printed("Over the next couple of years it grows."), ["the next couple of years = P2Y"]);
}
