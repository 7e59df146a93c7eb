//! Long lists, a part on a page. In goes what was asked for and how long a list is, out come where the part begins that is shown, and
//! links to the others, which work without script and keep what the list was filtered by.

use maud::{Markup, html};
use sayso_dossier::safe::Words;
use sayso_dossier::{LISTED, Listed, begin};

use crate::call::Call;

/// What names the place where a part begins, behind the question mark.
const FROM: &str = "from";
/// The same where that is the first day.
const ROW: &str = "row";

fn name(call: &Call) -> &'static str {
    if call.path == "/when-and-where" { ROW } else { FROM }
}

/// The place that is asked for, whether the list reaches it or not. What is no number is the first.
pub(super) fn wanted(call: &Call) -> usize {
    call.number(name(call), 0, usize::MAX)
}

/// Where the part of a list begins that is shown, so many of it on a page: behind its end it is the last one.
pub(super) fn from(call: &Call, listed: usize, all: usize) -> usize {
    begin(wanted(call), listed, all)
}

/// Links to the parts of a list of the dossier.
pub(super) fn links_of(call: &Call, list: Option<Listed>) -> Markup {
    html! { @if let Some(list) = list { (links(call, list.from, LISTED, list.all)) } }
}

/// Links to the first part, to those before and behind, and what of the list is here. Nothing where all of it is.
pub(super) fn links(call: &Call, from: usize, listed: usize, all: usize) -> Markup {
    let to = |from: usize| call.here_with(name(call), (from > 0).then(|| from.to_string()));
    html! {
        @if all > listed || from > 0 {
            nav class="pages" aria-label="Pages" {
                @if from > listed { a href=(Words(&to(0))) { "⇤ first" } }
                @if from > 0 { a href=(Words(&to(from.saturating_sub(listed)))) rel="prev" { "← before" } }
                span { (from + 1) " to " (from.saturating_add(listed).min(all)) " of " (all) }
                @if from.saturating_add(listed) < all { a href=(Words(&to(from + listed))) rel="next" { "behind →" } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(query: &[(&str, &str)]) -> Call {
        let query = query.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Call { path: "/reports".into(), query, ..Call::default() }
    }

    #[test]
    fn every_part_leads_to_its_neighbours_and_keeps_what_was_asked() {
        let asked = [("place", "Orsa & Karsk \"<b>"), ("from", "400"), ("done", "abcdef")];
        let call = call(&asked);
        let links = links(&call, from(&call, 200, 700), 200, 700).into_string();
        let kept = "/reports?place=Orsa+%26+Karsk+%22%3Cb%3E";
        for to in [format!("\"{kept}\""), format!("\"{kept}&amp;from=200\""), format!("\"{kept}&amp;from=600\"")] {
            assert!(links.contains(&format!("href={to}")), "{to}: {links}");
        }
        assert!(links.contains("401 to 600 of 700"), "{links}");
    }

    #[test]
    fn a_part_that_is_not_there_is_the_nearest_that_is() {
        let from = |asked: &str, all| from(&call(&[("from", asked)]), 200, all);
        for (asked, is) in
            [("0", 0), ("", 0), ("-1", 0), ("soon", 0), ("1e3", 0), ("199", 199), ("200", 200), ("401", 400)]
        {
            assert_eq!(from(asked, 401), is, "{asked}");
        }
        assert_eq!((from("18446744073709551615", 401), from("99999999999999999999", 401), from("7", 0)), (400, 0, 0));
    }

    #[test]
    fn a_short_list_has_no_links() {
        assert_eq!(links(&call(&[]), 0, 200, 200).into_string(), "");
        let first = links(&call(&[]), 0, 200, 201).into_string();
        assert!(
            !first.contains("before") && !first.contains("first") && first.contains("/reports?from=200"),
            "{first}"
        );
    }
}
