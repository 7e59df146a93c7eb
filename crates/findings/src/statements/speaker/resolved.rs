//! The speaker of one source: its span and the speaker around it in, the person, body, side or unnamed one meant out.
//!
//! Pronouns come first ([`super::pronoun`]), then the rules below, in their order.

use sayso_reader::{Upos, Words};
use sayso_text::Span;

use super::known::Known;
use super::source::Source;
use super::{bare, definite, nobody};
use crate::context::Context;
use crate::mentions::is_done_to;
use crate::rules::{Question, Rule};
use crate::statements::subject;
use crate::{Mention, MentionKind, Speaker, SpeakerKind, Unit};

/// Among so many names a place is looked for, so that the work stays linear.
const MENTIONS: usize = 1_000;

/// No more titles stand before a name.
const TITLES: usize = 3;

/// Who is meant by the words of a source?
pub(super) struct Meant;

impl Question for Meant {
    type About<'a> = Source<'a>;
    type Answer = Speaker;
    const RULES: &'static [Rule<Self>] = &[
        Rule { name: "speaker.himself", example: "Dalo Emric himself said the bridge was gone.", apply: himself },
        Rule {
            name: "speaker.own-paper",
            example: "The Lorn Observatory sent a team. Its report said nine people were hurt.",
            apply: |s| s.known.own_paper(&s.words, s.source, s.outer),
        },
        Rule {
            name: "speaker.person",
            example: "The police spokesman, Dalo Emric, said two men were hurt.",
            apply: person,
        },
        Rule {
            name: "speaker.name-behind",
            example: "The mother of one of the eight, Dala Emric, said nobody had called her.",
            apply: bare::name_behind,
        },
        Rule {
            name: "speaker.name-again",
            example: "Black Heron, a volunteer unit, said the bridge was gone. Black Heron said two men were hurt.",
            apply: bare::name_again,
        },
        Rule {
            name: "speaker.name-passed-over",
            example: "The Black Heron, a volunteer unit, said two men were hurt.",
            apply: bare::name_passed_over,
        },
        Rule {
            name: "speaker.owner-of-paper",
            example: "The Kelt Resistance Front said the bridge was gone. The front's new statement said two men were hurt.",
            apply: owner_of_paper,
        },
        Rule {
            name: "speaker.definite-spoke",
            example: "A source in the border guard said the post had been shelled. The source said two men were hurt.",
            apply: definite::who_spoke,
        },
        Rule {
            name: "speaker.definite-described",
            example: "Reporters met Rami Oren, head of the Lorn Observatory, on Monday. The head of the observatory said nine \
                      people were hurt.",
            apply: definite::who_was_described,
        },
        Rule {
            name: "speaker.definite-body",
            example: "The Kelt Resistance Front said the bridge was gone. The group said two men were hurt.",
            apply: definite::last_body,
        },
        Rule {
            name: "speaker.definite-capital",
            example: "Fighters of the Free Kelt Army took the mill. The Army said it had lost nobody.",
            apply: definite::by_capital,
        },
        Rule {
            name: "speaker.the-same",
            example: "Captain Dalo Emric said the road was shut. The same officer said in May that it was open.",
            apply: definite::the_same,
        },
        Rule {
            name: "speaker.body-of-capital",
            example: "Lisbon denied that its ferries had stopped.",
            apply: body_of_capital,
        },
        Rule {
            name: "speaker.body",
            example: "The Varnian Ministry of Defence said two men were hurt.",
            apply: |s| s.body.map(|m| s.known.grown(m, &s.words)),
        },
        Rule {
            name: "speaker.government",
            example: "The Varnian government said the road was shut.",
            apply: |s| s.known.government(side(s)?, &s.words),
        },
        Rule {
            name: "speaker.side",
            example: "Luria said two of its posts had been shelled.",
            apply: |s| side(s).map(|m| s.known.side(m)),
        },
        Rule {
            name: "speaker.side-described",
            example: "Luria, a state of nine islands, said two of its posts had been shelled.",
            apply: described_side,
        },
        Rule {
            name: "speaker.first-of-several",
            example: "Luria and medical sources said nine people were hurt.",
            apply: first_of_several,
        },
        Rule {
            name: "speaker.varied",
            example: "Dalo Emric, a farmer, said the dam was cracked. The former mayor said nobody had listened.",
            apply: |s| s.known.varied(&s.words, s.source),
        },
        Rule {
            name: "speaker.named-by-owner",
            example: "The office of the Varnian ombudsman said nine people were hurt.",
            apply: |s| s.known.named_by_owner(s.source, &s.here),
        },
        Rule {
            name: "speaker.own-words",
            example: "Two officials said the road was shut.",
            apply: |s| Some(s.known.in_own_words(s.source, &s.here)),
        },
    ];
}

