//! Questions beside `run`.

use std::{num::NonZero, path::PathBuf, time::Instant};

use overbuild::{
    chart::Look,
    inference::{self, Origin, PATHS, Simulator},
    library::{
        Calibrating, Comparing, Error, Held, Scenario, Solving, case_names, compare_with,
        usual_reference,
    },
    report::{self, Backtested, Calibrated, Detail, Timing, Whole, comparison, names, run_hash},
    scenario::suggestion,
};
use pyo3::{
    prelude::*,
    types::{PyDict, PyTuple},
};

use crate::{
    errors,
    options::{Drawn, Overrules},
    result::{Made, Result},
    watching::Watching,
};

/// Puts scenarios beside each other on the same paths.
#[pyfunction]
#[pyo3(signature = (
    *scenarios, paths=None, seed=None, set=None, reference=None, weights=None, ladder_paths=4096,
    allow_implausible=false, threads=None, progress=None, theme="light".to_owned(), size="16:9".to_owned(),
    language="en".to_owned(),
))]
#[expect(clippy::too_many_arguments, reason = "all but the first have names and defaults")]
pub(crate) fn compare(
    py: Python<'_>,
    scenarios: &Bound<'_, PyTuple>,
    paths: Option<u64>,
    seed: Option<u64>,
    set: Option<&Bound<'_, PyDict>>,
    reference: Option<&str>,
    weights: Option<Vec<f64>>,
    ladder_paths: u64,
    allow_implausible: bool,
    threads: Option<usize>,
    progress: Option<Bound<'_, PyAny>>,
    theme: String,
    size: String,
    language: String,
) -> PyResult<Result> {
    let watching = Watching::new(py, threads, progress)?;
    let look = Drawn::new(theme, size, language).look(py)?;
    let files: Vec<PathBuf> = scenarios.extract()?;
    if files.len() < 2 {
        return Err(errors::option(py, "compare needs two scenarios or more; run takes one"));
    }
    at_least_one(py, paths)?;
    let overrules = Overrules::new(py, set, (None, seed), allow_implausible)?;
    let loaded: PyResult<Vec<Scenario>> =
        files.iter().map(|file| overrules.load(py, file)).collect();
    let named: Vec<(String, Scenario)> = case_names(&files).into_iter().zip(loaded?).collect();
    let question = |error: Error| errors::failed(py, &error);
    let how = Comparing {
        paths: paths.and_then(NonZero::new),
        reference: place(py, reference, &named)?,
        weights: Comparing::usable(weights.unwrap_or_default(), named.len()).map_err(question)?,
        ladder: NonZero::new(ladder_paths.min(Comparing::MOST)),
    };
    let (begun, work) = (Instant::now(), how.work(&named));
    let study = watching.watched(py, Some(work), |control| compare_with(named, &how, control))?;
    let study = study.map_err(|why| errors::stopped(py, &why))?;
    let timing = Timing::since(begun, watching.threads());
    let files = py.detach(|| report::comparison_files(&study, &look));
    let files = files.map_err(|message| errors::model(py, &message))?;
    let made = Made {
        whole: Whole::of_comparison((files, &look.drawn), &study, timing),
        summary: comparison::json(&study),
        text: comparison::text(&study, Detail::Brief, look.language),
        unmet: Vec::new(),
    };
    Ok(Result::new("compare", made))
}

/// Of the scenario that is named, or the usual one.
fn place(py: Python<'_>, asked: Option<&str>, named: &[(String, Scenario)]) -> PyResult<usize> {
    let Some(asked) = asked else { return Ok(usual_reference(named)) };
    let known: Vec<&str> = named.iter().map(|(name, _)| name.as_str()).collect();
    let missing = || {
        let help = suggestion(asked, &known);
        errors::option(py, &format!("reference: no scenario is called `{asked}`; {help}"))
    };
    known.iter().position(|name| *name == asked).ok_or_else(missing)
}

