//! Clean spans: what of the reader's words belongs to cue, source and content, by the contract.

use sayso_reader::{Saying, Upos, Words};
use sayso_text::{Quote, Span};

use crate::by_place::ByPlace;
use crate::context::Context;
use crate::mentions::glued_stop;
use crate::{Form, Mention, MentionKind};

/// A quotation of at most this many words inside other words is taken as a distance mark.
const SHORT: usize = 4;

/// Characters that never begin or end a source or cue.
fn loose(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '-' | '–' | '—' | '"' | '“' | '”' | '«' | '»' | '(' | ')')
}

/// Without white space and loose punctuation at its ends.
pub(super) fn tight(ctx: &Context, span: Span) -> Span {
    let words = ctx.of(span);
    let left = words.len() - words.trim_start_matches(loose).len();
    let right = words.trim_end_matches(loose).len();
    Span::new(span.start + left, (span.start + right).max(span.start + left))
}

/// Without white space around, and without the full stop at its end.
pub(super) fn tight_end(ctx: &Context, span: Span) -> Span {
    let s = span.trimmed(ctx.text);
    let cut = ctx.of(s).strip_suffix('.').filter(|w| !w.ends_with('.'));
    cut.map_or(s, |w| Span::new(s.start, s.start + w.len()))
}

/// A source: as [`tight`], keeping an abbreviation's full stop and a closing bracket that it opened.
pub(super) fn source(ctx: &Context, span: Span) -> Span {
    let mut s = tight(ctx, span);
    let rest = ctx.text.get(s.end..span.end).unwrap_or("");
    if rest.starts_with(')') && ctx.of(s).contains('(') {
        s.end += 1;
    }
    // "Varnia's accusation": the side, not its possession.
    for mark in ["'s", "’s"] {
        if ctx.of(s).ends_with(mark) && s.len() > mark.len() {
            s.end -= mark.len();
        }
    }
    s
}

/// The source made whole: the name that its office belongs to, the noun its article belongs to, no day at its end.
///
/// The reader cuts long sources in texts without commas: "the | Lorn Observatory", "Foreign Minister | Dalo Emric", "Commissioner |
/// Dalo Emric though".
pub(super) fn whole_source(ctx: &Context, mentions: &ByPlace<Mention>, span: Span, cue: Span) -> Span {
    let mut s = span;
    // "said Emric.Haas added": the name beside the cue.
    if let Some(stop) = glued_stop(ctx, &ctx.reading.words_in(s)).map(|k| ctx.place(k)) {
        s = if cue.start >= s.end { Span::new(stop.end, s.end) } else { Span::new(s.start, stop.start) };
    }
    let names = |m: &&Mention| matches!(m.kind, MentionKind::Person | MentionKind::Body) && !m.span.overlaps(cue);
    // The source lies inside a name.
    if let Some(m) = mentions.holding(s).filter(names).find(|m| m.span != s) {
        s = m.span;
    }
    let words = ctx.reading.words_in(s);
    let Some(last) = words.clone().last() else { return s };
    let sentence = ctx.sentence(last);
    let upos = |k: usize| ctx.upos(k);
    let free = |k: usize| k < sentence.end && !cue.overlaps(ctx.place(k));
    // "the spokesman(,) | Captain Dalo Emric": an office and then its holder's name.
    let person_in = |s: Span| mentions.touching(s).any(|m| m.kind == MentionKind::Person);
    let office = |k: usize| {
        let noun = ctx.pack.morphology.singular(ctx.word(k));
        ctx.pack.speakers.person_roles.contains(&noun) || ctx.pack.speakers.titles.contains(&noun)
    };
    let gap = last + 1 + usize::from(ctx.word(last + 1) == ",");
    if office(last) && !person_in(s) && free(last + 1) {
        let holder = mentions
            .touching(ctx.place(gap))
            .find(|m| m.kind == MentionKind::Person && ctx.reading.words_in(m.span).start == gap);
        if let Some(m) = holder.filter(|m| !m.span.overlaps(cue)) {
            return s.cover(m.span);
        }
    }
    // "the | Lorn Observatory": an article or adjective wants its noun.
    if matches!(upos(last), Upos::Det | Upos::Adj | Upos::Num) {
        let part = |k: usize| matches!(upos(k), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num) || ctx.word(k) == "-";
        let mut end = last + 1;
        while end < last + 9 && free(end) && part(end) {
            end += 1;
        }
        if (last + 1..end).any(|k| matches!(upos(k), Upos::Noun | Upos::Propn)) {
            s = s.cover(ctx.span(&(last + 1..end)));
        }
    }
    // "Officials of | the breakaway republic": a preposition wants its noun, if nothing else stands before the cue.
    if ctx.pack.statement_words.source_links.contains(&ctx.lower(last)) {
        const LONGEST: usize = 8;
        let noun = |k: usize| matches!(upos(k), Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num);
        let end = (last + 1..last + 2 + LONGEST).take_while(|&k| free(k) && noun(k)).last().map_or(last + 1, |k| k + 1);
        let meets = ctx.reading.words_in(cue).start == end;
        if meets && end > last + 1 && matches!(upos(end - 1), Upos::Noun | Upos::Propn) {
            s = s.cover(ctx.span(&(last + 1..end)));
        }
    }
    let words = ctx.reading.words_in(s);
    let mut end = words.end;
    while end > words.start + 1
        && (ctx.pack.statement_words.when_words.contains(&ctx.lower(end - 1))
            || ctx.pack.small.on.contains(&ctx.lower(end - 1)))
    {
        end -= 1;
    }
    if end < words.end { source(ctx, ctx.span(&(words.start..end))) } else { s }
}

