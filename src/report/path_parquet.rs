//! `paths.parquet`: the file of all paths for who reads many, with the feature `parquet`.

use std::sync::Arc;

use parquet::{
    basic::{Compression, Repetition, Type as Physical},
    data_type::{BoolType, DoubleType, Int64Type},
    errors::ParquetError,
    file::{
        metadata::KeyValue,
        properties::WriterProperties,
        writer::{SerializedFileWriter, SerializedRowGroupWriter},
    },
    schema::types::Type,
};

use super::{folder::Staged, hashed_file::HashedFile, path_columns::columns};
use crate::{metrics::Part, model::Model};

/// The file under writing: numbers in double precision, and null where an event never happens or a
/// rate is undefined. A row group for each part.
pub struct PathParquet(SerializedFileWriter<HashedFile>);

impl PathParquet {
    /// Begins the file.
    pub(super) fn create(staged: &Staged, model: &Model) -> Result<Self, String> {
        let file = HashedFile::create(staged, "paths.parquet")?;
        let names: Vec<String> = columns(model).collect();
        let about = [
            ("title", model.header.title.clone()),
            ("seed", model.header.run.seed.to_string()),
            ("overbuild", env!("CARGO_PKG_VERSION").to_owned()),
        ];
        let about = about.map(|(key, value)| KeyValue::new(key.to_owned(), value));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_key_value_metadata(Some(about.to_vec()))
            .build();
        let writer = schema(&names)
            .and_then(|schema| SerializedFileWriter::new(file, schema, Arc::new(properties)));
        writer.map(Self).map_err(|error| failed(&error))
    }

    /// Adds the rows of a part.
    pub(super) fn add(&mut self, part: &Part<'_>) -> Result<(), String> {
        self.try_add(part).map_err(|error| failed(&error))
    }

    fn try_add(&mut self, part: &Part<'_>) -> Result<(), ParquetError> {
        let mut group = self.0.next_row_group()?;
        let count = part.busts.len() as u64;
        let mut numbers = Vec::new();
        for path in part.first_path..part.first_path + count {
            numbers.push(i64::try_from(path)?);
        }
        let busts: Vec<bool> = part.busts.iter().map(|bust| *bust > 0.5).collect();
        column::<Int64Type>(&mut group, &numbers, None)?;
        column::<BoolType>(&mut group, &busts, None)?;
        for values in part.drawn.iter().chain(&part.values) {
            let there: Vec<i16> = values.iter().map(|x| i16::from(x.is_finite())).collect();
            let finite: Vec<f64> = values.iter().copied().filter(|x| x.is_finite()).collect();
            column::<DoubleType>(&mut group, &finite, Some(&there))?;
        }
        group.close().map(drop)
    }

    /// Takes the file back.
    pub(super) fn discard(self) -> Result<(), String> {
        self.0.into_inner().map_err(|error| failed(&error))?.discard()
    }

    /// Name and hash of the whole file.
    pub(super) fn finish(self) -> Result<(String, String), String> {
        Ok(self.0.into_inner().map_err(|error| failed(&error))?.finish())
    }
}

/// Columns `path` and `bust`, then the named ones, which may be null.
fn schema(names: &[String]) -> Result<Arc<Type>, ParquetError> {
    let one = |name: &str, kind, repetition| {
        Type::primitive_type_builder(name, kind).with_repetition(repetition).build().map(Arc::new)
    };
    let mut fields = vec![
        one("path", Physical::INT64, Repetition::REQUIRED)?,
        one("bust", Physical::BOOLEAN, Repetition::REQUIRED)?,
    ];
    for name in names {
        fields.push(one(name, Physical::DOUBLE, Repetition::OPTIONAL)?);
    }
    Type::group_type_builder("paths").with_fields(fields).build().map(Arc::new)
}

/// Writes the next column of a row group; `there` says which rows have a value.
fn column<T: parquet::data_type::DataType>(
    group: &mut SerializedRowGroupWriter<'_, HashedFile>,
    values: &[T::T],
    there: Option<&[i16]>,
) -> Result<(), ParquetError> {
    let mut column =
        group.next_column()?.ok_or_else(|| ParquetError::General("no column left".into()))?;
    column.typed::<T>().write_batch(values, there, None)?;
    column.close()
}

fn failed(error: &ParquetError) -> String {
    format!("error: cannot write paths.parquet: {error}")
}
