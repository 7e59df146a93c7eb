//! Statements: who is reported to have said what.
//!
//! The reader finds cues, sources and contents; rules here clean their spans ([`span`]), give manner and polarity
//! ([`manner`]), add quotations that continue a speaker ([`continuation`]), nest inner sayings, and resolve speakers
//! ([`speaker`]). How a rule is added is told in docs/how-a-saying-is-found.md.

mod accused;
mod acts;
mod against;
mod carried;
mod clause;
mod continuation;
mod cueless;
mod denial;
mod headline;
mod home;
pub(crate) mod manner;
mod own_line;
mod relay;
pub(crate) mod span;
mod speaker;
mod subject;
mod twice;
mod unowned;
mod verbless;

use sayso_reader::{Saying, Upos};
use sayso_text::Span;

use self::speaker::Voice;
pub(crate) use self::speaker::named_rules;
use crate::by_place::ByPlace;
use crate::context::Context;
use crate::{FindingId, Form, Manner, Mention, Polarity, Speaker, SpeakerKind, Statement};

/// A saying before it becomes statements: one a piece of its content.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub source: Option<Span>,
    pub cue: Option<Span>,
    /// In order, never empty.
    pub pieces: Vec<Span>,
    pub manner: Manner,
    pub polarity: Polarity,
    /// The saying whose speaker this quotation continues, as a place in the list of drafts.
    pub continues: Option<usize>,
}

impl Draft {
    /// The first piece of what is said.
    fn first(&self) -> Span {
        self.pieces.first().copied().unwrap_or_default()
    }

    /// Where it stands among others: its cue, else its source, else its first words.
    fn mark(&self) -> Span {
        self.cue.or(self.source).unwrap_or(self.first())
    }

    /// The place by which sayings are ordered: where their first words stand.
    fn start(&self) -> usize {
        let first = self.first().start;
        self.cue.map_or(first, |c| c.start.min(first)).min(self.source.map_or(first, |s| s.start))
    }
}

/// A saying is sought inside at most so many before and behind it.
pub(crate) const NEIGHBOURS: usize = 60;

/// The statements of a report, by place of their content.
pub(crate) fn statements(ctx: &Context, mentions: &[Mention]) -> Vec<Statement> {
    let mentions = &ByPlace::new(mentions);
    let mut drafts: Vec<Draft> = ctx.reading.sayings.iter().filter_map(|s| draft(ctx, mentions, s)).collect();
    drafts.extend(carried::sayings(ctx, mentions, &drafts));
    let mut drafts = twice::once(ctx, drafts);
    clause::own_subjects(ctx, mentions, &mut drafts);
    let denied = against::denied(ctx, mentions, &drafts);
    drafts.extend(denied);
    drafts.sort_by_key(Draft::mark);
    against::relatives(ctx, &mut drafts);
    drafts.retain(|d| !d.pieces.is_empty());
    continuation::over_paragraphs(ctx, &mut drafts);
    drafts.extend(verbless::sayings(ctx, mentions, &drafts));
    drafts.sort_by_key(Draft::start);
    drafts.extend(headline::sayings(ctx, mentions, &drafts));
    drafts.sort_by_key(|d| (d.start(), d.cue.map(|c| c.start)));
    let mut drafts = continuation::with_continuations(ctx, drafts);
    let cueless = cueless::sayings(ctx, mentions, &drafts);
    if !cueless.is_empty() {
        drafts.extend(cueless);
        drafts = continuation::in_order(drafts);
    }
    unowned::claims(ctx, &mut drafts);
    let relay = relay::relays(ctx, mentions, &mut drafts);
    let within: Vec<Option<usize>> =
        relay.within.iter().zip(nest(&drafts)).map(|(cited, nested)| cited.or(nested)).collect();
    let voices = speaker::speakers(ctx, mentions, &drafts, &within, &relay.passer);
    assemble(ctx, &drafts, &within, &voices)
}

