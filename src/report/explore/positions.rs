//! Where the ends of a range can stand: at round values.

use crate::language::{round::round_up, rounding};

/// Steps between the hundredth and the ninety-ninth of a hundred paths, about.
const STEPS: f64 = 50.0;
/// Of so few different values, each is a place.
const FEW: usize = 40;

/// The places, rising: the least value, round ones between, the largest.
pub(super) fn of(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let mut different = sorted.clone();
    different.dedup();
    if different.len() <= FEW {
        return different;
    }
    let at = |share: usize| sorted[(sorted.len() - 1) * share / 100];
    let step = round_up((at(99) - at(1)) / STEPS, 0.001);
    let (first, last) = ((at(1) / step).ceil(), (at(99) / step).floor());
    let mut places = vec![sorted[0]];
    let mut place = first;
    while place <= last {
        let round = rounding::significant(place * step, 11);
        if round > places[places.len() - 1] {
            places.push(round);
        }
        place += 1.0;
    }
    let most = sorted[sorted.len() - 1];
    places.retain(|place| *place < most);
    places.push(most);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_round_and_leave_nothing_out() {
        let values: Vec<f64> = (0..1000).map(|i| 0.1 + 0.0007 * f64::from(i)).collect();
        let places = of(&values);
        assert!((20..=60).contains(&places.len()), "{}", places.len());
        assert!(places.is_sorted() && (places[0] - 0.1).abs() < 1e-12);
        assert!((places[places.len() - 1] - values[999]).abs() < 1e-12);
        for place in &places[1..places.len() - 1] {
            assert!(format!("{place}").len() < 6, "{place}");
        }
        assert_eq!(of(&[2.0, 1.0, 2.0, 3.0]), [1.0, 2.0, 3.0]);
        // Far tails do not stretch the steps.
        let mut tail = values;
        tail.push(1e9);
        assert!(of(&tail).len() > 20);
    }
}
