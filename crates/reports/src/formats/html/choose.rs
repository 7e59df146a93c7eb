//! In go the lines of a page and what was found to be its article, out comes what is read: which lines, in which sections,
//! which of them are the words for pictures, and whether that was sure.

use std::collections::BTreeMap;

use super::names::SECTION;
use super::page_lines::{Holder, PageLine, PageLines};
use super::simplified::MOST_MARKS;

/// Bytes of an article that is surely more than a bulletin.
const LONG_ENOUGH: usize = 1_500;

/// What is read of a page.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// In the page's order.
    pub(super) sections: Vec<Section>,
    /// Whether the article could not be told from the rest, so that more may have been kept.
    pub(super) unsure: bool,
}

impl Chosen {
    /// How many words its lines have, those for pictures and the page's heading left out.
    pub(super) fn words(&self, page: &PageLines) -> usize {
        let lines = self.sections.iter().flat_map(|section| &section.lines);
        let body = lines.filter_map(|at| page.lines.get(*at)).filter(|line| line.place.heading != Some(1));
        body.map(|line| line.text.split_whitespace().count()).sum()
    }
}

/// A run of lines that belong together.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// Whether it is one of several posts.
    pub(super) is_post: bool,
    /// Its own time, as written.
    pub(super) time: Option<String>,
    /// Indices of its lines.
    pub(super) lines: Vec<usize>,
    /// Indices of the lines that are words for its pictures.
    pub(super) captions: Vec<usize>,
}

/// Chooses what is read.
pub(super) fn choose(page: &PageLines, found: Option<&[bool]>) -> Chosen {
    let mut kept: Vec<bool> = page.lines.iter().map(|line| is_found(line, found)).collect();
    if let Some(posts) = posts(page, &kept) {
        return of_posts(page, &posts);
    }
    by_article(page, &mut kept);
    fill(page, &mut kept);
    lead(page, &mut kept);
    trim(page, &mut kept);
    without_boxes(page, &mut kept);
    let unsure = whole_if_lost(page, &mut kept);
    let mut lines: Vec<usize> = kept.iter().enumerate().filter(|(_, kept)| **kept).map(|(at, _)| at).collect();
    let captions = captions(page, &mut lines);
    Chosen { sections: vec![Section { lines, captions, ..Section::default() }], unsure }
}

/// Whether most of a line's words were found.
fn is_found(line: &PageLine, found: Option<&[bool]>) -> bool {
    let Some(found) = found else { return false };
    let (mut taken, mut all) = (0, 0);
    for (mark, letters) in line.marks.iter().filter(|(mark, _)| *mark < MOST_MARKS) {
        all += letters;
        taken += if found.get(*mark) == Some(&true) { *letters } else { 0 };
    }
    taken * 2 >= all && taken > 0
}

/// How many words of a line are told, not linked or a label: nothing for lines too short for a sentence.
fn told(line: &PageLine) -> usize {
    let words = line.text.split_whitespace().count();
    if words < 5 || line.place.caption || line.linked * 2 > line.text.len() { 0 } else { words }
}

/// Whether a line belongs to the body of the page by the elements it stands in.
fn in_body(line: &PageLine) -> bool {
    !line.place.around && !line.place.caption
}

/// The elements that are posts, where the page is a row of them: at least two alike and side by side, none but a title and
/// teasers beside them.
fn posts(page: &PageLines, kept: &[bool]) -> Option<Vec<usize>> {
    let mut words = vec![0usize; page.holders.len()];
    let mut of_page = 0;
    for line in page.lines.iter().filter(|line| in_body(line)) {
        let told = told(line);
        of_page += told;
        let mut holder = line.place.holder;
        while let Some(at) = holder {
            if let Some(words) = words.get_mut(at) {
                *words += told;
            }
            holder = page.holders.get(at).and_then(|holder| holder.outer);
        }
    }
    let mut rows: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
    for (at, (holder, words)) in page.holders.iter().zip(&words).enumerate() {
        if *words >= 8 && holder.kind != "body" {
            rows.entry((holder.parent, &holder.kind)).or_default().push(at);
        }
    }
    // The page's own heading in one of them: that is the article, the others lead to more.
    let mut headed = vec![false; page.holders.len()];
    for line in page.lines.iter().filter(|line| line.place.heading == Some(1)) {
        let mut holder = line.place.holder;
        while let Some(at) = holder {
            if let Some(headed) = headed.get_mut(at) {
                *headed = true;
            }
            holder = page.holders.get(at).and_then(|holder| holder.outer);
        }
    }
    let told_in = |row: &[usize]| row.iter().filter_map(|at| words.get(*at)).sum::<usize>();
    let row = rows
        .into_values()
        .filter(|row| row.len() >= 2)
        .max_by_key(|row| (told_in(row), std::cmp::Reverse(row.first().copied())))?;
    let all = told_in(&row);
    let largest = row.iter().filter_map(|at| words.get(*at)).max().copied().unwrap_or(0);
    let (mut inside, mut outside) = (0, 0);
    for (line, _) in page.lines.iter().zip(kept).filter(|(_, kept)| **kept) {
        *(if holder_in(page, line, &row).is_some() { &mut inside } else { &mut outside }) += told(line);
    }
    let heads = row.iter().filter(|at| headed.get(**at) == Some(&true)).count();
    let sure = row.iter().filter(|at| page.holders.get(**at).is_some_and(|holder| holder.time.is_some())).count();
    let named = row.first().and_then(|at| page.holders.get(*at)).is_some_and(|holder| holder.kind != SECTION);
    let is_row = all * 2 >= of_page && largest * 4 <= all * 3 && outside <= inside && heads != 1;
    (is_row && (named || sure * 3 >= row.len() * 2)).then(|| with_short_ones(page, row))
}

