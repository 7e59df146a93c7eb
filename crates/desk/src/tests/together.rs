//! Several people at one desk: a stranger sees nothing, everybody may what his role may, and what lets somebody in ends.

use std::sync::atomic::Ordering;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use sayso_accounts::{Accounts, FILE, IDLE, LONGEST, Role};
use sayso_record::Record;
use serde_json::json;

use super::html::tags;
use super::{Came, HOST, PAGES, PORT, Tried, kept, support};
use crate::route::Does;
use crate::routes;
use crate::say::OPERATIONS;

const PASSWORD: &str = "the bridge at dusk";

/// A desk with an owner (Ona), a reviewer (Ivo) and a reader (Dara), at which a stranger sits.
fn shared() -> Tried {
    let folder = kept(support::case().reports);
    let accounts = Accounts::open_or_make(&folder).unwrap();
    for (name, role) in [("Ona", Role::Owner), ("Ivo", Role::Reviewer), ("Dara", Role::Reader)] {
        accounts.add(name, role, PASSWORD, 0).unwrap();
    }
    Tried::of(folder)
}

/// The cookie that came.
fn cookie(came: &Came) -> String {
    let set = came.header("set-cookie");
    let value = set.strip_prefix(&format!("sayso-desk-{PORT}=")).and_then(|rest| rest.split(';').next());
    value.unwrap_or_else(|| panic!("{set:?}")).to_owned()
}

impl Tried {
    /// Logs in as a browser does, and sits there then.
    fn log_in(&mut self, name: &str) -> String {
        // In another browser: whoever is in at this one would be logged out.
        self.cookie = crate::token::cookie(&[7; 32], 99);
        let came = self.form("/login", &[("name", name), ("password", PASSWORD)]);
        assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.body);
        self.cookie = cookie(&came);
        self.cookie.clone()
    }

    fn at(&self, now: i64) {
        self.now.store(now, Ordering::Relaxed);
    }

    fn is_in(&self) -> bool {
        self.get("/log").status == StatusCode::OK
    }

    /// A page or an operation as a program asks for it with a key.
    fn with_key(&self, method: &str, path: &str, key: &str, body: &serde_json::Value) -> Came {
        let request = Request::builder().method(method).uri(path).header(header::HOST, HOST);
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let request = request.header(header::AUTHORIZATION, format!("Bearer {key}"));
        self.ask(request.body(Body::from(body.to_string())).unwrap())
    }

    fn accounts(&self) -> Accounts {
        Accounts::open(&self.folder).unwrap().unwrap()
    }
}

#[test]
fn a_stranger_sees_where_people_log_in_and_nothing_else() {
    let tried = shared();
    let before = tried.written();
    let hidden = ["Dravo", "Karsk", "01.txt", "unsure", &tried.folder.file_name().unwrap().to_string_lossy()];
    let unknown = [("/nope", Does::Read), ("/api/nope", Does::Read), ("/nope", Does::Write)];
    for (path, does) in routes::all().filter(|r| r.takes.is_some()).map(|r| (r.path, r.does)).chain(unknown) {
        let came = match does {
            Does::Read => tried.get(path),
            Does::Write if path.starts_with("/api/") => tried.send(path, &json!({ "text": "x" })),
            Does::Write => tried.form(path, &[("text", "x")]),
        };
        let sent_on = came.header("location").starts_with("/login?next=%2F");
        let expected = does == Does::Read && !path.starts_with("/api/");
        assert_eq!(came.status, if expected { StatusCode::SEE_OTHER } else { StatusCode::UNAUTHORIZED }, "{path}");
        assert_eq!(sent_on, expected, "{path}");
        for word in hidden {
            assert!(!came.body.contains(word), "{path}: {word}: {}", came.body);
        }
    }
    let page = tried.get("/login");
    assert_eq!((page.status, tried.get("/desk.css").status), (StatusCode::OK, StatusCode::OK));
    assert!(!hidden.iter().any(|word| page.body.contains(word)) && !page.body.contains("<script"), "{}", page.body);
    assert_eq!(tried.written(), before);
}

