//! How a report is laid out: the report in; headline, lead, the days it names, its dated sections out.

use std::collections::BTreeSet;

use sayso_case::Moment;
use sayso_text::Span;

use super::words::Telling;
use crate::days::Days;
use crate::pile::Pile;
use crate::spots::{Spot, Spots, places_of};
use crate::wording::flat;

/// A date at the head of the text beats a manifest's within so many days; a manifest may be wrong by weeks.
const HEADER: i32 = 60;
/// Shorter sentences are captions, bylines, credits.
const SHORT: usize = 40;
/// Most bytes of a first line that is a headline, and of a heading.
const HEADLINE: usize = 160;
const HEADING: usize = 90;
/// A shorter word in capitals may be an abbreviation.
const SHORTEST_NAME: usize = 4;
/// Longer times are no day of a deed.
const EXACT: i32 = 3;
/// So many words stand before the day of the deed that a sentence turns to: "With regard to the events of |13 May".
const OPENING: usize = 6;
/// So many dated sections or paragraphs make a bulletin, an overview, a live page.
const SECTIONS: usize = 3;

/// A day that a text names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NamedDay {
    /// Its words.
    pub span: Span,
    /// Its sentence.
    pub sentence: usize,
    /// The days it can mean: at most four.
    pub days: Days,
    /// Whether it says when something was said.
    pub said: bool,
}

/// A report as the chaining sees it.
pub(crate) struct Layout {
    /// Its number.
    pub report: usize,
    /// The sentences of the headline.
    pub head: BTreeSet<usize>,
    /// The first two sentences of the body.
    pub lead: BTreeSet<usize>,
    /// When it was published: by its own head, else as the report says.
    pub published: Option<Days>,
    /// The days it names, in order.
    pub days: Vec<NamedDay>,
    /// The places said to be a scene: sentence, place.
    pub scenes: Vec<(usize, Spot)>,
    /// All places named, but for speakers' seats.
    pub places: BTreeSet<Spot>,
    /// Whether the headline tells of what followed a deed.
    pub follows_up: bool,
    /// The section of each sentence and its day; empty for a report without dated sections.
    sections: Vec<(usize, Option<Days>)>,
}

impl Layout {
    /// Lays out one report.
    pub fn of(pile: &Pile, spots: &Spots, report: usize) -> Self {
        let head = head(pile, report);
        let long = |k: &usize| pile.sentence_span(report, *k).len() > SHORT;
        let body: Vec<usize> = (0..pile.sentences(report).len()).filter(|k| !head.contains(k)).filter(long).collect();
        let lead: BTreeSet<usize> = body.iter().copied().take(2).collect();
        let mut days = named_days(pile, report);
        let mut published = pile.published(report);
        let until = body.first().map_or(200, |k| pile.sentence_span(report, *k).start + 160).min(400);
        if let Some((at, day)) = header(pile, report, &days, published, until) {
            days.retain(|d| d.span.start != at);
            if let Some(wrong) = published.filter(|p| p.gap(day) > 1) {
                days.iter_mut().for_each(|d| {
                    d.days = moved(Telling::of(pile, report), d.span.of(pile.text(report)), d.days, wrong, day)
                });
            }
            published = Some(day);
        }
        if let Some(published) = published {
            // "turned Tuesday into the bloodiest day": a day that is still to come is no day of a deed.
            days.retain(|d| d.days.numbers().0 <= published.numbers().1 + 1);
        }
        let title = pile.read(report).report.title.as_deref().unwrap_or("");
        let telling = Telling::of(pile, report);
        let headline = |k: &usize| telling.is_aftermath(pile.of(report, pile.sentence_span(report, *k)));
        let follows_up = head.iter().any(headline) || telling.is_aftermath(title);
        let sections = sections(pile, telling, report, &days);
        let (places, scenes) = scenes(pile, spots, report);
        Layout { report, head, lead, published, days, scenes, places, follows_up, sections }
    }

    /// Whether a sentence is of the headline or lead.
    pub fn is_top(&self, sentence: usize) -> bool {
        self.head.contains(&sentence) || self.lead.contains(&sentence)
    }

    /// Whether it is told in dated sections, paragraphs or posts.
    pub fn has_sections(&self) -> bool {
        !self.sections.is_empty()
    }

    /// The number of a sentence's section, the first where there are none.
    pub fn section(&self, sentence: usize) -> usize {
        self.sections.get(sentence).map_or(0, |(k, _)| *k)
    }

    /// The day of a sentence's section.
    pub fn section_day(&self, sentence: usize) -> Option<Days> {
        self.sections.get(sentence).and_then(|(_, day)| *day)
    }
}

