//! Round steps of scales.

/// Steps below and above these are taken as these: no power of ten may leave what a number can hold.
const STEPS: [f64; 2] = [1e-290, 1e300];

/// The least of 1, 2, 2.5 and 5 times a power of ten that is not below `step`, but for a share `slack` of it. Any
/// number has one: of what is no number, or not positive, the smallest.
pub fn round_up(step: f64, slack: f64) -> f64 {
    // Of what is no number, the smallest.
    let step = if step > STEPS[0] { step.min(STEPS[1]) } else { STEPS[0] };
    let mut power = 1.0;
    while power > step {
        power /= 10.0;
    }
    while power * 10.0 <= step {
        power *= 10.0;
    }
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|times| times * power);
    steps.into_iter().find(|round| *round >= step * (1.0 - slack)).unwrap_or(power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_a_round_step() {
        for (step, due) in [(0.3, 0.5), (1.0, 1.0), (2.1, 2.5), (7.0, 10.0), (999.0, 1000.0)] {
            assert!((round_up(step, 0.0) / due - 1.0).abs() < 1e-12, "{step}");
        }
        assert!((round_up(2.001, 0.001) - 2.0).abs() < 1e-12);
        let extreme = [0.0, 5e-324, f64::MIN_POSITIVE, 1e57, 1e300, f64::MAX, f64::INFINITY];
        for step in extreme.into_iter().chain([f64::NAN, -1.0, f64::NEG_INFINITY]) {
            let round = round_up(step, 0.001);
            assert!(round > 0.0 && round.is_finite(), "{step}: {round}");
        }
    }
}
