//! What a question brought.

use std::path::PathBuf;

use overbuild::{library::Error, report::Whole};
use pyo3::{
    prelude::*,
    types::{PyBytes, PyDict},
};
use serde_json::Value;

use crate::{
    chart::{Chart, Page},
    errors,
    table::Table,
};

/// Numbers, tables, charts and folder of a question.
#[pyclass(frozen, module = "overbuild")]
pub(crate) struct Result {
    #[pyo3(get)]
    kind: &'static str,
    made: Made,
}

/// The same before Python sees it.
pub(crate) struct Made {
    pub(crate) whole: Whole,
    pub(crate) summary: Value,
    pub(crate) text: String,
    pub(crate) unmet: Vec<String>,
}

impl Result {
    pub(crate) const fn new(kind: &'static str, made: Made) -> Self {
        Self { kind, made }
    }
}

/// JSON as objects of Python.
pub(crate) fn object<'py>(py: Python<'py>, json: &Value) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (json.to_string(),))
}

/// The tables of a folder.
pub(crate) fn tables<'py>(
    py: Python<'py>,
    whole: &Whole,
    summary: &Value,
) -> PyResult<Bound<'py, PyDict>> {
    let all = PyDict::new(py);
    let told = whole.tables(summary).map_err(|message| errors::model(py, &message))?;
    for table in told {
        let name = table.name.clone();
        all.set_item(name, Table::told(table)?)?;
    }
    Ok(all)
}

/// Its charts.
pub(crate) fn charts<'py>(py: Python<'py>, whole: &Whole) -> PyResult<Bound<'py, PyDict>> {
    let all = PyDict::new(py);
    for chart in Chart::all(&whole.files) {
        all.set_item(chart.name().to_owned(), chart)?;
    }
    Ok(all)
}

/// Its files.
pub(crate) fn files<'py>(py: Python<'py>, whole: &Whole) -> PyResult<Bound<'py, PyDict>> {
    let all = PyDict::new(py);
    for (name, content) in &whole.files {
        all.set_item(name, PyBytes::new(py, content))?;
    }
    Ok(all)
}

#[pymethods]
impl Result {
    #[getter]
    fn summary<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        object(py, &self.made.summary)
    }

    #[getter]
    fn unmet(&self) -> Vec<String> {
        self.made.unmet.clone()
    }

    #[getter]
    fn tables<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        tables(py, &self.made.whole, &self.made.summary)
    }

    #[getter]
    fn charts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        charts(py, &self.made.whole)
    }

    #[getter]
    fn page(&self) -> Option<Page> {
        Page::of(&self.made.whole.files)
    }

    #[getter]
    fn files<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        files(py, &self.made.whole)
    }

    #[pyo3(signature = (folder, *, overwrite=false))]
    fn write(&self, py: Python<'_>, folder: PathBuf, overwrite: bool) -> PyResult<Vec<String>> {
        let whole = &self.made.whole;
        let written = py.detach(|| whole.place(whole.open(&folder, overwrite)?, Vec::new()));
        written.map_err(|refusal| errors::failed(py, &Error::Refused(refusal)))
    }

    fn __str__(&self) -> &str {
        &self.made.text
    }

    fn __repr__(&self) -> String {
        let title = self.made.summary["title"].as_str().unwrap_or(self.kind);
        format!("<overbuild {}: {title}>", self.kind)
    }

    /// The page, or the charts where there is none.
    fn _repr_html_(&self) -> String {
        let charts = || Chart::all(&self.made.whole.files).map(|chart| chart.framed()).collect();
        self.page().map_or_else(charts, |page| page.frame())
    }
}
