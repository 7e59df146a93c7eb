//! Quotations attributed without a verb: "And from Minister Emric:", "Statement by the mayor:", "EMRIC: ...", "“...” — Emric,
//! mayor of Kelt", "“...” (Emric)", "in the words of Emric, “...”".
//!
//! In go the report's lines and what was found, out come sayings with a source; "in the words of" is a cue.

use sayso_reader::Upos;
use sayso_text::{Quote, Span};

use super::{Draft, home, span};
use crate::by_place::{ByPlace, Places};
use crate::context::Context;
use crate::{Manner, Mention, MentionKind};

/// A speaker's words have at most so many words, with office and apposition.
const SOURCE: usize = 14;
/// A shorter quotation is a word or a title.
const LEAST_WORDS: usize = 3;

/// Sayings of quotations and lines that no other saying covers.
pub(super) fn sayings(ctx: &Context, mentions: &ByPlace<Mention>, have: &[Draft]) -> Vec<Draft> {
    let pieces: Vec<Span> = have.iter().flat_map(|d| d.pieces.iter().copied()).collect();
    let places = Places::new(pieces.iter().copied());
    let free = |of: Span| !places.touching(of).filter_map(|k| pieces.get(k)).any(|p| shared(*p, of) * 2 >= of.len());
    let lines = sayso_text::paragraphs(ctx.text);
    let mut out = transcript(ctx, mentions, &lines, &free);
    let mut before: Option<Span> = None;
    for line in &lines {
        let signed = before.and_then(|b| signature(ctx, *line, b));
        let next = signed.into_iter().chain(quoted_line(ctx, *line, before)).chain(inside(ctx, *line));
        let next = next.chain(holders(ctx, mentions, *line));
        for (source, cue, quote) in next {
            let title = line.start == lines.first().map_or(0, |l| l.start);
            let colon = ctx.before(quote.span.start).trim_end().ends_with(':');
            let one = free(quote.span) && (!title || colon) && !out.iter().any(|d| d.first().overlaps(quote.span));
            if one && speaks(ctx, mentions, source) {
                out.push(Draft { source: Some(source), cue, ..Draft::of(vec![quote.span], Manner::Say) });
            }
        }
        before = Some(*line);
    }
    out
}

fn shared(a: Span, b: Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The outer quotation with which a line begins.
fn opening<'a>(ctx: &'a Context, line: Span) -> Option<&'a Quote> {
    let first = ctx.layout.quotes.touching(line).find(|q| q.depth == 0)?;
    let long = ctx.reading.words_in(first.inner).len() >= LEAST_WORDS;
    (first.span.start == line.start && long).then_some(first)
}

/// A line that begins with a quotation: its speaker in the line before, behind a dash or in brackets.
fn quoted_line<'a>(ctx: &'a Context, line: Span, before: Option<Span>) -> Option<(Span, Option<Span>, &'a Quote)> {
    let quote = opening(ctx, line)?;
    // "“...” — Dalo Emric, mayor of Kelt", "“...” (Dalo Emric)": nothing else stands in the line.
    let rest = Span::new(quote.span.end.min(line.end), line.end).trimmed(ctx.text);
    let words = ctx.of(rest);
    if let Some(name) = words.strip_prefix(['—', '–', '-', '―']).or_else(|| words.strip_prefix('(')?.strip_suffix(')'))
    {
        let name = Span::new(rest.start + (words.find(name)?), rest.start + words.find(name)? + name.len());
        return Some((span::source(ctx, name.trimmed(ctx.text)), None, quote));
    }
    // "And from Defence Minister Dalo Emric:" and then the quotation as a paragraph of its own.
    let intro = before.filter(|b| ctx.of(*b).ends_with(':'))?;
    Some((named(ctx, intro)?, None, quote))
}

