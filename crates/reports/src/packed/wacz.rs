//! A web archive with its lists in a zip (WACZ 1.1.1): in goes the zip, out come the captures of all WARC files in it.
//!
//! Of its lists only the one of sums is heeded. Pages and index say again what the records say.

use std::collections::BTreeMap;

use sayso_case::sha256;
use serde::Deserialize;

use super::{Room, Unpacked, safe};
use crate::formats::warc::Captures;
use crate::held::Apart;
use crate::problem::{Packed, ProblemKind};

/// The list of what is in it.
pub(super) const LIST: &str = "datapackage.json";

/// Whether a file of this name is records.
pub(super) fn is_records(name: &str) -> bool {
    name.starts_with("archive/") && (name.ends_with(".warc") || name.ends_with(".warc.gz"))
}

/// The captures of the WARC files; what could not be unpacked is told with its name.
pub(super) fn apart(list: &[u8], files: &[Unpacked], lost: Vec<(String, Packed)>, room: &mut Room) -> Apart {
    let sums = sums(list);
    let mut captures = Captures::default();
    let mut refused: Vec<_> = lost.into_iter().map(|(name, why)| (name, ProblemKind::Packed(why))).collect();
    for file in files {
        if sums.get(&file.name).is_some_and(|sum| *sum != sha256(&file.bytes)) {
            let reason = "its SHA-256 is not the one in datapackage.json".to_owned();
            let changed = Packed::Changed { reason };
            refused.push((file.name.clone(), ProblemKind::Packed(changed)));
        }
        captures.read(&format!("{}#", file.name), &file.bytes, room);
    }
    let is_there =
        |name: &String| files.iter().any(|file| file.name == *name) || refused.iter().any(|(lost, _)| lost == name);
    let missing: Vec<_> = sums.keys().filter(|name| is_records(name) && !is_there(name)).cloned().collect();
    refused.extend(missing.into_iter().map(|name| (name, ProblemKind::Packed(Packed::Missing { list: LIST }))));
    let mut apart = captures.done();
    apart.refused.extend(refused);
    apart
}

/// The SHA-256 of each file, as the list has it.
fn sums(list: &[u8]) -> BTreeMap<String, String> {
    #[derive(Deserialize)]
    struct List {
        #[serde(default)]
        resources: Vec<Resource>,
    }
    #[derive(Deserialize)]
    struct Resource {
        path: String,
        hash: String,
    }
    let list: List = serde_json::from_slice(list).unwrap_or(List { resources: Vec::new() });
    let sum = |file: Resource| Some((safe(&file.path), file.hash.strip_prefix("sha256:")?.to_ascii_lowercase()));
    list.resources.into_iter().filter_map(sum).collect()
}
