//! What the commands print: one JSON object a line, its keys in a fixed order, and the JSON Schema of each.
//!
//! In go the findings of a report or a joined case, out come [`Line`]s. The types here are the promise made to whoever
//! reads the output; the types of the rooms below may change without it. Three rules hold for every line: what is not
//! known is `null` and never left out, every place is a byte range in the report's `text`, and every quoted `text` is
//! exactly what stands there.
//!
//! ```
//! let schema = sayso_contract::schema("figure").unwrap();
//! assert_eq!(schema["properties"]["type"]["const"], "figure");
//! ```

mod case_lines;
mod check;
mod codes;
mod diff_lines;
mod finding_id;
mod ledger_lines;
mod line;
mod merge_lines;
mod of_case;
mod of_ledger;
mod of_proposed;
mod of_report;
mod proposed_line;
mod read_by;
mod record_lines;
mod report_line;
mod report_lines;
mod schema;
mod search_lines;
mod words;

pub use case_lines::{
    AlsoSaidLine, ClaimLine, IncidentLine, JoinedVictimLine, MomentKind, MomentLine, NameLine, NamingLine, OfSideLine,
    PointLine, PositionLine, SideLine,
};
pub use check::{check_line, check_places};
pub use codes::acled;
pub use diff_lines::{
    BecameWord, BoundsLine, ComparedLine, CountsLine, FieldLine, FindingChangedLine, FoundLine, IncidentBecameWord,
    IncidentChangedLine, PartChangedLine, PointChangedLine, PositionChangedLine, RangeChangedLine, ReportChangedLine,
    SinceLine, VersionLine, WordsChangedLine,
};
pub use finding_id::FindingId;
pub use ledger_lines::{LedgerEntry, LedgerLine, LeftOutLine, PartsLine, RangeLine, SumLine, SumRowLine};
pub use line::Line;
pub use merge_lines::{AgreementLine, ConflictLine, MergedLine, SaidLine};
pub use of_case::{
    Timeline, for_each_incident, incidents_lines, incidents_lines_in, names_lines, names_lines_in, points_lines,
    points_lines_of, timeline_lines, victims_lines, victims_lines_in,
};
pub use of_ledger::{ledger_lines, ledger_lines_in, sum_lines};
pub use of_proposed::proposed_lines;
pub use of_report::{findings_lines, read_lines, report_line};
pub use proposed_line::{ProposedLine, SecondBy};
pub use read_by::{CONTRACT, ReadBy};
pub use record_lines::{AddedAs, AddedLine, CheckedLine, FaultLine, OperationLine, UnsureLine};
pub use report_line::{FromWhere, PartLine, PartOf, Particulars, PublishedPrecision, ReportLine};
pub use report_lines::{
    EventLine, FigureLine, MentionLine, NamedSpeaker, NarratorKind, NarratorSpeaker, SideWords, SpeakerWords,
    StatementLine, TimeLine, VictimLine, WhenWords,
};
pub use schema::{TYPES, schema, schema_text};
pub use search_lines::{HitLine, ReviewedAs};
pub use words::{Anchor, Place, Words};