/// "“The suspect is held,” Orrin police Lt. Dan Pell. “We keep ...”": a person alone behind a quotation that a comma ends.
fn holders<'a>(
    ctx: &'a Context,
    mentions: &'a ByPlace<Mention>,
    line: Span,
) -> impl Iterator<Item = (Span, Option<Span>, &'a Quote)> {
    let quotes = ctx.layout.quotes.touching(line).filter(move |q| q.depth == 0 && line.contains(q.span));
    quotes.filter_map(move |q| {
        let comma = ctx.of(q.inner).trim_end().ends_with(',') && ctx.reading.words_in(q.inner).len() > LEAST_WORDS;
        let from = ctx.reading.words_in(q.span).end;
        let sentence_end = |k: usize| {
            ctx.place(k).start >= line.end || matches!(ctx.word(k), "\"" | "“" | ":" | ";" | "!" | "?" | "”")
        };
        let words = from..(from..from + SOURCE).take_while(|&k| !sentence_end(k)).last()? + 1;
        let here = ctx.span(&words);
        // Nothing but his office stands in front, and the sentence ends with him.
        let ends = |m: &&Mention| ctx.after(m.span.end).starts_with(['.', '\n']) || m.span.end == line.end;
        let person = mentions.inside(here).filter(|m| m.kind == MentionKind::Person).find(ends)?;
        let front = from..ctx.reading.words_in(person.span).start;
        let bare = |k: usize| {
            !span::verbal(ctx, k)
                && !matches!(ctx.upos(k), Upos::Adp | Upos::Pron | Upos::Cconj | Upos::Sconj | Upos::Adv)
        };
        (comma && front.clone().all(bare))
            .then(|| (ctx.span(&(from..front.end)).cover(person.span), None, q))
            .map(|(s, cue, q)| (span::source(ctx, s), cue, q))
    })
}

/// "“Nobody warned us.” | — Dalo Emric, a farmer": the line under the quotation signs it.
fn signature<'a>(ctx: &'a Context, line: Span, before: Span) -> Option<(Span, Option<Span>, &'a Quote)> {
    let quote = opening(ctx, before).filter(|q| q.span.end == before.end)?;
    let name = ctx.of(line).strip_prefix(['—', '–', '―']).or_else(|| ctx.of(line).strip_prefix("- "))?;
    let source = span::source(ctx, Span::new(line.end - name.len(), line.end).trimmed(ctx.text));
    let verb = ctx.reading.words_in(source).any(|k| span::verbal(ctx, k));
    (!verb && !ctx.of(source).contains(['.', ';', ':', '"', '“'])).then_some((source, None, quote))
}

/// The speaker behind a cue "in the words of", up to the next mark: the reader looks for a subject.
pub(super) fn in_words_of(ctx: &Context, cue: Span) -> Option<Span> {
    if !ctx.of(cue).to_ascii_lowercase().starts_with("in the words") {
        return None;
    }
    let rest = ctx.after(cue.end);
    let from = cue.end + if rest.starts_with(" of ") { 4 } else { usize::from(rest.starts_with(' ')) };
    let end = ctx.after(from).find([',', '.', ';', ':', '"', '“', '\n']).map_or(ctx.text.len(), |at| from + at);
    let source = span::source(ctx, Span::new(from, end));
    (!source.is_empty() && ctx.reading.words_in(source).len() <= SOURCE).then_some(source)
}

/// "По данным | полиции": who says it stands right behind such a cue, whatever the reader took of another clause.
pub(super) fn behind_lead(ctx: &Context, cue: Span, given: Option<Span>) -> Option<Span> {
    let words = ctx.reading.words_in(cue);
    let opens = words.len() == 2 && ctx.pack.grammar.prepositions.contains(&ctx.lower(words.start));
    let noun = opens && ctx.pack.speaker_words.said_nouns.contains(&ctx.lower(words.end - 1));
    let beside = |s: Span| cue.end <= s.start && ctx.between(cue.end, s.start).trim().is_empty();
    if !noun || !ctx.pack.morphology.declines() || given.is_some_and(beside) {
        return None;
    }
    let sentence = ctx.sentence(words.start);
    let ends =
        |k: usize| span::verbal(ctx, k) || !ctx.word(k).chars().all(|c| c.is_alphanumeric() || "-«»\"’'".contains(c));
    let end = sentence.end.min(words.end + SOURCE + 1);
    let found = words.end..(words.end..end).find(|&k| ends(k)).unwrap_or(end);
    let named = |k: usize| matches!(ctx.upos(k), Upos::Noun | Upos::Propn | Upos::Adj);
    let whole = (1..=SOURCE).contains(&found.len()) && named(found.start);
    whole.then(|| span::source(ctx, ctx.span(&found))).filter(|s| !s.is_empty())
}

