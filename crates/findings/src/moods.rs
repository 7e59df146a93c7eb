//! Words that tell of a deed that it is planned, threatened or called for: whether one has that sense where it stands.

use crate::figures::frame::Frame;

/// Whether a listed word at `k` has the sense that is meant before a deed's word at `head`, a verb or a noun.
pub(crate) fn counts(f: &Frame, head: usize, verb: bool, k: usize) -> bool {
    match f.word(k) {
        // "May" the month
        word if f.pack().small.may.contains(word) => !f.is_capital(k) || k == 0,
        // "due to shelling", "about 50 attacks", "agreed a truce"
        word if f.pack().events.words.senses_with_to.contains(word) => {
            f.is(k + 1, |w| &w.to) && verb && !f.pack().morphology.is_progressive(f.word(head))
        }
        // "so-called truce"
        word if f.pack().events.words.calling.contains(word) => {
            f.pack().events.words.called_for_links.contains(f.word(k + 1))
                || verb && f.pack().small.to.contains(f.before(head))
        }
        word if f.pack().events.words.asking.contains(word) => verb,
        // "no longer", "not only"
        word if f.pack().small.not.contains(word) => !f.is(k + 1, |w| &w.only),
        // "the will", "planned attack" both count; "plans" as a noun too
        _ => true,
    }
}
