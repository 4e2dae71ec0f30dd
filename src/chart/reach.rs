//! A scale across that leaves room for what stands behind the ends of its bars.

/// What stands behind the end of a bar: where the bar ends on the scale, from 0 to 1, how wide the words are, and whether
/// they stand at its left.
pub(super) struct Behind {
    pub(super) place: f64,
    pub(super) wide: f64,
    pub(super) left: bool,
}

/// Rounds in which both ends of the scale give way to each other.
const ROUNDS: usize = 20;
/// The part of the room that the scale keeps, whatever stands behind its bars.
const KEPT: f64 = 0.4;

/// The ends of a scale between two edges on which nothing that stands behind a bar leaves them.
pub(super) fn scale((left, right): (f64, f64), all: &[Behind]) -> (f64, f64) {
    let (mut low, mut high) = (left, right);
    let most = (right - left) * (1.0 - KEPT) / 2.0;
    for _ in 0..ROUNDS {
        let at_left = all.iter().filter(|own| own.left && own.place < 1.0 - 1e-6);
        let due = at_left.map(|own| (left + own.wide - high * own.place) / (1.0 - own.place));
        low = due.fold(left, f64::max).min(left + most);
        let at_right = all.iter().filter(|own| !own.left && own.place > 1e-6);
        let due = at_right.map(|own| (right - own.wide - low) / own.place + low);
        high = due.fold(right, f64::min).max(right - most);
    }
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_bars_stays_between_the_edges() {
        let own = |place, wide, left| Behind { place, wide, left };
        let all = [own(0.0, 120.0, true), own(1.0, 150.0, false), own(0.5, 300.0, false)];
        let (low, high) = scale((100.0, 1000.0), &all);
        assert!((low - 220.0).abs() < 1e-6 && (high - 850.0).abs() < 1e-6, "{low} {high}");
        // A short bar leaves its words the rest of the scale.
        let (low, high) = scale((0.0, 1000.0), &[own(0.1, 500.0, false)]);
        assert!(low < 1e-6 && high > 999.0, "{low} {high}");
        // Words without end leave the bars their part.
        let (low, high) = scale((0.0, 1000.0), &[own(0.0, 900.0, true), own(1.0, 900.0, false)]);
        assert!(high - low >= 399.0, "{low} {high}");
    }
}
