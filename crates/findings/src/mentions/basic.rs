//! A name in its basic form, where names decline: its words in the report in, the forms out that it may be of.
//!
//! What governs a name ("по словам …", "от …") tells its case, and adjective and noun must agree in it, so that mostly one form is left.
//! Where more are, none is made: a name is shown rather as it stands than as somebody else's. Several places of one name help each
//! other ("Креву", "Кревы": Крева).

use std::collections::BTreeSet;

use sayso_language::{Case, Declension, Declined, Gender};
use sayso_reader::{Deprel, Upos, Words};

use super::cluster::without_titles;
use crate::context::Context;

/// No noun is farther from its preposition than this many words.
const REACH: usize = 4;

/// The one form that is left of several places of a name.
pub(super) fn agreed(forms: impl Iterator<Item = BTreeSet<String>>) -> Option<String> {
    one(common(forms))
}

/// The same, where shorter forms of the name stand in the report: of "Тим Дроэль" and "Тима Дроэля" the first, where "Дроэль" does.
pub(super) fn agreed_beside(forms: impl Iterator<Item = BTreeSet<String>>, shorter: &BTreeSet<&str>) -> Option<String> {
    let left = common(forms);
    let told = |form: &&String| form.split_whitespace().any(|word| shorter.contains(word));
    one(left.clone()).or_else(|| one(left.iter().filter(told).cloned().collect()))
}

fn common(forms: impl Iterator<Item = BTreeSet<String>>) -> BTreeSet<String> {
    forms.filter(|forms| !forms.is_empty()).reduce(|left, forms| &left & &forms).unwrap_or_default()
}

/// The one basic form that words without a name may be of ("очевидцев": очевидцы).
pub(crate) fn of_words(ctx: &Context, words: &Words) -> Option<String> {
    one(of_thing(ctx, words))
}

fn one(forms: BTreeSet<String>) -> Option<String> {
    let mut forms = forms.into_iter();
    forms.next().filter(|_| forms.next().is_none())
}

/// The basic forms that a body's or a side's name may be of; none where its words do not decline or agree in nothing.
pub(super) fn of_thing(ctx: &Context, words: &Words) -> BTreeSet<String> {
    let Some(declension) = ctx.pack.morphology.declension() else { return BTreeSet::new() };
    let Some((adjectives, head)) = parts(ctx, declension, words) else { return BTreeSet::new() };
    let cases = Cases::around(ctx, declension, words, head, false);
    let alone = head == words.start && ctx.upos(head) == Upos::Adj;
    let readings = match words.len() {
        _ if alone => declension.adjective(ctx.word(head)),
        1 if ctx.sentence(head).start != head => of_noun(ctx, declension, head, false),
        _ => of_head(ctx, declension, head),
    };
    let whole = |noun: &Declined| {
        let mut changed = vec![(head, noun.basic.clone())];
        for k in adjectives.clone() {
            let agrees = |r: &Declined| r.case == noun.case && r.gender == noun.gender;
            changed.push((k, declension.adjective(ctx.word(k)).into_iter().find(agrees)?.basic));
        }
        Some(written(ctx, words, &changed))
    };
    let first = |r: &&Declined| r.case == Case::Nominative;
    let own = written(ctx, words, &[]);
    if is_title_of_kind(ctx, words) && readings.iter().filter(first).filter_map(whole).any(|form| form == own) {
        return BTreeSet::from([own]);
    }
    // "в полиции", "на повара": behind a preposition what may be of one is not of many.
    let one = |r: &&Declined| r.gender != Gender::Plural;
    let of_one = |case| readings.iter().filter(one).filter(|r| r.case == case).filter_map(whole).collect();
    let forms = if cases.governed { cases.first_with(of_one) } else { BTreeSet::new() };
    if forms.is_empty() {
        cases.first_with(|case| readings.iter().filter(|r| r.case == case).filter_map(whole).collect())
    } else {
        forms
    }
}

/// "порталу «|Ріка|»", "газета «|Береги|»": a name between quotation marks behind the noun for what it is stands in its first case, if that
/// can be its first case: "батальон «|Ночной стражи|»" is that of the guard.
fn is_title_of_kind(ctx: &Context, words: &Words) -> bool {
    let quote = words.start.checked_sub(1).filter(|&k| matches!(ctx.word(k), "«" | "“" | "„" | "\""));
    quote.and_then(|k| k.checked_sub(1)).is_some_and(|k| is_kind(ctx, k))
}

