//! From batches to parts of a run: what is simulated at once.

use std::ops::Range;

use rayon::prelude::*;

use super::{
    brought::Brought,
    bundle::{Bundle, Singles},
    check,
    history::History,
    measure::{Measure, bust},
    representable::{self, Left},
    values::PART,
    wants::{wanted, wanted_with_tracks},
};
use crate::{
    engine::{self, Control, Interrupted, Observer},
    model::{Batch, Model, state::State},
    random::{Chance, Column},
};

/// Why paths were not collected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    /// From outside.
    #[error("stopped before the end")]
    Interrupted,
    /// A path left the range of numbers, or what was to be done with each part failed.
    #[error("{0}")]
    Failed(String),
}

impl From<Interrupted> for Stopped {
    fn from(_: Interrupted) -> Self {
        Self::Interrupted
    }
}

/// What a batch leaves behind.
struct Kept {
    values: Vec<Column>,
    busts: Column,
    drawn: Vec<Column>,
    tracks: Option<Vec<Singles>>,
    left: Left,
}

struct Watcher<'a> {
    history: History,
    drawn: Vec<Column>,
    model: &'a Model,
    metrics: &'a [Measure],
    bundle: &'a Bundle,
    keep_tracks: bool,
}

impl Observer for Watcher<'_> {
    type Kept = Kept;

    fn begin(&mut self, batch: &Batch) {
        self.history.begin(batch);
        self.drawn.clone_from(&batch.drawn);
    }

    #[inline(always)]
    fn observe(&mut self, state: &State) {
        self.history.observe(state);
    }

    fn finish(mut self) -> Kept {
        self.history = self.history.finish();
        let values: Vec<Column> =
            self.metrics.iter().map(|metric| metric.of(&self.history)).collect();
        let busts = bust(&self.model.header.bust, self.metrics, &values);
        let tracks = self.keep_tracks.then(|| self.bundle.of_batch(&self.history));
        let left = representable::left(&self.history, self.metrics, &values, &self.drawn);
        Kept { values, busts, drawn: self.drawn, tracks, left }
    }
}

/// A model and what is kept of its paths.
pub(super) struct Source<'a> {
    pub(super) model: &'a Model,
    pub(super) metrics: Vec<Measure>,
    /// No paths; the tracks that are kept.
    pub(super) bundle: Bundle,
    /// Paths whose tracks are kept, at most.
    pub(super) track_paths: u64,
}

impl Source<'_> {
    /// Simulates the first paths of a range, which begins at a multiple of [`Batch::PATHS`], up to the end of a part.
    pub(super) fn bring(
        &self,
        chance: Chance,
        paths: Range<u64>,
        control: &Control,
    ) -> Result<Brought, Stopped> {
        let Self { model, metrics, bundle, track_paths } = self;
        check::bust_fault(model).map_or(Ok(()), |message| Err(Stopped::Failed(message)))?;
        let paths = paths.start..paths.end.min((paths.start + 1).next_multiple_of(PART));
        let measures: Vec<&Measure> = metrics.iter().collect();
        let (with, without) = (wanted_with_tracks(model, &measures), wanted(model, &measures, []));
        let watch = |first: u64| {
            let keep_tracks = first < *track_paths;
            Watcher {
                history: History::wanting(model, if keep_tracks { &with } else { &without }),
                drawn: Vec::new(),
                model,
                metrics,
                bundle,
                keep_tracks,
            }
        };
        let kept = engine::run(model, chance, paths.clone(), watch, control)?;
        if let Some(path) = first_left(&kept, paths.start).filter(|path| *path < paths.end) {
            return Err(Stopped::Failed(representable::explain(model, chance, path)));
        }
        Ok(brought(kept, paths, metrics.len()))
    }
}

/// The first path of some batches that has left the representable range.
fn first_left(kept: &[Kept], first_path: u64) -> Option<u64> {
    let lanes = kept.iter().flat_map(|batch| batch.left);
    (first_path..).zip(lanes).find(|(_, left)| *left).map(|(path, _)| path)
}

/// The columns of what batches have left behind.
fn brought(kept: Vec<Kept>, paths: Range<u64>, metrics: usize) -> Brought {
    let count = paths.end - paths.start;
    let column = |read: &(dyn Fn(&Kept) -> Column + Sync)| gather(&kept, count, read);
    let columns = |length: usize, read: fn(&Kept, usize) -> Column| -> Vec<Vec<f64>> {
        (0..length).into_par_iter().map(|which| column(&|kept| read(kept, which))).collect()
    };
    let values = columns(metrics, |kept, which| kept.values[which]);
    let drawn = columns(kept[0].drawn.len(), |kept, which| kept.drawn[which]);
    let busts = column(&|kept| kept.busts);
    let mut left = at_most(count);
    let tracks = kept.into_iter().filter_map(|batch| {
        let paths = left.min(Batch::PATHS);
        left -= paths;
        batch.tracks.map(|tracks| (tracks, paths))
    });
    let tracks = tracks.collect();
    Brought { first_path: paths.start, values, busts, drawn, tracks }
}

fn gather(kept: &[Kept], count: u64, read: &dyn Fn(&Kept) -> Column) -> Vec<f64> {
    let mut values = Vec::with_capacity(kept.len() * Batch::PATHS);
    for batch in kept {
        values.extend_from_slice(&read(batch));
    }
    values.truncate(at_most(count));
    values
}

#[expect(clippy::cast_possible_truncation, reason = "a part fits in memory")]
pub(super) const fn at_most(count: u64) -> usize {
    count as usize
}
