//! A population of parameter sets with weights.

/// Parameter sets, as normal scores, with what each brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Particles {
    /// `[particle][parameter]`: normal scores.
    pub scores: Vec<Vec<f64>>,
    /// `[particle][fact]`: what would have been observed.
    pub seen: Vec<Vec<f64>>,
    /// Distance of that from what was observed.
    pub distances: Vec<f64>,
    /// Weights; their sum is one.
    pub weights: Vec<f64>,
}

impl Particles {
    /// Number of particles.
    pub const fn count(&self) -> usize {
        self.scores.len()
    }

    pub(super) fn push(&mut self, scores: Vec<f64>, seen: Vec<f64>, distance: f64) {
        self.scores.push(scores);
        self.seen.push(seen);
        self.distances.push(distance);
    }

    /// Keeps the nearest ones, in their order.
    pub(super) fn nearest(&mut self, count: usize) {
        let mut ranked: Vec<usize> = (0..self.count()).collect();
        ranked.sort_by(|a, b| self.distances[*a].total_cmp(&self.distances[*b]));
        ranked.truncate(count);
        ranked.sort_unstable();
        let mut kept = Self::default();
        for index in ranked {
            let take = |rows: &mut Vec<Vec<f64>>| std::mem::take(&mut rows[index]);
            kept.push(take(&mut self.scores), take(&mut self.seen), self.distances[index]);
        }
        kept.weigh(vec![1.0; kept.count()]);
        *self = kept;
    }

    /// Puts another in the place of a particle.
    pub(super) fn replace(&mut self, index: usize, scores: Vec<f64>, seen: Vec<f64>, far: f64) {
        self.scores[index] = scores;
        self.seen[index] = seen;
        self.distances[index] = far;
    }

    /// Puts copies of those within a distance in the place of the others, each as often as the next.
    pub(super) fn double_nearest(&mut self, distance: f64) {
        let near: Vec<usize> =
            (0..self.count()).filter(|index| self.distances[*index] <= distance).collect();
        let mut sources = near.iter().cycle();
        for index in 0..self.count() {
            if self.distances[index] > distance {
                let from = *sources.next().expect("the nearest is near");
                let (scores, seen) = (self.scores[from].clone(), self.seen[from].clone());
                self.replace(index, scores, seen, self.distances[from]);
            }
        }
    }

    /// Gives weights, in proportion.
    pub(super) fn weigh(&mut self, weights: Vec<f64>) {
        let total: f64 = weights.iter().sum();
        self.weights = weights.into_iter().map(|weight| weight / total).collect();
    }

    /// Effective number of particles (Kish): of equal weights, all that differ.
    pub fn effective(&self) -> f64 {
        let mut by_scores: std::collections::BTreeMap<Vec<u64>, f64> =
            std::collections::BTreeMap::new();
        for (scores, weight) in self.scores.iter().zip(&self.weights) {
            let bits = scores.iter().map(|score| score.to_bits()).collect();
            *by_scores.entry(bits).or_default() += weight;
        }
        1.0 / by_scores.values().map(|weight| weight * weight).sum::<f64>()
    }

    /// Weighted quantile of a number of each particle.
    pub fn quantile(&self, values: &[f64], p: f64) -> f64 {
        let mut ranked: Vec<usize> = (0..values.len()).collect();
        ranked.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
        // Each weight lies around its value, half to each side; between values a straight line.
        let (mut before, mut last) = (0.0, None::<(f64, f64)>);
        for index in ranked {
            let middle = before + self.weights[index] / 2.0;
            if middle >= p {
                return match last {
                    Some((at, value)) => value + (values[index] - value) * (p - at) / (middle - at),
                    None => values[index],
                };
            }
            before += self.weights[index];
            last = Some((middle, values[index]));
        }
        last.map_or(f64::NAN, |(_, value)| value)
    }

