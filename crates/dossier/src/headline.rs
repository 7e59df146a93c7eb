//! What an incident is called. In goes an incident, out come words that hold only what nobody disputes: kind, places, and a
//! number that the case marks as agreed across sides. What is unclear is left out.

use std::collections::BTreeSet;

use sayso_case::{Attribute, Incident, Mark, Mode, PointKind};

use crate::collation::{Collation, Told};
use crate::dates;
use crate::index::Finding;
use crate::wording::heading;

/// More names of a place than this nobody reads in one line.
const NAMES: usize = 24;

/// "Shooting, Ashna Highway / Kelt Road: three police officers".
pub(crate) fn headline(all: &Collation, told: &Told) -> String {
    let incident = told.incident;
    let kind = incident
        .event_type
        .filter(|_| !*told.is_denied.get_or_init(|| is_denied(all, incident)))
        .map(|kind| heading(kind.as_str()));
    let day = || incident.when.map_or_else(|| incident.label.clone(), |w| dates::words(&w.to_string()));
    let mut words = joined(kind, places(incident)).unwrap_or_else(day);
    let agreed: Vec<&str> = told.questions.iter().filter_map(agreed_number).collect();
    if !agreed.is_empty() {
        words = format!("{words}: {}", agreed.join(", "));
    }
    words
}

/// "Shooting, Ashna Highway / Kelt Road": the kind of deed and the places, whoever denies the deed; the incident's label where
/// neither is known.
pub(crate) fn deed(incident: &Incident) -> String {
    let kind = incident.event_type.map(|kind| heading(kind.as_str()));
    joined(kind, places(incident)).unwrap_or_else(|| incident.label.clone())
}

/// Kind and places, as far as they are known.
fn joined(kind: Option<String>, places: String) -> Option<String> {
    match (kind, places.is_empty()) {
        (Some(kind), false) => Some(format!("{kind}, {places}")),
        (kind, true) => kind,
        (None, false) => Some(places),
    }
}

/// The places by alphabet, without those that only lengthen another ("Orsk", not "Orsk city").
pub(crate) fn places(incident: &Incident) -> String {
    // A place of many reports bears hundreds of names, and each of its incidents has them all.
    let mut names: Vec<(String, &str)> = incident.places.iter().map(|p| (p.to_lowercase(), p.as_str())).collect();
    let all: BTreeSet<String> = names.iter().map(|(low, _)| low.clone()).collect();
    let is_longer = |low: &str| low.match_indices(' ').any(|(k, _)| low.get(..k).is_some_and(|o| all.contains(o)));
    names.retain(|(low, _)| !is_longer(low));
    names.sort_by(|(a, _), (b, _)| a.cmp(b));
    names.dedup_by(|(a, _), (b, _)| a == b);
    listed(names.iter().map(|(_, name)| *name))
}

/// Names side by side; of hundreds the first ones.
pub(crate) fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut names = names.peekable();
    let some: Vec<&str> = names.by_ref().take(NAMES).collect();
    some.join(" / ") + if names.peek().is_some() { " / …" } else { "" }
}

/// A toll on which speakers of two sides agree and which nobody denies.
fn agreed_number<'c>(question: &crate::answers::Question<'c>) -> Option<&'c str> {
    let point = question.point;
    let toll = matches!(point.attribute, Attribute::Killed | Attribute::Wounded) && point.kind != PointKind::Series;
    match point.positions.as_slice() {
        [one] if toll && point.mark == Some(Mark::Agreed) && one.denies.is_none() => Some(&one.value),
        _ => None,
    }
}

/// Whether somebody says of the incident's kind of deed that it did not happen, on whose side nobody says that it did.
fn is_denied(all: &Collation, incident: &Incident) -> bool {
    let (mut told, mut denied) = (Vec::new(), Vec::new());
    for id in &incident.findings {
        let Some(Finding::Event(e)) = all.index.find(id).map(|f| f.finding) else { continue };
        if Some(e.event_type) == incident.event_type {
            let names = [&e.speaker.body, &e.speaker.name];
            let side = names.iter().find_map(|n| all.index.sides.of_name(n.as_deref()?));
            let who = (side, e.speaker.name.as_deref().filter(|_| side.is_none()));
            match e.mode {
                Mode::Denied => denied.push(who),
                Mode::Happened => told.push(who),
                _ => {}
            }
        }
    }
    denied.iter().any(|who| !told.contains(who))
}

#[cfg(test)]
mod tests {
    use sayso_case::EventType;

    use super::*;

    #[test]
    fn a_deed_is_called_by_kind_and_places_whatever_their_order() {
        let mut incident = Incident::of("i1".into(), "Near the ford", Vec::new(), Vec::new());
        assert_eq!(deed(&incident), "Near the ford");
        incident.places = ["Selm city", "Arven", "Selm", "ARVEN", "Kelt Road"].map(str::to_owned).to_vec();
        assert_eq!(deed(&incident), "Arven / Kelt Road / Selm");
        incident.event_type = Some(EventType::Shooting);
        assert_eq!(deed(&incident), "Shooting, Arven / Kelt Road / Selm");
        incident.places = (10..90).map(|k| format!("Town {k}")).collect();
        assert!(deed(&incident).ends_with("Town 32 / Town 33 / …"), "{}", deed(&incident));
        incident.places.clear();
        assert_eq!(deed(&incident), "Shooting");
    }
}
