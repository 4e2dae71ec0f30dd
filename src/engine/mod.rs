//! The engine: runs a model over many paths, on all cores, with the same result on any number.

// A package of its own, in which the layers have the names that they have in the whole.
extern crate self as engine;

use overbuild_model as model;
use overbuild_random as random;

use std::{
    ops::Range,
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
};

use rayon::prelude::*;

use crate::{
    model::{Batch, Model, state::State},
    random::Chance,
};

/// Watches one batch of paths run, and keeps what is wanted of it.
pub trait Observer {
    /// What is left of a batch.
    type Kept: Send;

    /// Sees the paths before their first step.
    fn begin(&mut self, batch: &Batch);

    /// Sees the market after each step.
    fn observe(&mut self, state: &State);

    /// Hands over what it kept.
    fn finish(self) -> Self::Kept;
}

/// How a run is watched and stopped from outside.
#[derive(Debug, Default)]
pub struct Control {
    /// Set to stop the run at the next batch.
    pub stop: AtomicBool,
    /// Paths done.
    pub done: AtomicU64,
}

/// The run was stopped before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interrupted;

/// Runs the paths of a range, which begins at a multiple of [`Batch::PATHS`], with a new observer for
/// each batch; returns what they kept, in the order of the paths. The last batch may have paths beyond
/// the last one asked for.
pub fn run<O: Observer>(
    model: &Model,
    chance: Chance,
    paths: Range<u64>,
    observer: impl Fn(u64) -> O + Sync,
    control: &Control,
) -> Result<Vec<O::Kept>, Interrupted> {
    let size = Batch::PATHS as u64;
    keep_memory();
    // Which thread runs a batch is chance; `collect` puts what they kept into the order of the paths.
    (paths.start / size..paths.end.div_ceil(size))
        .into_par_iter()
        .map(|batch| {
            if control.stop.load(Ordering::Relaxed) {
                return Err(Interrupted);
            }
            let first = batch * size;
            let kept = run_batch(model, chance, first, observer(first));
            control.done.fetch_add(size.min(paths.end - first), Ordering::Relaxed);
            Ok(kept)
        })
        .collect()
}

/// Makes the C library keep the memory of finished batches for the next ones. Having freed one large
/// block, it takes blocks up to that size from its own heap from then on and returns none of it before
/// twice that much is free (mallopt(3), `M_MMAP_THRESHOLD`); without, each batch faults all its pages
/// in anew, a tenth of the time of base.toml. The block is never written to, so it costs nothing.
fn keep_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(31 << 20)));
}

/// Runs the batch of paths that begins at `first_path`.
pub fn run_batch<O: Observer>(
    model: &Model,
    chance: Chance,
    first_path: u64,
    observer: O,
) -> O::Kept {
    follow(model, model.start(chance, first_path), observer)
}

/// Runs a batch that stands at its start.
pub fn follow<O: Observer>(model: &Model, mut batch: Batch, mut observer: O) -> O::Kept {
    observer.begin(&batch);
    for step in 0..model.header.run.steps() {
        batch.step(step);
        model.width.run(
            #[inline(always)]
            || observer.observe(&batch.state),
        );
    }
    observer.finish()
}
