//! How good a rule is.

use statrs::distribution::{Binomial, DiscreteCDF};

use super::{boxes::Region, prim::Target};
use crate::{math::normal_cdf, metrics::Proportion};

/// Paths from which the normal law stands for the binomial: the library's continued fraction is cut off early there.
const MANY: usize = 1000;

/// A rule on some paths.
#[derive(Clone, Copy, Debug)]
pub struct Judged {
    /// Paths on which the rule holds.
    pub inside: usize,
    /// Share of these that have it: how often the rule is right.
    pub density: Proportion,
    /// Share of all that have it on which the rule holds.
    pub coverage: Proportion,
    /// Share of all paths on which the rule holds.
    pub mass: Proportion,
    /// Share of all paths that have it.
    pub base: f64,
}

/// Judges a rule on some paths, of which at least one has it.
pub fn judge(paths: &[usize], hits: &[bool], inside: impl Fn(usize) -> bool) -> Judged {
    let [mut within, mut both, mut with] = [0_u64; 3];
    for path in paths {
        let (hit, own) = (hits[*path], inside(*path));
        with += u64::from(hit);
        within += u64::from(own);
        both += u64::from(own && hit);
    }
    let count = paths.len() as u64;
    #[expect(clippy::cast_possible_truncation, reason = "a count of paths in memory")]
    Judged {
        inside: within as usize,
        density: Proportion::new(both, within.max(1)),
        coverage: Proportion::new(both, with.max(1)),
        mass: Proportion::new(within, count.max(1)),
        base: with as f64 / count.max(1) as f64,
    }
}

/// Probability above which chance explains a limit as well as what it says.
const BY_CHANCE: f64 = 0.05;

/// A box without the limits that chance explains, those first that it explains best, and what is left to chance of the
/// others. Where so many hits are asked for, a box keeps all its limits: they are what it has them by.
pub(super) fn told(mut region: Region, target: &Target<'_>, paths: &[usize]) -> (Region, Vec<f64>) {
    loop {
        let all = quasi_p(&region, target, paths);
        let worst = all.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
        match worst {
            Some((place, p)) if *p > BY_CHANCE && target.density.is_none() => {
                region = region.without(place);
            }
            _ => return (region, all),
        }
    }
}

/// For each limit of a box, the probability that a box without it would have so many hits among as many paths by
/// chance (Bryant and Lempert 2010).
fn quasi_p(region: &Region, target: &Target<'_>, paths: &[usize]) -> Vec<f64> {
    let count = |region: &Region| {
        let inside = paths.iter().filter(|path| region.holds(target.inputs, **path));
        inside.fold((0, 0), |(n, k), path| (n + 1, k + usize::from(target.hits[*path])))
    };
    let (inside, hits) = count(region);
    let one = |place: usize| {
        let (wider, more) = count(&region.without(place));
        at_least(hits, inside, more as f64 / wider.max(1) as f64)
    };
    (0..region.limits.len()).map(one).collect()
}

/// Probability of so many hits or more, to six decimals.
fn at_least(hits: usize, count: usize, p: f64) -> f64 {
    let (k, n) = (hits as f64, count as f64);
    if hits == 0 || p >= 1.0 {
        return 1.0;
    }
    if p <= 0.0 {
        return 0.0;
    }
    let value = if count > MANY {
        1.0 - normal_cdf((k - 0.5 - n * p) / (n * p * (1.0 - p)).sqrt())
    } else {
        Binomial::new(p, count as u64).map_or(1.0, |law| law.sf(hits as u64 - 1))
    };
    (value.clamp(0.0, 1.0) * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_of_hits_are_binomial() {
        // Of three throws of a coin two heads or more: 4 of 8.
        assert!((at_least(2, 3, 0.5) - 0.5).abs() < 1e-6);
        assert!((at_least(3, 3, 0.5) - 0.125).abs() < 1e-6);
        // Both laws agree where they meet.
        let exact = |n: u64, k: u64| Binomial::new(0.4, n).unwrap().sf(k - 1);
        assert!((at_least(430, 1001, 0.4) - exact(1001, 430)).abs() < 1e-3);
        assert!((at_least(0, 10, 0.4) - 1.0).abs() < 1e-12 && at_least(5, 10, 0.0).abs() < 1e-12);
    }

    #[test]
    fn a_rule_is_judged_by_density_and_coverage() {
        let hits = [true, true, true, false, false, false, false, false];
        let paths: Vec<usize> = (0..8).collect();
        let judged = judge(&paths, &hits, |path| (1..5).contains(&path));
        assert_eq!(judged.inside, 4);
        let close = |a: f64, b: f64| (a - b).abs() < 1e-12;
        assert!(close(judged.density.value, 0.5) && close(judged.coverage.value, 2.0 / 3.0));
        assert!(close(judged.mass.value, 0.5) && close(judged.base, 0.375));
    }
}
