//! The history of a batch: every track by year.

use super::track::{BUILDER_TRACKS, TRACKS};
use crate::{
    engine::Observer,
    model::state::State,
    random::{Column, LANES, fill},
};

/// Tracks by year of one batch: `[track][year]`, year 0 being the start.
///
/// Flows are sums over the year, and zero at the start; levels stand at the year's end. The row of
/// year y belongs to the calendar year `start + y - 1`.
#[derive(Clone, Debug)]
pub struct History {
    /// A row of columns for each track: the industry's, then each builder's.
    pub tracks: Vec<Vec<Column>>,
    /// First date of the run.
    pub start: f64,
    /// Number of builders.
    pub builders: usize,
    year: usize,
}

impl History {
    /// An empty history.
    pub fn new(start: f64, years: usize, builders: usize) -> Self {
        let count = TRACKS.len() + builders * BUILDER_TRACKS.len();
        let tracks = vec![vec![fill(0.0); years + 1]; count];
        Self { tracks, start, builders, year: 1 }
    }

    /// Years of the run.
    pub fn years(&self) -> usize {
        self.tracks[0].len() - 1
    }

    /// An industry track by name.
    pub fn track(&self, name: &str) -> &[Column] {
        let index = TRACKS.iter().position(|track| track.name == name);
        &self.tracks[index.expect("metrics name tracks of the catalogue")]
    }

    /// A builder's track by name.
    pub fn builder_track(&self, builder: usize, name: &str) -> &[Column] {
        let index = BUILDER_TRACKS.iter().position(|track| track.name == name);
        let index = index.expect("metrics name tracks of the catalogue");
        &self.tracks[TRACKS.len() + builder * BUILDER_TRACKS.len() + index]
    }

    /// The calendar year that a row belongs to.
    pub fn calendar_year(&self, row: usize) -> f64 {
        self.start.floor() - 1.0 + row as f64
    }

    fn record(&mut self, state: &State, row: usize, levels: bool) {
        for (track, rows) in TRACKS.iter().zip(&mut self.tracks) {
            if track.flow && row > 0 {
                add(&mut rows[row], &track.read(state));
            } else if !track.flow && levels {
                rows[row] = track.read(state);
            }
        }
        let own = self.tracks[TRACKS.len()..].chunks_exact_mut(BUILDER_TRACKS.len());
        for (builder, tracks) in state.builders.iter().zip(own) {
            for (track, rows) in BUILDER_TRACKS.iter().zip(tracks) {
                if track.flow && row > 0 {
                    add(&mut rows[row], (track.read)(builder));
                } else if !track.flow && levels {
                    rows[row] = *(track.read)(builder);
                }
            }
        }
    }
}

fn add(sum: &mut Column, amounts: &Column) {
    for i in 0..LANES {
        sum[i] += amounts[i];
    }
}

impl Observer for History {
    type Kept = Self;

    fn begin(&mut self, state: &State) {
        self.record(state, 0, true);
    }

    fn observe(&mut self, state: &State) {
        self.record(state, self.year, state.clock.year_end);
        self.year += usize::from(state.clock.year_end);
    }

    fn finish(self) -> Self {
        self
    }
}
