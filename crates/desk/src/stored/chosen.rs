//! Where and when, by rows: a choice in, out comes the page that the dossier makes of the same incidents. Counts are SQL's; map and strip
//! are drawn of the rows of what is chosen.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, PreEscaped, html};
use rusqlite::{Connection, Row as DbRow, ToSql};
use sayso_case::{Case, Incident, Name, PartialDate};
use sayso_dossier::{Choice, Days, LISTED, Listed, OFFERED, Offer, Sheet, begin, chosen_sheet, map, strip};

use super::Shared;
use super::file::{Broken, day_number, read, unpacked};

/// Incidents on the chosen days; one without a day is on any where none is chosen.
const DAYS: &str = "background = 0 AND (:from IS NULL OR last >= :from) AND (:to IS NULL OR first <= :to)";
/// Incidents at the chosen place.
const PLACE: &str = "background = 0 AND (:place IS NULL OR place IN (SELECT incident FROM at WHERE low = :place))";

/// So many incidents are drawn at most, and no more than are packed in so many bytes: one of many reports may bear hundreds of names.
const DRAWN: usize = 1000;
const PACKED: usize = 1 << 20;

/// A choice as SQL compares it.
struct Wanted {
    place: Option<String>,
    from: Option<i64>,
    to: Option<i64>,
}

impl Wanted {
    /// How many incidents hold for these words.
    fn count(&self, db: &Connection, holds: &str) -> Result<usize, Broken> {
        let find = format!("SELECT count(*) FROM incident WHERE {holds}");
        Ok(db.query_row(&find, self.of(&find).as_slice(), |row| row.get(0))?)
    }

