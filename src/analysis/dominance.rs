//! Stochastic dominance: whether one scenario is worse at every level, or for everyone who minds risk.
//!
//! First order: the probability of exceeding `x` is at least as high for every `x`. Second order (the
//! stop-loss order, for what is better small): the expected excess over `x` is (Hadar and Russell 1969;
//! Müller and Stoyan 2002). Both are compared at a hundred levels, on the same paths, each difference with its error.

use super::outcome::Outcome;
use crate::metrics::Side;

/// The strongest order that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Worse at every level.
    First,
    /// Worse for everyone who minds risk.
    Second,
    /// Neither: curves cross.
    None,
    /// No difference is clear of its error at any level.
    Undecided,
}

/// How a scenario stands to another by one outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dominance {
    /// The strongest order in which one dominates.
    pub order: Order,
    /// Whether it is the first scenario that is worse.
    pub first_is_worse: bool,
    /// Value at which the probabilities of exceeding it cross first, if they do.
    pub crossing: Option<f64>,
}

const LEVELS: usize = 100;
/// Standard errors that a difference must be clear of zero: one in twenty sets of hundred levels would
/// show one by chance.
const CLEAR: f64 = 3.5;

/// Compares two scenarios by an outcome.
pub fn dominance(first: &Outcome, second: &Outcome) -> Dominance {
    // Small earnings are bad as large losses are.
    let sign = if first.worse() == Side::Low { -1.0 } else { 1.0 };
    let turned = |values: &[f64]| values.iter().map(|v| sign * v).collect::<Vec<f64>>();
    let (a, b) = (turned(&first.values), turned(&second.values));
    let levels = levels(&a, &b);
    let exceeds = |value: f64, level: f64| f64::from(u8::from(value > level));
    let signs = signs(&a, &b, &levels, exceeds);
    let both = |signs: &[i8]| (signs.contains(&1), signs.contains(&-1));
    let crossing = first_change(&signs).map(|place| sign * levels[place]);
    let (order, first_is_worse) = match both(&signs) {
        (true, false) => (Order::First, true),
        (false, true) => (Order::First, false),
        (false, false) => (Order::Undecided, false),
        (true, true) => {
            // An infinite value (never) has no expected excess: it counts as the largest level.
            let top = levels[levels.len() - 1];
            let excess = |value: f64, level: f64| (value.min(top) - level).max(0.0);
            match both(&self::signs(&a, &b, &levels, excess)) {
                (true, false) => (Order::Second, true),
                (false, true) => (Order::Second, false),
                _ => (Order::None, false),
            }
        }
    };
    Dominance { order, first_is_worse, crossing }
}

/// Quantiles of both together.
fn levels(a: &[f64], b: &[f64]) -> Vec<f64> {
    let mut all: Vec<f64> = a.iter().chain(b).copied().filter(|v| v.is_finite()).collect();
    all.sort_unstable_by(f64::total_cmp);
    if all.is_empty() {
        return vec![0.0];
    }
    (0..=LEVELS).map(|i| all[(i * (all.len() - 1)) / LEVELS]).collect()
}

/// At each level: 1 where the first is clearly higher, -1 where the second is, else 0.
fn signs(a: &[f64], b: &[f64], levels: &[f64], part: impl Fn(f64, f64) -> f64) -> Vec<i8> {
    let sign = |level: &f64| {
        let each: Vec<f64> =
            a.iter().zip(b).map(|(a, b)| part(*a, *level) - part(*b, *level)).collect();
        let (mean, error) = super::contrast::mean(&each).unwrap_or((0.0, 0.0));
        if each.len() < 2 || mean.abs() <= CLEAR * error {
            0
        } else if mean > 0.0 {
            1
        } else {
            -1
        }
    };
    levels.iter().map(sign).collect()
}

fn first_change(signs: &[i8]) -> Option<usize> {
    let first = signs.iter().find(|sign| **sign != 0)?;
    signs.iter().position(|sign| *sign == -first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        metrics::{Metric, Unit},
        random::{Chance, Draws, LANES},
    };

    fn losses(shift: f64, spread: f64) -> Outcome {
        let batches = (0..200).map(|i| Draws::new(Chance::Seed(4), "loss", i * LANES as u64));
        let values = batches.flat_map(|mut d| d.normal().map(|z| shift + spread * z)).collect();
        let quantity = Metric::WriteDown.quantity();
        Outcome { name: "x".into(), quantity, unit: Unit::Money, values }
    }

    #[test]
    fn orders_of_normal_losses_are_known() {
        let plain = losses(0.0, 1.0);
        let higher = dominance(&losses(0.2, 1.0), &plain);
        assert_eq!((higher.order, higher.first_is_worse), (Order::First, true));
        // The same mean and a wider spread: worse only for those who mind risk; the curves cross at the mean.
        let wider = dominance(&plain, &losses(0.0, 1.3));
        assert_eq!((wider.order, wider.first_is_worse), (Order::Second, false));
        assert!(wider.crossing.unwrap().abs() < 0.2);
        // Lower mean, wider spread: neither.
        assert_eq!(dominance(&losses(-0.5, 1.5), &plain).order, Order::None);
        assert_eq!(dominance(&plain, &plain).order, Order::Undecided);
        // Of earnings the smaller are the worse.
        let quantity = Metric::FreeCashFlow.quantity();
        let earnings = |shift| Outcome { quantity, ..losses(shift, 1.0) };
        assert!(dominance(&earnings(-0.2), &earnings(0.0)).first_is_worse);
    }
}
