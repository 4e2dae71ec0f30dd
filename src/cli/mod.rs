//! The command line: wires the layers together, and is the only layer that prints.

mod arguments;
mod backtest;
mod calibrate;
mod compare;
mod describe;
mod exit;
mod load;
mod look;
mod paths;
mod print;
mod quantities;
mod redraw;
mod schema;
mod signals;
mod simulate;
mod size;
mod starter;
mod timings;
mod trace;
mod workers;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::{CommandFactory, Parser};
use exit::Failure;
use print::{err, out};

/// Runs the program on its arguments; the exit code tells what kind of end it came to.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
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
        Command::Run(options) => simulate::run(&options),
        Command::Backtest(options) => backtest::run(&options),
        Command::Calibrate(options) => calibrate::run(&options),
        Command::Compare(options) => compare::run(&options),
        Command::Chart(options) => redraw::run(&options),
        Command::Check(options) => load::check(&options),
        Command::Explain { markdown: true, .. } => out(&describe::markdown()),
        Command::Explain { markdown_quantities: true, .. } => out(&quantities::markdown()),
        Command::Explain { key, .. } => describe::explain(key.as_deref()),
        Command::Schema => out(&schema::text()),
        Command::Trace(options) => trace::run(&options),
        Command::New { file } => starter::write(&file),
        Command::Completions { shell } => completions(shell),
    }
}

fn usage(error: &clap::Error) -> ExitCode {
    // Help and version go to standard output and are no mistake.
    let code = if error.use_stderr() { exit::USAGE } else { 0 };
    drop(error.print());
    ExitCode::from(code)
}

fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "overbuild", &mut text);
    out(&String::from_utf8_lossy(&text))
}
