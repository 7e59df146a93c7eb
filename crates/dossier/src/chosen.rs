//! Where and when, by choice: a place or days in, the map and the strip of the incidents there and then out, each with what the other
//! leaves to choose from. Choosing is following a link, so it needs no script.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use sayso_case::{Case, Fold, Incident, MentionKind, PartialDate};

use crate::collation::{Collation, Told};
use crate::cut::{Cut, Listed};
use crate::safe::Words;
use crate::{dates, map, strip};

/// So many places and days are offered: those of most incidents.
pub const OFFERED: usize = 40;

/// Which incidents are chosen; what is not said chooses all.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// A place, by any of its names.
    pub place: Option<String>,
    /// Not before these days.
    pub from: Option<Days>,
    /// Not after these days.
    pub to: Option<Days>,
}

/// A date in a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days(pub PartialDate);

impl PartialOrd for Days {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Days {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.0.first(), self.0.last()).cmp(&(other.0.first(), other.0.last()))
    }
}

impl Choice {
    /// Whether an incident can have been on the chosen days.
    fn keeps_days(&self, incident: &Incident) -> bool {
        let Some(when) = incident.when else { return self.from.is_none() && self.to.is_none() };
        self.from.is_none_or(|from| when.last() >= from.0.first())
            && self.to.is_none_or(|to| when.first() <= to.0.last())
    }

    /// The address of the page with another place or other days.
    fn address(&self) -> String {
        let pairs = [
            ("place", self.place.clone()),
            ("from", self.from.map(|d| d.0.to_string())),
            ("to", self.to.map(|d| d.0.to_string())),
        ];
        let pairs: Vec<String> =
            pairs.into_iter().filter_map(|(key, value)| Some(format!("{key}={}", escaped(&value?)))).collect();
        if pairs.is_empty() { PATH.to_owned() } else { format!("{PATH}?{}", pairs.join("&")) }
    }

    fn at(&self, place: Option<&String>) -> Self {
        Choice { place: place.cloned(), ..self.clone() }
    }

    fn on(&self, day: Option<PartialDate>) -> Self {
        Choice { from: day.map(Days), to: day.map(Days), ..self.clone() }
    }
}

/// Where the page is served.
const PATH: &str = "/when-and-where";

/// Words in an address (RFC 3986).
fn escaped(words: &str) -> String {
    let safe = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~');
    let one = |b: u8| if safe(b) { char::from(b).to_string() } else { format!("%{b:02X}") };
    words.bytes().map(one).collect()
}

/// The places of a case under all their names.
struct Places<'c> {
    /// Name in small letters -> the name that is shown for all of its place.
    shown: BTreeMap<String, &'c str>,
}

impl<'c> Places<'c> {
    fn of(case: &'c Case) -> Self {
        let mut shown = BTreeMap::new();
        for name in case.names.iter().filter(|name| name.kind == MentionKind::Place) {
            let Some(first) = name.variants.first() else { continue };
            for variant in &name.variants {
                shown.entry(variant.text.to_lowercase()).or_insert(first.text.as_str());
            }
        }
        Places { shown }
    }

    fn shown<'n>(&self, name: &'n str) -> &'n str
    where
        'c: 'n,
    {
        self.shown.get(&name.to_lowercase()).copied().unwrap_or(name)
    }

    /// The places of an incident, each once.
    fn of_incident(&self, incident: &'c Incident) -> BTreeSet<&'c str> {
        places_of(&self.shown, incident)
    }

    fn keeps(&self, choice: &Choice, incident: &'c Incident) -> bool {
        let Some(place) = &choice.place else { return true };
        let wanted = self.shown(place).to_lowercase();
        self.of_incident(incident).iter().any(|name| name.to_lowercase() == wanted)
    }
}

