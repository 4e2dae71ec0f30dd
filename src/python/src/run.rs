//! `run`: a scenario's paths.

use std::{path::PathBuf, sync::OnceLock, time::Instant};

use overbuild::{
    chart::Look,
    language::number,
    library::{Answer, PerPath, Plan, Scenario, Settings},
    report::{
        self, Detail, Timing, Whole,
        export::{About, Words},
    },
};
use pyo3::{prelude::*, types::PyDict};
use serde_json::Value;

use crate::{
    chart::Page,
    columns::{Columns, Growing},
    errors,
    options::{Drawn, Overrules},
    result::{charts, files, object, tables},
    table::{Column, Table},
    watching::Watching,
};

/// What a scenario's paths say.
#[pyclass(frozen, module = "overbuild")]
pub(crate) struct Run {
    answer: Answer,
    look: Look,
    columns: Option<Columns>,
    summary: Value,
    whole: OnceLock<Whole>,
}

/// Simulates a scenario: a file, or the name of one that the package has inside.
#[pyfunction]
#[pyo3(signature = (
    scenario, *, paths=None, seed=None, set=None, given=None, keep_paths=true, memory=1 << 30, allow_implausible=false,
    threads=None, progress=None, theme="light".to_owned(), size="16:9".to_owned(), language="en".to_owned(),
))]
#[expect(clippy::too_many_arguments, reason = "all but the first have names and defaults")]
pub(crate) fn run(
    py: Python<'_>,
    scenario: PathBuf,
    paths: Option<u64>,
    seed: Option<u64>,
    set: Option<&Bound<'_, PyDict>>,
    given: Option<String>,
    keep_paths: bool,
    memory: u64,
    allow_implausible: bool,
    threads: Option<usize>,
    progress: Option<Bound<'_, PyAny>>,
    theme: String,
    size: String,
    language: String,
) -> PyResult<Run> {
    let watching = Watching::new(py, threads, progress)?;
    let look = Drawn::new(theme, size, language).look(py)?;
    let scenario =
        Overrules::new(py, set, (paths, seed), allow_implausible)?.load(py, &scenario)?;
    let per_path = if keep_paths { PerPath::IfItFits } else { PerPath::None };
    let settings = Settings { memory, given, per_path, ..Settings::default() };
    let (answer, columns) = simulated(py, scenario, &settings, &watching)?;
    let summary = answer.json();
    Ok(Run { answer, look, columns, summary, whole: OnceLock::new() })
}

/// The answer, and every path if they are wanted.
fn simulated(
    py: Python<'_>,
    scenario: Scenario,
    settings: &Settings,
    watching: &Watching,
) -> PyResult<(Answer, Option<Columns>)> {
    let begun = Instant::now();
    let paths = scenario.model.header.run.paths;
    let plan = Plan::new(&scenario.model, settings).map_err(|error| errors::failed(py, &error))?;
    let mut columns = match settings.per_path {
        PerPath::None => None,
        _ => Some(Growing::new(&scenario.model, room(py, &scenario, settings.memory)?)),
    };
    let grow = &mut columns;
    let done = watching.watched(py, Some(paths), |control| {
        plan.simulate_shown(control, &mut |part| {
            if let Some(columns) = grow.as_mut() {
                columns.add(part);
            }
            Ok(())
        })
    })?;
    let simulated = done.map_err(|error| errors::failed(py, &error))?;
    let timing = Timing::since(begun, watching.threads());
    let books =
        watching.quietly(py, |control| scenario.other_books(&simulated.collected, control))?;
    let books = books.map_err(|why| errors::stopped(py, &why))?;
    let answer = py.detach(|| Answer::of(scenario, simulated, books, timing));
    Ok((answer, columns.map(Growing::done)))
}

/// The number of paths, if all of them fit in memory.
fn room(py: Python<'_>, scenario: &Scenario, memory: u64) -> PyResult<usize> {
    let paths = scenario.model.header.run.paths;
    let bytes = Growing::bytes(&scenario.model, paths);
    if bytes.is_some_and(|bytes| bytes <= memory) {
        return Ok(usize::try_from(paths).unwrap_or(usize::MAX));
    }
    let most = memory / Growing::bytes(&scenario.model, 1).unwrap_or(1).max(1);
    let gigabytes = |bytes: u64| format!("{:.1} GB", bytes as f64 / 1e9);
    let needed = bytes.map_or_else(|| "more bytes than can be counted".to_owned(), gigabytes);
    Err(errors::option(
        py,
        &format!(
            "paths: {} of them take {needed}, and memory= allows {}, which is enough for {}; keep_paths=False does without \
             the table of all paths, as `summary`, `tracks`, `quantities`, charts and folder do",
            number::count(paths),
            gigabytes(memory),
            number::count(most),
        ),
    ))
}

impl Run {
    /// The folder, made when it is first asked for: its charts take seconds.
    fn whole(&self, py: Python<'_>) -> PyResult<&Whole> {
        if let Some(whole) = self.whole.get() {
            return Ok(whole);
        }
        let whole = py.detach(|| self.answer.whole(&self.look));
        let whole = whole.map_err(|error| errors::failed(py, &error))?;
        Ok(self.whole.get_or_init(|| whole))
    }

