//! Paths that stand for many, told year by year.
//!
//! The path that stands for a group lies nearest to the middle of it: of each track that can be watched, and in each
//! year, its rank in the group is taken; the sum of the distances of these ranks from the middle is the least. Of
//! equal ones the first stands.

use rayon::prelude::*;

use super::LEAST;
use crate::{
    analysis::paths::Paths,
    metrics::{Metric, Side, TrackOf, Which},
};

/// Share of the worst paths.
const WORST: f64 = 0.05;

/// Which paths it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Those on which the condition does not hold.
    Others,
    /// Those on which it holds.
    Given,
    /// The worst twentieth of these.
    Worst,
}

/// A path that stands for others.
#[derive(Clone, Debug)]
pub struct Told {
    /// For which.
    pub role: Role,
    /// Its number, as `trace` takes it.
    pub path: usize,
    /// Paths that it stands for.
    pub of: usize,
    /// The metric by which the worst are the worst.
    pub by: Option<Metric>,
    /// Its years.
    pub years: Vec<Year>,
}

/// A year of a path.
#[derive(Clone, Debug)]
pub struct Year {
    /// The calendar year.
    pub year: f64,
    /// Values of [`Told::tracks`]; none in a part of a year.
    pub values: Vec<Option<f64>>,
    /// Kinds of bust that begin in it, by place in the catalogue's order.
    pub begins: Vec<Metric>,
    /// Parties that fail in it.
    pub fails: Vec<String>,
}

impl Told {
    /// The tracks that are told, where they are modelled.
    pub fn tracks(paths: Paths<'_>) -> Vec<TrackOf> {
        use crate::metrics::Track::{RelativePrice, RevenueCover, Spending, Tightness, WriteDown};
        let named = [Spending, Tightness, RelativePrice, RevenueCover, WriteDown];
        named.into_iter().filter_map(|track| paths.track(&track.full_name())).collect()
    }
}

/// One for the others, one for these, one for the worst of these; none for a group with too few paths.
pub(super) fn all(paths: Paths<'_>, holds: &[bool]) -> Vec<Told> {
    let side = |wanted: bool| (0..holds.len()).filter(|path| holds[*path] == wanted).collect();
    let (given, others): (Vec<usize>, Vec<usize>) = (side(true), side(false));
    let by = [Metric::WriteDown, Metric::SpendingFall]
        .into_iter()
        .find(|id| paths.metric(id.name()).is_some());
    let worst = by.map_or_else(Vec::new, |by| worst(paths, &given, by));
    let groups =
        [(Role::Others, others, None), (Role::Given, given, None), (Role::Worst, worst, by)];
    let failures = paths.failures();
    let told = |(role, group, by): (Role, Vec<usize>, Option<Metric>)| {
        let path = (group.len() >= LEAST).then(|| nearest(paths, &group)).flatten()?;
        Some(Told { role, path, of: group.len(), by, years: years(paths, path, &failures) })
    };
    groups.into_iter().filter_map(told).collect()
}

/// The worst twentieth by a metric.
fn worst(paths: Paths<'_>, group: &[usize], by: Metric) -> Vec<usize> {
    let Some(values) = paths.metric(by.name()) else { return Vec::new() };
    let mut order = group.to_vec();
    // Sorting is stable: of equal ones the first paths stay.
    order.sort_by(|a, b| values[*b].total_cmp(&values[*a]));
    if by.quantity().worse == Side::Low {
        order.reverse();
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
    order.truncate((group.len() as f64 * WORST).round() as usize);
    order.sort_unstable();
    order
}

/// The path of a group that lies nearest to its middle.
fn nearest(paths: Paths<'_>, group: &[usize]) -> Option<usize> {
    let columns: Vec<Vec<f64>> = paths
        .observables()
        .into_iter()
        .filter(|track| !track.name.contains('.'))
        .flat_map(|track| paths.rows(&track).map(move |row| (track.clone(), row)))
        .map(|(track, row)| {
            let column = paths.column(&track, row);
            group.iter().map(|path| column[*path]).collect()
        })
        .collect();
    let each: Vec<Vec<f64>> = columns.par_iter().map(|column| distances(column)).collect();
    let sum = |place: usize| each.iter().map(|distances| distances[place]).sum::<f64>();
    let sums: Vec<f64> = (0..group.len()).map(sum).collect();
    let place = (0..group.len()).min_by(|a, b| sums[*a].total_cmp(&sums[*b]))?;
    Some(group[place])
}

/// Distance of each value's rank, from 0 to 1, from the middle; equal values share theirs.
fn distances(values: &[f64]) -> Vec<f64> {
    analysis::drivers::scores(values).into_iter().map(f64::abs).collect()
}

fn years(paths: Paths<'_>, path: usize, failures: &[(String, Vec<f64>)]) -> Vec<Year> {
    let tracks = Told::tracks(paths);
    let year = |row: usize| {
        let year = paths.year(row);
        let value = |track: &TrackOf| {
            let has = paths.rows(track).contains(&row);
            has.then(|| f64::from(paths.tracks.value(track.place, row, path)))
        };
        let same = |other: f64| (other - year).abs() < 0.5;
        let fails = failures.iter().filter(|(_, years)| same(years[path]));
        let kinds = Metric::ALL.iter().filter(|id| {
            let begins = id.quantity().begins.filter(|_| id.quantity().is_event());
            begins.and_then(|begins| paths.metric(begins)).is_some_and(|all| same(all[path]))
        });
        Year {
            year,
            values: tracks.iter().map(value).collect(),
            begins: kinds.copied().collect(),
            fails: fails.map(|(party, _)| party.clone()).collect(),
        }
    };
    (1..=paths.run().years).map(year).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_of_ranks() {
        let far = distances(&[10.0, 1.0, 1000.0, 2.0, 3.0]);
        // 3 is the middle of five, 1 and 1000 are its ends.
        let middle = (0..5).min_by(|a, b| far[*a].total_cmp(&far[*b])).unwrap();
        assert_eq!(middle, 4);
        assert!((far[1] - far[2]).abs() < 1e-12 && far[0] < far[2]);
    }
}