/// A row of posts with those that say but a few words: "Two dead in Melnik."
fn with_short_ones(page: &PageLines, row: Vec<usize>) -> Vec<usize> {
    let Some(first) = row.first().and_then(|at| page.holders.get(*at)) else { return row };
    let alike = |holder: &Holder| holder.parent == first.parent && holder.kind == first.kind;
    page.holders.iter().enumerate().filter(|(_, holder)| alike(holder)).map(|(at, _)| at).collect()
}

/// Which of some elements a line stands in.
fn holder_in(page: &PageLines, line: &PageLine, row: &[usize]) -> Option<usize> {
    let mut holder = line.place.holder;
    while let Some(at) = holder {
        if row.binary_search(&at).is_ok() {
            return Some(at);
        }
        holder = page.holders.get(at).and_then(|holder| holder.outer);
    }
    None
}

/// All posts with what stands before the first; each with its own time.
fn of_posts(page: &PageLines, posts: &[usize]) -> Chosen {
    let mut sections: Vec<Section> = vec![Section::default()];
    let mut at_hand: Option<usize> = None;
    for (index, line) in page.lines.iter().enumerate().filter(|(_, line)| !line.place.around) {
        let post = holder_in(page, line, posts);
        if post.is_none() && at_hand.is_some() {
            continue;
        }
        if post != at_hand {
            let time = post.and_then(|post| page.holders.get(post)).and_then(|holder| holder.time.clone());
            sections.push(Section { is_post: true, time, ..Section::default() });
            at_hand = post;
        }
        if post.is_none() && told(line) == 0 && line.place.heading.is_none() {
            continue;
        }
        if let Some(section) = sections.last_mut() {
            let lines = if line.place.caption { &mut section.captions } else { &mut section.lines };
            lines.push(index);
        }
    }
    sections.retain(|section| !section.lines.is_empty());
    Chosen { sections, unsure: false }
}

/// Where the page marks its article, what was found is held against it: an article that was lost is taken, and what stands
/// behind it is left.
fn by_article(page: &PageLines, kept: &mut [bool]) {
    let mut words: BTreeMap<usize, usize> = BTreeMap::new();
    for line in page.lines.iter().filter(|line| in_body(line)) {
        if let Some(article) = line.place.article {
            *words.entry(article).or_default() += told(line);
        }
    }
    let Some((article, all)) = words.into_iter().max_by_key(|(article, words)| (*words, std::cmp::Reverse(*article)))
    else {
        return;
    };
    let is_in = |line: &PageLine| line.place.article == Some(article);
    let (mut inside, mut outside) = (0, 0);
    for (line, _) in page.lines.iter().zip(kept.iter()).filter(|(_, kept)| **kept) {
        *(if is_in(line) { &mut inside } else { &mut outside }) += told(line);
    }
    let is_article = all >= 25 || (all > 0 && inside + outside == 0);
    // A box of like size may be taken for the article; one much larger is it, and the element holds but a teaser.
    if is_article && inside * 2 < all && outside * 2 <= all * 3 {
        for (line, kept) in page.lines.iter().zip(kept.iter_mut()) {
            *kept = is_in(line) && in_body(line);
        }
    } else if is_article && inside >= outside {
        let last = page.lines.iter().rposition(is_in).unwrap_or(usize::MAX);
        for kept in kept.iter_mut().skip(last.saturating_add(1)) {
            *kept = false;
        }
    }
}

