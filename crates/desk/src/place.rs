//! Where the desk is reached: the names it answers to, and its cookie. In go the address it listens on and the one that a proxy gives it,
//! out comes whether a request means this desk.

use std::net::IpAddr;

use crate::failed::DeskError;

/// Begins an address that a proxy serves: what comes from other machines comes encrypted.
const HTTPS: &str = "https://";
/// The longest name of a machine.
const LONGEST: usize = 253;

/// Where a desk is reached.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The port it listens on.
    port: u16,
    /// Whether it listens on an address that other machines reach.
    is_open: bool,
    /// The name behind `https://` under which a proxy serves it, with its port where that is not the usual one.
    public: Option<String>,
}

impl Place {
    /// A desk that listens on this address, and is served under this URL by a proxy.
    pub(crate) fn of(address: IpAddr, port: u16, url: Option<&str>) -> Result<Self, DeskError> {
        let public = url.map(|url| host_of(url).ok_or_else(|| DeskError::Url(url.to_owned()))).transpose()?;
        Ok(Place { port, is_open: !address.is_loopback(), public })
    }

    /// The same on the port that was free.
    pub(crate) fn at(self, port: u16) -> Self {
        Place { port, ..self }
    }

    /// Whether other machines reach it, so that it needs accounts.
    pub(crate) fn is_shared(&self) -> bool {
        self.is_open || self.public.is_some()
    }

    /// Whether this is a name of this desk: its public one, those of this machine for itself, and where it listens on other addresses any
    /// number. A name that somebody else gives this machine is none.
    pub(crate) fn answers_to(&self, host: &str) -> bool {
        let is_public = self.public.as_ref().is_some_and(|public| public.eq_ignore_ascii_case(host));
        let here = ["127.0.0.1", "localhost", "[::1]"];
        let Some(bare) = self.without_port(host) else { return is_public };
        is_public || here.iter().any(|own| own.eq_ignore_ascii_case(bare)) || self.is_open && is_number(bare)
    }

    /// The name before this desk's port; port 80 may be left out.
    fn without_port<'h>(&self, host: &'h str) -> Option<&'h str> {
        let bare = host.strip_suffix(&format!(":{}", self.port));
        bare.or_else(|| Some(host).filter(|_| self.port == 80))
    }

    /// Whether a page of this origin is a page of this desk, where the request was sent to this name.
    pub(crate) fn is_origin(&self, origin: &str, host: &str) -> bool {
        let is_public = self.public.as_ref().is_some_and(|public| public.eq_ignore_ascii_case(host));
        let scheme = if is_public { HTTPS } else { "http://" };
        origin.strip_prefix(scheme).is_some_and(|own| own == host)
    }

    /// Where to find it, for whoever asked under another name.
    pub(crate) fn shown(&self) -> String {
        self.public
            .as_ref()
            .map_or_else(|| format!("http://127.0.0.1:{}/", self.port), |name| format!("{HTTPS}{name}/"))
    }

    /// The name of the cookie: desks on several ports of one machine have one each. With `__Host-` no other name of the same domain can set it.
    pub(crate) fn cookie_name(&self) -> String {
        if self.is_shared() { "__Host-sayso-desk".to_owned() } else { format!("sayso-desk-{}", self.port) }
    }

    /// A cookie that no script sees and no other site sends, and that no open line bears unless it stays on this machine.
    pub(crate) fn cookie(&self, value: &str) -> String {
        let secure = if self.is_shared() { "; Secure" } else { "" };
        format!("{}={value}; Path=/; HttpOnly; SameSite=Strict{secure}", self.cookie_name())
    }
}

/// The name and the port of an `https` URL that has nothing behind them.
fn host_of(url: &str) -> Option<String> {
    let host = url.strip_prefix(HTTPS)?;
    let host = host.strip_suffix('/').unwrap_or(host);
    let is_fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    (!host.is_empty() && host.len() <= LONGEST && host.chars().all(is_fit)).then(|| host.to_ascii_lowercase())
}

/// Whether it is a machine's number and no name.
fn is_number(host: &str) -> bool {
    let inner = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    inner.map_or_else(|| host.parse::<std::net::Ipv4Addr>().is_ok(), |host| host.parse::<std::net::Ipv6Addr>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(address: &str, port: u16, url: Option<&str>) -> Place {
        Place::of(address.parse().unwrap(), port, url).unwrap()
    }

    #[test]
    fn only_own_names_are_answered() {
        let alone = place("127.0.0.1", 8000, None);
        for own in ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"] {
            assert!(alone.answers_to(own), "{own}");
        }
        let others = ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8000"];
        for other in others.into_iter().chain(["", ":8000", "192.0.2.7:8000"]) {
            assert!(!alone.answers_to(other), "{other}");
        }
        let open = place("0.0.0.0", 8000, Some("https://desk.example.org/"));
        for own in ["desk.example.org", "Desk.Example.Org", "192.0.2.7:8000", "[2001:db8::1]:8000", "localhost:8000"] {
            assert!(open.answers_to(own), "{own}");
        }
        for other in ["evil.example:8000", "desk.example.org:8000", "192.0.2.7", "1.2.3.4.evil.example:8000", ""] {
            assert!(!open.answers_to(other), "{other}");
        }
        assert!(place("127.0.0.1", 80, None).answers_to("localhost"));
    }

    #[test]
    fn a_page_of_this_desk_comes_from_where_it_was_asked() {
        let open = place("127.0.0.1", 8000, Some("https://desk.example.org"));
        assert!(open.is_origin("https://desk.example.org", "desk.example.org"));
        assert!(open.is_origin("http://127.0.0.1:8000", "127.0.0.1:8000"));
        for origin in
            ["http://desk.example.org", "https://evil.example", "null", "https://desk.example.org.evil.example"]
        {
            assert!(!open.is_origin(origin, "desk.example.org"), "{origin}");
        }
    }

    #[test]
    fn what_other_machines_reach_has_a_secure_cookie() {
        let bare = |place: &Place| place.cookie("x");
        assert_eq!(bare(&place("127.0.0.1", 8000, None)), "sayso-desk-8000=x; Path=/; HttpOnly; SameSite=Strict");
        for shared in [place("127.0.0.1", 8000, Some("https://a.example")), place("192.0.2.7", 8000, None)] {
            assert_eq!(bare(&shared), "__Host-sayso-desk=x; Path=/; HttpOnly; SameSite=Strict; Secure");
        }
    }

    #[test]
    fn a_public_address_is_encrypted_and_bare() {
        for bad in [
            "http://a.example",
            "https://",
            "https://a.example/desk",
            "a.example",
            "https://a b",
            "https://u@a.example",
        ] {
            assert!(matches!(Place::of(IpAddr::from([127, 0, 0, 1]), 1, Some(bad)), Err(DeskError::Url(_))), "{bad}");
        }
    }
}
