//! `[[observation]]`: what happened, to hold a scenario against.

mod read;

use read::Entry;

use super::{
    Run,
    diagnostic::Problems,
    node::{Table, Value},
    source::Span,
};

/// A year and a value.
pub type Point = (f64, f64);

/// A series, or a single number, that was observed.
#[derive(Clone, Debug)]
pub struct Observation {
    /// What charts and tables call it.
    pub name: String,
    /// What of the model it is held against.
    pub observed: Observed,
    /// Years and values in the model's unit, or relative to the first; years rise.
    pub points: Vec<Point>,
    /// How the model's values are made comparable.
    pub compared: Compared,
    /// The value known at the start, from which naive forecasters go on: where it is not given, the
    /// first point is what was known, and is not scored.
    pub known: Option<f64>,
    /// The year at whose end the run starts: that of what was known.
    pub before: f64,
    /// Growth a year that was known at the start, for the forecast of a trend.
    pub known_growth: Option<f64>,
    /// Standard error of the data, on the scale of logarithms (of log-odds, for shares).
    pub error: f64,
    /// Whether `calibrate` learns from it.
    pub calibrate: bool,
    /// Where it was written.
    pub span: Span,
}

/// What of the model an observation is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observed {
    /// A track, year by year.
    Track(String),
    /// A metric: one number for a path.
    Metric(String),
}

/// How the model's values are made comparable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// As they are.
    Value,
    /// Over the value of the first year.
    Index,
}

impl Observation {
    /// Reads the list.
    pub fn read_all(root: &Table, run: &Run, problems: &mut Problems) -> Vec<Self> {
        let Some(node) = root.get("observation") else { return Vec::new() };
        let Value::List(items) = &node.value else {
            let message = "observation: expected a list, written as [[observation]]";
            problems.error(Some(node.span.clone()), message);
            return Vec::new();
        };
        let mut all: Vec<Self> = Vec::new();
        for item in items {
            let mut entry = Entry { item, run, problems };
            let Ok(observation) = entry.read() else { continue };
            if all.iter().any(|other| other.name == observation.name) {
                let message = format!("observation: `{}` is there twice", observation.name);
                problems.error(Some(observation.span.clone()), message);
            }
            all.push(observation);
        }
        all
    }

    /// Year and value from which naive forecasters go on.
    pub fn origin(&self) -> Option<Point> {
        match (self.known, self.compared, &self.observed) {
            (_, _, Observed::Metric(_)) => None,
            (Some(known), Compared::Value, _) => Some((self.before, known)),
            _ => self.points.first().copied(),
        }
    }

    /// How many of the points come before those that are scored.
    pub fn skipped(&self) -> usize {
        usize::from(self.origin().is_some_and(|origin| self.points[0] == origin))
    }
}
