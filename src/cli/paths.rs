//! The simulation with its progress bar, and what its errors mean on the command line.

use std::sync::atomic::Ordering;

use super::{
    arguments::{PerPath, RunOptions},
    exit::Failure,
    signals, size,
    workers::Workers,
};
use crate::{
    engine::Control,
    language::number,
    library::{self, Error, Plan, Scenario, Settings, Simulated},
    metrics::{Collected, Conventions, Stopped},
    report::{Shards, Staged},
};

const STOPPED: &str = "stopped while the paths were told under other books; nothing was written";

/// What is asked of the simulation.
pub(super) fn settings(options: &RunOptions) -> Settings {
    let usual = Settings::default();
    Settings {
        memory: options.memory,
        precision: options.precision,
        most: options.paths.unwrap_or(usual.most),
        on: options.on.clone(),
        given: options.given.clone(),
        per_path: match options.per_path {
            None => library::PerPath::IfItFits,
            Some(PerPath::Csv) => library::PerPath::Csv,
            Some(PerPath::Parquet) => library::PerPath::Parquet,
            Some(PerPath::None) => library::PerPath::None,
        },
    }
}

/// Simulates as many paths as are asked for, or as a precision needs; says on how many threads.
pub(super) fn simulate(
    plan: Plan<'_>,
    options: &RunOptions,
    staged: &Staged,
) -> Result<(Simulated, usize), Failure> {
    work(plan, options, |plan, control| plan.simulate(Some(staged), control))
}

/// Puts together what shards have simulated.
pub(super) fn replay(
    plan: Plan<'_>,
    options: &RunOptions,
    staged: &Staged,
    shards: Shards,
) -> Result<(Simulated, usize), Failure> {
    work(plan, options, |plan, control| plan.replay(shards, Some(staged), control))
}

fn work(
    plan: Plan<'_>,
    options: &RunOptions,
    work: impl FnOnce(Plan<'_>, &Control) -> Result<Simulated, Error> + Send,
) -> Result<(Simulated, usize), Failure> {
    let workers = Workers::new(&options.delivery.running)?;
    let paths = options.precision.is_none().then_some(plan.most());
    let done = workers.watched(paths, || work(plan, &workers.control));
    match done {
        Ok(simulated) => Ok((simulated, workers.count())),
        Err(Error::Stopped(why)) => Err(stopped(why, &workers.control, paths)),
        Err(error) => Err(failure(error, options)),
    }
}

/// What an error means that no path was simulated for.
pub(super) fn failure(error: Error, options: &RunOptions) -> Failure {
    let memory = size::words(options.memory);
    match error {
        Error::NoPaths => Failure::Usage(format!("error: {error}")),
        Error::Target(words) => Failure::Usage(format!("error: --on: {words}")),
        Error::Condition(words) => Failure::Usage(format!("error: --given: {words}")),
        Error::Memory(_, least) => Failure::Usage(format!(
            "error: --memory: {memory} is too little: this scenario needs {} even part by part; 1GiB is usual",
            size::enough(least)
        )),
        Error::ConditionMemory(_, least) => Failure::Usage(format!(
            "error: --memory: {memory} is too little for --given: this scenario needs {}",
            size::enough(least)
        )),
        Error::Refused(refusal) => refusal.into(),
        Error::Shards(words) => Failure::Failed(format!("error: {words}")),
        Error::Stopped(_) | Error::Question(..) | Error::Checkpoint(_) | Error::Report(_) => {
            Failure::Failed(error.to_string())
        }
    }
}

/// Why there is no result.
pub(super) fn stopped(stopped: Stopped, control: &Control, paths: Option<u64>) -> Failure {
    match stopped {
        Stopped::Failed(message) => Failure::Failed(message),
        Stopped::Interrupted => {
            let all = paths.map_or_else(String::new, |all| format!(" of {}", number::count(all)));
            let done = number::count(control.done.load(Ordering::Relaxed));
            Failure::Incomplete(format!("stopped after {done}{all} paths; nothing was written"))
        }
    }
}

/// Says that the file of all paths was left out.
pub(super) fn left_out(options: &RunOptions, paths: u64) -> String {
    format!(
        "paths.csv is left out: the results of {} paths do not fit in {} of memory; ask for it with \
         --per-path csv, or give more with --memory",
        number::count(paths),
        size::words(options.memory)
    )
}

/// The same paths under other books.
pub(super) fn other_books(
    scenario: &Scenario,
    options: &RunOptions,
    run: &Collected,
) -> Result<Option<Conventions>, Failure> {
    let workers = Workers::new(&options.delivery.running)?;
    let work = || scenario.other_books(run, &workers.control);
    let books = workers.watched(None, work);
    let books = books.map_err(|_| Failure::Incomplete(STOPPED.to_owned()))?;
    // Who asked in its last instant is heard, too.
    signals::still_wanted()?;
    Ok(books)
}
