//! The internal rate of return of the build-out: the rate at which its net present value is zero.

use super::history::History;
use crate::random::{Column, LANES, fill};

/// Lowest and highest rate that is looked for, a year.
const RATES: (f64, f64) = (-0.95, 4.0);
/// Points between them at which the sign of the net present value is taken.
const POINTS: usize = 64;
/// Halvings of the interval around the root.
const HALVINGS: usize = 45;

/// Of the industry, before tax, by yearly flows at year ends: the carrying amount at the start as
/// outlay, the terminal value of `[valuation]` at the end. Infinite where it is undefined: no rate,
/// or more than one, makes the net present value zero.
pub(super) fn of(history: &History) -> Column {
    let (years, flows) = (history.years(), history.track("free_cash_flow"));
    let (book, terminal) = (history.track("book_value"), history.track("terminal_value"));
    let mut rates = fill(f64::INFINITY);
    for i in 0..LANES {
        let mut path: Vec<f64> = flows.iter().map(|row| row[i]).collect();
        path[0] = -book[0][i];
        path[years] += terminal[years][i];
        rates[i] = only_root(&path).unwrap_or(f64::INFINITY);
    }
    rates
}

/// Net present value, the first flow being now, the next in a year, ...
fn present_value(flows: &[f64], rate: f64) -> f64 {
    let discount = 1.0 / (1.0 + rate);
    flows.iter().rev().fold(0.0, |sum, flow| sum * discount + flow)
}

/// The rate at which the present value changes its sign, if it does so exactly once.
fn only_root(flows: &[f64]) -> Option<f64> {
    let (lowest, highest) = RATES;
    // Even steps of the discount factor: low rates, where it is steep, get more points.
    let (first, last) = (1.0 / (1.0 + highest), 1.0 / (1.0 + lowest));
    let rate = |point: usize| {
        let share = point as f64 / POINTS as f64;
        1.0 / (first + (last - first) * share * share) - 1.0
    };
    let mut found = None;
    let mut above = present_value(flows, rate(0)) > 0.0;
    for point in 1..=POINTS {
        let now = present_value(flows, rate(point)) > 0.0;
        if now != above && found.replace((rate(point), rate(point - 1))).is_some() {
            return None;
        }
        above = now;
    }
    found.map(|(low, high)| bisect(flows, low, high))
}

fn bisect(flows: &[f64], mut low: f64, mut high: f64) -> f64 {
    let sign = present_value(flows, low) > 0.0;
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if (present_value(flows, middle) > 0.0) == sign {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn textbook_rates() {
        // 100 now for 110 in a year; 100 now for 12 a year and 100 back after three; a loss of half.
        for (flows, rate) in [
            (&[-100.0, 110.0][..], 0.10),
            (&[-100.0, 12.0, 12.0, 112.0][..], 0.12),
            (&[-100.0, 0.0, 25.0][..], -0.5),
        ] {
            assert!((only_root(flows).unwrap() - rate).abs() < 1e-10, "{flows:?}");
        }
    }

    #[test]
    fn what_is_undefined_is_no_number() {
        // Only outlays; only income; 10 % and 100 % at once.
        for flows in [&[-100.0, -1.0][..], &[100.0, 1.0][..], &[-100.0, 310.0, -220.0][..]] {
            assert!(only_root(flows).is_none(), "{flows:?}");
        }
    }
}
