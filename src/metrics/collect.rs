//! From batches to columns over all paths.

use std::num::NonZero;

use rayon::prelude::*;

use super::{
    catalogue::{Metric, bust, metrics},
    history::History,
    track::{Description, descriptions},
};
use crate::{
    engine::{self, Control, Interrupted, Observer},
    model::{Batch, Model, state::State},
    random::{Chance, Column},
};

/// Paths whose tracks are kept, so that bands by year are exact in bounded memory; they are the
/// first ones, and the report says how many.
const TRACK_PATHS: usize = 1 << 16;

/// What all paths brought.
pub struct Collected {
    /// The metrics, in the order of the catalogue.
    pub metrics: Vec<Metric>,
    /// For each metric, the value on each path.
    pub values: Vec<Vec<f64>>,
    /// On each path, whether it is a bust.
    pub busts: Vec<bool>,
    /// For each drawn parameter, the value on each path.
    pub drawn: Vec<Vec<f64>>,
    /// Name, label, unit and kind of each track.
    pub(super) descriptions: Vec<Description>,
    /// `[track][year]`: the values of the first paths, as single-precision numbers.
    pub tracks: Vec<Vec<Vec<f32>>>,
    /// Number of paths in `tracks`.
    pub track_paths: usize,
}

/// What a batch leaves behind.
struct Kept {
    values: Vec<Column>,
    busts: Column,
    drawn: Vec<Column>,
    tracks: Option<Vec<Vec<Singles>>>,
}

/// A column in single precision: seven digits are enough for a band.
type Singles = [f32; Batch::PATHS];

struct Watcher<'a> {
    history: History,
    drawn: Vec<Column>,
    model: &'a Model,
    metrics: &'a [Metric],
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

    fn finish(self) -> Kept {
        let values: Vec<Column> =
            self.metrics.iter().map(|metric| metric.of(&self.history)).collect();
        let busts = bust(&self.model.header.bust, self.metrics, &values);
        let tracks = self.keep_tracks.then(|| {
            let years = |track: &Vec<Column>| track.iter().map(singles).collect();
            self.history.tracks.iter().map(years).collect()
        });
        Kept { values, busts, drawn: self.drawn, tracks }
    }
}

/// Runs a model and collects the metrics of every path and the tracks of the first ones.
pub fn collect(
    model: &Model,
    chance: Chance,
    paths: NonZero<u64>,
    control: &Control,
) -> Result<Collected, Interrupted> {
    let metrics = metrics(&model.parties);
    let run = &model.header.run;
    let watch = |first: u64| Watcher {
        history: History::new(run.start, run.years, &model.parties),
        drawn: Vec::new(),
        model,
        metrics: &metrics,
        keep_tracks: first < TRACK_PATHS as u64,
    };
    let kept = engine::run(model, chance, paths, watch, control)?;
    #[expect(clippy::cast_possible_truncation, reason = "paths that fitted in memory")]
    let count = paths.get() as usize;
    let track_paths = count.min(TRACK_PATHS);
    let column = |read: &(dyn Fn(&Kept) -> Column + Sync)| gather(&kept, count, read);
    let values =
        (0..metrics.len()).into_par_iter().map(|m| column(&|batch| batch.values[m])).collect();
    let drawn =
        (0..model.drawn.len()).into_par_iter().map(|d| column(&|batch| batch.drawn[d])).collect();
    let busts = column(&|batch| batch.busts).into_iter().map(|bust| bust > 0.5).collect();
    let descriptions = descriptions(&model.parties);
    let tracks = (0..descriptions.len())
        .into_par_iter()
        .map(|track| {
            (0..=run.years).map(|year| track_values(&kept, track, year, track_paths)).collect()
        })
        .collect();
    Ok(Collected { metrics, values, busts, drawn, descriptions, tracks, track_paths })
}

fn gather(kept: &[Kept], count: usize, read: &dyn Fn(&Kept) -> Column) -> Vec<f64> {
    let mut values = Vec::with_capacity(kept.len() * Batch::PATHS);
    for batch in kept {
        values.extend_from_slice(&read(batch));
    }
    values.truncate(count);
    values
}

fn singles(column: &Column) -> Singles {
    #[expect(clippy::cast_possible_truncation, reason = "seven digits are enough for a band")]
    column.map(|value| value as f32)
}

fn track_values(kept: &[Kept], track: usize, year: usize, count: usize) -> Vec<f32> {
    let mut values = Vec::with_capacity(count + Batch::PATHS);
    for tracks in kept.iter().filter_map(|batch| batch.tracks.as_ref()) {
        values.extend_from_slice(&tracks[track][year]);
    }
    values.truncate(count);
    values
}