/// The first sentences that say what the title says; a first line that stands alone.
fn head(pile: &Pile, report: usize) -> BTreeSet<usize> {
    let title = flat(pile.read(report).report.title.as_deref().unwrap_or(""));
    let text = pile.text(report);
    let sentences = pile.sentences(report);
    let is_head = |k: &usize| {
        let Some(span) = sentences.get(*k) else { return false };
        let words = flat(span.of(text));
        let next = sentences.get(k + 1).map_or(text.len(), |s| s.start);
        let alone = text.get(span.end..next).is_some_and(|gap| gap.contains('\n')) || span.of(text).ends_with('\n');
        words.len() > 1 && (title.contains(&words) || (*k == 0 && span.len() < HEADLINE && alone))
    };
    (0..sentences.len().min(4)).filter(is_head).collect()
}

/// The exact days of a text. Days to come are none.
fn named_days(pile: &Pile, report: usize) -> Vec<NamedDay> {
    let findings = &pile.read(report).findings;
    let text = pile.text(report);
    let mut out = Vec::new();
    for time in &findings.times {
        let Some(days) = time.value.as_deref().and_then(days_of).filter(|d| d.length() <= EXACT) else { continue };
        let sentence = pile.sentence(report, time.span.start);
        let from = pile.sentence_span(report, sentence).start.max(floor(text, time.span.start.saturating_sub(48)));
        let before = text.get(from..time.span.start).unwrap_or("");
        if Telling::of(pile, report).is_ahead(before) {
            continue;
        }
        let after = text.get(time.span.end..pile.sentence_span(report, sentence).end).unwrap_or("");
        if is_dateline(text.get(pile.sentence_span(report, sentence).start..time.span.start).unwrap_or(""), after) {
            continue;
        }
        let cued = findings.statements.iter().filter_map(|s| s.cue).any(|cue| {
            let (low, high) = (cue.end.min(time.span.end), cue.start.max(time.span.start));
            let between = text.get(low.min(high)..high).unwrap_or("x");
            pile.sentence(report, cue.start) == sentence
                && between.split_whitespace().count() <= 2
                && !between.contains([',', ';'])
        });
        // "Of the events of 14 March Varsin said": the day of the deed.
        let opening = text.get(pile.sentence_span(report, sentence).start..time.span.start).unwrap_or("");
        let turned = Telling::of(pile, report).turns(opening) && opening.split_whitespace().count() <= OPENING;
        let said = cued && !turned
            || Telling::of(pile, report).saying_before(before).is_some_and(|at| {
                let at = from + at;
                !findings.events.iter().any(|e| at < e.span.start && e.span.start < time.span.start)
            });
        out.push(NamedDay { span: time.span, sentence, days, said });
    }
    out
}

/// "ARVEN, Sept 18 (Norwire) - ", "DORVET (13 October) — ": the day of a dateline.
fn is_dateline(before: &str, after: &str) -> bool {
    let capitals =
        before.split(|c: char| !c.is_alphabetic()).any(|w| w.chars().count() > 2 && w.chars().all(char::is_uppercase));
    let dash = after.get(..floor(after, after.len().min(40))).unwrap_or("");
    before.len() < 60 && capitals && [" - ", " – ", " — ", "--", ") -", "—"].iter().any(|d| dash.contains(d))
}

/// The days of a printed time: a day with or without an hour, or an interval of dates.
fn days_of(value: &str) -> Option<Days> {
    let date = |part: &str| part.split_once('T').map_or(part, |(date, _)| date).to_owned();
    let moment: Moment = match value.split_once('/') {
        Some((a, b)) => format!("{}/{}", date(a), date(b)).parse().ok()?,
        None => date(value).parse().ok()?,
    };
    Some(Days::of_moment(moment))
}

/// A full date at the head of the text is the day of the report: where it stands, the day.
fn header(
    pile: &Pile,
    report: usize,
    days: &[NamedDay],
    published: Option<Days>,
    until: usize,
) -> Option<(usize, Days)> {
    let text = pile.text(report);
    let found = days.iter().take_while(|d| d.span.start < until).find(|d| {
        let words = d.span.of(text);
        let year = words.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4);
        let line = text.get(..d.span.start).and_then(|t| t.rfind('\n')).map_or(0, |k| k + 1);
        let before = text.get(line..d.span.start).unwrap_or("").trim_end();
        let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        // "since 13 October 2021", "clash of 13 October 2021": a deed's day.
        let deed = Telling::of(pile, report).0.deed_day.contains(&last.to_lowercase()) || before.ends_with('/');
        year && !deed && d.days.length() == 0 && published.is_none_or(|p| p.gap(d.days) <= HEADER)
    })?;
    Some((found.span.start, found.days))
}

