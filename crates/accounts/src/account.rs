//! An account: its name, which the log has as who did something, and what it may do.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::error::AccountError;

/// The longest name, in characters.
const LONGEST_NAME: usize = 40;

/// What an account may do; each may what those before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Read everything.
    Reader,
    /// Say something: confirm, correct, join, undo, ...
    Reviewer,
    /// Say who has an account.
    Owner,
}

impl Role {
    /// All of them, the least first.
    pub const ALL: [Role; 3] = [Role::Reader, Role::Reviewer, Role::Owner];

    /// Its word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Reader => "reader",
            Role::Reviewer => "reviewer",
            Role::Owner => "owner",
        }
    }

    /// The one with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An account, without what lets it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub(crate) id: i64,
    /// As the log has it.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// When it was made, in seconds since 1970.
    pub made: i64,
    /// So many sessions are open.
    pub sessions: usize,
    /// So many keys it has for programs.
    pub keys: usize,
}

/// A name as it is kept: without what no eye sees, so that no two look the same because of it.
pub(crate) fn tidy(name: &str) -> Result<String, AccountError> {
    let tidied = spaced(name);
    let is_fit = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_' | '\'' | '’');
    if tidied.is_empty() || tidied.chars().count() > LONGEST_NAME || !tidied.chars().all(is_fit) {
        return Err(AccountError::Refused(format!(
            "{name:?} is no name for an account: take letters, digits, spaces and . - _ ', {LONGEST_NAME} characters at most"
        )));
    }
    Ok(tidied)
}

/// By which names are told apart: no two differ in capital letters alone.
pub fn fold(name: &str) -> String {
    spaced(name).to_lowercase()
}

fn spaced(name: &str) -> String {
    name.nfkc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_tidy_or_none() {
        assert_eq!(tidy("  Mara   Dohl ").unwrap(), "Mara Dohl");
        assert_eq!(fold("MARA\u{a0}Dohl"), fold("mara dohl"));
        for bad in ["", "  ", "a\u{200b}b", "a<b", "a\nb\u{7}", "a/b", &"x".repeat(41)] {
            assert!(tidy(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_role_is_its_word() {
        for role in Role::ALL {
            assert_eq!(Role::of(role.as_str()), Some(role));
        }
        assert!(Role::of("Owner").is_none() && Role::Owner > Role::Reviewer && Role::Reviewer > Role::Reader);
    }
}
