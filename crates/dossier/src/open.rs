//! Pages whose marks of what a person has seen are left open, to be kept: each tells where its marks go and of which findings they are.
//! In goes such a page with what people have seen by now, out come the bytes that it would have if it were set out now.
//!
//! A place begins with `<?`, which no words of a report can hold: `<` in them is escaped.

use std::borrow::Cow;
use std::fmt::Write;

use maud::{Markup, PreEscaped, html};
use sayso_case::FindingId;

use crate::index::CORRECTED;
use crate::{head, incidents};

const BEGIN: &str = "<?";
const END: &str = "?>";
/// Characters of a finding's id.
const ID: usize = 17;

/// Sorts of places, by their letter.
const SAID: char = 'j';
const BESIDE: char = 'r';
const CELL: char = 'c';
const IN_CELL: char = 'n';
const LEGEND: char = 'l';
const HEAD: char = 'h';

/// What people have seen by now.
pub struct SeenNow<'s> {
    /// Whether a person has corrected (true) or only seen a finding; `None` where nobody has.
    pub judged: &'s dyn Fn(&str) -> Option<bool>,
    /// Whether nobody has seen anything.
    pub is_none: bool,
    /// How many findings the page of the case counts.
    pub used: usize,
    /// How many of these were seen.
    pub seen: usize,
    /// How many of those were corrected.
    pub corrected: usize,
}

/// A page with its marks. Where none are left open it is as it was.
pub fn filled<'p>(page: &'p str, now: &SeenNow<'_>) -> Cow<'p, str> {
    let Some((first, mut rest)) = page.split_once(BEGIN) else { return Cow::Borrowed(page) };
    let mut out = String::with_capacity(page.len());
    out.push_str(first);
    let mut cell = None;
    loop {
        let (place, behind) = rest.split_once(END).unwrap_or((rest, ""));
        let mut letters = place.chars();
        let (sort, ids) = (letters.next(), letters.as_str());
        let word = || (now.judged)(ids).map(word);
        let mark = match sort {
            Some(SAID) => word().map(said),
            Some(BESIDE) => word().map(beside),
            Some(CELL) => {
                cell = judged(each(ids).map(now.judged));
                cell.map(|(class, _)| class_of(class))
            }
            Some(IN_CELL) => cell.map(|(_, words)| in_cell(words)),
            Some(LEGEND) => Some(incidents::legend(now.is_none)),
            Some(HEAD) => Some(head::how_much(now.used, now.seen, now.corrected)),
            _ => None,
        };
        mark.iter().for_each(|mark| out.push_str(&mark.0));
        match behind.split_once(BEGIN) {
            Some((before, next)) => {
                out.push_str(before);
                rest = next;
            }
            None => {
                out.push_str(behind);
                return Cow::Owned(out);
            }
        }
    }
}

fn each(ids: &str) -> impl Iterator<Item = &str> + Clone {
    (0..ids.len() / ID).filter_map(move |k| ids.get(k * ID..(k + 1) * ID))
}

/// A place of this sort.
fn place(sort: char, ids: &[&FindingId]) -> Markup {
    let mut place = format!("{BEGIN}{sort}");
    for id in ids {
        let _ = place.write_str(id.as_str());
    }
    place.push_str(END);
    PreEscaped(place)
}

pub(crate) fn open_said(id: &FindingId) -> Markup {
    place(SAID, &[id])
}

pub(crate) fn open_beside(id: &FindingId) -> Markup {
    place(BESIDE, &[id])
}

/// The class of a cell that these findings fill; the words in it are [`open_in_cell`]'s, behind it.
pub(crate) fn open_cell(ids: &[&FindingId]) -> Markup {
    place(CELL, ids)
}

pub(crate) fn open_in_cell() -> Markup {
    place(IN_CELL, &[])
}

pub(crate) fn open_legend() -> Markup {
    place(LEGEND, &[])
}

pub(crate) fn open_head() -> Markup {
    place(HEAD, &[])
}

/// The word for what a person made of a finding.
pub(crate) fn word(corrected: bool) -> &'static str {
    if corrected { CORRECTED } else { "confirmed" }
}

/// Behind a saying.
pub(crate) fn said(word: &str) -> Markup {
    html! { "; " b class="jd" { (word) " by a person" } }
}

/// Behind a reference.
pub(crate) fn beside(word: &str) -> Markup {
    html! { " " b class="jd" { (word) } }
}

pub(crate) fn class_of(class: &str) -> Markup {
    html! { " " (class) }
}

pub(crate) fn in_cell(words: &str) -> Markup {
    html! { span class="vh" { ", " (words) " by a person" } }
}

/// Whether a person has corrected one of several findings, or seen them all: the class of the mark and its word.
pub(crate) fn judged(mut all: impl Iterator<Item = Option<bool>> + Clone) -> Option<(&'static str, &'static str)> {
    if all.clone().any(|corrected| corrected == Some(true)) {
        return Some(("is-corr", CORRECTED));
    }
    all.all(|corrected| corrected.is_some()).then_some(("is-seen", "seen"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(page: &str) -> String {
        let judged = |id: &str| match id {
            "s0000000000000001" => Some(false),
            "s0000000000000002" => Some(true),
            _ => None,
        };
        filled(page, &SeenNow { judged: &judged, is_none: false, used: 9, seen: 2, corrected: 1 }).into_owned()
    }

    #[test]
    fn places_are_filled_by_what_was_seen() {
        let (seen, corrected, none) = ("s0000000000000001", "s0000000000000002", "s0000000000000003");
        assert_eq!(fill(&format!("a<?j{seen}?>b")), "a; <b class=\"jd\">confirmed by a person</b>b");
        assert_eq!(fill(&format!("<?r{corrected}?>")), " <b class=\"jd\">corrected</b>");
        assert_eq!(fill(&format!("a<?j{none}?>b")), "ab");
        let cell = |ids: &str| fill(&format!("<a class=\"cell<?c{ids}?>\"><?n?></a>"));
        assert!(cell(seen).starts_with("<a class=\"cell is-seen\"><span class=\"vh\">, seen"), "{}", cell(seen));
        assert!(cell(&format!("{none}{corrected}")).contains("is-corr"));
        assert_eq!(cell(&format!("{none}{seen}")), "<a class=\"cell\"></a>");
        assert!(fill("<?h?>").contains("9 findings used: 2 seen"));
        assert!(fill("<?l?>").contains("seen by a person"));
        assert_eq!(fill("nothing < open ?> here"), "nothing < open ?> here");
    }

    #[test]
    fn what_is_no_place_is_left_out_and_breaks_nothing() {
        for page in ["<?", "<??>", "<?jé?>", "<?cé0123456789abcdefg?><?n?>", "a<?z", "<?j<?j?>?>"] {
            assert!(!fill(page).contains("<?"), "{page}");
        }
    }
}
