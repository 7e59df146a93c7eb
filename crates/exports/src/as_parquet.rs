//! A table as Parquet: the columns of its CSV under the same names, with their types; what is not known is null.
//!
//! Written column by column with the crate [parquet](https://docs.rs/parquet), without Arrow, and packed with gzip, which every reader
//! knows and the program has. Words stand as they are: nothing runs them.

use std::sync::Arc;

use parquet::basic::{Compression, GzipLevel, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use crate::table::{Cell, Head, Kind, Table, VERSION};

/// So many rows are packed together.
const GROUP: usize = 100_000;

/// The whole file.
///
/// # Errors
/// A number is larger than the format's (2^63 - 1), or the writer's own, which has no reason to fail in memory.
pub fn parquet(table: &Table) -> Result<Vec<u8>, String> {
    bytes(table).map_err(|why| why.to_string())
}

fn bytes(table: &Table) -> Result<Vec<u8>, ParquetError> {
    let said = |key: &str, value: &str| KeyValue::new(format!("sayso.{key}"), value.to_owned());
    let properties = WriterProperties::builder()
        .set_compression(Compression::GZIP(GzipLevel::default()))
        .set_key_value_metadata(Some(vec![said("table", table.name), said("columns", &VERSION.to_string())]))
        .build();
    let columns = table.heads.iter().map(column).collect::<Result<Vec<_>, _>>()?;
    let schema = Type::group_type_builder(table.name).with_fields(columns).build()?;
    let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
    for rows in table.rows.chunks(GROUP) {
        let mut group = writer.next_row_group()?;
        for (at, head) in table.heads.iter().enumerate() {
            let cells: Vec<&Cell> = rows.iter().map(|row| row.get(at).unwrap_or(&Cell::Null)).collect();
            write(&mut group, head, &cells)?;
        }
        group.close()?;
    }
    writer.into_inner()
}

/// What a column holds: at most one value a row.
fn column(head: &Head) -> Result<Arc<Type>, ParquetError> {
    let (physical, logical) = match head.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Whole => (Physical::INT64, None),
        Kind::Decimal => (Physical::DOUBLE, None),
        Kind::YesNo => (Physical::BOOLEAN, None),
    };
    let column = Type::primitive_type_builder(&head.name, physical);
    column.with_repetition(Repetition::OPTIONAL).with_logical_type(logical).build().map(Arc::new)
}

fn write(group: &mut SerializedRowGroupWriter<'_, Vec<u8>>, head: &Head, cells: &[&Cell]) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else {
        return Err(ParquetError::General(format!("there is no column {}", head.name)));
    };
    match head.kind {
        Kind::Text => {
            values::<ByteArrayType>(&mut column, cells, |cell| Ok(ByteArray::from(cell.written().into_bytes())))
        }
        Kind::Whole => values::<Int64Type>(&mut column, cells, |cell| match cell {
            Cell::Whole(number) => i64::try_from(*number).map_err(|_| wrong(head, cell)),
            _ => Err(wrong(head, cell)),
        }),
        Kind::Decimal => values::<DoubleType>(&mut column, cells, |cell| match cell {
            Cell::Decimal(number) => Ok(*number),
            _ => Err(wrong(head, cell)),
        }),
        Kind::YesNo => values::<BoolType>(&mut column, cells, |cell| match cell {
            Cell::YesNo(yes) => Ok(*yes),
            _ => Err(wrong(head, cell)),
        }),
    }?;
    column.close()
}

fn wrong(head: &Head, cell: &Cell) -> ParquetError {
    ParquetError::General(format!("{:?} does not fit into the column {}", cell.written(), head.name))
}

/// The values that are there, and for each row whether it has one.
fn values<T: DataType>(
    column: &mut SerializedColumnWriter<'_>,
    cells: &[&Cell],
    value: impl Fn(&Cell) -> Result<T::T, ParquetError>,
) -> Result<(), ParquetError> {
    let there: Vec<i16> = cells.iter().map(|cell| i16::from(**cell != Cell::Null)).collect();
    let known = cells.iter().filter(|cell| ***cell != Cell::Null);
    let values = known.map(|cell| value(cell)).collect::<Result<Vec<_>, _>>()?;
    column.typed::<T>().write_batch(&values, Some(&there), None).map(|_| ())
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};

    use super::*;

    fn head(name: &'static str, kind: Kind) -> Head {
        Head { name: name.into(), kind, unit: "", means: "" }
    }

    fn table() -> Table {
        let heads = vec![
            head("words", Kind::Text),
            head("count", Kind::Whole),
            head("degrees", Kind::Decimal),
            head("denied", Kind::YesNo),
        ];
        let words = |words: &str| Cell::Text(words.to_owned());
        Table {
            name: "figures",
            heads,
            rows: vec![
                vec![words("=1+1, said"), Cell::Whole(7), Cell::Decimal(-38.4), Cell::YesNo(true)],
                vec![Cell::Null, Cell::Null, Cell::Null, Cell::Null],
                vec![words("Kélt"), Cell::Whole(0), Cell::Decimal(0.5), Cell::YesNo(false)],
            ],
        }
    }

    #[test]
    fn rows_are_read_again_with_types_and_nulls() {
        let file = parquet(&table()).unwrap();
        let reader = SerializedFileReader::new(bytes::Bytes::from(file)).unwrap();
        let rows: Vec<String> = reader.get_row_iter(None).unwrap().map(|row| row.unwrap().to_string()).collect();
        assert_eq!(
            rows,
            [
                "{words: \"=1+1, said\", count: 7, degrees: -3.84E1, denied: true}",
                "{words: null, count: null, degrees: null, denied: null}",
                "{words: \"Kélt\", count: 0, degrees: 0.5, denied: false}",
            ]
        );
    }

    #[test]
    fn the_same_table_gives_the_same_bytes() {
        assert!(parquet(&table()).unwrap() == parquet(&table()).unwrap());
    }

    #[test]
    fn what_does_not_fit_is_refused_by_its_column() {
        for (at, cell) in [(1, Cell::Whole(u64::MAX)), (1, Cell::YesNo(true)), (2, Cell::Whole(1)), (3, Cell::Whole(1))]
        {
            let mut table = table();
            table.rows[0][at] = cell;
            let why = parquet(&table).unwrap_err();
            assert!(why.contains(&format!("the column {}", table.heads[at].name)), "{why}");
        }
    }
}
