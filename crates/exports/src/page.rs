//! The lists of columns in docs/exports/: in goes a page, out comes the page with the list of each table between its marks made anew.
//! `cargo run -q -p sayso-exports --example columns` writes them; a test holds the pages to it.

use sayso_case::Case;

use crate::table::Table;
use crate::{Asked, Of, acled, casualties, ged, table};

/// Every table, without a row.
pub fn tables() -> Vec<Table> {
    let (case, asked) = (Case::default(), Asked::default());
    let mut all: Vec<Table> = Of::ALL.iter().map(|&of| table(&case, of)).collect();
    all.extend([acled(&case, &asked), ged(&case, &asked)]);
    all.extend([casualties::victims(&case), casualties::incidents(&case, &asked)]);
    all
}

/// The page with the lists as they are now.
pub fn with_columns(page: &str) -> String {
    let mut page = page.to_owned();
    for table in tables() {
        let (begin, end) = (begin(&table), "<!-- /columns -->");
        let Some((before, rest)) = page.split_once(&begin) else { continue };
        let Some((_, after)) = rest.split_once(end) else { continue };
        page = format!("{before}{begin}\n{}{end}{after}", table.listed());
    }
    page
}

/// The mark before the list of a table.
pub fn begin(table: &Table) -> String {
    format!("<!-- columns: {} -->", table.name)
}