#[test]
fn who_knows_the_password_comes_in_under_a_new_cookie() {
    let mut tried = shared();
    for (name, password) in [("Ivo", "the bridge at dawn"), ("Nobody", PASSWORD), ("", "")] {
        let came = tried.form("/login", &[("name", name), ("password", password)]);
        assert_eq!(came.status, StatusCode::UNAUTHORIZED, "{name}");
        assert!(came.body.contains("Name or password is wrong.") && came.header("set-cookie").is_empty());
    }
    let stranger = tried.cookie.clone();
    let came = tried.form("/login", &[("name", "ivo"), ("password", PASSWORD), ("next", "/review?at=1")]);
    assert_eq!((came.status, came.header("location")), (StatusCode::SEE_OTHER, "/review?at=1"));
    assert!(came.header("set-cookie").ends_with("; Path=/; HttpOnly; SameSite=Strict"));
    assert!(!tried.is_in(), "the cookie that was there before lets nobody in");
    tried.cookie = cookie(&came);
    assert!(tried.is_in() && tried.cookie != stranger);
    let page = tried.get("/").body;
    assert!(page.contains("Ivo</bdi>") && !page.contains("href=\"/accounts\""), "{page}");
    assert_eq!(tried.get("/login").header("location"), "/");
    let elsewhere = [("name", "Ivo"), ("password", PASSWORD), ("next", "//evil.example")];
    assert_eq!(tried.form("/login", &elsewhere).header("location"), "/");
}

#[test]
fn a_reader_reads_and_writes_nothing() {
    let mut tried = shared();
    tried.log_in("Dara");
    let before = tried.written();
    let id = tried.statement(0);
    for operation in OPERATIONS {
        let fields = [("finding", id.as_str()), ("text", "x"), ("title", "x")];
        let came = tried.form(&format!("/say/{}", operation.word), &fields);
        assert_eq!(came.status, StatusCode::FORBIDDEN, "{}", operation.word);
        assert!(came.body.contains("This takes a reviewer, and Dara is a reader"), "{}", came.body);
        let request = tried.request("POST", &format!("/api/say/{}", operation.word));
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let came = tried.ask(request.body(Body::from(json!({ "text": "x", "title": "x" }).to_string())).unwrap());
        assert_eq!(came.status, StatusCode::FORBIDDEN, "{}", operation.word);
    }
    assert_eq!(tried.written(), before);
    let report = format!("/reports/{}", tried.case().reports[0].report.id);
    let incident = format!("/incidents/{}", tried.case().incidents[0].id);
    let finding = format!("/review/{id}");
    for path in [PAGES.as_slice(), &["/export", &report, &incident, &finding]].concat() {
        let came = tried.get(path);
        assert_eq!(came.status, StatusCode::OK, "{path}");
        let posts = |tag: &&super::html::Tag| tag.attribute("action").is_some_and(|to| to.starts_with("/say/"));
        assert!(!tags(&came.body).iter().any(|tag| posts(&tag)), "{path} offers what is refused");
    }
}

#[test]
fn what_a_reviewer_says_is_in_the_log_under_his_name() {
    let mut tried = shared();
    tried.log_in("Ivo");
    assert_eq!(tried.form("/say/title", &[("title", "Arven"), ("why", "so it is")]).status, StatusCode::SEE_OTHER);
    let record = Record::open(&tried.folder).unwrap();
    let body = record.operations().last().unwrap().body.clone().unwrap();
    assert_eq!((body.who.as_str(), body.why.as_deref()), ("Ivo", Some("so it is")));
}

