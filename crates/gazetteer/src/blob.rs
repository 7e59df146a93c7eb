//! The packed GeoNames data: `data/gazetteer/places.bin` in, entries by folded name out.
//!
//! Layout of the blob (numbers little-endian; written by `examples/pack.rs`), lying still in
//! memory and read in place. Rows are sorted by the folded leading name, so that all places with
//! one leading name stand together; sorted words are front-coded in blocks of [`BLOCK`].
//!
//! ```text
//! "SGZ3"  u32 × 6        lengths in bytes of the six parts that follow
//! countries              2 bytes each: ISO 3166 alpha-2
//! rows                   17 bytes each: id u24, latitude i24, longitude i24 (1e-4 degree),
//!                        population u24 (with the top bit set: in tens), country u8,
//!                        kind and province u16 (kind in the two top bits), district u16
//! name blocks            u24 each: start of the block in names
//! names                  a name a row: pair (bytes shared with the name before, more bytes), bytes
//! key blocks             u24 + u24 each: start of the block in keys, first row of its first key
//! keys                   a folded name each: pair (shared, more), bytes, pair (rows that lead with
//!                        it, rows that have it as another name), those other rows as u24
//! pair                   one byte of two nibbles, or 255 and two numbers as LEB128
//! ```

use std::ops::Range;

use sayso_case::GeonameId;

use crate::place::{Kind, Place};

const MAGIC: &[u8; 4] = b"SGZ3";
const HEADER: usize = 28;
const ROW: usize = 17;
/// How many words are front-coded in a row before one is written out whole.
const BLOCK: usize = 16;

/// What a row holds but for its name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Row {
    pub id: GeonameId,
    pub kind: Kind,
    /// Its place in the list of countries.
    pub country: u8,
    /// Number of the province it lies in or is; 0 where none is known.
    pub province: u16,
    /// Number of the district it lies in or is; 0 where none is known.
    pub district: u16,
    pub latitude: f64,
    pub longitude: f64,
    pub population: u32,
}

/// The rows that have one name.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Those that lead with it.
    pub leading: Range<usize>,
    /// Those that have it as another name, rising.
    pub others: Vec<usize>,
}

impl Found {
    /// All of them, rising.
    pub(crate) fn rows(self) -> Vec<usize> {
        let mut rows: Vec<usize> = self.leading.chain(self.others).collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }
}

/// The blob, cut into its parts.
pub(crate) struct Places {
    countries: &'static [u8],
    rows: &'static [u8],
    name_blocks: &'static [u8],
    names: &'static [u8],
    key_blocks: &'static [u8],
    keys: &'static [u8],
}

