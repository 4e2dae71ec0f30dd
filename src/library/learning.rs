//! A calibration that is written down between its rounds, and can be taken up again.

use std::{fs, num::NonZero};

use super::Error;
use crate::{
    engine::Control,
    inference::{Backtest, Calibration, Origin, Posterior, Settings, Simulator},
    metrics::Stopped,
    model::Model,
    report::Staged,
};

/// A calibration with its checkpoint.
pub struct Learning<'a> {
    settings: Settings,
    origin: Origin,
    staged: &'a Staged,
    resume: Option<Calibration>,
    /// Rounds that are done.
    pub rounds: usize,
}

/// What was learned, and the scenario against what happened before and after it.
pub type Learned = (Posterior, Backtest, Backtest);

impl<'a> Learning<'a> {
    /// Fresh paths that show how well what was learned explains what happened.
    pub const FRESH: u64 = 16_384;

    /// Begins, or goes on where the checkpoint beside the folder ends.
    pub fn new(
        settings: Settings,
        origin: Origin,
        staged: &'a Staged,
        resume: bool,
    ) -> Result<Self, Error> {
        let mut learning = Self { settings, origin, staged, resume: None, rounds: 0 };
        if resume {
            learning.resume = Some(learning.load()?);
        } else {
            staged.may_keep_checkpoint()?;
        }
        Ok(learning)
    }

    fn load(&self) -> Result<Calibration, Error> {
        let path = self.staged.checkpoint();
        let place = path.display();
        let text = fs::read_to_string(&path)
            .map_err(|error| Error::Checkpoint(format!("cannot read {place}: {error}")))?;
        Calibration::from_checkpoint(&text, &self.origin, self.settings)
            .map_err(|why| Error::Checkpoint(format!("{place}: {why}")))
    }

    /// Learns, and holds what was learned against what happened.
    pub fn learn(
        &mut self,
        simulator: &Simulator<'_>,
        model: &Model,
        control: &Control,
    ) -> Result<Learned, Stopped> {
        let calibration = self.calibrate(simulator, control)?;
        let posterior = Posterior::new(simulator, &calibration);
        let paths = NonZero::new(Self::FRESH).unwrap_or(NonZero::<u64>::MIN);
        let before = Backtest::run(model, simulator.comparisons(), paths, control)?;
        #[expect(clippy::cast_possible_truncation, reason = "a small constant")]
        let after = simulator.forecast(&posterior.particles, Self::FRESH as usize, control)?;
        Ok((posterior, before, after))
    }

    /// Round after round, each written down.
    fn calibrate(
        &mut self,
        simulator: &Simulator<'_>,
        control: &Control,
    ) -> Result<Calibration, Stopped> {
        let mut calibration = match self.resume.take() {
            Some(calibration) => calibration,
            None => Calibration::begin(simulator, self.settings, control)?,
        };
        loop {
            self.rounds = calibration.rounds.len();
            let text = calibration.checkpoint(&self.origin);
            self.staged.write_checkpoint(text.as_bytes()).map_err(Stopped::Failed)?;
            if calibration.finished {
                return Ok(calibration);
            }
            calibration.advance(simulator, control)?;
        }
    }
}
