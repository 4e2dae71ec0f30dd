//! The simulation itself: budget of memory, and when there are paths enough.

use std::{
    num::NonZero,
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use super::{
    arguments::{PerPath, RunOptions},
    exit::Failure,
    given, size,
    workers::Workers,
};
use crate::{
    analysis::Sample,
    engine::Control,
    metrics::{
        Brought, Collected, Conventions, Fault, Known, PILOT, Part, Stopped, Target, fault,
        next_look,
    },
    model::Model,
    random::Chance,
    report::{Block, PathTable, Shard, Shards, Staged, number},
    scenario::{Document, Rules, suggestion},
};

/// Paths that a run for a precision simulates at most, unless `--paths` says otherwise.
const MOST: u64 = 10_000_000;

const STOPPED: &str = "stopped while the paths were told under other books; nothing was written";

/// What a simulation brought.
pub(super) struct Simulated {
    pub(super) collected: Collected,
    /// The first paths one by one.
    pub(super) sample: Sample,
    pub(super) threads: usize,
    /// Names and hashes of the files that were written while it ran.
    pub(super) written: Vec<(String, String)>,
    /// The time that took.
    pub(super) writing: Duration,
    /// What it was asked to know well, and how well it does.
    pub(super) known: Vec<(Target, Known)>,
    /// What a user must be told: that something was left out.
    pub(super) notes: Vec<String>,
}

/// Simulates as many paths as are asked for, or as a precision needs.
pub(super) fn simulate(
    model: &Model,
    options: &RunOptions,
    staged: &Staged,
) -> Result<Simulated, Failure> {
    let paths = match (options.precision, options.paths) {
        (Some(_), most) => most.unwrap_or(MOST),
        (None, _) => model.header.run.paths,
    };
    if paths == 0 {
        return Err(Failure::Usage("error: run.paths: expected at least one path".to_owned()));
    }
    let known_end = options.precision.is_none().then_some(paths);
    collect((model, options, staged), (paths, known_end), |job| job.simulate(paths))
}

/// Puts together what shards have simulated.
pub(super) fn replay(
    model: &Model,
    options: &RunOptions,
    staged: &Staged,
    shards: Shards,
) -> Result<Simulated, Failure> {
    let paths = shards.head().paths;
    let work = |job: &mut Job<'_>| job.replay(shards, paths).map(|()| Vec::new());
    collect((model, options, staged), (paths, Some(paths)), work)
}

/// Nothing yet of a model's paths, and no sample of them, unless the memory is too little for any.
pub(super) fn nothing_yet(
    model: &Model,
    options: &RunOptions,
) -> Result<(Collected, Sample), Failure> {
    let sample = given::sample(model, options)?;
    let taken = if options.given.is_some() { sample.most_bytes() } else { 0 };
    let collected = Collected::new(model, options.memory.saturating_sub(taken));
    if collected.keeps_tracks() {
        return Ok((collected, sample));
    }
    Err(Failure::Usage(format!(
        "error: --memory: {} is too little: this scenario needs {} even part by part; 1GiB is usual",
        size::words(options.memory),
        size::enough(Collected::least_memory(model))
    )))
}

fn collect(
    (model, options, staged): (&Model, &RunOptions, &Staged),
    (paths, known_end): (u64, Option<u64>),
    work: impl FnOnce(&mut Job<'_>) -> Result<Vec<(Target, Known)>, Failure> + Send,
) -> Result<Simulated, Failure> {
    let workers = Workers::new(&options.running)?;
    let (collected, sample) = nothing_yet(model, options)?;
    let (writing, notes) = (Duration::ZERO, Vec::new());
    let shown = Shown { options, sample, rows: None, writing, notes };
    let mut job = Job { model, options, control: &workers.control, collected, shown };
    job.begin_rows(staged, paths)?;
    let known = workers.watched(known_end, || work(&mut job))?;
    let Job { collected, shown: Shown { sample, rows, writing, notes, .. }, .. } = job;
    let written = rows.map(PathTable::finish).transpose().map_err(Failure::Failed)?;
    let written = written.into_iter().collect();
    let threads = workers.count();
    Ok(Simulated { collected, sample, threads, written, writing, known, notes })
}

/// The same paths under other books.
pub(super) fn other_books(
    (document, model): (&Document, &Model),
    options: &RunOptions,
    paths: u64,
) -> Result<Option<Conventions>, Failure> {
    let workers = Workers::new(&options.running)?;
    let paths = NonZero::new(paths).unwrap_or(NonZero::<u64>::MIN);
    let allow_implausible = options.scenario.allow_implausible;
    let rules = Rules { allow_implausible, ..Rules::default() };
    let work = || Conventions::of((document, model), rules, paths, &workers.control);
    workers.watched(None, work).map_err(|_| Failure::Incomplete(STOPPED.to_owned()))
}

struct Job<'a> {
    model: &'a Model,
    options: &'a RunOptions,
    control: &'a Control,
    collected: Collected,
    shown: Shown<'a>,
}

/// What is made of each part while paths run.
struct Shown<'a> {
    options: &'a RunOptions,
    sample: Sample,
    rows: Option<PathTable>,
    writing: Duration,
    notes: Vec<String>,
}