/// What there is for a choice, wherever it is counted.
pub struct Offer {
    /// How many incidents are told of at all, background left out, and how many of them are chosen.
    pub told: usize,
    /// How many of them are chosen.
    pub both: usize,
    /// The name that is shown for the chosen place.
    pub place: Option<String>,
    /// The places of the incidents of the chosen days with how many each has, those of most first; a first part of them.
    pub places: Vec<(String, usize)>,
    /// How many places there are.
    pub all_places: usize,
    /// The days of the incidents at the chosen place, in order; a first part of them.
    pub days: Vec<(Days, usize)>,
    /// How many days there are.
    pub all_days: usize,
    /// The map and the strip of what is chosen.
    pub map: Markup,
    /// The strip.
    pub strip: Markup,
    /// The lines of the incidents from `from` on.
    pub rows: Markup,
}

/// The page: what can be chosen, the map, the strip and the incidents, of these a part; and how many there are.
pub(crate) fn page(all: &Collation, choice: &Choice, from: usize, row: impl Fn(&Told) -> Markup) -> (Markup, Listed) {
    let case = all.index.case;
    let places = Places::of(case);
    let told: Vec<&Told> = all.incidents.iter().filter(|t| t.incident.fold != Some(Fold::Background)).collect();
    let at: Vec<&Told> = told.iter().copied().filter(|t| places.keeps(choice, t.incident)).collect();
    let then: Vec<&Told> = told.iter().copied().filter(|t| choice.keeps_days(t.incident)).collect();
    let both: Vec<&Told> = at.iter().copied().filter(|t| choice.keeps_days(t.incident)).collect();
    let kept: BTreeSet<&str> = both.iter().map(|t| t.incident.id.as_str()).collect();
    let keeps = |incident: &Incident| kept.contains(incident.id.as_str());
    let listed = Listed::of(from, both.len());
    let is_all = choice == &Choice::default();
    let drawn = |whole: &dyn Fn() -> Markup, part: &dyn Fn() -> Markup| match (is_all, both.is_empty()) {
        (true, _) => whole(),
        (false, false) => part(),
        (false, true) => html! {},
    };
    let (by_place, by_day) = (by_place(&places, &then), by_day(&at));
    let offer = Offer {
        told: told.len(),
        both: both.len(),
        place: choice.place.as_deref().map(|place| places.shown(place).to_owned()),
        all_places: by_place.len(),
        places: by_place.into_iter().take(OFFERED).map(|(place, n)| (place.to_owned(), n)).collect(),
        all_days: by_day.len(),
        days: by_day.into_iter().take(OFFERED).collect(),
        map: drawn(&|| all.map().clone(), &|| map::section_of(case, &keeps)),
        strip: drawn(&|| all.strip().clone(), &|| strip::section_of(case, &keeps)),
        rows: html! { @for told in Cut::page(listed.from).of(&both) { (row(told)) } },
    };
    (offered(choice, &offer), listed)
}

/// The names of places as they are shown, and how each is written, for whoever keeps them elsewhere.
pub fn places_shown(case: &Case) -> BTreeMap<String, &str> {
    Places::of(case).shown
}

/// The places of an incident as they are shown, each once; `shown` is what [`places_shown`] gives.
pub fn places_of<'n>(shown: &BTreeMap<String, &'n str>, incident: &'n Incident) -> BTreeSet<&'n str> {
    let name = |name: &'n str| shown.get(&name.to_lowercase()).copied().unwrap_or(name);
    names_of(incident).map(name).collect()
}

/// The names of an incident's places as its reports have them.
fn names_of(incident: &Incident) -> impl Iterator<Item = &str> {
    let words = incident.located.iter().map(|located| located.words.as_str());
    incident.places.iter().map(String::as_str).chain(words)
}

