//! In which cases a person's name may stand where names decline: a name's words in, its cases out, and whether it is only named as
//! somebody's ("сестра | Кастора Нильсена", "адвокат | Петра Зорина").
//!
//! Titles and name stand in one case, and first name and surname agree, so that mostly few are left. Where no case fits all words, one of
//! them never changes ("Хосе Мартин"), and nothing is told.

use sayso_language::{Case, Declined, Gender};
use sayso_reader::{Upos, Words};

use super::basic::{is_mans, is_of_sex, of_listed};
use super::cluster::without_titles;
use crate::context::Context;

/// No more titles stand before a name.
const TITLES: usize = 3;

/// The cases in which a person's name may stand by itself; none where nothing is told.
fn cases_of_name(ctx: &Context, name: &Words) -> Vec<Case> {
    let Some(declension) = ctx.pack.morphology.declension() else { return Vec::new() };
    let man = name.len() > 1 && is_mans(declension, ctx.word(name.start));
    let fits = |k: usize, case: Case, gender: Gender| {
        let word = ctx.word(k);
        let given = name.len() > 1 && k == name.start && declension.is_given(word);
        let readings = if given { declension.given(word) } else { declension.noun(word, true) };
        let adjective = declension.adjective(word);
        let of = |r: &Declined| r.case == case && is_of_sex(r, gender, word, man && k > name.start);
        // A woman's name in a consonant never changes: "Линд".
        let fixed = !given && gender == Gender::Feminine && !word.ends_with(VOWELS);
        // "Брайко": nobody's name is a neuter's.
        let sexed = |r: &Declined| matches!(r.gender, Gender::Masculine | Gender::Feminine);
        let unknown = !readings.iter().chain(&adjective).any(sexed);
        unknown || fixed || readings.iter().any(of) || adjective.iter().any(of)
    };
    let cases = [Case::Nominative, Case::Genitive, Case::Dative, Case::Accusative, Case::Instrumental];
    let agrees = |case: &Case| {
        let one = |gender| name.clone().all(|k| fits(k, *case, gender));
        one(Gender::Masculine) || one(Gender::Feminine)
    };
    cases.into_iter().filter(agrees).collect()
}

/// Whether a name of two words is a woman's (true) or a man's: a common first name of one of them, and a surname that agrees with it in the
/// forms of that sex alone.
pub(crate) fn sex_by_form(ctx: &Context, words: &Words) -> Option<bool> {
    let declension = ctx.pack.morphology.declension()?;
    let name = without_titles(ctx, words);
    let (first, last) = (ctx.word(name.start), ctx.word(name.end.checked_sub(1)?));
    let given = declension.given(first);
    let gender = given.first()?.gender;
    let one = name.len() > 1 && declension.is_given(first) && given.iter().all(|r| r.gender == gender);
    let readings: Vec<Declined> = declension.noun(last, true);
    let agrees = |r: &Declined| r.gender == gender && given.iter().any(|g| g.case == r.case);
    let woman = gender == Gender::Feminine;
    // "Линд" is anybody's, "Белова" a woman's or a man's in another case.
    let told = readings.iter().any(agrees) && (!woman || last.ends_with(VOWELS));
    (one && told && matches!(gender, Gender::Feminine | Gender::Masculine)).then_some(woman)
}

/// What a name that changes may end in.
const VOWELS: [char; 15] = ['а', 'я', 'ь', 'ї', 'й', 'о', 'е', 'є', 'и', 'і', 'у', 'ю', 'ы', 'э', 'ё'];

