//! What is simulated with given parameters, and seen as observations would have seen it.

use rayon::prelude::*;

use crate::{
    metrics::Stopped,
    random::{Chance, Column},
    scenario::Parameter,
};

/// One scenario, or several at once.
///
/// Parameters are given as normal scores: the prior of each is the standard normal distribution.
pub trait Experiment: Sync {
    /// The parameters that are learned, in their order.
    fn learned(&self) -> &[&Parameter];

    /// What was observed, each number on its scale.
    fn observed(&self) -> Vec<f64>;

    /// Standard error of each number.
    fn errors(&self) -> Vec<f64>;

    /// Weight of each number in the distance from the facts; their sum is one.
    fn weights(&self) -> Vec<f64>;

    /// What would have been observed on a batch of paths: `[fact][lane]`, each with an error of its own. `scores` are
    /// `[parameter][lane]`. Fails if a path leaves the range of numbers.
    fn batch(
        &self,
        chance: Chance,
        first_path: u64,
        scores: &[Column],
    ) -> Result<Vec<Column>, Stopped>;

    /// What would have been observed on so many batches, the first of which begins at a path that no other call names;
    /// `one` simulates one of them by its number. Whoever shares the work with other machines takes theirs.
    fn batches(
        &self,
        _first_path: u64,
        count: usize,
        one: &(dyn Fn(usize) -> Result<Vec<Column>, Stopped> + Sync),
    ) -> Result<Vec<Vec<Column>>, Stopped> {
        (0..count).into_par_iter().map(one).collect()
    }
}
