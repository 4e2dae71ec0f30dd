//! Bands of tracks: quantiles and means over the paths in each year.

use serde::{Deserialize, Serialize};

/// Quantiles of a track in one year.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Band {
    /// Calendar year: of a flow, or at whose end a level stands.
    pub year: f64,
    /// At [`Band::LEVELS`].
    pub quantiles: [f64; 7],
    /// Mean over the paths.
    pub mean: f64,
}

impl Band {
    /// Quantile levels of the bands.
    pub const LEVELS: [f64; 7] = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
}

/// Columns of which the means are worked out at once.
pub(super) const AT_ONCE: usize = 4;

/// The bands of so many years, each of its own column of paths.
pub(super) fn bands(years: Vec<f64>, columns: Vec<Vec<f32>>) -> Vec<Band> {
    let means = means(&columns);
    let each = years.into_iter().zip(columns).zip(means);
    each.map(|((year, values), mean)| Band { year, quantiles: quantiles(values, mean), mean })
        .collect()
}

/// The mean of each column, added up in the order of the paths. An addition waits for the one before it: so those of
/// several columns go side by side.
fn means(columns: &[Vec<f32>]) -> [f64; AT_ONCE] {
    let mut sums = [-0.0; AT_ONCE];
    let count = columns[0].len();
    let columns: [&[f32]; AT_ONCE] = std::array::from_fn(|which| {
        columns.get(which).map_or(&columns[0][..], |own| &own[..count])
    });
    for path in 0..count {
        for (sum, column) in sums.iter_mut().zip(columns) {
            *sum += f64::from(column[path]);
        }
    }
    sums.map(|sum| sum / count as f64)
}

/// The quantiles of a column with a mean at [`Band::LEVELS`].
fn quantiles(mut values: Vec<f32>, mean: f64) -> [f64; Band::LEVELS.len()] {
    let count = values.len();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
    let ranks =
        Band::LEVELS.map(|p| ((p * count as f64).ceil().max(1.0) as usize - 1).min(count - 1));
    let mut quantiles = [0.0; Band::LEVELS.len()];
    if count < FEW {
        select(&mut values, 0, &ranks, &mut quantiles);
    } else {
        let (mut near, ranks) = nearest(&values, mean, &ranks);
        select(&mut near, 0, &ranks, &mut quantiles);
    }
    quantiles
}

/// Values of which selecting all takes no longer than counting first.
const FEW: usize = 4096;

/// Cells that values are counted in: the first has the smallest value alone, as often as it comes; it may be most of them,
/// as of what hardly ever happens.
const CELLS: usize = 2048;

/// Ranks, and where they are among few.
type Ranks = [usize; Band::LEVELS.len()];

/// The values that lie in one cell with one of rising ranks, behind the smallest of all, and these ranks among them. Cells are equal
/// parts of the range, or, where a few values lie far above all others or some are no numbers, of that of the [`key`]s.
fn nearest(values: &[f32], mean: f64, ranks: &Ranks) -> (Vec<f32>, Ranks) {
    let (mut least, mut most) = (u32::MAX, 0);
    for value in values {
        let key = key(*value);
        (least, most) = (least.min(key), most.max(key));
    }
    let (low, high) = (of_key(least), of_key(most));
    let (above, range) = (mean - f64::from(low), high - low);
    // The two zeros have different keys and are one place of the range. Nothing is more than a part of what is no number.
    if above > 0.02 * f64::from(range) && low.to_bits() != (-0.0_f32).to_bits() {
        let scale = (CELLS - 2) as f32 / range;
        return near(
            values,
            (low, ranks),
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cell")]
            |value| usize::from(value > low) + ((value - low) * scale) as i32 as u32 as usize,
        );
    }
    let bits = (u32::BITS - (most - least).leading_zeros()).saturating_sub(CELLS.ilog2() - 1);
    near(values, (low, ranks), |value| {
        let above = key(value) - least;
        usize::from(above > 0) + (above >> bits) as usize
    })
}

/// The same for cells that are in the order of the values: a look at each value finds the cells, and few are left to select
/// from.
fn near(
    values: &[f32],
    (low, ranks): (f32, &Ranks),
    cell: impl Fn(f32) -> usize,
) -> (Vec<f32>, Ranks) {
    let cell = |value: f32| cell(value) % CELLS;
    let counts = counted(values, &cell);
    // One of the first cell stands for all.
    let (mut wanted, mut found) = ([false; CELLS], [0; Band::LEVELS.len()]);
    let (mut below, mut left_out, mut next) = (counts[0], counts[0] - 1, 0);
    next += ranks.iter().take_while(|rank| **rank < below).count();
    for (count, wanted) in counts.iter().zip(&mut wanted).skip(1) {
        below += count;
        while next < ranks.len() && ranks[next] < below {
            *wanted = true;
            found[next] = ranks[next] - left_out;
            next += 1;
        }
        left_out += if *wanted { 0 } else { *count };
    }
    // No branch, which would go either way by chance: what is not wanted is overwritten.
    let mut kept = vec![low; values.len() - left_out + 1];
    let mut end = 1;
    for value in values {
        kept[end] = *value;
        end += usize::from(wanted[cell(*value)]);
    }
    kept.truncate(end);
    (kept, found)
}