/// Takes along what was passed over between lines that were found: paragraphs, headings, items of lists.
fn fill(page: &PageLines, kept: &mut [bool]) {
    const FARTHEST: usize = 40;
    let found: Vec<usize> = kept.iter().enumerate().filter(|(_, kept)| **kept).map(|(at, _)| at).collect();
    for (from, to) in found.iter().zip(found.iter().skip(1)).filter(|(from, to)| *to - *from <= FARTHEST) {
        for (line, kept) in page.lines.iter().zip(kept.iter_mut()).take(*to).skip(*from) {
            let is_item = line.in_list && line.linked * 2 <= line.text.len();
            *kept |= in_body(line) && (told(line) > 0 || line.place.heading.is_some() || is_item);
        }
    }
}

/// Takes along the sentences between the page's heading and what was found: many pages set their lead apart.
fn lead(page: &PageLines, kept: &mut [bool]) {
    const FARTHEST: usize = 12;
    let Some(first) = kept.iter().position(|kept| *kept) else { return };
    let near = first.saturating_sub(FARTHEST)..first;
    let heading = near.clone().rev().find(|at| page.lines.get(*at).is_some_and(|line| line.place.heading == Some(1)));
    for at in heading.map_or(first..first, |heading| heading + 1..first) {
        let sentence = |line: &PageLine| in_body(line) && told(line) > 0 && line.place.heading.is_none();
        if let (Some(line), Some(kept)) = (page.lines.get(at), kept.get_mut(at)) {
            *kept |= sentence(line) && line.linked == 0;
        }
    }
}

/// Leaves the links at either end and the page's heading, which the title says.
fn trim(page: &PageLines, kept: &mut [bool]) {
    let leads = |line: &PageLine| line.linked * 2 > line.text.len();
    let both = || page.lines.iter().enumerate();
    let first = both().find(|(at, line)| kept.get(*at) == Some(&true) && !leads(line) && line.place.heading != Some(1));
    let last = both().rfind(|(at, line)| kept.get(*at) == Some(&true) && !leads(line));
    let (Some((first, _)), Some((last, _))) = (first, last) else { return };
    for (at, kept) in kept.iter_mut().enumerate() {
        *kept &= (first..=last).contains(&at);
    }
}

/// Leaves what stands in menus, asides and the like, where a short page has a body beside. On long ones the names of
/// elements tell less: "sidebar" may be the name of all that has one.
fn without_boxes(page: &PageLines, kept: &mut [bool]) {
    let (mut body, mut boxes, mut bytes) = (0, 0, 0);
    for (line, _) in page.lines.iter().zip(kept.iter()).filter(|(_, kept)| **kept) {
        *(if line.place.around { &mut boxes } else { &mut body }) += told(line);
        bytes += line.text.len();
    }
    if bytes < LONG_ENOUGH && body * 2 >= boxes {
        for (line, kept) in page.lines.iter().zip(kept.iter_mut()) {
            *kept &= !line.place.around;
        }
    }
}

/// Takes the whole body where nothing was found or but a small part of it. Gives back whether that leaves doubt.
fn whole_if_lost(page: &PageLines, kept: &mut [bool]) -> bool {
    let length = |kept: &dyn Fn(usize, &PageLine) -> bool| {
        page.lines
            .iter()
            .enumerate()
            .filter(|(at, line)| kept(*at, line))
            .map(|(_, line)| line.text.len() + 2)
            .sum::<usize>()
    };
    let found = length(&|at, line| kept.get(at) == Some(&true) && !line.place.caption);
    if found >= LONG_ENOUGH {
        return false;
    }
    let whole = length(&|_, line| in_body(line));
    // Short bulletins are where finding an article goes wrong: it keeps menus or loses paragraphs.
    let loses = found * 3 < whole;
    let keeps = whole < found && whole * 2 >= found;
    if !loses && !keeps {
        return false;
    }
    let any = whole == 0;
    for (line, kept) in page.lines.iter().zip(kept.iter_mut()) {
        *kept = in_body(line) || any;
    }
    loses && found > 0
}

/// Takes the words for pictures out of the lines, and those before and between them along.
fn captions(page: &PageLines, lines: &mut Vec<usize>) -> Vec<usize> {
    let is_caption = |at: &usize| page.lines.get(*at).is_some_and(|line| line.place.caption);
    let (Some(first), Some(last)) = (lines.first().copied(), lines.last().copied()) else {
        return Vec::new();
    };
    const BEFORE: usize = 12;
    lines.retain(|at| !is_caption(at));
    // Those right behind the last line too: a gallery.
    let behind = (last + 1..page.lines.len()).take_while(is_caption).last().unwrap_or(last);
    let near = first.saturating_sub(BEFORE)..=behind;
    let around = |at: &usize| page.lines.get(*at).is_some_and(|line| line.place.around);
    near.filter(|at| is_caption(at) && !around(at)).collect()
}
