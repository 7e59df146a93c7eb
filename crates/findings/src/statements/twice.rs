//! One saying that the reader found under two cues: "was quoted ... as saying", "according to X, who said", and the pieces of
//! two sayings side by side that each got all of them.

use sayso_reader::Upos;
use sayso_text::Span;

use super::{Draft, NEIGHBOURS, span};
use crate::Manner;
use crate::context::Context;

/// Sayings each once, each with its own pieces. In and out in order of place of the cue.
pub(super) fn once(ctx: &Context, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = drafts;
    drafts.sort_by_key(|d| d.mark());
    with_whom_quoted(ctx, &mut drafts);
    let mut gone = vec![false; drafts.len()];
    for b in 0..drafts.len() {
        // Two cues of one saying stand in one sentence, so not many cues apart.
        for a in b.saturating_sub(NEIGHBOURS.min(6))..b {
            if gone.get(a).copied().unwrap_or(true) {
                continue;
            }
            let (Some(first), Some(second)) = (drafts.get(a), drafts.get(b)) else { continue };
            if let Some((mine, theirs)) = aside(ctx, first, second).or_else(|| led(ctx, first, second)) {
                if let Some(d) = drafts.get_mut(a) {
                    d.pieces = vec![mine];
                }
                if let Some(d) = drafts.get_mut(b) {
                    d.pieces = vec![theirs];
                }
            } else if is_refused(ctx, first, second) {
                set(&mut gone, a);
            } else if again(ctx, first, second) || is_relay(ctx, first, second) {
                set(&mut gone, b);
                break;
            } else if parted(ctx, first, second) {
                let behind = second.cue;
                if let (Some(d), Some(behind)) = (drafts.get_mut(a), behind) {
                    d.cue = d.cue.map(|cue| Span::new(cue.start, behind.end));
                }
                set(&mut gone, b);
                break;
            } else if issues(ctx, first, second) || quoted_by(ctx, first, second) {
                set(&mut gone, a);
            } else if let Some(whole) = quotes(ctx, first, second) {
                if let Some(d) = drafts.get_mut(a) {
                    d.pieces = vec![whole];
                }
            } else if let Some((mine, theirs)) = by_accusing(ctx, first, second).or_else(|| share(ctx, first, second)) {
                if let Some(d) = drafts.get_mut(a) {
                    d.pieces = mine;
                }
                if let Some(d) = drafts.get_mut(b) {
                    d.pieces = theirs;
                }
            }
        }
    }
    let mut kept = gone.into_iter().map(|g| !g);
    drafts.retain(|_| kept.next().unwrap_or(true));
    with_outer_source(ctx, &mut drafts);
    drafts
}

/// "State radio quoted *the navy* | as saying two boats sank": between the cues stands who says it, whatever the reader has for a source.
fn with_whom_quoted(ctx: &Context, drafts: &mut [Draft]) {
    for b in 1..drafts.len() {
        let Some(cue) = drafts.get(b).and_then(|d| d.cue).filter(|cue| as_saying(ctx, *cue)) else { continue };
        let near = drafts.get(b.saturating_sub(NEIGHBOURS.min(6))..b).unwrap_or_default();
        let passes = |c: &Span| ctx.pack.statement_words.quoting.contains(&ctx.of(*c).to_lowercase());
        let Some(passing) = near.iter().rev().filter_map(|d| d.cue).find(passes) else { continue };
        let whom = whom_quoted(ctx, passing, cue);
        if let Some(d) = drafts.get_mut(b).filter(|_| whom.is_some()) {
            d.source = whom;
        }
    }
}

/// What stands between "quoted" and "as saying", if it can be somebody.
fn whom_quoted(ctx: &Context, passing: Span, cue: Span) -> Option<Span> {
    const LONGEST: usize = 14;
    if passing.end >= cue.start || !in_one_sentence(ctx, passing, cue) {
        return None;
    }
    let words = ctx.reading.words_in(Span::new(passing.end, cue.start));
    let light = |k: &usize| matches!(ctx.upos(*k), Upos::Adp | Upos::Sconj);
    let words = words.start..words.end - words.clone().rev().take_while(light).count();
    // "quoted a source on Friday as saying"
    let dated = |k: &usize| ctx.upos(*k) == Upos::Adp && ctx.pack.grammar.is_calendar(&ctx.lower(*k + 1));
    let words = words.start..words.clone().find(|k| *k > words.start && dated(k)).unwrap_or(words.end);
    let span = ctx.span(&words);
    let plain = |k: usize| !matches!(ctx.upos(k), Upos::Verb | Upos::Aux | Upos::Punct);
    let noun = |k: usize| matches!(ctx.upos(k), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num);
    (words.len() <= LONGEST && words.clone().all(plain) && words.clone().any(noun)).then_some(span)
}

