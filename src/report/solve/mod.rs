//! What would have to be true: text, tables, charts and JSON of a solved scenario.

mod figures;
mod json;
mod story;
mod tables;
mod text;

pub(super) use figures::{CALLED, chart_names, figures};
pub(super) use story::story;

use super::asked;
use crate::{
    analysis::{
        Knob,
        solve::{Line, Look, Root, Solution},
    },
    language::{Language, Phrase, label::Label, phrase},
    metrics::Asked,
    model::Model,
    scenario::{Document, Run, Statistic},
};

/// Names of the tables.
pub(super) const FILES: [&str; 3] = ["solve.json", "places.csv", "line.csv"];

/// A question with its answer.
pub struct Solved<'a> {
    /// The scenario.
    pub document: &'a Document,
    /// What it runs.
    pub model: &'a Model,
    /// The number.
    pub asked: &'a Asked,
    /// What it is to be.
    pub target: f64,
    /// The key that is turned.
    pub knob: &'a Knob,
    /// Where it must stand.
    pub solution: Solution,
    /// A second key, and where the first must stand for each place of it.
    pub line: Option<(&'a Knob, Line)>,
}

impl Solved<'_> {
    pub(super) fn run(&self) -> &Run {
        &self.model.header.run
    }

    /// The key that is turned.
    pub(super) fn label(&self) -> Label {
        asked::knob(self.knob, self.run())
    }

    /// What the number is, as within a sentence; where nothing is left to chance, all paths have it.
    pub(super) fn what(&self) -> Phrase {
        let chance = self.solution.looks.iter().any(|look| look.spread);
        if matches!(self.asked.statistic, Statistic::Quantile(_)) && !chance {
            return asked::of_it(self.asked);
        }
        asked::words_of_it(self.asked)
    }

    /// What was asked.
    pub(super) fn question(&self) -> Phrase {
        phrase!(
            "Where would {key} have to stand for {what} to be {target}?",
            key = phrase(self.label().words),
            what = phrase(self.what()),
            target = phrase(self.amount(self.target))
        )
    }

    /// The two places next to each other between which the number passes the target, where its error at one of them, or
    /// both, is larger than what is left to the target.
    pub(super) fn crossing(&self) -> Option<[&Look; 2]> {
        let over = |look: &Look| look.known.value > self.target;
        let passes = |pair: &&[Look]| over(&pair[0]) != over(&pair[1]);
        let pair = self.solution.looks.windows(2).find(passes)?;
        Some([&pair[0], &pair[1]])
    }

    /// A value of the number.
    pub(super) fn amount(&self, value: f64) -> Phrase {
        asked::amount(value, self.asked.unit, self.run())
    }

    /// Whether the scenario as it is cannot be told apart from a root.
    pub(super) fn is_there(root: &Root, at: f64) -> bool {
        let [low, high] = root.interval;
        !root.too_few && low.is_none_or(|low| low <= at) && high.is_none_or(|high| at <= high)
    }

    /// The terminal summary.
    pub fn text(&self) -> String {
        self.told(Language::En)
    }

    /// The same in a language.
    pub fn told(&self, language: Language) -> String {
        text::text(self, language)
    }

    /// Every table, with its file's name.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut files = vec![
            ("solve.json".to_owned(), format!("{:#}\n", self.json()).into_bytes()),
            ("places.csv".to_owned(), tables::places(self)),
        ];
        if let Some((second, line)) = &self.line {
            let table = tables::line((self.knob, second), line);
            files.push(("line.csv".to_owned(), table));
        }
        files
    }

    /// All of it for programs.
    pub fn json(&self) -> serde_json::Value {
        json::json(self)
    }
}
