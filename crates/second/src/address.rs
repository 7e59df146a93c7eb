//! Where a second reader listens: on this machine. Reports name witnesses, and go nowhere else.

use std::fmt;
use std::net::IpAddr;

use ureq::http::Uri;

/// An address on this machine to which `/chat/completions` is added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

/// Why an address cannot be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotLocal {
    /// As written.
    address: String,
    /// What is wrong with it.
    why: &'static str,
}

impl Address {
    /// Reads an address.
    ///
    /// # Errors
    /// It is none, or leads away from this machine.
    pub fn parse(written: &str) -> Result<Self, NotLocal> {
        let wrong = |why| NotLocal { address: written.to_owned(), why };
        let uri: Uri = written.parse().map_err(|_| wrong("it is no address"))?;
        if uri.scheme_str() != Some("http") {
            return Err(wrong("it does not begin with http://"));
        }
        if uri.authority().is_none_or(|authority| authority.as_str().contains('@')) || uri.query().is_some() {
            return Err(wrong("it may have a host, a port and a path, and nothing else"));
        }
        let host = uri.host().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
        let is_here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
        if !is_here {
            return Err(wrong("it leads away from this machine, and reports are sent nowhere else"));
        }
        Ok(Address(written.trim_end_matches('/').to_owned()))
    }

    /// As written, without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NotLocal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} cannot be asked: {}; an example is http://127.0.0.1:8080/v1", self.address, self.why)
    }
}

impl std::error::Error for NotLocal {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_is_asked_and_no_other() {
        for here in ["http://127.0.0.1:8080/v1", "http://localhost/v1/", "http://[::1]:9/v1", "http://127.9.9.9"] {
            assert_eq!(Address::parse(here).unwrap().as_str(), here.trim_end_matches('/'));
        }
        for away in [
            "https://127.0.0.1/v1",
            "http://models.example/v1",
            "http://localhost.models.example/v1",
            "http://127.0.0.1@models.example/v1",
            "http://127.0.0.1.models.example/v1",
            "http://10.0.0.2/v1",
            "http://[::ffff:10.0.0.2]/v1",
            "http://me:secret@127.0.0.1/v1",
            "http://127.0.0.1/v1?to=models.example",
            "127.0.0.1:8080",
            "file:///v1",
            "",
        ] {
            assert!(Address::parse(away).is_err(), "{away}");
        }
    }
}
