//! Times of day: "14:30", "5 p.m. on Tuesday", "Tuesday at 9 a.m.", "noon".
//!
//! In go a sentence's words and a place, out comes the time of day with the day told beside it, and the place after it.

use super::point::{Clock, Written, point};
use super::words::Line;

/// The time of day that begins at `k`, with the day after it if one is told: "5 p.m. on Tuesday".
pub(crate) fn clock(l: &Line, k: usize) -> Option<(Written, usize)> {
    let (clock, end) = bare_clock(l, k)?;
    let day = l.skip(end, |w| &w.clock_day_links);
    let day = if day <= end + 1 { day } else { end };
    match point(l, day, true).filter(|(w, _)| w.is_day()) {
        Some((w, after)) => Some((Written::Clock(clock, Some(Box::new(w))), after)),
        None => Some((Written::Clock(clock, None), end)),
    }
}

/// A day with the time of day after it: "Tuesday at 9 a.m.".
pub(crate) fn with_clock(l: &Line, (written, end): (Written, usize)) -> (Written, usize) {
    if !written.is_day() {
        return (written, end);
    }
    let at = l.skip(end, |w| &w.clock_links);
    match bare_clock(l, at).filter(|_| at > end && at <= end + 2) {
        Some((clock, after)) => (Written::Clock(clock, Some(Box::new(written))), after),
        None => (written, end),
    }
}

/// "14:30 GMT", "5 p.m.", "5:30pm", "noon"; not the score 21:14, which no word shows to be a time.
fn bare_clock(l: &Line, k: usize) -> Option<(Clock, usize)> {
    let word = l.word(k);
    let named = |hour| Some((Clock { hour, minute: 0 }, k + 1));
    match word {
        word if l.times().words.noons.contains(word) => return named(12),
        word if l.ctx.pack.small.midnight.contains(word) => return named(24),
        _ => {}
    }
    let digits = word.bytes().take_while(|b| b.is_ascii_digit() || *b == b':').count();
    let (number, glued) = word.split_at(digits);
    let (hour, minute) = match number.split_once(':') {
        Some((h, m)) if m.len() == 2 => (h.parse::<u8>().ok()?, m.parse::<u8>().ok()?),
        Some(_) => return None,
        None if number.len() <= 2 => (number.parse::<u8>().ok()?, 0),
        None => return None,
    };
    let (half, end) = match half_of_day(l, glued) {
        Some(half) => (Some(half), k + 1),
        None if !glued.is_empty() => return None,
        None => match half_of_day(l, l.word(k + 1)) {
            Some(half) => (Some(half), k + 2),
            None => (None, k + 1),
        },
    };
    let zone = l.skip(end, |w| &w.clock_zones);
    let zone = if l.among(zone, |w| &w.zones) { zone + 1 } else { zone };
    let led = l.among(k.wrapping_sub(1), |w| &w.before_clock);
    let is_time = half.is_some() || number.contains(':') && (zone > end || led);
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(after_noon) => hour % 12 + if after_noon { 12 } else { 0 },
        None => hour,
    };
    (is_time && hour <= 24 && minute < 60).then_some((Clock { hour, minute }, zone))
}

/// "p.m." is true, "a.m." false.
fn half_of_day(l: &Line, word: &str) -> Option<bool> {
    match word {
        word if l.times().words.afternoons.contains(word) => Some(true),
        word if l.times().words.mornings.contains(word) => Some(false),
        _ => None,
    }
}
