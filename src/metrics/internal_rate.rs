//! The internal rate of return of the build-out: the rate at which its net present value is zero.

use super::{history::History, quantity::Track};
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
    let mut flows = history.track(Track::FreeCashFlow).to_vec();
    let (book, terminal) = (history.track(Track::BookValue), history.track(Track::TerminalValue));
    let years = history.years();
    for i in 0..LANES {
        flows[0][i] = -book[0][i];
        flows[years][i] += terminal[years][i];
    }
    only_roots(&flows)
}

/// Net present value, the first flow being now, the next in a year, ...
fn present_values(flows: &[Column], rate: &Column) -> Column {
    let discount = rate.map(|rate| 1.0 / (1.0 + rate));
    let mut sum = fill(0.0);
    for flow in flows.iter().rev() {
        for i in 0..LANES {
            sum[i] = sum[i] * discount[i] + flow[i];
        }
    }
    sum
}

/// The rates at which the present values change their sign, where they do so exactly once.
fn only_roots(flows: &[Column]) -> Column {
    let (lowest, highest) = RATES;
    // Even steps of the discount factor: low rates, where it is steep, get more points.
    let (first, last) = (1.0 / (1.0 + highest), 1.0 / (1.0 + lowest));
    let rate = |point: usize| {
        let share = point as f64 / POINTS as f64;
        1.0 / (first + (last - first) * share * share) - 1.0
    };
    let (mut low, mut high, mut changes) = (fill(0.0), fill(0.0), [0_u8; LANES]);
    let mut before = present_values(flows, &fill(rate(0)));
    for point in 1..=POINTS {
        let (here, last) = (rate(point), rate(point - 1));
        let now = present_values(flows, &fill(here));
        for i in 0..LANES {
            let changed = (now[i] > 0.0) != (before[i] > 0.0);
            low[i] = if changed { here } else { low[i] };
            high[i] = if changed { last } else { high[i] };
            changes[i] += u8::from(changed);
        }
        before = now;
    }
    let mut roots = bisect(flows, low, high);
    for i in 0..LANES {
        roots[i] = if changes[i] == 1 { roots[i] } else { f64::INFINITY };
    }
    roots
}

fn bisect(flows: &[Column], mut low: Column, mut high: Column) -> Column {
    let at_low = present_values(flows, &low);
    for _ in 0..HALVINGS {
        let mut middle = fill(0.0);
        for i in 0..LANES {
            middle[i] = 0.5 * (low[i] + high[i]);
        }
        let value = present_values(flows, &middle);
        for i in 0..LANES {
            let left = (value[i] > 0.0) == (at_low[i] > 0.0);
            low[i] = if left { middle[i] } else { low[i] };
            high[i] = if left { high[i] } else { middle[i] };
        }
    }
    for i in 0..LANES {
        low[i] = 0.5 * (low[i] + high[i]);
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(flows: &[f64]) -> f64 {
        let columns: Vec<Column> = flows.iter().map(|flow| fill(*flow)).collect();
        only_roots(&columns)[7]
    }

    #[test]
    fn textbook_rates() {
        // 100 now for 110 in a year; 100 now for 12 a year and 100 back after three; a loss of half.
        for (flows, rate) in [
            (&[-100.0, 110.0][..], 0.10),
            (&[-100.0, 12.0, 12.0, 112.0][..], 0.12),
            (&[-100.0, 0.0, 25.0][..], -0.5),
        ] {
            assert!((root(flows) - rate).abs() < 1e-10, "{flows:?}");
        }
    }

    #[test]
    fn what_is_undefined_is_no_number() {
        // Only outlays; only income; 10 % and 100 % at once.
        for flows in [&[-100.0, -1.0][..], &[100.0, 1.0][..], &[-100.0, 310.0, -220.0][..]] {
            assert!(root(flows).is_infinite(), "{flows:?}");
        }
    }
}
