//! Mean and spread of any number of values, part by part.

use serde::{Deserialize, Serialize};

/// Mean and sum of squared distances to it, gathered part by part.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(super) struct Moments {
    count: f64,
    mean: f64,
    squares: f64,
}

impl Moments {
    /// Those of a part.
    pub(super) fn of(values: &[f64]) -> Self {
        let finite = || values.iter().filter(|value| value.is_finite());
        let count = finite().count() as f64;
        if count == 0.0 {
            return Self::default();
        }
        let mean = finite().sum::<f64>() / count;
        Self { count, mean, squares: finite().map(|x| (x - mean) * (x - mean)).sum() }
    }

    /// Adds a part (Chan, Golub and others 1979). Parts must come in one order for the same bits.
    pub(super) fn add(&mut self, part: &Self) {
        let Self { count, mean, squares } = *part;
        if count == 0.0 {
            return;
        }
        let (distance, total) = (mean - self.mean, self.count + count);
        self.squares += squares + distance * distance * self.count * count / total;
        self.mean += distance * count / total;
        self.count = total;
    }

    /// Mean, and its standard error.
    pub(super) fn mean(&self) -> (f64, f64) {
        (self.mean, (self.squares / (self.count - 1.0) / self.count).sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_parts_are_those_of_the_whole() {
        let values: Vec<f64> = (0..1000).map(|i| f64::from(i % 37) * 1.5 + 1e6).collect();
        let (mut parts, mut whole) = (Moments::default(), Moments::default());
        values.chunks(64).for_each(|part| parts.add(&Moments::of(part)));
        whole.add(&Moments::of(&values));
        let ((a, b), (c, d)) = (parts.mean(), whole.mean());
        assert!((a / c - 1.0).abs() < 1e-14 && (b / d - 1.0).abs() < 1e-9);
    }
}
