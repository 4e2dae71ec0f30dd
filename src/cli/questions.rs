//! What can be typed of questions that are put to a scenario in many variants.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{
    arguments::ScenarioOptions,
    delivery::Delivery,
    size,
    whole::{any, whole},
};
use crate::metrics::Slice;

#[derive(Debug, Args)]
pub(super) struct SolveOptions {
    #[command(flatten)]
    pub(super) scenario: ScenarioOptions,
    /// A number of the results and what it is to be: "bust = 50%", "`net_present_value:p50` = 0",
    /// "median `write_down` = 2000", "`required_revenue@2026` = 600"
    #[arg(long = "for", value_name = "NUMBER = VALUE")]
    pub(super) target: String,
    /// The key to turn: a number by its value, a distribution by a shift (its median is told), a series by a
    /// factor; :value, :shift or :factor behind it choose otherwise, =LOW..HIGH names a range [default: all that
    /// is plausible]. A second key gives the line on which both reach the target
    #[arg(long, value_name = "KEY", required = true, num_args = 1)]
    pub(super) by: Vec<String>,
    /// Places of the second key [default: 7]
    #[arg(long, value_parser = whole::<u32>(2, 100))]
    pub(super) places: Option<u32>,
    /// Simulated futures at each place [default: those of the scenario, at most 20,000, or 8,192 for a line]
    #[arg(long, value_parser = whole::<u64>(1, 1_048_576))]
    pub(super) paths: Option<u64>,
    #[command(flatten)]
    pub(super) delivery: Delivery,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DesignName {
    /// All combinations
    Grid,
    /// A Latin hypercube
    Lhs,
    /// Points of a scrambled Sobol sequence
    Sobol,
}

#[derive(Debug, Args)]
pub(super) struct SweepOptions {
    #[command(flatten)]
    pub(super) scenario: ScenarioOptions,
    /// A key and what to try: demand.growth=0.2..0.8:7 (seven steps), `accounting.asset_group`=fleet,assets (may be
    /// repeated); numbers replace what is written, as --set does; with :shift or :factor behind the key they are
    /// medians to which the whole distribution moves, or factors on a series
    /// [default: what the scenario's table `[sweep]` says]
    #[arg(long, value_name = "KEY=VALUES", num_args = 1)]
    pub(super) over: Vec<String>,
    /// A number of the results, as in `write_down:p99` (may be repeated) [default: those of `[sweep]`, else the
    /// probability of a bust and the median of the write-downs]
    #[arg(long, value_name = "METRIC:STATISTIC")]
    pub(super) on: Vec<String>,
    /// Which combinations [default: grid, or without --over what `[sweep]` says; so for the next three]
    #[arg(long, value_enum)]
    pub(super) design: Option<DesignName>,
    /// Number of combinations of a design that is no grid [default: 64]
    #[arg(long, value_parser = whole::<usize>(1, 10_000))]
    pub(super) cells: Option<usize>,
    /// The cell that the others are held against, path by path [default: 1]
    #[arg(long, value_name = "CELL", value_parser = any::<usize>)]
    pub(super) reference: Option<usize>,
    /// Simulated futures of each cell [default: those of the scenario, at most 10,000]
    #[arg(long, value_parser = whole::<u64>(1, 262_144))]
    pub(super) paths: Option<u64>,
    /// Run only this share of the cells, as 3/16, and the reference; `overbuild merge` puts the shares together
    #[arg(long, value_name = "NUMBER/OF", value_parser = size::slice)]
    pub(super) shard: Option<Slice>,
    #[command(flatten)]
    pub(super) delivery: Delivery,
}

impl SweepOptions {
    /// The options as they may be typed, without those of one folder, one machine or one shard.
    pub(super) fn typed(&self) -> Vec<String> {
        let mut typed =
            vec!["sweep".to_owned(), self.scenario.scenario.to_string_lossy().into_owned()];
        let mut add = |option: &str, value: &str| {
            // A value may begin with a minus.
            typed.push(format!("--{option}={value}"));
        };
        self.scenario.settings.iter().for_each(|own| add("set", own));
        self.over.iter().for_each(|own| add("over", own));
        self.on.iter().for_each(|own| add("on", own));
        if let Some(design) = self.design.and_then(|design| design.to_possible_value()) {
            add("design", design.get_name());
        }
        self.reference.iter().for_each(|reference| add("reference", &reference.to_string()));
        self.cells.iter().for_each(|cells| add("cells", &cells.to_string()));
        self.paths.iter().for_each(|paths| add("paths", &paths.to_string()));
        self.delivery.running.seed.iter().for_each(|seed| add("seed", &seed.to_string()));
        if self.scenario.allow_implausible {
            typed.push("--allow-implausible".to_owned());
        }
        typed
    }
}

#[derive(Debug, Args)]
pub(super) struct SensitivityOptions {
    #[command(flatten)]
    pub(super) scenario: ScenarioOptions,
    /// A number of the results without a statistic, as `write_down` or `spending@2028` (may be repeated)
    /// [default: bust and `write_down`]
    #[arg(long, value_name = "METRIC")]
    pub(super) on: Vec<String>,
    /// A drawn parameter to tell apart (may be repeated) [default: the twelve that move the numbers most]
    #[arg(long, value_name = "KEY")]
    pub(super) by: Vec<String>,
    /// Shapley effects too: shares of the variance that add up to all [default: only where parameters that are told
    /// apart are correlated]; every parameter takes as many paths once more
    #[arg(long)]
    pub(super) shapley: bool,
    /// Points of each table; every parameter takes as many paths, and three times as many more are simulated
    #[arg(long, default_value = "8192", value_parser = whole::<usize>(64, 65_536))]
    pub(super) points: usize,
    #[command(flatten)]
    pub(super) delivery: Delivery,
}

#[derive(Debug, Args)]
pub(super) struct ReplayOptions {
    /// Folder of a result: of run, compare, backtest, calibrate, solve, sweep or sensitivity
    pub(super) folder: PathBuf,
    /// Threads [default: all cores]; the results do not depend on it
    #[arg(long, value_parser = any::<usize>)]
    pub(super) threads: Option<usize>,
    /// Print nothing if the files are the same
    #[arg(long, short)]
    pub(super) quiet: bool,
}
