//! What an address is: who may ask there, whether anything is written, and which function answers.

use sayso_accounts::Role;

use crate::call::{Answer, Call};
use crate::desk::Desk;

/// Whether anything is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Does {
    Read,
    Write,
}

/// An address.
pub(crate) struct Route {
    /// With `{name}` for what stands in its place.
    pub path: &'static str,
    pub does: Does,
    /// What whoever asks must be; `None` where strangers are answered.
    pub takes: Option<Role>,
    pub answer: fn(&Desk, &Call) -> Answer,
}

impl Route {
    /// Whether programs ask here.
    pub(crate) fn is_api(&self) -> bool {
        self.path.starts_with("/api/")
    }

    /// The same for whoever has another role.
    pub(crate) const fn by(self, takes: Option<Role>) -> Self {
        Route { takes, ..self }
    }
}

/// One that reads, for readers.
pub(crate) const fn read(path: &'static str, answer: fn(&Desk, &Call) -> Answer) -> Route {
    Route { path, does: Does::Read, takes: Some(Role::Reader), answer }
}

/// One that writes, for reviewers.
pub(crate) const fn write(path: &'static str, answer: fn(&Desk, &Call) -> Answer) -> Route {
    Route { path, does: Does::Write, takes: Some(Role::Reviewer), answer }
}
