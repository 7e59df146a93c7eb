//! What stands on every page: heads, feet, page numbers. In go the lines of all pages, these are taken out of them.
//!
//! A line is furniture where others are like it to the letter, but for one number that grows as the pages do: "On 3 May 12 men died" and
//! "On 4 May 7 men died" are not.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;

/// So many lines at the top and at the bottom are looked at.
const EDGE: usize = 2;
/// On fewer pages it is no furniture; a number alone is on two.
const PAGES: usize = 3;

/// So many words that end as a sentence does are one.
const SENTENCE: usize = 5;

/// Takes out, at the top and the bottom of pages, what stands on at least three and on half of all, and page numbers. A sentence stays where
/// it stands first, and pages of which nothing would be left stay as they are.
pub(super) fn cleared(pages: &mut [Vec<Line>]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let edges: Vec<BTreeSet<usize>> = pages.iter().map(|lines| edge(lines)).collect();
    for (number, (lines, edge)) in pages.iter().zip(&edges).enumerate() {
        let at_edge = edge.iter().filter_map(|at| lines.get(*at));
        let forms: BTreeSet<String> = at_edge.flat_map(|line| forms(&line.text, number)).collect();
        forms.into_iter().for_each(|form| *counts.entry(form).or_default() += 1);
    }
    let all = pages.len();
    let is_furniture = |line: &Line, number: usize| {
        forms(&line.text, number).iter().any(|form| {
            let count = counts.get(form).copied().unwrap_or_default();
            let is_number = form.starts_with('#') && form.chars().all(|c| "#-–—/|. ".contains(c) || c.is_ascii_digit());
            count >= PAGES && count * 2 + 1 >= all || is_number && count + 1 >= PAGES
        })
    };
    let mut said: BTreeSet<String> = BTreeSet::new();
    let mut stay: Vec<Vec<bool>> = Vec::new();
    for (number, (lines, edge)) in pages.iter().zip(&edges).enumerate() {
        let stays = |(at, line): (usize, &Line)| {
            !(edge.contains(&at) && is_furniture(line, number))
                || is_sentence(&line.text) && said.insert(line.text.clone())
        };
        stay.push(lines.iter().enumerate().map(stays).collect());
    }
    if !stay.iter().flatten().any(|stays| *stays) {
        return;
    }
    for (lines, stay) in pages.iter_mut().zip(stay) {
        let mut stays = stay.into_iter();
        lines.retain(|_| stays.next().unwrap_or(true));
    }
}

/// "Three guards were killed in Orsa, police said.": no head of a page, though it stands on several.
fn is_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?']) && text.split_whitespace().count() >= SENTENCE
}

/// The lines that stand highest and lowest on a page.
fn edge(lines: &[Line]) -> BTreeSet<usize> {
    let mut by_height: Vec<usize> = (0..lines.len()).collect();
    let height = |at: &usize| lines.get(*at).map_or(0.0, |line| line.y);
    by_height.sort_by(|a, b| height(a).total_cmp(&height(b)));
    by_height.iter().take(EDGE).chain(by_height.iter().rev().take(EDGE)).copied().collect()
}

/// A line as it is, and with each of its numbers by how far it is ahead of the page.
fn forms(text: &str, page: usize) -> Vec<String> {
    const MOST: usize = 8;
    let text = text.trim_matches(|c: char| c.is_whitespace() || "-–—|".contains(c)).to_lowercase();
    let mut forms = vec![text.clone()];
    let mut rest = text.as_str();
    while let Some(begin) = rest.find(|c: char| c.is_ascii_digit()).filter(|_| forms.len() < MOST) {
        let (_, from) = rest.split_at(begin);
        let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (digits, behind) = from.split_at(end);
        if let Ok(number) = digits.parse::<u32>() {
            let before = text.get(..text.len() - from.len()).unwrap_or_default();
            forms.push(format!("{before}#{}{behind}", i64::from(number) - page as i64));
        }
        rest = behind;
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[&str]) -> Vec<Line> {
        let line = |(n, text): (usize, &&str)| Line {
            text: (*text).to_owned(),
            x: (50.0, 500.0),
            y: 10.0 * n as f64,
            size: 10.0,
            column: 0,
            is_row: false,
        };
        lines.iter().enumerate().map(line).collect()
    }

    fn words(page: &[Line]) -> Vec<&str> {
        page.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn heads_feet_and_numbers_go_and_what_is_said_stays() {
        let said = |n: usize| format!("On {n} May {} men died at the bridge.", 20 - 3 * n);
        let mut pages: Vec<Vec<Line>> = (1..=4)
            .map(|n| {
                page(&["Bulletin of the ministry", &said(n), "a", "b", &format!("– {n} –"), &format!("Sheet {n} of 4")])
            })
            .collect();
        pages[0].remove(0);
        cleared(&mut pages);
        assert_eq!(words(&pages[0]), [said(1).as_str(), "a", "b"]);
        assert_eq!(words(&pages[3]), [said(4).as_str(), "a", "b"]);
    }

    #[test]
    fn what_is_said_on_every_page_stays_once_and_a_page_of_nothing_else_stays() {
        let told = "Three guards were killed in Orsa, police said.";
        let mut pages: Vec<Vec<Line>> = ["Ande", "Moru", "Tolm"].map(|name| page(&[told, "a", "b", "c", name])).into();
        cleared(&mut pages);
        assert_eq!(pages.iter().map(|p| words(p).contains(&told)).collect::<Vec<_>>(), [true, false, false]);
        let mut equal = vec![page(&["A notice"]), page(&["A notice"]), page(&["A notice"])];
        cleared(&mut equal);
        assert!(equal.iter().all(|page| words(page) == ["A notice"]));
    }

    #[test]
    fn numbers_that_do_not_grow_with_the_pages_stay() {
        let mut pages = vec![page(&["Killed", "12", "a", "b", "7"]), page(&["Killed", "3", "a", "b", "8"])];
        cleared(&mut pages);
        assert_eq!(
            (words(&pages[0]), words(&pages[1])),
            (vec!["Killed", "12", "a", "b"], vec!["Killed", "3", "a", "b"])
        );
        let mut one = vec![page(&["12", "a", "7"])];
        cleared(&mut one);
        assert_eq!(one[0].len(), 3);
    }
}
