//! Scales: which values are marked, and where others lie between them.

use crate::{language::round::round_up, math::ln};

/// A scale of values.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    low: f64,
    high: f64,
    log: bool,
    /// Values that are marked.
    pub(crate) ticks: Vec<f64>,
}

/// Values beyond these stand at the ends of a scale: the difference of the ends is a number.
const MOST: f64 = 1e300;
/// Ends that are nearer to each other, as a share of their size, are taken apart: ticks between them would be equal.
const LEAST_SPAN: f64 = 1e-9;
/// Fine steps of a scale, about.
const FINE: usize = 12;
/// Marks of a scale, about; more would be a grey wall.
const MARKS: usize = 16;

/// A number that a scale can bear.
const fn tame(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(-MOST, MOST) }
}

/// Ends of a scale that can be divided: finite, the lower one first, and not too near to each other.
fn apart(low: f64, high: f64) -> (f64, f64) {
    let (low, high) = (tame(low), tame(high));
    let size = low.abs().max(high.abs());
    let least = if high > low { size * LEAST_SPAN } else { 0.0 };
    if high > low && high - low >= least.max(1e-280) {
        return (low, high);
    }
    let half = 0.5_f64.max(size * LEAST_SPAN);
    (low - half, low + half)
}

/// The part of an axis that is seen: less is under half the height of its labels.
const SEEN: f64 = 0.018;

/// Whether something below zero lies so little below it, beside what lies above it, that nobody sees it: then an axis,
/// of a picture or of a native chart, begins at zero.
pub fn is_unseen(below: f64, above: f64) -> bool {
    below < 0.0 && above > 0.0 && -below < SEEN * (above - below)
}

/// Ends without what nobody sees below or above zero.
fn visible((low, high): (f64, f64)) -> (f64, f64) {
    match (is_unseen(low, high), is_unseen(-high, -low)) {
        (true, _) => (0.0, high),
        (_, true) => (low, 0.0),
        _ => (low, high),
    }
}

impl Axis {
    /// A linear scale that ends on round numbers.
    pub(crate) fn linear(low: f64, high: f64, count: usize) -> Self {
        let (low, high) = visible(apart(low, high));
        let step = round_up((high - low) / count as f64, 0.001);
        let first = (low / step + 1e-9).floor();
        let last = (high / step - 1e-9).ceil();
        #[expect(clippy::cast_possible_truncation, reason = "a few ticks")]
        let ticks: Vec<f64> = (first as i64..=last as i64).map(|i| i as f64 * step).collect();
        Self { low: first * step, high: last * step, log: false, ticks }
    }

    /// A linear scale that ends at a fine step beyond its values, however few of its round numbers there is room for.
    pub(crate) fn near(low: f64, high: f64, count: usize) -> Self {
        let fine = Self::linear(low, high, FINE.max(count));
        let coarse = (2..=count).rev().map(|count| Self::linear(low, high, count));
        let inside = |axis: Self| -> Vec<f64> {
            let slack = (fine.high - fine.low) * 1e-9;
            let ends = fine.low - slack..=fine.high + slack;
            axis.ticks.into_iter().filter(|tick| ends.contains(tick)).collect()
        };
        // A scale of one mark says nothing.
        let ticks = coarse.chain([fine.clone()]).map(inside).find(|ticks| ticks.len() > 1);
        Self { ticks: ticks.unwrap_or_else(|| fine.ticks.clone()), ..fine }
    }

    /// A linear scale with given ends and ticks.
    pub(crate) const fn exact(low: f64, high: f64, ticks: Vec<f64>) -> Self {
        Self { low, high, log: false, ticks }
    }

    /// A logarithmic scale for positive values.
    pub(crate) fn log(low: f64, high: f64) -> Self {
        let (low, high) = [low, high].map(|end| tame(end).max(1.0 / MOST)).into();
        let inside = |tick: &f64| *tick >= low * 0.999 && *tick <= high * 1.001;
        // Read from text, so that a power of ten is exactly one.
        let marks = |step: i32| {
            let powers = (-300..=300).map(move |power| format!("{step}e{power}"));
            powers.filter_map(|text| text.parse::<f64>().ok()).filter(inside)
        };
        let mut ticks: Vec<f64> = [1, 2, 5].into_iter().flat_map(marks).collect();
        if ticks.len() > 8 {
            ticks = marks(1).collect();
        }
        ticks.sort_by(f64::total_cmp);
        let every = ticks.len().div_ceil(MARKS).max(1);
        let ticks = ticks.into_iter().step_by(every).collect();
        Self { low, high, log: true, ticks }
    }

