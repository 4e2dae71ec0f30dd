//! From batches to what is kept of all paths, part by part, within a budget of memory.

use std::{num::NonZero, ops::Range};

use rayon::prelude::*;

use super::{
    brought::{Brought, Cells},
    bundle::{Bundle, Singles},
    check,
    history::History,
    measure::{Measure, TrackOf, bust, metrics, tracks},
    representable::{self, Left},
    values::{PART, Values},
    wants::{wanted, wanted_with_tracks},
};
use crate::{
    engine::{self, Control, Interrupted, Observer},
    model::{Batch, Model, state::State},
    random::{Chance, Column},
};

/// Paths whose tracks are kept at most, so that bands by year are exact in bounded memory; they are
/// the first ones, and the report says how many.
const TRACK_PATHS: u64 = 1 << 16;

/// What all paths brought.
pub struct Collected {
    /// The metrics, in the order of the catalogue.
    pub metrics: Vec<Measure>,
    /// For each metric, what is kept of its values.
    pub values: Vec<Values>,
    /// Number of paths.
    pub paths: u64,
    /// Number of paths that are a bust.
    pub busts: u64,
    /// The tracks that are modelled.
    pub(super) described: Vec<TrackOf>,
    /// The tracks of the first paths.
    pub tracks: Bundle,
    /// Number of paths in `tracks`, at most.
    track_paths: u64,
    /// Bytes that the values may take before they are counted in cells.
    room: u64,
}

/// Some paths one by one, in their order.
pub struct Part<'a> {
    /// Number of the first of them.
    pub first_path: u64,
    /// The metrics, as in [`Collected::metrics`].
    pub metrics: &'a [Measure],
    /// For each metric, the value on each path.
    pub values: Vec<Vec<f64>>,
    /// Whether the values of all paths so far fit in memory.
    pub exact: bool,
    /// On each path, 1 if it is a bust.
    pub busts: Vec<f64>,
    /// For each drawn parameter, the value on each path.
    pub drawn: Vec<Vec<f64>>,
}

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

/// Runs a model and keeps every value of the metrics of every path, and the tracks of the first ones.
pub fn collect(
    model: &Model,
    chance: Chance,
    paths: NonZero<u64>,
    control: &Control,
) -> Result<Collected, Stopped> {
    let mut collected = Collected::new(model, u64::MAX);
    collected.extend(model, chance, paths.get(), control, &mut |_| Ok(()))?;
    Ok(collected)
}

impl Collected {
    /// Nothing yet of a model's paths, of which `memory` bytes may be kept: the tracks of the first
    /// paths have the first claim on them.
    pub fn new(model: &Model, memory: u64) -> Self {
        let (metrics, described) = (metrics(model), tracks(model));
        let (part, a_track) = bytes(model, &metrics);
        let room = memory.saturating_sub(part);
        let track_paths = TRACK_PATHS.min(room / a_track / PART * PART);
        let values = metrics.iter().map(|_| Values::Exact(Vec::new())).collect();
        let tracks = Bundle::new(model);
        let room = room.saturating_sub(track_paths * a_track);
        Self { metrics, values, paths: 0, busts: 0, described, tracks, track_paths, room }
    }

    /// Nothing yet of what some of the metrics say, and of no track: nothing else is worked out, but for what a bust is
    /// known by.
    pub fn only(model: &Model, wanted: impl Fn(&Measure) -> bool) -> Self {
        let mut own = Self::new(model, u64::MAX);
        let of_bust = |metric: &Measure| {
            model.header.bust.any_of.iter().any(|condition| condition.metric == metric.name)
        };
        own.metrics.retain(|metric| wanted(metric) || of_bust(metric));
        own.values.truncate(own.metrics.len());
        own.track_paths = 0;
        own
    }

    /// The least memory, in bytes, that a model can be run in: for one part and its tracks.
    pub fn least_memory(model: &Model) -> u64 {
        let (part, a_track) = bytes(model, &metrics(model));
        part + PART * a_track
    }

