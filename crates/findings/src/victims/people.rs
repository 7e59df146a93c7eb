//! The named persons of a sentence as victims may be: who is one at all, who only speaks, and who stands in a row with whom.
//!
//! In go a sentence's words, out come its persons with their rows ("A, his wife B and their son C"). Names of groups,
//! schools and offices that the reader took for persons are left out here.

use sayso_reader::{EntityKind, Upos, Words};

use super::doubt::speaks;
use crate::figures::{Frame, Person, lexicon, persons};
use crate::lists::SPEAKER_WORDS;
use crate::{Mention, MentionKind};

/// A named person with what stands around the name.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// Role, name, age.
    pub person: Person,
    /// Where the noun phrase before the name begins ("the terrorist commander X").
    pub start: usize,
    /// Whether a preposition stands before that phrase ("with X", "the brother of X").
    pub oblique: bool,
    /// Whether something of that person follows ("X's brother").
    pub owns: bool,
    /// Whether that person is the one who says something here.
    pub speaks: bool,
}

impl Named {
    /// One past the name and its age.
    pub fn end(&self) -> usize {
        self.person.words.end
    }

    /// Whether the person itself is what the sentence speaks of in this place.
    pub fn counts(&self) -> bool {
        !self.owns && !self.speaks
    }
}

/// The persons of a sentence, in order.
pub(super) fn people(f: &Frame, piece: &Words, mentions: &[Mention]) -> Vec<Named> {
    let mut found = Vec::new();
    let mut floor = piece.start;
    for mut person in persons(f, piece, mentions) {
        trim(f, &mut person);
        if !is_person(f, &person, mentions) {
            continue;
        }
        let (start, oblique) = phrase_start(f, &person, floor);
        if is_alias(f, &person, found.last()) {
            continue;
        }
        let after = f.word(person.name.end);
        let owns = matches!(after, "'s" | "'");
        let speaks = speaks(f, &person, piece);
        floor = person.words.end;
        found.push(Named { person, start, oblique, owns, speaks });
    }
    found
}

/// "Dalo Emric, known as Abu Karr": a second name of the one before.
fn is_alias(f: &Frame, person: &Person, before: Option<&Named>) -> bool {
    let Some(end) = before.map(Named::end) else { return false };
    let start = person.words.start;
    start >= end
        && start - end < 6
        && (end..start).any(|k| matches!(f.word(k), "known" | "nicknamed" | "dubbed" | "alias" | "aka" | "called"))
        && !(end..start).any(|k| matches!(f.word(k), "and"))
}

/// "Dalo Emric Aka": the word that leads to another name is no part of it; "Dalo Emric | al-Karr": what is joined by "al-" is.
fn trim(f: &Frame, person: &mut Person) {
    let name = &mut person.name;
    while name.len() > 1 && matches!(f.word(name.end - 1), "aka" | "alias" | "known" | "nicknamed") {
        name.end -= 1;
        person.words.end = person.words.end.min(name.end).max(name.end);
    }
    let taken = |k: usize| f.ctx.reading.entities.iter().any(|e| e.words.contains(&k));
    let from = name.end;
    while name.len() < 8 && !f.line_ends_after(name.end - 1) {
        let article = matches!(f.word(name.end), "al" | "el" | "as" | "ad" | "ar");
        let joined = article && f.is_dash(name.end + 1) && f.is_capital(name.end + 2);
        let small = f.grammar().ends_a_phrase(f.word(name.end));
        let flat = !small
            && !taken(name.end)
            && f.upos(name.end) == Upos::Propn
            && f.ctx.deprel(name.end) == sayso_reader::Deprel::Flat
            && name.contains(&f.ctx.head(name.end));
        match (joined, flat) {
            (true, _) => name.end += 3,
            (_, true) => name.end += 1,
            _ => break,
        }
    }
    while name.len() > 1
        && (f.is_mark(name.end - 1) || matches!(f.word(name.end - 1), "al" | "el") && f.is_dash(name.end))
    {
        name.end -= 1;
    }
    if person.words.end == from || person.words.end < name.end {
        person.words.end = name.end;
    }
}

