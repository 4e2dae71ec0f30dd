//! The simulation itself: when there are paths enough, and the file of all paths that is written while they run.

use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use super::{Error, PerPath, Plan};
use crate::{
    analysis::{Condition, Sample},
    engine::Control,
    metrics::{Brought, Collected, Known, PILOT, Part, Stopped, Target, next_look},
    model::Model,
    random::Chance,
    report::{Block, Hashes, PathTable, Shard, Shards, Staged},
};

/// What a simulation brought.
pub struct Simulated {
    /// All paths.
    pub collected: Collected,
    /// The first paths one by one.
    pub sample: Sample,
    /// The condition that was asked for.
    pub condition: Option<Condition>,
    /// Names and hashes of the files that were written while it ran.
    pub written: Hashes,
    /// The time that took.
    pub writing: Duration,
    /// What it was asked to know well, and how well it does.
    pub known: Vec<(Target, Known)>,
    /// Whether the file of all paths was left out, as it would have been larger than memory.
    pub left_out: bool,
}

/// What is to be done with each part of the paths, beside what is always done.
type Watching<'a> = &'a mut (dyn FnMut(&Part<'_>) -> Result<(), String> + Send);

impl Plan<'_> {
    /// Simulates as many paths as are asked for, or as a precision needs.
    pub fn simulate(self, staged: Option<&Staged>, control: &Control) -> Result<Simulated, Error> {
        let work = |job: &mut Job<'_>, paths, targets| job.simulate(paths, targets);
        self.work(staged, control, &mut |_| Ok(()), work)
    }

    /// The same without a folder, with every part of the paths shown.
    pub fn simulate_shown(
        self,
        control: &Control,
        watch: Watching<'_>,
    ) -> Result<Simulated, Error> {
        let work = |job: &mut Job<'_>, paths, targets| job.simulate(paths, targets);
        self.work(None, control, watch, work)
    }

    /// Puts together what shards have simulated, as if it had been simulated here.
    pub fn replay(
        self,
        shards: Shards,
        staged: Option<&Staged>,
        control: &Control,
    ) -> Result<Simulated, Error> {
        let work = |job: &mut Job<'_>, paths, _| job.replay(shards, paths).map(|()| Vec::new());
        self.work(staged, control, &mut |_| Ok(()), work)
    }

    fn work(
        self,
        staged: Option<&Staged>,
        control: &Control,
        watch: Watching<'_>,
        work: impl FnOnce(&mut Job<'_>, u64, Vec<Target>) -> Result<Vec<(Target, Known)>, Error>,
    ) -> Result<Simulated, Error> {
        let paths = self.most();
        let rows = self.rows(staged, paths).map_err(Error::Report)?;
        let Self { model, settings, condition, targets, collected, sample } = self;
        let optional = settings.per_path == PerPath::IfItFits;
        let left_out = optional && staged.is_some() && rows.is_none();
        let shown = Shown { sample, rows, watch, optional, left_out, writing: Duration::ZERO };
        let precision = settings.precision;
        let mut job = Job { model, precision, control, collected, shown };
        let known = work(&mut job, paths, targets)?;
        let Job { collected, shown: Shown { sample, rows, writing, left_out, .. }, .. } = job;
        let written = rows.map(PathTable::finish).transpose().map_err(Error::Report)?;
        let written = written.into_iter().collect();
        Ok(Simulated { collected, sample, condition, written, writing, known, left_out })
    }

    /// Opens the file of all paths, unless it is not wanted, or would be larger than memory.
    fn rows(&self, staged: Option<&Staged>, paths: u64) -> Result<Option<PathTable>, String> {
        let Some(staged) = staged else { return Ok(None) };
        let fits = self.settings.precision.is_some() || self.collected.fits(paths);
        let rows = match self.settings.per_path {
            PerPath::Parquet => PathTable::parquet(staged, self.model),
            PerPath::Csv => PathTable::csv(staged, self.model),
            PerPath::IfItFits if fits => PathTable::csv(staged, self.model),
            PerPath::IfItFits | PerPath::None => return Ok(None),
        };
        rows.map(Some)
    }
}

struct Job<'a> {
    model: &'a Model,
    precision: Option<f64>,
    control: &'a Control,
    collected: Collected,
    shown: Shown<'a>,
}

/// What is made of each part while paths run.
struct Shown<'a> {
    sample: Sample,
    rows: Option<PathTable>,
    watch: Watching<'a>,
    /// Whether the rows may be left out.
    optional: bool,
    left_out: bool,
    writing: Duration,
}

impl Shown<'_> {
    fn show(&mut self, part: &Part<'_>) -> Result<(), String> {
        self.sample.add(part);
        (self.watch)(part)?;
        let begun = Instant::now();
        if !part.exact && self.optional {
            // A file of so many paths would be larger than memory.
            self.left_out |= self.rows.is_some();
            self.rows.take().map_or(Ok(()), PathTable::discard)?;
        }
        let added = self.rows.as_mut().map_or(Ok(()), |rows| rows.add(part));
        self.writing += begun.elapsed();
        added
    }
}

impl Job<'_> {
    fn simulate(
        &mut self,
        paths: u64,
        targets: Vec<Target>,
    ) -> Result<Vec<(Target, Known)>, Error> {
        let Some(precision) = self.precision else {
            return self.extend(paths).map(|()| Vec::new());
        };
        let mut next = PILOT.min(paths);
        loop {
            self.extend(next)?;
            let known: Vec<Known> =
                targets.iter().map(|target| target.known(&self.collected)).collect();
            match next_look(&known, precision, self.collected.paths, paths) {
                Some(more) if self.collected.paths < paths => next = more,
                _ => return Ok(targets.into_iter().zip(known).collect()),
            }
        }
    }

    fn extend(&mut self, paths: u64) -> Result<(), Error> {
        let Self { model, control, collected, shown, .. } = self;
        let chance = Chance::Seed(model.header.run.seed);
        Ok(collected.extend(model, chance, paths, control, &mut |part| shown.show(part))?)
    }

    /// Takes what shards have brought in the parts in which it would have been simulated here.
    fn replay(&mut self, shards: Shards, paths: u64) -> Result<(), Error> {
        self.collected.make_room(paths);
        let mut waiting: Option<Brought> = None;
        for block in shards.all.into_iter().flat_map(Shard::blocks) {
            match block.map_err(Error::Shards)? {
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
                return Err(Stopped::Interrupted.into());
            }
        }
        let found = self.collected.paths;
        let complete = found == paths;
        let message = || format!("the shards have {found} of {paths} paths");
        if complete { Ok(()) } else { Err(Error::Shards(message())) }
    }

    /// Takes a part that is complete; gives one back that is not.
    fn take_whole_part(&mut self, part: Brought, paths: u64) -> Result<Option<Brought>, Error> {
        if !part.is_whole_part() && part.end() < paths {
            return Ok(Some(part));
        }
        let Self { collected, shown, .. } = self;
        collected.take(part, &mut |part| shown.show(part)).map_err(Error::Report)?;
        Ok(None)
    }
}
