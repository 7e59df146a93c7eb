//! Who may ask at all, and what goes with every answer. In goes a request, out comes the same or a refusal.
//!
//! - **Host**: a name that somebody else's server gives out may lead to this machine as well (DNS rebinding); only this machine's own names
//!   are answered.
//! - **Origin** and **Sec-Fetch-Site**, which browsers set and pages cannot: nothing is written for a page of another site. There is no
//!   answer to the question of another site's script (no CORS).
//! - **Token**: a form bears one that only a page of this desk could give it (`token`).
//! - Sizes and times have limits; no answer may be framed, sniffed, kept by a proxy, or load or run anything that is not the desk's.

use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};

use crate::failed::Failed;

/// So many bytes a form or an object of JSON may have.
pub(crate) const BODY: usize = 64 << 10;

/// What a page may do: its style and script are files of the desk, its forms come here.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
                      frame-ancestors 'none'";

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
pub(crate) fn admit(method: &Method, headers: &HeaderMap, port: u16) -> Result<(), Failed> {
    let host = text(headers, &header::HOST);
    let own = own_hosts(port);
    if !host.is_some_and(|host| own.iter().any(|o| o.eq_ignore_ascii_case(host))) {
        return Err(Failed::new(
            StatusCode::MISDIRECTED_REQUEST,
            format!("This desk answers to http://127.0.0.1:{port}/ alone; open that address."),
        ));
    }
    if method != Method::POST {
        return Ok(());
    }
    let other = || Failed::new(StatusCode::FORBIDDEN, "This comes from a page of another site; nothing was written.");
    let origin_is_own = |origin: &str| origin.strip_prefix("http://").is_some_and(|o| Some(o) == host);
    match (text(headers, &header::ORIGIN), text(headers, &HeaderName::from_static("sec-fetch-site"))) {
        (Some(origin), _) if !origin_is_own(origin) => Err(other()),
        (_, Some(site)) if site != "same-origin" => Err(other()),
        _ => Ok(()),
    }
}

/// A header as text; one that is there and is no text is not what any browser sends.
fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("?"))
}

/// The names of this machine for itself, with the port; port 80 may be left out.
fn own_hosts(port: u16) -> Vec<String> {
    let names = ["127.0.0.1", "localhost", "[::1]"];
    let with = names.iter().map(|name| format!("{name}:{port}"));
    let bare = names.iter().filter(|_| port == 80).map(|name| (*name).to_owned());
    with.chain(bare).collect()
}

/// The name of the cookie: desks on several ports of one machine have one each.
pub(crate) fn cookie_name(port: u16) -> String {
    format!("sayso-desk-{port}")
}

/// The cookie that came, where it looks like one of ours.
pub(crate) fn cookie(headers: &HeaderMap, port: u16) -> Option<String> {
    let name = cookie_name(port);
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
        admit(&method, &pairs.collect(), 8000).err().map(|failed| failed.status)
    }

    #[test]
    fn only_own_names_are_answered() {
        for own in ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"] {
            assert_eq!(asked(Method::GET, &[("host", own)]), None, "{own}");
        }
        let others =
            ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8000", ""];
        for other in others {
            assert_eq!(asked(Method::GET, &[("host", other)]), Some(StatusCode::MISDIRECTED_REQUEST), "{other}");
        }
        assert_eq!(asked(Method::GET, &[]), Some(StatusCode::MISDIRECTED_REQUEST));
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
            cookie(&[(header::COOKIE, HeaderValue::from_str(value).unwrap())].into_iter().collect(), 8000)
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
