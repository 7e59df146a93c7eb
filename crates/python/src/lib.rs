//! `import sayso`: reading, joining and the page from Python, over the one pipeline that the program calls.
//!
//! In go paths or texts, out come the contract's lines: as bytes (`json_lines`, what the program prints), as dicts, or as Arrow tables
//! that other libraries take without copying (`table`, made by `columns` from the lines' JSON Schema). Nothing is decided here.
//! `options` and `texts` take what the caller says, `watch` hears what went wrong and how far it is, `errors` has the exceptions.
//!
//! While reports are opened, read and joined the interpreter is free for other threads; it is asked for again only to tell how far
//! the reading is.

mod case;
mod columns;
mod errors;
mod kept;
mod options;
mod problem;
mod readings;
mod table;
mod texts;
mod watch;

use pyo3::prelude::*;

/// What `sayso/__init__.py` takes its names from.
#[pymodule]
mod _sayso {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::case::{Case, dossier, join};
    #[pymodule_export]
    use crate::errors::{ReportError, SaysoError};
    #[pymodule_export]
    use crate::problem::Problem;
    #[pymodule_export]
    use crate::readings::{Readings, read};
    #[pymodule_export]
    use crate::schema;
    #[pymodule_export]
    use crate::table::Table;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        sayso_pipeline::listen();
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}

/// The JSON Schema of a type of line, as `sayso schema TYPE` prints it.
#[pyfunction]
fn schema(r#type: &str) -> PyResult<String> {
    sayso_contract::schema_text(r#type).ok_or_else(|| errors::no_type(r#type, sayso_contract::TYPES))
}
