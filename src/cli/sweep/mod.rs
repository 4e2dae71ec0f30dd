//! `overbuild sweep`: a scenario in many variants, on the same paths.

mod axes;
mod shard;

pub(super) use shard::merge;

use std::time::Instant;

use super::{
    exit::Failure,
    load::load,
    print::err,
    questions::{DesignName, SweepOptions},
    signals,
    workers::Workers,
};
use crate::{
    analysis::sweep::{Axis, Cell, Design, Place, Sweep, places},
    library::{Error, Scenario, Sweeping},
    metrics::{Asked, Stopped},
    model::Model,
    report::{self, Swept, Timing, number},
    scenario::Document,
};

/// Cells at most.
const MOST: u64 = 10_000;
/// Paths of each unless more are asked for.
const PATHS: u64 = 10_000;

pub(super) fn run(options: &SweepOptions) -> Result<(), Failure> {
    let running = &options.delivery.running;
    let scenario = load(&options.scenario, &running.setting(), running.quiet)?;
    run_on(options, scenario, None)
}

/// Runs the cells of a scenario, or those of a share; of shards all are there, with the hash that tells their sweep.
fn run_on(
    options: &SweepOptions,
    scenario: Scenario,
    shards: Option<(String, Vec<Cell>)>,
) -> Result<(), Failure> {
    let delivery = &options.delivery;
    let look = delivery.look.look()?;
    let Scenario { document, mut model, rules } = scenario;
    let paths = options.paths.unwrap_or(model.header.run.paths.min(PATHS));
    model.header.run.paths = paths;
    let asked = asked(options, &model)?;
    let (axes, places) = design(options, (&document, &model))?;
    let reference = reference(options, places.len())?;
    let seed = model.header.run.seed;
    let sweep = Sweep {
        document: &document,
        rules,
        places: &places,
        asked: &asked,
        reference,
        paths,
        seed,
    };
    levels_can_run(&sweep, &axes)?;
    if let Some(slice) = options.shard {
        return shard::run((options, slice), &sweep, (&model, &document));
    }
    let folder = delivery.folder(|| options.scenario.folder("-sweep"));
    let staged = delivery.open(&folder, report::names::sweep(&asked))?;
    let workers = Workers::new(&delivery.running)?;
    let begun = Instant::now();
    let sweeping = Sweeping::new(&sweep, &folder, &staged).map_err(refused)?;
    let sweeping = taking(sweeping, &sweep, shards)?;
    let known = sweeping.known_cells();
    let left = (places.len() - known) as u64;
    let cells = workers.watched(Some(left * paths), || sweeping.run(&workers.control));
    let cells = cells.map_err(|stopped| ended(stopped, &sweeping))?;
    signals::still_wanted()?;
    let timing = Timing::since(begun, workers.count());
    let swept = Swept {
        document: &document,
        model: &model,
        axes: &axes,
        places: &places,
        asked: &asked,
        reference,
        paths,
        cells: &cells,
    };
    let files = report::sweep_files(&swept, &look).map_err(Failure::Failed)?;
    let kept = report::write(staged, &files, Vec::new(), &model, &document, timing)?;
    let known = match known {
        0 => String::new(),
        known => format!("; {known} cells were known from before"),
    };
    let time = format!("{:.1} s{known}", timing.seconds);
    delivery.tell((&time, &folder), || swept.json(), || swept.text())?;
    for note in &kept {
        err(note);
    }
    Ok(())
}

/// With the cells of shards, which must be all.
fn taking<'a>(
    sweeping: Sweeping<'a>,
    sweep: &Sweep<'_>,
    shards: Option<(String, Vec<Cell>)>,
) -> Result<Sweeping<'a>, Failure> {
    let Some((digest, cells)) = shards else { return Ok(sweeping) };
    let sweeping = sweeping.knowing(cells);
    if Sweeping::digest(sweep) == digest && sweeping.known_cells() == sweep.places.len() {
        return Ok(sweeping);
    }
    Err(Failure::Usage(OTHER_BUILD.to_owned()))
}

const OTHER_BUILD: &str = "error: another build of overbuild made these shards: it has other cells; merge with the same one";

/// Variants in which a level is tried at most, and levels of an axis that are.
const TRIED: [usize; 2] = [12, 64];