#[test]
fn only_an_owner_says_who_has_an_account() {
    let mut tried = shared();
    let all = |tried: &Tried| tried.accounts().list().unwrap();
    let before = all(&tried).into_iter().map(|a| (a.name, a.role)).collect::<Vec<_>>();
    for name in ["Dara", "Ivo"] {
        tried.log_in(name);
        for route in routes::all().filter(|route| route.path.starts_with("/accounts")) {
            let fields = [("name", "Dara"), ("role", "owner"), ("password", PASSWORD)];
            let came = if route.does == Does::Read { tried.get(route.path) } else { tried.form(route.path, &fields) };
            assert_eq!(came.status, StatusCode::FORBIDDEN, "{name}: {}", route.path);
        }
    }
    assert_eq!(all(&tried).into_iter().map(|a| (a.name, a.role)).collect::<Vec<_>>(), before);
    tried.log_in("Ona");
    assert!(tried.get("/accounts").body.contains("Remove Dara"));
    let done = |path: &str, fields: &[(&str, &str)]| tried.form(path, fields).status;
    let new = [("name", "Tolm"), ("role", "reader"), ("password", "a lamp by the mole")];
    assert_eq!(done("/accounts/add", &new), StatusCode::SEE_OTHER);
    assert_eq!(done("/accounts/add", &new), StatusCode::UNPROCESSABLE_ENTITY, "the name is taken");
    assert_eq!(done("/accounts/role", &[("name", "Tolm"), ("role", "reviewer")]), StatusCode::SEE_OTHER);
    assert_eq!(done("/accounts/role", &[("name", "Tolm"), ("role", "king")]), StatusCode::BAD_REQUEST);
    assert_eq!(tried.accounts().named("tolm").unwrap().role, Role::Reviewer);
    assert_eq!(
        done("/accounts/password", &[("name", "Tolm"), ("password", "short")]),
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(done("/accounts/remove", &[("name", "Tolm")]), StatusCode::SEE_OTHER);
    assert!(tried.accounts().named("Tolm").is_err());
    assert_eq!(done("/accounts/remove", &[("name", "Ona")]), StatusCode::UNPROCESSABLE_ENTITY, "the last owner");
}

#[test]
fn a_session_ends() {
    let mut tried = shared();
    tried.log_in("Dara");
    assert!(tried.is_in());
    let came = tried.form("/logout", &[]);
    assert_eq!((came.status, came.header("location")), (StatusCode::SEE_OTHER, "/login"));
    assert!(!tried.is_in(), "the old cookie is worth nothing");
    // Idle.
    tried.log_in("Dara");
    tried.at(IDLE - 1);
    assert!(tried.is_in());
    tried.at(2 * IDLE);
    assert!(!tried.is_in());
    // However busy.
    tried.log_in("Dara");
    let began = 2 * IDLE;
    for now in (began..began + LONGEST).step_by(usize::try_from(IDLE - 1).unwrap()) {
        tried.at(now);
        assert!(tried.is_in(), "{now}");
    }
    tried.at(began + LONGEST);
    assert!(!tried.is_in());
    // Another role, said by an owner in another browser; another password; removal by another program.
    let dara = tried.log_in("Dara");
    tried.log_in("Ona");
    tried.form("/accounts/role", &[("name", "Dara"), ("role", "reviewer")]);
    tried.cookie = dara;
    assert!(!tried.is_in());
    let other = tried.log_in("Dara");
    tried.log_in("Dara");
    let fields = [("old", PASSWORD), ("new", "a lamp by the mole")];
    assert_eq!(tried.form("/account/password", &[("old", "wrong"), fields[1]]).status, StatusCode::FORBIDDEN);
    assert_eq!(tried.form("/account/password", &fields).header("location"), "/login");
    assert!(!tried.is_in());
    tried.cookie = other;
    assert!(!tried.is_in(), "on another machine as well");
    tried.log_in("Ivo");
    assert!(tried.is_in());
    tried.accounts().remove("Ivo", false).unwrap();
    assert!(!tried.is_in());
    tried.log_in("Ona");
    let there = tried.cookie.clone();
    tried.log_in("Ona");
    tried.form("/account/everywhere", &[]);
    assert!(!tried.is_in());
    tried.cookie = there;
    assert!(!tried.is_in());
}

#[test]
fn forged_and_replayed_forms_are_refused() {
    let mut tried = shared();
    let stranger = tried.token();
    let dara = tried.log_in("Dara");
    let of_dara = tried.token();
    tried.log_in("Ivo");
    let before = tried.written();
    let post = |tried: &Tried, token: &str| {
        let request = tried.request("POST", "/say/title").header(header::ORIGIN, format!("http://{HOST}"));
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        tried.ask(request.body(Body::from(format!("title=Arven&token={token}"))).unwrap()).status
    };
    let own = tried.token();
    for forged in ["", "0", &own[..own.len() - 1], &stranger, &of_dara] {
        assert_eq!(post(&tried, forged), StatusCode::FORBIDDEN, "{forged}");
    }
    assert_eq!(tried.written(), before);
    assert_eq!(post(&tried, &own), StatusCode::SEE_OTHER);
    assert_eq!(post(&tried, &own), StatusCode::FORBIDDEN, "replayed");
    let late = tried.token();
    tried.form("/logout", &[]);
    assert_eq!(post(&tried, &late), StatusCode::UNAUTHORIZED, "replayed after the session");
    tried.log_in("Ivo");
    assert_eq!(post(&tried, &late), StatusCode::FORBIDDEN, "replayed in the next one");
    tried.cookie = dara;
    assert_eq!(post(&tried, &of_dara), StatusCode::FORBIDDEN, "a reader's own");
    assert_eq!(tried.written(), before + 1);
    // Another site can log nobody in as somebody else.
    let request = tried.request("POST", "/login").header(header::ORIGIN, "https://evil.example");
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let body = format!("name=Ivo&password=x&token={}", tried.token());
    assert_eq!(tried.ask(request.body(Body::from(body)).unwrap()).status, StatusCode::FORBIDDEN);
}

#[test]
fn passwords_cannot_be_tried_for_long() {
    let mut tried = shared();
    let wrong = |tried: &Tried, name: &str| tried.form("/login", &[("name", name), ("password", "wrong")]).status;
    for _ in 0..10 {
        assert_eq!(wrong(&tried, "Ivo"), StatusCode::UNAUTHORIZED);
    }
    assert_eq!(wrong(&tried, " IVO"), StatusCode::TOO_MANY_REQUESTS);
    let came = tried.form("/login", &[("name", "Ivo"), ("password", PASSWORD)]);
    assert_eq!(came.status, StatusCode::TOO_MANY_REQUESTS, "the right one is not told from a wrong one");
    assert!(came.body.contains("try again in 60 seconds") && !came.body.contains("Dravo"), "{}", came.body);
    tried.at(61);
    tried.log_in("Ivo");
    assert!(tried.is_in());
    // Many names from one address.
    let mut refused = 0;
    for k in 0..40 {
        refused += usize::from(wrong(&tried, &format!("nobody{k}")) == StatusCode::TOO_MANY_REQUESTS);
    }
    assert!((8..25).contains(&refused), "{refused}");
}

#[test]
fn a_program_has_a_key_of_its_account() {
    let mut tried = shared();
    let key_of = |tried: &mut Tried, name: &str| {
        tried.log_in(name);
        let page = tried.form("/account/keys", &[("label", "weekly <b>tables</b>")]);
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let key = page.body.split("class=\"once\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap().to_owned();
        assert!(sayso_accounts::is_key(&key) && !tried.get("/account").body.contains(&key), "it is shown once");
        key
    };
    let (reader, reviewer) = (key_of(&mut tried, "Dara"), key_of(&mut tried, "Ivo"));
    assert_eq!(tried.with_key("GET", "/api/case", &reader, &json!({})).status, StatusCode::OK);
    let note = json!({ "text": "heard it" });
    assert_eq!(tried.with_key("POST", "/api/say/note", &reader, &note).status, StatusCode::FORBIDDEN);
    let came = tried.with_key("POST", "/api/say/note", &reviewer, &note);
    assert_eq!((came.status, came.json()["lines"][0]["who"].as_str()), (StatusCode::OK, Some("Ivo")));
    for bad in ["", "sayso_", &reader.replace("sayso_", ""), &format!("sayso_{}", "0".repeat(64))] {
        let came = tried.with_key("GET", "/api/case", bad, &json!({}));
        assert_eq!((came.status, came.header("www-authenticate")), (StatusCode::UNAUTHORIZED, "Bearer"), "{bad}");
    }
    assert_eq!(tried.with_key("GET", "/log", &reviewer, &json!({})).status, StatusCode::SEE_OTHER, "no page has it");
    let id = tried.accounts().keys(&tried.accounts().named("Ivo").unwrap(), 0).unwrap()[0].id.to_string();
    assert_eq!(tried.form("/account/end", &[("key", &id)]).status, StatusCode::SEE_OTHER);
    assert_eq!(tried.with_key("GET", "/api/case", &reviewer, &json!({})).status, StatusCode::UNAUTHORIZED);
    let description = tried.with_key("GET", "/api/openapi.json", &reader, &json!({})).json();
    assert_eq!(description["security"], json!([{ "session": [] }, { "key": [] }]));
    assert_eq!(description["components"]["securitySchemes"]["key"]["scheme"], "bearer");
}

#[test]
fn an_account_is_exported_and_removed_and_its_words_stay() {
    let mut tried = shared();
    tried.log_in("Ivo");
    tried.form("/say/title", &[("title", "Arven")]);
    tried.form("/account/keys", &[("label", "tables")]);
    let came = tried.get("/account/export");
    assert_eq!(came.header("content-disposition"), "attachment; filename=\"Ivo.json\"");
    let document: serde_json::Value = serde_json::from_str(&came.body).unwrap();
    assert_eq!(document["account"], json!({ "name": "Ivo", "role": "reviewer", "made": "1970-01-01T00:00:00Z" }));
    assert_eq!((&document["said"][0]["to"], &document["keys"][0]["label"]), (&json!("Arven"), &json!("tables")));
    assert_eq!(document["sessions"].as_array().unwrap().len(), 1);
    assert!(!came.body.contains(&tried.cookie));
    tried.log_in("Ona");
    tried.form("/accounts/remove", &[("name", "Ivo")]);
    tried.form("/accounts/remove", &[("name", "Dara")]);
    let log = tried.get("/log").body;
    assert!(log.contains("Ivo</bdi> <span class=\"sub\">account removed</span>"), "{log}");
    let again = |name: &str| tried.form("/accounts/add", &[("name", name), ("role", "reader"), ("password", PASSWORD)]);
    let came = again("ivo");
    assert!(came.status == StatusCode::UNPROCESSABLE_ENTITY && came.body.contains("was removed"), "{}", came.body);
    assert_eq!(again("Dara").status, StatusCode::SEE_OTHER, "who said nothing left nothing");
    let checked = sayso_record::verify(&tried.folder).unwrap();
    let faults: Vec<_> = checked.faults.iter().filter(|fault| fault.place.contains("log")).collect();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn no_copy_of_the_record_has_the_accounts() {
    let tried = shared();
    let copy = tried.folder.join("copy.sqlite");
    Record::open(&tried.folder).unwrap().backup(&copy).unwrap();
    let bytes = std::fs::read(&copy).unwrap();
    assert!(tried.folder.join(FILE).exists() && !bytes.windows(3).any(|part| part == b"Ona"));
}

#[test]
fn without_accounts_there_is_nothing_of_them() {
    let tried = Tried::new();
    for path in ["/login", "/account", "/accounts", "/account/export"] {
        assert_eq!(tried.get(path).status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(tried.form("/accounts/add", &[("name", "x"), ("role", "owner")]).status, StatusCode::NOT_FOUND);
    assert!(!tried.folder.join(FILE).exists());
}
