//! Paths laid over each other by an event that each has in a year of its own.

use crate::metrics::Distribution;

/// A year before or after the event.
#[derive(Clone, Copy, Debug)]
pub struct Aligned {
    /// Years since the event; negative before it.
    pub years: i32,
    /// Values at 10, 50 and 90 % of the paths that have such a year.
    pub quantiles: [f64; 3],
    /// Number of those paths.
    pub paths: usize,
}

/// The values of many paths, by the years since their events.
#[derive(Default)]
pub(super) struct ByYear(Vec<(i32, Vec<f64>)>);

impl ByYear {
    /// Adds the value of a path in a row, whose event is in another row.
    pub(super) fn add(&mut self, row: usize, event: usize, value: f64) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_possible_wrap,
            reason = "a few years"
        )]
        let years = row as i32 - event as i32;
        match self.0.iter_mut().find(|(known, _)| *known == years) {
            Some((_, values)) => values.push(value),
            None => self.0.push((years, vec![value])),
        }
    }

    /// The years that so many paths have, rising.
    pub(super) fn of_at_least(mut self, paths: f64) -> Vec<Aligned> {
        self.0.retain(|(_, values)| values.len() as f64 >= paths);
        self.0.sort_by_key(|(years, _)| *years);
        self.0.into_iter().map(|(years, values)| aligned(years, values)).collect()
    }
}

fn aligned(years: i32, values: Vec<f64>) -> Aligned {
    let paths = values.len();
    let values = Distribution::new(values);
    let quantiles = [0.1, 0.5, 0.9].map(|p| values.quantile(p).value);
    Aligned { years, quantiles, paths }
}
