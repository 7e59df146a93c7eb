//! Lines of one type as a table that others take by the Arrow PyCapsule interface, without copying.

use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use sayso_contract::Line;

use crate::columns;
use crate::errors::{SaysoError, no_type};

/// Lines of one type: a row a line, a column a key of the line, in the order of its JSON Schema (`sayso.schema(type)`).
///
/// Others take it without copying: `pyarrow.table(t)`, `polars.DataFrame(t)`, `duckdb.sql("from t")`, `pandas.DataFrame.from_arrow(t)`.
///
/// Words are large_string, lists list, objects struct; counts are uint64 (people, things), ages uint32 (years), precisions uint8,
/// coordinates and scores double (degrees; no unit). `span` is struct<start: uint64, end: uint64>, in bytes of the report's text.
/// What is not known is null. Each field's metadata has a `description`.
#[pyclass(frozen, module = "sayso")]
pub struct Table {
    type_name: String,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Table {
    /// The lines of this type among those given.
    pub fn of(type_name: &str, lines: impl Iterator<Item = Line>) -> PyResult<Self> {
        let schema = columns::schema_of(type_name)
            .ok_or_else(|| no_type(type_name, sayso_contract::TYPES))?
            .map_err(|why| failed(&why))?;
        let lines = lines.filter(|line| line.type_name() == type_name);
        let values: Result<Vec<_>, _> = lines.map(|line| serde_json::to_value(&line)).collect();
        let values = values.map_err(|why| SaysoError::new_err(format!("no table of {type_name} lines: {why}")))?;
        let batches = columns::batches(&schema, &values).map_err(|why| failed(&why))?;
        Ok(Table { type_name: type_name.to_owned(), schema, batches })
    }
}

fn failed(why: &ArrowError) -> PyErr {
    SaysoError::new_err(format!("no table can be made: a fault of this program ({why}); json_lines() has all."))
}

#[pymethods]
impl Table {
    /// The value of the lines' key "type".
    #[getter]
    fn r#type(&self) -> &str {
        &self.type_name
    }

    /// The names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| field.name().as_str()).collect()
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __repr__(&self) -> String {
        let columns = self.column_names().join(", ");
        format!("<sayso.Table, {} lines of type {}: {columns}>", self.__len__(), self.type_name)
    }

    /// The columns' types (Arrow PyCapsule interface).
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.schema.as_ref()).map_err(|why| failed(&why))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// The rows (Arrow PyCapsule interface). Another schema may be asked for and is not followed, which the interface allows.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        // The batches are shared, not copied.
        let batches: Vec<Result<RecordBatch, ArrowError>> = self.batches.iter().cloned().map(Ok).collect();
        let rows = RecordBatchIterator::new(batches, Arc::clone(&self.schema));
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(rows)), c"arrow_array_stream")
    }
}
