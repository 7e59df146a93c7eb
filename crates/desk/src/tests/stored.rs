//! What is joined, on the disk: the same pages as of a case in memory; a file that is not this record's is made again; what is said while
//! something is joined is not lost.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use sayso_record::{Change, JOINED, Record};

use super::html::tags;
use super::{Tried, kept, stamp, support};
use crate::{Asked, keep_joined};

const VERSION: &str = "0.0.0";

/// A record whose lists are long enough for a second page.
fn many() -> std::path::PathBuf {
    let case = support::case();
    let mut all = case.reports.clone();
    for k in 0..230 {
        let mut read = case.reports[0].clone();
        read.report.text = format!("{}\n\nCopy {k}.", read.report.text);
        read.report.id = sayso_case::ReportId::of(read.report.text.as_bytes());
        read.report.text_sha256 = sayso_case::sha256(read.report.text.as_bytes());
        read.report.path = format!("copy-{k:03}.txt");
        read.findings = sayso_case::Findings::none(read.report.id.clone());
        all.push(read);
    }
    kept(all)
}

/// Every page and every answer of the API that can be reached, without what is another for each reader and each export.
fn all(tried: &Tried) -> BTreeMap<String, (StatusCode, String)> {
    let mut next: Vec<String> = [
        "/",
        "/search?q=killed",
        "/incidents?told=background",
        "/incidents?told=one&from=1",
        "/when-and-where?row=1",
        "/when-and-where?from=1900&to=1901",
        "/when-and-where?from=2000",
        "/when-and-where?to=2100&place=Nowhere",
        "/reports?from=200",
        "/review?at=3",
        "/review?at=999999",
        "/parts/none",
        "/incidents/i0",
        "/review/s0123456789abcdef",
        "/reports/zz",
    ]
    .map(str::to_owned)
    .to_vec();
    for list in ["reports", "incidents", "names", "figures", "victims", "timeline", "unsure", "operations"] {
        next.extend([
            format!("/api/{list}?most=7&from=3"),
            format!("/api/{list}?most=1000"),
            format!("/api/{list}?from=999"),
        ]);
    }
    let case = tried.case();
    next.extend(case.reports.iter().take(9).map(|read| format!("/api/reports/{}", read.report.id)));
    next.extend(case.incidents.iter().map(|incident| format!("/api/incidents/{}", incident.id)));
    let happenings = case.incidents.iter().flat_map(|i| &i.happenings);
    next.extend(happenings.map(|h| format!("/incidents/{}", h.alone())));
    next.extend(case.names.iter().map(|name| format!("/review/{}", name.id)));
    next.push("/api/case".to_owned());
    for one in tried.desk.shown().unsure_in(0..999).unwrap() {
        next.extend([format!("/review/{}", one.id), format!("/api/findings/{}", one.id)]);
    }
    // Of many copies a few are enough.
    let copies: Vec<String> = case
        .reports
        .iter()
        .filter(|r| r.report.path.starts_with("copy"))
        .skip(5)
        .map(|r| r.report.id.as_str()[..16].to_owned())
        .collect();
    let is_copy = |path: &str| path.get(9..25).is_some_and(|id| copies.iter().any(|copy| copy == id));
    let mut pages = BTreeMap::new();
    while let Some(path) = next.pop() {
        if pages.contains_key(&path) || path.starts_with("/export/") || is_copy(&path) {
            continue;
        }
        let came = tried.get(&path);
        let is_page = came.header("content-type").starts_with("text/html");
        let links = if is_page { tags(&came.body) } else { Vec::new() };
        let links = links.iter().filter_map(|tag| tag.attribute("href").map(|href| href.replace("&amp;", "&")));
        next.extend(links.filter(|l| l.starts_with('/')).map(|l| l.split('#').next().unwrap().to_owned()));
        // The token of forms is another each time.
        let parts: Vec<&str> = came.body.split("name=\"token\" value=\"").collect();
        let bare = parts
            .iter()
            .enumerate()
            .map(|(k, part)| if k == 0 { part } else { part.split_once('"').map_or("", |p| p.1) });
        pages.insert(path, (came.status, bare.collect::<Vec<_>>().join("token=")));
    }
    pages
}

fn same(one: &BTreeMap<String, (StatusCode, String)>, other: &BTreeMap<String, (StatusCode, String)>) {
    let paths = |pages: &BTreeMap<String, _>| pages.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(paths(one), paths(other));
    for (path, page) in one {
        let differs = page.1.bytes().zip(other[path].1.bytes()).position(|(a, b)| a != b).unwrap_or(0);
        let near = |page: &str| page.chars().skip(differs.saturating_sub(200)).take(400).collect::<String>();
        assert!(page == &other[path], "{path} at {differs}:\n{}\n\n{}", near(&page.1), near(&other[path].1));
    }
}

