//! A calibration that is written down between its rounds, and can be taken up again.

use std::{
    num::NonZero,
    path::{Path, PathBuf},
};

use super::{Error, Together};
use crate::{
    engine::Control,
    inference::{Backtest, Calibration, Experiment, Origin, Posterior, Settings, Simulator},
    metrics::Stopped,
    model::Model,
    report::{Refusal, Staged, Swept},
};

/// A calibration with its checkpoint.
pub struct Calibrating<'a> {
    settings: Settings,
    origin: Origin,
    staged: Option<&'a Staged>,
    resume: Option<Calibration>,
    together: Option<Together>,
    /// Rounds that are done.
    pub rounds: usize,
    /// The checkpoint of an interrupted calibration, which this one's takes the place of.
    pub replaces: Option<PathBuf>,
}

/// What was learned, and the scenario against what happened before and after it.
pub type Learned = (Posterior, Backtest, Backtest);

impl<'a> Calibrating<'a> {
    /// Fresh paths that show how well what was learned explains what happened.
    pub const FRESH: u64 = 16_384;

    /// Begins, or goes on where the checkpoint beside the folder ends.
    pub fn new(
        settings: Settings,
        origin: Origin,
        staged: &'a Staged,
        resume: bool,
    ) -> Result<Self, Error> {
        let mut calibrating = Self::alone(settings, origin);
        calibrating.staged = Some(staged);
        if resume {
            calibrating.resume = Some(calibrating.load(staged)?);
        } else {
            calibrating.replaces = takes_over(staged)?;
        }
        Ok(calibrating)
    }

    /// Begins without a checkpoint.
    pub const fn alone(settings: Settings, origin: Origin) -> Self {
        Self {
            settings,
            origin,
            staged: None,
            resume: None,
            together: None,
            rounds: 0,
            replaces: None,
        }
    }

    /// Shares the work with all who enter the same folder.
    pub fn share(&mut self, folder: &Path) -> Result<(), Error> {
        self.together = Some(Together::enter(folder, &self.origin, self.settings)?);
        Ok(())
    }

    /// Simulates for others until the calibration is done.
    pub fn help(&mut self, simulator: &Simulator<'_>, control: &Control) -> Result<(), Stopped> {
        self.calibrate(simulator, control).map(drop)
    }

    fn load(&self, staged: &Staged) -> Result<Calibration, Error> {
        let path = staged.checkpoint();
        let refused = |why: String| Error::Checkpoint(format!("{}: {why}", path.display()));
        let text = staged.read_checkpoint().map_err(refused)?;
        let text =
            text.ok_or_else(|| refused("cannot read it: there is no such file".to_owned()))?;
        Calibration::from_checkpoint(&text, &self.origin, self.settings).map_err(refused)
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
        let together = self.together.take();
        let shared = together.as_ref().map(|together| together.share(simulator, control));
        let simulator: &dyn Experiment = match &shared {
            Some(shared) => shared,
            None => simulator,
        };
        let mut calibration = match self.resume.take() {
            Some(calibration) => calibration,
            None => Calibration::begin(simulator, self.settings, control)?,
        };
        loop {
            self.rounds = calibration.rounds.len();
            if let Some(staged) = self.staged {
                let text = calibration.checkpoint(&self.origin);
                staged.write_checkpoint(&text).map_err(Stopped::Failed)?;
            }
            if calibration.finished {
                return Ok(calibration);
            }
            calibration.advance(simulator, control)?;
        }
    }
}

/// The checkpoint that a calibration from the start takes the place of; that of a sweep is refused.
fn takes_over(staged: &Staged) -> Result<Option<PathBuf>, Error> {
    staged.may_keep_checkpoint()?;
    let path = staged.checkpoint();
    let text = staged.read_checkpoint();
    if matches!(&text, Ok(Some(text)) if Swept::read(text).is_some()) {
        return Err(Error::Refused(Refusal::Taken(format!(
            "error: {} is the checkpoint of a sweep: name another folder with --out, or remove it",
            path.display()
        ))));
    }
    Ok((!matches!(text, Ok(None))).then_some(path))
}