/// "*State radio quoted* | the navy as saying two boats sank, Vortex reports": what is reported begins with who is quoted first, not
/// behind that cue.
fn with_outer_source(ctx: &Context, drafts: &mut [Draft]) {
    for b in 0..drafts.len() {
        let Some((cue, [piece])) = drafts.get(b).and_then(|d| Some((d.cue?, d.pieces.as_slice()))) else { continue };
        let piece = *piece;
        let near = drafts.get(b.saturating_sub(NEIGHBOURS.min(6))..b).unwrap_or_default();
        let open = |a: &&Draft| {
            let quotes = |c: Span| ctx.pack.statement_words.quoting.contains(&ctx.of(c).to_lowercase());
            a.cue
                .is_some_and(|c| quotes(c) && c.end <= piece.start && ctx.between(c.end, piece.start).trim().is_empty())
        };
        let Some(source) = near.iter().find(open).and_then(|a| a.source) else { continue };
        let whole = source.start < piece.start && piece.end <= cue.start && in_one_sentence(ctx, source, cue);
        if let Some(d) = drafts.get_mut(b).filter(|_| whole) {
            d.pieces = vec![source.cover(piece)];
        }
    }
}

fn set(gone: &mut [bool], k: usize) {
    if let Some(slot) = gone.get_mut(k) {
        *slot = true;
    }
}

/// Whether two sayings have the same content, or nearly.
fn same_content(a: &Draft, b: &Draft) -> bool {
    let len = |d: &Draft| d.pieces.iter().map(Span::len).sum::<usize>();
    let shared: usize = a
        .pieces
        .iter()
        .flat_map(|p| b.pieces.iter().map(move |q| p.end.min(q.end).saturating_sub(p.start.max(q.start))))
        .sum();
    shared * 10 >= len(a).max(len(b)) * 8
}

fn in_one_sentence(ctx: &Context, a: Span, b: Span) -> bool {
    ctx.reading.sentence_at(a.start).contains(b)
}

/// "Emric was quoted by Radio Kelt | as saying", "according to Emric, | who said": the second cue says again that the first does.
fn is_relay(ctx: &Context, first: &Draft, second: &Draft) -> bool {
    let (Some(a), Some(b)) = (first.cue, second.cue) else { return false };
    if !in_one_sentence(ctx, a, b) || !same_content(first, second) {
        return false;
    }
    let one = |d: &Draft| d.source.map(|s| ctx.of(s).to_lowercase());
    let who = one(second).is_some_and(|s| ctx.pack.small.who.contains(&s));
    let same = second.source.is_none() || one(first) == one(second);
    let quoted = ctx.of(a).to_lowercase().split_whitespace().any(|w| ctx.pack.statement_words.quoted_forms.contains(w));
    who || (same && quoted && as_saying(ctx, b))
}

/// "State radio quoted | *the navy as saying two boats sank*": what the radio passes on, with who says it.
fn quotes(ctx: &Context, first: &Draft, second: &Draft) -> Option<Span> {
    let (a, b, who) = (first.cue?, second.cue?, second.source?);
    let passes = ctx.pack.statement_words.quoting.contains(&ctx.of(a).to_lowercase());
    let between = a.end <= who.start && who.end <= b.start;
    let same = second.pieces.iter().all(|p| p.start >= b.end && first.pieces.iter().any(|q| q.overlaps(*p)));
    let whole = second.pieces.last().map(|p| who.cover(*p))?;
    (passes && between && same && as_saying(ctx, b) && in_one_sentence(ctx, a, b)).then_some(whole)
}

/// "The army was quoted by *Radio Orsk* | as warning that": the army says it, and the radio passes it on (`relay`).
fn quoted_by(ctx: &Context, first: &Draft, second: &Draft) -> bool {
    let (Some(a), Some(b), Some(who)) = (first.cue, second.cue, first.source) else { return false };
    let quoted = ctx.of(a).to_lowercase().split_whitespace().any(|w| ctx.pack.grammar.cited_quoted.contains(w));
    let between = a.end <= who.start && who.end <= b.start && ctx.before(who.start).trim_end().ends_with(" by");
    let other = second.source.is_some_and(|s| s.end <= a.start);
    quoted && between && other && as_saying(ctx, b) && in_one_sentence(ctx, a, b) && same_content(first, second)
}