/// Quotations behind "Name:" and "in the words of Name," in their own line.
fn inside<'a>(ctx: &'a Context, line: Span) -> Option<(Span, Option<Span>, &'a Quote)> {
    const WORDS_OF: &str = "in the words of ";
    let quotes = || ctx.layout.quotes.touching(line).filter(|q| q.depth == 0 && line.contains(q.span));
    let text = ctx.of(line);
    // Letters change their length in few languages; a place that is none then gives nothing.
    let lower = text.to_ascii_lowercase();
    if let Some(at) = lower.find(WORDS_OF) {
        let cue = Span::new(line.start + at, line.start + at + WORDS_OF.len() - 1);
        let from = cue.end + 1;
        if let Some(quote) = quotes().find(|q| q.span.start >= from) {
            let source = span::source(ctx, Span::new(from, quote.span.start).trimmed(ctx.text));
            return Some((source, Some(cue), quote)).filter(|_| !ctx.of(source).contains(['.', ';', ':']));
        }
        let quote = quotes().filter(|q| q.span.end <= cue.start).last()?;
        let end = ctx.after(from).find(['.', ',', ';', '\n']).map_or(line.end, |at| from + at);
        let beside = ctx.between(quote.span.end, cue.start).trim_matches([' ', ',']).is_empty();
        return Some((span::source(ctx, Span::new(from, end.min(line.end))), Some(cue), quote)).filter(|_| beside);
    }
    // "Defence Minister Dalo Emric: “...”", at the line's begin or behind another sentence of it.
    let introduced = |q: &&Quote| {
        let long = ctx.reading.words_in(q.inner).len() >= LEAST_WORDS;
        long && ctx.between(line.start, q.span.start).trim_end().ends_with(':')
    };
    let quote = quotes().find(introduced)?;
    let front = Span::new(line.start, quote.span.start).trimmed(ctx.text);
    let begin =
        ctx.of(front).rfind(['.', ';', '!', '?', '”', '"', '–', '—']).map_or(front.start, |at| front.start + at);
    let letters = |c: char| !c.is_alphabetic();
    let skipped = ctx.between(begin, front.end).len() - ctx.between(begin, front.end).trim_start_matches(letters).len();
    Some((named(ctx, Span::new(begin + skipped, front.end))?, None, quote))
}

/// The speaker in a line that ends with a colon, without "and from", "statement by".
fn named(ctx: &Context, line: Span) -> Option<Span> {
    let words = ctx.reading.words_in(line);
    let skip = words.clone().take_while(|&k| ctx.pack.sayings.lines.fronts.contains(&ctx.lower(k))).count();
    // "The mayor:" keeps its article.
    let article = skip > 0 && ctx.pack.grammar.a_the.contains(&ctx.lower(words.start + skip - 1));
    let from = words.start + skip - usize::from(article);
    let source = span::source(ctx, Span::new(ctx.place(from).start, line.end).trimmed(ctx.text));
    let clean = !ctx.of(source).contains(['.', ';', ':', '"', '“']) && !home::is_label(ctx, ctx.of(source));
    // A verb in front: the reader knows better ("He went on:").
    let verb = ctx.reading.words_in(source).any(|k| span::verbal(ctx, k));
    (clean && !verb && !source.is_empty()).then_some(source)
}

/// Whether the words begin with a person, a body, a side, or a noun for one.
fn speaks(ctx: &Context, mentions: &ByPlace<Mention>, source: Span) -> bool {
    let words = ctx.reading.words_in(source);
    if words.is_empty() || words.len() > SOURCE {
        return false;
    }
    // Up to the first comma: behind it stands the office.
    let head = words.clone().take_while(|&k| ctx.word(k) != ",").last().map_or(words.clone(), |k| words.start..k + 1);
    let named = mentions
        .touching(ctx.span(&head))
        .any(|m| matches!(m.kind, MentionKind::Person | MentionKind::Body | MentionKind::Side));
    let noun = head.clone().any(|k| {
        let word = ctx.pack.morphology.singular(ctx.word(k));
        ctx.pack.speakers.persons.contains(&word)
            || (ctx.pack.speakers.body_nouns.contains(&word) && !ctx.pack.speakers.documents.contains(&word))
    });
    // "“...” — Ana Bel, 40": two capitals that the reader passed over.
    let capitals = head.len() >= 2 && head.clone().all(|k| ctx.is_capital(k));
    named || noun || capitals
}

