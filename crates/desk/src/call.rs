//! What was asked, taken apart, and what is answered: text on both sides, nothing of the network.

use std::net::IpAddr;

use axum::http::StatusCode;
use sayso_accounts::Role;

use crate::door::Guest;
use crate::failed::Failed;

/// What names the operation that was just written, behind the question mark.
pub(crate) const DONE: &str = "done";

/// A request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Call {
    /// The path, as it was asked for.
    pub path: String,
    /// What stands in the places of a route's braces.
    pub parameters: Vec<(String, String)>,
    /// Behind the question mark.
    pub query: Vec<(String, String)>,
    /// The fields of a form, or of an object of JSON.
    pub fields: Vec<(String, String)>,
    /// By which the forms of this page are known.
    pub token: String,
    /// The cookie of whoever asks; that of a session where it is one.
    pub cookie: String,
    /// Who asks; nobody is a stranger.
    pub guest: Option<Guest>,
    /// From where.
    pub from: Option<IpAddr>,
    /// When, in seconds since 1970.
    pub now: i64,
}

impl Call {
    /// The value in a route's braces; "" for none.
    pub(crate) fn parameter(&self, name: &str) -> &str {
        first(&self.parameters, name).unwrap_or_default()
    }

    /// A value behind the question mark that is not empty.
    pub(crate) fn asked(&self, name: &str) -> Option<&str> {
        first(&self.query, name).map(str::trim).filter(|value| !value.is_empty())
    }

    /// A number behind the question mark, at most `most`.
    pub(crate) fn number(&self, name: &str, otherwise: usize, most: usize) -> usize {
        self.asked(name).and_then(|n| n.parse().ok()).unwrap_or(otherwise).min(most)
    }

    /// The address of this page, without what was done last.
    pub(crate) fn here(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.query.iter().filter(|(key, _)| key != DONE));
        match query.finish() {
            query if query.is_empty() => self.path.clone(),
            query => format!("{}?{query}", self.path),
        }
    }

    /// The same with another value behind the question mark, or without it.
    pub(crate) fn here_with(&self, name: &str, value: Option<String>) -> String {
        let mut other = self.clone();
        other.query.retain(|(key, _)| key != name);
        other.query.extend(value.map(|value| (name.to_owned(), value)));
        other.here()
    }

    /// Whether whoever asks may do what takes this role.
    pub(crate) fn may(&self, role: Role) -> bool {
        self.guest.as_ref().is_some_and(|guest| guest.role >= role)
    }

    /// Who asks, as the log has it.
    pub(crate) fn who(&self) -> &str {
        self.guest.as_ref().map_or("", |guest| &guest.name)
    }

    /// A field, as it was filled in.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        first(&self.fields, name)
    }
}

fn first<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// An answer.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub status: StatusCode,
    pub kind: Kind,
    pub body: Vec<u8>,
    /// The address of a redirection.
    pub to: Option<String>,
    /// A cookie in place of the one that was sent.
    pub cookie: Option<String>,
}

/// What the function of an address gives.
pub(crate) type Answer = Result<Reply, Failed>;

/// What the bytes of an answer are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Html,
    Json,
    Style,
    Script,
    Picture,
    /// To be kept as a file of this name and type, never shown.
    File(String, &'static str),
}

impl Reply {
    pub(crate) fn html(status: StatusCode, mut page: String) -> Self {
        // It is held until it is sent, and it grew by doubling.
        page.shrink_to_fit();
        Reply { status, kind: Kind::Html, body: page.into_bytes(), to: None, cookie: None }
    }

    pub(crate) fn json(status: StatusCode, value: &serde_json::Value) -> Self {
        Reply { status, kind: Kind::Json, body: value.to_string().into_bytes(), to: None, cookie: None }
    }

    /// An object whose list `lines`, which is its first and empty, has these lines of JSON.
    pub(crate) fn json_of(lines: &[String], around: &serde_json::Value) -> Self {
        const EMPTY: &str = "\"lines\":[";
        let around = around.to_string();
        let (before, behind) = around.split_once(EMPTY).unwrap_or((&around, ""));
        let body = [before, EMPTY, &lines.join(","), behind].concat().into_bytes();
        Reply { status: StatusCode::OK, kind: Kind::Json, body, to: None, cookie: None }
    }

    pub(crate) fn fixed(kind: Kind, body: &str) -> Self {
        Reply { status: StatusCode::OK, kind, body: body.as_bytes().to_vec(), to: None, cookie: None }
    }

    pub(crate) fn file(name: String, kind: &'static str, body: Vec<u8>) -> Self {
        Reply { status: StatusCode::OK, kind: Kind::File(name, kind), body, to: None, cookie: None }
    }

    /// "See other", so that a page that is loaded again says nothing twice.
    pub(crate) fn see(to: String) -> Self {
        Reply { status: StatusCode::SEE_OTHER, kind: Kind::Html, body: Vec::new(), to: Some(to), cookie: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_gone_back_to_without_what_was_done() {
        let of = |query: &[(&str, &str)]| {
            let query = query.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
            Call { path: "/review".into(), query, ..Call::default() }.here()
        };
        assert_eq!(of(&[]), "/review");
        assert_eq!(of(&[("done", "x")]), "/review");
        assert_eq!(of(&[("at", "1"), ("done", "x"), ("q", "a b&c")]), "/review?at=1&q=a+b%26c");
    }
}
