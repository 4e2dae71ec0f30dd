//! Tracks on both sides of a condition: by calendar year, and in the years before it begins.

use rayon::prelude::*;

use super::{LEAST, Sides};
use crate::{
    analysis::{condition::Condition, paths::Paths},
    metrics::{BUST, Quantity, TrackOf, Unit, tracks},
};

/// Years before the beginning that are looked at.
const YEARS_BEFORE: usize = 3;

/// The middle of a distribution: at 10, 50 and 90 %.
pub type Middle = [f64; 3];

/// A track by calendar year on both sides.
pub struct TrackBeside {
    /// Its name.
    pub name: String,
    /// What is declared of it.
    pub quantity: &'static Quantity,
    /// Its unit.
    pub unit: Unit,
    /// Year and middle of both sides.
    pub years: Vec<(f64, Sides<Middle>)>,
}

/// Tracks in the years before something begins.
pub struct Aligned {
    /// The metric that tells when it begins.
    pub begins: &'static str,
    /// Paths on which it does, of those on which the condition holds.
    pub paths: usize,
    /// Each track that can be watched.
    pub tracks: Vec<AlignedTrack>,
}

/// A track in the years before something begins.
pub struct AlignedTrack {
    /// Its name.
    pub name: String,
    /// What is declared of it.
    pub quantity: &'static Quantity,
    /// Its unit.
    pub unit: Unit,
    /// Years until it begins, the median then, and the median of the other paths in the same calendar years.
    pub years: Vec<(i32, f64, Option<f64>)>,
}

/// Every modelled track.
pub(super) fn all(paths: Paths<'_>, holds: &[bool]) -> Vec<TrackBeside> {
    let one = |track: TrackOf| {
        let year = |row: usize| {
            let column = paths.column(&track, row);
            (paths.year(row), Sides::of(&column, holds, middle))
        };
        let years = paths.rows(&track).map(year).collect();
        let (quantity, unit) = (track.quantity, track.quantity.unit);
        TrackBeside { name: track.name, quantity, unit, years }
    };
    tracks(paths.model).into_par_iter().map(one).collect()
}

fn middle(mut values: Vec<f64>) -> Middle {
    values.sort_unstable_by(f64::total_cmp);
    [0.1, 0.5, 0.9].map(|p| values[rank(p, values.len())])
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank")]
fn rank(p: f64, count: usize) -> usize {
    ((p * count as f64).ceil().max(1.0) as usize - 1).min(count - 1)
}

/// What can be watched, in the years before the condition begins; by the first kind of bust where it has no date of
/// its own.
pub(super) fn before(condition: &Condition, paths: Paths<'_>, holds: &[bool]) -> Option<Aligned> {
    let own = condition.clauses.iter().find_map(super::super::condition::Clause::begins);
    let begins = own.or(BUST.begins)?;
    // What a scenario calls a bust may begin at another time than the first of the four kinds, or have no date.
    let years = if Some(begins) == BUST.begins {
        paths.bust_begins()?
    } else {
        paths.metric(begins)?.to_vec()
    };
    let years = years.as_slice();
    let dated = |path: &usize| holds[*path] && years[*path].is_finite();
    let chosen: Vec<usize> = (0..holds.len()).filter(dated).collect();
    if chosen.len() < LEAST {
        return None;
    }
    let start = Start { paths, holds, years, chosen };
    let industry = paths.observables().into_iter().filter(|track| !track.name.contains('.'));
    let tracks = industry.map(|track| start.track(track)).collect();
    Some(Aligned { begins, paths: start.chosen.len(), tracks })
}

struct Start<'a> {
    paths: Paths<'a>,
    holds: &'a [bool],
    years: &'a [f64],
    chosen: Vec<usize>,
}

impl Start<'_> {
    fn track(&self, track: TrackOf) -> AlignedTrack {
        let first = *self.paths.rows(&track).start();
        let columns: Vec<Vec<f64>> =
            (0..=self.paths.run().years).map(|row| self.paths.column(&track, row)).collect();
        let years = (1..=YEARS_BEFORE).rev().filter_map(|back| {
            // The row of each path that is so many years before its beginning.
            let rows: Vec<(usize, usize)> = self
                .chosen
                .iter()
                .filter_map(|path| Some((*path, self.row(self.years[*path], back, first)?)))
                .collect();
            if rows.len() < LEAST {
                return None;
            }
            let own = rows.iter().map(|(path, row)| (columns[*row][*path], 1.0)).collect();
            let others = self.others(&columns, &rows).map(weighted_median);
            #[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "few")]
            Some((-(back as i32), weighted_median(own), others))
        });
        let (quantity, unit) = (track.quantity, track.quantity.unit);
        AlignedTrack { years: years.collect(), quantity, unit, name: track.name }
    }

    /// The row so many years before a year, if the track has it.
    fn row(&self, year: f64, back: usize, first: usize) -> Option<usize> {
        let last = self.paths.run().years;
        (first..=last).find(|row| (self.paths.year(row + back) - year).abs() < 0.5)
    }

    /// The other paths in the same calendar years, each year with the weight that it has among these.
    fn others(&self, columns: &[Vec<f64>], rows: &[(usize, usize)]) -> Option<Vec<(f64, f64)>> {
        let others: Vec<usize> = (0..self.holds.len()).filter(|path| !self.holds[*path]).collect();
        if others.len() < LEAST {
            return None;
        }
        let mut weights = vec![0.0; columns.len()];
        for (_, row) in rows {
            weights[*row] += 1.0;
        }
        let years = weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0);
        Some(
            years
                .flat_map(|(row, weight)| {
                    others.iter().map(move |path| (columns[row][*path], *weight))
                })
                .collect(),
        )
    }
}

/// The value that half of the weight stays at or below.
fn weighted_median(mut values: Vec<(f64, f64)>) -> f64 {
    values.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let half = values.iter().map(|(_, weight)| weight).sum::<f64>() / 2.0;
    let mut sum = 0.0;
    let reached = values.iter().find(|(_, weight)| {
        sum += weight;
        sum >= half
    });
    reached.or(values.last()).map_or(f64::NAN, |(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn middles_are_ranks() {
        let values: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        let due = [10.0, 50.0, 90.0];
        assert!(middle(values).iter().zip(due).all(|(a, b)| (a - b).abs() < 1e-12));
        assert!((weighted_median(vec![(3.0, 1.0), (1.0, 1.0), (2.0, 3.0)]) - 2.0).abs() < 1e-12);
        assert!((weighted_median(vec![(3.0, 9.0), (1.0, 1.0)]) - 3.0).abs() < 1e-12);
    }
}