    fn all<R>(
        &self,
        db: &Connection,
        find: &str,
        row: impl FnMut(&DbRow<'_>) -> rusqlite::Result<R>,
    ) -> Result<Vec<R>, Broken> {
        Ok(db.prepare(find)?.query_map(self.of(find).as_slice(), row)?.collect::<Result<_, _>>()?)
    }

    /// Those of its values that a question names.
    fn of(&self, find: &str) -> Vec<(&'static str, &dyn ToSql)> {
        let all: [(&'static str, &dyn ToSql); 3] = [(":place", &self.place), (":from", &self.from), (":to", &self.to)];
        all.into_iter().filter(|(name, _)| find.contains(name)).collect()
    }
}

impl Shared {
    pub(super) fn chosen(&self, choice: &Choice, from: usize) -> Result<Sheet, Broken> {
        let place = choice.place.as_deref().map(|place| self.shown(place)).transpose()?;
        let wanted = Wanted {
            place: place.as_deref().map(str::to_lowercase),
            from: choice.from.map(|days| day_number(days.0.first())),
            to: choice.to.map(|days| day_number(days.0.last())),
        };
        let (mut offer, list) = self.file.ask(|db| offer(db, &wanted, place, from))?;
        if choice == &Choice::default() || offer.both > 0 && offer.both == offer.told {
            let drawn = |name: &str| Ok::<_, Broken>(self.sheet(name, 0)?.map(|sheet| sheet.main).unwrap_or_default());
            (offer.map, offer.strip) = (PreEscaped(drawn("map")?), PreEscaped(drawn("strip")?));
        } else if offer.both > DRAWN || self.packed(&wanted)? > PACKED {
            offer.map =
                html! { p class="none" { "These are too many to be drawn; choose fewer days or another place." } };
        } else if offer.both > 0 {
            (offer.map, offer.strip) = self.drawn(&wanted)?;
        }
        let homes = self.homes(&[&offer.map.0, &offer.strip.0])?;
        let path = |goal: &str| match goal.strip_prefix("i-") {
            Some(incident) => format!("incidents/{incident}"),
            None => homes.get(goal).cloned().unwrap_or_default(),
        };
        Ok(chosen_sheet(choice, &offer, list, &self.title, &path))
    }

    /// What a place is called on the page.
    fn shown(&self, place: &str) -> Result<String, Broken> {
        let find = "SELECT shown FROM called WHERE written = ?1";
        let shown: Option<String> = self.one(find, [place.to_lowercase()], |row| row.get(0))?;
        Ok(shown.unwrap_or_else(|| place.to_owned()))
    }

    /// How many bytes there are to be drawn.
    fn packed(&self, wanted: &Wanted) -> Result<usize, Broken> {
        let find = format!(
            "SELECT coalesce(sum(length(brief) + coalesce(length(strip), 0)), 0) FROM incident JOIN brief USING (place) \
             WHERE {DAYS} AND {PLACE}"
        );
        Ok(self.file.ask(|db| wanted.all(db, &find, |row| row.get(0)))?.first().copied().unwrap_or_default())
    }

    /// Map and strip of what is chosen.
    fn drawn(&self, wanted: &Wanted) -> Result<(Markup, Markup), Broken> {
        let find = format!(
            "SELECT brief, strip FROM incident JOIN brief USING (place) WHERE {DAYS} AND {PLACE} ORDER BY in_case"
        );
        let row = |row: &DbRow<'_>| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Option<Vec<u8>>>(1)?));
        let rows = self.file.ask(|db| wanted.all(db, &find, row))?;
        let (mut incidents, mut strips): (Vec<Incident>, Vec<strip::OnStrip>) = (Vec::new(), Vec::new());
        for (brief, on_strip) in rows {
            let Some(on_strip) = on_strip else { continue };
            incidents.push(read(&brief)?);
            strips.push(read(&on_strip)?);
        }
        // What is drawn of a case is asked of one that has nothing else in it.
        let case = Case { names: self.ways(&incidents)?, places: self.places.clone(), incidents, ..Case::default() };
        Ok((map::section(&case), strip::section_kept(case.incidents.iter().zip(strips))))
    }

    /// The names with several ways to be written of which these incidents, or other places of the case, have one.
    fn ways(&self, incidents: &[Incident]) -> Result<Vec<Name>, Broken> {
        let own =
            |i: &'_ Incident| i.places.iter().chain(i.located.as_ref().map(|l| &l.words)).cloned().collect::<Vec<_>>();
        let mut written: BTreeSet<String> = incidents.iter().flat_map(own).collect();
        written.extend(self.places.iter().map(|located| located.words.clone()));
        self.file.ask(|db| {
            let mut number = db.prepare_cached("SELECT number FROM way WHERE written = ?1")?;
            let mut numbers: BTreeSet<i64> = BTreeSet::new();
            for words in &written {
                let found: Vec<i64> = number.query_map([words], |row| row.get(0))?.collect::<Result<_, _>>()?;
                numbers.extend(found);
            }
            let mut name = db.prepare_cached("SELECT name FROM ways WHERE number = ?1")?;
            let name = |number| read(&name.query_row([number], |row| row.get::<_, Vec<u8>>(0))?);
            numbers.into_iter().map(name).collect()
        })
    }

    /// The pages of the reports to which these parts of a page lead: "r12-3" is a paragraph of the twelfth report.
    fn homes(&self, parts: &[&String]) -> Result<BTreeMap<String, String>, Broken> {
        let goals =
            parts.iter().flat_map(|part| part.split(" href=\"#r").skip(1)).filter_map(|rest| rest.split('"').next());
        let goals: BTreeSet<&str> = goals.collect();
        let mut homes = BTreeMap::new();
        for goal in goals {
            let digits = goal.split('-').next().unwrap_or_default();
            let Some(place) = digits.parse::<usize>().ok().and_then(|n| n.checked_sub(1)) else { continue };
            let id: Option<String> = self.one("SELECT id FROM report WHERE place = ?1", [place], |row| row.get(0))?;
            if let Some(id) = id {
                homes.insert(format!("r{goal}"), format!("reports/{}", id.get(..16).unwrap_or(&id)));
            }
        }
        Ok(homes)
    }
}

/// What there is for a choice, but for map and strip.
fn offer(db: &Connection, wanted: &Wanted, place: Option<String>, from: usize) -> Result<(Offer, Listed), Broken> {
    let both = wanted.count(db, &format!("{DAYS} AND {PLACE}"))?;
    let list = Listed { from: begin(from, LISTED, both), all: both };
    // The other way round it would go through all places for each incident.
    let of_days = match (wanted.from, wanted.to) {
        (None, None) => "FROM at".to_owned(),
        _ => format!("FROM incident CROSS JOIN at ON at.incident = incident.place WHERE {DAYS}"),
    };
    // In the order of the alphabet where two have as many.
    let find =
        format!("SELECT shown, count(*) AS many {of_days} GROUP BY shown ORDER BY many DESC, shown LIMIT {OFFERED}");
    let places = wanted.all(db, &find, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let all_places = wanted.all(db, &format!("SELECT count(DISTINCT shown) {of_days}"), |row| row.get(0))?;
    let at_place = format!("FROM incident WHERE {PLACE} AND day IS NOT NULL");
    let find = format!("SELECT day, count(*) {at_place} GROUP BY day ORDER BY day LIMIT {OFFERED}");
    let days: Vec<(i64, usize)> = wanted.all(db, &find, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let all_days = wanted.all(db, &format!("SELECT count(DISTINCT day) {at_place}"), |row| row.get(0))?;
    let find = format!(
        "SELECT line FROM incident JOIN brief USING (place) WHERE {DAYS} AND {PLACE} ORDER BY place LIMIT {LISTED} OFFSET {}",
        list.from
    );
    let mut rows = String::new();
    for line in wanted.all(db, &find, |row| row.get::<_, Vec<u8>>(0))? {
        rows.push_str(&unpacked(&line)?);
    }
    let nothing = || PreEscaped(String::new());
    let offer = Offer {
        told: wanted.count(db, "background = 0")?,
        both,
        place,
        places,
        all_places: all_places.first().copied().unwrap_or_default(),
        days: days.into_iter().filter_map(|(day, n)| Some((day_of(day)?, n))).collect(),
        all_days: all_days.first().copied().unwrap_or_default(),
        map: nothing(),
        strip: nothing(),
        rows: PreEscaped(rows),
    };
    Ok((offer, list))
}

/// The day with this number.
fn day_of(number: i64) -> Option<Days> {
    let (year, rest) = (number / 10_000, (number % 10_000).abs());
    let (month, day) = (i8::try_from(rest / 100).ok()?, i8::try_from(rest % 100).ok()?);
    PartialDate::day(i16::try_from(year).ok()?, month, day).map(Days)
}
