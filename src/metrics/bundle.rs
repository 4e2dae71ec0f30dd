//! The tracks of many paths, as batches leave them.

use super::{history::History, measure::tracks};
use crate::{
    model::{Batch, Model},
    random::Column,
};

/// A column in single precision: seven digits are enough for a band.
pub type Singles = [f32; Batch::PATHS];

/// The tracks that a model has, by year, of many paths, in the order of the paths.
///
/// Each batch is one block of memory and stays where it was written: to put its numbers with those of
/// other batches would take as much memory again, and a quarter of the time of a small scenario.
#[derive(Clone, Debug, Default)]
pub struct Bundle {
    batches: Vec<Vec<Singles>>,
    /// The places of the tracks in a history.
    places: Vec<usize>,
    /// Rows of a track: years, and the start.
    rows: usize,
    paths: usize,
}

impl Bundle {
    /// No paths yet of a model.
    pub fn new(model: &Model) -> Self {
        let places = tracks(model).into_iter().map(|track| track.place).collect();
        Self { batches: Vec::new(), places, rows: model.header.run.years + 1, paths: 0 }
    }

    /// The places of its tracks in a history.
    pub fn places(&self) -> impl Iterator<Item = usize> {
        self.places.iter().copied()
    }

    /// What is kept of a batch: `[track * rows + row]`.
    pub fn of_batch(&self, history: &History) -> Vec<Singles> {
        let mut all = Vec::with_capacity(self.places.len() * self.rows);
        history.width.run(
            #[inline(always)]
            || {
                for column in self.places.iter().flat_map(|place| history.rows(*place)) {
                    all.push(singles(column));
                }
            },
        );
        all
    }

    /// The first row of a track, by its place in a history.
    fn first(&self, track: usize) -> usize {
        let kept = self.places.binary_search(&track).expect("a track that the model has");
        kept * self.rows
    }

    /// Adds a batch, of which so many paths count. All but the last are full.
    pub fn add(&mut self, batch: Vec<Singles>, paths: usize) {
        self.batches.push(batch);
        self.paths += paths;
    }

    /// Number of paths.
    pub const fn paths(&self) -> usize {
        self.paths
    }

    /// The value of a track in a row on one path.
    pub fn value(&self, track: usize, row: usize, path: usize) -> f32 {
        self.batches[path / Batch::PATHS][self.first(track) + row][path % Batch::PATHS]
    }

    /// The values of a track in a row, year 0 being the start, on every path.
    pub fn column(&self, track: usize, row: usize) -> Vec<f32> {
        let place = self.first(track) + row;
        let mut column = Vec::with_capacity(self.batches.len() * Batch::PATHS);
        for batch in &self.batches {
            column.extend_from_slice(&batch[place]);
        }
        column.truncate(self.paths);
        column
    }
}

#[expect(clippy::cast_possible_truncation, reason = "seven digits are enough for a band")]
#[inline(always)]
fn singles(column: &Column) -> Singles {
    let mut singles = [0.0; Batch::PATHS];
    for i in 0..Batch::PATHS {
        singles[i] = column[i] as f32;
    }
    singles
}
