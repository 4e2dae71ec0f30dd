//! `overbuild backtest --left-out`: precedents by what other precedents teach.

use std::{path::PathBuf, time::Instant};

use super::{
    arguments::{BacktestOptions, ScenarioOptions},
    exit::Failure,
    load::load,
    print::err,
    signals,
    told::Told,
    workers::Workers,
};
use crate::{
    library::{Scenario, Taught, Teaching},
    report::{self, Precedent, Precedents, Staged, Timing},
};

/// Opens the folder of the precedents, if the scenarios can teach each other: told before anything is simulated.
pub(super) fn open(
    options: &BacktestOptions,
    named: &[ScenarioOptions],
) -> Result<Staged, Failure> {
    let load = |scenario| load(scenario, &options.delivery.running.setting(), true);
    let scenarios: Vec<Scenario> = named.iter().map(load).collect::<Result<_, _>>()?;
    teaching(options, scenarios.iter(), &|own| named[own].scenario.display().to_string())?;
    options.delivery.open(&folder(options), report::names::precedents())
}

fn folder(options: &BacktestOptions) -> PathBuf {
    options.delivery.folder(|| PathBuf::from("output")).join("precedents")
}

fn teaching<'a>(
    options: &BacktestOptions,
    scenarios: impl Iterator<Item = &'a Scenario> + Clone,
    named: &dyn Fn(usize) -> String,
) -> Result<Teaching<'a>, Failure> {
    #[expect(clippy::cast_possible_truncation, reason = "within the range of the option")]
    let population = options.population as usize;
    Teaching::new(scenarios, population).map_err(|mute| {
        Failure::Usage(format!("error: --left-out: {}: {mute}", named(mute.scenario())))
    })
}

/// Learns for each from all others, and tells how they did with that.
pub(super) fn run(options: &BacktestOptions, told: &[Told], staged: Staged) -> Result<(), Failure> {
    let delivery = &options.delivery;
    let look = delivery.look_without_deck()?;
    let teaching =
        teaching(options, told.iter().map(|own| &own.scenario), &|own| told[own].name())?;
    let workers = Workers::new(&delivery.running)?;
    let begun = Instant::now();
    let taught = workers.watched(None, || teaching.teach(&workers.control))?;
    signals::still_wanted()?;
    let timing = Timing::since(begun, workers.count());
    let precedents = precedents(told, &taught, options.population);
    for note in &report::write_precedents(staged, &precedents, &look, timing)? {
        err(note);
    }
    let time = format!("{:.1} s", timing.seconds);
    delivery
        .tell((&time, &folder(options)), String::new, || precedents.told(delivery.look.language()))
}

fn precedents<'a>(told: &'a [Told], taught: &'a Taught, population: u64) -> Precedents<'a> {
    let each = told.iter().zip(&taught.left_out).map(|(own, left_out)| Precedent {
        name: own.name(),
        document: &own.scenario.document,
        as_it_is: own.backtested(),
        left_out,
    });
    Precedents { all: each.collect(), contradictions: taught.contradictions.clone(), population }
}
