//! Names that the user says are one, or are not: `aliases.toml` and the orders of `case.toml` in, what they mean for a way of
//! writing a name out.

use std::collections::{BTreeMap, BTreeSet};

use crate::advice::Advice;
use crate::case_file::{CaseFile, Say};
use crate::entity::Entity;
use crate::phrases::plain;
use crate::union::{Marks, Union};

/// The user's orders about names, by folded name.
#[derive(Debug, Default)]
pub(crate) struct Pins {
    /// The orders that make it one with others.
    same: BTreeMap<String, Vec<usize>>,
    /// The orders that keep it apart from others, and which of their names it is.
    apart: BTreeMap<String, Marks>,
    /// Names that stand for several.
    several: BTreeSet<String>,
}

impl Pins {
    /// What a case file says of names.
    pub fn of(file: &CaseFile) -> Self {
        let mut pins = Pins::default();
        for (k, order) in file.names.iter().enumerate() {
            match (order.say, order.of.as_slice()) {
                (Say::Apart, [name]) => {
                    pins.several.insert(plain(name));
                }
                (Say::Apart, names) => {
                    for (n, name) in names.iter().enumerate() {
                        pins.apart.entry(plain(name)).or_default().insert(k, n);
                    }
                }
                (Say::Same, names) => {
                    names.iter().for_each(|name| pins.same.entry(plain(name)).or_default().push(k));
                }
            }
        }
        pins
    }

    /// What a name written so is kept apart from.
    pub fn marks(&self, form: &str) -> Marks {
        if self.apart.is_empty() { Marks::new() } else { self.apart.get(&plain(form)).cloned().unwrap_or_default() }
    }

    /// Whether nothing is one by being written so alone.
    pub fn stands_for_several(&self, form: &str) -> bool {
        !self.several.is_empty() && self.several.contains(&plain(form))
    }

    /// Joins what the user says is one.
    pub fn join(&self, entities: &[Entity], union: &mut Union) {
        if self.same.is_empty() {
            return;
        }
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        for (k, entity) in entities.iter().enumerate() {
            for order in entity.forms.iter().filter_map(|(form, _)| self.same.get(&plain(form))).flatten() {
                union.join(*first.entry(*order).or_insert(k), k);
            }
        }
    }
}

/// The names that the user says are one, with the user's labels.
pub(crate) fn advised(advice: &Advice, entities: &[Entity], union: &mut Union) -> Vec<(usize, String)> {
    let mut label_of: BTreeMap<String, &String> = BTreeMap::new();
    for (label, names) in &advice.aliases {
        for name in names.iter().chain([label]) {
            label_of.insert(plain(name), label);
        }
    }
    let mut first: BTreeMap<&String, usize> = BTreeMap::new();
    let mut chosen = Vec::new();
    for (k, entity) in entities.iter().enumerate() {
        if let Some(label) = entity.forms.iter().find_map(|(form, _)| label_of.get(&plain(form)).copied()) {
            let other = *first.entry(label).or_insert_with(|| {
                chosen.push((k, label.clone()));
                k
            });
            union.join(other, k);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use sayso_case::{Case, MentionKind, ReadReport};

    use crate::advice::Advice;
    use crate::case_file::CaseFile;
    use crate::join;
    use crate::testing::{Draft, packs};

    fn naming(path: &str, kind: MentionKind, names: &[&str]) -> ReadReport {
        let draft = Draft::new(path, (2031, 3, 6), &format!("{} spoke.", names.join(" and ")));
        names.iter().fold(draft, |draft, name| draft.mention(kind, name)).done()
    }

    fn told(reports: &[ReadReport], file: &str) -> Case {
        let case = CaseFile::parse("case.toml", file).unwrap();
        join(reports.to_vec(), packs(), &Advice { case, ..Advice::default() })
    }

    fn labels(case: &Case) -> Vec<&str> {
        case.names.iter().map(|n| n.label.as_str()).collect()
    }

    #[test]
    fn names_that_the_user_says_are_one() {
        let reports =
            [naming("a.txt", MentionKind::Place, &["Dorvet"]), naming("b.txt", MentionKind::Place, &["Karsk"])];
        assert_eq!(labels(&told(&reports, "")), ["Dorvet", "Karsk"]);
        assert_eq!(labels(&told(&reports, "[[same]]\nnames = [\"karsk\", \"Dorvet\"]")), ["Dorvet / Karsk"]);
    }

    #[test]
    fn apart_wins_over_spelling_and_over_what_a_text_says() {
        let person = MentionKind::Person;
        let reports = [
            naming("a.txt", person, &["Yaren Hodrev"]),
            naming("b.txt", person, &["Yaren Khodrev"]),
            naming("c.txt", person, &["Yaren Hodrev"]),
        ];
        assert_eq!(labels(&told(&reports, "")), ["Yaren Hodrev / Yaren Khodrev"]);
        let apart = "[[apart]]\nnames = [\"Yaren Hodrev\", \"Yaren Khodrev\"]";
        assert_eq!(labels(&told(&reports, apart)), ["Yaren Hodrev", "Yaren Khodrev"]);

        let text = "Dorvet (Karsk) was shelled.";
        let draft = Draft::new("a.txt", (2031, 3, 6), text);
        let said =
            draft.mention(MentionKind::Place, "Dorvet").mention(MentionKind::Place, "Karsk").same("Dorvet", "Karsk");
        let said = [said.done()];
        assert_eq!(told(&said, "").names[0].basis.len(), 1);
        let case = told(&said, "[[apart]]\nnames = [\"Karsk\", \"Dorvet\"]");
        assert_eq!(labels(&case), ["Dorvet", "Karsk"]);
        assert!(case.names.iter().all(|n| n.basis.is_empty()));
    }

    #[test]
    fn what_one_report_takes_for_one_may_be_two() {
        let mut read = naming("a.txt", MentionKind::Body, &["Orsa Council", "Selka Council"]);
        let first = read.findings.mentions[0].mention_of.clone();
        read.findings.mentions.iter_mut().for_each(|m| m.mention_of = first.clone());
        let reports = [read];
        assert_eq!(labels(&told(&reports, "")), ["Orsa Council / Selka Council"]);
        let apart = "[[apart]]\nnames = [\"Orsa Council\", \"Selka Council\"]";
        assert_eq!(labels(&told(&reports, apart)), ["Orsa Council", "Selka Council"]);
    }

    #[test]
    fn a_name_that_stands_for_several_joins_no_two_reports() {
        let body = MentionKind::Body;
        let reports = [naming("a.txt", body, &["Road Council"]), naming("b.txt", body, &["Road Council"])];
        assert_eq!(told(&reports, "").names.len(), 1);
        assert_eq!(told(&reports, "[[apart]]\nnames = [\"the Road Council\"]").names.len(), 2);
    }
}
