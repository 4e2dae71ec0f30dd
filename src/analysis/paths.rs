//! The first paths of a run, looked at one by one: what came out of each, what it had drawn, and its tracks.

use super::{condition::Condition, sample::Sample};
use crate::{
    engine::Control,
    metrics::{
        BUST, Bundle, Collected, Measure, Stopped, TrackOf, Unit, bust_conditions, first_row,
        metrics, tracks, year_of,
    },
    model::Model,
    random::Chance,
    scenario::Run,
};

/// Share of the memory for outcomes and parameters; the rest is for tracks.
const SAMPLE_PART: u64 = 8;

/// The first paths of a run, all of which are kept within some memory.
pub struct FirstPaths {
    sample: Sample,
    tracks: Bundle,
}

impl FirstPaths {
    /// Simulates a model's paths: of each, what has a date and what a condition asks for is kept, and all tracks.
    pub fn simulate(
        model: &Model,
        condition: &Condition,
        memory: u64,
        control: &Control,
    ) -> Result<Self, Stopped> {
        let dated = |metric: &Measure| metric.quantity.is_event() || metric.unit == Unit::Year;
        let wanted = |metric: &Measure| dated(metric) || condition.needs(&metric.name);
        let mut sample = Sample::new(model, wanted, Sample::PATHS);
        let mut collected = Collected::new(model, Self::for_tracks(memory));
        let (chance, paths) = (Chance::Seed(model.header.run.seed), model.header.run.paths);
        collected.extend(model, chance, paths, control, &mut |part| {
            sample.add(part);
            Ok(())
        })?;
        Ok(Self { sample, tracks: collected.tracks })
    }

    /// How many paths are usual in so much memory, and how many there is room for.
    pub fn room(model: &Model, memory: u64) -> (u64, u64) {
        let most = Collected::new(model, Self::for_tracks(memory)).most_tracks();
        (model.header.run.paths.min(Sample::PATHS as u64).min(most), most)
    }

    /// To look at.
    pub const fn paths<'a>(&'a self, model: &'a Model) -> Paths<'a> {
        Paths { model, sample: &self.sample, tracks: &self.tracks, most: usize::MAX }
    }

    /// Names of the metrics that say when a bust begins, by the scenario's own definition.
    pub fn of_a_bust(model: &Model) -> Vec<String> {
        let all = metrics(model);
        let known = |name: &str| all.iter().find(|metric| metric.name == name);
        let each = bust_conditions(model).flat_map(|condition| {
            let begins = known(&condition.metric).and_then(|metric| metric.quantity.begins);
            [Some(condition.metric.clone()), begins.map(str::to_owned)]
        });
        each.flatten().collect()
    }

    const fn for_tracks(memory: u64) -> u64 {
        memory - memory / SAMPLE_PART
    }
}

/// Paths with their outcomes, drawn parameters and tracks.
#[derive(Clone, Copy)]
pub struct Paths<'a> {
    /// What ran.
    pub model: &'a Model,
    /// Outcomes and drawn parameters; every metric.
    pub sample: &'a Sample,
    /// Tracks.
    pub tracks: &'a Bundle,
    /// How many are looked at at most.
    pub most: usize,
}

impl Paths<'_> {
    /// How many: those of which everything is kept.
    pub fn count(&self) -> usize {
        self.sample.paths().min(self.tracks.paths()).min(self.most)
    }

    /// Horizon and units.
    pub fn run(&self) -> &Run {
        &self.model.header.run
    }

    /// Whether a condition holds of each path.
    pub fn holding(&self, condition: &Condition) -> Vec<bool> {
        let mut holds = condition.of(self.sample);
        holds.truncate(self.count());
        holds
    }

    /// The values of a metric; none if it is not modelled.
    pub fn metric(&self, name: &str) -> Option<&[f64]> {
        let outcome = self.sample.named(name)?;
        Some(&outcome.values[..self.count()])
    }

    /// The tracks that can be watched, of the industry and of parties.
    pub fn observables(&self) -> Vec<TrackOf> {
        tracks(self.model).into_iter().filter(|track| track.quantity.observable).collect()
    }

    /// A modelled track by name.
    pub fn track(&self, name: &str) -> Option<TrackOf> {
        tracks(self.model).into_iter().find(|track| track.name == name)
    }

    /// The rows that a track has: flows of whole years, levels from the start on.
    pub fn rows(&self, track: &TrackOf) -> std::ops::RangeInclusive<usize> {
        let run = self.run();
        first_row(track.quantity, run)..=run.years
    }

    /// The calendar year of a row.
    pub fn year(&self, row: usize) -> f64 {
        year_of(self.run().start, row)
    }

    /// The values of a track in a row.
    pub fn column(&self, track: &TrackOf, row: usize) -> Vec<f64> {
        let mut column: Vec<f64> =
            self.tracks.column(track.place, row).into_iter().map(f64::from).collect();
        column.truncate(self.count());
        column
    }

    /// The year in which something begins on each path, infinite for never; none where it has no date.
    pub fn begins(&self, condition: &Condition) -> Option<Vec<f64>> {
        let [clause] = condition.clauses.as_slice() else { return None };
        if clause.yes_or_no() != Some(true) {
            return None;
        }
        self.event_begins(&clause.name)
    }

    fn event_begins(&self, name: &str) -> Option<Vec<f64>> {
        if name == BUST.name {
            return self.bust_begins();
        }
        if let Some(party) = name.strip_prefix("default.") {
            let mut failures = self.failures().into_iter();
            return failures.find(|(name, _)| name == party).map(|(_, years)| years);
        }
        let begins = self.sample.named(name)?.quantity.begins?;
        self.metric(begins).map(<[f64]>::to_vec)
    }

    /// By the scenario's own definition: the first of its conditions, if all have dates.
    pub(super) fn bust_begins(&self) -> Option<Vec<f64>> {
        let mut first = vec![f64::INFINITY; self.count()];
        for condition in bust_conditions(self.model) {
            let own =
                condition.is_plain().then(|| self.event_begins(&condition.metric)).flatten()?;
            for (first, own) in first.iter_mut().zip(own) {
                *first = first.min(own);
            }
        }
        Some(first)
    }

    /// The first year at whose end each party has failed, by name; infinite for never.
    pub fn failures(&self) -> Vec<(String, Vec<f64>)> {
        let failing = tracks(self.model).into_iter().filter_map(|track| {
            let party = track.name.strip_prefix("default.")?.to_owned();
            Some((party, self.first_year(&track)))
        });
        failing.collect()
    }

    fn first_year(&self, track: &TrackOf) -> Vec<f64> {
        let mut years = vec![f64::INFINITY; self.count()];
        for row in self.rows(track).rev() {
            let year = self.year(row);
            for (first, value) in years.iter_mut().zip(self.column(track, row)) {
                *first = if value > 0.5 { year } else { *first };
            }
        }
        years
    }
}
