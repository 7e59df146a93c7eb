//! The desk asked as a browser or a program asks it. The record is of the dossier's invented case, one report of which tries to break
//! every page.

mod api;
mod guarded;
#[path = "../../../dossier/tests/support/html.rs"]
mod html;
mod load;
mod reading;
mod saying;
mod stored;
#[path = "../../../dossier/tests/support/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the dossier's tests use all of it")]
mod support;
mod together;

use std::fs;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use sayso_record::{Change, Got, ReadBy, Record, Stamp};
use tower::ServiceExt;

use crate::desk::Desk;
use crate::place::Place;
use crate::{Asked, router::router};

/// The port that the desk of the tests believes to be served on.
const PORT: u16 = 8140;
const HOST: &str = "127.0.0.1:8140";
/// Whether the desks of the tests keep what is joined on the disk: every test that holds of one in memory holds of those.
const ON_DISK: bool = option_env!("SAYSO_DESK_ON_DISK").is_some();
/// Pages that every case has.
const PAGES: [&str; 7] = ["/", "/when-and-where", "/reports", "/names", "/figures", "/review", "/log"];

/// A record in a folder of its own, removed at the end, and a desk on it.
struct Tried {
    folder: PathBuf,
    desk: Arc<Desk>,
    router: Router,
    cookie: String,
    /// What the clock of the desk says.
    now: Arc<AtomicI64>,
    /// Whether what is on the disk is joined again as soon as something was said.
    joins_at_once: bool,
}

/// What came back.
struct Came {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Came {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn json(&self) -> serde_json::Value {
        assert_eq!(self.header("content-type"), "application/json", "{}", self.body);
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Drop for Tried {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn stamp(who: &str, why: Option<String>) -> Stamp {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let n = COUNT.fetch_add(1, Ordering::Relaxed);
    Stamp { at: format!("2031-03-09T10:{:02}:{:02}Z", n / 60 % 60, n % 60), who: who.into(), why, salt: format!("{n}") }
}

/// A record of these reports.
fn kept(reports: impl IntoIterator<Item = sayso_case::ReadReport>) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = format!("sayso-desk-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let folder = std::env::temp_dir().join(name);
    let mut record = Record::open_or_make(&folder).unwrap();
    let read_by = ReadBy { program: "1.2.3".into(), rules: "00".into(), left_out: Vec::new(), weights: None };
    for read in reports {
        let bytes = read.report.text.clone().into_bytes();
        record.add(&Got { read, read_by: read_by.clone(), bytes }, &stamp("Mara", None)).unwrap();
    }
    folder
}

/// Where the desk of the tests is reached.
fn place() -> Place {
    Place::of([127, 0, 0, 1].into(), PORT, None).unwrap()
}

impl Tried {
    fn new() -> Self {
        Self::of(kept(support::case().reports))
    }

    fn of(folder: PathBuf) -> Self {
        let held = if ON_DISK { 0 } else { u64::MAX };
        let mut tried = Self::holding(folder, held);
        tried.joins_at_once = ON_DISK;
        tried
    }

    /// A desk that joins so many bytes of findings in its memory at most.
    fn holding(folder: PathBuf, held: u64) -> Self {
        let now = Arc::new(AtomicI64::new(0));
        let clock = Arc::clone(&now);
        let asked = Asked {
            record: folder.clone(),
            address: "127.0.0.1".into(),
            port: PORT,
            who: "Mara <b>".into(),
            url: None,
            proxy_header: None,
            stamp: Box::new(stamp),
            clock: Box::new(move || clock.load(Ordering::Relaxed)),
            secret: [7; 32],
            threads: NonZeroUsize::new(2).unwrap(),
            version: "0.0.0".into(),
            held,
            joins: Box::new(|record| {
                crate::keep_joined(record, "0.0.0", NonZeroUsize::MIN).map_err(|why| why.to_string())
            }),
        };
        let accounts = crate::desk::accounts_of(&asked).unwrap();
        let desk = Arc::new(Desk::open(asked, accounts).unwrap());
        let router = router(Arc::clone(&desk), place());
        let cookie = crate::token::cookie(&[7; 32], 99);
        Tried { folder, desk, router, cookie, now, joins_at_once: false }
    }

    /// The token of the forms of a page that whoever has the cookie got just now.
    fn token(&self) -> String {
        self.desk.forms.token(&[7; 32], &self.cookie)
    }

    fn ask(&self, request: Request<Body>) -> Came {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap();
            Came { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
        })
    }

    fn get(&self, path: &str) -> Came {
        self.ask(self.request("GET", path).body(Body::empty()).unwrap())
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let cookie = format!("sayso-desk-{PORT}={}", self.cookie);
        Request::builder().method(method).uri(path).header(header::HOST, HOST).header(header::COOKIE, cookie)
    }

    /// A form of a page of this desk.
    fn form(&self, path: &str, fields: &[(&str, &str)]) -> Came {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("token", &self.token());
        body.extend_pairs(fields);
        let request = self.request("POST", path).header(header::ORIGIN, format!("http://{HOST}"));
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let came = self.ask(request.body(Body::from(body.finish())).unwrap());
        self.joined();
        came
    }

    /// What a program sends.
    fn send(&self, path: &str, value: &serde_json::Value) -> Came {
        let request = Request::builder().method("POST").uri(path).header(header::HOST, HOST);
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let came = self.ask(request.body(Body::from(value.to_string())).unwrap());
        self.joined();
        came
    }

    /// How many operations are in the log on the disk.
    fn written(&self) -> usize {
        Record::open(&self.folder).unwrap().operations().len()
    }

    /// The last of them.
    fn last(&self) -> Change {
        Record::open(&self.folder).unwrap().operations().last().unwrap().change().unwrap().clone()
    }

    /// The case as it is now.
    fn case(&self) -> sayso_case::Case {
        Record::open(&self.folder).unwrap().case(NonZeroUsize::MIN).unwrap().case
    }

    /// Where what is joined is on the disk, it is joined again.
    fn joined(&self) {
        if self.joins_at_once && self.desk.shown().behind > 0 {
            crate::joining::join(&self.desk);
            assert_eq!(self.desk.joining.failed(), None);
        }
    }

    /// The first statement of a report.
    fn statement(&self, report: usize) -> String {
        self.case().reports[report].findings.statements[0].id.to_string()
    }
}
