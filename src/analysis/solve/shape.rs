//! How a number goes with a key, as far as looks can tell.

use std::{cell::RefCell, collections::BTreeMap};

use super::Look;
use crate::{
    analysis::contrast::{Contrast, quantile, shortfall},
    metrics::{Asked, Distribution},
    scenario::Statistic,
};

/// How a number goes with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// It does not move by more than its error.
    Flat,
    /// It rises and never clearly falls.
    Rises,
    /// It falls and never clearly rises.
    Falls,
    /// It does both.
    Both,
}

/// What was found on each path, at each place: paths are the same at all places, so two places are told apart by what
/// they differ in path by path, which is far less than what paths differ in.
#[derive(Default)]
pub(super) struct Paths(RefCell<BTreeMap<u64, Vec<f64>>>);

impl Paths {
    pub(super) fn keep(&self, at: f64, values: Vec<f64>) {
        let mut kept = self.0.borrow_mut();
        let own = kept.entry(at.to_bits()).or_default();
        if values.len() > own.len() {
            *own = values;
        }
    }

    /// How much the number is larger at the second place than at the first, if that can be told from nothing.
    pub(super) fn step(&self, asked: &Asked, first: f64, second: f64) -> f64 {
        let kept = self.0.borrow();
        let of = |at: f64| kept.get(&at.to_bits());
        let (Some(a), Some(b)) = (of(first), of(second)) else { return 0.0 };
        let count = a.len().min(b.len());
        let told = contrast(asked, &b[..count], &a[..count]);
        told.filter(Contrast::is_clear).map_or(0.0, |contrast| contrast.difference)
    }
}

/// The number on some paths less the number on the same paths elsewhere.
fn contrast(asked: &Asked, a: &[f64], b: &[f64]) -> Option<Contrast> {
    let sorted = || (Distribution::new(a.to_vec()), Distribution::new(b.to_vec()));
    let of_means = |[a, b]: [Vec<f64>; 2]| Contrast::of_means(a, b, false);
    let found = match asked.statistic {
        _ if asked.is_probability() => of_means([a, b].map(|values| asked.hits(values))),
        Statistic::Quantile(p) => quantile(p, [a, b], &sorted(), false),
        Statistic::ExpectedShortfall(p) => {
            shortfall((p, asked.quantity.worse), [a, b], &sorted(), false)
        }
        Statistic::Mean | Statistic::Share => of_means([a, b].map(<[f64]>::to_vec)),
    };
    found.map(|(contrast, _)| contrast)
}

impl Shape {
    /// Of looks that rise in place. A move is clear if the intervals of two looks, whichever, do not touch, or if the
    /// step between them is told path by path.
    pub(super) fn of(looks: &[Look], step: impl Fn(&Look, &Look) -> f64) -> Self {
        let pairs = || {
            looks.iter().enumerate().flat_map(|(place, first)| {
                looks[place + 1..].iter().map(move |second| (first, second))
            })
        };
        let clear =
            |low: &Look, high: &Look| high.known.value - low.known.value > low.half() + high.half();
        let rises =
            pairs().any(|(first, second)| clear(first, second) || step(first, second) > 0.0);
        let falls =
            pairs().any(|(first, second)| clear(second, first) || step(first, second) < 0.0);
        match (rises, falls) {
            (false, false) => Self::Flat,
            (true, false) => Self::Rises,
            (false, true) => Self::Falls,
            (true, true) => Self::Both,
        }
    }
}
