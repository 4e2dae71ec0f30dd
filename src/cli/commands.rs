//! The commands.

use std::{any::TypeId, path::PathBuf};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use super::{
    arguments::{
        BacktestOptions, CalibrateOptions, ChartOptions, CompareOptions, MergeOptions, RunOptions,
        ScenarioOptions, TraceOptions,
    },
    export::ExportOptions,
    first_paths::FindOptions,
    questions::{ReplayOptions, SensitivityOptions, SolveOptions, SweepOptions},
    rules::RulesOptions,
};
use crate::{language::Language, metrics::Slice};

/// Simulates how infrastructure booms end.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

impl Arguments {
    /// The program and its commands, each with its exit codes: help, completions and manual pages are made of it.
    pub(super) fn program() -> clap::Command {
        let told =
            |command: clap::Command| command.after_help(EXIT_CODES).mut_args(without_backticks);
        told(Self::command()).mut_subcommands(told)
    }

    /// What was typed once, without the name of the program.
    pub(super) fn of(typed: &[String]) -> Result<Self, clap::Error> {
        let all = std::iter::once("overbuild").chain(typed.iter().map(String::as_str));
        Self::program().try_get_matches_from(all).and_then(|typed| Self::from_arg_matches(&typed))
    }

    /// What was typed, and the language that it asks for, if any.
    pub(super) fn typed() -> Result<(Self, Option<Language>), clap::Error> {
        let typed = Self::program().try_get_matches()?;
        let own = typed.subcommand().map(|(_, own)| own.try_get_one::<String>("language"));
        let language = own.and_then(Result::ok).flatten().map(|tag| Language::tagged(tag));
        Ok((Self::from_arg_matches(&typed)?, language))
    }
}

/// Help as a terminal shows it: backticks are for documentation, and a shell that is given them runs what is between.
fn without_backticks(argument: clap::Arg) -> clap::Arg {
    let plain = |text: &clap::builder::StyledStr| text.to_string().replace('`', "");
    let (short, long) = (argument.get_help().map(plain), argument.get_long_help().map(plain));
    // A value may begin with a minus: that it is too small is the thing to say.
    let is_value = argument.get_action().takes_values() && !argument.is_positional();
    let is_number = is_value && is_number(&argument);
    let argument = argument.allow_negative_numbers(is_value).allow_hyphen_values(is_number);
    let argument = if let Some(short) = short { argument.help(short) } else { argument };
    if let Some(long) = long { argument.long_help(long) } else { argument }
}

/// Whether an option takes a number, a size or a share: of `-1%`, too, is said what is expected.
fn is_number(argument: &clap::Arg) -> bool {
    let own = argument.get_value_parser().type_id();
    let numbers = [
        TypeId::of::<u32>(),
        TypeId::of::<u64>(),
        TypeId::of::<usize>(),
        TypeId::of::<f64>(),
        TypeId::of::<Slice>(),
    ];
    numbers.iter().any(|number| own == *number)
}

const EXIT_CODES: &str = "Exit codes: 0 done, 1 failure, 2 mistake on the command line or in the scenario, or files in \
                          the output folder that are not overbuild's to replace, \
                          3 stopped before the end, 99 an [[expect]] of the scenario was not met";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Simulate a scenario; write tables and charts
    Run(RunOptions),
    /// Hold a scenario against what happened: its observations
    Backtest(BacktestOptions),
    /// Learn a scenario's uncertain parameters from what happened, or what several have in common; write them as an overlay
    Calibrate(CalibrateOptions),
    /// Compare scenarios on the same paths: differences with errors, what makes them, charts
    Compare(CompareOptions),
    /// Where does it come to this: limits of parameters within which most paths bust
    Rules(RulesOptions),
    /// What tells beforehand: what can be observed at each year's end and warns of a bust
    Watch(FindOptions),
    /// Put the shards of a run together: the result is that of one machine
    Merge(MergeOptions),
    /// Find where a key would have to stand for a number of the results to reach a target
    Solve(SolveOptions),
    /// Tell which parameters explain the spread of a number, alone and with all others
    Sensitivity(SensitivityOptions),
    /// Make a result again by the command that its manifest names, and say whether the files are the same
    Replay(ReplayOptions),
    /// Run a scenario in many variants on the same paths; write a tidy table and charts
    Sweep(SweepOptions),
    /// Draw the charts of a finished run again, in another look, without simulating
    Chart(ChartOptions),
    /// Write the tables of a finished run for other programs: Parquet, or a script for DuckDB
    Export(ExportOptions),
    /// Check a scenario without running it
    Check(ScenarioOptions),
    /// Say what a key means, with its unit, default, range and source; without a key, list all
    Explain {
        /// A key such as demand.growth, a table such as demand, or a metric, track or statistic such as
        /// `write_down`, default.Meta or `expected_shortfall`
        key: Option<String>,
        /// Print all tables in Markdown, as MODEL.md has them
        #[arg(long, conflicts_with = "key")]
        markdown: bool,
        /// Print all metrics, tracks and statistics in Markdown, as section 4 of MODEL.md has them
        #[arg(long, conflicts_with_all = ["key", "markdown"])]
        markdown_quantities: bool,
    },
    /// Say what the words of reports mean: path, bust, fair price, ..
    Glossary {
        /// Language
        #[arg(long, default_value = "en", value_parser = ["en", "de"])]
        language: String,
    },
    /// Print the JSON Schema of scenario files, for editors
    Schema,
    /// Replay one path and print all its variables over time as CSV
    Trace(TraceOptions),
    /// List the scenarios that the program brings along, with their questions
    Scenarios {
        /// Write them into this folder, with their data and the schema for editors
        #[arg(long, value_name = "FOLDER")]
        copy: Option<PathBuf>,
    },
    /// Write a commented starter scenario
    New {
        /// File to write; it must not exist
        file: PathBuf,
        /// Write a workbook of inputs, which every command reads; so does a name that ends in .xlsx
        #[arg(long)]
        xlsx: bool,
    },
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Write manual pages, as overbuild-run.1
    Man {
        /// Folder for them
        folder: PathBuf,
    },
}