/// The page of an offer.
pub(crate) fn offered(choice: &Choice, offer: &Offer) -> Markup {
    html! {
        (asked(choice))
        p class="chosen" { (offer.both) " of " (offer.told) " incidents"
            @if choice != &Choice::default() { ". " a href=(PATH) { "All places and days" } } "."
        }
        div class="there-then" {
            (offer.map)
            div {
                (places_to_choose(choice, offer))
                (days_to_choose(choice, offer))
            }
        }
        (offer.strip)
        section class="part" aria-labelledby="chosen-h" {
            h2 id="chosen-h" { "Incidents there and then" }
            ul class="rows" { (offer.rows) }
            @if offer.both == 0 { p class="none" { "No incident is told of there and then." } }
        }
    }
}

fn asked(choice: &Choice) -> Markup {
    let day = |days: Option<Days>| days.map(|d| d.0.to_string()).unwrap_or_default();
    html! {
        form class="asks" action=(PATH) {
            label { span { "Place" } input type="text" name="place" value=(Words(choice.place.as_deref().unwrap_or_default())) placeholder="any of its names"; }
            label { span { "From" } input type="text" name="from" value=(day(choice.from)) placeholder="2031-03"; }
            label { span { "To" } input type="text" name="to" value=(day(choice.to)) placeholder="2031-03-06"; }
            button { "Show" }
        }
    }
}

/// The places of the incidents of the chosen days, those of most first.
fn by_place<'n>(places: &Places<'n>, then: &[&Told<'n>]) -> Vec<(&'n str, usize)> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    then.iter().flat_map(|t| places.of_incident(t.incident)).for_each(|place| *count.entry(place).or_default() += 1);
    let mut count: Vec<(&str, usize)> = count.into_iter().collect();
    count.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    count
}

fn places_to_choose(choice: &Choice, offer: &Offer) -> Markup {
    let chosen = offer.place.as_deref().map(str::to_lowercase);
    html! {
        section aria-labelledby="places-h" {
            h2 id="places-h" { "Places" @if choice.from.is_some() || choice.to.is_some() { " of these days" } }
            ul class="offers" { @for (place, n) in &offer.places {
                @let is_chosen = chosen.as_deref() == Some(&place.to_lowercase());
                li { a href=(choice.at((!is_chosen).then_some(place)).address()) aria-current=[is_chosen.then_some("true")] { bdi { (Words(place)) } } " " span class="n" { (n) } }
            } }
            @if offer.all_places > OFFERED { p { "And " (offer.all_places - OFFERED) " more; write one above." } }
        }
    }
}

/// The days of the incidents at the chosen place, in order.
fn by_day(at: &[&Told]) -> BTreeMap<Days, usize> {
    let mut count: BTreeMap<Days, usize> = BTreeMap::new();
    // What is told of more than a day is found by the line above.
    let days = at.iter().filter_map(|t| PartialDate::of_day(t.incident.when?.as_day()?));
    days.for_each(|day| *count.entry(Days(day)).or_default() += 1);
    count
}

fn days_to_choose(choice: &Choice, offer: &Offer) -> Markup {
    html! {
        section aria-labelledby="days-h" {
            h2 id="days-h" { "Days" @if choice.place.is_some() { " of this place" } }
            ul class="offers" { @for (day, n) in &offer.days {
                @let is_chosen = choice.from == Some(*day) && choice.to == Some(*day);
                li { a href=(choice.on((!is_chosen).then_some(day.0)).address()) aria-current=[is_chosen.then_some("true")] { (Words(&dates::words(&day.0.to_string()))) } " " span class="n" { (n) } }
            } }
            @if offer.all_days > OFFERED { p { "And " (offer.all_days - OFFERED) " more; write days above." } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_an_address() {
        assert_eq!(escaped("Orsa & Karsk/é"), "Orsa%20%26%20Karsk%2F%C3%A9");
        let day = "2031-03-06".parse().unwrap();
        let choice = Choice::default().at(Some(&"Orsa".to_owned())).on(Some(day));
        assert_eq!(choice.address(), "/when-and-where?place=Orsa&from=2031-03-06&to=2031-03-06");
        assert_eq!(choice.at(None).on(None).address(), PATH);
    }
}
