//! The sides of a case: names and parties in; one label and one id for each side, and whose each name is, out.
//!
//! Everything that shows a side asks here, so that points, ledger and victims call it alike. What words of no known side are called is
//! settled before the first of them asks, by their first use in the case.

use std::collections::BTreeMap;

use sayso_case::{CaseSide, MentionKind, Name, NameId, OfSide, SideId, SideKnownBy, SideToldBy};

use crate::names::Names;
use crate::parties::PartyKey;
use crate::pile::Pile;
use crate::points::{Parties, Party};

/// Whose words are, with what to call them.
pub(crate) struct Sides<'a> {
    names: &'a Names,
    parties: &'a Parties<'a>,
    /// Words of no side that is known -> the same as first used.
    called: BTreeMap<String, String>,
}

impl<'a> Sides<'a> {
    /// Over all words by which reports say whose the counted and the victims are.
    pub fn of(pile: &Pile, names: &'a Names, parties: &'a Parties<'a>) -> Self {
        let mut sides = Sides { names, parties, called: BTreeMap::new() };
        for (r, read) in pile.reports.iter().enumerate() {
            for side in read.findings.figures.iter().filter_map(|f| f.side.as_ref()) {
                let name = side.basis.first().and_then(|b| names.at(pile, r, *b));
                sides.hear(&side.value, name);
            }
        }
        for side in pile.reports.iter().flat_map(|read| &read.findings.victims).filter_map(|v| v.side.as_ref()) {
            sides.hear(&side.value, None);
        }
        sides
    }

    fn hear(&mut self, words: &str, name: Option<usize>) {
        if let Some((Err(folded), written)) = self.whose(words, name) {
            self.called.entry(folded).or_insert(written);
        }
    }

    /// The side that words stand for, or the same for all such words; and the words, those of the name where the name tells more.
    fn whose(&self, words: &str, name: Option<usize>) -> Option<(Result<Party, String>, String)> {
        let whose = |words: &str| {
            Some(match self.names.parties.key(words)? {
                PartyKey::Words(folded) => Err(folded),
                key => Ok(Party::Of(key)),
            })
        };
        let found = whose(words)?;
        let name = name.filter(|_| found.is_err());
        let Some(first) = name.and_then(|n| self.names.list.get(n)?.variants.first()) else {
            return Some((found, words.trim().to_owned()));
        };
        let by_name = whose(&first.text)?;
        let group = self.parties.of_words(&first.text).filter(|p| by_name.is_err() && matches!(p, Party::Group(_)));
        Some((group.map_or(by_name, Ok), first.text.trim().to_owned()))
    }

    /// What to call the side of words whose name is known or not.
    pub fn label(&self, words: &str, name: Option<usize>) -> Option<String> {
        let (whose, written) = self.whose(words, name)?;
        Some(match whose {
            Ok(party) => self.parties.shown(&party),
            Err(folded) => self.called.get(&folded).cloned().unwrap_or(written),
        })
    }

    /// Gives each name the side that it is of.
    pub fn give(&self, list: &mut [Name]) {
        let of: Vec<Option<OfSide>> = list.iter().enumerate().map(|(n, name)| self.of_name(n, name)).collect();
        for (name, of) in list.iter_mut().zip(of) {
            name.side = of;
        }
    }

    fn of_name(&self, n: usize, name: &Name) -> Option<OfSide> {
        let of =
            |party: &Party, told_by, statement| Some(OfSide { side: self.parties.side(party)?, told_by, statement });
        let words = || name.variants.iter().filter_map(|v| self.parties.of_words(&v.text)).find(Party::is_side);
        match name.kind {
            MentionKind::Place => None,
            MentionKind::Side => of(&words()?, SideToldBy::Itself, None),
            MentionKind::Body | MentionKind::Person => {
                let party = self.parties.of_name.get(&n)?;
                let itself = *party == Party::Group(n);
                let by_mention = self.parties.by_mention.get(&n).cloned();
                match by_mention.or_else(words).filter(|p| p == party && name.kind == MentionKind::Body) {
                    Some(_) if itself => of(party, SideToldBy::Itself, None),
                    Some(_) => of(party, SideToldBy::Words, None),
                    None => of(party, SideToldBy::Statements, self.parties.told.get(&n).cloned()),
                }
            }
        }
    }