/// Whether a name is a person's.
fn is_person(f: &Frame, person: &Person, mentions: &[Mention]) -> bool {
    let (ctx, name) = (f.ctx, &person.name);
    let span = ctx.span(name);
    let mut over = mentions.iter().filter(|m| m.span.overlaps(span)).peekable();
    let marked = match over.peek() {
        Some(_) => over.any(|m| m.kind == MentionKind::Person),
        None => name.len() > 1 || person.role.is_some() || is_marked(f, name),
    };
    let g = f.grammar();
    let first = f.word(name.start);
    let small = g.determiners.contains(first)
        || g.prepositions.contains(first)
        || g.pronouns.contains(first)
        || g.auxiliaries.contains(first)
        || lexicon().numbers.cardinals.contains_key(first);
    // "an Arvenite was hurt", "the Karr-e Nav": a people, a piece of a longer name
    let piece = name.len() == 1 && matches!(f.before(name.start), "a" | "an" | "another")
        || f.is_dash(name.end) && f.is_glued(name.end - 1) && f.is_glued(name.end);
    let tagged = (name.start.saturating_sub(24)..name.start).any(|k| matches!(f.word(k), "tags") && f.is_capital(k));
    marked
        && !small
        && !piece
        && !tagged
        && !is_office(f, name)
        && !lends(f, name)
        && !is_town(f, person)
        && !is_elsewhere(f, name)
        && !is_counted(f, name)
}

/// Whether the reader marks a person right there.
fn is_marked(f: &Frame, name: &Words) -> bool {
    let entities = &f.ctx.reading.entities;
    let at = entities.partition_point(|e| e.words.end <= name.start);
    entities.get(at).is_some_and(|e| e.kind == EntityKind::Person && e.words.start < name.end)
}

/// "Top Terrorist Commander", "Regime": titles and bodies, and nobody's name.
fn is_office(f: &Frame, name: &Words) -> bool {
    let last = f.word(name.end - 1);
    let one = lexicon().units.singular(last);
    let office =
        |w: &str| SPEAKER_WORDS.body_nouns.contains(w) || lexicon().roles.noun(w).is_some() || is_named_thing(w);
    office(last) || office(&one) || name.len() == 1 && SPEAKER_WORDS.titles.contains(last)
}

/// What is named after persons.
fn is_named_thing(word: &str) -> bool {
    matches!(
        word,
        "school"
            | "street"
            | "hospital"
            | "mosque"
            | "church"
            | "shrine"
            | "airport"
            | "university"
            | "square"
            | "bridge"
            | "camp"
            | "road"
            | "stadium"
            | "brigade"
            | "brigades"
            | "battalion"
            | "front"
            | "group"
            | "movement"
            | "party"
            | "foundation"
            | "centre"
            | "center"
            | "institute"
            | "prize"
            | "airbase"
            | "base"
            | "barracks"
            | "neighbourhood"
            | "neighborhood"
            | "district"
            | "village"
            | "dam"
            | "clinic"
            | "cemetery"
            | "tribe"
            | "clan"
            | "network"
            | "province"
            | "governorate"
            | "city"
            | "town"
            | "river"
            | "division"
            | "regiment"
    )
}

/// "the Dalo Emric School", "the Mardo network leader": the name only describes the noun behind it.
fn lends(f: &Frame, name: &Words) -> bool {
    if f.line_ends_after(name.end - 1) {
        return false;
    }
    let next = f.word(name.end);
    let one = lexicon().units.singular(next);
    let role = lexicon().roles.noun(&one).is_some()
        || SPEAKER_WORDS.titles.contains(next)
        || SPEAKER_WORDS.person_roles.contains(&one);
    let thing = is_named_thing(next) || SPEAKER_WORDS.body_nouns.contains(&one);
    let described = matches!(f.word(name.end + 1), "of" | "in" | "at" | "for" | "from" | "with" | "who" | ",");
    thing && !matches!(next, "front" | "base" | "group" if described) || role && !described
}

