//! `overbuild run --shard`: the paths that one of several machines simulates.

use std::{ops::Range, time::Instant};

use super::{
    arguments::{PerPath, RunOptions},
    exit::Failure,
    given,
    paths::{nothing_yet, stopped},
    print::err,
    signals,
    simulate::{loaded, now, overrides},
    size,
    workers::Workers,
};
use crate::{
    analysis::Sample,
    engine::Control,
    metrics::{Cells, Collected, Slice, Stopped},
    model::{Batch, Model},
    random::Chance,
    report::{self, Block, Head, ShardFile, Staged, Timing, fingerprint, number, run_hash},
    scenario::Document,
};

pub(super) fn run(options: &RunOptions, slice: Slice) -> Result<(), Failure> {
    let begun = Instant::now();
    let (document, model) = loaded(options)?;
    given::read(&model, options)?;
    let (collected, _) = nothing_yet(&model, options)?;
    let Slice { number, of } = slice;
    let own = || options.scenario.folder(&format!("-shard-{number}-of-{of}"));
    let folder = options.out.clone().unwrap_or_else(own);
    let staged = signals::opened(|| {
        Staged::result(&folder, report::names::shard(), options.placing.overwrite)
    })?;
    let workers = Workers::new(&options.running)?;
    let all = model.header.run.paths;
    let paths = slice.paths(all, !collected.fits(all));
    let count = paths.end - paths.start;
    let first =
        first_paths(&model, &collected).map_err(|why| stopped(why, &workers.control, count))?;
    let head = head((options, slice), (&document, &model), first);
    let file = ShardFile::create(&staged, &head).map_err(Failure::Failed)?;
    let mut job = Job { options, model: &model, collected, file };
    let done = workers.watched(Some(count), || job.simulate(paths.clone(), &workers.control));
    done.map_err(|why| stopped(why, &workers.control, count))?;
    signals::still_wanted()?;
    let seconds = begun.elapsed().as_secs_f64();
    let timing = Timing { started_unix: now(), seconds, threads: workers.count() };
    let bytes = job.file.bytes();
    let kept = job.file.finish(staged, slice, (&model, &document), timing)?;
    for note in &kept {
        err(note);
    }
    if !options.running.quiet {
        err(&format!(
            "  {seconds:.1} s; shard {number}/{of}, {} of {} paths, {}: {}",
            number::count(count),
            number::count(all),
            size::words(bytes),
            folder.display()
        ));
    }
    Ok(())
}

/// Hash of what the first paths of the whole run bring.
pub(super) fn first_paths(model: &Model, collected: &Collected) -> Result<String, Stopped> {
    let run = &model.header.run;
    let paths = 0..run.paths.min(Batch::PATHS as u64);
    let first = collected.bring(model, Chance::Seed(run.seed), paths, &Control::default())?;
    Ok(fingerprint(&first))
}

/// What the shard belongs to.
fn head(
    (options, slice): (&RunOptions, Slice),
    (document, model): (&Document, &Model),
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
        allow_implausible: options.scenario.allow_implausible,
        files: document.sources.files.carried(),
    }
}

struct Job<'a> {
    options: &'a RunOptions,
    model: &'a Model,
    collected: Collected,
    file: ShardFile,
}

impl Job<'_> {
    /// Writes its paths one by one where the whole run needs them so, and counts the others in cells.
    fn simulate(&mut self, paths: Range<u64>, control: &Control) -> Result<(), Stopped> {
        let run = &self.model.header.run;
        let rows = !matches!(self.options.per_path, None | Some(PerPath::None));
        let whole = rows || self.collected.fits(run.paths);
        let mut cells: Option<Cells> = None;
        let mut next = paths.start;
        while next < paths.end {
            let chance = Chance::Seed(run.seed);
            let part = self.collected.bring(self.model, chance, next..paths.end, control)?;
            let first = next;
            next = part.end();
            if whole || first < Sample::PATHS as u64 {
                self.file.add(Block::Whole(part)).map_err(Stopped::Failed)?;
            } else {
                cells.get_or_insert_with(|| Cells::from(first, part.values.len())).add(&part);
            }
        }
        cells.map_or(Ok(()), |cells| self.file.add(Block::Cells(cells)).map_err(Stopped::Failed))
    }
}
