//! The names of a list: the place where it begins in, the persons named one after another from there, over their descriptions,
//! out.

use sayso_reader::{Upos, Words};

use super::describing::{is_describing, is_naming};
use super::doubt::is_saying;
use super::people::Named;
use crate::figures::frame::Frame;

/// The farthest one name of a list may stand behind another, descriptions between.
const FARTHEST: usize = 16;

/// The names of a list that begins at the word, over descriptions, as places in `people`.
pub(super) fn names_from<'p>(
    f: &'p Frame,
    piece: &Words,
    people: &'p [Named],
    from: usize,
) -> impl Iterator<Item = usize> + 'p {
    let stop = piece.end;
    let mut at = from;
    let begin = people.partition_point(|n| n.person.words.start < from);
    (begin..people.len())
        .map_while(move |n| {
            let named = people.get(n)?;
            let start = named.person.words.start;
            let gap = at..start;
            if start >= stop || start < at || gap.len() > FARTHEST || !gap.clone().all(|k| is_within_list(f, k)) {
                return None;
            }
            if n > begin
                && !gap.clone().any(|k| f.is_mark(k) || f.pack().victim_words.and_as.contains(f.word(k)))
                && gap.len() > 8
            {
                return None;
            }
            if named.speaks {
                return None;
            }
            at = named.end();
            Some((n, named))
        })
        .filter(|(_, named)| !named.owns && !named.oblique && !lesser(f, named))
        .map(|(n, _)| n)
}

/// "the brother of A", read where the phrase was taken for one with its own head.
fn lesser(f: &Frame, named: &Named) -> bool {
    f.pack().victim_words.lesser_links.contains(f.before(named.person.words.start))
}

/// Whether a word may stand between the names of a list.
pub(super) fn is_within_list(f: &Frame, k: usize) -> bool {
    let word = f.word(k);
    if is_naming(f, word)
        || f.pack().victim_words.list_who.contains(word) && (is_naming(f, f.word(k + 1)) || is_naming(f, f.before(k)))
    {
        return true;
    }
    if f.pack().victim_words.calling.contains(word)
        && (f.is(k + 1, |w| &w.call) || f.is(k + 2, |w| &w.call) || f.pack().small.they.contains(f.before(k)))
    {
        return true;
    }
    if f.pack().small.who.contains(word)
        && f.pack().grammar.is_was.contains(f.word(k + 1))
        && is_naming(f, f.word(k + 2))
    {
        return true;
    }
    !(matches!(word, ":" | "?" | "!")
        || f.line_ends_after(k) && !f.is_mark(k)
        || is_saying(f, word)
        || f.grammar().auxiliaries.contains(word)
        || f.grammar().barriers.contains(word)
        || matches!(f.upos(k), Upos::Verb | Upos::Aux)
            && !is_describing(f, k)
            && !f.pack().morphology.is_progressive(word)
        || f.pack().victim_words.list_ends.contains(word))
}