#[test]
fn pages_of_the_disk_are_those_of_memory() {
    let folder = many();
    let mut record = Record::open_for_writing(&folder).unwrap();
    let finding = record.as_found(&support::case().reports[0].report.id).unwrap().findings.statements[0].id.to_string();
    record.append(Change::Title { title: "Kelt <Road>".into() }, &stamp("Ilo", None)).unwrap();
    drop(record);
    let held = Tried::holding(folder.clone(), u64::MAX);
    assert_eq!(
        held.form("/say/correct", &[("finding", &finding), ("speaker", "Ivo Marl")]).status,
        StatusCode::SEE_OTHER
    );
    let stored = Tried::holding(folder, 0);
    assert!(held.desk.shown().on_disk().is_none() && stored.desk.shown().in_memory().is_none());
    let pages = all(&held);
    assert!(pages.len() > 300, "{}", pages.len());
    same(&pages, &all(&stored));
    std::mem::forget(held);
}

#[test]
fn what_is_said_of_findings_is_seen_at_once() {
    let tried = Tried::holding(kept(support::case().reports), 0);
    let shown = tried.desk.shown();
    let one = |k| shown.unsure_at(k).unwrap().unwrap().id;
    let said = |word: &str, finding: &str| {
        let came = tried.form(&format!("/say/{word}"), &[("finding", finding), ("next", "/review?at=0")]);
        assert_eq!(came.status, StatusCode::SEE_OTHER, "{word}: {}", came.body);
        came.header("location").to_owned()
    };
    let findings: Vec<String> = (0..shown.unsure_count()).map(one).filter(|id| !id.starts_with(['i', 'n'])).collect();
    let (first, second, third) = (&findings[0], &findings[1], &findings[2]);
    let to = said("confirm", first);
    let page = tried.get(&to).body;
    assert!(page.contains("Written: ") && !page.contains("being joined again"), "{page}");
    assert!(tried.get(&format!("/review/{first}")).body.contains("state is-seen"));
    said("reject", second);
    assert!(tried.get("/").body.contains("being joined again"));
    assert_eq!(tried.get(&format!("/review/{second}")).status, StatusCode::NOT_FOUND);
    assert_eq!(tried.desk.shown().unsure_count(), shown.unsure_count() - 2);
    let queue: Vec<String> = tried
        .desk
        .shown()
        .unsure_in(0..9999)
        .unwrap()
        .into_iter()
        .map(|one| one.id)
        .filter(|id| !id.starts_with(['i', 'n']))
        .collect();
    assert_eq!(queue, findings[2..]);
    for (k, id) in queue.iter().enumerate().take(3) {
        let place = tried.desk.shown().unsure_place(id).unwrap().unwrap();
        assert_eq!(&tried.desk.shown().unsure_at(place).unwrap().unwrap().id, id, "{k}");
    }
    // What was rejected can be said to be right again.
    said("confirm", second);
    assert_eq!(tried.get(&format!("/review/{second}")).status, StatusCode::OK);
    // A finding that is not there, and an id that is cut short.
    for wrong in ["s0123456789abcdef", &third[..9]] {
        assert_eq!(
            tried.form("/say/confirm", &[("finding", wrong)]).status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{wrong}"
        );
    }
    // Joined again it says what a case in memory says.
    crate::joining::join(&tried.desk);
    assert!(!tried.get("/").body.contains("being joined again"));
    let held = Tried::holding(tried.folder.clone(), u64::MAX);
    same(&all(&held), &all(&tried));
    std::mem::forget(held);
}

