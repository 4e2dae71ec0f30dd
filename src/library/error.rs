//! What can go wrong, as types.

use std::fmt;

use thiserror::Error;

use crate::{
    metrics::Stopped,
    report::Refusal,
    scenario::{Diagnostic, Document, Problems, Sources},
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
    /// What was asked cannot be: the option, and why.
    #[error("{0}: {1}")]
    Question(&'static str, String),
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

/// A mistake of a scenario, or a doubt, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Whether it is only a doubt.
    pub warning: bool,
    /// What is wrong, and what was expected.
    pub message: String,
    /// What would help.
    pub help: Option<String>,
    /// The file, `--set` or what else the text stood in, with line and column from 1.
    pub place: Option<(String, usize, usize)>,
    /// The key that it speaks of.
    pub key: Option<String>,
}

impl Mistakes {
    /// Each with its place.
    pub fn list(&self) -> Vec<Mistake> {
        self.problems.0.iter().map(|problem| self.one(problem)).collect()
    }

    fn one(&self, problem: &Diagnostic) -> Mistake {
        let place = problem.span.as_ref().and_then(|span| self.sources.locate(span));
        let place = place.map(|(source, place)| {
            let before = &source.text[..source.text.floor_char_boundary(place.start)];
            let line = before.matches('\n').count() + 1;
            let begin = before.rfind('\n').map_or(0, |end| end + 1);
            (source.name.clone(), line, before[begin..].chars().count() + 1)
        });
        let Diagnostic { warning, message, help, .. } = problem.clone();
        Mistake { warning, key: key(&message), message, help, place }
    }

    pub(super) fn of(document: Document) -> Self {
        Self { problems: document.problems, sources: document.sources }
    }

    /// Each with its line of the file, in colours if they are wanted.
    pub fn render(&self, colour: bool) -> String {
        self.problems.render(&self.sources, colour)
    }

    /// The same in the words of another language.
    pub fn render_in(&self, colour: bool, say: &dyn Fn(&str) -> String) -> String {
        self.problems.render_in(&self.sources, colour, say)
    }
}

/// The key that a message names: `demand.growth: 99 is ..`, or ``unknown key `grwth` in [demand]``.
fn key(message: &str) -> Option<String> {
    if let Some((key, table)) = message
        .strip_prefix("unknown key `")
        .and_then(|rest| rest.split_once('`'))
        .and_then(|(key, rest)| Some((key, rest.split_once('[')?.1.split_once(']')?.0)))
    {
        return Some(format!("{}.{key}", table.trim_matches(['[', ']'])));
    }
    let (before, _) = message.split_once(": ")?;
    let before = before.strip_prefix("--set ").unwrap_or(before).trim_matches('`');
    (!before.is_empty() && !before.contains(' ')).then(|| before.to_owned())
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}
