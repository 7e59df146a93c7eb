//! A case whose lists are long, on the pages of a server: everything of a list stands on one of its pages, no page has all of it, and
//! links lead to the page on which their goal stands.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{AlsoSaid, Case, FindingId, HolderId};
use sayso_dossier::{Ask, Goals, LISTED, Options, Sheet, Spread};
use sayso_text::Span;

/// So many of each.
const MANY: usize = 450;

fn long() -> Case {
    let mut case = support::case();
    let (name, incident, victim) = (case.names[0].clone(), case.incidents[0].clone(), case.victims[0].clone());
    let line = case.ledger.iter().find(|l| l.incident.is_none()).expect("a line of no incident").clone();
    let claim = case.points[0].positions[0].claims[0].clone();
    case.victims.clear();
    for k in 0..MANY {
        let id = |letter: char| format!("{letter}{k:016x}");
        let mut name = name.clone();
        name.id = id('n').as_str().into();
        name.label = format!("Name {k}");
        name.variants.truncate(1 + k % 2);
        name.variants.iter_mut().enumerate().for_each(|(n, v)| v.text = format!("Town{n} Number{k}"));
        case.names.push(name);
        let mut incident = incident.clone();
        incident.id = id('i').as_str().into();
        incident.findings.clear();
        incident.perhaps_the_same.clear();
        case.incidents.push(incident);
        let mut victim = victim.clone();
        victim.id = id('v').as_str().into();
        victim.findings.truncate(1);
        victim.findings[0].1 = FindingId::new(&victim.findings[0].0, "victim", Span::new(k, k + 1), "none");
        case.victims.push(victim);
        for of in [None, Some(&case.incidents[case.incidents.len() - 1].id)] {
            let mut line = line.clone();
            line.id = format!("l{k:015x}{}", usize::from(of.is_some())).as_str().into();
            line.incident = of.cloned();
            case.ledger.push(line);
        }
    }
    let claims = |holder: usize, n: usize| {
        let one = |k: usize| {
            let mut claim = claim.clone();
            claim.holder = HolderId::of(&["holder", &holder.to_string()]);
            claim.speaker = Some(format!("Speaker Number{holder}"));
            claim.sentence = Span::new(k, k + 3);
            claim
        };
        (0..n).map(one).collect::<Vec<_>>()
    };
    let said = |holder: usize, n: usize| AlsoSaid {
        incident: "i1".into(),
        holder: HolderId::of(&["holder", &holder.to_string()]),
        speaker: None,
        speaker_side: None,
        claims: claims(holder, n),
    };
    // One who says more than a page holds, and many who say little.
    case.also_said = std::iter::once(said(0, 300)).chain((1..MANY).map(|k| said(k, 2))).collect();
    case
}

/// All pages of a list, by where they begin.
fn pages<'a>(spread: &Spread, ask: impl Fn(usize) -> Ask<'a>) -> BTreeMap<usize, Sheet> {
    let all = spread.sheet(ask(0)).unwrap().list.unwrap().all;
    (0..all.max(1)).step_by(LISTED).map(|from| (from, spread.sheet(ask(from)).unwrap())).collect()
}

