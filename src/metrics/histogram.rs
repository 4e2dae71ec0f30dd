//! A histogram that holds any number of values in bounded memory.

use super::{quantity::Side, tail::Tail};

/// Cells in each doubling of a value, as a power of two.
const FINENESS: u32 = 9;
/// What is nearer to zero than this counts as zero: sums of billions have rounding of that size.
const NOTHING: f64 = 1e-9;

/// Counts of values in cells whose width is 1/512 of the value or less.
///
/// A cell knows its smallest and its largest value, so one that holds a single value, as of counts
/// and whole years, is exact; between the two the values are taken as evenly spread. Counts, least and
/// largest values do not depend on the order in which values come.
#[derive(Clone, Debug, Default)]
pub(super) struct Histogram {
    /// Number of the first cell.
    first: i64,
    cells: Vec<Cell>,
    count: u64,
    never: u64,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    count: u64,
    least: f64,
    most: f64,
}

impl Cell {
    const EMPTY: Self = Self { count: 0, least: f64::INFINITY, most: f64::NEG_INFINITY };

    /// The value of rank `k` of the cell, from 0.
    fn at(&self, k: u64) -> f64 {
        if self.count < 2 {
            return self.least;
        }
        self.least + (self.most - self.least) * k as f64 / (self.count - 1) as f64
    }

    /// How many are below a limit, or at it too.
    fn below(&self, limit: f64, or_at: bool) -> f64 {
        if self.most < limit || (or_at && self.most <= limit) {
            return self.count as f64;
        }
        if self.least > limit || (!or_at && self.least >= limit) {
            return 0.0;
        }
        let width = self.most - self.least;
        self.count as f64 * if width > 0.0 { (limit - self.least) / width } else { 0.0 }
    }
}

/// The cell of a value; neighbouring cells have neighbouring numbers.
#[expect(clippy::cast_possible_wrap, reason = "twenty bits are left")]
fn number(value: f64) -> i64 {
    let key = |size: f64| (size.to_bits() >> (52 - FINENESS)) as i64;
    let size = value.abs();
    if size < NOTHING {
        return 0;
    }
    let distance = key(size) - key(NOTHING) + 1;
    if value < 0.0 { -distance } else { distance }
}

impl Histogram {
    /// The largest error of a quantile relative to its value.
    pub(super) const ERROR: f64 = 1.0 / (1 << FINENESS) as f64;

    pub(super) fn add(&mut self, value: f64) {
        self.count += 1;
        if !value.is_finite() {
            self.never += 1;
            return;
        }
        let number = number(value);
        self.make_room(number);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "made room")]
        let cell = &mut self.cells[(number - self.first) as usize];
        cell.count += 1;
        cell.least = cell.least.min(value);
        cell.most = cell.most.max(value);
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
    #[expect(clippy::cast_possible_wrap, reason = "there are not that many cells")]
    fn make_room(&mut self, number: i64) {
        let end = self.first + self.cells.len() as i64;
        if self.cells.is_empty() {
            self.first = number;
            self.cells.push(Cell::EMPTY);
        } else if number < self.first {
            let more = (self.first - number) as usize;
            self.cells.splice(0..0, std::iter::repeat_n(Cell::EMPTY, more));
            self.first = number;
        } else if number >= end {
            self.cells.resize((number - self.first + 1) as usize, Cell::EMPTY);
        }
    }

    /// Values, those that are never reached included.
    pub(super) const fn count(&self) -> u64 {
        self.count
    }

    pub(super) const fn never(&self) -> u64 {
        self.never
    }

    fn filled(&self) -> impl DoubleEndedIterator<Item = &Cell> {
        self.cells.iter().filter(|cell| cell.count > 0)
    }

    pub(super) fn least(&self) -> f64 {
        self.filled().next().map_or(f64::INFINITY, |cell| cell.least)
    }

    /// The value of a rank, from 0.
    pub(super) fn at(&self, rank: u64) -> f64 {
        let mut before = 0;
        for cell in self.filled() {
            if rank < before + cell.count {
                return cell.at(rank - before);
            }
            before += cell.count;
        }
        f64::INFINITY
    }

    /// How many values are below a limit, or at it too.
    pub(super) fn below(&self, limit: f64, or_at: bool) -> f64 {
        self.filled().map(|cell| cell.below(limit, or_at)).sum()
    }

    /// The largest `count` values, or the smallest where these are the bad ones; there must be so many
    /// finite ones on that side.
    pub(super) fn tail(&self, count: u64, worse: Side) -> Tail {
        let mut parts: Vec<(f64, f64)> = Vec::new();
        let (mut left, mut nearest) = (count, f64::INFINITY);
        let low = worse == Side::Low;
        let cells: Vec<&Cell> =
            if low { self.filled().collect() } else { self.filled().rev().collect() };
        for cell in cells {
            if left == 0 {
                break;
            }
            let taken = cell.count.min(left);
            let end = if low { cell.least } else { cell.most };
            nearest = if low { cell.at(taken - 1) } else { cell.at(cell.count - taken) };
            parts.push((taken as f64, f64::midpoint(nearest, end)));
            left -= taken;
        }
        let total = count as f64;
        let mean = parts.iter().map(|(taken, value)| taken * value).sum::<f64>() / total;
        let squares = |(taken, value): &(f64, f64)| taken * (value - mean) * (value - mean);
        Tail { mean, squares: parts.iter().map(squares).sum::<f64>() / total, nearest }
    }

    /// Takes out the values that are never reached, unless there are no others.
    pub(super) fn defined(mut self) -> Self {
        if self.never < self.count {
            self.count -= self.never;
            self.never = 0;
        }
        self
    }
}

