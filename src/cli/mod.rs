//! The command line: wires the layers together, and is the only layer that prints.

mod arguments;
mod backtest;
mod bug;
mod calibrate;
mod calibrate_together;
mod check;
mod commands;
mod compare;
mod delivery;
mod describe;
mod exit;
mod export;
mod first_paths;
mod given;
mod labels;
mod letters;
mod load;
mod look;
mod manual;
mod merge;
mod mistyped;
mod parties;
mod paths;
mod precedents;
mod print;
mod quantities;
mod questions;
mod readings;
mod redraw;
mod replay;
mod rules;
mod scenarios;
mod schema;
mod sensitivity;
mod shard;
mod signals;
mod simulate;
mod size;
mod solve;
mod starter;
mod starter_book;
mod sweep;
mod telling;
mod timings;
mod told;
mod trace;
mod watch;
mod whole;
mod workers;

use std::process::ExitCode;

use commands::{Arguments, Command};
pub use describe::explained;
use exit::Failure;
use print::{err, out};

use crate::language::Language;

/// Runs the program on its arguments; the exit code tells what kind of end it came to.
pub fn run() -> ExitCode {
    bug::expect();
    let arguments = match Arguments::typed() {
        Ok((arguments, language)) => {
            if let Some(language) = language {
                print::speak(language);
            }
            arguments
        }
        Err(error) => return usage(&error),
    };
    workers::share_cores();
    let done = signals::watch().and_then(|()| dispatch(arguments.command));
    signals::leave_to_signals();
    match done {
        Ok(()) | Err(Failure::Pipe) => ExitCode::SUCCESS,
        Err(failure) => {
            err(failure.message());
            failure.code()
        }
    }
}

fn dispatch(command: Command) -> Result<(), Failure> {
    match command {
        Command::Run(options) => match options.shard {
            Some(slice) => shard::run(&options, slice),
            None => simulate::run(&options),
        },
        Command::Backtest(options) => backtest::run(&options),
        Command::Calibrate(options) if options.others.is_empty() => calibrate::run(&options),
        Command::Calibrate(options) => calibrate_together::run(&options),
        Command::Compare(options) => compare::run(&options),
        Command::Rules(options) => rules::run(&options),
        Command::Watch(options) => watch::run(&options),
        Command::Merge(options) => merge::run(&options),
        Command::Solve(options) => solve::run(&options),
        Command::Sensitivity(options) => sensitivity::run(&options),
        Command::Replay(options) => replay::run(&options, dispatch),
        Command::Sweep(options) => sweep::run(&options),
        Command::Chart(options) => redraw::run(&options),
        Command::Export(options) => export::run(&options),
        Command::Check(options) => check::run(&options),
        Command::Explain { markdown: true, .. } => out(&describe::markdown()),
        Command::Explain { markdown_quantities: true, .. } => out(&quantities::markdown()),
        Command::Explain { key, .. } => describe::explain(key.as_deref()),
        Command::Glossary { language } => describe::glossary(Language::tagged(&language)),
        Command::Schema => out(&schema::text()),
        Command::Trace(options) => trace::run(&options),
        Command::New { file, xlsx } if xlsx || starter_book::is_meant(&file) => {
            starter_book::write(&file)
        }
        Command::New { file, .. } => starter::write(&file),
        Command::Scenarios { copy: None } => out(&scenarios::list()),
        Command::Scenarios { copy: Some(folder) } => scenarios::copy(&folder),
        Command::Completions { shell } => out(&manual::completions(shell)),
        Command::Man { folder } => manual::write(&folder),
    }
}

fn usage(error: &clap::Error) -> ExitCode {
    // Help and version go to standard output and are no mistake.
    let code = if error.use_stderr() { exit::USAGE } else { 0 };
    match mistyped::told(error) {
        Some(told) => err(&told),
        None => drop(error.print()),
    }
    ExitCode::from(code)
}
