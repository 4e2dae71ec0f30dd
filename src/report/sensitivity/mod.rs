//! What explains the spread of numbers: text, charts, table and JSON.

mod figures;
mod story;
mod tables;
mod text;

pub(super) use figures::{CALLED, chart_names, figures};
pub(super) use story::story;

use crate::{
    analysis::indices::{Distance, Factor, Index, Indices, Sensitivities},
    language::{Language, Phrase, label::Label, phrase},
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
            words: phrase!(
                "{one}, with {next}",
                one = phrase(all.words),
                next = phrase(next.words)
            ),
            unit: phrase(""),
        })
        .unwrap_or_else(|| "".into())
}

/// What stands for all that is drawn beside the parameters.
const LUCK: &str = "luck";

/// What stands for a number that has no influence.
const NOTHING: &str = "nothing";

/// What is known of a parameter, of a group of correlated ones or of the luck.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) label: Label,
    /// First and total order; none of a parameter within a group.
    pub(super) indices: Option<Indices>,
    /// Its share of the variance; none of a group, and where nobody asked.
    pub(super) share: Option<Index>,
    /// How far it moves the distribution; none of a group and of the luck.
    pub(super) distance: Option<Distance>,
}

impl Explained<'_> {
    /// What is known of each, the largest total first, parameters of a group behind it; none where the number is the same
    /// on every path.
    pub(super) fn rows(&self, number: usize) -> Option<Vec<Row>> {
        let own = &self.found.each[number];
        let run = &self.model.header.run;
        let share = |place: usize| own.shares.as_ref().map(|shares| shares[place]);
        let distance = |place: usize| own.distances.as_ref().map(|all| all[place]);
        let mut player = 0;
        let mut blocks: Vec<(Indices, Vec<Row>)> = Vec::new();
        for (factor, indices) in self.found.factors.iter().zip(own.factors.as_ref()?) {
            let alone = factor.names.len() == 1;
            let mut rows = Vec::new();
            if !alone {
                let label = label(factor, run);
                rows.push(Row { label, indices: Some(*indices), share: None, distance: None });
            }
            for name in &factor.names {
                let (label, indices) = (Label::of(name, run), alone.then_some(*indices));
                rows.push(Row { label, indices, share: share(player), distance: distance(player) });
                player += 1;
            }
            blocks.push((*indices, rows));
        }
        if let Some(indices) = own.luck {
            let words = phrase("shocks, events and other draws");
            let label = Label { key: LUCK.to_owned(), words, unit: phrase("") };
            let row = Row { label, indices: Some(indices), share: share(player), distance: None };
            blocks.push((indices, vec![row]));
        }
        blocks.sort_by(|a, b| b.0.total.value.total_cmp(&a.0.total.value));
        Some(blocks.into_iter().flat_map(|(_, rows)| rows).collect())
    }

    /// First and total order of each parameter, group and the luck.
    pub(super) fn orders(&self, number: usize) -> Option<Vec<(Label, Indices)>> {
        let rows = self.rows(number)?.into_iter();
        Some(rows.filter_map(|row| Some((row.label, row.indices?))).collect())
    }

    /// The shares of all, the largest first.
    pub(super) fn shares(&self, number: usize) -> Option<Vec<(Label, Index)>> {
        let rows = self.rows(number)?.into_iter();
        let mut shares: Vec<_> = rows.filter_map(|row| Some((row.label, row.share?))).collect();
        shares.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
        (!shares.is_empty()).then_some(shares)
    }

    /// How far each parameter moves the distribution, the farthest first.
    pub(super) fn distances(&self, number: usize) -> Option<Vec<(Label, Distance)>> {
        let rows = self.rows(number)?.into_iter();
        let mut all: Vec<_> = rows.filter_map(|row| Some((row.label, row.distance?))).collect();
        all.sort_by(|a, b| b.1.whole.value.total_cmp(&a.1.whole.value));
        Some(all)
    }

    /// How far a number without influence seems to move the distribution.
    pub(super) fn nothing(&self, number: usize) -> Option<(Label, Distance)> {
        let distance = *self.found.each[number].distances.as_ref()?.last()?;
        let words = phrase("a number without influence");
        Some((Label { key: NOTHING.to_owned(), words, unit: phrase("") }, distance))
    }

    /// Part of the variance that all explain alone together; the rest comes of what acts together. Single errors,
    /// which may lie below zero, take each other out in the sum.
    pub(super) fn alone(&self, number: usize) -> Option<f64> {
        let all = self.orders(number)?;
        let sum: f64 = all.iter().map(|(_, indices)| indices.first.value).sum();
        Some(sum.clamp(0.0, 1.0))
    }

    /// The standard error of that sum, as if its parts were known apart.
    pub(super) fn error_alone(&self, number: usize) -> f64 {
        let all = self.orders(number).unwrap_or_default();
        let square = |indices: &Indices| indices.first.error * indices.first.error;
        all.iter().map(|(_, indices)| square(indices)).sum::<f64>().sqrt()
    }

    /// What the spread is of: the number itself, or whether something never happens.
    pub(super) fn what(&self, number: usize) -> Phrase {
        let asked = &self.asked[number];
        let own = super::asked::quantity(asked);
        if !self.found.each[number].whether {
            return own;
        }
        let words = if asked.quantity.may_be_undefined() {
            "whether it has no value: {what}"
        } else {
            "whether it never happens: {what}"
        };
        phrase!(words, what = phrase(own))
    }

    /// That a few points decide what would be told.
    pub(super) fn too_rare(&self, number: usize) -> Phrase {
        phrase!(
            "{what}: a few extreme points decide it, so what explains its spread cannot be told; more with --points",
            what = phrase(self.what(number).capital())
        )
    }

    /// Whether the parts of its variance are told: not where it is so rare that a few points decide them.
    pub(super) fn is_told(&self, number: usize) -> bool {
        let all = self.orders(number).unwrap_or_default();
        let shares = self.shares(number).unwrap_or_default();
        let parts = all.iter().flat_map(|(_, own)| [own.first, own.total]);
        parts.chain(shares.into_iter().map(|(_, share)| share)).all(|part| part.is_told())
    }

    /// The terminal summary.
    pub fn text(&self) -> String {
        self.told(Language::En)
    }

    /// The same in a language.
    pub fn told(&self, language: Language) -> String {
        text::text(self, language)
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