    /// The sides, in order of the first word for them.
    pub fn list(&self, names: &[Name]) -> Vec<CaseSide> {
        let mut stands: BTreeMap<&SideId, Vec<NameId>> = BTreeMap::new();
        for name in names {
            if let Some(of) = name.side.as_ref().filter(|of| of.told_by == SideToldBy::Itself) {
                stands.entry(&of.side).or_default().push(name.id.clone());
            }
        }
        let sides = self.parties.in_order().into_iter().filter_map(|party| {
            let id = self.parties.side(&party)?;
            let known_by = match &party {
                Party::Of(PartyKey::Advised(_)) => SideKnownBy::User,
                Party::Of(PartyKey::Country(_)) => SideKnownBy::Gazetteer,
                Party::Group(_) => SideKnownBy::Name,
                _ => SideKnownBy::Reports,
            };
            let names = stands.get(&id).cloned().unwrap_or_default();
            Some(CaseSide { label: self.parties.shown(&party), known_by, names, id })
        });
        sides.collect()
    }
}

#[cfg(test)]
mod tests {
    use sayso_case::{Bound, Case, EventType, Manner, ReadReport};

    use super::*;
    use crate::advice::Advice;
    use crate::join;
    use crate::testing::{Draft, packs};

    /// A shelling of a mill, of which a ministry and its minister speak, and whose dead are called by the people's adjective.
    fn report(path: &str, side: &str, people: &str) -> ReadReport {
        let (ministry, minister) = (format!("{side} Defence Ministry"), "Dalo Emric");
        let text = format!(
            "Shells hit the mill at Orsa, and {side} mourns. The {ministry} said three {people} soldiers were killed. {minister} of the \
             {ministry} spoke of a trap."
        );
        let draft = Draft::new(path, (2031, 3, 6), &text).publisher(&format!("Post {path}"));
        let draft = draft.mention(MentionKind::Place, "Orsa").mention(MentionKind::Side, side);
        draft
            .mention(MentionKind::Side, people)
            .mention(MentionKind::Body, &ministry)
            .mention(MentionKind::Person, minister)
            .event("hit", EventType::Shelling, None, Some("Orsa"), Some("2031-03-05"))
            .statement(&ministry, "said", &format!("three {people} soldiers were killed"), Manner::Say)
            .killed(&format!("three {people} soldiers"), 3, Bound::Exact, Some(people))
            .done()
    }

    fn case(side: &str, people: &str, sides_toml: Option<&str>) -> Case {
        let advice = Advice::parse(None, sides_toml).expect("it can be read");
        join(vec![report("a", side, people), report("b", side, people)], packs(), &advice)
    }

    /// Names, claims, entries and lines of one side have one id and one label.
    #[test]
    fn a_side_is_one_wherever_it_is_shown() {
        for (toml, label) in [(None, "Zarnia"), (Some("North = [\"Zarnia\", \"Zarnian\"]"), "North")] {
            let case = case("Zarnia", "Zarnian", toml);
            let [side] = case.sides.as_slice() else { panic!("{:?}", case.sides) };
            assert_eq!(side.label, label);
            let of = |text: &str| {
                let name = case.names.iter().find(|n| n.variants.iter().any(|v| v.text == text)).expect("it is a name");
                name.side.clone()
            };
            assert_eq!(of("Zarnia").map(|of| (of.side, of.told_by)), Some((side.id.clone(), SideToldBy::Itself)));
            let ministry = of("Zarnia Defence Ministry").map(|of| (of.side, of.told_by));
            assert_eq!(ministry, Some((side.id.clone(), SideToldBy::Words)));
            assert_eq!(of("Orsa"), None);
            let claims = case.points.iter().flat_map(|p| &p.positions).flat_map(|p| &p.claims);
            let claims = claims.chain(case.also_said.iter().flat_map(|also| &also.claims));
            let mut spoken = claims.filter(|c| c.speaker.is_some()).peekable();
            assert!(spoken.peek().is_some() && spoken.all(|c| c.speaker_side.as_ref() == Some(&side.id)));
            let entries = case.ledger.iter().flat_map(|l| &l.entries);
            assert!(entries.clone().count() > 0 && entries.clone().all(|e| e.speaker_side.as_ref() == Some(&side.id)));
            assert!(case.ledger.iter().filter_map(|l| l.side.as_deref()).all(|s| s == label), "{:?}", case.ledger);
            assert!(case.points.iter().all(|p| !p.question.contains("side of") || p.question.contains(label)));
        }
    }

    /// The two sides of a war exchanged are two sides exchanged.
    #[test]
    fn sides_are_alike() {
        let sides = |side: &str, people: &str| {
            let case = case(side, people, None);
            let known: Vec<(SideKnownBy, usize)> = case.sides.iter().map(|s| (s.known_by, s.names.len())).collect();
            (known, case.sides.iter().map(|s| s.label.replace(side, "X")).collect::<Vec<_>>())
        };
        assert_eq!(sides("Zarnia", "Zarnian"), sides("Arlonia", "Arlonian"));
    }
}
