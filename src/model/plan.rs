//! A plan by steps: looked up by the step that wants it, also before the start and beyond the end.

use super::state::Lag;
use crate::scenario::{Run, Series};

/// Years that a plan is known beyond each end of the run, for lags.
const MARGIN_YEARS: usize = 16;

/// Planned spending, bn a year, by step.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    rates: Vec<f64>,
    before: usize,
}

impl Plan {
    /// Looks a series up at the start of every step.
    pub(super) fn new(series: &Series, run: &Run) -> Self {
        let before = MARGIN_YEARS * run.steps_per_year;
        let date = |index: usize| run.start + (index as f64 - before as f64) * run.dt();
        let rates = (0..run.steps() + 2 * before).map(|index| series.at(date(index))).collect();
        Self { rates, before }
    }

    /// The rate planned for a step of the run.
    pub(super) fn at(&self, step: usize) -> f64 {
        self.rates[(step + self.before).min(self.rates.len() - 1)]
    }

    /// The rate planned for a time before the start.
    pub(super) fn steps_before_start(&self, steps: usize) -> f64 {
        self.rates[self.before.saturating_sub(steps)]
    }

    /// The rate planned a lead later, over that of the step; within 1/2 and 3, so that one
    /// odd year of a plan moves no mountain of sites.
    pub(super) fn growth(&self, step: usize, lead: &Lag, lane: usize) -> f64 {
        let (later, part) = (step + lead.of(lane), lead.part(lane));
        let mean = self.at(later) * (1.0 - part) + self.at(later + 1) * part;
        self.ratio(mean, self.at(step))
    }

    /// The same for a step before the start.
    pub(super) fn growth_before_start(&self, ago: usize, lead: &Lag, lane: usize) -> f64 {
        let planned = |later: usize| {
            later
                .checked_sub(ago)
                .map_or_else(|| self.steps_before_start(ago - later), |step| self.at(step))
        };
        let (later, part) = (lead.of(lane), lead.part(lane));
        let mean = planned(later) * (1.0 - part) + planned(later + 1) * part;
        self.ratio(mean, self.steps_before_start(ago))
    }

    #[expect(clippy::unused_self, reason = "reads as a property of the plan")]
    fn ratio(&self, later: f64, now: f64) -> f64 {
        if now > 0.0 { (later / now).clamp(0.5, 3.0) } else { 1.0 }
    }
}
