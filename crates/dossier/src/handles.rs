//! Handles: names as short as the head of a column needs them. In go the names by which a voice is cited, out comes one.

use sayso_case::SpeakerKind;

use crate::safe::shortened;
use crate::sides::Sides;

/// How many characters a handle has at most.
const MOST: usize = 24;

/// Long words of offices, and how a head of a column writes them.
const SHORT: [(&str, &str); 8] = [
    ("ministry", "Min."),
    ("department", "Dept"),
    ("headquarters", "HQ"),
    ("international", "Int."),
    ("organization", "Org."),
    ("organisation", "Org."),
    ("committee", "Comm."),
    ("government", "Gov."),
];

/// Words that mean nothing at either end of a handle.
const LOOSE: [&str; 15] =
    ["of", "the", "in", "for", "and", "a", "an", "to", "by", "on", "at", "with", "republic", "’s", "'s"];

/// A person's last name in every spelling, by alphabet; a body by the name it is cited by most, without the words for its side
/// where that stands over its column (`under_side`).
pub(crate) fn handle(spoken: &[(&str, usize)], kind: Option<SpeakerKind>, under_side: bool, sides: &Sides) -> String {
    if kind == Some(SpeakerKind::Person) {
        let mut last: Vec<&str> = spoken.iter().filter_map(|(s, _)| s.split_whitespace().next_back()).collect();
        last.sort_unstable();
        last.dedup();
        return shortened(&last.join(" / "), MOST);
    }
    // Of names used equally often the first in the case.
    let most = spoken.iter().rev().max_by_key(|(_, times)| *times);
    most.map_or_else(|| "nobody named".into(), |(name, _)| body(name, under_side, MOST, sides))
}

fn body(name: &str, under_side: bool, most: usize, sides: &Sides) -> String {
    let mut words: Vec<&str> = name.split_whitespace().filter(|w| !under_side || !sides.names_one(w)).collect();
    let loose = |w: &str| LOOSE.contains(&w.to_lowercase().as_str());
    while words.last().is_some_and(|w| loose(w)) {
        words.pop();
    }
    while words.first().is_some_and(|w| loose(w)) {
        words.remove(0);
    }
    // The name of a side alone is that side's voice.
    if words.is_empty() || words == ["side"] {
        return shortened(name, most);
    }
    let short = |w: &&str| {
        let lower = w.to_lowercase();
        SHORT.iter().find(|(long, _)| *long == lower).map_or((*w).to_owned(), |(_, short)| (*short).to_owned())
    };
    let whole = words.iter().map(short).collect::<Vec<_>>().join(" ");
    let cut = shortened(&whole, most);
    let Some(mut head) = cut.strip_suffix('…') else { return cut };
    // No "Dept of the…".
    let mut trimmed = false;
    while let Some((rest, _)) = head.rsplit_once(' ').filter(|(_, last)| loose(last)) {
        (head, trimmed) = (rest, true);
    }
    if trimmed { head.to_owned() } else { cut }
}

/// An outlet's name, cut shorter: its report's number stands before it.
pub(crate) fn outlet_handle(outlet: &str, sides: &Sides) -> String {
    body(outlet, false, 18, sides)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_short() {
        let case = sayso_case::Case::default();
        let sides = Sides::of(&case);
        let person = Some(SpeakerKind::Person);
        assert_eq!(handle(&[("Yarin Khodrev", 1), ("Yaren Hodrev", 2)], person, true, &sides), "Hodrev / Khodrev");
        assert_eq!(handle(&[("the Ministry of Defence", 1)], Some(SpeakerKind::Body), true, &sides), "Min. of Defence");
        let long = "Interior Department of the Northern Council";
        assert_eq!(handle(&[(long, 1)], Some(SpeakerKind::Body), true, &sides), "Interior Dept");
        assert_eq!(handle(&[], None, false, &sides), "nobody named");
        assert_eq!(outlet_handle("The Marnost Courier", &sides), "Marnost Courier");
    }
}
