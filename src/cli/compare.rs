//! `overbuild compare`: scenarios against each other, on the same paths.

use std::{num::NonZero, path::PathBuf, time::Instant};

use super::{
    arguments::{CompareOptions, ScenarioOptions},
    exit::Failure,
    letters::name_unknown,
    load::load,
    print::err,
    signals,
    simulate::not_drawn,
    workers::Workers,
};
use crate::{
    analysis::Ladder,
    library::{Comparing, Scenario, compare_with, usual_reference},
    report::{self, Timing, comparison},
    scenario::suggestion,
};

/// A scenario with the name that tables and charts call it by.
type Loaded = (String, Scenario);

pub(super) fn run(options: &CompareOptions) -> Result<(), Failure> {
    let delivery = &options.delivery;
    let mut look = delivery.look.look()?;
    if options.scenarios.len() < 2 {
        let message = "error: compare needs two scenarios or more; overbuild run takes one";
        return Err(Failure::Usage(message.to_owned()));
    }
    let loaded = read(options)?;
    let how = Comparing {
        paths: options.paths.and_then(NonZero::new),
        reference: reference(options, &loaded)?,
        weights: weights(options, loaded.len())?,
        ladder: NonZero::new(options.ladder_paths),
    };
    tell_other_seed(&loaded, how.reference);
    for (_, scenario) in &loaded {
        name_unknown(&scenario.model, &look, delivery.running.quiet);
    }
    let folder = delivery.folder(|| folder(&loaded));
    let cases: Vec<&str> = loaded.iter().map(|(name, _)| name.as_str()).collect();
    look.slides = options.telling.slides(&report::names::comparison_charts(&cases))?;
    let staged = delivery.open(&folder, report::names::comparison(&cases))?;
    let workers = Workers::new(&delivery.running)?;
    let begun = Instant::now();
    let work = work(&loaded, &how);
    let study = workers.watched(Some(work), || compare_with(loaded, &how, &workers.control))?;
    signals::still_wanted()?;
    let timing = Timing::since(begun, workers.count());
    let kept = report::write_comparison(staged, &study, &look, timing)?;
    let text = || comparison::text(&study, options.telling.detail(), delivery.look.language());
    let time = format!("{:.1} s", timing.seconds);
    delivery.tell((&time, &folder), || format!("{:#}\n", comparison::json(&study)), text)?;
    for note in kept.iter().chain(&not_drawn(&look.slides, &folder)) {
        err(note);
    }
    Ok(())
}

fn tell_other_seed(loaded: &[Loaded], reference: usize) {
    let seed = |(_, scenario): &Loaded| scenario.model.header.run.seed;
    let common = seed(&loaded[reference]);
    if let Some((name, _)) = loaded.iter().find(|other| seed(other) != common) {
        err(&format!(
            "note: {name} names another seed; all run with seed {common}, so that paths pair"
        ));
    }
}

fn read(options: &CompareOptions) -> Result<Vec<Loaded>, Failure> {
    let mut loaded: Vec<Loaded> = Vec::new();
    for scenario in &options.scenarios {
        let one = ScenarioOptions {
            scenario: scenario.clone(),
            settings: options.settings.clone(),
            allow_implausible: options.allow_implausible,
        };
        let running = &options.delivery.running;
        let own = load(&one, &running.setting(), running.quiet)?;
        let stem = scenario.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let again =
            loaded.iter().filter(|(name, _)| name.split(" (").next() == Some(&stem)).count();
        let name = if again == 0 { stem } else { format!("{stem} ({})", again + 1) };
        loaded.push((name, own));
    }
    Ok(loaded)
}

/// The scenario that is named, or the first that another extends, or the first.
fn reference(options: &CompareOptions, loaded: &[Loaded]) -> Result<usize, Failure> {
    let Some(asked) = &options.reference else { return Ok(usual_reference(loaded)) };
    let names: Vec<&str> = loaded.iter().map(|(name, _)| name.as_str()).collect();
    names.iter().position(|name| name == asked).ok_or_else(|| {
        let help = suggestion(asked, &names);
        Failure::Usage(format!("error: --reference: no scenario is called `{asked}`; {help}"))
    })
}

fn weights(options: &CompareOptions, count: usize) -> Result<Option<Vec<f64>>, Failure> {
    if options.weights.is_empty() {
        return Ok(None);
    }
    let usable = options.weights.iter().all(|weight| weight.is_finite() && *weight >= 0.0);
    if options.weights.len() != count || !usable || options.weights.iter().sum::<f64>() <= 0.0 {
        return Err(Failure::Usage(format!(
            "error: --weights: expected {count} numbers from zero, one for each scenario and not all zero"
        )));
    }
    Ok(Some(options.weights.clone()))
}

/// Paths that will be simulated in all.
fn work(loaded: &[Loaded], how: &Comparing) -> u64 {
    let paths = how.paths(loaded).get();
    let ladder = how.ladder.map_or(0, |steps| steps.get().min(paths));
    let base = &loaded[how.reference].1.document;
    let others = loaded.iter().enumerate().filter(|(place, _)| *place != how.reference);
    let runs: u64 = others
        .map(|(_, (_, own))| Ladder::rungs(&base.differences(&own.document)).len())
        .filter(|rungs| *rungs > 0)
        .map(Ladder::runs)
        .sum();
    loaded.len() as u64 * paths + runs * ladder
}

fn folder(loaded: &[Loaded]) -> PathBuf {
    let names: Vec<String> =
        loaded.iter().map(|(name, _)| name.replace([' ', '(', ')'], "")).collect();
    let name: String = names.join("-").chars().take(80).collect();
    PathBuf::from("output").join(name)
}
