//! In go lines of one type, out come Arrow columns: the line's keys, of the types that its JSON Schema names, lists and objects as
//! they are nested there.
//!
//! Words are `large_string` (whole reports stand in one column), counts unsigned as the contract has them, offsets bytes of UTF-8.
//! Each field carries the sentence that describes its key. A speaker, who may be somebody or the report's own voice, is one
//! struct with the keys of both.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Float64Array, LargeStringArray, ListArray, RecordBatch, StructArray, UInt8Array,
    UInt32Array, UInt64Array,
};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Fields, Schema, SchemaRef};
use serde_json::{Map, Value};

/// Lines that make one batch.
const BATCH: usize = 4096;

/// The columns of a type of line; `None` if there is no such type.
pub fn schema_of(type_name: &str) -> Option<Result<SchemaRef, ArrowError>> {
    let schema = sayso_contract::schema(type_name)?;
    let definitions = schema.get("$defs").and_then(Value::as_object).cloned().unwrap_or_default();
    Some(Shapes { definitions }.fields(&schema).map(|fields| Arc::new(Schema::new(fields))))
}

/// Lines as batches; each line an object.
pub fn batches(schema: &SchemaRef, lines: &[Value]) -> Result<Vec<RecordBatch>, ArrowError> {
    let batch = |lines: &[Value]| {
        let lines: Vec<Option<&Value>> = lines.iter().map(Some).collect();
        RecordBatch::try_new(Arc::clone(schema), children(schema.fields(), &lines)?)
    };
    lines.chunks(BATCH).map(batch).collect()
}

/// What the definitions of a schema are called.
struct Shapes {
    definitions: Map<String, Value>,
}

impl Shapes {
    fn fields(&self, object: &Value) -> Result<Fields, ArrowError> {
        let required = object.get("required").and_then(Value::as_array);
        let is_required = |key: &str| required.is_some_and(|keys| keys.iter().any(|k| k == key));
        let field = |(key, shape): (&String, &Value)| self.field(key, shape, !is_required(key));
        object.get("properties").and_then(Value::as_object).into_iter().flatten().map(field).collect()
    }

    fn field(&self, name: &str, shape: &Value, may_lack: bool) -> Result<FieldRef, ArrowError> {
        let (kind, nullable) = self.kind(shape)?;
        let field = Field::new(name, kind, nullable || may_lack);
        let said = shape.get("description").and_then(Value::as_str);
        let said = said.map(|said| ("description".to_owned(), said.replace('\n', " ")));
        Ok(Arc::new(field.with_metadata(said.into_iter().collect::<HashMap<_, _>>())))
    }

    /// The type of what a schema describes, and whether it may be null.
    fn kind(&self, shape: &Value) -> Result<(DataType, bool), ArrowError> {
        let unknown = || ArrowError::SchemaError(format!("no column for {shape}"));
        if let Some(name) = shape.get("$ref").and_then(Value::as_str) {
            let name = name.rsplit('/').next().unwrap_or(name);
            return self.kind(self.definitions.get(name).ok_or_else(unknown)?);
        }
        if let Some(several) = shape.get("anyOf").or_else(|| shape.get("oneOf")).and_then(Value::as_array) {
            return several.iter().map(|one| self.kind(one)).reduce(|a, b| merged(a?, b?)).ok_or_else(unknown)?;
        }
        let (name, nullable) = match shape.get("type") {
            Some(Value::String(name)) => (name.as_str(), false),
            Some(Value::Array(names)) => {
                let name = names.iter().filter_map(Value::as_str).find(|name| *name != "null");
                (name.ok_or_else(unknown)?, names.iter().any(|name| name == "null"))
            }
            None if shape.get("const").is_some_and(Value::is_string) => ("string", false),
            _ => return Err(unknown()),
        };
        let kind = match (name, shape.get("format").and_then(Value::as_str)) {
            ("string", _) => DataType::LargeUtf8,
            ("boolean", _) => DataType::Boolean,
            ("number", _) => DataType::Float64,
            ("integer", Some("uint8")) => DataType::UInt8,
            ("integer", Some("uint32")) => DataType::UInt32,
            ("integer", Some("uint64" | "uint")) => DataType::UInt64,
            ("array", _) => DataType::List(self.field("item", shape.get("items").ok_or_else(unknown)?, false)?),
            ("object", _) => DataType::Struct(self.fields(shape)?),
            ("null", _) => DataType::Null,
            _ => return Err(unknown()),
        };
        Ok((kind, nullable))
    }
}

