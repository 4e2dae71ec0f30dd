//! What makes the difference between two scenarios: their differences switched on one after another.
//!
//! What a difference contributes depends on what was switched on before it. The ladder is climbed in the order of
//! the file and in the reverse order; with at most eight rungs every order is tried, and the mean over
//! all orders is the Shapley value (Shapley 1953). All are worked out path by path, so each has its error.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    num::NonZero,
};

use super::{
    case::Case,
    contrast::{Added, added, mean},
    drivers::scored,
    outcome::Outcome,
    sample::Sample,
};
use crate::{
    engine::Control,
    metrics::{Collected, Measure, Quantity, Stopped, Unit, Which, read_model},
    random::Chance,
    scenario::{Bust, Difference, Document, PROMISES, Rules},
};

/// What one rung, a difference or a table of differences, does to each outcome.
#[derive(Clone, Debug)]
pub struct Rung {
    /// The key, or the table of several keys.
    pub name: String,
    /// What differs.
    pub differences: Vec<Difference>,
    /// For each outcome, what it adds when all before it are on.
    pub first: Vec<Added>,
    /// What it adds when all after it are on.
    pub reverse: Vec<Added>,
    /// The mean over all orders, and the least and the most that it adds in any; none for more than eight rungs.
    pub shapley: Option<Vec<(Added, [f64; 2])>>,
}

/// The way from one scenario to another.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// Name, declaration and unit of each outcome; years count as the share of paths on which they never come.
    pub outcomes: Vec<Described>,
    /// At the foot and at the top, for each outcome.
    pub ends: Vec<[f64; 2]>,
    /// The rungs, in the order of the file.
    pub rungs: Vec<Rung>,
    /// Paths of each run.
    pub paths: u64,
}

/// More rungs would need more than 256 runs.
const MOST: usize = 8;

/// What each path brings, for each outcome.
type Scores = Vec<Vec<f64>>;

/// Name, declaration and unit of an outcome.
pub type Described = (String, &'static Quantity, Unit);

impl Ladder {
    /// Differences as rungs: each for itself if they are few, else table by table. A table of which one key alone
    /// differs is called by that key, which says what differs.
    pub fn rungs(differences: &[Difference]) -> Vec<(String, Vec<Difference>)> {
        let mut rungs: Vec<(String, Vec<Difference>)> = Vec::new();
        for difference in differences {
            let alone = differences.len() <= MOST;
            let name = if alone { difference.name() } else { difference.table() };
            match rungs.iter_mut().find(|(known, _)| *known == name) {
                Some((_, differences)) => differences.push(difference.clone()),
                None => rungs.push((name, vec![difference.clone()])),
            }
        }
        for (name, differences) in &mut rungs {
            if let [only] = differences.as_slice() {
                *name = only.name();
            }
        }
        rungs
    }

    /// Runs that a ladder of so many rungs takes.
    pub const fn runs(rungs: usize) -> u64 {
        if rungs <= MOST { 1 << rungs } else { 2 * rungs as u64 }
    }

    /// Climbs from one scenario to another; none if they do not differ. The error says which step is
    /// no valid scenario.
    pub fn climb(
        from: &Case,
        to: &Case,
        paths: NonZero<u64>,
        control: &Control,
    ) -> Result<Option<Self>, Stopped> {
        let rungs = Self::rungs(&from.document.differences(&to.document));
        if rungs.is_empty() {
            return Ok(None);
        }
        let seed = from.run().seed;
        let bust = &from.model.header.bust;
        let run = &Runner { from: &from.document, bust, rungs: &rungs, paths, seed, control };
        let mut all_runs = BTreeMap::new();
        let all = (1_u64 << rungs.len()) - 1;
        let masks: Vec<u64> = if rungs.len() <= MOST {
            (0..=all).collect()
        } else {
            (0..=rungs.len()).flat_map(|on| [(1 << on) - 1, all & !((1 << on) - 1)]).collect()
        };
        for mask in masks {
            if let Entry::Vacant(place) = all_runs.entry(mask) {
                place.insert(run.scores(mask)?);
            }
        }
        let (outcomes, runs) = in_common(all_runs);
        let ends = ends(&runs[&0], &runs[&all]);
        let climb = |place: usize, (name, differences): (String, Vec<Difference>)| {
            let below = (1_u64 << place) - 1;
            let above = all & !below & !(1 << place);
            Rung {
                name,
                differences,
                first: step(&runs, below, place),
                reverse: step(&runs, above, place),
                shapley: (runs.len() as u64 > all).then(|| shapley(&runs, place, all)),
            }
        };
        let rungs = rungs.clone().into_iter().enumerate().map(|(i, rung)| climb(i, rung)).collect();
        Ok(Some(Self { outcomes, ends, rungs, paths: paths.get() }))
    }

    /// The place of an outcome.
    pub fn outcome(&self, which: impl Which) -> Option<usize> {
        let name = which.full_name();
        self.outcomes.iter().position(|(own, _, _)| *own == name)
    }
}

/// Outcomes that every run has, and the scores of these: what is modelled only with some differences switched
/// on has no way from one scenario to the other.
fn in_common(
    runs: BTreeMap<u64, (Vec<Described>, Scores)>,
) -> (Vec<Described>, BTreeMap<u64, Scores>) {
    let everywhere = |(name, ..): &Described| {
        runs.values().all(|(own, _)| own.iter().any(|(known, ..)| known == name))
    };
    let first = runs.values().next().map_or(&[][..], |(described, _)| described.as_slice());
    let common: Vec<Described> = first.iter().filter(|own| everywhere(own)).cloned().collect();
    let kept = |(described, scores): (Vec<Described>, Scores)| {
        let each = described.into_iter().zip(scores);
        let known = |name: &str| common.iter().any(|(own, ..)| own == name);
        each.filter(|((name, ..), _)| known(name)).map(|(_, scores)| scores).collect()
    };
    let scores = runs.clone().into_iter().map(|(mask, run)| (mask, kept(run))).collect();
    (common, scores)
}

struct Runner<'a> {
    from: &'a Document,
    bust: &'a Bust,
    rungs: &'a [(String, Vec<Difference>)],
    paths: NonZero<u64>,
    seed: u64,
    control: &'a Control,
}

