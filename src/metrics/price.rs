//! What the price does on a path.

use super::{history::History, quantity::Track};
use crate::random::{Column, LANES, fill};

/// Largest fall from any earlier year end (the start included), as a share.
pub(super) fn drawdown(rows: &[Column]) -> Column {
    let (mut peak, mut fall) = (rows[0], fill(0.0));
    for row in &rows[1..] {
        for i in 0..LANES {
            peak[i] = peak[i].max(row[i]);
            fall[i] = fall[i].max(1.0 - row[i] / peak[i]);
        }
    }
    fall
}

/// The same as an amount.
pub(super) fn fall(rows: &[Column]) -> Column {
    let (mut peak, mut fall) = (rows[0], fill(0.0));
    for row in &rows[1..] {
        for i in 0..LANES {
            peak[i] = peak[i].max(row[i]);
            fall[i] = fall[i].max(peak[i] - row[i]);
        }
    }
    fall
}

/// Row of the lowest price relative to fair.
fn trough(history: &History) -> [usize; LANES] {
    let rows = history.track(Track::RelativePrice);
    let mut lowest = [1; LANES];
    for (row, values) in rows.iter().enumerate().skip(1) {
        for i in 0..LANES {
            if values[i] < rows[lowest[i]][i] {
                lowest[i] = row;
            }
        }
    }
    lowest
}

/// Year of the lowest price relative to fair.
pub(super) fn trough_year(history: &History) -> Column {
    trough(history).map(|row| history.calendar_year(row))
}

/// Years from the trough until the price is at or above fair; infinite for never.
pub(super) fn recovery_years(history: &History) -> Column {
    let rows = history.track(Track::RelativePrice);
    let lowest = trough(history);
    let mut years = fill(f64::INFINITY);
    for i in 0..LANES {
        let fair = (lowest[i]..rows.len()).find(|row| rows[*row][i] >= 1.0);
        if let Some(row) = fair {
            years[i] = (row - lowest[i]) as f64;
        }
    }
    years
}

/// Largest gap between required revenue and revenue of a whole year; negative if revenue always exceeds it.
pub(super) fn revenue_gap(history: &History) -> Column {
    let (required, revenue) =
        (history.track(Track::RequiredRevenue), history.track(Track::Revenue));
    let mut gap = fill(f64::NEG_INFINITY);
    for (due, earned) in required.iter().zip(revenue).skip(history.first_whole()) {
        for i in 0..LANES {
            gap[i] = gap[i].max(due[i] - earned[i]);
        }
    }
    gap
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawdown_is_measured_from_the_highest_earlier_value() {
        let rows = [10.0, 20.0, 5.0, 15.0, 4.0].map(fill);
        assert!((drawdown(&rows)[0] - 0.8).abs() < 1e-15);
        assert!(drawdown(&[1.0, 2.0, 3.0].map(fill))[0].abs() < 1e-15);
        let dear_later = [10.0, 8.0, 50.0, 44.0].map(fill);
        assert!((fall(&dear_later)[0] - 6.0).abs() < 1e-15);
    }
}
