//! Sides and their signs. In goes a case, out comes which side the words for a speaker name, and the sign each side wears.
//!
//! A side is read from the reports' own words ("Tarsenia's deputy defence minister"), never guessed: words that name two
//! sides, or none, give none, and so do the names of observers and outlets. A sign is a shape and a line pattern as well as a colour, and stands with its label.

use std::collections::BTreeMap;

use maud::{Markup, html};
use sayso_case::{Case, MentionKind};

use crate::safe::Words;

/// How many sides wear a sign of their own; the others wear the open ring.
const SIGNS: usize = 6;

/// The sides of a case.
pub(crate) struct Sides<'c> {
    labels: Vec<&'c str>,
    /// Variants in lower case with the side's place in `labels`.
    variants: Vec<(String, usize)>,
}

impl<'c> Sides<'c> {
    /// The sides that the reports name, most mentioned first, then in case order.
    pub(crate) fn of(case: &'c Case) -> Self {
        let mut found: Vec<(&'c str, usize, Vec<&'c str>)> = Vec::new();
        for name in case.names.iter().filter(|n| n.kind == MentionKind::Side) {
            let mentions = name.variants.iter().map(|v| v.mentions.len()).sum();
            found.push((&name.label, mentions, name.variants.iter().map(|v| v.text.as_str()).collect()));
        }
        for label in case.ledger.iter().filter_map(|l| l.side.as_deref()) {
            let known = found.iter().any(|(l, _, variants)| *l == label || variants.contains(&label));
            if !known {
                found.push((label, 0, vec![label]));
            }
        }
        found.sort_by_key(|(_, mentions, _)| std::cmp::Reverse(*mentions));
        let mut variants: Vec<(String, usize)> = Vec::new();
        for (side, (_, _, texts)) in found.iter().enumerate() {
            variants.extend(texts.iter().map(|t| (t.to_lowercase(), side)));
        }
        Sides { labels: found.into_iter().map(|(label, _, _)| label).collect(), variants }
    }

    /// The side with this label or variant.
    pub(crate) fn called(&self, name: &str) -> Option<usize> {
        let name = name.to_lowercase();
        let by_label = self.labels.iter().position(|l| l.to_lowercase() == name);
        by_label.or_else(|| self.variants.iter().find(|(v, _)| *v == name).map(|(_, side)| *side))
    }

    /// The one side that these words speak for; `None` if they name none or more than one, or name one without an office of
    /// its: an observer, an agency or an outlet that bears a country's name is not that country's voice.
    pub(crate) fn named_in<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<usize> {
        let mut found: Option<usize> = None;
        let phrases: Vec<String> = words.into_iter().map(str::to_lowercase).collect();
        let whole = |p: &String| self.variants.iter().any(|(v, _)| v == p);
        if !phrases.iter().any(|p| whole(p) || speaks_for_a_side(p)) {
            return None;
        }
        for phrase in phrases {
            for (variant, side) in &self.variants {
                if variant.chars().count() >= 4 && begins_a_word(&phrase, variant) {
                    match found {
                        Some(other) if other != *side => return None,
                        _ => found = Some(*side),
                    }
                }
            }
        }
        found
    }

    /// The side's label.
    pub(crate) fn label(&self, side: usize) -> &'c str {
        self.labels.get(side).copied().unwrap_or_default()
    }

    /// All sides that wear a sign, in order.
    pub(crate) fn signed(&self) -> impl Iterator<Item = usize> {
        0..self.labels.len().min(SIGNS)
    }

    /// The sign with its label, for running text.
    pub(crate) fn badge(&self, side: usize) -> Markup {
        html! { span class="side" { (sign_alone(Some(side))) (Words(self.label(side))) } }
    }
}

