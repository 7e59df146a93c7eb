//! What looks like a saying and is none: acts and decisions, thoughts, what things show, threats of a flood.
//!
//! In goes a saying of the reader with clean spans; out comes whether nothing is said by it. Quoted words are always said.

use sayso_language::WordList;
use sayso_reader::{Deprel, Upos, Words};
use sayso_text::Span;

use super::span;
use super::subject;
use crate::by_place::ByPlace;
use crate::context::Context;
use crate::{Form, Manner, Mention};

/// A cue with its words and what hangs on it.
pub(super) struct Doubt<'a> {
    /// The cue as the reader gives it.
    pub cue: &'a Words,
    pub source: Option<Span>,
    pub pieces: &'a [Span],
    pub manner: Manner,
    pub negated: bool,
}

/// Whether nothing is said by it.
pub(super) fn says_nothing(ctx: &Context, mentions: &ByPlace<Mention>, d: &Doubt) -> bool {
    let quoted = d.pieces.iter().any(|&p| quotes(ctx, p));
    if named_so(ctx, d) || quoted_by(ctx, d) {
        return true;
    }
    if d.pieces.iter().any(|&p| span::form(ctx, p) != Form::Indirect) && !d.cue.clone().any(|k| points_at(ctx, k, d)) {
        return !quoted && (act(ctx, d) || shows(ctx, d));
    }
    act(ctx, d)
        || thought(ctx, d)
        || shows(ctx, d)
        || looming(ctx, mentions, d)
        || with_whom(ctx, d)
        || proclaims(ctx, d)
        || idiom(ctx, d)
        || decides(ctx, d)
        || thing_promises(ctx, mentions, d)
        || d.cue.clone().any(|k| points_at(ctx, k, d))
}

/// Whether a quotation stands in the piece, rather than the piece in a quotation.
fn quotes(ctx: &Context, piece: Span) -> bool {
    ctx.layout.quotes.touching(piece).any(|q| piece.contains(q.inner))
}

/// The word behind the cue, and the one behind that.
fn behind(ctx: &Context, d: &Doubt) -> (String, usize) {
    (ctx.lower(d.cue.end), d.cue.end + 1)
}

/// "The two armies agreed on a truce", "Varnia agreed to open the ford", "she refused to attend": done, not said. "The general
/// agreed that the bridge was lost" is said, and so is "refused to comment".
fn act(ctx: &Context, d: &Doubt) -> bool {
    let Some(verb) = d.cue.clone().find(|&k| ctx.pack.sayings.is_act(&ctx.lower(k))) else { return false };
    if d.negated || matches!(d.manner, Manner::Decline | Manner::Silent) {
        return false;
    }
    let to = (verb + 1..verb + 4).find(|&k| ctx.pack.statement_words.act_on.contains(&ctx.lower(k)));
    let Some(to) = to.filter(|&to| (verb + 1..to).all(|k| ctx.upos(k) == Upos::Adv)) else { return false };
    let next = ctx.lower(to + 1);
    let refused = ctx
        .pack
        .statement_words
        .refusing
        .iter()
        .any(|w| ctx.pack.morphology.base(&ctx.lower(verb)) == ctx.pack.morphology.base(w));
    !refused || (ctx.pack.small.to.contains(&ctx.lower(to)) && !ctx.pack.sayings.is_stance(&next))
}

/// "Farmers hid, fearing that the drones would come back": a thought is no saying, unless its words are quoted. "Wishes it
/// known" and "does not believe" are stances.
fn thought(ctx: &Context, d: &Doubt) -> bool {
    let verbs = d.cue.clone().filter(|&k| ctx.upos(k) != Upos::Aux && !ctx.pack.small.to.contains(&ctx.lower(k)));
    let words: Vec<String> = verbs.map(|k| ctx.lower(k)).collect();
    let it_known = (d.cue.end..d.cue.end + 3).any(|k| ctx.pack.small.known.contains(&ctx.lower(k)));
    let known = it_known || words.iter().any(|w| ctx.pack.statement_words.known.contains(w));
    let told = d.negated || matches!(d.manner, Manner::Decline | Manner::Silent);
    !told && !known && words.iter().any(|w| ctx.pack.sayings.is_thought(w))
}

