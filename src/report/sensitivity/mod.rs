//! What explains the spread of numbers: text, table and JSON.

mod tables;
mod text;

use super::{
    label::Label,
    language::{Phrase, phrase},
};
use crate::{
    analysis::indices::{Factor, Indices, Sensitivities},
    metrics::Asked,
    model::Model,
    scenario::{Document, Run},
};

/// Names of the tables.
pub(super) const FILES: [&str; 2] = ["sensitivity.csv", "sensitivity.json"];

/// Numbers whose spread has been taken apart.
pub struct Explained<'a> {
    /// The scenario.
    pub document: &'a Document,
    /// What it runs.
    pub model: &'a Model,
    /// The numbers.
    pub asked: &'a [Asked],
    /// What was found.
    pub found: &'a Sensitivities,
    /// Drawn parameters that were not told apart from the luck.
    pub rest: &'a [String],
    /// Those among them that are correlated with shocks.
    pub correlated: &'a [String],
}

/// What a factor is: its parameters one after the other.
fn label(factor: &Factor, run: &Run) -> Label {
    let labels = factor.names.iter().map(|name| Label::of(name, run));
    labels
        .reduce(|all, next| Label {
            key: format!("{} + {}", all.key, next.key),
            words: phrase("{0}, with {1}").phrase(all.words).phrase(next.words),
            unit: phrase(""),
        })
        .unwrap_or_else(|| "".into())
}

/// What stands for all that is drawn beside the parameters.
const LUCK: &str = "luck";

impl Explained<'_> {
    /// Each parameter and the luck with its indices of a number, the largest total first; none where the number is
    /// the same on every path.
    pub(super) fn rows(&self, number: usize) -> Option<Vec<(Label, Indices)>> {
        let own = &self.found.each[number];
        let run = &self.model.header.run;
        let labels = self.found.factors.iter().map(|factor| label(factor, run));
        let mut rows: Vec<(Label, Indices)> =
            labels.zip(own.parameters.as_ref()?.iter().copied()).collect();
        let words = phrase("shocks, events and other draws");
        let luck = Label { key: LUCK.to_owned(), words, unit: phrase("") };
        rows.extend(own.luck.map(|indices| (luck, indices)));
        rows.sort_by(|a, b| b.1.total.value.total_cmp(&a.1.total.value));
        Some(rows)
    }

    /// Part of the variance that all explain alone together; the rest comes of what acts together. Single errors,
    /// which may lie below zero, take each other out in the sum.
    pub(super) fn alone(&self, number: usize) -> Option<f64> {
        let all = self.rows(number)?;
        let sum: f64 = all.iter().map(|(_, indices)| indices.first.value).sum();
        Some(sum.clamp(0.0, 1.0))
    }

    /// What the spread is of: the number itself, or whether something never happens.
    pub(super) fn what(&self, number: usize) -> Phrase {
        let asked = &self.asked[number];
        let own = super::asked::quantity(asked);
        if asked.quantity.unit.infinite().is_some() {
            return phrase("whether it never happens: {0}").phrase(own);
        }
        own
    }

    /// The terminal summary.
    pub fn text(&self) -> String {
        text::text(self)
    }

    /// All of it for programs.
    pub fn json(&self) -> serde_json::Value {
        tables::json(self)
    }

    /// Every table, with its file's name.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        vec![
            ("sensitivity.csv".to_owned(), tables::csv(self)),
            ("sensitivity.json".to_owned(), format!("{:#}\n", self.json()).into_bytes()),
        ]
    }
}
