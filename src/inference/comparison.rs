//! An observation beside the same quantity of the model.

use crate::{
    metrics::{
        Measure, NotModelled, Quantity, Scale, Unit, first_whole, metrics, suggested, tracks,
        unmodelled_metrics, unmodelled_tracks,
    },
    model::Model,
    random::{Chance, Draws},
    scenario::{Compared, Observation, Observed, Span},
};

/// What of the model stands beside an observation.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The observation.
    pub observation: Observation,
    /// The model's unit; a ratio where both are taken over their first value.
    pub unit: Unit,
    /// Where each point lies among the rows of the model's tracks.
    pub(super) places: Vec<Among>,
    pub(super) scale: Scale,
    /// What *never* counts as: a year, or years, after the run.
    never: f64,
    /// The least that it can be, if errors are no shares of it.
    least: f64,
    /// First row whose values are those of a year, or of its end.
    begin: usize,
    pub(super) place: Place,
}

/// A place among the rows of a track.
#[derive(Clone, Copy, Debug)]
pub(super) struct Among {
    /// The row, or that behind it.
    pub(super) row: usize,
    /// How far it is from the row before; 1 at the row.
    part: f64,
}

impl Among {
    /// A row itself.
    pub(super) const fn at(row: usize) -> Self {
        Self { row, part: 1.0 }
    }

