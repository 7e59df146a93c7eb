//! Every page that any page leads to: it answers, it is well made, and nothing of a report in it runs or loads.

use std::collections::{BTreeMap, BTreeSet};

use super::html::{ill_nested, tags};
use super::{Came, Tried, kept, support};
use axum::http::StatusCode;

/// All pages that can be reached from the case, by address without the anchor.
fn crawled(tried: &Tried) -> BTreeMap<String, Came> {
    let mut pages: BTreeMap<String, Came> = BTreeMap::new();
    let mut next: Vec<String> = ["/", "/search?q=killed", "/incidents?told=background"].map(str::to_owned).to_vec();
    next.extend(
        tried
            .desk
            .shown()
            .unsure_in(0..9999)
            .unwrap()
            .iter()
            .filter(|one| !one.id.is_empty())
            .map(|one| format!("/review/{}", one.id)),
    );
    while let Some(path) = next.pop() {
        // The whole case as a file is that of one in memory alone.
        if pages.contains_key(&path) || path.starts_with("/export/") && super::ON_DISK {
            continue;
        }
        let came = tried.get(&path);
        if came.header("content-type").starts_with("text/html") && came.header("content-disposition").is_empty() {
            let links = tags(&came.body)
                .iter()
                .filter_map(|tag| tag.attribute("href").map(|h| h.replace("&amp;", "&")))
                .collect::<Vec<_>>();
            next.extend(links.iter().filter(|l| l.starts_with('/')).map(|l| l.split('#').next().unwrap().to_owned()));
        }
        pages.insert(path, came);
    }
    pages
}

fn is_page(came: &Came) -> bool {
    came.header("content-type").starts_with("text/html")
}

#[test]
fn every_link_leads_to_a_page_and_to_an_anchor_of_it() {
    let tried = Tried::new();
    let pages = crawled(&tried);
    assert!(pages.len() > 60, "{:?}", pages.keys());
    for path in ["/reports", "/names", "/figures", "/log", "/review?at=1", "/export/geojson", "/parts/also"] {
        let may_be_none = path == "/parts/also" || path.starts_with("/export/") && super::ON_DISK;
        assert!(pages.contains_key(path) || may_be_none, "{path}: {:?}", pages.keys());
    }
    let ids: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .filter(|(_, came)| is_page(came))
        .map(|(path, came)| {
            let ids = tags(&came.body).iter().filter_map(|tag| tag.attribute("id").map(str::to_owned)).collect();
            (path.as_str(), ids)
        })
        .collect();
    for (path, came) in &pages {
        assert_eq!(came.status, StatusCode::OK, "{path}: {}", came.body);
        for tag in tags(if is_page(came) { &came.body } else { "" }) {
            let Some((page, anchor)) = tag.attribute("href").and_then(|href| href.split_once('#')) else { continue };
            let page = if page.is_empty() { path.as_str() } else { page };
            let there = ids.get(page).unwrap_or_else(|| panic!("{path}: no page {page}"));
            assert!(there.contains(anchor), "{path}: {page} has no #{anchor}");
        }
    }
}

