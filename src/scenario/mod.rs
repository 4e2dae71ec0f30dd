//! The scenario file: what the user asks for, read and checked, not yet interpreted.
//!
//! This layer does not know which mechanisms exist. It hands out tables to whoever declares one
//! with [`table!`](specification::table), and collects every mistake with its place.

mod bust;
mod calibration;
mod correlation;
mod data;
mod diagnostic;
mod difference;
mod distribution;
mod document;
mod expect;
mod expect_score;
mod files;
mod horizon;
mod layers;
mod names;
mod nesting;
mod node;
mod observation;
mod parameter;
mod parse;
mod reader;
mod run;
mod series;
mod series_read;
mod setting;
mod source;
mod specification;
mod without;
mod written;

pub use bust::{Bust, Condition};
pub use calibration::Calibration;
pub use correlation::Correlations;
pub use diagnostic::{Diagnostic, Problems, suggestion};
pub use difference::Difference;
pub use distribution::{Distribution, ThreeQuantiles};
pub use document::{Document, Members};
pub use expect::{Expect, STATISTICS, Statistic};
pub use expect_score::{ExpectScore, Score};
pub use horizon::Horizon;
pub use names::{check_distinct, spoken};
pub use node::{Entry, FileName, Node, Table, Value};
pub use observation::{Compared, Observation, Observed, Point};
pub use parameter::{Parameter, Sampler};
pub use reader::{Name, Rules, TableReader};
pub use run::Run;
pub use series::Series;
pub use source::{Source, Sources, Span};
pub(crate) use specification::table;
pub use specification::{Form, Key, Section, TableSpecification};
pub use written::Written;

/// Keys at the top of a file that belong to no mechanism.
pub const HEADER_KEYS: &[(&str, &str)] = &[
    ("title", "Name of the scenario, as charts show it."),
    ("question", "What the scenario asks, in one or two sentences."),
    (
        "extends",
        "File, or list of files, that this one is laid over; paths are relative to this file.",
    ),
    ("without", "Tables of the base to leave out, as in [\"power\", \"builder.Meta\"]."),
];

/// Tables that belong to no mechanism.
const LISTS: &[&str] = &["run", "bust", "calibration", "correlation", "expect", "observation"];

/// What every scenario has, whatever its mechanisms.
#[derive(Clone, Debug)]
pub struct Header {
    /// Name of the scenario.
    pub title: String,
    /// What it asks.
    pub question: Option<String>,
    /// Horizon, size and units.
    pub run: Run,
    /// What counts as a bust.
    pub bust: Bust,
    /// What the scenario promises of its results.
    pub expectations: Vec<Expect>,
    /// What the scenario promises of its backtest.
    pub score_expectations: Vec<ExpectScore>,
    /// What happened in the world.
    pub observations: Vec<Observation>,
    /// What may be learned from it.
    pub calibration: Calibration,
}

impl Document {
    /// Reads the header and `[run]`.
    pub fn header(&mut self, rules: Rules) -> Header {
        let text = |root: &Table, key: &str| match root.get(key).map(|node| &node.value) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let title = text(&self.root, "title");
        if title.is_none() && !self.problems.fatal() {
            self.problems.error(None, "missing key `title`: the name of the scenario, as text");
        }
        let bust = Bust::read(&self.root, &mut self.problems);
        let expectations = Expect::read_all(&self.root, &mut self.problems);
        let question = text(&self.root, "question");
        let run = self.read_table("run", rules, Run::read);
        let observations = Observation::read_all(&self.root, &run, &mut self.problems);
        let score_expectations =
            ExpectScore::read_all(&self.root, &observations, &mut self.problems);
        let calibration = Calibration::read(&self.root, &mut self.problems);
        let title = title.unwrap_or_default();
        Header {
            title,
            question,
            run,
            bust,
            expectations,
            score_expectations,
            observations,
            calibration,
        }
    }

    /// Hands the table of a name to a reader, be it there or not.
    pub fn read_table<T>(
        &mut self,
        name: &str,
        rules: Rules,
        read: impl FnOnce(&mut TableReader<'_>) -> T,
    ) -> T {
        let node = self.root.get(name);
        let table = match node.map(|node| &node.value) {
            Some(Value::Table(table)) => Some(table),
            Some(other) => {
                let message = format!("[{name}]: expected a table, found {}", other.kind());
                self.problems.error(node.map(|node| node.span.clone()), message);
                None
            }
            None => None,
        };
        let mut reader = TableReader {
            table,
            name: name.to_owned(),
            span: node.map(|node| node.span.clone()),
            rules,
            problems: &mut self.problems,
        };
        read(&mut reader)
    }

    /// Whether the file has a table of this name.
    pub fn has(&self, name: &str) -> bool {
        self.root.get(name).is_some()
    }

    /// Notes every table that nobody reads.
    pub fn reject_unknown_tables(&mut self, known: &[&str]) {
        let header = HEADER_KEYS.iter().map(|(key, _)| *key).chain(LISTS.iter().copied());
        let valid: Vec<&str> = header.chain(known.iter().copied()).collect();
        for entry in &self.root.0 {
            if !valid.contains(&entry.key.as_str()) {
                let message = format!("unknown key or table `{}`", entry.key);
                let problem = self.problems.error(Some(entry.key_span.clone()), message);
                problem.suggest(&entry.key, valid.iter().copied());
            }
        }
    }
}
