//! Rules of what happens: boxes in the space of parameters, and of what is seen by a date, in which most paths have
//! it; and a small tree.
//!
//! Boxes are found by the patient rule induction method (Friedman and Fisher 1999), as scenario discovery uses it
//! (Bryant and Lempert 2010): found on every other path and judged on those between, with numbers rounded as they are
//! told. The same, without paths that a rule has taken, gives the next rule.

mod boxes;
mod judge;
mod prim;
mod tree;

pub use boxes::{Limit, Region};
pub use judge::{Judged, judge};
pub use prim::{Step, Target};
pub use tree::{Leaf, Turn};

use super::{
    condition::Condition,
    dated::undated,
    inputs::{self, Input},
    paths::Paths,
};
use crate::{
    metrics::{Proportion, year_of},
    model::Model,
};

/// Rules at most.
const MOST: usize = 3;
/// Paths without which nothing is looked for, and paths on either side.
pub const LEAST: usize = 200;
const LEAST_SIDE: usize = 30;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Question {
    /// What happens on some paths.
    pub of: Condition,
    /// The last year whose end is seen; none for parameters alone.
    pub by: Option<f64>,
    /// Share of the paths in a box that must have it; none for the box that tells most.
    pub density: Option<f64>,
}

/// A box with what was found and what holds of it on other paths.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its limits.
    pub region: Region,
    /// For each of its limits, the quasi-p-value on paths that it was not found on: how probable so many hits were
    /// without the limit.
    pub quasi_p: Vec<f64>,
    /// On the paths that it was found on.
    pub found: Judged,
    /// On others.
    pub held: Judged,
    /// From all paths to the smallest box, on the paths that it was found on.
    pub trajectory: Vec<Step>,
}

/// Rules of one question.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The question.
    pub question: Question,
    /// What a rule may speak of.
    pub inputs: Vec<Input>,
    /// Paths that were looked at: with a date, those on which it has not begun.
    pub paths: usize,
    /// Paths on which it had begun by the date.
    pub begun: usize,
    /// Share of these that have it.
    pub base: Proportion,
    /// Boxes, the first found first.
    pub rules: Vec<Rule>,
    /// All of them together, on paths that they were not found on.
    pub together: Option<Judged>,
    /// Leaves of the tree, the densest first, judged on other paths.
    pub leaves: Vec<(Leaf, Judged)>,
}

/// Why there are no rules.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Refusal {
    /// Too few paths, or too few with it or without.
    #[error(
        "it happens on {with} of {paths} paths: too few with it or without it for rules, which need {LEAST} paths and \
         {LEAST_SIDE} on either side of each half; more with --paths"
    )]
    TooFew {
        /// Paths with it.
        with: usize,
        /// Paths.
        paths: usize,
    },
    /// Nothing to speak of.
    #[error(
        "nothing is drawn or seen that differs between paths: there is nothing that rules could speak of"
    )]
    NothingVaries,
    /// No such year.
    #[error(
        "--by {by}: expected a year from {first} to {last}, at whose end something is seen and after which something can begin"
    )]
    NoSuchYear {
        /// What was asked.
        by: f64,
        /// The first that there is.
        first: f64,
        /// The last.
        last: f64,
    },
    /// It has no date.
    #[error("--by: {0}")]
    NoDate(String),
}

impl Question {
    /// What can be known beforehand to be wrong.
    pub fn check(&self, model: &Model) -> Result<(), Refusal> {
        let Some(by) = self.by else { return Ok(()) };
        let run = &model.header.run;
        let [first, last] = [1, run.years].map(|row| year_of(run.start, row));
        let last = last - 1.0;
        if !(first..=last).contains(&by) || by.fract() != 0.0 {
            return Err(Refusal::NoSuchYear { by, first, last });
        }
        if self.of.is_dated(model) {
            return Ok(());
        }
        Err(Refusal::NoDate(undated(&self.of, model)))
    }
}