impl Runner<'_> {
    /// The scenario with some rungs on: description and scores of each outcome.
    fn scores(&self, mask: u64) -> Result<(Vec<Described>, Scores), Stopped> {
        let on = self.rungs.iter().enumerate().filter(|(place, _)| mask >> place & 1 == 1);
        let differences = on.clone().flat_map(|(_, (_, differences))| differences.clone());
        // What a scenario promises and may learn as a whole need not hold between two of them.
        let document = self.from.with(&differences.collect::<Vec<_>>());
        let mut document = document.changed(&PROMISES, &[]).variant();
        let rules = Rules { allow_implausible: true, ..Rules::default() };
        let mut model = read_model(&mut document, rules).ok_or_else(|| {
            let names: Vec<&str> = on.map(|(_, (name, _))| name.as_str()).collect();
            let message = document.problems.0.iter().find(|problem| !problem.warning);
            let message = message.map_or("it cannot run", |problem| problem.message.as_str());
            Stopped::Failed(format!("with only {} switched on: {message}", names.join(", ")))
        })?;
        model.header.bust = self.bust.clone();
        let wanted = |metric: &Measure| metric.quantity.place.main;
        let mut collected = Collected::only(&model, wanted);
        let mut sample = Sample::among(&collected.metrics, &model, wanted, usize::MAX);
        let chance = Chance::Seed(self.seed);
        collected.extend(&model, chance, self.paths.get(), self.control, &mut |part| {
            sample.add(part);
            Ok(())
        })?;
        let describe = |outcome: &Outcome| {
            let (values, unit) = scored(outcome);
            ((outcome.name.clone(), outcome.quantity, unit), values)
        };
        Ok(sample.outcomes.iter().map(describe).unzip())
    }
}

fn ends(first: &Scores, last: &Scores) -> Vec<[f64; 2]> {
    let mean = |values: &[f64]| mean(values).map_or(f64::NAN, |(value, _)| value);
    first.iter().zip(last).map(|(a, b)| [mean(a), mean(b)]).collect()
}

/// Whether an outcome is a yes or no on every path.
fn is_yes_or_no(values: &[f64]) -> bool {
    values.iter().all(|value| [0.0, 1.0].contains(value))
}

fn known(each: &[f64], yes_or_no: bool) -> Added {
    added(each, yes_or_no).unwrap_or(Added::NOTHING_KNOWN)
}

/// What a rung adds when those of a mask are on.
fn step(runs: &BTreeMap<u64, Scores>, mask: u64, place: usize) -> Vec<Added> {
    let (without, with) = (&runs[&mask], &runs[&(mask | 1 << place)]);
    let each = without.iter().zip(with).map(|(a, b)| {
        let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| b - a).collect();
        known(&differences, is_yes_or_no(a) && is_yes_or_no(b))
    });
    each.collect()
}

