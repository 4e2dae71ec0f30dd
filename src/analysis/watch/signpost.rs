//! One track at one year's end: how well it tells, and from where on it warns.

use crate::{
    analysis::{
        inputs::{Input, What},
        said::Shown,
    },
    math::normal_quantile,
    metrics::Proportion,
};

/// The area under the curve of hit rate over false alarms: the probability that of two paths, one on which it begins
/// and one on which it does not, the first stands nearer to the side that warns; 1/2 tells nothing.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    /// The area.
    pub value: f64,
    /// Its standard error (Hanley and `McNeil` 1982).
    pub error: f64,
}

/// A track that warns below or above a limit.
#[derive(Clone, Debug)]
pub struct Signpost {
    /// Which track, and the year.
    pub what: What,
    /// How its limit is shown.
    pub shown: Shown,
    /// Whether it warns below the limit; else above it.
    pub below: bool,
    /// The limit, as it is told.
    pub limit: f64,
    /// How well it tells, on paths that neither side nor limit were chosen on.
    pub area: Area,
    /// Whether the area can be told from 1/2, all tracks of the year's end considered (Bonferroni at 5 %).
    pub is_clear: bool,
    /// Share of the paths with the warning on which it begins.
    pub right: Proportion,
    /// Share of the paths on which it begins that have the warning.
    pub hits: Proportion,
    /// Share of the paths on which it does not begin that have the warning.
    pub false_alarms: Proportion,
    /// Median of the years from the warning to the beginning, where it begins; none where none has the warning.
    pub lead: Option<f64>,
}

impl Signpost {
    /// Of an input at the end of a year, with the dates at which it begins; none where no limit warns.
    pub(super) fn of(
        input: Input,
        dates: &[f64],
        year: f64,
        (learn, held): (&[usize], &[usize]),
        tracks: usize,
    ) -> Option<Self> {
        let later = |path: &usize| dates[*path].is_finite();
        let pairs = |paths: &[usize]| -> Vec<(f64, bool)> {
            paths.iter().map(|path| (input.values[*path], later(path))).collect()
        };
        let learned = Curve::of(pairs(learn));
        let below = learned.area < 0.5;
        let limit = learned.limit(below, input.shown)?;
        let warned = |path: &usize| {
            let value = input.values[*path];
            if below { value < limit } else { value > limit }
        };
        let share = |of: &dyn Fn(&usize) -> bool, with: &dyn Fn(&usize) -> bool| {
            let all: Vec<&usize> = held.iter().filter(|path| of(path)).collect();
            let own = all.iter().filter(|path| with(path)).count();
            Proportion::new(own as u64, all.len().max(1) as u64)
        };
        let not_later = |path: &usize| !later(path);
        let curve = Curve::of(pairs(held));
        let value = if below { 1.0 - curve.area } else { curve.area };
        let area = Area { value, error: error(value, curve.with, curve.without) };
        let mut leads: Vec<f64> = held
            .iter()
            .filter(|path| warned(path) && later(path))
            .map(|path| dates[*path] - year)
            .collect();
        leads.sort_by(f64::total_cmp);
        let clear = -normal_quantile(0.025 / tracks.max(1) as f64);
        Some(Self {
            is_clear: value - 0.5 > clear * area.error,
            right: share(&warned, &later),
            hits: share(&later, &warned),
            false_alarms: share(&not_later, &warned),
            lead: leads.get(leads.len().saturating_sub(1) / 2).copied(),
            what: input.what,
            shown: input.shown,
            below,
            limit,
            area,
        })
    }
}

/// Values with whether it begins, rising.
struct Curve {
    sorted: Vec<(f64, bool)>,
    with: f64,
    without: f64,
    /// Probability that a value with it lies above one without it, half of equal ones.
    area: f64,
}