/// "Aerial photographs revealed a second bunker", "records showed that": they show, and nobody says it.
fn shows(ctx: &Context, d: &Doubt) -> bool {
    // "Videos posted online show soldiers".
    let hangs = |k: usize| ctx.deprel(k) == Deprel::Acl && ctx.pack.sayings.evidence.contains(&ctx.lower(ctx.head(k)));
    if d.cue.clone().any(hangs) {
        return true;
    }
    let Some(source) = d.source else { return false };
    let words = ctx.reading.words_in(source);
    let before = |k: usize| words.clone().take_while(|&j| j < k).all(|j| ctx.upos(j) != Upos::Adp);
    let mut nouns = words.clone().filter(|&k| matches!(ctx.upos(k), Upos::Noun | Upos::Propn) && before(k));
    let thing = nouns.next_back().is_some_and(|k| ctx.pack.sayings.evidence.contains(&ctx.lower(k)));
    thing && d.cue.clone().any(|k| ctx.pack.sayings.is_shown(&ctx.lower(k)))
}

/// "The river rose, threatening to flood the camp", "A barge was held, guards said, threatening to empty the market": what
/// threatens is what happened. "The rebels left, threatening to come back" is a threat.
fn looming(ctx: &Context, mentions: &ByPlace<Mention>, d: &Doubt) -> bool {
    let participle = d.cue.len() == 1 && ctx.pack.morphology.is_progressive(&ctx.lower(d.cue.start));
    if !participle
        || !matches!(d.manner, Manner::Threaten | Manner::Promise)
        || !ctx.pack.small.to.contains(&ctx.lower(d.cue.end))
    {
        return false;
    }
    // Behind a cue that closes its sentence's content the participle goes on with the content.
    let sentence = ctx.sentence(d.cue.start);
    let said = (d.cue.start.saturating_sub(3)..d.cue.start)
        .any(|k| k >= sentence.start && ctx.pack.statement_words.looming_sayings.contains(&ctx.lower(k)));
    let governed = subject::governing(ctx, d.cue);
    let someone = governed.or(d.source).is_some_and(|s| subject::can_speak(ctx, mentions, s));
    said || !someone
}

/// "She spoke with the minister", "Emric was answering a question": the words are not told.
fn with_whom(ctx: &Context, d: &Doubt) -> bool {
    let last = ctx.lower(d.cue.end.saturating_sub(1));
    let (next, after) = behind(ctx, d);
    let follows = d.pieces.iter().all(|p| p.start >= ctx.place(d.cue.start).start);
    let verb = d.cue.clone().map(|k| ctx.lower(k)).collect::<Vec<_>>();
    let spoke = verb.iter().any(|w| ctx.pack.statement_words.speaking.contains(w));
    if spoke && follows && (ctx.pack.small.with.contains(&next) || ctx.pack.small.with.contains(&last)) {
        return true;
    }
    let answers = verb.iter().any(|w| ctx.pack.statement_words.answering.contains(&ctx.pack.morphology.base(w)));
    let question = |k: usize| ctx.pack.statement_words.questions.contains(&ctx.lower(k));
    let told = d.negated || matches!(d.manner, Manner::Decline | Manner::Silent);
    answers
        && !told
        && follows
        && (ctx.pack.small.to.contains(&next) || ctx.pack.small.to.contains(&last) || question(after))
        && { (d.cue.end..d.cue.end + 4).any(question) }
}

/// "The council has proclaimed a free county": proclaimed, and so done.
fn proclaims(ctx: &Context, d: &Doubt) -> bool {
    let declares = has_form(ctx, d.cue, &ctx.pack.statement_words.declaring);
    let article = |k: usize| ctx.pack.statement_words.proclaimed_leads.contains(&ctx.lower(k));
    let head = || {
        let words =
            (d.cue.end..d.cue.end + 5).take_while(|&k| !matches!(ctx.upos(k), Upos::Adp | Upos::Punct | Upos::Adv));
        words.filter(|&k| matches!(ctx.upos(k), Upos::Noun)).last()
    };
    declares
        && (article(d.cue.end) || ctx.pack.sayings.proclaimed.contains(&ctx.lower(d.cue.end)))
        && head().is_some_and(|k| ctx.pack.sayings.proclaimed.contains(&ctx.lower(k)))
}

/// Whether a cue has a form of one of the verbs.
fn has_form(ctx: &Context, cue: &Words, verbs: &WordList) -> bool {
    let base = |word: &str| ctx.pack.morphology.base(word);
    cue.clone().any(|k| verbs.iter().any(|verb| base(&ctx.lower(k)) == base(verb)))
}

