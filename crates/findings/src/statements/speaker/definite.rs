//! "the ministry", "the monitor", "the spokesman", "the source": a definite noun in, whoever spoke or was described so before out.

use sayso_reader::Words;
use sayso_text::Span;

use super::Known;
use super::described::{noun_words, plural};
use super::source::Source;
use super::spoken::Spoken;
use crate::mentions::{begins_as, clipped, is_of_several};
use crate::{Mention, MentionKind, Speaker, SpeakerKind};

/// Of two of one office the last who spoke is meant, if that was not more sentences ago.
const NEAR: usize = 5;

/// The most names among which one is looked for that alone bears a word.
const MANY: usize = 2_000;

/// A definite noun phrase.
struct Definite<'a> {
    known: &'a Known<'a>,
    words: &'a Words,
    source: Span,
    /// The noun it is about, and all its nouns.
    head: String,
    nouns: Vec<String>,
    /// Whether it is short enough to be about the noun alone.
    plain: bool,
    is_role: bool,
    is_body: bool,
    /// The words that tell whose it is.
    telling: Vec<String>,
}

/// Somebody who spoke under the same noun or one of its kin ("a source at the police command" ... "the source").
pub(super) fn who_spoke(s: &Source) -> Option<Speaker> {
    let definite = definite(s)?;
    let spoke = definite.who_spoke()?;
    // "Генштаб: ..." over a report in which the General Staff of Varnia is named further down.
    let headed = s.known.ctx.pack.morphology.declines() && definite.is_body && spoke.kind == SpeakerKind::Unnamed;
    let named = || definite.who_was_described().filter(|named| named.kind == SpeakerKind::Body);
    Some(headed.then(named).flatten().unwrap_or(spoke))
}

/// Somebody described with that noun ("Rami Oren, head of the Lorn Observatory" ... "the head of the observatory").
pub(super) fn who_was_described(s: &Source) -> Option<Speaker> {
    definite(s)?.who_was_described()
}

/// A general word for a body, or a paper: the last body that spoke, unless the words name another.
pub(super) fn last_body(s: &Source) -> Option<Speaker> {
    definite(s)?.last_body()
}

/// "The Army" with its capital where one army alone has one in its name ("the Free Orsk Army"). A report of one's own that is
/// called so too means itself.
pub(super) fn by_capital(s: &Source) -> Option<Speaker> {
    let (known, ctx) = (s.known, s.known.ctx);
    let noun = s.words.end.checked_sub(1).filter(|k| s.words.len() == 2 && ctx.is_capital(*k))?;
    let word = ctx.word(noun);
    let plain = |name: &str| name.split_whitespace().any(|w| w == word);
    let body = ctx.pack.speakers.body_nouns.contains(&ctx.pack.morphology.singular(word));
    let own = ctx.report.publisher.as_deref().is_some_and(plain);
    if !body || own || !ctx.pack.speaker_words.definite_leads.contains(ctx.lower(s.words.start).as_str()) {
        return None;
    }
    let bears = |m: &&Mention| {
        matches!(m.kind, MentionKind::Body | MentionKind::Side)
            && m.span.end <= s.source.start
            && ctx.reading.words_in(m.span).len() > 1
            && plain(ctx.of(m.span))
    };
    // Of more names than a report has nobody is told to be the only one, so that the work stays linear.
    let all = known.names.by_place.all();
    let before = all.get(..all.partition_point(|m| m.span.start < s.source.start)).filter(|b| b.len() <= MANY)?;
    let mut named = before.iter().filter(bears);
    let first = named.next()?;
    let alone = named.all(|m| m.mention_of == first.mention_of);
    alone.then(|| if first.kind == MentionKind::Body { known.body(first) } else { known.side(first) })
}

/// "The same officer": the last who spoke, if that was a person and not long ago.
pub(super) fn the_same(s: &Source) -> Option<Speaker> {
    let ctx = s.known.ctx;
    let same = s.words.clone().any(|k| ctx.pack.speaker_words.same_ones.contains(&ctx.lower(k)));
    definite(s).filter(|_| same)?.last_person()
}