/// The cue's words with the auxiliaries and negation before its verb, which the reader may leave out ("did not | rule out").
pub(super) fn cue_with_negation(ctx: &Context, cue: &Words) -> Words {
    let sentence = ctx.sentence(cue.start);
    // "nor would | he | say": the subject stands inside the verb.
    let turned = |at: usize| {
        let nor = at >= sentence.start + 3
            && ctx.pack.small.nor.contains(&ctx.lower(at - 3))
            && ctx.upos(at - 2) == Upos::Aux;
        nor && ctx.upos(at - 1) == Upos::Pron || at > sentence.start && ctx.pack.small.nor.contains(&ctx.lower(at - 1))
    };
    let mut start = cue.start;
    while start > sentence.start && cue.start - start < 4 {
        let word = ctx.lower(start - 1);
        let helper = ctx.pack.statement_words.cue_helpers.contains(&word) || turned(start);
        if !helper {
            break;
        }
        start -= 1;
    }
    start..cue.end
}

/// The pieces of the content: by the contract without cue, source and introducing "that", with their quotation marks.
pub(super) fn pieces(ctx: &Context, saying: &Saying, cue: Span, source: Option<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for words in &saying.content {
        for part in without(ctx.span(words), &[Some(cue), source]) {
            let clean = with_marks(ctx, content(ctx, part));
            let article = ctx.pack.grammar.articles.contains(ctx.of(clean));
            if clean.is_empty() || article || !ctx.of(clean).chars().any(char::is_alphanumeric) {
                continue;
            }
            // A crumb of another sentence is the reader's stumble.
            let elsewhere = !ctx.reading.sentence_at(cue.start).overlaps(clean);
            if elsewhere && form(ctx, clean) == Form::Indirect && ctx.reading.words_in(clean).len() < 4 {
                continue;
            }
            match out.last_mut() {
                // Two runs parted by white space or a mark only are one piece.
                Some(last)
                    if last.end <= clean.start
                        && ctx.between(last.end, clean.start).chars().all(|c| !c.is_alphanumeric() && c != '\n') =>
                {
                    last.end = clean.end
                }
                Some(last) if last.overlaps(clean) => *last = last.cover(clean),
                _ => out.push(clean),
            }
        }
    }
    if out.len() > 1 {
        // A crumb beside a real piece is the reader's stumble, not a saying.
        let longest = out.iter().map(Span::len).max().unwrap_or(0);
        out.retain(|p| p.len() * 12 >= longest || ctx.reading.words_in(*p).len() > 2);
    }
    out
}

/// A run of words as what is said: without "that", the sentence's own punctuation, and with its quotation marks.
pub(super) fn said(ctx: &Context, span: Span) -> Span {
    with_marks(ctx, content(ctx, span))
}

/// The span without the words of cue and source, as up to three parts.
fn without(span: Span, cut: &[Option<Span>]) -> Vec<Span> {
    let mut parts = vec![span];
    for c in cut.iter().flatten() {
        parts = parts
            .into_iter()
            .flat_map(|p| {
                if !p.overlaps(*c) {
                    return vec![p];
                }
                let left = Span::new(p.start, c.start.clamp(p.start, p.end));
                let right = Span::new(c.end.clamp(p.start, p.end), p.end);
                vec![left, right]
            })
            .filter(|p| !p.is_empty())
            .collect();
    }
    parts
}

