//! Who may ask at all, and what goes with every answer. In goes a request, out comes the same or a refusal.
//!
//! - **Host**: a name that somebody else's server gives out may lead to this machine as well (DNS rebinding); only the desk's own names
//!   are answered (`place`).
//! - **Origin** and **Sec-Fetch-Site**, which browsers set and pages cannot: nothing is written for a page of another site. There is no
//!   answer to the question of another site's script (no CORS).
//! - **Token**: a form bears one that only a page of this desk could give it (`token`).
//! - Sizes and times have limits; no answer may be framed, sniffed, kept by a proxy, or load or run anything that is not the desk's.

use std::net::IpAddr;

use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};

use crate::failed::Failed;
use crate::place::Place;

/// So many bytes a form or an object of JSON may have.
pub(crate) const BODY: usize = 64 << 10;

/// What a page may do: its style and script are files of the desk, its forms come here.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
                      frame-ancestors 'none'";

/// What proxies add to a request.
const PROXIED: [&str; 5] = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

/// Goes with every answer. `same-origin` lets a form say where it is from, and nobody else learn it.
const ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

/// Sets what goes with every answer.
pub(crate) fn guarded(headers: &mut HeaderMap) {
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// Refuses a request that is not meant for this desk, or that another site's page makes.
pub(crate) fn admit(method: &Method, headers: &HeaderMap, place: &Place) -> Result<(), Failed> {
    let host = text(headers, &header::HOST).filter(|host| place.answers_to(host));
    let Some(host) = host else {
        let shown = place.shown();
        return Err(Failed::new(
            StatusCode::MISDIRECTED_REQUEST,
            format!("This desk answers to {shown} alone; open that address."),
        ));
    };
    if !place.is_shared() && PROXIED.iter().any(|name| headers.contains_key(*name)) {
        return Err(Failed::new(
            StatusCode::FORBIDDEN,
            "This comes through a proxy, and the desk was started for this machine alone; start it with --url and accounts \
             (docs/the-desk.md).",
        ));
    }
    if method != Method::POST {
        return Ok(());
    }
    let other = || Failed::new(StatusCode::FORBIDDEN, "This comes from a page of another site; nothing was written.");
    match (text(headers, &header::ORIGIN), text(headers, &HeaderName::from_static("sec-fetch-site"))) {
        (Some(origin), _) if !place.is_origin(origin, host) => Err(other()),
        (_, Some(site)) if site != "same-origin" => Err(other()),
        _ => Ok(()),
    }
}

/// Who asks, by what a trusted proxy says of it: the last of its header, which is the one that the nearest proxy put there. Without one it is
/// whoever connected.
pub(crate) fn from(headers: &HeaderMap, trusted: Option<&str>, peer: Option<IpAddr>) -> Option<IpAddr> {
    let said = trusted.and_then(|name| headers.get_all(name).iter().next_back()).and_then(|value| value.to_str().ok());
    let last = said.and_then(|all| all.rsplit(',').next()).map(str::trim);
    last.and_then(|address| address.parse().ok()).or(peer)
}

/// The key that a program sends in place of a cookie; what is no key is not one of ours either.
pub(crate) fn key(headers: &HeaderMap) -> Option<&str> {
    let said = text(headers, &header::AUTHORIZATION)?;
    let (scheme, key) = said.split_once(' ').unwrap_or((said, ""));
    Some(if scheme.eq_ignore_ascii_case("bearer") { key.trim() } else { "" })
}

/// A header as text; one that is there and is no text is not what any browser sends.
fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("?"))
}

