//! How the program ends.

use std::process::ExitCode;

use crate::{metrics::Stopped, report::Refusal};

/// Exit code for what the scenario is not to blame for.
pub(super) const FAILED: u8 = 1;

/// Exit code for a mistake on the command line or in the scenario.
pub(super) const USAGE: u8 = 2;

/// Exit code for a run that was stopped.
pub(super) const INCOMPLETE: u8 = 3;

/// An end that is not success.
#[derive(Debug)]
pub(super) enum Failure {
    /// Something went wrong that the scenario is not to blame for.
    Failed(String),
    /// The command line or the scenario is wrong.
    Usage(String),
    /// Stopped before the end, and nothing was written; or the asked precision was not reached.
    Incomplete(String),
    /// The run is done and written, but an expectation of the scenario was not met.
    Unmet(String),
    /// The reader of the output has gone, as with `| head`: no mistake.
    Pipe,
}

impl Failure {
    pub(super) fn message(&self) -> &str {
        match self {
            Self::Failed(message)
            | Self::Usage(message)
            | Self::Incomplete(message)
            | Self::Unmet(message) => message,
            Self::Pipe => "",
        }
    }

    pub(super) fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Failed(_) => FAILED,
            Self::Usage(_) => USAGE,
            Self::Incomplete(_) => INCOMPLETE,
            Self::Unmet(_) => 99,
            Self::Pipe => 0,
        })
    }
}

impl From<Stopped> for Failure {
    fn from(stopped: Stopped) -> Self {
        match stopped {
            Stopped::Failed(message) => Self::Failed(message),
            Stopped::Interrupted => Self::Incomplete("stopped; nothing was written".to_owned()),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Taken(message) => Self::Usage(message),
            Refusal::Failed(message) => Self::Failed(message),
        }
    }
}
