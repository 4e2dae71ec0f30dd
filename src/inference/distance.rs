//! How far what was simulated is from what was observed.

/// Distance of paths from the facts: each number in units of what prior paths differ by, each series with
/// the same weight however long it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Distance {
    pub(super) observed: Vec<f64>,
    /// Unit of each number.
    pub(super) units: Vec<f64>,
    /// Weight of each number; their sum is one.
    pub(super) weights: Vec<f64>,
}

impl Distance {
    /// For numbers with their weights and the standard errors of the data. `prior` are paths of the prior:
    /// the unit is their median absolute deviation, but not less than the error of the data.
    pub(super) fn new(
        observed: Vec<f64>,
        weights: Vec<f64>,
        errors: &[f64],
        prior: &[Vec<f64>],
    ) -> Self {
        let spread = |fact: usize| {
            let mut values: Vec<f64> = prior.iter().map(|seen| seen[fact]).collect();
            let middle = median(&mut values);
            let mut away: Vec<f64> = values.iter().map(|value| (value - middle).abs()).collect();
            // 1.4826 of them are a standard deviation, if the law is normal.
            1.4826 * median(&mut away)
        };
        let units = (0..observed.len()).map(|fact| spread(fact).max(errors[fact]).max(1e-9));
        Self { units: units.collect(), observed, weights }
    }

    /// Differences from the facts, each in its unit.
    pub(super) fn residuals(&self, seen: &[f64]) -> Vec<f64> {
        let each = seen.iter().zip(&self.observed).zip(&self.units);
        each.map(|((seen, observed), unit)| (seen - observed) / unit).collect()
    }

    /// Root of the weighted mean of their squares; of what is no number, the largest one.
    pub(super) fn of(&self, seen: &[f64]) -> f64 {
        let squares = self.residuals(seen).into_iter().zip(&self.weights);
        squares
            .map(|(residual, weight)| weight * residual * residual)
            .sum::<f64>()
            .sqrt()
            .min(f64::MAX)
    }
}

/// Weights of numbers that belong to series: each series has the same, however long it is.
pub(super) fn alike(series: &[usize]) -> Vec<f64> {
    let members = |own: usize| series.iter().filter(|other| **other == own).count();
    let mut all = series.to_vec();
    all.dedup();
    series.iter().map(|own| 1.0 / (members(*own) as f64 * all.len() as f64)).collect()
}

fn median(values: &mut [f64]) -> f64 {
    let middle = values.len() / 2;
    *values.select_nth_unstable_by(middle, f64::total_cmp).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn series_count_alike_and_numbers_in_their_spread() {
        let prior: Vec<Vec<f64>> = (0..1001)
            .map(|i| vec![f64::from(i) / 100.0, 0.0, 5.0 + f64::from(i % 2) * 1e-12])
            .collect();
        let distance = Distance::new(vec![0.0; 3], alike(&[0, 0, 1]), &[0.1, 0.5, 0.2], &prior);
        // Evenly spread over 0 to 10: the deviation from the median has its median at 2.5.
        assert!((distance.units[0] - 1.4826 * 2.5).abs() < 0.02);
        assert!((distance.units[1] - 0.5).abs() < 1e-12 && (distance.units[2] - 0.2).abs() < 1e-9);
        // Two units off in the short series alone: its share is a half.
        let found = distance.of(&[0.0, 0.0, 0.4]);
        assert!((found - 2.0_f64.sqrt()).abs() < 1e-9, "{found}");
    }
}