/// Where a key must stand for a number to reach a target.
#[pyfunction]
#[pyo3(signature = (
    scenario, target, *, by, places=None, paths=None, seed=None, set=None, allow_implausible=false, threads=None,
    progress=None, theme="light".to_owned(), size="16:9".to_owned(), language="en".to_owned(),
))]
#[expect(clippy::too_many_arguments, reason = "most have names and defaults")]
pub(crate) fn solve(
    py: Python<'_>,
    scenario: PathBuf,
    target: &str,
    by: Keys,
    places: Option<u32>,
    paths: Option<u64>,
    seed: Option<u64>,
    set: Option<&Bound<'_, PyDict>>,
    allow_implausible: bool,
    threads: Option<usize>,
    progress: Option<Bound<'_, PyAny>>,
    theme: String,
    size: String,
    language: String,
) -> PyResult<Result> {
    let watching = Watching::new(py, threads, progress)?;
    let look = Drawn::new(theme, size, language).look(py)?;
    at_least_one(py, paths)?;
    if places.is_some_and(|places| !(2..=100).contains(&places)) {
        return Err(errors::option(py, "places: expected 2 to 100"));
    }
    let mut scenario =
        Overrules::new(py, set, (None, seed), allow_implausible)?.load(py, &scenario)?;
    let by = by.all();
    let own = &mut scenario.model.header.run.paths;
    *own = paths.unwrap_or((*own).min(Solving::PATHS[usize::from(by.len() > 1)]));
    let failed = |error: Error| errors::failed(py, &error);
    let question = Solving::new(&scenario, target, &by, places).map_err(failed)?;
    let begun = Instant::now();
    let solved = watching.watched(py, None, |control| question.answer(control))?.map_err(failed)?;
    let timing = Timing::since(begun, watching.threads());
    let files = py.detach(|| report::solve_files(&solved, &look));
    let files = files.map_err(|message| errors::model(py, &message))?;
    let Scenario { model, document, .. } = &scenario;
    let whole = Whole::of((files, names::solve()), model, document, timing);
    let made = Made { whole, summary: solved.json(), text: solved.text(), unmet: Vec::new() };
    Ok(Result::new("solve", made))
}

/// A key, or two.
#[derive(FromPyObject)]
pub(crate) enum Keys {
    One(String),
    Some(Vec<String>),
}

impl Keys {
    fn all(self) -> Vec<String> {
        match self {
            Self::One(key) => vec![key],
            Self::Some(keys) => keys,
        }
    }
}

/// Holds a scenario against what happened.
#[pyfunction]
#[pyo3(signature = (
    scenario, *, paths=None, seed=None, set=None, allow_implausible=false, threads=None, progress=None,
    theme="light".to_owned(), size="16:9".to_owned(), language="en".to_owned(),
))]
#[expect(clippy::too_many_arguments, reason = "all but the first have names and defaults")]
pub(crate) fn backtest(
    py: Python<'_>,
    scenario: PathBuf,
    paths: Option<u64>,
    seed: Option<u64>,
    set: Option<&Bound<'_, PyDict>>,
    allow_implausible: bool,
    threads: Option<usize>,
    progress: Option<Bound<'_, PyAny>>,
    theme: String,
    size: String,
    language: String,
) -> PyResult<Result> {
    let watching = Watching::new(py, threads, progress)?;
    let look = Drawn::new(theme, size, language).look(py)?;
    at_least_one(py, paths)?;
    let mut own = Overrules::new(py, set, (None, seed), allow_implausible)?.load(py, &scenario)?;
    if own.model.header.observations.is_empty() {
        let message =
            format!("{} has no [[observation]]: nothing to hold it against", scenario.display());
        return Err(errors::option(py, &message));
    }
    let paths = paths.unwrap_or(own.model.header.run.paths).min(PATHS);
    own.model.header.run.paths = paths;
    let begun = Instant::now();
    let alone = py.detach(|| own.without_market()).map_err(|wrong| errors::scenario(py, &wrong))?;
    let held = watching.watched(py, Some(2 * paths), |control| Held::of(&own, &alone, control))?;
    let Held { scores, alone } = held.map_err(|why| errors::stopped(py, &why))?;
    let timing = Timing::since(begun, watching.threads());
    let Scenario { model, document, .. } = &own;
    let backtested = Backtested { model, scores: &scores, alone: &alone };
    let files = py.detach(|| backtested.files(document, &look));
    let files = files.map_err(|message| errors::model(py, &message))?;
    let whole = Whole::of((files, names::backtest(model)), model, document, timing);
    let made = Made {
        whole,
        summary: backtested.json(),
        text: backtested.text(),
        unmet: backtested.unmet(),
    };
    Ok(Result::new("backtest", made))
}

