//! Words of several parts: the first part in; the last, and what a weapon's or vehicle's name is one of, out.

use super::frame::Frame;
use crate::Unit;

/// No compound has so many words; in a chain of hyphens without end each part must not look at all the others.
const LONGEST_COMPOUND: usize = 40;

/// The last word of a hyphened compound that begins at `k` ("rebel" in "rebel-held").
pub(super) fn compound(f: &Frame, k: usize, to: usize) -> Option<usize> {
    let mut at = k;
    while at < k + LONGEST_COMPOUND
        && at + 2 < to
        && f.is_dash(at + 1)
        && f.is_glued(at)
        && f.is_glued(at + 1)
        && !f.is_mark(at + 2)
    {
        at += 2;
    }
    (at > k).then_some(at)
}

/// The last word of a weapon's or vehicle's name of letters and a number ("AK-47s", "T-72"), and what it is.
pub(super) fn designation(f: &Frame, k: usize, to: usize) -> Option<(usize, Unit)> {
    let unit = match f.word(k) {
        word if f.pack().figure_words.weapon_letters.contains(word) => Unit::Weapons,
        word if f.pack().figure_words.vehicle_letters.contains(word) => Unit::Vehicles,
        _ => return None,
    };
    let joined = k + 2 < to && f.is_capital(k) && f.is_dash(k + 1) && f.is_glued(k) && f.is_glued(k + 1);
    (joined && f.word(k + 2).starts_with(|c: char| c.is_ascii_digit())).then_some((k + 2, unit))
}
