//! The internal rate of return of the build-out: the rate at which its net present value is zero.
//!
//! With `g` for one and the rate, the present value of the flows `f_0 .. f_n` has the sign of the polynomial
//! `f_0 g^n + f_1 g^(n-1) + .. + f_n` for rates below zero (g in 0 .. 1), and that of `f_0 + f_1 x + .. + f_n x^n` with
//! `x = 1 / g` for those above. So every rate from -100 % to infinity is looked at with powers of numbers below one.

use super::{history::History, quantity::Track};
use crate::{
    math::select,
    random::{Column, LANES, fill},
};

/// Points on either side of a rate of zero at which the sign is taken; even steps of `g` or `x`.
const POINTS: usize = 40;
/// Halvings of the interval around the root.
const HALVINGS: usize = 42;
/// Flows that are smaller than this share of the largest are rounding.
const DUST: f64 = 1e-12;

/// Of the industry, before tax, by the flows that the net present value discounts, at the same instants: the carrying
/// amount at the start as outlay, the free cash flow of each year at its end, the terminal value of `[valuation]` at the
/// horizon.
///
/// -1 where no rate makes the net present value positive: whatever is asked of the money, it is lost. Infinite where it is
/// undefined: nothing was put in first, or the net present value changes its sign more than once.
pub(super) fn of(history: &History) -> Column {
    let (book, terminal) = (history.track(Track::BookValue), history.track(Track::TerminalValue));
    let mut flows = vec![book[0].map(|book| -book)];
    flows.extend(history.cash_flows.chunks(history.steps_per_year).map(sum));
    let last = flows.len() - 1;
    for i in 0..LANES {
        flows[last][i] += terminal[terminal.len() - 1][i];
    }
    history.width.run(
        #[inline(always)]
        || rates(flows),
    )
}

fn sum(steps: &[Column]) -> Column {
    let mut sum = fill(0.0);
    for flow in steps {
        for i in 0..LANES {
            sum[i] += flow[i];
        }
    }
    sum
}

/// The rate of flows at year ends, the first being now.
#[inline(always)]
fn rates(mut flows: Vec<Column>) -> Column {
    drop_dust(&mut flows);
    let reversed: Vec<Column> = flows.iter().rev().copied().collect();
    let (first, last) = (first_flows(&flows), first_flows(&reversed));
    let place = |point: usize| point as f64 / POINTS as f64;
    let mut search = Search::from(&last);
    for point in 1..=POINTS {
        let high = place(point);
        search.look(&polynomial(&flows, &fill(high)), [place(point - 1), high], 0.0);
    }
    for point in (1..POINTS).rev() {
        let low = place(point);
        search.look(&polynomial(&reversed, &fill(low)), [low, place(point + 1)], 1.0);
    }
    search.look(&first, [0.0, place(1)], 1.0);
    let roots = search.bisect(&flows);
    let mut rates = fill(f64::INFINITY);
    for i in 0..LANES {
        let rate = select(search.above[i] > 0.0, 1.0 / roots[i], roots[i]) - 1.0;
        let once = select(search.changes[i] < 1.5, rate, f64::INFINITY);
        let found = select(search.changes[i] < 0.5, -1.0, once);
        rates[i] = select(first[i] < 0.0, found, f64::INFINITY);
    }
    rates
}

/// Where the present value changes its sign, as rates rise from -100 %.
struct Search {
    /// 1 where it is positive.
    positive: Column,
    changes: Column,
    /// Ends of the interval of the last change, and 1 where they are discount factors: of rates above zero.
    low: Column,
    high: Column,
    above: Column,
}

impl Search {
    #[inline(always)]
    fn from(lowest: &Column) -> Self {
        let none = fill(0.0);
        let mut own = Self { positive: none, changes: none, low: none, high: none, above: none };
        for i in 0..LANES {
            own.positive[i] = select(lowest[i] > 0.0, 1.0, 0.0);
        }
        own
    }

    /// Goes on to a higher rate, at the other end of an interval.
    #[inline(always)]
    fn look(&mut self, values: &Column, [low, high]: [f64; 2], above: f64) {
        for i in 0..LANES {
            let positive = select(values[i] > 0.0, 1.0, 0.0);
            let changed = (positive - self.positive[i]).abs() > 0.5;
            self.low[i] = select(changed, low, self.low[i]);
            self.high[i] = select(changed, high, self.high[i]);
            self.above[i] = select(changed, above, self.above[i]);
            self.changes[i] += select(changed, 1.0, 0.0);
            self.positive[i] = positive;
        }
    }

