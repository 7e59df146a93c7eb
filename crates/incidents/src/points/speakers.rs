//! Whose words the statements and figures of a case are: the [`Holder`]s that each report has (`holder.rs` finds them) in, who each is
//! and what he is called in all reports out. The points and the ledger have it from here alone.

use std::collections::BTreeMap;

use super::utterance::Holder;

/// The holders of a case.
#[derive(Debug, Default)]
pub(crate) struct Speakers {
    /// By report, statement and speaker of it.
    of: Vec<Vec<Vec<Holder>>>,
    /// By report and figure.
    figures: Vec<Vec<Holder>>,
    /// Key -> what he is called.
    called: BTreeMap<String, String>,
}

impl Speakers {
    /// Those of all reports: of their statements and of their figures.
    pub(super) fn of_reports(of: Vec<Vec<Vec<Holder>>>, figures: Vec<Vec<Holder>>) -> Self {
        let called = one_name(of.iter().flatten().flatten());
        Speakers { of, figures, called }
    }

    /// Who gives a report's figure.
    pub fn of_figure(&self, report: usize, figure: usize) -> Option<&Holder> {
        self.figures.get(report)?.get(figure)
    }

    /// The holder that one speaker of a statement is, as its report calls him.
    pub fn get(&self, report: usize, statement: usize, speaker: usize) -> Option<&Holder> {
        self.of.get(report)?.get(statement)?.get(speaker)
    }

    /// What a holder is called in all reports.
    pub fn called(&self, key: &str) -> Option<&String> {
        self.called.get(key)
    }
}

/// A speaker whom reports spell in several ways is called in one, the fullest and of these the first: a reader must not count him
/// twice. What a side or a nameless source is called stays as each report has it.
fn one_name<'h>(all: impl Iterator<Item = &'h Holder>) -> BTreeMap<String, String> {
    let is_one = |key: &str| ["name ", "office ", "words "].iter().any(|k| key.starts_with(k));
    let mut full: BTreeMap<&str, &String> = BTreeMap::new();
    for holder in all.filter(|h| h.named && is_one(&h.key)) {
        let Some(name) = &holder.name else { continue };
        let words = |s: &str| s.split_whitespace().count();
        let known = full.entry(&holder.key).or_insert(name);
        // A headline's capitals are no way to call anybody whom the text calls otherwise.
        if (!shouts(name), words(name)) > (!shouts(known), words(known)) {
            *known = name;
        }
    }
    full.into_iter().map(|(key, name)| (key.to_owned(), name.clone())).collect()
}

/// "ORVIAN DEFENCE MINISTRY", not "OSCE": several words, all in capitals.
fn shouts(name: &str) -> bool {
    name.contains(' ') && name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_called_by_a_headlines_capitals() {
        let holder = |name: &str| Holder {
            key: "words defence ministry orvia".to_owned(),
            within: None,
            name: Some(name.to_owned()),
            own_voice: false,
            named: true,
            party: None,
            side: None,
        };
        let called = |names: [&str; 2]| {
            let holders = names.map(holder);
            one_name(holders.iter()).into_values().next().unwrap_or_default()
        };
        assert_eq!(called(["DEFENCE MINISTRY OF ORVIA", "Orvian Defence Ministry"]), "Orvian Defence Ministry");
        assert_eq!(called(["OCEB", "Orvian Centre"]), "Orvian Centre");
        // The fullest where neither shouts.
        assert_eq!(called(["Orvian Defence Ministry", "Defence Ministry of Orvia"]), "Defence Ministry of Orvia");
    }
}