impl Curve {
    fn of(mut sorted: Vec<(f64, bool)>) -> Self {
        sorted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let with = sorted.iter().filter(|(_, later)| *later).count() as f64;
        let without = sorted.len() as f64 - with;
        let (mut below, mut sum) = (0.0, 0.0);
        for group in sorted.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
            let own = group.iter().filter(|(_, later)| *later).count() as f64;
            let other = group.len() as f64 - own;
            sum += own * (below + other / 2.0);
            below += other;
        }
        let area = if with * without > 0.0 { sum / (with * without) } else { 0.5 };
        Self { sorted, with, without, area }
    }

    /// The limit with the largest difference between hit rate and false alarms (Youden 1950), as it is told; none where
    /// nothing lies on either side of it.
    fn limit(&self, below: bool, shown: Shown) -> Option<f64> {
        let (mut own, mut other, mut best) = (0.0, 0.0, (0.0, None));
        for pair in self.sorted.windows(2) {
            own += f64::from(u8::from(pair[0].1));
            other += f64::from(u8::from(!pair[0].1));
            if pair[0].0.total_cmp(&pair[1].0).is_eq() {
                continue;
            }
            let apart = own / self.with - other / self.without;
            let apart = if below { apart } else { -apart };
            if apart > best.0 {
                best = (apart, Some(f64::midpoint(pair[0].0, pair[1].0)));
            }
        }
        let limit = shown.said(best.1?);
        let warns = |(value, _): &&(f64, bool)| if below { *value < limit } else { *value > limit };
        let warned = self.sorted.iter().filter(warns).count();
        (warned > 0 && warned < self.sorted.len()).then_some(limit)
    }
}

fn error(area: f64, with: f64, without: f64) -> f64 {
    let one = area / (2.0 - area);
    let two = 2.0 * area * area / (1.0 + area);
    let square = area * area;
    let variance =
        area * (1.0 - area) + (with - 1.0) * (one - square) + (without - 1.0) * (two - square);
    (variance.max(0.0) / (with * without)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::rules::halves,
        random::{Chance, Draws, LANES},
    };

    fn normal(name: &str, paths: usize) -> Vec<f64> {
        let batch =
            |batch: usize| Draws::new(Chance::Seed(5), name, (batch * LANES) as u64).normal();
        (0..paths / LANES).flat_map(batch).collect()
    }

    fn input(values: Vec<f64>) -> Input {
        Input { what: What::Drawn("x".to_owned()), shown: Shown::Plain, values }
    }

    /// Two normal laws a distance d apart: the area is Phi(d / sqrt 2), the best limit lies in the middle, hit rate and
    /// false alarms are Phi(d / 2) and its rest.
    #[test]
    fn two_normal_laws_have_the_known_curve() {
        let paths = 20_480;
        let distance = 1.5;
        let dates: Vec<f64> =
            (0..paths).map(|path| if path % 3 == 0 { 2030.0 } else { f64::INFINITY }).collect();
        let low = normal("x", paths);
        let shifted = low.iter().zip(&dates);
        let values = shifted.map(|(x, date)| if date.is_finite() { x - distance } else { *x });
        let (learn, held) = halves(paths);
        let found =
            Signpost::of(input(values.collect()), &dates, 2027.0, (&learn, &held), 1).unwrap();
        let due = crate::math::normal_cdf(distance / 2.0_f64.sqrt());
        assert!((found.area.value - due).abs() < 4.0 * found.area.error, "{found:?} {due}");
        assert!(found.area.error < 0.01 && found.below && found.is_clear);
        assert!((found.limit + distance / 2.0).abs() < 0.15, "{}", found.limit);
        let hit = crate::math::normal_cdf(found.limit + distance);
        let alarm = crate::math::normal_cdf(found.limit);
        assert!((found.hits.value - hit).abs() < 4.0 * found.hits.error.unwrap(), "{found:?}");
        assert!((found.false_alarms.value - alarm).abs() < 4.0 * found.false_alarms.error.unwrap());
        let right = hit / (hit + 2.0 * alarm);
        assert!((found.right.value - right).abs() < 4.0 * found.right.error.unwrap());
        assert!((found.lead.unwrap() - 3.0).abs() < 1e-12);
    }

    #[test]
    fn noise_tells_nothing_and_equal_values_no_side() {
        let paths = 6400;
        let dates: Vec<f64> =
            (0..paths).map(|path| if path % 4 < 2 { 2030.0 } else { f64::INFINITY }).collect();
        let (learn, held) = halves(paths);
        let noise = Signpost::of(input(normal("noise", paths)), &dates, 2027.0, (&learn, &held), 9);
        let noise = noise.unwrap();
        assert!((noise.area.value - 0.5).abs() < 4.0 * noise.area.error && !noise.is_clear);
        let same = Signpost::of(input(vec![1.0; paths]), &dates, 2027.0, (&learn, &held), 9);
        assert!(same.is_none());
        assert!(
            (Curve::of(vec![(1.0, true), (1.0, false), (0.0, false), (2.0, true)]).area - 0.875)
                .abs()
                < 1e-12
        );
    }
}
