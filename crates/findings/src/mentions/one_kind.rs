//! What a name stands for where the reader took it now for one kind, now for another: the mentions of a report in, their kinds mended.

use std::collections::{BTreeMap, BTreeSet};

use super::Raw;
use super::shorter::acronym;
use crate::MentionKind;
use crate::context::Context;

/// Mends the kinds of what stands in brackets behind a name, and of names that the report has oftener as a body.
pub(super) fn mend(ctx: &Context, raws: &mut [Raw]) {
    let mut kinds: Vec<(usize, MentionKind)> = in_brackets(ctx, raws);
    kinds.extend(oftener(ctx, raws));
    for (k, kind) in kinds {
        if let Some(raw) = raws.get_mut(k) {
            raw.kind = kind;
            raw.owner = None;
        }
    }
}

/// "Orsk (Urusk)", "the Lorn Coast Reserve (LCR)": what stands alone in brackets behind a place and is no other's name in the report
/// is the place's; letters are if they are its first ones.
///
/// Not "Orsk (Emric)" where Emric speaks elsewhere.
fn in_brackets(ctx: &Context, raws: &[Raw]) -> Vec<(usize, MentionKind)> {
    let mut out = Vec::new();
    // In how many names of a kind a word stands; counted once, where the first name in brackets asks.
    let counted = std::cell::OnceCell::new();
    for (k, pair) in raws.windows(2).enumerate() {
        let [place, inside] = pair else { continue };
        let (open, close) = (place.words.end, inside.words.end);
        let alone = inside.words.start == open + 1 && ctx.word(open) == "(" && ctx.word(close) == ")";
        if place.kind != MentionKind::Place || inside.kind == MentionKind::Place || !alone {
            continue;
        }
        let text = |raw: &Raw| ctx.of(ctx.span(&raw.words));
        let letters = acronym(text(inside), text(place));
        let elsewhere = || {
            let counts = counted.get_or_init(|| names_with(ctx, raws));
            counts.get(&(inside.kind, ctx.word(inside.words.start))).is_some_and(|n| *n > 1)
        };
        let one = inside.kind == MentionKind::Person && inside.words.len() == 1;
        if letters || one && ctx.is_capital(inside.words.start) && !elsewhere() {
            out.push((k + 1, MentionKind::Place));
        }
    }
    out
}

/// For each kind and word the number of names that have it.
fn names_with<'c>(ctx: &'c Context, raws: &[Raw]) -> BTreeMap<(MentionKind, &'c str), usize> {
    let mut out = BTreeMap::new();
    for raw in raws {
        let words: BTreeSet<&str> = raw.words.clone().map(|k| ctx.word(k)).collect();
        for word in words {
            *out.entry((raw.kind, word)).or_default() += 1;
        }
    }
    out
}

/// "the Coast Lions said ... in Coast Lions positions": a place that no map has, of a name that the report has oftener as a body's, is
/// that body.
///
/// Not "Orsk", which can be a side as well as a place.
fn oftener(ctx: &Context, raws: &[Raw]) -> Vec<(usize, MentionKind)> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let text = |raw: &Raw| ctx.of(ctx.span(&raw.words));
    for raw in raws {
        let (places, bodies) = counts.entry(text(raw)).or_default();
        *places += usize::from(raw.kind == MentionKind::Place);
        *bodies += usize::from(raw.kind == MentionKind::Body);
    }
    let known = |name: &str| ctx.gazetteer.is_place(name) || ctx.gazetteer.country(name).is_some();
    let body = |raw: &Raw| {
        let (places, bodies) = counts.get(text(raw)).copied().unwrap_or_default();
        raw.kind == MentionKind::Place && bodies > 0 && bodies >= 2 * places && !known(text(raw))
    };
    raws.iter().enumerate().filter(|(_, raw)| body(raw)).map(|(k, _)| (k, MentionKind::Body)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::with_context;

    /// The kinds of names after mending; each name is one word, given with the kind that the reader took it for.
    fn kinds(text: &str, names: &[(&str, MentionKind)]) -> Vec<MentionKind> {
        with_context(text, |ctx| {
            let mut from = 0;
            let mut raws: Vec<Raw> = Vec::new();
            for (name, kind) in names {
                let first = name.split(' ').next().unwrap_or_default();
                let k =
                    (from..ctx.reading.words.len()).find(|&k| ctx.word(k) == first).expect("the name is in the text");
                from = k + name.split(' ').count();
                raws.push(Raw { words: k..from, core: k..from, kind: *kind, owner: None, beside: (0..0, 0..0) });
            }
            mend(ctx, &mut raws);
            raws.iter().map(|raw| raw.kind).collect()
        })
    }

    #[test]
    fn what_stands_in_brackets_behind_a_place_is_its_other_name() {
        use MentionKind::{Body, Person, Place};
        assert_eq!(kinds("Troops entered Orsk (Urusk).", &[("Orsk", Place), ("Urusk", Person)]), [Place, Place]);
        assert_eq!(
            kinds("It lies in Lorn Coast Reserve (LCR).", &[("Lorn Coast Reserve", Place), ("LCR", Body)]),
            [Place, Place]
        );
        // Who speaks elsewhere took the picture; letters of other words are an agency's.
        let photo = kinds("Emric spoke. Orsk (Emric).", &[("Emric", Person), ("Orsk", Place), ("Emric", Person)]);
        assert_eq!(photo, [Person, Place, Person]);
        assert_eq!(kinds("Orsk (TWA) reports.", &[("Orsk", Place), ("TWA", Body)]), [Place, Body]);
        assert_eq!(kinds("Orsk (Dalo Emric)", &[("Orsk", Place), ("Dalo Emric", Person)]), [Place, Person]);
    }

    #[test]
    fn a_name_that_is_oftener_a_body_is_no_place() {
        use MentionKind::{Body, Place};
        let text = "Lornguard said so. Lornguard left. It hit Lornguard positions.";
        let three =
            |first, second, third| kinds(text, &[("Lornguard", first), ("Lornguard", second), ("Lornguard", third)]);
        assert_eq!(three(Body, Body, Place), [Body, Body, Body]);
        assert_eq!(three(Body, Place, Place), [Body, Place, Place]);
        // A town of the map may be a body's name too.
        let text = "Oslo said so. Oslo left. It hit Oslo.";
        assert_eq!(kinds(text, &[("Oslo", Body), ("Oslo", Body), ("Oslo", Place)]), [Body, Body, Place]);
    }
}
