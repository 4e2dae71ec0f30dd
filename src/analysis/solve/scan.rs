//! Where to look first: few places, dense around where the scenario stands.

use crate::math::pow;

/// Parts of the way from where the scenario stands to an end.
const STEPS: [f64; 5] = [1.0 / 27.0, 1.0 / 9.0, 1.0 / 3.0, 2.0 / 3.0, 1.0];
/// Places of a range that somebody named.
const EVEN: u32 = 9;
/// How many times the place of the scenario an end must lie off for steps to be multiples.
const FAR: f64 = 10.0;
/// The same of an end and the other, where the scenario stands nowhere.
const VERY_FAR: f64 = 1e4;

/// Places to look at, rising: even ones in a range that was named, else nearer to each other around the scenario.
pub(super) fn places([low, high]: [f64; 2], now: Option<f64>, named: bool) -> Vec<f64> {
    let inside = now.filter(|now| (low..=high).contains(now));
    let mut places: Vec<f64> = match inside {
        Some(now) if !named => {
            let down = STEPS.map(|step| toward(now, low, step));
            let up = STEPS.map(|step| toward(now, high, step));
            down.into_iter().chain([now]).chain(up).collect()
        }
        _ => {
            let multiples = inside.is_none() && !named && low > 0.0 && high / low > VERY_FAR;
            let even = (0..EVEN).map(|i| {
                let part = f64::from(i) / f64::from(EVEN - 1);
                if multiples {
                    low * pow(high / low, part)
                } else {
                    low * (1.0 - part) + high * part
                }
            });
            even.chain(inside).collect()
        }
    };
    // No rounding leads out of the range: its ends are plausible, what lies beyond may be refused.
    for place in &mut places {
        *place = place.max(low).min(high);
    }
    places.sort_by(f64::total_cmp);
    places.dedup_by(|a, b| (*a - *b).abs() <= 1e-9 * (high - low));
    places
}

/// A part of the way, by multiples where the end is many times as far.
fn toward(now: f64, end: f64, step: f64) -> f64 {
    let (ratio, ends) = (end / now, [1.0 / FAR, FAR]);
    if now > 0.0 && end > 0.0 && !(ends[0]..=ends[1]).contains(&ratio) {
        return now * pow(ratio, step);
    }
    now + (end - now) * step
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn places_rise_and_hold_ends_and_scenario() {
        for (range, now, named) in [
            ([0.0, 1.0], Some(0.3), false),
            ([0.0, 1e6], Some(30.0), false),
            ([1e-6, 1e6], Some(30.0), false),
            ([-0.5, 3.0], Some(3.0), false),
            ([0.0, 10.0], Some(30.0), false),
            ([0.0, 1.0], None, false),
            ([2.0, 5.0], Some(2.7), true),
            ([1.0, 1e6], None, false),
        ] {
            let found = places(range, now, named);
            assert!(found.is_sorted() && (6..=11).contains(&found.len()), "{found:?}");
            let ends = [found[0], found[found.len() - 1]];
            assert!(ends.iter().zip(range).all(|(a, b)| (a - b).abs() <= 1e-9 * b.abs().max(1.0)));
            let inside = now.filter(|now| (range[0]..=range[1]).contains(now));
            if now.is_none() && range[0] > 0.0 {
                let ratio = |pair: &[f64]| pair[1] / pair[0];
                assert!(
                    found.windows(2).all(|pair| (3.0..10.0).contains(&ratio(pair))),
                    "{found:?}"
                );
            }
            assert!(inside.is_none_or(|now| found.iter().any(|at| (at - now).abs() < 1e-12)));
        }
    }
}