/// The source as a definite noun phrase without a body's name.
fn definite<'a>(s: &'a Source) -> Option<Definite<'a>> {
    let (known, words) = (s.known, &s.words);
    let ctx = known.ctx;
    let first = ctx.lower(words.start);
    // "a ministry" is named in the sentences behind, if at all
    let articles = !ctx.pack.grammar.articles.is_empty();
    let opens = !articles || ctx.pack.speaker_words.definite_leads.contains(first.as_str());
    let bare = articles && ctx.upos(words.start) != sayso_reader::Upos::Det && words.len() == 1;
    // "the Lurian-led coalition" is called so, and is nobody else who was called a coalition.
    let led = words.clone().any(|k| {
        k > words.start + 1
            && known.hyphen_joins(k - 1)
            && ctx.word(k).starts_with(char::is_lowercase)
            && ctx.is_capital(k - 2)
            && !ctx.is(k, |w| &w.based)
    });
    // "the Tarvi Front" is a side by its name, and nobody else who was called a front.
    let name = |m: &&Mention| m.kind == MentionKind::Side && ctx.reading.words_in(m.span).len() > 1;
    let named =
        s.here.iter().copied().filter(name).any(|m| m.span.end == s.source.end && ctx.is_capital(words.end - 1));
    if s.body.is_some() || !opens || bare || led || named {
        return None;
    }
    let head = known.head_noun(words)?;
    let nouns = noun_words(ctx, ctx.span(&known.before_clause(words)));
    Some(Definite {
        known,
        words,
        source: s.source,
        plain: nouns.len() <= 3,
        is_role: ctx.pack.speakers.person_roles.contains(&head),
        is_body: ctx.pack.speakers.body_nouns.contains(&head),
        telling: known.telling(words, &head),
        head,
        nouns,
    })
}

impl Definite<'_> {
    fn fits(&self, s: &Speaker) -> bool {
        let known = self.known;
        // "the activists" are not "an activist" who spoke, but "activists in the town" may be.
        let form = |k: usize| Some(known.ctx.lower(k)).filter(|word| *word != self.head);
        let is_head = |word: &String| known.ctx.pack.morphology.singular(word) == self.head;
        // "министра" is one of them, in another case.
        let one = |k: &usize| known.ctx.pack.morphology.declines() && !is_of_several(known.ctx, *k);
        let many = self.words.clone().filter(|k| !one(k)).filter_map(form).find(is_head);
        let several = |many: &String| {
            let name = s.name.as_deref().unwrap_or("").to_lowercase();
            plural(known.ctx.pack, s) || name.split_whitespace().any(|word| word == many)
        };
        let alone = |many: &String| match s.kind {
            SpeakerKind::Person => true,
            SpeakerKind::Unnamed => !several(many),
            // "the rebels" are not the "pro-rebel OrskNet website"
            SpeakerKind::Body => {
                let last = s.name.as_deref().and_then(|name| name.split_whitespace().last()).unwrap_or("");
                known.ctx.pack.speakers.carriers.contains(&last.to_lowercase())
            }
            _ => false,
        };
        !many.as_ref().is_some_and(alone)
            && known.sex_fits(&self.head, s)
            && known.owns(&self.telling, s)
            && known.is_of_rank(self.words, s)
    }

    fn who_spoke(&self) -> Option<Speaker> {
        let (known, head) = (self.known, &self.head);
        let called = |s: &&Spoken| {
            let covers = |n: &String| s.words.contains(n) || self.telling.contains(n);
            s.at.end <= self.source.start && (self.plain || self.nouns.iter().all(covers))
        };
        let spoke = known.spoken.called(head, self.is_role, SpeakerKind::ALL).filter(called);
        let mut spoke = spoke.filter(|s| self.fits(&s.speaker));
        let last = spoke.next()?;
        // Another of that office, and neither clearly the nearer: nobody can tell which of them is meant.
        let same_word = |s: &&Spoken| !last.words.contains(head) || s.words.contains(head);
        let other = spoke.find(|s| s.speaker.id != last.speaker.id && same_word(s));
        let far = |s: &Spoken| known.sentences_between(s.at, self.source);
        Some(match other {
            // "The ministry rejects the claim of the Varnian ministry ... The ministry also denies": whoever speaks in the report itself.
            Some(o) if last.inside && !o.inside && far(o) <= far(last).min(NEAR) => o.speaker.clone(),
            Some(o) if far(last) > NEAR || far(o) == far(last) => known.unnamed(self.source),
            _ => last.speaker.clone(),
        })
    }

    fn who_was_described(&self) -> Option<Speaker> {
        let known = self.known;
        let wanted = match (self.is_role, self.is_body) {
            (true, false) => Some(MentionKind::Person),
            (false, true) => Some(MentionKind::Body),
            _ => None,
        };
        let of_kind =
            |m: &Mention| wanted.map_or(matches!(m.kind, MentionKind::Person | MentionKind::Body), |w| w == m.kind);
        let one =
            |m: &Mention| if m.kind == MentionKind::Person { known.person(m, m.span, &[]) } else { known.body(m) };
        let may_be = |name: &str| !self.is_body || known.may_be_called(&self.head, name);
        let is_it = |m: &Mention| may_be(known.ctx.of(m.span)) || may_be(&m.name);
        let mut named =
            known.names.called(&self.head, self.source.start).filter(|m| of_kind(m) && is_it(m) && self.fits(&one(m)));
        let m = named.next().filter(|_| self.plain || self.is_role)?;
        let other = named.find(|o| o.mention_of != m.mention_of);
        let far = |m: &Mention| known.sentences_between(m.span, self.source);
        Some(match other {
            Some(o) if far(m) > NEAR || far(o) == far(m) => known.unnamed(self.source),
            _ => one(m),
        })
    }

    fn last_person(&self) -> Option<Speaker> {
        let known = self.known;
        let last = known.spoken.last_of(SpeakerKind::ALL)?;
        let near = known.sentences_between(last.at, self.source) <= NEAR;
        let person = last.speaker.kind == SpeakerKind::Person && known.ctx.pack.speakers.persons.contains(&self.head);
        (near && person && known.sex_fits(&self.head, &last.speaker)).then(|| last.speaker.clone())
    }

    fn last_body(&self) -> Option<Speaker> {
        let (known, head) = (self.known, self.head.as_str());
        let party = known.ctx.pack.speaker_words.party_words.contains(head);
        let general = party || known.ctx.pack.speaker_words.body_words.contains(head);
        if !self.plain || !general && !self.known.ctx.pack.speakers.documents.contains(head) {
            return None;
        }
        let kinds = if party { &[SpeakerKind::Body, SpeakerKind::Side][..] } else { &[SpeakerKind::Body] };
        let last = known.spoken.kin(head, kinds).next().or_else(|| known.spoken.last_of(kinds))?;
        let may = is_of_kind(known, head, party, &last.speaker) && known.owns(&self.telling, &last.speaker);
        // "the Arven-based group" is a body that a party may be, and where it sits may be far from both: only its own kind is meant.
        let seated = self.words.clone().any(|k| known.of_seat(k, self.words));
        let named = |w: &str| {
            let noun = known.ctx.pack.morphology.singular(w);
            noun == head || known.ctx.pack.speakers.are_kin(&noun, head)
        };
        let may = may && (!seated || last.speaker.name.iter().flat_map(|n| n.split_whitespace()).any(named));
        (may && known.agrees(self.source, last.speaker.name.as_deref()?)).then(|| last.speaker.clone())
    }
}

