//! Datelines: "ARVEN, 5 July 2016 (Wire) -", "ARVEN, Halvia (July 5)", and lines that say when a report was published.
//!
//! Their day is that of the report, on which nothing else need have happened; and it is the day from which "yesterday" counts.

use sayso_case::{PartialDate, Precision};

use super::calendar::plus_days;
use super::point::{Written, point};
use super::resolve::{self, Anchor};
use super::words::Line;
use crate::context::Context;

/// How many sentences from its beginning a report has its dateline.
const NEAR: usize = 8;
/// How many days before its publication a report may have been written.
const OLD: i64 = 10;

/// Whether the time from `k` to `end` is that of a dateline or of a line such as "Published 5 July 2016".
pub(crate) fn is_of_dateline(l: &Line, k: usize, end: usize) -> bool {
    let first = l.words.start;
    if k > first + 9 {
        return false;
    }
    if (first..k).all(|j| l.among(j, |w| &w.published) || l.weekday(j).is_some() || l.among(j, |w| &w.dateline_marks))
        && k > first
    {
        return l.among(first, |w| &w.published);
    }
    let city = l.ctx.word(first);
    let capitals = city.chars().count() > 2 && city.chars().all(char::is_uppercase);
    let place = (first..k).all(|j| !l.ctx.word(j).starts_with(char::is_lowercase));
    let after = l.skip_marks(end, &[".", ","]);
    let closes = after >= l.words.end || l.is_dash(after) || matches!(l.word(after), "(" | ")" | ":" | "_" | "/");
    capitals && k > first && place && closes
}

/// The day from which a report counts: that of its dateline, where it stands shortly before the day of publication.
pub(crate) fn day_of_report(ctx: &Context) -> Option<PartialDate> {
    let published = ctx.report.published.filter(|p| p.precision() == Precision::Day)?;
    let anchor = Anchor::of(published);
    let sentences = ctx.reading.sentences.iter().take(NEAR);
    let told = sentences.filter(|s| s.start < s.end && is_upper(ctx, s.start)).find_map(|s| {
        let l = Line::new(ctx, s.clone());
        (s.start + 1..s.end.min(s.start + 10)).find_map(|k| {
            let (written, end) = point(&l, k, false)?;
            let exact = matches!(written, Written::Date { day: Some(_), to_day: None, .. });
            let day = resolve::resolve(&written, anchor).filter(|_| exact && is_of_dateline(&l, k, end))?;
            day.as_day()
        })
    });
    let day = told.filter(|d| *d <= published.first() && plus_days(*d, OLD).is_some_and(|d| d >= published.first()));
    day.and_then(PartialDate::of_day).or(Some(published))
}

fn is_upper(ctx: &Context, k: usize) -> bool {
    ctx.word(k).chars().all(char::is_uppercase)
}