/// Without introducing "that" and the sentence's own punctuation.
fn content(ctx: &Context, span: Span) -> Span {
    let mut s = span.trimmed(ctx.text);
    loop {
        let words = ctx.of(s);
        let next = words
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '–' | '—' | ')'));
        let next = next.split_once(' ').filter(|(w, _)| introduces(ctx, w)).map_or(next, |(_, rest)| rest);
        let end = next.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '('));
        // "he had fled on foot, | the": of what comes next. "Group A" keeps its letter.
        let article = |w: &str| ctx.pack.grammar.articles.contains(w);
        let end = end.rsplit_once(' ').filter(|(_, last)| article(last)).map_or(end, |(rest, _)| rest);
        let start = s.start + (words.len() - next.len());
        let shorter = Span::new(start, start + end.len());
        if shorter == s {
            break;
        }
        s = shorter;
    }
    // The sentence's full stop is not said, unless it stands inside the quotation marks.
    let words = ctx.of(s);
    if words.ends_with('.') && !words.ends_with("..") && !abbreviated(words) {
        s.end -= 1;
    }
    s
}

/// "that", which is no part of what is said.
fn introduces(ctx: &Context, word: &str) -> bool {
    word.len() < 16 && ctx.pack.small.that.contains(&ctx.pack.morphology.lower(word))
}

/// "U.S." and "Inc." keep their full stop.
fn abbreviated(words: &str) -> bool {
    let last = words.rsplit(char::is_whitespace).next().unwrap_or("");
    last.strip_suffix('.').unwrap_or(last).contains('.')
}

/// Grown over the quotation marks that belong to it: a mark that is opened inside is closed inside, and a quotation that the
/// span fills is taken with both its marks.
fn with_marks(ctx: &Context, span: Span) -> Span {
    let mut s = span;
    if s.is_empty() {
        return s;
    }
    for q in ctx.layout.quotes.touching(span) {
        let inner = q.inner.trimmed(ctx.text);
        let fills = s.contains(inner) || (s.start <= inner.start + 1 && s.end + 2 >= inner.end);
        let opens_inside = s.start <= q.span.start && q.span.start < s.end && q.inner.end.saturating_sub(s.end) <= 3;
        let closes_inside = s.start > q.span.start && s.start <= q.inner.start + 1 && q.span.end <= s.end + 2;
        if fills || opens_inside || closes_inside {
            s = s.cover(q.span);
        } else if s.start == q.inner.start {
            s.start = q.span.start; // the first part of a quotation that its cue breaks or that runs on
        } else if q.closed && (s.end == q.inner.end || s.end == inner.end) {
            s.end = q.span.end;
        }
    }
    s
}

/// Outer quotations that lie inside a span or hold it.
fn covering<'a>(ctx: &'a Context, span: Span) -> impl Iterator<Item = &'a Quote> {
    ctx.layout.quotes.touching(span).filter(|q| q.depth == 0)
}

/// Direct, indirect or mixed, by how much of the piece stands between quotation marks.
pub(super) fn form(ctx: &Context, piece: Span) -> Form {
    let count = |s: Span| ctx.of(s).chars().filter(|c| c.is_alphanumeric()).count();
    let all = count(piece);
    let quoted: usize = covering(ctx, piece)
        .map(|q| count(Span::new(q.inner.start.max(piece.start), q.inner.end.min(piece.end))))
        .sum();
    if quoted == 0 {
        Form::Indirect
    } else if quoted >= all {
        Form::Direct
    } else {
        Form::Mixed
    }
}

/// Short quotations inside other words, by which the report keeps its distance from a word.
pub(super) fn distance(ctx: &Context, piece: Span, not_direct: bool) -> Vec<Span> {
    if !not_direct {
        return Vec::new();
    }
    covering(ctx, piece)
        .filter(|q| piece.contains(q.span) && ctx.reading.words_in(q.inner).len() <= SHORT)
        .map(|q| q.span)
        .collect()
}

/// Whether a word is a verb or auxiliary.
pub(super) fn verbal(ctx: &Context, word: usize) -> bool {
    ctx.reading.words.get(word).is_some_and(|w| matches!(w.upos, Upos::Verb | Upos::Aux))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The source made whole, where the reader gave the words before "|".
    fn whole(source: &str, rest: &str) -> String {
        let text = format!("{source} {rest}");
        let mut reading = crate::testing::bare_reading(&text);
        for word in &mut reading.words {
            word.upos = match word.span.of(&text) {
                "of" => Upos::Adp,
                "the" => Upos::Det,
                "placed" | "knew" => Upos::Verb,
                _ => Upos::Propn,
            };
        }
        let at = text.find("placed").unwrap();
        let report = crate::testing::report(&text);
        crate::testing::in_context(&report, &reading, |ctx| {
            let found = whole_source(ctx, &ByPlace::new(&[]), Span::new(0, source.len()), Span::new(at, at + 6));
            found.of(&text).to_owned()
        })
    }

    #[test]
    fn a_preposition_wants_its_noun() {
        assert_eq!(whole("Officials of", "the Tolm Republic placed tolls"), "Officials of the Tolm Republic");
        assert_eq!(
            whole("Officials of", "the Republic Emric knew placed tolls"),
            "Officials of",
            "a clause stands between"
        );
    }
}