    /// Weight below a value.
    pub fn below(&self, values: &[f64], limit: f64) -> f64 {
        values.iter().zip(&self.weights).filter(|(v, _)| **v < limit).map(|(_, w)| w).sum()
    }

    /// The scores of one parameter.
    pub fn parameter(&self, parameter: usize) -> Vec<f64> {
        self.scores.iter().map(|scores| scores[parameter]).collect()
    }

    /// Weighted covariance of two numbers of each particle.
    pub(super) fn covariance(&self, a: &[f64], b: &[f64]) -> f64 {
        let mean = |values: &[f64]| -> f64 {
            values.iter().zip(&self.weights).map(|(value, weight)| value * weight).sum()
        };
        let (mean_a, mean_b) = (mean(a), mean(b));
        let each = a.iter().zip(b).zip(&self.weights);
        each.map(|((a, b), weight)| weight * (a - mean_a) * (b - mean_b)).sum()
    }

    /// Numbers of so many particles, each as often as its weight says (systematic resampling).
    pub fn sample(&self, count: usize) -> Vec<usize> {
        let (mut index, mut sum) = (0, self.weights[0]);
        let mut chosen = Vec::with_capacity(count);
        for k in 0..count {
            let place = (k as f64 + 0.5) / count as f64;
            while sum < place && index + 1 < self.count() {
                index += 1;
                sum += self.weights[index];
            }
            chosen.push(index);
        }
        chosen
    }

    /// Spearman's rank correlation of two parameters.
    pub fn rank_correlation(&self, a: usize, b: usize) -> f64 {
        let ranks = |parameter: usize| {
            let values = self.parameter(parameter);
            let mut ranked: Vec<usize> = (0..values.len()).collect();
            ranked.sort_by(|x, y| values[*x].total_cmp(&values[*y]));
            let (mut ranks, mut before) = (vec![0.0; values.len()], 0.0);
            for index in ranked {
                ranks[index] = before + self.weights[index] / 2.0;
                before += self.weights[index];
            }
            ranks
        };
        let (a, b) = (ranks(a), ranks(b));
        let variances = self.covariance(&a, &a) * self.covariance(&b, &b);
        self.covariance(&a, &b) / variances.sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn particles(count: u32) -> Particles {
        let mut particles = Particles::default();
        for i in 0..count {
            let x = f64::from(i);
            particles.push(vec![x, -x * x], vec![x], x);
        }
        particles.weigh(vec![1.0; count as usize]);
        particles
    }

    #[test]
    fn weighted_statistics_have_their_textbook_values() {
        let mut some = particles(101);
        let first = some.parameter(0);
        assert!((some.quantile(&first, 0.5) - 50.0).abs() < 1e-9);
        assert!((some.below(&first, 25.0) - 25.0 / 101.0).abs() < 1e-12);
        assert!((some.effective() - 101.0).abs() < 1e-9);
        assert!((some.rank_correlation(0, 1) + 1.0).abs() < 1e-9);
        // All weight on the first two.
        some.weigh((0..101).map(|i| if i < 2 { 1.0 } else { 0.0 }).collect());
        assert!((some.effective() - 2.0).abs() < 1e-12);
        assert_eq!(some.sample(4), [0, 0, 1, 1]);
        let first = some.parameter(0);
        assert!((some.covariance(&first, &first) - 0.25).abs() < 1e-12);
    }

    #[test]
    fn the_nearest_stay_in_their_order() {
        let mut some = particles(5);
        some.distances = vec![3.0, 1.0, 4.0, 1.0, 5.0];
        some.nearest(3);
        assert_eq!(some.parameter(0), [0.0, 1.0, 3.0]);
        assert_eq!(some.weights, [1.0 / 3.0; 3]);
        some.distances = vec![2.0, 1.0, 2.0];
        some.double_nearest(1.0);
        assert_eq!(some.parameter(0), [1.0, 1.0, 1.0]);
        assert!((some.effective() - 1.0).abs() < 1e-12);
    }
}
