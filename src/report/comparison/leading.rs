//! Which difference of assumptions moves an outcome most the way that it goes: answer, charts and slides tell the same.

use crate::{
    analysis::{Added, Rung, Versus},
    metrics::BUST,
    scenario::Statistic,
};

/// Of what is added to an outcome, the place of the largest that has the sign of the whole difference: what works against
/// it is no cause of it.
pub(super) fn leader(adds: &[f64], difference: f64) -> Option<usize> {
    largest(adds, |added| added * difference > 0.0)
}

/// The place of the largest that works against the whole difference.
pub(super) fn opponent(adds: &[f64], difference: f64) -> Option<usize> {
    largest(adds, |added| added * difference < 0.0)
}

fn largest(adds: &[f64], counts: impl Fn(f64) -> bool) -> Option<usize> {
    let those = (0..adds.len()).filter(|place| counts(adds[*place]));
    those.max_by(|a, b| adds[*a].abs().total_cmp(&adds[*b].abs()))
}

/// What a step adds to an outcome: the mean over all orders, where all were tried.
pub(super) fn added(rung: &Rung, outcome: usize) -> Added {
    rung.shapley.as_ref().map_or(rung.first[outcome], |all| all[outcome].0)
}

/// The steps of the way from the reference, with what each that is known adds to the probability of a bust.
pub(super) fn steps(versus: &Versus) -> Vec<(&Rung, f64)> {
    let Ok(ladder) = &versus.ladder else { return Vec::new() };
    let Some(place) = ladder.outcome(BUST) else { return Vec::new() };
    let each = ladder.rungs.iter().map(|rung| (rung, added(rung, place)));
    each.filter(|(_, own)| own.is_clear(2.0)).map(|(rung, own)| (rung, own.value)).collect()
}

/// The step that moves the probability of a bust most the way that it goes, with how much; none where it is not known to
/// go any.
pub(super) fn first(versus: &Versus) -> Option<(&Rung, f64)> {
    let whole = versus.outcome(BUST)?.pair.contrast(Statistic::Mean)?;
    let steps = steps(versus);
    let adds: Vec<f64> = steps.iter().map(|(_, added)| *added).collect();
    let first = leader(&adds, whole.difference).filter(|_| whole.is_clear())?;
    steps.get(first).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_works_against_a_difference_is_no_cause_of_it() {
        let adds = [0.049, -0.035, -0.02, 0.0];
        assert_eq!([leader(&adds, -0.15), opponent(&adds, -0.15)], [Some(1), Some(0)]);
        assert_eq!([leader(&adds, 0.01), opponent(&adds, 0.01)], [Some(0), Some(1)]);
        assert_eq!(leader(&[0.1], -0.1), None);
    }
}
