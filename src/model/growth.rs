//! What several mechanisms work out alike: how tight a market is, and how a ceiling slows growth.

use crate::math::select;

/// Largest tightness: an industry without capacity is as good as one with a thousandth of what is wanted.
const MOST_TIGHT: f64 = 1e3;

/// Demand over capacity.
#[inline(always)]
pub(super) fn tightness(demand: f64, capacity: f64) -> f64 {
    demand / capacity.max((demand / MOST_TIGHT).max(1e-300))
}

/// The share of growth that a ceiling, 0 for none, leaves in the middle of a step in which growth alone
/// would come to `grown`, as a logarithm.
#[inline(always)]
pub(super) fn room(level: f64, ceiling: f64, grown: f64) -> f64 {
    let filled = level / select(ceiling > 0.0, ceiling, 1e300);
    // Each alone: shocks may carry a level far above its ceiling, where both would be negative.
    (1.0 - filled).max(0.0) * (1.0 - 0.5 * filled * grown).max(0.0)
}