#[test]
fn place_and_days_choose_from_one_another() {
    let tried = Tried::new();
    let page = |query: &str| tried.get(&format!("/when-and-where{query}"));
    let case = tried.case();
    let shown = |came: &Came| {
        let rows = came.body.rsplit("id=\"chosen-h\"").next().unwrap_or_default().to_owned();
        let there = |id: &str| rows.contains(&format!("/incidents/{id}"));
        case.incidents.iter().map(|i| i.id.to_string()).filter(|id| there(id)).collect::<BTreeSet<_>>()
    };
    let all = shown(&page(""));
    assert!(all.len() > 1, "{all:?}");
    let one = case.incidents.iter().find(|i| all.contains(i.id.as_str()) && i.when.is_some() && !i.places.is_empty());
    let one = one.expect("an incident with a day and a place");
    let (day, place) = (one.when.unwrap().first().to_string(), one.places[0].replace(' ', "%20"));
    for query in [format!("?from={day}&to={day}"), format!("?place={place}"), format!("?place={place}&from={day}")] {
        let found = shown(&page(&query));
        assert!(found.contains(one.id.as_str()) && found.is_subset(&all), "{query}: {found:?}");
    }
    assert!(shown(&page("?from=1900&to=1901")).is_empty());
    assert!(shown(&page("?place=Nowhere%20%22%3Cb%3E")).is_empty());
    assert!(!page("?place=Nowhere%20%22%3Cb%3E").body.contains("<b>"));
    for wrong in ["?from=soon", "?from=2031-03-07&to=2031-03-01"] {
        assert_eq!(page(wrong).status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

#[test]
fn pages_are_well_made() {
    let tried = Tried::new();
    for (path, came) in crawled(&tried).iter().filter(|(_, came)| is_page(came)) {
        let tags = tags(&came.body);
        assert_eq!(ill_nested(&tags), None, "{path}");
        let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.attribute("id")).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{path}: an id stands twice");
        assert!(tags.iter().any(|t| t.name == "h1") && tags.iter().any(|t| t.name == "main"), "{path}");
        for input in tags.iter().filter(|t| matches!(t.name, "input" | "select" | "textarea") && !t.closing) {
            assert!(input.attribute("name").is_some(), "{path}");
        }
        for name in tags.iter().filter_map(|t| t.attribute("aria-labelledby")) {
            assert!(ids.contains(&name), "{path}: nothing is called {name}");
        }
    }
}

/// What a page may hold: everything else is what a report brought in.
#[test]
fn hostile_reports_run_and_load_nothing() {
    let mut case = support::case();
    let hostile = case.reports.last_mut().unwrap();
    hostile.report.path = "</a><script>alert(1)</script>\" onload=\"x.txt".into();
    let tried = Tried::of(kept(case.reports));
    // Names, labels and notes of people are as hostile as reports.
    let odd = "</td><img src=x onerror=alert(1)>\" autofocus onfocus=\"alert(1)";
    for fields in [[("title", odd), ("why", odd)], [("text", odd), ("why", "javascript:alert(1)")]] {
        let word = if fields[0].0 == "title" { "title" } else { "note" };
        assert_eq!(tried.form(&format!("/say/{word}"), &fields).status, StatusCode::SEE_OTHER);
    }
    let pages = crawled(&tried);
    assert!(
        pages.values().any(|came| came.body.contains("&lt;img src=x onerror=alert(1)&gt;")),
        "the hostile words are shown"
    );
    assert!(pages.values().any(|came| came.body.contains("javascript:alert(document.cookie)")), "as is the address");
    for (path, came) in &pages {
        harmless(path, came);
    }
}

/// Checks one answer: its policy, its tags, its attributes, its addresses.
fn harmless(path: &str, came: &Came) {
    let policy = came.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; style-src 'self'; script-src 'self';"), "{path}: {policy}");
    assert!(
        !policy.contains("unsafe") && policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'")
    );
    assert_eq!(came.header("x-content-type-options"), "nosniff", "{path}");
    assert_eq!(came.header("access-control-allow-origin"), "", "{path}");
    if !is_page(came) {
        assert!(
            came.header("content-disposition").starts_with("attachment")
                || ["/desk.", "/icon."].iter().any(|own| path.starts_with(own)),
            "{path}"
        );
        return;
    }
    for tag in tags(&came.body) {
        assert!(
            !matches!(tag.name, "img" | "iframe" | "object" | "embed" | "style" | "base" | "audio" | "video"),
            "{path}: <{}>",
            tag.name
        );
        let src = tag.attribute("src").unwrap_or_default();
        assert!(tag.name != "script" || tag.closing || src.starts_with("/desk.js?v="), "{path}: a script of {src:?}");
        assert!(src.is_empty() || tag.name == "script", "{path}: <{}> loads {src}", tag.name);
        for (name, value) in &tag.attributes {
            assert!(!name.starts_with("on") && *name != "style" && *name != "srcdoc", "{path}: {name}={value:?}");
            if matches!(*name, "href" | "action" | "formaction") {
                let own = value.starts_with('#') || (value.starts_with('/') && !value.starts_with("//"));
                let web = *name == "href" && (value.starts_with("https://") || value.starts_with("http://"));
                assert!(own || web, "{path}: {name}={value:?}");
            }
        }
    }
}

#[test]
fn what_is_not_there_is_said_so() {
    let tried = Tried::new();
    let paths = [
        "/nope",
        "/incidents/i0",
        "/incidents/%00",
        "/reports/",
        "/reports/zz",
        "/reports/%F0%9F%98%80",
        "/review/s0",
        "/parts/x",
        "/export/exe",
        "/reports/zz/original",
        "/reports/a/beside/b",
        "/..%2f..%2fetc",
        "/api/nope",
        "/api/reports/x",
        "/api/findings/x",
        "/api/incidents/x",
        "/api/operations/xxxxxx",
        "/api/schema/x",
    ];
    for path in paths {
        let came = tried.get(path);
        assert_eq!(came.status, StatusCode::NOT_FOUND, "{path}: {}", came.body);
        assert!(path.starts_with("/api/") == (came.header("content-type") == "application/json"), "{path}");
    }
    for path in [
        "/incidents?told=x",
        "/search?q=a&manner=x",
        "/search?after=tomorrow",
        "/export/csv?of=x",
        "/search?q=a&reviewed=perhaps",
    ] {
        assert_eq!(tried.get(path).status, StatusCode::BAD_REQUEST, "{path}");
    }
    // Numbers out of all bounds are the nearest that is there.
    for path in [
        "/log?from=99999999999999999999",
        "/reports?from=-1",
        "/review?at=999999",
        "/incidents?from=18446744073709551615",
    ] {
        assert_eq!(tried.get(path).status, StatusCode::OK, "{path}");
    }
}

/// A record whose list of reports has three pages.
fn long() -> Tried {
    let first = support::case().reports.remove(0);
    let more = (0..450).map(|k| {
        let mut read = first.clone();
        read.report.text = format!("{}\n\nCopy {k}.", read.report.text);
        read.report.id = sayso_case::ReportId::of(read.report.text.as_bytes());
        read.report.text_sha256 = sayso_case::sha256(read.report.text.as_bytes());
        read.report.path = format!("copy-{k:03}.txt");
        read.findings = sayso_case::Findings::none(read.report.id.clone());
        read
    });
    Tried::of(kept(more))
}

#[test]
fn a_long_list_is_walked_by_its_links() {
    let tried = long();
    for (path, each) in [("/reports", "copy-"), ("/log", "id=\"o-")] {
        let (mut at, mut seen, mut pages) = (path.to_owned(), 0, Vec::new());
        loop {
            let came = tried.get(&at);
            assert_eq!(came.status, StatusCode::OK, "{at}");
            seen += came.body.matches("<tr").count() - 1;
            assert!(came.body.contains(each), "{at}");
            let tags = tags(&came.body);
            let link = |rel: &str| {
                tags.iter()
                    .find(|t| t.attribute("rel") == Some(rel))
                    .map(|t| t.attribute("href").unwrap().replace("&amp;", "&"))
            };
            assert_eq!(link("prev").as_deref(), pages.last().map(String::as_str), "{at}");
            pages.push(at);
            let Some(next) = link("next") else { break };
            at = next;
        }
        assert_eq!(seen, 450, "{path}: {pages:?}");
        let last = tried.get(pages.last().unwrap()).body;
        assert!(last.contains(&format!("href=\"{path}\">⇤ first")), "{last}");
        // What is not there is the first page or the last.
        let main = |query: &str| {
            tried.get(&format!("{path}{query}")).body.split("<main").nth(1).unwrap().replace("?from=0", "")
        };
        let rows = |query: &str| {
            main(query).split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap().matches("<tr").count()
        };
        for query in ["?from=0", "?from=", "?from=-1", "?from=soon", "?from=%00", "?from=%3Cscript%3E", "?from=1.5"] {
            assert_eq!(rows(query), rows(""), "{path}{query}");
            assert!(!main(query).contains("<script"), "{path}{query}");
        }
        for query in ["?from=450", "?from=451", "?from=18446744073709551615"] {
            assert!(rows(query) == 50, "{path}{query}: {}", rows(query));
        }
    }
}

#[test]
fn every_list_answers_whatever_page_is_asked_for() {
    let tried = Tried::new();
    let lists = [
        "/incidents?told=one&",
        "/when-and-where?",
        "/names?",
        "/figures?",
        "/parts/origins?",
        "/parts/also?",
        "/reports?",
        "/log?",
    ];
    for list in lists {
        let here = tried.get(list.trim_end_matches(['?', '&']));
        for from in ["0", "1", "soon", "-1", "99999999999999999999", "%22%3E%3Cb%3E"] {
            let came = tried.get(&format!("{list}{}={from}", if list.starts_with("/when") { "row" } else { "from" }));
            assert_eq!(came.status, here.status, "{list}{from}");
            harmless(list, &came);
            assert!(!came.body.contains("\"><b>"), "{list}{from}");
        }
        assert!(!here.body.contains("class=\"pages\""), "{list}: a short list has no pages");
    }
}

#[test]
fn the_same_record_gives_the_same_page() {
    let (one, other) = (Tried::new(), Tried::new());
    for path in ["/", "/names", "/figures", "/reports"] {
        // Their folders have different names, and the case has its folder's.
        let page = |tried: &Tried| {
            tried.get(path).body.replace(&tried.folder.file_name().unwrap().to_string_lossy().into_owned(), "")
        };
        assert_eq!(page(&one), page(&other), "{path}");
    }
}

#[test]
fn a_report_has_its_versions_and_its_bytes() {
    let mut reports = support::case().reports;
    let mut later = reports[0].clone();
    later.report.text = format!("{}\n\nA paragraph that came later.", later.report.text);
    later.report.id = sayso_case::ReportId::of(later.report.text.as_bytes());
    later.report.text_sha256 = sayso_case::sha256(later.report.text.as_bytes());
    later.findings = sayso_case::Findings::none(later.report.id.clone());
    let (first, second) = (reports[0].report.id.to_string(), later.report.id.to_string());
    let text = later.report.text.clone();
    reports.push(later);
    let tried = Tried::of(kept(reports));
    let beside = format!("/reports/{}/beside/{}", &first[..16], &second[..16]);
    assert!(tried.get(&format!("/reports/{first}")).body.contains(&beside));
    let page = tried.get(&beside).body;
    assert!(
        page.contains("1 paragraphs stand in one alone") && page.contains("A paragraph that came later."),
        "{page}"
    );
    let original = tried.get(&format!("/reports/{second}/original"));
    assert_eq!((original.body.as_str(), original.header("content-type")), (text.as_str(), "application/octet-stream"));
    assert_eq!(original.header("content-disposition"), "attachment; filename=\"01.txt\"");
}

#[test]
fn search_finds_and_says_what_it_found() {
    let tried = Tried::new();
    let page = tried.get("/search?q=mines&manner=say").body;
    assert!(page.contains("Mines were found in the van") && page.contains("read by program"), "{page}");
    assert!(tried.get("/search?q=nothingofthekind").body.contains("nothing is found"));
    assert!(!tried.get("/search").body.contains("nothing is found"));
}
