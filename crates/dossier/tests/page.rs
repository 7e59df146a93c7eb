//! The page as a whole: hostile words stay words, every link has its goal, tags nest, the same case gives the same bytes.

#[path = "support/html.rs"]
mod html;
mod support;

use std::collections::BTreeSet;

use html::{ill_nested, tags};
use sayso_case::{Case, Entry, Findings, Fold, Mark, Mode, Parts};
use sayso_dossier::{Options, page};
use sayso_text::Span;

fn options() -> Options {
    let title = Some("A title & </title><script>alert(1)</script>".into());
    Options { title, version: Some("0.1.0".into()), ..Options::default() }
}

fn finding_ids(findings: &Findings) -> impl Iterator<Item = &str> {
    let f = findings;
    let said =
        f.statements.iter().map(|s| &s.id).chain(f.figures.iter().map(|s| &s.id)).chain(f.events.iter().map(|s| &s.id));
    said.chain(f.mentions.iter().map(|s| &s.id)).chain(f.victims.iter().map(|s| &s.id)).map(|id| id.as_str())
}

fn ids(page: &str) -> Vec<String> {
    tags(page).iter().filter_map(|t| t.attribute("id").map(str::to_owned)).collect()
}

#[test]
fn tags_are_well_nested() {
    assert_eq!(ill_nested(&tags(&page(&support::case(), &options()))), None);
}

#[test]
fn the_page_bears_its_mark() {
    let page = page(&support::case(), &options());
    assert!(sayso_reports::is_dossier(&page.as_bytes()[..page.len().min(8_192)]));
    let title = "x".repeat(20_000);
    let long = sayso_dossier::page(&support::case(), &Options { title: Some(title), ..Options::default() });
    assert!(sayso_reports::is_dossier(&long.as_bytes()[..2_000]));
}

#[test]
fn a_report_that_was_not_read_is_shown_as_such() {
    let mut case = support::case();
    assert!(!page(&case, &options()).contains("class=\"nr\""));
    let report = &mut case.reports[1].report;
    report.language = Some("ru".to_owned());
    report.read_as = sayso_case::ReadAs::Not("its language is Russian, which is not read yet".to_owned());
    report.text = "Двое военных погибли у моста <b>.".to_owned();
    case.reports[1].findings = Findings::none(report.id.clone());
    case.points.clear();
    let page = page(&case, &options());
    assert_eq!(page.matches("<b class=\"nr\">not read</b>").count(), 1);
    assert!(page.contains("Nothing was looked for in this report: its language is Russian, which is not read yet."));
    assert!(page.contains("1 report of another language than English is <a href=\"#reports\">not read</a>"));
    assert!(page.contains("Not read for findings"));
    assert!(page.contains("Двое военных погибли у моста &lt;b&gt;."));
    assert_eq!(ill_nested(&tags(&page)), None);
}

#[test]
fn every_claim_is_an_anchor_and_no_id_stands_twice() {
    let case = support::case();
    let all = ids(&page(&case, &options()));
    let once: BTreeSet<&String> = all.iter().collect();
    assert_eq!(once.len(), all.len(), "an id stands twice");
    for claim in case.points.iter().flat_map(|p| &p.positions).flat_map(|p| &p.claims) {
        let id = format!("c-{}", claim.finding.as_str());
        assert!(once.contains(&id), "no anchor for {id}");
    }
}

/// Every letter of the collation is a link to a sentence.
#[test]
fn every_letter_reaches_its_sentence() {
    let page = page(&support::case(), &options());
    let tags = tags(&page);
    let claims: BTreeSet<&str> =
        tags.iter().filter(|t| t.attribute("class") == Some("cl")).filter_map(|t| t.attribute("id")).collect();
    let cells: Vec<&str> =
        tags.iter().filter(|t| t.attribute("class") == Some("cell")).filter_map(|t| t.attribute("href")).collect();
    assert!(cells.len() > 8, "{}", cells.len());
    for cell in cells {
        assert!(claims.contains(cell.trim_start_matches('#')), "{cell} leads to no sentence");
    }
}

#[test]
fn every_link_within_the_page_has_its_goal() {
    let page = page(&support::case(), &options());
    let goals: BTreeSet<String> = ids(&page).into_iter().collect();
    let mut links = 0;
    for tag in tags(&page) {
        if let Some(goal) = tag.attribute("href").and_then(|h| h.strip_prefix('#')).filter(|g| !g.starts_with('?')) {
            assert!(goals.contains(goal), "#{goal} leads nowhere");
            links += 1;
        }
        for id in tag.attribute("aria-labelledby").into_iter().flat_map(str::split_whitespace) {
            assert!(goals.contains(id), "{id} labels nothing");
        }
    }
    assert!(links > 80, "{links}");
}

