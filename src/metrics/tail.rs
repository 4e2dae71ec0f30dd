//! The worst values of a sample.

/// The worst values of a distribution.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tail {
    /// Their mean.
    pub(super) mean: f64,
    /// Mean of their squared distances to it.
    pub(super) squares: f64,
    /// That of them which is nearest to the others: the quantile.
    pub(super) nearest: f64,
}

impl Tail {
    /// Of rising values, of which one place is nearest to those that are not worst.
    pub(super) fn of(values: &[f64], nearest: fn(&[f64]) -> usize) -> Self {
        let count = values.len() as f64;
        let mean = values.iter().sum::<f64>() / count;
        let squares: f64 = values.iter().map(|x| (x - mean) * (x - mean)).sum();
        Self { mean, squares: squares / count, nearest: values[nearest(values)] }
    }
}
