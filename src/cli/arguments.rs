//! What can be typed behind a command.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{
    delivery::{Delivery, Format, Placing},
    look::{HouseOptions, LookOptions},
    size,
    telling::Telling,
    whole::{any, weight, whole},
};
use crate::{
    metrics::{Slice, Target},
    scenario::{STATISTICS, Statistic},
};

#[derive(Clone, Debug, Args)]
pub(super) struct ScenarioOptions {
    /// Scenario file, or the name of one that the program brings along
    pub(super) scenario: PathBuf,
    /// Lay a value over the scenario, as in --set demand.growth=0.3 (may be repeated)
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub(super) settings: Vec<String>,
    /// Take values outside their plausible range
    #[arg(long)]
    pub(super) allow_implausible: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PerPath {
    /// Write paths.csv
    Csv,
    /// Write paths.parquet instead
    Parquet,
    /// Leave it out
    None,
}

impl PerPath {
    /// As it is typed.
    pub(super) fn word(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Of a word as it is typed.
    pub(super) fn of_word(word: &str) -> Result<Self, String> {
        let message = format!("--per-path {word}: this program was built without it");
        Self::from_str(word, false).map_err(|_| message)
    }
}

/// A metric and one of its statistics.
fn target(text: &str) -> Result<Target, String> {
    let (metric, statistic) =
        text.rsplit_once(':').ok_or("expected METRIC:STATISTIC, as in write_down:p95")?;
    let statistic = Statistic::named(statistic)
        .ok_or_else(|| format!("unknown statistic `{statistic}`; expected {STATISTICS}"))?;
    Ok(Target { metric: metric.to_owned(), statistic })
}

impl ScenarioOptions {
    /// Where results go if nobody says: a folder of the scenario's name, and what is added to it.
    pub(super) fn folder(&self, added: &str) -> PathBuf {
        let stem = self.scenario.file_stem().unwrap_or_default().to_string_lossy();
        Path::new("output").join(format!("{stem}{added}"))
    }
}

#[derive(Debug, Args)]
pub(super) struct RunOptions {
    #[command(flatten)]
    pub(super) scenario: ScenarioOptions,
    /// Simulated futures; overrules the scenario
    #[arg(long, value_parser = any::<u64>)]
    pub(super) paths: Option<u64>,
    #[command(flatten)]
    pub(super) telling: Telling,
    /// Leave the paths among which readers can choose out of report.html: it is a megabyte smaller then
    #[arg(long)]
    pub(super) no_explore: bool,
    #[command(flatten)]
    pub(super) delivery: Delivery,
    /// Simulate until named numbers are known this well, as 1% or 0.01: half the width of their 95 %
    /// interval over their value; --paths is then the most to simulate [default: 10,000,000]
    #[arg(long, value_name = "SHARE", value_parser = size::share)]
    pub(super) precision: Option<f64>,
    /// A number for --precision (may be repeated) [default: bust, and mean, median, p95 and expected
    /// shortfall of the write-downs]
    #[arg(long, value_name = "METRIC:STATISTIC", requires = "precision", value_parser = target)]
    pub(super) on: Vec<Target>,
    /// Show results on the paths on which this holds beside all others, as in "bust" or
    /// "`spending_fall` > 0.5 and `bust_begins` = 2028"; on the first paths, at most 65,536
    #[arg(long, value_name = "CONDITION")]
    pub(super) given: Option<String>,
    /// Simulate only this share of the paths, as 3/16; `overbuild merge` puts the shares together
    #[arg(long, value_name = "NUMBER/OF", value_parser = size::slice,
          conflicts_with_all = ["precision", "all", "errors", "slides", "draw", "theme", "template", "size", "language", "format", "timings"])]
    pub(super) shard: Option<Slice>,
    /// Memory for the results; where all values do not fit, they are counted in cells of 0.2 %
    #[arg(long, value_name = "SIZE", default_value = "1GiB", value_parser = size::bytes)]
    pub(super) memory: u64,
    /// Whether to write paths.csv, a row for each path [default: csv, if the values fit in memory]
    #[arg(long, value_enum)]
    pub(super) per_path: Option<PerPath>,
    /// Tell where the time went
    #[arg(long)]
    pub(super) timings: bool,
    /// Vectors to compute with: baseline, avx2 or avx512; for tests, as no result depends on it
    #[arg(long, hide = true, value_name = "NAME")]
    pub(super) vector_width: Option<String>,
    /// Write nothing and tell nothing; for those who count the instructions of the simulation alone
    #[arg(long, hide = true)]
    pub(super) simulate_only: bool,
}

