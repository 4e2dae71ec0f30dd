//! From a scenario to its answer, in one call.

use std::{path::Path, time::Instant};

use super::{Answer, Error, Plan, Scenario, Settings};
use crate::{
    chart::Look,
    engine::Control,
    report::{self, Staged, Timing},
};

impl Scenario {
    /// Simulates its paths, or as many as a precision needs.
    pub fn simulate(self, settings: Settings) -> Result<Answer, Error> {
        self.simulate_to(None, &settings)
    }

    /// Simulates it and writes the folder that `overbuild run` would, with the file of all paths. Also returns what
    /// should be known of files that were kept.
    pub fn simulate_into(
        self,
        folder: impl AsRef<Path>,
        settings: Settings,
        look: &Look,
    ) -> Result<(Answer, Vec<String>), Error> {
        let staged = Staged::result(folder.as_ref(), report::names::run(&look.drawn), false)?;
        let answer = self.simulate_to(Some(&staged), &settings)?;
        let notes = answer.place(staged, &answer.files(look)?)?;
        Ok((answer, notes))
    }

    fn simulate_to(self, staged: Option<&Staged>, settings: &Settings) -> Result<Answer, Error> {
        let (begun, control) = (Instant::now(), Control::default());
        let simulated = Plan::new(&self.model, settings)?.simulate(staged, &control)?;
        let timing = Timing::since(begun, rayon::current_num_threads());
        let conventions = self.other_books(&simulated.collected, &control)?;
        Ok(Answer::of(self, simulated, conventions, timing))
    }
}
