//! `[[expect]]` with `observation`: what a scenario promises of its backtest.

use super::{
    Observation,
    diagnostic::Problems,
    expect::{RANGE, is_of_observation, range},
    node::{Node, Table, Value},
};

/// A score of a backtest, and where it must lie.
#[derive(Clone, Debug)]
pub struct ExpectScore {
    /// Name of the observation, or `all`.
    pub observation: String,
    /// Which score.
    pub score: Score,
    /// Smallest and largest value that meets the expectation.
    pub range: (f64, f64),
}

/// What a backtest says of a forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    /// Share of the points inside the 50, 80 or 90 % band, by its number.
    Coverage(usize),
    /// One less the continuous ranked probability score over that of the last value.
    Skill,
}

/// Names of the scores.
const SCORES: [(&str, Score); 4] = [
    ("coverage_50", Score::Coverage(0)),
    ("coverage_80", Score::Coverage(1)),
    ("coverage_90", Score::Coverage(2)),
    ("skill", Score::Skill),
];
const KEYS: [&str; 6] = ["observation", "score", "above", "below", "near", "tolerance"];

impl Score {
    /// Its name.
    pub fn name(self) -> &'static str {
        SCORES.iter().find(|(_, score)| *score == self).map_or("", |(name, _)| name)
    }
}

impl ExpectScore {
    /// Reads the entries of the list that are about observations.
    pub(super) fn read_all(
        root: &Table,
        observations: &[Observation],
        problems: &mut Problems,
    ) -> Vec<Self> {
        let Some(Value::List(items)) = root.get("expect").map(|node| &node.value) else {
            return Vec::new();
        };
        let own = items.iter().filter(|item| is_of_observation(item));
        own.filter_map(|item| read(item, observations, problems)).collect()
    }
}

fn read(item: &Node, known: &[Observation], problems: &mut Problems) -> Option<ExpectScore> {
    let Value::Table(table) = &item.value else { return None };
    for entry in table.0.iter().filter(|entry| !KEYS.contains(&entry.key.as_str())) {
        let message = format!("unknown key `{}` in [[expect]] of an observation", entry.key);
        problems.error(Some(entry.key_span.clone()), message).suggest(&entry.key, KEYS);
    }
    let text = |key: &str| match table.get(key).map(|node| &node.value) {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let (observation, word) = (text("observation"), text("score"));
    let names = known.iter().map(|observation| observation.name.as_str()).chain(["all"]);
    if !names.clone().any(|name| name == observation) {
        let message = format!("expect: there is no observation `{observation}`");
        problems.error(Some(item.span.clone()), message).suggest(&observation, names);
        return None;
    }
    let Some((_, score)) = SCORES.iter().find(|(name, _)| *name == word) else {
        let message = format!("expect: score `{word}` is unknown");
        let valid = SCORES.iter().map(|(name, _)| *name);
        problems.error(Some(item.span.clone()), message).suggest(&word, valid);
        return None;
    };
    let Some(range) = range(table) else {
        problems.error(Some(item.span.clone()), RANGE);
        return None;
    };
    Some(ExpectScore { observation, score: *score, range })
}
