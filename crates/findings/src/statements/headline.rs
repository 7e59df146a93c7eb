//! Headlines and tickers attribute by a colon or a dash: "Ministry: two killed", "Two killed in Orsk – observers".
//!
//! The words beside the mark must stand for somebody who can speak: a name the reader found, or a noun of
//! `speakers.toml`. There is no cue. Posts and tickers are lines of any length that name the poster and the
//! hour: "Orsk_Watch · 14 March 21:06: two rockets ...", "15:30 – Reader Emric, from Orsk: ...".

use sayso_reader::Upos;
use sayso_text::Span;

use super::{Draft, home, own_line, span, verbless};
use crate::by_place::{ByPlace, Places};
use crate::context::Context;
use crate::{Manner, Mention, MentionKind};

/// A line longer than this is no headline.
const LONGEST: usize = 25;
/// So many of the body's first sayings tell who speaks in the title.
const FIRST: usize = 4;
/// A source beside the mark has at most this many words.
const SOURCE: usize = 5;

/// Sayings of short lines that no other saying covers.
pub(super) fn sayings(ctx: &Context, mentions: &ByPlace<Mention>, have: &[Draft]) -> Vec<Draft> {
    let pieces: Vec<Span> = have.iter().flat_map(|d| d.pieces.iter().copied()).collect();
    let places = Places::new(pieces.iter().copied());
    // Whether a third of the words or more are said by a saying that the reader found.
    let covered = |of: Span| places.touching(of).filter_map(|k| pieces.get(k)).any(|p: &Span| p.len() * 3 > of.len());
    let mut out = Vec::new();
    let lines = sayso_text::paragraphs(ctx.text);
    let first = lines.first().map_or(0, |l| l.start);
    let bulletin = verbless::bulletin(ctx, mentions, &lines);
    for line in lines {
        let words = ctx.reading.words_in(line);
        if words.len() < 3 {
            continue;
        }
        let headed = bulletin && verbless::capitals(ctx, line).is_some();
        if headed || (covered(line) && !relays(ctx, mentions, have, line)) {
            continue;
        }
        let post = post(ctx, mentions, line).filter(|(_, content)| !covered(*content));
        if let Some((source, content)) = post {
            out.push(without_cue(source, content));
            continue;
        }
        if words.len() > LONGEST {
            continue;
        }
        let text = ctx.of(line);
        let parts = [": ", " – ", " — ", " - "].iter().find_map(|mark| {
            let at = if *mark == ": " { text.find(mark) } else { text.rfind(mark) }?;
            // "Two killed in Orsk - World - Tarsin Online" is a page's title with its sections.
            if *mark == " - " && text.matches(mark).count() > 1 {
                return None;
            }
            Some((Span::new(line.start, line.start + at), Span::new(line.start + at + mark.len(), line.end), *mark))
        });
        let Some((left, right, mark)) = parts else {
            if out.is_empty() && line.start == first {
                out.extend(unmarked(ctx, line));
            }
            continue;
        };
        if own_line::service(ctx, line) || own_line::ends_in_credit(ctx, span::tight(ctx, left)) {
            continue;
        }
        let (left, right) = (span::tight(ctx, left), span::tight(ctx, right));
        // "A soldier at the bridge. Photo: Emric/Kelt Press", "Tags: shelling, nine soldiers".
        if mark == ": " && home::is_label(ctx, ctx.of(left)) {
            continue;
        }
        let (source, content) = if mark == ": " && speaks(ctx, mentions, left) {
            if topic(ctx, mentions, left, right) {
                continue;
            }
            (left, right)
        } else if speaks(ctx, mentions, right)
            && !ctx.of(right).starts_with(|c: char| c.is_ascii_digit())
            && !heads_a_list(ctx, mentions, left, right)
        {
            (right, left)
        } else {
            continue;
        };
        // "Asked about the mine, Dalo Emric said: “Ask the army.”": what is quoted is no source.
        let quoted = ctx.layout.quotes.touching(source).any(|q| q.span.contains(source));
        if quoted || ctx.reading.words_in(content).len() < 2 {
            continue;
        }
        out.push(without_cue(source, content));
    }
    out
}

/// "Names of the dead: | Dalo Emric, Ana Bel": nobody of a list says what it is a list of. "Nine killed in Orsk: officials" is said.
fn heads_a_list(ctx: &Context, mentions: &ByPlace<Mention>, front: Span, behind: Span) -> bool {
    let lists = &ctx.pack.victim_words;
    let groups = [&lists.killed_group, &lists.wounded_group, &lists.missing_group, &lists.detained_group];
    let group = |k: usize| groups.iter().any(|list| list.contains(&ctx.lower(k)));
    let told = |k: usize| ctx.upos(k) == Upos::Num || span::verbal(ctx, k) && !group(k);
    let words = ctx.reading.words_in(front);
    let person = mentions.inside(behind).any(|m| m.kind == MentionKind::Person && m.span.start == behind.start);
    person && words.clone().any(group) && !words.clone().any(told)
}

