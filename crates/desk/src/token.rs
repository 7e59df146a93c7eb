//! By what a form of this desk is known. In go the server's secret, a reader's cookie and the number of the page, out comes the token that
//! the forms of this page must bear: a page of another site has neither secret nor cookie, and cannot make one out of the other. Something
//! is said with a token once.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

/// So many tokens that were used are remembered; pages that are older than the older half of them are asked for again.
const REMEMBERED: usize = 1 << 16;

/// The forms that were given out, and those that were sent.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    given: AtomicU64,
    used: Mutex<Used>,
}

#[derive(Debug, Default)]
struct Used {
    /// All before this one count as used.
    floor: u64,
    since: BTreeSet<u64>,
}

impl Forms {
    /// The token of a new page.
    pub(crate) fn token(&self, secret: &[u8], cookie: &str) -> String {
        token(secret, cookie, self.given.fetch_add(1, Ordering::Relaxed))
    }

    /// Takes a token: the number of its page, where it is this reader's; `Some(Err)` where something was said with it already.
    pub(crate) fn take(&self, secret: &[u8], cookie: &str, sent: &str) -> Option<Result<u64, ()>> {
        let number = sent.split_once('-').and_then(|(number, _)| u64::from_str_radix(number, 16).ok())?;
        if !same(sent, &token(secret, cookie, number)) {
            return None;
        }
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if number < used.floor || !used.since.insert(number) {
            return Some(Err(()));
        }
        if used.since.len() > REMEMBERED {
            let middle = used.since.iter().nth(REMEMBERED / 2).copied().unwrap_or(number);
            used.since = used.since.split_off(&middle);
            used.floor = middle;
        }
        Some(Ok(number))
    }

    /// Gives a token back with which nothing was said after all.
    pub(crate) fn give_back(&self, number: u64) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).since.remove(&number);
    }
}

/// The cookie of the n-th reader.
pub(crate) fn cookie(secret: &[u8], n: u64) -> String {
    hex(secret, &["reader", &n.to_string()])
}

/// The token of the forms of a page that a reader got.
fn token(secret: &[u8], cookie: &str, page: u64) -> String {
    let page = format!("{page:x}");
    let sum = hex(secret, &["form", cookie, &page]);
    format!("{page}-{sum}")
}

/// Whether two are the same, in a time that does not tell where they differ.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

/// The secret stands on both sides, so that nobody who sees a sum can go on from it.
fn hex(secret: &[u8], parts: &[&str]) -> String {
    let mut sum = Sha256::new();
    sum.update(secret);
    for part in parts {
        sum.update(part.len().to_le_bytes());
        sum.update(part);
    }
    sum.update(secret);
    sum.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_of_one_cookie_and_one_server() {
        let (one, other) = (cookie(b"a", 1), cookie(b"a", 2));
        assert_ne!(one, other);
        let forms = Forms::default();
        let sent = forms.token(b"a", &one);
        assert_ne!(sent, forms.token(b"a", &one), "each page has its own");
        assert_eq!(forms.take(b"a", &other, &sent), None);
        assert_eq!(forms.take(b"b", &one, &sent), None);
        for odd in ["", "-", "0-", "zz-00", &sent[..sent.len() - 1], &format!("{sent}0"), &sent.replacen('0', "1", 1)] {
            assert_eq!(forms.take(b"a", &one, odd), None, "{odd}");
        }
        assert_eq!(forms.take(b"a", &one, &sent), Some(Ok(0)));
    }

    #[test]
    fn something_is_said_with_it_once() {
        let forms = Forms::default();
        let sent = forms.token(b"a", "c");
        assert_eq!(forms.take(b"a", "c", &sent), Some(Ok(0)));
        assert_eq!(forms.take(b"a", "c", &sent), Some(Err(())));
        forms.give_back(0);
        assert_eq!(forms.take(b"a", "c", &sent), Some(Ok(0)));
    }

    #[test]
    fn what_is_remembered_has_an_end_and_nothing_is_said_twice() {
        let forms = Forms::default();
        let sent: Vec<String> = (0..=REMEMBERED).map(|_| forms.token(b"a", "c")).collect();
        assert!(sent.iter().all(|sent| matches!(forms.take(b"a", "c", sent), Some(Ok(_)))));
        assert!(forms.used.lock().unwrap().since.len() <= REMEMBERED);
        assert!(sent.iter().all(|sent| forms.take(b"a", "c", sent) == Some(Err(()))));
    }
}
