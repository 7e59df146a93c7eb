//! `sayso names`: who and where, under all names.

use sayso_case::MentionKind;
use sayso_contract::{Line, names_lines};

use super::in_words::Reports;
use super::view::View;
use crate::output::Look;
use crate::table::Table;

pub const VIEW: View = View { lines: names_lines, text, table, nothing: "No names were found in these reports." };

fn text(lines: &[Line], _: &Reports<'_>, look: Look) -> String {
    let mut text = String::new();
    for &kind in MentionKind::ALL {
        let mut table = Table::with(&["name", "variants", "reports"]);
        for line in lines {
            let Line::Name(name) = line else { continue };
            if name.kind != kind {
                continue;
            }
            // The label of a name without advice is its variants: no need to say them twice.
            let variants = name.variants.join(" / ");
            let others = if variants == name.label { String::new() } else { variants };
            table.rows.push(vec![name.label.clone(), others, name.reports.len().to_string()]);
        }
        if table.rows.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&look.bold(kind.as_str()));
        text.push('\n');
        text.push_str(&table.text(look, "  "));
    }
    text
}

fn table(lines: &[Line], reports: &Reports<'_>) -> Table {
    let mut table = Table::with(&["id", "kind", "label", "variants", "paths"]);
    for line in lines {
        let Line::Name(name) = line else { continue };
        table.rows.push(vec![
            name.id.clone(),
            name.kind.as_str().to_owned(),
            name.label.clone(),
            name.variants.join(" / "),
            reports.paths(&name.reports),
        ]);
    }
    table
}
