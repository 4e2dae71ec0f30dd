//! From the years of a track to one number.

use crate::random::{Column, LANES, fill};

/// Sum over the years of the run; over all rows but the first.
#[inline(always)]
pub(super) fn total(rows: &[Column]) -> Column {
    fold(&rows[1..], 0.0, |sum, value| sum + value)
}

/// Largest value at any year end of the run.
pub(super) fn largest(rows: &[Column]) -> Column {
    fold(&rows[1..], f64::NEG_INFINITY, f64::max)
}

/// Smallest value at any year end of the run.
pub(super) fn smallest(rows: &[Column]) -> Column {
    fold(&rows[1..], f64::INFINITY, f64::min)
}

#[inline(always)]
fn fold(rows: &[Column], first: f64, join: impl Fn(f64, f64) -> f64) -> Column {
    let mut result = fill(first);
    for row in rows {
        for i in 0..LANES {
            result[i] = join(result[i], row[i]);
        }
    }
    result
}

/// One number over another; zero where there is nothing to divide by.
pub(super) fn over(numerator: &Column, denominator: &Column) -> Column {
    let mut quotient = fill(0.0);
    for i in 0..LANES {
        quotient[i] = if denominator[i] > 0.0 { numerator[i] / denominator[i] } else { 0.0 };
    }
    quotient
}
