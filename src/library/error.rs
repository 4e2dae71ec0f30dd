//! What can go wrong, as types.

use std::fmt;

use thiserror::Error;

use crate::{
    metrics::Stopped,
    report::Refusal,
    scenario::{Document, Problems, Sources},
};

/// Why there is no answer.
#[derive(Debug, Error)]
pub enum Error {
    /// No path is asked for.
    #[error("run.paths: expected at least one path")]
    NoPaths,
    /// Less memory than one part of the paths needs: bytes that there are, and that are needed.
    #[error("{0} bytes of memory are too little, this scenario needs {1}")]
    Memory(u64, u64),
    /// Less memory than the paths that a condition looks at need: bytes that there are, and that are needed.
    #[error("{0} bytes of memory are too little for a condition, this scenario needs {1}")]
    ConditionMemory(u64, u64),
    /// The condition has a mistake.
    #[error("{0}")]
    Condition(String),
    /// A number that is to be known well is not modelled, or there is none of its name.
    #[error("{0}")]
    Target(String),
    /// The model cannot go on: a bust that asks for what is not modelled, a path beyond the range of numbers; or it
    /// was stopped.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// What was written down of a calibration or a sweep cannot be taken up again.
    #[error("{0}")]
    Checkpoint(String),
    /// A shard is damaged, or some are missing.
    #[error("{0}")]
    Shards(String),
    /// The folder cannot be written.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A file cannot be made: a chart that cannot be drawn, a disk that is full.
    #[error("{0}")]
    Report(String),
}

/// The mistakes of a scenario, each with file, line, column and key.
#[derive(Clone, Debug, Error)]
pub struct Mistakes {
    /// What was found.
    pub problems: Problems,
    sources: Sources,
}

impl Mistakes {
    pub(super) fn of(document: Document) -> Self {
        Self { problems: document.problems, sources: document.sources }
    }

    /// Each with its line of the file, in colours if they are wanted.
    pub fn render(&self, colour: bool) -> String {
        self.problems.render(&self.sources, colour)
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}