/// How many values lie in each cell. Neighbours are counted apart: a sum waits until the one before it is there.
fn counted(values: &[f32], cell: &impl Fn(f32) -> usize) -> Vec<usize> {
    let mut counts = [[0_u32; CELLS]; 2];
    let (pairs, last) = values.as_chunks::<2>();
    for pair in pairs {
        counts[0][cell(pair[0])] += 1;
        counts[1][cell(pair[1])] += 1;
    }
    for value in last {
        counts[0][cell(*value)] += 1;
    }
    counts[0].iter().zip(&counts[1]).map(|(a, b)| (a + b) as usize).collect()
}

/// A whole number that is in the order of `f32::total_cmp`.
const fn key(value: f32) -> u32 {
    const SIGN: u32 = 1 << 31;
    let bits = value.to_bits();
    if bits < SIGN { bits | SIGN } else { !bits }
}

/// The number of a [`key`].
const fn of_key(key: u32) -> f32 {
    const SIGN: u32 = 1 << 31;
    f32::from_bits(if key < SIGN { !key } else { key & !SIGN })
}

/// Finds the values of rising ranks in `values`, which begins at rank `first` of the whole.
fn select(values: &mut [f32], first: usize, ranks: &[usize], found: &mut [f64]) {
    if ranks.is_empty() {
        return;
    }
    // Selecting the median first halves the work for all others; a full sort takes twice as long.
    let middle = ranks.len() / 2;
    let (below, value, above) =
        values.select_nth_unstable_by(ranks[middle] - first, f32::total_cmp);
    found[middle] = f64::from(*value);
    let next = ranks[middle] + 1;
    // A rank that comes twice is found already.
    let same = ranks[middle + 1..].iter().take_while(|rank| **rank < next).count();
    let repeated = ranks[..middle].iter().rev().take_while(|rank| **rank >= ranks[middle]).count();
    for place in middle - repeated..=middle + same {
        found[place] = f64::from(*value);
    }
    let low = middle - repeated;
    select(below, first, &ranks[..low], &mut found[..low]);
    let high = middle + same + 1;
    select(above, next, &ranks[high..], &mut found[high..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selection_equals_sorting() {
        for count in [1_usize, 2, 5, 19, 1000, FEW, 5003] {
            let values: Vec<f32> = (0..count).map(|i| (i * 7919 % count) as f32).collect();
            let mean = means(std::slice::from_ref(&values))[0];
            let found = quantiles(values, mean);
            for (p, value) in Band::LEVELS.iter().zip(found) {
                let rank = (p * count as f64).ceil().max(1.0) - 1.0;
                assert!((value - rank).abs() < 1e-12, "{count} {p}: {value} {rank}");
            }
        }
    }

    /// Of all kinds of columns: nothing but one value, both signs of zero, both infinities, ends far apart.
    #[test]
    fn counting_first_selects_the_same() {
        let law = |i: usize| (i * 7919 % 6007) as f32;
        let laws: [&dyn Fn(usize) -> f32; 10] = [
            &|i| (law(i) - 4000.0).max(0.0),
            &|i| [-0.0, 0.0, 0.0, 0.0, law(i), law(i), law(i), law(i)][i % 8],
            &|i| if i == 9 { f32::NAN } else { law(i) },
            &|i| law(i) * if i % 2 == 0 { 1e-3 } else { 1.0 },
            &|_| 2.5,
            &|i| if i % 3 == 0 { -0.0 } else { 0.0 },
            &|i| law(i) - 3000.0,
            &|i| if i % 50 == 0 { f32::INFINITY } else { -1.0 / (1.0 + law(i)) },
            &|i| if i % 2 == 0 { 0.0 } else { law(i) * 1e30 },
            &|i| if i == 7 { f32::NEG_INFINITY } else { 1e-30 * law(i) },
        ];
        for (which, law) in laws.iter().enumerate() {
            let mut values: Vec<f32> = (0..6007).map(law).collect();
            let mean = means(std::slice::from_ref(&values))[0];
            let found = quantiles(values.clone(), mean);
            values.sort_unstable_by(f32::total_cmp);
            for (p, value) in Band::LEVELS.iter().zip(found) {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a rank"
                )]
                let due = values[(p * 6007.0).ceil() as usize - 1];
                assert_eq!(value.to_bits(), f64::from(due).to_bits(), "{which} {p}");
            }
        }
    }

    #[test]
    fn means_are_those_of_each_column_by_itself() {
        let columns: Vec<Vec<f32>> =
            (1..4).map(|k| (0..999).map(|i| 0.1 * (i * k) as f32).collect()).collect();
        let found = means(&columns);
        for (column, mean) in columns.iter().zip(found) {
            let due = column.iter().map(|value| f64::from(*value)).sum::<f64>() / 999.0;
            assert_eq!(mean.to_bits(), due.to_bits());
        }
    }
}
