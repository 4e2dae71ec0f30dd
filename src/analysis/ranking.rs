//! Paths by the values of a parameter, and what follows from that alone: it is the same for every outcome.

use crate::math::{Width, normal_quantiles};

/// The order of one parameter's values.
#[derive(Clone, Debug)]
pub(super) struct Ranking {
    /// Paths by rising value.
    pub(super) order: Vec<u32>,
    /// The rank of each path.
    pub(super) ranks: Vec<f64>,
    /// How far it is shifted on the paths that bust, and the error of that.
    pub(super) shift: Option<(f64, f64)>,
    /// What is left of its ranks when those of what it is tied to are known, for each path; none where it is tied to nothing.
    pub(super) apart: Option<Vec<f64>>,
}

impl Ranking {
    /// Of the values of a parameter on each path, of which some bust.
    pub(super) fn of(drawn: &[f64], busts: &[f64]) -> Self {
        let order = order(drawn);
        let ranks = ranks(drawn, &order);
        let shift = shift(&ranks, busts);
        Self { order, ranks, shift, apart: None }
    }
}

/// Paths by rising value, those with equal ones in their own order.
pub(super) fn order(values: &[f64]) -> Vec<u32> {
    let mut keyed: Vec<(u64, u32)> = values.iter().map(|value| key(*value)).zip(0..).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, path)| path).collect()
}

/// A whole number that is in the order of `f64::total_cmp`: sorting these takes half as long.
const fn key(value: f64) -> u64 {
    const SIGN: u64 = 1 << 63;
    let bits = value.to_bits();
    if bits < SIGN { bits | SIGN } else { !bits }
}

/// Ranks from -1/2 to 1/2 of values in an order; equal values share theirs.
pub(super) fn ranks(values: &[f64], order: &[u32]) -> Vec<f64> {
    let value = |place: usize| values[order[place] as usize];
    let count = values.len();
    let mut ranks = vec![0.0; count];
    let mut from = 0;
    while from < count {
        let mut to = from + 1;
        while to < count && value(to).total_cmp(&value(from)).is_eq() {
            to += 1;
        }
        let rank = (from + to) as f64 / 2.0 / count as f64 - 0.5;
        order[from..to].iter().for_each(|path| ranks[*path as usize] = rank);
        from = to;
    }
    ranks
}

/// What is left of ranks that a straight line through those of others does not tell.
pub(super) fn apart(own: Vec<f64>, others: Vec<Vec<f64>>) -> Vec<f64> {
    let mut basis: Vec<Vec<f64>> = Vec::new();
    for other in others {
        basis.push(without(other, &basis));
    }
    without(own, &basis)
}

/// A column without its parts along columns that are at right angles to each other.
fn without(mut column: Vec<f64>, basis: &[Vec<f64>]) -> Vec<f64> {
    for along in basis {
        let size = dot(along, along);
        let part = if size > 0.0 { dot(&column, along) / size } else { 0.0 };
        column.iter_mut().zip(along).for_each(|(value, along)| *value -= part * along);
    }
    column
}

/// The correlation of two columns whose means are zero. An addition waits for the one before it, so the three sums go side
/// by side.
pub(super) fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let [mut over, mut own, mut other] = [-0.0; 3];
    for (a, b) in a.iter().zip(b) {
        over += a * b;
        own += a * a;
        other += b * b;
    }
    let under = (own * other).sqrt();
    if under > 0.0 { over / under } else { 0.0 }
}

/// The sum of products.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Ranks that are made normal scores at once.
const AT_ONCE: usize = 64;

/// The normal scores of so many ranks or fewer, column by column as vectors of the machine.
fn normal_scores(ranks: &[f64]) -> [f64; AT_ONCE] {
    let mut scores = [0.5; AT_ONCE];
    for (score, rank) in scores.iter_mut().zip(ranks) {
        *score = (rank + 0.5).clamp(1e-9, 1.0 - 1e-9);
    }
    Width::detected().run(
        #[inline(always)]
        || normal_quantiles(&mut scores),
    );
    scores
}

/// Mean normal score of a parameter on the paths that bust, less that on the others.
fn shift(ranks: &[f64], busts: &[f64]) -> Option<(f64, f64)> {
    let (mut sums, mut counts) = ([0.0; 2], [0.0; 2]);
    for (ranks, busts) in ranks.chunks(AT_ONCE).zip(busts.chunks(AT_ONCE)) {
        for (score, bust) in normal_scores(ranks).iter().zip(busts) {
            let side = usize::from(*bust > 0.5);
            sums[side] += score;
            counts[side] += 1.0;
        }
    }
    let both = counts.iter().all(|count: &f64| *count >= 30.0);
    let error = (1.0 / counts[0] + 1.0 / counts[1]).sqrt();
    both.then(|| (sums[1] / counts[1] - sums[0] / counts[0], error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_in_the_order_of_numbers() {
        let all = [f64::NEG_INFINITY, -2.0, -0.0, 0.0, f64::MIN_POSITIVE, 1.0, f64::INFINITY];
        assert!(all.windows(2).all(|pair| key(pair[0]) < key(pair[1])));
        assert_eq!(order(&[3.0, -1.0, 3.0, f64::INFINITY, -7.0]), [4, 1, 0, 2, 3]);
    }
}
