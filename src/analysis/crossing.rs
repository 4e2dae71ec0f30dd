//! Years in which a difference changes its sign.

use super::{
    case::{Case, Cases},
    contrast::{Added, added},
};
use crate::metrics::{Track, TrackSummary, Unit};

/// A variable of two scenarios over the years.
#[derive(Clone, Debug)]
pub struct Crossing {
    /// Name of the track.
    pub track: String,
    /// What it is.
    pub label: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// For each year, the mean difference on the same paths, and what is known of it.
    pub years: Vec<(f64, Added)>,
    /// Years from which the difference has the other sign than before; both signs clear of zero by
    /// three standard errors.
    pub changes: Vec<f64>,
}

/// Tracks by which scenarios are compared over the years.
const TRACKS: [Track; 7] = [
    Track::Spending,
    Track::FreeCashFlow,
    Track::WriteDown,
    Track::Tightness,
    Track::RelativePrice,
    Track::Demand,
    Track::Debt,
];

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
    let both = |id: &Track| Some((case.summary.track(*id)?, reference.summary.track(*id)?));
    let tracks = TRACKS.iter().filter_map(both).filter(|(track, _)| allowed(track));
    tracks.map(|pair| crossing(case, reference, pair)).collect()
}

fn crossing(
    case: &Case,
    reference: &Case,
    (track, theirs): (&TrackSummary, &TrackSummary),
) -> Crossing {
    let years: Vec<(f64, Added)> = track
        .bands
        .iter()
        .take(case.run().years.min(reference.run().years) + usize::from(!track.flow))
        .enumerate()
        .map(|(index, band)| {
            let row = index + usize::from(track.flow);
            let other = reference.tracks.column(theirs.place, row);
            let mine = case.tracks.column(track.place, row);
            let each: Vec<f64> =
                mine.iter().zip(&other).map(|(a, b)| f64::from(*a) - f64::from(*b)).collect();
            (band.year, added(&each, false).unwrap_or(Added::NOTHING_KNOWN))
        })
        .collect();
    let changes = changes(&years);
    let label = track.quantity.label;
    Crossing { track: track.name.clone(), label, unit: track.unit, years, changes }
}

fn changes(years: &[(f64, Added)]) -> Vec<f64> {
    let mut sign = 0.0;
    let mut found = Vec::new();
    for (year, added) in years.iter().filter(|(_, added)| added.is_clear(3.0)) {
        if sign * added.value < 0.0 {
            found.push(*year);
        }
        sign = added.value.signum();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_change_only_where_they_are_clear() {
        // So many paths, half a spread above the mean and half below.
        let year = |year: f64, mean: f64| {
            let each: Vec<f64> =
                (0..100).map(|i| if i % 2 == 0 { mean - 1.0 } else { mean + 1.0 }).collect();
            (year, added(&each, false).unwrap())
        };
        let years = [year(2025.0, 1.5), year(2026.0, -0.2), year(2027.0, -1.5), year(2028.0, 2.0)];
        assert_eq!(changes(&years), [2027.0, 2028.0]);
        assert!(changes(&years[..2]).is_empty());
    }
}