/// "Emric himself": Emric.
fn himself(s: &Source) -> Option<Speaker> {
    let (ctx, words) = (s.known.ctx, &s.words);
    let last = ctx.lower(words.end.checked_sub(1)?);
    let own = ctx.pack.speaker_words.selves.contains(last.as_str());
    (words.len() > 1 && own).then(|| s.known.resolve(ctx.span(&(words.start..words.end - 1)), s.outer))
}

/// The person that a source is about. Of two names side by side the longer is the person's ("Palace spokesman Dalo Emric" is
/// read as two now and then).
fn person(s: &Source) -> Option<Speaker> {
    let ctx = s.known.ctx;
    let open = !subject::is_governed(ctx, &s.words);
    let may_speak = |m: &&Mention| {
        let own = ctx.reading.words_in(m.span);
        let titles = |to: usize| (own.end..to).all(|k| ctx.pack.speakers.titles.contains(&ctx.lower(k)));
        let behind = |start: usize| start >= own.end && start - own.end <= TITLES && titles(start);
        let other = |n: &&Mention| n.kind == MentionKind::Person && behind(ctx.reading.words_in(n.span).start);
        // "Пресс-секретарь Олега Крюкова | Анна Белова"
        let led = ctx.pack.morphology.declines() && own.start > s.words.start && s.here.iter().any(other);
        !(led || open && is_done_to(ctx, &own, s.words.start) || s.known.is_of_office(&own))
    };
    let persons = s.here.iter().copied().filter(|m| m.kind == MentionKind::Person && s.known.is_head(m, &s.words));
    let persons = persons.filter(may_speak);
    let longest = persons.reduce(|best, m| if best.span.len() >= m.span.len() { best } else { m });
    Some(s.known.person(longest.or_else(|| behind_office(s))?, s.source, &s.here))
}

/// "сообщил официальный представитель ведомства | Далмир Эстрин": a name that stands behind its office, where the reader's source ends too soon.
/// In English a name does not follow what its office is of.
fn behind_office<'a>(s: &Source<'a>) -> Option<&'a Mention> {
    let (ctx, end) = (s.known.ctx, s.words.end);
    let title = |k: &usize| ctx.pack.speakers.titles.contains(&ctx.lower(*k));
    let name = end + (end..end + TITLES).take_while(title).count();
    let near = name < ctx.sentence(end.saturating_sub(1)).end && ctx.pack.morphology.declines();
    let person = || s.known.names.by_place.holding(ctx.place(name)).find(|m| m.kind == MentionKind::Person);
    (near && s.known.is_somebody(&s.words)).then(person).flatten()
}

/// "the army's fresh statement": the army.
fn owner_of_paper(s: &Source) -> Option<Speaker> {
    let (ctx, words) = (s.known.ctx, &s.words);
    let last = words.end.checked_sub(1)?;
    let owner = words.clone().rfind(|&k| ctx.is(k, |w| &w.owner_s))?;
    let paper = ctx.pack.speakers.documents.contains(&ctx.lower(last)) && owner + 1 < words.end && last - owner <= 3;
    let plain = (owner + 1..last).all(|k| matches!(ctx.upos(k), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num));
    (paper && plain && owner > words.start).then(|| s.known.resolve(ctx.span(&(words.start..owner)), s.outer))
}

/// A capital read as a body's name, alone: the country whose government sits there.
fn body_of_capital(s: &Source) -> Option<Speaker> {
    let m = s.body?;
    let capital = s.known.ctx.gazetteer.seat(s.known.ctx.of(m.span)).is_some();
    (capital && s.known.is_whole(m, &s.words)).then(|| s.known.side(m))
}

/// The side or place that is all of a source about no body.
fn side<'a>(s: &'a Source) -> Option<&'a Mention> {
    let is_side = |m: &&&Mention| matches!(m.kind, MentionKind::Side | MentionKind::Place);
    let whole = |m: &&&Mention| s.known.is_whole(m, &s.words) && !called_settlement(s.known.ctx, m);
    s.here.iter().filter(|_| s.body.is_none()).filter(is_side).find(whole).copied()
}