/// Whether a cue is "as saying", "as warning".
fn as_saying(ctx: &Context, cue: Span) -> bool {
    ctx.of(cue).to_lowercase().starts_with("as ") || ctx.before(cue.start).trim_end().ends_with(" as")
}

/// "According to Emric, who said *she had fled on foot*, *the camp is full*": each its own clause.
fn aside(ctx: &Context, first: &Draft, second: &Draft) -> Option<(Span, Span)> {
    let (a, b) = (first.cue?, second.cue?);
    let ([whole], [_]) = (first.pieces.as_slice(), second.pieces.as_slice()) else { return None };
    let who = ctx.before(b.start).trim_end().ends_with("who");
    if !who || a.end > b.start || !in_one_sentence(ctx, a, b) || !same_content(first, second) {
        return None;
    }
    let beside = whole.start >= b.end && ctx.between(b.end, whole.start).trim().len() <= "that".len();
    let comma = ctx.of(*whole).find(", ").filter(|_| beside)?;
    let (mine, theirs) = (Span::new(whole.start + comma + 2, whole.end), Span::new(whole.start, whole.start + comma));
    (ctx.reading.words_in(mine).len() > 2 && ctx.reading.words_in(theirs).len() > 1).then_some((mine, theirs))
}

/// "По словам министра, *погибли трое*, а по словам врача — *пятеро*": what stands behind who says it is theirs, up to the next who does.
fn led(ctx: &Context, first: &Draft, second: &Draft) -> Option<(Span, Span)> {
    let (a, b) = (lead(ctx, first)?, lead(ctx, second)?);
    let sentence = ctx.reading.sentence_at(a.start);
    // Not "Погибли трое, по словам министра, и двое, по словам врача".
    let opens = first.pieces.iter().all(|p| p.end > a.end);
    if !opens || a.end > b.start || !sentence.contains(b) {
        return None;
    }
    let end = first.pieces.iter().chain(&second.pieces).map(|p| p.end).filter(|end| *end <= sentence.end).max()?;
    let behind = |span: Span| {
        let words = ctx.reading.words_in(span::said(ctx, span));
        let link = |k: &usize| ctx.upos(*k) == Upos::Cconj || !ctx.word(*k).chars().any(char::is_alphanumeric);
        let kept = words.start..words.end - words.clone().rev().take_while(link).count();
        (!kept.is_empty()).then(|| span::said(ctx, ctx.span(&kept)))
    };
    let (mine, theirs) = (behind(Span::new(a.end, b.start))?, behind(Span::new(b.end, end.max(b.end)))?);
    Some((mine, theirs))
}

/// The words "по словам министра", "according to the mayor", where who says it stands right behind the cue.
fn lead(ctx: &Context, d: &Draft) -> Option<Span> {
    let (cue, source) = (d.cue?, d.source?);
    let first = ctx.lower(ctx.reading.words_in(cue).start);
    let leads = ctx.pack.grammar.prepositions.contains(&first) && cue.end <= source.start;
    (leads && ctx.between(cue.end, source.start).trim().is_empty()).then(|| cue.cover(source))
}

/// "Varnia repeated | its claim that the convoy carried arms", "renewed its call for": the noun is what was repeated.
fn again(ctx: &Context, first: &Draft, second: &Draft) -> bool {
    let (Some(a), Some(b)) = (first.cue, second.cue) else { return false };
    let own = ctx.between(a.end, b.start).split_whitespace().all(|w| {
        let w = w.to_lowercase();
        ctx.pack.statement_words.again_leads.contains(&w)
    });
    a.end < b.start && own && second.source.is_none_or(|s| Some(s) == first.source) && same_content(first, second)
}

/// "*Комментировать* приговор министр *отказался*": what somebody refuses to say is not said.
fn is_refused(ctx: &Context, first: &Draft, second: &Draft) -> bool {
    let (Some(a), Some(b)) = (first.cue, second.cue) else { return false };
    let verb = ctx.of(a).to_lowercase();
    let infinitive = ctx.pack.figure_words.infinitives.iter().any(|end| verb.ends_with(end.as_str()));
    let one = first.source.is_none() || second.source.is_none() || first.source == second.source;
    let near = ctx.reading.words_in(Span::new(a.end, b.start.max(a.end))).len() <= 6;
    let refuses = second.manner == Manner::Decline && a.end <= b.start && near && in_one_sentence(ctx, a, b);
    ctx.pack.morphology.declines() && infinitive && !verb.contains(' ') && one && refuses
}

