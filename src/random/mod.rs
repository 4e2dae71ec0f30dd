//! Random streams: every number is a pure function of (seed, stream name, path, draw).
//!
//! The generator is Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2,
//! 3"). It has no state to advance, so results do not depend on threads, on batch size or on the
//! order in which streams are used; and a change to one mechanism leaves the draws of all the others
//! as they were (common random numbers).

// A package of its own, in which the layers have the names that they have in the whole.
extern crate self as random;

use overbuild_math as math;

mod draws;
mod generator;
mod philox;

pub use draws::{Chance, Draws, Shock};
pub use generator::Generator;
pub use philox::Stream;

/// Paths that advance together, one per lane: a batch's working state then fits the fast caches.
pub const LANES: usize = 64;

/// One value per path of a batch.
pub type Column = [f64; LANES];

/// Whether an event, marked by a positive number, happens on any path.
#[inline(always)]
pub fn any(events: &Column) -> bool {
    // Without an early way out, so that the loop is vector code.
    let mut found = false;
    for event in events {
        found |= *event > 0.0;
    }
    found
}

/// A column with the same value on every path.
pub const fn fill(value: f64) -> Column {
    [value; LANES]
}
