//! A batch of paths, step by step.

use super::{Process, state::State};
use crate::{
    math::Width,
    random::{Column, LANES},
};

/// A batch of paths under way.
pub struct Batch {
    /// The market on each path.
    pub state: State,
    /// Each path's own parameters, in the order of `Model::drawn`.
    pub drawn: Vec<Column>,
    pub(super) processes: Vec<Box<dyn Process>>,
    pub(super) start: f64,
    /// Steps a year.
    pub steps_per_year: usize,
    /// Steps of the first calendar year before the start.
    pub(super) steps_before_start: usize,
    pub(super) width: Width,
}

impl Batch {
    /// Paths in a batch.
    pub const PATHS: usize = LANES;

    /// Advances every path by one step; `step` counts from 0.
    pub fn step(&mut self, step: usize) {
        self.begin(step);
        for process in &mut self.processes {
            process.step_at(self.width, &mut self.state);
        }
    }

    /// Advances every path by one step, and reports each mechanism in turn to a stopwatch.
    pub fn step_timed(&mut self, step: usize, mut lap: impl FnMut(usize)) {
        self.begin(step);
        for (index, process) in self.processes.iter_mut().enumerate() {
            process.step_at(self.width, &mut self.state);
            lap(index);
        }
    }

    fn begin(&mut self, step: usize) {
        let clock = &mut self.state.clock;
        clock.step = step;
        clock.elapsed = step as f64 * clock.dt;
        clock.date = self.start + clock.elapsed;
        let of_first_year = self.steps_before_start + step + 1;
        clock.year_end = of_first_year.is_multiple_of(self.steps_per_year);
        self.state.clear_flows();
    }
}
