//! A number in two scenarios on the same paths: its difference, and what each path adds to it.

use serde::Serialize;

use crate::metrics::{Distribution, Proportion, Side};

/// A number in two scenarios, and its difference.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Contrast {
    /// In the first.
    pub first: f64,
    /// In the second.
    pub second: f64,
    /// First less second, freed of known luck: within its error of the plain difference.
    pub difference: f64,
    /// Standard error of the difference; `None` where too few paths differ.
    pub error: Option<f64>,
    /// What that error would be if each scenario had drawn its own luck.
    pub independent_error: Option<f64>,
    /// Ends of its exact 95 % interval, of a share of paths that too few change for a standard error.
    #[serde(rename = "interval", skip_serializing_if = "Option::is_none")]
    exact: Option<[f64; 2]>,
}

impl Contrast {
    /// Ends of the 95 % interval of the difference.
    pub fn interval(&self) -> Option<[f64; 2]> {
        let Some(error) = self.error else { return self.exact };
        let half = 1.96 * error;
        Some([self.difference - half, self.difference + half])
    }

    /// Its standard error, or what one would be for an interval as wide.
    pub fn spread(&self) -> Option<f64> {
        self.error.or_else(|| self.exact.map(|[low, high]| (high - low) / (2.0 * 1.96)))
    }

    /// How many times narrower the interval is than with luck of their own.
    pub fn narrower(&self) -> Option<f64> {
        let (error, independent) = (self.error?, self.independent_error?);
        (error > 0.0).then(|| independent / error)
    }

    /// Whether the difference can be told from zero: three standard errors, or an exact interval without zero.
    pub fn is_clear(&self) -> bool {
        let apart = |[low, high]: [f64; 2]| low > 0.0 || high < 0.0;
        self.error.map_or_else(
            || self.exact.is_some_and(apart),
            |error| self.difference.abs() > 3.0 * error,
        )
    }

    /// Of two numbers, with what each path adds to either. `sure` says that what no path changes is no chance.
    pub(super) fn new(
        first: f64,
        second: f64,
        influences: Option<[Vec<f64>; 2]>,
        sure: bool,
    ) -> Option<Influenced> {
        if !first.is_finite() || !second.is_finite() {
            return None;
        }
        let difference = first - second;
        let mut contrast =
            Self { first, second, difference, error: None, independent_error: None, exact: None };
        let Some([a, b]) = influences.filter(|[a, _]| a.len() > 1) else {
            return Some((contrast, Vec::new()));
        };
        let each: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a - b).collect();
        let differ = each.iter().filter(|difference| **difference != 0.0).count();
        if differ < LEAST && !(differ == 0 && sure) {
            return Some((contrast, Vec::new()));
        }
        let own = |values: &[f64]| mean(values).map_or(0.0, |(_, error)| error * error);
        contrast.error = mean(&each).map(|(_, error)| error);
        contrast.independent_error = Some((own(&a) + own(&b)).sqrt());
        Some((contrast, each))
    }

    /// Of the means of values: a yes or no on each path that too few paths change, or none, has an exact interval.
    /// `alike` says that the scenarios are one, so that nothing can differ.
    pub(super) fn of_means(a: Vec<f64>, b: Vec<f64>, alike: bool) -> Option<Influenced> {
        let whole = |values: &[f64]| values.iter().all(|value| [0.0, 1.0].contains(value));
        let yes_or_no = a.len() > 1 && whole(&a) && whole(&b);
        let each = || a.iter().zip(&b).map(|(a, b)| a - b).collect::<Vec<_>>();
        let known = yes_or_no.then(|| exact(&each()));
        let share = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let (mut contrast, each) = Self::new(share(&a), share(&b), Some([a, b]), alike)?;
        contrast.exact = known.filter(|_| contrast.error.is_none());
        Some((contrast, each))
    }
}

/// Whether all paths have the same values in both.
pub(super) fn same(a: &[f64], b: &[f64]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.total_cmp(b).is_eq())
}

/// The mean of what each path adds, with its error where enough paths add anything for one; else with the ends of its exact
/// interval, where a path adds one at most.
pub(super) fn added(each: &[f64], at_most_one: bool) -> Option<Added> {
    let (value, error) = mean(each)?;
    let differ = each.iter().filter(|value| **value != 0.0).count();
    if differ >= LEAST {
        return Some(Added { value, error: Some(error), exact: None });
    }
    let exact = (at_most_one && each.len() > 1).then(|| exact(each));
    Some(Added { value, error: None, exact })
}

/// What a change adds to a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Added {
    /// The mean over the paths.
    pub value: f64,
    /// Its standard error; none where too few paths differ.
    pub error: Option<f64>,
    /// Ends of its exact interval, where there is no error.
    exact: Option<[f64; 2]>,
}

impl Added {
    /// Of what has no mean.
    pub(super) const NOTHING_KNOWN: Self = Self { value: f64::NAN, error: None, exact: None };

    /// Ends of its 95 % interval, where they can be told.
    pub fn interval(&self) -> Option<[f64; 2]> {
        let half = |error: f64| [self.value - 1.96 * error, self.value + 1.96 * error];
        self.error.map(half).or(self.exact)
    }

    /// Whether it is more or less than nothing for sure: by its interval, at so many standard errors.
    pub fn is_clear(&self, errors: f64) -> bool {
        self.error.map_or_else(
            || self.exact.is_some_and(|[low, high]| low > 0.0 || high < 0.0),
            |error| self.value.abs() > errors * error,
        )
    }
}

