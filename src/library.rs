//! The program as a library: load a scenario, simulate it, read its answer, hold it against another, write it down.
//!
//! The command line does the same with progress, interruption and a budget of memory around it.

use std::{
    fmt,
    num::NonZero,
    path::Path,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use thiserror::Error;

use crate::{
    analysis::{Case, Cases, Sample, Study},
    engine::Control,
    metrics::{Bundle, Collected, Distribution, Estimate, Stopped, Summary, Which},
    model::Model,
    random::Chance,
    report::{self, Detail, Refusal, Staged, Timing, chart::Look, language::Language},
    scenario::{Document, Problems, Rules},
};

/// Why there is no answer.
#[derive(Debug, Error)]
pub enum Error {
    /// Less memory than one part of the paths needs.
    #[error("{0} bytes of memory are too little, this scenario needs {1}")]
    Memory(u64, u64),
    /// The model cannot go on: a bust that asks for what is not modelled, a path beyond the range of numbers; or it
    /// was stopped.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// The folder cannot be written.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A chart cannot be drawn.
    #[error("{0}")]
    Report(String),
}

/// The mistakes of a scenario, each with file, line, column and key.
#[derive(Clone, Debug, Error)]
pub struct Mistakes {
    /// What was found.
    pub problems: Problems,
    words: String,
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

/// How a scenario is simulated; how many paths, and with which seed, is the scenario's.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Bytes that the values of all paths may take before they are counted in cells.
    pub memory: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { memory: 1 << 30 }
    }
}

/// A scenario that has been read and checked.
pub struct Scenario {
    /// What its files say.
    pub document: Document,
    /// What runs.
    pub model: Model,
}

impl Scenario {
    /// Reads and checks a file.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, Mistakes> {
        Self::load_with(path, &[])
    }

    /// The same with settings laid over it, as `--set` does: `demand.growth=0.3`.
    pub fn load_with(path: impl AsRef<Path>, settings: &[&str]) -> Result<Self, Mistakes> {
        let settings: Vec<String> = settings.iter().map(|&text| text.to_owned()).collect();
        let mut document = Document::load(path.as_ref(), &settings);
        match Model::read(&mut document, Rules::default()) {
            Some(model) => Ok(Self { document, model }),
            None => Err(Mistakes {
                words: document.problems.render(&document.sources, false),
                problems: document.problems,
            }),
        }
    }

    /// Simulates its paths.
    pub fn simulate(&self, settings: Settings) -> Result<Answer<'_>, Error> {
        let (begun, started_unix) = (Instant::now(), now());
        let mut collected = Collected::new(&self.model, settings.memory);
        if !collected.keeps_tracks() {
            let least = Collected::least_memory(&self.model);
            return Err(Error::Memory(settings.memory, least));
        }
        let mut sample =
            Sample::new(&self.model, |metric| metric.quantity.place.main, Sample::PATHS);
        let run = &self.model.header.run;
        let (chance, control) = (Chance::Seed(run.seed), Control::default());
        collected.extend(&self.model, chance, run.paths, &control, &mut |part| {
            sample.add(part);
            Ok(())
        })?;
        let summary = Summary::new(&self.model, &mut collected);
        let (seconds, threads) = (begun.elapsed().as_secs_f64(), rayon::current_num_threads());
        let timing = Timing { started_unix, seconds, threads };
        Ok(Answer { scenario: self, summary, sample, tracks: collected.tracks, timing })
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs())
}

/// What a scenario's paths say.
pub struct Answer<'a> {
    scenario: &'a Scenario,
    /// Distributions of the metrics, bands of the tracks, the probability of a bust.
    pub summary: Summary,
    /// The first paths one by one: what drives the result is worked out from them.
    pub sample: Sample,
    tracks: Bundle,
    timing: Timing,
}

impl Answer<'_> {
    /// The distribution of a metric; none where it is not modelled.
    pub fn distribution(&self, metric: impl Which) -> Option<&Distribution> {
        Some(&self.summary.metric(metric)?.distribution)
    }

    /// A quantile of a metric, with its error.
    pub fn quantile(&self, metric: impl Which, p: f64) -> Option<Estimate> {
        Some(self.distribution(metric)?.quantile(p))
    }

    /// The screen of the command line.
    pub fn text(&self) -> String {
        let told = (&self.scenario.model, &self.summary, &self.sample);
        report::summary_text(told, Detail::Brief, Language::En)
    }

    /// Writes tables, charts, page, deck and workbook into a folder, all or none. A result that stands there is
    /// replaced; what is not ours stays. Returns what should be known.
    pub fn write(&self, folder: impl AsRef<Path>, look: &Look) -> Result<Vec<String>, Error> {
        let Scenario { model, document } = self.scenario;
        let staged = Staged::result(folder.as_ref(), report::names::run(), false)?;
        let of_paths = (&self.sample, &self.tracks);
        let files = report::files(model, document, &self.summary, of_paths, None, look)
            .map_err(Error::Report)?;
        Ok(report::write(staged, &files, Vec::new(), model, document, self.timing)?)
    }
}

/// Simulates scenarios on the same paths and holds the others against the first. Number of paths and seed are the
/// first one's. `names` are those of tables and charts.
pub fn compare<const N: usize>(named: [(&str, Scenario); N]) -> Result<Study, Error> {
    const { assert!(N > 1, "a comparison needs two scenarios") };
    let (paths, seed) = {
        let run = &named[0].1.model.header.run;
        (NonZero::new(run.paths).unwrap_or(NonZero::<u64>::MIN), run.seed)
    };
    let control = Control::default();
    let simulate = |(name, Scenario { document, mut model }): (&str, Scenario)| {
        (model.header.run.paths, model.header.run.seed) = (paths.get(), seed);
        Case::simulate((name.to_owned(), document, model), paths, seed, &control)
    };
    let cases: Result<Vec<Case>, Stopped> = named.into_iter().map(simulate).collect();
    Ok(Study::new(Cases { cases: cases?, reference: 0 }, None, None, &control)?)
}
