//! `overbuild merge`: the shards of a run become the folder that one machine would have made.

use std::fs;

use super::{
    arguments::{MergeOptions, PerPath, RunOptions, ScenarioOptions},
    delivery::{Delivery, Running},
    exit::Failure,
    load::checked,
    paths::{failure, replay, settings},
    simulate::{asked_of, report_on},
    sweep,
    timings::Timings,
};
use crate::{
    chart::Look,
    library::{Plan, Scenario},
    report::{Head, Shards, is_sweep_shard, run_hash},
    scenario::{Document, Files},
};

pub(super) fn run(options: &MergeOptions) -> Result<(), Failure> {
    if is_sweep_shard(&options.folders[0]) {
        return sweep::merge(options);
    }
    let timings = Timings::start();
    let house = options.house.read(options.quiet)?;
    let mut look = Look { house, ..options.look.look()? };
    look.without_explore = options.no_explore;
    let usage = |message: String| Failure::Usage(format!("error: {message}"));
    let shards = Shards::open(&options.folders).map_err(usage)?;
    let whole = whole(options, shards.head()).map_err(usage)?;
    spare(options, &whole).map_err(usage)?;
    let scenario = scenario(&whole, shards.head())?;
    asked_of(&mut look, &options.telling, &scenario)?;
    report_on((&whole, &look), scenario, timings, |plan, staged| {
        replay(plan, &whole, staged, shards)
    })
}

/// The command that would have simulated all paths on one machine.
fn whole(options: &MergeOptions, head: &Head) -> Result<RunOptions, String> {
    let per_path = head.per_path.as_deref().map(PerPath::of_word).transpose()?;
    Ok(RunOptions {
        scenario: ScenarioOptions {
            scenario: head.file.clone().into(),
            settings: head.settings.clone(),
            allow_implausible: head.allow_implausible,
        },
        delivery: Delivery {
            out: options.out.clone(),
            placing: options.placing,
            look: options.look.clone(),
            house: options.house.clone(),
            running: Running { seed: None, threads: options.threads, quiet: options.quiet },
            format: options.format,
        },
        paths: None,
        telling: options.telling.clone(),
        no_explore: options.no_explore,
        precision: None,
        on: Vec::new(),
        given: head.given.clone(),
        shard: None,
        memory: head.memory,
        per_path,
        timings: options.timings,
        vector_width: None,
        simulate_only: false,
    })
}

/// A result must not take the place of a shard that it is made of.
fn spare(options: &MergeOptions, whole: &RunOptions) -> Result<(), String> {
    let out = whole.delivery.out.clone().unwrap_or_else(|| whole.scenario.folder(""));
    let Ok(place) = fs::canonicalize(&out) else { return Ok(()) };
    let same =
        options.folders.iter().any(|folder| fs::canonicalize(folder).ok().as_ref() == Some(&place));
    if same {
        return Err(format!("--out: {} is one of the shards; name another folder", out.display()));
    }
    Ok(())
}

/// The scenario that the shards carry, if this program makes the same of it.
fn scenario(whole: &RunOptions, head: &Head) -> Result<Scenario, Failure> {
    let version = env!("CARGO_PKG_VERSION");
    if head.program != version {
        let message = format!("overbuild {} made these shards, this is {version}", head.program);
        return Err(Failure::Usage(format!("error: {message}: merge with the same one")));
    }
    let options = &whole.scenario;
    let files = Files::of_carried(head.files.iter().cloned());
    let document = Document::load_from(files, options.scenario.clone(), &options.settings);
    let scenario = checked(options, document, true)?;
    let settings = settings(whole);
    let plan = Plan::new(&scenario.model, &settings).map_err(|error| failure(error, whole))?;
    let first = plan.first_paths();
    if run_hash(&scenario.document) != head.run || first.as_ref() != Ok(&head.first_paths) {
        let message = "error: another build of overbuild made these shards: it simulates other paths; \
                       merge with the same one";
        return Err(Failure::Usage(message.to_owned()));
    }
    Ok(scenario)
}