impl Shown<'_> {
    fn show(&mut self, part: &Part<'_>) -> Result<(), String> {
        self.sample.add(part);
        let begun = Instant::now();
        if !part.exact && self.options.per_path.is_none() {
            // A file of so many paths would be larger than memory.
            self.rows.take().map_or(Ok(()), PathTable::discard)?;
        }
        let added = self.rows.as_mut().map_or(Ok(()), |rows| rows.add(part));
        self.writing += begun.elapsed();
        added
    }

    fn leave_rows_out(&mut self, paths: u64) {
        self.notes.push(format!(
            "paths.csv is left out: the results of {} paths do not fit in {} of memory; ask for it with \
             --per-path csv, or give more with --memory",
            number::count(paths),
            size::words(self.options.memory)
        ));
    }
}

impl Job<'_> {
    /// Opens the file of all paths, unless it is not wanted, or would be larger than memory.
    fn begin_rows(&mut self, staged: &Staged, paths: u64) -> Result<(), Failure> {
        let fits = self.options.precision.is_some() || self.collected.fits(paths);
        let rows = match self.options.per_path {
            #[cfg(feature = "parquet")]
            Some(PerPath::Parquet) => Some(PathTable::parquet(staged, self.model)),
            Some(PerPath::Csv) => Some(PathTable::csv(staged, self.model)),
            None if fits => Some(PathTable::csv(staged, self.model)),
            None => {
                self.shown.leave_rows_out(paths);
                None
            }
            Some(PerPath::None) => None,
        };
        self.shown.rows = rows.transpose().map_err(Failure::Failed)?;
        Ok(())
    }

    fn simulate(&mut self, paths: u64) -> Result<Vec<(Target, Known)>, Failure> {
        let Some(precision) = self.options.precision else {
            return self.extend(paths).map(|()| Vec::new());
        };
        let targets = self.targets()?;
        let mut next = PILOT.min(paths);
        loop {
            self.extend(next)?;
            let known: Vec<Known> =
                targets.iter().map(|target| target.known(&self.collected)).collect();
            let look = next_look(&known, precision, self.collected.paths, paths);
            match look {
                Some(more) if self.collected.paths < paths => next = more,
                _ => return Ok(targets.into_iter().zip(known).collect()),
            }
        }
    }

    fn targets(&self) -> Result<Vec<Target>, Failure> {
        let asked = &self.options.on;
        let targets = if asked.is_empty() { Target::usual() } else { asked.clone() };
        let modelled = |target: &Target| fault(self.model, &target.metric, Some(target.statistic));
        if asked.is_empty() {
            return Ok(targets.into_iter().filter(|target| modelled(target).is_none()).collect());
        }
        for target in &targets {
            if let Some(fault) = modelled(target) {
                return Err(Failure::Usage(self.refused(target, &fault)));
            }
        }
        Ok(targets)
    }

    fn refused(&self, target: &Target, fault: &Fault) -> String {
        let message = format!("error: --on: {}", fault.words(&target.metric));
        if !matches!(fault, Fault::Unknown) {
            return message;
        }
        let names = self.collected.metrics.iter().map(|metric| metric.name.as_str());
        format!("{message}; {}", suggestion(&target.metric, &names.collect::<Vec<_>>()))
    }

    fn extend(&mut self, paths: u64) -> Result<(), Failure> {
        let Self { model, control, collected, shown, .. } = self;
        let chance = Chance::Seed(model.header.run.seed);
        let had_rows = shown.rows.is_some();
        let mut show = |part: &Part<'_>| shown.show(part);
        let done = collected.extend(model, chance, paths, control, &mut show);
        if had_rows && shown.rows.is_none() {
            shown.leave_rows_out(paths);
        }
        done.map_err(|why| stopped(why, control, paths))
    }

    /// Takes what shards have brought as if it had been simulated here, in the same parts.
    fn replay(&mut self, shards: Shards, paths: u64) -> Result<(), Failure> {
        self.collected.make_room(paths);
        let mut waiting: Option<Brought> = None;
        for block in shards.all.into_iter().flat_map(Shard::blocks) {
            match block.map_err(|why| Failure::Failed(format!("error: {why}")))? {
                Block::Cells(cells) => self.collected.take_cells(&cells),
                Block::Whole(next) => {
                    let part = match waiting.take() {
                        Some(before) => before.followed_by(next),
                        None => next,
                    };
                    waiting = self.take_whole_part(part, paths)?;
                }
            }
            self.control.done.store(self.collected.paths, Ordering::Relaxed);
            if self.control.stop.load(Ordering::Relaxed) {
                return Err(stopped(Stopped::Interrupted, self.control, paths));
            }
        }
        let found = self.collected.paths;
        let complete = found == paths;
        let message = || format!("error: the shards have {found} of {paths} paths");
        if complete { Ok(()) } else { Err(Failure::Failed(message())) }
    }

    /// Takes a part that is complete; gives one back that is not.
    fn take_whole_part(&mut self, part: Brought, paths: u64) -> Result<Option<Brought>, Failure> {
        if !part.is_whole_part() && part.end() < paths {
            return Ok(Some(part));
        }
        let Self { collected, shown, .. } = self;
        collected.take(part, &mut |part| shown.show(part)).map_err(Failure::Failed)?;
        Ok(None)
    }
}

/// Why there is no result.
pub(super) fn stopped(stopped: Stopped, control: &Control, paths: u64) -> Failure {
    match stopped {
        Stopped::Failed(message) => Failure::Failed(message),
        Stopped::Interrupted => Failure::Incomplete(format!(
            "stopped after {} of {} paths; nothing was written",
            number::count(control.done.load(Ordering::Relaxed)),
            number::count(paths)
        )),
    }
}