/// "The bombs claimed nine lives", "mourners said their last goodbyes": nothing is said by it.
fn idiom(ctx: &Context, d: &Doubt) -> bool {
    let w = &ctx.pack.statement_words;
    let near = |words: &WordList| (d.cue.end..d.cue.end + 6).any(|k| words.contains(&ctx.lower(k)));
    let verb = |of: &WordList| has_form(ctx, d.cue, of);
    verb(&ctx.pack.small.claim) && near(&w.lives) && !near(&w.claimed)
        || verb(&ctx.pack.small.say)
            && (near(&w.goodbyes) || ctx.pack.small.bye.contains(&ctx.lower(d.cue.end)))
            && !near(&ctx.pack.small.that)
        || verb(&ctx.pack.small.ask)
            && (d.cue.end.saturating_sub(1)..=d.cue.end)
                .any(|k| ctx.pack.small.for_.contains(&ctx.lower(k)) && w.idiom_subjects.contains(&ctx.lower(k + 1)))
        || verb(&ctx.pack.small.say) && who_can(ctx, d)
}

/// "Who can say when the war ends": nobody, for all that is asked.
fn who_can(ctx: &Context, d: &Doubt) -> bool {
    let who = d.source.is_some_and(|s| ctx.of(s) == "Who" || ctx.of(s) == "who");
    let before = d.cue.start.saturating_sub(2)..d.cue.end;
    who && before.into_iter().any(|k| ctx.pack.statement_words.can.contains(&ctx.lower(k)))
}

/// "The engine promises lower costs": a thing gives no word. Whoever promises to do something, and any plural, may be people.
fn thing_promises(ctx: &Context, mentions: &ByPlace<Mention>, d: &Doubt) -> bool {
    let now = d.cue.len() == 1 && ctx.pack.small.promises.contains(&ctx.lower(d.cue.start));
    let noun = !ctx.pack.statement_words.promising_leads.contains(&ctx.lower(d.cue.end));
    let thing = |s: Span| {
        let the = ctx.pack.small.the.contains(&ctx.lower(ctx.reading.words_in(s).start));
        the && !subject::can_speak(ctx, mentions, s)
    };
    now && noun && d.source.is_some_and(thing)
}

/// "The palace approved the plan": a decision about a thing. "Ordered three days of mourning" is told to somebody.
fn decides(ctx: &Context, d: &Doubt) -> bool {
    let decision = has_form(ctx, d.cue, &ctx.pack.statement_words.deciding);
    let thing = d.pieces.iter().all(|p| {
        let words = ctx.reading.words_in(*p);
        !words.clone().any(|k| span::verbal(ctx, k) || ctx.pack.statement_words.that_to.contains(&ctx.lower(k)))
    });
    decision && thing && !d.negated
}

/// "The mayor pointed at the mill": with a finger.
fn points_at(ctx: &Context, k: usize, d: &Doubt) -> bool {
    d.cue.len() == 1
        && ctx.pack.statement_words.points.contains(&ctx.lower(k))
        && ctx.pack.small.at.contains(&ctx.lower(k + 1))
}

/// "The nurses quoted by the press are no nurses": what follows is nothing that they or the press said. "A nurse quoted by the press as saying
/// that" is said, and so is what stands in quotation marks.
fn quoted_by(ctx: &Context, d: &Doubt) -> bool {
    let verb = d.cue.end.saturating_sub(1);
    let agent = d.cue.end + 1..d.cue.end + AGENT;
    ctx.pack.grammar.cited_quoted.contains(&ctx.lower(verb))
        && (ctx.deprel(verb) == Deprel::Acl || d.source.is_some_and(|s| s.end <= ctx.place(verb).start))
        && ctx.pack.small.by.contains(&ctx.lower(d.cue.end))
        && !agent.clone().any(|k| ctx.pack.statement_words.quoted_behind.contains(&ctx.lower(k)))
        && d.pieces.iter().all(|&p| span::form(ctx, p) == Form::Indirect)
}

/// Within so many words behind the cue stands who quotes, and then "as".
const AGENT: usize = 7;

/// "The offensive dubbed "River Shield"", "a group called "Dawn"": a name, and nobody who gives it.
fn named_so(ctx: &Context, d: &Doubt) -> bool {
    let verb = d.cue.end.saturating_sub(1);
    let word = ctx.lower(verb);
    let named = ctx.pack.statement_words.titled.contains(&word);
    // Hanging on the noun that is given as its speaker, or that the speaker owns: "the army's | offensive dubbed".
    let own = |s: Span| {
        let head = ctx.place(ctx.head(verb));
        ctx.deprel(verb) == Deprel::Acl && s.start <= head.start && head.end <= ctx.place(verb).start
    };
    match d.source {
        None => named,
        Some(source) => (named || ctx.pack.small.called.contains(&word)) && d.cue.len() == 1 && own(source),
    }
}