/// Mean and sum of squared distances to it, gathered part by part.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Moments {
    count: f64,
    mean: f64,
    squares: f64,
}

impl Moments {
    /// Adds a part (Chan, Golub and others 1979). Parts must come in one order for the same bits.
    pub(super) fn add(&mut self, values: &[f64]) {
        let finite = || values.iter().filter(|value| value.is_finite());
        let count = finite().count() as f64;
        if count == 0.0 {
            return;
        }
        let mean = finite().sum::<f64>() / count;
        let squares: f64 = finite().map(|x| (x - mean) * (x - mean)).sum();
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

    fn of(values: impl Iterator<Item = f64>) -> Histogram {
        let mut histogram = Histogram::default();
        values.for_each(|value| histogram.add(value));
        histogram
    }

    #[test]
    fn cells_are_in_order_and_narrow() {
        let mut last = number(-1e9);
        let mut value = -1e9_f64;
        while value < 1e9 {
            let now = number(value);
            assert!(now >= last, "{value}");
            last = now;
            value += value.abs().max(1e-3) * 0.01;
        }
        for value in [1.0, 1000.0, 0.3, -17.0] {
            assert_ne!(number(value), number(value * (1.0 + Histogram::ERROR)), "{value}");
        }
        assert_eq!(number(1e-12), number(-1e-12));
    }

    #[test]
    fn ranks_limits_and_tails_are_near_the_exact_ones() {
        let mut values: Vec<f64> =
            (0..10_000_u32).map(|i| f64::from(i * 7919 % 10_000) * 0.37 - 900.0).collect();
        let histogram = of(values.iter().copied());
        values.sort_unstable_by(f64::total_cmp);
        for rank in [0, 1, 17, 500, 2500, 5000, 9990, 9999] {
            let exact = values[rank];
            let error = (histogram.at(rank as u64) - exact).abs();
            assert!(error <= Histogram::ERROR * exact.abs() + 1e-9, "{rank}: {error}");
            let below = histogram.below(exact, true);
            assert!((below - rank as f64).abs() < 20.0, "{rank}: {below}");
        }
        for (side, worst, nearest) in
            [(Side::High, &values[9500..], values[9500]), (Side::Low, &values[..500], values[499])]
        {
            let tail = histogram.tail(500, side);
            let exact = worst.iter().sum::<f64>() / 500.0;
            assert!((tail.mean / exact - 1.0).abs() < Histogram::ERROR, "{side:?}");
            assert!((tail.nearest / nearest - 1.0).abs() < Histogram::ERROR, "{side:?}");
        }
    }

    #[test]
    fn single_values_are_exact_and_never_is_kept_apart() {
        let histogram = of([3.0, 3.0, 7.0, f64::INFINITY, 0.0].into_iter());
        let ranks: Vec<f64> = (0..5).map(|rank| histogram.at(rank)).collect();
        assert_eq!(ranks[..4], [0.0, 3.0, 3.0, 7.0]);
        assert!(ranks[4].is_infinite() && histogram.never() == 1 && histogram.count() == 5);
        assert!((histogram.below(3.0, false) - 1.0).abs() < 1e-12);
        assert!((histogram.below(3.0, true) - 3.0).abs() < 1e-12);
    }

    #[test]
    fn the_order_of_values_does_not_matter() {
        let values = [5.0, -2.0, 1e-30, 900.0, 5.001, f64::INFINITY];
        let (one, other) = (of(values.into_iter()), of(values.into_iter().rev()));
        assert_eq!((one.first, one.cells.len()), (other.first, other.cells.len()));
        for rank in 0..6 {
            assert_eq!(one.at(rank).to_bits(), other.at(rank).to_bits());
        }
    }

    #[test]
    fn moments_of_parts_are_those_of_the_whole() {
        let values: Vec<f64> = (0..1000).map(|i| f64::from(i % 37) * 1.5 + 1e6).collect();
        let (mut parts, mut whole) = (Moments::default(), Moments::default());
        values.chunks(64).for_each(|part| parts.add(part));
        whole.add(&values);
        let ((a, b), (c, d)) = (parts.mean(), whole.mean());
        assert!((a / c - 1.0).abs() < 1e-14 && (b / d - 1.0).abs() < 1e-9);
    }
}