fn shapley(runs: &BTreeMap<u64, Scores>, place: usize, all: u64) -> Vec<(Added, [f64; 2])> {
    let rungs = all.count_ones();
    let without: Vec<u64> = (0..=all).filter(|mask| mask >> place & 1 == 0).collect();
    let outcomes = runs[&0].len();
    let value = |outcome: usize| {
        let paths = runs[&0][outcome].len();
        let mut mean = vec![0.0; paths];
        let mut range = [f64::INFINITY, f64::NEG_INFINITY];
        for mask in &without {
            let weight = weight(mask.count_ones(), rungs);
            let (off, on) = (&runs[mask][outcome], &runs[&(mask | 1 << place)][outcome]);
            let mut sum = 0.0;
            for path in 0..paths {
                let difference = on[path] - off[path];
                mean[path] += weight * difference;
                sum += difference;
            }
            let marginal = sum / paths as f64;
            range = [range[0].min(marginal), range[1].max(marginal)];
        }
        let yes_or_no = runs.values().all(|run| is_yes_or_no(&run[outcome]));
        (known(&mean, yes_or_no), range)
    };
    (0..outcomes).map(value).collect()
}

/// Share of all orders in which exactly a given set of `before` rungs comes first: `b! (n-b-1)! / n!`.
fn weight(before: u32, rungs: u32) -> f64 {
    let factorial = |n: u32| (1..=n).map(f64::from).product::<f64>();
    factorial(before) * factorial(rungs - before - 1) / factorial(rungs)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value of a set: 10 for the first rung, 5 for the second, and 8 more for both; path by path twice
    /// that for the second path.
    fn runs() -> BTreeMap<u64, Scores> {
        let value = |mask: u64| match mask {
            0 => 0.0,
            1 => 10.0,
            2 => 5.0,
            _ => 23.0,
        };
        (0..4).map(|mask| (mask, vec![vec![value(mask), 2.0 * value(mask)]])).collect()
    }

    #[test]
    fn contributions_are_fair_and_complete() {
        let runs = runs();
        let values: Vec<_> = (0..2).map(|place| shapley(&runs, place, 3)[0]).collect();
        // Half of what both together bring goes to each.
        assert!((values[0].0.value - 14.0 * 1.5).abs() < 1e-12);
        assert!((values[1].0.value - 9.0 * 1.5).abs() < 1e-12);
        assert!((values[0].1[0] - 15.0).abs() < 1e-12 && (values[0].1[1] - 27.0).abs() < 1e-12);
        let sum: f64 = values.iter().map(|value| value.0.value).sum();
        assert!((sum - 23.0 * 1.5).abs() < 1e-12, "they add up to the whole difference");
        assert!((step(&runs, 0, 0)[0].value - 15.0).abs() < 1e-12);
        assert!((step(&runs, 1, 1)[0].value - 19.5).abs() < 1e-12);
    }

    /// A rung that changes no bust on 500 paths may change some on others; of amounts nothing can be told.
    #[test]
    fn what_no_path_changes_is_known_that_far() {
        let busts: Vec<f64> = (0..500).map(|i| f64::from(u8::from(i < 100))).collect();
        let amounts: Vec<f64> = (0..500).map(f64::from).collect();
        let moved: Vec<f64> = (0..500).map(|i| f64::from(u8::from(i < 130))).collect();
        let run = |busts: &[f64]| vec![busts.to_vec(), amounts.clone()];
        let runs = BTreeMap::from([
            (0, run(&busts)),
            (1, run(&busts)),
            (2, run(&moved)),
            (3, run(&moved)),
        ]);
        for added in [step(&runs, 0, 0), step(&runs, 2, 0)].concat().iter().step_by(2) {
            // Clopper and Pearson's end of 0 in 500 at 97.5 %, both ways.
            let [low, high] = added.interval().unwrap();
            assert!((high - 0.008_73).abs() < 1e-5 && (low + high).abs() < 1e-12, "{low} {high}");
            assert!(added.error.is_none() && !added.is_clear(2.0));
        }
        let [(busts, _), (amounts, _)] = shapley(&runs, 0, 3)[..] else { panic!() };
        assert!(busts.error.is_none() && busts.interval().unwrap()[1] > 0.008);
        assert!(amounts.error.is_none() && amounts.interval().is_none());
        // What changes busts on thirty of 500 paths has an error.
        let (other, _) = shapley(&runs, 1, 3)[0];
        assert!(other.error.unwrap() > 0.0 && other.is_clear(2.0));
    }

    #[test]
    fn weights_of_all_sets_sum_to_one() {
        // Three rungs: one set of none, two of one, one of two others.
        let sum = weight(0, 3) + 2.0 * weight(1, 3) + weight(2, 3);
        assert!((sum - 1.0).abs() < 1e-15);
    }
}
