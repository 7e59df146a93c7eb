//! What names are compared by: the words of a mention in, its key out.

use sayso_case::MentionKind;
use sayso_language::IncidentWords;

use crate::parties::Parties;
use crate::phrases::{of_side, plain, words};

/// As written, without an article before it and a possessive after it.
pub(crate) fn written(words: &str) -> String {
    let words = words.trim();
    let words = words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words);
    let words = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What names are compared by: for a body its kind and party whatever their order, for a person the name without titles.
pub(crate) fn key(kind: MentionKind, form: &str, parties: &Parties) -> String {
    match kind {
        MentionKind::Person => {
            let titles = &parties.pack_for(form).incident_words.titles;
            let mut words = words(form);
            while words.len() > 1 && words.first().is_some_and(|(_, written)| titles.contains(written)) {
                words.remove(0);
            }
            words.into_iter().map(|(word, _)| word).collect::<Vec<_>>().join(" ")
        }
        MentionKind::Body => {
            let parsed = parties.parse(form);
            let has_party = parsed.iter().any(|p| p.root.is_some());
            let filler = &parties.pack_for(form).incident_words.body_filler;
            let mut words: Vec<String> = parsed
                .into_iter()
                .filter(|p| p.root.is_some() || !filler.contains(&p.written))
                .map(|p| p.root.map_or_else(|| parties.pack.names.level(&p.word), |root| root.to_string()))
                .collect();
            if has_party {
                words.sort();
            }
            words.join(" ")
        }
        MentionKind::Side => parties.root(&of_side(form)).map_or_else(|| of_side(form), |root| root.to_string()),
        MentionKind::Place => spot(&parties.pack.incident_words, &plain(form)).to_owned(),
    }
}

/// A folded place name without "city of" before it and "city", "village", "area" after it.
fn spot<'f>(words: &IncidentWords, folded: &'f str) -> &'f str {
    let before = words.place_fronts.iter().find_map(|w| folded.strip_prefix(w.as_str())?.strip_prefix(' '));
    let rest = before.unwrap_or(folded);
    let after = words.place_ends.iter().find_map(|w| rest.strip_suffix(w.as_str())?.strip_suffix(' '));
    after.filter(|r| r.chars().count() >= 4).unwrap_or(rest)
}
