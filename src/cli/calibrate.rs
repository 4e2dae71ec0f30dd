//! `overbuild calibrate`: what happened teaches the parameters.

use std::{path::Path, time::Instant};

use super::{
    arguments::CalibrateOptions,
    delivery::Made,
    exit::Failure,
    load::{load, tell_slips},
    print::err,
    signals,
    workers::Workers,
};
use crate::{
    inference::{Origin, Settings, Simulator},
    language::number,
    library::{Calibrating, Error, Scenario},
    metrics::Stopped,
    report::{self, Calibrated, Timing, run_hash},
};

pub(super) fn run(options: &CalibrateOptions) -> Result<(), Failure> {
    let delivery = &options.delivery;
    let look = delivery.look_without_deck()?;
    let scenario = load(&options.scenario, &delivery.running.setting(), delivery.running.quiet)?;
    tell_slips(&scenario)?;
    let Scenario { document, mut model, .. } = scenario;
    model.header.run.paths = Calibrating::FRESH;
    let usage = |message: String| Failure::Usage(format!("error: {message}"));
    let simulator = Simulator::new(&model).map_err(usage)?;
    let origin = Origin::new(&model, &simulator, &run_hash(&document));
    let settings = settings(options, model.header.run.seed);
    if options.worker {
        return help(options, &simulator, Calibrating::alone(settings, origin));
    }
    let folder = delivery.folder(|| options.scenario.folder("-calibration"));
    let staged = delivery.open(&folder, report::names::calibration(&model))?;
    let workers = Workers::new(&delivery.running)?;
    let begun = Instant::now();
    let mut calibrating =
        Calibrating::new(settings, origin, &staged, options.resume).map_err(refused)?;
    tell_replaced(&calibrating, delivery.running.quiet);
    share(options, &mut calibrating)?;
    let done = workers.watched(None, || calibrating.learn(&simulator, &model, &workers.control));
    let (posterior, before, after) = done.map_err(|why| stopped(why, calibrating.rounds))?;
    signals::still_wanted()?;
    let timing = Timing::since(begun, workers.count());
    let calibrated = Calibrated {
        model: &model,
        simulator: &simulator,
        posterior: &posterior,
        before: &before,
        after: &after,
        file: file_name(&document.file),
    };
    let files = calibrated.files(&document, &look).map_err(Failure::Failed)?;
    let made = Made { staged, folder: &folder, files, model: &model, document: &document, timing };
    delivery.finish(made, || format!("{:#}\n", calibrated.json()), || calibrated.text())
}

/// A calibration from the start ends what an interrupted one could have gone on from.
fn tell_replaced(calibrating: &Calibrating<'_>, quiet: bool) {
    if let Some(path) = calibrating.replaces.as_ref().filter(|_| !quiet) {
        err(&format!(
            "note: {} of an interrupted calibration will be replaced; --resume would go on from it",
            path.display()
        ));
    }
}

/// Simulates for others who calibrate the same, and writes nothing but what they wait for.
fn help(
    options: &CalibrateOptions,
    simulator: &Simulator<'_>,
    mut calibrating: Calibrating<'_>,
) -> Result<(), Failure> {
    share(options, &mut calibrating)?;
    let workers = Workers::new(&options.delivery.running)?;
    let done = workers.watched(None, || calibrating.help(simulator, &workers.control));
    done.map_err(|why| stopped(why, calibrating.rounds))?;
    signals::still_wanted()
}

fn share(options: &CalibrateOptions, calibrating: &mut Calibrating<'_>) -> Result<(), Failure> {
    let Some(folder) = &options.shards else { return Ok(()) };
    let usage = |error: Error| Failure::Usage(format!("error: --shards: {error}"));
    calibrating.share(folder).map_err(usage)
}

#[expect(clippy::cast_possible_truncation, reason = "within the ranges of the options")]
pub(super) const fn settings(options: &CalibrateOptions, seed: u64) -> Settings {
    Settings {
        population: options.population as usize,
        rounds: options.rounds as usize,
        least_acceptance: options.least_acceptance,
        seed,
    }
}

fn refused(error: Error) -> Failure {
    match error {
        Error::Refused(refusal) => refusal.into(),
        error => Failure::Usage(format!("error: --resume: {error}")),
    }
}

fn stopped(stopped: Stopped, rounds: usize) -> Failure {
    match stopped {
        Stopped::Failed(message) => Failure::Failed(message),
        Stopped::Interrupted if rounds == 0 => {
            Failure::Incomplete("stopped in the first round; nothing was written".to_owned())
        }
        Stopped::Interrupted => Failure::Incomplete(format!(
            "stopped after {} rounds; --resume goes on from there",
            number::count(rounds as u64)
        )),
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
