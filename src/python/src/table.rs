//! Tables that Arrow's consumers take without a copy.

use std::{ffi::CStr, sync::Arc};

use arrow_array::{
    Array, ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, RecordBatchIterator,
    StringArray, ffi_stream::FFI_ArrowArrayStream,
};
use arrow_buffer::{NullBuffer, ScalarBuffer};
use arrow_schema::{DataType, Field, Schema, ffi::FFI_ArrowSchema};
use overbuild::report::export::{About, Cells, Told};
use pyo3::{
    exceptions::PyValueError,
    prelude::*,
    types::{PyCapsule, PyDict},
};

/// What a field says of itself.
#[expect(
    clippy::disallowed_types,
    reason = "Arrow takes no other, and writes it in an order of its own"
)]
type Said = std::collections::HashMap<String, String>;

/// A table with meaning and unit of each column.
#[pyclass(frozen, module = "overbuild")]
pub(crate) struct Table(RecordBatch);

/// A column under making.
pub(crate) struct Column {
    field: Field,
    array: ArrayRef,
}

impl Column {
    fn new(name: &str, (about, missing): (&About, &str), array: ArrayRef) -> Self {
        let said = [("meaning", about.meaning.as_str()), ("unit", &about.unit), ("null", missing)];
        let said = said.into_iter().filter(|(_, text)| !text.is_empty());
        let said: Said = said.map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
        let kind: &DataType = array.data_type();
        let may_lack = matches!(kind, DataType::Float64 | DataType::Utf8);
        let field = Field::new(name, kind.clone(), may_lack).with_metadata(said);
        Self { field, array }
    }

    /// Numbers; what is not finite is not there.
    pub(crate) fn numbers(name: &str, about: (&About, &str), values: ScalarBuffer<f64>) -> Self {
        let lacking = values.iter().any(|value| !value.is_finite());
        let nulls =
            lacking.then(|| values.iter().map(|value| value.is_finite()).collect::<NullBuffer>());
        Self::new(name, about, Arc::new(Float64Array::new(values, nulls)))
    }

    /// Whole numbers.
    pub(crate) fn whole(name: &str, about: (&About, &str), values: Vec<i64>) -> Self {
        Self::new(name, about, Arc::new(Int64Array::from(values)))
    }

    /// Yes or no.
    pub(crate) fn flags(name: &str, about: (&About, &str), values: Vec<bool>) -> Self {
        Self::new(name, about, Arc::new(BooleanArray::from(values)))
    }

    /// Words; what is empty is not there.
    pub(crate) fn words(name: &str, about: (&About, &str), values: &[String]) -> Self {
        let values = values.iter().map(|text| (!text.is_empty()).then_some(text.as_str()));
        Self::new(name, about, Arc::new(values.collect::<StringArray>()))
    }
}

impl Table {
    /// Of some columns of one length.
    pub(crate) fn of(meaning: &str, columns: Vec<Column>) -> PyResult<Self> {
        let about: Said = [("meaning".to_owned(), meaning.to_owned())].into();
        let (fields, arrays): (Vec<Field>, Vec<ArrayRef>) =
            columns.into_iter().map(|column| (column.field, column.array)).unzip();
        let schema = Arc::new(Schema::new(fields).with_metadata(about));
        let batch = RecordBatch::try_new(schema, arrays);
        batch.map(Self).map_err(|error| PyValueError::new_err(error.to_string()))
    }

    /// A table of a result's folder.
    pub(crate) fn told(told: Told) -> PyResult<Self> {
        let columns = told.columns.into_iter().map(|column| {
            let (name, about) = (column.name.as_str(), (&column.about, column.missing.as_str()));
            match column.cells {
                Cells::Whole(values) => Column::whole(name, about, values),
                Cells::YesNo(values) => Column::flags(name, about, values),
                Cells::Numbers(values) => Column::numbers(name, about, values.into()),
                Cells::Words(values) => Column::words(name, about, &values),
            }
        });
        Self::of(&told.meaning, columns.collect())
    }
}

#[pymethods]
impl Table {
    #[getter]
    fn num_rows(&self) -> usize {
        self.0.num_rows()
    }

    #[getter]
    fn num_columns(&self) -> usize {
        self.0.num_columns()
    }

    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.0.schema_ref().fields().iter().map(|field| field.name().clone()).collect()
    }

    #[getter]
    fn meanings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let all = PyDict::new(py);
        for field in self.0.schema_ref().fields() {
            let said = PyDict::new(py);
            for key in ["meaning", "unit", "null"] {
                if let Some(text) = field.metadata().get(key) {
                    said.set_item(key, text)?;
                }
            }
            all.set_item(field.name(), said)?;
        }
        Ok(all)
    }

    fn to_polars(slf: Bound<'_, Self>) -> PyResult<Bound<'_, PyAny>> {
        slf.py().import("polars")?.call_method1("DataFrame", (slf,))
    }

    fn to_pyarrow(slf: Bound<'_, Self>) -> PyResult<Bound<'_, PyAny>> {
        slf.py().import("pyarrow")?.call_method1("table", (slf,))
    }

    fn to_pandas(slf: Bound<'_, Self>) -> PyResult<Bound<'_, PyAny>> {
        Self::to_pyarrow(slf)?.call_method0("to_pandas")
    }

    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __repr__(&self) -> String {
        let names = self.column_names();
        let more = if names.len() > 8 { ", .." } else { "" };
        let shown = names[..names.len().min(8)].join(", ");
        format!("Table of {} rows and {} columns: {shown}{more}", self.0.num_rows(), names.len())
    }

    /// The rows as a stream (the interface of Arrow's `PyCapsules`); the buffers are those of this table.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // Who asks for another schema may be given this one, and converts it.
        drop(requested_schema);
        let rows = RecordBatchIterator::new([Ok(self.0.clone())], self.0.schema());
        capsule(py, FFI_ArrowArrayStream::new(Box::new(rows)), c"arrow_array_stream")
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.0.schema_ref().as_ref());
        let schema = schema.map_err(|error| PyValueError::new_err(error.to_string()))?;
        capsule(py, schema, c"arrow_schema")
    }
}

fn capsule<'py, T: Send + 'static>(
    py: Python<'py>,
    value: T,
    name: &'static CStr,
) -> PyResult<Bound<'py, PyCapsule>> {
    PyCapsule::new_with_value(py, value, name)
}