/// Words for those who act or speak for a side: offices of state and forces, by their beginnings.
const OFFICES: [&str; 40] = [
    "minist",
    "army",
    "armies",
    "military",
    "government",
    "president",
    "premier",
    "parliament",
    "embass",
    "ambassador",
    "envoy",
    "police",
    "force",
    "troop",
    "command",
    "authorit",
    "official",
    "spokes",
    "navy",
    "guard",
    "cabinet",
    "senat",
    "lawmaker",
    "diplomat",
    "state television",
    "state media",
    "state news",
    "delegation",
    "side",
    "officer",
    "soldier",
    "militar",
    "rebel",
    "militia",
    "fighter",
    "leader",
    "chancellor",
    "interior",
    "defence",
    "defense",
];

/// Whether the words name an office of a side.
fn speaks_for_a_side(phrase: &str) -> bool {
    OFFICES.iter().any(|office| begins_a_word(phrase, office))
}

/// Whether `part` stands in `phrase` at the beginning of a word ("Tarsenia" in "the Tarsenian army").
fn begins_a_word(phrase: &str, part: &str) -> bool {
    phrase.match_indices(part).any(|(at, _)| !phrase[..at].ends_with(char::is_alphanumeric))
}

/// The class that gives a side its colour and line pattern.
pub(crate) fn class(side: Option<usize>) -> &'static str {
    match side {
        Some(0) => "s1",
        Some(1) => "s2",
        Some(2) => "s3",
        Some(3) => "s4",
        Some(4) => "s5",
        Some(5) => "s6",
        _ => "s0",
    }
}

/// The outline of a side's sign around the origin, some 10 px wide.
fn outline(side: Option<usize>) -> &'static str {
    match side {
        Some(0) => "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
        Some(1) => "M-4.6-4.6h9.2v9.2h-9.2z",
        Some(2) => "M0-6.2L6.2 0L0 6.2L-6.2 0z",
        Some(3) => "M0-5.8L5.8 4.4h-11.6z",
        Some(4) => "M0 5.8L5.8-4.4h-11.6z",
        Some(5) => "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
        _ => "M-4.4 0a4.4 4.4 0 1 0 8.8 0a4.4 4.4 0 1 0-8.8 0z",
    }
}

/// The sign without its label.
pub(crate) fn sign_alone(side: Option<usize>) -> Markup {
    html! { svg class={"sign " (class(side))} aria-hidden="true" { (shape(side, "")) } }
}

/// A side's sign around the origin of a drawing.
pub(crate) fn shape(side: Option<usize>, classes: &str) -> Markup {
    html! { use href={"#sign-" (class(side))} class=[(!classes.is_empty()).then_some(classes)] {} }
}

/// The outlines of all signs, once a page.
pub(crate) fn outlines() -> Markup {
    html! {
        svg class="vh" aria-hidden="true" { defs {
            @for side in (0..=SIGNS).map(|k| (k < SIGNS).then_some(k)) { path id={"sign-" (class(side))} d=(outline(side)) {} }
        } }
    }
}

/// Labels of these sides, each once, in order of their signs.
pub(crate) fn distinct(sides: impl IntoIterator<Item = Option<usize>>) -> Vec<usize> {
    let seen: BTreeMap<usize, ()> = sides.into_iter().flatten().map(|s| (s, ())).collect();
    seen.into_keys().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides() -> Sides<'static> {
        Sides {
            labels: vec!["Tarsenia", "Halvia"],
            variants: vec![("tarsenia".into(), 0), ("ilvesk".into(), 0), ("halvia".into(), 1)],
        }
    }

    #[test]
    fn a_side_is_read_from_words_that_name_one_alone() {
        assert_eq!(sides().named_in(["Tarsenian deputy minister"]), Some(0));
        assert_eq!(sides().named_in(["Defence Ministry", "of Halvia"]), Some(1));
        assert_eq!(sides().named_in(["Halvia's envoy to Tarsenia"]), None);
        assert_eq!(sides().named_in(["an observer"]), None);
        assert_eq!(sides().named_in(["Tarsenia"]), Some(0));
        assert_eq!(sides().named_in(["Tarsenian Observatory for Rights", "head"]), None);
        assert_eq!(sides().named_in(["Halvia Weekly"]), None);
        assert_eq!(sides().named_in(["transtarsenia"]), None);
    }
}
