//! By what a form of this desk is known. In go the server's secret and a reader's cookie, out comes the token that his forms must bear: a
//! page of another site has neither, and cannot make one out of the other.

use sha2::{Digest, Sha256};

/// The cookie of the n-th reader.
pub(crate) fn cookie(secret: &[u8], n: u64) -> String {
    hex(secret, &["reader", &n.to_string()])
}

/// The token of a reader's forms.
pub(crate) fn token(secret: &[u8], cookie: &str) -> String {
    hex(secret, &["form", cookie])
}

/// Whether two are the same, in a time that does not tell where they differ.
pub(crate) fn same(a: &str, b: &str) -> bool {
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
        assert!(one != other && token(b"a", &one) != token(b"a", &other) && token(b"a", &one) != token(b"b", &one));
        assert!(same(&one, &one.clone()) && !same(&one, &other) && !same(&one, "") && !same("", "x"));
    }
}
