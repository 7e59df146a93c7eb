//! A saying stays in its paragraph: what the reader took from a headline, a line of keywords or another paragraph is cut off.

use sayso_text::Span;

use super::span;
use crate::Form;
use crate::context::Context;

/// A first line of at most this many words, without a full stop, is a title.
const TITLE: usize = 30;
/// A paragraph broken into more lines than this has no end that a saying could feel.
const LINES: usize = 200;

/// The parts of a span that stand in different paragraphs. Lines broken in the middle of a sentence part nothing: only a
/// blank line and the end of the title do.
fn parts(ctx: &Context, span: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = span.start;
    let text = ctx.of(span);
    for (at, _) in text.match_indices('\n') {
        let byte = span.start + at;
        if byte < start || !parted(ctx, byte) {
            continue;
        }
        out.push(Span::new(start, byte).trimmed(ctx.text));
        start = byte + 1;
    }
    out.push(Span::new(start, span.end).trimmed(ctx.text));
    out.retain(|p| !p.is_empty());
    out
}

/// Whether a line end ends a paragraph or the title.
fn parted(ctx: &Context, byte: usize) -> bool {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\r' | '\u{a0}');
    let after = ctx.after(byte + 1).trim_start_matches(blank);
    let before = ctx.before(byte).trim_end_matches(blank);
    if after.starts_with('\n') || before.ends_with('\n') {
        return true;
    }
    let title = !before.contains('\n') && !before.trim_end().ends_with(['.', '!', '?', ',', ';', ':']);
    let opens = after.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || "\"“«„‘'".contains(c));
    title && opens && before.split_whitespace().take(TITLE + 1).count() <= TITLE
}

/// The paragraph in which a place stands, as far as a content may reach.
fn around(ctx: &Context, at: Span) -> Span {
    let before = ctx.before(at.start).rmatch_indices('\n').map(|(b, _)| b);
    let start = before.take(LINES).find(|&b| parted(ctx, b)).map_or(0, |b| b + 1);
    let after = ctx.after(at.end).match_indices('\n').map(|(b, _)| at.end + b);
    Span::new(start, after.take(LINES).find(|&b| parted(ctx, b)).unwrap_or(ctx.text.len()))
}

/// The source's part in the cue's paragraph; all of it if it stands wholly elsewhere.
pub(super) fn source(ctx: &Context, source: Span, cue: Span) -> Span {
    let parts = parts(ctx, source);
    if parts.len() < 2 {
        return source;
    }
    let home = around(ctx, cue);
    parts.into_iter().find(|p| home.contains(*p)).unwrap_or(source)
}

/// The content without what stands in other paragraphs and is neither quoted nor introduced by a colon.
///
/// "Shelling at the ford | Three guards died, the council said": not the headline. "Tags: nine soldiers | The river was quiet, the army
/// said": not the keywords.
pub(super) fn content(ctx: &Context, pieces: Vec<Span>, cue: Span) -> Vec<Span> {
    let home = around(ctx, cue);
    if pieces.iter().all(|p| home.contains(*p)) {
        return pieces;
    }
    let all: Vec<Span> = pieces.iter().flat_map(|&p| parts(ctx, p)).collect();
    let at_home = all.iter().any(|p| home.contains(*p));
    let introduces = ctx.of(home).trim_end().ends_with(':');
    let keeps = |p: &Span| {
        // "And from the mayor: | “...”": introduced by another line than the cue's.
        let elsewhere = p.start >= home.end && ctx.before(p.start).trim_end().ends_with(':') && {
            let line = ctx.before(p.start).trim_end().len();
            line > home.end
        };
        if home.contains(*p) || (span::form(ctx, *p) != Form::Indirect && !elsewhere) {
            return true;
        }
        if elsewhere {
            return false;
        }
        if p.start >= home.end {
            return introduces || !at_home;
        }
        let sentence = ctx.after(p.end).trim_start_matches(['”', '"', '»']).starts_with(['.', '!', '?']);
        !at_home && sentence && !labelled(ctx, *p)
    };
    all.into_iter().filter(keeps).collect()
}

/// Whether a paragraph is a line of the page: "Tags: ...".
fn labelled(ctx: &Context, at: Span) -> bool {
    let line = ctx.between(ctx.layout.line_start(at.start), at.end);
    line.split_once(':').is_some_and(|(label, _)| is_label(ctx, label))
}

/// Whether the words before a colon are a page's: "Tags", "... at the bridge. Photograph". "Military source" is a speaker.
pub(super) fn is_label(ctx: &Context, words: &str) -> bool {
    let last = words.rsplit(['.', '!', '?', '|', ')']).next().unwrap_or("").trim();
    let mut all = last.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let label = |w: &str| ctx.pack.sayings.lines.labels.contains(&w.to_lowercase());
    match (all.next(), all.next(), all.next()) {
        (Some(one), None, None) => label(one),
        (Some(_), Some(two), None) => label(two) && !two.to_lowercase().starts_with("source"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::with_context;

    fn kept(text: &str, piece: &str, cue: &str) -> Vec<String> {
        with_context(text, |ctx| {
            let span = |w: &str| text.find(w).map(|at| Span::new(at, at + w.len())).expect("the words are there");
            content(ctx, vec![span(piece)], span(cue)).iter().map(|s| ctx.of(*s).to_owned()).collect()
        })
    }

    #[test]
    fn a_headline_is_no_part_of_a_saying() {
        let text = "Clash at the mill\n\nTwo guards were hurt, the ministry said.";
        assert_eq!(kept(text, "Clash at the mill\n\nTwo guards were hurt", "said"), ["Two guards were hurt"]);
        let text = "Clash at the mill\nTwo guards were hurt, the ministry said.";
        assert_eq!(kept(text, "Clash at the mill\nTwo guards were hurt", "said"), ["Two guards were hurt"]);
        let tags = "A fire burned in Kelt.\n\nTags: arms, two guards\n\nIt was out, the mayor said.";
        assert_eq!(kept(tags, "arms, two guards", "said"), [""; 0]);
    }

    #[test]
    fn broken_lines_and_lists_are() {
        let text = "The Halvian ministry said on\nFriday that two guards\nwere hurt in Kelt.";
        assert_eq!(kept(text, "two guards\nwere hurt in Kelt", "said"), ["two guards\nwere hurt in Kelt"]);
        let list = "A summary of the day\n\nThe ministry said:\n\ntwo guards were hurt.";
        assert_eq!(kept(list, "two guards were hurt", "said"), ["two guards were hurt"]);
    }
}