/// The titles in front of a name and in it, and the name.
fn parted(ctx: &Context, words: &Words) -> (Words, Words) {
    let name = without_titles(ctx, words);
    let sentence = ctx.sentence(words.start).start;
    let from = words.start.saturating_sub(TITLES).max(sentence);
    // "начальнику | полиции | Омару Хальди": what the office is of stands between.
    let of = |k: usize| {
        let noun = k.checked_sub(1).filter(|&k| k >= from && ctx.upos(k) == Upos::Noun)?;
        noun.checked_sub(1).filter(|&title| title >= from && is_title(ctx, title) && !is_title(ctx, noun))
    };
    let titles = (from..words.start).rev().take_while(|&k| is_title(ctx, k)).count();
    let start = if titles == 0 { of(words.start).unwrap_or(words.start) } else { words.start - titles };
    (start..name.start, name)
}

/// Whether a name surely stands in no case in which somebody does a thing: "Ивану Долу", "| генерала Далмира Эстрина". Many names never
/// change and look as if they did ("Хосе Мартин", "Леона Оганде"), so that only a common first name tells, or a title with which the
/// words begin.
pub(crate) fn is_done_to(ctx: &Context, words: &Words, from: usize) -> bool {
    let Some(declension) = ctx.pack.morphology.declension() else { return false };
    let (titles, name) = parted(ctx, words);
    let acts = |case: &Case| matches!(case, Case::Nominative | Case::Instrumental);
    let cases = cases_of_name(ctx, &name);
    let first = ctx.word(name.start);
    let given = name.len() > 1 && declension.is_given(first) && !declension.given(first).iter().any(|d| acts(&d.case));
    // "экспертка | Ореста Миццани"
    let office = titles.clone().any(|k| is_title(ctx, k) && may_be_first(ctx, k));
    if office {
        return false;
    }
    if given && !cases.is_empty() && !cases.iter().any(acts) {
        return true;
    }
    let is_office = |k: &usize| is_title(ctx, *k);
    let told = titles.clone().filter(is_office).map(|k| of_listed(ctx, k));
    let mut told = told.filter(|readings| !readings.is_empty()).peekable();
    // "Командира поста | Мвамба назвал": he may be the one who did.
    let apart = titles.clone().any(|k| !is_title(ctx, k)) && cases.contains(&Case::Nominative);
    let opens = titles.start <= from && told.peek().is_some() && !apart;
    opens && told.all(|readings| !readings.iter().any(|r| acts(&r.case)))
}

/// Whether a name may stand for who did it beside a verb without a subject: "повідомлено | Ігорем Белою", and not "Лізі Карм | запропоновано".
pub(crate) fn is_agent(ctx: &Context, words: &Words) -> bool {
    let name = without_titles(ctx, words);
    let ends = |k: usize| ctx.word(k).ends_with(['м', 'ю']);
    cases_of_name(ctx, &name).contains(&Case::Instrumental) && name.clone().any(ends)
}

/// Whether a noun is of several: "министры", and not "министра".
pub(crate) fn is_of_several(ctx: &Context, k: usize) -> bool {
    let readings = of_listed(ctx, k);
    !readings.is_empty() && readings.iter().all(|r| r.gender == Gender::Plural)
}

/// Whether a noun that a table has may stand in the first case before a verb that a woman does, or a man.
pub(crate) fn is_subject(ctx: &Context, noun: usize, she: bool) -> bool {
    let basic = ctx.pack.morphology.singular(ctx.word(noun));
    let gender = if she { Gender::Feminine } else { Gender::Masculine };
    let man = !she && ctx.pack.speakers.masculine.contains(&basic);
    of_listed(ctx, noun).iter().any(|r| r.case == Case::Nominative && (r.gender == gender || man))
}

/// Whether a noun that a table has may stand in the first case.
pub(crate) fn may_be_first(ctx: &Context, k: usize) -> bool {
    of_listed(ctx, k).iter().any(|r| r.case == Case::Nominative)
}

/// Whether a noun that a table has can only be somebody who is told or given something: "наблюдателям".
pub(crate) fn is_told(ctx: &Context, k: usize) -> bool {
    let readings = of_listed(ctx, k);
    !readings.is_empty() && readings.iter().all(|r| r.case == Case::Dative)
}

