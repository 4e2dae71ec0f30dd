//! How a number goes with a key, as far as looks can tell.

use super::Look;

/// How a number goes with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// It does not move by more than its error.
    Flat,
    /// It rises and never clearly falls.
    Rises,
    /// It falls and never clearly rises.
    Falls,
    /// It does both.
    Both,
}

impl Shape {
    /// Of looks that rise in place. A move is clear if the intervals of two looks, whichever, do not touch.
    pub(super) fn of(looks: &[Look]) -> Self {
        let pairs = || {
            looks.iter().enumerate().flat_map(|(place, first)| {
                looks[place + 1..].iter().map(move |second| (first, second))
            })
        };
        let clear =
            |low: &Look, high: &Look| high.known.value - low.known.value > low.half() + high.half();
        let rises = pairs().any(|(first, second)| clear(first, second));
        let falls = pairs().any(|(first, second)| clear(second, first));
        match (rises, falls) {
            (false, false) => Self::Flat,
            (true, false) => Self::Rises,
            (false, true) => Self::Falls,
            (true, true) => Self::Both,
        }
    }
}