/// "По | его | словам": the reader took both pieces of one cue for cues, with whose words they are between them.
fn parted(ctx: &Context, first: &Draft, second: &Draft) -> bool {
    let (Some(a), Some(b)) = (first.cue, second.cue) else { return false };
    let lone = ctx.pack.grammar.prepositions.contains(&ctx.of(a).to_lowercase());
    let between = ctx.between(a.end, b.start).trim();
    let whose = first.source.or(second.source).is_some_and(|s| ctx.of(s) == between);
    let one = first.source.is_none() || second.source.is_none() || first.source == second.source;
    ctx.pack.morphology.declines() && lone && whose && one && a.end < b.start && same_content(first, second)
}

/// "They circulated a statement on the network | imploring help": the second cue says how it is said.
fn issues(ctx: &Context, first: &Draft, second: &Draft) -> bool {
    let (Some(a), Some(b)) = (first.cue, second.cue) else { return false };
    let head = ctx.of(a).to_lowercase();
    let head = head.split_whitespace().next().unwrap_or("");
    let puts_out = ctx.pack.statement_words.issuing.contains(head);
    puts_out
        && first.manner == Manner::Say
        && in_one_sentence(ctx, a, b)
        && ctx.pack.morphology.is_progressive(ctx.of(b))
        && same_content(first, second)
}

/// "Rejected the report | by *accusing* the militia of P": what stands behind the accusation is its own, and what stands before it the
/// denial's, though the reader gave either both.
fn by_accusing(ctx: &Context, first: &Draft, second: &Draft) -> Option<(Vec<Span>, Vec<Span>)> {
    let (a, b) = (first.cue?, second.cue?);
    let denies = matches!(first.manner, Manner::Deny | Manner::Reject) && second.manner == Manner::Accuse;
    let shared = first.pieces.iter().any(|p| second.pieces.iter().any(|q| p.overlaps(*q)));
    if !denies || !shared || a.end > b.start || !in_one_sentence(ctx, a, b) {
        return None;
    }
    let mine: Vec<Span> = first.pieces.iter().copied().filter(|p| p.start < b.end).collect();
    let theirs: Vec<Span> = second.pieces.iter().copied().filter(|p| p.start >= b.end).collect();
    (!mine.is_empty() && !theirs.is_empty()).then_some((mine, theirs))
}

/// "A," said Emric – "B," she added: of two sayings side by side each keeps the pieces nearest to it.
fn share(ctx: &Context, a: &Draft, b: &Draft) -> Option<(Vec<Span>, Vec<Span>)> {
    // One content for two cues ("said and repeated that ...") is shared; a quotation of its own is not.
    let shared: Vec<&Span> = a.pieces.iter().filter(|p| b.pieces.contains(p)).collect();
    let quoted = |p: &&Span| ctx.layout.quotes.touching(**p).any(|q| q.span == **p);
    let all = a.pieces.len() > 1 && a.pieces == b.pieces;
    if shared.is_empty() || !(all || shared.iter().all(quoted)) {
        return None;
    }
    // With the source where no piece stands between the two.
    let whole = |d: &Draft| {
        let cue = d.cue?;
        let near = d.source.map(|s| s.cover(cue)).filter(|w| !d.pieces.iter().any(|p| p.overlaps(*w)));
        near.or(Some(cue))
    };
    let (near_a, near_b) = (whole(a)?, whole(b)?);
    if near_a.overlaps(near_b) {
        return None;
    }
    let apart = |p: &Span, q: Span| p.start.saturating_sub(q.end).max(q.start.saturating_sub(p.end));
    let nearer_a = |p: &Span| apart(p, near_a) < apart(p, near_b);
    let mine = a.pieces.iter().copied().filter(|p| !b.pieces.contains(p) || nearer_a(p));
    let theirs = b.pieces.iter().copied().filter(|p| !a.pieces.contains(p) || !nearer_a(p));
    let (mine, theirs): (Vec<Span>, Vec<Span>) = (mine.collect(), theirs.collect());
    (!mine.is_empty() && !theirs.is_empty()).then_some((mine, theirs))
}