/// "газета", "фонд", "батальйон": a noun for a body.
fn is_kind(ctx: &Context, k: usize) -> bool {
    let (noun, lower, lists) = (ctx.pack.morphology.singular(ctx.word(k)), ctx.lower(k), &ctx.pack.speakers);
    let listed = lists.body_nouns.contains(&noun) || lists.kinds.contains(&noun) || lists.kinds.contains(&lower);
    listed && ctx.upos(k) == Upos::Noun && !in_cue(ctx, k)
}

/// The basic forms that a person's name may be of.
pub(super) fn of_person(ctx: &Context, words: &Words) -> BTreeSet<String> {
    let Some(declension) = ctx.pack.morphology.declension() else { return BTreeSet::new() };
    let words = without_titles(ctx, words);
    let cases = Cases::around(ctx, declension, &words, words.start, true);
    cases.first_with(|case| {
        let name = |gender| {
            let first = words.len() > 1;
            let man = first && is_mans(declension, ctx.word(words.start));
            let part = |k: usize| {
                Some((k, of_parts(declension, ctx.word(k), (first && k == words.start, man), case, gender)?))
            };
            let changed: Option<Vec<(usize, String)>> = words.clone().map(part).collect();
            Some(written(ctx, &words, &changed?))
        };
        let mut forms: Vec<String> = [Gender::Masculine, Gender::Feminine].into_iter().filter_map(name).collect();
        if !forms.is_empty() && may_never_change(ctx, declension, &words) {
            forms.push(written(ctx, &words, &[]));
        }
        forms
    })
}

/// "Марко Торрети": a surname that looks like a case of another ("Торреть"), and may never change. Of "Тиму Сорелю" the first name tells.
fn may_never_change(ctx: &Context, declension: &Declension, words: &Words) -> bool {
    let Some(last) = words.end.checked_sub(1) else { return false };
    let ends = ctx.word(last).ends_with(['и', 'і', 'ї', 'у', 'ю']);
    let nominative = |k: usize| {
        let readings = declension.noun(ctx.word(k), true);
        readings.is_empty() || readings.iter().any(|r| r.case == Case::Nominative && r.gender != Gender::Plural)
    };
    ends && (words.start..last).all(nominative)
}

/// A word of a name; of two first names that are common each declines by itself ("Анны-Марии").
fn of_parts(declension: &Declension, word: &str, at: (bool, bool), case: Case, gender: Gender) -> Option<String> {
    let several = at.0 && word.contains('-') && word.split('-').all(|part| declension.is_given(part));
    if !several {
        return of_part(declension, word, at, case, gender);
    }
    let parts: Option<Vec<String>> = word.split('-').map(|part| of_part(declension, part, at, case, gender)).collect();
    Some(parts?.join("-"))
}

/// "Луи", "Гіві", "Софі": a first name that is no common one and looks like a case of one in "я" or "ь" may never change.
fn may_be_fixed(declension: &Declension, first: &str) -> bool {
    let before = first.chars().rev().nth(1);
    let ends = first.ends_with(['и', 'і', 'ї']) && !matches!(before, Some('и' | 'і' | 'ь'));
    let plain = |r: &Declined| r.case == Case::Genitive && r.basic.ends_with('а');
    ends && !declension.is_given(first) && !declension.noun(first, true).iter().any(plain)
}

/// A first name or a surname of a case and gender; one that never changes is what it is.
fn of_part(
    declension: &Declension,
    word: &str,
    (first, man): (bool, bool),
    case: Case,
    gender: Gender,
) -> Option<String> {
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let small = !capital || word.chars().count() < 3 || word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let last = word.chars().last().unwrap_or_default();
    if first && may_be_fixed(declension, word) {
        return Some(word.to_owned());
    }
    // "Брусс" of a woman; a name that ends in "о", of anybody, but for "Белого".
    let declined = if first { declension.given(word) } else { declension.surname(word) };
    let fixed = "оеєиіуюэ".contains(last) && declined.is_empty() && declension.adjective(word).is_empty()
        || gender == Gender::Feminine && !"аяьїйоеєиіуюэы".contains(last);
    let fits = |r: &Declined| r.case == case && is_of_sex(r, gender, word, man);
    let mut forms: Vec<String> = declined.into_iter().filter(fits).map(|r| r.basic).collect();
    if !small && forms.is_empty() {
        forms = declension.adjective(word).into_iter().filter(fits).map(|r| r.basic).collect();
    }
    forms.dedup();
    match forms.as_slice() {
        _ if small => Some(word.to_owned()),
        [form] => Some(form.clone()),
        [] if fixed => Some(word.to_owned()),
        _ => None,
    }
}