/// To see a finding, and to take that back, joins nothing; the marks and what is counted of them are those of a case in memory.
#[test]
fn what_is_only_seen_is_not_joined_again() {
    let folder = kept(support::case().reports);
    let stored = Tried::holding(folder.clone(), 0);
    let say = |word: &str, fields: &[(&str, &str)]| {
        let came = stored.form(&format!("/say/{word}"), fields);
        assert_eq!(came.status, StatusCode::SEE_OTHER, "{word}: {}", came.body);
        stored.desk.shown().behind
    };
    let alike = |seen: &str| {
        // The index for searching is brought up to date beside it.
        Record::open(&folder).unwrap().refresh_search().unwrap();
        let held = Tried::holding(folder.clone(), u64::MAX);
        let pages = all(&held);
        assert!(pages["/"].1.contains(seen), "{}", pages["/"].1);
        same(&pages, &all(&stored));
        std::mem::forget(held);
    };
    alike("all read by program alone");
    let case = stored.case();
    // Two of every three findings that answer a question, so that of some cells all are seen and of others not.
    let claims = case.points.iter().flat_map(|point| &point.positions).flat_map(|position| &position.claims);
    let findings: BTreeSet<&str> = claims.map(|claim| claim.finding.as_str()).collect();
    let findings: Vec<&str> = findings.into_iter().enumerate().filter(|(k, _)| k % 3 > 0).map(|(_, id)| id).collect();
    assert!(findings.len() > 3, "{}", findings.len());
    for finding in &findings {
        assert_eq!(say("confirm", &[("finding", finding)]), 0, "{finding}");
    }
    assert_eq!(say("note", &[("text", "seen it all")]), 0);
    alike(&format!("{} seen by a person", findings.len()));
    let confirmed = stored.desk.shown().operations.iter().rev().nth(1).unwrap().id.to_string();
    assert_eq!(say("undo", &[("operation", &confirmed)]), 0);
    alike(&format!("{} seen by a person", findings.len() - 1));
    // What moves what is joined is joined, with what was said before of the same finding; and so is to confirm what somebody judged
    // otherwise.
    assert_eq!(say("reject", &[("finding", findings[0])]), 2);
    crate::joining::join(&stored.desk);
    assert_eq!(stored.desk.shown().behind, 0);
    assert_eq!(say("confirm", &[("finding", findings[0])]), 1);
    let rejected = stored.desk.shown().operations.iter().rev().nth(1).unwrap().id.to_string();
    assert_eq!(say("undo", &[("operation", &rejected)]), 2);
    crate::joining::join(&stored.desk);
    assert_eq!(stored.desk.shown().behind, 0);
    alike(&format!("{} seen by a person", findings.len() - 1));
}

