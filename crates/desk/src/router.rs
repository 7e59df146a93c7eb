//! From a request to an answer: guarded, taken apart, given to its function on a thread of its own, and put together again.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{RawPathParams, Request};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::Response;
use axum::routing::MethodRouter;
use sayso_accounts::Role;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::call::{Call, Kind, Reply};
use crate::desk::Desk;
use crate::door::Guest;
use crate::failed::Failed;
use crate::guard;
use crate::pages;
use crate::place::Place;
use crate::route::{Does, Route};
use crate::routes;

/// So long a form may take to come.
const BODY_WITHIN: Duration = Duration::from_secs(10);
/// So long a page may take, and so long a write, which may have to join the case again.
const PAGE_WITHIN: Duration = Duration::from_secs(60);
const WRITE_WITHIN: Duration = Duration::from_secs(600);

/// Who connected, as it goes with every request of a connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub IpAddr);

/// All addresses of a desk that is reached there.
pub(crate) fn router(desk: Arc<Desk>, place: Place) -> Router {
    routed(desk, place, routes::all())
}

/// The same with these addresses.
pub(crate) fn routed(desk: Arc<Desk>, place: Place, routes: impl Iterator<Item = &'static Route>) -> Router {
    let (mut router, place) = (Router::new(), Arc::new(place));
    for route in routes {
        let here = Here { desk: Arc::clone(&desk), place: Arc::clone(&place), route: Some(route) };
        let asks = move |parameters: RawPathParams, request: Request| here.clone().answer(Some(parameters), request);
        let method = match route.does {
            Does::Read => MethodRouter::new().get(asks),
            Does::Write => MethodRouter::new().post(asks),
        };
        router = router.route(route.path, method);
    }
    let nowhere = Here { desk, place, route: None };
    let other = nowhere.clone();
    router
        .fallback(move |request: Request| nowhere.clone().answer(None, request))
        .method_not_allowed_fallback(move |request: Request| other.clone().answer(None, request))
}

/// A place that requests come to; without a route there is nothing.
#[derive(Clone)]
struct Here {
    desk: Arc<Desk>,
    place: Arc<Place>,
    route: Option<&'static Route>,
}

impl Here {
    async fn answer(self, parameters: Option<RawPathParams>, request: Request) -> Response {
        let (parts, body) = request.into_parts();
        let cookie = guard::cookie(&parts.headers, &self.place);
        let new = cookie.is_none().then(|| self.desk.new_cookie());
        let asked = &self.desk.asked;
        let mut call = call_of(&parts, parameters.as_ref());
        call.guest = self.desk.door.alone();
        call.cookie = cookie.as_ref().or(new.as_ref()).cloned().unwrap_or_default();
        call.token = self.desk.forms.token(&asked.secret, &call.cookie);
        call.now = (asked.clock)();
        let peer = parts.extensions.get().map(|Peer(address)| *address);
        call.from = guard::from(&parts.headers, asked.proxy_header.as_deref(), peer);
        let is_api = call.path.starts_with("/api/");
        let reply = self.reply(&parts, body, &mut call, cookie.as_deref()).await;
        if reply.as_ref().is_err_and(|failed| failed.is_hurt) {
            self.desk.joining.is_hurt();
        }
        let reply = match reply {
            Ok(reply) => reply,
            Err(failed) if is_api => Reply::json(failed.status, &serde_json::json!({ "error": failed.why })),
            Err(failed) => pages::failed::page(&self.desk, &call, &failed),
        };
        let new = new.filter(|_| reply.kind == Kind::Html && reply.status != StatusCode::MISDIRECTED_REQUEST);
        let set = reply.cookie.clone().or(new).map(|value| self.place.cookie(&value));
        response(reply, set)
    }

    async fn reply(&self, parts: &Parts, body: Body, call: &mut Call, cookie: Option<&str>) -> Result<Reply, Failed> {
        guard::admit(&parts.method, &parts.headers, &self.place)?;
        call.guest = self.guest(&parts.headers, call, cookie).await?;
        let takes = self.route.map_or(Some(Role::Reader), |route| route.takes);
        if let Some(stranger) = refused(&parts.method, call, takes)? {
            return Ok(stranger);
        }
        let Some(route) = self.route else { return Err(nowhere(&parts.method, call)) };
        let mut page = None;
        if route.does == Does::Write {
            call.fields = fields(&parts.headers, body, route.is_api()).await?;
            // A program that sends JSON is no page: a page of another site cannot send it without asking first, and is not answered.
            if !route.is_api() {
                page = Some(self.page_of(call, cookie)?);
            }
        }
        let reply = self.does(route, call).await;
        // What failed by the program's own fault may have been written.
        let status = reply.as_ref().map_or_else(|failed| failed.status, |reply| reply.status);
        if let Some(page) = page.filter(|_| status.is_client_error()) {
            self.desk.forms.give_back(page);
        }
        reply
    }

