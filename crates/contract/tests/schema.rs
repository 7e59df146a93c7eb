//! The schemas kept in `schema/` are those of the types.

use std::fs;
use std::path::Path;

#[test]
fn the_files_are_those_the_types_give() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema");
    for type_name in sayso_contract::TYPES {
        let kept = fs::read_to_string(folder.join(format!("{type_name}.json"))).unwrap_or_default();
        let made = sayso_contract::schema_text(type_name).unwrap();
        assert!(kept == made, "schema/{type_name}.json is old: run cargo run -p sayso-contract --example schemas");
    }
    let files = fs::read_dir(&folder).unwrap().filter(|entry| {
        entry.as_ref().is_ok_and(|entry| entry.path().extension().is_some_and(|ending| ending == "json"))
    });
    assert_eq!(files.count(), sayso_contract::TYPES.len(), "a schema that no line has is left in schema/");
}
