//! What can go wrong, as the exceptions of `overbuild._errors`.

use overbuild::{
    library::{Error, Mistake, Mistakes},
    metrics::Stopped,
};
use pyo3::{
    exceptions::PyKeyboardInterrupt,
    prelude::*,
    types::{PyDict, PyTuple},
};

/// The module that declares the classes.
const MODULE: &str = "overbuild._errors";

/// An exception of one of its classes.
fn exception(
    py: Python<'_>,
    class: &str,
    arguments: impl FnOnce() -> PyResult<Py<PyTuple>>,
) -> PyErr {
    let raised = || {
        let class = py.import(MODULE)?.getattr(class)?;
        class.call1(arguments()?.bind(py).clone())
    };
    raised().map_or_else(|error| error, PyErr::from_value)
}

fn plain(py: Python<'_>, class: &str, message: &str) -> PyErr {
    // The command line puts this before its messages.
    let message = message.strip_prefix("error: ").unwrap_or(message);
    exception(py, class, || Ok(PyTuple::new(py, [message])?.unbind()))
}

/// Something that was asked cannot be.
pub(crate) fn option(py: Python<'_>, message: &str) -> PyErr {
    plain(py, "OptionError", message)
}

/// Something failed that nobody asked for.
pub(crate) fn model(py: Python<'_>, message: &str) -> PyErr {
    plain(py, "ModelError", message)
}

/// The mistakes of a scenario.
pub(crate) fn scenario(py: Python<'_>, mistakes: &Mistakes) -> PyErr {
    exception(py, "ScenarioError", || {
        let all: PyResult<Vec<_>> = mistakes.list().iter().map(|one| diagnostic(py, one)).collect();
        let all = PyTuple::new(py, all?)?;
        Ok((mistakes.render(false), all).into_pyobject(py)?.unbind())
    })
}

fn diagnostic<'py>(py: Python<'py>, one: &Mistake) -> PyResult<Bound<'py, PyAny>> {
    let fields = PyDict::new(py);
    fields.set_item("message", &one.message)?;
    fields.set_item("help", one.help.as_ref())?;
    if let Some((file, line, column)) = &one.place {
        fields.set_item("file", file)?;
        fields.set_item("line", line)?;
        fields.set_item("column", column)?;
    }
    fields.set_item("key", one.key.as_ref())?;
    fields.set_item("warning", one.warning)?;
    py.import(MODULE)?.getattr("Diagnostic")?.call((), Some(&fields))
}

/// Why there is no answer.
pub(crate) fn failed(py: Python<'_>, error: &Error) -> PyErr {
    match error {
        Error::Stopped(stopped) => self::stopped(py, stopped),
        Error::Refused(refusal) => plain(py, "FolderError", &refusal.to_string()),
        Error::Question(argument, message) => option(py, &format!("{argument}: {message}")),
        Error::Condition(message) => option(py, &format!("given: {message}")),
        Error::NoPaths => option(py, "paths: expected at least one"),
        Error::Memory(..) | Error::ConditionMemory(..) => option(py, &format!("memory: {error}")),
        Error::Target(_) | Error::Checkpoint(_) | Error::Shards(_) => {
            option(py, &error.to_string())
        }
        Error::Report(_) => model(py, &error.to_string()),
    }
}

/// Why a folder was not written: a disk that is full, too.
pub(crate) fn unwritten(py: Python<'_>, error: &Error) -> PyErr {
    match error {
        Error::Report(message) => plain(py, "FolderError", message),
        error => failed(py, error),
    }
}

/// Why there are no more paths.
pub(crate) fn stopped(py: Python<'_>, stopped: &Stopped) -> PyErr {
    match stopped {
        Stopped::Interrupted => PyKeyboardInterrupt::new_err(()),
        Stopped::Failed(message) => model(py, message),
    }
}
