//! A small tree (Breiman and others 1984): the paths are parted three times at most, each time by the one limit that
//! leaves the parts purest (Gini).

use rayon::prelude::*;

use super::prim::Target;
use crate::analysis::inputs::Input;

/// Partings from the root to a leaf at most.
const DEPTH: usize = 3;
/// Share of all paths that a leaf has at least.
const LEAST_LEAF: f64 = 0.02;
/// Part of the impurity of all that a parting must take off.
const LEAST_GAIN: f64 = 0.002;

/// One side of a parting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// Place of the input.
    pub input: usize,
    /// The limit.
    pub limit: f64,
    /// Whether it is the side below the limit; else at it or above.
    pub below: bool,
}

/// A part of all paths.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// The turns that lead to it.
    pub turns: Vec<Turn>,
}

impl Leaf {
    /// Whether both are the two sides of one last parting.
    fn is_beside(&self, other: &Self) -> bool {
        let [Some((own, before)), Some((theirs, before_theirs))] =
            [self, other].map(|leaf| leaf.turns.split_last())
        else {
            return false;
        };
        before == before_theirs && Turn { below: !own.below, ..*own } == *theirs
    }

    /// Whether a path ends there.
    pub fn holds(&self, inputs: &[Input], path: usize) -> bool {
        self.turns.iter().all(|turn| (inputs[turn.input].values[path] < turn.limit) == turn.below)
    }
}

/// The leaves of the tree that some paths grow.
pub(super) fn leaves(target: &Target<'_>, paths: &[usize]) -> Vec<Leaf> {
    let with = paths.iter().filter(|path| target.hits[**path]).count();
    let root = impurity(with as f64, paths.len() as f64);
    let least = (paths.len() as f64 * LEAST_LEAF).max(1.0);
    let tree = Tree { target, least_gain: root * LEAST_GAIN, least };
    let mut leaves = Vec::new();
    tree.grow(paths.to_vec(), Vec::new(), &mut leaves);
    leaves
}

/// The leaves without partings that say nothing on paths that the tree did not grow on: two that are parted last by one
/// limit, of which neither has it clearly more often, are one.
pub(super) fn told_apart(mut leaves: Vec<Leaf>, target: &Target<'_>, paths: &[usize]) -> Vec<Leaf> {
    let count = |leaf: &Leaf| {
        let inside = paths.iter().filter(|path| leaf.holds(target.inputs, **path));
        inside.fold((0.0, 0.0), |(n, k), path| (n + 1.0, k + f64::from(target.hits[*path])))
    };
    let idle =
        |pair: &[Leaf]| pair[0].is_beside(&pair[1]) && !differ(count(&pair[0]), count(&pair[1]));
    // The two sides of a parting that is the last on both stand beside each other, as the tree has grown.
    while let Some(place) = leaves.windows(2).position(idle) {
        leaves.remove(place + 1);
        leaves[place].turns.pop();
    }
    leaves
}

/// Whether the shares of two groups differ by two standard errors; those of which nothing is known do not.
fn differ((n, k): (f64, f64), (m, l): (f64, f64)) -> bool {
    let pooled = (k + l) / (n + m).max(1.0);
    let error = (pooled * (1.0 - pooled) * (1.0 / n.max(1.0) + 1.0 / m.max(1.0))).sqrt();
    n > 0.0 && m > 0.0 && (k / n - l / m).abs() > 2.0 * error
}

/// Gini's impurity times the number of paths, halved.
fn impurity(with: f64, count: f64) -> f64 {
    if count > 0.0 { with * (count - with) / count } else { 0.0 }
}

struct Tree<'a> {
    target: &'a Target<'a>,
    least_gain: f64,
    least: f64,
}

impl Tree<'_> {
    fn grow(&self, paths: Vec<usize>, turns: Vec<Turn>, leaves: &mut Vec<Leaf>) {
        let parting = if turns.len() < DEPTH { self.best(&paths) } else { None };
        let Some((input, limit)) = parting else { return leaves.push(Leaf { turns }) };
        let values = &self.target.inputs[input].values;
        let (below, above): (Vec<usize>, Vec<usize>) =
            paths.into_iter().partition(|path| values[*path] < limit);
        for (side, own) in [(true, below), (false, above)] {
            let turn = Turn { input, limit, below: side };
            self.grow(own, [turns.as_slice(), &[turn]].concat(), leaves);
        }
    }

    /// The input and the limit, as it is told, that leave the purest parts.
    fn best(&self, paths: &[usize]) -> Option<(usize, f64)> {
        let with = paths.iter().filter(|path| self.target.hits[**path]).count();
        let whole = impurity(with as f64, paths.len() as f64);
        let each: Vec<Option<(f64, f64)>> = (0..self.target.inputs.len())
            .into_par_iter()
            .map(|input| self.parting(paths, input))
            .collect();
        let each = each.into_iter().enumerate().filter_map(|(input, own)| Some((input, own?)));
        let best = each.reduce(|best, next| if next.1.0 < best.1.0 { next } else { best });
        let (input, (left, limit)) = best?;
        (whole - left >= self.least_gain).then_some((input, limit))
    }

    /// The least impurity that a limit of an input leaves, and the limit.
    fn parting(&self, paths: &[usize], input: usize) -> Option<(f64, f64)> {
        let Input { values, shown, .. } = &self.target.inputs[input];
        let mut sorted: Vec<(f64, bool)> =
            paths.iter().map(|path| (values[*path], self.target.hits[*path])).collect();
        sorted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let count = sorted.len() as f64;
        let with = sorted.iter().filter(|(_, hit)| *hit).count() as f64;
        let (mut hits, mut best) = (0.0, None);
        for place in 1..sorted.len() {
            hits += f64::from(u8::from(sorted[place - 1].1));
            let (below, above) = (place as f64, count - place as f64);
            let same = sorted[place].0.total_cmp(&sorted[place - 1].0).is_eq();
            if same || below < self.least || above < self.least {
                continue;
            }
            let left = impurity(hits, below) + impurity(with - hits, above);
            if best.is_none_or(|(least, _)| left < least) {
                best = Some((left, f64::midpoint(sorted[place - 1].0, sorted[place].0)));
            }
        }
        best.map(|(left, limit)| (left, shown.said(limit)))
            .filter(|(_, limit)| sorted[0].0 < *limit && *limit <= sorted[sorted.len() - 1].0)
    }
}
