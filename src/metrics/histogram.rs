//! A histogram that holds any number of values in bounded memory.

mod filled;

use serde::{Deserialize, Serialize};

use super::{quantity::Side, tail::Tail};
use filled::Filled;

/// Cells in each doubling of a value, as a power of two.
const FINENESS: u32 = 9;
/// What is nearer to zero than this counts as zero: sums of billions have rounding of that size.
const NOTHING: f64 = 1e-9;

/// Counts of values in cells whose width is 1/512 of the value or less.
///
/// A cell knows its smallest and its largest value, so one that holds a single value, as of counts
/// and whole years, is exact; between the two the values are taken as evenly spread. Counts, least and
/// largest values do not depend on the order in which values come.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(into = "Filled", from = "Filled")]
pub(super) struct Histogram {
    /// Number of the first cell.
    first: i64,
    cells: Vec<Cell>,
    count: u64,
    never: u64,
}

/// How many values lie in a cell, and between which.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Cell {
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
        self.add_cell(number(value), Cell { count: 1, least: value, most: value });
    }

    /// Of so many values that are never reached, and no others yet.
    pub(super) fn of_never(never: u64) -> Self {
        Self { count: never, never, ..Self::default() }
    }

    /// The cells that hold values, with their numbers.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (i64, Cell)> {
        (self.first..)
            .zip(&self.cells)
            .filter(|(_, cell)| cell.count > 0)
            .map(|(n, cell)| (n, *cell))
    }

    /// Adds values that lie in one cell.
    pub(super) fn add_values(&mut self, number: i64, more: Cell) {
        self.count += more.count;
        self.add_cell(number, more);
    }

    fn add_cell(&mut self, number: i64, more: Cell) {
        self.make_room(number);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "made room")]
        let cell = &mut self.cells[(number - self.first) as usize];
        cell.count += more.count;
        cell.least = cell.least.min(more.least);
        cell.most = cell.most.max(more.most);
    }

    /// Adds all values of another.
    pub(super) fn merge(&mut self, other: &Self) {
        self.count += other.never;
        self.never += other.never;
        other.numbered().for_each(|(number, cell)| self.add_values(number, cell));
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
    fn what_two_have_counted_is_what_one_would_have() {
        let values: Vec<f64> = (0..500).map(|i| f64::from(i * 7919 % 500) - 250.0).collect();
        let (one, other) = values.split_at(177);
        let mut merged = of(one.iter().copied().chain([f64::INFINITY]));
        merged.merge(&of(other.iter().copied().chain([-1e9, f64::INFINITY])));
        merged.merge(&Histogram::default());
        let whole = of(values.iter().copied().chain([-1e9, f64::INFINITY, f64::INFINITY]));
        assert_eq!(format!("{merged:?}"), format!("{whole:?}"));
    }
}
