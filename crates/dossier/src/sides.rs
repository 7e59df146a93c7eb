//! Which side words speak for. In goes a case, out come its sides and the one side that words for a speaker name.
//!
//! A side is read from the reports' own words ("Tarsenia's deputy defence minister"), never guessed: words that name two
//! sides, or none, give none, and so do the names of observers and outlets. All the page knows of sides it asks here, so that
//! another answer to "who is one side" changes this file only.

use sayso_case::{Case, MentionKind};

/// The sides of a case, by alphabet: an order that says nothing of who speaks more or came first.
pub(crate) struct Sides {
    labels: Vec<String>,
    /// Variants in lower case with the side's place in `labels`.
    variants: Vec<(String, usize)>,
}

impl Sides {
    /// The sides that the reports name.
    pub(crate) fn of(case: &Case) -> Self {
        let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
        for name in case.names.iter().filter(|n| n.kind == MentionKind::Side) {
            found.push((&name.label, name.variants.iter().map(|v| v.text.as_str()).collect()));
        }
        for label in case.ledger.iter().filter_map(|l| l.side.as_deref()) {
            let known = found.iter().any(|(l, variants)| *l == label || variants.contains(&label));
            if !known {
                found.push((label, vec![label]));
            }
        }
        found.sort_by_cached_key(|(label, _)| label.to_lowercase());
        let mut variants: Vec<(String, usize)> = Vec::new();
        for (side, (_, texts)) in found.iter().enumerate() {
            variants.extend(texts.iter().map(|t| (t.to_lowercase(), side)));
        }
        Sides { labels: found.into_iter().map(|(label, texts)| stem(label, &texts)).collect(), variants }
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
                if is_telling(variant) && begins_a_word(&phrase, variant) {
                    match found {
                        Some(other) if other != *side => return None,
                        _ => found = Some(*side),
                    }
                }
            }
        }
        found
    }

    /// Whether a word is a side's name or begins with one ("Tarsenian", "Tarsenia’s").
    pub(crate) fn names_one(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.variants.iter().any(|(v, _)| is_telling(v) && word.starts_with(v.as_str()))
    }

    /// The side's label.
    pub(crate) fn label(&self, side: usize) -> &str {
        self.labels.get(side).map_or("", String::as_str)
    }
}

/// A label without the variants that only lengthen another one ("Tarsenia / Tarsenian" is "Tarsenia").
fn stem(label: &str, variants: &[&str]) -> String {
    let lower = |v: &str| v.to_lowercase();
    let longer = |v: &str| variants.iter().any(|o| lower(o) != lower(v) && lower(v).starts_with(&lower(o)));
    // A label that the user chose stays as it is.
    if !label.split(" / ").all(|part| variants.contains(&part)) {
        return label.to_owned();
    }
    let short: Vec<&str> = label.split(" / ").filter(|part| !longer(part)).collect();
    if short.is_empty() { label.to_owned() } else { short.join(" / ") }
}

/// Short words begin too many others.
fn is_telling(variant: &str) -> bool {
    variant.chars().count() >= 4
}

/// Words for those who act or speak for a side: offices of state and forces, by their beginnings.
#[rustfmt::skip]
const OFFICES: [&str; 40] = [
    "minist", "army", "armies", "military", "government", "president", "premier", "parliament", "embass", "ambassador",
    "envoy", "police", "force", "troop", "command", "authorit", "official", "spokes", "navy", "guard",
    "cabinet", "senat", "lawmaker", "diplomat", "state television", "state media", "state news", "delegation", "side",
    "officer", "soldier", "militar", "rebel", "militia", "fighter", "leader", "chancellor", "interior", "defence", "defense",
];

/// Whether the words name an office of a side.
fn speaks_for_a_side(phrase: &str) -> bool {
    OFFICES.iter().any(|office| begins_a_word(phrase, office))
}

/// Whether `part` stands in `phrase` at the beginning of a word ("Tarsenia" in "the Tarsenian army").
fn begins_a_word(phrase: &str, part: &str) -> bool {
    phrase.match_indices(part).any(|(at, _)| !phrase[..at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides() -> Sides {
        Sides {
            labels: vec!["Tarsenia".into(), "Halvia".into()],
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
