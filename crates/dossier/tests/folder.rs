//! The folder of the whole invented case: no link leads to a filter that is not there, and every claim can be cited.

mod support;

use std::collections::BTreeMap;

use sayso_case::Fold;
use sayso_dossier::{Options, files, page};

fn made(fold: Option<Fold>) -> BTreeMap<String, String> {
    let mut case = support::case();
    case.incidents.iter_mut().for_each(|i| i.fold = fold);
    case.also_said = vec![sayso_case::AlsoSaid {
        incident: "i1".into(),
        holder: "h1".into(),
        speaker: None,
        speaker_side: None,
        claims: case.points.iter().flat_map(|p| &p.positions).flat_map(|p| p.claims.clone()).take(3).collect(),
    }];
    files(&case, &Options::default()).collect()
}

/// The files of the links in a page, each with its anchor.
fn links(page: &str) -> impl Iterator<Item = &str> {
    page.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn every_link_leads_to_an_anchor_of_a_file() {
    let files = made(None);
    let mut across = 0;
    for (path, page) in &files {
        for href in links(page).filter(|h| !h.starts_with("http")) {
            let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
            let file = if file.is_empty() { path.as_str() } else { file.strip_prefix("../").unwrap_or(file) };
            let there = files.get(file).unwrap_or_else(|| panic!("{path}: {href} leads to no file"));
            assert!(anchor.is_empty() || there.contains(&format!(" id=\"{anchor}\"")), "{path}: {href} leads nowhere");
            across += usize::from(file != path);
        }
    }
    assert!(across > 60, "{across}");
}

/// Heads of columns lead to filters on the one page alone.
#[test]
fn heads_lead_to_no_filter() {
    let incident = &made(None)["incidents/i1.html"];
    assert!(incident.contains("<span class=\"view\">Northmark</span>") && !incident.contains("#?"));
    assert!(page(&support::case(), &Options::default()).contains("href=\"#?side=northmark\">Northmark</a>"));
}

#[test]
fn every_claim_has_a_way_to_cite_it() {
    for fold in [None, Some(Fold::OneReport), Some(Fold::Background)] {
        let mut claims = 0;
        for (path, page) in made(fold) {
            let Some((_, also)) = path.split_once('/') else { continue };
            let begin = if also == "also.html" { "<div class=\"spk\"" } else { "<li class=\"cl\"" };
            for claim in page.split(begin).skip(1) {
                let whole = claim.split("<div class=\"spk\"").next().unwrap_or(claim);
                let link = links(whole).any(|h| h.starts_with("../reports/") && h.contains("#c"));
                assert!(link || whole.contains("<details class=\"formats\">"), "{path}: {whole}");
                claims += 1;
            }
        }
        assert!(claims > 10, "{claims}");
    }
}