/// Learns a scenario's uncertain parameters from what happened.
#[pyfunction]
#[pyo3(signature = (
    scenario, *, population=2000, rounds=40, least_acceptance=0.01, seed=None, set=None, allow_implausible=false,
    threads=None, progress=None, theme="light".to_owned(), size="16:9".to_owned(), language="en".to_owned(),
))]
#[expect(clippy::too_many_arguments, reason = "all but the first have names and defaults")]
pub(crate) fn calibrate(
    py: Python<'_>,
    scenario: PathBuf,
    population: usize,
    rounds: usize,
    least_acceptance: f64,
    seed: Option<u64>,
    set: Option<&Bound<'_, PyDict>>,
    allow_implausible: bool,
    threads: Option<usize>,
    progress: Option<Bound<'_, PyAny>>,
    theme: String,
    size: String,
    language: String,
) -> PyResult<Result> {
    let watching = Watching::new(py, threads, progress)?;
    let look = Drawn::new(theme, size, language).look(py)?;
    let mut own = Overrules::new(py, set, (None, seed), allow_implausible)?.load(py, &scenario)?;
    own.model.header.run.paths = Calibrating::FRESH;
    let seed = own.model.header.run.seed;
    let settings = inference::Settings { population, rounds, least_acceptance, seed };
    possible(&settings).map_err(|message| errors::option(py, &message))?;
    let made = learned(py, &own, settings, (&watching, &look))?;
    Ok(Result::new("calibrate", made))
}

fn learned(
    py: Python<'_>,
    Scenario { document, model, .. }: &Scenario,
    settings: inference::Settings,
    (watching, look): (&Watching, &Look),
) -> PyResult<Made> {
    let simulator = Simulator::new(model).map_err(|message| errors::option(py, &message))?;
    let origin = Origin::new(model, &simulator, &run_hash(document));
    let mut calibrating = Calibrating::alone(settings, origin);
    let begun = Instant::now();
    let done =
        watching.watched(py, None, |control| calibrating.learn(&simulator, model, control))?;
    let (posterior, before, after) = done.map_err(|why| errors::stopped(py, &why))?;
    let timing = Timing::since(begun, watching.threads());
    let file = document.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let calibrated = Calibrated {
        model,
        simulator: &simulator,
        posterior: &posterior,
        before: &before,
        after: &after,
        file,
    };
    let files = py.detach(|| calibrated.files(document, look));
    let files = files.map_err(|message| errors::model(py, &message))?;
    let whole = Whole::of((files, names::calibration(model)), model, document, timing);
    Ok(Made { whole, summary: calibrated.json(), text: calibrated.text(), unmet: Vec::new() })
}

/// What the command line's options allow.
fn possible(settings: &inference::Settings) -> std::result::Result<(), String> {
    let allowed = [
        ("population", "50 to 100000", (50..=100_000).contains(&settings.population)),
        ("rounds", "1 to 1000", (1..=1000).contains(&settings.rounds)),
        (
            "least_acceptance",
            "a share between 0 and 1",
            settings.least_acceptance > 0.0 && settings.least_acceptance < 1.0,
        ),
    ];
    let wrong = allowed.into_iter().find(|(_, _, fits)| !fits);
    wrong.map_or(Ok(()), |(name, expected, _)| Err(format!("{name}: expected {expected}")))
}

fn at_least_one(py: Python<'_>, paths: Option<u64>) -> PyResult<()> {
    if paths == Some(0) { Err(errors::option(py, "paths: expected at least one")) } else { Ok(()) }
}