/// Refuses values that no variant can be run with: slips of the pen. What only some combinations contradict is a cell
/// that says so.
fn levels_can_run(sweep: &Sweep<'_>, axes: &[Axis]) -> Result<(), Failure> {
    for (place, axis) in axes.iter().enumerate() {
        for level in 0..axis.count().unwrap_or(0).min(TRIED[1]) {
            let own =
                (0..sweep.places.len()).filter(|cell| sweep.places[*cell].levels[place] == level);
            let mut why = None;
            for cell in own.take(TRIED[0]) {
                why = sweep.refusal(cell).map(|message| (cell, message));
                if why.is_none() {
                    break;
                }
            }
            if let Some((cell, why)) = why {
                let shown = &sweep.places[cell].shown[place];
                return Err(usage("over", &format!("{}={shown:.60}: {why}", axis.name)));
            }
        }
    }
    Ok(())
}

fn refused(error: Error) -> Failure {
    match error {
        Error::Refused(refusal) => refusal.into(),
        error => Failure::Usage(format!("error: {error}")),
    }
}

fn ended(stopped: Stopped, sweeping: &Sweeping<'_>) -> Failure {
    match (stopped, sweeping.done()) {
        (Stopped::Failed(message), _) => Failure::Failed(message),
        (Stopped::Interrupted, (0, _)) => {
            Failure::Incomplete("stopped before a cell was done; nothing was written".to_owned())
        }
        (Stopped::Interrupted, (done, all)) => Failure::Incomplete(format!(
            "stopped after {done} of {all} cells; the same call goes on from there"
        )),
    }
}

fn usage(option: &str, message: &str) -> Failure {
    Failure::Usage(format!("error: --{option}: {message}"))
}

/// The numbers that are asked for, or the probability of a bust and, if there are books, the write-downs.
fn asked(options: &SweepOptions, model: &Model) -> Result<Vec<Asked>, Failure> {
    if options.on.is_empty() {
        let usual = ["bust:share", "write_down:p50"].map(|text| Asked::read(model, text).ok());
        return Ok(usual.into_iter().flatten().collect());
    }
    let mut all: Vec<Asked> = Vec::new();
    for text in &options.on {
        let own = Asked::read(model, text).map_err(|message| usage("on", &message))?;
        if all.iter().any(|other| other.words() == own.words()) {
            return Err(usage("on", &format!("`{}` is asked for twice", own.words())));
        }
        all.push(own);
    }
    Ok(all)
}

/// The keys and the variants, once it is known that there are not too many.
fn design(
    options: &SweepOptions,
    scenario: (&Document, &Model),
) -> Result<(Vec<Axis>, Vec<Place>), Failure> {
    let over = |message: String| usage("over", &message);
    let design = match (options.design, options.cells) {
        (DesignName::Grid, None) => Design::Grid,
        (DesignName::Grid, Some(_)) => {
            return Err(usage("cells", "a grid has as many cells as its keys have combinations"));
        }
        (DesignName::Lhs, cells) => Design::LatinHypercube(cells.unwrap_or(64)),
        (DesignName::Sobol, cells) => Design::Sobol(cells.unwrap_or(64)),
    };
    let mut axes: Vec<Axis> = Vec::new();
    for text in &options.over {
        let allow = options.scenario.allow_implausible;
        let axis = axes::axis(scenario, text, design, allow).map_err(over)?;
        if axes.iter().any(|other| other.name == axis.name) {
            return Err(usage("over", &format!("`{}` stands there twice", axis.name)));
        }
        axes.push(axis);
    }
    let count = match design {
        Design::Grid => {
            let counts = axes.iter().map(|axis| axis.count().unwrap_or(1) as u64);
            counts.fold(1_u64, u64::saturating_mul)
        }
        Design::LatinHypercube(cells) | Design::Sobol(cells) => cells as u64,
    };
    if count > MOST {
        let shown = number::count(count);
        return Err(usage(
            "over",
            &format!(
                "{shown} cells; a sweep has no more than {}: fewer steps, or --design lhs --cells N",
                number::count(MOST)
            ),
        ));
    }
    let places = places(&axes, design, scenario.1.header.run.seed);
    Ok((axes, places))
}

fn reference(options: &SweepOptions, cells: usize) -> Result<usize, Failure> {
    match options.reference {
        number if (1..=cells).contains(&number) => Ok(number - 1),
        number => {
            Err(usage("reference", &format!("expected a cell from 1 to {cells}, found {number}")))
        }
    }
}