/// A town that the reader takes for a person: one word, no rank, and a name on the map.
fn is_town(f: &Frame, person: &Person) -> bool {
    person.name.len() == 1 && person.role.is_none() && {
        let word = f.ctx.word(person.name.start);
        f.ctx.gazetteer.is_place(word) && !is_surname(f, word)
    }
}

/// Whether a longer name of a person ends with the word somewhere in the report.
fn is_surname(f: &Frame, word: &str) -> bool {
    let entities = f.ctx.reading.entities.iter().take(2000);
    entities.filter(|e| e.kind == EntityKind::Person && e.words.len() > 1).any(|e| f.ctx.word(e.words.end - 1) == word)
}

/// Whether the report's other places with the same words are no person's.
fn is_elsewhere(f: &Frame, name: &Words) -> bool {
    let words = f.ctx.of(f.ctx.span(name));
    let (mut person, mut other) = (0, 0);
    for e in f.ctx.reading.entities.iter().take(2000).filter(|e| e.words.len() == name.len()) {
        if f.ctx.of(f.ctx.span(&e.words)).eq_ignore_ascii_case(words) {
            match e.kind {
                EntityKind::Person => person += 1,
                _ => other += 1,
            }
        }
    }
    other > 0 && other >= person
}

/// "30 Alawans": a people, not a person.
fn is_counted(f: &Frame, name: &Words) -> bool {
    let before = f.before(name.start);
    name.len() == 1
        && (before.starts_with(|c: char| c.is_ascii_digit()) || lexicon().numbers.cardinals.contains_key(before))
}

/// Words that may stand in a noun phrase before a name: ranks, roles, adjectives, sides.
pub(super) fn is_describing(f: &Frame, k: usize) -> bool {
    let word = f.word(k);
    let one = lexicon().units.singular(word);
    SPEAKER_WORDS.titles.contains(word)
        || lexicon().roles.noun(&one).is_some()
        || is_kin(word)
        || matches!(
            word,
            "former"
                | "late"
                | "top"
                | "senior"
                | "prominent"
                | "own"
                | "young"
                | "ex"
                | "so-called"
                | "martyr"
                | "groom"
                | "friend"
                | "friends"
                | "colleague"
                | "bodyguard"
        )
        || f.upos(k) == Upos::Adj
        || f.upos(k) == Upos::Noun
            && !lexicon().outcomes.cues(word).iter().any(|c| !c.weak)
            && !f.grammar().calendar.contains(word)
        || is_of(f, k, &[EntityKind::Side, EntityKind::Body])
}

/// Whether a word belongs to a name of one of the kinds.
pub(super) fn is_of(f: &Frame, k: usize, kinds: &[EntityKind]) -> bool {
    let entities = &f.ctx.reading.entities;
    let at = entities.partition_point(|e| e.words.end <= k);
    entities.get(at).is_some_and(|e| e.words.contains(&k) && kinds.contains(&e.kind))
}

/// A word for somebody's relative.
pub(super) fn is_kin(word: &str) -> bool {
    matches!(
        lexicon().units.singular(word).as_str(),
        "wife"
            | "husband"
            | "son"
            | "daughter"
            | "brother"
            | "sister"
            | "father"
            | "mother"
            | "cousin"
            | "nephew"
            | "niece"
            | "uncle"
            | "aunt"
            | "grandson"
            | "granddaughter"
            | "grandfather"
            | "grandmother"
            | "child"
            | "baby"
            | "fiancé"
            | "fiancée"
            | "girlfriend"
            | "boyfriend"
            | "widow"
            | "twin"
            | "relative"
            | "parent"
    )
}

/// Whether a noun is one for one person ("man", "guard"): not "people", "police" or "army".
pub(super) fn is_single_person(noun: &str) -> bool {
    let units = &lexicon().units;
    let person = lexicon().roles.noun(noun).is_some()
        || units.unit(noun) == Some(crate::Unit::People)
        || SPEAKER_WORDS.person_roles.contains(noun);
    person
        && units.singular(noun) == noun
        && !units.collectives.contains(noun)
        && lexicon().outcomes.counted(noun).is_none_or(|(_, weak)| weak)
}

