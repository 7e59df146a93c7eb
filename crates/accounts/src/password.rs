//! Passwords. In goes a password, out comes what is kept of it: Argon2id with the first of the parameters that OWASP recommends
//! (Password Storage Cheat Sheet: 19 MiB, two passes, one lane), a salt of its own, and both beside it, so that stronger ones can come
//! later and old ones still be checked.

use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;

use crate::error::AccountError;
use crate::secret;

/// KiB of memory, passes and lanes.
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Bytes of the salt and of the hash.
const SALT: usize = 16;
const HASH: usize = 32;
/// Characters of a password: the least, and the bytes at most.
const LEAST: usize = 12;
const MOST: usize = 1024;

/// What is kept of a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    pub memory: u32,
    pub passes: u32,
    pub lanes: u32,
    pub salt: Vec<u8>,
    pub hash: Vec<u8>,
}

/// What is to be kept of a new password.
pub(crate) fn keep(password: &str, name: &str) -> Result<Kept, AccountError> {
    if password.chars().count() < LEAST || password.len() > MOST {
        return Err(AccountError::Refused(format!(
            "a password has {LEAST} characters at least and {MOST} bytes at most; a few words are easy to remember"
        )));
    }
    if password.to_lowercase() == name.to_lowercase() {
        return Err(AccountError::Refused("the name is no password; take another".to_owned()));
    }
    let mut salt = vec![0; SALT];
    secret::fill(&mut salt)?;
    let mut kept = Kept { memory: MEMORY, passes: PASSES, lanes: LANES, salt, hash: Vec::new() };
    kept.hash = hashed(password, &kept, HASH)?;
    Ok(kept)
}

/// Whether this is the password. Without anything to compare with it takes as long and is not, so that nobody learns which names there are.
pub(crate) fn is_it(password: &str, kept: Option<&Kept>) -> Result<bool, AccountError> {
    let nobody = || Kept { memory: MEMORY, passes: PASSES, lanes: LANES, salt: vec![0; SALT], hash: vec![0; HASH] };
    // Longer than any that is taken: not worth the time.
    if password.len() > MOST {
        return Ok(false);
    }
    let against = kept.cloned().unwrap_or_else(nobody);
    let hash = hashed(password, &against, against.hash.len())?;
    let differs = hash.iter().zip(&against.hash).fold(0, |all, (a, b)| all | (a ^ b));
    Ok(differs == 0 && kept.is_some() && !hash.is_empty())
}

/// The hash. One that is typed on another keyboard with the same letters is the same.
fn hashed(password: &str, with: &Kept, length: usize) -> Result<Vec<u8>, AccountError> {
    let cannot = |why: argon2::Error| AccountError::System(format!("a password cannot be hashed: {why}"));
    let parameters = Params::new(with.memory, with.passes, with.lanes, Some(length)).map_err(cannot)?;
    let mut hash = vec![0; length];
    let same: String = password.nfc().collect();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
        .hash_password_into(same.as_bytes(), &with.salt, &mut hash)
        .map_err(cannot)?;
    Ok(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_again_and_no_other() {
        let kept = keep("the bridge at dusk", "Mara").unwrap();
        assert!(is_it("the bridge at dusk", Some(&kept)).unwrap());
        for other in ["the bridge at dusK", "", "the bridge at dusk "] {
            assert!(!is_it(other, Some(&kept)).unwrap(), "{other:?}");
        }
        assert!(!is_it("the bridge at dusk", None).unwrap());
        assert_ne!(keep("the bridge at dusk", "Mara").unwrap().hash, kept.hash, "a salt of its own");
        let (composed, parted) = ("caf\u{e9} at the mole", "cafe\u{301} at the mole");
        assert!(is_it(parted, Some(&keep(composed, "Mara").unwrap())).unwrap());
    }

    /// The parameters by name, so that nobody weakens them unseen.
    #[test]
    fn it_is_kept_as_owasp_recommends() {
        let kept = keep("the bridge at dusk", "Mara").unwrap();
        assert_eq!((kept.memory, kept.passes, kept.lanes), (19_456, 2, 1));
        assert_eq!((kept.salt.len(), kept.hash.len()), (16, 32));
    }

    #[test]
    fn what_is_too_short_or_too_long_is_none() {
        for bad in ["short", "Mara Dohl 123", &"x".repeat(1025)] {
            assert!(keep(bad, "mara dohl 123").is_err(), "{bad:?}");
        }
    }
}