impl Rules {
    /// Looks for rules.
    pub fn of(question: Question, paths: Paths<'_>) -> Result<Self, Refusal> {
        let holds = paths.holding(&question.of);
        question.check(paths.model)?;
        let (chosen, begun) = open(&question, paths);
        let hits: Vec<bool> = chosen.iter().map(|path| holds[*path]).collect();
        let (learn, held) = halves(chosen.len());
        let enough = [&learn, &held].iter().all(|half| {
            let with = half.iter().filter(|path| hits[**path]).count();
            with >= LEAST_SIDE && half.len() - with >= LEAST_SIDE
        });
        if chosen.len() < LEAST || !enough {
            let with = hits.iter().filter(|hit| **hit).count();
            return Err(Refusal::TooFew { with, paths: chosen.len() });
        }
        let inputs = all_inputs(&question, paths, &chosen);
        if inputs.is_empty() {
            return Err(Refusal::NothingVaries);
        }
        let with = hits.iter().filter(|hit| **hit).count();
        let base = Proportion::new(with as u64, hits.len() as u64);
        let target = Target { inputs: &inputs, hits: &hits, density: question.density };
        let rules = find(&target, &learn, &held);
        let leaves = tree::told_apart(tree::leaves(&target, &learn), &target, &held);
        let leaves = judged_leaves(leaves, &target, &held);
        let together = (rules.len() > 1).then(|| {
            let any = |path: usize| rules.iter().any(|rule| rule.region.holds(&inputs, path));
            judge(&held, &hits, any)
        });
        let paths = chosen.len();
        Ok(Self { question, inputs, paths, begun, base, rules, together, leaves })
    }
}

/// Every other path, and those between: they are independent, so that neither half is special.
pub fn halves(count: usize) -> (Vec<usize>, Vec<usize>) {
    (0..count).partition(|path| path.is_multiple_of(2))
}

/// The paths on which it may still begin, and how many those are on which it has.
fn open(question: &Question, paths: Paths<'_>) -> (Vec<usize>, usize) {
    let Some(by) = question.by else { return ((0..paths.count()).collect(), 0) };
    let begins = paths.begins(&question.of).unwrap_or_default();
    let open: Vec<usize> = (0..paths.count()).filter(|path| begins[*path] > by).collect();
    let begun = paths.count() - open.len();
    (open, begun)
}

fn all_inputs(question: &Question, paths: Paths<'_>, chosen: &[usize]) -> Vec<Input> {
    let mut all = inputs::drawn(paths, chosen);
    if let Some(by) = question.by {
        let rows = (1..=paths.run().years).filter(|row| paths.year(*row) <= by);
        all.extend(rows.flat_map(|row| inputs::seen(paths, row, chosen)));
    }
    all
}

/// Rules one after the other; each looks at the paths that those before have left.
fn find(target: &Target<'_>, learn: &[usize], held: &[usize]) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    let (mut left, mut held_left) = (learn.to_vec(), held.to_vec());
    while rules.len() < MOST {
        let Some((region, trajectory)) = prim::region(target, &left, learn.len()) else { break };
        let (region, quasi_p) = judge::told(region, target, &held_left);
        let inside = |path: usize| region.holds(target.inputs, path);
        let [found, held_judged, of_left] =
            [learn, held, &held_left].map(|paths| judge(paths, target.hits, inside));
        // A rule that tells nothing on other paths is none, nor one that tells it only of those of an earlier rule.
        let tells = |judged: &Judged| judged.density.interval[0] > judged.base;
        if region.limits.is_empty() || !tells(&held_judged) || !tells(&of_left) {
            break;
        }
        left.retain(|path| !inside(*path));
        held_left.retain(|path| !inside(*path));
        rules.push(Rule { region, quasi_p, found, held: held_judged, trajectory });
    }
    rules
}

fn judged_leaves(leaves: Vec<Leaf>, target: &Target<'_>, held: &[usize]) -> Vec<(Leaf, Judged)> {
    let of = |leaf: Leaf| {
        let judged = judge(held, target.hits, |path| leaf.holds(target.inputs, path));
        (leaf, judged)
    };
    let mut all: Vec<(Leaf, Judged)> = leaves.into_iter().map(of).collect();
    all.sort_by(|a, b| b.1.density.value.total_cmp(&a.1.density.value));
    all
}

#[cfg(test)]
mod tests;
