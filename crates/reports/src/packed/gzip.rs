//! One file packed with gzip, in one piece or several.

use flate2::bufread::MultiGzDecoder;

use super::{Room, Unpacked, safe};
use crate::problem::Packed;

/// The file in a packed one, called as its head says or as the packed one without its ending.
pub(crate) fn gunzip(path: &str, bytes: &[u8], room: &mut Room) -> (Unpacked, Option<Packed>) {
    let mut decoder = MultiGzDecoder::new(bytes);
    let (unpacked, problem) = room.take(&mut decoder);
    let named =
        decoder.header().and_then(|head| head.filename()).map(|name| String::from_utf8_lossy(name).into_owned());
    let own = path.rsplit(['/', '#']).next().unwrap_or(path);
    let name = named.unwrap_or_else(|| own.strip_suffix(".gz").unwrap_or(own).to_owned());
    (Unpacked { name: safe(&name), bytes: unpacked }, problem)
}
