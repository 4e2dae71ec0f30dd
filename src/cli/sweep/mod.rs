//! `overbuild sweep`: a scenario in many variants, on the same paths.

mod axes;
mod mistake;
mod plan;
mod shard;

pub(super) use shard::merge;

use std::time::Instant;

use mistake::Mistake;
use plan::{Plan, Typed};

use super::{
    exit::Failure, load::load, print::err, questions::SweepOptions, signals, workers::Workers,
};
use crate::{
    analysis::sweep::{Cell, Sweep},
    library::{Error, Scenario, Sweeping},
    metrics::Stopped,
    report::{self, Swept, Timing},
};

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
    let look = delivery.look()?;
    let Scenario { document, mut model, rules } = scenario;
    let plan = Plan::read(&Typed::of(options), (&document, &model));
    let plan = plan.map_err(|mistakes| Mistake::failure(&mistakes, &document))?;
    let Plan { axes, places, asked, reference, paths, .. } = &plan;
    let (reference, paths) = (*reference, *paths);
    model.header.run.paths = paths;
    let cells = plan::cells(&document);
    let seed = model.header.run.seed;
    let sweep = Sweep { document: &cells, rules, places, asked, reference, paths, seed };
    plan.levels_can_run(&sweep).map_err(|mistake| mistake.alone(&document))?;
    if let Some(slice) = options.shard {
        return shard::run((options, slice), &sweep, (&model, &document));
    }
    let folder = delivery.folder(|| options.scenario.folder("-sweep"));
    let staged = delivery.open_with_deck(&folder, report::names::sweep(asked), &look)?;
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
        axes,
        places,
        asked,
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
    delivery.tell((&time, &folder), || swept.json(), || swept.told(delivery.look.language()))?;
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

/// Whether what the scenario's own `[sweep]` names can be swept.
pub(super) fn check(scenario: &Scenario) -> Result<(), Failure> {
    let Scenario { document, model, rules } = scenario;
    if model.header.sweep.is_none() {
        return Ok(());
    }
    let typed = Typed::nothing(rules.allow_implausible);
    let plan = Plan::read(&typed, (document, model));
    let plan = plan.map_err(|mistakes| Mistake::failure(&mistakes, document))?;
    let Plan { places, asked, reference, paths, .. } = &plan;
    let (reference, paths, seed) = (*reference, *paths, model.header.run.seed);
    let cells = plan::cells(document);
    let sweep = Sweep { document: &cells, rules: *rules, places, asked, reference, paths, seed };
    plan.levels_can_run(&sweep).map_err(|mistake| mistake.alone(document))
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