fn without_cue(source: Span, content: Span) -> Draft {
    Draft { source: Some(source), ..Draft::of(vec![content], Manner::Say) }
}

/// "Kelt Radio: two drones downed, army says": a paper or station passes on what another says.
fn relays(ctx: &Context, mentions: &ByPlace<Mention>, have: &[Draft], line: Span) -> bool {
    let Some((left, right)) = ctx.of(line).split_once(": ") else { return false };
    let front = Span::new(line.start, line.start + left.len());
    let behind = Span::new(line.end - right.len(), line.end);
    let carrier = left.split_whitespace().any(|w| ctx.pack.speakers.carriers.contains(&w.to_lowercase()));
    let from = have.partition_point(|d| d.start() < line.start);
    let here = || have.get(from..).unwrap_or_default().iter().take_while(|d| d.start() < line.end);
    // Another speaks behind the colon, and nobody is found in front of it.
    let inner =
        here().any(|d| d.cue.is_some_and(|c| behind.contains(c)) && d.source.is_some_and(|s| behind.contains(s)));
    let taken = here().any(|d| d.source.into_iter().chain(d.cue).any(|s| s.overlaps(front)));
    carrier && inner && !taken && speaks(ctx, mentions, front)
}

/// A title whose colon or dash was lost: "Two drones downed over Varnian port state radio", if the body's first sayings are told by
/// those words.
fn unmarked(ctx: &Context, line: Span) -> Option<Draft> {
    let words = ctx.reading.words_in(line);
    if words.len() < 5 || ctx.of(line).ends_with(['.', '!', '?', ':']) || !words.clone().any(|k| span::verbal(ctx, k)) {
        return None;
    }
    let sources = ctx.reading.sayings.iter().filter(|s| s.cue.start >= words.end).take(FIRST).flat_map(|s| &s.source);
    let said = sources.filter_map(|s| {
        let tail = s.clone().rev().zip(words.clone().rev()).take_while(|(a, b)| ctx.lower(*a) == ctx.lower(*b)).count();
        let from = words.end.checked_sub(tail).filter(|_| tail > 0)?;
        let all = s.clone().filter(|&k| !ctx.pack.grammar.articles.contains(&ctx.lower(k))).count();
        // Two words of the source, or all of it; one word only if the word before cannot belong to it.
        let enough = tail >= 2 || (all == 1 && from.checked_sub(1).is_some_and(|k| ctx.upos(k) == Upos::Num));
        (enough && free_standing(ctx, from, words.start)).then_some(from)
    });
    let from = said.max()?;
    let noun = ctx.pack.morphology.singular(ctx.word(words.end - 1));
    let someone = ctx.pack.speakers.body_nouns.contains(&noun)
        || ctx.pack.speakers.unnamed.contains(&ctx.lower(words.end - 1))
        || ctx.pack.speakers.person_roles.contains(&noun)
        || ctx.pack.speakers.carriers.contains(&noun);
    someone.then(|| without_cue(ctx.span(&(from..words.end)), span::tight(ctx, ctx.span(&(words.start..from)))))
}

/// Whether the words at a title's end hang on nothing before them: "over Varnian port | state radio", not "clash with | state police".
fn free_standing(ctx: &Context, from: usize, start: usize) -> bool {
    let Some(before) = from.checked_sub(1).filter(|_| from >= start + 3) else { return false };
    let joined = matches!(
        ctx.upos(before),
        Upos::Adp | Upos::Det | Upos::Adj | Upos::Verb | Upos::Aux | Upos::Cconj | Upos::Part | Upos::Pron
    ) || ctx.word(before).ends_with(['\'', '’', '-']);
    !joined
}

/// Poster and words of a post: the first ": " of a line, in front of it a name or handle and an hour in either order.
fn post(ctx: &Context, mentions: &ByPlace<Mention>, line: Span) -> Option<(Span, Span)> {
    let text = ctx.of(line);
    let colon = text.find(": ").filter(|&c| c <= 90)?;
    let front = text.get(..colon)?;
    let content = span::tight_end(ctx, Span::new(line.start + colon + 2, line.end));
    let is_hour = |w: &str| {
        let w = w.trim_matches(|c: char| !c.is_alphanumeric());
        let digits =
            w.split([':', '.']).filter(|p| !p.is_empty() && p.len() <= 2 && p.bytes().all(|b| b.is_ascii_digit()));
        w.contains([':', '.']) && digits.count() == 2 && w.len() <= 5
    };
    let handle = |w: &str| w.starts_with('@') || (w.contains('_') && w.chars().any(char::is_alphabetic));
    let hour = front.split_whitespace().any(is_hour);
    let named_by_handle = front.split_whitespace().next().is_some_and(handle);
    if !hour && !named_by_handle {
        return None;
    }
    // The name stands before "·" or ",", or behind the hour and its dash.
    let skipped: usize = front
        .split_inclusive(char::is_whitespace)
        .take_while(|w| is_hour(w.trim()) || w.trim().chars().all(|c| !c.is_alphanumeric()))
        .map(str::len)
        .sum();
    let name = front.get(skipped..)?.split(['·', '|', ',', '(']).next()?;
    let name_end = name
        .split_whitespace()
        .position(is_hour)
        .map_or(name.len(), |k| name.split_inclusive(char::is_whitespace).take(k).map(str::len).sum());
    let source = span::tight(ctx, Span::new(line.start + skipped, line.start + skipped + name_end));
    let words = ctx.reading.words_in(source);
    let enough = ctx.reading.words_in(content).len() >= 2 && !words.is_empty() && words.len() <= SOURCE + 3;
    let capital = ctx.of(source).chars().next().is_some_and(|c| c.is_uppercase() || c == '@');
    let someone =
        ctx.of(source).split_whitespace().next().is_some_and(handle) || speaks(ctx, mentions, source) || capital;
    (enough && someone && !label(ctx, source)).then_some((source, content))
}

