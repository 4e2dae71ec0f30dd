//! Overbuild as a Python package: the library's calls with tables as Arrow streams, progress, Ctrl-C and exceptions.

mod chart;
mod columns;
mod errors;
mod options;
mod questions;
mod result;
mod run;
mod table;
mod watching;

use pyo3::prelude::*;

#[pymodule]
mod _overbuild {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::{
        chart::{Chart, Page},
        questions::{backtest, calibrate, compare, solve},
        result::Result,
        run::{Run, run},
        scenarios,
        table::Table,
    };

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}

/// Names of the scenarios that the package has inside.
#[pyfunction]
fn scenarios() -> Vec<&'static str> {
    let mut names: Vec<&str> = overbuild::scenario::bundled_scenarios().collect();
    names.sort_unstable();
    names
}
