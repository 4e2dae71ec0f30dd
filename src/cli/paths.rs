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
        Collected, Conventions, Fault, Known, PILOT, Part, Stopped, Target, fault, next_look,
    },
    model::Model,
    random::Chance,
    report::{PathTable, Staged, number},
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
    let workers = Workers::new(&options.running)?;
    let paths = match (options.precision, options.paths) {
        (Some(_), most) => most.unwrap_or(MOST),
        (None, _) => model.header.run.paths,
    };
    if paths == 0 {
        return Err(Failure::Usage("error: run.paths: expected at least one path".to_owned()));
    }
    let sample = given::sample(model, options)?;
    let taken = if options.given.is_some() { sample.most_bytes() } else { 0 };
    let collected = Collected::new(model, options.memory.saturating_sub(taken));
    if !collected.keeps_tracks() {
        let message = format!(
            "error: --memory: {} is too little: this scenario needs {} even part by part; 1GiB is usual",
            size::words(options.memory),
            size::enough(Collected::least_memory(model))
        );
        return Err(Failure::Usage(message));
    }
    let mut job = Job {
        model,
        options,
        control: &workers.control,
        collected,
        sample,
        rows: None,
        writing: Duration::ZERO,
        notes: Vec::new(),
    };
    job.begin_rows(staged, paths)?;
    let known_end = options.precision.is_none().then_some(paths);
    let known = workers.watched(known_end, || job.simulate(paths))?;
    let Job { collected, sample, rows, writing, notes, .. } = job;
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
    sample: Sample,
    rows: Option<PathTable>,
    writing: Duration,
    notes: Vec<String>,
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
                self.leave_rows_out(paths);
                None
            }
            Some(PerPath::None) => None,
        };
        self.rows = rows.transpose().map_err(Failure::Failed)?;
        Ok(())
    }

    fn leave_rows_out(&mut self, paths: u64) {
        self.notes.push(format!(
            "paths.csv is left out: the results of {} paths do not fit in {} of memory; ask for it with \
             --per-path csv, or give more with --memory",
            number::count(paths),
            size::words(self.options.memory)
        ));
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
        let Self { model, options, control, collected, sample, rows, writing, .. } = self;
        let chance = Chance::Seed(model.header.run.seed);
        let had_rows = rows.is_some();
        let mut show = |part: &Part<'_>| {
            sample.add(part);
            let begun = Instant::now();
            if !part.exact && options.per_path.is_none() {
                // A file of so many paths would be larger than memory.
                rows.take().map_or(Ok(()), PathTable::discard)?;
            }
            let added = rows.as_mut().map_or(Ok(()), |rows| rows.add(part));
            *writing += begun.elapsed();
            added
        };
        let done = collected.extend(model, chance, paths, control, &mut show);
        if had_rows && self.rows.is_none() {
            self.leave_rows_out(paths);
        }
        done.map_err(|stopped| match stopped {
            Stopped::Failed(message) => Failure::Failed(message),
            Stopped::Interrupted => Failure::Incomplete(format!(
                "stopped after {} of {} paths; nothing was written",
                number::count(self.control.done.load(Ordering::Relaxed)),
                number::count(paths)
            )),
        })
    }
}