/// Where the phrase that ends with the name begins, and whether a preposition makes it a part of something else.
fn phrase_start(f: &Frame, person: &Person, floor: usize) -> (usize, bool) {
    let first = person.words.start;
    let start = walk_back(f, first, floor);
    let before = f.before(start);
    if start <= floor {
        return (start, false);
    }
    if matches!(before, "of" | "in" | "for" | "at") {
        // "one of its commanders X"
        let inner = (start..first)
            .rev()
            .find(|&k| f.upos(k) == Upos::Noun || lexicon().roles.noun(&lexicon().units.singular(f.word(k))).is_some());
        let plural = inner.is_some_and(|k| {
            lexicon().units.singular(f.word(k)) != f.word(k)
                && lexicon().roles.noun(&lexicon().units.singular(f.word(k))).is_some()
        });
        let head = start.saturating_sub(2).max(floor);
        let one_of =
            before == "of" && (f.word(head) == "one" || lexicon().numbers.cardinals.contains_key(f.word(head)));
        if one_of && plural {
            return (walk_back(f, head, floor), false);
        }
        // "the head of the port office X"
        let plain = |k: usize| {
            let word = f.word(k);
            lexicon().roles.noun(word).is_none() && !is_kin(word) && !SPEAKER_WORDS.titles.contains(word)
        };
        let of_body = || is_of(f, first - 1, &[EntityKind::Body, EntityKind::Place, EntityKind::Side]);
        let body = first > start && (inner.is_some_and(|k| k + 1 == first && plain(k)) || of_body());
        let office = SPEAKER_WORDS.person_roles.contains(f.word(head)) && !is_kin(f.word(head));
        if before == "of" && body && office {
            return (walk_back(f, head, floor), false);
        }
        // "two guards of the Halvian Army X and Y"
        let noun = lexicon().units.singular(f.word(head));
        let counted = lexicon().numbers.cardinals.contains_key(f.before(head)) && noun != f.word(head);
        if before == "of" && body && counted && lexicon().roles.noun(&noun).is_some() {
            return (head.saturating_sub(1).max(floor), false);
        }
    }
    let named_as =
        before == "as" && start >= 2 && (start.saturating_sub(10).max(floor)..start - 1).any(|k| is_naming(f.word(k)));
    let oblique = is_oblique(before) && !named_as;
    (start, oblique)
}

/// Prepositions that make what follows no subject and no object.
pub(super) fn is_oblique(word: &str) -> bool {
    matches!(
        word,
        "of" | "by"
            | "with"
            | "for"
            | "from"
            | "to"
            | "in"
            | "on"
            | "at"
            | "near"
            | "against"
            | "under"
            | "behind"
            | "over"
            | "toward"
            | "towards"
            | "via"
            | "through"
            | "between"
            | "about"
            | "without"
            | "outside"
            | "inside"
            | "beside"
            | "like"
            | "around"
            | "into"
            | "on behalf"
            | "per"
            | "versus"
            | "amid"
            | "despite"
            | "as"
    )
}

/// Verbs that give somebody's name.
pub(super) fn is_naming(word: &str) -> bool {
    matches!(
        word,
        "named"
            | "identified"
            | "known"
            | "nicknamed"
            | "dubbed"
            | "called"
            | "names"
            | "identifies"
            | "naming"
            | "identifying"
            | "identify"
            | "name"
            | "aka"
            | "alias"
    )
}