/// "Orsk, a river town, reported two fires": what an apposition calls a settlement is no party; who spoke there is not told.
fn called_settlement(ctx: &Context, m: &Mention) -> bool {
    const APPOSITION: usize = 6;
    let end = ctx.reading.words_in(m.span).end;
    let sentence = ctx.sentence(end.saturating_sub(1)).end;
    let at = end + usize::from(end < sentence && ctx.word(end) == ",");
    let article = at > end && at < sentence && ctx.pack.grammar.indefinite.contains(ctx.lower(at).as_str());
    let settlement = |k: usize| {
        let noun = ctx.pack.units.singular(&ctx.lower(k));
        ctx.upos(k) == Upos::Noun && ctx.pack.units.unit(&noun) == Some(Unit::Settlements)
    };
    let words = at + 1..sentence.min(at + 1 + APPOSITION);
    article && words.take_while(|&k| ctx.word(k) != "," && ctx.upos(k) != Upos::Adp).any(settlement)
}

/// "Luria, whose boats lie in the bay", "the Black Heron a volunteer unit" where a comma was lost: the side that a clause or an
/// apposition describes.
fn described_side(s: &Source) -> Option<Speaker> {
    const DESCRIPTION: usize = 7;
    let (ctx, words) = (s.known.ctx, &s.words);
    let m = s.here.first().filter(|m| m.kind == MentionKind::Side && s.body.is_none())?;
    let end = ctx.reading.words_in(m.span).end;
    let at = end + usize::from(ctx.word(end) == ",");
    let word = ctx.lower(at);
    let describes = ctx.pack.grammar.relatives.contains(&word)
        || ctx.pack.speaker_words.clause_leads.contains(&word)
        || ctx.pack.grammar.indefinite.contains(word.as_str());
    // "Lornpress, Varnia's state news agency": a body, though the reader takes its name for a side's.
    let noun = |k: usize| ctx.pack.speakers.body_nouns.contains(&ctx.pack.morphology.singular(ctx.word(k)));
    let body = at > end && (at..words.end.min(at + DESCRIPTION)).any(noun);
    let said =
        at < words.end && (describes || body) && !called_settlement(ctx, m) && s.known.is_whole(m, &(words.start..end));
    said.then(|| if body { s.known.body(m) } else { s.known.side(m) })
}

/// "the Observatory and local officials": the first of several, if it has a name.
fn first_of_several(s: &Source) -> Option<Speaker> {
    let (ctx, words) = (s.known.ctx, &s.words);
    let and = words.clone().find(|&k| ctx.is(k, |w| &w.and) && k > words.start)?;
    let speaker = s.known.resolve(ctx.span(&(words.start..and)), s.outer);
    (speaker.kind != SpeakerKind::Unnamed).then_some(speaker)
}

impl Known<'_> {
    /// "Мэр | Ярска": what the office is of, which the reader took for a person's name; elsewhere it is a place or a side.
    fn is_of_office(&self, own: &Words) -> bool {
        let ctx = self.ctx;
        let before = own.start.checked_sub(1).filter(|k| *k >= ctx.sentence(own.start).start);
        let role = |k: usize| ctx.pack.speakers.person_roles.contains(&ctx.pack.morphology.singular(ctx.word(k)));
        if own.len() != 1 || !ctx.pack.morphology.declines() || !before.is_some_and(role) {
            return false;
        }
        let key = ctx.pack.morphology.name_key(ctx.word(own.start));
        let same = |m: &&Mention| {
            let words = ctx.reading.words_in(m.span);
            let kind = matches!(m.kind, MentionKind::Place | MentionKind::Side);
            kind && words.len() == 1 && ctx.pack.morphology.name_key(ctx.word(words.start)) == key
        };
        self.names.by_place.all().iter().take(MENTIONS).find(same).is_some()
    }

    /// The speaker of a source, by what its words are.
    pub(super) fn resolved(&self, source: Span, outer: Option<&Speaker>) -> Speaker {
        let ctx = self.ctx;
        let words = ctx.reading.words_in(source);
        if words.len() <= 2
            && let Some(speaker) = self.pronoun(&words, source, outer)
        {
            return speaker;
        }
        let here: Vec<&Mention> = self.names.by_place.inside(source).collect();
        let about = |m: &&&Mention| m.kind == MentionKind::Body && !self.is_seat(m) && self.is_head(m, &words);
        let body = here.iter().find(about).map(|m| self.last_of_run(m, &here, &words));
        ctx.rules.first::<Meant>(&Source { known: self, source, words, outer, here, body }).unwrap_or_else(nobody)
    }
}