/// A saying of the reader with clean spans; `None` if nothing is said in it.
fn draft(ctx: &Context, mentions: &ByPlace<Mention>, saying: &Saying) -> Option<Draft> {
    let cue = span::tight(ctx, ctx.span(&saying.cue));
    let source = subject::pieces(ctx, saying).reduce(|a, b| if b.len() > a.len() { b } else { a });
    // "The | observers said": a source cannot end in an article or adjective; the tree's subject is whole.
    let crumb = |s: &Span| {
        let last = ctx.reading.words_in(*s).last();
        last.is_none_or(|k| matches!(ctx.upos(k), Upos::Det | Upos::Adj | Upos::Adp | Upos::Cconj))
    };
    let whole = match source {
        // A lone article says nothing of whose it is.
        Some(s) if crumb(&s) => {
            let lone = ctx.reading.words_in(s).len() == 1;
            subject::of_cue(ctx, &saying.cue).filter(|w| w.contains(s) || lone)
        }
        Some(_) => None,
        None => subject::of_cue(ctx, &saying.cue),
    };
    let source = whole.filter(|w| subject::can_speak(ctx, mentions, *w)).or(source);
    let source = source.map(|s| subject::asker(ctx, mentions, &saying.cue, s).unwrap_or(s));
    let source = source.map(|s| subject::with_complement(ctx, &saying.cue, s).unwrap_or(s));
    let source = source.map(|s| span::source(ctx, s)).filter(|s| !s.is_empty() && !s.overlaps(cue));
    let source = source.map(|s| span::whole_source(ctx, mentions, s, cue)).filter(|s| !s.is_empty());
    let source = source.filter(|s| !subject::hears(ctx, &saying.cue, *s));
    let source = source
        .map(|s| home::source(ctx, own_line::source(ctx, mentions, s, cue), cue))
        .map(|s| clause::with_name(ctx, mentions, s, cue))
        .or_else(|| subject::aged(ctx, mentions, cue));
    let source = verbless::in_words_of(ctx, cue)
        .map(|s| span::whole_source(ctx, mentions, s, cue))
        .or_else(|| verbless::behind_lead(ctx, cue, source))
        .or_else(|| carried::owner_of_cue(ctx, mentions, &saying.cue, source))
        .or_else(|| subject::nearer(ctx, mentions, &saying.cue, source))
        .or(source)
        .filter(|s| !subject::does_another_thing(ctx, &saying.cue, *s));
    let source = subject::in_first_case(ctx, mentions, &saying.cue, source);
    let source = if accused::passive(ctx, &saying.cue) {
        // Who accuses stands behind "by", if anywhere; else nobody is said to.
        let by_tree = subject::of_cue(ctx, &saying.cue).filter(|a| Some(*a) != source && a.start >= cue.start);
        by_tree.or_else(|| accused::accuser(ctx, mentions, &saying.cue))
    } else {
        source
    };
    let words: Vec<String> = span::cue_with_negation(ctx, &saying.cue).map(|k| ctx.lower(k)).collect();
    let (listed, polarity) = manner::manner(ctx.pack, &words);
    let polarity = match source.map(|s| ctx.lower(ctx.reading.words_in(s).start)) {
        // "No group has claimed", "neither side mentioned": the subject turns the saying round.
        Some(w)
            if ctx.pack.statement_words.negative_subjects.contains(&w)
                && !matches!(listed, Some(Manner::Decline | Manner::Silent)) =>
        {
            Polarity::Negated
        }
        _ => polarity,
    };
    let guessed = saying.manner.and_then(Manner::parse);
    let manner = listed.or(guessed).unwrap_or(Manner::Say);
    // A refusal that no list knows holds its own negation.
    let refused = listed.is_none() && matches!(manner, Manner::Decline | Manner::Silent);
    let polarity = if refused { Polarity::Affirmed } else { polarity };
    let mut pieces = home::content(ctx, span::pieces(ctx, saying, cue, source), cue);
    let all = pieces.len();
    pieces.retain(|p| !own_line::service(ctx, *p));
    if pieces.is_empty() && all > 0 {
        return None;
    }
    pieces.retain(|p| !rather(ctx, &saying.cue, *p));
    let found = !pieces.is_empty();
    pieces = against::contrary(ctx, source, cue, pieces);
    if pieces.is_empty() {
        pieces = match manner {
            // A refusal or silence says nothing: its own words are all there is to show.
            Manner::Decline | Manner::Silent if !found => vec![cue],
            _ => return None,
        };
    }
    // A cue that no list knows carries a saying only if something is quoted: "the deal aims to end the war" does not.
    // "the attack, which indicates that ...", "this shows the need": a state of things says nothing.
    let thing = source.is_some_and(|s| ctx.pack.statement_words.things.contains(&ctx.of(s).to_lowercase()));
    if thing && manner::shows(ctx.pack, &words) {
        return None;
    }
    // Where no list is near whole, what the reader takes for a saying of somebody is one.
    let unknown = listed.is_none() && !(ctx.pack.morphology.declines() && source.is_some());
    let doubtful = unknown || (source.is_none() && manner::wants_source(ctx.pack, &words));
    if doubtful && pieces.iter().all(|&p| span::form(ctx, p) == Form::Indirect) {
        return None;
    }
    let negated = polarity == Polarity::Negated;
    let doubt = acts::Doubt { cue: &saying.cue, source, pieces: &pieces, manner, negated };
    if acts::says_nothing(ctx, mentions, &doubt) {
        return None;
    }
    let manner = denial::manner(ctx, source, cue, &pieces, manner, polarity);
    Some(Draft { source, cue: Some(cue), polarity, ..Draft::of(pieces, manner) })
}