/// Whether a word is a common first name of men alone.
pub(super) fn is_mans(declension: &Declension, word: &str) -> bool {
    let of_man = |r: &Declined| r.gender == Gender::Masculine || declension.is_mans_name(&r.basic);
    declension.is_given(word) && declension.given(word).iter().all(of_man)
}

/// Whether a form may be of a man's or a woman's name. `man`: a common first name of men stands in front; then a surname in "а" declines as
/// women's do ("Геннадий Сорока"). The fourth case of a man is his second.
pub(super) fn is_of_sex(r: &Declined, gender: Gender, form: &str, man: bool) -> bool {
    let as_woman = man && gender == Gender::Masculine && r.gender == Gender::Feminine && r.basic.ends_with(['а', 'я']);
    let thing = r.case == Case::Accusative && r.gender == Gender::Masculine && r.basic == form;
    (r.gender == gender || as_woman) && !thing
}

/// The adjectives in front of a name's noun, and the noun; what stands behind it does not change with it.
fn parts(ctx: &Context, declension: &Declension, words: &Words) -> Option<(Words, usize)> {
    let letters = |k: usize| !ctx.word(k).is_empty() && ctx.word(k).chars().all(|c| c.is_alphabetic() || c == '-');
    let last = words.end.checked_sub(1)?;
    // The reader may take an adjective with a capital for a name; what is no form of a noun is none.
    let adjective = |k: &usize| {
        let word = ctx.word(*k);
        let plain = ctx.upos(*k) == Upos::Adj || declension.noun(word, false).is_empty();
        plain && letters(*k) && !ctx.is(*k, |w| &w.one) && !declension.adjective(word).is_empty()
    };
    let mut head = words.clone().take_while(|k| *k < last && adjective(k)).last().map_or(words.start, |k| k + 1);
    let adjectives = words.start..head;
    // "пресс-службой": the second part declines.
    while head + 1 < last && ctx.word(head + 1) == "-" {
        head += 2;
    }
    let abbreviated = ctx.word(head).chars().filter(|c| c.is_uppercase()).count() > 1;
    let small = ctx.lower(head);
    let other = ctx.is(head, |w| &w.one)
        || ctx.pack.grammar.pronouns.contains(&small)
        || ctx.pack.grammar.determiners.contains(&small);
    let noun = is_noun(ctx, head) || words.len() == 1 && ctx.upos(head) == Upos::Adj;
    let noun = noun && !other;
    let known = !abbreviated || declension.is_fixed(ctx.word(head));
    // An adjective or a noun: nobody can tell what stands behind it then.
    let doubtful = head < last
        && ctx.pack.morphology.listed(ctx.word(head)).is_none()
        && !declension.adjective(ctx.word(head)).is_empty();
    (noun && letters(head) && known && !doubtful).then_some((adjectives, head))
}

/// What the first noun of several words may be ("Ради | безпеки"), or of a sentence ("Водії | кажуть"): of one with a capital that which it
/// is with a small letter.
fn of_head(ctx: &Context, declension: &Declension, k: usize) -> Vec<Declined> {
    let word = ctx.word(k);
    let small = word.to_lowercase();
    // "Тепла | долоня" may be an adjective.
    if ctx.is_capital(k) && declension.is_known_adjective(&small) {
        return Vec::new();
    }
    if ctx.pack.morphology.listed(word).is_some() || !ctx.is_capital(k) || !declension.is_known(&small) {
        return of_noun(ctx, declension, k, false);
    }
    declension.noun(&small, false).into_iter().map(Declined::with_capital).collect()
}

/// What a noun may be; of one that a table has, the form that stands there, or the same of many.
fn of_noun(ctx: &Context, declension: &Declension, k: usize, person: bool) -> Vec<Declined> {
    let mut readings = declension.noun(ctx.word(k), person);
    if let Some(listed) = ctx.pack.morphology.listed(ctx.word(k)) {
        let lower = |r: &Declined| ctx.pack.morphology.lower(&r.basic);
        readings.retain(|r| r.gender == Gender::Plural || lower(r) == listed);
    }
    readings
}

/// What a noun that a table has may be in the form that stands there; nothing of one that no table has.
pub(super) fn of_listed(ctx: &Context, k: usize) -> Vec<Declined> {
    let Some(declension) = ctx.pack.morphology.declension() else { return Vec::new() };
    let known = ctx.pack.morphology.listed(ctx.word(k)).is_some() || declension.is_known(ctx.word(k));
    if known { of_noun(ctx, declension, k, false) } else { Vec::new() }
}

