//! Conditions on paths, as `--given` and `--of` have them: what is odd about one, and whether there were any such paths.

use super::{exit::Failure, print::err};
use crate::{
    analysis::{Condition, Given},
    language::number,
};

/// Tells of parts of a condition that change nothing.
pub(super) fn tell_doubts(option: &str, condition: &Condition) {
    condition.doubts().iter().for_each(|doubt| err(&format!("warning: {option}: {doubt}")));
}

/// Says where the condition held on no path: the run is written, the question is open.
pub(super) fn answered(given: &Given) -> Result<(), Failure> {
    if given.count > 0 {
        return Ok(());
    }
    Err(Failure::Incomplete(format!(
        "--given {}: it holds on none of {} paths, so on less than {:.3} % of them all (95 %); more with --paths",
        given.condition.text,
        number::count(given.paths as u64),
        given.share.interval[1] * 100.0
    )))
}
