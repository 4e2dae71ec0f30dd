//! `overbuild calibrate` of several scenarios: what they have in common is learned from all at once.

use std::{
    iter::once,
    path::{Path, PathBuf},
    time::Instant,
};

use super::{
    arguments::{CalibrateOptions, ScenarioOptions},
    calibrate::settings,
    exit::Failure,
    load::{load, tell_overruled, tell_slips},
    print::err,
    signals,
    workers::Workers,
};
use crate::{
    library::{Lesson, Scenario, Teaching},
    report::{self, CalibratedTogether, Teacher, Timing},
};

pub(super) fn run(options: &CalibrateOptions) -> Result<(), Failure> {
    refuse(options)?;
    let delivery = &options.delivery;
    delivery.look_without_deck()?;
    let paths: Vec<&Path> =
        once(&options.scenario.scenario).chain(&options.others).map(PathBuf::as_path).collect();
    let scenarios: Vec<Scenario> =
        paths.iter().map(|path| read(options, path)).collect::<Result<_, _>>()?;
    let seed = scenarios[0].model.header.run.seed;
    let teaching = teaching(options, &scenarios, &paths)?;
    for own in &scenarios {
        tell_slips(own)?;
    }
    if !delivery.running.quiet {
        tell_overruled(&paths.iter().copied().zip(&scenarios).collect::<Vec<_>>());
    }
    let folder = delivery.folder(|| options.scenario.folder("-calibration-together"));
    let staged = delivery.open(&folder, report::names::calibration_together())?;
    let workers = Workers::new(&delivery.running)?;
    let begun = Instant::now();
    let lesson = workers.watched(None, || teaching.learn(&workers.control))?;
    signals::still_wanted()?;
    let timing = Timing::since(begun, workers.count());
    let together = together(&scenarios, &paths, &lesson, seed);
    for note in &report::write_together(staged, &together, timing)? {
        err(note);
    }
    let time = format!("{:.1} s", timing.seconds);
    let json = || format!("{:#}\n", together.json());
    delivery.tell((&time, &folder), json, || together.told(delivery.look.language()))
}

/// What goes on between machines or from where it stopped belongs to one scenario.
fn refuse(options: &CalibrateOptions) -> Result<(), Failure> {
    let asked = [("--resume", options.resume), ("--shards", options.shards.is_some())];
    let asked = asked.into_iter().find(|(_, asked)| *asked);
    asked.map_or(Ok(()), |(option, _)| {
        Err(Failure::Usage(format!(
            "error: {option} is for one scenario: several teach together in one go, on one machine"
        )))
    })
}

fn read(options: &CalibrateOptions, path: &Path) -> Result<Scenario, Failure> {
    let running = &options.delivery.running;
    let own = ScenarioOptions { scenario: path.to_owned(), ..options.scenario.clone() };
    load(&own, &running.setting(), running.quiet)
}

fn teaching<'a>(
    options: &CalibrateOptions,
    scenarios: &'a [Scenario],
    paths: &[&Path],
) -> Result<Teaching<'a>, Failure> {
    let settings = settings(options, scenarios[0].model.header.run.seed);
    let teaching = Teaching::with(scenarios.iter(), settings);
    let teaching = teaching.and_then(|teaching| teaching.agree().map(|()| teaching));
    teaching.map_err(|mute| {
        let own = paths[mute.scenario()].display();
        Failure::Usage(format!("error: {own}: {mute}"))
    })
}

fn together<'a>(
    scenarios: &'a [Scenario],
    paths: &[&Path],
    lesson: &'a Lesson,
    seed: u64,
) -> CalibratedTogether<'a> {
    let each = paths.iter().zip(scenarios).map(|(path, own)| Teacher {
        name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        model: &own.model,
        document: &own.document,
    });
    CalibratedTogether {
        all: each.collect(),
        common: &lesson.common,
        contradictions: &lesson.contradictions,
        booms: &lesson.booms,
        seed,
    }
}
