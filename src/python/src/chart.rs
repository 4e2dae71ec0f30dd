//! What notebooks show.

use pyo3::{prelude::*, types::PyBytes};

/// A chart.
#[pyclass(frozen, module = "overbuild")]
pub(crate) struct Chart {
    #[pyo3(get)]
    name: String,
    #[pyo3(get)]
    svg: String,
    png: Vec<u8>,
}

#[pymethods]
impl Chart {
    #[getter]
    fn png<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.png)
    }

    fn _repr_svg_(&self) -> &str {
        &self.svg
    }

    fn __repr__(&self) -> String {
        format!("Chart {}", self.name)
    }
}

impl Chart {
    /// Those among some files.
    pub(crate) fn all(files: &[(String, Vec<u8>)]) -> impl Iterator<Item = Self> {
        let content = |name: &str| {
            files.iter().find(|(own, _)| own == name).map(|(_, content)| content.clone())
        };
        files.iter().filter_map(move |(file, svg)| {
            let name = file.strip_suffix(".svg")?.to_owned();
            let png = content(&format!("{name}.png")).unwrap_or_default();
            Some(Self { name, svg: String::from_utf8_lossy(svg).into_owned(), png })
        })
    }

    /// Within a page.
    pub(crate) fn framed(&self) -> String {
        format!("<div style=\"max-width:960px\">{}</div>", self.svg)
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

/// The page of a result.
#[pyclass(frozen, module = "overbuild")]
pub(crate) struct Page {
    #[pyo3(get)]
    html: String,
}

impl Page {
    /// The one among some files.
    pub(crate) fn of(files: &[(String, Vec<u8>)]) -> Option<Self> {
        let (_, page) = files.iter().find(|(name, _)| name == "report.html")?;
        Some(Self { html: String::from_utf8_lossy(page).into_owned() })
    }

    /// A frame with the page in it: its styles and scripts stay within.
    pub(crate) fn frame(&self) -> String {
        let escaped = self.html.replace('&', "&amp;").replace('"', "&quot;");
        format!(
            "<iframe srcdoc=\"{escaped}\" style=\"width:100%;height:640px;border:1px solid #ccc\"></iframe>"
        )
    }
}

#[pymethods]
impl Page {
    fn _repr_html_(&self) -> String {
        self.frame()
    }

    fn __repr__(&self) -> String {
        format!("Page of {} bytes", self.html.len())
    }
}
