//! The JSON Schema (draft 2020-12) of each line, made from its type. `schema/` in the repository holds them as files.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use crate::case_lines::{AlsoSaidLine, IncidentLine, JoinedVictimLine, MomentLine, NameLine, PointLine};
use crate::diff_lines::{
    ComparedLine, FindingChangedLine, IncidentChangedLine, PointChangedLine, RangeChangedLine, ReportChangedLine,
    SinceLine, WordsChangedLine,
};
use crate::ledger_lines::{LedgerLine, SumLine};
use crate::merge_lines::{AgreementLine, ConflictLine, MergedLine};
use crate::proposed_line::ProposedLine;
use crate::record_lines::{AddedLine, CheckedLine, FaultLine, OperationLine, UnsureLine};
use crate::report_line::ReportLine;
use crate::report_lines::{EventLine, FigureLine, MentionLine, StatementLine, TimeLine, VictimLine};
use crate::search_lines::HitLine;

/// Every value of the key `type`, in the order of the glossary.
pub const TYPES: &[&str] = &[
    "report",
    "statement",
    "figure",
    "event",
    "mention",
    "victim",
    "time",
    "proposed",
    "incident",
    "point",
    "also_said",
    "name",
    "ledger",
    "sum",
    "joined_victim",
    "moment",
    "added",
    "operation",
    "unsure",
    "hit",
    "compared",
    "words_changed",
    "finding_changed",
    "since",
    "report_changed",
    "incident_changed",
    "point_changed",
    "range_changed",
    "merged",
    "conflict",
    "agreement",
    "fault",
    "checked",
];

/// The JSON Schema of the line with this `type`; `None` if there is no such line.
pub fn schema(type_name: &str) -> Option<Value> {
    let schema = match type_name {
        "report" => generate::<ReportLine>(),
        "statement" => generate::<StatementLine>(),
        "figure" => generate::<FigureLine>(),
        "event" => generate::<EventLine>(),
        "mention" => generate::<MentionLine>(),
        "victim" => generate::<VictimLine>(),
        "time" => generate::<TimeLine>(),
        "proposed" => generate::<ProposedLine>(),
        "incident" => generate::<IncidentLine>(),
        "point" => generate::<PointLine>(),
        "also_said" => generate::<AlsoSaidLine>(),
        "name" => generate::<NameLine>(),
        "ledger" => generate::<LedgerLine>(),
        "sum" => generate::<SumLine>(),
        "joined_victim" => generate::<JoinedVictimLine>(),
        "moment" => generate::<MomentLine>(),
        "added" => generate::<AddedLine>(),
        "operation" => generate::<OperationLine>(),
        "unsure" => generate::<UnsureLine>(),
        "hit" => generate::<HitLine>(),
        "compared" => generate::<ComparedLine>(),
        "words_changed" => generate::<WordsChangedLine>(),
        "finding_changed" => generate::<FindingChangedLine>(),
        "since" => generate::<SinceLine>(),
        "report_changed" => generate::<ReportChangedLine>(),
        "incident_changed" => generate::<IncidentChangedLine>(),
        "point_changed" => generate::<PointChangedLine>(),
        "range_changed" => generate::<RangeChangedLine>(),
        "merged" => generate::<MergedLine>(),
        "conflict" => generate::<ConflictLine>(),
        "agreement" => generate::<AgreementLine>(),
        "fault" => generate::<FaultLine>(),
        "checked" => generate::<CheckedLine>(),
        _ => return None,
    };
    Some(with_type(schema.to_value(), type_name))
}

/// The schema as it is kept in a file: indented, with a line end after it.
pub fn schema_text(type_name: &str) -> Option<String> {
    let schema = schema(type_name)?;
    serde_json::to_string_pretty(&schema).ok().map(|text| text + "\n")
}

fn generate<T: JsonSchema>() -> Schema {
    // For what is written, not for what may be read: a key that may be null is still a key that must be there.
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

/// Puts the key `type`, which the enum of all lines adds when printing, first, and the schema's own keys in the order in
/// which a person reads them.
fn with_type(schema: Value, type_name: &str) -> Value {
    let Value::Object(mut rest) = schema else {
        return schema;
    };
    let mut properties = Map::new();
    properties.insert("type".to_owned(), json!({ "const": type_name }));
    if let Some(Value::Object(others)) = rest.remove("properties") {
        properties.extend(others);
    }
    let mut required = vec![json!("type")];
    if let Some(Value::Array(others)) = rest.remove("required") {
        required.extend(others);
    }
    rest.insert("title".to_owned(), json!(type_name));
    rest.insert("properties".to_owned(), Value::Object(properties));
    rest.insert("required".to_owned(), Value::Array(required));
    let mut ordered = Map::new();
    for key in ["$schema", "title", "description", "type", "properties", "required", "additionalProperties", "$defs"] {
        if let Some(value) = rest.remove(key) {
            ordered.insert(key.to_owned(), value);
        }
    }
    ordered.extend(rest);
    Value::Object(ordered)
}
