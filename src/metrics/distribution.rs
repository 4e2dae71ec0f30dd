//! Empirical distributions, each estimate with its Monte Carlo standard error.

use serde::Serialize;

/// A number and its standard error; `None` where the error cannot be known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Its Monte Carlo standard error.
    pub error: Option<f64>,
}

/// The values of one metric on all paths, sorted; infinite values ("never") come last.
#[derive(Clone, Debug)]
pub struct Distribution {
    sorted: Vec<f64>,
}

impl Distribution {
    /// Of the values of all paths; there must be at least one.
    pub fn new(mut values: Vec<f64>) -> Self {
        values.sort_unstable_by(f64::total_cmp);
        Self { sorted: values }
    }

    /// The values, rising.
    pub fn sorted(&self) -> &[f64] {
        &self.sorted
    }

    /// Share of paths with an infinite value.
    pub fn share_never(&self) -> f64 {
        let finite = self.sorted.partition_point(|value| *value < f64::INFINITY);
        (self.sorted.len() - finite) as f64 / self.sorted.len() as f64
    }

    /// Mean and its standard error; infinite values make it unknown (`None`).
    pub fn mean(&self) -> Option<Estimate> {
        let count = self.sorted.len() as f64;
        if !self.sorted.iter().all(|value| value.is_finite()) {
            return None;
        }
        let value = self.sorted.iter().sum::<f64>() / count;
        let squares: f64 = self.sorted.iter().map(|x| (x - value) * (x - value)).sum();
        let error = (self.sorted.len() > 1).then(|| (squares / (count - 1.0) / count).sqrt());
        Some(Estimate { value, error })
    }

    /// The value that a fraction `p` of paths stay at or below, with its standard error from the
    /// order statistics one standard deviation of the binomial below and above: valid for any law.
    pub fn quantile(&self, p: f64) -> Estimate {
        let count = self.sorted.len() as f64;
        let spread = (count * p * (1.0 - p)).sqrt();
        let (low, high) = (self.rank(count * p - spread), self.rank(count * p + spread));
        let enough = count * p.min(1.0 - p) >= 5.0;
        let error = (high - low) / 2.0;
        let value = self.rank(count * p);
        Estimate { value, error: (enough && error.is_finite()).then_some(error) }
    }

    /// Expected shortfall: the mean of the share `1 - p` of largest values. Its variance is that of
    /// the excesses over the quantile (Manistre and Hancock 2005).
    pub fn expected_shortfall(&self, p: f64) -> Option<Estimate> {
        let count = self.sorted.len() as f64;
        let tail_count = (count * (1.0 - p)).round().max(1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a count of paths"
        )]
        let tail = &self.sorted[self.sorted.len() - tail_count as usize..];
        if !tail.iter().all(|value| value.is_finite()) {
            return None;
        }
        let value = tail.iter().sum::<f64>() / tail_count;
        let squares: f64 = tail.iter().map(|x| (x - value) * (x - value)).sum();
        let distance = value - tail[0];
        let variance = (squares / tail_count + p * distance * distance) / tail_count;
        Some(Estimate { value, error: (tail_count >= 5.0).then(|| variance.sqrt()) })
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
    fn rank(&self, place: f64) -> f64 {
        let last = self.sorted.len() - 1;
        self.sorted[(place.ceil().max(1.0) as usize - 1).min(last)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        math::{exp, normal_quantile},
        random::{Chance, Draws, LANES},
    };

    #[test]
    fn quantiles_and_shortfall_of_a_known_sample() {
        let values = Distribution::new((1..=100).map(f64::from).collect());
        assert!((values.quantile(0.5).value - 50.0).abs() < 1e-12);
        assert!((values.quantile(0.95).value - 95.0).abs() < 1e-12);
        assert!((values.expected_shortfall(0.95).unwrap().value - 98.0).abs() < 1e-12);
        assert!((values.mean().unwrap().value - 50.5).abs() < 1e-12);
    }

    #[test]
    fn never_is_a_result() {
        let values = Distribution::new(vec![2030.0, f64::INFINITY, 2028.0, f64::INFINITY]);
        assert!((values.share_never() - 0.5).abs() < 1e-15);
        assert!(values.quantile(0.9).value.is_infinite() && values.mean().is_none());
    }

    /// Over repeated samples of a log-normal loss, the true value lies within two standard errors
    /// about 95 times in 100.
    #[test]
    fn standard_errors_cover_the_truth() {
        let (paths, repeats) = (4096, 400);
        let (mut hits_quantile, mut hits_shortfall) = (0, 0);
        let true_quantile = exp(normal_quantile(0.9));
        // ES of the log-normal: exp(1/2) Phi(1 - z_p) / (1 - p).
        let true_shortfall = exp(0.5) * crate::math::normal_cdf(1.0 - normal_quantile(0.9)) / 0.1;
        for repeat in 0..repeats {
            let mut values = Vec::new();
            for batch in 0..paths / LANES as u64 {
                let first = (repeat * paths) + batch * LANES as u64;
                values.extend(Draws::new(Chance::Seed(5), "loss", first).normal().map(exp));
            }
            let sample = Distribution::new(values);
            let covers = |estimate: Estimate, truth: f64| {
                usize::from((estimate.value - truth).abs() < 1.96 * estimate.error.unwrap())
            };
            hits_quantile += covers(sample.quantile(0.9), true_quantile);
            hits_shortfall += covers(sample.expected_shortfall(0.9).unwrap(), true_shortfall);
        }
        // 95 % of 400, within four standard deviations, and a little less for the heavy tail.
        assert!((360..=398).contains(&hits_quantile), "{hits_quantile}");
        assert!((352..=398).contains(&hits_shortfall), "{hits_shortfall}");
    }
}
