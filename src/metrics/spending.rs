//! What spending does on a path, and when the capital market first shuts.

use super::{history::History, quantity::Track};
use crate::random::{Column, LANES, fill};

/// Years after a peak within which a fall counts.
const WINDOW: usize = 3;

/// Year of the largest spending, of those that are whole.
pub(super) fn peak_year(history: &History) -> Column {
    let rows = history.track(Track::Spending);
    let first = history.first_whole();
    let mut peak = [first; LANES];
    for (row, values) in rows.iter().enumerate().skip(first) {
        for i in 0..LANES {
            if values[i] > rows[peak[i]][i] {
                peak[i] = row;
            }
        }
    }
    peak.map(|row| history.calendar_year(row))
}

/// Largest fall from a whole year that was the highest so far, to any of the next three, as a share.
pub(super) fn fall(history: &History) -> Column {
    largest_fall(&history.track(Track::Spending)[history.first_whole()..])
}

fn largest_fall(rows: &[Column]) -> Column {
    let (mut highest, mut fall) = (fill(0.0), fill(0.0));
    for (row, values) in rows.iter().enumerate() {
        let later = &rows[row + 1..rows.len().min(row + 1 + WINDOW)];
        for i in 0..LANES {
            if values[i] <= highest[i] {
                continue;
            }
            highest[i] = values[i];
            let lowest = later.iter().map(|next| next[i]).fold(f64::INFINITY, f64::min);
            fall[i] = fall[i].max(1.0 - lowest / highest[i]);
        }
    }
    fall
}

/// First year at whose end the capital market is shut; infinite for never.
pub(super) fn first_shut_year(history: &History) -> Column {
    let mut year = fill(f64::INFINITY);
    for (row, values) in history.track(Track::Shut).iter().enumerate().skip(1) {
        for i in 0..LANES {
            if values[i] > 0.5 {
                year[i] = year[i].min(history.calendar_year(row));
            }
        }
    }
    year
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fall_counts_within_three_years_of_the_peak() {
        let fall =
            |values: &[f64]| largest_fall(&values.iter().map(|v| fill(*v)).collect::<Vec<_>>())[0];
        assert!((fall(&[1.0, 4.0, 3.0, 2.0, 3.0]) - 0.5).abs() < 1e-15);
        assert!((fall(&[4.0, 4.0, 4.0, 4.0, 1.0])).abs() < 1e-15);
        assert!((fall(&[1.0, 2.0, 3.0])).abs() < 1e-15);
    }
}
