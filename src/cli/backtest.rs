//! `overbuild backtest`: a scenario against what happened.

use std::{iter::once, path::PathBuf, time::Instant};

use super::{
    arguments::{BacktestOptions, ScenarioOptions},
    delivery::Format,
    exit::Failure,
    load::{load, tell_overruled, tell_slips},
    precedents,
    print::{err, out},
    signals,
    told::Told,
    workers::Workers,
};
use crate::{
    inference::PATHS,
    library::{Held, Scenario},
    report::{self, BacktestRow, Timing},
};

pub(super) fn run(options: &BacktestOptions) -> Result<(), Failure> {
    let named = once(&options.scenario.scenario).chain(&options.others);
    let of =
        |path: &PathBuf| ScenarioOptions { scenario: path.clone(), ..options.scenario.clone() };
    let scenarios: Vec<ScenarioOptions> = named.map(of).collect();
    let staged = options.left_out.then(|| precedents::open(options, &scenarios)).transpose()?;
    // All are read before any is simulated: what is wrong with the last is known at once.
    let read: Vec<Scenario> =
        scenarios.iter().map(|scenario| read(options, scenario)).collect::<Result<_, _>>()?;
    for (scenario, own) in scenarios.iter().zip(&read) {
        possible(options, scenario, own)?;
    }
    let mut all: Vec<Told> = Vec::new();
    for (scenario, own) in scenarios.iter().zip(read) {
        let told = hold(options, scenario, own).map_err(|why| after(why, all.len()))?;
        all.push(told);
    }
    if !options.delivery.running.quiet {
        let each = all.iter().map(|told| (told.path.as_path(), &told.scenario));
        tell_overruled(&each.collect::<Vec<_>>());
    }
    let several = !options.others.is_empty();
    let text = if options.delivery.format == Format::Json {
        let mut found = all.iter().map(|one| one.backtested().json());
        format!("{:#}\n", if several { found.collect() } else { found.next().unwrap_or_default() })
    } else if several && !options.delivery.running.quiet {
        let rows: Vec<BacktestRow> = all.iter().map(|one| one.backtested().row()).collect();
        report::backtests(&rows, options.delivery.look.language())
    } else {
        String::new()
    };
    out(&text)?;
    if let Some(staged) = staged {
        precedents::run(options, &all, staged).map_err(|why| after(why, all.len()))?;
    }
    let unmet: Vec<String> = all.iter().flat_map(|one| one.backtested().unmet()).collect();
    if unmet.is_empty() { Ok(()) } else { Err(Failure::Unmet(unmet.join("\n"))) }
}

/// An interruption after some scenarios have their results.
fn after(why: Failure, done: usize) -> Failure {
    match why {
        Failure::Incomplete(_) if done > 0 => {
            Failure::Incomplete(format!("stopped; of the first {done} scenarios all is written"))
        }
        why => why,
    }
}

/// Where the results of a scenario go: of several each has a folder of its own.
fn folder(options: &BacktestOptions, scenario: &ScenarioOptions) -> PathBuf {
    let own = scenario.folder("-backtest");
    match (&options.delivery.out, own.file_name()) {
        (Some(out), Some(name)) if !options.others.is_empty() => out.join(name),
        (Some(out), _) => out.clone(),
        (None, _) => own,
    }
}

fn read(options: &BacktestOptions, scenario: &ScenarioOptions) -> Result<Scenario, Failure> {
    let running = &options.delivery.running;
    let own = load(scenario, &running.setting(), running.quiet)?;
    if own.model.header.observations.is_empty() {
        let path = scenario.scenario.display();
        let message = format!("error: {path} has no [[observation]]: nothing to hold it against");
        return Err(Failure::Usage(message));
    }
    Ok(own)
}

/// Tells what can be known before anything is simulated: data in another unit, a look that there is none of, a folder
/// that cannot be written.
fn possible(
    options: &BacktestOptions,
    scenario: &ScenarioOptions,
    own: &Scenario,
) -> Result<(), Failure> {
    options.delivery.look_without_deck()?;
    tell_slips(own)?;
    let names = report::names::backtest(&own.model);
    drop(options.delivery.open(&folder(options, scenario), names)?);
    Ok(())
}

fn hold(
    options: &BacktestOptions,
    scenario: &ScenarioOptions,
    mut own: Scenario,
) -> Result<Told, Failure> {
    let delivery = &options.delivery;
    let look = delivery.look_without_deck()?;
    let paths = options.paths.unwrap_or(own.model.header.run.paths).min(PATHS);
    own.model.header.run.paths = paths;
    let folder = folder(options, scenario);
    let staged = delivery.open(&folder, report::names::backtest(&own.model))?;
    let workers = Workers::new(&delivery.running)?;
    let begun = Instant::now();
    let alone = own.without_market().map_err(|wrong| Failure::Failed(wrong.to_string()))?;
    let held = workers.watched(Some(2 * paths), || Held::of(&own, &alone, &workers.control))?;
    signals::still_wanted()?;
    let timing = Timing::since(begun, workers.count());
    let told = Told { path: scenario.scenario.clone(), scenario: own, held };
    let Scenario { model, document, .. } = &told.scenario;
    let backtested = told.backtested();
    let files = backtested.files(document, &look).map_err(Failure::Failed)?;
    let kept = report::write(staged, &files, Vec::new(), model, document, timing)?;
    for note in &kept {
        err(note);
    }
    if delivery.format == Format::Text && !delivery.running.quiet {
        if options.others.is_empty() {
            out(&backtested.told(delivery.look.language()))?;
        }
        let seconds = format!("{:.1} s", timing.seconds);
        err(&report::where_it_lies(&seconds, &folder, delivery.look.language()));
    }
    Ok(told)
}