/// However much is said while the case is joined, it is joined once more for all of it.
#[test]
fn what_is_said_while_it_is_joined_is_joined_in_one_go() {
    let folder = kept(support::case().reports);
    let times = Arc::new([AtomicUsize::new(0), AtomicUsize::new(0)]);
    let (go, may) = std::sync::mpsc::channel::<()>();
    let (counted, may) = (Arc::clone(&times), Mutex::new(may));
    let joins = move |record: &Path| {
        counted[0].fetch_add(1, Ordering::Relaxed);
        keep_joined(record, VERSION, NonZeroUsize::MIN).map_err(|why| why.to_string())?;
        counted[1].fetch_add(1, Ordering::Relaxed);
        may.lock().unwrap().recv().map_err(|why| why.to_string())
    };
    go.send(()).unwrap();
    let desk = Arc::new(crate::desk::Desk::open(asked(&folder, Box::new(joins)), None).unwrap());
    let until = |is: &dyn Fn() -> bool| {
        for _ in 0..3000 {
            if is() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("it does not come");
    };
    let [begun, made] = [0, 1].map(|k: usize| {
        let times = Arc::clone(&times);
        move || times[k].load(Ordering::Relaxed)
    });
    let title = |k: usize| {
        desk.say("Mara", sayso_record::Wish::Title { title: format!("Arven {k}") }, None).unwrap();
        crate::joining::begin(&desk);
    };
    let note = sayso_record::Wish::Note { text: "only a note".into(), on: None };
    desk.say("Mara", note, None).unwrap();
    crate::joining::begin(&desk);
    assert_eq!(begun(), 1, "for a note nothing is joined");
    title(0);
    until(&|| made() == 2);
    (1..6).for_each(title);
    assert_eq!((begun(), desk.shown().behind), (2, 6), "while it is joined no other joins it");
    go.send(()).unwrap();
    until(&|| desk.shown().behind == 5);
    go.send(()).unwrap();
    until(&|| {
        crate::joining::begin(&desk);
        desk.shown().behind == 0
    });
    assert_eq!(desk.shown().counts().title.as_deref(), Some("Arven 5"));
    crate::joining::begin(&desk);
    assert_eq!((begun(), made()), (3, 3));
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_file_of_another_state_or_program_is_made_again() {
    let folder = kept(support::case().reports);
    let joined = folder.join(JOINED);
    keep_joined(&folder, VERSION, NonZeroUsize::MIN).unwrap();
    let made = fs::read(&joined).unwrap();
    let tried = Tried::holding(folder.clone(), 0);
    let good = tried.get("/").body;
    std::mem::forget(tried);
    let page = |bytes: &[u8]| {
        fs::write(&joined, bytes).unwrap();
        let tried = Tried::holding(folder.clone(), 0);
        let body = tried.get("/").body;
        std::mem::forget(tried);
        body
    };
    let token = |body: &str| body.split("name=\"token\"").next().unwrap().to_owned();
    // Cut short, empty, with bytes of nothing in the middle, of another form.
    let (mut hurt, mut other) = (made.clone(), made.clone());
    for byte in hurt.iter_mut().skip(200).take(8000) {
        *byte = 0xff;
    }
    other[63] = other[63].wrapping_add(1);
    for bytes in [&made[..5000], &[], &hurt, &other] {
        assert_eq!(token(&page(bytes)), token(&good));
    }
    // Another program's.
    keep_joined(&folder, "0.0.1", NonZeroUsize::MIN).unwrap();
    let theirs = fs::read(&joined).unwrap();
    assert_eq!(token(&page(&theirs)), token(&good));
    assert_ne!(fs::read(&joined).unwrap(), theirs);
    // What is none of ours is left alone, and said so.
    fs::write(
        &joined,
        "a letter to somebody, longer than the head of a database, which nobody may lose by opening a desk",
    )
    .unwrap();
    let asked = asked(
        &folder,
        Box::new(|record| keep_joined(record, VERSION, NonZeroUsize::MIN).map_err(|why| why.to_string())),
    );
    let why = crate::desk::Desk::open(asked, None).err().unwrap().to_string();
    assert!(why.contains("move it away"), "{why}");
    assert!(fs::read_to_string(&joined).unwrap().starts_with("a letter"));
    fs::remove_dir_all(&folder).unwrap();
}

fn asked(folder: &Path, joins: Box<crate::Joins>) -> Asked {
    Asked {
        record: folder.to_owned(),
        address: "127.0.0.1".into(),
        port: 0,
        who: "Mara".into(),
        url: None,
        proxy_header: None,
        stamp: Box::new(stamp),
        clock: Box::new(|| 0),
        secret: [7; 32],
        threads: NonZeroUsize::MIN,
        version: VERSION.into(),
        held: 0,
        joins,
    }
}

/// A desk whose record is written to, and said of, while it is joined the second time.
#[test]
fn what_is_said_while_it_is_joined_is_not_lost() {
    let folder = kept(support::case().reports);
    let (times, said) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(None::<Arc<crate::desk::Desk>>)));
    let (counted, desk_of) = (Arc::clone(&times), Arc::clone(&said));
    let joins = move |record: &Path| {
        keep_joined(record, VERSION, NonZeroUsize::MIN).map_err(|why| why.to_string())?;
        if counted.fetch_add(1, Ordering::Relaxed) == 1 {
            let mut other = Record::open_for_writing(record).unwrap();
            other.append(Change::Title { title: "Karsk".into() }, &stamp("Ilo", None)).unwrap();
            drop(other);
            let desk = desk_of.lock().unwrap().clone().unwrap();
            let wish = sayso_record::Wish::Note { text: "meanwhile".into(), on: None };
            desk.say("Mara", wish, None).unwrap();
        }
        Ok(())
    };
    let desk = Arc::new(crate::desk::Desk::open(asked(&folder, Box::new(joins)), None).unwrap());
    *said.lock().unwrap() = Some(Arc::clone(&desk));
    desk.say("Mara", sayso_record::Wish::Title { title: "Arven".into() }, None).unwrap();
    let title = |desk: &crate::desk::Desk| desk.shown().counts().title.clone();
    assert_eq!((title(&desk), desk.shown().behind), (None, 1), "what was joined before it is shown");
    crate::joining::join(&desk);
    let shown = desk.shown();
    assert_eq!((title(&desk).as_deref(), shown.behind), (Some("Arven"), 1));
    let last: Vec<&str> = shown.operations.iter().rev().take(3).filter_map(|o| Some(o.change()?.word())).collect();
    assert_eq!(last, ["note", "title", "title"]);
    desk.look().unwrap();
    crate::joining::join(&desk);
    assert_eq!((title(&desk).as_deref(), desk.shown().behind), (Some("Karsk"), 0));
    // A note changes nothing of what is joined.
    desk.say("Mara", sayso_record::Wish::Note { text: "more".into(), on: None }, None).unwrap();
    assert_eq!(desk.shown().behind, 0);
    // Where joining fails, what is there is shown, and why it failed is said.
    *said.lock().unwrap() = None;
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_was_forgotten_is_not_served_from_a_file() {
    let folder = kept(support::case().reports);
    keep_joined(&folder, VERSION, NonZeroUsize::MIN).unwrap();
    let before = fs::read(folder.join(JOINED)).unwrap();
    let report = support::case().reports[0].report.clone();
    let mut record = Record::open_for_writing(&folder).unwrap();
    let kept = record.report(report.id.as_str()).unwrap();
    record.forget(&kept, &stamp("Mara", None)).unwrap();
    drop(record);
    assert!(!folder.join(JOINED).exists(), "it goes with what is forgotten");
    // Somebody put it back.
    fs::write(folder.join(JOINED), before).unwrap();
    let tried = Tried::holding(folder, 0);
    assert_eq!(tried.get(&format!("/reports/{}", report.id)).status, StatusCode::NOT_FOUND);
    assert!(!tried.get("/reports").body.contains(&report.path));
}
