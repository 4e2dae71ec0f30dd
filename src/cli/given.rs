//! `--given`: whether there were any such paths.

use super::exit::Failure;
use crate::{analysis::Given, report::number};

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
