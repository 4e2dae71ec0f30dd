//! How far a parameter moves the whole distribution of a number, and its worst tenth: PAWN (Pianosi and Wagener 2015),
//! from paths that are there anyway (Pianosi and Wagener 2018).
//!
//! The paths are cut into ten equal parts by the parameter. For each part the largest distance between the distribution
//! function of its paths and that of all (Kolmogorov and Smirnov) is found; the index is the median of the ten. It needs no
//! variance, so that a few huge losses do not decide it, and may be looked for in the worst tenth of the values alone.

use rayon::prelude::*;

use super::Index;
use crate::{metrics::Side, random::Generator};

/// Parts by the parameter.
const PARTS: usize = 10;
/// Samples drawn with replacement, of which errors are made.
const SAMPLES: u64 = 200;
/// Beyond which part of the values the worst ones lie.
const WORST: f64 = 0.9;

/// How far a parameter moves a distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distance {
    /// All of it.
    pub whole: Index,
    /// Its worst tenth; none where neither side is the bad one.
    pub worst: Option<Index>,
}

/// A sample of a number, sorted.
pub(super) struct Sorted {
    /// Its points, values rising.
    order: Vec<usize>,
    /// Ends of the runs of equal values.
    runs: Vec<usize>,
    /// First run of the worst tenth, and last.
    worst: Option<[usize; 2]>,
}

impl Sorted {
    /// Of a number with its worse side.
    pub(super) fn new(values: &[f64], side: Side) -> Self {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
        let ends = (1..=order.len()).filter(|end| {
            let value = |place: usize| values[order[place]];
            *end == order.len() || value(end - 1).total_cmp(&value(*end)).is_ne()
        });
        let runs: Vec<usize> = ends.collect();
        let at = |part: f64| {
            let place = part * order.len() as f64;
            runs.iter().position(|end| *end as f64 > place).unwrap_or(0)
        };
        let last = runs.len().saturating_sub(1);
        let worst = match side {
            Side::High => Some([at(WORST), last]),
            Side::Low => Some([0, at(1.0 - WORST)]),
            Side::Neither => None,
        };
        Self { order, runs, worst }
    }

    /// The distances of each parameter, from where it stands at each point; the last is of a number without influence.
    pub(super) fn distances(&self, parameters: &[Vec<f64>], seed: u64) -> Vec<Distance> {
        let nothing = numbers(self.order.len(), "sensitivity.nothing", (seed, 0));
        let all: Vec<&Vec<f64>> = parameters.iter().chain([&nothing]).collect();
        let parts: Vec<Vec<usize>> = all.into_iter().map(|own| parts(own)).collect();
        let once = vec![1; self.order.len()];
        let found: Vec<[f64; 2]> = parts.iter().map(|own| self.distance(own, &once)).collect();
        let again: Vec<Vec<[f64; 2]>> = (0..SAMPLES)
            .into_par_iter()
            .map(|sample| {
                let times = drawn(self.order.len(), (seed, sample));
                parts.iter().map(|own| self.distance(own, &times)).collect()
            })
            .collect();
        let index = |place: usize, which: usize| {
            let others = again.iter().map(|sample| sample[place][which]);
            Index { value: found[place][which], error: deviation(others) }
        };
        let distance = |place: usize| Distance {
            whole: index(place, 0),
            worst: self.worst.map(|_| index(place, 1)),
        };
        (0..found.len()).map(distance).collect()
    }

    /// Of all values and of the worst tenth, where each point counts so many times. A distance is largest just before the
    /// values of its part, or at them.
    fn distance(&self, parts: &[usize], times: &[u32]) -> [f64; 2] {
        let mut sums = Sums::new(parts, times);
        let mut from = 0;
        for (run, end) in self.runs.iter().enumerate() {
            let points = &self.order[from..*end];
            let [first, last] = self.worst.unwrap_or([usize::MAX, 0]);
            let worst = (first..=last).contains(&run);
            if worst && run == first {
                (0..PARTS).for_each(|part| sums.raise(part, true));
            }
            for point in points {
                sums.raise(parts[*point], worst);
            }
            for point in points {
                sums.add(parts[*point], times[*point]);
            }
            for point in points {
                sums.raise(parts[*point], worst);
            }
            if worst && run == last {
                (0..PARTS).for_each(|part| sums.raise(part, true));
            }
            from = *end;
        }
        [sums.most, sums.worst].map(median)
    }
}

/// Distribution functions of the parts and of all, up to some value.
struct Sums {
    /// One over the number of points of each part, and of all.
    weights: [f64; PARTS],
    weight: f64,
    below: [f64; PARTS],
    under: f64,
    /// The largest distances so far, and those in the worst tenth.
    most: [f64; PARTS],
    worst: [f64; PARTS],
}

impl Sums {
    fn new(parts: &[usize], times: &[u32]) -> Self {
        let mut totals = [0.0; PARTS];
        for (part, times) in parts.iter().zip(times) {
            totals[*part] += f64::from(*times);
        }
        let weight = 1.0 / totals.iter().sum::<f64>();
        let weights = totals.map(|total| if total > 0.0 { 1.0 / total } else { 0.0 });
        let (none, under) = ([0.0; PARTS], 0.0);
        Self { weights, weight, below: none, under, most: none, worst: none }
    }

    fn add(&mut self, part: usize, times: u32) {
        self.below[part] += f64::from(times);
        self.under += f64::from(times);
    }

    fn raise(&mut self, part: usize, worst: bool) {
        let apart = (self.below[part] * self.weights[part] - self.under * self.weight).abs();
        self.most[part] = self.most[part].max(apart);
        if worst {
            self.worst[part] = self.worst[part].max(apart);
        }
    }
}

