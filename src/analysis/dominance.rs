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
/// Standard errors at which a difference the other way speaks against an order that holds at other levels.
const DOUBTFUL: f64 = 1.96;

/// Compares two scenarios by an outcome.
pub fn dominance(first: &Outcome, second: &Outcome) -> Dominance {
    // Small earnings are bad as large losses are.
    let sign = if first.worse() == Side::Low { -1.0 } else { 1.0 };
    let turned = |values: &[f64]| values.iter().map(|v| sign * v).collect::<Vec<f64>>();
    let (a, b) = (turned(&first.values), turned(&second.values));
    let levels = levels(&a, &b);
    let exceeds = |value: f64, level: f64| f64::from(u8::from(value > level));
    // An infinite value (never) has no expected excess: it counts as the largest level.
    let top = levels[levels.len() - 1];
    let excess = |value: f64, level: f64| (value.min(top) - level).max(0.0);
    let (stands, excesses) = (signs(&a, &b, &levels, exceeds), signs(&a, &b, &levels, excess));
    let both = |signs: &[Stand]| {
        (signs.iter().any(|own| own.clear == 1), signs.iter().any(|own| own.clear == -1))
    };
    // What holds at every level holds of what exceeds it; and no level may speak against it.
    let doubtful = |way: i8| {
        let against = |own: &Stand| own.doubtful == -way;
        stands.iter().any(against) || excesses.iter().any(against)
    };
    let crossing = first_change(&stands).map(|place| sign * levels[place]);
    let (order, first_is_worse) = match both(&stands) {
        (true, false) if !doubtful(1) => (Order::First, true),
        (false, true) if !doubtful(-1) => (Order::First, false),
        (true, true) => {
            let against = |way: i8| excesses.iter().any(|own| own.doubtful == -way);
            match both(&excesses) {
                (true, false) if !against(1) => (Order::Second, true),
                (false, true) if !against(-1) => (Order::Second, false),
                _ => (Order::None, false),
            }
        }
        _ => (Order::Undecided, false),
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

/// Which is higher at a level: 1 the first, -1 the second, 0 where that cannot be told.
struct Stand {
    /// Beyond [`CLEAR`] errors.
    clear: i8,
    /// Beyond [`DOUBTFUL`] errors.
    doubtful: i8,
}

/// How the two stand at each level.
fn signs(a: &[f64], b: &[f64], levels: &[f64], part: impl Fn(f64, f64) -> f64) -> Vec<Stand> {
    let sign = |level: &f64| {
        let each: Vec<f64> =
            a.iter().zip(b).map(|(a, b)| part(*a, *level) - part(*b, *level)).collect();
        let (mean, error) = super::contrast::mean(&each).unwrap_or((0.0, 0.0));
        let beyond = |errors: f64| match mean {
            _ if each.len() < 2 || mean.abs() <= errors * error => 0,
            mean if mean > 0.0 => 1,
            _ => -1,
        };
        Stand { clear: beyond(CLEAR), doubtful: beyond(DOUBTFUL) }
    };
    levels.iter().map(sign).collect()
}

fn first_change(signs: &[Stand]) -> Option<usize> {
    let first = signs.iter().map(|own| own.clear).find(|sign| *sign != 0)?;
    signs.iter().position(|own| own.clear == -first)
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
        // Higher but for a few very large losses of the other, on too few paths to be clear: nothing is claimed.
        let mut rare = losses(0.0, 1.0);
        rare.values.iter_mut().step_by(1280).for_each(|value| *value += 30.0);
        assert_eq!(dominance(&losses(0.3, 1.0), &rare).order, Order::Undecided);
        // Lower mean, wider spread: neither.
        assert_eq!(dominance(&losses(-0.5, 1.5), &plain).order, Order::None);
        assert_eq!(dominance(&plain, &plain).order, Order::Undecided);
        // Of earnings the smaller are the worse.
        let quantity = Metric::FreeCashFlow.quantity();
        let earnings = |shift| Outcome { quantity, ..losses(shift, 1.0) };
        assert!(dominance(&earnings(-0.2), &earnings(0.0)).first_is_worse);
    }
}
