//! `figures --sum`: nothing is added up unless asked, and then with the rows that went in. Breakdowns are checked always.

mod common;

use common::{Folder, objects, on, small_example, stdout};
use serde_json::Value;

fn ids(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

#[test]
fn a_sum_names_the_rows_that_went_in() {
    let folder = small_example();
    let plain = objects(&on("figures", folder.path(), &["--json"]));
    assert!(plain.iter().all(|line| line["type"] == "ledger"), "nobody asked for a sum");
    let lines = objects(&on("figures", folder.path(), &["--json", "--sum"]));
    assert_eq!(lines[..plain.len()], plain, "the rows come first and are the same");
    let sums = &lines[plain.len()..];
    assert!(!sums.is_empty() && sums.iter().all(|line| line["type"] == "sum"));
    for sum in sums {
        assert_eq!(sayso_contract::check_line(sum), Ok(()), "{sum}");
        for bound in ["low", "high"] {
            let rows: Vec<Option<u64>> =
                sum["rows"].as_array().unwrap().iter().map(|row| row["range"][bound].as_u64()).collect();
            let added = rows.iter().try_fold(0, |sum, n| n.map(|n| sum + n));
            assert_eq!(sum[bound].as_u64(), added, "{sum}");
        }
        for row in sum["rows"].as_array().unwrap() {
            let ledger = plain.iter().find(|line| line["id"] == row["ledger"]).expect("the line that went in");
            assert_eq!(ledger["range"], row["range"]);
            for key in ["outcome", "unit", "side", "role"] {
                assert_eq!(ledger[key], sum[key]);
            }
            let entries = ledger["entries"].as_array().unwrap();
            let counted = entries.iter().filter(|e| e["left_out"].is_null());
            assert_eq!(counted.filter_map(|e| e["figure"].as_str()).collect::<Vec<_>>(), ids(&row["range"]["figures"]));
        }
    }
}

#[test]
fn a_sum_is_marked_in_the_table_and_the_csv() {
    let folder = small_example();
    let table = stdout(&on("figures", folder.path(), &["--sum"]));
    assert!(table.contains("\nsum: ") && table.contains("(sum)"), "{table}");
    assert!(!stdout(&on("figures", folder.path(), &[])).contains("sum"));
    let csv = stdout(&on("figures", folder.path(), &["--sum", "--csv"]));
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let head = rows.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|h| h == name).unwrap();
    let (row, figures, figure) = (column("row"), column("figures"), column("figure"));
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let of = |kind: &str| rows.iter().filter(|r| &r[row] == kind).collect::<Vec<_>>();
    let known: Vec<&str> = of("figure").iter().map(|r| &r[figure]).collect();
    assert!(!of("sum").is_empty() && !of("range").is_empty());
    for made in of("sum").into_iter().chain(of("range")) {
        assert!(made[figure].is_empty() && !made[figures].is_empty());
        assert!(made[figures].split(' ').all(|id| known.contains(&id)), "{made:?}");
    }
}

/// "21 killed: 6 civilians and 15 soldiers", and the same with a total that it does not make.
#[test]
fn a_breakdown_is_checked_and_a_mismatch_shown() {
    for (total, note) in [("21", "6 + 15 = 21"), ("22", "6 + 15 = 21, does not add up")] {
        let folder = Folder::new();
        let text = format!(
            "Shelling in Orla Valley\n\nShelling in the town of Senn on 3 May 2031 killed {total} people: 6 civilians and \
             15 soldiers, the Keltar Interior Department said.\n"
        );
        folder.file("a.txt", text);
        let table = stdout(&on("figures", folder.path(), &[]));
        let row = table.lines().find(|line| line.contains(&format!("{total} people"))).unwrap_or_default();
        assert!(row.contains(note) && row.trim_start().starts_with(total), "{table}");
        assert_eq!(row.contains("does not"), total == "22", "{table}");
        assert!(table.contains(&format!("part of {total}")), "{table}");
    }
}
