//! Names of columns are held to the pages that describe them and to the schema of the lines they come from.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sayso_case::Case;
use sayso_exports::{Of, begin, table, tables, with_columns};
use serde_json::Value;

#[test]
fn the_pages_list_every_column_of_every_table() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/exports");
    let mut all = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        let page = fs::read_to_string(&file).unwrap();
        let made = with_columns(&page);
        assert!(page == made, "{}: run cargo run -q -p sayso-exports --example columns", file.display());
        all.push_str(&page);
    }
    for table in tables() {
        assert_eq!(all.matches(&begin(&table)).count(), 1, "{}", table.name);
    }
}

#[test]
fn no_name_stands_twice_and_every_column_is_explained() {
    for table in tables() {
        let names: BTreeSet<&str> = table.heads.iter().map(|h| h.name.as_ref()).collect();
        assert_eq!(names.len(), table.heads.len(), "{}", table.name);
        let plain = |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        assert!(table.heads.iter().all(|h| plain(&h.name) && !h.means.is_empty()), "{}", table.name);
    }
}

/// The keys of a line and of the objects in it.
fn keys(type_name: &str) -> BTreeSet<String> {
    fn walk(schema: &Value, keys: &mut BTreeSet<String>) {
        if let Some(all) = schema.get("properties").and_then(Value::as_object) {
            keys.extend(all.keys().cloned());
        }
        match schema {
            Value::Object(all) => all.values().for_each(|v| walk(v, keys)),
            Value::Array(all) => all.iter().for_each(|v| walk(v, keys)),
            _ => {}
        }
    }
    let mut all = BTreeSet::new();
    walk(&sayso_contract::schema(type_name).unwrap(), &mut all);
    all
}

/// Columns that are no key of a line, each with the reason.
const OWN: [&str; 21] = [
    // Of the report's line, under the names that citations use.
    "date",
    "sha256",
    // The sentence in which a finding stands, as lines of claims have it.
    "sentence",
    // Whose incident a finding is, and what that is called.
    "incident",
    "label",
    // Parts of `speaker` and `where`, flat.
    "speaker_kind",
    "speaker_role",
    "speaker_body",
    "speaker_side",
    "place",
    // From the ledger's line of a figure.
    "line",
    "class",
    "left_out",
    // A victim as joined.
    "victim",
    "names",
    // The report whose words a row quotes.
    "report",
    // A telling of an incident.
    "telling",
    "told",
    "told_when",
    "told_places",
    "told_kinds",
];

#[test]
fn a_column_has_the_name_of_the_key_it_comes_from() {
    let case = Case::default();
    let report = keys("report");
    for (of, types) in [
        (Of::Statements, &["statement"][..]),
        (Of::Figures, &["figure", "ledger"]),
        (Of::Victims, &["victim", "joined_victim"]),
        (Of::Incidents, &["incident"]),
        (Of::Points, &["point"]),
        (Of::Positions, &["point"]),
    ] {
        let mut known: BTreeSet<String> = types.iter().flat_map(|name| keys(name)).collect();
        known.extend(report.iter().cloned());
        for head in table(&case, of).heads {
            // A point, a position and a claim are lines in each other; here they are ids beside each other.
            let nested = ["point", "position", "claim", "speakers"].contains(&head.name.as_ref());
            assert!(
                known.contains(head.name.as_ref()) || OWN.contains(&head.name.as_ref()) || nested,
                "{}: {} is no key of a line",
                of.as_str(),
                head.name
            );
        }
    }
}

/// The names of version 1. A name is never taken away without a new version; this list is then made anew.
#[test]
fn the_names_of_this_version_are_these() {
    assert_eq!(sayso_exports::VERSION, 1);
    let names =
        |of| table(&Case::default(), of).heads.into_iter().map(|h| h.name.into_owned()).collect::<Vec<_>>().join(" ");
    let words = "report path publisher title date url retrieved sha256 text_sha256 sentence start end text page";
    for (of, own) in [
        (
            Of::Statements,
            "id saying within incident source cue speaker speaker_kind speaker_role speaker_body also chain manner polarity form",
        ),
        (
            Of::Figures,
            "id incident label low high bound unit outcome group described_as side role place when scope denied statement speaker speaker_kind speaker_side line class revises repeats part_of left_out",
        ),
        (Of::Victims, "id victim names incident name age role outcome side statement speaker speaker_kind"),
        (
            Of::Incidents,
            "id telling label event_type when date_prec place latitude longitude where_prec geonames reports origins rank fold told told_when told_places told_kinds",
        ),
        (
            Of::Points,
            "point incident label question attribute kind mark position value canonical denies finding claim speaker speaker_side own_voice how chain",
        ),
        (
            Of::Positions,
            "point incident label question attribute kind mark position value canonical denies origins claims speakers",
        ),
    ] {
        assert_eq!(names(of), format!("{own} {words}"), "{}", of.as_str());
    }
}