    fn words(&self) -> Words {
        let Scenario { model, document, .. } = &self.answer.scenario;
        Words::of_run(model, document, &self.summary)
    }
}

#[pymethods]
impl Run {
    #[classattr]
    #[pyo3(name = "kind")]
    const KIND: &'static str = "run";

    #[getter]
    fn paths(&self, py: Python<'_>) -> PyResult<Table> {
        let none = || errors::option(py, "paths: they were not kept, as keep_paths=False said");
        let columns = self.columns.as_ref().ok_or_else(none)?;
        columns.table(&self.answer.scenario.model, &self.words())
    }

    #[getter]
    fn tracks(&self, py: Python<'_>) -> PyResult<Table> {
        let told = report::tracks_told(&self.answer.summary, &self.words());
        Table::told(told.map_err(|message| errors::model(py, &message))?)
    }

    #[getter]
    fn quantities(&self) -> PyResult<Table> {
        quantities(&self.summary, &self.words())
    }

    #[getter]
    fn summary<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        object(py, &self.summary)
    }

    #[getter]
    fn unmet(&self) -> Vec<String> {
        let verdicts =
            self.answer.summary.verdicts(&self.answer.scenario.model.header.expectations);
        verdicts.into_iter().filter(|verdict| !verdict.met).map(|verdict| verdict.words).collect()
    }

    #[getter]
    fn tables<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        tables(py, self.whole(py)?, &self.summary)
    }

    #[getter]
    fn charts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        charts(py, self.whole(py)?)
    }

    #[getter]
    fn page(&self, py: Python<'_>) -> PyResult<Option<Page>> {
        Ok(Page::of(&self.whole(py)?.files))
    }

    #[getter]
    fn files<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        files(py, self.whole(py)?)
    }

    #[pyo3(signature = (folder, *, overwrite=false))]
    fn write(&self, py: Python<'_>, folder: PathBuf, overwrite: bool) -> PyResult<Vec<String>> {
        let whole = self.whole(py)?;
        let answer = &self.answer;
        let written = py.detach(|| match &self.columns {
            Some(columns) => {
                columns.with_rows(|rows| answer.write_whole(whole, &folder, Some(rows), overwrite))
            }
            None => answer.write_whole(whole, &folder, None, overwrite),
        });
        written.map_err(|error| errors::unwritten(py, &error))
    }

    fn __str__(&self) -> String {
        self.answer.told(Detail::Brief, self.look.language)
    }

    fn __repr__(&self) -> String {
        let title = &self.answer.scenario.model.header.title;
        format!("<overbuild run: {title}, {} paths>", number::count(self.answer.summary.paths))
    }

    fn _repr_html_(&self, py: Python<'_>) -> PyResult<Option<String>> {
        Ok(self.page(py)?.map(|page| page.frame()))
    }
}

/// A row for each metric, of what the summary says of it.
fn quantities(summary: &Value, words: &Words) -> PyResult<Table> {
    let metrics: Vec<&Value> = summary["metrics"].as_array().into_iter().flatten().collect();
    let mut columns = Vec::new();
    let texts = ["name", "meaning", "unit", "worse"];
    for name in texts {
        let all = metrics.iter().map(|metric| metric[name].as_str().unwrap_or_default().to_owned());
        let all: Vec<String> = all.collect();
        columns.push(Column::words(name, (&words.about(name), ""), &all));
    }
    let first = metrics.first().and_then(|metric| metric["quantiles"].as_object());
    let levels: Vec<&String> = first.into_iter().flat_map(|levels| levels.keys()).collect();
    let mut add = |name: &str, read: &dyn Fn(&Value) -> &Value| {
        let about = words.about(name);
        for (ending, field) in [("", "value"), ("_error", "error")] {
            let number = |metric: &&Value| {
                let found = read(metric);
                let found = if found.is_object() {
                    &found[field]
                } else if ending.is_empty() {
                    found
                } else {
                    &Value::Null
                };
                found.as_f64().unwrap_or(f64::NAN)
            };
            let numbers: Vec<f64> = metrics.iter().map(number).collect();
            if !ending.is_empty() && numbers.iter().all(|number| number.is_nan()) {
                continue;
            }
            let meaning = if ending.is_empty() {
                about.meaning.clone()
            } else {
                words.about("error").meaning
            };
            let about = About { meaning, unit: "that of the row".to_owned() };
            columns.push(Column::numbers(&format!("{name}{ending}"), (&about, ""), numbers.into()));
        }
    };
    add("mean", &|metric| &metric["mean"]);
    for level in levels {
        add(level, &|metric| &metric["quantiles"][level]);
    }
    for name in ["expected_shortfall_95", "never", "undefined", "lost"] {
        add(name, &|metric| &metric[name]);
    }
    Table::of("Every metric of the run.", columns)
}