/// "EMRIC: Our forces held the bridge.": lines of a transcript, at least two in the report, with a name in capitals.
///
/// Bulletins head their lines with places and topics in the same way ("KELT: six houses burned"); so either the name is known
/// as one, or somebody in these lines says "we" or "you".
fn transcript(ctx: &Context, mentions: &ByPlace<Mention>, lines: &[Span], free: &dyn Fn(Span) -> bool) -> Vec<Draft> {
    let marked: Vec<(Span, Span)> = lines.iter().filter_map(|&l| spoken_line(ctx, l)).collect();
    if marked.len() < 2 {
        return Vec::new();
    }
    let own = |name: &Span| is_name(ctx, mentions, *name);
    let place = |name: &Span| is_place(ctx, mentions, *name);
    let speaks = |said: &Span| {
        let person = |w: &str| ctx.pack.statement_words.own_pronouns.contains(w);
        ctx.reading.words_in(*said).any(|k| person(&ctx.lower(k)))
    };
    let dialogue = marked.iter().any(|(_, said)| speaks(said));
    // One line of a place or a topic makes a bulletin of them all.
    let topics = lines.iter().filter_map(|&l| capitals(ctx, l)).any(|(name, _)| place(&name) || topic(ctx, name));
    let known = marked.iter().any(|(name, _)| own(name));
    let all = (dialogue || known) && !topics;
    let fits = |(name, said): &(Span, Span)| (own(name) && !place(name) && known || all) && free(*said);
    let draft = |(name, said)| Draft { source: Some(name), ..Draft::of(vec![said], Manner::Say) };
    marked.into_iter().filter(fits).map(draft).collect()
}

/// Whether a line is headed by capitals as a bulletin's lines are: two or more of them, one by a place or topic.
pub(super) fn bulletin(ctx: &Context, mentions: &ByPlace<Mention>, lines: &[Span]) -> bool {
    let headed: Vec<Span> = lines.iter().filter_map(|&l| capitals(ctx, l)).map(|(name, _)| name).collect();
    headed.len() > 1 && headed.iter().any(|&name| is_place(ctx, mentions, name) || topic(ctx, name))
}

/// Whether the report has the capitals as a person's name elsewhere ("Dalo Emric"), or the reader takes them for one.
fn is_name(ctx: &Context, mentions: &ByPlace<Mention>, name: Span) -> bool {
    let last = ctx.reading.words_in(name).last().map(|k| ctx.lower(k)).unwrap_or_default();
    let person = |m: &Mention| m.kind == MentionKind::Person;
    mentions.touching(name).any(person)
        || mentions.all().iter().any(|m| person(m) && ctx.of(m.span).to_lowercase().ends_with(&last))
}

/// Whether the capitals are a place: by the reader, the gazetteer, or by "in Kelt" elsewhere in the report.
fn is_place(ctx: &Context, mentions: &ByPlace<Mention>, name: Span) -> bool {
    let name_words = ctx.of(name).to_lowercase();
    let named = mentions.touching(name).any(|m| m.kind == MentionKind::Place);
    let same = |m: &Mention| matches!(m.kind, MentionKind::Place) && ctx.of(m.span).to_lowercase() == name_words;
    named || mentions.all().iter().any(same)
}

/// "CASUALTIES:", "NORTHERN SECTOR:": what a bulletin's line is about.
fn topic(ctx: &Context, name: Span) -> bool {
    let noun = ctx.pack.statement_words.noun_endings.iter().any(|e| ctx.of(name).ends_with(e.as_str()));
    noun || home::is_label(ctx, ctx.of(name))
}

/// Name and words of a line that begins with capitals and a colon.
pub(super) fn capitals(ctx: &Context, line: Span) -> Option<(Span, Span)> {
    let (front, _) = ctx.of(line).split_once(": ")?;
    let words: Vec<&str> = front.split_whitespace().collect();
    let capital = |w: &&str| {
        let letters = w.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() >= 2 && letters.clone().all(char::is_uppercase) && !w.contains(|c: char| c.is_numeric())
    };
    if words.is_empty() || words.len() > 4 || !words.iter().all(capital) {
        return None;
    }
    let name = Span::new(line.start, line.start + front.len());
    Some((name, span::tight_end(ctx, Span::new(name.end + 2, line.end))))
}

/// The same where the capitals may be somebody's name.
fn spoken_line(ctx: &Context, line: Span) -> Option<(Span, Span)> {
    capitals(ctx, line).filter(|(name, said)| !topic(ctx, *name) && ctx.reading.words_in(*said).len() >= 2)
}
