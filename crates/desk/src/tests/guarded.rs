//! Who is let in, and who is not: other names, other sites, other forms, too much, too odd.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use super::{HOST, PORT, Tried, place};
use crate::failed::Failed;
use crate::route::{Route, read};
use crate::router::routed;

#[test]
fn other_names_of_this_machine_are_not_answered() {
    let tried = Tried::new();
    for host in ["evil.example", "evil.example:8140", "127.0.0.1:9", "0.0.0.0:8140"] {
        for path in ["/", "/api/case", "/desk.js", "/nope"] {
            let request = Request::builder().uri(path).header(header::HOST, host).body(Body::empty()).unwrap();
            let came = tried.ask(request);
            assert_eq!(came.status, StatusCode::MISDIRECTED_REQUEST, "{host} {path}");
            assert_eq!(came.header("set-cookie"), "");
        }
    }
}

#[test]
fn a_reader_gets_a_cookie_that_no_script_and_no_other_site_has() {
    let tried = Tried::new();
    let bare = || Request::builder().uri("/").header(header::HOST, HOST).body(Body::empty()).unwrap();
    let (one, other) = (tried.ask(bare()), tried.ask(bare()));
    let cookie = one.header("set-cookie");
    assert!(
        cookie.starts_with("sayso-desk-8140=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"),
        "{cookie}"
    );
    assert_ne!(cookie, other.header("set-cookie"));
    assert_eq!(tried.get("/").header("set-cookie"), "", "who has one keeps it");
}

#[test]
fn forms_of_others_write_nothing() {
    let tried = Tried::new();
    let before = tried.written();
    let fields = format!("title=x&token={}", tried.token());
    let post = |body: &str, headers: &[(&str, &str)], cookie: Option<&str>| {
        let mut request = Request::builder().method("POST").uri("/say/title").header(header::HOST, HOST);
        request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, format!("sayso-desk-{PORT}={cookie}"));
        }
        tried.ask(request.body(Body::from(body.to_owned())).unwrap()).status
    };
    let (own, other) = (tried.cookie.clone(), crate::token::cookie(&[7; 32], 5));
    let from = |origin| [("origin", origin)];
    let here = format!("http://{HOST}");
    assert_eq!(post(&fields, &from("http://evil.example"), Some(&own)), StatusCode::FORBIDDEN);
    assert_eq!(post(&fields, &from("null"), Some(&own)), StatusCode::FORBIDDEN);
    assert_eq!(post(&fields, &[("sec-fetch-site", "cross-site")], Some(&own)), StatusCode::FORBIDDEN);
    assert_eq!(post(&fields, &from(&here), None), StatusCode::FORBIDDEN, "no cookie");
    assert_eq!(post(&fields, &from(&here), Some(&other)), StatusCode::FORBIDDEN, "another's cookie");
    assert_eq!(post("title=x", &from(&here), Some(&own)), StatusCode::FORBIDDEN, "no token");
    assert_eq!(post("title=x&token=", &from(&here), Some(&own)), StatusCode::FORBIDDEN, "an empty token");
    assert_eq!(tried.written(), before);
    assert_eq!(post(&fields, &from(&here), Some(&own)), StatusCode::SEE_OTHER);
    assert_eq!(tried.written(), before + 1);
    assert_eq!(post(&fields, &from(&here), Some(&own)), StatusCode::FORBIDDEN, "the same form again");
    assert_eq!(tried.written(), before + 1);
}

#[test]
fn a_form_that_was_refused_can_be_sent_again() {
    let tried = Tried::new();
    let token = tried.token();
    let post = |title: &str| {
        let request = tried.request("POST", "/say/title").header(header::ORIGIN, format!("http://{HOST}"));
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        tried.ask(request.body(Body::from(format!("title={title}&token={token}"))).unwrap()).status
    };
    assert_eq!(post(""), StatusCode::BAD_REQUEST);
    assert_eq!(post("Arven"), StatusCode::SEE_OTHER);
    assert_eq!(post("Arven"), StatusCode::FORBIDDEN);
}

#[test]
fn what_is_too_much_or_of_another_kind_is_refused() {
    let tried = Tried::new();
    let before = tried.written();
    let large = "x".repeat(70_000);
    assert_eq!(tried.form("/say/note", &[("text", &large)]).status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(
        tried.send("/api/say/note", &serde_json::json!({ "text": large })).status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
    let of = |path: &str, kind: &str, body: &'static [u8]| {
        let request = tried.request("POST", path).header(header::CONTENT_TYPE, kind);
        tried.ask(request.body(Body::from(body)).unwrap()).status
    };
    assert_eq!(of("/say/note", "application/json", b"{}"), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    // A form of another site can be sent without asking, JSON cannot.
    assert_eq!(of("/api/say/note", "text/plain", b"{\"text\":\"x\"}"), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(of("/api/say/note", "application/x-www-form-urlencoded", b"text=x"), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(of("/api/say/note", "application/json", b"[1]"), StatusCode::BAD_REQUEST);
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS"] {
        let came = tried.ask(tried.request(method, "/say/note").body(Body::empty()).unwrap());
        assert_eq!(came.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert_eq!(came.header("access-control-allow-origin"), "");
    }
    assert_eq!(tried.get("/say/note").status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(
        tried.ask(tried.request("POST", "/").body(Body::empty()).unwrap()).status,
        StatusCode::METHOD_NOT_ALLOWED
    );
    assert_eq!(tried.written(), before);
}

#[test]
fn a_fault_is_a_page_and_no_crash() {
    static FAULTY: &[Route] = &[
        read("/", |_, _| panic!("odd case")),
        read("/api/case", |_, _| panic!("odd case")),
        read("/names", |_, _| Err(Failed::wrong("<b>odd</b>"))),
    ];
    let mut tried = Tried::new();
    tried.router = routed(Arc::clone(&tried.desk), place(), FAULTY.iter());
    let came = tried.get("/");
    assert_eq!(came.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(came.body.contains("A fault of this program") && !came.body.contains("odd case"), "{}", came.body);
    let came = tried.get("/api/case");
    assert_eq!(came.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(came.json()["error"].as_str().unwrap().contains("A fault of this program"));
    assert!(tried.get("/names").body.contains("&lt;b&gt;odd&lt;/b&gt;"));
}
