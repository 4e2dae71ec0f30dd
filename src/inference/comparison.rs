//! An observation beside the same quantity of the model.

use super::scale::Scale;
use crate::{
    metrics::{
        Measure, NotModelled, Unit, first_whole, metrics, tracks, unmodelled_metrics,
        unmodelled_tracks,
    },
    model::Model,
    random::{Chance, Draws},
    scenario::{Compared, Observation, Observed, Span, suggestion},
};

/// What of the model stands beside an observation.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The observation.
    pub observation: Observation,
    /// The model's unit; a ratio where both are taken over their first value.
    pub unit: Unit,
    /// First row of the model's tracks that can be compared, and the row of each point.
    pub(super) first_row: usize,
    pub(super) rows: Vec<usize>,
    /// First row whose values are those of a year, or of its end.
    begin: usize,
    pub(super) place: Place,
}

/// Where the model's values are found.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// A track, by its number.
    Track(usize),
    /// A metric.
    Metric(usize, Measure),
}

impl Place {
    /// The place, its unit, and whether it is summed over a year.
    fn find(model: &Model, observed: &Observed) -> Result<(Self, Unit, bool), String> {
        let unknown = |kind: &str, name: &str, known: Vec<&str>, lacking: Vec<NotModelled>| {
            let lacking = lacking.iter().find(|lacking| lacking.name == name);
            lacking.map_or_else(
                || format!("there is no {kind} `{name}`; {}", suggestion(name, &known)),
                NotModelled::words,
            )
        };
        match observed {
            Observed::Track(name) => {
                let all = tracks(model);
                let found = all.iter().find(|track| track.name == *name).ok_or_else(|| {
                    let known = all.iter().map(|track| track.name.as_str()).collect();
                    unknown("track", name, known, unmodelled_tracks(model))
                })?;
                Ok((Self::Track(found.place), found.quantity.unit, found.quantity.is_flow()))
            }
            Observed::Metric(name) => {
                let all = metrics(model);
                let place =
                    all.iter().position(|metric| metric.name == *name).ok_or_else(|| {
                        let known = all.iter().map(|metric| metric.name.as_str()).collect();
                        unknown("metric", name, known, unmodelled_metrics(model))
                    })?;
                Ok((Self::Metric(place, all[place].clone()), all[place].unit, false))
            }
        }
    }
}

impl Comparison {
    /// One for each observation of a model; the error is a name that the model does not know, and where
    /// it was written.
    pub fn all(model: &Model) -> Result<Vec<Self>, (Span, String)> {
        let each = model.header.observations.iter();
        each.map(|observation| {
            let failed =
                |e| (observation.span.clone(), format!("observation `{}`: {e}", observation.name));
            Self::new(model, observation).map_err(failed)
        })
        .collect()
    }

    fn new(model: &Model, observation: &Observation) -> Result<Self, String> {
        let (place, unit, flow) = Place::find(model, &observation.observed)?;
        let start = model.header.run.start.floor();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a year within the run"
        )]
        let row = |year: f64| (year - start) as usize + 1;
        let rows: Vec<usize> = observation.points.iter().map(|(year, _)| row(*year)).collect();
        let begin = if flow { first_whole(model.header.run.start) } else { 1 };
        if rows[0] < begin {
            return Err(format!(
                "the run has only a part of {start}, it starts at {}: leave that year out (from = {})",
                model.header.run.start,
                start + 1.0
            ));
        }
        let unit = if observation.compared == Compared::Index { Unit::Ratio } else { unit };
        Ok(Self { observation: observation.clone(), unit, first_row: rows[0], rows, begin, place })
    }

    /// Whether it is a track, year by year.
    pub const fn is_track(&self) -> bool {
        matches!(self.place, Place::Track(_))
    }

    /// The scored points: place among all points, year, value.
    pub(super) fn scored(&self) -> impl Iterator<Item = (usize, f64, f64)> {
        let points = self.observation.points.iter().enumerate();
        points.skip(self.observation.skipped()).map(|(place, (year, value))| (place, *year, *value))
    }

    /// First row of the bands: that of the base of an index, else the first year.
    pub(super) const fn first_shown(&self) -> usize {
        match self.observation.compared {
            Compared::Index => self.first_row,
            Compared::Value => self.begin,
        }
    }

    /// Errors of the data for a batch of paths, in standard errors: one draw for each number reported.
    pub(super) fn errors(&self, chance: Chance, first_path: u64) -> Draws {
        Draws::new(chance, &format!("observation.{}", self.observation.name), first_path)
    }

    /// A value with the error of the data, so many standard errors away.
    pub fn reported(&self, value: f64, errors: f64) -> f64 {
        Scale::of(self.unit).reported(value, errors * self.observation.error)
    }

    /// The model's values of a row on each path, made comparable. `read` gives a track's row.
    pub(super) fn values(
        &self,
        row: usize,
        read: &dyn Fn(usize, usize) -> Vec<f64>,
        metric: &dyn Fn(usize, &Measure) -> Vec<f64>,
    ) -> Vec<f64> {
        match &self.place {
            Place::Metric(index, of) => metric(*index, of),
            Place::Track(track) => {
                let mut values = read(*track, row);
                if self.observation.compared == Compared::Index {
                    let base = read(*track, self.first_row);
                    for (value, base) in values.iter_mut().zip(base) {
                        *value /= base;
                    }
                }
                values
            }
        }
    }
}
