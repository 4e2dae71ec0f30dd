//! A scenario in many variants: text, charts and tables.

mod figures;
mod story;
mod tables;
mod text;

pub(super) use figures::{CALLED, chart_names, figures};
pub(super) use story::story;

use super::asked;
use crate::{
    analysis::sweep::{Axis, Cell, Levels, Number, Place},
    language::{Language, Phrase, label::Label, phrase},
    metrics::Asked,
    model::Model,
    scenario::{Document, Run},
};

/// Names of the tables.
pub(super) const FILES: [&str; 2] = ["sweep.csv", "cells.json"];

/// A sweep that has been run.
pub struct Swept<'a> {
    /// The scenario.
    pub document: &'a Document,
    /// What it runs.
    pub model: &'a Model,
    /// The keys.
    pub axes: &'a [Axis],
    /// The variants.
    pub places: &'a [Place],
    /// The numbers.
    pub asked: &'a [Asked],
    /// The variant that the others are held against.
    pub reference: usize,
    /// Paths of each.
    pub paths: u64,
    /// What came out.
    pub cells: &'a [Cell],
}

impl Swept<'_> {
    pub(super) fn run(&self) -> &Run {
        &self.model.header.run
    }

    /// What a key is, and the unit of its numbers.
    pub(super) fn label(&self, axis: usize) -> Label {
        match &self.axes[axis].levels {
            Levels::Numbers(knob, _) | Levels::Range(knob, _) => asked::knob(knob, self.run()),
            Levels::Words(..) => {
                Label { unit: phrase(""), ..Label::of(&self.axes[axis].name, self.run()) }
            }
        }
    }

    /// Where a key stands in a variant, without its unit.
    pub(super) fn level(&self, axis: usize, place: &Place) -> Phrase {
        match place.numbers[axis] {
            Some(number) => trimmed(phrase!(number(self.label(axis).number(number)))),
            None => Phrase::of_name(place.shown[axis].trim_matches('"')),
        }
    }

    /// The same with its unit.
    pub(super) fn amount(&self, axis: usize, place: &Place) -> Phrase {
        match place.numbers[axis] {
            Some(number) => trimmed(self.label(axis).amount(number)),
            None => self.level(axis, place),
        }
    }

    /// A number of a variant: infinite where it never comes on so many paths, none where it has no value.
    pub(super) fn value(&self, place: usize, which: usize) -> Option<f64> {
        let number = self.cells[place].numbers.get(which)?;
        let never = self.asked[which].unit.infinite() == Some("never");
        number.value.or_else(|| never.then_some(f64::INFINITY))
    }

    /// Ends of the 95 % interval of a number; the upper one is infinite where it is never.
    pub(super) fn interval(number: &Number) -> [Option<f64>; 2] {
        match number.interval {
            [Some(low), None] => [Some(low), Some(f64::INFINITY)],
            ends => ends,
        }
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
    pub fn json(&self) -> String {
        tables::json(self)
    }

    /// Every table, with its file's name.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        vec![
            ("sweep.csv".to_owned(), tables::sweep(self)),
            ("cells.json".to_owned(), tables::cells(self.cells).into_bytes()),
        ]
    }

    /// Cells as they are kept between two calls, with what they are.
    pub fn kept(cells: &[Cell]) -> String {
        tables::cells(cells)
    }

    /// Reads kept cells; none if the text is something else.
    pub fn read(text: &str) -> Option<Vec<Cell>> {
        tables::read(text)
    }
}

/// An amount as it was typed, without noughts that say nothing.
fn trimmed(mut amount: Phrase) -> Phrase {
    amount.shorten_numbers();
    amount
}