#[derive(Debug, Args)]
pub(super) struct MergeOptions {
    /// Folders that `overbuild run --shard` or `overbuild sweep --shard` wrote: all shards of one run, or of one sweep
    #[arg(required = true, value_name = "SHARD")]
    pub(super) folders: Vec<PathBuf>,
    /// Folder for the results [default: the name of the scenario, in output]
    #[arg(long, value_name = "FOLDER")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) placing: Placing,
    #[command(flatten)]
    pub(super) telling: Telling,
    /// Leave the paths among which readers can choose out of report.html: it is a megabyte smaller then
    #[arg(long)]
    pub(super) no_explore: bool,
    #[command(flatten)]
    pub(super) look: LookOptions,
    #[command(flatten)]
    pub(super) house: HouseOptions,
    /// Threads [default: all cores]; the results do not depend on it
    #[arg(long, value_parser = any::<usize>)]
    pub(super) threads: Option<usize>,
    /// Print nothing but warnings and errors
    #[arg(long, short)]
    pub(super) quiet: bool,
    /// Tell where the time went
    #[arg(long)]
    pub(super) timings: bool,
    /// What to print
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct CompareOptions {
    /// Scenario files, or names of those that the program brings along; two or more
    #[arg(required = true)]
    pub(super) scenarios: Vec<PathBuf>,
    /// Lay a value over all scenarios, as in --set run.years=10 (may be repeated)
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub(super) settings: Vec<String>,
    /// Take values outside their plausible range
    #[arg(long)]
    pub(super) allow_implausible: bool,
    /// Scenario that the others are held against, by its file's name [default: the one that others
    /// extend, or the first]
    #[arg(long, value_name = "NAME")]
    pub(super) reference: Option<String>,
    /// Weight of each scenario, as 0.25,0.5,0.25: adds their mixture
    #[arg(long, value_delimiter = ',', value_name = "WEIGHTS", value_parser = weight)]
    pub(super) weights: Vec<f64>,
    /// Simulated futures of each scenario [default: the least of theirs]
    #[arg(long, value_parser = whole::<u64>(1, 262_144))]
    pub(super) paths: Option<u64>,
    /// Simulated futures of each step between two scenarios; 0 leaves the ladder out
    #[arg(long, value_name = "PATHS", default_value = "4096", value_parser = whole::<u64>(0, 65_536))]
    pub(super) ladder_paths: u64,
    #[command(flatten)]
    pub(super) telling: Telling,
    #[command(flatten)]
    pub(super) delivery: Delivery,
}

#[derive(Debug, Args)]
pub(super) struct ChartOptions {
    /// Output folder of a run, backtest, calibration or comparison
    pub(super) folder: PathBuf,
    /// Draw these charts only, as in --only price,spending
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) only: Vec<String>,
    /// List the names of the charts
    #[arg(long, conflicts_with_all = ["only", "title", "out"])]
    pub(super) list: bool,
    /// Another title for the one chart
    #[arg(long)]
    pub(super) title: Option<String>,
    /// Folder for the pictures [default: the same folder]
    #[arg(long, value_name = "FOLDER")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) placing: Placing,
    #[command(flatten)]
    pub(super) look: LookOptions,
    /// Print nothing but warnings and errors
    #[arg(long, short)]
    pub(super) quiet: bool,
}

#[derive(Debug, Args)]
#[command(mut_arg("template", |own| own.hide(true)))]
pub(super) struct BacktestOptions {
    #[command(flatten)]
    pub(super) scenario: ScenarioOptions,
    /// More scenarios: a table has a line of each
    #[arg(value_name = "SCENARIO")]
    pub(super) others: Vec<PathBuf>,
    /// Simulated futures [default: those of the scenario, at most 65,536]
    #[arg(long, value_parser = whole::<u64>(1, 65_536))]
    pub(super) paths: Option<u64>,
    /// Hold each of several also against what happened by what the others teach of the parameters that they have in
    /// common; tables and a chart go to the folder precedents
    #[arg(long, requires = "others")]
    pub(super) left_out: bool,
    /// Parameter sets of these calibrations
    #[arg(long, requires = "left_out", default_value = "1000", value_parser = whole::<u64>(20, 1_000_000))]
    pub(super) population: u64,
    #[command(flatten)]
    pub(super) delivery: Delivery,
}

#[derive(Debug, Args)]
#[command(mut_arg("template", |own| own.hide(true)))]
pub(super) struct CalibrateOptions {
    #[command(flatten)]
    pub(super) scenario: ScenarioOptions,
    /// More scenarios: what two or more have in common is learned from all at once
    #[arg(value_name = "SCENARIO")]
    pub(super) others: Vec<PathBuf>,
    /// Parameter sets that are kept
    #[arg(long, default_value = "2000", value_parser = whole::<u64>(50, 100_000))]
    pub(super) population: u64,
    /// End when less than this share of the paths comes near enough to what happened
    #[arg(long, value_name = "SHARE", default_value = "1%", value_parser = size::share)]
    pub(super) least_acceptance: f64,
    /// Rounds at most
    #[arg(long, default_value = "40", value_parser = whole::<u64>(1, 1000))]
    pub(super) rounds: u64,
    /// Go on where an interrupted calibration with the same settings stopped; of one scenario
    #[arg(long)]
    pub(super) resume: bool,
    /// Share the paths with all who run the same command with the same folder, on any machine that sees it; there may
    /// be more of them or fewer at any time; of one scenario
    #[arg(long, value_name = "FOLDER", conflicts_with = "resume")]
    pub(super) shards: Option<PathBuf>,
    /// Only simulate for the others, and write no result
    #[arg(long, requires = "shards")]
    pub(super) worker: bool,
    #[command(flatten)]
    pub(super) delivery: Delivery,
}

#[derive(Debug, Args)]
pub(super) struct TraceOptions {
    #[command(flatten)]
    pub(super) scenario: ScenarioOptions,
    /// Number of the path, as in paths.csv
    #[arg(long, required_unless_present = "median", value_parser = any::<u64>)]
    pub(super) path: Option<u64>,
    /// The path without chance: parameters at their medians, no shocks, no events
    #[arg(long, conflicts_with = "path")]
    pub(super) median: bool,
    /// Family of random streams; overrules the scenario
    #[arg(long, value_parser = any::<u64>)]
    pub(super) seed: Option<u64>,
}