fn ids(page: &str) -> Vec<String> {
    page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

#[test]
fn everything_of_a_long_list_stands_on_one_page_of_it() {
    let (case, options) = (long(), Options::default());
    let spread = Spread::of(&case, &options, Goals::Served);
    let count = |pages: &BTreeMap<usize, Sheet>, what: &str| -> Vec<usize> {
        pages.values().map(|sheet| sheet.main.matches(what).count()).collect()
    };
    let names = pages(&spread, |from| Ask::Part("names", from));
    let on_pages: Vec<String> = names.values().flat_map(|s| ids(&s.main)).filter(|id| id.starts_with("n-")).collect();
    assert_eq!(on_pages.len(), case.names.len());
    assert_eq!(on_pages.iter().collect::<BTreeSet<_>>().len(), case.names.len());
    assert!(names.len() > 2);
    let also = pages(&spread, |from| Ask::Part("also", from));
    let sayings = count(&also, "<li>");
    assert_eq!(sayings.iter().sum::<usize>(), 300 + 2 * (MANY - 1));
    assert!(sayings.iter().all(|n| *n <= LISTED), "{sayings:?}");
    let figures = pages(&spread, |from| Ask::Part("figures", from));
    let on_pages: Vec<String> = figures.values().flat_map(|s| ids(&s.main)).collect();
    for victim in &case.victims {
        assert_eq!(on_pages.iter().filter(|id| **id == format!("v-{}", victim.id)).count(), 1, "{}", victim.id);
    }
    for line in case.ledger.iter().filter(|l| l.incident.is_none() && l.scope.is_none_or(|s| s.as_str() == "total")) {
        assert_eq!(on_pages.iter().filter(|id| **id == format!("l-{}", line.id)).count(), 1, "{}", line.id);
    }
    let incidents = count(&figures, "<article");
    assert!(incidents.iter().sum::<usize>() > MANY && incidents.iter().all(|n| *n <= LISTED), "{incidents:?}");
    for of in [pages(&spread, |from| Ask::Incidents(case.incidents[0].fold, from)), {
        let choice = Box::leak(Box::default());
        pages(&spread, |from| Ask::Chosen(choice, from))
    }] {
        let rows = of
            .values()
            .map(|s| s.main.rsplit("<ul class=\"rows\">").next().unwrap().matches("<li class=\"row\">").count());
        let rows: Vec<usize> = rows.collect();
        assert!(rows.iter().sum::<usize>() > MANY && rows.iter().all(|n| *n <= LISTED), "{rows:?}");
    }
}

#[test]
fn what_is_not_on_a_list_is_its_nearest_page() {
    let (case, options) = (long(), Options::default());
    let spread = Spread::of(&case, &options, Goals::Served);
    for name in ["names", "also", "figures"] {
        let of = |from| spread.sheet(Ask::Part(name, from)).unwrap();
        let list = of(0).list.unwrap();
        assert_eq!(of(list.all), of((list.all - 1) / LISTED * LISTED), "{name}");
        assert_eq!(of(usize::MAX), of(list.all), "{name}");
        assert!(of(7).list.unwrap().from == 7 && of(7) != of(0), "{name}");
    }
}

/// A link to something on a later page names that page.
#[test]
fn links_lead_to_the_page_of_their_goal() {
    let (case, options) = (long(), Options::default());
    let spread = Spread::of(&case, &options, Goals::Served);
    let index = spread.sheet(Ask::Case).unwrap().main;
    for (title, id) in [("Running totals", "totals"), ("Also named", "named")] {
        let path = index.split(&format!("\">{title}</a>")).next().unwrap().rsplit("href=\"").next().unwrap();
        let from = path.strip_prefix("/figures?from=").unwrap_or_else(|| panic!("{title}: {path}"));
        let page = spread.sheet(Ask::Part("figures", from.parse().unwrap())).unwrap().main;
        assert!(ids(&page).iter().any(|there| there == id), "{title}: {path}");
    }
    assert!(index.contains("href=\"/figures\">Figures</a>"), "{index}");
}

/// A short list is one page, and says what it always said.
#[test]
fn a_short_list_is_one_page() {
    let (case, options) = (support::case(), Options::default());
    let (served, files) = (Spread::of(&case, &options, Goals::Served), Spread::of(&case, &options, Goals::Files));
    for name in ["names", "origins", "background"] {
        let of = |spread: &Spread| {
            spread.sheet(Ask::Part(name, 0)).map(|s| s.main.matches("<li").count() + s.main.matches("<tr").count())
        };
        assert_eq!(of(&served), of(&files), "{name}");
        assert!(served.sheet(Ask::Part(name, 0)).is_none_or(|s| !s.main.contains("<details open")), "{name}");
    }
}
