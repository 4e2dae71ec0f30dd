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
    library::{Comparing, Error, Scenario, case_names, compare_with, usual_reference},
    report::{self, Timing, comparison},
    scenario::suggestion,
};

/// A scenario with the name that tables and charts call it by.
type Loaded = (String, Scenario);

pub(super) fn run(options: &CompareOptions) -> Result<(), Failure> {
    let delivery = &options.delivery;
    let mut look = delivery.look()?;
    if options.scenarios.len() < 2 {
        let message = "error: compare needs two scenarios or more; overbuild run takes one";
        return Err(Failure::Usage(message.to_owned()));
    }
    let loaded = read(options)?;
    let how = Comparing {
        paths: options.paths.and_then(NonZero::new),
        reference: reference(options, &loaded)?,
        weights: Comparing::usable(options.weights.clone(), loaded.len()).map_err(refused)?,
        ladder: NonZero::new(options.ladder_paths),
    };
    tell_other_seed(&loaded, how.reference);
    for (_, scenario) in &loaded {
        name_unknown(&scenario.model, &look, delivery.running.quiet);
    }
    let folder = delivery.folder(|| folder(&loaded));
    let cases: Vec<&str> = loaded.iter().map(|(name, _)| name.as_str()).collect();
    look.drawn = options.telling.drawn(&loaded[how.reference].1.model)?;
    let charts = report::names::comparison_charts(&cases, &look.drawn);
    let drawn_in = report::names::drawn_in_comparison;
    look.slides = options.telling.slides(&charts, &look.drawn, drawn_in)?;
    let names = report::names::comparison(&cases, &look.drawn);
    let staged = delivery.open_with_deck(&folder, names, &look)?;
    let workers = Workers::new(&delivery.running)?;
    let begun = Instant::now();
    let work = how.work(&loaded);
    let study = workers.watched(Some(work), || compare_with(loaded, &how, &workers.control))?;
    signals::still_wanted()?;
    let timing = Timing::since(begun, workers.count());
    let kept = report::write_comparison(staged, &study, &look, timing)?;
    let text = || comparison::text(&study, options.telling.detail(), delivery.look.language());
    let time = format!("{:.1} s", timing.seconds);
    delivery.tell((&time, &folder), || format!("{:#}\n", comparison::json(&study)), text)?;
    let why = "it is 0 on nearly every path, or one scenario alone has it";
    let in_comparison = (report::names::drawn_in_comparison as fn(&_) -> _, why);
    let nothing = report::names::nothing_drawn(&look.drawn, in_comparison, &folder);
    for note in kept.iter().chain(&nothing).chain(&not_drawn(&look.slides, &folder)) {
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
    let load = |scenario: &PathBuf| {
        let one = ScenarioOptions {
            scenario: scenario.clone(),
            settings: options.settings.clone(),
            allow_implausible: options.allow_implausible,
        };
        let running = &options.delivery.running;
        load(&one, &running.setting(), running.quiet)
    };
    let all: Vec<Scenario> = options.scenarios.iter().map(load).collect::<Result<_, _>>()?;
    Ok(case_names(&options.scenarios).into_iter().zip(all).collect())
}

fn refused(error: Error) -> Failure {
    Failure::Usage(match error {
        Error::Question(option, message) => format!("error: --{option}: {message}"),
        error => format!("error: {error}"),
    })
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

fn folder(loaded: &[Loaded]) -> PathBuf {
    let names: Vec<String> =
        loaded.iter().map(|(name, _)| name.replace([' ', '(', ')'], "")).collect();
    let name: String = names.join("-").chars().take(80).collect();
    PathBuf::from("output").join(name)
}
