//! Pages made to break a reader: nested without end, huge, never closed. They are read on threads of 2 MB of stack, in
//! seconds even without optimisation.

mod common;

use std::time::{Duration, Instant};

use common::{Folder, read_file};
use sayso_case::Report;
use sayso_reports::ProblemKind;

/// Reads a page on a thread with a small stack; gives back the report, if any, and whether it was too intricate.
fn read_small(source: String) -> (Option<Report>, bool) {
    let shown: String = source.chars().take(40).collect();
    let start = Instant::now();
    let reading = std::thread::Builder::new().stack_size(2 << 20).spawn(move || {
        let folder = Folder::new();
        read_file(&folder.write("page.html", source))
    });
    let read = reading.unwrap().join().expect("the thread ends well");
    let took = start.elapsed();
    println!("{took:?} {shown:?}");
    assert!(took < Duration::from_secs(60), "{shown:?} took {took:?}");
    match read {
        Ok((report, problems)) => {
            let intricate = problems.iter().any(|p| matches!(p.kind, ProblemKind::TooIntricate { .. }));
            (Some(report), intricate)
        }
        Err(_) => (None, false),
    }
}

#[test]
fn ten_thousand_levels() {
    for (open, close) in
        [("<div>", "</div>"), ("<b>", "</b>"), ("<table><tr><td>", "</table>"), ("<ul><li>", "</ul>"), ("<x>", "")]
    {
        let page = format!("<title>Bridge shelled</title>{}Two died.{}", open.repeat(10_000), close.repeat(10_000));
        let (report, intricate) = read_small(page);
        assert!(intricate, "{open}");
        assert_eq!(report.unwrap().text, "Bridge shelled\nTwo died.");
    }
}

#[test]
fn as_deep_as_trees_are_built() {
    for open in
        ["<div>", "<b>", "<span>", "<blockquote>", "<ul><li>", "<div><p>a", "<section><b>", "<svg>", "<table><tr><td>"]
    {
        let deep = 500 / open.matches('<').count();
        let words = "<p>Two people died near the bridge, the ministry said, and three were wounded.</p>".repeat(20);
        let (report, intricate) = read_small(format!("{}{words}", open.repeat(deep)));
        assert!(!intricate, "{open}");
        assert!(report.is_some() || open == "<svg>", "{open}");
    }
}

#[test]
fn megabytes_of_one_thing() {
    for unit in [
        "<",
        "<a ",
        "<a>",
        "</p>",
        "<p>",
        "<p>a",
        "<!--",
        "&",
        "&amp;",
        "<br>",
        "<b><p>",
        "<td>",
        "<option>",
        "a ",
        "<a href='",
        "<script>",
        "<form>",
        "<li>x",
        "<nav>",
        "<nav></nav>",
        "<button></nav>",
    ] {
        let bytes = if unit == "<" { 10_000_000 } else { 2_000_000 };
        read_small(unit.repeat(bytes / unit.len()));
    }
}

#[test]
fn as_many_tags_as_trees_are_built_for() {
    for unit in [
        "<p>a</p>",
        "<div></div>",
        "<br>",
        "<p>Two died, he said.",
        "<a href=x>b</a>",
        "<li>a b c",
        "<td>",
        "</p>",
        "<i>a</i>",
    ] {
        let tags = unit.matches('<').count();
        let (_, intricate) = read_small(unit.repeat(60_000 / tags));
        assert!(!intricate, "{unit}");
    }
}
