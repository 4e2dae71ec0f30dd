//! The `overbuild` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    overbuild::cli::run()
}
