//! `--given`: the condition, the room that its paths take, and whether there were any.

use super::{arguments::RunOptions, exit::Failure, size};
use crate::{
    analysis::{Condition, Given, Sample},
    metrics::{Collected, metrics},
    model::Model,
    report::number,
};

/// Share of the memory that the metrics of these paths may take.
const PART: u64 = 4;

/// The condition; the error is a mistake of the command line.
pub(super) fn read(model: &Model, options: &RunOptions) -> Result<Option<Condition>, Failure> {
    let read = |text: &String| {
        let wrong = |message| Failure::Usage(format!("error: --given: {message}"));
        Condition::read(text, model).map_err(wrong)
    };
    options.given.as_ref().map(read).transpose()
}

/// What is kept of the first paths one by one: of a condition, every metric of as many as there is room for.
pub(super) fn sample(model: &Model, options: &RunOptions) -> Result<Sample, Failure> {
    if options.given.is_none() {
        return Ok(Sample::new(model, |metric| metric.quantity.place.main, Sample::PATHS));
    }
    let a_path = 8 * (metrics(model).len() + 1 + model.drawn.len()) as u64;
    let room = options.memory / PART / a_path;
    let most = usize::try_from(room).unwrap_or(usize::MAX).min(Sample::PATHS);
    if most < Given::LEAST_PATHS {
        let message = format!(
            "error: --memory: {} is too little for --given: this scenario needs {}",
            size::words(options.memory),
            size::enough(Collected::least_memory(model) * PART)
        );
        return Err(Failure::Usage(message));
    }
    Ok(Sample::new(model, |_| true, most))
}

/// Says where the condition held on no path: the run is written, the question is open.
pub(super) fn answered(given: &Given) -> Result<(), Failure> {
    if given.count > 0 {
        return Ok(());
    }
    Err(Failure::Incomplete(format!(
        "--given {}: it holds on none of {} paths, so on less than {:.3} % of them all (95 %); more with --paths",
        given.condition.text,
        number::count(given.paths as u64),
        given.share.interval[1] * 100.0
    )))
}
