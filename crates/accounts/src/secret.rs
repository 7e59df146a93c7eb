//! What nobody can guess: it is given away once, and only its hash is kept. 256 random bits need no slow hash.

use sha2::{Digest, Sha256};

use crate::error::AccountError;

/// Bytes of it.
const BYTES: usize = 32;
/// Hexadecimal digits of it.
pub(crate) const DIGITS: usize = 2 * BYTES;

/// A new one, in hexadecimal digits.
pub(crate) fn new() -> Result<String, AccountError> {
    let mut bytes = [0; BYTES];
    fill(&mut bytes)?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}

/// Random bytes of the system.
pub(crate) fn fill(bytes: &mut [u8]) -> Result<(), AccountError> {
    getrandom::fill(bytes).map_err(|why| AccountError::System(format!("the system gives no random numbers: {why}")))
}

/// What is kept of it.
pub(crate) fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// Whether it can be one at all.
pub(crate) fn is_one(secret: &str) -> bool {
    secret.len() == DIGITS && secret.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}