    /// Who asks. Accounts are on the disk, so that is asked on a thread that may wait.
    async fn guest(&self, headers: &HeaderMap, call: &Call, cookie: Option<&str>) -> Result<Option<Guest>, Failed> {
        if self.desk.door.accounts().is_none() {
            return Ok(call.guest.clone());
        }
        let key = guard::key(headers).filter(|_| call.path.starts_with("/api/")).map(str::to_owned);
        let (desk, cookie, now) = (Arc::clone(&self.desk), cookie.map(str::to_owned), call.now);
        let asked = spawn_blocking(move || desk.door.guest(cookie.as_deref(), key.as_deref(), now)).await;
        asked.unwrap_or_else(|_| Err(fault()))
    }

    /// The page whose form this is; it is used up then.
    fn page_of(&self, call: &Call, cookie: Option<&str>) -> Result<u64, Failed> {
        let sent = call.field("token").unwrap_or_default();
        let known = cookie.and_then(|cookie| self.desk.forms.take(&self.desk.asked.secret, cookie, sent));
        let refused = |why: &str| Failed::new(StatusCode::FORBIDDEN, why);
        match known {
            Some(Ok(page)) => Ok(page),
            Some(Err(())) => Err(refused(
                "This form was sent already; nothing was written again. What it said is in the log; load the page again to say more.",
            )),
            None => Err(refused(
                "This form is not of this desk, or of one that was started before; nothing was written. Load the page again, and say it again.",
            )),
        }
    }

    /// Asks the function of a route, on a thread of its own.
    async fn does(&self, route: &'static Route, call: &Call) -> Result<Reply, Failed> {
        let (desk, call) = (Arc::clone(&self.desk), call.clone());
        let within = if route.does == Does::Write { WRITE_WITHIN } else { PAGE_WITHIN };
        match timeout(within, spawn_blocking(move || (route.answer)(&desk, &call))).await {
            Ok(Ok(reply)) => reply,
            Ok(Err(_)) => Err(fault()),
            Err(_) => Err(Failed::new(
                StatusCode::GATEWAY_TIMEOUT,
                "This takes too long and was left; what was written, if anything, is in the log.",
            )),
        }
    }
}

fn fault() -> Failed {
    Failed::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        "A fault of this program kept it from answering. The record is as it was; please report what you asked for.",
    )
}

/// Refuses whoever may not do this. A stranger who wants to read a page is sent to where people log in; he does not learn what there is.
fn refused(method: &Method, call: &Call, takes: Option<Role>) -> Result<Option<Reply>, Failed> {
    let Some(role) = takes.filter(|role| !call.may(*role)) else { return Ok(None) };
    if let Some(guest) = &call.guest {
        let why = format!(
            "This takes a {role}, and {} is a {}; nothing was written. An owner can change that.",
            guest.name, guest.role
        );
        return Err(Failed::new(StatusCode::FORBIDDEN, why));
    }
    if call.path.starts_with("/api/") {
        let why = "Log in first, or send a key of your account: Authorization: Bearer sayso_... (docs/the-desk.md).";
        return Err(Failed::new(StatusCode::UNAUTHORIZED, why));
    }
    if !matches!(*method, Method::GET | Method::HEAD) {
        return Err(Failed::new(
            StatusCode::UNAUTHORIZED,
            "You are not logged in, or your session has ended; nothing was written.",
        ));
    }
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("next", &call.here()).finish();
    Ok(Some(Reply::see(format!("/login?{query}"))))
}

/// Nothing is there, or nothing that can be done so.
fn nowhere(method: &Method, call: &Call) -> Failed {
    match *method {
        Method::GET | Method::HEAD if !call.path.starts_with("/say/") => {
            Failed::nothing("There is no such page here. The bar above leads to those that are.")
        }
        _ => Failed::new(StatusCode::METHOD_NOT_ALLOWED, "This cannot be done here. The bar above leads to what can."),
    }
}