    /// A year end, or a date between two, of a run that starts then.
    fn of(year_end: f64, start: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a year within the run"
        )]
        let row = (year_end.ceil() - start.floor()) as usize + 1;
        // The first row is the start, which need not be a year's end.
        let before = (year_end.ceil() - 1.0).max(start - 1.0);
        Self { row, part: (year_end - before) / (year_end.ceil() - before) }
    }

    /// What a track has there: on the straight line between two rows.
    fn read(self, read: &dyn Fn(usize) -> Vec<f64>) -> Vec<f64> {
        let mut values = read(self.row);
        if self.part < 1.0 {
            for (value, before) in values.iter_mut().zip(read(self.row - 1)) {
                *value = before + self.part * (*value - before);
            }
        }
        values
    }
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
    /// The place, and the quantity that stands there.
    fn find(model: &Model, observed: &Observed) -> Result<(Self, &'static Quantity), String> {
        let unknown = |kind: &str, name: &str, known: Vec<&str>, lacking: Vec<NotModelled>| {
            let lacking = lacking.iter().find(|lacking| lacking.name == name);
            lacking.map_or_else(
                || format!("there is no {kind} `{name}`; {}", suggested(name, &known)),
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
                Ok((Self::Track(found.place), found.quantity))
            }
            Observed::Metric(name) => {
                let all = metrics(model);
                let place =
                    all.iter().position(|metric| metric.name == *name).ok_or_else(|| {
                        let known = all.iter().map(|metric| metric.name.as_str()).collect();
                        unknown("metric", name, known, unmodelled_metrics(model))
                    })?;
                Ok((Self::Metric(place, all[place].clone()), all[place].quantity))
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
        let (place, quantity) = Place::find(model, &observation.observed)?;
        let flow = matches!(place, Place::Track(_)) && quantity.is_flow();
        let compared = observation.compared;
        let start = model.header.run.start;
        let place_of = |(year, _): &(f64, f64)| Among::of(*year, start);
        let places: Vec<Among> = observation.points.iter().map(place_of).collect();
        let begin = if flow { first_whole(start) } else { 1 };
        if places[0].row < begin {
            return Err(format!(
                "the run has only a part of {year}, it starts at {start}: leave that year out (from = {})",
                start.floor() + 1.0,
                year = start.floor(),
            ));
        }
        let unit = if compared == Compared::Index { Unit::Ratio } else { quantity.unit };
        let run = &model.header.run;
        let never = match unit {
            Unit::Year => run.last_year() + 1.0,
            Unit::Years => run.years as f64 + 1.0,
            _ => f64::INFINITY,
        };
        let scale = Scale::of(quantity, compared);
        let by_difference = matches!(scale, Scale::Difference | Scale::Years);
        let least = if by_difference { quantity.range.0 } else { f64::NEG_INFINITY };
        let observation = observation.clone();
        Ok(Self { observation, unit, places, scale, never, least, begin, place })
    }

    /// Whether it is a track, year by year.
    pub const fn is_track(&self) -> bool {
        matches!(self.place, Place::Track(_))
    }

    /// The track, by its place in a history.
    pub(super) const fn track(&self) -> Option<usize> {
        match self.place {
            Place::Track(place) => Some(place),
            Place::Metric(..) => None,
        }
    }

    /// The metric.
    pub(super) const fn metric(&self) -> Option<&Measure> {
        match &self.place {
            Place::Track(_) => None,
            Place::Metric(_, own) => Some(own),
        }
    }

    /// The scored points: place among all points, year, value.
    pub(super) fn scored(&self) -> impl Iterator<Item = (usize, f64, f64)> {
        let points = self.observation.points.iter().enumerate();
        points.skip(self.observation.skipped()).map(|(place, (year, value))| (place, *year, *value))
    }

    /// First row of the bands: that of the base of an index, else the first year.
    pub(super) fn first_shown(&self) -> usize {
        match self.observation.compared {
            Compared::Index => self.places[0].row,
            Compared::Value => self.begin,
        }
    }

    /// Errors of the data for a batch of paths, in standard errors: one draw for each number reported.
    pub(super) fn errors(&self, chance: Chance, first_path: u64) -> Draws {
        Draws::new(chance, &format!("observation.{}", self.observation.name), first_path)
    }

    /// A value that was observed, with the error of the data, so many standard errors away.
    pub fn reported(&self, value: f64, errors: f64) -> f64 {
        self.with_error(value, errors * self.error(value))
    }

    /// A value with an error on the scale: nobody reports what cannot be.
    pub(super) fn with_error(&self, value: f64, error: f64) -> f64 {
        self.scale.reported(value, error).max(self.least.min(value))
    }

    /// A value as the run can see it: *never* is later than all that it can, by how much nobody knows.
    pub(super) fn seen(&self, value: f64) -> f64 {
        value.min(self.never)
    }

    /// The same in words again.
    pub(super) fn told(&self, value: f64) -> f64 {
        if value >= self.never { f64::INFINITY } else { value }
    }

    /// The standard error of what was observed, on the scale.
    pub(super) fn error(&self, observed: f64) -> f64 {
        self.scale.error(self.observation.error, observed)
    }

    /// What an index is taken over, on each path.
    pub(super) fn base(&self, read: &dyn Fn(usize, usize) -> Vec<f64>) -> Vec<f64> {
        self.track().map_or_else(Vec::new, |track| self.places[0].read(&|row| read(track, row)))
    }

    /// The model's values at a place on each path, made comparable. `read` gives a track's row.
    pub(super) fn values(
        &self,
        among: Among,
        read: &dyn Fn(usize, usize) -> Vec<f64>,
        metric: &dyn Fn(usize, &Measure) -> Vec<f64>,
    ) -> Vec<f64> {
        match &self.place {
            Place::Metric(index, of) => metric(*index, of),
            Place::Track(track) => {
                let mut values = among.read(&|row| read(*track, row));
                if self.observation.compared == Compared::Index {
                    for (value, base) in values.iter_mut().zip(self.base(read)) {
                        *value /= base;
                    }
                }
                values
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(year_end: f64, start: f64) -> f64 {
        // A track of the squares of its rows.
        Among::of(year_end, start).read(&|row| vec![(row * row) as f64])[0]
    }

    #[test]
    fn a_date_within_a_year_lies_on_the_line_between_its_ends() {
        assert!((read(2026.0, 2025.0) - 4.0).abs() < 1e-12);
        // The middle of 2026, between the ends of 2025 and 2026; a quarter into 2025, from the start.
        assert!((read(2025.5, 2025.0) - 2.5).abs() < 1e-12);
        assert!((read(2024.25, 2025.0) - 0.25).abs() < 1e-12);
    }

    #[test]
    fn the_first_part_of_a_year_begins_at_the_start() {
        // From the middle of 2025 to its end is half a year; three quarters of 2025 are halfway.
        assert!((read(2024.75, 2025.5) - 0.5).abs() < 1e-12);
        assert!((read(2025.0, 2025.5) - 1.0).abs() < 1e-12);
    }
}