    /// The places of the last changes.
    #[inline(always)]
    fn bisect(&self, flows: &[Column]) -> Column {
        let mut turned = flows.to_vec();
        for (flow, other) in turned.iter_mut().zip(flows.iter().rev()) {
            for i in 0..LANES {
                flow[i] = select(self.above[i] > 0.0, other[i], flow[i]);
            }
        }
        let (mut low, mut high) = (self.low, self.high);
        for _ in 0..HALVINGS {
            let mut middle = fill(0.0);
            for i in 0..LANES {
                middle[i] = 0.5 * (low[i] + high[i]);
            }
            let value = polynomial(&turned, &middle);
            for i in 0..LANES {
                // What an outlay brings is positive at the lower rate: at the smaller `g`, or the larger `x`.
                let positive = select(value[i] > 0.0, 1.0, 0.0);
                let rise = (positive - self.above[i]).abs() > 0.5;
                low[i] = select(rise, middle[i], low[i]);
                high[i] = select(rise, high[i], middle[i]);
            }
        }
        for i in 0..LANES {
            low[i] = 0.5 * (low[i] + high[i]);
        }
        low
    }
}

/// `f_0 z^n + .. + f_n`.
#[inline(always)]
fn polynomial(flows: &[Column], z: &Column) -> Column {
    let mut sum = fill(0.0);
    for flow in flows {
        for i in 0..LANES {
            sum[i] = sum[i] * z[i] + flow[i];
        }
    }
    sum
}

/// Sets to zero what is nothing but rounding, which would bring roots of its own.
#[inline(always)]
fn drop_dust(flows: &mut [Column]) {
    let mut largest = fill(0.0);
    for flow in &*flows {
        for i in 0..LANES {
            largest[i] = f64::max(largest[i], flow[i].abs());
        }
    }
    for flow in flows {
        for i in 0..LANES {
            flow[i] = select(flow[i].abs() > DUST * largest[i], flow[i], 0.0);
        }
    }
}

/// The first flow that is not zero: its sign is that of the present value at the end of all rates.
#[inline(always)]
fn first_flows(flows: &[Column]) -> Column {
    let mut found = fill(0.0);
    for flow in flows {
        for i in 0..LANES {
            found[i] = select(found[i] == 0.0, flow[i], found[i]);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(flows: &[f64]) -> f64 {
        rates(flows.iter().map(|flow| fill(*flow)).collect())[7]
    }

    #[test]
    fn textbook_rates() {
        // 100 now for 110 in a year; 100 now for 12 a year and 100 back after three; a loss of half.
        for (flows, rate) in [
            (&[-100.0, 110.0][..], 0.10),
            (&[-100.0, 12.0, 12.0, 112.0][..], 0.12),
            (&[-100.0, 0.0, 25.0][..], -0.5),
            (&[-100.0, 100.0][..], 0.0),
            (&[-100.0, -100.0, 231.0][..], 0.1),
        ] {
            assert!((root(flows) - rate).abs() < 1e-10, "{flows:?} {}", root(flows));
        }
    }

    #[test]
    fn no_rate_is_too_low_or_too_high() {
        for (flows, rate) in [
            (&[-100.0, 2.0][..], -0.98),
            (&[-100.0, 1e-6][..], -1.0 + 1e-8),
            (&[-100.0, 0.0, 1.0][..], -0.9),
            (&[-100.0, 700.0][..], 6.0),
            (&[-1.0, 0.0, 1e6][..], 999.0),
        ] {
            assert!((root(flows) / rate - 1.0).abs() < 1e-9, "{flows:?} {}", root(flows));
            assert!(root(flows) > -1.0, "something came back");
        }
    }

    #[test]
    fn what_never_returns_a_cent_is_lost() {
        // Nothing more; more outlays; less returned than has to be put in later, at any rate.
        for flows in [
            &[-100.0, 0.0, 0.0][..],
            &[-100.0, -1.0, -5.0][..],
            &[0.0, -100.0, 0.0][..],
            &[-100.0, 5.0, -20.0][..],
            &[-100.0, 1e-11, -1e-11, 1e-11][..],
        ] {
            assert!((root(flows) + 1.0).abs() < 1e-15, "{flows:?} {}", root(flows));
        }
    }

    #[test]
    fn what_is_undefined_is_no_number() {
        // Nothing at all; only income; income before the outlay; 10 % and 100 % at once; three rates.
        for flows in [
            &[0.0, 0.0, 0.0][..],
            &[0.0, 1.0, 2.0][..],
            &[100.0, 1.0][..],
            &[100.0, -120.0][..],
            &[-100.0, 310.0, -220.0][..],
            &[-100.0, 360.0, -431.0, 171.6][..],
        ] {
            assert!(root(flows).is_infinite(), "{flows:?} {}", root(flows));
        }
    }
}
