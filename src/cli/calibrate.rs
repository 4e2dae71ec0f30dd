//! `overbuild calibrate`: what happened teaches the parameters.

use std::{fs, num::NonZero, path::Path, time::Instant};

use super::{
    arguments::CalibrateOptions,
    exit::Failure,
    load::load,
    print::{err, out},
    signals,
    simulate::now,
    workers::Workers,
};
use crate::{
    engine::Control,
    inference::{Backtest, Calibration, Origin, Posterior, Settings, Simulator},
    metrics::Stopped,
    model::Model,
    report::{self, Lesson, Staged, Timing, number, run_hash},
};

/// Fresh paths that show how well what was learned explains what happened.
const FRESH: u64 = 16_384;

pub(super) fn run(options: &CalibrateOptions) -> Result<(), Failure> {
    let look = options.look.look()?;
    let (document, mut model) =
        load(&options.scenario, &options.running.setting(), options.running.quiet)?;
    model.header.run.paths = FRESH;
    let usage = |message: String| Failure::Usage(format!("error: {message}"));
    let simulator = Simulator::new(&model).map_err(usage)?;
    let folder = options.out.clone().unwrap_or_else(|| options.scenario.folder("-calibration"));
    let names = report::names::calibration(&model);
    let staged = signals::opened(|| Staged::result(&folder, names, options.placing.overwrite))?;
    let workers = Workers::new(&options.running)?;
    let begun = Instant::now();
    let origin = Origin::new(&model, &simulator, &run_hash(&document));
    let mut job = Job::new(options, model.header.run.seed, origin, &staged)?;
    let done = workers.watched(None, || -> Result<_, Stopped> {
        let calibration = job.calibrate(&simulator, &workers.control)?;
        let posterior = Posterior::new(&simulator, &calibration);
        let (before, after) = forecasts(&simulator, &posterior, &model, &workers.control)?;
        Ok((posterior, before, after))
    });
    let (posterior, before, after) = done.map_err(|stopped| job.stopped(stopped))?;
    signals::still_wanted()?;
    let seconds = begun.elapsed().as_secs_f64();
    let timing = Timing { started_unix: now(), seconds, threads: workers.count() };
    let lesson = Lesson {
        model: &model,
        simulator: &simulator,
        posterior: &posterior,
        before: &before,
        after: &after,
        file: file_name(&document.file),
    };
    let files = lesson.files(&document, &look).map_err(Failure::Failed)?;
    let kept = report::write(staged, &files, Vec::new(), &model, &document, timing)?;
    for note in &kept {
        err(note);
    }
    if options.running.quiet {
        return Ok(());
    }
    out(&lesson.text())?;
    err(&format!("  {seconds:.1} s; overlay, tables and charts: {}", folder.display()));
    Ok(())
}

/// The scenario against what happened, before and after it has learned.
fn forecasts(
    simulator: &Simulator<'_>,
    posterior: &Posterior,
    model: &Model,
    control: &Control,
) -> Result<(Backtest, Backtest), Stopped> {
    let paths = NonZero::new(FRESH).unwrap_or(NonZero::<u64>::MIN);
    let before = Backtest::run(model, simulator.comparisons(), paths, control)?;
    #[expect(clippy::cast_possible_truncation, reason = "a small constant")]
    let after = simulator.forecast(&posterior.particles, FRESH as usize, control)?;
    Ok((before, after))
}

/// A calibration with its checkpoint.
struct Job<'a> {
    settings: Settings,
    origin: Origin,
    staged: &'a Staged,
    resume: Option<Calibration>,
    rounds: usize,
}

impl<'a> Job<'a> {
    #[expect(clippy::cast_possible_truncation, reason = "within the ranges of the options")]
    fn new(
        options: &CalibrateOptions,
        seed: u64,
        origin: Origin,
        staged: &'a Staged,
    ) -> Result<Self, Failure> {
        let settings = Settings {
            population: options.population as usize,
            rounds: options.rounds as usize,
            least_acceptance: options.least_acceptance,
            seed,
        };
        let mut job = Self { settings, origin, staged, resume: None, rounds: 0 };
        if options.resume {
            job.resume = Some(job.load()?);
        } else {
            staged.may_keep_checkpoint()?;
        }
        Ok(job)
    }

    fn load(&self) -> Result<Calibration, Failure> {
        let path = self.staged.checkpoint();
        let place = path.display();
        let text = fs::read_to_string(&path).map_err(|error| {
            Failure::Usage(format!("error: --resume: cannot read {place}: {error}"))
        })?;
        Calibration::from_checkpoint(&text, &self.origin, self.settings)
            .map_err(|why| Failure::Usage(format!("error: --resume: {place}: {why}")))
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
            self.save(&calibration).map_err(Stopped::Failed)?;
            if calibration.finished {
                return Ok(calibration);
            }
            calibration.advance(simulator, control)?;
        }
    }

    fn save(&self, calibration: &Calibration) -> Result<(), String> {
        self.staged.write_checkpoint(calibration.checkpoint(&self.origin).as_bytes())
    }

    fn stopped(&self, stopped: Stopped) -> Failure {
        match stopped {
            Stopped::Failed(message) => Failure::Failed(message),
            Stopped::Interrupted if self.rounds == 0 => {
                Failure::Incomplete("stopped in the first round; nothing was written".to_owned())
            }
            Stopped::Interrupted => Failure::Incomplete(format!(
                "stopped after {} rounds; --resume goes on from there",
                number::count(self.rounds as u64)
            )),
        }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
