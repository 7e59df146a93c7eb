//! The page's content security policy: nothing is fetched, and only this crate's own style and script may run.

use sha2::{Digest, Sha256};

/// The policy for a page with exactly this style and this script (CSP level 2 hashes).
pub(crate) fn policy(style: &str, script: &str) -> String {
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(style)),
        base64(&Sha256::digest(script))
    )
}

/// RFC 4648, section 4, with padding.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let group = three.iter().fold(0u32, |n, b| (n << 8) | u32::from(*b)) << (8 * (3 - three.len()));
        for k in 0..4 {
            let sign = (group >> (18 - 6 * k)) & 63;
            out.push(if k <= three.len() { char::from(SIGNS[sign as usize]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_the_rfc() {
        let of = |s: &str| base64(s.as_bytes());
        assert_eq!(
            (of(""), of("f"), of("fo"), of("foo"), of("foobar")),
            ("".into(), "Zg==".into(), "Zm8=".into(), "Zm9v".into(), "Zm9vYmFy".into())
        );
    }
}
