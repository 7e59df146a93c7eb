//! What a party is called and by which id it is known as a side: a [`Party`] in, its label and id out.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::SideId;
use sayso_gazetteer::Gazetteer;

use super::party::{Parties, Party, is_official};
use crate::parties::PartyKey;

impl Parties<'_> {
    /// The shortest word of the reports for each party, the first of several.
    pub(super) fn shortest(&self) -> BTreeMap<Party, String> {
        let mut best: BTreeMap<&Party, &str> = BTreeMap::new();
        for (r, marks) in self.marks.iter().enumerate() {
            for (span, party) in marks {
                let word = span.of(self.pile.text(r));
                let known = best.entry(party).or_insert(word);
                if word.chars().count() < known.chars().count() {
                    *known = word;
                }
            }
        }
        best.into_iter().map(|(party, word)| (party.clone(), word.to_owned())).collect()
    }

    /// The id of a party that is a side.
    pub fn side(&self, party: &Party) -> Option<SideId> {
        match party {
            Party::Of(key) => Some(SideId::of(&[&key.to_string()])),
            Party::Group(n) => self.names.list.get(*n).map(|name| SideId::of(&[&format!("group {}", name.id)])),
            _ => None,
        }
    }

    /// The parties that are sides, in order of the first word for each.
    pub fn in_order(&self) -> Vec<Party> {
        let (mut seen, mut out) = (BTreeSet::new(), Vec::new());
        let marked = self.marks.iter().flatten().map(|(_, party)| party);
        // What only a publisher is called stands in no text.
        let others = self.names.list.iter().enumerate().filter_map(|(n, _)| self.of_name.get(&n));
        let publishers =
            self.pile.reports.iter().filter_map(|read| self.of_publisher(read.report.publisher.as_deref()?));
        let publishers: Vec<Party> = publishers.collect();
        for party in marked.chain(others).chain(self.seats.values()).chain(&publishers).filter(|p| p.is_side()) {
            if seen.insert(party) {
                out.push(party.clone());
            }
        }
        out
    }

    /// The party of a publisher that speaks for a state or an office.
    pub fn of_publisher(&self, publisher: &str) -> Option<Party> {
        is_official(&self.pile.pack_for(publisher).point_words, publisher)
            .then(|| self.of_words(publisher))
            .flatten()
            .filter(|p| *p != Party::State)
    }

    /// What a party is called where answers are compared.
    pub fn label(&self, party: &Party) -> String {
        match party {
            Party::Of(PartyKey::Country(code)) => (*code).to_owned(),
            Party::Of(PartyKey::Advised(label)) => label.clone(),
            Party::Of(PartyKey::Named(base)) => base.clone(),
            Party::Group(n) => self.names.list.get(*n).map(|n| n.label.clone()).unwrap_or_default(),
            other => other.to_string(),
        }
    }

    /// What people are shown: the user's word, a country's name, a group by its name as first used, else the shortest word of the
    /// reports, the first of several.
    pub fn shown(&self, party: &Party) -> String {
        if let Party::Of(PartyKey::Advised(label)) = party {
            return label.clone();
        }
        if let Party::Group(n) = party
            && let Some(first) = self.names.list.get(*n).and_then(|name| name.variants.first())
        {
            return first.text.clone();
        }
        if let Party::Of(PartyKey::Country(code)) = party
            && let Some(country) = Gazetteer::builtin().country_by_code(code)
        {
            return country.name.to_owned();
        }
        self.shown.get(party).cloned().unwrap_or_else(|| self.label(party))
    }
}