/// The type of what is of either.
fn merged(a: (DataType, bool), b: (DataType, bool)) -> Result<(DataType, bool), ArrowError> {
    let nullable = a.1 || b.1;
    match (a.0, b.0) {
        (DataType::Null, kind) | (kind, DataType::Null) => Ok((kind, true)),
        (DataType::Struct(a), DataType::Struct(b)) => {
            let lacks = |others: &Fields, field: &Field| others.find(field.name()).is_none();
            let both = a.iter().chain(b.iter().filter(|field| lacks(&a, field)));
            let fields = both.map(|field| {
                let nullable = field.is_nullable() || lacks(&a, field) || lacks(&b, field);
                Arc::new(field.as_ref().clone().with_nullable(nullable))
            });
            Ok((DataType::Struct(fields.collect()), nullable))
        }
        (a, b) if a == b => Ok((a, nullable)),
        (a, b) => Err(ArrowError::SchemaError(format!("no column for what is {a} or {b}"))),
    }
}

/// The columns of objects; those of an object that is not there are null.
fn children(fields: &Fields, objects: &[Option<&Value>]) -> Result<Vec<ArrayRef>, ArrowError> {
    let column = |field: &FieldRef| {
        let values: Vec<_> = objects.iter().map(|object| value_of(object.as_ref()?, field.name())).collect();
        array(field.data_type(), &values)
    };
    fields.iter().map(column).collect()
}

/// The value of a key; `None` where it is null or not there.
fn value_of<'v>(object: &'v Value, key: &str) -> Option<&'v Value> {
    object.get(key).filter(|value| !value.is_null())
}

/// A whole number; one that its type cannot hold is an error, and never another number.
fn whole<N: TryFrom<u64>>(value: &Value) -> Result<N, ArrowError> {
    let number = value.as_u64().and_then(|number| N::try_from(number).ok());
    number.ok_or_else(|| ArrowError::JsonError(format!("{value} does not fit its column")))
}

fn array(kind: &DataType, values: &[Option<&Value>]) -> Result<ArrayRef, ArrowError> {
    let all = values.iter().copied();
    Ok(match kind {
        DataType::LargeUtf8 => Arc::new(all.map(|v| v.and_then(Value::as_str)).collect::<LargeStringArray>()),
        DataType::Boolean => Arc::new(all.map(|v| v.and_then(Value::as_bool)).collect::<BooleanArray>()),
        DataType::Float64 => Arc::new(all.map(|v| v.and_then(Value::as_f64)).collect::<Float64Array>()),
        DataType::UInt64 => Arc::new(all.map(|v| v.map(whole).transpose()).collect::<Result<UInt64Array, _>>()?),
        DataType::UInt32 => Arc::new(all.map(|v| v.map(whole).transpose()).collect::<Result<UInt32Array, _>>()?),
        DataType::UInt8 => Arc::new(all.map(|v| v.map(whole).transpose()).collect::<Result<UInt8Array, _>>()?),
        DataType::Struct(fields) => {
            let there: NullBuffer = values.iter().map(Option::is_some).collect();
            let length = values.len();
            Arc::new(StructArray::try_new_with_length(fields.clone(), children(fields, values)?, Some(there), length)?)
        }
        DataType::List(item) => {
            let lists: Vec<&[Value]> =
                all.map(|v| v.and_then(Value::as_array).map_or(&[][..], Vec::as_slice)).collect();
            let there: NullBuffer = values.iter().map(Option::is_some).collect();
            let ends = OffsetBuffer::from_lengths(lists.iter().map(|list| list.len()));
            let items: Vec<_> = lists.iter().flat_map(|l| l.iter().map(|v| Some(v).filter(|v| !v.is_null()))).collect();
            Arc::new(ListArray::try_new(Arc::clone(item), ends, array(item.data_type(), &items)?, Some(there))?)
        }
        other => return Err(ArrowError::SchemaError(format!("no column of type {other}"))),
    })
}
