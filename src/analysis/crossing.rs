//! Years in which a difference changes its sign.

use super::case::{Case, Cases};
use crate::metrics::{TrackSummary, Unit};

/// A variable of two scenarios over the years.
#[derive(Clone, Debug)]
pub struct Crossing {
    /// Name of the track.
    pub track: String,
    /// What it is.
    pub label: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// For each year, the mean difference on the same paths and its standard error.
    pub years: Vec<(f64, f64, f64)>,
    /// Years from which the difference has the other sign than before; both signs clear of zero by
    /// three standard errors.
    pub changes: Vec<f64>,
}

/// Tracks by which scenarios are compared over the years.
const TRACKS: [&str; 7] =
    ["spending", "free_cash_flow", "write_down", "tightness", "relative_price", "demand", "debt"];

/// Every such track of a scenario against the reference, where starts and units agree.
pub fn crossings(cases: &Cases, case: &Case) -> Vec<Crossing> {
    let reference = cases.reference();
    let (a, b) = (case.run(), reference.run());
    if a.start.to_bits() != b.start.to_bits() {
        return Vec::new();
    }
    let same_money = a.currency == b.currency;
    let allowed = |track: &TrackSummary| match track.unit {
        Unit::Money => same_money,
        Unit::Capacity => a.unit == b.unit,
        _ => true,
    };
    let tracks = TRACKS.iter().filter_map(|name| {
        let place = case.summary.tracks.iter().position(|track| track.name == *name)?;
        allowed(&case.summary.tracks[place]).then_some(place)
    });
    tracks.map(|place| crossing(case, reference, place)).collect()
}

fn crossing(case: &Case, reference: &Case, place: usize) -> Crossing {
    let track = &case.summary.tracks[place];
    let theirs = reference.summary.tracks.iter().position(|other| other.name == track.name);
    let years: Vec<(f64, f64, f64)> = track
        .bands
        .iter()
        .take(case.run().years.min(reference.run().years) + usize::from(!track.flow))
        .enumerate()
        .map(|(index, band)| {
            let row = index + usize::from(track.flow);
            let other = theirs.map_or_else(Vec::new, |other| reference.tracks.column(other, row));
            let mine = case.tracks.column(place, row);
            let each: Vec<f64> =
                mine.iter().zip(&other).map(|(a, b)| f64::from(*a) - f64::from(*b)).collect();
            let (mean, error) = super::paired::mean(&each).unwrap_or((0.0, 0.0));
            (band.year, mean, error)
        })
        .collect();
    let changes = changes(&years);
    Crossing { track: track.name.clone(), label: track.label, unit: track.unit, years, changes }
}

fn changes(years: &[(f64, f64, f64)]) -> Vec<f64> {
    let mut sign = 0.0;
    let mut found = Vec::new();
    for (year, mean, error) in years {
        if mean.abs() <= 3.0 * error || *mean == 0.0 {
            continue;
        }
        if sign * mean < 0.0 {
            found.push(*year);
        }
        sign = mean.signum();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_change_only_where_they_are_clear() {
        let years =
            [(2025.0, 1.0, 0.1), (2026.0, -0.2, 0.1), (2027.0, -1.0, 0.1), (2028.0, 2.0, 0.1)];
        assert_eq!(changes(&years), [2027.0, 2028.0]);
        assert!(changes(&years[..2]).is_empty());
    }
}
