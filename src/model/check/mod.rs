//! What only all tables together can tell: keys without effect, dates that the run does not reach, a start that makes no
//! sense, values that grow out of their range, units that do
//! not fit, mechanisms that nobody has asked for.

mod brought;
mod dates;
mod first_scale;
mod first_state;
mod idle;
mod landlords;
mod outgrown;
mod units;

pub use first_state::FirstMarket;
pub(crate) use first_state::Promised;
pub(crate) use idle::entries;
pub(crate) use outgrown::{Growing, is_held};

use crate::scenario::{Document, Run};

/// Tells of keys that change nothing, and of numbers in another unit than they are read in.
pub(crate) fn check(document: &mut Document, run: &Run) {
    brought::check(document);
    idle::check(document, run);
    landlords::check(document);
    units::check(document, run);
}
