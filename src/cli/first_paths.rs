//! What `rules` and `watch` share: the first paths one by one, with their tracks.

use std::{path::PathBuf, time::Instant};

use clap::Args;

use super::{
    arguments::{Format, Placing, Running, ScenarioOptions},
    exit::Failure,
    load::load,
    look::LookOptions,
    print::{err, out},
    signals,
    simulate::now,
    size,
    workers::Workers,
};
use crate::{
    analysis::{Condition, Paths, Sample},
    metrics::{Collected, Measure, Stopped, Unit},
    model::Model,
    random::Chance,
    report::{self, Staged, Timing, chart::Look, number},
    scenario::Document,
};

/// How paths are looked at.
#[derive(Debug, Args)]
pub(super) struct FindOptions {
    #[command(flatten)]
    pub(super) scenario: ScenarioOptions,
    /// What happens: a yes or no such as bust, `bust_spending` or default.OpenAI
    #[arg(long, value_name = "CONDITION", default_value = "bust")]
    pub(super) of: String,
    /// Folder for the results [default: the name of the scenario and that of the command, in output]
    #[arg(long, value_name = "FOLDER")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) placing: Placing,
    /// Simulated futures [default: those of the scenario, at most 65,536]
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=65_536))]
    pub(super) paths: Option<u64>,
    /// Memory for the paths, which are all kept
    #[arg(long, value_name = "SIZE", default_value = "1GiB", value_parser = size::bytes)]
    pub(super) memory: u64,
    #[command(flatten)]
    pub(super) look: LookOptions,
    #[command(flatten)]
    pub(super) running: Running,
    /// What to print
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
}

/// A command that looks at paths.
pub(super) struct Find<'a> {
    /// Its name, which its folder ends in.
    pub(super) name: &'static str,
    /// What was typed.
    pub(super) options: &'a FindOptions,
    /// Names that it may write.
    pub(super) names: Vec<String>,
}

/// What a command found.
pub(super) struct Found {
    /// For the terminal.
    pub(super) text: String,
    /// The same for programs.
    pub(super) json: serde_json::Value,
    /// Its files.
    pub(super) files: Vec<(String, Vec<u8>)>,
}

/// Share of the memory for outcomes and parameters; the rest is for tracks.
const SAMPLE_PART: u64 = 8;

impl Find<'_> {
    /// Simulates, hands the paths over, writes and prints what was found.
    pub(super) fn run(
        self,
        find: impl FnOnce(Condition, Paths<'_>, (&Document, &Look)) -> Result<Found, Failure> + Send,
    ) -> Result<(), Failure> {
        let options = self.options;
        let look = options.look.look()?;
        let (document, mut model) =
            load(&options.scenario, &options.running.setting(), options.running.quiet)?;
        let condition = Condition::read(&options.of, &model)
            .map_err(|message| Failure::Usage(format!("error: --of: {message}")))?;
        let paths = self.paths(&model)?;
        model.header.run.paths = paths;
        let added = format!("-{}", self.name);
        let folder = options.out.clone().unwrap_or_else(|| options.scenario.folder(&added));
        let staged =
            signals::opened(|| Staged::result(&folder, self.names, options.placing.overwrite))?;
        let workers = Workers::new(&options.running)?;
        let begun = Instant::now();
        let found = workers.watched(Some(paths), || {
            let (sample, collected) = simulate(&model, &condition, options, &workers)?;
            let paths = Paths { model: &model, sample: &sample, tracks: &collected.tracks };
            find(condition, paths, (&document, &look))
        })?;
        signals::still_wanted()?;
        let seconds = begun.elapsed().as_secs_f64();
        let timing = Timing { started_unix: now(), seconds, threads: workers.count() };
        let kept = report::write(staged, &found.files, Vec::new(), &model, &document, timing)?;
        tell(options, &found)?;
        for note in &kept {
            err(note);
        }
        if options.format == Format::Text && !options.running.quiet {
            err(&format!("  {seconds:.1} s; tables and charts: {}", folder.display()));
        }
        Ok(())
    }

    /// As many as are asked for; the error says how many there is room for.
    fn paths(&self, model: &Model) -> Result<u64, Failure> {
        let options = self.options;
        let most = Collected::new(model, tracks_memory(options.memory)).most_tracks();
        let usual = model.header.run.paths.min(Sample::PATHS as u64).min(most);
        let paths = options.paths.unwrap_or(usual);
        if most == 0 || paths > most {
            return Err(Failure::Usage(format!(
                "error: --memory: in {} there is room for {} paths one by one, not for {}; more with --memory",
                size::words(options.memory),
                number::count(most),
                number::count(paths.max(1))
            )));
        }
        Ok(paths)
    }
}

const fn tracks_memory(memory: u64) -> u64 {
    memory - memory / SAMPLE_PART
}

fn simulate(
    model: &Model,
    condition: &Condition,
    options: &FindOptions,
    workers: &Workers,
) -> Result<(Sample, Collected), Failure> {
    let dated = |metric: &Measure| metric.quantity.is_event() || metric.unit == Unit::Year;
    let wanted = |metric: &Measure| dated(metric) || condition.needs(&metric.name);
    let mut sample = Sample::new(model, wanted, Sample::PATHS);
    let mut collected = Collected::new(model, tracks_memory(options.memory));
    let (chance, paths) = (Chance::Seed(model.header.run.seed), model.header.run.paths);
    let done = collected.extend(model, chance, paths, &workers.control, &mut |part| {
        sample.add(part);
        Ok(())
    });
    done.map(|()| (sample, collected)).map_err(|stopped| match stopped {
        Stopped::Failed(message) => Failure::Failed(message),
        Stopped::Interrupted => Failure::Incomplete("stopped; nothing was written".to_owned()),
    })
}

fn tell(options: &FindOptions, found: &Found) -> Result<(), Failure> {
    if options.format == Format::Json {
        return out(&format!("{:#}\n", found.json));
    }
    if options.running.quiet { Ok(()) } else { out(&found.text) }
}
