//! Who asks. In go a cookie or a key, out comes a guest with what he may do, or a stranger. Without accounts whoever reaches the desk is
//! the one it was started for.

use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use axum::http::StatusCode;
use sayso_accounts::{Account, Accounts, Role};

use crate::failed::Failed;
use crate::tries::{Limit, Tries};

/// Passwords tried for one name: it cannot be guessed, and who mistypes it is not shut out for long.
const OF_NAME: Limit = Limit { at_once: 10, seconds: 60 };
/// Passwords tried from one address, behind which many may sit.
const FROM_ADDRESS: Limit = Limit { at_once: 30, seconds: 20 };
/// So many passwords are looked at at once; each takes memory and time.
const AT_ONCE: usize = 4;

/// Somebody who may come in.
#[derive(Clone, Debug)]
pub(crate) struct Guest {
    /// As the log has it.
    pub name: String,
    pub role: Role,
    /// None where the desk has no accounts.
    pub account: Option<Account>,
}

/// Where everybody comes in.
#[derive(Debug)]
pub(crate) struct Door {
    /// Who sits at a desk without accounts.
    alone: String,
    accounts: Option<Accounts>,
    tries: Mutex<(Tries, Tries)>,
    at_it: AtomicUsize,
}

impl Door {
    pub(crate) fn new(alone: String, accounts: Option<Accounts>) -> Self {
        let tries = Mutex::new((Tries::new(OF_NAME), Tries::new(FROM_ADDRESS)));
        Door { alone, accounts, tries, at_it: AtomicUsize::new(0) }
    }

    /// The accounts, where it has any.
    pub(crate) fn accounts(&self) -> Option<&Accounts> {
        self.accounts.as_ref()
    }

    /// Whoever reaches a desk without accounts.
    pub(crate) fn alone(&self) -> Option<Guest> {
        let is_alone = self.accounts.is_none();
        is_alone.then(|| Guest { name: self.alone.clone(), role: Role::Owner, account: None })
    }

    /// Whoever has this cookie, or this key in its place; none is a stranger.
    pub(crate) fn guest(&self, cookie: Option<&str>, key: Option<&str>, now: i64) -> Result<Option<Guest>, Failed> {
        let Some(accounts) = &self.accounts else { return Ok(self.alone()) };
        let account = match (key, cookie) {
            (Some(key), _) => accounts.key(key, now)?,
            (None, Some(cookie)) => accounts.session(cookie, now)?,
            (None, None) => None,
        };
        Ok(account.map(|account| Guest { name: account.name.clone(), role: account.role, account: Some(account) }))
    }

    /// Lets a password of this name be tried, unless too many were; what is given back stands for the time that takes.
    pub(crate) fn tries(&self, name: &str, from: Option<IpAddr>, now: i64) -> Result<Trying<'_>, Failed> {
        // As accounts are told apart, or one of them would have as many tries as its name has spellings.
        let (name, from) = (sayso_accounts::fold(name), from.map(network));
        {
            let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
            let wait = |seconds: i64| {
                let why = format!("Too many passwords were tried; try again in {seconds} seconds.");
                Failed::new(StatusCode::TOO_MANY_REQUESTS, why)
            };
            tries.1.count(&from, now).map_err(wait)?;
            tries.0.count(&name, now).map_err(wait)?;
        }
        let trying = Trying { door: self, name, from };
        if self.at_it.fetch_add(1, Ordering::AcqRel) >= AT_ONCE {
            return Err(Failed::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "Too many come in at once; try again in a few seconds.",
            ));
        }
        Ok(trying)
    }
}

/// A password that is looked at.
pub(crate) struct Trying<'d> {
    door: &'d Door,
    name: String,
    from: Option<IpAddr>,
}

impl Trying<'_> {
    /// It was right: that is no guess.
    pub(crate) fn was_right(&self) {
        let mut tries = self.door.tries.lock().unwrap_or_else(PoisonError::into_inner);
        tries.0.forgive(&self.name);
        tries.1.forgive(&self.from);
    }
}

impl Drop for Trying<'_> {
    fn drop(&mut self) {
        self.door.at_it.fetch_sub(1, Ordering::AcqRel);
    }
}

/// What one somebody has of addresses: with IPv6 that is a whole network.
fn network(address: IpAddr) -> IpAddr {
    const HOSTS: u128 = u64::MAX as u128;
    match address.to_canonical() {
        IpAddr::V6(six) => IpAddr::V6((u128::from(six) & !HOSTS).into()),
        four => four,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_of_version_six_is_one() {
        let of = |address: &str| network(address.parse().unwrap()).to_string();
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), of("2001:db8:1:2:ffff::1"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.7"), "192.0.2.7");
    }

    #[test]
    fn a_name_in_other_letters_has_no_tries_of_its_own() {
        let door = Door::new(String::new(), None);
        while door.tries("Ivo Marl", None, 0).is_ok() {}
        assert_eq!(door.tries("\u{ff29}VO\u{a0} marl", None, 0).err().unwrap().status, StatusCode::TOO_MANY_REQUESTS);
    }

    #[test]
    fn so_many_are_looked_at_at_once() {
        let door = Door::new(String::new(), None);
        let held: Vec<_> = (0..AT_ONCE).map(|k| door.tries(&format!("n{k}"), None, 0).ok().unwrap()).collect();
        for _ in 0..3 {
            assert_eq!(door.tries("x", None, 0).err().unwrap().status, StatusCode::SERVICE_UNAVAILABLE);
        }
        drop(held);
        assert!(door.tries("x", None, 0).is_ok());
    }
}