#[test]
fn nothing_from_a_report_is_markup() {
    let page = page(&support::case(), &options());
    #[rustfmt::skip]
    let known = [
        "html", "head", "meta", "title", "style", "body", "a", "nav", "main", "header", "footer", "section", "article", "div",
        "p", "h1", "h2", "h3", "h4", "b", "i", "q", "span", "bdi", "sup", "del", "blockquote", "cite", "dl", "dt", "dd", "ol",
        "ul", "li", "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "svg", "path",
        "line", "circle", "rect", "text", "g", "defs", "pattern", "clipPath", "marker", "tspan", "pre", "title", "form", "select", "option", "label", "input", "output", "button", "progress", "script",
    ];
    let tags = tags(&page);
    for tag in &tags {
        assert!(known.contains(&tag.name), "<{}>", tag.name);
        assert!(
            tag.attributes.iter().all(|(name, _)| !name.starts_with("on") && *name != "style" && *name != "src"),
            "{:?}",
            tag.attributes
        );
        if let Some(href) = tag.attribute("href") {
            assert!(["#", "https://", "http://"].iter().any(|s| href.starts_with(s)), "{href}");
            assert!(href.starts_with('#') || tag.attribute("rel") == Some("noreferrer noopener nofollow"));
        }
        assert!(tag.attribute("lang").is_none_or(|l| l == "en"));
    }
    assert_eq!(tags.iter().filter(|t| t.name == "script" && !t.closing).count(), 1);
    assert_eq!(tags.iter().filter(|t| t.name == "h1" && !t.closing).count(), 1);
    assert!(!page.contains('\u{202e}') && !page.contains('\0'));
    assert!(page.contains("javascript:alert(document.cookie)"), "an address that is no link is still shown");
}

#[test]
fn the_policy_allows_this_style_and_script_only() {
    let page = page(&support::case(), &options());
    let policy = tags(&page)
        .into_iter()
        .find_map(|t| t.attribute("http-equiv").and_then(|_| t.attribute("content").map(str::to_owned)));
    let policy = policy.expect("a policy");
    assert!(policy.starts_with("default-src &#39;none&#39;") || policy.starts_with("default-src 'none'"), "{policy}");
    assert!(!policy.contains("unsafe"));
}

