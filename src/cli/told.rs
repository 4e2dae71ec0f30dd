//! A scenario that was held against what happened, and what is told of it.

use std::path::PathBuf;

use crate::{
    library::{Held, Scenario},
    report::Backtested,
};

/// One scenario that was held against what happened.
pub(super) struct Told {
    pub(super) path: PathBuf,
    pub(super) scenario: Scenario,
    pub(super) held: Held,
}

impl Told {
    /// Name of the scenario.
    pub(super) fn name(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// How it did.
    pub(super) fn backtested(&self) -> Backtested<'_> {
        let Held { scores, alone } = &self.held;
        Backtested { model: &self.scenario.model, scores, alone }
    }
}