/// The cookie that came, where it looks like one of ours.
pub(crate) fn cookie(headers: &HeaderMap, place: &Place) -> Option<String> {
    let name = place.cookie_name();
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = pairs.find(|(key, _)| *key == name)?;
    (value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit())).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(method: Method, headers: &[(&'static str, &'static str)]) -> Option<StatusCode> {
        let pairs = headers.iter().map(|(k, v)| (HeaderName::from_static(k), HeaderValue::from_static(v)));
        admit(&method, &pairs.collect(), &place()).err().map(|failed| failed.status)
    }

    fn place() -> Place {
        Place::of(IpAddr::from([127, 0, 0, 1]), 8000, None).unwrap()
    }

    #[test]
    fn only_own_names_are_answered() {
        assert_eq!(asked(Method::GET, &[("host", "127.0.0.1:8000")]), None);
        assert_eq!(asked(Method::GET, &[("host", "evil.example:8000")]), Some(StatusCode::MISDIRECTED_REQUEST));
        assert_eq!(asked(Method::GET, &[]), Some(StatusCode::MISDIRECTED_REQUEST));
    }

    #[test]
    fn a_proxy_is_not_let_in_unseen() {
        for name in PROXIED {
            let asked = asked(Method::GET, &[("host", "127.0.0.1:8000"), (name, "192.0.2.7")]);
            assert_eq!(asked, Some(StatusCode::FORBIDDEN), "{name}");
        }
    }

    #[test]
    fn a_proxy_is_believed_where_it_is_named() {
        let peer = Some(IpAddr::from([127, 0, 0, 1]));
        let of = |value: &'static str, trusted| {
            let name = HeaderName::from_static("x-forwarded-for");
            from(&[(name, HeaderValue::from_static(value))].into_iter().collect(), trusted, peer).unwrap().to_string()
        };
        assert_eq!(of("192.0.2.7", None), "127.0.0.1");
        // What stands before the last was sent by whoever asked.
        assert_eq!(of("203.0.113.9, 192.0.2.7", Some("X-Forwarded-For")), "192.0.2.7");
        assert_eq!(of("somebody", Some("x-forwarded-for")), "127.0.0.1");
        assert_eq!(of("192.0.2.7", Some("x-real-ip")), "127.0.0.1");
    }

    #[test]
    fn a_key_comes_as_a_bearer() {
        let of = |value: &'static str| {
            let headers = [(header::AUTHORIZATION, HeaderValue::from_static(value))].into_iter().collect();
            key(&headers).map(str::to_owned)
        };
        assert_eq!(of("Bearer sayso_1"), Some("sayso_1".into()));
        assert_eq!(of("bearer  sayso_1"), Some("sayso_1".into()));
        // Something that is wrong is not passed over: a cookie beside it does not help.
        assert_eq!((of("Basic eA=="), of("Bearer")), (Some(String::new()), Some(String::new())));
        assert_eq!(key(&HeaderMap::new()), None);
    }

    #[test]
    fn no_other_site_writes() {
        let post = |more: &[(&'static str, &'static str)]| {
            let mut headers = vec![("host", "127.0.0.1:8000")];
            headers.extend_from_slice(more);
            asked(Method::POST, &headers)
        };
        assert_eq!(post(&[("origin", "http://127.0.0.1:8000"), ("sec-fetch-site", "same-origin")]), None);
        let forbidden = Some(StatusCode::FORBIDDEN);
        for origin in
            ["http://evil.example", "null", "http://127.0.0.1:8001", "https://127.0.0.1:8000", "http://localhost:8000"]
        {
            assert_eq!(post(&[("origin", origin)]), forbidden, "{origin}");
        }
        for site in ["cross-site", "same-site", "none"] {
            assert_eq!(post(&[("sec-fetch-site", site)]), forbidden, "{site}");
        }
    }

    #[test]
    fn a_cookie_is_ours_or_none() {
        let of = |value: &str| {
            cookie(&[(header::COOKIE, HeaderValue::from_str(value).unwrap())].into_iter().collect(), &place())
        };
        let good = "a".repeat(64);
        assert_eq!(of(&format!("x=1; sayso-desk-8000={good}; y=2")), Some(good.clone()));
        for bad in [
            format!("sayso-desk-8001={good}"),
            "sayso-desk-8000=short".into(),
            format!("sayso-desk-8000={}", "<".repeat(64)),
        ] {
            assert_eq!(of(&bad), None, "{bad}");
        }
    }
}