impl Places {
    /// Cuts `blob`; `None` where it is not what `examples/pack.rs` writes.
    pub(crate) fn open(blob: &'static [u8]) -> Option<Self> {
        if blob.get(..4)? != MAGIC {
            return None;
        }
        let lengths = blob.get(4..HEADER)?;
        let mut rest = blob.get(HEADER..)?;
        let mut at = 0;
        let mut cut = || -> Option<&'static [u8]> {
            let length: [u8; 4] = lengths.get(at..at + 4)?.try_into().ok()?;
            at += 4;
            let length = usize::try_from(u32::from_le_bytes(length)).ok()?;
            let (part, tail) = rest.split_at_checked(length)?;
            rest = tail;
            Some(part)
        };
        Some(Self {
            countries: cut()?,
            rows: cut()?,
            name_blocks: cut()?,
            names: cut()?,
            key_blocks: cut()?,
            keys: cut()?,
        })
    }

    /// How many places there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len() / ROW
    }

    /// The entries of every kind with this folded name.
    pub(crate) fn find(&self, folded: &str) -> Found {
        self.look_up(folded.as_bytes()).unwrap_or_default()
    }

    /// Row numbers of the settlements with this folded name, rising.
    pub(crate) fn settlements(&self, folded: &str) -> Vec<usize> {
        let mut rows = self.find(folded).rows();
        rows.retain(|&row| self.row(row).is_some_and(|r| r.kind == Kind::Settlement));
        rows
    }

    fn look_up(&self, folded: &[u8]) -> Option<Found> {
        let block = self.block_of(folded)?;
        let mut bytes = self.keys.get(u24(self.key_blocks, block * 6)?..)?;
        let mut first_row = u24(self.key_blocks, block * 6 + 3)?;
        let mut key = Vec::new();
        for _ in 0..BLOCK {
            front_coded(&mut bytes, &mut key)?;
            let (leading, other) = pair(&mut bytes)?;
            let others = take(&mut bytes, other.checked_mul(3)?)?;
            if key == folded {
                return Some(Found {
                    leading: first_row..first_row.checked_add(leading)?,
                    others: (0..other).filter_map(|n| u24(others, n * 3)).collect(),
                });
            }
            first_row = first_row.checked_add(leading)?;
        }
        None
    }

    /// The last block whose first key is not after `folded`.
    fn block_of(&self, folded: &[u8]) -> Option<usize> {
        let (mut low, mut high) = (0, self.key_blocks.len() / 6);
        let mut first = Vec::new();
        while low < high {
            let middle = low + (high - low) / 2;
            let mut bytes = self.keys.get(u24(self.key_blocks, middle * 6)?..)?;
            first.clear();
            front_coded(&mut bytes, &mut first)?;
            if first.as_slice() <= folded {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low.checked_sub(1)
    }

    /// What one row holds.
    pub(crate) fn row(&self, row: usize) -> Option<Row> {
        let start = row.checked_mul(ROW)?;
        let r = self.rows.get(start..start.checked_add(ROW)?)?;
        let stored = u32::try_from(u24(r, 9)?).ok()?;
        let kind = u16_at(r, 13)?;
        Some(Row {
            id: GeonameId(u32::try_from(u24(r, 0)?).ok()?),
            kind: Kind::of(kind >> 14),
            country: *r.get(12)?,
            province: kind & 0x3fff,
            district: u16_at(r, 15)?,
            latitude: degrees(r, 3)?,
            longitude: degrees(r, 6)?,
            population: match stored.checked_sub(1 << 23) {
                Some(tens) => tens * 10,
                None => stored,
            },
        })
    }

    /// The ISO 3166 alpha-2 code of a country in the list.
    pub(crate) fn code(&self, country: u8) -> Option<&'static str> {
        let at = usize::from(country) * 2;
        str::from_utf8(self.countries.get(at..at + 2)?).ok()
    }

    /// The place in one row, with its name.
    pub(crate) fn place(&self, row: usize) -> Option<Place> {
        let r = self.row(row)?;
        Some(Place {
            id: r.id,
            name: self.name(row)?,
            kind: r.kind,
            country: self.code(r.country)?,
            latitude: r.latitude,
            longitude: r.longitude,
            population: r.population,
        })
    }

    fn name(&self, row: usize) -> Option<String> {
        let mut bytes = self.names.get(u24(self.name_blocks, row / BLOCK * 3)?..)?;
        let mut name = Vec::new();
        for _ in 0..=row % BLOCK {
            front_coded(&mut bytes, &mut name)?;
        }
        String::from_utf8(name).ok()
    }
}

/// Turns `word`, the word before, into the next one.
fn front_coded(bytes: &mut &[u8], word: &mut Vec<u8>) -> Option<()> {
    let (shared, more) = pair(bytes)?;
    word.truncate(shared);
    word.extend_from_slice(take(bytes, more)?);
    Some(())
}

fn pair(bytes: &mut &[u8]) -> Option<(usize, usize)> {
    match *take(bytes, 1)?.first()? {
        255 => Some((leb128(bytes)?, leb128(bytes)?)),
        both => Some((usize::from(both & 15), usize::from(both >> 4))),
    }
}

fn leb128(bytes: &mut &[u8]) -> Option<usize> {
    let mut value = 0_usize;
    for shift in (0..28).step_by(7) {
        let byte = *take(bytes, 1)?.first()?;
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (part, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(part)
}

fn u24(bytes: &[u8], at: usize) -> Option<usize> {
    let &[low, middle, high] = bytes.get(at..)?.first_chunk()?;
    Some(usize::from(low) | usize::from(middle) << 8 | usize::from(high) << 16)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn degrees(bytes: &[u8], at: usize) -> Option<f64> {
    let raw = i32::try_from(u24(bytes, at)?).ok()?;
    let signed = if raw >= 1 << 23 { raw - (1 << 24) } else { raw };
    Some(f64::from(signed) / 1e4)
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn broken_bytes_open_as_nothing() {
        assert!(Places::open(b"").is_none());
        assert!(Places::open(b"SGZ3").is_none());
        assert!(Places::open(&[b'S'; 60]).is_none());
        let mut long = *b"SGZ3aaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        long[4..].fill(0xff);
        assert!(Places::open(Box::leak(Box::new(long))).is_none());
    }

    #[test]
    fn an_empty_blob_finds_nothing() {
        static EMPTY: [u8; 28] = *b"SGZ3\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
        let places = Places::open(&EMPTY).expect("an empty blob is whole");
        assert!(places.find("lima").rows().is_empty());
        assert!(places.row(0).is_none());
    }
}
