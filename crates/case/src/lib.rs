//! The plain data of a case: what a report is, what is found in it, what is joined over reports; nothing that reads, finds or
//! joins.
//!
//! Everybody may import this room, and it imports only places in a text. Every type can be written and read back (serde): what
//! one program wrote another reads as the same value, or refuses with the reason. What a report does not say is `None`.

#![deny(clippy::indexing_slicing, clippy::string_slice)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::string_slice))]

mod case;
mod closed;
mod date;
mod finding;
mod finding_id;
mod form;
mod incident;
mod joined_id;
mod ledger;
mod moment;
mod place;
mod point;
mod proposed;
mod report;
mod side;
mod speaker;

pub use case::*;
pub use date::{PartialDate, Precision};
pub use finding::*;
pub use finding_id::FindingId;
pub use form::{is_language_code, web_address};
pub use incident::*;
pub use joined_id::{HolderId, IncidentId, LineId, NameId, OriginId, PointId, PositionId, SideId, SumId, VictimId};
pub use ledger::{Entry, LedgerLine, LeftOut, Parts, Range, Sum, SumRow};
pub use moment::Moment;
pub use place::{Degrees, GeonameId, Located, WherePrecision};
pub use point::*;
pub use proposed::{Proposed, ProposedKind};
pub use report::{Field, Part, PartKind, ReadAs, Report, ReportId, Source, sha256};
pub use side::{CaseSide, OfSide, SideKnownBy, SideToldBy};
pub use speaker::Speaker;

/// The beginning of the `generator` that the head of a dossier names; the version follows. By it a page of this program is
/// known and never read as a report.
pub const DOSSIER_MARK: &str = "sayso dossier";