/// Ends of an exact 95 % interval of the mean of what lies between -1 and 1 on each path: of the share of ones less that
/// of minus ones, each within its own interval (Clopper and Pearson 1934) at half of the risk. A part of one, as in a
/// Shapley value, is held for one where that makes the interval wider, and for nothing where it would make it narrower.
fn exact(each: &[f64]) -> [f64; 2] {
    let count =
        |sign: f64, least: f64| each.iter().filter(|own| sign * **own > least).count() as u64;
    let within = |hits: u64| Proportion::within(hits, each.len() as u64, 0.0125);
    let near = |sign: f64| within(count(sign, 1.0 - 1e-9))[0];
    let far = |sign: f64| within(count(sign, 0.0))[1];
    [near(1.0) - far(-1.0), far(1.0) - near(-1.0)]
}

/// Paths that must differ at least: from fewer no spread can be told.
const LEAST: usize = 20;

/// A contrast, and what each path adds to it: its influence, up to a constant.
pub(super) type Influenced = (Contrast, Vec<f64>);

pub(super) fn quantile(
    p: f64,
    [a, b]: [&[f64]; 2],
    sorted: &(Distribution, Distribution),
    alike: bool,
) -> Option<Influenced> {
    let (first, second) = (sorted.0.quantile(p), sorted.1.quantile(p));
    let influence = |values: &[f64], at: f64, error: f64| -> Vec<f64> {
        // The error of the quantile is sqrt(p (1 - p) / n) / f.
        let over_density = error * (values.len() as f64 / (p * (1.0 - p))).sqrt();
        let below = |value: &f64| f64::from(u8::from(*value <= at));
        values.iter().map(|value| (p - below(value)) * over_density).collect()
    };
    let influences = first.error.zip(second.error).map(|(first_error, second_error)| {
        [influence(a, first.value, first_error), influence(b, second.value, second_error)]
    });
    let settled = [first.error, second.error] == [Some(0.0); 2] && !same(a, b);
    let [low, _, high] = sorted.0.quantile_within(p, 1.0);
    let moved =
        || moves_by(first.value - second.value, [a, b], |value| (low..=high).contains(&value));
    Contrast::new(first.value, second.value, influences, alike || settled || moved())
}

/// Whether all that lies where a number is read moves by the same, so that the number moves by that and no path adds more
/// than another. That it stays where it is on these paths says nothing of others.
fn moves_by(difference: f64, [a, b]: [&[f64]; 2], is_there: impl Fn(f64) -> bool) -> bool {
    let there = a.iter().zip(b).filter(|(a, _)| is_there(**a));
    let moves = |(a, b): (&f64, &f64)| (a - b - difference).abs() <= 1e-9 * difference.abs();
    difference != 0.0 && there.clone().count() > 1 && there.into_iter().all(moves)
}

pub(super) fn shortfall(
    (p, worse): (f64, Side),
    [a, b]: [&[f64]; 2],
    sorted: &(Distribution, Distribution),
    alike: bool,
) -> Option<Influenced> {
    let of = |sorted: &Distribution| sorted.expected_shortfall(p, worse);
    let (first, second) = (of(&sorted.0)?, of(&sorted.1)?);
    // Excesses of losses lie above the quantile, those of earnings below.
    let (sign, level) = if worse == Side::Low { (-1.0, 1.0 - p) } else { (1.0, p) };
    let influence = |values: &[f64], at: f64| -> Vec<f64> {
        values.iter().map(|value| sign * (sign * (value - at)).max(0.0) / (1.0 - p)).collect()
    };
    let enough = first.error.is_some();
    let [own, other] = [&sorted.0, &sorted.1].map(|sorted| sorted.quantile(level).value);
    let influences = enough.then(|| [influence(a, own), influence(b, other)]);
    let settled = [first.error, second.error] == [Some(0.0); 2] && !same(a, b);
    let beyond = |value: f64| sign * (value - own) >= 0.0;
    let moved = || moves_by(first.value - second.value, [a, b], beyond);
    Contrast::new(first.value, second.value, influences, alike || settled || moved())
}

/// Mean and its standard error; `None` if any value is infinite, or there is none.
pub(super) fn mean(values: &[f64]) -> Option<(f64, f64)> {
    let count = values.len() as f64;
    let value = values.iter().sum::<f64>() / count;
    if !value.is_finite() {
        return None;
    }
    let squares: f64 = values.iter().map(|x| (x - value) * (x - value)).sum();
    Some((value, (squares / (count - 1.0).max(1.0) / count).sqrt()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Shapley value of a bust is a part of one on a path: what it is on average lies within its own interval.
    #[test]
    fn parts_of_one_are_not_held_for_ones_at_the_near_end() {
        let of = |parts: &[f64]| {
            let each: Vec<f64> =
                (0..64).map(|path| parts.get(path).copied().unwrap_or(0.0)).collect();
            let added = added(&each, true).unwrap();
            (added.value, added.interval().unwrap())
        };
        let (value, [low, high]) = of(&[0.125; 13]);
        let [near, far] = Proportion::within(13, 64, 0.0125);
        assert!(low < value && value < high && near > value, "{value}: {low} to {high}, {near}");
        assert!((low + Proportion::within(0, 64, 0.0125)[1]).abs() < 1e-15);
        assert!((high - far).abs() < 1e-15);
        // Whole ones are counted at both ends.
        let (_, [low, high]) = of(&[1.0, 1.0 - 1e-13, 1.0, 1.0, -1.0]);
        let within = |hits| Proportion::within(hits, 64, 0.0125);
        assert!((low - (within(4)[0] - within(1)[1])).abs() < 1e-15);
        assert!((high - (within(4)[1] - within(1)[0])).abs() < 1e-15);
    }
}
