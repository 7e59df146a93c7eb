//! What the first screen counts: publishers, and what a person has seen; and what was judged is marked where it stands.

mod support;

use sayso_case::{Case, Seen};
use sayso_dossier::{Options, page};

fn shown(case: &Case) -> String {
    page(case, &Options::default())
}

/// A title that stands in for a publisher is none.
#[test]
fn a_report_without_a_publisher_is_no_publisher() {
    let mut case = support::case();
    assert!(shown(&case).contains("5 reports of 4 publishers. "));
    case.reports[1].report.publisher = None;
    assert!(shown(&case).contains("5 reports of 3 publishers, 1 without a known publisher. "));
    case.reports.iter_mut().for_each(|r| r.report.publisher = None);
    assert!(shown(&case).contains("5 reports without a known publisher. "));
}

#[test]
fn the_bar_is_as_full_as_its_words_say() {
    let mut case = support::case();
    let unseen = shown(&case);
    assert!(unseen.contains(" value=\"0\" aria-label=\"Seen by a person\"></progress>"));
    assert!(unseen.contains("findings used: 0 seen by a person, all read by program alone"));
    let claims: Vec<_> = case.points.iter().flat_map(|p| &p.positions).flat_map(|p| &p.claims).collect();
    let seen = [claims[0], claims[1], claims[2]].map(|c| c.finding.clone());
    case.seen = seen.into_iter().enumerate().map(|(k, finding)| Seen { finding, corrected: k == 1 }).collect();
    let page = shown(&case);
    assert!(page.contains(" value=\"3\" aria-label=\"Seen by a person\"></progress>"));
    assert!(page.contains("findings used: 3 seen by a person, 1 of them corrected; "));
    assert!(!shown(&Case::default()).contains("<progress"), "of nothing there is no part");
}

/// In words, at the very claim.
#[test]
fn a_claim_that_was_judged_is_marked() {
    let mut case = support::case();
    assert!(!shown(&case).contains("class=\"jd\""));
    let claims: Vec<_> = case.points[0].positions.iter().flat_map(|p| &p.claims).cloned().collect();
    let judged = |k: usize, corrected: bool| Seen { finding: claims[k].finding.clone(), corrected };
    case.seen = vec![judged(0, false), judged(1, true)];
    let page = shown(&case);
    let claim = |k: usize| {
        let id = format!("<li class=\"cl\" id=\"c-{}\"", claims[k].finding.as_str());
        page.split_once(&id).and_then(|(_, rest)| rest.split("</li>").next()).unwrap_or_else(|| panic!("no {id}"))
    };
    assert!(claim(0).contains("<b class=\"jd\">confirmed by a person</b>"));
    assert!(claim(1).contains("<b class=\"jd\">corrected by a person</b>"));
    assert!(!claim(2).contains("class=\"jd\""));
}

/// A number of the ledger and a named victim are judged like a claim.
#[test]
fn a_figure_and_a_victim_that_were_judged_are_marked() {
    let mut case = support::case();
    let figure = case.ledger[2].entries[0].figure.clone();
    let victim = case.victims[1].findings[0].1.clone();
    case.seen = vec![Seen { finding: figure, corrected: false }, Seen { finding: victim, corrected: true }];
    let page = shown(&case);
    let marked = |judged: &str| page.matches(&format!("</a> <b class=\"jd\">{judged}</b>")).count();
    assert_eq!((marked("confirmed"), marked("corrected")), (1, 1));
}
