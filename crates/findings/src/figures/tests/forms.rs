//! Every way to write a number.

use super::*;

fn exact(text: &str, words: &str, n: u64) {
    one(text, words, Some(n), Some(n), Bound::Exact);
}

fn at_least(text: &str, words: &str, n: u64) {
    one(text, words, Some(n), None, Bound::AtLeast);
}

#[test]
fn digits() {
    exact("The flood of fire killed 1,200 people.", "1,200 people", 1200);
    exact("It killed 1 200 people in Orsk.", "1 200 people", 1200);
    exact("It killed 280000 people.", "280000 people", 280_000);
    exact("They evacuated 5 thousand people.", "5 thousand people", 5000);
    exact("The war has displaced 2.5 million people.", "2.5 million people", 2_500_000);
}

#[test]
fn words() {
    exact("Two hundred and five thousand people were displaced.", "Two hundred and five thousand people", 205_000);
    exact("Twenty-one soldiers were killed.", "Twenty-one soldiers", 21);
    exact("Thirty three guards were wounded.", "Thirty three guards", 33);
    exact("The shelling killed a hundred people.", "a hundred people", 100);
    exact("A dozen fighters were captured.", "A dozen fighters", 12);
    exact("Half a dozen civilians were wounded.", "Half a dozen civilians", 6);
    exact("Two dozen miners are missing.", "Two dozen miners", 24);
    exact("Two and a half million people fled.", "Two and a half million people", 2_500_000);
    exact("A couple were killed.", "A couple", 2);
}

#[test]
fn indefinite() {
    at_least("Dozens of people were wounded.", "Dozens of people", 24);
    at_least("Scores were killed in Orsk.", "Scores", 40);
    at_least("Hundreds of villagers fled.", "Hundreds of villagers", 200);
    at_least("Tens of shells were fired, killing thousands.", "thousands", 2000);
    at_least("Tens of thousands of residents fled.", "Tens of thousands of residents", 20_000);
    at_least("Hundreds of thousands were displaced.", "Hundreds of thousands", 200_000);
    at_least("Millions have been displaced.", "Millions", 2_000_000);
    at_least("Several peacekeepers were killed.", "Several peacekeepers", 2);
    at_least("A few guards were wounded.", "A few guards", 2);
    at_least("Many civilians were killed.", "Many civilians", 2);
    at_least("A number of soldiers were captured.", "A number of soldiers", 2);
    at_least("Several hundred people fled.", "Several hundred people", 200);
    at_least("A large number of civilians were wounded.", "A large number of civilians", 2);
    at_least("One guard died and others were injured.", "others", 2);
}

#[test]
fn single_persons() {
    exact("A soldier was killed at the ford.", "A soldier", 1);
    exact("His mother was wounded.", "His mother", 1);
    exact("Lieutenant Dalo Emric was wounded.", "Lieutenant Dalo Emric", 1);
    exact("The blast killed the driver and injured his son.", "the driver", 1);
    exact("Two guards were killed and a third was wounded.", "a third", 1);
    exact("Farmer killed by mine near Kelt.", "Farmer", 1);
    exact("Two civilians, one of them a child, were killed.", "one of them a child", 1);
    assert!(read("A suicide bomber attacked the market.").is_empty());
    assert!(read("An officer said the road was open.").is_empty());
}

#[test]
fn lists_of_names_are_one_figure() {
    let text = "Private Olen Harsk, Private Tuve Lindar and Corporal Mikal Brun were killed.";
    exact(text, "Private Olen Harsk, Private Tuve Lindar and Corporal Mikal Brun", 3);
}

#[test]
fn two_figures_side_by_side() {
    let text = "Six civilians and 15 military officials were killed.";
    assert_eq!(read(text), ["Six civilians | 6 6 exact killed", "15 military officials | 15 15 exact killed"]);
    let text = "The blast killed one policeman and two others.";
    assert_eq!(read(text), ["one policeman | 1 1 exact killed", "two others | 2 2 exact killed"]);
}

#[test]
fn nought() {
    exact("There were no casualties, and no civilians were harmed.", "no civilians", 0);
    exact("Nobody was hurt.", "Nobody", 0);
    assert!(read("There was no other way.").is_empty());
}

#[test]
fn what_counts_nothing() {
    for text in [
        "The truce of 5 July 2031 held.",
        "In 2031 the war went on.",
        "He was aged 19.",
        "The 122-mm guns fell silent.",
        "The road is 50 km long.",
        "About 30 percent agreed.",
        "They met at 10:30 on Road 7.",
        "Resolution 44 was adopted.",
        "Height 211 is empty.",
        "For three days nothing happened.",
        "It is one of the main towns.",
        "The 24-hour truce held.",
        "A T-72 was seen.",
        "The second and fifth brigades left.",
        "Corporal Brun, 24, spoke.",
        "She was a girl of nine.",
    ] {
        assert_eq!(read(text), Vec::<String>::new(), "in {text:?}");
    }
}
