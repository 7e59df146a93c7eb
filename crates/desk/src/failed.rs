//! Why something cannot be answered: one sentence each, that says what to do next. [`DeskError`] ends the program, [`Failed`] one request.

use std::fmt;
use std::path::PathBuf;

use axum::http::StatusCode;
use sayso_accounts::AccountError;
use sayso_record::RecordError;

/// Why a desk cannot be served.
#[derive(Debug)]
pub enum DeskError {
    /// Other machines reach it there, and nobody has an account.
    Open(String),
    /// It is no address of a machine.
    Address(String),
    /// It is no URL under which a proxy serves a desk.
    Url(String),
    /// It is no name of a header.
    Header(String),
    /// The accounts cannot be read.
    Accounts(AccountError),
    /// Nothing can listen there, and why.
    Taken(String, std::io::Error),
    /// The record cannot be read.
    Record(RecordError),
    /// What is joined of the record of this folder cannot be kept, and why.
    Kept(PathBuf, String),
    /// A thread of the server cannot be started, and why.
    System(std::io::Error),
}

impl fmt::Display for DeskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DeskError::Open(address) => write!(
                f,
                "{address}: whoever can reach it there may write, since this record has no accounts; make one with sayso account add \
                 NAME --role owner --record DIR, or leave the address out, for 127.0.0.1 alone (docs/the-desk.md)."
            ),
            DeskError::Address(address) => write!(
                f,
                "{address:?} is no address to listen on; give the number of one of this machine's networks, 0.0.0.0 for all of them, or \
                 leave it out, for 127.0.0.1 alone."
            ),
            DeskError::Url(url) => write!(
                f,
                "{url:?} is no address that a proxy serves a desk under; give https:// and a name, nothing behind it: \
                 https://desk.example.org"
            ),
            DeskError::Header(name) => write!(f, "{name:?} is no name of a header; X-Forwarded-For is one."),
            DeskError::Accounts(why) => why.fmt(f),
            DeskError::Taken(address, why) => {
                write!(
                    f,
                    "{address}: nothing can be served there ({why}); name another port with --port N, or 0 for a free one."
                )
            }
            DeskError::Record(why) => why.fmt(f),
            DeskError::Kept(folder, why) => write!(
                f,
                "{}: what is joined of this record cannot be kept beside it ({why}); make room, or give the folder back its rights.",
                folder.display()
            ),
            DeskError::System(why) => {
                write!(f, "the server cannot be started ({why}); end other programs and say it again.")
            }
        }
    }
}

impl std::error::Error for DeskError {}

impl From<AccountError> for DeskError {
    fn from(why: AccountError) -> Self {
        DeskError::Accounts(why)
    }
}

impl From<AccountError> for Failed {
    fn from(why: AccountError) -> Self {
        let status = match &why {
            AccountError::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        // The first letter of a sentence on a page of its own is a capital one as it is: it may be a name or a file.
        Failed::new(status, why.to_string())
    }
}

impl From<RecordError> for DeskError {
    fn from(why: RecordError) -> Self {
        DeskError::Record(why)
    }
}

/// Why one request is not answered as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failed {
    pub status: StatusCode,
    /// A sentence, with its full stop.
    pub why: String,
    /// Whether what is kept of joining could not be read, so that it must be made again.
    pub is_hurt: bool,
}

impl Failed {
    pub(crate) fn new(status: StatusCode, why: impl Into<String>) -> Self {
        Failed { status, why: why.into(), is_hurt: false }
    }

    /// Nothing is there.
    pub(crate) fn nothing(why: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, why)
    }

    /// It was asked for in a wrong way.
    pub(crate) fn wrong(why: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, why)
    }
}

impl From<RecordError> for Failed {
    fn from(why: RecordError) -> Self {
        let status = match &why {
            RecordError::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            RecordError::Busy(_) => StatusCode::CONFLICT,
            RecordError::Locked(..) | RecordError::Full(_) => StatusCode::INSUFFICIENT_STORAGE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Failed::new(status, why.to_string())
    }
}