fn walk_back(f: &Frame, from: usize, floor: usize) -> usize {
    let mut start = from;
    while start > floor && from - start < 14 {
        let k = start - 1;
        let word = f.word(k);
        if f.line_ends_after(k) {
            break;
        }
        let old = f.is_dash(k)
            || matches!(word, "year" | "old" | "\"" | "“" | "”")
            || word.starts_with(|c: char| c.is_ascii_digit()) && f.is_dash(k + 1);
        if matches!(word, "the" | "a" | "an" | "his" | "her" | "their" | "its" | "our" | "my" | "another" | "this") {
            start -= 1;
            break;
        }
        // "Karr Front leader X", where the reader took the front for a person
        let owner = start < from
            && (f.upos(k) == Upos::Propn || f.is_dash(k) && f.is_glued(k))
            && !f.grammar().calendar.contains(word);
        if !(is_describing(f, k) || owner || old && start - 1 > floor && f.is_glued(k)) {
            break;
        }
        start -= 1;
    }
    start
}

/// The rows that the persons stand in, as runs of their places: only commas, "and", kin and descriptions between them.
pub(super) fn rows(f: &Frame, people: &[Named]) -> Vec<Words> {
    let mut found: Vec<Words> = Vec::new();
    for (k, named) in people.iter().enumerate() {
        let joined = found.last().is_some_and(|row| row.end == k)
            && k > 0
            && named.counts()
            && people.get(k - 1).is_some_and(|last| last.counts() && joins(f, last, named));
        match found.last_mut().filter(|_| joined) {
            Some(row) => row.end = k + 1,
            None => found.push(k..k + 1),
        }
    }
    found
}

/// Whether two names that follow one another are told of together.
fn joins(f: &Frame, a: &Named, b: &Named) -> bool {
    let gap = a.end()..b.person.words.start;
    if gap.len() > 18 || gap.clone().any(|k| f.line_ends_after(k)) && gap.len() > 2 {
        return false;
    }
    let plain = |k: usize| {
        matches!(
            f.word(k),
            "," | ";"
                | "and"
                | "&"
                | "as"
                | "well"
                | "along"
                | "alongside"
                | "together"
                | "with"
                | "plus"
                | "also"
                | "–"
                | "-"
                | "("
                | ")"
                | "\""
                | "“"
                | "”"
                | "["
                | "]"
        )
    };
    let note = |k: usize| f.word(k).chars().all(|c| c.is_ascii_digit()) && f.before(k) == "[";
    if gap.clone().all(|k| plain(k) || note(k)) {
        return with_is_together(f, &gap);
    }
    // "A and her brother B", "A, a nurse, and the driver B", "A from Arven and B"
    let own = b.start.max(a.end());
    let link = a.end()..own;
    let described = |k: usize| {
        let word = f.word(k);
        plain(k)
            || note(k)
            || is_describing(f, k)
            || is_naming(word)
            || is_of(f, k, &[EntityKind::Place, EntityKind::Side, EntityKind::Body])
            || matches!(word, "a" | "an" | "the" | "of" | "from" | "in" | "their" | "his" | "her" | "its" | "so")
            || f.upos(k) == Upos::Propn
            || f.upos(k) == Upos::Num
    };
    let parted = link.clone().next().is_none_or(|k| {
        f.is_mark(k)
            || matches!(
                f.word(k),
                "and" | "a" | "an" | "the" | "from" | "of" | "dubbed" | "nicknamed" | "known" | "alongside"
            )
    });
    let verb = |k: usize| {
        f.upos(k) == Upos::Verb && !is_naming(f.word(k))
            || f.grammar().auxiliaries.contains(f.word(k))
            || f.grammar().barriers.contains(f.word(k))
    };
    let bounded = link.is_empty()
        || link.clone().next_back().is_some_and(|k| {
            f.is_mark(k)
                || matches!(f.word(k), "and" | "with" | "alongside" | "as" | "&")
                || is_of(f, k, &[EntityKind::Body, EntityKind::Place])
        });
    !b.oblique && parted && bounded && link.clone().all(|k| described(k) && !verb(k)) && with_is_together(f, &gap)
}

/// "A along with B" is a row, "A with B" is none.
fn with_is_together(f: &Frame, gap: &Words) -> bool {
    gap.clone().all(|k| f.word(k) != "with" || matches!(f.before(k), "along" | "together"))
}