impl Known<'_> {
    /// "Минздрав" is no ministry of defence, though "министерство" may be either: where words decline, a body's own noun stands for none but
    /// those whose name has it.
    pub(super) fn may_be_called(&self, head: &str, name: &str) -> bool {
        let pack = self.ctx.pack;
        let lists = [&pack.speaker_words.body_words, &pack.speaker_words.party_words];
        let general = lists.iter().any(|list| list.contains(head));
        let words: Vec<String> = name.split_whitespace().map(|w| pack.morphology.singular(w)).collect();
        let short = || begins_as(head, name) || clipped(head, &words);
        general || !pack.morphology.declines() || words.iter().any(|w| w == head) || short()
    }
}

/// Whether a general word for a body may stand for one by its name: "the militia" is no ministry and no league of states.
fn is_of_kind(known: &Known, head: &str, party: bool, speaker: &Speaker) -> bool {
    let name = speaker.name.as_deref().unwrap_or("");
    let nouns: Vec<String> = name.split_whitespace().map(|w| known.ctx.pack.morphology.singular(w)).collect();
    let tells = |n: &String| {
        known.ctx.pack.speakers.body_nouns.contains(n) || known.ctx.pack.speaker_words.state_nouns.contains(n)
    };
    let strict = known.ctx.pack.speaker_words.strict_words.contains(head);
    let own: Vec<&String> = nouns.iter().filter(|n| tells(n)).collect();
    let kin = |n: &&String| {
        *n == head
            || known.ctx.pack.speakers.are_kin(n, head)
            || party && known.ctx.pack.speaker_words.party_nouns.contains(*n)
    };
    // A word that any body may be called by, "body" or "agency", excludes none but by what it is kin to. Where words decline a ministry's
    // name says that it is one ("Минюст"), and "министерство" is nobody's who has no such word.
    let unknown = own.is_empty() && !(known.ctx.pack.morphology.declines() && strict);
    unknown || own.iter().any(kin) || !party && !strict
}