/// The name with some of its words changed.
fn written(ctx: &Context, words: &Words, changed: &[(usize, String)]) -> String {
    let mut out = String::new();
    let mut end = None;
    for k in words.clone() {
        let gap = end.is_some_and(|end| end < ctx.place(k).start);
        out.push_str(if gap { " " } else { "" });
        out.push_str(changed.iter().find(|(at, _)| *at == k).map_or(ctx.word(k), |(_, form)| form));
        end = Some(ctx.place(k).end);
    }
    out
}

/// Without a preposition; the sixth case never stands without one.
const BARE: [Case; 5] = [Case::Nominative, Case::Genitive, Case::Dative, Case::Accusative, Case::Instrumental];

/// The cases in which a name may stand.
struct Cases {
    cases: Vec<Case>,
    /// Whether the tree alone tells them, which is often wrong of names of bodies and sides.
    by_tree: bool,
    /// Whether a preposition tells them.
    governed: bool,
}

impl Cases {
    /// All that the cases give; if the tree alone tells them and they give nothing, all that any case gives.
    fn first_with(&self, forms: impl Fn(Case) -> Vec<String>) -> BTreeSet<String> {
        let told: BTreeSet<String> = self.cases.iter().flat_map(|case| forms(*case)).collect();
        if told.is_empty() && self.by_tree { BARE.into_iter().flat_map(forms).collect() } else { told }
    }

    /// By what stands in front of it: a preposition, the noun of a cue ("по словам"), a noun that it hangs on.
    fn around(ctx: &Context, declension: &Declension, words: &Words, head: usize, person: bool) -> Self {
        use Case::{Accusative, Genitive, Nominative};
        let sentence = ctx.sentence(words.start);
        let titled = |k: usize| person && ctx.pack.speakers.titles.contains(&ctx.lower(k));
        let before = |k: usize| titled(k) || ctx.upos(k) == Upos::Adj || ctx.word(k) == "«";
        let mut start = words.start;
        while start > sentence.start && words.start - start < REACH && before(start - 1) {
            start -= 1;
        }
        let front = start.checked_sub(1).filter(|k| *k >= sentence.start);
        let governed = front.and_then(|k| declension.governed(&ctx.lower(k)));
        let (mut cases, by_tree) = match (governed, front) {
            (Some(cases), _) => (cases.to_vec(), false),
            (None, Some(k)) if in_cue(ctx, k) || !person && of_body(ctx, k, head) => (vec![Genitive], false),
            _ if matches!(ctx.deprel(head), Deprel::Nsubj | Deprel::NsubjPass) => (vec![Nominative], !person),
            (None, Some(k)) if owns(ctx, k, head) => (vec![Genitive], !person),
            _ if ctx.deprel(head) == Deprel::Obj => (vec![Genitive, Accusative], !person),
            _ => (BARE.to_vec(), false),
        };
        // "капитана Тима Сореля": title and name stand in one case.
        for k in (start..words.start).filter(|&k| titled(k)) {
            let title = of_noun(ctx, declension, k, false);
            if !title.is_empty() {
                cases.retain(|case| title.iter().any(|r| r.case == *case));
            }
        }
        Self { cases, by_tree, governed: governed.is_some() }
    }
}

/// Whether a word is a noun or a name; of some names the reader can tell nothing but their capital.
pub(super) fn is_noun(ctx: &Context, k: usize) -> bool {
    matches!(ctx.upos(k), Upos::Noun | Upos::Propn) || ctx.upos(k) == Upos::X && ctx.is_capital(k)
}

/// Whether a word is the noun of a cue: "по словам", "за даними".
fn in_cue(ctx: &Context, k: usize) -> bool {
    let opens = |cue: &Words| cue.len() > 1 && ctx.pack.grammar.prepositions.contains(&ctx.lower(cue.start));
    let noun = ctx.upos(k) == Upos::Noun;
    ctx.reading.sayings.iter().any(|saying| saying.cue.contains(&k) && (noun || opens(&saying.cue)))
}

/// Whether a name stands behind a body's noun: "Минобороны | Варнии".
fn of_body(ctx: &Context, k: usize, head: usize) -> bool {
    let noun = ctx.pack.morphology.singular(ctx.word(k));
    let body = ctx.pack.speakers.body_nouns.contains(&noun) || ctx.pack.sides.organs.contains(&ctx.lower(k));
    body && ctx.is_capital(head)
}

/// Whether a name hangs on the noun in front of it: "солдаты | Варнии". Of "советник министра | Марта Лин" nothing is told.
fn owns(ctx: &Context, k: usize, head: usize) -> bool {
    let noun = is_noun(ctx, k);
    let role = ctx.pack.speakers.person_roles.contains(&ctx.pack.morphology.singular(ctx.word(k)));
    noun && !role && ctx.deprel(head) == Deprel::Nmod && ctx.head(head) <= k
}
