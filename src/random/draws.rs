//! Draws for a batch of paths: columns of uniform and of normal numbers, one after another.

use super::{Column, LANES, Stream, fill, philox::open_unit};
use crate::math::{normal_cdf, normal_quantiles};

/// Where the numbers of a run come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chance {
    /// The random streams of a seed.
    Seed(u64),
    /// No chance: parameters at their medians, shocks at zero, and no event ever happens.
    Median,
}

/// The successive draws of one stream, for the `LANES` paths that start at `first_path`.
///
/// Each block of the generator gives two draws; both are made at once and the second is kept.
#[derive(Clone, Debug)]
pub struct Draws {
    stream: Option<Stream>,
    first_path: u64,
    block: u64,
    spare: Option<Column>,
}

impl Draws {
    /// The stream of a name, from its first draw.
    pub fn new(chance: Chance, name: &str, first_path: u64) -> Self {
        let stream = match chance {
            Chance::Seed(seed) => Some(Stream::named(seed, name)),
            Chance::Median => None,
        };
        Self { stream, first_path, block: 0, spare: None }
    }

    /// One uniform number in (0, 1) per path, or one half where there is no chance.
    #[inline(always)]
    pub fn uniform(&mut self) -> Column {
        let Some(stream) = self.stream else { return fill(0.5) };
        if let Some(column) = self.spare.take() {
            return column;
        }
        let (mut first, mut second) = (fill(0.0), fill(0.0));
        for lane in 0..LANES {
            let [a, b, c, d] = stream.block(self.first_path + lane as u64, self.block);
            first[lane] = open_unit(a, b);
            second[lane] = open_unit(c, d);
        }
        self.block += 1;
        self.spare = Some(second);
        first
    }

    /// One standard normal number per path, by inversion: always exactly one uniform each.
    #[inline(always)]
    pub fn normal(&mut self) -> Column {
        let mut column = self.uniform();
        normal_quantiles(&mut column);
        column
    }

    /// One uniform number per path for comparison with a probability: an event happens where the
    /// number is below it. Where there is no chance, none ever is.
    #[inline(always)]
    pub fn event(&mut self) -> Column {
        if self.stream.is_none() { fill(1.0) } else { self.uniform() }
    }
}

/// A normal shock that may be correlated with others: a weighted sum of independent streams.
///
/// The weights are a row of the Cholesky factor of the correlation matrix, so each has variance 1.
#[derive(Clone, Debug)]
pub struct Shock(Vec<(f64, Draws)>);

impl Shock {
    /// The shock that adds up the named streams with the given weights.
    pub fn new(chance: Chance, row: &[(f64, &str)], first_path: u64) -> Self {
        Self(
            row.iter()
                .map(|(weight, name)| (*weight, Draws::new(chance, name, first_path)))
                .collect(),
        )
    }

    /// Whether there is chance in it at all.
    pub fn shakes(&self) -> bool {
        self.0.iter().any(|(_, draws)| draws.stream.is_some())
    }

    /// The next shock of each path.
    #[inline(always)]
    pub fn normal(&mut self) -> Column {
        if let [(_, only)] = self.0.as_mut_slice() {
            return only.normal();
        }
        let mut sum = fill(0.0);
        for (weight, draws) in &mut self.0 {
            let column = draws.normal();
            for lane in 0..LANES {
                sum[lane] += *weight * column[lane];
            }
        }
        sum
    }

    /// The next shock of each path, as the probability of a smaller one.
    #[inline(always)]
    pub fn uniform(&mut self) -> Column {
        if let [(_, only)] = self.0.as_mut_slice() {
            return only.uniform();
        }
        let mut column = self.normal();
        for value in &mut column {
            *value = normal_cdf(*value);
        }
        column
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_do_not_depend_on_where_a_batch_starts() {
        let mut early = Draws::new(Chance::Seed(7), "demand", 0);
        let mut late = Draws::new(Chance::Seed(7), "demand", 17);
        for _ in 0..3 {
            assert_eq!(early.uniform()[17..], late.uniform()[..LANES - 17]);
        }
    }

    #[test]
    fn correlated_shocks_have_the_stated_correlation() {
        let (a, b) = (0.6, 0.8);
        let (mut sum, mut squares, count) = (0.0, 0.0, 400);
        for batch in 0..count {
            let first = batch * LANES as u64;
            let x = Shock::new(Chance::Seed(3), &[(1.0, "x")], first).normal();
            let y = Shock::new(Chance::Seed(3), &[(a, "x"), (b, "y")], first).normal();
            sum += x.iter().zip(&y).map(|(x, y)| x * y).sum::<f64>();
            squares += y.iter().map(|y| y * y).sum::<f64>();
        }
        let paths = count as f64 * LANES as f64;
        // Four standard errors: the variance of xy is 1 + a^2.
        assert!((sum / paths - a).abs() < 4.0 * ((1.0 + a * a) / paths).sqrt());
        assert!((squares / paths - 1.0).abs() < 4.0 * (2.0 / paths).sqrt());
    }

    #[test]
    fn without_chance_nothing_happens() {
        let mut draws = Draws::new(Chance::Median, "x", 0);
        assert_eq!(draws.normal()[0].to_bits(), 0.0_f64.to_bits());
        assert!(draws.event().iter().all(|u| *u >= 1.0));
        assert!(!Shock::new(Chance::Median, &[(1.0, "x")], 0).shakes());
        assert!(Shock::new(Chance::Seed(1), &[(1.0, "x")], 0).shakes());
    }
}