    /// Simulates the paths up to a number, and shows them part by part. More can be added later if
    /// that number is a multiple of [`Batch::PATHS`].
    pub fn extend(
        &mut self,
        model: &Model,
        chance: Chance,
        paths: u64,
        control: &Control,
        show: &mut dyn FnMut(&Part<'_>) -> Result<(), String>,
    ) -> Result<(), Stopped> {
        self.make_room(paths);
        while self.paths < paths {
            let brought = self.bring(model, chance, self.paths..paths, control)?;
            self.take(brought, show).map_err(Stopped::Failed)?;
        }
        Ok(())
    }

    /// Simulates the first paths of a range, which begins at a multiple of [`Batch::PATHS`], up to the end of a part.
    pub fn bring(
        &self,
        model: &Model,
        chance: Chance,
        paths: Range<u64>,
        control: &Control,
    ) -> Result<Brought, Stopped> {
        check::bust_fault(model).map_or(Ok(()), |message| Err(Stopped::Failed(message)))?;
        let paths = paths.start..paths.end.min((paths.start + 1).next_multiple_of(PART));
        let measures: Vec<&Measure> = self.metrics.iter().collect();
        let (with, without) = (wanted_with_tracks(model, &measures), wanted(model, &measures, []));
        let watch = |first: u64| {
            let keep_tracks = first < self.track_paths;
            Watcher {
                history: History::wanting(model, if keep_tracks { &with } else { &without }),
                drawn: Vec::new(),
                model,
                metrics: &self.metrics,
                bundle: &self.tracks,
                keep_tracks,
            }
        };
        let kept = engine::run(model, chance, paths.clone(), watch, control)?;
        if let Some(path) = first_left(&kept, paths.start).filter(|path| *path < paths.end) {
            return Err(Stopped::Failed(representable::explain(model, chance, path)));
        }
        Ok(brought(kept, paths, self.metrics.len()))
    }

    /// Makes room for the results of so many paths in all, or counts from now on if there is none.
    pub fn make_room(&mut self, paths: u64) {
        if self.fits(paths) {
            self.values.iter_mut().for_each(|values| values.make_room(at_most(paths)));
        } else {
            self.values.par_iter_mut().for_each(Values::count);
        }
    }

    /// Adds what the next paths brought, and shows them.
    pub fn take(
        &mut self,
        brought: Brought,
        show: &mut dyn FnMut(&Part<'_>) -> Result<(), String>,
    ) -> Result<(), String> {
        let Brought { first_path, values, busts, drawn, tracks } = brought;
        self.values.par_iter_mut().zip(&values).for_each(|(all, part)| all.add(part));
        self.busts += busts.iter().map(|bust| u64::from(*bust > 0.5)).sum::<u64>();
        self.paths += busts.len() as u64;
        for (tracks, paths) in tracks {
            self.tracks.add(tracks, paths);
        }
        let exact = self.values.iter().all(|values| values.exact().is_some());
        show(&Part { first_path, metrics: &self.metrics, exact, values, busts, drawn })
    }

    /// Adds what another machine has counted of the next paths.
    pub fn take_cells(&mut self, cells: &Cells) {
        self.paths += cells.paths;
        self.busts += cells.busts;
        let all = self.values.par_iter_mut().zip(&cells.counted).enumerate();
        all.for_each(|(which, (values, counted))| {
            let moments: Vec<_> = cells.moments.iter().map(|part| &part[which]).collect();
            values.add_counted(counted, &moments);
        });
    }

    /// Whether every value of so many paths can be kept; if not, they are counted in cells.
    pub fn fits(&self, paths: u64) -> bool {
        8 * paths * self.values.len() as u64 <= self.room
    }

    /// Paths whose tracks are kept at most.
    pub const fn most_tracks(&self) -> u64 {
        self.track_paths
    }

    /// Whether there is room for the tracks of any paths.
    pub const fn keeps_tracks(&self) -> bool {
        self.track_paths > 0
    }
}

/// Bytes of a part without its tracks, and of the tracks of a path.
fn bytes(model: &Model, metrics: &[Measure]) -> (u64, u64) {
    // A part is there twice, as batches bring it and as columns.
    let a_path = 8 * (metrics.len() + model.drawn.len() + 1) as u64;
    (PART * 2 * a_path, 4 * (tracks(model).len() * (model.header.run.years + 1)) as u64)
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
const fn at_most(count: u64) -> usize {
    count as usize
}