    /// Place of a value between 0 and 1, cut at the ends.
    pub(crate) fn place(&self, value: f64) -> f64 {
        let at = |v: f64| if self.log { ln(v.max(1e-300)) } else { v };
        let place = (at(value) - at(self.low)) / (at(self.high) - at(self.low));
        // What is no number, or stands on a scale without length, has no better place.
        if place.is_nan() { 0.0 } else { place.clamp(0.0, 1.0) }
    }
}

/// Every year, or every second, fifth or tenth where there are many, or every so many that a few remain.
pub(crate) fn years(first: f64, last: f64) -> Axis {
    let (first, last) = match tame(first) {
        only if last.is_nan() || last <= first => (only, only),
        first => apart(first, last),
    };
    let every = match last - first {
        span if span <= 14.0 => 1.0,
        span if span <= 30.0 => 2.0,
        span if span <= 60.0 => 5.0,
        span if span <= 160.0 => 10.0,
        span => round_up(span / MARKS as f64, 0.0),
    };
    // From a year on, or where years are many from a round one.
    let from = if every < 5.0 { first.ceil() } else { (first / every).ceil() * every };
    let count = ((last + 1e-9 - from) / every).floor().max(0.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few ticks")]
    let ticks = (0..=count.min(200.0) as usize).map(|mark| from + mark as f64 * every);
    let ticks = ticks.filter(|year| *year <= last + 1e-9).collect();
    Axis::exact(first, last.max(first + 1.0), ticks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_end_on_round_numbers() {
        let axis = Axis::linear(-3.0, 97.0, 5);
        assert_eq!(axis.ticks, [-20.0, 0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert!(Axis::linear(5.0, 5.0, 5).ticks.len() > 1);
        // What is below zero by less than anybody sees makes no axis longer.
        assert_eq!(Axis::linear(-1.0, 1e6, 5).ticks[0].to_bits(), 0.0_f64.to_bits());
        assert_eq!(Axis::linear(-1.2, 98.8, 5).ticks[0].to_bits(), 0.0_f64.to_bits());
        assert_eq!(Axis::linear(-98.8, 1.2, 5).ticks.last().unwrap().to_bits(), 0.0_f64.to_bits());
        assert!(Axis::linear(-2e4, 1e6, 5).ticks[0] < 0.0);
        // Few marks make no scale longer.
        for (low, high, count) in
            [(-200.0, 2600.0, 3), (30.0, 180.0, 3), (0.0, 0.58, 2), (0.0, 15e3, 4)]
        {
            let axis = Axis::near(low, high, count);
            let (from, to) = (axis.low, axis.high);
            assert!(to - from < 1.2 * (high - low) && from <= low && to >= high, "{from} to {to}");
            let ends = from - 1e-9..=to + 1e-9;
            assert!((2..=count + 2).contains(&axis.ticks.len()), "{:?}", axis.ticks);
            assert!(axis.ticks.iter().all(|tick| ends.contains(tick)), "{:?}", axis.ticks);
        }
        assert_eq!(Axis::log(1.0, 10.0).ticks, [1.0, 2.0, 5.0, 10.0]);
        assert_eq!(years(2025.0, 2028.0).ticks, [2025.0, 2026.0, 2027.0, 2028.0]);
        assert_eq!(years(-3.5, 12.0).ticks, [-3.0, -1.0, 1.0, 3.0, 5.0, 7.0, 9.0, 11.0]);
    }

    /// Whatever the ends are, an axis has a few rising ticks, and every value a place on it.
    #[test]
    fn ticks_are_few_on_any_range() {
        let sizes = [0.0, 5e-324, 1e-300, 1e-9, 1.0, 2025.0, 1e15, 1e57, 1e300, f64::MAX];
        let signed = sizes.iter().flat_map(|size| [*size, -size]);
        let words = [f64::INFINITY, f64::NEG_INFINITY, f64::NAN];
        let all: Vec<f64> = signed.chain(words).chain([1e57 * (1.0 + f64::EPSILON)]).collect();
        for low in &all {
            for high in &all {
                for axis in [
                    Axis::linear(*low, *high, 6),
                    Axis::near(*low, *high, 3),
                    Axis::log(*low, *high),
                    years(*low, *high),
                ] {
                    let ticks = &axis.ticks;
                    assert!(ticks.len() <= 40, "{low} {high}: {} ticks", ticks.len());
                    assert!(ticks.windows(2).all(|two| two[0] < two[1]), "{low} {high}: {ticks:?}");
                    let places: Vec<f64> = all.iter().map(|value| axis.place(*value)).collect();
                    assert!(
                        places.iter().all(|at| (0.0..=1.0).contains(at)),
                        "{low} {high}: {places:?}"
                    );
                }
            }
        }
    }
}
