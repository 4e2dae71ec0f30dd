//! `overbuild run --shard`: the paths that one of several machines simulates.

use std::time::Instant;

use super::{
    arguments::{PerPath, RunOptions},
    exit::Failure,
    given::tell_doubts,
    paths::{failure, settings, stopped},
    print::err,
    signals,
    simulate::{loaded, overrides},
    size,
    workers::Workers,
};
use crate::{
    language::number,
    library::{Plan, Scenario},
    metrics::Slice,
    report::{self, Head, ShardFile, Staged, Timing, run_hash},
};

pub(super) fn run(options: &RunOptions, slice: Slice) -> Result<(), Failure> {
    let begun = Instant::now();
    let scenario = loaded(options)?;
    let settings = settings(options);
    let plan = Plan::new(&scenario.model, &settings).map_err(|error| failure(error, options))?;
    plan.condition().into_iter().for_each(|own| tell_doubts("--given", own));
    let Slice { number, of } = slice;
    let own = || options.scenario.folder(&format!("-shard-{number}-of-{of}"));
    let folder = options.delivery.out.clone().unwrap_or_else(own);
    let staged = signals::opened(|| {
        Staged::result(&folder, report::names::shard(), options.delivery.placing.overwrite)
    })?;
    let workers = Workers::new(&options.delivery.running)?;
    let paths = plan.slice(slice);
    let count = paths.end - paths.start;
    let ended = |why| stopped(why, &workers.control, Some(count));
    let first = plan.first_paths().map_err(ended)?;
    let head = head((options, slice), &scenario, first);
    let mut file = ShardFile::create(&staged, &head).map_err(Failure::Failed)?;
    let work = || plan.simulate_shard(paths, &mut file, &workers.control);
    workers.watched(Some(count), work).map_err(ended)?;
    signals::still_wanted()?;
    let timing = Timing::since(begun, workers.count());
    let bytes = file.bytes();
    let kept = file.finish(staged, slice, (&scenario.model, &scenario.document), timing)?;
    for note in &kept {
        err(note);
    }
    if !options.delivery.running.quiet {
        err(&format!(
            "  {:.1} s; shard {number}/{of}, {} of {} paths, {}: {}",
            timing.seconds,
            number::count(count),
            number::count(plan.most()),
            size::words(bytes),
            folder.display()
        ));
    }
    Ok(())
}

/// What the shard belongs to.
fn head(
    (options, slice): (&RunOptions, Slice),
    Scenario { document, model, rules }: &Scenario,
    first_paths: String,
) -> Head {
    let settings = options.scenario.settings.iter().cloned();
    Head {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        slice,
        paths: model.header.run.paths,
        memory: options.memory,
        per_path: options.per_path.map(PerPath::word),
        given: options.given.clone(),
        seed: model.header.run.seed,
        run: run_hash(document),
        first_paths,
        file: document.file.to_string_lossy().into_owned(),
        settings: settings.chain(overrides(options)).collect(),
        allow_implausible: rules.allow_implausible,
        files: document.sources.files.carried(),
    }
}