/// "Раненых не 20, как писали СМИ, | *а 14*": what is put right behind is not theirs.
fn rather(ctx: &Context, cue: &sayso_reader::Words, piece: Span) -> bool {
    let words = ctx.reading.words_in(piece);
    let list = &ctx.pack.figure_words.but_rather;
    let led = |k: usize| list.contains(&ctx.lower(k));
    let begins = led(words.start) || words.start.checked_sub(1).is_some_and(led);
    let as_said = (cue.start.saturating_sub(4)..cue.end).any(|k| ctx.is(k, |w| &w.as_));
    ctx.pack.morphology.declines() && words.start >= cue.end && begins && as_said
}

/// For every draft the one in whose content its cue stands: the smallest of them.
fn nest(drafts: &[Draft]) -> Vec<Option<usize>> {
    drafts
        .iter()
        .enumerate()
        .map(|(k, inner)| {
            let mark = inner.mark();
            let mut best: Option<(usize, usize)> = None;
            // Drafts are in order of place, and a content does not reach over many sayings.
            for (j, outer) in drafts.iter().enumerate().take(k + NEIGHBOURS).skip(k.saturating_sub(NEIGHBOURS)) {
                if j == k || outer.cue.is_some_and(|c| c.overlaps(mark)) {
                    continue;
                }
                let holds = outer.pieces.iter().find(|p| p.contains(mark) && **p != inner.first());
                let mutual = outer.cue.is_some_and(|c| inner.pieces.iter().any(|p| p.contains(c)));
                if let Some(p) = holds.filter(|_| !mutual)
                    && best.is_none_or(|(l, _)| p.len() < l)
                {
                    best = Some((p.len(), j));
                }
            }
            best.map(|b| b.1)
        })
        .collect()
}

fn assemble(ctx: &Context, drafts: &[Draft], within: &[Option<usize>], voices: &[Voice]) -> Vec<Statement> {
    let id = |d: &Draft, piece: Span| {
        let also = d.cue.map_or(String::new(), |c| format!("{} {}", c.start, c.end));
        FindingId::new(&ctx.report.id, "statement", piece, &also)
    };
    let mut out = Vec::new();
    let outer = |k: usize| within.get(k).copied().flatten();
    for (k, d) in drafts.iter().enumerate() {
        let Some(voice) = voices.get(k) else { continue };
        let first = id(d, d.first());
        let outside = outer(k).and_then(|j| drafts.get(j));
        let chain = chain(ctx, k, outer, voices);
        for &piece in &d.pieces {
            let form = span::form(ctx, piece);
            out.push(Statement {
                id: id(d, piece),
                span: piece,
                source: d.source,
                cue: d.cue,
                saying: first.clone(),
                within: outside.map(|o| id(o, holder(o, d).unwrap_or(o.first()))),
                speaker: voice.speaker.clone(),
                also: voice.also.clone(),
                chain: chain.clone(),
                manner: d.manner,
                polarity: d.polarity,
                form,
                distance: span::distance(ctx, piece, form == Form::Indirect || form == Form::Mixed),
            });
            ctx.rules.keep(&id(d, piece), &voice.rules);
        }
    }
    out.sort_by_key(|s| (s.span, s.cue.map(|c| c.start)));
    out
}

/// The piece of the outer saying in which the inner one stands.
fn holder(outer: &Draft, inner: &Draft) -> Option<Span> {
    let mark = inner.mark();
    outer.pieces.iter().copied().find(|p| p.contains(mark))
}

/// Publisher, outer speakers, the speaker.
fn chain(ctx: &Context, k: usize, outer: impl Fn(usize) -> Option<usize>, voices: &[Voice]) -> Vec<Option<String>> {
    let known = |s: &Speaker| s.name.clone().filter(|_| s.kind != SpeakerKind::Narrator);
    let name = |k: usize| voices.get(k).and_then(|v| known(&v.speaker));
    let passer = |k: usize| voices.get(k).and_then(|v| known(v.passer.as_ref()?)).map(Some);
    let mut out = vec![name(k)];
    out.extend(passer(k));
    let mut at = k;
    // A circle cannot be (contents get larger outwards), but a bound costs nothing.
    for _ in 0..16 {
        let Some(outside) = outer(at) else { break };
        out.push(name(outside));
        out.extend(passer(outside));
        at = outside;
    }
    out.push(ctx.report.publisher.clone());
    out.reverse();
    out
}