/// Whether a noun that a table has stands in no case in which somebody does a thing.
pub(crate) fn is_oblique(ctx: &Context, k: usize) -> bool {
    let readings = of_listed(ctx, k);
    !readings.is_empty() && !readings.iter().any(|r| matches!(r.case, Case::Nominative | Case::Instrumental))
}

/// The gender by which a body's or a side's name is called "он", "она" or "оно": that of its noun.
pub(crate) fn gender_of(ctx: &Context, name: &str) -> Option<Gender> {
    let declension = ctx.pack.morphology.declension()?;
    let listed =
        |word: &str| ctx.pack.morphology.listed(word).is_some_and(|basic| basic == ctx.pack.morphology.lower(word));
    let nominative = |d: &Declined| d.case == Case::Nominative && d.gender != Gender::Plural;
    let noun = name.split_whitespace().find(|word| listed(word) || declension.adjective(word).is_empty())?;
    let mut genders: Vec<Gender> =
        declension.noun(noun, false).into_iter().filter(nominative).map(|d| d.gender).collect();
    genders.sort();
    genders.dedup();
    match genders.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// "министр", "капрала": a noun for a person that a name stands behind in its own case. Of kin and aides the name may be another's.
fn is_title(ctx: &Context, k: usize) -> bool {
    let noun = ctx.pack.morphology.singular(ctx.word(k));
    let listed = ctx.pack.speakers.titles.contains(&noun) || ctx.pack.speakers.person_roles.contains(&noun);
    listed && !owned_kind(ctx, &noun) && matches!(ctx.upos(k), Upos::Noun | Upos::Propn)
}

fn owned_kind(ctx: &Context, noun: &str) -> bool {
    let words = &ctx.pack.speaker_words;
    words.kinship.contains(noun) || words.aides.contains(noun) || ctx.pack.victim_words.harmers.contains(noun)
}

/// "Брат | Кастора Нильсена", "Адвокат | Петра Зорина": whose brother or lawyer it is; "его вдова | Анна Стожарова" is herself. The noun
/// may not stand before `from`. Where the case does not tell, nobody is taken for his own widow, but "адвокат Марта Линд" for herself.
pub(crate) fn is_whose(ctx: &Context, name: &Words, from: usize) -> bool {
    if ctx.pack.morphology.declension().is_none() {
        return false;
    }
    // "сестра | капрала | Тихона Брайко"
    // ... "Батько | загиблого | Пола Ведіна"
    let between = |k: &usize| is_title(ctx, *k) || ctx.upos(*k) == Upos::Adj;
    let titled = (from..name.start).rev().take_while(between).count();
    let Some(noun) = name.start.checked_sub(1 + titled).filter(|k| *k >= from) else { return false };
    let basic = ctx.pack.morphology.singular(ctx.word(noun));
    if !owned_kind(ctx, &basic) {
        return false;
    }
    let owned = from < noun && ctx.pack.speaker_words.paper_owners.contains(&ctx.lower(noun - 1));
    if owned {
        return false;
    }
    // "Убийцы | Олега Крюкова" are never he.
    let harms = ctx.pack.victim_words.harmers.contains(&basic);
    let kin = harms || ctx.pack.speaker_words.kinship.contains(&basic);
    let cases = cases_of_name(ctx, &without_titles(ctx, name));
    let of_noun: Vec<Case> = of_listed(ctx, noun).iter().map(|r| r.case).collect();
    // In the fourth case a man's name is as in the second, and a noun that is taken for a thing's as in the first.
    let one = |case: &&Case| **case != Case::Accusative && of_noun.contains(case);
    let together = of_noun.is_empty() || cases.iter().any(|case| one(&case));
    let genitive = cases.contains(&Case::Genitive);
    // "по словам | адвоката Петра Зорина" may be either.
    if kin {
        return genitive || cases.is_empty();
    }
    let given = ctx.pack.morphology.declension().is_some_and(|d| d.is_given(ctx.word(without_titles(ctx, name).start)));
    genitive && !together && given
}
