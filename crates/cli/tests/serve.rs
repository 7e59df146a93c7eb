//! The desk over a real socket: what is said there is what the command line sees, and the other way round.

mod common;

use std::net::TcpStream;
use std::time::{Duration, Instant};

use common::served::Served;
use common::{Folder, REPORT, objects, sayso, stderr, stdout};

fn record() -> (Folder, String) {
    let folder = Folder::new();
    folder.file("press/a.txt", REPORT);
    let kept = folder.path().join("kept").display().to_string();
    let press = folder.path().join("press").display().to_string();
    assert_eq!(sayso(["add", &press, "--record", &kept]).status.code(), Some(0));
    (folder, kept)
}

#[test]
fn the_desk_and_the_command_line_see_each_other() {
    let (_folder, kept) = record();
    let desk = Served::of(&kept);
    let (status, page) = desk.get("/");
    assert!(
        status == 200 && page.contains("content-security-policy: default-src 'none'") && page.contains("a.txt"),
        "{page}"
    );

    // A form as a browser sends it: the cookie and the token of the page.
    let cookie =
        page.lines().find_map(|line| line.strip_prefix("set-cookie: ")).and_then(|c| c.split(';').next()).unwrap();
    let token = page.split("name=\"token\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let body = format!("token={token}&title=Kelt+Road&why=so+it+is+called&next=/");
    let (status, answer) = desk.asked(&format!(
        "POST /say/title HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nConnection: close\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    ));
    assert!(status == 303 && answer.contains("location: /?done="), "{answer}");
    let log = objects(&sayso(["log", "--record", &kept, "--json"]));
    let last = log.last().unwrap();
    assert_eq!((last["do"].as_str(), last["to"].as_str()), (Some("title"), Some("Kelt Road")));
    assert_eq!((last["who"].as_str(), last["why"].as_str()), (Some("Mara"), Some("so it is called")));

    // What the command line says is shown without being asked for.
    let output = sayso(["review", "title", "Orsa Bridge", "--record", &kept]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let began = Instant::now();
    while !desk.get("/").1.contains("<h1>Orsa Bridge</h1>") {
        assert!(began.elapsed() < Duration::from_secs(30), "it is not seen");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn lines_are_those_that_the_commands_print() {
    let (_folder, kept) = record();
    let desk = Served::of(&kept);
    for (path, command) in
        [("names", "names"), ("figures", "figures"), ("incidents", "incidents"), ("timeline", "timeline")]
    {
        let (_, answer) = desk.get(&format!("/api/{path}?most=1000"));
        let body: serde_json::Value = serde_json::from_str(answer.split("\r\n\r\n").nth(1).unwrap()).unwrap();
        let all = if matches!(command, "incidents" | "timeline") { vec!["--all"] } else { vec![] };
        let printed = sayso([command, "--record", &kept, "--json"].into_iter().chain(all));
        assert_eq!(body["lines"].as_array().unwrap(), &objects(&printed), "{command}");
    }
}

#[test]
fn what_is_odd_on_the_wire_ends_nothing() {
    let (_folder, kept) = record();
    let desk = Served::of(&kept);
    assert_eq!(desk.asked("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").0, 421);
    assert_eq!(desk.asked("\r\n\0\0 nonsense\r\n\r\n").0, 400);
    assert_eq!(
        desk.asked(&format!("GET /{} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n", "a".repeat(60_000))).0,
        404
    );
    let (status, _) = desk
        .asked(&format!("GET / HTTP/1.1\r\nHost: HOST\r\nX-A: {}\r\nConnection: close\r\n\r\n", "a".repeat(200_000)));
    assert_eq!(status, 431);
    drop(TcpStream::connect(&desk.at).unwrap());
    assert_eq!(desk.get("/api/case").0, 200);
}

#[test]
fn what_cannot_be_served_is_said_in_one_line() {
    let (folder, kept) = record();
    let refused = |arguments: &[&str], status: i32, says: &str| {
        let output = sayso(["serve"].into_iter().chain(arguments.iter().copied()));
        let said = stderr(&output);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(status), ""), "{said}");
        assert!(said.lines().count() == 1 && said.starts_with("error: ") && said.contains(says), "{said}");
    };
    for address in ["0.0.0.0", "::", "192.0.2.1"] {
        refused(&["--record", &kept, "--listen", address], 2, "make one with sayso account add");
    }
    refused(&["--record", &kept, "--url", "https://desk.example.org"], 2, "make one with sayso account add");
    refused(&["--record", &kept, "--listen", "example.org"], 2, "is no address to listen on");
    refused(&["--record", &kept, "--url", "http://desk.example.org"], 2, "https://desk.example.org");
    refused(&["--record", &kept, "--proxy-header", "a b"], 2, "is no name of a header");
    refused(&["--record", &kept, "--port", "0", "--watch", "no/such/folder"], 2, "no such folder");
    let none = folder.path().join("none").display().to_string();
    refused(&["--record", &none, "--port", "0"], 1, "there is no record");
    let desk = Served::of(&kept);
    let port = desk.at.rsplit(':').next().unwrap();
    refused(&["--record", &kept, "--port", port], 1, "name another port");
}