/// For each point, which of as many equal parts it lies in.
fn parts(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut parts = vec![0; values.len()];
    for (place, point) in order.into_iter().enumerate() {
        parts[point] = place * PARTS / values.len();
    }
    parts
}

fn median(mut values: [f64; PARTS]) -> f64 {
    values.sort_by(f64::total_cmp);
    f64::midpoint(values[PARTS / 2 - 1], values[PARTS / 2])
}

fn deviation(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let count = values.clone().count() as f64;
    let mean = values.clone().sum::<f64>() / count;
    let squares: f64 = values.map(|value| (value - mean) * (value - mean)).sum();
    (squares / (count - 1.0)).sqrt()
}

/// Numbers of chance.
fn numbers(count: usize, name: &str, (seed, path): (u64, u64)) -> Vec<f64> {
    use rand::RngExt;
    let mut generator = Generator::new(seed, name, path);
    (0..count).map(|_| generator.random()).collect()
}

/// How many times each point is drawn with replacement.
fn drawn(count: usize, (seed, sample): (u64, u64)) -> Vec<u32> {
    let mut times = vec![0; count];
    for number in numbers(count, "sensitivity.sample", (seed, sample)) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place")]
        let place = (number * count as f64) as usize;
        times[place.min(count - 1)] += 1;
    }
    times
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::indices::coordinate;

    fn sample(
        function: impl Fn(&[f64]) -> f64,
        (parameters, points, seed): (usize, usize, u64),
    ) -> (Vec<f64>, Vec<Vec<f64>>) {
        let own = |parameter: usize| -> Vec<f64> {
            (0..points).map(|point| coordinate(point, 0, parameter, parameters, seed)).collect()
        };
        let columns: Vec<Vec<f64>> = (0..parameters).map(own).collect();
        let row = |point: usize| -> Vec<f64> { columns.iter().map(|own| own[point]).collect() };
        ((0..points).map(|point| function(&row(point))).collect(), columns)
    }

    /// A number that is its parameter: the part from s/10 to (s+1)/10 lies s/10 below and 1 - (s+1)/10 above, the median of
    /// the larger ones is 0.7; in the worst tenth nine parts are all below it, 0.1, and one in it, 0.9 (or the other way round).
    #[test]
    fn a_number_that_is_its_parameter_has_its_known_distance() {
        let (values, columns) = sample(|x| x[0], (2, 1 << 13, 1));
        for side in [Side::High, Side::Low] {
            let found = Sorted::new(&values, side).distances(&columns, 1);
            assert!((found[0].whole.value - 0.7).abs() < 0.002, "{found:?}");
            assert!((found[0].worst.unwrap().value - 0.1).abs() < 0.002, "{found:?}");
            // What has no influence is as far off as a number of chance.
            let [other, nothing] = [found[1].whole.value, found[2].whole.value];
            assert!(other < 0.035 && nothing < 0.045, "{found:?}");
        }
        assert!(Sorted::new(&values, Side::Neither).distances(&columns, 1)[0].worst.is_none());
    }

    /// Yes or no: the distance is that of the two shares, in the worst tenth as well.
    #[test]
    fn shares_of_yes_and_no_have_their_distance() {
        let event = |x: &[f64]| f64::from(u8::from(x[1] < 0.25 + 0.5 * x[0]));
        let (values, columns) = sample(event, (2, 1 << 14, 1));
        let found = Sorted::new(&values, Side::High).distances(&columns, 1);
        // Shares of parts are 0.275, 0.325 to 0.725 around 0.5: medians of distances lie between 0.1 and 0.15.
        assert!((found[0].whole.value - 0.125).abs() < 0.01, "{found:?}");
        assert!((found[0].worst.unwrap().value - found[0].whole.value).abs() < 1e-12, "{found:?}");
    }

    #[expect(clippy::disallowed_methods, reason = "a yardstick with wide tolerance")]
    fn ishigami(x: &[f64]) -> f64 {
        let angle = |u: f64| (2.0 * u - 1.0) * std::f64::consts::PI;
        let [a, b, c] = [angle(x[0]), angle(x[1]), angle(x[2])];
        a.sin() + 7.0 * b.sin() * b.sin() + 0.1 * c * c * c * c * a.sin()
    }

    /// Medians over ten parts, from four million scrambled Sobol points by `scipy` (`ks_2samp`'s statistic).
    #[test]
    fn ishigami_has_its_known_distances() {
        let (values, columns) = sample(ishigami, (3, 1 << 15, 1));
        let found = Sorted::new(&values, Side::High).distances(&columns, 1);
        for (found, due) in found.iter().zip(ISHIGAMI) {
            assert!((found.whole.value - due).abs() < 0.012, "{found:?} {due}");
            assert!(found.whole.error < 0.01, "{found:?}");
        }
    }

    const ISHIGAMI: [f64; 3] = [0.2379, 0.3913, 0.0808];

    /// Intervals hold the known distance about as often as they say.
    #[test]
    fn intervals_hold_what_they_say() {
        let held = (0..40).filter(|seed| {
            let (values, columns) = sample(|x| x[0] + 0.5 * x[1], (2, 1 << 11, *seed));
            let found = Sorted::new(&values, Side::High).distances(&columns, *seed);
            let [low, high] = found[0].whole.interval();
            (low..=high).contains(&KNOWN)
        });
        let held = held.count();
        assert!(held >= 34, "{held} of 40");
    }

    /// From the same points.
    const KNOWN: f64 = 0.4750;
}
