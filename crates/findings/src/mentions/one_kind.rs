//! What a name stands for where the reader took it now for one kind, now for another: the mentions of a report in, their kinds mended.

use std::collections::{BTreeMap, BTreeSet};

use sayso_gazetteer::People;

use super::Raw;
use super::shorter::acronym;
use crate::MentionKind;
use crate::context::Context;

/// Mends the kinds of what stands in brackets behind a name, of names that the report has oftener as another, and of a side's forms.
pub(super) fn mend(ctx: &Context, raws: &mut [Raw]) {
    for rule in [in_brackets, oftener, peoples, states] {
        for (k, kind) in rule(ctx, raws) {
            if let Some(raw) = raws.get_mut(k) {
                raw.kind = kind;
                raw.owner = None;
            }
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

/// "the Coast Lions said ... in Coast Lions positions": a name of one spelling is of one kind in a report, the one that it has at least twice
/// as often as all others together. Who acts once is no place for it: a side stays one, and a body is at most a side.
///
/// No place on the map: "Oslo" can be the town here and its government there. And none becomes a side, for whether a side is on the map
/// must not matter to it.
fn oftener(ctx: &Context, raws: &[Raw]) -> Vec<(usize, MentionKind)> {
    let text = |raw: &Raw| ctx.of(ctx.span(&raw.words));
    let mut counts: BTreeMap<&str, BTreeMap<MentionKind, usize>> = BTreeMap::new();
    for raw in raws {
        *counts.entry(text(raw)).or_default().entry(raw.kind).or_default() += 1;
    }
    counts.retain(|_, kinds| kinds.len() > 1);
    let most = |raw: &Raw| {
        let kinds = counts.get(text(raw))?;
        let all: usize = kinds.values().sum();
        kinds.iter().find(|(_, n)| **n >= 2 * (all - **n)).map(|(kind, _)| *kind)
    };
    let found = raws.iter().enumerate().filter_map(|(k, raw)| Some((k, raw, most(raw)?)));
    let stays =
        |raw: &Raw, kind| raw.kind == MentionKind::Place && (kind == MentionKind::Side || is_known(ctx, text(raw)));
    found.filter(|(_, raw, kind)| may_become(raw, *kind) && !stays(raw, *kind)).map(|(k, _, kind)| (k, kind)).collect()
}

/// "Varnia said ... the Varnian post": of a name that the report has with its adjective or people, all forms are a side if half of them were
/// taken for one, as those of a country on the map always are.
fn peoples(ctx: &Context, raws: &[Raw]) -> Vec<(usize, MentionKind)> {
    let name = |raw: &Raw| {
        let word = ctx.word(raw.words.start);
        (raw.words.len() == 1 && ctx.is_capital(raw.words.start)).then_some(word)
    };
    let mut forms: BTreeMap<People, (BTreeSet<&str>, usize, usize)> = BTreeMap::new();
    for raw in raws {
        let Some(word) = name(raw) else { continue };
        let (words, all, sides) = forms.entry(ctx.gazetteer.people(word)).or_default();
        words.insert(word);
        *all += 1;
        *sides += usize::from(raw.kind == MentionKind::Side);
    }
    let side = |raw: &Raw| {
        let found = name(raw).and_then(|word| forms.get(&ctx.gazetteer.people(word)));
        found.is_some_and(|(words, all, sides)| words.len() > 1 && 2 * sides >= *all)
    };
    let sides = raws.iter().enumerate().filter(|(_, raw)| may_become(raw, MentionKind::Side) && side(raw));
    sides.map(|(k, _)| (k, MentionKind::Side)).collect()
}

/// "the Republic of Varnia ... Varnia demands": what the report names as a state is nobody's name in it.
fn states(ctx: &Context, raws: &[Raw]) -> Vec<(usize, MentionKind)> {
    let persons = || raws.iter().enumerate().filter(|(_, raw)| raw.kind == MentionKind::Person && raw.words.len() == 1);
    if persons().next().is_none() {
        return Vec::new();
    }
    let words = &ctx.pack.mention_words;
    let is_state = |k: usize| {
        let of = k.checked_sub(1).filter(|&k| words.name_joints.contains(ctx.word(k)));
        of.and_then(|k| k.checked_sub(1)).is_some_and(|k| words.state_nouns.contains(&ctx.lower(k)))
    };
    let states: BTreeSet<&str> = (0..ctx.reading.words.len()).filter(|&k| is_state(k)).map(|k| ctx.word(k)).collect();
    persons()
        .filter(|(_, raw)| states.contains(ctx.word(raw.words.start)))
        .map(|(k, _)| (k, MentionKind::Side))
        .collect()
}

/// Whether the map has the name, as a town's or a country's.
fn is_known(ctx: &Context, name: &str) -> bool {
    ctx.gazetteer.is_place(name) || ctx.gazetteer.country(name).is_some()
}

/// Whether names of the same word may make this one another kind.
fn may_become(raw: &Raw, kind: MentionKind) -> bool {
    match raw.kind {
        MentionKind::Side => false,
        MentionKind::Body => kind == MentionKind::Side,
        _ => raw.kind != kind,
    }
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
    fn a_name_is_of_the_kind_that_it_has_oftener() {
        use MentionKind::{Body, Person, Place, Side};
        let text = "Lornguard said so. Lornguard left. It hit Lornguard positions.";
        let three =
            |first, second, third| kinds(text, &[("Lornguard", first), ("Lornguard", second), ("Lornguard", third)]);
        assert_eq!(three(Body, Body, Place), [Body, Body, Body]);
        assert_eq!(three(Place, Person, Place), [Place, Place, Place]);
        assert_eq!(three(Body, Side, Side), [Side, Side, Side]);
        assert_eq!(three(Body, Side, Place), [Body, Side, Place]);
        // A side or a body that acts is no place because most of its names were taken for one.
        assert_eq!(three(Side, Place, Place), [Side, Place, Place]);
        assert_eq!(three(Body, Place, Place), [Body, Place, Place]);
        // A town of the map may be a body's name too.
        let text = "Oslo said so. Oslo left. It hit Oslo.";
        assert_eq!(kinds(text, &[("Oslo", Body), ("Oslo", Body), ("Oslo", Place)]), [Body, Body, Place]);
    }

    #[test]
    fn a_state_is_nobodys_name() {
        use MentionKind::{Person, Side};
        let two = [("Varnia", Side), ("Varnia", Person)];
        assert_eq!(kinds("The Republic of Varnia spoke. Varnia demands it.", &two), [Side, Side]);
        assert_eq!(kinds("The house of Varnia stood. Varnia demands it.", &two), [Side, Person]);
    }

    #[test]
    fn all_forms_of_a_side_are_the_side() {
        use MentionKind::{Body, Person, Place, Side};
        let text = "Varnia spoke. Varnian guards and a Varnian officer saw Luria. Emric of Orsk spoke.";
        let names = |four: [MentionKind; 3]| {
            let [one, two, three] = four;
            let rest = [("Luria", Place), ("Emric", Person), ("Orsk", Side)];
            kinds(text, &[&[("Varnia", one), ("Varnian", two), ("Varnian", three)], &rest[..]].concat())
        };
        assert_eq!(names([Person, Side, Side]), [Side, Side, Side, Place, Person, Side]);
        assert_eq!(names([Side, Side, Body]), [Side, Side, Side, Place, Person, Side]);
        // Less than half were taken for a side: the town of Varnia and its people.
        assert_eq!(names([Place, Side, Place]), [Place, Side, Place, Place, Person, Side]);
        // One form alone says nothing.
        assert_eq!(kinds("Varnia spoke. Varnia left.", &[("Varnia", Side), ("Varnia", Place)]), [Side, Place]);
    }
}
