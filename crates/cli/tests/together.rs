//! Several people at one desk, over real sockets: accounts that the command line makes, who is let in, what ends that, and what comes into
//! a folder that is watched.

mod common;

use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use common::served::Served;
use common::{Folder, REPORT, objects, sayso, stderr, stdout};

const PASSWORD: &str = "the bridge at dusk";

/// A record, and its folder's path.
fn record() -> (Folder, String) {
    let folder = Folder::new();
    let report = folder.file("press/a.txt", REPORT).display().to_string();
    let kept = folder.path().join("kept").display().to_string();
    assert_eq!(sayso(["add", &report, "--record", &kept]).status.code(), Some(0));
    (folder, kept)
}

/// Runs `sayso account` with this on standard input.
fn account(arguments: &[&str], kept: &str, input: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .arg("account")
        .args(arguments)
        .args(["--record", kept])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Whoever asks for no password has closed it.
    let _ = program.stdin.take().unwrap().write_all(input.as_bytes());
    program.wait_with_output().unwrap()
}

fn made(kept: &str) {
    for (name, role) in [("Ona", "owner"), ("Ivo", "reviewer"), ("Dara", "reader")] {
        let output = account(&["add", name, "--role", role], kept, &format!("{PASSWORD}\n"));
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
}

/// What a page gives a browser: cookie and token.
fn given(page: &str, before: Option<&str>) -> (String, String) {
    let set = page.lines().find_map(|line| line.strip_prefix("set-cookie: ")).and_then(|set| set.split(';').next());
    let token = page.split("name=\"token\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    (set.or(before).unwrap_or_default().to_owned(), token.unwrap_or_default().to_owned())
}

fn get(desk: &Served, path: &str, cookie: &str) -> (u16, String) {
    desk.asked(&format!("GET {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nCookie: {cookie}\r\n\r\n"))
}

fn post(desk: &Served, path: &str, cookie: &str, body: &str) -> (u16, String) {
    desk.asked(&format!(
        "POST {path} HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nConnection: close\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    ))
}

/// The cookie of a new session.
fn log_in(desk: &Served, name: &str) -> String {
    let (cookie, token) = given(&desk.get("/login").1, None);
    let body = format!("token={token}&name={name}&password={}", PASSWORD.replace(' ', "+"));
    let (status, answer) = post(desk, "/login", &cookie, &body);
    assert_eq!(status, 303, "{answer}");
    given(&answer, None).0
}

/// Names the case, with the token of a page.
fn title(desk: &Served, cookie: &str, title: &str) -> u16 {
    let (_, token) = given(&get(desk, "/account", cookie).1, Some(cookie));
    post(desk, "/say/title", cookie, &format!("token={token}&title={title}")).0
}

#[test]
fn each_may_what_the_role_may() {
    let (_folder, kept) = record();
    made(&kept);
    let desk = Served::of(&kept);
    for path in ["/", "/log", "/api/case", "/desk.js", "/reports"] {
        let (status, answer) = desk.get(path);
        assert!(
            matches!(status, 303 | 401) && !answer.contains("Orsa") && !answer.contains("a.txt"),
            "{path}: {answer}"
        );
    }
    let (dara, ivo) = (log_in(&desk, "Dara"), log_in(&desk, "Ivo"));
    assert_eq!((get(&desk, "/log", &dara).0, title(&desk, &dara, "Arven")), (200, 403));
    assert_eq!((get(&desk, "/accounts", &ivo).0, title(&desk, &ivo, "Arven")), (403, 303));
    let log = objects(&sayso(["log", "--record", &kept, "--json"]));
    let last = log.last().unwrap();
    assert_eq!((last["who"].as_str(), last["to"].as_str()), (Some("Ivo"), Some("Arven")));

    // What the command line says of an account holds at once.
    assert_eq!(account(&["role", "Dara", "reviewer"], &kept, "").status.code(), Some(0));
    assert_eq!(get(&desk, "/log", &dara).0, 303, "the session has ended");
    assert_eq!(title(&desk, &log_in(&desk, "Dara"), "Vell"), 303);
    let refused = account(&["remove", "Ivo"], &kept, "");
    assert!(refused.status.code() == Some(2) && stderr(&refused).contains("--for-good"), "{}", stderr(&refused));
    assert_eq!(get(&desk, "/log", &ivo).0, 200);
    let removed = account(&["remove", "Ivo", "--for-good"], &kept, "");
    assert!(stderr(&removed).contains("1 operation of the log"), "{}", stderr(&removed));
    assert_eq!(get(&desk, "/log", &ivo).0, 303);
    let ona = log_in(&desk, "Ona");
    assert!(get(&desk, "/log", &ona).1.contains("account removed"));
    let (_, token) = given(&get(&desk, "/account", &ona).1, None);
    assert_eq!(post(&desk, "/logout", &ona, &format!("token={token}")).0, 303);
    assert_eq!(get(&desk, "/log", &ona).0, 303);
}

#[test]
fn the_command_line_keeps_accounts() {
    let (folder, kept) = record();
    let none = account(&["list"], &kept, "");
    assert!(none.status.code() == Some(1) && stderr(&none).contains("makes the first"), "{}", stderr(&none));
    let short = account(&["add", "Ona", "--role", "owner"], &kept, "short\n");
    assert!(short.status.code() == Some(2) && stderr(&short).contains("12 characters"), "{}", stderr(&short));
    made(&kept);
    let list = stdout(&account(&["list"], &kept, ""));
    assert!(list.lines().count() == 3 && list.contains("Ivo   reviewer  since 2"), "{list}");
    assert_eq!(sayso(["review", "title", "Arven", "--who", "Ivo", "--record", &kept]).status.code(), Some(0));
    let document: serde_json::Value = serde_json::from_str(&stdout(&account(&["export", "ivo"], &kept, ""))).unwrap();
    assert_eq!((&document["account"]["name"], &document["said"][0]["to"]), (&"Ivo".into(), &"Arven".into()));
    for bad in [&["role", "Nobody", "owner"][..], &["role", "Ona", "reader"], &["add", "ivo", "--role", "reader"]] {
        let output = account(bad, &kept, &format!("{PASSWORD}\n"));
        assert_eq!((output.status.code(), stderr(&output).lines().count()), (Some(2), 1), "{}", stderr(&output));
    }
    assert_eq!(account(&["password", "Ivo"], &kept, "a lamp by the mole\r\n").status.code(), Some(0));
    // No copy has them, and the record is as whole as before.
    let zip = folder.path().join("kept.zip").display().to_string();
    assert_eq!(sayso(["export", "zip", "--record", &kept, "-o", &zip]).status.code(), Some(0));
    let mut files = zip::ZipArchive::new(std::fs::File::open(&zip).unwrap()).unwrap();
    let names: Vec<String> =
        (0..files.len()).map(|k| files.by_index(k).unwrap().name().unwrap().into_owned()).collect();
    assert!(!names.is_empty() && !names.iter().any(|name| name.contains("account")), "{names:?}");
    assert_eq!(sayso(["verify", "--record", &kept]).status.code(), Some(0));
}

#[test]
fn what_other_machines_reach_is_served_with_accounts() {
    let (_folder, kept) = record();
    made(&kept);
    let desk = Served::with(&kept, &["--url", "https://desk.example.org", "--proxy-header", "X-Forwarded-For"]);
    // As a proxy on this machine asks.
    let ask = |method: &str, path: &str, more: &str, body: &str| {
        desk.asked(&format!(
            "{method} {path} HTTP/1.1\r\nHost: desk.example.org\r\nX-Forwarded-For: 192.0.2.7\r\nConnection: close\r\n{more}\r\n{body}"
        ))
    };
    let (status, page) = ask("GET", "/login", "", "");
    assert_eq!(status, 200, "{page}");
    let set = page.lines().find(|line| line.starts_with("set-cookie: ")).unwrap();
    assert!(set.starts_with("set-cookie: __Host-sayso-desk=") && set.contains("; Secure"), "{set}");
    let (cookie, token) = given(&page, None);
    let body = format!("token={token}&name=Ona&password={}", PASSWORD.replace(' ', "+"));
    let form = |origin: &str| {
        let length = body.len();
        let kind = "application/x-www-form-urlencoded";
        format!("Origin: {origin}\r\nCookie: {cookie}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n")
    };
    for other in ["http://desk.example.org", "https://evil.example"] {
        assert_eq!(ask("POST", "/login", &form(other), &body).0, 403, "{other}");
    }
    assert_eq!(ask("POST", "/login", &form("https://desk.example.org"), &body).0, 303);
    assert_eq!(desk.asked("GET /login HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").0, 421);
}

#[test]
fn what_comes_into_a_watched_folder_is_shown() {
    let (folder, kept) = record();
    let press = folder.path().join("press").display().to_string();
    let desk = Served::with(&kept, &["--watch", &press]);
    folder.file("press/later/b.txt", REPORT.replace("Three", "Four"));
    let began = Instant::now();
    while !desk.get("/reports").1.contains("later/b.txt") {
        assert!(began.elapsed() < Duration::from_secs(120), "it is not seen");
        sleep(Duration::from_millis(200));
    }
    let log = objects(&sayso(["log", "--record", &kept, "--json"]));
    let came: Vec<_> =
        log.iter().filter(|line| line["why"].as_str().is_some_and(|why| why.contains("came into"))).collect();
    assert!(!came.is_empty() && came.iter().all(|line| line["who"] == "Mara"), "{log:?}");
    assert_eq!(log.iter().filter(|line| line["do"] == "add").count(), 2, "what is known is added once");
}