/// The path and what stands in it.
fn call_of(parts: &Parts, parameters: Option<&RawPathParams>) -> Call {
    let pairs = |text: &str| form_urlencoded::parse(text.as_bytes()).into_owned().collect();
    Call {
        path: parts.uri.path().to_owned(),
        parameters: parameters
            .map(|all| all.iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
            .unwrap_or_default(),
        query: parts.uri.query().map(pairs).unwrap_or_default(),
        ..Call::default()
    }
}

/// The fields of a form, or of an object of JSON.
async fn fields(headers: &HeaderMap, body: Body, json: bool) -> Result<Vec<(String, String)>, Failed> {
    let wanted = if json { "application/json" } else { "application/x-www-form-urlencoded" };
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(wanted) {
        return Err(Failed::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            format!("This takes {wanted}; nothing was written."),
        ));
    }
    let large = || {
        let most = guard::BODY >> 10;
        Failed::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("This is more than {most} KiB; say it in fewer words. Nothing was written."),
        )
    };
    let said = headers.get(header::CONTENT_LENGTH).and_then(|n| n.to_str().ok()).and_then(|n| n.parse::<usize>().ok());
    if said.is_some_and(|bytes| bytes > guard::BODY) {
        return Err(large());
    }
    let slow =
        |_| Failed::new(StatusCode::REQUEST_TIMEOUT, "This came too slowly; nothing was written. Send it again.");
    let bytes = timeout(BODY_WITHIN, to_bytes(body, guard::BODY)).await.map_err(slow)?.map_err(|_| large())?;
    if !json {
        return Ok(form_urlencoded::parse(&bytes).into_owned().collect());
    }
    flat(&bytes).map_err(|why| {
        Failed::wrong(format!("This is no object of JSON as this takes it ({why}); nothing was written."))
    })
}

/// An object of JSON as pairs: a list is one pair an item, null is none.
fn flat(bytes: &[u8]) -> Result<Vec<(String, String)>, String> {
    let object: serde_json::Map<String, serde_json::Value> =
        serde_json::from_slice(bytes).map_err(|why| why.to_string())?;
    let mut pairs = Vec::new();
    for (key, value) in object {
        let all = if let serde_json::Value::Array(all) = value { all } else { vec![value] };
        for one in all {
            match one {
                serde_json::Value::Null => {}
                serde_json::Value::String(text) => pairs.push((key.clone(), text)),
                serde_json::Value::Number(number) => pairs.push((key.clone(), number.to_string())),
                _ => return Err(format!("{key:?} is neither words nor a number")),
            }
        }
    }
    Ok(pairs)
}

fn response(reply: Reply, cookie: Option<String>) -> Response {
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() = reply.status;
    let headers = response.headers_mut();
    guard::guarded(headers);
    let (kind, keeps) = match &reply.kind {
        Kind::Html => ("text/html; charset=utf-8", "no-store"),
        Kind::Json => ("application/json", "no-store"),
        Kind::Style => ("text/css; charset=utf-8", "private, max-age=31536000, immutable"),
        Kind::Script => ("text/javascript; charset=utf-8", "private, max-age=31536000, immutable"),
        Kind::Picture => ("image/svg+xml", "private, max-age=86400"),
        Kind::File(_, kind) => (*kind, "no-store"),
    };
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keeps));
    let name = if let Kind::File(name, _) = &reply.kind {
        Some(format!("attachment; filename=\"{}\"", tame(name)))
    } else {
        None
    };
    let asks = (reply.status == StatusCode::UNAUTHORIZED && reply.kind == Kind::Json).then(|| "Bearer".to_owned());
    let more = [
        (header::WWW_AUTHENTICATE, asks),
        (header::CONTENT_DISPOSITION, name),
        (header::LOCATION, reply.to),
        (header::SET_COOKIE, cookie),
    ];
    for (header, value) in more {
        // An address with a character that no header has leads nowhere rather than elsewhere.
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
            headers.insert(header, value);
        }
    }
    response
}

/// A file's name with nothing in it that a header or a system takes for more.
fn tame(name: &str) -> String {
    let fit = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_') { c } else { '_' };
    name.chars().map(fit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_taken_flat() {
        let pairs = flat(br#"{"of": ["a", "b"], "precision": 2, "why": null}"#).unwrap();
        let pairs: Vec<_> = pairs.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(pairs, [("of", "a"), ("of", "b"), ("precision", "2")]);
        for bad in [&b"[]"[..], b"{", b"{\"a\": {}}", b"{\"a\": [[]]}", b"\xff"] {
            assert!(flat(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn names_of_files_are_tame() {
        assert_eq!(tame("a\"; x=../\r\n.csv"), "a___x_..___.csv");
    }
}
