//! Distance marks: quotation marks and words by which a report holds a name or title at arm's length without quoting anybody.
//!
//! Made for: the "Free Coast Republic"; "lieutenant colonel" Dalo Emric; the so-called Free Coast Republic. What stands
//! between the marks is kept as it is written; nothing is said of whether the distance is deserved.

use sayso_text::Span;

use crate::context::Context;

/// A longer quotation is somebody's words.
const SHORT: usize = 5;

/// The places of the marks in or right beside a mention, in order.
pub(super) fn marks(ctx: &Context, mention: Span) -> Vec<Span> {
    let beside = |q: Span| {
        let between = |a: usize, b: usize| ctx.text.get(a..b).is_some_and(|s| s.chars().all(char::is_whitespace));
        q.overlaps(mention)
            || (q.end <= mention.start && mention.start - q.end < 3 && between(q.end, mention.start))
            || (mention.end <= q.start && q.start - mention.end < 3 && between(mention.end, q.start))
    };
    // The farthest marks that can stand beside it.
    let near = Span::new(mention.start.saturating_sub(3), mention.end + 3);
    let mut out: Vec<Span> = ctx
        .layout
        .quotes
        .touching(near)
        .filter(|q| q.closed && beside(q.span) && ctx.reading.words_in(q.inner).len() <= SHORT)
        // A comma or a full stop inside the marks, or a colon before them, belongs to somebody's words.
        .filter(|q| {
            !ctx.of(q.inner).ends_with([',', '.', '!', '?']) && !ctx.before(q.span.start).trim_end().ends_with(':')
        })
        .map(|q| q.span)
        .collect();
    // "the so-called Free Coast Republic", "the self-proclaimed | republic".
    let first = ctx.reading.words_in(mention).start;
    let from = first.saturating_sub(2);
    if let Some(k) = (from..first).rev().find(|&k| ctx.pack.mention_words.away.contains(&ctx.lower(k))) {
        let hyphen = k >= 2 && ctx.word(k - 1) == "-";
        let start = if hyphen { k - 2 } else { k.saturating_sub(1) };
        if ctx.pack.mention_words.self_so.contains(&ctx.lower(start)) {
            out.push(ctx.span(&(start..k + 1)));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::with_context;

    fn found(text: &str, name: &str) -> Vec<String> {
        let at = text.find(name).unwrap_or_else(|| panic!("{name} is not in the text"));
        with_context(text, |ctx| {
            marks(ctx, Span::new(at, at + name.len())).iter().map(|s| ctx.of(*s).to_owned()).collect()
        })
    }

    #[test]
    fn quotation_marks_around_and_beside_a_name() {
        let text = "The \"Free Coast Republic\" named \"lieutenant colonel\" Dalo Emric its envoy.";
        assert_eq!(found(text, "Free Coast Republic"), ["\"Free Coast Republic\""]);
        assert_eq!(found(text, "Dalo Emric"), ["\"lieutenant colonel\""]);
    }

    #[test]
    fn so_called() {
        assert_eq!(found("The so-called Orsk Council met.", "Orsk Council"), ["so-called"]);
        assert_eq!(found("The self-styled general Dalo Emric spoke.", "Dalo Emric"), ["self-styled"]);
    }

    #[test]
    fn somebodys_words_are_no_distance() {
        assert!(found("\"We are in Orsk,\" he said.", "Orsk").is_empty());
        assert!(found("Emric said: \"Orsk is ours\" and left.", "Orsk").is_empty());
        assert!(found("Orsk was quiet.", "Orsk").is_empty());
    }
}
