//! Why something cannot be answered: one sentence each, that says what to do next. [`DeskError`] ends the program, [`Failed`] one request.

use std::fmt;

use axum::http::StatusCode;
use sayso_record::RecordError;

/// Why a desk cannot be served.
#[derive(Debug)]
pub enum DeskError {
    /// The address is not this machine's own.
    Open(String),
    /// Nothing can listen there, and why.
    Taken(String, std::io::Error),
    /// The record cannot be read.
    Record(RecordError),
    /// A thread of the server cannot be started, and why.
    System(std::io::Error),
}

impl fmt::Display for DeskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DeskError::Open(address) => write!(
                f,
                "{address}: the desk has no accounts yet, so whoever can reach it may write to the record; it is served on 127.0.0.1 \
                 alone. From another machine, use a tunnel (docs/the-desk.md)."
            ),
            DeskError::Taken(address, why) => {
                write!(
                    f,
                    "{address}: nothing can be served there ({why}); name another port with --port N, or 0 for a free one."
                )
            }
            DeskError::Record(why) => why.fmt(f),
            DeskError::System(why) => {
                write!(f, "the server cannot be started ({why}); end other programs and say it again.")
            }
        }
    }
}

impl std::error::Error for DeskError {}

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
}

impl Failed {
    pub(crate) fn new(status: StatusCode, why: impl Into<String>) -> Self {
        Failed { status, why: why.into() }
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