/// "Friday", "yesterday" were reckoned from a wrong date of the report: the same from the right one. Full dates stay.
fn moved(telling: Telling, words: &str, days: Days, wrong: Days, right: Days) -> Days {
    if words.contains(|c: char| c.is_ascii_digit()) {
        return days;
    }
    let by = right.numbers().0 - wrong.numbers().0;
    let is_weekday = flat(words).split_whitespace().any(|w| telling.0.weekday.contains(w));
    // The last such day of the week up to the day of the report.
    let back = if is_weekday { (right.numbers().0 - days.numbers().0).rem_euclid(7) } else { 0 };
    if is_weekday { right.shifted(-back) } else { days.shifted(by) }
}

/// The section of each sentence with its day, where a report has several dated headings or paragraphs ("13 October: ...").
fn sections(pile: &Pile, telling: Telling, report: usize, days: &[NamedDay]) -> Vec<(usize, Option<Days>)> {
    let text = pile.text(report);
    let mut out = Vec::new();
    let (mut section, mut dated, mut headings, mut standing) = (0, 0, 0, None::<Days>);
    let mut day = None;
    for (k, span) in pile.sentences(report).iter().enumerate() {
        let before = text.get(..span.start).unwrap_or("");
        let opens = before.trim_end_matches([' ', '\t']).ends_with('\n') || before.is_empty();
        if opens {
            let words = span.of(text).trim();
            let gap = pile.sentences(report).get(k + 1).and_then(|next| text.get(span.end..next.start));
            let heading = words.len() <= HEADING
                && !words.ends_with(['.', '!', '?', '"', '”'])
                && gap.is_some_and(|g| g.contains('\n'));
            let leads = |d: &&NamedDay| {
                d.span.start <= span.start + 8
                    || text.get(span.start..d.span.start).is_some_and(|w| telling.lead_to_day(w))
            };
            let first = days.iter().find(|d| d.sentence == k && !d.said && (heading || leads(d)));
            headings += usize::from(heading && k > 1);
            section += 1;
            if heading {
                // A heading without a day ends the section of the day before it.
                standing = first.map(|d| d.days);
                day = standing;
                dated += usize::from(standing.is_some());
            } else {
                day = first.map(|d| d.days).or(standing);
                dated += usize::from(first.is_some());
            }
        }
        out.push((section, day));
    }
    // An article under headings needs fewer dates to be read by them.
    let enough = dated >= SECTIONS || (dated + 1 >= SECTIONS && headings >= SECTIONS);
    if enough { out } else { Vec::new() }
}

/// The places of a report that are no speaker's seat; those of them that stand after a word of place, with their sentences.
fn scenes(pile: &Pile, spots: &Spots, report: usize) -> (BTreeSet<Spot>, Vec<(usize, Spot)>) {
    let sources: Vec<Span> = pile.read(report).findings.statements.iter().filter_map(|s| s.source).collect();
    let text = pile.text(report);
    let mut all = places_of(pile, spots, report);
    all.retain(|(at, _)| !sources.iter().any(|s| s.start <= *at && *at < s.end));
    let is_scene = |at: usize| {
        let sentence = pile.sentence_span(report, pile.sentence(report, at));
        let from = sentence.start.max(floor(text, at.saturating_sub(64)));
        let before = text.get(from..at).unwrap_or("");
        Telling::of(pile, report).is_locative(before) && !Telling::of(pile, report).is_said_there(before)
    };
    let mut scenes: Vec<(usize, Spot)> =
        all.iter().filter(|(at, _)| is_scene(*at)).map(|(at, spot)| (pile.sentence(report, *at), *spot)).collect();
    for (sentence, span) in pile.sentences(report).iter().enumerate() {
        if span.len() <= HEADING && !scenes.iter().any(|(s, _)| *s == sentence) {
            scenes.extend(in_capitals(Telling::of(pile, report), spots, span.of(text)).map(|spot| (sentence, spot)));
        }
    }
    scenes.sort_by_key(|(sentence, _)| *sentence);
    (all.iter().map(|(_, spot)| *spot).collect(), scenes)
}

/// "2. SHOOTING AT THE LODMER STATION": where all is in capitals, no reader sees a name, but other reports tell that it is a place.
fn in_capitals(telling: Telling, spots: &Spots, heading: &str) -> Option<Spot> {
    if heading.contains(char::is_lowercase) {
        return None;
    }
    let mut at = 0;
    heading.split_inclusive(|c: char| !c.is_alphabetic()).find_map(|piece| {
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        let before = heading.get(..at).unwrap_or("");
        at += piece.len();
        let place = || spots.at(word).filter(|_| word.chars().count() >= SHORTEST_NAME);
        telling.is_locative(before).then(place).flatten()
    })
}

/// The last boundary of a character at or before a byte.
pub(crate) fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
