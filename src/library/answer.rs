//! What a scenario's paths say, to be read or written down.

use std::path::Path;

use super::{Error, Rows, Scenario, Simulated};
use crate::{
    analysis::{Given, Paths, Sample},
    chart::Look,
    inference::beside,
    language::Language,
    metrics::{Bundle, Conventions, Distribution, Estimate, Known, Metric, Summary, Target, Which},
    report::{self, Detail, Hashes, Staged, Timing, Whole},
};

/// On how many paths the books bust and anything does, and the median write-down.
fn of_books(summary: &Summary) -> ([Option<f64>; 3], [Option<f64>; 2]) {
    let share = |id| Some(summary.metric(id)?.distribution.mean()?.value);
    let median = |id| Some(summary.metric(id)?.distribution.quantile(0.5).value);
    let never = summary.metric(Metric::BustBegins).and_then(|metric| metric.never);
    let any = never.map(|never| 1.0 - never.value);
    let own = [share(Metric::BustBooks), any, median(Metric::WriteDown)];
    (own, [share(Metric::BustBooksOtherStandard), median(Metric::WriteDownOtherStandard)])
}

/// What a scenario's paths say.
pub struct Answer {
    /// What ran; its number of paths is that of those simulated.
    pub scenario: Scenario,
    /// Distributions of the metrics, bands of the tracks, the probability of a bust.
    pub summary: Summary,
    /// The first paths one by one: what drives the result is worked out from them.
    pub sample: Sample,
    /// Both sides of the condition, if there is one.
    pub given: Option<Given>,
    /// What was to be known well, and how well it is.
    pub known: Vec<(Target, Known)>,
    /// When the paths were simulated, and how long it took.
    pub timing: Timing,
    tracks: Bundle,
    written: Hashes,
}

impl Answer {
    /// Makes it of simulated paths, and of what their books would be under other conventions.
    pub fn of(
        mut scenario: Scenario,
        simulated: Simulated,
        conventions: Option<Conventions>,
        timing: Timing,
    ) -> Self {
        let Simulated { mut collected, sample, condition, written, known, .. } = simulated;
        let model = &mut scenario.model;
        model.header.run.paths = collected.paths;
        let happened = beside(model, &collected);
        let mut summary = Summary::new(model, &mut collected);
        summary.happened = happened;
        summary.conventions = conventions.map(|own| {
            let (run, other) = of_books(&summary);
            own.level_with(summary.paths, run, other)
        });
        let tracks = collected.tracks;
        let paths = Paths { model, sample: &sample, tracks: &tracks, most: usize::MAX };
        let given = condition.map(|condition| Given::of(condition, paths));
        Self { scenario, summary, sample, given, known, timing, tracks, written }
    }

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
        self.told(Detail::Brief, Language::En)
    }

    /// The same with more or less detail, in another language.
    pub fn told(&self, detail: Detail, language: Language) -> String {
        let model = &self.scenario.model;
        let own = (model, &self.summary, &self.sample);
        match &self.given {
            Some(given) if detail == Detail::Brief => report::given_brief(own, given, language),
            Some(given) => {
                let text = report::summary_text(own, detail, language);
                text + &report::given_text(given, model, detail, language)
            }
            None => report::summary_text(own, detail, language),
        }
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let model = &self.scenario.model;
        let mut json = report::summary_json(model, &self.summary, &self.sample);
        if let Some(given) = &self.given {
            json["given"] = report::given_json(given, model);
        }
        json
    }

    /// Every file but the manifest and the one of all paths, with its name.
    pub fn files(&self, look: &Look) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let Scenario { model, document, .. } = &self.scenario;
        let of_paths = (&self.sample, &self.tracks);
        report::files(model, document, &self.summary, of_paths, self.given.as_ref(), look)
            .map_err(Error::Report)
    }

    /// Writes tables, charts, page, deck and workbook into a folder, all or none. A result that stands there is
    /// replaced; what is not ours stays. Returns what should be known.
    pub fn write(&self, folder: impl AsRef<Path>, look: &Look) -> Result<Vec<String>, Error> {
        let files = self.files(look)?;
        let staged = Staged::result(folder.as_ref(), report::names::run(&look.drawn), false)?;
        let Scenario { model, document, .. } = &self.scenario;
        Ok(report::write(staged, &files, Vec::new(), model, document, self.timing)?)
    }

    /// The folder that it would be, without the file of all paths.
    pub fn whole(&self, look: &Look) -> Result<Whole, Error> {
        let Scenario { model, document, .. } = &self.scenario;
        let files = self.files(look)?;
        Ok(Whole::of((files, report::names::run(&look.drawn)), model, document, self.timing))
    }

    /// Writes such a folder, with the file of all paths where they are at hand.
    pub fn write_whole(
        &self,
        whole: &Whole,
        folder: impl AsRef<Path>,
        rows: Option<Rows<'_>>,
        overwrite: bool,
    ) -> Result<Vec<String>, Error> {
        let staged = whole.open(folder.as_ref(), overwrite)?;
        let rows = rows.map(|rows| rows.write(&self.scenario.model, &staged)).transpose();
        let rows = rows.map_err(Error::Report)?.unwrap_or_default();
        Ok(whole.place(staged, rows)?)
    }

    /// Puts the files in their place, beside the one that was written there while the paths ran.
    pub fn place(&self, staged: Staged, files: &[(String, Vec<u8>)]) -> Result<Vec<String>, Error> {
        let Scenario { model, document, .. } = &self.scenario;
        Ok(report::write(staged, files, self.written.clone(), model, document, self.timing)?)
    }
}