/// Whether a side before a colon is what a line is about, and not who says the rest.
///
/// "Varnia: 'dozens' stranded as bridge closes" over a report in which a guild says so. A side speaks there where its words are
/// quoted or its own, or where the report has it say something.
fn topic(ctx: &Context, mentions: &ByPlace<Mention>, left: Span, right: Span) -> bool {
    let one = ctx.reading.words_in(left).len() == 1;
    let side = mentions.touching(left).any(|m| {
        m.span == left
            && (matches!(m.kind, MentionKind::Side | MentionKind::Place) || (one && m.kind == MentionKind::Body))
    });
    // "Prison riot: eight dead", "Refugee crisis: 3,000 flee": a happening is a topic.
    let last = ctx.reading.words_in(left).last().map(|k| ctx.lower(k)).unwrap_or_default();
    if ctx.pack.statement_words.happenings.contains(&last) {
        return true;
    }
    let words = ctx.of(right).trim();
    let opens = |c: char| matches!(c, '"' | '“' | '\'' | '‘' | '«');
    let closes = |c: char| matches!(c, '"' | '”' | '\'' | '’' | '»' | '.');
    let quoted = words.starts_with(opens) && words.ends_with(closes);
    let own = ctx.reading.words_in(right).any(|k| ctx.pack.statement_words.own_voices.contains(&ctx.lower(k)));
    let name = ctx.of(left).to_lowercase();
    let mut sources = ctx.reading.sayings.iter().flat_map(|s| &s.source).map(|s| ctx.span(s));
    side && !quoted && !own && !sources.any(|s| s.start >= left.end && ctx.of(s).to_lowercase().contains(&name))
}

/// Whether a few words stand for somebody who can speak.
fn speaks(ctx: &Context, mentions: &ByPlace<Mention>, words: Span) -> bool {
    let range = ctx.reading.words_in(words);
    if range.is_empty() || range.len() > SOURCE || label(ctx, words) {
        return false;
    }
    let named = mentions.inside(words).any(|m| {
        (m.span.len() * 2 >= words.len() || range.len() <= 3)
            && matches!(m.kind, MentionKind::Person | MentionKind::Body | MentionKind::Side)
    });
    let last = ctx.pack.morphology.singular(ctx.word(range.end - 1));
    let noun = ctx.pack.speakers.unnamed.contains(&last)
        || (ctx.pack.speakers.body_nouns.contains(&last) && !ctx.pack.speakers.documents.contains(&last));
    // "Chief: dead boy 'only wanted to swim'": an office alone in front.
    let office = range.len() <= 2 && ctx.pack.speakers.person_roles.contains(&last) && ctx.is_capital(range.start);
    // "Совет принял резолюцию: 11 за": what somebody did, and no "speaker: words".
    let does = ctx.pack.morphology.declines() && range.clone().any(|k| ctx.upos(k) == Upos::Verb);
    !does && (named || noun || office)
}

/// "CORRECTION", "Question 3": a word of the page, not a speaker.
fn label(ctx: &Context, words: Span) -> bool {
    let mut named = ctx.reading.words_in(words).filter(|&k| ctx.word(k).chars().all(char::is_alphabetic)).peekable();
    named.peek().is_some() && named.all(|k| ctx.pack.speakers.labels.contains(&ctx.lower(k)))
}

#[cfg(test)]
mod tests {
    use sayso_reader::{Reading, Saying, Upos};

    use super::*;
    use crate::testing::{bare_reading, in_context, report};

    #[test]
    fn a_first_line_that_is_all_one_source_is_no_headline() {
        let text = "The guards of the bridge said\nThe guards of the bridge said nothing.";
        let mut reading = bare_reading(text);
        reading.words.iter_mut().for_each(|w| w.upos = Upos::Verb);
        let saying =
            Saying { cue: 11..12, source: std::iter::once(6..12).collect(), content: Vec::new(), manner: None };
        let reading = Reading { sayings: vec![saying], ..reading };
        in_context(&report(text), &reading, |ctx| assert!(unmarked(ctx, ctx.span(&(0..6))).is_none()));
    }
}
