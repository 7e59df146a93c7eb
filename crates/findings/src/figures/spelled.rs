//! Numbers in words: the words from one place on in, the value and where it ends out ("two hundred and five", "two and a half
//! million").

use super::frame::Frame;

/// Number words: the end and the value.
pub(super) fn spelled(f: &Frame, k: usize, to: usize) -> Option<(usize, u64)> {
    let lists = &f.pack().numbers;
    let (mut total, mut group, mut least, mut at, mut end) = (0u64, 0u64, u64::MAX, k, k);
    // what may still be added to the group: below 1000 at its start, below 100 after a hundred, below 10 after a ten
    let mut room = 1000u64;
    let mut read = false;
    // where the number stands without its last group: "two million three million" are two numbers
    let mut whole = None;
    while at < to {
        let word = f.word(at);
        if f.pack().grammar.indefinite.contains(word)
            && !read
            && lists.magnitudes.contains_key(f.word(at + 1))
            && !f.is(at + 1, |w| &w.score)
        {
            (group, read, room) = (1, true, 0);
        } else if let Some(&size) = lists.magnitudes.get(word).filter(|_| !read && lists.ones.contains(word)) {
            // "тысяча двести": without an article a thousand is one
            (total, least, room, read) = (size, size, 1000, true);
            whole = Some((at + 1, total));
        } else if read && group > 0 && f.pack().small.with.contains(word) && lists.half.contains(f.word(at + 1)) {
            // "две с половиной тысячи"
            let size = lists.magnitudes.get(f.word(at + 2)).copied().filter(|&s| s >= 1000 && s < least && at + 2 < to);
            return size
                .map(|size| (at + 3, total.saturating_add(group.saturating_mul(size)).saturating_add(size / 2)));
        } else if let Some(&n) = lists.cardinals.get(word) {
            if n >= room || (read && n == 0) {
                break;
            }
            group += n;
            room = match n {
                // "сто двадцать": a hundred in one word
                100.. => 100,
                20.. => 10,
                _ => 0,
            };
            read = true;
        } else if f.pack().small.hundred.contains(word) && read && (1..=99).contains(&group) && least > 100 {
            (group, room) = (group * 100, 100);
        } else if f.pack().figure_words.small_magnitudes.contains(word) && read && total == 0 {
            // "two dozen", "three score"; "one score" is no number anybody writes of people
            let size = if f.pack().small.score.contains(word) { 20 } else { 12 };
            return (!f.pack().small.score.contains(word) || group > 1).then_some((at + 1, group.saturating_mul(size)));
        } else if let Some(&size) = lists.magnitudes.get(word).filter(|&&s| s >= 1000 && s < least && read) {
            total = total.saturating_add(group.max(1).saturating_mul(size));
            (group, least, room) = (0, size, 1000);
            whole = Some((at + 1, total));
        } else if read && group > 0 && lists.magnitudes.get(word).is_some_and(|&s| s >= least) {
            return whole;
        } else if f.pack().small.and.contains(word) && read && joins(f, at, room, total, group) {
            if f.is(at + 1, |w| &w.a) && f.is(at + 2, |w| &w.half) {
                return with_half(f, at, to, (total, group, least));
            }
            at += 1;
            continue;
        } else if f.is_dash(at)
            && read
            && at > k
            && f.is_glued(at - 1)
            && f.is_glued(at)
            && room > 0
            && continues(f, at + 1, room)
        {
            at += 1;
            continue;
        } else {
            break;
        }
        at += 1;
        end = at;
    }
    read.then_some((end, total.saturating_add(group)))
}

/// "two and a half million", "a million and a half": the end and the value, from the "and" on. Read so far are a total, the group
/// after it and the total's least magnitude.
fn with_half(f: &Frame, and: usize, to: usize, (total, group, least): (u64, u64, u64)) -> Option<(usize, u64)> {
    let size = f.pack().numbers.magnitudes.get(f.word(and + 3)).copied().filter(|&s| s >= 1000 && and + 3 < to);
    match size {
        Some(size) => Some((and + 4, group.saturating_mul(size).saturating_add(size / 2))),
        None => Some((and + 3, total.saturating_add(least / 2))).filter(|(end, _)| *end <= to),
    }
}

/// Whether an "and" holds one number together: "two hundred and five", not "two hundred and five hundred".
fn joins(f: &Frame, and: usize, room: u64, total: u64, group: u64) -> bool {
    if f.is(and + 1, |w| &w.a) && f.is(and + 2, |w| &w.half) {
        return f.pack().numbers.magnitudes.contains_key(f.word(and + 3)) || total > 0 && group == 0;
    }
    let after_hundred = group >= 100 && room == 100;
    let after_thousand = total > 0 && group == 0;
    (after_hundred || after_thousand) && continues(f, and + 1, 100)
}

/// Whether the word is a number word below `room`.
fn continues(f: &Frame, k: usize, room: u64) -> bool {
    f.pack().numbers.cardinals.get(f.word(k)).is_some_and(|&n| n > 0 && n < room)
}