#[test]
fn denial_bounds_and_dates_are_shown() {
    let page = page(&support::case(), &options());
    for words in [
        "<span class=\"vh\">denies </span>A",
        "5+",
        "≤9",
        "340 to 360",
        "day not given",
        "Dravo",
        "Dravo (Karsk)</bdi>",
        "Josek Brant",
        "(retrieved 9 March 2031)",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

/// Whether sides agree is said by the case alone.
#[test]
fn a_point_is_agreed_where_the_case_says_so() {
    let mut case = support::case();
    let agreed = |page: &str| tags(page).iter().filter(|t| t.attribute("data-sign") == Some("eq")).count();
    assert_eq!(agreed(&page(&case, &options())), 0);
    assert!(!page(&case, &options()).contains("Shooting, Dravo / Karsk: 3"));
    case.points[1].mark = Some(Mark::Agreed);
    let page = page(&case, &options());
    assert_eq!(agreed(&page), 1);
    assert!(page.contains("Shooting, Dravo / Karsk: 3"), "an agreed number is not in the headline");
}

/// A deed that somebody denies is not in the headline.
#[test]
fn a_headline_holds_nothing_disputed() {
    let mut case = support::case();
    let first = case.reports[1].findings.events[0].clone();
    case.incidents[0].findings.push(first.id.clone());
    assert!(page(&case, &options()).contains(">Shooting, Dravo / Karsk</a>"));
    case.reports[1].findings.events[0].mode = Mode::Denied;
    case.reports[1].findings.events[0].speaker = case.reports[1].findings.statements[0].speaker.clone();
    let page = page(&case, &options());
    assert!(page.contains(">Dravo / Karsk</a>") && !page.contains(">Shooting, Dravo / Karsk</a>"));
}

/// Who is told by one report, and what is only mentioned, stands below what two tell.
#[test]
fn incidents_stand_in_their_order() {
    let mut case = support::case();
    case.incidents[1].fold = Some(Fold::OneReport);
    case.incidents[2].fold = Some(Fold::Background);
    let page = page(&case, &options());
    let at = |what: &str| page.find(what).unwrap_or_else(|| panic!("{what}"));
    assert!(at("id=\"i-i1\"") < at("id=\"one\"") && at("id=\"one\"") < at("id=\"i-i2\""));
    assert!(at("id=\"i-i2\"") < at("id=\"background\"") && at("id=\"background\"") < at("id=\"i-i3\""));
    assert!(page.contains("two or more: 1") && page.contains("one: 1") && page.contains("background: 1"));
}

/// From twenty speakers on, the columns of the largest groups are one each.
#[test]
fn many_speakers_fold() {
    let mut case = support::case();
    let columns = |page: &str| {
        page.split("class=\"heads\"").nth(1).and_then(|t| t.split("</tr>").next()).unwrap().matches("<th ").count()
    };
    let few = columns(&page(&case, &options()));
    support::many_witnesses(&mut case, 30);
    let page = page(&case, &options());
    assert!(columns(&page) <= few + 1, "{} columns", columns(&page));
    assert!(page.contains(" voices</a>"));
    assert_eq!(ill_nested(&tags(&page)), None);
}

/// "22 killed: 5 and 16": the mismatch is shown, the number stays.
#[test]
fn a_breakdown_that_does_not_add_up_is_shown() {
    let mut case = support::case();
    let entries = &mut case.ledger.iter_mut().find(|l| l.entries.len() > 1).unwrap().entries;
    let figures = vec![entries[0].figure.clone(), entries[1].figure.clone()];
    let sums = |entries: &[Entry]| entries[..2].iter().map(|e| e.low).try_fold(0, |sum, n| Some(sum + n?));
    let low = sums(entries);
    entries[0].parts = Some(Parts { figures, whole: true, low, high: low, adds_up: Some(false) });
    let page = page(&case, &options());
    assert_eq!(ill_nested(&tags(&page)), None);
    assert!(page.contains("does not add up"), "the mismatch is not on the page");
}

#[test]
fn what_was_passed_over_is_said() {
    let passed_over = Some("2 pictures <b>".to_owned());
    let page = page(&support::case(), &Options { passed_over, ..options() });
    assert!(page.contains("Passed over, being no reports: 2 pictures &lt;b&gt;."));
}

#[test]
fn the_same_case_gives_the_same_page() {
    assert_eq!(page(&support::case(), &options()), page(&support::case(), &options()));
}

#[test]
fn an_empty_case_is_a_page() {
    let page = page(&Case::default(), &Options::default());
    assert_eq!(ill_nested(&tags(&page)), None);
    assert!(page.contains("No incident was found"));
}

#[test]
fn spans_that_do_not_fit_and_reports_that_are_missing_do_no_harm() {
    let mut case = support::case();
    let gone = case.reports.remove(1);
    for read in &mut case.reports {
        read.findings.sentences.clear();
        for (k, s) in read.findings.statements.iter_mut().enumerate() {
            s.span = Span::new(s.span.start + k * 1000, s.span.end + 7 * k);
            s.source = Some(Span::new(1, 100_000));
        }
    }
    case.reports[0].report.text.insert(1, 'é');
    let page = page(&case, &options());
    assert_eq!(ill_nested(&tags(&page)), None);
    let goals: BTreeSet<String> = ids(&page).into_iter().collect();
    let links = tags(&page)
        .iter()
        .filter_map(|t| t.attribute("href")?.strip_prefix('#').map(str::to_owned))
        .collect::<Vec<_>>();
    assert!(links.iter().filter(|l| !l.starts_with('?')).all(|goal| goals.contains(goal)));
    assert!(finding_ids(&gone.findings).all(|id| !goals.contains(&format!("c-{id}"))));
}

/// Exchanging the sides' names gives the mirror image. The columns stand by alphabet, so what stands where is left aside, and a
/// pattern goes with its column.
#[test]
fn exchanging_the_sides_gives_the_mirror_image() {
    // Two names of one length: every place in the texts stays.
    let swap = |text: &str| {
        let lower = text.replace("Northmark", "\u{1}").replace("Vessinmar", "Northmark").replace('\u{1}', "Vessinmar");
        lower.replace("northmark", "\u{1}").replace("vessinmar", "northmark").replace('\u{1}', "vessinmar")
    };
    let case = support::case();
    let written = serde_json::to_string(&case).expect("a case as JSON");
    let turned: Case = serde_json::from_str(&swap(&written)).expect("a case from JSON");
    let pieces = |page: &str| -> Vec<String> {
        let body = page.split("<body").nth(1).and_then(|b| b.split("<script>").next()).expect("a body").to_owned();
        let body =
            body.replace("gu g1", "gu g").replace("gu g2", "gu g").replace("g g1\"", "g\"").replace("g g2\"", "g\"");
        let body = body.replace("band g1", "band").replace("band g2", "band").replace(" class=\"f\"", "");
        let mut pieces: Vec<String> = body.split('<').map(str::to_owned).collect();
        pieces.sort_unstable();
        pieces
    };
    let (there, back) = (pieces(&page(&turned, &options())), pieces(&swap(&page(&case, &options()))));
    let only = |a: &[String], b: &[String]| a.iter().filter(|p| !b.contains(p)).take(5).cloned().collect::<Vec<_>>();
    assert_eq!((only(&there, &back), only(&back, &there)), (Vec::new(), Vec::new()));
    assert_eq!(there.len(), back.len());
}
